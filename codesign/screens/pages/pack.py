"""A pack's page: what was made, for which programme, standing at which change, and the seal that proves it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from codesign.records.columns_shown import Words
from codesign.records.keeping import PackCard, PackLine
from codesign.records.pages.pack import pack_lines
from codesign.screens.checking_pack import ChecksPacks
from codesign.screens.pages.record import RecordPage
from codesign.widgets.bindings import bindings
from codesign.widgets.page_view import Line

if TYPE_CHECKING:
    from codesign.store import Store


class PackPage(ChecksPacks, RecordPage):
    """Everything kept about one pack."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("evidence")
    HELP: ClassVar[str] = (
        "# A pack\nWhat was made, by whom, standing at which change, and every comment that is in it as it reads now. "
        "`c` checks that the file is still what was made."
    )

    def __init__(self, pack_id: str) -> None:
        super().__init__()
        self._pack_id = pack_id

    def read_record(self, store: Store) -> PackCard:
        """Read what is kept of the pack."""
        return store.packs.card(self._pack_id)

    def title_words(self, found: PackCard) -> str:
        """Return its reference and programme, or that it is a list with names."""
        return f"{found.line.reference} · {found.line.title or found.line.file_name}"

    def page_lines(self, found: PackCard, words: Words) -> list[Line]:
        """Return all that is kept of it, and the comments in it."""
        return list(pack_lines(found, words))

    def pack_here(self) -> PackLine | None:
        """Return this pack."""
        return self._record.line if self._record is not None else None
