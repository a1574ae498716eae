"""E-mail addresses: one's own, a desk's, a slip of the finger, and the same name with another number."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from codesign.matching.compare.base import Comparer
from codesign.matching.names import is_desk
from codesign.matching.weights import lists
from codesign.matching.words import forget_with_words, words

ADDRESS = re.compile(r"[^\s<>;,:()\"'|]+@[^\s<>;,:()\"'|]+")
_APART = re.compile(r"[^a-z]+")
_TELLING = 3
"""Letters of a mailbox by which most can be told from a desk's."""


class Email(NamedTuple):
    """An address taken apart."""

    local: str
    domain: str
    stem: str
    """The local part without its figures and signs: david.jones2@ and david.jones14@ have one stem."""
    number: str
    is_desk: bool
    is_private: bool
    """At a provider that anybody may use."""


class Emails(Comparer):
    """Addresses."""

    key = "email"
    levels = (
        "same",
        "shared",
        "slip",
        "same local",
        "numbered",
        "same office",
        "with a desk",
        "other private",
        "other",
    )
    shared = "shared"

    def prepare(self, text: str) -> tuple[Email, ...]:
        """Read every address in a cell: display names, `mailto:` and case go."""
        if "@" not in text:
            return ()
        return tuple(
            _email(found.strip(".").lower()) for found in ADDRESS.findall(text.replace("mailto:", " "))
        )

    def compare(self, one: Email, other: Email) -> int:
        """Compare two different addresses."""
        if one.domain == other.domain:
            if not one.is_desk and not other.is_desk:
                if one.stem == other.stem and one.stem:
                    return 2 if is_slip(one.number, other.number, shortest=3) else 4
                if is_slip(one.local, other.local):
                    return 2
            if one.is_private:
                return 7
            return 6 if one.is_desk or other.is_desk else 5
        if one.is_desk or other.is_desk:
            return 8
        if one.local == other.local:
            return 2 if is_slip(one.domain, other.domain) else 3
        return 7 if one.is_private and other.is_private else 8

    def words(self, level: str, one: Email, other: Email) -> str:
        """Say it."""
        return _WORDS[level].format(f"{one.local}@{one.domain}", f"{other.local}@{other.domain}", one.stem)


_WORDS = {
    "same": "same e-mail",
    "shared": "shared mailbox",
    "slip": "the e-mails differ by a slip",
    "same local": "same name before the @",
    "numbered": "e-mails that differ only in the number: often two people",
    "same office": "e-mails of one office",
    "with a desk": "one e-mail is the office's",
    "other private": "another private e-mail",
    "other": "another e-mail",
}


@lru_cache(maxsize=4_096)
def is_private(domain: str) -> bool:
    """Tell whether anybody may have an address there."""
    return domain.partition(".")[0] in lists().providers


def _is_desk(local: str) -> bool:
    """Tell whether a mailbox is a desk's; most begin as no desk's name does, and need not be taken apart."""
    first = local[:_TELLING]
    return (not (first.isascii() and first.isalpha()) or first in _desks_begin()) and is_desk(local)


@cache
def _desks_begin() -> frozenset[str]:
    return frozenset(desk[:_TELLING] for desk in words().desks)


forget_with_words(_desks_begin.cache_clear)


def _email(address: str) -> Email:
    local, _, domain = address.rpartition("@")
    stem = _APART.sub("", local)
    number = "" if len(stem) == len(local) else "".join(filter(str.isdigit, local))
    return Email(local, domain, stem, number, _is_desk(local), is_private(domain))


def is_slip(one: str, other: str, shortest: int = 5) -> bool:
    """Say whether two values differ by one slip of the finger."""
    return min(len(one), len(other)) >= shortest and OSA.distance(one, other, score_cutoff=1) <= 1
