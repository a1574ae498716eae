"""What an event's page says, line by line. Pure: the card in, lines out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from codesign.records.columns_shown import (
    Words,
    day_words,
    moment_words,
    named,
    people_words,
    state_words,
    told_words,
)
from codesign.records.events import AttendanceLine, EventCard, FollowUpLine, MoneyLine
from codesign.records.feedback import CommentLine
from codesign.records.outcomes import WordingLine
from codesign.text import plural
from codesign.widgets.page_view import Line

LATE_DAYS = 14
"""The same number of days as the figure of late entries; a test holds them together."""


def event_lines(card: EventCard, words: Words) -> Iterator[Line]:
    """Yield the whole page of an event."""
    yield from _facts(card, words)
    yield from _section("Who came", _who_came(card, words), "Nobody is written down.")
    yield from _section(
        "What they said", (_comment(line, words) for line in card.comments), "No comments were taken down."
    )
    yield from _section("Access", (_access(card, words)), "")
    yield from _section("Money", (_money(line, words) for line in card.money), "")
    yield from _section("We said we would", (_follow_up(line) for line in card.follow_ups), "")
    yield from _section(
        "Wording worked on", (line for wording in card.wordings for line in _wording(wording)), ""
    )
    yield from _section("Safeguarding", (Line(referral) for referral in card.referrals), "")


def days_late(held_on: str, recorded: str) -> int:
    """Return by how many days an event was recorded after it was held, where both are known to the day and it counts as late."""
    if len(held_on) != 10 or len(recorded) < 10:
        return 0
    days = (date.fromisoformat(recorded[:10]) - date.fromisoformat(held_on)).days
    return days if days > LATE_DAYS else 0


def _section(heading: str, lines: Iterator[Line], otherwise: str) -> Iterator[Line]:
    held = list(lines)
    if not held and not otherwise:
        return
    yield Line("")
    yield Line(heading, is_heading=True)
    yield from held or [Line(otherwise)]


def _facts(card: EventCard, words: Words) -> Iterator[Line]:
    line = card.line
    times = "–".join(part for part in (line.starts, line.ends) if part)
    yield Line(", ".join(part for part in (day_words(line.held_on), times) if part), "When")
    late = days_late(line.held_on, line.recorded)
    if line.state != "held":
        yield Line(state_words(line.state), "State")
    for label, said in (
        ("Place", ", ".join(part for part in (line.place, card.area) if part)),
        ("Method", named(words, "methods", line.method)),
        ("Level claimed", named(words, "levels", card.level)),
        ("Programme", line.programme),
        ("Group", card.group),
        ("Consultation", card.consultation),
        ("Officer", line.officer),
        ("Purpose", card.purpose),
        ("Note", card.note),
        ("To quote", named(words, "quote-permissions", card.permission)),
        ("Recorded", moment_words(line.recorded)),
    ):
        if said:
            yield Line(said, label)
    if late:
        yield Line(f"RECORDED LATE: {plural(late, 'day')} after it was held.", "")


def _who_came(card: EventCard, words: Words) -> Iterator[Line]:
    line = card.line
    if line.named or line.heads:
        yield Line(people_words(line.named, line.heads, about=line.about))
    for one in card.came:
        yield _attendance(one, words)
    if card.head_count is not None:
        about = "about " if card.head_count_about else ""
        lacking = card.head_count - line.named - line.heads
        missing = f"; {lacking:,} not accounted for" if lacking > 0 else ""
        yield Line(f"{about}{card.head_count:,} counted in the room{missing}", "Head count")


def _attendance(one: AttendanceLine, words: Words) -> Line:
    if not one.contact_id:
        about = "about " if one.about else ""
        kind = named(words, "kinds", one.kind) or "kind not said"
        return Line(f"{about}{one.heads:,} × {kind}, not named", "")
    parts = (one.name, one.capacity, one.organisation, named(words, "kinds", one.kind))
    return Line(", ".join(part for part in parts if part), "", f"contact {one.contact_id}")


def _comment(line: CommentLine, words: Words) -> Line:
    who = line.who or named(words, "kinds", line.kind)
    said = f"“{line.words}”" if line.exact else line.words
    tags = " ".join(
        (*(f"#{theme}" for theme in _split(line.themes)), *(f"!{code}" for code in _split(line.outcomes)))
    )
    after = " · ".join(part for part in (who, tags) if part)
    return Line(f"{said} — {after}" if after else said, line.reference, f"comment {line.reference}")


def _split(joined: str) -> list[str]:
    return [part for part in joined.split(", ") if part]


def _access(card: EventCard, words: Words) -> Iterator[Line]:
    for need in card.access:
        people = plural(need.people, "person", "people") if need.people is not None else ""
        name = named(words, "access-needs", need.need)
        said = " · ".join(part for part in (name, people, need.note) if part)
        yield Line(said, "Met" if need.met else "NOT MET")


def _money(line: MoneyLine, words: Words) -> Line:
    advice = "benefits advice offered" if line.benefits_advice else ""
    parts = (line.who, named(words, "expenses", line.kind), line.state, advice, line.note)
    return Line(" · ".join(part for part in parts if part), pounds(line.pence))


def pounds(pence: int) -> str:
    """Say money as people write it: `£1,204.50`."""
    sign, whole = ("-", -pence) if pence < 0 else ("", pence)
    return f"{sign}£{whole // 100:,}.{whole % 100:02d}"


def _follow_up(line: FollowUpLine) -> Line:
    state = state_words(line.state)
    closed = f"{state} {day_words(line.closed_on)}".strip()
    told = told_words(line.fed_back_on, line.fed_back_how)
    parts = (
        line.words,
        line.owner or "no owner",
        f"due {day_words(line.due)}" if line.due else "no date",
        closed,
        line.outcome,
        f"told {told}" if told else "people not told" if line.state != "open" else "",
    )
    return Line(" · ".join(part for part in parts if part), line.reference)


def _wording(line: WordingLine) -> Iterator[Line]:
    where = " ".join(part for part in (line.document, line.clause) if part)
    yield Line(f"{where}, version {line.version}", line.reference)
    yield Line(line.before or "(new)", "  Before")
    yield Line(line.after or "(taken out)", "  After")
    decided = " ".join(part for part in (line.decided_by, day_words(line.decided_on)) if part)
    because = f" because {line.state_reason}" if line.state_reason else ""
    for label, said in (
        ("  Why", line.reason),
        ("  Whose", line.comments),
        ("  State", f"{state_words(line.state)}{because}" + (f" ({decided})" if decided else "")),
    ):
        if said:
            yield Line(said, label)
