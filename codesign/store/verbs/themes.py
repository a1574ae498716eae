"""The codebook: themes with definitions, parents and states, and how often each was tagged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from sqlalchemy import text
from sqlmodel import Session

from codesign.entry.tags import tag_key, tag_name
from codesign.errors import AskedWronglyError
from codesign.records.codebook import COLOURS, LONGEST_NAME
from codesign.records.feedback import NewTheme, ThemeLine
from codesign.records.figures import Unnamed
from codesign.store import standing
from codesign.store.codebook.errors import TwinThemesError, UnknownColourError
from codesign.store.codebook.reading import MERGED_INTO
from codesign.store.file import StoreFile
from codesign.store.lines import as_line, as_lines, asking
from codesign.store.references import resolve
from codesign.store.speakers import Spoken, spoken_of, unnamed_of
from codesign.store.tables import Theme
from codesign.store.trees import as_tree
from codesign.store.verbs.one_tag import On, refuse_ended
from codesign.store.verbs.selects import CODEBOOK
from codesign.store.verbs.shown import HEARD, below
from codesign.store.writing import Change
from codesign.text import clean, one_line, shorten

_WHO = f"{standing.of('c.contact_id')} AS contact_id"
_SAID = f"""
    SELECT g.theme_id, c.row, {_WHO}, c.event_id, c.said FROM ({HEARD}) c CROSS JOIN tag g ON g.comment_id = c.id AND g.deleted = 0
    WHERE g.theme_id IS NOT NULL AND (:programme = '' OR c.programme = :programme)
"""
"""What was said, comments first: quickest for a whole codebook."""
_SAID_OF_ONE = f"""
    SELECT g.theme_id, c.row, {_WHO}, c.event_id, c.said FROM below b CROSS JOIN tag g CROSS JOIN ({HEARD}) c ON c.id = g.comment_id
    WHERE g.theme_id = b.id AND g.deleted = 0
"""
"""What was said under one theme, its tags first."""
_AND_MERGED = MERGED_INTO.format("t.id")
_LINES = """
    {below}, said AS ({said}), heard AS (
        SELECT b.top, count(DISTINCT c.row) AS comments, count(DISTINCT c.contact_id) AS people, count(DISTINCT c.event_id) AS events,
               max(c.said) AS last_heard, count(DISTINCT c.row) FILTER (WHERE b.top = b.id) AS own
        FROM said c JOIN below b ON b.id = c.theme_id GROUP BY b.top
    )
    SELECT t.row, t.id, 'T' || t.number || '-' || t.letters AS reference, t.name, t.definition, coalesce(p.name, '') AS parent,
           coalesce(p.id, '') AS parent_id, coalesce(t.programme_id, '') AS programme_id, t.state,
           coalesce(h.comments, 0), coalesce(h.people, 0), coalesce(h.events, 0), coalesce(h.last_heard, ''),
           coalesce((SELECT r.state FROM reply r WHERE r.theme_id IN {merged} AND r.deleted = 0 ORDER BY r.row DESC LIMIT 1), ''),
           coalesce(h.own, 0), 0 AS depth, t.colour, coalesce(m.name, '')
    FROM theme t LEFT JOIN theme m ON m.id = t.merged_into_id AND m.deleted = 0 LEFT JOIN theme p ON p.id = t.parent_id AND p.deleted = 0 LEFT JOIN heard h ON h.top = t.id WHERE t.deleted = 0
"""
_CODEBOOK = f"{_LINES.format(below=below('theme'), said=_SAID, merged=_AND_MERGED)} AND {CODEBOOK} ORDER BY t.name COLLATE NOCASE, t.row"
"""Themes with what was said under them, for one programme, or for all where none is named."""
_ONE = f"{_LINES.format(below=below('theme', ':id'), said=_SAID_OF_ONE, merged=_AND_MERGED)} AND t.id = :id"

_SPOKEN = spoken_of("theme")

_REFERENCE = re.compile(r"[Tt]\d+(-[A-Za-z]{3})?")
_NEAREST = 6
"""How many themes are named where none has the name typed."""


class ThemeExistsError(AskedWronglyError):
    """The codebook has that name already."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is already a theme called {name}.", todo="Nothing was changed.")


class NamelessThemeError(AskedWronglyError):
    """A theme without a name."""

    def __init__(self) -> None:
        super().__init__("A theme needs a name.", todo="A word or two: what the comments under it are about.")


class LongThemeNameError(AskedWronglyError):
    """A name no codebook that is brought in may have either."""

    def __init__(self, name: str, most: int) -> None:
        super().__init__(
            f"{shorten(one_line(name), 40)} is {len(name):,} letters long, and a theme's name is {most:,} at most.",
            todo="What is more than a name goes into its definition. Nothing was changed.",
        )


class UnknownThemeError(AskedWronglyError):
    """No theme goes by that name or reference."""

    def __init__(self, typed: str, near: Iterable[str]) -> None:
        nearest = ", ".join(near)
        super().__init__(
            f"There is no theme called {typed}.",
            todo=f"The nearest: {nearest}." if nearest else "`codesign themes list` shows them all.",
        )


def refuse_long(name: str) -> None:
    """Refuse a name that could not be brought in with its codebook elsewhere. Raises LongThemeNameError."""
    if len(name) > LONGEST_NAME:
        raise LongThemeNameError(name, LONGEST_NAME)


