"""What a comment is read as: its words, its pairs of words, what it touches on, and the four-letter pieces of its words.

Pieces forgive slips of spelling and carry scripts written without spaces, whose runs are read two characters at a time.
Each feature remembers the words it came from, so that a reason can quote what the person wrote.
"""

from __future__ import annotations

from array import array
from typing import NamedTuple
from zlib import crc32

from codesign.coding.concepts import heard_in
from codesign.coding.words import words_of

STRENGTHS = (1.0, 2.5, 0.7)
"""What a feature counts for beside its rarity, by its kind: words and pairs of words, concepts, pieces. A concept gathers what many
words say, and a piece is one of several that say one word (measured: concepts at 2 to 3 and pieces at .5 to .85 are alike)."""
_SAID, _CONCEPT, _PIECE = range(3)
_KINDS = 3
"""The bits of a number that are its kind."""


class Read(NamedTuple):
    """A comment as the suggester reads it."""

    said: dict[str, str]
    """Words, pairs of words and concepts, each with the words as they were written."""
    pieces: dict[str, str]
    """Four-letter pieces, each with the first word it is a piece of."""

    def numbers(self) -> tuple[array[int], int]:
        """The features as numbers that tell their kind and nobody the words, what was said first, and how many of that there are."""
        said = [
            crc32(each.encode()) & ~_KINDS | (_CONCEPT if each.startswith("@") else _SAID)
            for each in self.said
        ]
        pieces = [crc32(each.encode()) & ~_KINDS | _PIECE for each in self.pieces]
        return array("I", said + pieces), len(said)


def strength(number: int) -> float:
    """What a feature of this number counts for, by its kind."""
    return STRENGTHS[number & _KINDS]


def read(text: str) -> Read:
    """Read a comment."""
    written = words_of(text)
    folded = [word.lower().replace("’", "'") for word in written]
    said: dict[str, str] = {}
    pieces: dict[str, str] = {}
    for word, as_written in zip(folded, written, strict=True):
        if word not in said:
            said[word] = as_written
            for piece in _pieces(word):
                pieces.setdefault(piece, as_written)
    for at in range(len(folded) - 1):
        said.setdefault(f"{folded[at]} {folded[at + 1]}", f"{written[at]} {written[at + 1]}")
    for concept, start, end in heard_in(written):
        said.setdefault(f"@{concept}", " ".join(written[start:end]))
    return Read(said, pieces)


def _pieces(word: str) -> list[str]:
    """The four-letter pieces of a word, its start and end marked."""
    padded = f"_{word}_"
    return [f"#{padded[at : at + 4]}" for at in range(len(padded) - 3)]
