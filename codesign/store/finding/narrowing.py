"""A filter as SQL over each list, but for the words. What each filter means is written in `codesign.records.filters`."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from sqlalchemy import text
from sqlmodel import Session

from codesign.records.filters import Filter
from codesign.store import standing
from codesign.store.verbs.shown import HEARD, HELD, SHOWN, UNTAGGED

KINDS_UNDER = """(
    WITH RECURSIVE under(code) AS (
        SELECT :kind UNION SELECT v.code FROM vocabularyentry v JOIN under ON v.parent = under.code
        WHERE v.vocabulary = 'kinds' AND v.deleted = 0
    ) SELECT code FROM under)"""
"""A kind and the kinds beneath it."""


def tree_under(table: str, bound: str) -> str:
    """Return SQL for a theme or an outcome and all beneath it."""
    return f"""(
        WITH RECURSIVE under(id) AS (
            SELECT :{bound} UNION SELECT t.id FROM {table} t JOIN under ON t.parent_id = under.id WHERE t.deleted = 0
        ) SELECT id FROM under)"""


_TAGGED = {
    name: f"c.id IN (SELECT g.comment_id FROM tag g WHERE g.deleted = 0 AND g.{table}_id IN {tree_under(table, bound)})"
    for name, table, bound in (("theme_id", "theme", "theme"), ("outcome_id", "outcome", "outcome"))
}
_ANY_TAG = {
    "themes": "SELECT g.comment_id FROM tag g JOIN theme t ON t.id = g.theme_id AND t.deleted = 0 WHERE g.deleted = 0",
    "outcomes": """SELECT g.comment_id FROM tag g JOIN outcome o ON o.id = g.outcome_id AND o.deleted = 0
        WHERE g.deleted = 0 AND (:tagged = 'outcomes' OR o.programme_id = :tagged)""",
}
"""Comments with some theme; with some outcome, or one of a programme."""
_ANSWERS = """c.id IN (SELECT g.comment_id FROM tag g WHERE g.deleted = 0 AND g.question_id IS NOT NULL
    AND g.question_id = :question)"""
_FIRST_CODER, _SECOND_CODER = (
    f"""SELECT group_concat(label) FROM (SELECT DISTINCT iif(s.kind = 'outcomes', g.outcome_id, coalesce(l.merged_into_id, l.id)) AS label
        FROM {table} g LEFT JOIN theme l ON l.id = g.theme_id
        WHERE g.comment_id = i.comment_id AND g.deleted = 0 AND iif(s.kind = 'outcomes', g.outcome_id, g.theme_id) IS NOT NULL{which} ORDER BY label)"""
    for table, which in (("tag", ""), ("secondtag", " AND g.opinion_id = i.opinion_id"))
)
_DISAGREED = f"""c.id IN (
    SELECT i.comment_id FROM opinioncomment i JOIN secondopinion s ON s.id = i.opinion_id AND s.deleted = 0
    WHERE i.deleted = 0 AND i.done_at <> '' AND i.settled = '' AND ({_FIRST_CODER}) IS NOT ({_SECOND_CODER})
      AND NOT EXISTS (SELECT 1 FROM opinioncomment w JOIN ({SHOWN}) wc ON wc.id = w.comment_id
                      WHERE w.opinion_id = s.id AND w.deleted = 0 AND w.done_at = ''))"""
"""Coded twice and not alike. Nothing is told of a sample before all of it is coded: whoever codes it is not to see the tags."""
_THEM = standing.group(":contact")
_SPOKE_AS = f"""(c.kind IN {KINDS_UNDER} OR (c.kind = '' AND {standing.of("coalesce(c.contact_id, c.for_organisation_id)")} IN (
    SELECT id FROM contact WHERE kind IN {KINDS_UNDER})))"""
_CAME_AS = f"""e.id IN (SELECT t.event_id FROM attendance t LEFT JOIN contact n ON n.id = {standing.of("t.contact_id")}
    WHERE t.deleted = 0 AND coalesce(nullif(n.kind, ''), t.kind) IN {KINDS_UNDER})"""
_WAS_THERE = f"""(e.id IN (SELECT t.event_id FROM attendance t WHERE t.deleted = 0 AND (t.contact_id IN {_THEM} OR t.organisation_id IN {_THEM}))
    OR e.id IN (SELECT c.event_id FROM ({HEARD}) c WHERE c.contact_id IN {_THEM}))"""
_AFTER = "({0} <> '' AND substr({0}, 1, length(:since)) >= substr(:since, 1, length({0})))"
_BEFORE = "({0} <> '' AND substr({0}, 1, length(:until)) <= substr(:until, 1, length({0})))"
"""Dates are compared as precisely as the vaguer of the two; one that is not known lies in no span."""


@dataclass
class Where:
    """Conditions, all of which hold, and their values."""

    conditions: list[str] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)

    def add(self, condition: str, **values: str) -> None:
        """Add a condition."""
        self.conditions.append(condition)
        self.values.update(values)

    @property
    def sql(self) -> str:
        """The conditions as SQL."""
        return " AND ".join(self.conditions) or "1"


def of_events(session: Session, narrowed: Filter) -> Where:
    """Return what holds of the events `e` of a filter."""
    where = _events(session, narrowed)
    if narrowed.place:
        _add_event_place(where, session, narrowed.place)
    if narrowed.kind:
        where.add(_CAME_AS, kind=narrowed.kind)
    if narrowed.contact_id:
        where.add(_WAS_THERE, contact=narrowed.contact_id)
    if narrowed.state:
        where.add("e.state = :state", state=narrowed.state)
    tags = _tags(narrowed)
    if tags.conditions:
        where.add(f"e.id IN (SELECT c.event_id FROM ({HEARD}) c WHERE {tags.sql})", **tags.values)
    return where


def of_comments(session: Session, narrowed: Filter) -> Where:
    """Return what holds of the comments `c` of a filter, which are those that count, with `programme` and `said`."""
    where = _comments(session, narrowed)
    if narrowed.place:
        _add_comment_place(where, session, narrowed.place)
    if narrowed.kind:
        where.add(_SPOKE_AS, kind=narrowed.kind)
    if narrowed.contact_id:
        where.add(f"c.contact_id IN {_THEM}", contact=narrowed.contact_id)
    if narrowed.event_id:
        where.add("c.event_id = :event", event=narrowed.event_id)
    if narrowed.question_id:
        where.add(_ANSWERS, question=narrowed.question_id)
    for number, tagged in enumerate(narrowed.tagged.split()):
        any_tag = _ANY_TAG["themes" if tagged == "themes" else "outcomes"].replace(
            ":tagged", f":tagged{number}"
        )
        where.add(f"c.id IN ({any_tag})", **({} if tagged == "themes" else {f"tagged{number}": tagged}))
    for mark in ("important", "discuss", "no_answer"):
        if getattr(narrowed, mark):
            where.add(f"c.{mark} = 1")
    if narrowed.personal:
        where.add("c.personal <> ''")
    if narrowed.disagreed:
        where.add(_DISAGREED)
    if narrowed.among:
        where.add(
            _one_of("'C' || c.number || '-' || c.letters", "among"), among=json.dumps(narrowed.among.split())
        )
    return where


def of_contacts(session: Session, narrowed: Filter) -> Where:
    """Return what holds of the contacts `n` of a filter."""
    where = Where()
    if narrowed.sort:
        where.add("n.sort = :sort", sort=narrowed.sort)
    if narrowed.kind:
        where.add(f"n.kind IN {KINDS_UNDER}", kind=narrowed.kind)
    if narrowed.place:
        where.add(_one_of("n.area", "areas"), areas=_at(session, "contact", "area", narrowed.place))
    _add_took_part(where, session, narrowed)
    return where


def _events(session: Session, narrowed: Filter) -> Where:
    """Return what a filter says of an event itself: for which programme, in which consultation, by whom, when."""
    where = Where()
    if narrowed.programme_id:
        where.add("e.programme_id = :programme", programme=narrowed.programme_id)
    _add_consultation_and_officer(where, narrowed)
    _add_span(where, narrowed, "e.held_on")
    return where


def _comments(session: Session, narrowed: Filter) -> Where:
    """Return what a filter says of a comment itself: for which programme, when, at whose event, and how it is tagged."""
    where = _tags(narrowed)
    if narrowed.programme_id:
        where.add("c.programme = :programme", programme=narrowed.programme_id)
    event = Where()
    _add_consultation_and_officer(event, narrowed)
    if event.conditions:
        where.add(f"c.event_id IN (SELECT e.id FROM event e WHERE {event.sql})", **event.values)
    _add_span(where, narrowed, "c.said")
    return where


def _tags(narrowed: Filter) -> Where:
    where = Where()
    if narrowed.theme_id:
        where.add(_TAGGED["theme_id"], theme=narrowed.theme_id)
    if narrowed.outcome_id:
        where.add(_TAGGED["outcome_id"], outcome=narrowed.outcome_id)
    if narrowed.untagged:
        where.add(UNTAGGED)
    return where


def _add_consultation_and_officer(where: Where, narrowed: Filter) -> None:
    if narrowed.consultation:
        where.add("e.consultation = :consultation COLLATE NOCASE", consultation=narrowed.consultation)
    if narrowed.officer:
        where.add("e.officer = :officer COLLATE NOCASE", officer=narrowed.officer)


def _add_span(where: Where, narrowed: Filter, column: str) -> None:
    if narrowed.since:
        where.add(_AFTER.format(column), since=narrowed.since)
    if narrowed.until:
        where.add(_BEFORE.format(column), until=narrowed.until)


def _add_event_place(where: Where, session: Session, wanted: str) -> None:
    where.add(
        f"({_one_of('e.place', 'places')} OR {_one_of('e.area', 'areas')})",
        places=_at(session, "event", "place", wanted),
        areas=_at(session, "event", "area", wanted),
    )


def _add_comment_place(where: Where, session: Session, wanted: str) -> None:
    event = Where()
    _add_event_place(event, session, wanted)
    where.add(
        f"({_one_of('c.place', 'named')} OR c.event_id IN (SELECT e.id FROM event e WHERE {event.sql}))",
        named=_at(session, "comment", "place", wanted),
        **event.values,
    )


def _add_took_part(where: Where, session: Session, narrowed: Filter) -> None:
    """Add who came to such an event, or said such a comment; where a tag is asked for, only who said one."""
    spoke, tags, came = _comments(session, narrowed), _tags(narrowed), _events(session, narrowed)
    if not spoke.conditions:
        return
    said = f"FROM ({HEARD}) c WHERE {spoke.sql}"
    ways = [f"SELECT {standing.of(f'c.{who}_id')} {said}" for who in ("contact", "for_organisation")]
    if not tags.conditions:
        there = f"FROM attendance t JOIN ({HELD}) e ON e.id = t.event_id WHERE t.deleted = 0 AND {came.sql}"
        ways += [f"SELECT {standing.of(f't.{who}_id')} {there}" for who in ("contact", "organisation")]
    where.add(f"n.id IN ({' UNION '.join(ways)})", **(spoke.values | came.values))


def _one_of(column: str, bound: str) -> str:
    return f"{column} IN (SELECT value FROM json_each(:{bound}))"


def _at(session: Session, table: str, column: str, wanted: str) -> str:
    """Return, as JSON, the places held that are the one wanted: whole, or by how they begin; case aside."""
    held = session.execute(
        text(f"SELECT DISTINCT {column} FROM {table} WHERE deleted = 0 AND {column} <> ''")
    ).scalars()
    return json.dumps([place for place in held if is_at(place, wanted)])


def is_at(place: str, wanted: str) -> bool:
    """Whether a place is the one wanted, or in it by its words: `Hollerton` holds `Hollerton village hall`."""
    place, wanted = " ".join(place.casefold().split()), " ".join(wanted.casefold().split())
    return place.startswith(wanted) and not place[len(wanted) : len(wanted) + 1].isalnum()
