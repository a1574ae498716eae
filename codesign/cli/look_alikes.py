"""Is this someone we know? Candidates in plain numbered lines, with reasons; a person decides, and the answer is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from codesign.cli import talking
from codesign.errors import CodesignError, Exit
from codesign.records.people import SameAnswer

if TYPE_CHECKING:
    from codesign.matching import Candidate, Register, Typed
    from codesign.store import Store


class PerhapsKnownError(CodesignError):
    """Somebody like this is here already, and nobody is there to ask."""

    exit_code = Exit.FOUND_PROBLEMS

    def __init__(self, name: str, lines: Sequence[str]) -> None:
        listed = "\n".join(f"  {line}" for line in lines)
        super().__init__(
            f"{name} may be somebody we know:\n{listed}\n",
            todo="Nothing was added. --new adds a new contact all the same.",
        )


def register_of(store: Store) -> Register:
    """Return everybody known, to be asked for look-alikes."""
    from codesign.matching import Register

    return Register(store.contacts.known())


def candidate_lines(store: Store, found: Sequence[Candidate]) -> list[str]:
    """Return look-alikes as lines: who they are, where, when last met, and why it may be them."""
    held = {line.id: line for line in store.contacts.lines(store.contacts.rows())}
    lines = []
    for candidate in found:
        line = held[candidate.id]
        where = f", {line.organisations}" if line.organisations else ""
        met = f", met {line.met:,}×" if line.met else ""
        lines.append(
            f"{line.reference}  {line.name}{where}{met}: {candidate.likelihood} ({'; '.join(candidate.reasons)})"
        )
    return lines


def ask_who(store: Store, register: Register, typed: Typed) -> tuple[str, tuple[SameAnswer, ...]]:
    """Ask whether a typed name is somebody known.

    Returns:
        The contact's id, or nothing for a new one; and the answers to keep.
    """
    found = register.candidates(typed)
    if not found:
        return "", ()
    talking.say(f"Is {typed.name} someone we know?")
    place = talking.choose("Which number? Enter for a new contact: ", candidate_lines(store, found))
    if place is None:
        return "", tuple(SameAnswer(one.id, "different", typed.name, one.reasons) for one in found)
    chosen = found[place]
    remember = typed.name.strip() != chosen.name
    return chosen.id, (SameAnswer(chosen.id, "same", typed.name, chosen.reasons, remember=remember),)
