"""Is this someone we know? Candidates in plain numbered lines, with reasons; a person decides, and the answer is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from codesign.cli import talking
from codesign.errors import CodesignError, Exit
from codesign.records.people import SameAnswer

if TYPE_CHECKING:
    from codesign.matching import Candidate, Register, Typed
    from codesign.store import Store

LATER = "l"
"""Typed to add somebody as new and decide another day."""


class PerhapsKnownError(CodesignError):
    """Somebody like this is here already, and nobody is there to ask."""

    exit_code = Exit.FOUND_PROBLEMS

    def __init__(self, name: str, lines: Sequence[str], todo: str) -> None:
        listed = "\n".join(f"  {line}" for line in lines)
        super().__init__(f"{name} may be somebody we know:\n{listed}\n{todo}")


class Decided(NamedTuple):
    """Who somebody is: a contact's id, or nothing for somebody new; and the answers to keep."""

    contact_id: str
    answers: tuple[SameAnswer, ...]


NOBODY = Decided("", ())


def register_of(store: Store) -> Register:
    """Return everybody known, to be asked for look-alikes."""
    from codesign.matching import Register

    return Register(store.contacts.known())


def candidate_lines(store: Store, found: Sequence[Candidate]) -> list[str]:
    """Return look-alikes as lines: who they are, where, how often met, and why it may be them."""
    lines = []
    for candidate in found:
        line = store.contacts.line(candidate.id)
        where = f", {line.organisations}" if line.organisations else ""
        met = f", met {line.met:,}×" if line.met else ""
        why = f"{candidate.likelihood} ({'; '.join(candidate.reasons)})"
        lines.append(f"{line.reference}  {line.name}{where}{met}: {why}")
    return lines


def decide(store: Store, register: Register, typed: Typed, *, new: bool, ask: bool, todo: str) -> Decided:
    """Say whether a typed name is somebody known. Nobody is ever joined without a person saying so.

    Args:
        store: where they are kept.
        register: who is known.
        typed: what was typed about them.
        new: it was said beforehand that they are new.
        ask: somebody is there to be asked.
        todo: what to type instead where nobody is.

    Raises:
        PerhapsKnownError: somebody is likely to be the one, and nobody is there to say.
    """
    from codesign.matching.likelihood import worth_asking

    every = [] if new else [one for one in register.candidates(typed) if not one.is_related]
    found = worth_asking(every)
    if not found:
        return NOBODY
    if ask:
        return _asked(store, every, typed)
    if any(one.likelihood != "possible" for one in found):
        raise PerhapsKnownError(typed.name, candidate_lines(store, every), todo)
    return _left_for_later(store, found, typed)


def _left_for_later(store: Store, found: Sequence[Candidate], typed: Typed) -> Decided:
    """Add somebody as new whom it is only possible that we know, say so, and keep the question for another day."""
    talking.say(f"{typed.name} is taken as new. Possibly somebody we know; the question is kept:")
    for line in candidate_lines(store, found):
        talking.say(f"  {line}")
    return Decided("", tuple(SameAnswer(one.id, "later", typed.name, one.reasons) for one in found))


def _asked(store: Store, found: Sequence[Candidate], typed: Typed) -> Decided:
    from codesign.entry.people import names_somebody
    from codesign.matching.likelihood import worth_asking

    talking.say(f"Is {typed.name} someone we know?")
    question = f"Which number? Enter for somebody new, {LATER} to decide later: "
    chosen = talking.choose(question, candidate_lines(store, found), others=(LATER,))
    if isinstance(chosen, int):
        one = found[chosen]
        remember = names_somebody(typed.name) and typed.name.strip() != one.name
        return Decided(one.id, (SameAnswer(one.id, "same", typed.name, one.reasons, remember=remember),))
    answer = "later" if chosen == LATER else "different"
    asked = worth_asking(found)  # of the rest nobody would have been asked
    return Decided("", tuple(SameAnswer(one.id, answer, typed.name, one.reasons) for one in asked))
