"""How the cells of any table are compared: any country's phones and postcodes, any words, slips forgiven."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler

from codesign.matching.compare.base import Comparer
from codesign.matching.compare.email import ADDRESS, is_private
from codesign.matching.fold import fold, folded_words
from codesign.matching.weights import lists


class Emails(Comparer):
    """E-mail addresses, without case and display names."""

    key = "email"
    levels = ("same", "slip", "same local", "same domain", "other")

    def prepare(self, text: str) -> tuple[str, ...]:
        """Read every address in a cell."""
        return tuple(dict.fromkeys(found.strip(".").lower() for found in ADDRESS.findall(text)))

    def compare(self, one: str, other: str) -> int:
        """Compare two different addresses."""
        if _is_within(one, other, 3 if min(len(one), len(other)) > 14 else 1):
            return 1
        local, _, domain = one.rpartition("@")
        other_local, _, other_domain = other.rpartition("@")
        if local == other_local and len(local) > 3:
            return 2
        return 3 if domain == other_domain and not is_private(domain) else 4

    def words(self, level: str, one: str, other: str) -> str:
        """Say it."""
        return _SAID["e-mail"].get(level, "another e-mail")


class Phones(Comparer):
    """Phone numbers of any country, by their figures."""

    key = "phone"
    levels = ("same", "slip", "same area", "other")

    def prepare(self, text: str) -> tuple[str, ...]:
        """Keep the figures; a nought or 44 in front goes, and so does an extension."""
        figures = "".join(filter(str.isdigit, re.split(r"(?i)\b(?:ext|x)", text)[0]))
        figures = re.sub(r"^(0044|44(?=\d{10}$)|0+)", "", figures).lstrip("0")
        return (figures,) if 6 <= len(figures) <= 15 else ()

    def compare(self, one: str, other: str) -> int:
        """Compare two different numbers."""
        if _is_within(one, other, 1):
            return 1
        return 2 if one[:3] == other[:3] else 3

    def words(self, level: str, one: str, other: str) -> str:
        """Say it."""
        return _SAID["phone"].get(level, "another phone")


class Postcodes(Comparer):
    """Postcodes of any country."""

    key = "postcode"
    levels = ("same", "slip", "district", "other")

    def prepare(self, text: str) -> tuple[str, ...]:
        """Keep letters and figures; a spreadsheet's `.0` goes."""
        found = fold(re.sub(r"\.0+$", "", text))
        return (found,) if len(found) > 2 else ()

    def compare(self, one: str, other: str) -> int:
        """Compare two different postcodes."""
        if _is_within(one, other, 1):
            return 1
        return 2 if one[:3] == other[:3] else 3

    def words(self, level: str, one: str, other: str) -> str:
        """Say it."""
        return _SAID["postcode"].get(level, "another postcode")


class HouseNumbers(Comparer):
    """The figures at a door."""

    key = "number"
    levels = ("same", "near", "other")

    def prepare(self, text: str) -> tuple[str, ...]:
        """Keep the first figures, with a letter that belongs to them."""
        found = re.search(r"\d+[a-z]?\b", text.lower())
        return (found[0].lstrip("0"),) if found and found[0].strip("0") else ()

    def compare(self, one: str, other: str) -> int:
        """Forgive one slip."""
        return 1 if min(len(one), len(other)) > 1 and _is_within(one, other, 1) else 2

    def words(self, level: str, one: str, other: str) -> str:
        """Say it."""
        return _SAID["number"].get(level, "another house number")


class Words(Comparer):
    """Any words: a place, an employer, an occupation."""

    levels = ("same", "near", "part", "alike", "other")
    key = "text"

    def prepare(self, text: str) -> tuple[str, ...]:
        """Fold the words."""
        found = " ".join(folded_words(text))
        return (found,) if found else ()

    def compare(self, one: str, other: str) -> int:
        """Compare two different texts."""
        return compare_words(one, other)

    def words(self, level: str, one: str, other: str) -> str:
        """Say it."""
        return _SAID["words"].get(level, "another {}")


class Places(Words):
    """Towns, suburbs, counties."""

    key = "place"


class Employers(Words):
    """What people belong to."""

    key = "organisation"


class Streets(Words):
    """Streets, with St read as Street, and the house number left to its own column."""

    key = "street"

    def prepare(self, text: str) -> tuple[str, ...]:
        """Fold the words, without the number at the door."""
        found = [lists().streets.get(word, word) for word in folded_words(text)]
        words = " ".join(word for word in found if not word.isdigit())
        return (words,) if words else ()


@lru_cache(maxsize=65_536)
def compare_words(one: str, other: str) -> int:
    """Compare two different texts: a place in the levels of `Words`."""
    shorter = min(len(one), len(other))
    allowed = 0 if shorter < 4 else 1 if shorter < 8 else 2 if shorter < 15 else 3
    if OSA.distance(one, other, score_cutoff=allowed) <= allowed or one.replace(" ", "") == other.replace(
        " ", ""
    ):
        return 1
    left, right = set(one.split()), set(other.split())
    if shorter > 3 and (left <= right or right <= left):
        return 2
    return 3 if shorter > 3 and JaroWinkler.similarity(one, other) >= 0.86 else 4


def _is_within(one: str, other: str, allowed: int) -> bool:
    return OSA.distance(one, other, score_cutoff=allowed) <= allowed


_SAID = {
    "e-mail": {
        "same": "same e-mail",
        "slip": "the e-mails differ by a slip",
        "same local": "same name before the @",
        "same domain": "e-mails of one office",
    },
    "phone": {"same": "same phone", "slip": "the phones differ by a slip", "same area": "phones of one area"},
    "postcode": {
        "same": "same postcode",
        "slip": "the postcodes differ by a slip",
        "district": "same postal district",
    },
    "number": {"same": "same house number", "near": "the house numbers differ by a slip"},
    "words": {
        "same": "same {}",
        "near": "same {} but for a slip",
        "part": "one says more of the {}",
        "alike": "much the same {}",
    },
}
