"""Reading the journal: the changes there were, and how one record came to be as it is."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, text
from sqlmodel import Session

from codesign.records.history import Altered, HistoryLine
from codesign.records.journal import ChangeLine, FieldChange
from codesign.store import standing
from codesign.store.file import StoreFile
from codesign.store.finding.search import pieces
from codesign.store.journal import operations
from codesign.store.journal.naming import called, reference_words
from codesign.store.journal.pairs import decided_by, merged_by, references_of
from codesign.store.references import CHANGE_LETTER, TABLE_OF, resolve

_ABOUT = 4
"""How many records a line of history names."""

_LOOKED_AT = 100
"""How many operations are looked at for that: enough for a saved event, and an import's history stays quick."""

_CHANGES = """
    SELECT c.row, c.id, 'H' || c.number || '-' || c.letters AS reference, c.verb, c.actor, c.at, c.operations,
           coalesce('H' || t.number || '-' || t.letters, '') AS undoes,
           coalesce((SELECT 'H' || u.number || '-' || u.letters FROM change u WHERE u.undoes = c.id ORDER BY u.row DESC LIMIT 1), '') AS undone_by
    FROM change c LEFT JOIN change t ON t.id = c.undoes
"""

_OF_CHANGE = "o.change = (SELECT row FROM change WHERE id = :id)"

_PARTS: Mapping[str, Sequence[tuple[str, str]]] = {
    "contact": (
        ("alias", "contact_id"),
        ("contactpoint", "contact_id"),
        ("affiliation", "contact_id"),
        ("membership", "contact_id"),
        ("membership", "group_id"),
        ("permission", "contact_id"),
        ("matchanswer", "contact_id"),
        ("matchanswer", "other_id"),
        ("contactmerge", "survivor_id"),
        ("contactmerge", "merged_id"),
    ),
    "event": (("attendance", "event_id"), ("accessneed", "event_id"), ("money", "event_id")),
    "comment": (("tag", "comment_id"),),
    "clause": (("wording", "clause_id"),),
}
"""The parts of a record that have no reference of their own: each table, and the column that says whose part it is."""


