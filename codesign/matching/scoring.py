"""What an answer is worth against the truth: pairs, groups, those meant to mislead, and what was done to the records."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

Score = dict[str, Any]
Groups = Mapping[str, str]
"""Each record's group, by its id."""

IDS = ("id", "rec_id", "unique_id")
ENTITIES = ("entity_id", "cluster", "cluster_id")
"""What the columns of a truth are called: whose record it is, and who it is."""


@dataclass(frozen=True, slots=True)
class Truth:
    """Who is who, and what each record is there for."""

    entity: Groups
    sort: Groups
    misleading: Mapping[str, Sequence[str]]
    """Records that look like one another and are not all one, by `kind:number`."""
    done: Mapping[str, Sequence[str]]
    """What was done to a record when it was copied."""


def score(known: Truth, groups: Groups) -> Score:
    """Return pairwise, B-cubed and the rest; a record that has no group stands alone."""
    groups = {record: groups.get(record, f"\0{record}") for record in known.entity}
    found = agreement(known.entity, groups)
    if known.sort:
        found["person_organisation_merges"] = _mixed(groups, known.sort)
    if known.misleading:
        found |= _misled(known, groups)
    if known.done:
        found["recall_by_variant"] = _found_in_spite_of(known, groups)
    return found


def truth_of(rows: Iterable[tuple[str, Mapping[str, str]]]) -> Truth:
    """Make a truth of what is said of each record, by its id."""
    entity: dict[str, str] = {}
    sort: dict[str, str] = {}
    misleading: dict[str, list[str]] = defaultdict(list)
    done: dict[str, list[str]] = {}
    for record, row in rows:
        entity[record] = row[column_of(row, ENTITIES)]
        if row.get("type"):
            sort[record] = row["type"]
        for group in filter(None, (row.get("hn") or "").split(";")):
            misleading[group].append(record)
        if row.get("variant"):
            done[record] = list(filter(None, row["variant"].split(";")))
    return Truth(entity, sort, misleading, done)


def column_of(row: Iterable[str], names: Sequence[str]) -> str:
    """Return the first of these names that is among the headings; nothing where none is."""
    there = set(row)
    return next((name for name in names if name in there), "")


def agreement(entity: Groups, groups: Groups) -> Score:
    """Return how well groups agree with entities, by pairs and by records."""
    true, answered = Counter(entity.values()), Counter(groups[record] for record in entity)
    both = Counter((entity[record], groups[record]) for record in entity)
    pairs = sum(map(_pairs, both.values()))
    precision = _share(pairs, sum(map(_pairs, answered.values())))
    recall = _share(pairs, sum(map(_pairs, true.values())))
    size = len(entity) or 1
    held = Counter(group for _, group in both)
    return {
        "records": len(entity),
        "pairwise": _balanced(precision, recall),
        "bcubed": _balanced(
            sum(count * count / answered[group] for (_, group), count in both.items()) / size,
            sum(count * count / true[one] for (one, _), count in both.items()) / size,
        ),
        "cluster": _whole_clusters(true, answered, both),
        "over_merged": {
            "clusters": sum(count > 1 for count in held.values()),
            "worst_entities": max(held.values(), default=0),
        },
    }


def _whole_clusters(true: Counter[str], answered: Counter[str], both: Counter[tuple[str, str]]) -> Score:
    """Return how many groups of two or more were found whole, with nobody else in them."""
    exact = sum(1 for (one, group), count in both.items() if 1 < count == true[one] == answered[group])
    return _balanced(
        _share(exact, sum(count > 1 for count in answered.values())),
        _share(exact, sum(count > 1 for count in true.values())),
    )


def _misled(known: Truth, groups: Groups) -> Score:
    of: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for group, records in known.misleading.items():
        kind = group.partition(":")[0]
        of[kind] |= {pair for pair in combinations(sorted(records), 2) if _are_two(pair, known.entity)}
    merged = {kind: sum(not _are_two(pair, groups) for pair in pairs) for kind, pairs in of.items() if pairs}
    pairs = sum(map(len, of.values()))
    situations = _situations(known, groups)
    return {
        "hn_groups": len(situations),
        "hn_group_rate": sum(situations) / len(situations) if situations else None,
        "hn_pairs": pairs,
        "hn_false_merge_rate": sum(merged.values()) / pairs if pairs else None,
        "hn_by_kind": {
            kind: {"pairs": len(of[kind]), "merged": count, "rate": count / len(of[kind])}
            for kind, count in sorted(merged.items())
        },
    }


def _situations(known: Truth, groups: Groups) -> list[bool]:
    """Say of every group meant to mislead whether any two of different entities were joined."""
    found = []
    for records in known.misleading.values():
        pairs = [pair for pair in combinations(records, 2) if _are_two(pair, known.entity)]
        if pairs:
            found.append(any(not _are_two(pair, groups) for pair in pairs))
    return found


def _found_in_spite_of(known: Truth, groups: Groups) -> Score:
    """Of the true pairs in which a thing was done to either record, the share that was found."""
    members: dict[str, list[str]] = defaultdict(list)
    for record, one in known.entity.items():
        members[one].append(record)
    of, found = Counter[str](), Counter[str]()
    for records in members.values():
        for pair in combinations(records, 2):
            for what in {*known.done.get(pair[0], ()), *known.done.get(pair[1], ())}:
                of[what] += 1
                found[what] += not _are_two(pair, groups)
    return {what: {"pairs": of[what], "recall": found[what] / of[what]} for what in sorted(of)}


def _mixed(groups: Groups, sort: Groups) -> int:
    sorts: dict[str, set[str]] = defaultdict(set)
    for record, one in sort.items():
        sorts[groups[record]].add(one)
    return sum(len(found) > 1 for found in sorts.values())


def _are_two(pair: tuple[str, str], groups: Groups) -> bool:
    return groups[pair[0]] != groups[pair[1]]


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def _share(part: float, of: float) -> float:
    return part / of if of else 1.0


def _balanced(precision: float, recall: float) -> Score:
    both = precision + recall
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / both if both else 0.0}
