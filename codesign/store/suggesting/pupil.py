"""One suggester, kept in step with the journal: what it knows, up to which change, and what it has still to learn."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlmodel import Session

from codesign.store.suggesting import lessons as learning
from codesign.store.suggesting import words
from codesign.store.suggesting.definitions import Label, definitions, labels
from codesign.store.suggesting.scope import Scope

if TYPE_CHECKING:
    from codesign.coding.suggesting import Suggester, Suggestion
    from codesign.coding.suggesting.learnt_words import LearntLabel

AT_ONCE = 20
"""Comments learnt while somebody waits for a suggestion: an answer, or a few. What is more is learnt by a worker, in pieces."""


@dataclass
class Pupil:
    """A suggester of one scope. Written by one thread at a time: whoever has its turn in `Suggesting`."""

    scope: Scope
    suggester: Suggester
    seen: int = 0
    """The row of the newest change whose comments were noted as still to be learnt, or learnt."""
    whole_at: int = 0
    """The row of the newest change up to which everything was learnt: what is kept of it stands at this one. 0 where it never was."""
    offered: dict[str, Label] = field(default_factory=dict)
    waiting: dict[str, None] = field(default_factory=dict)
    """The ids of comments still to be learnt, in order."""
    since_kept: int = 0
    """How many comments were learnt or forgotten since it was written down."""
    elsewhere: dict[str, LearntLabel] = field(default_factory=dict)
    """Words of its labels that were learnt where the codebook comes from."""
    must_be_kept: bool = False
    """Whether it has forgotten a comment that what is written down still holds."""

    def note(self, session: Session, newest: int) -> list[str]:
        """Note what changes touched up to the newest, whoever made them, here or in another copy of the program.

        Returns the ids of the comments that are to be learnt for it: those are learnt before what waited before.
        """
        if newest == self.seen:
            return []
        if learning.codebook_touched(session, self.scope, self.seen):
            self.take_codebook(session)
        touched = learning.touched(session, self.scope, self.seen)
        self.waiting.update(dict.fromkeys(touched))
        self.seen = newest
        self._settle()
        return touched

    def take_codebook(self, session: Session) -> None:
        """Take names and definitions as they are now."""
        self.offered = labels(session, self.scope)
        elsewhere = words.read(session) if self.scope.kind == "themes" else {}
        self.elsewhere = {label: each for label, each in elsewhere.items() if label in self.offered}
        self.suggester.redefine(definitions(self.offered))

    def learn(self, session: Session, due: Sequence[str], *, of_many: bool = False) -> int:
        """Learn some of what waits; of very many, so that settling makes sense of them. Returns how many comments those were."""
        for lesson in learning.lessons(session, self.scope, due) if due else ():
            self._learn(lesson, of_many=of_many)
        for comment in due:
            self.waiting.pop(comment, None)
        self._settle()
        return len(due)

    def _learn(self, lesson: learning.Lesson, *, of_many: bool) -> None:
        if lesson.teaches:
            learn = self.suggester.gather if of_many else self.suggester.learn
            learn(lesson.key, lesson.words, lesson.labels, lesson.not_labels)
        else:
            before = self.suggester.taught
            self.suggester.forget(lesson.key)
            self.must_be_kept |= self.suggester.taught < before
        self.since_kept += 1

    def _settle(self) -> None:
        if not self.waiting:
            self.whole_at = self.seen

    def suggest(self, said: str, most: int, on: Collection[str]) -> list[Suggestion]:
        """Return what is suggested for words, the likeliest first, without the labels that are on already."""
        without = self.without(on)
        if not self.elsewhere:
            return list(self.suggester.suggest(said, most, without))
        every = self.suggester.suggest(said, len(self.known()), without)
        elsewhere = {label: each for label, each in self.elsewhere.items() if label not in without}
        return words.with_words(every, said, elsewhere, self.suggester.taught)[:most]

    def without(self, also: Iterable[str]) -> frozenset[str]:
        """Return the labels that are not suggested: some, and all that are retired, merged away or thrown away."""
        return frozenset((*also, *(self.known() - self.offered.keys())))

    def known(self) -> set[str]:
        """Return every label it was ever taught."""
        return set(self.suggester.labels)


def fresh(session: Session, scope: Scope) -> Pupil:
    """Return a pupil that knows the codebook alone, and has every comment that was tagged or refused still to learn."""
    from codesign.coding.suggesting import Suggester

    pupil = Pupil(scope, Suggester(), seen=learning.newest(session))
    pupil.take_codebook(session)
    pupil.waiting = dict.fromkeys(learning.everything(session, scope))
    pupil._settle()
    return pupil


def of_kept(session: Session, scope: Scope, suggester: Suggester, as_at: int) -> Pupil:
    """Return a pupil that goes on from what was kept of it."""
    pupil = Pupil(scope, suggester, seen=as_at, whole_at=as_at)
    pupil.take_codebook(session)
    pupil.note(session, learning.newest(session))
    return pupil


def waiting_in_all(pupils: Sequence[Pupil]) -> int:
    """Return how many comments some pupils have still to learn."""
    return sum(len(pupil.waiting) for pupil in pupils)
