"""What has been entered so far, each as a chip; one may flash, and words say why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content
from textual.widgets import Static

from codesign.text import shorten

_GAP = 3


class ChipWords(NamedTuple):
    """A chip as it is shown: what it says, and the mark that says what sort it is."""

    words: str
    mark: str = ""


class Chips(Static):
    """Chips in a run that wraps between them."""

    DEFAULT_CSS = """
    Chips { height: auto; width: 1fr; color: $text; }
    Chips.-none { display: none; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("", id=id, markup=False, classes="-none")
        self._chips: Sequence[ChipWords] = ()
        self._lit: int | None = None

    def show(self, chips: Sequence[ChipWords]) -> None:
        """Show these chips."""
        self._chips = tuple(chips)
        self.set_class(not chips, "-none")
        self._paint()

    def flash(self, place: int) -> None:
        """Make one chip stand out for a moment."""
        self._lit = place
        self._paint()
        self.set_timer(1.5, self._calm)

    def _calm(self) -> None:
        self._lit = None
        self._paint()

    def on_resize(self) -> None:
        """Set the rows again for another width."""
        self._paint()

    def _paint(self) -> None:
        width = max(self.size.width, 30)
        rows: list[list[Content]] = [[]]
        for place, chip in enumerate(self._chips):
            said = self._one(place, chip, width)
            taken = sum(each.cell_length + _GAP for each in rows[-1])
            if rows[-1] and taken + said.cell_length > width:
                rows.append([])
            rows[-1].append(said)
        self.update(Content("\n").join(Content(" " * _GAP).join(row) for row in rows))

    def _one(self, place: int, chip: ChipWords, width: int) -> Content:
        mark = f" · {chip.mark}" if chip.mark else ""
        words = shorten(chip.words, width - len(mark) - 2)
        said = Content.assemble("▪ ", words, Content.styled(mark, "dim"))
        return said.stylize("reverse") if place == self._lit else said
