"""Hiding a name that somebody has left, and showing it again, inside a change already open."""

from __future__ import annotations

from sqlalchemy import text
from sqlmodel import Session

from codesign.store import standing
from codesign.store.finding.sort_names import sort_name
from codesign.store.tables import Alias
from codesign.store.verbs.contact_errors import NamelessError, StillTheirNameError
from codesign.store.writing import Change

_HELD_AS = f"""
    SELECT id FROM alias WHERE contact_id IN {standing.group(":id")} AND deleted = 0 AND name = :name COLLATE NOCASE
"""


def refuse_hiding(session: Session, contact_id: str, name: str) -> None:
    """Refuse to hide what is no name, or the one somebody goes by. Raises NamelessError, StillTheirNameError."""
    if not name.strip():
        raise NamelessError
    now = session.execute(text("SELECT sort_name FROM contact WHERE id = :id"), {"id": contact_id}).scalar()
    if sort_name(name) == now:
        raise StillTheirNameError


def hide(change: Change, contact_id: str, name: str) -> None:
    """Hide a name of who stands, wherever it is kept; where it is not, keep it hidden. Raises as `refuse_hiding` does."""
    refuse_hiding(change.session, contact_id, name)
    held = change.session.execute(text(_HELD_AS), {"id": contact_id, "name": name.strip()}).scalars().all()
    for alias in held:
        change.set(Alias, alias, hidden=True)
    if not held:
        change.add(Alias, contact_id=contact_id, name=name.strip(), hidden=True)


def show(change: Change, contact_id: str, name: str) -> bool:
    """Show a name of who stands again. False where it was not hidden."""
    values = {"id": contact_id, "name": name.strip()}
    held = change.session.execute(text(f"{_HELD_AS} AND hidden = 1"), values).scalars().all()
    for alias in held:
        change.set(Alias, alias, hidden=False)
    return bool(held)
