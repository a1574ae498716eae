"""Views by name: a list or a panel with its filter, to be shown again."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from codesign.errors import AskedWronglyError
from codesign.records.filters import Filter
from codesign.records.views import ViewLine
from codesign.store.file import StoreFile
from codesign.store.tables import SavedView
from codesign.text import clean

_LINES = "SELECT id, name, listed, filter, shown FROM savedview WHERE deleted = 0 ORDER BY name COLLATE NOCASE, row"
_KNOWN = frozenset(each.name for each in fields(Filter))


class NamelessViewError(AskedWronglyError):
    """A view without a name."""

    def __init__(self) -> None:
        super().__init__("A view needs a name to be found by.", todo="Such as Hollerton carers.")


class UnknownViewError(AskedWronglyError):
    """No view has that name."""

    def __init__(self, typed: str, names: list[str]) -> None:
        there = f"There are: {', '.join(names)}." if names else "`codesign views keep` keeps one."
        super().__init__(f"There is no view called {typed}, so nothing is shown.", todo=there)


class NewerViewError(AskedWronglyError):
    """A view narrowed by something this version does not know: showing it without would be a false answer."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The view {name} was kept by a newer version and narrows by what this one does not know, so nothing is shown.",
            todo="Bring codesign up to date, or keep the view anew.",
        )


class Views:
    """Verbs on views."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store

    def lines(self) -> list[ViewLine]:
        """Return every view this version can show, in name order."""
        with self._store.read() as session:
            rows = session.execute(text(_LINES)).all()
        return [_line(row) for row in rows if not _unknown(row.filter)]

    def keep(self, name: str, listed: str, narrowed: Filter, shown: str = "") -> ViewLine:
        """Keep a view; one of the same name is replaced, and `codesign undo` brings it back. Raises NamelessViewError."""
        wanted = " ".join(clean(name).text.split())
        if not wanted:
            raise NamelessViewError
        values = {"name": wanted, "listed": listed, "filter": filter_json(narrowed), "shown": shown}
        with self._store.write("keep view") as change:
            held = _named(change.session, wanted)
            if held:
                change.set(SavedView, held, **values)
            else:
                held = change.add(SavedView, **values)
        return ViewLine(held, wanted, listed, narrowed, shown)

    def find(self, typed: str) -> ViewLine:
        """Return the view of a name, whole or as it begins. Raises UnknownViewError, NewerViewError."""
        wanted = " ".join(typed.casefold().split())
        with self._store.read() as session:
            rows = session.execute(text(_LINES)).all()
        whole = [row for row in rows if row.name.casefold() == wanted]
        found = whole or [row for row in rows if wanted and row.name.casefold().startswith(wanted)]
        if len(found) != 1:
            raise UnknownViewError(typed, [row.name for row in found or rows])
        if _unknown(found[0].filter):
            raise NewerViewError(found[0].name)
        return _line(found[0])

    def remove(self, view_id: str) -> None:
        """Keep a view no longer."""
        with self._store.write("remove view") as change:
            change.remove(SavedView, view_id)


def filter_json(narrowed: Filter) -> str:
    """Return a filter as it is kept: what it narrows by and nothing else."""
    return json.dumps(
        {name: getattr(narrowed, name) for name in narrowed.used}, ensure_ascii=False, sort_keys=True
    )


def filter_of(kept: str) -> Filter:
    """Return a filter as it was kept."""
    return Filter(**json.loads(kept or "{}"))


def _unknown(kept: str) -> bool:
    return bool(set(json.loads(kept or "{}")) - _KNOWN)


def _named(session: Session, name: str) -> str:
    return next(
        (row.id for row in session.execute(text(_LINES)) if row.name.casefold() == name.casefold()), ""
    )


def _line(row: Any) -> ViewLine:
    return ViewLine(row.id, row.name, row.listed, filter_of(row.filter), row.shown)
