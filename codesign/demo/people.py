"""The people and organisations of the story: met, joined to groups, asked for permission, changing roles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from codesign.demo.clocks import moment, told_at
from codesign.demo.story import Member, Organisation, Person
from codesign.demo.telling import Happening, Telling
from codesign.records.people import NewContact, Point, Role
from codesign.store.verbs.contacts import DO_NOT_CONTACT

OPENING = moment("2026-02-02", "09:30")


def happenings(telling: Telling) -> Iterator[Happening]:
    """Give everything that happens to people and organisations."""
    organisations = telling.story.organisations
    there = [key for key, each in organisations.items() if not each.was]
    yield Happening(OPENING, partial(_meet_organisations, telling, there))
    for key, each in organisations.items():
        if each.was:
            yield Happening(moment(each.since), partial(_succeed, telling, key))
    met = _met(telling)
    for at, keys in _by_first_meeting(met).items():
        yield Happening(at, partial(_meet_people, telling, keys))
    yield from _groups(telling, met)
    for who, on in telling.story.permissions.items():
        yield Happening(moment(on, "08:50") + timedelta(days=1), partial(_permit, telling, who, on))
    for key, person in telling.story.people.items():
        if person.until:
            yield Happening(moment(person.until, "17:00"), partial(_end_role, telling, key))
        if person.do_not_contact:
            yield Happening(moment(person.stopped, "09:10"), partial(_stop, telling, key))


def _met(telling: Telling) -> dict[str, datetime]:
    """Return when each person was added: a minute before the first event that names them, or at the beginning."""
    first: dict[str, datetime] = {}
    for event in telling.story.events.values():
        for key in event.named:
            before = told_at(event.recorded) - timedelta(minutes=1)
            first[key] = min(before, first.get(key, before))
    return {key: first.get(key, OPENING + timedelta(minutes=30)) for key in telling.story.people}


def _by_first_meeting(met: dict[str, datetime]) -> dict[datetime, list[str]]:
    together: dict[datetime, list[str]] = defaultdict(list)
    for key, at in met.items():
        together[at].append(key)
    return together


def _meet_organisations(telling: Telling, keys: list[str]) -> None:
    with telling.store.write("add contacts"):
        for key in keys:
            _add_organisation(telling, key, telling.story.organisations[key])


def _add_organisation(telling: Telling, key: str, organisation: Organisation) -> None:
    telling.contacts[key] = telling.store.contacts.add(
        NewContact(
            name=organisation.name,
            sort="organisation",
            kind=organisation.kind,
            area=organisation.place,
            is_group=key in telling.story.groups,
            points=_points(organisation),
        )
    )


def _succeed(telling: Telling, key: str) -> None:
    organisation = telling.story.organisations[key]
    with telling.store.write("record successor"):
        _add_organisation(telling, key, organisation)
        telling.store.contacts.succeed(
            telling.contacts[organisation.was], telling.contacts[key], on=organisation.since
        )


def _meet_people(telling: Telling, keys: list[str]) -> None:
    with telling.store.write("add contacts"):
        for key in keys:
            _add_person(telling, key, telling.story.people[key])


def _add_person(telling: Telling, key: str, person: Person) -> None:
    contacts = telling.store.contacts
    telling.contacts[key] = contacts.add(
        NewContact(
            name=person.name, kind=person.kind, area=person.place, note=person.note, points=_points(person)
        )
    )
    if person.role:
        organisation = telling.contacts[person.at] if person.at else ""
        contacts.affiliate(
            telling.contacts[key], Role("", person.role, person.since, organisation_id=organisation)
        )


def _points(contact: Person | Organisation) -> tuple[Point, ...]:
    given = (("email", contact.email), ("phone", contact.phone))
    return tuple(Point(kind, value) for kind, value in given if value)


def _groups(telling: Telling, met: dict[str, datetime]) -> Iterator[Happening]:
    for group, members in telling.story.groups.items():
        for member in members:
            joined = moment(member.since, "18:50") if _is_a_day(member.since) else met[member.who]
            yield Happening(max(joined, met[member.who]), partial(_join, telling, group, member))
            if member.until and moment(member.until) > OPENING:
                yield Happening(moment(member.until, "16:00"), partial(_leave, telling, group, member))


def _is_a_day(said: str) -> bool:
    return len(said) == len("2026-02-18")


def _join(telling: Telling, group: str, member: Member) -> None:
    telling.store.contacts.join_group(
        telling.contacts[group],
        telling.contacts[member.who],
        seat=member.role,
        speaks_for=member.speaks_for,
        starts=member.since,
        ends=member.until if member.until and moment(member.until) < OPENING else "",
    )


def _leave(telling: Telling, group: str, member: Member) -> None:
    telling.store.contacts.leave_group(telling.contacts[group], telling.contacts[member.who], on=member.until)


def _permit(telling: Telling, who: str, on: str) -> None:
    telling.store.contacts.permit(
        telling.contacts[who], "keep in touch", "yes", given_on=on, how="asked at the event"
    )


def _end_role(telling: Telling, who: str) -> None:
    telling.store.contacts.end_role(telling.contacts[who], on=telling.story.people[who].until)


def _stop(telling: Telling, who: str) -> None:
    person = telling.story.people[who]
    telling.store.contacts.permit(
        telling.contacts[who],
        DO_NOT_CONTACT,
        "no",
        given_on=person.stopped,
        how="letter",
        note=person.do_not_contact,
    )
