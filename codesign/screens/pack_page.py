"""A pack's page: what was made, for which programme, standing at which change, and the seal that proves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codesign.records.columns_shown import Words, moment_words
from codesign.records.keeping import PackLine
from codesign.screens.record_page import RecordPage
from codesign.widgets.page_view import Line

if TYPE_CHECKING:
    from codesign.store import Store


class PackPage(RecordPage):
    """Everything kept about one pack."""

    def __init__(self, pack_id: str) -> None:
        super().__init__()
        self._pack_id = pack_id

    def read_record(self, store: Store) -> PackLine:
        """Read what is kept of the pack."""
        return next(line for line in store.packs.lines() if line.id == self._pack_id)

    def title_words(self, found: PackLine) -> str:
        """Return its reference and programme."""
        return f"{found.reference} · {found.programme}"

    def page_lines(self, found: PackLine, words: Words) -> list[Line]:
        """Return all that is kept of it."""
        return [
            Line(found.programme, "Programme"),
            Line(found.file_name, "File"),
            Line(found.made_by, "Made by"),
            Line(moment_words(found.made_at), "Made"),
            Line(found.stands_at, "Stands at"),
            Line(f"{found.comments:,}, of which {found.quoted:,} are quoted", "Comments"),
            Line(found.sha256, "Seal"),
            Line(""),
            Line("Press Esc, then c, and give the file to check that it is still what was made."),
        ]
