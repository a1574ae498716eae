"""What people call their columns and values: the data file, read once, and the folding by which headings are compared."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

_NOT_A_WORD = re.compile(r"[^\w+✓✔☑?]+")


class Kind(StrEnum):
    """What the rows of a table are."""

    CONTACTS = "contacts"
    EVENTS = "events"
    FEEDBACK = "feedback"
    OUTCOMES = "outcomes"


class Field(NamedTuple):
    """One of our fields and the headings by which it goes."""

    name: str
    same: tuple[str, ...]
    within: tuple[str, ...]


def fold(heading: str) -> str:
    """Fold a heading for comparison: no capitals, punctuation, underscores or odd spaces."""
    plain = unicodedata.normalize("NFKC", heading).casefold().replace("_", " ")
    return " ".join(_NOT_A_WORD.sub(" ", plain).replace("?", " ").split())


@lru_cache(maxsize=1)
def data() -> Mapping[str, Any]:
    """Read the words that ship with the product."""
    return tomllib.loads(files("codesign.data").joinpath("columns.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=8)
def fields_of(kind: Kind) -> tuple[Field, ...]:
    """Return our fields for a kind of record, most telling first."""
    listed = data()["kinds"][kind.value]["fields"]
    return tuple(
        Field(
            name,
            tuple(fold(word) for word in words["same"]),
            tuple(fold(word) for word in words.get("within", ())),
        )
        for name, words in listed.items()
    )


@lru_cache(maxsize=1)
def known_headings() -> frozenset[str]:
    """Return every folded heading that is a field of anything."""
    return frozenset(word for kind in Kind for field in fields_of(kind) for word in field.same)


@lru_cache(maxsize=16)
def values_of(field: str) -> Mapping[str, str]:
    """Return what people write in a field's cells, folded, and our code for it."""
    return {fold(word): code for code, words in data()["values"][field].items() for word in (code, *words)}


@lru_cache(maxsize=16)
def word_set(name: str) -> frozenset[str]:
    """Return one of the plain lists of the data file, without capitals."""
    return frozenset(str(word).casefold() for word in data()[name])
