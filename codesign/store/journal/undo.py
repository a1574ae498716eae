"""Undo: a change inverted as a new change, or refused with the names of the changes that stand on it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from codesign.entry.forms import FORMS
from codesign.errors import CodesignError
from codesign.records.journal import ChangeLine, UndoPlan
from codesign.store.editing import kinds
from codesign.store.editing.kinds import TABLES
from codesign.store.faults import GoneError
from codesign.store.file import StoreFile
from codesign.store.journal.history import History
from codesign.store.journal.left import WentOutError, left_by, left_by_any
from codesign.store.journal.naming import NAMED_BY, called
from codesign.store.journal.pairs import decision_said, merge_said
from codesign.store.journal.tags_said import tags_said
from codesign.store.references import CHANGE_LETTER, resolve
from codesign.store.tables import JOURNALLED, core, name_of
from codesign.store.verbs.vocabularies import SET_UP
from codesign.store.writing import Change, parents_of
from codesign.text import shorten

_NAME, _NAMES = 40, 80
"""How long what a change is about may be: one record, or two contacts with their references."""


class NothingToUndoError(CodesignError):
    """This device has made no change that is not undone already, but for what records that something went out."""

    def __init__(self, passed: Sequence[str] = ()) -> None:
        but = f", but that {', '.join(passed)} went out: that stays" if passed else ""
        super().__init__(
            f"There is nothing left to undo that was done on this computer{but}.",
            todo="`codesign history` lists every change; name one to undo it.",
        )


class AlreadyUndoneError(CodesignError):
    """The change was undone before."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"{reference} has been undone already.",
            todo="To bring it back, undo its undo: `codesign history` names it.",
        )


class SetUpStaysError(CodesignError):
    """The change that set the store up."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"{reference} set up the words that every record chooses from, so it is not undone.",
            todo="Single entries can be renamed or retired: `codesign vocabularies`.",
        )


class NewerChangeError(CodesignError):
    """The change altered something that only a newer codesign knows."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"{reference} was made by a newer codesign and altered something this one does not know.",
            todo="Nothing was changed. Undo it with the newer codesign.",
        )


class StoodOnError(CodesignError):
    """Later changes stand on the one to be undone."""

    def __init__(self, reference: str, later: list[str], left: Sequence[str] = ()) -> None:
        names = ", ".join(later) or "what is there now"
        stays = f" {', '.join(left)} went out and rests on it, so it stays: mend the record by hand."
        first = " Undo those first in that order, newest first, or mend the record by hand."
        super().__init__(
            f"{reference} cannot be undone yet: later changes altered, or refer to, what it made ({names}).",
            todo=f"Nothing was changed.{stays if left else first}",
        )


@dataclass(frozen=True)
class _Target:
    row: int
    id: str
    reference: str
    verb: str
    passed: tuple[str, ...] = ()
    """What went out by newer changes, which undoing without a reference passes over."""


