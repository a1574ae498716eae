"""Panel 2: who was to be reached, who was, and of whom nothing is recorded: which is never the same as not heard."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from codesign.records.columns_shown import Words
from codesign.records.pages.line import Line, section
from codesign.records.review_cells import HIDDEN, reach_cells, reach_notes
from codesign.records.review_reach import ReachLine, ReachPage
from codesign.records.review_safe import safe_reach
from codesign.screens.review.view import Asked, Row, View
from codesign.text import one_line

if TYPE_CHECKING:
    from codesign.store import Store

_Told = tuple[str, str, tuple[str, ...]]
"""What stands beside the groups."""
TURNS: dict[str, str] = {}
_EMPTY = (
    "No groups yet. This panel holds the groups the programme said it would reach (from its equality analysis: carers, languages, "
    "places, protected characteristics), with why, and their share of the population with its source. It then sets them beside who "
    "came. n adds one, and counts of an event's monitoring forms, which lead to nobody."
)


def read(store: Store, asked: Asked) -> ReachPage:
    """Read the panel. Runs in a thread."""
    return store.review.reached(asked.narrowed.programme_id, asked.narrowed, today=asked.today)


def view(page: ReachPage, asked: Asked, words: Words) -> View:
    """Return the panel as it is shown."""
    hidden = safe_reach(page) if asked.is_safe else {}
    told = reach_notes(page, asked.safe, is_any_hidden=any(hidden.values()))
    beside, counted, too_many = told
    notes = [("Counted", counted), ("Representation", beside)]
    notes += [("More answers than came", words) for words in too_many]
    headline = beside if page.lines else "Who was to be reached, and who was"
    rows = tuple(_row(line, told, asked, hidden.get(line.id, frozenset())) for line in page.lines)
    return View(page.standing, headline, rows, tuple(notes), _EMPTY, safe=asked.safe)


def _page(line: ReachLine, asked: Asked) -> str:
    """Return where Enter leads where no comments are behind a group: the counts of monitoring, but not in a safe view."""
    if line.counted_by != "monitoring" or asked.is_safe:
        return ""
    return f"monitoring {asked.narrowed.programme_id}"


def _row(line: ReachLine, told: _Told, asked: Asked, hidden: Collection[str]) -> Row:
    _, reached, others, declined, unknown, _, _, verdict = reach_cells(line, hidden)
    said = (
        f"{one_line(line.name)}: {reached} reached, {others} others, {declined} declined to say, {unknown} not recorded; "
        f"{one_line(line.share_words)}: {verdict}"
    )
    return Row(
        f"group {line.id}", reach_cells(line, hidden), said, line.opens, lines=tuple(_lines(line, told, hidden)),
        title=f"{one_line(line.name)} · who was reached", is_hidden="reached" in hidden,
        figure=line.id, record=("reach-group", line.id), page=_page(line, asked),
    )  # fmt: skip


def _lines(line: ReachLine, told: _Told, hidden: Collection[str]) -> Iterable[Line]:
    beside, counted, too_many = told
    cells = reach_cells(line, hidden)
    yield Line(cells[-1], "Can be said")
    labels = ("Reached", "Others", "Declined", "Not recorded")
    yield from (Line(value, label) for label, value in zip(labels, cells[1:5], strict=True))
    if line.people is not None:
        yield Line(HIDDEN if "people" in hidden else line.people.words, "People")
    yield Line(one_line(line.share_words), "Lives here")
    yield Line(one_line(line.how) or "not counted by anything yet", "Counted by")
    if line.why:
        yield Line(line.why, "Why")
    if line.opens is None:
        yield Line("Monitoring leads to nobody: Enter shows its counts.", "Comments")
    yield from section("How it is counted", [Line(counted), Line(beside)])
    yield from section(
        "More answers than people recorded",
        [Line(words) for words in too_many],
    )
