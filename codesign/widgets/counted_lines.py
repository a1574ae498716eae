"""Names with how many there are of each, as many as there is room for: the codebook beside what is coded."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual.content import Content
from textual.events import Resize
from textual.widget import Widget

from codesign.text import one_line
from codesign.widgets.cells import fitted

_NUMBER = 8
_HERE, _ELSEWHERE = "* ", "  "


class Counted(NamedTuple):
    """A name, and how many."""

    name: str
    number: int
    is_marked: bool = False


class CountedLines(Widget, can_focus=False):
    """Lines of names and counts under a heading. Those marked bear a `*`; what there is no room for is counted."""

    DEFAULT_CSS = """
    CountedLines { background: $background; color: $foreground; }
    """

    def __init__(self, heading: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._heading = heading
        self._lines: tuple[Counted, ...] = ()

    def show(self, lines: Iterable[Counted]) -> None:
        """Show other lines."""
        self._lines = tuple(lines)
        self.refresh()

    def on_resize(self, _: Resize) -> None:
        """Fit the lines to the room."""
        self.refresh()

    def render(self) -> Content:
        """Paint as many as there is room for."""
        width, height = self.size
        room = max(height - 1, 0)
        shown = self._lines if len(self._lines) <= room else self._lines[: max(room - 1, 0)]
        lines = [fitted(self._heading, width), *(_line(each, width) for each in shown)]
        if len(shown) < len(self._lines):
            lines.append(
                fitted(f"{_ELSEWHERE}and {len(self._lines) - len(shown):,} more: # finds any", width)
            )
        return Content("\n".join(lines))


def _line(each: Counted, width: int) -> str:
    number = min(_NUMBER, max(width - 4, 0))
    mark = _HERE if each.is_marked else _ELSEWHERE
    return (
        mark
        + fitted(one_line(each.name), width - number - len(mark))
        + fitted(f"{each.number:,}", number, right=True)
    )
