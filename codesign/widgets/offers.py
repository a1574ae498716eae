"""Rows offered while something is typed, with why each may be the one; the row that Enter takes is marked in words."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import NamedTuple

from textual.content import Content
from textual.widgets import Static

from codesign.text import shorten

_OTHER_LINES = 9
"""Lines of a screen that rows never have: the title, the line they are under, what is said of it, the keys."""


class Offer(NamedTuple):
    """One row."""

    words: str
    beside: str = ""
    why: str = ""


class Offers(Static):
    """A short list under a line. The line keeps the focus and the keys; the owner says which row is lit.

    Rows bear numbers where a number key takes one. A steady one keeps the height it has had until it is hidden: laying the
    page out again at every key would be felt, and rows that jump are read twice.
    """

    DEFAULT_CSS = """
    Offers { height: auto; width: 1fr; background: $panel; color: $foreground; padding: 0 1; }
    Offers.-none { display: none; }
    """

    def __init__(self, *, numbered: bool = True, steady: bool = False, id: str | None = None) -> None:
        super().__init__("", id=id, markup=False, classes="-none")
        self._numbered, self._steady = numbered, steady
        self._lines = 0
        self._shown: tuple[tuple[Offer, ...], int | None, str] = ((), None, "")

    def show(self, rows: Sequence[Offer], *, lit: int | None = None, foot: str = "") -> None:
        """Show rows, one lit, and a line of what the keys do here."""
        if (shown := (tuple(rows), lit, foot)) == self._shown:
            return
        self._shown = shown
        self.set_class(not rows, "-none")
        why = self._why(rows, lit or 0)
        lines = [
            line
            for number, row in enumerate(rows)
            for line in self._row(number, row, why[number], number == lit)
        ]
        if foot:
            lines.append(Content.styled(foot, "bold"))
        if self._steady and rows:
            lines += [Content("")] * (self._lines - len(lines))
        is_other, self._lines = len(lines) != self._lines, len(lines)
        self.update(Content("\n").join(lines), layout=is_other)

    def hide(self) -> None:
        """Show nothing."""
        self.show(())

    @property
    def _width(self) -> int:
        return max((self.size.width or self.app.size.width - 22) - 2, 30)

    def _why(self, rows: Sequence[Offer], first: int) -> list[list[str]]:
        """Break the reasons into lines: those of the row that counts whole, of the rest as many as leave the keys in sight."""
        width = self._width - 5
        left = max(self.app.size.height - _OTHER_LINES - 2 * len(rows) - 1, 1)
        found: dict[int, list[str]] = {}
        for number in sorted(range(len(rows)), key=lambda each: each != first):
            most = min(3 if number == first else 2, 1 + left)
            found[number] = wrap(rows[number].why, width, max_lines=most, placeholder=" …")
            left -= max(len(found[number]) - 1, 0)
        return [found[number] for number in range(len(rows))]

    def _row(self, number: int, row: Offer, why: Sequence[str], is_lit: bool) -> list[Content]:
        mark = f"{'›' if is_lit else ' '}{number + 1 if self._numbered else ''}"
        head = Content(shorten(f"{mark}  {row.words}  {row.beside}".rstrip(), self._width))
        lines = [head.stylize("bold reverse") if is_lit else head.stylize("bold")]
        return lines + [Content.styled(f"     {line}", "dim") for line in why]
