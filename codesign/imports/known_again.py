"""Which rows are held already: by their own identifier or by identical content, never by looking alike."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from codesign.imports.problems import Problem
from codesign.imports.proposals import Proposal

_CHANGED = "held already, with other content"


@dataclass
class SortedOut:
    """Every proposal of a reading in one of three heaps."""

    to_write: list[Proposal] = field(default_factory=list)
    matched: list[Proposal] = field(default_factory=list)
    set_aside: list[tuple[Proposal, str]] = field(default_factory=list)
    """With the reason."""
    problems: list[Problem] = field(default_factory=list)

    def put_aside(self, proposal: Proposal, reason: str, put_right: str) -> None:
        """Set a row aside and say how to go on."""
        self.set_aside.append((proposal, reason))
        self.problems.append(Problem(proposal.row, "", "", "set aside", reason, put_right))


def source_key(proposal: Proposal) -> str:
    """Return what is kept with the record, to know its row again and to see whether it has changed."""
    return f"{proposal.key}#{proposal.fingerprint}"


def sort_out(proposals: Collection[Proposal], held_keys: Collection[str]) -> SortedOut:
    """Part rows that are held already from those to write.

    Args:
        proposals: The rows, in order.
        held_keys: The source keys of everything held of their kind.
    """
    held: dict[str, str] = {}
    for held_key in held_keys:
        key, _, fingerprint = held_key.rpartition("#")
        held[key] = fingerprint
    seen: dict[str, tuple[str, int]] = {}
    same_rows_again = _is_the_same_file(proposals, held)
    sorted_out = SortedOut()
    for proposal in proposals:
        if proposal.repeats and not same_rows_again:
            sorted_out.to_write.append(proposal)
        elif proposal.key in seen:
            _meet(sorted_out, proposal, *seen[proposal.key])
        elif proposal.key in held:
            _meet(sorted_out, proposal, held[proposal.key], 0)
        else:
            sorted_out.to_write.append(proposal)
            seen[proposal.key] = (proposal.fingerprint, proposal.row)
    return sorted_out


def _is_the_same_file(proposals: Collection[Proposal], held: Collection[str]) -> bool:
    """Say whether rows that equal others by a few words are the same rows again.

    `More buses` in two surveys is two people; most of a whole file in the same words is the same file once more.
    """
    repeats = [proposal for proposal in proposals if proposal.repeats]
    return sum(proposal.key in held for proposal in repeats) * 2 > len(repeats)


def _meet(sorted_out: SortedOut, proposal: Proposal, fingerprint: str, row: int) -> None:
    """Match a row with the one that has its key, or set it aside where they differ: nothing held is overwritten."""
    if fingerprint == proposal.fingerprint:
        sorted_out.matched.append(proposal)
        return
    reason = f"the same identifier as row {row}, with other content" if row else _CHANGED
    sorted_out.put_aside(
        proposal, reason, "Look at both and change the record by hand; nothing was overwritten."
    )
