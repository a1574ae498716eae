"""Trees of outcomes and themes: what stands under a node is all that stands beneath it, each comment once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import text
from sqlmodel import Session

from codesign.store.lines import as_lines
from codesign.store.review.asked import Asked
from codesign.store.review.rows import within
from codesign.store.trees import as_tree
from codesign.store.verbs.selects import CODEBOOK

_OUTCOMES = """
    WITH RECURSIVE tree(id, depth, path) AS (
        SELECT id, 0, printf('%06d.%09d', position, row) FROM outcome WHERE deleted = 0 AND parent_id IS NULL
        UNION ALL
        SELECT o.id, tree.depth + 1, tree.path || '/' || printf('%06d.%09d', o.position, o.row)
        FROM outcome o JOIN tree ON o.parent_id = tree.id WHERE o.deleted = 0
    )
    SELECT o.id, coalesce(o.parent_id, ''), o.code, o.title, o.level, tree.depth, o.payment_linked, o.programme_id
    FROM tree JOIN outcome o ON o.id = tree.id JOIN programme g ON g.id = o.programme_id
    WHERE :programme = '' OR o.programme_id = :programme ORDER BY g.row, tree.path
"""
_THEMES = f"""
    SELECT t.id, coalesce(t.parent_id, ''), 'T' || t.number || '-' || t.letters, t.name, t.state, 0, 0, coalesce(t.programme_id, '')
    FROM theme t WHERE t.deleted = 0 AND {CODEBOOK} ORDER BY t.name COLLATE NOCASE, t.row
"""


class Node(NamedTuple):
    """An outcome or a theme."""

    id: str
    parent_id: str
    code: str
    title: str
    level: str
    depth: int
    payment_linked: bool
    programme_id: str
    """Nothing where it is everybody's."""


def outcomes(session: Session, programme_id: str) -> list[Node]:
    """Return the outcomes of a programme, or of all, from the top down."""
    rows = session.execute(text(_OUTCOMES), {"programme": programme_id})
    return as_lines(Node, rows)


def themes(session: Session, programme_id: str) -> list[Node]:
    """Return the codebook of a programme, or everybody's, as a tree in name order; themes that go round in a ring stand at the top."""
    rows = session.execute(text(_THEMES), {"programme": programme_id})
    return as_tree(as_lines(Node, rows))


def rows_under(nodes: Sequence[Node], asked: Asked, of: str) -> Mapping[str, set[int]]:
    """Return the comments within the question under each node, those beneath it among them."""
    mask = asked.tagged_mask if of == "outcome" else asked.mask()
    tags = asked.tags(of)
    return gathered(nodes, {node.id: within(tags.get(node.id, ()), mask) for node in nodes})


def gathered(nodes: Sequence[Node], own: Mapping[str, set[int]]) -> Mapping[str, set[int]]:
    """Return what stands under each node. Two that stand under each other hold the same."""
    under: dict[str, set[int]] = {}
    below = children(nodes)
    for node in nodes:
        found: set[int] = set()
        for each in beneath(node.id, below):
            found |= own[each]
        under[node.id] = found
    return under


def children(nodes: Sequence[Node]) -> Mapping[str, list[str]]:
    """Return what stands right under each node."""
    found = defaultdict[str, list[str]](list)
    for node in nodes:
        found[node.parent_id].append(node.id)
    return found


def beneath(top: str, below: Mapping[str, list[str]]) -> set[str]:
    """Return a node and everything beneath it, each once, even where they go round in a ring."""
    found, waiting = {top}, [top]
    while waiting:
        for each in below.get(waiting.pop(), ()):
            if each not in found:
                found.add(each)
                waiting.append(each)
    return found
