"""What a contact's page says: names, where they are and were, what they allow, what they came to and said, and who looks like them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from codesign.records.columns_shown import Words, day_words, moment_words, named
from codesign.records.pages.line import Line, commas, joined, said, section
from codesign.records.pages.parts import between, comment_line, first, rest
from codesign.records.people import (
    Capacity,
    ContactCard,
    HeldPoint,
    Holder,
    LookAlike,
    Member,
    OtherName,
    Permit,
    Role,
    SameAsked,
)
from codesign.records.same_person import HOW, Merge
from codesign.text import one_line, plural

MERGE = "merge"
"""What stands before the id of a merge, where one can be taken apart."""
_ANSWERS = {
    "same": "the same",
    "different": "somebody else",
    "related": "somebody else, related",
    "later": "to be decided",
}


def contact_lines(
    card: ContactCard, words: Words, look_alikes: Sequence[LookAlike] | None = ()
) -> Iterator[Line]:
    """Yield the whole page of a contact; without look-alikes while they are still being looked for (`None`)."""
    yield from _facts(card, words)
    yield from section(
        "Other names", (*map(_other_name, card.other_names), *map(_hidden_name, card.hidden_names))
    )
    yield from section("Also was", map(_also_was, card.merges))
    yield from section("How to reach them", map(_point, card.points))
    yield from _roles(card)
    yield from section("What they allow", (_permit(each, words) for each in card.permissions))
    yield from _events(card)
    yield from section("What they said", _said(card, words))
    yield from section("Said for them", _said_for(card, words))
    yield from section("Who looks like this", _look_alikes(card, look_alikes))


def _facts(card: ContactCard, words: Words) -> Iterator[Line]:
    line = card.line
    sort = "Group" if line.is_group else line.sort.title()
    kind = named(words, "kinds", line.kind)
    if line.do_not_contact:
        yield Line("DO NOT CONTACT. They asked for this, or somebody did for them.")
    yield Line(line.name, "Name")
    yield from said(
        ("Kind", commas(kind, sort if sort != kind else "")), ("Area", line.area), ("Now", line.organisations)
    )
    if card.successor:
        on = f" ({day_words(card.ended)})" if card.ended else ""
        yield Line(card.successor + on, "Became", f"contact {card.successor_id}")
    elif card.ended:
        yield Line(day_words(card.ended), "Ended")
    for name, contact_id in zip(card.predecessors, card.predecessor_ids, strict=True):
        yield Line(name, "Was before", f"contact {contact_id}")
    yield from said(("Note", card.note), ("Met", _met(card)))


def _met(card: ContactCard) -> str:
    if not card.line.met:
        return "never"
    return f"{plural(card.line.met, 'time')}, last {day_words(card.line.last_met)}"


def _other_name(name: OtherName) -> Line:
    what = joined(name.name, name.reason, _from(name.came_from))
    return Line(what, edits=f"alias {name.id}" if name.id else "")


def _hidden_name(alias_id: str) -> Line:
    return Line("A hidden name: they are found by it, and it is shown nowhere", edits=f"alias {alias_id}")


def merge_words(merge: Merge) -> str:
    """Say who somebody also was: `Cllr J. Smith, N31-KTM, joined 12 Nov 2026 17:42 by P. Nair`."""
    by = f" by {one_line(merge.by)}" if merge.by else ""
    return commas(one_line(merge.merged_name), merge.merged, f"joined {moment_words(merge.at)}{by}")


def _also_was(merge: Merge) -> Line:
    return Line(merge_words(merge), edits=f"{MERGE} {merge.id}")


def _from(whom: str) -> str:
    """Say whose something was before they were merged, where it was somebody else's."""
    return f"from {whom}" if whom else ""


def _point(point: HeldPoint) -> Line:
    shared = "shared with others" if point.shared else ""
    what = joined(point.value, point.note, shared, _from(point.came_from))
    return Line(what, point.kind.title(), edits=f"point {point.id}")


