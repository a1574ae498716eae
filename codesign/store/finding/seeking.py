"""Where letters lead in a list: the first record whose name, reference, date or words begin with what was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from codesign.clock import today
from codesign.entry.dates import read_date
from codesign.errors import AskedWronglyError
from codesign.store import standing
from codesign.store.file import StoreFile
from codesign.store.finding.sort_names import sort_name
from codesign.store.verbs.shown import HEARD
from codesign.text import clean

_REFERENCE = re.compile(r"([A-Za-z]?)-?([0-9]{1,12})(?:-[A-Za-z]{0,3})?")
_ISO = re.compile(r"(?:19|20)[0-9]{2}(?:-(?:[0-9]{1,2}(?:-(?:[0-9]{1,2})?)?)?)?")
_NUMBERED = f"""
    SELECT s.row FROM contact n JOIN contact s ON s.id = {standing.of("n.id")}
    WHERE n.deleted = 0 AND n.number = :number ORDER BY n.row
"""
_LAST = "\U0010ffff"
"""Comes after every letter: the end of what begins with something."""

Values = Mapping[str, Any]


class Seeking:
    """Verbs for jumping in a list by its first letters.

    Each takes what was typed, and the rows of the list where it is narrowed, so that the jump lands in it; without them
    the list is everything there is, in its usual order.
    """

    def __init__(self, store: StoreFile) -> None:
        self._store = store

    def contact(self, typed: str, among: Iterable[int] | None = None) -> int | None:
        """Return the row of the first contact whose name begins so; a reference such as `N12` leads there too."""
        named = f"""SELECT n.row FROM contact n WHERE n.deleted = 0 AND n.sort_name >= :first AND n.sort_name < :last
                   AND {standing.row_stands("n")} ORDER BY n.sort_name, n.row"""
        first = sort_name(typed)
        with self._store.read() as session:
            found = _Found(session, among)
            return (
                found.first(named, {"first": first, "last": first + _LAST}) if first else None
            ) or found.numbered("contact", "N", typed)

    def event(self, typed: str, among: Iterable[int] | None = None) -> int | None:
        """Return the row of the newest event of a reference (`E12`), a date (`2026-11`, `12 nov`) or a title that begins so."""
        dated = """SELECT e.row FROM event e WHERE e.deleted = 0 AND e.held_on >= :first AND e.held_on < :last
                   ORDER BY e.held_on DESC, e.row DESC"""
        titled = "SELECT e.row FROM event e WHERE e.deleted = 0 AND e.title LIKE :like ESCAPE '\\' ORDER BY e.held_on DESC, e.row DESC"
        return self._by_number_date_or_words("event", "E", (dated, titled), typed, among)

    def comment(self, typed: str, among: Iterable[int] | None = None) -> int | None:
        """Return the row of the newest comment of a reference (`C12`), a date it was said, or words that begin so."""
        said = f"SELECT c.row FROM ({HEARD}) c WHERE c.said >= :first AND c.said < :last ORDER BY c.said DESC, c.row DESC"
        words = f"SELECT c.row FROM ({HEARD}) c WHERE c.words LIKE :like ESCAPE '\\' ORDER BY c.said DESC, c.row DESC"
        return self._by_number_date_or_words("comment", "C", (said, words), typed, among)

    def _by_number_date_or_words(
        self, table: str, letter: str, questions: tuple[str, str], typed: str, among: Iterable[int] | None
    ) -> int | None:
        by_date, by_words = questions
        typed = clean(typed).text.strip()
        with self._store.read() as session:
            found = _Found(session, among)
            row = None if _ISO.fullmatch(typed) else found.numbered(table, letter, typed)
            iso = self._iso(typed) if row is None else ""
            if iso:
                row = found.first(by_date, {"first": iso, "last": iso + _LAST})
            if row is None and typed:
                row = found.first(by_words, {"like": _escaped(typed) + "%"})
            return row

    def _iso(self, typed: str) -> str:
        """Return the beginning of the dates that are meant, as they are kept; nothing where no date is."""
        if _ISO.fullmatch(typed):
            return typed
        if not any(character.isdigit() for character in typed) and len(typed) < len("jan"):
            return ""
        try:
            return read_date(typed, today(self._store.hands.clock)).iso
        except AskedWronglyError:
            return ""


class _Found:
    """What questions find in a list."""

    def __init__(self, session: Session, among: Iterable[int] | None) -> None:
        self._session = session
        self._among = None if among is None else set(among)

    def first(self, sql: str, values: Values) -> int | None:
        """Return the first row a question finds that is in the list."""
        limit = " LIMIT 1" if self._among is None else ""
        rows = self._session.execute(text(sql + limit), dict(values)).scalars()
        return next((row for row in rows if self._among is None or row in self._among), None)

    def numbered(self, table: str, letter: str, typed: str) -> int | None:
        """Return the row of a reference, with its letter or without."""
        shape = _REFERENCE.fullmatch(typed.strip())
        if shape is None or shape[1].upper() not in ("", letter):
            return None
        question = f"SELECT row FROM {table} WHERE deleted = 0 AND number = :number ORDER BY row"
        if table == "contact":
            question = _NUMBERED
        return self.first(question, {"number": int(shape[2])})


def _escaped(typed: str) -> str:
    return re.sub(r"([\\%_])", r"\\\1", typed)
