"""What common English words mean, as numbers: words used alike have like numbers, whoever never wrote them here before.

`data/meanings.bin` holds the 20,000 commonest words made of letters of GloVe 6B, 50 numbers each (Pennington, Socher and
Manning 2014; Wikipedia and newswire; Public Domain Dedication and License 1.0). What all words share was taken out
and common words were made to weigh less (Arora, Liang and Ma 2017), then each number was made one byte. No comment of
anybody's had a part in it.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

WIDTH = 50
"""Numbers that stand for one meaning."""


@cache
def _meanings() -> tuple[dict[str, int], array[int]]:
    """Where each word's numbers begin, and the numbers."""
    raw = (files("codesign.coding") / "data" / "meanings.bin").read_bytes()
    length = int.from_bytes(raw[:4], "little")
    words = raw[4 : 4 + length].decode().split("\n")
    return dict(zip(words, range(0, len(words) * WIDTH, WIDTH), strict=True)), array("b", raw[4 + length :])


def meaning_of(words: Iterable[str]) -> array[int]:
    """What some words mean together, in bytes of one length (127); nothing where none of them is known."""
    starts, numbers = _meanings()
    known = [starts[word] for word in words if word in starts]
    if not known:
        return array("b")
    summed = [sum(column) for column in zip(*(numbers[at : at + WIDTH] for at in known), strict=True)]
    length = sum(number * number for number in summed) ** 0.5 or 1.0
    return array("b", [round(number * 127 / length) for number in summed])
