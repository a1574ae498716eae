"""What Today says, line by line: unfinished work first, then what waits, then what happened last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from codesign.clock import local
from codesign.errors import CodesignError
from codesign.records.columns_shown import day_words, people_words, state_words
from codesign.records.events import EventLine, FollowUpLine
from codesign.records.figures import TodayPage
from codesign.records.same_person import NOT_COUNTED, Counted
from codesign.text import one_line, plural, shorten
from codesign.widgets.line_list import Line

if TYPE_CHECKING:
    from codesign.store.drafts import Draft

_MOST = 12
"""Follow-ups of each kind shown here; the rest are counted."""

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

EMPTY = (
    "This is where a day begins. What you leave unfinished will stand here, what",
    "we said we would do and by when, comments to tag, rows of spreadsheets to",
    "look at, and the last events. Nothing is waiting yet. To begin:",
    "",
    "n     log an event: who came, what they said, what we said we would do",
    "N     add anything else: a person, a programme, a theme, a follow-up",
    "g c   go to people and organisations; g and a letter goes to every list",
    "?     what every key does",
    "",
    "`codesign import FILE` brings in a spreadsheet.",
    "`codesign demo` shows a made-up programme.",
)


class Place(NamedTuple):
    """Something Today shows, the digit that leads there, and what is said where there is none of it."""

    digit: str
    heading: str
    nothing: str
    opens: bool = False
    """Whether it is one line that opens a list of its own."""


PLACES = {
    "unfinished": Place(
        "1", "Unfinished · Enter carries on · v looks · d throws away", "Nothing is unfinished."
    ),
    "overdue": Place("2", "We said we would: overdue", "Nothing we said we would do is overdue."),
    "due": Place("3", "We said we would: due within seven days", "Nothing is due within seven days."),
    "to-tag": Place("4", "to tag", "Every comment has a tag.", opens=True),
    "personal": Place("0", "personal", "No comment is marked as personal: nobody has to look.", opens=True),
    "set-aside": Place("5", "set aside", "No row of a spreadsheet is set aside.", opens=True),
    "nobody": Place("6", "without owner", "Every open follow-up has an owner and a date.", opens=True),
    "not-told": Place("7", "not told", "People were told of everything that was done.", opens=True),
    "same-person": Place(
        "9",
        "same person?",
        "No question of who is the same person is known to wait: m in Contacts looks.",
        opens=True,
    ),
    "events": Place("8", "Last events · g e lists them all", "There are no events yet: n logs one."),
}
"""What Today shows, in the order it stands there. A digit means the same whether there is any of it or not."""


@dataclass(frozen=True)
class TodayFound:
    """What was read for Today; without a page while the store is not open."""

    drafts: tuple[Draft, ...]
    page: TodayPage | None = None
    same_person: Counted = NOT_COUNTED
    """Questions of who is the same person that waited when they were last counted; nothing is searched for this."""
    review: str = ""
    """What the review would say, as it was counted last; nothing is counted for this."""


def figures_words(found: TodayFound, *, as_on: date | None = None) -> str:
    """Say the headline, and that unfinished work is in none of it; on which day, where that is not the day it is."""
    if found.page is None:
        return ""
    day = f"as on {day_words(as_on.isoformat())} · " if as_on else ""
    return day + found.page.figures.words + _not_counted(found)


def _not_counted(found: TodayFound) -> str:
    """Say what waits outside every figure."""
    rows = found.page.figures.set_aside if found.page is not None else 0
    waits = [plural(len(found.drafts), "draft")] if found.drafts else []
    waits += [f"{plural(rows, 'row')} set aside"] if rows else []
    return f" · {', '.join(waits)} not counted" if waits else ""


def today_lines(found: TodayFound, *, today: date, zone: str) -> list[Line]:
    """Return the lines of Today."""
    drafts = [
        Line(draft_words(each, today=today, zone=zone), f"draft {each.line.id}") for each in found.drafts
    ]
    lines = _under("unfinished", drafts)
    page = found.page
    if page is None:
        return lines
    lines += _under("overdue", _follow_ups(page.overdue, "overdue"))
    lines += _under("due", _follow_ups(page.due, "due"))
    waiting = [
        *_waiting(page),
        *_same_person(found.same_person, today=today, zone=zone),
        *_review(found.review),
    ]
    lines += [Line("Waiting", is_heading=True), *waiting] if waiting else []
    lines += _under("events", [_event(each) for each in page.last_events])
    return lines or [Line(each) for each in EMPTY]


def draft_words(draft: Draft, *, today: date, zone: str) -> str:
    """Say what a draft is: `Penny Hassett hall drop-in, Thu 12 Nov`, and below it `14 people, 5 comments, last change 17:49`."""
    state = draft.state
    title = one_line(draft.line.title) or "No title yet"
    day = _day(state, today)
    summary = state.get("summary")
    said = f"{summary}, " if isinstance(summary, str) and summary else ""
    elsewhere = " · open in another copy of codesign" if draft.line.is_elsewhere else ""
    changed = moment_words(draft.line.changed, today=today, zone=zone)
    left = f"last change {changed}" if len(changed) == len("17:42") else f"left {changed}"
    return f"{shorten(title, 56)}{day}\n{said}{left}{elsewhere}"


def moment_words(stamp: str, *, today: date, zone: str) -> str:
    """Return when something was, where the people are: the time alone if it was today."""
    at = local(stamp, zone)
    time = f"{at:%H:%M}"
    on_day = day_words(at.date().isoformat()).removesuffix(f" {today.year}")
    return time if at.date() == today else f"{on_day} {time}"


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


def _under(place: str, lines: list[Line]) -> list[Line]:
    at = PLACES[place]
    return [Line(at.heading, is_heading=True, digit=at.digit), *lines] if lines else []


def _follow_ups(found: Sequence[FollowUpLine], which: str) -> list[Line]:
    lines = [_follow_up(each) for each in found[:_MOST]]
    more = len(found) - _MOST
    return [*lines, Line(f"and {more:,} more", f"waiting {which}")] if more > 0 else lines


def _follow_up(each: FollowUpLine) -> Line:
    due = f"due {date_words(each.due)}" if each.due else "no date"
    words = f"{due} · {shorten(each.owner, 20) or 'nobody yet'} · {one_line(each.words)}"
    return Line(words, f"follow-up {each.id}")


def _waiting(page: TodayPage) -> list[Line]:
    figures = page.figures
    counts = figures.follow_ups
    possible = [
        ("to-tag", figures.untagged, f"{plural(figures.untagged, 'comment')} to tag"),
        (
            "personal",
            page.personal,
            f"{plural(page.personal, 'comment')} that may identify somebody, to look at",
        ),
        ("set-aside", figures.set_aside, f"{plural(figures.set_aside, 'row')} of spreadsheets set aside"),
        (
            "nobody",
            counts.no_owner_or_date,
            f"{plural(counts.no_owner_or_date, 'follow-up')} without an owner or a date",
        ),
        (
            "not-told",
            counts.done_not_told,
            f"{plural(counts.done_not_told, 'follow-up')} done, people not told",
        ),
    ]
    return [
        Line(words, f"waiting {which}", digit=PLACES[which].digit)
        for which, count, words in possible
        if count
    ]


def _same_person(counted: Counted, *, today: date, zone: str) -> list[Line]:
    """Say how many questions wait, as at when where that was not just now, and what came in since."""
    said = []
    if counted.questions > 0:
        at = f", as at {moment_words(counted.at, today=today, zone=zone)}" if counted.at else ""
        said.append(f"{plural(counted.questions, 'question')} whether contacts are the same person{at}")
    if counted.alike:
        said.append(f"{plural(counted.alike, 'new contact')} may be the same as somebody: not looked yet")
    if not said:
        return []
    words = "; ".join(said)
    return [Line(words, "waiting same-person", digit=PLACES["same-person"].digit)]


def _review(words: str) -> list[Line]:
    return [Line(f"g r  {words}", "waiting review")] if words else []


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
