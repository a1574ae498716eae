"""What is compared and what comes back: frozen values that cross between the store, the matching and the screens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from codesign.matching.fields import Sort

if TYPE_CHECKING:
    from codesign.matching.score import Reason
    from codesign.records.people import NewContact

Likelihood = Literal["very likely", "likely", "possible"]

__all__ = ["Candidate", "Known", "Likelihood", "Sort", "Typed"]


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
    hidden: tuple[str, ...] = ()
    """Names they have left. They are recognised by them, and no reason ever says one."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed about somebody, and what the event itself says."""

    name: str
    """A name; an e-mail or a phone number typed here is taken for what it is."""
    organisation: str = ""
    ward: str = ""
    """Ward the event is held in or about."""
    place: str = ""
    """Where the event is held."""
    email: str = ""
    phone: str = ""
    sort: Sort = ""
    role: str = ""
    kind: str = ""
    """Code of the vocabulary."""
    is_held: bool = False
    """These are the words of a contact that is held, and not of an event: the ward is where they are from."""

    @classmethod
    def like(cls, known: Known) -> Typed:
        """Return a contact as if all that is known of them had been typed: to find who looks like them."""
        return cls(
            known.name,
            organisation=known.organisations[0] if known.organisations else "",
            ward=known.wards[0] if known.wards else "",
            email=" ".join(known.emails),
            phone=" ; ".join(known.phones),
            sort=known.sort,
            role=known.roles[0] if known.roles else "",
            kind=known.kind,
            is_held=True,
        )

    @classmethod
    def to_add(cls, contact: NewContact, sort: Sort = "") -> Typed:
        """Return somebody about to be added, with everything their form says."""
        points = {
            kind: [point.value for point in contact.points if point.kind == kind]
            for kind in ("email", "phone")
        }
        return cls(
            contact.name,
            organisation=contact.organisation,
            ward=contact.area,
            email=" ".join(points["email"]),
            phone=" ; ".join(points["phone"]),
            sort=sort,
            role=contact.role,
            kind=contact.kind,
            is_held=True,
        )


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody it may be, and why. A person decides."""

    id: str
    name: str
    probability: float
    """That it is this contact and no other, and nobody new."""
    likelihood: Likelihood
    why: tuple[Reason, ...]
    """In the order of what was typed, each with its weight in bits."""
    is_related: bool = False
    """What was typed names a relation of theirs, such as `Jane's mum`."""

    @property
    def reasons(self) -> tuple[str, ...]:
        """The reasons in words alone."""
        return tuple(reason.words for reason in self.why)
