"""The table that was asked for, and beneath it what each kind of case came to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from statistics import mean

from .figures import Line, Outcomes
from .systems import OURS, Outcome

_HEAD = "| figure | at least | aim | ours, mean | worst | of | best of the others | |\n|---|---|---|---|---|---|---|---|"


def table(found: Iterable[Line]) -> Iterator[str]:
    """Give the table in lines."""
    yield _HEAD
    for line in found:
        digits = line.figure.digits
        best = f"{line.best[1]:.{digits}f} {line.best[0]}" if line.best and not line.figure.against else ""
        yield (
            f"| {line.figure.words} | {line.figure.at_least:g} | {line.figure.aim:g} | {line.ours:.{digits}f} | "
            f"{line.worst:.{digits}f} | {line.tables} | {best} | {line.verdict} |"
        )


def systems(outcomes: Outcomes, kind: str) -> Iterator[str]:
    """Give a line for each system on tables of one kind, in the mean."""
    found = [by_system for (_, of), by_system in outcomes.items() if of == kind]
    names = sorted({name for by_system in found for name in by_system}, key=lambda name: (name != OURS, name))
    for name in names:
        ended = [each[name] for each in found if name in each and not each[name].failed]
        if ended:
            yield _system(name, ended)
        else:
            yield f"  {name:<17} did not end: {next(each[name].failed for each in found if name in each).splitlines()[-1][:80]}"


def _system(name: str, ended: list[Outcome]) -> str:
    pairwise = [outcome.score["pairwise"] for outcome in ended]
    precision, recall, f1 = (mean(each[part] for each in pairwise) for part in ("precision", "recall", "f1"))
    return (
        f"  {name:<17} P {precision:.3f} R {recall:.3f} F1 {f1:.3f} (best threshold {mean(each.best_f1 for each in ended):.3f})  "
        f"B3 {mean(each.score['bcubed']['f1'] for each in ended):.3f}  misled {_share(ended)}  "
        f"{mean(each.cost.seconds for each in ended):.2f} s{_processor(ended)}  {max(each.cost.megabytes for each in ended):.0f} MB"
    )


def _processor(ended: list[Outcome]) -> str:
    used = mean(each.cost.processor for each in ended)
    return f" ({used:.2f} s of processor)" if used else ""


def _share(ended: list[Outcome]) -> str:
    rates = [rate for each in ended if (rate := each.score.get("hn_false_merge_rate")) is not None]
    return f"{mean(rates):.3f}" if rates else "-"


def cases(outcomes: Outcomes, kind: str) -> Iterator[str]:
    """Give what ours made of each kind of case on tables of one kind: misleading pairs merged, true pairs found."""
    ours = [
        by_system[OURS].score
        for (_, of), by_system in outcomes.items()
        if of == kind and OURS in by_system and not by_system[OURS].failed
    ]
    for heading, part, count in (
        ("merged, of those meant to mislead", "hn_by_kind", "merged"),
        ("found, of those in which this was done", "recall_by_variant", "recall"),
    ):
        added = _added([score.get(part) or {} for score in ours], count)
        if added:
            yield f"{heading}: " + ", ".join(
                f"{name} {hit:.0f}/{of} {hit / of:.3f}" for name, (hit, of) in sorted(added.items())
            )


def _added(found: list[Mapping[str, Mapping[str, float]]], count: str) -> dict[str, tuple[float, int]]:
    total: dict[str, tuple[float, int]] = {}
    for by_name in found:
        for name, figures in by_name.items():
            pairs = int(figures["pairs"])
            hit = figures[count] if count == "merged" else figures[count] * pairs
            before = total.get(name, (0.0, 0))
            total[name] = before[0] + hit, before[1] + pairs
    return total
