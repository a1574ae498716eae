"""What Today says, line by line: unfinished work first, then what waits, then what happened last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from codesign.clock import local
from codesign.errors import CodesignError
from codesign.records.columns_shown import day_words, people_words, state_words
from codesign.records.events import EventLine, FollowUpLine
from codesign.records.figures import TodayPage
from codesign.text import one_line, plural, shorten
from codesign.widgets.line_list import Line

if TYPE_CHECKING:
    from codesign.store.drafts import Draft

_MOST = 12
"""Follow-ups of each kind shown here; the rest are counted."""

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

EMPTY = (
    "Nothing is waiting. Today shows unfinished work, what we said we would do,",
    "and the last events. To begin:",
    "",
    "n     log an event: who came, what they said, what we said we would do",
    "g c   the people and organisations you know; there, n adds one",
    "`codesign import FILE` brings in a spreadsheet.",
)


@dataclass(frozen=True)
class TodayFound:
    """What was read for Today; without a page while the store is not open."""

    drafts: tuple[Draft, ...]
    page: TodayPage | None = None


def figures_words(found: TodayFound) -> str:
    """Say the headline, and that unfinished work is in none of it."""
    if found.page is None:
        return ""
    beside = f" · {plural(len(found.drafts), 'draft')} not counted" if found.drafts else ""
    return found.page.figures.words + beside


def today_lines(found: TodayFound, *, today: date, zone: str) -> list[Line]:
    """Return the lines of Today."""
    drafts = [
        Line(draft_words(each, today=today, zone=zone), f"draft {each.line.id}") for each in found.drafts
    ]
    lines = _under("Unfinished · Enter carry on · v look · d throw away (asks; kept 30 days)", drafts)
    page = found.page
    if page is None:
        return lines
    lines += _under("We said we would: overdue", _follow_ups(page.overdue, "overdue"))
    lines += _under("We said we would: due within seven days", _follow_ups(page.due, "due"))
    lines += _under("Waiting", _waiting(page))
    lines += _under("Last events", [_event(each) for each in page.last_events])
    return lines or [Line(each) for each in EMPTY]


def draft_words(draft: Draft, *, today: date, zone: str) -> str:
    """Say what a draft is: `Penny Hassett hall drop-in, Thu 12 Nov — 14 people, 5 comments, last change 17:49`."""
    state = draft.state
    title = one_line(draft.line.title) or "No title yet"
    day = _day(state, today)
    summary = state.get("summary")
    said = f"{summary}, " if isinstance(summary, str) and summary else ""
    elsewhere = " · open in another copy of codesign" if draft.line.is_elsewhere else ""
    changed = moment_words(draft.line.changed, today=today, zone=zone)
    return f"{shorten(title, 56)}{day} —\n{said}last change {changed}{elsewhere}"


def moment_words(stamp: str, *, today: date, zone: str) -> str:
    """Return when something was, where the people are: the time alone if it was today."""
    at = local(stamp, zone)
    time = f"{at:%H:%M}"
    return time if at.date() == today else f"{_short_day(at.date().isoformat(), today)} {time}"


def _day(state: dict[str, object], today: date) -> str:
    """Return the day a draft is about, if what was typed for it can be read."""
    typed, usual = state.get("date"), state.get("defaults")
    if isinstance(typed, str) and typed.strip():
        from codesign.entry.dates import read_date

        try:
            return f", {_short_day(read_date(typed, today).iso, today)}"
        except CodesignError:
            return ""
    begun = usual.get("date") if isinstance(usual, dict) else ""
    return f", {_short_day(begun, today)}" if isinstance(begun, str) and begun else ""


def _short_day(iso: str, today: date) -> str:
    words = date_words(iso)
    return words.removesuffix(f" {today.year}") if len(iso) == 10 else words


def date_words(iso: str) -> str:
    """Return a date with its weekday where the day is known: `Thu 12 Nov 2026`, `May 2025`."""
    try:
        return f"{_WEEKDAYS[date.fromisoformat(iso).weekday()]} {day_words(iso)}"
    except ValueError:
        return day_words(iso)


def _under(heading: str, lines: list[Line]) -> list[Line]:
    return [Line(heading, is_heading=True), *lines] if lines else []


def _follow_ups(found: Sequence[FollowUpLine], which: str) -> list[Line]:
    lines = [_follow_up(each) for each in found[:_MOST]]
    more = len(found) - _MOST
    return [*lines, Line(f"and {more:,} more", f"waiting {which}")] if more > 0 else lines


def _follow_up(each: FollowUpLine) -> Line:
    due = f"due {date_words(each.due)}" if each.due else "no date"
    words = f"{due} · {shorten(each.owner, 20) or 'nobody yet'} · {one_line(each.words)}"
    return Line(words, f"event {each.event_id}" if each.event_id else f"follow-up {each.id}")


def _waiting(page: TodayPage) -> list[Line]:
    figures = page.figures
    counts = figures.follow_ups
    possible = [
        (figures.untagged, f"{plural(figures.untagged, 'comment')} to tag", "go feedback"),
        (
            figures.set_aside,
            f"{plural(figures.set_aside, 'row')} of spreadsheets set aside",
            "waiting set-aside",
        ),
        (
            counts.no_owner_or_date,
            f"{plural(counts.no_owner_or_date, 'follow-up')} without an owner or a date",
            "waiting nobody",
        ),
        (
            counts.done_not_told,
            f"{plural(counts.done_not_told, 'follow-up')} done, people not told",
            "waiting not-told",
        ),
    ]
    return [Line(words, key) for count, words, key in possible if count]


def _event(each: EventLine) -> Line:
    came = people_words(each.named, each.heads, about=each.about)
    people = f" · {came}" if came else ""
    said = f" · {plural(each.comments, 'comment')}" if each.comments else ""
    place = f", {shorten(each.place, 24)}" if each.place else ""
    state = "" if each.state == "held" else f" · {state_words(each.state)}"
    return Line(
        f"{each.reference}  {date_words(each.held_on)}  {shorten(each.title, 36)}{place}{people}{said}{state}",
        f"event {each.id}",
    )
