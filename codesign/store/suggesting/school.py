"""The suggesters of one open store: read when first asked for, kept in step, taught in pieces, and written down now and then.

Several threads ask: one has its turn at a time, for one piece of work. Another copy of the program has suggesters of its own;
what either writes is in the journal, by which both stay right.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Collection, Generator, Iterator, Sequence
from itertools import islice
from threading import RLock
from time import perf_counter
from typing import TYPE_CHECKING

from sqlmodel import Session

from codesign.errors import CodesignError
from codesign.records.coding import KINDS, LearningProgress
from codesign.store.suggesting import keeping, lessons, pupil, scope
from codesign.store.suggesting.pupil import Pupil
from codesign.store.suggesting.scope import Scope

if TYPE_CHECKING:
    from codesign.store.file import StoreFile

PIECE = 0.008
"""Seconds of work after which another thread may have its turn."""
AT_A_TIME = 4
"""Comments read and learnt between two looks at the clock: of 40,000 characters, one takes longest."""
KEEP_EVERY = 100
"""Answers after which a worker writes down what was learnt; of a big store a fiftieth of it, so that little is written often."""
TRIES = 5
"""Times that packing what was learnt is begun again because somebody answered meanwhile; then it is packed in one go."""
SMALL = 5_000
"""Comments learnt up to which it is written down on closing: of more, only where enough was learnt since."""


_UNREADABLE = (ValueError, LookupError, TypeError, EOFError, struct.error, zlib.error)
"""What bytes of another form may end in, whatever they are."""


class School:
    """Suggesters by what they learn."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store
        self.turn = RLock()
        self._pupils: dict[Scope, Pupil] = {}
        self._used: dict[str, tuple[int, set[tuple[str, str]]]] = {}
        """By kind: up to which change it was noted which programmes' labels are used in which programmes, and those."""

    # whom to ask

    def of_comment(self, session: Session, kinds: Collection[str], programme: str) -> dict[str, list[Pupil]]:
        """Return the suggesters to ask about a comment of a programme, by kind, in step but for what a worker has to learn."""
        newest = lessons.newest(session)
        found: dict[str, list[Pupil]] = {kind: [] for kind in kinds}
        for each in scope.scopes(session, kinds):
            if (
                not programme
                or each.programme in ("", programme)
                or (programme, each.programme) in self._used_by(session, each.kind, newest)
            ):
                found[each.kind].append(self._in_step(session, each, newest))
        return found

    def _used_by(self, session: Session, kind: str, newest: int) -> set[tuple[str, str]]:
        at, held = self._used.get(kind, (0, set()))
        if at != newest:
            held = held | scope.used(session, kind, after=at)
            if not self._store.is_changing:
                self._used[kind] = (newest, held)
        return held

    def _in_step(self, session: Session, wanted: Scope, newest: int) -> Pupil:
        """Return one suggester, having learnt the answers given since it was asked last, unless there are too many to wait for."""
        held = self._held(session, wanted)
        if not self._store.is_changing:  # what is not committed may come to nothing
            new = held.note(session, newest) or list(held.waiting)
            if len(new) <= pupil.AT_ONCE:
                held.learn(session, new)
        return held

    def _held(self, session: Session, wanted: Scope) -> Pupil:
        if wanted not in self._pupils:
            self._pupils[wanted] = self._read(session, wanted)
        return self._pupils[wanted]

    def _read(self, session: Session, wanted: Scope) -> Pupil:
        """Return a suggester from what was kept, else one with everything to learn."""
        from codesign.coding.suggesting import Suggester

        kept = keeping.read(session, wanted.kind, wanted.programme)
        if kept is not None and kept.as_at <= lessons.newest(session):
            try:
                return pupil.of_kept(session, wanted, Suggester.from_bytes(kept.weights), kept.as_at)
            except _UNREADABLE:  # another form, or damaged: it is learnt anew
                pass
        return pupil.fresh(session, wanted)

    # learning

    def steps(self, kinds: Sequence[str] = KINDS) -> Generator[LearningProgress, None, None]:
        """Read what was kept and learn what waits, in pieces of at most 15 ms but for reading. Leave it at any piece."""
        for wanted in self._scopes(kinds):
            with self.turn, self._store.read() as session:
                is_new = not self._held(session, wanted).whole_at
            yield LearningProgress("Reading what was learnt", 0, 0)
            if is_new:
                yield from self._anew(wanted)
            yield from self._learn(wanted)

    def rebuild(self, kinds: Sequence[str] = KINDS) -> Generator[LearningProgress, None, None]:
        """Learn everything anew, from the first comment on. What was learnt before is used until that is done, or stays if it is left."""
        for wanted in self._scopes(kinds):
            yield from self._anew(wanted)
            yield from self._learn(wanted)

    def _anew(self, wanted: Scope) -> Iterator[LearningProgress]:
        """Learn one scope anew, beside the suggester that is used meanwhile, and let it take its place."""
        with self._store.read() as session:
            anew = pupil.fresh(session, wanted)
        of = len(anew.waiting)
        while anew.waiting:
            with self._store.read() as session:
                _learn_for_a_piece(session, anew, of_many=True)
            yield LearningProgress("Learning from tagged comments", of - len(anew.waiting), of)
            if anew.suggester.is_due and anew.waiting:
                yield from _settle(anew)
        if of:
            yield from _settle(anew)
        anew.since_kept, anew.must_be_kept = max(1, of), bool(of)
        with self.turn:
            self._pupils[wanted] = anew

    def _scopes(self, kinds: Sequence[str]) -> list[Scope]:
        with self._store.read() as session:
            return scope.scopes(session, kinds)

    def _learn(self, wanted: Scope) -> Iterator[LearningProgress]:
        done = 0
        while True:
            with self.turn, self._store.read() as session:
                held = self._pupils[wanted]
                held.note(session, lessons.newest(session))
                done += _learn_for_a_piece(session, held)
                left = len(held.waiting)
            if done:
                yield LearningProgress("Learning from tagged comments", done, done + left)
            if not left:
                break
        if _is_due(held):
            yield from self._keep(held)

    def take_codebooks(self) -> None:
        """Have every suggester take the codebook, and the words that came with it, as they are now."""
        with self.turn, self._store.read() as session:
            for each in self._pupils.values():
                each.take_codebook(session)

    def waiting(self) -> int:
        """Return how many comments the suggesters that were asked have still to learn."""
        with self.turn:
            return pupil.waiting_in_all(list(self._pupils.values()))

    # keeping

    def _keep(self, held: Pupil) -> Iterator[LearningProgress]:
        """Write a suggester down, a piece at a time. A store that cannot be written to now goes without."""
        kept = yield from self._packed(held)
        pieces = keeping.write(self._store, held.scope.kind, held.scope.programme, kept)
        try:
            for done, _ in enumerate(pieces, start=1):
                yield LearningProgress(
                    "Keeping what was learnt", done, len(kept.weights) // keeping.PIECE + 1
                )
        except CodesignError:
            return

    def _packed(self, held: Pupil) -> Generator[LearningProgress, None, keeping.Held]:
        """Pack a suggester, a piece at a time, and return all at the last; begun again where it learnt meanwhile, at most `TRIES` times."""
        suggester = held.suggester
        tried = 0
        while True:
            with self.turn:
                at, packing, parts = suggester.changes, suggester.packing(), list[bytes]()
                if tried == TRIES:
                    parts.extend(packing)
            tried += 1
            while True:
                with self.turn:
                    if suggester.changes != at:
                        break
                    part = next(packing, None)
                    if part is None:
                        held.since_kept, held.must_be_kept = 0, False
                        return keeping.Held(b"".join(parts), held.whole_at)
                    parts.append(part)
                yield LearningProgress("Keeping what was learnt", 0, 0)

    def keep(self, *, closing: bool = False) -> None:
        """Write down what was learnt since it was last written, where that is worth it."""
        if self._store.is_changing:
            return
        with self.turn:
            due = [each for each in self._pupils.values() if _is_due(each, closing=closing)]
        for each in due:
            for _ in self._keep(each):
                pass


def _settle(held: Pupil) -> Iterator[LearningProgress]:
    labels = len(held.known())
    for done in held.suggester.settling():
        yield LearningProgress("Weighing what was learnt", done, labels)


def _learn_for_a_piece(session: Session, held: Pupil, *, of_many: bool = False) -> int:
    """Learn for some milliseconds. Returns how many comments that were."""
    until, done = perf_counter() + PIECE, 0
    while held.waiting and not (of_many and held.suggester.is_due and done):
        done += held.learn(session, list(islice(held.waiting, AT_A_TIME)), of_many=of_many)
        if perf_counter() > until:
            break
    return done


def _is_due(held: Pupil, *, closing: bool = False) -> bool:
    """Whether it is time to write a suggester down: it learnt much, forgot somebody, or is small and codesign is left."""
    if held.must_be_kept:
        return True
    if closing and held.suggester.taught <= SMALL:
        return held.since_kept > 0
    return held.since_kept >= max(KEEP_EVERY, held.suggester.taught // 50)
