"""A list of lines each of which is ticked or not: Space turns the one under the cursor. It knows no store and no people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

TICKED, UNTICKED = "[x] ", "[ ] "
_HERE, _ELSEWHERE = "> ", "  "
_BENEATH = " " * (len(_HERE) + len(TICKED))


class Tick(NamedTuple):
    """A line, and what it stands for."""

    words: str
    key: str
    is_ticked: bool = True


class TickList(OptionList):
    """Lines with ticks. It posts `Turned` whenever one is turned."""

    HELP = "Up and Down go from line to line; Space ticks the line under the mark `>`, or takes its tick off."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "turn", "Tick", tooltip="Tick this line, or take the tick off.")
    ]
    DEFAULT_CSS = """
    TickList { height: auto; border: none; padding: 0; background: $surface; text-wrap: wrap; }
    TickList:focus { border: none; }
    """

    class Turned(Message):
        """A line was ticked, or is not any more."""

    def __init__(self, ticks: Iterable[Tick] = (), *, id: str | None = None) -> None:
        self._ticks = list(ticks)
        self._mark_at: int | None = None
        super().__init__(*(Option(_prompt(each, is_here=False)) for each in self._ticks), id=id, markup=False)

    @property
    def ticked(self) -> list[str]:
        """What is ticked, in the order of the list."""
        return [each.key for each in self._ticks if each.is_ticked]

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Move the mark with the cursor: colour is never the only sign."""
        super().watch_highlighted(highlighted)
        before, self._mark_at = self._mark_at, highlighted
        for place in {before, highlighted} - {None}:
            self._paint(place)

    def action_turn(self) -> None:
        """Turn the tick of the line under the cursor."""
        place = self.highlighted
        if place is None:
            return
        self._ticks[place] = self._ticks[place]._replace(is_ticked=not self._ticks[place].is_ticked)
        self._paint(place)
        self.post_message(self.Turned())

    def _paint(self, place: int | None) -> None:
        if place is not None and place < len(self._ticks):
            prompt = _prompt(self._ticks[place], is_here=place == self.highlighted)
            self.replace_option_prompt_at_index(place, prompt)


def _prompt(tick: Tick, *, is_here: bool) -> Content:
    mark = (_HERE if is_here else _ELSEWHERE) + (TICKED if tick.is_ticked else UNTICKED)
    return Content(mark + tick.words.replace("\n", f"\n{_BENEATH}"))
