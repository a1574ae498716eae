"""Who was to be reached, and who was: by kind of person, by an answer to monitoring, by place.

Counted are attendances at held events, for so are the monitoring forms. What nobody recorded stands as not recorded.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from sqlalchemy import text

from codesign.records.columns_shown import day_words
from codesign.records.figures import People
from codesign.records.filters import Filter
from codesign.records.review_reach import (
    DECLINED,
    ReachGroupLine,
    ReachLine,
    ReachPage,
    TooMany,
    representation,
)
from codesign.records.review_rules import Rule
from codesign.store import standing
from codesign.store.lines import as_lines
from codesign.store.review.asked import Asked
from codesign.store.review.where import Places, folded
from codesign.store.verbs.reach import REACH_LINES

_CAME = f"""
    SELECT t.event_id, {standing.of("t.contact_id")} AS contact_id, coalesce(nullif(n.kind, ''), t.kind) AS kind, t.heads, t.about,
           t.contact_id IS NOT NULL AS is_named
    FROM attendance t LEFT JOIN contact n ON n.id = {standing.of("t.contact_id")} WHERE t.deleted = 0
"""
_MONITORED = """
    SELECT m.event_id, 'E' || e.number || '-' || e.letters AS event, e.title, m.question, m.answer, sum(m.heads) AS heads
    FROM monitoring m JOIN event e ON e.id = m.event_id AND e.deleted = 0 WHERE m.deleted = 0 GROUP BY m.event_id, m.question, m.answer
