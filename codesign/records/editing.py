"""Altering a record: its form, field by field as people type it; what came of saving it; and who was there first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Field(NamedTuple):
    """One field of a form."""

    name: str
    """The column it stands for."""
    label: str
    """What stands before it: two words at most."""
    reads: str = "words"
    """How it is read: words, long, name, date, time, number, yes-no, money, point, or choice."""
    choices: str = ""
    """For a choice, what is chosen from: a vocabulary, or programmes, contacts, organisations, groups, outcomes, themes, states…"""
    hint: str = ""
    """What to type, shown dim while nothing is typed."""
    needed: bool = False


class Form(NamedTuple):
    """The fields of one kind of record, in the order they are filled in."""

    kind: str
    """event, contact, comment, theme, outcome, programme, follow-up, reply, wording, came, access, money, alias, point, role, member, permission."""
    one: str
    """What people call it."""
    fields: tuple[Field, ...]
    parts: tuple[str, ...] = ()
    """Kinds of records that stand on this one: who came to an event, the roles of a contact."""
    add_verb: str = "Add"


class Choice(NamedTuple):
    """One answer of a field that is chosen."""

    value: str
    words: str


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


class Conflict(NamedTuple):
    """A field that somebody else altered meanwhile: as it was read, as it is now, and as it was to be."""

    label: str
    was: str
    theirs: str
    mine: str
    by: str
    at: str


class Saved(NamedTuple):
    """What came of saving a form."""

    id: str
    reference: str
    change: str
    """The reference of the change, such as `H12-KTM`; empty where nothing differed."""
