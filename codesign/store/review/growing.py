"""What is growing: each theme in one span beside the span before, per 100 comments and per event."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import compress

from codesign.errors import AskedWronglyError
from codesign.records.columns_shown import day_words
from codesign.records.review_growth import GrowthLine, GrowthPage, Part, Span, Spans
from codesign.store.codebook import noting
from codesign.store.review import tree
from codesign.store.review.asked import Asked
from codesign.store.review.matrix import MONTHS, last_months
from codesign.store.review.rows import both, count, mask_of, pick, picking, within, without
from codesign.store.review.tree import Node
from codesign.text import plural

MONTHS_BEFORE = 11
"""How many months the last one is set beside: with it, a year."""

_TELLING = frozenset({"renamed", "split", "merged", "retired", "brought-back", "moved"})
"""Changes of the codebook that move comments from theme to theme, or make two names of one."""


class FutureSpanError(AskedWronglyError):
    """A span that has not begun."""

    def __init__(self, since: str) -> None:
        super().__init__(
            f"{day_words(since)} has not come yet.", todo="Name a month or a day that has begun."
        )


def last_month(today: date) -> Spans:
    """Return the last whole month, beside the months before it that make a year of it."""
    first = today.replace(day=1) - timedelta(days=1)
    return of_month(today, f"{first:%Y-%m}")


def of_month(today: date, month: str) -> Spans:
    """Return a month as `2026-10` beside the eleven before; one that is not over, beside the same days of the month before.

    Raises:
        FutureSpanError: it has not begun.
    """
    if month > f"{today:%Y-%m}":
        raise FutureSpanError(month)
    if month == f"{today:%Y-%m}":
        return _so_far(today)
    months = last_months(date.fromisoformat(f"{month}-01"), MONTHS_BEFORE + 1)
    was = Span(_first(months[0]), _last(months[-2]), f"{day_words(months[0])} to {day_words(months[-2])}")
    return Spans(Span(_first(month), _last(month), day_words(month)), was)


def from_day(today: date, first: str) -> Spans:
    """Return the days from one on, beside as many days before it. Raises FutureSpanError."""
    begins = date.fromisoformat(_first(first))
    if begins > today:
        raise FutureSpanError(first)
    days = (today - begins).days + 1
    before = begins - timedelta(days=days)
    was = Span(
        before.isoformat(), (begins - timedelta(days=1)).isoformat(), f"the {plural(days, 'day')} before"
    )
    return Spans(Span(begins.isoformat(), today.isoformat(), f"Since {day_words(first)}"), was)


def _so_far(today: date) -> Spans:
    """Return this month so far: on the second of a month two days are set beside two days, and that is said."""
    month, before = f"{today:%Y-%m}", f"{today.replace(day=1) - timedelta(days=1):%Y-%m}"
    until = min(f"{before}-{today.day:02d}", _last(before))
    name = f"{day_words(month)} so far ({plural(today.day, 'day')})"
    note = f"{day_words(month)} is not over: it is set beside the same days of {day_words(before)}."
    was = Span(_first(before), until, f"1 to {day_words(until)}" if until[8:] != "01" else day_words(until))
    return Spans(Span(_first(month), today.isoformat(), name), was, note)


def _first(iso: str) -> str:
    return iso + "-01-01"[len(iso) - 4 :] if len(iso) < 10 else iso


def _last(month: str) -> str:
    return f"{month}-{monthrange(int(month[:4]), int(month[5:7]))[1]:02d}"


def is_in(day: str, span: Span) -> bool:
    """Whether a day, a month or a year touches a span, as the filter reads it: what is not known lies in none."""
    since, until = span.since, span.until
    return bool(day) and day[: len(since)] >= since[: len(day)] and day[: len(until)] <= until[: len(day)]


@dataclass
class _InSpan:
    """A span with what is in it."""

    span: Span
    days: bytearray
    """1 for each place of `facts.days` in it."""
    mask: bytearray
    comments: int
    events: int


def begins_on(span: Span, since: str) -> bool:
    """Whether a span is that from a day, a month or a year on."""
    return bool(since) and span.since == _first(since)


def page(asked: Asked, spans: Spans, few: int, *, once: bool, since: str = "") -> GrowthPage:
    """Return the panel.

    Args:
        asked: the question, without its dates.
        spans: what is set beside what.
        few: the number of comments under which growth is marked few.
        once: count the same words again once.
        since: from when on the comments are that the page says it stands on; from ever, where it is nothing.
    """
    facts = asked.facts
    nodes = tree.themes(asked.session, asked.programme_id)
    under = tree.rows_under(nodes, asked, "theme")
    mask = asked.mask()
    now, was = (_in_span(asked, span, mask, once=once) for span in (spans.now, spans.was))
    changes = _changes(asked, spans, nodes)
    months = last_months(asked.today, MONTHS)
    month_of = [months.index(day[:7]) if day[:7] in months else -1 for day in facts.days]
    lines = []
    for node in nodes:
        rows = under[node.id] - facts.repeats if once else under[node.id]
        line = _line(asked, node, rows, (now, was), few)
        if line.now.comments or line.was.comments or changes.get(node.id):
            lines.append(
                line._replace(
                    changes=tuple(changes.get(node.id, ())), by_month=_months(asked, rows, month_of)
                )
            )
    dates = facts.said
    repeats = [row for row in facts.repeats if mask[row] and (now.days[dates[row]] or was.days[dates[row]])]
    undated = list(compress(dates, mask)).count(0)
    stands_on = replace(asked, narrowed=replace(asked.narrowed, since=since)) if since else asked
    return GrowthPage(
        stands_on.standing(), spans, tuple(sorted(lines, key=_order)), now.comments, was.comments, now.events, was.events, once,
        len(repeats), undated, tuple(months),
    )  # fmt: skip


def _order(line: GrowthLine) -> tuple[float, str]:
    return (-line.difference, line.name.casefold())


def _in_span(asked: Asked, span: Span, mask: bytearray, *, once: bool) -> _InSpan:
    facts = asked.facts
    days = bytearray(is_in(day, span) for day in facts.days)
    inside = both(mask, bytearray(pick(days, facts.said)))
    if once:
        inside = without(inside, mask_of(facts.repeats, len(mask)))
    held = asked.events() if asked.asks_of_events else asked.events(inside)
    events = sum(is_in(facts.events[place].held_on, span) for place in held)
    return _InSpan(span, days, inside, count(inside), events)


def _line(asked: Asked, node: Node, rows: set[int], spans: Iterable[_InSpan], few: int) -> GrowthLine:
    wheres = asked.wheres
    now, was = ((each, within(rows, each.mask)) for each in spans)
    picked = picking(now[1])
    who = Counter(picked(asked.speakers.column))
    places = {place for where in set(picked(wheres.column)) for place in wheres.at[where]}
    most_one = max((count for person, count in who.items() if person), default=0)
    return GrowthLine(
        id=node.id, reference=node.code, name=node.title, state=node.level, now=_part(asked, node, *now), was=_part(asked, node, *was),
        places=len(places), people=len(who.keys() - {0}), unnamed=who[0], few_under=few, most_one=most_one,
    )  # fmt: skip


def _part(asked: Asked, node: Node, held: _InSpan, rows: set[int]) -> Part:
    opens = replace(asked.narrowed, theme_id=node.id, since=held.span.since, until=held.span.until)
    at = Counter(pick(asked.facts.event, rows))
    elsewhere = sum(count for place, count in at.items() if asked.facts.events[place].state != "held")
    return Part(len(rows), held.comments, len(at.keys() - {0}), held.events, opens, elsewhere)


def _months(asked: Asked, rows: set[int], month_of: Sequence[int]) -> tuple[int, ...]:
    counted = Counter(pick(month_of, pick(asked.facts.said, rows)))
    return tuple(counted[month] for month in range(MONTHS))


def _changes(asked: Asked, spans: Spans, nodes: Sequence[Node]) -> Mapping[str, list[str]]:
    """Return what was done to themes in either span or since, in words: without it, growth by a merge is no growth."""
    named = {node.title: node.id for node in nodes}
    found: dict[str, list[str]] = {}
    for change in noting.since(asked.session, min(spans.now.since, spans.was.since), asked.programme_id):
        if change.what in _TELLING:
            for theme in {change.theme_id, *(named.get(other, "") for other in change.others)}:
                found.setdefault(theme, []).append(change.words)
    return found
