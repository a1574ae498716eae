"""Where evidence is thin: each outcome, or each theme, with how broad and how deep it was heard, and the word for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import compress
from operator import not_

from sqlalchemy import text

from codesign.records.figures import People, Unnamed
from codesign.records.filters import Filter
from codesign.records.review import ThinLine, ThinPage
from codesign.records.review_rules import Breadth, Depth, OwnRule, Rule, Share, judge
from codesign.store import standing
from codesign.store.review import tree
from codesign.store.review.asked import Asked
from codesign.store.review.facts import Wheres
from codesign.store.review.rows import most_first, picking, rows_in
from codesign.store.review.tree import Node

OF = ("outcomes", "themes")

_WORDING = """
    SELECT v.id, v.state, coalesce(w.outcome_id, '') AS outcome_id, coalesce(v.event_id, '') AS event_id,
           (SELECT json_group_array(c.row) FROM wordingsource s JOIN comment c ON c.id = s.comment_id
            WHERE s.wording_id = v.id AND s.deleted = 0 AND c.deleted = 0) AS rows
    FROM wording v JOIN clause w ON w.id = v.clause_id WHERE v.deleted = 0 AND w.deleted = 0 AND v.before <> v.after
"""
_CAME = f"""
    SELECT DISTINCT t.event_id, {standing.of("t.contact_id")} FROM attendance t
    WHERE t.deleted = 0 AND t.contact_id IS NOT NULL AND t.event_id IN (SELECT event_id FROM wording WHERE deleted = 0 AND event_id IS NOT NULL)
"""


@dataclass(frozen=True)
class _Change:
    """A change of wording: of which outcome, at which event, by which comments."""

    outcome_id: str
    event: int
    rows: frozenset[int]
    is_adopted: bool


@dataclass(frozen=True)
class _Wordings:
    changes: Sequence[_Change]
    came: dict[int, set[str]]
    """Who came to the events where wording was shaped, by event."""


def page(asked: Asked, rule: Rule, of: str, own: Sequence[OwnRule] = ()) -> ThinPage:
    """Return the panel.

    Args:
        asked: the question.
        rule: what each is judged by whose programme has no rule of its own.
        of: outcomes or themes.
        own: the rules of programmes that have one.
    """
    one = of.removesuffix("s")
    nodes = (tree.outcomes if one == "outcome" else tree.themes)(asked.session, asked.programme_id)
    under = tree.rows_under(nodes, asked, one)
    below, wordings = tree.children(nodes), _wordings(asked)
    of_programme = {each.programme_id: each.rule for each in own}
    lines = tuple(
        _line(
            asked,
            of_programme.get(node.programme_id, rule),
            node,
            under[node.id],
            _of_node(wordings, node, one, under, tree.beneath(node.id, below)),
        )
        for node in nodes
        if one == "outcome" or node.level != "retired" or under[node.id]
    )
    here = {node.programme_id for node in nodes}
    return ThinPage(
        asked.standing(), of, lines, rule, tuple(each for each in own if each.programme_id in here)
    )


def _line(asked: Asked, rule: Rule, node: Node, rows: set[int], wordings: _Wordings) -> ThinLine:
    found, kinds = _breadth(asked, rows, wordings)
    of = "outcome" if node.level in ("domain", "outcome", "indicator") else "theme"
    return ThinLine(
        id=node.id, of=of, code=node.code, title=node.title, level=node.level, depth=node.depth,
        payment_linked=node.payment_linked, comments=found.comments, people=found.people, events=found.events, kinds=kinds,
        places=found.places, last_heard=found.last_heard, from_place=found.from_place, from_person=found.from_person,
        deep=found.depth, verdict=judge(found, rule), opens=_opens(asked, of, node.id),
        programme_id=node.programme_id,
    )  # fmt: skip


def _opens(asked: Asked, of: str, node_id: str) -> Filter:
    if of == "outcome":
        return replace(asked.narrowed, programme_id="", outcome_id=node_id)
    return replace(asked.narrowed, theme_id=node_id)


def _breadth(asked: Asked, rows: set[int], wordings: _Wordings) -> tuple[Breadth, tuple[str, ...]]:
    """Return how broad and how deep comments are, and the kinds of people who made them, the most heard first."""
    facts, people_of, wheres, names = asked.facts, asked.speakers.people, asked.wheres, asked.kinds.names
    picked = picking(rows)
    spoke, at = picked(asked.speakers.column), picked(facts.event)
    who, kinds, where = Counter(spoke), Counter(picked(asked.kinds.column)), Counter(picked(wheres.column))
    unnamed = _unnamed(asked, who.pop(0, 0), compress(at, map(not_, spoke)))
    unrecorded = {"kinds": kinds.pop(0, 0), "events": at.count(0), "places": where.pop(0, 0)}
    events = set(at) - {0}
    places = _places(wheres, where)
    last = facts.days[max(picked(facts.said), default=0)]
    people = People(len(who), unnamed.heads, unnamed.about)
    most_place, of_place = _most(places)
    most_who, of_who = _most(who)
    found = Breadth(
        comments=len(rows),
        people=people,
        events=len(events),
        kinds=len(kinds),
        places=len(places),
        last_heard=last,
        months=_months(last, asked.today),
        from_place=Share(of_place, len(rows), wheres.names[most_place] if of_place else ""),
        from_person=Share(of_who, len(rows), "", people_of[most_who] if of_who else ""),
        depth=_depth(asked, people, who.keys(), events, wordings),
        unrecorded=unrecorded,
    )
    return found, tuple(names[kind] for kind in most_first(kinds, names))


def _unnamed(asked: Asked, nameless: int, events: Iterable[int]) -> Unnamed:
    """Return how many people there may be behind the comments that name nobody: at each of their events no more than came unnamed."""
    at = Counter(events)
    del at[0]
    limits, found = asked.most_unnamed, Unnamed(nameless)
    for event in [
        event for event, comments in at.items() if comments > limits[event]
    ]:  # quicker than asking of each
        most = Unnamed.at(at[event], asked.came_unnamed[event])
        found = Unnamed(found.heads - at[event] + most.heads, found.about or most.about)
    return found


def _most(counts: Mapping[int, int]) -> tuple[int, int]:
    """Return what there is most of, the first of those, and how much that is."""
    most = max(counts.values(), default=0)
    return min((each for each, count in counts.items() if count == most), default=0), most


def _places(wheres: Wheres, said_at: Mapping[int, int]) -> Counter[int]:
    """Count comments by place. One whose own place is not its event's counts in both, as the filter finds it in both."""
    found = Counter[int]()
    for where, count in said_at.items():
        for place in wheres.at[where]:
            found[place] += count
    return found