def _roles(card: ContactCard) -> Iterator[Line]:
    """Yield the roles somebody holds and held, and who holds and held them where this is an organisation: present first."""
    yield from section("Roles now", (_role(role, "role") for role in card.roles if not role.ends))
    yield from section("Roles before", (_role(role, "role") for role in card.roles if role.ends))
    yield from section("Groups they belong to", (_role(seat, "member") for seat in card.groups))
    yield from section("Members now", _members(member for member in card.members if not member.ends))
    yield from section("Members before", _members(member for member in card.members if member.ends))
    yield from section("Who is there now", _holders(one for one in card.holders if not one.ends))
    yield from section("Who was there before", _holders(one for one in card.holders if one.ends))


def _role(role: Role, form: str) -> Line:
    key = f"contact {role.organisation_id}" if role.organisation_id else ""
    where = commas(role.role, role.organisation) + between(role.starts, role.ends)
    what = joined(where, _from(role.came_from))
    return Line(what, "", key, edits=f"{form} {role.id}")


def _members(members: Iterable[Member]) -> Iterator[Line]:
    held = list(members)
    for one in first(held):
        speaks = f"speaks for {one.speaks_for}" if one.speaks_for else ""
        who = commas(one.name, one.seat, speaks) + between(one.starts, one.ends)
        yield Line(who, "", f"contact {one.contact_id}", edits=f"member {one.id}")
    yield from rest(held)


def _holders(holders: Iterable[Holder]) -> Iterator[Line]:
    held = list(holders)
    for one in first(held):
        who = commas(one.name, one.role) + between(one.starts, one.ends)
        yield Line(who, "", f"contact {one.contact_id}", edits=f"role {one.id}")
    yield from rest(held)


def _permit(permit: Permit, words: Words) -> Line:
    answer = named(words, "quote-permissions", permit.answer)
    if permit.purpose == "do-not-contact":
        answer = "lifted" if permit.answer == "lifted" else "asked not to be contacted"
    what = joined(answer, day_words(permit.given_on) or "date not said", permit.how, _from(permit.came_from))
    purpose = permit.purpose.replace("-", " ").capitalize()
    return Line(what, purpose, edits=f"permission {permit.id}")


def _events(card: ContactCard) -> Iterator[Line]:
    is_organisation = card.line.sort == "organisation"
    heading = (
        "Events somebody from here came to" if is_organisation else "Events, in the capacity they held then"
    )
    yield from section(
        heading, (*map(_capacity, first(card.events)), *rest(card.events, "; Events shows them all"))
    )


def _capacity(event: Capacity) -> Line:
    what = joined(event.title, event.capacity, event.reference, _from(event.came_from))
    return Line(what, day_words(event.held_on), f"event {event.event_id}", edits=f"came {event.id}")


def _said(card: ContactCard, words: Words) -> Iterator[Line]:
    for line in card.said:
        yield comment_line(line, words, away=True)
    if card.comments:
        yield Line(f"{plural(card.comments, 'comment')}, as a list", "", f"said-by {card.line.id}")


def _said_for(card: ContactCard, words: Words) -> Iterator[Line]:
    for line in card.said_for:
        yield comment_line(line, words, away=True)
    more = card.comments_for - len(card.said_for)
    if more > 0:
        yield Line(f"and {more:,} more, older")


def _look_alikes(card: ContactCard, found: Sequence[LookAlike] | None) -> Iterator[Line]:
    for asked in card.asked:
        yield _asked(asked)
    if found is None:
        yield Line("Looking for others…")
        return
    answered = {asked.contact_id for asked in card.asked if asked.answer != "later"}
    for one in found:
        if one.contact_id not in answered:
            what = f"{joined(commas(one.name, one.organisations), one.likelihood)} ({'; '.join(one.reasons)})"
            yield Line(what, one.reference, f"contact {one.contact_id}")


def _asked(asked: SameAsked) -> Line:
    """Say who was offered once, and what was decided; a name that was only typed is said as it was typed."""
    reasons = "; ".join(asked.reasons.split("\n")) if asked.reasons else ""
    how = f": {HOW.get(asked.how, asked.how)}" if asked.how else ""
    answer = f"decided: {_ANSWERS.get(asked.answer, asked.answer)}{how}"
    typed = f"“{asked.typed}”" if asked.typed else "Two contacts that are one by now"
    what = joined(asked.name or typed, reasons, commas(answer, asked.by, moment_words(asked.at)))
    return Line(
        what,
        asked.reference or ("Typed" if asked.typed else "Merged since"),
        f"contact {asked.contact_id}" if asked.contact_id else "",
    )
