"""What Today says, line by line: unfinished work first, then what waits, then what happened last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from codesign.records.events import EventLine, FollowUpLine
from codesign.records.figures import TodayPage
from codesign.text import one_line, plural, shorten
from codesign.widgets.line_list import Line

if TYPE_CHECKING:
    from codesign.store.drafts import DraftLine


def figures_words(page: TodayPage, drafts: int) -> str:
    """Say the headline, and that unfinished work is in none of it."""
    beside = f" · {plural(drafts, 'draft')} not counted" if drafts else ""
    return page.figures.words + beside


def today_lines(page: TodayPage, drafts: Sequence[DraftLine]) -> list[Line]:
    """Return the lines of Today."""
    return [
        *_under("Unfinished", [Line(f"{draft_words(each)}", f"draft {each.id}") for each in drafts]),
        *_under("We said we would: overdue", [_follow_up(each) for each in page.overdue]),
        *_under("We said we would: due within seven days", [_follow_up(each) for each in page.due]),
        *_under("Last events", [_event(each) for each in page.last_events]),
    ]


def draft_words(draft: DraftLine) -> str:
    """Say what a draft is."""
    return f"{one_line(draft.title) or 'No title yet'} — last change {draft.changed[:16].replace('T', ' ')}"


def _under(heading: str, lines: list[Line]) -> list[Line]:
    return [Line(heading, is_heading=True), *lines] if lines else []


def _follow_up(each: FollowUpLine) -> Line:
    who = f"{each.owner or 'nobody'} · {each.due or 'no date'}"
    return Line(
        f"{shorten(each.words, 60)} · {who}",
        f"event {each.event_id}" if each.event_id else f"follow-up {each.id}",
    )


def _event(each: EventLine) -> Line:
    return Line(
        f"{each.reference}  {each.held_on}  {shorten(each.title, 50)}  {each.place}", f"event {each.id}"
    )