def _depth(
    asked: Asked, people: People, who: Collection[int], events: set[int], wordings: _Wordings
) -> Depth:
    """Return how deep it went: those who spoke or worked on the words, the sessions they did it at, and what came of it."""
    at = {each.event for each in wordings.changes if each.event}
    came = set().union(*(wordings.came.get(event, set()) for event in at))
    named = len(came | {asked.speakers.people[each] for each in who}) if came else len(who)
    adopted = sum(each.is_adopted for each in wordings.changes)
    return Depth(people._replace(named=named), len(events | at), adopted)


def _wordings(asked: Asked) -> _Wordings:
    """Read every change of wording within the question."""
    events = {event.id: place for place, event in enumerate(asked.facts.events)}
    changes = [
        _Change(
            row.outcome_id, events.get(row.event_id, 0), frozenset(rows_in(row.rows)), row.state == "adopted"
        )
        for row in asked.session.execute(text(_WORDING))
    ]
    came: dict[int, set[str]] = {}
    for event, contact in asked.session.execute(text(_CAME)):
        came.setdefault(events.get(event, 0), set()).add(contact)
    if not asked.is_narrowed:
        return _Wordings(changes, came)
    at, mask = asked.events(), asked.tagged_mask
    return _Wordings(
        [each for each in changes if each.event in at or any(mask[row] for row in each.rows)], came
    )


def _of_node(
    wordings: _Wordings, node: Node, of: str, under: Mapping[str, set[int]], beneath: set[str]
) -> _Wordings:
    """Return the changes of wording of a node: of an outcome its clauses', else those its comments shaped."""

    def is_its(change: _Change) -> bool:
        if of == "outcome" and change.outcome_id:
            return change.outcome_id in beneath
        return not change.rows.isdisjoint(under[node.id])

    return _Wordings([each for each in wordings.changes if is_its(each)], wordings.came)


def _months(last: str, today: date) -> int | None:
    """Return whole months since a day, a month or a year, reckoned from its end."""
    if not last:
        return None
    year, month, day = (int(last[at:end] or most) for at, end, most in ((0, 4, 0), (5, 7, 12), (8, 10, 31)))
    months = (today.year - year) * 12 + today.month - month - (today.day < day)
    return max(months, 0)
