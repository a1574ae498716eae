"""In how many comments each word and phrase stands: fed comment by comment, kept as bytes, a few bytes a word.

Words are kept as 64-bit figures in 256 small sorted rows, so that a store of 100,000 comments is held in about ten
megabytes, and nothing that is done to it takes longer than a row does.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b
from typing import Protocol

from codesign.coding.rising.terms import terms_of

_ROWS = 256
_LOOSE = 512
"""Words of a row that wait to be sorted in."""
_HEAD = b"rising1" + sys.byteorder[:1].encode()


class Tally(Protocol):
    """Anything that knows how many comments there are, and in how many of them a term stands."""

    comments: int

    def __getitem__(self, term: str, /) -> int:
        """Return in how many comments a term stands."""
        ...


class PlainCounts(Counter[str]):
    """The same for comments that are at hand and not kept: the terms themselves, with nothing to work out."""

    def __init__(self, texts: Iterable[str]) -> None:
        super().__init__()
        self.comments = 0
        for text in texts:
            self.comments += 1
            self.update(terms_of(text).keys())


class Counts:
    """How many comments there are, and in how many of them each word stands."""

    def __init__(self) -> None:
        self.comments = 0
        self._keys = [array("Q") for _ in range(_ROWS)]
        self._times = [array("l" if array("l").itemsize == 4 else "i") for _ in range(_ROWS)]
        self._loose: list[Counter[int]] = [Counter() for _ in range(_ROWS)]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Counts:
        """Count comments."""
        counts = cls()
        for text in texts:
            counts.add(text)
        return counts

    def add(self, text: str) -> None:
        """Count one comment."""
        self._count(text, 1)

    def take_away(self, text: str) -> None:
        """Count one comment no longer: it was removed, or its words are others now."""
        self._count(text, -1)

    def _count(self, text: str, by: int) -> None:
        self.comments += by
        for term in terms_of(text):
            figure = _figure(term)
            row = self._loose[figure >> 56]
            row[figure] += by
            if len(row) >= _LOOSE:
                self._sort_in(figure >> 56)

    def __getitem__(self, term: str) -> int:
        """Return in how many comments a term stands."""
        figure = _figure(term)
        at = figure >> 56
        keys = self._keys[at]
        place = bisect_left(keys, figure)
        held = self._times[at][place] if place < len(keys) and keys[place] == figure else 0
        return held + self._loose[at][figure]

    def _sort_in(self, at: int) -> None:
        held = Counter(dict(zip(self._keys[at], self._times[at], strict=True)))
        held.update(self._loose[at])
        keys = sorted(key for key, times in held.items() if times)
        self._keys[at] = array("Q", keys)
        self._times[at] = array(self._times[at].typecode, [held[key] for key in keys])
        self._loose[at].clear()

    def to_bytes(self) -> bytes:
        """Return all of it, to be kept."""
        parts = [_HEAD, self.comments.to_bytes(8, "big")]
        for at in range(_ROWS):
            self._sort_in(at)
            parts += [
                len(self._keys[at]).to_bytes(4, "big"),
                self._keys[at].tobytes(),
                self._times[at].tobytes(),
            ]
        return b"".join(parts)

    @classmethod
    def from_bytes(cls, kept: bytes) -> Counts:
        """Return what was kept.

        Raises:
            ValueError: these are no counts of this version.
        """
        counts, at = cls(), len(_HEAD) + 8
        if kept[: len(_HEAD)] != _HEAD:
            raise ValueError
        counts.comments = int.from_bytes(kept[len(_HEAD) : at], "big")
        for row in range(_ROWS):
            size, at = int.from_bytes(kept[at : at + 4], "big"), at + 4
            counts._keys[row].frombytes(kept[at : at + 8 * size])
            counts._times[row].frombytes(kept[at + 8 * size : at + 12 * size])
            at += 12 * size
        if at != len(kept):
            raise ValueError
        return counts


def _figure(term: str) -> int:
    return int.from_bytes(blake2b(term.encode("utf-8", "replace"), digest_size=8).digest(), "big")
