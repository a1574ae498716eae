"""Altering a record: its form, field by field as people type it; what came of saving it; and who was there first."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

Value: TypeAlias = str | int | bool | None
"""What a column holds."""


class Field(NamedTuple):
    """One field of a form."""

    name: str
    """The column it stands for, or the first of several."""
    label: str
    """What stands before it: two words at most."""
    reads: str = "words"
    """How it is read: words, long, name, date, due, times, number, heads,
    yes-no, money, point, references (C12, C15), choice, own-choice (a choice, or words of their own), asked (a question of monitoring, or one with its
    answers), tally (an answer, or several with their counts) or organisation (a choice, or the name of a new one)."""
    choices: str = ""
    """For a choice, what is chosen from: a vocabulary; programmes, contacts, organisations, themes, outcomes, comments, monitoring-questions; or states."""
    hint: str = ""
    """What to type, shown dim while nothing is typed."""
    needed: bool = False
    columns: tuple[str, ...] = ()
    """The columns it fills, where they are not only the one it is named after."""

    @property
    def fills(self) -> tuple[str, ...]:
        """The columns it fills."""
        return self.columns or (self.name,)


class Form(NamedTuple):
    """The fields of one kind of record, in the order they are filled in."""

    kind: str
    """event, contact, comment, theme, outcome, programme, follow-up, reply, wording, came, access, money, alias, point, role, member, permission,
    question, reach-group, monitoring."""
    one: str
    """What people call it."""
    fields: tuple[Field, ...]
    parts: tuple[str, ...] = ()
    """Kinds of records that stand on this one: who came to an event, the roles of a contact."""

    def field(self, name: str) -> Field:
        """Return the field of that name."""
        return next(each for each in self.fields if each.name == name)


class Choice(NamedTuple):
    """One answer of a field that is chosen."""

    value: str
    """What is kept: a code or an id."""
    words: str
    """What people read and type."""
    reference: str = ""
    """What else tells it from another of the same words: `N12-KTM`."""
    about: str = ""
    """What helps to know it: where somebody is, how often a theme was tagged."""
    also: tuple[str, ...] = ()
    """Other words typed for it."""


class ReadField(NamedTuple):
    """A field as it was understood."""

    values: tuple[Value | Fresh, ...]
    """What each of the columns it fills will hold."""
    words: str
    """What was understood, said back: `Thu 12 Nov 2026, today`."""


@dataclass(frozen=True)
class Fresh:
    """The name of an organisation that is not in the register yet: saving adds it."""

    name: str


@dataclass(frozen=True)
class Editing:
    """A record being altered, or one being made: each field as a person would type it, as it stood when it was read."""

    form: Form
    typed: Mapping[str, str] = field(default_factory=dict)
    id: str = ""
    """Empty for a record being made."""
    parent_id: str = ""
    """The record it stands on, where it is a part: the event somebody came to."""
    reference: str = ""
    title: str = ""
    """What is being altered, as people know it."""
    held: Mapping[str, Value] = field(default_factory=dict)
    """What each column held when it was read, by which a change made elsewhere is known."""


class Conflict(NamedTuple):
    """A field that somebody else altered meanwhile: as it was read, as it is now, and as it was to be."""

    name: str
    """The field's name."""
    label: str
    was: str
    theirs: str
    mine: str
    by: str
    at: str
    """When, as UTC text."""


class Problem(NamedTuple):
    """A field that cannot be saved as it is."""

    name: str
    """The field's name; empty where it is the record as a whole."""
    sentence: str
    label: str = ""


class Saved(NamedTuple):
    """What came of saving a form."""

    id: str
    reference: str
    change: str
    """The reference of the change, such as `H12-KTM`; empty where nothing differed."""
    words: str = ""
    """What else people should know: a former name that is kept, what was altered elsewhere meanwhile."""


class Removed(NamedTuple):
    """What came of throwing a record away."""

    change: str
    """The reference of the change; undoing it brings everything back."""
    words: str
    """What went."""


class Part(NamedTuple):
    """A record that stands on another, in a line: somebody who came, a role."""

    kind: str
    id: str
    number: int
    """Its place among the parts of its kind, from 1."""
    words: str


class Meant(NamedTuple):
    """The record that somebody named."""

    kind: str
    """The kind of its form."""
    id: str
    reference: str


def settled(
    before: Editing, now: Editing, typed: Mapping[str, str], *, mine: Collection[str]
) -> dict[str, str]:
    """Return what to save over the record as it is now, once a person has chosen field by field.

    What was not touched, and every field not named in `mine` that was altered elsewhere, is as it is now.
    """
    altered = {name for name in now.typed if now.typed[name] != before.typed.get(name)}
    touched = {name for name, said in typed.items() if said != before.typed.get(name, "")}
    return {
        name: typed[name] if name in touched and (name in mine or name not in altered) else now.typed[name]
        for name in now.typed
    }
