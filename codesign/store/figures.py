"""Figures: the one function each that screens, commands, workbooks and reports take their numbers from."""

from __future__ import annotations

from datetime import date

from sqlalchemy import text
from sqlmodel import Session

from codesign.records.figures import Figures, People, TodayPage
from codesign.store.events import Events
from codesign.store.file import StoreFile
from codesign.store.follow_ups import FollowUps
from codesign.store.lines import as_line
from codesign.store.shown import HEARD
from codesign.store.themes import CODEBOOK

LATE_DAYS = 14
"""An event recorded more than this many days after it was held is shown as a late entry. Ours; no law sets it."""

_MINE = "(:programme = '' OR {} = :programme)"


class FigureVerbs:
    """Verbs that count."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store

    def of(self, programme_id: str = "", *, today: date) -> Figures:
        """Return the figures of one programme, or of everything. Drafts are in none of them: they are kept elsewhere."""
        with self._store.read() as session:
            mine = {"programme": programme_id}
            events = dict(
                session.execute(
                    text(
                        f"SELECT state, count(*) FROM event WHERE deleted = 0 AND {_MINE.format('programme_id')} GROUP BY state"
                    ),
                    mine,
                ).all()
            )
            comments, untagged = session.execute(
                text(f"""SELECT count(*), count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM tag g WHERE g.comment_id = c.id AND g.deleted = 0))
                         FROM ({HEARD}) c WHERE {_MINE.format("c.programme")}"""),
                mine,
            ).one()
            outcomes, never = _outcomes(session, programme_id)
            wording = dict(session.execute(text(_WORDING), mine).all())
            return Figures(
                as_at=_newest(session),
                events=events.get("held", 0),
                planned=events.get("planned", 0),
                cancelled=events.get("cancelled", 0),
                nobody_came=events.get("nobody-came", 0),
                comments=comments,
                untagged=untagged,
                people=self.people(programme_id),
                themes=_themes(session, programme_id),
                outcomes=outcomes,
                outcomes_never_heard=never,
                follow_ups=FollowUps(self._store).counts(today=today, programme_id=programme_id),
                set_aside=session.execute(
                    text("SELECT count(*) FROM setaside WHERE deleted = 0 AND state = 'waiting'")
                ).scalar()
                or 0,
                wording_adopted=wording.get("adopted", 0),
                wording_refused=wording.get("not-adopted", 0),
                late_entries=_late(session, programme_id),
            )

    def people(self, programme_id: str = "") -> People:
        """Return how many people came to held events: named once each, unnamed heads beside them."""
        with self._store.read() as session:
            row = session.execute(text(_PEOPLE), {"programme": programme_id}).one()
            return as_line(People, row)

    def today(self, *, today: date, events: int = 5) -> TodayPage:
        """Return what the first screen shows."""
        with self._store.read():
            follow_ups = FollowUps(self._store)
            return TodayPage(
                figures=self.of(today=today),
                overdue=tuple(follow_ups.lines("overdue", today=today)),
                due=tuple(follow_ups.lines("due", today=today)),
                last_events=tuple(Events(self._store).last(events)),
            )


_CAME = f"""
    FROM attendance t JOIN event e ON e.id = t.event_id
    WHERE t.deleted = 0 AND e.deleted = 0 AND e.state = 'held' AND {_MINE.format("e.programme_id")}
"""
_PEOPLE = f"""
    WITH once AS (SELECT DISTINCT contact_id AS id FROM attendance WHERE contact_id IS NOT NULL)
    SELECT (SELECT count(*) FROM once WHERE EXISTS (SELECT 1 {_CAME} AND t.contact_id = once.id)),
           coalesce(sum(t.heads), 0), coalesce(max(t.about), 0)
    {_CAME} AND t.contact_id IS NULL
"""
"""Looking once for each person named was seven times as quick as sorting every attendance by name."""

_WORDING = """
    SELECT v.state, count(*) FROM wording v JOIN clause w ON w.id = v.clause_id LEFT JOIN event e ON e.id = v.event_id
    WHERE v.deleted = 0 AND (:programme = '' OR coalesce(w.programme_id, e.programme_id) = :programme) GROUP BY v.state
"""


def _newest(session: Session) -> str:
    newest = session.execute(
        text(
            "SELECT 'H' || number || '-' || letters FROM change WHERE length(head) > 0 ORDER BY row DESC LIMIT 1"
        )
    ).scalar()
    return newest or ""


def _outcomes(session: Session, programme_id: str) -> tuple[int, int]:
    """Count statements (not domains) and those no comment was ever tagged to."""
    row = session.execute(
        text(f"""
            SELECT count(*), count(*) FILTER (WHERE NOT EXISTS (
                SELECT 1 FROM tag g JOIN ({HEARD}) c ON c.id = g.comment_id WHERE g.outcome_id = o.id AND g.deleted = 0))
            FROM outcome o WHERE o.deleted = 0 AND o.level = 'outcome' AND {_MINE.format("o.programme_id")}
        """),
        {"programme": programme_id},
    ).one()
    return row[0], row[1]


def _themes(session: Session, programme_id: str) -> int:
    found = session.execute(
        text(f"SELECT count(*) FROM theme t WHERE t.deleted = 0 AND t.state <> 'retired' AND {CODEBOOK}"),
        {"programme": programme_id},
    )
    return found.scalar() or 0


def _late(session: Session, programme_id: str) -> int:
    found = session.execute(
        text(f"""SELECT count(*) FROM event WHERE deleted = 0 AND state = 'held' AND length(held_on) = 10 AND recorded <> ''
                 AND julianday(substr(recorded, 1, 10)) - julianday(held_on) > {LATE_DAYS} AND {_MINE.format("programme_id")}"""),
        {"programme": programme_id},
    )
    return found.scalar() or 0
