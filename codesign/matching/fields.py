"""The typed fields a column of any table may be. Names, e-mails and postcodes are compared each in its own way.

A column is a *label*: a field, or a field and what tells it from another of the same kind (`text:cuisine`).
How a field is compared stands in `matching/compare/`, one file a field; a new field is a member here and a comparer
registered in `compare/__init__.py`.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import Literal

Sort = Literal["", "person", "organisation"]
"""Whether a record is a person or an organisation; empty is not known."""


class Field(StrEnum):
    """What a column holds, as far as comparing goes."""

    NAME = "name"
    """A person's or an organisation's whole name, as written."""
    HIDDEN = "hidden"
    """A name that somebody has left: they are recognised by it, and no reason says it."""
    GIVEN = "given"
    FAMILY = "family"
    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"
    POSTCODE = "postcode"
    PLACE = "place"
    """A town, ward, suburb or area."""
    ORGANISATION = "organisation"
    """What a person belongs to."""
    ROLE = "role"
    KIND = "kind"
    """One of a few words, such as councillor or resident."""
    BORN = "born"
    """A date of birth, or another date that stays."""
    IDENTIFIER = "identifier"
    """A number meant to be one record's own, such as a charity number."""
    TEXT = "text"
    """Anything else in words."""


NAMES = (Field.NAME, Field.HIDDEN, Field.GIVEN, Field.FAMILY)


@lru_cache(maxsize=1_024)
def field_of(label: str) -> Field:
    """Return what a labelled column holds: `text:cuisine` is text."""
    return Field(label.partition(":")[0])
