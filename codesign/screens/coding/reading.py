"""What is read while comments are coded, in a thread: which comments there are, one of them whole, and the codebook."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, time
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from codesign.clock import stamp
from codesign.errors import CodesignError
from codesign.records.codebook import COLOURS
from codesign.records.coded import CodebookLine, Coded
from codesign.records.coding import LearningProgress, Suggested, placed
from codesign.records.columns_shown import Words
from codesign.records.filters import Filter
from codesign.screens.coding.among import Among
from codesign.screens.lists.screen import read_words
from codesign.widgets.word_lines import LaidOut, Span, lay_out

if TYPE_CHECKING:
    from codesign.screens.desk import Desk
    from codesign.store import Store


class Listed(NamedTuple):
    """Which comments there are."""

    rows: tuple[int, ...]
    untagged: frozenset[int]
    today: frozenset[int]
    """Those that were tagged today under this name."""
    filters: str
    """What narrows them, in words."""
    words: Words
    newest: int
    """The newest change there was when they were read."""
    copies: frozenset[int] = frozenset()
    """Those that need not come one by one: another of the same words is among them."""
    undone: str = ""
    """The change that the newest one undid, if it undid one."""


class Seen(NamedTuple):
    """One comment as it is shown."""

    row: int
    coded: Coded
    suggested: Suggested = Suggested()
    spans: tuple[Span, ...] = ()
    laid: LaidOut | None = None
    """Its words laid out for the room there is."""
    copies: tuple[int, ...] = ()
    """The other comments marked as the same words."""
    withheld: frozenset[str] = frozenset()
    """What may not be put on it by a digit any more: refused, or retired."""


class Found(NamedTuple):
    """What was read."""

    narrowed: Filter
    listed: Listed | None
    """None where nothing was written since it was read last."""
    row: int | None
    """The comment to be shown; none where there is none."""
    seen: Seen | None
    """None where that comment is there no more."""
    codebook: tuple[CodebookLine, ...] | None = None
    answered: int = 0
    """How many answers had been given when it was begun to be read: what is older than an answer is not shown after it."""


def read_listed(store: Store, desk: Desk, among: Among, narrowed: Filter) -> Listed:
    """Read which comments there are."""
    newest = store.newest_change()
    with store.read():
        asked = among.filter(narrowed)
        rows = [row for row in store.feedback.rows(asked) if among.rows is None or row in among.rows]
        untagged = store.feedback.rows(replace(asked, untagged=True))
        said = " · ".join(f"{label} = {words}" for label, words in store.filters.words(narrowed))
    return Listed(
        rows=tuple(rows),
        untagged=frozenset(untagged),
        today=frozenset(store.coding.tagged_since(store.hands.actor, midnight(desk))),
        filters=said,
        words=read_words(store),
        newest=newest,
        copies=store.again.come_with_another(rows),
        undone=_undone(store),
    )


def look_which_are_sure(store: Store, is_left: Callable[[], bool]) -> Iterator[LearningProgress]:
    """Work out which comments have a sure suggestion, where nobody has yet, so that they can be filtered by; yield how far it is."""
    if store.suggesting.sure_kept() is not None:
        return
    for progress in chain(store.suggesting.steps(), store.suggesting.look()):
        if is_left():
            return
        yield progress


def midnight(desk: Desk) -> str:
    """Return when today began where the people are."""
    zone = ZoneInfo(desk.settings.zone)
    return stamp(datetime.combine(desk.today, time(), zone))


def _undone(store: Store) -> str:
    changes = store.history.changes(limit=1)
    return changes[0].undoes if changes else ""


def read_seen(store: Store, row: int, room: int) -> Seen | None:
    """Read a comment, what is suggested for it, and lay its words out; none where it is there no more."""
    coded = store.coding.one(row)
    if coded is None:
        return None
    spans = spans_of(coded)
    suggested = _suggested(store, coded.line.id)
    laid = lay_out(coded.line.words, spans, room) if room else None
    id_ = coded.line.id
    return Seen(row, coded, suggested, spans, laid, store.again.others(id_), store.suggesting.withheld(id_))


def _suggested(store: Store, comment_id: str) -> Suggested:
    """Return what is suggested; where that cannot be worked out, the comment is coded without it, and the reason stands there."""
    try:
        return store.suggesting.for_comment(comment_id)
    except CodesignError as error:
        return Suggested(why_none=str(error))


def spans_of(coded: Coded) -> tuple[Span, ...]:
    """Return the words that are tagged on their own, where they stand now."""
    spans = []
    for tag in coded.tags:
        at = placed(coded.line.words, tag.start, tag.end, tag.quote)
        if at.start is not None and at.end is not None:
            spans.append(Span(at.start, at.end, tag.name, COLOURS.get(tag.colour, "")))
    return tuple(spans)
