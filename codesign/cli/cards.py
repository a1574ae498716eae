"""One record whole, in plain lines: the page a screen would show."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from codesign.cli import printing
from codesign.records import columns_shown as shown
from codesign.records.columns_shown import Words, day_words, named, number
from codesign.records.events import AccessLine, AttendanceLine, EventCard, MoneyLine
from codesign.records.feedback import CommentLine, ReplyLine
from codesign.records.outcomes import WordingLine
from codesign.records.people import ContactCard, Role

_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


def print_event(card: EventCard, words: Words) -> None:
    """Print an event."""
    line = card.line
    printing.line(f"{line.reference}  {line.title}")
    heads = (
        f"{'about ' if card.head_count_about else ''}{card.head_count:,}"
        if card.head_count is not None
        else ""
    )
    printing.pairs(
        [
            ("State", shown.state_words(line.state)),
            (
                "When",
                " ".join(part for part in (day_words(line.held_on), _times(line.starts, line.ends)) if part),
            ),
            ("Where", ", ".join(part for part in (line.place, card.area) if part)),
            ("Method", named(words, "methods", line.method)),
            ("Level claimed", named(words, "levels", card.level)),
            ("Programme", line.programme),
            ("Group", card.group),
            ("Consultation", card.consultation),
            ("Officer", line.officer),
            ("Purpose", card.purpose),
            ("Note", card.note),
            ("People", shown.people_words(line.named, line.heads, about=line.about)),
            ("Head count", heads),
            ("To quote", named(words, "quote-permissions", card.permission)),
            ("Recorded", shown.moment_words(line.recorded)),
        ]
    )
    _section("Who came", [_came(one, words) for one in card.came])
    _list("Comments", card.comments, shown.COMMENT_HEADINGS, lambda one: shown.comment_cells(one, words))
    _section("Access", [_access(one, words) for one in card.access])
    _section("Money", [_money(one, words) for one in card.money])
    _list(
        "We said we would",
        card.follow_ups,
        shown.FOLLOW_UP_HEADINGS,
        lambda one: shown.follow_up_cells(one, words),
    )
    for version in card.wordings:
        print_wording(version)
    _section("Safeguarding", [referral_words(one) for one in card.referrals])


def print_contact(card: ContactCard, words: Words) -> None:
    """Print a contact."""
    line = card.line
    printing.line(f"{line.reference}  {line.name}")
    sort = "Standing group" if line.is_group else "Organisation" if line.sort == "organisation" else "Person"
    printing.pairs(
        [
            ("Is", sort),
            ("Kind", named(words, "kinds", line.kind)),
            ("Also known as", "; ".join(card.aliases)),
            ("Area", line.area),
            ("Do not contact", "yes" if line.do_not_contact else ""),
            ("Met", f"{number(line.met)}, last {day_words(line.last_met)}" if line.met else ""),
            ("Comments", number(card.comments)),
            ("Became", card.successor),
            ("Before", "; ".join(card.predecessors)),
            ("Note", card.note),
        ]
    )
    _section("How to reach them", [_spaced(point.kind, point.value, point.note) for point in card.points])
    _section("Roles", [_role(role) for role in card.roles])
    _section("Member of", [_role(role) for role in card.groups])
    _section(
        "Members",
        [
            _spaced(
                one.name, one.seat, one.speaks_for and f"for {one.speaks_for}", _span(one.starts, one.ends)
            )
            for one in card.members
        ],
    )
    _section(
        "Permission",
        [_spaced(one.purpose, one.answer, day_words(one.given_on), one.how) for one in card.permissions],
    )
    _section(
        "Events",
        [_spaced(one.reference, day_words(one.held_on), one.title, one.capacity) for one in card.events],
    )


def print_comment(
    line: CommentLine, words: Words, replies: Sequence[ReplyLine] = (), wordings: Sequence[WordingLine] = ()
) -> None:
    """Print a comment, its words whole, what we replied to it and the wording it shaped."""
    printing.line(f"{line.reference}  {'Their exact words' if line.exact else 'Our note'}")
    printing.pairs(
        [
            ("Words", line.words),
            ("Question", line.question),
            ("Said", day_words(line.said_on)),
            ("Who", line.who or named(words, "kinds", line.kind)),
            ("Speaking for", _speaking_for(line)),
            ("Event", f"{line.event} {line.event_title}".strip()),
            ("Place", line.place),
            ("Themes", line.themes),
            ("Outcomes", line.outcomes),
            ("Type", named(words, "comment-types", line.type)),
            ("Sentiment", named(words, "sentiments", line.sentiment)),
            ("Stance", named(words, "stances", line.stance)),
            ("To quote", named(words, "quote-permissions", line.permission)),
            ("Mark", shown.marks_words(line)),
            ("Note", line.note),
            ("Recorded", shown.moment_words(line.recorded)),
        ]
    )
    _list("What we replied", replies, shown.REPLY_HEADINGS, lambda one: shown.reply_cells(one, words))
    for version in wordings:
        print_wording(version)


def print_wording(line: WordingLine) -> None:
    """Print one version of a clause."""
    printing.heading(f"{line.reference}  {_spaced(line.document, line.clause)}, version {line.version}")
    decided = _spaced(line.decided_by, day_words(line.decided_on))
    printing.pairs(
        [
            ("Before", line.before),
            ("After", line.after),
            ("Why", line.reason),
            (
                "State",
                _spaced(shown.state_words(line.state), line.state_reason and f"because: {line.state_reason}"),
            ),
            ("Decided by", decided),
            ("Outcome", line.outcome_code),
            ("From", _spaced(line.event, line.event_title)),
            ("Comments", line.comments),
        ]
    )


def _section(name: str, lines: Sequence[str]) -> None:
    if lines:
        printing.heading(name)
        printing.lines(f"  {line}" for line in lines)


def _list(name: str, lines: Sequence[Any], headings: Sequence[str], cells: Any) -> None:
    if lines:
        printing.heading(name)
        printing.table(headings, [cells(line) for line in lines])


def referral_words(referral: str) -> str:
    """Write the date a referral ends with as people say it."""
    said, _, day = referral.rpartition(" ")
    return f"{said} {day_words(day)}" if _DAY.fullmatch(day) else referral


def _spaced(*parts: str) -> str:
    return "  ".join(part for part in parts if part)


def _times(starts: str, ends: str) -> str:
    return f"{starts} to {ends}" if starts and ends else starts


def _came(line: AttendanceLine, words: Words) -> str:
    if line.contact_id:
        return _spaced(line.name, line.capacity, line.organisation)
    kind = named(words, "kinds", line.kind) or "people, kind not said"
    return f"{'about ' if line.about else ''}{line.heads:,} × {kind}"


def _access(line: AccessLine, words: Words) -> str:
    people = f"{line.people:,} people" if line.people else ""
    return _spaced(
        named(words, "access-needs", line.need), "met" if line.met else "NOT met", people, line.note
    )


def _money(line: MoneyLine, words: Words) -> str:
    from codesign.entry.money import pounds

    advice = "benefits advice offered" if line.benefits_advice else ""
    return _spaced(
        line.who, named(words, "expenses", line.kind), line.state, pounds(line.pence), advice, line.note
    )


def _role(role: Role) -> str:
    return _spaced(
        ", ".join(part for part in (role.role, role.organisation) if part), _span(role.starts, role.ends)
    )


def _span(starts: str, ends: str) -> str:
    if ends:
        return f"{day_words(starts)} to {day_words(ends)}".strip()
    return f"since {day_words(starts)}" if starts else ""


def _speaking_for(line: CommentLine) -> str:
    count = f"{line.for_count:,} people" if line.for_count else ""
    return "" if line.speaking_for == "self" else _spaced(line.speaking_for, line.for_organisation, count)
