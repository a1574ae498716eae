"""Panel 4: what we said we would do, what is late, what was done and nobody told, what has no reply, how much is covered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from codesign.records.columns_shown import Words, day_words
from codesign.records.events import FollowUpLine
from codesign.records.pages.line import Line
from codesign.records.review import PromisedPage, Unanswered
from codesign.records.review_cells import Safe, SaidLine, said_lines
from codesign.screens.review.view import Asked, Row, View

if TYPE_CHECKING:
    from codesign.store import Store

TURNS: dict[str, str] = {}
_EMPTY = (
    "Nothing yet. This panel holds what we said we would do: what is overdue, due, done and not told, and themes without a reply. "
    "N and then f adds a follow-up; an event's page holds what was said there."
)


def read(store: Store, asked: Asked) -> PromisedPage:
    """Read the panel. Runs in a thread."""
    return store.review.promised(asked.narrowed.programme_id, asked.narrowed, today=asked.today)


def view(page: PromisedPage, asked: Asked, words: Words) -> View:
    """Return the panel as it is shown."""
    safe = asked.safe
    opened = {f"covered {each.what}": each.opens for each in page.coverage}
    rows = tuple(_row(line, opened.get(line.key), safe) for line in said_lines(page, safe))
    return View(page.standing, page.words, rows, (("Counted", page.words),), _EMPTY, safe=safe)


def _row(line: SaidLine, opens: object, safe: Safe) -> Row:
    from codesign.records.filters import Filter

    about = line.about
    told = " · ".join(part for part in (line.what, line.words, line.whose, line.due, line.said_from) if part)
    leads = line.key if isinstance(about, (FollowUpLine, Unanswered)) else ""
    return Row(
        line.key, line.cells, told, opens if isinstance(opens, Filter) else None, page=leads, lines=tuple(_lines(line)),
        title=line.words, is_hidden=isinstance(about, Unanswered) and safe.hides_line(about),
        figure="", record=_record(about),
    )  # fmt: skip


def _record(about: FollowUpLine | Unanswered | None) -> tuple[str, str] | None:
    if about is None:
        return None
    return ("follow-up", about.id) if isinstance(about, FollowUpLine) else ("theme", about.id)


def _lines(line: SaidLine) -> Iterable[Line]:
    about = line.about
    yield Line(line.words, line.what)
    if not isinstance(about, FollowUpLine):
        return
    yield Line(line.whose, "Whose")
    yield Line(line.due, "Due")
    if about.closed_on:
        yield Line(f"{day_words(about.closed_on)} {about.outcome}".strip(), "Done")
    told = f"{day_words(about.fed_back_on)} {about.fed_back_how}".strip()
    yield Line(told or "not yet: e writes down how and when", "People told")
    if about.event_id:
        yield Line(line.said_from, "Said at", key=f"event {about.event_id}")
