"""One figure of a panel, by what was asked: its numbers by their names, to be kept and made again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from codesign.errors import AskedWronglyError
from codesign.records.columns_shown import day_words
from codesign.records.review import PANELS, MatrixPage
from codesign.records.review_growth import Span, Spans
from codesign.records.views import FigureAsked

if TYPE_CHECKING:
    from codesign.store.review.verbs import Review

_NEVER = "never"


class UnknownFigureError(AskedWronglyError):
    """The panel has no such line, or none any more."""

    def __init__(self) -> None:
        super().__init__("There is no such figure here.", todo="Choose a line of the panel as it is shown.")


class Figure(NamedTuple):
    """A figure as it stands now."""

    words: str
    as_at: str
    value: tuple[tuple[str, str], ...]
    turn: str
    """What was asked, with the spans it was made of: made again it is of the same days."""


def read_figure(review: Review, asked: FigureAsked, today: date) -> Figure:
    """Return a figure as it stands. Raises UnknownFigureError."""
    made = {"thin": _thin, "reach": _reach, "growing": _growing, "said": _said, "matrix": _matrix}.get(
        asked.panel
    )
    if made is None:
        raise UnknownFigureError
    figure = made(review, asked, today)
    return figure._replace(words=f"{PANELS[asked.panel]}: {figure.words}")


def _thin(review: Review, asked: FigureAsked, today: date) -> Figure:
    page = review.thin(asked.narrowed.programme_id, asked.narrowed, today=today, of=asked.turn or "outcomes")
    line = next((each for each in page.lines if each.id == asked.line), None)
    if line is None:
        raise UnknownFigureError
    value = {
        "comments": line.comments, "named": line.people.named, "unnamed": line.people.heads, "events": line.events,
        "kinds": len(line.kinds), "places": line.places, "last heard": day_words(line.last_heard) or _NEVER, "evidence": line.word,
    }  # fmt: skip
    return Figure(f"{line.code} {line.title}", page.standing.as_at, _values(value), asked.turn)


def _reach(review: Review, asked: FigureAsked, today: date) -> Figure:
    page = review.reached(asked.narrowed.programme_id, asked.narrowed, today=today)
    line = next((each for each in page.lines if each.id == asked.line), None)
    if line is None:
        raise UnknownFigureError
    value = {
        "reached": line.reached, "others": line.other, "declined": line.declined, "not recorded": line.not_recorded, "came": line.came,
    }  # fmt: skip
    return Figure(line.name, page.standing.as_at, _values(value), asked.turn)


def _growing(review: Review, asked: FigureAsked, today: date) -> Figure:
    once, _, days = asked.turn.partition(" ")
    spans = _spans(days) or review.spans(today)
    page = review.growing(
        asked.narrowed.programme_id, asked.narrowed, today=today, spans=spans, once=once == "once"
    )
    line = next((each for each in page.lines if each.id == asked.line), None)
    if line is None:
        raise UnknownFigureError
    value = {
        "comments before": line.was.comments, "comments": line.now.comments, "in 100 before": f"{line.was.per_100:.1f}",
        "in 100": f"{line.now.per_100:.1f}", "per event": f"{line.now.per_event:.1f}",
    }  # fmt: skip
    turn = " ".join((once or "each", spans.now.since, spans.now.until, spans.was.since, spans.was.until))
    name = f"{line.name}, {spans.now.name} beside {spans.was.name}"
    return Figure(name, page.standing.as_at, _values(value), turn)


def _spans(days: str) -> Spans | None:
    """Return spans as they were kept, so that a figure of last month stays one of that month."""
    if len(kept := days.split()) != 4:
        return None
    return Spans(_span(kept[0], kept[1]), _span(kept[2], kept[3]))


def _span(since: str, until: str) -> Span:
    return Span(since, until, f"{day_words(since)} to {day_words(until)}")


def _said(review: Review, asked: FigureAsked, today: date) -> Figure:
    page = review.promised(asked.narrowed.programme_id, asked.narrowed, today=today)
    counts = page.counts
    value = {
        "overdue": counts.overdue, "due this week": counts.due_this_week, "done, people not told": counts.done_not_told,
        "themes without a reply": len(page.unanswered),
    } | {each.what.lower(): f"{each.comments:,} of {each.of:,}" for each in page.coverage}  # fmt: skip
    return Figure(
        page.standing.programme or "every programme", page.standing.as_at, _values(value), asked.turn
    )


def _matrix(review: Review, asked: FigureAsked, today: date) -> Figure:
    kind = asked.turn or "outcome-kind"
    page = review.matrix(asked.narrowed.programme_id, asked.narrowed, today=today, kind=kind)
    row, _, column = asked.line.partition("|")
    return Figure(*_cell(page, row, column), asked.turn)


def _cell(page: MatrixPage, row: str, column: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    rows = {head.id: place for place, head in enumerate(page.rows)}
    columns = {head.id: place for place, head in enumerate(page.columns)}
    if (row and row not in rows) or (column and column not in columns):
        raise UnknownFigureError
    if row and column:
        count = page.cells[rows[row]][columns[column]]
    else:
        head = page.rows[rows[row]] if row else page.columns[columns[column]] if column else None
        count = head.total if head else page.total
    names = [page.rows[rows[row]].full] if row else []
    names += [page.columns[columns[column]].name] if column else []
    return " by ".join(names) or "all of it", page.standing.as_at, _values({"comments": count})


def _values(numbers: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, f"{value:,}" if isinstance(value, int) else str(value)) for name, value in numbers.items()
    )
