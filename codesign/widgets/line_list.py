"""A short list of lines with a cursor: headings, lines that open something, and words that only say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

MARK, GAP = "› ", "  "


@dataclass(frozen=True)
class Line:
    """One line, or a few that belong together: its key, or none for words the cursor passes over."""

    words: str
    key: str = ""
    is_heading: bool = False
    digit: str = ""
    """The key that leads here, shown before the words."""


_NO_LINE = Line("")


class LineList(OptionList):
    """Lines under headings. The cursor is a mark in text too, so that colour is never the only sign."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Open", id="open", tooltip="Open what is under the cursor.")
    ]
    DEFAULT_CSS = """
    LineList { text-wrap: nowrap; text-overflow: ellipsis; height: 1fr; border: none; padding: 0 1; background: $background; }
    LineList:focus { border: none; }
    LineList > .option-list--option-disabled { color: $foreground; }
    """

    def __init__(self, id: str | None = None, *, mark: str = MARK) -> None:
        super().__init__(id=id, markup=False)
        self._mark = mark
        self._held: tuple[Line, ...] = ()
        self._mark_at: int | None = None

    @property
    def here(self) -> Line:
        """The line under the cursor; an empty one where there is none."""
        return self._held[self.highlighted] if self.highlighted is not None else _NO_LINE

    @property
    def key(self) -> str:
        """The key of the line under the cursor, or nothing."""
        return self.here.key

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown."""
        return self._held

    def show(self, lines: Sequence[Line]) -> None:
        """Show other lines, the cursor staying on the same thing, else on the same place."""
        if tuple(lines) == self._held:
            return
        before, place = self.key, self.highlighted or 0
        self._held, self._mark_at = tuple(lines), None
        self.clear_options()
        self.add_options([Option(_prompt(line), disabled=not line.key) for line in lines])
        self.highlighted = self._place_of(before, place)

    def go_to(self, key: str) -> bool:
        """Put the cursor on a line; says whether it is there."""
        place = next((at for at, line in enumerate(self._held) if line.key == key), None)
        if place is not None:
            self.highlighted = place
        return place is not None

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Move the mark with the cursor."""
        super().watch_highlighted(highlighted)
        for place, mark in ((self._mark_at, GAP), (highlighted, self._mark)):
            if place is not None and place < len(self._held):
                self.replace_option_prompt_at_index(place, _prompt(self._held[place], mark))
        self._mark_at = highlighted

    def place_under(self, digit: str) -> int | None:
        """Return the place a digit leads to: the line that bears it, or the first line under the heading that does."""
        at = next((place for place, line in enumerate(self._held) if line.digit == digit), None)
        return None if at is None else at + self._held[at].is_heading

    def _place_of(self, key: str, otherwise: int) -> int | None:
        can = [place for place, line in enumerate(self._held) if line.key]
        same = [place for place in can if key and self._held[place].key == key]
        return same[0] if same else min(can, key=lambda place: abs(place - otherwise), default=None)


def _prompt(line: Line, mark: str = GAP) -> Content:
    said = f"{line.digit}  {line.words}" if line.digit else line.words
    if line.is_heading:
        return Content.styled(said, "bold")
    return Content(mark + said.replace("\n", f"\n{GAP}"))
