"""The words that tell a name from other words, as data."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Words(NamedTuple):
    """The lists of `data/personal.toml`; what each is for is said there."""

    titles: frozenset[str]
    titles_with_capital: frozenset[str]
    own: frozenset[str]
    kin: frozenset[str]
    roles: frozenset[str]
    called: frozenset[str]
    speaking: frozenset[str]
    seeing: frozenset[str]
    done_by: frozenset[str]
    person_does: frozenset[str]
    does_to: frozenset[str]
    whom: frozenset[str]
    person_is: frozenset[str]
    how: frozenset[str]
    places: frozenset[str]
    before_places: frozenset[str]
    particles: frozenset[str]
    follows: frozenset[str]
    towns: frozenset[str]
    everybodys: frozenset[str]
    name_titles: frozenset[str]
    letters: frozenset[str]
    beside: frozenset[str]
    people_do: frozenset[str]
    buildings: frozenset[str]
    at_places: frozenset[str]
    at_towns: frozenset[str]
    streets_everywhere: frozenset[str]
    no_streets: frozenset[str]
    before_initials: frozenset[str]
    ordinary: frozenset[str]
    names_too: frozenset[str]


@cache
def words() -> Words:
    """Read the lists; the second call costs nothing."""
    text = files("codesign.coding").joinpath("data/personal.toml").read_text(encoding="utf-8")
    return Words(**{name: frozenset(said.split()) for name, said in tomllib.loads(text).items()})
