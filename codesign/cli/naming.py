"""Records as people name them to a command: by their reference; an outcome or a question by its code, a group by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codesign.records.editing import Meant

if TYPE_CHECKING:
    from codesign.records.outcomes import OutcomeLine
    from codesign.store import Store


def outcome_coded(store: Store, typed: str) -> OutcomeLine | None:
    """Return the outcome of a code; None where there is none. Raises AmbiguousOutcomeError where several have it."""
    from codesign.store.verbs.outcomes import UnknownOutcomeError

    try:
        return store.outcomes.find(typed)
    except UnknownOutcomeError:
        return None


def named_otherwise(store: Store, typed: str) -> Meant | None:
    """Return the record that goes by no reference: an outcome or a question of that code, a group to reach of that name.

    Raises:
        AmbiguousOutcomeError, SeveralQuestionsError: several go by it.
    """
    outcome = outcome_coded(store, typed)
    if outcome is not None:
        return Meant("outcome", outcome.id, outcome.code)
    wanted = " ".join(typed.casefold().split())
    if any(line.code.casefold() == wanted for line in store.questions.lines()):
        question = store.questions.find(typed)
        return Meant("question", question.id, question.code)
    groups = [line for line in store.reach.lines() if line.name.casefold() == wanted]
    return Meant("reach-group", groups[0].id, groups[0].name) if len(groups) == 1 else None
