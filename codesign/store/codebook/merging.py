"""Themes merged into one: their tags go along, the merged are retired and say where they went on, and nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import text
from sqlmodel import Session

from codesign.records.codebook import Codes, Recoded
from codesign.store.codebook import noting, reading, retagging
from codesign.store.codebook.errors import OneThemeError, RetiredThemeError
from codesign.store.tables import Theme
from codesign.store.writing import Change
from codesign.text import listed, one_line, plural, shorten

_NAME = 60


def merge(change: Change, themes: Sequence[str], into: str) -> Recoded:
    """Merge themes into one. Raises OneThemeError, RetiredThemeError, GoneError."""
    session = change.session
    target = reading.codes(session, into)
    merged = [reading.codes(session, each) for each in dict.fromkeys(themes) if each != into]
    if not merged:
        raise OneThemeError
    if target.state == "retired":
        raise RetiredThemeError(target.reference, target.name, target.merged_into)
    ids = [each.id for each in merged]
    _stand_clear(change, target, ids)
    moved: set[str] = set()
    for each in merged:
        moved |= _tagged(session, each.id)
        retagging.move(change, each.id, into)
        _go_on(change, each, into)
    noting.note(
        change,
        into,
        "merged",
        was=listed([each.name for each in merged], 20),
        now=target.name,
        others=ids,
        comments=len(moved),
    )
    others = reading.named(session, ids)
    target_named = reading.named(session, [into])[0]
    return Recoded(target_named, change.reference, len(moved), others, tuple(_said(session, target, merged)))


def _stand_clear(change: Change, target: Codes, merged: Sequence[str]) -> None:
    """Bring the theme that stays out from beneath those that go, so that their children can stand beneath it."""
    above = reading.above(change.session, target.id)
    if not set(above) & set(merged):
        return
    last = max(place for place, id_ in enumerate(above) if id_ in merged)
    rest = [] if target.id in above else above[last + 1 :]  # it stood in a ring, as two copies may make one
    change.set(Theme, target.id, parent_id=rest[0] if rest else None)


def _go_on(change: Change, theme: Codes, into: str) -> None:
    """Retire a theme and leave what stood beneath it, and what went on in it, with the one it goes on in."""
    children = change.session.execute(
        text("SELECT id FROM theme WHERE parent_id = :id AND deleted = 0 AND id <> :into"),
        {"id": theme.id, "into": into},
    ).scalars()
    change.set_many(Theme, list(children), parent_id=into)
    change.set(Theme, theme.id, state="retired", merged_into_id=into, parent_id=theme.parent_id or None)


def _tagged(session: Session, theme_id: str) -> set[str]:
    rows = session.execute(
        text("SELECT comment_id FROM tag WHERE theme_id = :id AND deleted = 0"), {"id": theme_id}
    )
    return set(rows.scalars())


def _said(session: Session, target: Codes, merged: Sequence[Codes]) -> list[str]:
    """Say what stays with those that went: their replies, and what was said to belong to them."""
    said = []
    for each in merged:
        replies = session.execute(
            text("SELECT count(*) FROM reply WHERE theme_id = :id AND deleted = 0"), {"id": each.id}
        ).scalar_one()
        name = shorten(one_line(each.name), _NAME)
        if replies:
            said.append(
                f"{plural(replies, 'reply', 'replies')} to {name} "
                f"{'stays' if replies == 1 else 'stay'}, and {'is' if replies == 1 else 'are'} shown with {shorten(one_line(target.name), _NAME)} too."
            )
        if each.definition and not target.definition:
            said.append(f"What {name} means stays with it: describe {shorten(one_line(target.name), _NAME)}.")
    return said
