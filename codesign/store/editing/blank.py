"""What a record being made begins with: today, the programme at hand, the officer, and what nobody has said otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import text
from sqlmodel import Session

from codesign.records.editing import Value

_USUAL: Mapping[str, Mapping[str, Value]] = {
    "event": {"state": "held", "permission": "not-asked"},
    "comment": {"permission": "not-asked", "speaking_for": "self"},
    "access": {"met": True},
    "money": {"state": "claimed"},
    "follow-up": {"state": "open"},
    "wording": {"state": "proposed"},
    "contact": {"sort": "person"},
    "outcome": {"level": "outcome"},
    "theme": {"state": "draft"},
    "reply": {"state": "considering"},
    "question": {"state": "open"},
}
_DATED: Mapping[str, str] = {
    "event": "held_on",
    "comment": "said_on",
    "permission": "given_on",
    "reply": "replied_on",
}
"""What is dated today unless somebody says otherwise."""
_OF_PROGRAMMES = ("theme", "comment", "follow-up", "question", "reach-group")


def defaults(
    session: Session, kind: str, parent: Mapping[str, str], *, officer: str, today: date
) -> dict[str, Value]:
    """Return what the columns of a new record begin with."""
    values = dict(_USUAL.get(kind, {}))
    if kind in _DATED and not (kind == "comment" and parent.get("event_id")):
        values[_DATED[kind]] = today.isoformat()
    if kind == "event":
        values |= {"officer": officer, "programme_id": _programme(session)}
    if kind == "follow-up":
        values["owner"] = officer
    if kind == "wording":
        values["outcome_id"] = parent.get("outcome_id")
    if kind == "comment":
        values |= _comment(session, parent)
    if kind in _OF_PROGRAMMES and not parent:
        values["programme_id"] = _programme(session)
    if kind in _OF_PROGRAMMES and parent.get("programme_id"):
        values["programme_id"] = parent["programme_id"]
    return values


def _comment(session: Session, parent: Mapping[str, str]) -> dict[str, Value]:
    """Return what a comment takes from its event: the permission set once a session."""
    if not parent.get("event_id"):
        return {}
    permission = session.execute(
        text("SELECT permission FROM event WHERE id = :id"), {"id": parent["event_id"]}
    ).scalar()
    return {"permission": str(permission or "not-asked"), "source": "activity"}


def _programme(session: Session) -> str | None:
    """Return the programme at hand: that of the event recorded last, else the only one there is."""
    rows = session.execute(text("SELECT id FROM programme WHERE deleted = 0 LIMIT 2")).scalars().all()
    if len(rows) == 1:
        return str(rows[0])
    last = session.execute(
        text("""SELECT e.programme_id FROM event e JOIN programme g ON g.id = e.programme_id
                WHERE e.deleted = 0 AND g.deleted = 0 ORDER BY e.row DESC LIMIT 1""")
    ).scalar()
    return str(last) if last else None
