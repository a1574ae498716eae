"""What is compared and what comes back: frozen values that cross between the store, the matching and the screens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Sort = Literal["", "person", "organisation"]
"""Whether a contact is a person or an organisation; empty is not known yet."""

Likelihood = Literal["very likely", "likely", "possible"]


@dataclass(frozen=True, slots=True)
class Known:
    """A contact already held, as far as it helps to recognise them again."""

    id: str
    name: str
    sort: Sort = "person"
    aliases: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    wards: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    kind: str = ""
    """Code of the vocabulary, such as `elected`."""
    met: int = 0
    """How many events they came to: of two equal candidates the one met more often comes first."""
    last_met: str = ""
    """Reduced ISO date, for the screen to show."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed about somebody, and what the event itself says."""

    name: str
    organisation: str = ""
    ward: str = ""
    """Ward the event is held in or about."""
    place: str = ""
    """Where the event is held."""
    email: str = ""
    phone: str = ""
    sort: Sort = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody it may be, and why. A person decides."""

    id: str
    name: str
    score: float
    """0 to 1; for the order only, never a probability to act on."""
    likelihood: Likelihood
    reasons: tuple[str, ...]
