"""What figures must be able to name of the codebook, kept as records beside the changes themselves."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from codesign.clock import HOME_ZONE, today
from codesign.records.codebook import CodebookChangeLine
from codesign.store.tables import CodebookChange
from codesign.store.writing import Change

_LINES = """
    SELECT k.id, k.theme_id, 'T' || t.number || '-' || t.letters, t.name, k.what, k.was, k.now, k.others, k.comments, k.made_on, k.made_by
    FROM codebookchange k JOIN theme t ON t.id = k.theme_id WHERE k.deleted = 0
"""
_MEANING = ("definition", "examples", "belongs", "belongs_not")
_ABOUT = " AND (k.theme_id = :theme OR k.id IN (SELECT o.id FROM codebookchange o, json_each(nullif(o.others, '')) e WHERE e.value = :theme))"


def note(
    change: Change,
    theme_id: str,
    what: str,
    *,
    was: str = "",
    now: str = "",
    others: Sequence[str] = (),
    comments: int = 0,
) -> None:
    """Keep that a theme was altered so that its figures mean something else from today."""
    change.add(
        CodebookChange,
        theme_id=theme_id,
        what=what,
        was=was,
        now=now,
        others=json.dumps(list(others)) if others else "",
        comments=comments,
        made_on=today(change.clock, HOME_ZONE).isoformat(),
        made_by=change.actor,
    )


def note_meaning(change: Change, theme_id: str, was: str, altered: Mapping[str, str]) -> None:
    """Keep that a theme means something else, where it meant something before."""
    if any(name in altered for name in _MEANING):
        note(change, theme_id, "defined", was=was, now=altered.get("definition", was))


def of_theme(session: Session, theme_id: str) -> list[CodebookChangeLine]:
    """Return what was altered of a theme, or made of it, the newest first."""
    return _read(session, _ABOUT, theme=theme_id)


def since(session: Session, day: str, programme_id: str = "") -> list[CodebookChangeLine]:
    """Return what was altered in the codebook from a day on, the newest first; of one programme's themes and those of none."""
    where = (
        " AND k.made_on >= :day AND (:programme = '' OR coalesce(t.programme_id, :programme) = :programme)"
    )
    return _read(session, where, day=day, programme=programme_id)


def _read(session: Session, where: str, **values: str) -> list[CodebookChangeLine]:
    rows = session.execute(text(f"{_LINES}{where} ORDER BY k.made_on DESC, k.row DESC"), values).all()
    others = {id_ for row in rows for id_ in json.loads(row.others or "[]")}
    named = dict(
        session.execute(
            text("SELECT id, name FROM theme WHERE id IN (SELECT value FROM json_each(:ids))"),
            {"ids": json.dumps(sorted(others))},
        ).all()
    )
    return [_line(row, named) for row in rows]


def _line(row: Any, named: Mapping[str, str]) -> CodebookChangeLine:
    others = tuple(named.get(id_, "?") for id_ in json.loads(row.others or "[]"))
    return CodebookChangeLine._make((*row[:7], others, *row[8:]))
