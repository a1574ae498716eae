"""Second opinions: begun, coded blind, compared, and settled."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from sqlmodel import Session

from codesign.records.filters import NOTHING, Filter
from codesign.records.second_opinion import HOW, LABELS_OF, Agreement, Disagreement, Opinion, ToCode
from codesign.store.file import StoreFile
from codesign.store.finding import listing
from codesign.store.finding.filters import Filters
from codesign.store.second_opinion import comparing, drawing, reading, settling
from codesign.store.second_opinion.errors import (
    HowSettledError,
    NamelessCoderError,
    NotDifferentError,
    NotInSampleError,
    NotTheCoderError,
    SameCoderError,
    SampleSizeError,
    SettledAlreadyError,
    StillBlindError,
)
from codesign.text import clean

__all__ = ["SecondOpinions"]


class SecondOpinions:
    """Verbs on second opinions. They are named by reference, such as `S3`."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store

    def begin(
        self,
        coder: str,
        *,
        kind: str = "themes",
        size: int = 50,
        narrowed: Filter = NOTHING,
        seed: int | None = None,
    ) -> Opinion:
        """Draw a sample by chance among the comments that a filter leaves and others tagged, for somebody to code blind.

        Args:
            coder: who codes it: not who tagged it first. What they tagged themselves is not drawn.
            kind: themes or outcomes.
            size: how many comments; all there are where there are fewer.
            narrowed: what it is drawn from.
            seed: to draw the same sample again; by chance where none is given. It is written down.

        Raises:
            NamelessCoderError, SampleSizeError, NothingToDrawError, SameCoderError.
        """
        name = clean(coder).text.strip()
        if not name:
            raise NamelessCoderError
        if size < 1:
            raise SampleSizeError
        seed = random.SystemRandom().randrange(1_000_000) if seed is None else seed
        asked = replace(narrowed, untagged=False, suggested_sure=False)
        words = "; ".join(f"{label} = {value}" for label, value in Filters(self._store).words(asked))
        rows = listing.rows(self._store, "feedback", asked)
        with self._store.write("begin second opinion") as change:
            drawn = drawing.draw(change.session, kind, rows, name, size=size, seed=seed)
            made = drawing.keep(change, drawn, kind, name, asked, words=words, seed=seed)
            return reading.opinions(change.session, "s.id = :id", id=made)[0]

    def tagged_all(self) -> frozenset[str]:
        """Return who tagged all there is, of whatever kind, in small letters: nothing is left for them to code."""
        with self._store.read() as session:
            by_kind = [drawing.tagged_all(session, kind) for kind in LABELS_OF]
        coders = [each for each in by_kind if each is not None]
        return frozenset.intersection(*coders) if coders else frozenset()

    def all(self) -> list[Opinion]:
        """Return every second opinion, the newest first."""
        with self._store.read() as session:
            return reading.opinions(session)

    def one(self, reference: str) -> Opinion:
        """Return one. Raises UnknownReferenceError."""
        with self._store.read() as session:
            return reading.opinion(session, reference)

    # coding, blind

    def next(self, reference: str) -> ToCode | None:
        """Return the next comment to be coded, without its tags; nothing where all are. Raises UnknownReferenceError."""
        with self._store.read() as session:
            return reading.next_to_code(session, reading.opinion(session, reference))

    def comment(self, reference: str, comment_id: str) -> ToCode:
        """Return one comment of a sample, without its tags. Raises NotInSampleError."""
        with self._store.read() as session:
            return self._of_sample(session, reading.opinion(session, reference), comment_id)

    def before(self, reference: str, comment: ToCode) -> str:
        """Return the id of the comment of a sample that was coded before another, in any sitting; nothing where none was."""
        with self._store.read() as session:
            return reading.coded_before(session, reading.opinion(session, reference), comment.place)

    def put_on(self, reference: str, comment_id: str) -> list[str]:
        """Return the ids of the labels that the second coder has put on a comment of a sample."""
        with self._store.read() as session:
            return reading.second_labels(session, reading.opinion(session, reference), comment_id)

    def is_coder(self, opinion: Opinion) -> bool:
        """Say whether who uses this copy is who is to code it, by name."""
        return _folded(self._store.hands.actor) == _folded(opinion.coder)

    def code(
        self, reference: str, comment_id: str, labels: Sequence[str], *, sits_here: bool = False
    ) -> Opinion:
        """Keep the labels, by id, that the second coder puts on a comment: none is an answer too. It is no tag.

        As long as the sample is being coded, a comment may be coded again.

        Args:
            reference: the second opinion.
            comment_id: the comment.
            labels: what is put on.
            sits_here: somebody was asked, and it is the coder who sits here under another's name.

        Raises:
            NotTheCoderError: whoever uses this copy is not the second coder.
            NotInSampleError: the comment is not in the sample, or was thrown away.
            SameCoderError: the second coder has tagged it first, since it was drawn.
            SettledAlreadyError: the sample is coded whole.
        """
        with self._store.write("code second opinion") as change:
            opinion = reading.opinion(change.session, reference)
            if not opinion.waits:
                raise SettledAlreadyError(opinion.reference)
            if not (sits_here or self.is_coder(opinion)):
                raise NotTheCoderError(change.actor, opinion.coder, opinion.reference)
            self._of_sample(change.session, opinion, comment_id)
            if reading.is_first_coder(change.session, opinion, comment_id):
                raise SameCoderError(opinion.coder)
            settling.code(change, opinion, comment_id, labels)
            return reading.opinions(change.session, "s.id = :id", id=opinion.id)[0]

    def finish(self, reference: str) -> Opinion:
        """End the coding early: what is not coded is left out, and what was is compared."""
        with self._store.write("finish second opinion") as change:
            opinion = reading.opinion(change.session, reference)
            settling.leave_out(change, opinion)
            return reading.opinions(change.session, "s.id = :id", id=opinion.id)[0]

    def _of_sample(self, session: Session, opinion: Opinion, comment_id: str) -> ToCode:
        found = reading.next_to_code(session, opinion, comment_id)
        if found is None:
            raise NotInSampleError(opinion.reference)
        return found

    # comparing and settling

    def results(self, reference: str) -> Agreement:
        """Return how far the two agree. Raises StillBlindError while the sample is being coded."""
        with self._store.read() as session:
            return comparing.agreement(session, self._coded(session, reference))

    def disagreements(self, reference: str, *, settled: bool = False) -> list[Disagreement]:
        """Return what they differ about, without what is settled unless that is asked for. Raises StillBlindError."""
        with self._store.read() as session:
            return comparing.disagreements(session, self._coded(session, reference), settled=settled)

    def settle(self, reference: str, comment_id: str, how: str) -> Opinion:
        """Settle one disagreement: the first stands, the second, both, or neither; the comment's tags are brought in line.

        The figures of the second opinion stay as they were. With the last of them, it is settled.

        Raises:
            HowSettledError, StillBlindError.
            NotDifferentError: the two agree about that comment, or it is settled.
        """
        if how not in HOW:
            raise HowSettledError(how)
        with self._store.write("settle second opinion") as change:
            opinion = self._coded(change.session, reference)
            left = [
                each for each in reading.pairs(change.session, opinion) if each.differ and not each.settled
            ]
            pair = next((each for each in left if each.comment_id == comment_id), None)
            if pair is None:
                raise NotDifferentError(reading.comment_reference(change.session, comment_id))
            settling.settle(change, opinion, pair, how)
            if len(left) == 1:
                settling.close(change, opinion)
            return reading.opinions(change.session, "s.id = :id", id=opinion.id)[0]

    def _coded(self, session: Session, reference: str) -> Opinion:
        opinion = reading.opinion(session, reference)
        if opinion.waits:
            raise StillBlindError(opinion.reference, opinion.waits)
        return opinion


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
