"""A theme split: chosen comments go to other themes, new or already there, and what is left stays."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import text
from sqlmodel import Session

from codesign.records.codebook import Codes, Part, Recoded
from codesign.store.codebook import noting, reading, retagging
from codesign.store.codebook.errors import (
    NothingToSplitError,
    NotUnderError,
    RetiredThemeError,
    SameThemeError,
)
from codesign.store.finding import search
from codesign.store.tables import Theme
from codesign.store.verbs.shown import SHOWN
from codesign.store.verbs.themes import theme_ids
from codesign.store.writing import Change

_TAGGED = f"""
    SELECT DISTINCT c.id, c.row FROM ({SHOWN}) c JOIN tag g ON g.comment_id = c.id AND g.deleted = 0 WHERE g.theme_id = :theme
"""


@dataclass
class _Going:
    """A part with the theme it is, and what goes there."""

    theme_id: str
    comments: list[str]


def holding(session: Session, theme_id: str, words: str) -> list[str]:
    """Return the ids of the comments tagged to a theme that hold some words, in the order they were written down."""
    found = set(search.rows_of(search.find(session, "comment", words))) if words.strip() else set()
    rows = session.execute(text(f"{_TAGGED} ORDER BY c.row"), {"theme": theme_id})
    return [row.id for row in rows if row.row in found]


def split(change: Change, theme_id: str, parts: Sequence[Part]) -> Recoded:
    """Split a theme. Raises NothingToSplitError, NotUnderError, SameThemeError, RetiredThemeError, NamelessThemeError, GoneError."""
    session = change.session
    theme = reading.codes(session, theme_id)
    if not parts:
        raise NothingToSplitError(theme.name, "another theme")
    going = [_going(change, theme, part) for part in parts]
    moved = {id_ for each in going for id_ in each.comments}
    _retag(change, theme_id, going)
    others = list(dict.fromkeys(each.theme_id for each in going))
    noting.note(change, theme_id, "split", was=theme.name, others=others, comments=len(moved))
    return Recoded(
        reading.named(session, [theme_id])[0], change.reference, len(moved), reading.named(session, others)
    )


def _going(change: Change, theme: Codes, part: Part) -> _Going:
    called = part.name or reading.codes(change.session, part.theme_id).name
    comments = list(dict.fromkeys([*part.comments, *holding(change.session, theme.id, part.words)]))
    if not comments:
        raise NothingToSplitError(theme.name, called, part.words.strip())
    _refuse_others(change.session, theme, comments)
    theme_id = part.theme_id or _theme_of(change, theme, part.name)
    if theme_id == theme.id:
        raise SameThemeError(theme.name)
    there = reading.codes(change.session, theme_id)
    if there.state == "retired":
        raise RetiredThemeError(there.reference, there.name, there.merged_into)
    return _Going(theme_id, comments)


def _theme_of(change: Change, theme: Codes, name: str) -> str:
    """Return the theme of that name, or make one beside the one that is split: a draft, under the same parent."""
    newest = change.session.execute(text("SELECT coalesce(max(row), 0) FROM theme")).scalar_one()
    found = theme_ids(change, [name], theme.programme_id)[name]
    made = change.session.execute(text("SELECT row FROM theme WHERE id = :id"), {"id": found}).scalar_one()
    if made > newest and theme.parent_id:
        change.set(Theme, found, parent_id=theme.parent_id)
    return found


def _refuse_others(session: Session, theme: Codes, comments: Sequence[str]) -> None:
    """Refuse comments that the theme is not on. Raises NotUnderError."""
    rows = session.execute(
        text("""SELECT coalesce('C' || c.number || '-' || c.letters, 'a comment that is not here') FROM json_each(:ids) e LEFT JOIN comment c ON c.id = e.value
                WHERE NOT EXISTS (SELECT 1 FROM tag g WHERE g.comment_id = e.value AND g.theme_id = :theme AND g.deleted = 0)"""),
        {"ids": json.dumps(list(comments)), "theme": theme.id},
    )
    not_under = list(rows.scalars())
    if not_under:
        raise NotUnderError(theme.name, not_under)


def _retag(change: Change, theme_id: str, going: Sequence[_Going]) -> None:
    """Bring each comment to its first theme, and put the others beside it."""
    first: set[str] = set()
    for place, each in enumerate(going):
        later = [part for part in going[place + 1 :] if part.theme_id != each.theme_id]
        for part in later:
            both = set(each.comments) & set(part.comments) - first
            if both:
                retagging.copy(change, theme_id, part.theme_id, both)
        own = [id_ for id_ in each.comments if id_ not in first]
        retagging.move(change, theme_id, each.theme_id, own)
        first |= set(own)
