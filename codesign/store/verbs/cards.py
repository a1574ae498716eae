"""Reading the pages of records: everything held about one of them, in one snapshot."""

from __future__ import annotations

from sqlalchemy import text
from sqlmodel import Session

from codesign.records.cards import (
    Above,
    CommentCard,
    InPack,
    OutcomeCard,
    Reworded,
    SettledLine,
    TagLine,
    ThemeCard,
)
from codesign.records.events import EventCard, FollowUpLine
from codesign.records.feedback import ReplyLine
from codesign.records.outcomes import OutcomeLine, WordingLine
from codesign.records.people import ContactCard
from codesign.store import standing
from codesign.store.codebook import noting, reading
from codesign.store.file import StoreFile
from codesign.store.lines import Line, as_lines
from codesign.store.verbs import contact_card, event_card
from codesign.store.verbs.feedback import Feedback
from codesign.store.verbs.outcomes import Outcomes
from codesign.store.verbs.packs import ALTERED, HOW, asked
from codesign.store.verbs.replies import REPLY_LINES
from codesign.store.verbs.selects import FOLLOW_UP_LINES
from codesign.store.verbs.shown import one
from codesign.store.verbs.themes import Themes
from codesign.store.verbs.wording import WORDING_LINES

BROUGHT_BY = """
    importbatch b ON b.id = (
        SELECT i.record FROM importbatch k CROSS JOIN operation i ON i.record = k.id AND i.kind = 'made'
        WHERE i.change = (SELECT o.change FROM operation o WHERE o.record = g.id AND o.kind = 'made' ORDER BY o.seq LIMIT 1) LIMIT 1)
"""
"""SQL of the import whose change put a tag `g` on: no column keeps it, the journal does."""


def _tags_of(table: str, reference: str, name: str) -> str:
    """Return SQL of the tags of a comment that lead to one table, whole and on spans, in the order they were put on."""
    return f"""
        SELECT l.id, {reference}, {name}, g.tagged_by, g.tagged_at, g.suggested,
               coalesce('I' || b.number || '-' || b.letters, ''), coalesce(b.file_name, ''), g.start, g."end", g.quote
        FROM tag g JOIN {table} l ON l.id = g.{table}_id LEFT JOIN {BROUGHT_BY}
        WHERE g.comment_id = :id AND g.deleted = 0 AND l.deleted = 0 ORDER BY g.row
    """


_THEMES_OF = _tags_of("theme", "'T' || l.number || '-' || l.letters", "l.name")
_OUTCOMES_OF = _tags_of("outcome", "l.code", "l.title")
_QUESTIONS_OF = _tags_of("question", "l.code", "l.words")
_SETTLED = """
    SELECT 'S' || s.number || '-' || s.letters, s.kind, json_extract(o.settled, '$.how'), s.coder
    FROM secondopinion s CROSS JOIN opinioncomment o ON o.opinion_id = s.id AND o.comment_id = :id
    WHERE o.deleted = 0 AND o.settled <> '' AND s.deleted = 0 ORDER BY s.row
"""
_MARKS = "SELECT memo, important, discuss FROM comment WHERE id = :id"
_PACKS_OF = f"""
    SELECT b.id, 'B' || b.number || '-' || b.letters, coalesce(p.title, ''), b.made_at, i.quoted,
           {asked("list")}, b.file_name, {asked("reason")}, {HOW}, {ALTERED}
    FROM packcomment i JOIN pack b ON b.id = i.pack_id LEFT JOIN programme p ON p.id = b.programme_id
    WHERE i.comment_id = :id AND i.deleted = 0 AND b.deleted = 0 ORDER BY b.row DESC
"""
_SHAPED = " AND v.id IN (SELECT wording_id FROM wordingsource WHERE comment_id = :id AND deleted = 0) ORDER BY v.row"
_REWORDED = """
    SELECT json_extract(o.old, '$.title'), json_extract(o.new, '$.title'), c.actor, c.at, 'H' || c.number || '-' || c.letters
    FROM operation o JOIN change c ON c.row = o.change
    WHERE o.record = :id AND o.tbl = 'outcome' AND o.kind = 'altered' AND json_extract(o.new, '$.title') IS NOT NULL
          AND json_extract(o.old, '$.title') IS NOT NULL
    ORDER BY o.seq
"""