class Themes:
    """Verbs on the codebook."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store

    def add(self, new: NewTheme) -> ThemeLine:
        """Add a theme. Raises ThemeExistsError, NamelessThemeError, LongThemeNameError."""
        with self._store.write("add theme") as change:
            name = tag_name(clean(new.name).text)
            if not name:
                raise NamelessThemeError
            if there := _known_as(change.session, name):
                raise ThemeExistsError(there)
            refuse_long(name)
            if new.colour and new.colour not in COLOURS:
                raise UnknownColourError(new.colour)
            made = change.add(
                Theme,
                name=name,
                definition=new.definition,
                examples=new.examples,
                belongs=new.belongs,
                belongs_not=new.belongs_not,
                colour=new.colour,
                parent_id=new.parent_id or None,
                programme_id=new.programme_id or None,
                state=new.state,
            )
            return self._line(change.session, made)

    def lines(self, programme_id: str = "") -> list[ThemeLine]:
        """Return a programme's codebook, or everybody's, as a tree in name order; what is counted under a theme is all beneath it."""
        with self._store.read() as session:
            rows = session.execute(text(_CODEBOOK), {"programme": programme_id})
            return as_tree(as_lines(ThemeLine, rows))

    def unnamed(self, programme_id: str = "") -> Mapping[str, Unnamed]:
        """Return for each theme, with all beneath it, how many people there may be behind the comments that name nobody."""
        with self._store.read() as session:
            ask = asking(session)
            return unnamed_of(ask, as_lines(Spoken, ask(_SPOKEN, {"programme": programme_id})))

    def one(self, theme_id: str) -> ThemeLine:
        """Return one theme by its id."""
        with self._store.read() as session:
            return self._line(session, theme_id)

    def under(self, theme_id: str) -> list[ThemeLine]:
        """Return the themes right under one, in name order."""
        with self._store.read() as session:
            rows = session.execute(
                text(
                    "SELECT id FROM theme WHERE parent_id = :id AND deleted = 0 ORDER BY name COLLATE NOCASE, row"
                ),
                {"id": theme_id},
            )
            return [self._line(session, child) for child in rows.scalars().all()]

    def find(self, typed: str) -> ThemeLine:
        """Return the theme a person means, by name (with or without `#`) or by reference.

        Raises:
            UnknownThemeError, TwinThemesError: no theme has that name, or several do.
        """
        wanted = clean(typed).text.strip().lstrip("#").strip()
        with self._store.read() as session:
            held = names_held(session)
            named = held.get(wanted.casefold(), [])
            if len(named) > 1:
                lines = [self._line(session, each) for each in named]
                raise TwinThemesError(lines[0].name, [(line.reference, line.own) for line in lines])
            if named:
                return self._line(session, named[0])
            if _REFERENCE.fullmatch(wanted):
                return self._line(session, resolve(session, wanted, only="T").id)
        start = wanted[:3].casefold()
        raise UnknownThemeError(typed, [name for name in held if start and start in name][:_NEAREST])

    def _line(self, session: Session, theme_id: str) -> ThemeLine:
        return as_line(ThemeLine, session.execute(text(_ONE), {"id": theme_id}).one())


def _known_as(session: Session, name: str) -> str:
    """Return the theme that goes by a name, however its capitals, hyphens and spaces are written."""
    wanted = tag_key(name)
    names = session.execute(text("SELECT name FROM theme WHERE deleted = 0 ORDER BY row")).scalars()
    return next((held for held in names if tag_key(held) == wanted), "")


def theme_ids(change: Change, names: Iterable[str], programme_id: str = "") -> dict[str, str]:
    """Return the id of each theme named, case aside; a name not in the codebook becomes a draft theme of the programme.

    A name of a theme that was merged means the one that it goes on in.

    Raises:
        NamelessThemeError, LongThemeNameError: a theme cannot be called so.
        NothingTaggedWithItError: the theme of that name is retired.
    """
    known_as = {}
    for given in dict.fromkeys(names):
        cleaned = clean(given)
        change.removed += cleaned.removed
        known_as[given] = cleaned.text.strip()
    if not known_as:
        return {}
    held = names_held(change.session)
    for name in known_as.values():
        if not name:
            raise NamelessThemeError
        if name.casefold() not in held:
            refuse_long(name)
            held[name.casefold()] = [change.add(Theme, name=name, programme_id=programme_id or None)]
    on = led_on(change.session)
    ids = {given: held[name.casefold()][0] for given, name in known_as.items()}
    found = {given: on.get(theme, theme) for given, theme in ids.items()}
    for theme in set(found.values()):
        refuse_ended(change.session, On("themes", theme))
    return found


def led_on(session: Session) -> dict[str, str]:
    """Return where each theme that was merged goes on by now: whoever types its name means that one."""
    rows = session.execute(
        text("""WITH RECURSIVE on_(id, theme) AS (
                  SELECT id, merged_into_id FROM theme WHERE deleted = 0 AND merged_into_id IS NOT NULL
                  UNION SELECT on_.id, t.merged_into_id FROM on_ JOIN theme t ON t.id = on_.theme WHERE t.merged_into_id IS NOT NULL)
                SELECT on_.id, on_.theme FROM on_ JOIN theme t ON t.id = on_.theme AND t.deleted = 0 AND t.merged_into_id IS NULL""")
    )
    return dict(rows.all())


def names_held(session: Session) -> dict[str, list[str]]:
    """Return the ids of the themes of each name, case aside, the oldest first; a retired one only where no other has its name."""
    rows = session.execute(
        text("SELECT name, id, state = 'retired' AS is_retired FROM theme WHERE deleted = 0 ORDER BY row")
    ).all()
    held: dict[str, list[str]] = {}
    for is_retired in (False, True):
        for row in rows:
            if bool(row.is_retired) == is_retired and (not is_retired or row.name.casefold() not in held):
                held.setdefault(row.name.casefold(), []).append(row.id)
    return held
