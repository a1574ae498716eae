"""Panel 3: what is spoken of more than before, per 100 comments and per event; then words nobody has a theme for yet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from codesign.records.columns_shown import Words, day_words
from codesign.records.pages.line import Line, section
from codesign.records.review import Standing
from codesign.records.review_cells import HIDDEN, Safe, growing_cells, rising_cells
from codesign.records.review_growth import GrowthLine, GrowthPage, RisingLine, RisingPage, Spans
from codesign.screens.review.view import Asked, Row, View
from codesign.text import one_line, plural
from codesign.widgets.sparkline import said, sparkline

if TYPE_CHECKING:
    from codesign.store import Store

TURNS = {
    "month": "Last month",
    "now": "This month so far",
    "once": "Last month, repeats of the same words counted once",
}
_EMPTY = (
    "Nothing is growing: in the two spans set beside each other no comment has a theme, and no words rise. This panel shows which themes "
    "are spoken of more than before, per 100 comments and per event. It fills as comments are tagged: o in Feedback codes them."
)


class Read(NamedTuple):
    """What is read for the panel."""

    growth: GrowthPage
    rising: RisingPage | None = None
    """Nothing until it is read."""

    @property
    def standing(self) -> Standing:
        """What it stands on."""
        return self.growth.standing


def read(store: Store, asked: Asked) -> Read:
    """Read the panel. Runs in a thread."""
    which, spans, once = asked.narrowed.programme_id, _spans(store, asked), asked.turn == "once"
    return Read(store.review.growing(which, asked.narrowed, today=asked.today, spans=spans, once=once))


def more(store: Store, asked: Asked, page: Read) -> Read:
    """Read the words that rise, once the themes are shown: every comment of the two spans is read for them."""
    which, spans = asked.narrowed.programme_id, page.growth.spans
    return page._replace(rising=store.review.rising(which, asked.narrowed, today=asked.today, spans=spans))


def _spans(store: Store, asked: Asked) -> Spans | None:
    """Return what is set beside what: from the day a filter begins on, where there is one; else the month that is chosen."""
    since = asked.narrowed.since
    if "" < since <= asked.today.isoformat():
        return store.review.spans(asked.today, since=since)
    return store.review.spans(asked.today, month=f"{asked.today:%Y-%m}") if asked.turn == "now" else None


def view(page: Read, asked: Asked, words: Words) -> View:
    """Return the panel as it is shown."""
    safe = asked.safe
    grown = [line for line in page.growth.lines if line.difference > 0]
    rising = page.rising.lines if page.rising is not None else ()
    rows = [
        *(_row(line, page.growth, safe) for line in grown),
        *(_rising_row(line, safe) for line in rising),
        *(_row(line, page.growth, safe) for line in page.growth.lines if line.difference <= 0),
    ]
    compared = safe.unless(one_line(page.growth.words), page.growth.now_comments, page.growth.was_comments)
    return View(
        page.growth.standing,
        compared,
        tuple(rows),
        (("Compared", compared), *((("By month", months),) if (months := page.growth.months_words) else ())),
        _EMPTY,
        figure_turn=_kept_turn(page.growth),
        safe=safe,
    )


def _kept_turn(page: GrowthPage) -> str:
    """Return which way the panel is made, its days with it: a figure of last month stays one of that month."""
    now, was = page.spans.now, page.spans.was
    return " ".join(("once" if page.once else "each", now.since, now.until, was.since, was.until))


def _row(line: GrowthLine, page: GrowthPage, safe: Safe) -> Row:
    cells = growing_cells(line, safe, months=sparkline(line.by_month), page=page)
    is_hidden = safe.hides_growth(line, page)
    name, was, now, per_100, per_event, _, _, marks = cells
    span = page.spans
    places = "" if is_hidden else f", {plural(line.places, 'place')}"
    told = (
        f"{name}: {was} in {span.was.name}, {now} in {span.now.name} ({per_100} in 100 comments, {per_event} per event){places}"
        + (f": {marks}" if marks else "")
    )
    return Row(
        f"theme {line.id}", cells, told, line.now.opens, lines=tuple(_lines(line, page, safe, cells)),
        title=f"{name} · {span.now.name}", is_hidden=is_hidden,
        figure=line.id, written=growing_cells(line, safe, months=" ".join(map(str, line.by_month)), page=page),
    )  # fmt: skip


def _lines(line: GrowthLine, page: GrowthPage, safe: Safe, cells: tuple[str, ...]) -> Iterable[Line]:
    _, was, now, per_100, per_event, _, _, marks = cells
    spans = page.spans
    yield Line(marks or "nothing to be careful of", "To know")
    yield Line(f"{was} → {now} comments", spans.was.name if len(spans.was.name) < 15 else "Comments")
    yield Line(f"{per_100} in 100 comments, {per_event} per event", "Rates")
    if not safe.hides_growth(line, page):
        yield Line(f"{plural(line.places, 'place')}, {plural(line.now.events, 'event')}", "Where")
    months = [day_words(each) for each in page.months]
    if months and len(months) == len(line.by_month):
        yield Line(HIDDEN if safe.hides_months(line, page) else said(line.by_month, months), "By month")
    yield Line(line.name, "Theme", key=f"theme {line.reference}")
    yield from section(
        "What is set beside what", [Line(safe.unless(page.words, page.now_comments, page.was_comments))]
    )


def _rising_row(line: RisingLine, safe: Safe) -> Row:
    cells = rising_cells(line, safe)
    told = f"{cells[0]}: {cells[1]} before, {cells[2]} now: {cells[-1]}"
    return Row(
        f"words {' '.join(line.words)}", cells, told, line.opens, lines=tuple(_rising_lines(line, safe, cells)),
        title=f"{cells[0]} · {line.marks[0]}", is_hidden=safe.hides(line.comments), drafts=None if safe.hides(line.comments, line.was) else line,
    )  # fmt: skip


def _rising_lines(line: RisingLine, safe: Safe, cells: tuple[str, ...]) -> Iterable[Line]:
    yield Line(f"{cells[-1]}. T makes a draft theme of it.", "To know")
    yield Line(f"{cells[1]} before, {cells[2]} now", "Comments")
    quotes = (
        Line(
            f"“{one_line(each.words)}”" if each.exact else one_line(each.words),
            each.reference,
            key=f"comment {each.reference}",
        )
        for each in line.quotes
    )
    if not safe.hides(line.comments):
        yield from section("Such as", quotes)
