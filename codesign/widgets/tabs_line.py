"""The modes along the top, the one you are in marked in words and weight, and a watermark where all is made up."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

_LONGEST, _FEWEST = 20, 3
"""Letters of a tab: all of any name, and no fewer than tell it from the others."""


class TabsLine(Widget):
    """One line of tabs. The current one stands in brackets, so that colour is never the only sign."""

    DEFAULT_CSS = """
    TabsLine { height: 1; dock: top; background: $panel; color: $foreground; }
    """

    watermark: reactive[str] = reactive("")
    """Shown at the right, such as DEMO."""
    marked: reactive[frozenset[str]] = reactive(frozenset[str]())
    """The tabs that show only some of what they hold: a star stands after their names, where there is room."""

    class Chosen(Message):
        """A tab was clicked."""

        def __init__(self, tab: str) -> None:
            super().__init__()
            self.tab = tab

    def __init__(self, tabs: Sequence[tuple[str, str]], current: str) -> None:
        super().__init__()
        self._tabs = tabs
        self._current = current

    def render(self) -> Content:
        """Paint the tabs, and the watermark where there is room."""
        line = Content("").join(self._labels())
        room = self.size.width - line.cell_length - cell_len(self.watermark)
        if not self.watermark or room < 0:
            return line
        return Content.assemble(line, " " * room, Content.styled(self.watermark, "bold reverse"))

    def on_click(self, event: Click) -> None:
        """Tell which tab was clicked."""
        left = 0
        for (tab, _), label in zip(self._tabs, self._labels(), strict=True):
            if left <= event.x < left + label.cell_length:
                self.post_message(self.Chosen(tab))
            left += label.cell_length

    def _labels(self) -> list[Content]:
        """Return each tab as it stands: with room around it, or in a narrow window with one space between two.

        Where even that is too much, all but the current one are cut to the same few letters.
        """
        room = self.size.width - cell_len(self.watermark)
        roomy = sum(cell_len(words) + 2 for _, words in self._tabs) + len(self.marked)
        if roomy <= room:
            return [self._label(place, is_roomy=True) for place in range(len(self._tabs))]
        for letters in range(_LONGEST, _FEWEST, -1):
            labels = self._narrow(letters)
            if sum(label.cell_length for label in labels) <= room:
                return labels
        return self._narrow(_FEWEST)

    def _narrow(self, letters: int) -> list[Content]:
        return [self._label(place, is_roomy=False, letters=letters) for place in range(len(self._tabs))]

    def _label(self, place: int, *, is_roomy: bool, letters: int = _LONGEST) -> Content:
        tab, words = self._tabs[place]
        words = words if tab == self._current else words[:letters]
        words += "*" if is_roomy and tab in self.marked else ""
        if tab == self._current:
            return Content.styled(f"[{words}]", "bold")
        if is_roomy:
            return Content(f" {words} ")
        is_last = place + 1 == len(self._tabs) or self._tabs[place + 1][0] == self._current
        return Content(words if is_last else f"{words} ")