class Undo:
    """The verbs that take changes back."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store

    def plan(self, reference: str = "") -> UndoPlan:
        """Say what `undo` with this reference would take back: without one, this device's newest live change.

        Those that record that a pack or a list went out are passed over.

        Raises:
            NothingToUndoError, UnknownReferenceError, AlreadyUndoneError, SetUpStaysError, WentOutError.
        """
        with self._store.read() as session:
            target = self._target(session, reference)
            device = session.execute(
                text("SELECT device FROM change WHERE row = :row"), {"row": target.row}
            ).scalar()
            own = device == self._store.hands.device
            line = History(self._store).change(target.reference)
            merged = merge_said(session, target.row)
            named = "" if merged else _first_named(session, target)
            return UndoPlan(line, own, named, target.passed, merged)

    def undo(self, reference: str = "") -> ChangeLine:
        """Invert one change and return the new change that did it.

        Raises:
            NothingToUndoError, UnknownReferenceError, AlreadyUndoneError, SetUpStaysError, WentOutError, NewerChangeError.
            StoodOnError: later live changes altered the same fields, or refer to a record it made.
        """
        with self._store.read() as session:
            target = self._target(session, reference)
        with self._store.write(f"undo {target.verb}", undoes=target.id) as change:
            session = change.session
            lives = Lives.read(session)
            if not lives.alive(target.id):
                raise AlreadyUndoneError(target.reference)
            standing = list(_altered_since(session, target))
            _invert(change, target)
            tied = _tied_since(session, target)
            named = _standing(session, target, lives, [*standing, *(tied or ())])
            if named or tied is not None:
                raise StoodOnError(target.reference, named, left_by_any(session, named))
            new = change.reference
        return History(self._store).change(new)

    def _target(self, session: Session, reference: str) -> _Target:
        lives = Lives.read(session)
        if reference:
            found = resolve(session, reference, only=CHANGE_LETTER)
            row, verb = session.execute(
                text("SELECT row, verb FROM change WHERE id = :id"), {"id": found.id}
            ).one()
            if verb == SET_UP:
                raise SetUpStaysError(found.reference)
            if not lives.alive(found.id):
                raise AlreadyUndoneError(found.reference)
            if left := left_by(session, row):
                raise WentOutError(left)
            return _Target(row, found.id, found.reference, verb)
        newest = session.execute(
            text(
                "SELECT row, id, 'H' || number || '-' || letters AS reference, verb FROM change WHERE device = :device AND undoes IS NULL AND verb <> :set_up ORDER BY row DESC"
            ),
            {"device": self._store.hands.device, "set_up": SET_UP},
        )
        passed: list[str] = []
        for row in newest:
            if not lives.alive(row.id):
                continue
            left = left_by(session, row.row)
            if not left:
                return _Target(row.row, row.id, row.reference, row.verb, tuple(passed))
            passed.append(left)
        raise NothingToUndoError(passed)


@dataclass(frozen=True)
class Lives:
    """Which changes still have their effect: a change is alive unless a live change undoes it."""

    undone_by: Mapping[str, list[str]]
    undoes: Mapping[str, str]

    @classmethod
    def read(cls, session: Session) -> Lives:
        """Read every undo there has been; the one being written now has no head yet."""
        undone_by: dict[str, list[str]] = {}
        undoes: dict[str, str] = {}
        for row in session.execute(
            text("SELECT id, undoes FROM change WHERE undoes IS NOT NULL AND length(head) > 0")
        ):
            undone_by.setdefault(row.undoes, []).append(row.id)
            undoes[row.id] = row.undoes
        return cls(undone_by, undoes)

    def alive(self, change: str) -> bool:
        """Whether a change still has its effect."""
        return not any(self.alive(undo) for undo in self.undone_by.get(change, ()))

    def root(self, change: str) -> str:
        """Return the change at the bottom of a pile of undos and redos."""
        while change in self.undoes:
            change = self.undoes[change]
        return change


def _first_named(session: Session, target: _Target) -> str:
    """Return in short what a change is about: the record its form was of, else the first with a name or words of its own."""
    kind = next(
        (form.kind for form in FORMS.values() if target.verb in (f"add {form.one}", f"edit {form.one}")), ""
    )
    table = name_of(TABLES[kind]) if kind else ""
    part = _part_named(session, target, kind, table) if kind and table not in NAMED_BY else ""
    if part:
        return shorten(part, _NAME)
    named = ", ".join(f"'{table}'" for table in NAMED_BY)
    first = session.execute(
        text(
            f"""SELECT tbl, record FROM operation WHERE change = :row AND tbl IN ({named})
                ORDER BY tbl <> :table, seq LIMIT 1"""
        ),
        {"row": target.row, "table": table},
    ).first()
    if first is None:
        return shorten(decision_said(session, target.row), _NAMES) or tags_said(session, target.row)
    found = called(session, [(first.tbl, first.record)]).get((first.tbl, first.record))
    return shorten(found.name, _NAME) if found else ""


def _part_named(session: Session, target: _Target, kind: str, table: str) -> str:
    """Return what a part that a form made or altered is called, and what it stands on: `Jo Bell, chair · Hall drop-in`."""
    part = session.execute(
        text("SELECT record FROM operation WHERE change = :row AND tbl = :table ORDER BY seq LIMIT 1"),
        {"row": target.row, "table": table},
    ).scalar()
    if part is None:
        return ""
    try:
        columns = kinds.STANDS_ON[kind]
        on = kinds.other(session, kind, part, *(column for column, _ in columns))
        called = [kinds.called(session, kind, part)]
        called += [kinds.called(session, its, id_) for (_, its), id_ in zip(columns, on, strict=True) if id_]
    except GoneError:  # thrown away since: undoing says so
        return ""
    return " · ".join(called)


def _altered_since(session: Session, target: _Target) -> Iterable[str]:
    """Return the ids of later changes that altered what the target set, or a record it made."""
    return session.execute(
        text("""
            SELECT DISTINCT c.id
            FROM operation mine JOIN operation theirs ON theirs.record = mine.record AND theirs.change > mine.change
            JOIN change c ON c.row = theirs.change
            WHERE mine.change = :row AND length(c.head) > 0 AND (mine.kind = 'made' OR EXISTS (
                SELECT 1 FROM json_each(mine.new) m JOIN json_each(theirs.new) t ON t.key = m.key))
        """),
        {"row": target.row},
    ).scalars()


def _standing(session: Session, target: _Target, lives: Lives, later: Iterable[str]) -> list[str]:
    """Return the references of those later changes that still have their effect, newest first.

    An undo or redo of a change that came after the target is not named: it speaks through that change.
    """
    after = dict(
        session.execute(
            text("SELECT id, 'H' || number || '-' || letters FROM change WHERE row > :row ORDER BY row DESC"),
            {"row": target.row},
        ).all()
    )
    found = {
        change
        for change in later
        if lives.alive(change)
        and lives.root(change) != lives.root(target.id)
        and not (change in lives.undoes and lives.root(change) in after)
    }
    return [reference for change, reference in after.items() if change in found]


def _invert(change: Change, target: _Target) -> None:
    session = change.session
    if _knows_more(session, target.row):
        raise NewerChangeError(target.reference)
    altered = session.execute(
        text(
            "SELECT tbl, record, old FROM operation WHERE change = :row AND kind = 'altered' ORDER BY seq DESC"
        ),
        {"row": target.row},
    ).all()
    for (table, old), operations in groupby(altered, key=lambda operation: (operation.tbl, operation.old)):
        change.put_back(JOURNALLED[table], [operation.record for operation in operations], **json.loads(old))
    for table in _tables_made(session, target.row):
        session.execute(
            text(
                f"UPDATE \"{table}\" SET deleted = 1 WHERE id IN (SELECT record FROM operation WHERE change = :row AND kind = 'made' AND tbl = '{table}')"
            ),
            {"row": target.row},
        )


def _knows_more(session: Session, row: int) -> bool:
    """Whether a change altered a table or a column that is not among ours."""
    touched = session.execute(
        text(
            "SELECT DISTINCT o.tbl, f.key FROM operation o LEFT JOIN json_each(o.old) f WHERE o.change = :row"
        ),
        {"row": row},
    )
    return any(
        table not in JOURNALLED or (field and field not in core(JOURNALLED[table]).columns)
        for table, field in touched
    )


def _tables_made(session: Session, row: int) -> Iterable[str]:
    return (
        session.execute(
            text("SELECT DISTINCT tbl FROM operation WHERE change = :row AND kind = 'made'"), {"row": row}
        )
        .scalars()
        .all()
    )


def _tied_since(session: Session, target: _Target) -> Iterable[str] | None:
    """Return the ids of later changes that touched either end of a reference that would now lead nowhere.

    None where no live record would refer to one that is not.
    """
    ends: set[str] = set()
    altered = set(
        session.execute(
            text("SELECT DISTINCT tbl FROM operation WHERE change = :row"), {"row": target.row}
        ).scalars()
    )
    for table, column, parent in _references():
        if table not in altered and parent not in altered:
            continue
        dangling = session.execute(
            text(f"""
                SELECT child.id, parent.id FROM "{table}" child JOIN "{parent}" parent ON parent.id = child."{column}"
                WHERE child.deleted = 0 AND parent.deleted = 1 AND (
                    parent.id IN (SELECT record FROM operation WHERE change = :row AND tbl = '{parent}')
                    OR child.id IN (SELECT record FROM operation WHERE change = :row AND tbl = '{table}'))
            """),
            {"row": target.row},
        )
        ends.update(end for pair in dangling for end in pair)
    if not ends:
        return None
    touched = session.execute(
        text("""SELECT DISTINCT o.record, c.id FROM operation o JOIN change c ON c.row = o.change
                WHERE c.row > :row AND length(c.head) > 0"""),
        {"row": target.row},
    )
    return [change for record, change in touched if record in ends]


def _references() -> Iterable[tuple[str, str, str]]:
    for name, table in JOURNALLED.items():
        for column, parent in parents_of(table).items():
            yield name, column, parent


def content(session: Session) -> dict[str, list[tuple[Any, ...]]]:
    """Return every live record of every journalled table by id, all columns but the row number: what undo must bring back."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    for name, table in JOURNALLED.items():
        columns = ", ".join(f'"{column.name}"' for column in core(table).columns if column.name != "row")
        rows = session.execute(text(f'SELECT {columns} FROM "{name}" WHERE deleted = 0 ORDER BY id')).all()
        found[name] = [tuple(row) for row in rows]
    return found
