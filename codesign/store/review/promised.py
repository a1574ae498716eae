"""We said we would: what is overdue, what nobody was told, which themes have no reply, and how much of it all is covered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import compress
from typing import NamedTuple

from sqlalchemy import text

from codesign.records.events import FollowUpLine
from codesign.records.review import Coverage, PromisedPage, Unanswered
from codesign.store.lines import as_lines, asking
from codesign.store.review import tree
from codesign.store.review.asked import Asked
from codesign.store.review.rows import both, count, pick
from codesign.store.review.tree import Node
from codesign.store.verbs import counting
from codesign.store.verbs.selects import FOLLOW_UP_LINES, WAITS_FOR, days_of

_MERGED = "SELECT id, merged_into_id FROM theme WHERE deleted = 0 AND merged_into_id IS NOT NULL"
_REPLIED = """
    SELECT r.theme_id, c.row AS comment, r.fed_back_on <> '' AS told FROM reply r LEFT JOIN comment c ON c.id = r.comment_id AND c.deleted = 0
    WHERE r.deleted = 0 AND (:programme = '' OR coalesce(r.programme_id, :programme) = :programme)
"""


def page(asked: Asked) -> PromisedPage:
    """Return the panel. Follow-ups and replies are the programme's whatever else narrows; comments are those within the filter."""
    lines = {which: tuple(_follow_ups(asked, which)) for which in ("overdue", "due", "nobody", "not-told")}
    nodes = tree.themes(asked.session, asked.programme_id)
    under = tree.rows_under(nodes, asked, "theme")
    replies = _replies(asked)
    return PromisedPage(
        standing=asked.standing(),
        counts=counting.follow_up_counts(asking(asked.session), asked.programme_id, asked.today),
        overdue=lines["overdue"],
        due=lines["due"],
        nobody=lines["nobody"],
        not_told=lines["not-told"],
        unanswered=_unanswered(asked, nodes, under, {each.theme_id for each in replies}),
        replies_not_told=sum(not each.told for each in replies),
        coverage=_coverage(asked, nodes, under, replies),
    )


class _Reply(NamedTuple):
    theme_id: str
    comment: int
    """The row of the comment it answers; 0 where it answers a theme."""
    told: bool


def _replies(asked: Asked) -> list[_Reply]:
    """Return every reply; one to a theme that was merged answers the theme that goes on for it."""
    into = {row.id: row.merged_into_id for row in asked.session.execute(text(_MERGED))}
    found = asked.session.execute(text(_REPLIED), {"programme": asked.programme_id}).all()
    return [_Reply(_goes_on_as(row.theme_id or "", into), row.comment or 0, bool(row.told)) for row in found]


def _goes_on_as(theme: str, into: Mapping[str, str]) -> str:
    seen = set[str]()
    while theme in into and theme not in seen:
        seen.add(theme)
        theme = into[theme]
    return theme


def _unanswered(
    asked: Asked, nodes: Sequence[Node], under: Mapping[str, set[int]], replied: set[str]
) -> tuple[Unanswered, ...]:
    """Return themes that people spoke of and nobody replied to. A reply to the theme above answers those beneath it."""
    facts = asked.facts
    answered = _answered(nodes, replied)
    found = [
        Unanswered(
            node.id, node.code, node.title, node.level, len(rows), len(set(pick(facts.event, rows)) - {0}),
            facts.days[max(pick(facts.said, rows))], replace(asked.narrowed, theme_id=node.id),
        )
        for node in nodes
        if (rows := under[node.id]) and node.id not in answered and node.level != "retired"
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda each: (-each.comments, each.name.casefold())))


def _answered(nodes: Sequence[Node], replied: set[str]) -> set[str]:
    below = tree.children(nodes)
    return {each for theme in replied if theme for each in tree.beneath(theme, below)}


def _coverage(
    asked: Asked, nodes: Sequence[Node], under: Mapping[str, set[int]], replies: Sequence[_Reply]
) -> tuple[Coverage, ...]:
    """Return how much of what was said is tagged, in a theme with a reply (or replied to itself), and fed back."""
    mask = asked.mask()
    every = count(mask)
    silent = _silent(asked)
    given = _replied_to(nodes, under, replies, mask)
    told = _replied_to(nodes, under, [each for each in replies if each.told], mask)
    return (
        Coverage(
            "Tagged",
            count(both(mask, asked.tagged())) - silent,
            every - silent,
            replace(asked.narrowed, untagged=True),
        ),
        Coverage("With a reply, or in a theme with one", len(given), every),
        Coverage("Told what came of it", len(told), every),
    )


def _silent(asked: Asked) -> int:
    """Count the comments that say nothing and have no tag: they wait for none, so they are neither tagged nor without."""
    said = asked.mask(replace(asked.narrowed, no_answer=True))
    silent = set(compress(range(len(said)), said))
    for of in ("theme", "outcome") if silent else ():
        for rows in asked.tags(of).values():
            silent.difference_update(rows)
    return len(silent)


def _replied_to(
    nodes: Sequence[Node], under: Mapping[str, set[int]], replies: Sequence[_Reply], mask: bytearray
) -> set[int]:
    answered = _answered(nodes, {each.theme_id for each in replies})
    by_theme = set[int]().union(*(under[theme] for theme in answered if theme in under))
    return by_theme | {each.comment for each in replies if each.comment and mask[each.comment]}


def _follow_ups(asked: Asked, which: str) -> list[FollowUpLine]:
    sql = f"{FOLLOW_UP_LINES} AND {WAITS_FOR[which]} ORDER BY f.due = '', f.due, f.row"
    rows = asked.session.execute(text(sql), {"programme": asked.programme_id, **days_of(asked.today)})
    return as_lines(FollowUpLine, rows)
