"""Run lookup on tables whose duplicates are known, and print what it costs and finds."""

from __future__ import annotations

import argparse
import csv
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path

from . import lookup, sets, systems
from .asked_for import answers, said_first, tables_asked_for
from .scoring import score

MOST_ONE_BY_ONE = 60_000


def looked_up(asked: argparse.Namespace, kept: Path) -> Iterator[str]:
    """Print what typing a name, a whole form and adding one record cost and find."""
    yield from said_first(asked)
    for one in tables_asked_for(asked, kept):
        contacts = lookup.Contacts.read(one.table, one.truth)
        register = lookup.register_of(contacts)
        yield f"{one.drawn} {one.kind}, {len(contacts.rows):,} contacts"
        yield f"  every key from the second letter: {_spread(lookup.keystrokes(contacts, register))}; at least p95 5, worst 40"
        yield f"  whole form, one of theirs among the first ten: {lookup.whole_forms(contacts, register):.3f}; at least .95"
        yield f"  adding one record: {_spread(lookup.added(contacts, register))}; at least 30"
        if len(contacts.rows) <= MOST_ONE_BY_ONE:
            yield from _one_by_one(asked, one, contacts, kept)


def _one_by_one(
    asked: argparse.Namespace, one: sets.Made, contacts: lookup.Contacts, kept: Path
) -> Iterator[str]:
    batch = systems.ours(shlex.split(asked.codesign), one, folder := answers(kept, one))
    answer = folder / "one_by_one.pred.csv"
    with answer.open("w", newline="", encoding="utf-8") as file:
        group, taken = lookup.one_by_one(contacts)
        csv.writer(file).writerows([("id", "cluster_id"), *group.items()])
    pairwise = score(one.truth, answer)["pairwise"]
    yield (
        f"  added one by one: P {pairwise['precision']:.3f} R {pairwise['recall']:.3f} F1 {pairwise['f1']:.3f}, "
        f"batch F1 {batch.f1:.3f}; aim: within .01"
    )
    yield f"  of which the last tenth: {_spread(taken[-len(taken) // 10 :])}; at least 30"


def _spread(seconds: Sequence[float]) -> str:
    ordered = sorted(each * 1000 for each in seconds)
    p50, p95 = (ordered[min(len(ordered) - 1, int(len(ordered) * part))] for part in (0.5, 0.95))
    return f"p50 {p50:.1f} ms, p95 {p95:.1f} ms, worst {ordered[-1]:.1f} ms of {len(ordered)}"
