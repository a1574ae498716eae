"""What an event's page says: who came in which capacity, what was said, what it cost people, what we said we would do, which words changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from codesign.records.columns_shown import (
    Words,
    day_words,
    moment_words,
    named,
    people_words,
    pounds,
    state_words,
)
from codesign.records.events import AttendanceLine, EventCard, MoneyLine
from codesign.records.figures import LATE_DAYS
from codesign.records.pages.line import Line, commas, joined, said, section
from codesign.records.pages.parts import comment_line, first, follow_up_line, rest, wording_lines
from codesign.text import one_line, plural

_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")

SAFEGUARDING = "Safeguarding"
"""The heading of a section that is shown and never leaves."""
MONITORING = "Monitoring · counts alone: they lead to nobody"
"""The heading of the counts of an event's equality forms."""


def event_lines(card: EventCard, words: Words) -> Iterator[Line]:
    """Yield the whole page of an event."""
    yield from _facts(card, words)
    yield from section("Who came", _who_came(card, words), "Nobody is written down.")
    yield from section("What they said", _comments(card, words), "No comments were taken down.")
    yield from section("Access", _access(card, words))
    yield from section("Money", (_money(line, words) for line in card.money))
    yield from section("We said we would", (follow_up_line(line) for line in card.follow_ups))
    yield from section("Wording worked on", (line for each in card.wordings for line in wording_lines(each)))
    yield from section(MONITORING, _monitoring(card))
    yield from section(SAFEGUARDING, (Line(referral_words(referral)) for referral in card.referrals))


def days_late(held_on: str, recorded: str) -> int:
    """Return by how many days an event was recorded after it was held, where both are known to the day and it counts as late."""
    if len(held_on) != 10 or len(recorded) < 10:
        return 0
    days = (date.fromisoformat(recorded[:10]) - date.fromisoformat(held_on)).days
    return days if days > LATE_DAYS else 0


def not_accounted_for(card: EventCard) -> int:
    """Return how many more were counted in the room than are written down."""
    return max((card.head_count or 0) - card.line.named - card.line.heads, 0)


def referral_words(referral: str) -> str:
    """Return a referral with the date it ends with as people say it."""
    told, _, day = referral.rpartition(" ")
    return f"{told} {day_words(day)}" if _DAY.fullmatch(day) else referral


def _facts(card: EventCard, words: Words) -> Iterator[Line]:
    line = card.line
    times = "–".join(part for part in (line.starts, line.ends) if part)
    yield Line(commas(day_words(line.held_on), times), "When")
    yield from said(
        ("State", state_words(line.state) if line.state != "held" else ""),
        ("Place", commas(line.place, card.area)),
        ("Method", named(words, "methods", line.method)),
        ("Level claimed", named(words, "levels", card.level)),
        ("Programme", line.programme),
    )
    if card.group:
        yield Line(card.group, "Group", f"contact {card.group_id}")
    yield from said(
        ("Consultation", card.consultation),
        ("Officer", line.officer),
        ("Purpose", card.purpose),
        ("Note", card.note),
        ("To quote", named(words, "quote-permissions", card.permission)),
        ("Recorded", moment_words(line.recorded)),
    )
    late = days_late(line.held_on, line.recorded)
    if late:
        yield Line(f"RECORDED LATE: {plural(late, 'day')} after it was held.")


def _who_came(card: EventCard, words: Words) -> Iterator[Line]:
    line = card.line
    if line.named or line.heads:
        yield Line(people_words(line.named, line.heads, about=line.about), "In all")
    if card.head_count is not None:
        about = "about " if card.head_count_about else ""
        missing = not_accounted_for(card)
        beside = f"; {missing:,} not accounted for" if missing else ""
        yield Line(f"{about}{card.head_count:,} counted in the room{beside}", "Head count")
    for one in first(card.came):
        yield _attendance(one, words)
    yield from rest(card.came)


def _attendance(one: AttendanceLine, words: Words) -> Line:
    edits = f"came {one.id}" if one.id else ""
    kind = named(words, "kinds", one.kind)
    if one.contact_id:
        who = commas(one.name, one.capacity, one.organisation, kind)
        return Line(who, "", f"contact {one.contact_id}", edits=edits)
    about = "about " if one.about else ""
    heads = commas(f"{about}{one.heads:,} × {kind or 'kind not said'}", one.organisation, "not named")
    return Line(heads, "", f"contact {one.organisation_id}" if one.organisation_id else "", edits=edits)


def _comments(card: EventCard, words: Words) -> Iterator[Line]:
    for line in first(card.comments):
        yield comment_line(line, words)
    yield from rest(card.comments, "; Feedback shows them all")


def _access(card: EventCard, words: Words) -> Iterator[Line]:
    for need in card.access:
        people = plural(need.people, "person", "people") if need.people is not None else ""
        what = joined(named(words, "access-needs", need.need), people, need.note)
        yield Line(what, "Met" if need.met else "NOT MET", edits=f"access {need.id}")


def _money(line: MoneyLine, words: Words) -> Line:
    advice = "benefits advice offered" if line.benefits_advice else ""
    what = joined(line.who, named(words, "expenses", line.kind), line.state, advice, line.note)
    key = f"contact {line.contact_id}" if line.contact_id else ""
    return Line(what, pounds(line.pence), key, edits=f"money {line.id}")


def _monitoring(card: EventCard) -> Iterator[Line]:
    """Say each count: a question, an answer, and how many gave it."""
    for line in sorted(card.monitoring, key=lambda each: each.question.casefold()):
        words = f"{one_line(line.question)}: {one_line(line.answer)}"
        yield Line(words, f"{line.heads:,}", edits=f"monitoring {line.id}")


def without_small(lines: Iterable[Line], small: int) -> list[Line]:
    """Return a page with small counts of its monitoring hidden, as it may leave beside the names of who came."""
    return [
        line._replace(label=f"under {small}")
        if line.edits.startswith("monitoring ") and int(line.label.replace(",", "")) < small
        else line
        for line in lines
    ]
