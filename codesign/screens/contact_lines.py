"""What a contact's page says, line by line. Pure: the card in, lines out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from codesign.records.columns_shown import Words, day_words, named
from codesign.records.people import Capacity, ContactCard, Member, Permit, Point, Role
from codesign.text import plural
from codesign.widgets.page_view import Line


def contact_lines(card: ContactCard, words: Words) -> Iterator[Line]:
    """Yield the whole page of a contact."""
    yield from _facts(card, words)
    yield from _section("How to reach them", (_point(point) for point in card.points))
    yield from _section("Where they are and were", (_role(role) for role in card.roles))
    yield from _section("Groups they belong to", (_role(role) for role in card.groups))
    yield from _section("Members", (_member(member) for member in card.members))
    yield from _section("What they allow", (_permit(permit, words) for permit in card.permissions))
    yield from _section("Events, in the capacity they held then", (_capacity(event) for event in card.events))


def _section(heading: str, lines: Iterable[Line]) -> Iterator[Line]:
    held = list(lines)
    if held:
        yield Line("")
        yield Line(heading, is_heading=True)
        yield from held


def _facts(card: ContactCard, words: Words) -> Iterator[Line]:
    line = card.line
    sort = "Group" if line.is_group else line.sort.title()
    kind = named(words, "kinds", line.kind)
    if line.do_not_contact:
        yield Line("DO NOT CONTACT. They asked for this, or somebody did for them.")
    yield Line(line.name, "Name")
    for label, said in (
        ("Other names", "; ".join(card.aliases)),
        ("Kind", ", ".join(part for part in (kind, sort) if part)),
        ("Area", line.area),
        ("Now", line.organisations),
        ("Became", card.successor),
        ("Was before", "; ".join(card.predecessors)),
        ("Note", card.note),
        ("Met", _met(card)),
    ):
        if said:
            yield Line(said, label)
    said_key = f"said-by {line.id}" if card.comments else ""
    yield Line(plural(card.comments, "comment"), "Said", said_key)


def _met(card: ContactCard) -> str:
    if not card.line.met:
        return "never"
    return f"{plural(card.line.met, 'time')}, last {day_words(card.line.last_met)}"


def _point(point: Point) -> Line:
    parts = (point.value, point.note, "shared with others" if point.shared else "")
    return Line(" · ".join(part for part in parts if part), point.kind.title())


def _role(role: Role) -> Line:
    who = ", ".join(part for part in (role.role, role.organisation) if part)
    key = f"contact {role.organisation_id}" if role.organisation_id else ""
    return Line(f"{who}{_between(role.starts, role.ends)}", "", key)


def _between(starts: str, ends: str) -> str:
    """Say between which dates, as far as they are known; somebody who is there now has no end."""
    if not starts and not ends:
        return ""
    if not ends:
        return f" (since {day_words(starts)})"
    return f" ({day_words(starts) or '?'} to {day_words(ends)})"


def _member(member: Member) -> Line:
    speaks = f"speaks for {member.speaks_for}" if member.speaks_for else ""
    who = ", ".join(part for part in (member.name, member.seat, speaks) if part)
    return Line(f"{who}{_between(member.starts, member.ends)}", "", f"contact {member.contact_id}")


def _permit(permit: Permit, words: Words) -> Line:
    answer = named(words, "quote-permissions", permit.answer)
    parts = (answer, day_words(permit.given_on), permit.how)
    return Line(" · ".join(part for part in parts if part), permit.purpose.replace("-", " ").capitalize())


def _capacity(event: Capacity) -> Line:
    parts = (event.title, event.capacity, event.reference)
    return Line(
        " · ".join(part for part in parts if part), day_words(event.held_on), f"event {event.event_id}"
    )
