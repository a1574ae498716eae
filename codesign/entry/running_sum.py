"""The line under "who came". It is the page's own tally, to hold against the paper: no figure adds the named and the unnamed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from codesign.entry.counts import Count
from codesign.text import plural


class RunningSum(NamedTuple):
    """Who is listed so far, in words."""

    named: int
    unnamed: int
    about: bool
    """Some of the counts are rough."""
    not_accounted_for: int
    """How many more were said to be in the room than are listed; never a reason not to save."""
    words: str


def running_sum(known: int, new: int, counts: Sequence[Count], in_room: int | None = None) -> RunningSum:
    """Say who is listed: `14 people: 3 known, 4 new, 7 not named (4 carers, 2 residents, 1 young person).`.

    Args:
        known: people recognised as contacts.
        new: people named for the first time.
        counts: the counts by kind.
        in_room: how many were in the room, if somebody counted.
    """
    kept = [count for count in counts if count.number]
    unnamed, about = sum(count.number for count in kept), any(count.about for count in kept)
    listed = known + new + unnamed
    missing = max(in_room - listed, 0) if in_room is not None else 0
    words = _words(known, new, kept, about=about)
    if missing:
        words += f" You said {in_room:,}; listed {listed:,}. {missing:,} not accounted for."
    return RunningSum(known + new, unnamed, about, missing, words.strip())


def _words(known: int, new: int, kept: Sequence[Count], *, about: bool) -> str:
    unnamed = sum(count.number for count in kept)
    if not known + new + unnamed:
        return "Nobody listed yet."
    parts = [f"{number:,} {which}" for number, which in ((known, "known"), (new, "new")) if number]
    if kept:
        each = ", ".join(count.words if count.kind else f"{count.words} of no kind given" for count in kept)
        parts.append(f"{unnamed:,} not named ({each})")
    return (
        f"{'About ' if about else ''}{plural(known + new + unnamed, 'person', 'people')}: {', '.join(parts)}."
    )
