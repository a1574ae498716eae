"""The codebook: themes with definitions, parents and states, and how often each was tagged."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import text

from codesign.errors import AskedWronglyError
from codesign.records.feedback import NewTheme, ThemeLine
from codesign.store.file import StoreFile
from codesign.store.lines import as_lines
from codesign.store.references import resolve
from codesign.store.shown import HEARD
from codesign.store.tables import Theme
from codesign.store.writing import Change

_LINES = f"""
    WITH tagged AS (
        SELECT DISTINCT g.theme_id, c.id, c.contact_id, c.event_id, c.said, c.programme
        FROM tag g JOIN ({HEARD}) c ON c.id = g.comment_id WHERE g.deleted = 0 AND g.theme_id IS NOT NULL
    ), heard AS (
        SELECT theme_id, count(*) AS comments, count(DISTINCT contact_id) AS people, count(DISTINCT event_id) AS events, max(said) AS last_heard
        FROM tagged WHERE :programme = '' OR programme = :programme GROUP BY theme_id
    )
    SELECT t.row, t.id, 'T' || t.number || '-' || t.letters AS reference, t.name, t.definition, coalesce(p.name, '') AS parent,
           coalesce(t.parent_id, '') AS parent_id, coalesce(t.programme_id, '') AS programme_id, t.state,
           coalesce(h.comments, 0), coalesce(h.people, 0), coalesce(h.events, 0), coalesce(h.last_heard, ''),
           coalesce((SELECT r.state FROM reply r WHERE r.theme_id = t.id AND r.deleted = 0 ORDER BY r.row DESC LIMIT 1), '')
    FROM theme t LEFT JOIN theme p ON p.id = t.parent_id LEFT JOIN heard h ON h.theme_id = t.id WHERE t.deleted = 0
"""
"""Counts are of comments, people and events of one programme, or of all where none is named."""


class ThemeExistsError(AskedWronglyError):
    """The codebook has that name already."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is already a theme called {name}.", todo="Nothing was changed.")


class UnknownThemeError(AskedWronglyError):
    """No theme goes by that name or reference."""

    def __init__(self, typed: str, near: Iterable[str]) -> None:
        nearest = ", ".join(near)
        super().__init__(
            f"There is no theme called {typed}.",
            todo=f"The nearest: {nearest}." if nearest else "`codesign themes list` shows them all.",
        )


class Themes:
    """Verbs on the codebook."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store

    def add(self, new: NewTheme) -> ThemeLine:
        """Add a theme. Raises ThemeExistsError."""
        with self._store.write("add theme") as change:
            if any(line.name.casefold() == new.name.casefold() for line in self.lines()):
                raise ThemeExistsError(new.name)
            change.add(
                Theme,
                name=new.name,
                definition=new.definition,
                parent_id=new.parent_id or None,
                programme_id=new.programme_id or None,
                state=new.state,
            )
            return next(line for line in self.lines() if line.name == new.name)

    def lines(self, programme_id: str = "") -> list[ThemeLine]:
        """Return the codebook in name order, with counts of one programme or of all."""
        with self._store.read() as session:
            rows = session.execute(
                text(_LINES + " ORDER BY t.name COLLATE NOCASE, t.row"), {"programme": programme_id}
            )
            return as_lines(ThemeLine, rows)

    def find(self, typed: str) -> ThemeLine:
        """Return the theme a person means, by name (with or without `#`) or by reference. Raises UnknownThemeError."""
        lines = self.lines()
        wanted = typed.strip().lstrip("#").casefold()
        for line in lines:
            if line.name.casefold() == wanted or line.reference.casefold() == wanted:
                return line
        if wanted[:1] == "t" and wanted[1:].isdigit():
            with self._store.read() as session:
                found = resolve(session, typed, only="T")
            return next(line for line in lines if line.id == found.id)
        raise UnknownThemeError(
            typed, (line.name for line in lines if wanted[:3] and wanted[:3] in line.name.casefold())
        )

    def define(self, theme_id: str, definition: str) -> None:
        """Say what a theme means."""
        with self._store.write("define theme") as change:
            change.set(Theme, theme_id, definition=definition)

    def set_state(self, theme_id: str, state: str) -> None:
        """Sign a theme off, retire it, or make it a draft again."""
        with self._store.write(f"make theme {state}") as change:
            change.set(Theme, theme_id, state=state)


def theme_ids(change: Change, names: Iterable[str], programme_id: str = "") -> dict[str, str]:
    """Return the id of each theme named, case aside; a name not in the codebook becomes a draft theme of the programme."""
    wanted = sorted(set(names))
    if not wanted:
        return {}
    held = {
        row.name.casefold(): row.id
        for row in change.session.execute(
            text("SELECT id, name FROM theme WHERE deleted = 0 ORDER BY row DESC")
        )
    }
    for name in wanted:
        if name.casefold() not in held:
            held[name.casefold()] = change.add(Theme, name=name, programme_id=programme_id or None)
    return {name: held[name.casefold()] for name in wanted}
