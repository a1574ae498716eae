"""Records as people name them to a command: by their reference; an outcome, which has none, by its code."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
