"""Contacts of a file against the register: the same content is matched, and who must not be contacted stays untouched."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from codesign.imports.known_again import SortedOut
from codesign.imports.proposals import ContactProposal, Proposal


@dataclass(frozen=True)
class Registered:
    """Somebody in the register, as far as an import looks."""

    reference: str
    names: frozenset[str]
    """All they go by, those of contacts merged into them among them; folded."""
    points: frozenset[str]
    """E-mails and phones, folded."""
    beside: frozenset[str]
    """Area, organisations and roles, folded."""
    do_not_contact: bool
    left: frozenset[str] = frozenset()
    """Names they have left, folded. They are known again by them, and nothing says so."""


def registered(
    reference: str,
    names: Iterable[str],
    points: Iterable[str],
    beside: Iterable[str],
    *,
    do_not_contact: bool,
    left: Iterable[str] = (),
) -> Registered:
    """Make a line of the register out of what the store knows of a contact."""
    return Registered(
        reference,
        frozenset(map(fold_name, names)),
        frozenset(fold_point(point) for point in points),
        frozenset(fold_name(word) for word in beside),
        do_not_contact,
        frozenset(map(fold_name, left)),
    )


def meet_register(sorted_out: SortedOut, register: Sequence[Registered]) -> None:
    """Take out of the rows to write those that are in the register with all they say, or must not be contacted."""
    by_name: dict[str, list[Registered]] = {}
    by_point: dict[str, list[Registered]] = {}
    for contact in register:
        for name in contact.names | contact.left:
            by_name.setdefault(name, []).append(contact)
        for point in contact.points:
            by_point.setdefault(point, []).append(contact)
    waiting, sorted_out.to_write = sorted_out.to_write, []
    for proposal in waiting:
        _meet(sorted_out, proposal, by_name, by_point)


def _meet(
    sorted_out: SortedOut,
    proposal: Proposal,
    by_name: dict[str, list[Registered]],
    by_point: dict[str, list[Registered]],
) -> None:
    if not isinstance(proposal, ContactProposal):
        sorted_out.to_write.append(proposal)
        return
    points = _points(proposal)
    named = by_name.get(fold_name(proposal.name), [])
    alike = [*named, *(contact for point in points for contact in by_point.get(point, []))]
    refused = next((contact for contact in alike if contact.do_not_contact), None)
    if refused:
        reason = f"{refused.reference}{_known_by(refused, proposal)} is marked do not contact"
        put_right = (
            f"Look at {refused.reference}. If this is somebody else, add them by hand; nothing was refreshed."
        )
        sorted_out.put_aside(proposal, reason, put_right)
    elif points and any(_says_nothing_new(proposal, points, contact) for contact in named):
        sorted_out.matched.append(proposal)
    else:
        sorted_out.to_write.append(proposal)


def _known_by(contact: Registered, proposal: ContactProposal) -> str:
    """Say by what a contact is known again; a name they have left is not said to be theirs."""
    is_left = fold_name(proposal.name) in contact.left - contact.names
    return ", who this may be," if is_left else " of this name, e-mail or phone"


def _says_nothing_new(proposal: ContactProposal, points: set[str], contact: Registered) -> bool:
    """Say whether a contact of this name has everything the row says. A postcode or a note is always something new."""
    if (
        proposal.note
        or proposal.do_not_contact
        or any(point.kind not in ("email", "phone") for point in proposal.points)
    ):
        return False
    beside = {fold_name(word) for word in (proposal.area, proposal.organisation, proposal.role) if word}
    return points <= contact.points and beside <= contact.beside


def _points(proposal: ContactProposal) -> set[str]:
    return {fold_point(point.value) for point in proposal.points if point.kind in ("email", "phone")}


def fold_point(point: str) -> str:
    """Fold an e-mail or a phone for comparison."""
    return "".join(point.casefold().split())


def fold_name(name: str) -> str:
    """Fold a name for exact comparison: no capitals, accents or odd spaces; nothing is guessed."""
    folded = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(letter for letter in folded if not unicodedata.combining(letter)).split())
