"""Packs: what was made for whom, standing at which change, with which comments."""

from __future__ import annotations

from sqlalchemy import text

from codesign.records.keeping import NewPack, PackLine
from codesign.store.file import StoreFile
from codesign.store.lines import as_line, as_lines
from codesign.store.tables import Pack, PackComment

RECORD_VERB = "record pack"
"""The verb of a change that only records a pack: it never moves what a pack stands at."""

_LINES = """
    SELECT b.row, b.id, 'B' || b.number || '-' || b.letters AS reference, coalesce(g.title, ''), coalesce(b.programme_id, ''), b.file_name,
           b.sha256, b.made_by, b.made_at, b.stands_at, b.comments, b.quoted
    FROM pack b LEFT JOIN programme g ON g.id = b.programme_id WHERE b.deleted = 0
"""


class Packs:
    """Verbs on packs."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store

    def record(self, new: NewPack) -> PackLine:
        """Record that a pack was made: who, when, with what choices, and which comments were in it."""
        with self._store.write(RECORD_VERB) as change:
            made = change.add(
                Pack,
                programme_id=new.programme_id or None,
                file_name=new.file_name,
                sha256=new.sha256,
                made_by=change.actor,
                made_at=change.now,
                stands_at=new.stands_at,
                options=new.options,
                comments=len(new.comments),
                quoted=sum(quoted for _, quoted in new.comments),
            )
            change.add_many(
                PackComment,
                [
                    {"pack_id": made, "comment_id": comment, "quoted": quoted}
                    for comment, quoted in new.comments
                ],
            )
            return as_line(
                PackLine, change.session.execute(text(_LINES + " AND b.id = :id"), {"id": made}).one()
            )

    def lines(self) -> list[PackLine]:
        """Return every pack, newest first."""
        with self._store.read() as session:
            return as_lines(PackLine, session.execute(text(_LINES + " ORDER BY b.row DESC")))

    def stands_at(self) -> tuple[str, str, str]:
        """Return reference, time and head (hexadecimal) of the newest change that is not the record of a pack."""
        with self._store.read() as session:
            row = session.execute(
                text("""SELECT 'H' || c.number || '-' || c.letters, c.at, c.head FROM change c LEFT JOIN change t ON t.id = c.undoes
                        WHERE length(c.head) > 0 AND c.verb <> :verb AND coalesce(t.verb, '') <> :verb ORDER BY c.row DESC LIMIT 1"""),
                {"verb": RECORD_VERB},
            ).first()
            return (row[0], row[1], bytes(row[2]).hex()) if row else ("", "", "")
