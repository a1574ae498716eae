"""The queue: what the engine found, without what was answered, as questions; and which of them may be answered many at once."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import text
from sqlmodel import Session

from codesign.records.same_person import Answer, Question, Why
from codesign.store import standing
from codesign.store.same_person import answers
from codesign.store.same_person.one_by_one import (
    USE_SERVICES,
    are_of_one_name,
    are_of_one_place,
    may_be_two,
)
from codesign.store.same_person.sides import brings, weight_of

if TYPE_CHECKING:
    from codesign.matching.score import Pair
    from codesign.matching.search import Found

VERY_LIKELY, LIKELY = 8.0, 3.0
"""From which weight on the words are `very likely` and `likely`; below, `possible`."""
_DETAILS = """
    SELECT n.id, n.row, n.name, n.kind, n.sort,
           (SELECT v.parent FROM vocabularyentry v WHERE v.vocabulary = 'kinds' AND v.code = n.kind AND v.deleted = 0 LIMIT 1) AS parent
    FROM contact n WHERE n.deleted = 0 AND n.id IN (SELECT value FROM json_each(:ids))
"""
_PLACES = f"""
    SELECT {standing.of("a.contact_id")} AS contact, coalesce({standing.of("a.organisation_id")}, lower(trim(a.organisation_name))) AS place,
           coalesce(n.name, a.organisation_name, '') AS called
    FROM affiliation a LEFT JOIN contact n ON n.id = {standing.of("a.organisation_id")}
    WHERE a.deleted = 0 AND a.contact_id IN {standing.all_of_each(":ids")}
"""

Ids = frozenset[str]


class Weighed(NamedTuple):
    """A pair by who stands for both now."""

    ids: Ids
    weight: float
    probability: float
    reasons: tuple[Why, ...]


def weighed(found: Found) -> list[Weighed]:
    """Return the pairs a search found, each with its reasons: that is the long part, done once a search."""
    return [weighed_pair(pair) for pair in found.pairs]


def weighed_pair(pair: Pair) -> Weighed:
    """Return a pair the engine compared, with its reasons."""
    reasons = tuple(Why(reason.words, reason.weight) for reason in pair.reasons)
    return Weighed(frozenset((pair.one, pair.other)), pair.weight, pair.probability, reasons)


def questions(
    session: Session, now: Mapping[Ids, Weighed], clusters: Iterable[Sequence[str]]
) -> list[Question]:
    """Return what is to be asked of pairs as they stand: strongest first, then what was left for later."""
    ends, held = standing.merged_into(session), answers.read(session)
    asked: dict[Ids, tuple[Weighed, str]] = {}
    for ids, each in now.items():
        changed = _changed(held.get(ids), each)
        if changed is not None:
            asked[ids] = (each, changed)
    _left_for_later(asked, held)
    details = _Details.read(session, {id_ for ids in asked for id_ in ids})
    asked = {ids: each for ids, each in asked.items() if ids <= details.people.keys()}
    groups = list(_groups(clusters, ends, asked, {ids for ids in held if ids not in asked}))
    in_group = {frozenset(pair) for group in groups for pair in combinations(group, 2)}
    made = [_question(frozenset(group), asked, held, details) for group in groups]
    made += [_question(ids, asked, held, details) for ids in asked if ids not in in_group]
    return sorted(made, key=lambda each: (each.is_later, -each.weight, each.ids))


def as_they_stand(session: Session, pairs: Iterable[Weighed]) -> dict[Ids, Weighed]:
    """Return the strongest pair of any two that stand for those compared, without those that are one by now."""
    ends = standing.merged_into(session)
    found: dict[Ids, Weighed] = {}
    for pair in pairs:
        ids = frozenset(ends.get(id_, id_) for id_ in pair.ids)
        if len(ids) == 2 and (ids not in found or pair.weight > found[ids].weight):
            found[ids] = pair._replace(ids=ids)
    return found


def _changed(answer: Answer | None, pair: Weighed) -> str | None:
    """Return what is new since an answer, nothing where there was none, and None where it is not to be asked again."""
    if answer is None or answer.answer == "later":
        return ""
    return answers.grown(answer, pair.reasons, pair.weight) or None


def _left_for_later(asked: dict[Ids, tuple[Weighed, str]], held: Mapping[Ids, Answer]) -> None:
    """Add what somebody left for later and this search did not find: as from an event or an import."""
    for ids, answer in held.items():
        if answer.answer == "later" and ids not in asked:
            weight = answer.weight or 0.0
            asked[ids] = (Weighed(ids, weight, 0.5, answer.reasons), "")


def _groups(
    clusters: Iterable[Sequence[str]], ends: Mapping[str, str], asked: Mapping[Ids, object], decided: set[Ids]
) -> Iterator[list[str]]:
    """Yield groups of three and more of whom no two were said to be different: of others each pair is asked by itself."""
    for cluster in clusters:
        members = sorted({ends.get(id_, id_) for id_ in cluster})
        pairs = list(combinations(members, 2))
        joined = [pair for pair in pairs if frozenset(pair) in asked]
        is_open = decided.isdisjoint(map(frozenset, pairs))
        if len(members) > 2 and is_open and {id_ for pair in joined for id_ in pair} == set(members):
            yield members


class _Person(NamedTuple):
    row: int
    name: str
    kind: str
    parent: str
    strength: int


class _Details(NamedTuple):
    """What says who goes first, and who is never merged with many at once."""

    people: dict[str, _Person]
    places: Mapping[str, set[tuple[str, str]]]
    """Of what they are: what it goes by, and what it is called."""

    @classmethod
    def read(cls, session: Session, ids: set[str]) -> _Details:
        """Read it for everybody in the queue at once."""
        named = {"ids": json.dumps(sorted(ids))}
        brought = brings(session, ids)
        people = {
            row.id: _Person(row.row, row.name, row.kind, row.parent or "", weight_of(brought[row.id]))
            for row in session.execute(text(_DETAILS), named)
        }
        places: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for row in session.execute(text(_PLACES), named):
            if row.place:
                places[row.contact].add((row.place, row.called))
        return cls(people, places)

    def first(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Put first who brings most, and of equals who was here first."""
        return tuple(sorted(ids, key=lambda id_: (-self.people[id_].strength, self.people[id_].row)))

    def never_many(self, ids: Iterable[str]) -> str:
        """Return why these are answered by themselves, or nothing."""
        for one, other in combinations(ids, 2):
            if USE_SERVICES & {
                word for id_ in (one, other) for word in (self.people[id_].kind, self.people[id_].parent)
            }:
                return "somebody who uses services"
            if self._are_together(one, other) and are_of_one_name(
                self.people[one].name, self.people[other].name
            ):
                return "two of one name in one organisation"
        return ""

    def _are_together(self, one: str, other: str) -> bool:
        return are_of_one_place(self.places.get(one, ()), self.places.get(other, ()))


