"""How the files of words about names are written: short TOML, a line for each family of words.

Ours and a user's own have one shape, so one reader takes both. A key holds lines:

    short = '''
    robert: bob rob bobby
    '''
    spellings = '''
    catherine katherine kathryn
    '''

A blank line and one that begins with # say nothing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

Shape = Literal["words", "group", "short", "title", "meaning"]

SHAPES: Mapping[str, Shape] = {
    "short": "short",
    "spellings": "group",
    "tongues": "group",
    "family_spellings": "group",
    "family_tongues": "group",
    "family_endings": "group",
    "titles": "title",
    "doubtful_titles": "title",
    "said_of_men": "words",
    "said_of_women": "words",
    "letters": "words",
    "letters_that_are_names": "words",
    "generations": "meaning",
    "particles": "words",
    "after_o": "words",
    "after_d": "words",
    "always_joined": "words",
    "weak": "words",
    "kin": "words",
    "kin_links": "words",
    "on_behalf": "words",
    "desks": "words",
    "organisation_short": "short",
    "brands": "words",
}
"""What may be in a file, and how its lines are written."""

Lines = Mapping[str, tuple[str, ...]]
"""A file read: each key and its lines that say something."""


def read_lines(text: str) -> Lines:
    """Read a file whose shape is known to be right, as our own are."""
    return {key: tuple(lines_of(said)) for key, said in tomllib.loads(text).items()}


def lines_of(said: str) -> Iterator[str]:
    """Give the lines of a key that say something."""
    for line in said.splitlines():
        if (bare := line.strip()) and bare[0] != "#":
            yield bare


def together(files: Iterable[Lines]) -> dict[str, list[str]]:
    """Put the lines of several files together, in their order."""
    joined: dict[str, list[str]] = {key: [] for key in SHAPES}
    for lines in files:
        for key, said in lines.items():
            joined[key] += said
    return joined
