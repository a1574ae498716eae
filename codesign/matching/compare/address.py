"""Where somebody is: postcode, street and place."""

from __future__ import annotations

from typing import NamedTuple

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio, token_set_ratio

from codesign.matching.compare.base import Comparer
from codesign.matching.compare.text import Words
from codesign.matching.fold import folded_words
from codesign.matching.weights import lists


class Postcodes(Comparer):
    """Postcodes without the space; another country's code is compared as it stands."""

    key = "postcode"
    levels = ("same", "slip", "same district", "other")

    def prepare(self, text: str) -> tuple[str, ...]:
        """Read a postcode."""
        found = "".join(filter(str.isalnum, text)).upper()
        return (found,) if len(found) > 3 else ()

    def compare(self, one: str, other: str) -> int:
        """Compare two different postcodes."""
        if OSA.distance(one, other, score_cutoff=1) <= 1:
            return 1
        return 2 if one[:-3] == other[:-3] else 3

    def words(self, level: str, one: str, other: str) -> str:
        """Say it."""
        return {
            "same": "same postcode",
            "slip": "the postcodes differ by a slip",
            "same district": "same postal district",
        }.get(level, "another postcode")


class Address(NamedTuple):
    """A street address taken apart."""

    numbers: tuple[str, ...]
    street: str


class Addresses(Comparer):
    """Streets and house numbers; the town at the end may be left off."""

    key = "address"
    levels = ("same", "same door", "same street", "other")

    def prepare(self, text: str) -> tuple[Address, ...]:
        """Read an address: St and Street agree."""
        found = [lists().streets.get(word, word) for word in folded_words(text)]
        numbers = tuple(word for word in found if word[0].isdigit())
        street = " ".join(word for word in found if not word[0].isdigit())
        return (Address(numbers, street),) if street or numbers else ()

    def compare(self, one: Address, other: Address) -> int:
        """Compare two different addresses."""
        if token_set_ratio(one.street, other.street) < 88:
            return 3
        return 1 if one.numbers == other.numbers else 2

    def words(self, level: str, one: Address, other: Address) -> str:
        """Say it."""
        return {
            "same": "same address",
            "same door": "same address, written another way",
            "same street": "same street, another number",
        }.get(level, "another address")


class Places(Words):
    """Towns, wards and areas."""

    key = "place"

    def compare(self, one: str, other: str) -> int:
        """Forgive a slip of the finger."""
        return 1 if ratio(one, other) >= 85 else 2

    def words(self, level: str, one: str, other: str) -> str:
        """Say it."""
        return {"same": "same place", "near": "nearly the same place"}.get(level, "another place")
