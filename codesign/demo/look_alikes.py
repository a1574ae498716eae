"""Pairs of contacts that may be one: offered with reasons, never joined."""

from __future__ import annotations

from collections.abc import Iterable, Set
from typing import NamedTuple

from codesign.matching import Known, Register, Typed
from codesign.matching.likelihood import worth_asking


class LookAlike(NamedTuple):
    """Two contacts that may be one, and why."""

    one: str
    other: str
    likelihood: str
    reasons: tuple[str, ...]

    @property
    def words(self) -> str:
        """Say the pair and the reasons in one line."""
        return f"{self.one} and {self.other}: {self.likelihood} ({'; '.join(self.reasons)})"


def look_alikes(known: Iterable[Known], set_apart: Set[frozenset[str]] = frozenset()) -> list[LookAlike]:
    """Return the pairs that may be one, each once; those that a person has set apart are not asked about again."""
    contacts = list(known)
    register = Register(contacts)
    seen = set(set_apart)
    found = []
    for contact in contacts:
        for candidate in worth_asking(register.candidates(Typed.like(contact), other_than=contact.id)):
            pair = frozenset((contact.id, candidate.id))
            if pair not in seen:
                seen.add(pair)
                found.append(LookAlike(contact.name, candidate.name, candidate.likelihood, candidate.reasons))
    return found