def _question(
    ids: Ids, asked: Mapping[Ids, tuple[Weighed, str]], held: Mapping[Ids, Answer], details: _Details
) -> Question:
    within = [frozenset(pair) for pair in combinations(sorted(ids), 2)]
    pairs = [asked[pair] for pair in within if pair in asked]
    strongest, _ = max(pairs, key=lambda each: each[0].weight)
    changed = "; ".join(dict.fromkeys(new for _, new in pairs if new))
    why_not = _why_not(ids, within, asked, held, details)
    answered = next((held[pair] for pair in within if pair in held), None)
    return Question(
        ids=details.first(ids),
        weight=strongest.weight,
        probability=strongest.probability,
        likelihood=likelihood(strongest.weight),
        reasons=strongest.reasons,
        may_be_bulk=not why_not,
        why_not_bulk=why_not,
        changed=changed,
        is_later=bool(answered) and not changed and len(ids) == 2,
        answered=answered,
    )


def _why_not(
    ids: Ids,
    within: Sequence[Ids],
    asked: Mapping[Ids, tuple[Weighed, str]],
    held: Mapping[Ids, Answer],
    details: _Details,
) -> str:
    """Say why a question is not answered with many at once, or nothing where it may be."""
    from codesign.matching.search import SURE

    if any(pair in held for pair in within):
        return "it was answered or left for later before"
    if any(pair not in asked or asked[pair][0].weight <= SURE for pair in within):
        return "it is not sure enough"
    if doubt := next(filter(None, (may_be_two(asked[pair][0].reasons) for pair in within)), ""):
        return doubt
    return details.never_many(details.first(ids))


def likelihood(weight: float) -> str:
    """Return how likely a weight makes two to be one, in words."""
    return "very likely" if weight >= VERY_LIKELY else "likely" if weight >= LIKELY else "possible"


def why_not_now(session: Session, ids: Sequence[str]) -> str:
    """Return why some contacts are not merged with many at once as they stand now: they may have changed since the list."""
    ends = standing.as_they_stand(session, ids)
    held = answers.read(session)
    if any(frozenset(pair) in held for pair in combinations(ends, 2)):
        return "it was answered meanwhile"
    details = _Details.read(session, set(ends))
    if not set(ends) <= details.people.keys():
        return "one of them was thrown away meanwhile"
    return details.never_many(ends)
