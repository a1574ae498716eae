"""The figures that were asked for: what each must at least be, what it should reach, and how it is read from outcomes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean
from typing import Literal

from .systems import OURS, Outcome

Outcomes = Mapping[tuple[str, str], Mapping[str, Outcome]]
"""By what was drawn and its kind (`default-101`, `5k`), each system's outcome by its name."""
Read = Callable[[Outcome], float | None]


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    words: str
    kind: str
    at_least: float
    aim: float
    read: Read
    better: Literal["more", "less"] = "more"
    against: bool = False
    """It is the lead over the best of the others."""
    digits: int = 3

    def holds(self, value: float, wanted: float) -> bool:
        """Whether a value is as good as is wanted."""
        return value >= wanted if self.better == "more" else value <= wanted

    def worst(self, values: Sequence[float]) -> float:
        """Return the worst of some."""
        return min(values) if self.better == "more" else max(values)

    def best(self, values: Sequence[float]) -> float:
        """Return the best of some."""
        return max(values) if self.better == "more" else min(values)


def _pairwise(part: str) -> Read:
    return lambda outcome: float(outcome.score["pairwise"][part])


def _bcubed(outcome: Outcome) -> float:
    return float(outcome.score["bcubed"]["f1"])


def _false_merges(outcome: Outcome) -> float | None:
    return outcome.score.get("hn_false_merge_rate")


def _false_merges_of(kind: str) -> Read:
    return lambda outcome: outcome.score.get("hn_by_kind", {}).get(kind, {}).get("rate")


def _mixed(outcome: Outcome) -> float | None:
    return outcome.score.get("person_organisation_merges")


def _entities_in_worst(outcome: Outcome) -> float:
    return float(outcome.score["over_merged"]["worst_entities"])


def _seconds(outcome: Outcome) -> float:
    return outcome.cost.seconds


def _megabytes(outcome: Outcome) -> float:
    return outcome.cost.megabytes


_F1, _PRECISION = _pairwise("f1"), _pairwise("precision")

CONTACTS: tuple[Figure, ...] = (
    Figure("contacts 5,000: F1", "5k", 0.943, 0.960, _F1),
    Figure("contacts 5,000: precision", "5k", 0.950, 0.970, _PRECISION),
    Figure("contacts 5,000: B-cubed F1", "5k", 0.981, 0.985, _bcubed),
    Figure(
        "lead over the best of the others, best threshold in hindsight: F1",
        "5k",
        0.12,
        0.14,
        _F1,
        against=True,
    ),
    Figure("contacts 50,000: F1", "50k", 0.930, 0.945, _F1),
    Figure("contacts 50,000: precision", "50k", 0.930, 0.950, _PRECISION),
    Figure("noise 1.6: F1", "noise", 0.865, 0.88, _F1),
    Figure("hard .30, duplicates .15: F1", "hard", 0.895, 0.92, _F1),
    Figure("organisations .40, noise .6: F1", "org", 0.980, 0.985, _F1),
    Figure("pairs meant to mislead that were merged, 5,000", "5k", 0.14, 0.06, _false_merges, "less"),
    Figure("persons merged with organisations, 5,000", "5k", 0, 0, _mixed, "less", digits=0),
    Figure(
        "one name in one organisation, merged", "5k", 0.50, 0.30, _false_merges_of("same_name_org"), "less"
    ),
    Figure("parent and child, merged", "5k", 0.20, 0.10, _false_merges_of("parent_child"), "less"),
    Figure("entities in the worst cluster, 5,000", "5k", 3, 3, _entities_in_worst, "less", digits=0),
    Figure("entities in the worst cluster, 50,000", "50k", 5, 4, _entities_in_worst, "less", digits=0),
    Figure("whole command, 1,000: seconds", "1k", 0.8, 0.7, _seconds, "less", digits=2),
    Figure("whole command, 5,000: seconds", "5k", 1.8, 1.5, _seconds, "less", digits=2),
    Figure("whole command, 50,000: seconds", "50k", 12, 10, _seconds, "less", digits=1),
    Figure("whole command, 100,000: seconds", "100k", 30, 25, _seconds, "less", digits=1),
    Figure("peak memory, 5,000: MB", "5k", 90, 80, _megabytes, "less", digits=0),
    Figure("peak memory, 50,000: MB", "50k", 400, 350, _megabytes, "less", digits=0),
    Figure("peak memory, 100,000: MB", "100k", 800, 700, _megabytes, "less", digits=0),
)
TABLES: tuple[Figure, ...] = (
    Figure("febrl1: F1", "febrl1", 1, 1, _F1, digits=4),
    Figure("febrl2: F1", "febrl2", 1, 1, _F1, digits=4),
    Figure("febrl3: F1", "febrl3", 0.9995, 0.9997, _F1, digits=4),
    Figure("febrl4: F1", "febrl4", 0.9998, 0.9999, _F1, digits=4),
    Figure("fake_1000: F1", "fake1000", 0.945, 0.95, _F1),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A figure as it came out: ours in the mean and at its worst, and the best of the others."""

    figure: Figure
    ours: float
    worst: float
    tables: int
    best: tuple[str, float] | None

    @property
    def verdict(self) -> str:
        """Whether it holds, in a word or two."""
        if self.figure.holds(self.ours, self.figure.aim):
            return "aim reached"
        return "holds" if self.figure.holds(self.ours, self.figure.at_least) else "NOT REACHED"


def lines(figures: Sequence[Figure], outcomes: Outcomes) -> Iterator[Line]:
    """Give a line for each figure something was measured for."""
    for figure in figures:
        found = [by_system for (_, kind), by_system in outcomes.items() if kind == figure.kind]
        values = [value for by_system in found if (value := _value(figure, by_system)) is not None]
        if values:
            yield Line(
                figure, mean(values), figure.worst(values), len(values), _best_of_others(figure, found)
            )


def _value(figure: Figure, by_system: Mapping[str, Outcome]) -> float | None:
    own = by_system.get(OURS)
    if own is None or own.failed:
        return None
    if not figure.against:
        return figure.read(own)
    rivals = [other.best_f1 for name, other in by_system.items() if name != OURS and not other.failed]
    return own.f1 - max(rivals) if rivals else None


def _best_of_others(figure: Figure, found: Sequence[Mapping[str, Outcome]]) -> tuple[str, float] | None:
    """Return the one of the others that is best in the mean of the tables it ended on."""
    means: dict[str, float] = {}
    for name in {name for by_system in found for name in by_system if name != OURS}:
        ended = [by_system[name] for by_system in found if name in by_system and not by_system[name].failed]
        values = [value for other in ended if (value := _other_value(figure, other)) is not None]
        if values:
            means[name] = mean(values)
    if not means:
        return None
    best = figure.best(list(means.values()))
    return next(name for name in sorted(means) if means[name] == best), best


def _other_value(figure: Figure, other: Outcome) -> float | None:
    return other.best_f1 if figure.read is _F1 else figure.read(other)