class History:
    """Verbs that read the journal."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store

    def changes(self, *, limit: int = 50, before: int | None = None) -> list[ChangeLine]:
        """Return the newest changes first."""
        with self._store.read() as session:
            rows = session.execute(
                text(_CHANGES + " WHERE :before IS NULL OR c.row < :before ORDER BY c.row DESC LIMIT :limit"),
                {"limit": limit, "before": before},
            ).all()
            return [_line(session, row) for row in rows]

    def change(self, reference: str) -> ChangeLine:
        """Return one change by its reference.

        Raises:
            UnknownReferenceError: there is no such change.
        """
        with self._store.read() as session:
            found = resolve(session, reference, only=CHANGE_LETTER)
            return _line(
                session, session.execute(text(_CHANGES + " WHERE c.id = :id"), {"id": found.id}).one()
            )

    def of(self, reference: str) -> list[FieldChange]:
        """Return every field that ever changed on a record and its parts (oldest first), or everything one change did.

        Values that were erased, and the words of a safeguarding record, are left out; a line without a field says so.

        Raises:
            UnknownReferenceError: nothing goes by that reference.
        """
        with self._store.read() as session:
            return self.of_id(resolve(session, reference).id)

    def of_id(self, record_id: str) -> list[FieldChange]:
        """Return the same of a record or a change by its id."""
        with self._store.read() as session:
            where = _OF_CHANGE if _is_change(session, record_id) else _with_parts(session, record_id)
            seqs = _seqs(session, f"{where} ORDER BY o.seq", record_id)
            told = [each for piece in pieces(seqs) for each in operations.done(session, piece)]
            lines = {
                row.row: _line(session, row) for row in _changes(session, {each.change for each in told})
            }
            names = called(session, {each.record for each in told})
            return [
                FieldChange(
                    lines[each.change],
                    reference_words(each.record[0], names.get(each.record)),
                    altered.field,
                    altered.old,
                    altered.new,
                )
                for each in told
                for altered in (*each.fields, *_not_shown(each))
            ]

    # by page

    def rows(self, record_id: str = "") -> array[int]:
        """Return the row numbers of a history, newest first: of one record with its parts, of one change, or of everything.

        They are rows of changes where no id is given, and of operations where one is.
        """
        with self._store.read() as session:
            if not record_id:
                rows = session.execute(text("SELECT row FROM change ORDER BY row DESC"))
                return array("q", rows.scalars())
            if _is_change(session, record_id):
                return array("q", _seqs(session, f"{_OF_CHANGE} ORDER BY o.seq", record_id))
            return array(
                "q", _seqs(session, f"{_with_parts(session, record_id)} ORDER BY o.seq DESC", record_id)
            )

    def lines(self, rows: Sequence[int], record_id: str = "") -> list[HistoryLine]:
        """Return those rows as lines, in the order given. The id is the one the rows were asked for by."""
        with self._store.read() as session:
            if not record_id:
                found = {row.row: row for row in _changes(session, rows)}
                alone = _alone(session, found.values())
                return [_whole_change(session, found[row], alone.get(row)) for row in rows if row in found]
            told = operations.done(session, rows)
            changes = {row.row: row for row in _changes(session, {each.change for each in told})}
            return [_of_record(each, changes[each.change]) for each in told]

    def count(self) -> int:
        """Return how many changes there are."""
        with self._store.read() as session:
            return session.execute(text("SELECT count(*) FROM change")).scalar() or 0


def _is_change(session: Session, record_id: str) -> bool:
    found = session.execute(text("SELECT 1 FROM change WHERE id = :id"), {"id": record_id})
    return found.scalar() is not None


def _seqs(session: Session, where: str, record_id: str) -> list[int]:
    return list(
        session.execute(text(f"SELECT o.seq FROM operation o WHERE {where}"), {"id": record_id}).scalars()
    )


def _with_parts(session: Session, record_id: str) -> str:
    """Return SQL for the operations of a record and of its parts: what belongs to it and has no reference of its own.

    A contact's are those of everybody who is one with it by now, and of the merges that made them so.
    """
    table = session.execute(
        text("SELECT tbl FROM operation WHERE record = :id LIMIT 1"), {"id": record_id}
    ).scalar()
    mine = standing.group(":id") if table == "contact" else "(SELECT :id)"
    parts = [
        f"SELECT id FROM {part} WHERE {column} IN {mine}" for part, column in _PARTS.get(table or "", ())
    ]
    return f"o.record IN ({' UNION ALL '.join([f'SELECT * FROM {mine}', *parts])})"


def _changes(session: Session, rows: Iterable[int]) -> Sequence[Any]:
    statement = text(_CHANGES + " WHERE c.row IN :rows").bindparams(bindparam("rows", expanding=True))
    return [
        row
        for piece in pieces(sorted(set(rows)))
        for row in session.execute(statement, {"rows": list(piece)})
    ]


def _alone(session: Session, changes: Iterable[Any]) -> dict[int, operations.Done]:
    """Return what the changes that made or altered one record only did to it, by change."""
    single = [row.row for row in changes if row.operations == 1]
    statement = text("SELECT seq FROM operation WHERE change IN :rows").bindparams(
        bindparam("rows", expanding=True)
    )
    seqs = list(session.execute(statement, {"rows": single}).scalars()) if single else []
    return {told.change: told for told in operations.done(session, seqs)} if seqs else {}


def _whole_change(session: Session, row: Any, alone: operations.Done | None) -> HistoryLine:
    line = HistoryLine(
        row=row.row,
        change_id=row.id,
        reference=row.reference,
        at=row.at,
        actor=row.actor,
        verb=row.verb,
        about="",
        undoes=row.undoes,
        undone_by=row.undone_by,
    )
    if alone is None:
        return line._replace(about=", ".join(_about(session, row.row)), records=row.operations)
    told = {name: getattr(alone, name) for name in ("about", "fields", "is_made", "not_shown")}
    if alone.record[0] in ("contactmerge", "matchanswer"):
        told["about"] = ", ".join(_about(session, row.row)) or told["about"]
    return line._replace(**told)


def _not_shown(told: operations.Done) -> Iterable[Altered]:
    """Yield a line that says why values are not here, where they are not."""
    if told.not_shown:
        yield Altered("", "", told.not_shown)


def _of_record(told: operations.Done, change: Any) -> HistoryLine:
    return HistoryLine(
        row=told.seq,
        change_id=change.id,
        reference=change.reference,
        at=change.at,
        actor=change.actor,
        verb=change.verb,
        about=told.about,
        fields=told.fields,
        is_made=told.is_made,
        undoes=change.undoes,
        undone_by=change.undone_by,
        not_shown=told.not_shown,
        leads_to=told.leads_to,
    )


def _line(session: Session, row: Any) -> ChangeLine:
    return ChangeLine(
        reference=row.reference,
        verb=row.verb,
        actor=row.actor,
        at=row.at,
        operations=row.operations,
        undoes=row.undoes,
        undone_by=row.undone_by,
        about=", ".join(_about(session, row.row)),
    )


def _about(session: Session, change: int) -> Iterable[str]:
    named = {table: letter for letter, table in TABLE_OF.items() if table != "change"}
    rows = session.execute(
        text(
            f"SELECT tbl, record FROM operation WHERE change = :change AND tbl IN ({_quoted(named)}) ORDER BY seq LIMIT :n"
        ),
        {"change": change, "n": _LOOKED_AT},
    )
    touched = list(dict.fromkeys((row.tbl, row.record) for row in rows))
    if pairs := merged_by(session, change) or (not touched and decided_by(session, change)):
        said = references_of(session, pairs)
        yield from (*said[:_ABOUT], *(["…"] if len(said) > _ABOUT else []))
        return
    names = called(session, touched[:_ABOUT])
    for record in touched[:_ABOUT]:
        yield reference_words(record[0], names.get(record))
    if len(touched) > _ABOUT:
        yield "…"


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)
