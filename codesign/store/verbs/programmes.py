"""Programmes: what engagement serves."""

from __future__ import annotations

import re
from dataclasses import asdict

from sqlalchemy import text

from codesign.errors import AskedWronglyError
from codesign.records.outcomes import NewProgramme, ProgrammeLine
from codesign.store.file import StoreFile
from codesign.store.lines import as_lines
from codesign.store.references import resolve
from codesign.store.tables import Programme
from codesign.store.verbs.shown import HEARD

_LINES = f"""
    WITH heard AS MATERIALIZED (SELECT c.programme, count(*) AS comments FROM ({HEARD}) c GROUP BY c.programme)
    SELECT g.row, g.id, 'G' || g.number || '-' || g.letters AS reference, g.title, g.kind, g.lead_body, g.partners, g.term,
           g.starts, g.ends, g.law_as_at, g.level,
           (SELECT count(*) FROM event e WHERE e.programme_id = g.id AND e.deleted = 0 AND e.state = 'held') AS events,
           coalesce(h.comments, 0) AS comments
    FROM programme g LEFT JOIN heard h ON h.programme = g.id WHERE g.deleted = 0
"""


class UnknownProgrammeError(AskedWronglyError):
    """No programme, or more than one, goes by what was typed."""

    def __init__(self, typed: str, known: list[str]) -> None:
        there_are = (
            f"There are: {'; '.join(known)}."
            if known
            else "There are none yet: `codesign programmes add TITLE` makes one."
        )
        super().__init__(f"No one programme is called “{typed}”.", todo=there_are)


class UntitledProgrammeError(AskedWronglyError):
    """A programme without a title."""

    def __init__(self) -> None:
        super().__init__(
            "A programme needs a title.", todo="What people call the contract, change or strategy."
        )


class Programmes:
    """Verbs on programmes."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store

    def add(self, new: NewProgramme) -> ProgrammeLine:
        """Add a programme. Raises UntitledProgrammeError."""
        if not new.title.strip():
            raise UntitledProgrammeError
        with self._store.write("add programme") as change:
            made = change.add(Programme, **asdict(new))
            return self._lines(" AND g.id = :id", id=made)[0]

    def lines(self) -> list[ProgrammeLine]:
        """Return every programme, oldest first."""
        return self._lines(" ORDER BY g.row")

    def find(self, typed: str) -> ProgrammeLine:
        """Return the programme a person means: by reference, by title, or by the start of its title.

        Raises:
            UnknownProgrammeError: none or several go by that name.
        """
        everything = self.lines()
        wanted = typed.strip().casefold()
        exact = [line for line in everything if line.title.casefold() == wanted]
        starting = [line for line in everything if line.title.casefold().startswith(wanted)]
        for found in (exact, starting):
            if wanted and len(found) == 1:
                return found[0]
        if re.fullmatch(r"g\d+(-[a-z]{3})?", wanted):
            with self._store.read() as session:
                reference = resolve(session, typed, only="G")
            return next(line for line in everything if line.id == reference.id)
        raise UnknownProgrammeError(typed, [line.title for line in everything])

    def ids(self) -> list[str]:
        """Return the ids of every programme, oldest first: what each has is not counted, which takes 60 ms in a large store."""
        with self._store.read() as session:
            return list(
                session.execute(text("SELECT id FROM programme WHERE deleted = 0 ORDER BY row")).scalars()
            )

    def only_id(self) -> str:
        """Return the id of the programme where there is exactly one, else nothing."""
        ids = self.ids()
        return ids[0] if len(ids) == 1 else ""

    def only(self) -> ProgrammeLine | None:
        """Return the programme, where there is exactly one."""
        everything = self.lines()
        return everything[0] if len(everything) == 1 else None

    def _lines(self, rest: str, **values: object) -> list[ProgrammeLine]:
        with self._store.read() as session:
            return as_lines(ProgrammeLine, session.execute(text(_LINES + rest), values))
