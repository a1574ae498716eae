"""The line under "who came": how many are named and, beside them and never added to them, how many are not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from codesign.entry.counts import Count


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
    """Say who is listed: `7 named (3 known, 4 new), 7 not named (4 carers, 2 residents, 1 young person)`.

    Args:
        known: people recognised as contacts.
        new: people named for the first time.
        counts: the counts by kind.
        in_room: how many were in the room, if somebody counted.
    """
    kept = [count for count in counts if count.number]
    unnamed, about = sum(count.number for count in kept), any(count.about for count in kept)
    missing = max(in_room - known - new - unnamed, 0) if in_room is not None else 0
    parts = [_named_words(known, new), _unnamed_words(kept, unnamed, about=about)]
    words = ", ".join(part for part in parts if part) or "Nobody listed yet"
    if in_room is not None and missing:
        words += f". You said {in_room:,}: {missing:,} not accounted for."
    return RunningSum(known + new, unnamed, about, missing, words)


def _named_words(known: int, new: int) -> str:
    if not known + new:
        return ""
    sides = ", ".join(f"{number:,} {which}" for number, which in ((known, "known"), (new, "new")) if number)
    return f"{known + new:,} named ({sides})"


def _unnamed_words(kept: Sequence[Count], unnamed: int, *, about: bool) -> str:
    if not kept:
        return ""
    each = ", ".join(count.words if count.kind else f"{count.words} of no kind given" for count in kept)
    return f"{'about ' if about else ''}{unnamed:,} not named ({each})"