"""


class _Came(NamedTuple):
    """Somebody, or some, who came to an event."""

    event: int
    contact_id: str
    kind: str
    heads: int
    about: bool


class _Answer(NamedTuple):
    event: int
    event_id: str
    reference: str
    title: str
    question: str
    answer: str
    heads: int


@dataclass
class _Held:
    """Who came to the events of the question, and what they answered."""

    came: list[_Came] = field(default_factory=list)
    by_event: Counter[int] = field(default_factory=Counter)
    answers: list[_Answer] = field(default_factory=list)

    @property
    def attendances(self) -> int:
        """How many came, event by event."""
        return sum(self.by_event.values())


def page(asked: Asked, rule: Rule, kind_names: Mapping[str, str]) -> ReachPage:
    """Return the panel."""
    held = _held(asked)
    groups = as_lines(
        ReachGroupLine, asked.session.execute(text(REACH_LINES), {"programme": asked.programme_id})
    )
    lines = tuple(
        _line(asked, _of_programme(asked, held, group.programme_id), group, rule, kind_names)
        for group in groups
    )
    titles = {
        each: _title(asked, each) for each in {line.programme_id for line in lines} - {"", asked.programme_id}
    }
    lines = tuple(
        line._replace(name=f"{line.name} ({titles[line.programme_id]})")
        if line.programme_id in titles
        else line
        for line in lines
    )
    return ReachPage(
        standing=asked.standing(),
        lines=lines,
        came=held.attendances,
        people=_people(held.came),
        representation=representation(lines),
        too_many=_too_many(held),
        questions=tuple(dict.fromkeys(each.question for each in held.answers)),
        small=rule["small"],
    )


def _held(asked: Asked) -> _Held:
    """Read who came to the held events within the filter."""
    at = asked.events()
    places = {asked.facts.events[place].id: place for place in at}
    held = _Held()
    for event_id, contact_id, kind, heads, about, is_named in asked.session.execute(text(_CAME)).all():
        event = places.get(event_id)
        if event is not None:
            counted = 1 if is_named else heads
            held.came.append(_Came(event, contact_id or "", kind or "", counted, bool(about)))
            held.by_event[event] += counted
    for row in asked.session.execute(text(_MONITORED)):
        event = places.get(row.event_id)
        if event is not None:
            held.answers.append(_Answer(event, *row))
    return held


def _of_programme(asked: Asked, held: _Held, programme_id: str) -> _Held:
    """Return who came to the events of the programme whose list a group is on: it said it would reach them at its own."""
    if not programme_id or programme_id == asked.programme_id:
        return held
    of = {place for place in held.by_event if asked.facts.events[place].programme_id == programme_id}
    return _Held(
        [each for each in held.came if each.event in of],
        Counter({event: heads for event, heads in held.by_event.items() if event in of}),
        [each for each in held.answers if asked.facts.events[each.event].programme_id == programme_id],
    )


def _title(asked: Asked, programme_id: str) -> str:
    found = asked.session.execute(text("SELECT title FROM programme WHERE id = :id"), {"id": programme_id})
    return str(found.scalar() or "")


def _people(came: Sequence[_Came]) -> People:
    """Return named people, each once, and unnamed heads beside."""
    heads = [each for each in came if not each.contact_id]
    return People(
        len({each.contact_id for each in came} - {""}), sum(each.heads for each in heads), any(each.about for each in heads)
    )  # fmt: skip


def _line(
    asked: Asked, held: _Held, group: ReachGroupLine, rule: Rule, names: Mapping[str, str]
) -> ReachLine:
    share = share_of(group.share)
    counts, people = _COUNTED[group.counted_by](asked, held, group)
    return ReachLine(
        id=group.id, name=group.name, why=group.why, counted_by=group.counted_by, how=how_words(group, names),
        reached=counts.reached, other=counts.other, declined=counts.declined,
        not_recorded=max(counts.came - counts.recorded - counts.declined, 0),
        came=max(counts.came, counts.recorded + counts.declined), people=people, share=share, share_words=share_words(group),
        small=rule["small"], percent_from=rule["percent-from"], opens=_opens(asked, group),
        programme_id=group.programme_id or "",
    )  # fmt: skip


def _opens(asked: Asked, group: ReachGroupLine) -> Filter | None:
    narrowed = replace(asked.narrowed, programme_id=group.programme_id or asked.programme_id)
    if group.kind:
        return replace(narrowed, kind=group.kind)
    return replace(narrowed, place=group.place) if group.place else None


class _Counts(NamedTuple):
    reached: int
    other: int
    declined: int
    came: int

    @property
    def recorded(self) -> int:
        return self.reached + self.other


def _by_kind(asked: Asked, held: _Held, group: ReachGroupLine) -> tuple[_Counts, People | None]:
    """Count those of a kind or of one beneath it: as the register has them now, else as they were counted that day."""
    parents = asked.kinds.parents
    theirs = [each for each in held.came if _is_under(each.kind, group.kind, parents)]
    recorded = sum(each.heads for each in held.came if each.kind)
    reached = sum(each.heads for each in theirs)
    return _Counts(reached, recorded - reached, 0, held.attendances), _people(theirs)


def _is_under(kind: str, wanted: str, parents: Mapping[str, str]) -> bool:
    seen = set[str]()
    while kind and kind != wanted and kind not in seen:
        seen.add(kind)
        kind = parents.get(kind, "")
    return bool(kind) and kind == wanted


def _by_answer(asked: Asked, held: _Held, group: ReachGroupLine) -> tuple[_Counts, People | None]:
    """Count answers to a question. They lead to nobody, so there are no people to name or to tell apart."""
    counted = Counter[str]()
    for each in held.answers:
        if folded(each.question) == folded(group.question):
            counted[folded(each.answer)] += each.heads
    declined = sum(heads for answer, heads in counted.items() if answer in DECLINED)
    reached = counted[folded(group.answer)]
    return _Counts(reached, sum(counted.values()) - declined - reached, declined, held.attendances), None


def _by_place(asked: Asked, held: _Held, group: ReachGroupLine) -> tuple[_Counts, People | None]:
    """Count those who came to an event in a place, as the filter finds it."""
    wanted, events = Places.of([group.place]), asked.facts.events
    there = {event for event in held.by_event if wanted.at(events[event].place, events[event].area)}
    somewhere = {event for event in held.by_event if events[event].place or events[event].area}
    theirs = [each for each in held.came if each.event in there]
    reached, recorded = (sum(held.by_event[event] for event in each) for each in (there, somewhere))
    return _Counts(reached, recorded - reached, 0, held.attendances), _people(theirs)


def _by_nothing(asked: Asked, held: _Held, group: ReachGroupLine) -> tuple[_Counts, People | None]:
    """Count nobody: nobody said yet how the group is counted."""
    return _Counts(0, 0, 0, held.attendances), None


_COUNTED = {"kind": _by_kind, "monitoring": _by_answer, "place": _by_place, "": _by_nothing}


def _too_many(held: _Held) -> tuple[TooMany, ...]:
    """Return where more answered a question than are recorded as having come."""
    asked_at: dict[tuple[int, str], list[_Answer]] = defaultdict(list)
    for each in held.answers:
        asked_at[each.event, each.question].append(each)
    return tuple(
        TooMany(each[0].event_id, each[0].reference, each[0].title, question, answered, held.by_event[event])
        for (event, question), each in asked_at.items()
        if (answered := sum(one.heads for one in each)) > held.by_event[event]
    )


def how_words(group: ReachGroupLine, names: Mapping[str, str]) -> str:
    """Say how a group is counted."""
    if group.kind:
        return f"kind: {names.get(group.kind, group.kind)}"
    if group.question:
        return f"{group.question}: {group.answer}"
    return f"place: {group.place}" if group.place else "nobody has said how it is counted"


def share_of(typed: str) -> float | None:
    """Return a share kept as text, or nothing where nobody entered one."""
    try:
        return float(typed) or None
    except ValueError:
        return None


def share_words(group: ReachGroupLine) -> str:
    """Say a share with its source and date."""
    if not group.share:
        return "no share of the population entered"
    said = ", ".join(part for part in (group.share_source, day_words(group.share_on)) if part)
    return (
        f"{group.share} % of the population ({said})"
        if said
        else f"{group.share} % of the population (no source given)"
    )
