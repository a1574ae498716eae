"""Finding by words among lines held in memory, such as a codebook: each word as it begins, with no case and no accents.

A line of a tree is shown beneath those it stands beneath, so that it is seen what it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, product
from typing import NamedTuple

from codesign.matching.fold import fold
from codesign.records.filters import is_beginning

_BETWEEN = re.compile(r"[\s\-\u2010-\u2015\u2212_,;:()\[\]{}/\\|&+@\"“”„«»<>*#!?=›]+")
_CODE = re.compile(r"\d[\d.]*")
_MOST_WORDS = 20
"""More than these were pasted, not misspelt."""
_LONGEST = 40
_NEAR_ENOUGH = 0.6
_OFFERED, _MOST_TRIED = 4, 8


class Sought(NamedTuple):
    """A line as it is looked through."""

    row: int
    words: frozenset[str]
    depth: int = 0
    """How many lines of a tree it stands beneath: those next above it that stand further out."""


class FoundLines(NamedTuple):
    """What was found, in the order of the list."""

    shown: Sequence[int]
    """The rows found, and those they stand beneath."""
    hits: frozenset[int]
    """The rows found."""


def sought(row: int, text: str, depth: int = 0) -> Sought:
    """Return a line ready to be looked through."""
    return Sought(row, frozenset(_words(text)), depth)


def find_lines(lines: Sequence[Sought], typed: str) -> FoundLines:
    """Find the lines that hold every word typed, and keep those of a tree that they stand beneath.

    A word may be a beginning; the last is whole where a space or a sign was typed after it, as in every other list.
    """
    wanted = list(_words(typed))
    whole = set() if is_beginning(typed) else set(wanted[-1:])
    shown: list[int] = []
    hits: set[int] = set()
    above: list[Sought] = []
    for line in lines:
        del above[line.depth :]
        above.append(line)
        if wanted and whole <= line.words and all(_holds(line, word) for word in wanted):
            hits.add(line.row)
            shown += [each.row for each in above]
    return FoundLines(tuple(dict.fromkeys(shown)), frozenset(hits))


def nearest(lines: Sequence[Sought], typed: str) -> tuple[str, int] | None:
    """Return words spelled nearly as those typed that find something, and how much; nothing where none is near."""
    words = list(_words(typed))
    if not 0 < len(words) <= _MOST_WORDS:
        return None
    held = sorted(frozenset().union(*(line.words for line in lines)))
    spellings = [
        [word] if any(each.startswith(word) for each in held) else _near(held, word) for word in words
    ]
    for meant in islice(product(*spellings), _MOST_TRIED):
        instead = " ".join(meant)
        found = len(find_lines(lines, instead).hits) if list(meant) != words else 0
        if found:
            return instead, found
    return None


def _holds(line: Sought, wanted: str) -> bool:
    return any(word.startswith(wanted) for word in line.words)


def _near(held: Sequence[str], word: str) -> list[str]:
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    if len(word) > _LONGEST:
        return []
    near = process.extract(
        word, held, scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=_NEAR_ENOUGH, limit=_OFFERED
    )
    return [each for each, _, _ in near]


def _words(text: str) -> Iterator[str]:
    """Yield the words of a text as they are compared; a code such as 2.1 stays whole."""
    for piece in _BETWEEN.split(text):
        bare = piece.strip(".")
        word = bare if _CODE.fullmatch(bare) else fold(bare)
        if word:
            yield word
