"""Packs: what was made for whom, standing at which change, with which comments."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlalchemy import text

from codesign.records.history import KEPT_APART
from codesign.records.keeping import OUR_NOTES, GoneComment, How, NewPack, PackCard, PackedComment, PackLine
from codesign.store.file import StoreFile
from codesign.store.lines import as_line, as_lines
from codesign.store.references import resolve
from codesign.store.tables import Pack, PackComment

RECORD_VERB = "record pack"
"""The verb of a change that only records a pack: it never moves what a pack stands at."""


def asked(name: str) -> str:
    """Return SQL of one word that was asked of a pack `b`; a record that another program wrote may not say."""
    return f"CASE WHEN json_valid(b.options) THEN CAST(coalesce(json_extract(b.options, '$.{name}'), '') AS TEXT) ELSE '' END"


_NOTES = f"$.{OUR_NOTES}"
HOW = f"""
    CASE WHEN i.quoted THEN '{How.QUOTED}' WHEN NOT json_valid(b.options) THEN '{How.NOT_KNOWN}'
         WHEN json_type(b.options, '{_NOTES}') IS NOT 'array' THEN '{How.NOT_KNOWN}'
         WHEN EXISTS (SELECT 1 FROM json_each(b.options, '{_NOTES}') WHERE value = i.comment_id) THEN '{How.NOTE}'
         ELSE '{How.WITHHELD}' END
"""
"""SQL of how a comment `i` stands in a pack `b`."""
_LINES = f"""
    SELECT b.row, b.id, 'B' || b.number || '-' || b.letters AS reference, coalesce(g.title, ''), coalesce(b.programme_id, ''), b.file_name,
           b.sha256, b.made_by, b.made_at, b.stands_at, b.comments, b.quoted,
           {asked("list")}, {asked("reason")}, {asked("folder")}
    FROM pack b LEFT JOIN programme g ON g.id = b.programme_id WHERE b.deleted = 0
"""


_SINCE = """
    SELECT {what} FROM operation o JOIN change x ON x.row = o.change
    WHERE o.record = i.comment_id AND o.tbl = 'comment' AND o.kind = 'altered' AND {which}
          AND o.change > (SELECT k.change FROM operation k WHERE k.record = i.pack_id AND k.kind = 'made' LIMIT 1)
    ORDER BY o.seq DESC LIMIT 1
"""
_ALTERING = ("words", "exact", "permission", "sensitive", "personal", "contact_id")
_CHANGE = "'H' || x.number || '-' || x.letters"
_ALTERED_BY = " OR ".join(f"json_type(o.new, '$.{name}') IS NOT NULL" for name in _ALTERING)
ALTERED = f"coalesce(({_SINCE.format(what=_CHANGE, which=f'({_ALTERED_BY})')}), '')"
"""SQL of the newest change that altered what a comment `i` says or may be told, since it was put into its pack."""
_WENT = "json_extract(o.new, '$.deleted') = 1"
_COMMENTS = f"""
    SELECT 'C' || c.number || '-' || c.letters, CASE WHEN c.sensitive = 'safeguarding' THEN '{KEPT_APART}' ELSE c.words END,
           c.exact, i.quoted, c.id, {ALTERED} AS altered
    FROM packcomment i JOIN comment c ON c.id = i.comment_id
    WHERE i.pack_id = :id AND i.deleted = 0 AND c.deleted = 0 ORDER BY c.said_on DESC, c.row DESC
"""
_GONE = f"""
    SELECT 'C' || c.number || '-' || c.letters, coalesce(({_SINCE.format(what="x.at", which=_WENT)}), ''),
           coalesce(({_SINCE.format(what=_CHANGE, which=_WENT)}), '')
    FROM packcomment i JOIN comment c ON c.id = i.comment_id
    WHERE i.pack_id = :id AND i.deleted = 0 AND c.deleted = 1 ORDER BY c.row
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

    def find(self, reference: str) -> PackLine:
        """Return the pack somebody means by a reference.

        Raises:
            UnknownReferenceError: there is no such pack. AmbiguousReferenceError: two devices gave that number.
        """
        with self._store.read() as session:
            found = resolve(session, reference, only="B")
            return as_line(
                PackLine, session.execute(text(_LINES + " AND b.id = :id"), {"id": found.id}).one()
            )

    def card(self, pack_id: str) -> PackCard:
        """Return a pack whole, with the comments that are in it, the newest said first."""
        with self._store.read() as session:
            line = as_line(PackLine, session.execute(text(_LINES + " AND b.id = :id"), {"id": pack_id}).one())
            options = session.execute(
                text("SELECT options FROM pack WHERE id = :id"), {"id": pack_id}
            ).scalar_one()
            rows = session.execute(text(_COMMENTS), {"id": pack_id}).all()
            gone = as_lines(GoneComment, session.execute(text(_GONE), {"id": pack_id}))
        asked_of_it = _read_options(options)
        notes = _notes(asked_of_it)
        comments = (
            as_line(PackedComment, (*row[:4], _how(row.quoted, row.id, notes), row.altered)) for row in rows
        )
        return PackCard(line, asked_of_it, tuple(comments), tuple(gone))

    def stands_at(self) -> tuple[str, str, str]:
        """Return reference, time and head (hexadecimal) of the newest change that is not the record of a pack."""
        with self._store.read() as session:
            row = session.execute(
                text("""SELECT 'H' || c.number || '-' || c.letters, c.at, c.head FROM change c LEFT JOIN change t ON t.id = c.undoes
                        WHERE length(c.head) > 0 AND c.verb <> :verb AND coalesce(t.verb, '') <> :verb ORDER BY c.row DESC LIMIT 1"""),
                {"verb": RECORD_VERB},
            ).first()
            return (row[0], row[1], bytes(row[2]).hex()) if row else ("", "", "")


def _notes(options: Mapping[str, object]) -> frozenset[str] | None:
    """Return the comments a pack tells as our note, by id; None where its record does not say."""
    notes = options.get(OUR_NOTES)
    return frozenset(map(str, notes)) if isinstance(notes, list) else None


def _how(is_quoted: bool, comment_id: str, notes: frozenset[str] | None) -> How:
    """Return what `HOW` does, quicker for a whole pack."""
    if is_quoted:
        return How.QUOTED
    if notes is None:
        return How.NOT_KNOWN
    return How.NOTE if comment_id in notes else How.WITHHELD


def _read_options(kept: str) -> Mapping[str, object]:
    """Return what was asked of a pack; a record that an older or another program wrote may not say."""
    try:
        options = json.loads(kept or "{}")
    except ValueError:
        return {}
    return options if isinstance(options, dict) else {}
