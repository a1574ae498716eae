"""Who stands for a contact that was merged away: the end of its chain of merges, worked out from those that stand.

Two laptops may merge the same contact into two others, or two contacts into each other. Merges count in the order of their
ids, which is that of time: one that would join what is joined already, in whatever direction, adds nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import text
from sqlmodel import Session

from codesign.store import standing

_LIVE = "SELECT survivor_id, merged_id FROM contactmerge WHERE deleted = 0 AND id <> :without ORDER BY id"


def chains(merges: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return who stands for each merged-away contact, of merges in order: (survivor, merged)."""
    above: dict[str, str] = {}
    for survivor, merged in merges:
        to, of = _end(above, survivor), _end(above, merged)
        if to != of:
            above[of] = to
    return {contact: _end(above, contact) for contact in above}


def _end(above: Mapping[str, str], contact: str) -> str:
    while contact in above:
        contact = above[contact]
    return contact


def ends(session: Session, without: str = "") -> dict[str, str]:
    """Return who stands for each merged-away contact by the merges that stand, or would without one of them."""
    return chains((row[0], row[1]) for row in session.execute(text(_LIVE), {"without": without}))


def keep(session: Session) -> None:
    """Bring the table `standing` in line with the merges that stand."""
    wanted = ends(session)
    held = standing.merged_into(session)
    for contact in held.keys() - wanted.keys():
        session.execute(text("DELETE FROM standing WHERE contact_id = :id"), {"id": contact})
    altered = [
        {"id": contact, "to": survivor}
        for contact, survivor in wanted.items()
        if held.get(contact) != survivor
    ]
    if altered:
        session.execute(
            text("INSERT OR REPLACE INTO standing(contact_id, survivor_id) VALUES (:id, :to)"), altered
        )
