"""Evidence: the packs that were made, newest first."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from codesign.records.columns_shown import PACK_HEADINGS, Words, pack_cells
from codesign.records.keeping import PackLine
from codesign.screens.list_screen import ListScreen
from codesign.widgets.columns import Column, columns

if TYPE_CHECKING:
    from codesign.store import Store


class EvidenceScreen(ListScreen):
    """The packs that were made."""

    MODE = "evidence"
    HELP: ClassVar[str] = (
        "# Evidence\nThe packs made from this store. `n` makes one for a programme; `c` checks one, whoever made it."
    )
    COLUMNS: ClassVar[Sequence[Column]] = columns(
        PACK_HEADINGS,
        Ref="6-9", Made="17", By="8-24 leaves 2", Programme="14-50", File="14-60", **{"Stands at": "9 leaves 1"},
        Comments="8 right", Quoted="6 right leaves 3",
    )  # fmt: skip
    ONE = "pack"
    EMPTY = "No packs yet. A pack is a report with its tables, sealed so that anybody can check it. Press n to make one."

    def rows(self, store: Store, find: str) -> array[int]:
        """Return packs, newest first."""
        return array("q", (line.row for line in store.packs.lines()))

    def lines(self, store: Store, rows: Sequence[int]) -> Sequence[PackLine]:
        """Return some of them."""
        wanted = set(rows)
        return [line for line in store.packs.lines() if line.row in wanted]

    def cells(self, line: PackLine, words: Words) -> Sequence[str]:
        """Return what the command line shows too."""
        return pack_cells(line, words)

    def page(self, line: PackLine) -> Screen[None] | None:
        """Return nothing yet: a pack's line says all that is kept of it."""
        return None
