"""The made-up story as it is written down in `data/demo`: read once, frozen, with a misspelt field refused."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class Organisation:
    """An organisation or standing group of the story."""

    name: str
    kind: str
    place: str = ""
    email: str = ""
    phone: str = ""
    was: str = ""
    """The organisation it took over from."""
    since: str = ""


@dataclass(frozen=True)
class Person:
    """A person of the story, with one role at most."""

    name: str
    kind: str
    place: str = ""
    email: str = ""
    phone: str = ""
    at: str = ""
    role: str = ""
    since: str = ""
    until: str = ""
    note: str = ""
    do_not_contact: str = ""
    stopped: str = ""


@dataclass(frozen=True)
class Member:
    """A member of a standing group, with dates and whom they speak for."""

    who: str
    role: str = ""
    since: str = ""
    until: str = ""
    speaks_for: str = ""


@dataclass(frozen=True)
class Choice:
    """What somebody decided when a name like another was typed at an event."""

    typed: str
    chosen: str
    verdict: str
    event: str
    reason: str
    other: str = ""


@dataclass(frozen=True)
class Heads:
    """People of one kind who were counted, not named."""

    kind: str
    heads: int
    about: bool = False


@dataclass(frozen=True)
class Sum:
    """Money somebody was offered, claimed, declined, was paid or is owed."""

    kind: str
    pence: int
    state: str
    who: str = ""
    at: str = ""
    """The organisation it went to, where it went to one."""
    benefits_advice: bool = False


@dataclass(frozen=True)
class Comment:
    """One thing that was said."""

    said: str
    id: str = ""
    exact: bool = False
    who: str = ""
    kind: str = ""
    speaks_for: str = "self"
    at: str = ""
    """The organisation it was said for."""
    about: int | None = None
    """How many others it was said for."""
    type: str = ""
    feels: str = ""
    stance: str = ""
    strength: str = ""
    source: str = ""
    may_quote: str = ""
    on: str = ""
    themes: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    mark: str = ""
    """personal, complaint or safeguarding."""
    referred_to: str = ""
    referred_on: str = ""


@dataclass(frozen=True)
class Event:
    """One event of the story and when it was entered."""

    title: str
    when: str
    place: str
    how: str
    state: str
    recorded: str
    area: str = ""
    time: str = ""
    purpose: str = ""
    note: str = ""
    group: str = ""
    named: tuple[str, ...] = ()
    counted: tuple[Heads, ...] = ()
    in_the_room: int | None = None
    met: tuple[str, ...] = ()
    not_met: tuple[str, ...] = ()
    money: tuple[Sum, ...] = ()
    may_quote: str = "not-asked"
    consultation: str = ""


@dataclass(frozen=True)
class Theme:
    """An entry of the codebook."""

    name: str
    state: str
    means: str
    parent: str = ""
    was: str = ""
    """What it was called at first."""
    belongs: str = ""
    belongs_not: str = ""
    examples: tuple[str, ...] = ()
    colour: str = ""
    merged_into: str = ""
    """The theme it goes on in."""


@dataclass(frozen=True)
class Reply:
    """What we said back to a theme."""

    theme: str
    state: str
    said: str
    on: str
    reason: str = ""
    reason_code: str = ""
    fed_back: str = ""
    how: str = ""


@dataclass(frozen=True)
class Wording:
    """A clause people changed, or asked to change and were refused."""

    document: str
    clause: str
    before: str
    after: str
    why: str
    state: str
    decided_by: str
    decided_on: str
    recorded: str
    comments: tuple[str, ...]
    events: tuple[str, ...]
    outcome: str = ""
    reason: str = ""
    reason_code: str = ""


@dataclass(frozen=True)
class FollowUp:
    """A thing we said we would do."""

    what: str
    event: str
    comment: str = ""
    owner: str = ""
    due: str = ""
    done: str = ""
    will_not: str = ""
    closed: str = ""
    fed_back: str = ""
    how: str = ""


@dataclass(frozen=True)
class Outcome:
    """A node of an outcomes framework."""

    code: str
    level: str
    title: str
    parent: str = ""
    voice: str = ""
    payment_linked: bool = False
    source: str = ""
    baseline: str = ""
    targets: str = ""


@dataclass(frozen=True)
class Framework:
    """A made-up programme and its outcomes framework."""

    title: str
    kind: str
    area: str
    term: str
    starts: str
    ends: str
    extended_ends: str
    extension_decided_by: str
    lead_body: str
    partners: tuple[str, ...]
    level: str
    form: str
    evaluated: tuple[str, ...]
    outcomes: tuple[Outcome, ...] = ()


@dataclass(frozen=True)
class Story:
    """Everything that happens in the demonstration."""

    framework: Framework
    organisations: Mapping[str, Organisation]
    people: Mapping[str, Person]
    permissions: Mapping[str, str]
    groups: Mapping[str, tuple[Member, ...]]
    choices: tuple[Choice, ...]
    events: Mapping[str, Event]
    comments: Mapping[str, tuple[Comment, ...]]
    """By the event they were said at; `letters` came by post."""
    themes: Mapping[str, Theme]
    replies: tuple[Reply, ...]
    wording: tuple[Wording, ...]
    follow_ups: tuple[FollowUp, ...]


def framework(name: str) -> Framework:
    """Read one of the made-up outcomes frameworks, such as `integrated-community-care`."""
    held = read(f"frameworks/{name}.toml")
    programme = _tuples(held["programme"])
    return Framework(**programme, outcomes=tuple(Outcome(**each) for each in held["outcomes"]))


@cache
def story() -> Story:
    """Read the whole story."""
    contacts, themes = read("demo/contacts.toml"), read("demo/themes.toml")
    return Story(
        framework=framework("integrated-community-care"),
        organisations={key: Organisation(**each) for key, each in contacts["organisations"].items()},
        people={key: Person(**each) for key, each in contacts["people"].items()},
        permissions=contacts["permissions"],
        groups={
            key: tuple(Member(**each) for each in members) for key, members in contacts["groups"].items()
        },
        choices=tuple(Choice(**each) for each in contacts["choices"]),
        events={key: _event(each) for key, each in read("demo/events.toml").items()},
        comments={
            key: tuple(Comment(**_tuples(each)) for each in said)
            for key, said in read("demo/comments.toml").items()
        },
        themes={key: Theme(**_tuples(each)) for key, each in themes["themes"].items()},
        replies=tuple(Reply(**each) for each in themes["replies"]),
        wording=tuple(Wording(**_tuples(each)) for each in read("demo/wording.toml")["wording"]),
        follow_ups=tuple(FollowUp(**each) for each in read("demo/follow_ups.toml")["follow_ups"]),
    )


def _event(values: dict[str, Any]) -> Event:
    counted = tuple(Heads(**each) for each in values.pop("counted", ()))
    money = tuple(Sum(**each) for each in values.pop("money", ()))
    return Event(**_tuples(values), counted=counted, money=money)


def _tuples(values: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}


def read(name: str) -> dict[str, Any]:
    """Read one of the files the story is written down in."""
    return tomllib.loads((files("codesign") / "data" / name).read_text(encoding="utf-8"))
