"""In how many comments each word and phrase stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from codesign.coding.rising.terms import terms_of


class Counts(Counter[str]):
    """How many comments there are, and in how many of them each term stands."""

    def __init__(self, texts: Iterable[str]) -> None:
        super().__init__()
        self.comments = 0
        for text in texts:
            self.comments += 1
            self.update(terms_of(text).keys())
