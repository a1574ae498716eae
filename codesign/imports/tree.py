"""Outcomes in an order in which every parent comes before its children, and no branch hangs on nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from codesign.imports.problems import Problem
from codesign.imports.proposals import OutcomeProposal, Proposal


def parents_first(
    proposals: Sequence[Proposal], held_codes: Collection[str]
) -> tuple[list[Proposal], list[Problem]]:
    """Order outcomes parents first. One whose parent is nowhere, or is below itself, is kept at the top and noted."""
    waiting = [proposal for proposal in proposals if isinstance(proposal, OutcomeProposal)]
    known = {"", *held_codes}
    ordered: list[Proposal] = []
    while waiting:
        ready = [outcome for outcome in waiting if outcome.parent_code in known]
        if not ready:
            break
        taken = {outcome.row for outcome in ready}
        waiting = [outcome for outcome in waiting if outcome.row not in taken]
        ordered += ready
        known |= {outcome.code for outcome in ready}
    problems = [_orphan(outcome) for outcome in waiting]
    return ordered + [replace(outcome, parent_code="") for outcome in waiting], problems


def _orphan(outcome: OutcomeProposal) -> Problem:
    wrong = f"no outcome {outcome.parent_code} stands above it in the file or the programme; kept at the top"
    return Problem(
        outcome.row, "parent", outcome.parent_code, "parent not found", wrong, "Put the parent's code right."
    )
