"""What a follow-up's page says: what we said we would do, whose it is and by when, what came of it, and whether people know."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from codesign.records.columns_shown import day_words, state_words, told_words
from codesign.records.events import FollowUpLine
from codesign.records.pages.line import Line, said


def follow_up_lines(line: FollowUpLine, *, today: date) -> Iterator[Line]:
    """Yield the whole page of a follow-up."""
    yield Line(line.words)
    yield Line("")
    yield Line(line.owner or "nobody yet", "Owner")
    yield Line(due_words(line, today), "Due")
    if line.event_id:
        yield Line(f"{line.event} {line.event_title}", "Said at", f"event {line.event_id}")
    yield Line(f"{state_words(line.state)} {day_words(line.closed_on)}".strip(), "State")
    yield from said(
        ("What came of it", line.outcome),
        ("People told", told_words(line.fed_back_on, line.fed_back_how)),
    )
    yield Line("")
    yield Line(_next(line))


def due_words(line: FollowUpLine, today: date) -> str:
    """Return by when it was to be done, and whether that day is past."""
    if not line.due:
        return "no date yet"
    late = line.state == "open" and line.due < today.isoformat()[: len(line.due)]
    return f"{day_words(line.due)}{' · overdue' if late else ''}"


def _next(line: FollowUpLine) -> str:
    if line.state == "open":
        return "e gives it to somebody, moves the date, or closes it: done, or will not be done and why."
    if not line.fed_back_on:
        return "Done, and people were not told yet: e writes down when and how they were."
    return "Done, and people were told. e alters it."