_OWN_OUTCOME = """
    SELECT o.owner, o.source, o.programme_id, g.title, coalesce(p.id, '') AS parent_id, trim(p.code || ' ' || p.title) AS parent,
           EXISTS (SELECT 1 FROM outcome c WHERE c.parent_id = o.id AND c.deleted = 0) AS has_children
    FROM outcome o JOIN programme g ON g.id = o.programme_id LEFT JOIN outcome p ON p.id = o.parent_id AND p.deleted = 0
    WHERE o.id = :id AND o.deleted = 0
"""
_AND_MERGED = reading.MERGED_INTO.format(":id")
_ABOVE_THEME = "SELECT 'T' || number || '-' || letters, name FROM theme WHERE id = :id AND deleted = 0"


class Cards:
    """Reads of whole pages."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store

    def contact(self, contact_id: str) -> ContactCard:
        """Return everything on one contact's page. Raises GoneError."""
        return contact_card.read(self._store, contact_id)

    def event(self, event_id: str) -> EventCard:
        """Return everything on one event's page. Raises GoneError."""
        return event_card.read(self._store, event_id)

    def comment(self, typed: str) -> CommentCard:
        """Return everything on one comment's page but its history. Raises UnknownReferenceError, NotShownError."""
        with self._store.read() as session:
            line = Feedback(self._store).find(typed)
            own = {"id": line.id}
            memo, important, discuss = session.execute(text(_MARKS), own).one()
            return CommentCard(
                line=line,
                for_organisation_id=session.execute(
                    text(
                        f"SELECT coalesce({standing.of('for_organisation_id')}, '') FROM comment WHERE id = :id"
                    ),
                    own,
                ).scalar_one(),
                themes=_lines(session, TagLine, _THEMES_OF, line.id),
                outcomes=_lines(session, TagLine, _OUTCOMES_OF, line.id),
                replies=_lines(
                    session, ReplyLine, f"{REPLY_LINES} AND r.comment_id = :id ORDER BY r.row", line.id
                ),
                follow_ups=_lines(
                    session, FollowUpLine, f"{FOLLOW_UP_LINES} AND f.comment_id = :id ORDER BY f.row", line.id
                ),
                wordings=_lines(session, WordingLine, f"{WORDING_LINES}{_SHAPED}", line.id),
                packs=_lines(session, InPack, _PACKS_OF, line.id),
                questions=_lines(session, TagLine, _QUESTIONS_OF, line.id),
                memo=memo,
                important=bool(important),
                discuss=bool(discuss),
                settled=_lines(session, SettledLine, _SETTLED, line.id),
            )

    def theme(self, typed: str) -> ThemeCard:
        """Return everything on one theme's page but its comments. Raises UnknownThemeError, UnknownReferenceError."""
        with self._store.read() as session:
            themes = Themes(self._store)
            line = themes.find(typed)
            above = session.execute(text(_ABOVE_THEME), {"id": line.parent_id}).first()
            programme = session.execute(
                text("SELECT title FROM programme WHERE id = :id"), {"id": line.programme_id}
            ).scalar()
            return ThemeCard(
                line=line,
                parent=Above(*above) if above else None,
                children=tuple(themes.under(line.id)),
                replies=_lines(
                    session,
                    ReplyLine,
                    f"{REPLY_LINES} AND r.theme_id IN {_AND_MERGED} ORDER BY r.row DESC",
                    line.id,
                ),
                programme=programme or "",
                codes=reading.codes(session, line.id),
                merged_from=reading.merged_into(session, line.id),
                changes=tuple(noting.of_theme(session, line.id)),
            )

    def outcome(self, outcome_id: str) -> OutcomeCard:
        """Return everything on one outcome's page but its comments. Raises GoneError."""
        with self._store.read() as session:
            outcomes, own = Outcomes(self._store), one(session, _OWN_OUTCOME, id=outcome_id)
            children = list[OutcomeLine]()
            if (
                own.has_children
            ):  # their figures are read with those of the whole tree: quicker than one by one
                tree = outcomes.lines(own.programme_id)
                children = [each for each in tree if each.parent_id == outcome_id]
            return OutcomeCard(
                line=outcomes.one(outcome_id),
                programme=own.title,
                owner=own.owner,
                source=own.source,
                parent=Above(own.parent_id, own.parent) if own.parent_id else None,
                children=tuple(children),
                wordings=_lines(
                    session, WordingLine, f"{WORDING_LINES} AND w.outcome_id = :id ORDER BY v.row", outcome_id
                ),
                reworded=_lines(session, Reworded, _REWORDED, outcome_id),
            )


def _lines(session: Session, kind: type[Line], sql: str, record: str) -> tuple[Line, ...]:
    return tuple(
        as_lines(
            kind,
            session.execute(
                text(sql), {"id": record, "programme": ""} if ":programme" in sql else {"id": record}
            ),
        )
    )
