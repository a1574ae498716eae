"""Words that are said more than before and that no theme has: what the codebook does not know yet."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import text

from codesign.records.review_growth import Quote, RisingLine, RisingPage, Span, Spans
from codesign.store.lines import as_lines
from codesign.store.review import tree
from codesign.store.review.asked import Asked
from codesign.store.review.growing import is_in
from codesign.store.review.rows import both, pick

if TYPE_CHECKING:
    from codesign.coding.rising import Rising

MOST_NOW, MOST_BEFORE = 300, 1_500
"""How many comments of each span are read, the newest: words are counted at some twenty a millisecond, and a lead waits for them.

The way was measured on 300 beside 2,000 (`benchmarks/coding`); more say the same more surely.
"""
MOST_SHOWN = 10
_AT_ONCE = 2_000
"""Comments whose words are held at one time."""

_TEXTS = """
    SELECT c.row, c.id, 'C' || c.number || '-' || c.letters AS reference, c.words, c.exact, c.no_answer FROM comment c
    WHERE c.row IN (SELECT value FROM json_each(:rows))
"""


class _Text(NamedTuple):
    row: int
    id: str
    reference: str
    words: str
    exact: bool
    no_answer: bool


def page(asked: Asked, spans: Spans) -> RisingPage:
    """Return the words that rise in a span beside the one before."""
    from codesign.coding.rising import Said, rising

    now, all_now = _texts(asked, spans.now, MOST_NOW)
    was, all_was = _texts(asked, spans.was, MOST_BEFORE)
    themes, facts, speakers = _themes_of(asked, {each.row for each in now}), asked.facts, asked.speakers
    recent = [
        Said(
            each.id, each.words, facts.events[facts.event[each.row]].id, speakers.people[speakers.column[each.row]], themes.get(each.row, ())
        )
        for each in now
    ]  # fmt: skip
    found = rising(recent, [each.words for each in was], most=MOST_SHOWN)
    by_id = {each.id: each for each in now}
    return RisingPage(
        standing=asked.standing(),
        spans=spans,
        lines=tuple(_line(asked, spans, each, by_id, themes) for each in found),
        now_comments=len(now),
        was_comments=len(was),
        left_out=all_now + all_was - len(now) - len(was),
    )


def _texts(asked: Asked, span: Span, most: int) -> tuple[list[_Text], int]:
    """Return the newest comments of a span with their words, each text of a campaign once, and how many there are."""
    facts = asked.facts
    days = bytearray(is_in(day, span) for day in facts.days)
    inside = both(asked.mask(), bytearray(pick(days, facts.said)))
    rows = [row for row in compress(range(len(inside)), inside) if row not in facts.repeats]
    rows.reverse()  # of one day the newest first too: sorting leaves equals in their order
    rows.sort(key=facts.said.__getitem__, reverse=True)
    texts = _read(asked, rows[:most])
    return [each for each in texts if not each.no_answer], len(rows) - sum(each.no_answer for each in texts)


def _read(asked: Asked, rows: Sequence[int]) -> list[_Text]:
    return as_lines(_Text, asked.session.execute(text(_TEXTS), {"rows": json.dumps(rows)}))


def who_say(asked: Asked, terms: Collection[str]) -> tuple[str, ...]:
    """Return the ids of all comments within the filter that say any of some terms.

    Those too that were too many to find words in, and those that repeat another.
    """
    from codesign.coding.rising import terms_of

    mask = asked.mask()
    rows = list(compress(range(len(mask)), mask))
    return tuple(
        each.id
        for start in range(0, len(rows), _AT_ONCE)
        for each in _read(asked, rows[start : start + _AT_ONCE])
        if not each.no_answer and not terms_of(each.words).keys().isdisjoint(terms)
    )


def _themes_of(asked: Asked, rows: set[int]) -> Mapping[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    held = {node.id for node in tree.themes(asked.session, "")}
    for theme, tagged in asked.tags("theme").items():
        for row in rows.intersection(tagged) if theme in held else ():
            found[row] = (*found.get(row, ()), theme)
    return found


def _line(
    asked: Asked, spans: Spans, rising: Rising, by_id: Mapping[str, _Text], themes: Collection[int]
) -> RisingLine:
    now = spans.now
    rows = [by_id[key].row for key in rising.keys]
    who = Counter(asked.speakers.column[row] for row in rows)
    del who[0]
    among = " ".join(by_id[key].reference for key in rising.keys)
    opens = replace(asked.narrowed, since=now.since, until=now.until, among=among)
    before = replace(asked.narrowed, since=spans.was.since, until=spans.was.until)
    return RisingLine(
        words=rising.words, comments=rising.recent, was=rising.past, untagged=sum(row not in themes for row in rows), could_be_chance=rising.could_be_chance,
        is_few=rising.is_few, one_event=rising.one_event, most_one=max(who.values(), default=0), comment_ids=rising.keys,
        quotes=tuple(_quotes(by_id, (each.key for each in rising.quotes))), opens=opens,
        opens_before=before, terms=rising.terms,
    )  # fmt: skip


def _quotes(by_id: Mapping[str, _Text], keys: Iterable[str]) -> Sequence[Quote]:
    held = (by_id[key] for key in keys)
    return [Quote(each.id, each.reference, each.words, each.exact) for each in held]
