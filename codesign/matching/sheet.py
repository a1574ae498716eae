"""Records of one sort side by side, by row number: what a run asks of them, whatever their sort."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Hashable, Iterable, Iterator
from typing import TYPE_CHECKING

from codesign.matching.entry import Entry

if TYPE_CHECKING:
    from codesign.matching.score import Pair


class AnySheet(ABC):
    """Records of one sort; people and organisations are weighed each in their own way. Rows may be added at any time."""

    most_in_a_block: int
    """The largest block of one key whose rows are all compared."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.entries: list[Entry] = []
        for entry in entries:
            self.add(entry)

    @property
    def size(self) -> int:
        """How many there are."""
        return len(self.entries)

    @abstractmethod
    def add(self, entry: Entry) -> int:
        """Take in one more and return its row."""

    def learn(self) -> Iterator[None]:
        """See what these records tell together, a little at a time; before any two rows are weighed."""
        return iter(())

    def recount(self) -> None:  # noqa: B027  there may be nothing to forget
        """Weigh by what is held now: weights that were worked out when there was less are forgotten."""

    @staticmethod
    @abstractmethod
    def keys(entry: Entry) -> Iterable[Hashable]:
        """Yield what an entry must share with another to be compared with it."""

    @abstractmethod
    def beside(self, row: int) -> str:
        """Return what rows that are like this one say too: they are compared one after another."""

    @abstractmethod
    def weight(self, one: int, other: int) -> float:
        """Return the weight of two rows in bits."""

    @abstractmethod
    def are_two(self, one: int, other: int) -> bool:
        """Tell whether two rows are two by their names, whatever a third may say."""

    @abstractmethod
    def pair(self, one: int, other: int) -> Pair:
        """Compare two rows and say why."""
