"""The same comment in two files: its own identifier and its words are those of a comment that an import brought before.

Identifiers alone prove nothing, nor do words alone: two surveys both have an answer 12, and a hundred people send in one
campaign letter. Both together are one comment, whatever the column of identifiers is called, unless the question or the
day says otherwise. A bare number needs one of these to say so too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from codesign.imports.known_again import SortedOut
from codesign.imports.proposals import CommentProposal, Proposal
from codesign.imports.words import fold
from codesign.records.feedback import ImportedComment
from codesign.text import plural

_OTHER_PERMISSION = "held already, with another permission to quote"
_OTHER_WORDING = "held already as our note, here as exact words"
_BESIDES = {
    "kind": "who",
    "type": "type",
    "sentiment": "sentiment",
    "stance": "stance",
    "place": "place",
    "note": "note",
}
"""What else may differ between two files: the field of the comment, and of the row."""


@dataclass
class SameComments:
    """Rows that are comments held already."""

    of_imports: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How many are in each import: its reference and its file."""
    labels: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By a comment's id: the labels it does not have yet."""
    differing: Counter[str] = field(default_factory=Counter)
    """Rows that say something else besides, by what."""

    def notes(self, *, is_dry_run: bool) -> Iterator[str]:
        """Say what the rows were matched with, and what became of what else they say."""
        for (reference, file_name), rows in self.of_imports.items():
            yield (
                f"{plural(rows, 'row')} matched with comments of {reference} ({file_name}): "
                "the same identifier and the same words."
            )
        if self.labels:
            count = sum(len(names) for names in self.labels.values())
            would = "would be" if is_dry_run else "were" if count > 1 else "was"
            yield f"{plural(count, 'label')} {would} added to {plural(len(self.labels), 'comment')} matched, which had not got them."
        if self.differing:
            said = ", ".join(f"{what} in {plural(rows, 'row')}" for what, rows in self.differing.items())
            yield f"Where they say something else ({said}) nothing was changed: what is held was kept."


def own_id(proposal: Proposal) -> str:
    """Return the row's own identifier, or nothing."""
    return proposal.key.split("/", 2)[-1] if proposal.by_id else ""


def match_same(rows: SortedOut, held: Mapping[str, Sequence[ImportedComment]]) -> SameComments:
    """Take rows that are comments held already from those to write.

    Args:
        rows: The rows parted so far; those found here are matched, or set aside where a person must look.
        held: Comments that imports brought, by their rows' own identifiers.
    """
    same, to_write = SameComments(), list[Proposal]()
    for proposal in rows.to_write:
        comment = _found(proposal, held)
        if comment is None or not isinstance(proposal, CommentProposal):
            to_write.append(proposal)
            continue
        reason = _why_look(proposal, comment)
        if reason:
            rows.put_aside(
                proposal, reason, "Look at both and mark the comment that is held; nothing was overwritten."
            )
            continue
        rows.matched.append(proposal)
        _take_account(same, proposal, comment)
    rows.to_write = to_write
    return same


def _found(proposal: Proposal, held: Mapping[str, Sequence[ImportedComment]]) -> ImportedComment | None:
    own = own_id(proposal)
    if not own or not isinstance(proposal, CommentProposal):
        return None
    return next((each for each in held.get(own, ()) if _is_same(proposal, each, own)), None)


def _is_same(row: CommentProposal, held: ImportedComment, own: str) -> bool:
    if row.words.split() != held.words.split():
        return False
    given = [(row.said_on, held.said_on), (fold(row.question), fold(held.question))]
    both = [(one, other) for one, other in given if one and other]
    return all(one == other for one, other in both) and bool(both or not own.isdecimal())


def _why_look(row: CommentProposal, held: ImportedComment) -> str:
    """Return why a person must look: the row may say that fewer words may leave than what is held does."""
    if row.permission not in ("not-asked", held.permission):
        return _OTHER_PERMISSION
    return _OTHER_WORDING if row.exact and not held.exact else ""


def _take_account(same: SameComments, row: CommentProposal, held: ImportedComment) -> None:
    same.of_imports[(held.batch, held.file_name)] += 1
    has = {name.casefold() for name in (*held.themes, *same.labels.get(held.id, ()))}
    missing = tuple(name for name in row.themes if name.casefold() not in has)
    if missing:
        same.labels[held.id] = (*same.labels.get(held.id, ()), *missing)
    for held_as, given_as in _BESIDES.items():
        given = getattr(row, given_as)
        if given and given != getattr(held, held_as):
            same.differing[given_as] += 1
