"""The line over a list: how many records there are, what they were found by, in which order, where the cursor is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len

from codesign.records.filters import found_by
from codesign.text import plural, shorten

_MARGINS = 4
_LONGEST_WORDS = 30


class ListState(NamedTuple):
    """What there is to say of a list."""

    shown: int
    of: int
    """How many there are, whatever narrows the list."""
    one: str
    many: str = ""
    words: str = ""
    """The words they were found by."""
    selected: str = ""
    """How many are selected, in words."""
    at: int = 0
    """The place of the cursor, from 1."""
    order: str = ""
    left_off: Sequence[str] = ()
    """The headings of the columns there was no room for."""
    above: int = 0
    """How many of those shown were not found themselves: something beneath them was."""

    @property
    def of_how_many(self) -> str:
        """Say how many are shown, of how many, and how many are shown besides."""
        many = self.many.partition(",")[0]  # what the figures hold is said where all are shown
        found = f"{self.shown - self.above:,} of {plural(self.of, self.one, many)}"
        return f"{found}, with {self.above:,} above" if self.above else found


def shown_words(state: ListState, width: int) -> str:
    """Say it in as many words as there is room for: what matters least is shortened first, and is in the footer besides."""
    found = (
        f"FOUND BY “{shorten(found_by(state.words), _LONGEST_WORDS)}”: {state.of_how_many}"
        if state.words
        else plural(state.shown, state.one, state.many)
    )
    several = state.shown > 1
    said = [
        state.selected.upper(),
        found,
        state.order if several else "",
        f"{state.at:,} of {state.shown:,}" if several else "",
        "Esc clears" if state.words else "",
    ]
    room = width - _MARGINS
    short = " · ".join(part for part in said if part)
    if not state.left_off:
        return short
    for left_off in (", ".join(state.left_off), plural(len(state.left_off), "column")):
        whole = f"{short} · no room for {left_off}"
        if cell_len(whole) <= room:
            return whole
    return short
