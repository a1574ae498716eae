"""Suggestions: what is offered for a comment, what a person answers, and what may be taken many at once after it was shown."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from codesign.records.coding import KINDS, LearningProgress, Offered, Suggested
from codesign.store.file import StoreFile
from codesign.store.suggesting import answering, asking
from codesign.store.suggesting.errors import KeptApartError
from codesign.store.suggesting.school import School
from codesign.store.verbs.one_tag import named, span_of

__all__ = ["Suggesting"]


class Suggesting:
    """Verbs on suggestions."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store
        self._school = School(store)

    # asking

    def for_comment(self, comment_id: str, kinds: Sequence[str] = KINDS) -> Suggested:
        """Return what is suggested for a comment, without what it has and what somebody said does not fit it.

        It has learnt every answer given before, here or in another copy, unless many wait for a worker: `Suggested.learning`.

        Raises:
            GoneError: the comment was thrown away.
        """
        with self._school.turn, self._store.read() as session:
            comment = asking.asked(session, comment_id)
            if comment.why_none:
                return Suggested(why_none=comment.why_none)
            pupils = {kind: self._school.of_comment(session, kind, comment.programme) for kind in kinds}
            found = {kind: asking.best(session, held, kind, comment) for kind, held in pupils.items()}
            learning = sum(len(each.waiting) for held in pupils.values() for each in held)
            return Suggested(
                found.get("themes", ()), found.get("outcomes", ()), found.get("questions", ()), learning
            )

    # answering

    def accept(
        self,
        comment_id: str,
        *,
        theme_id: str = "",
        outcome_id: str = "",
        question_id: str = "",
        start: int | None = None,
        end: int | None = None,
        quote: str = "",
    ) -> bool:
        """Put on what was suggested, for the whole comment or a span of its words. False where it is on already.

        Raises:
            NoLabelError, NotTheirWordsError, KeptApartError, GoneError.
        """
        on = named(theme_id, outcome_id, question_id)
        with self._store.write("accept suggestion") as change:
            self._refuse_apart(comment_id)
            span = span_of(change.session, comment_id, start, end, quote)
            return answering.accept(change, comment_id, on, span)

    def not_this(
        self, comment_id: str, *, theme_id: str = "", outcome_id: str = "", question_id: str = ""
    ) -> bool:
        """Say that a label does not fit a comment: it is not suggested for it again, and taken off where it is on.

        False where that was said already. Raises NoLabelError, KeptApartError, GoneError.
        """
        on = named(theme_id, outcome_id, question_id)
        with self._store.write("not this") as change:
            self._refuse_apart(comment_id)
            return answering.reject(change, comment_id, on)

    def take_back(
        self, comment_id: str, *, theme_id: str = "", outcome_id: str = "", question_id: str = ""
    ) -> bool:
        """Take a “not this” back. False where nobody said it. Raises NoLabelError."""
        on = named(theme_id, outcome_id, question_id)
        with self._store.write("take back “not this”") as change:
            return answering.take_back(change, comment_id, on)

    def _refuse_apart(self, comment_id: str) -> None:
        with self._store.read() as session:
            comment = asking.asked(session, comment_id)
        if comment.is_apart:
            raise KeptApartError

    # learning

    def steps(self, kinds: Sequence[str] = KINDS) -> Generator[LearningProgress, None, None]:
        """Read what was kept, and learn what changed since: for a worker, in pieces of at most 15 ms. Leave it at any piece."""
        return self._school.steps(kinds)

    def rebuild(self, kinds: Sequence[str] = KINDS) -> Generator[LearningProgress, None, None]:
        """Learn everything anew: for a worker, in pieces, to be left at any of them; what was learnt before then stays."""
        return self._school.rebuild(kinds)

    @property
    def learning(self) -> int:
        """How many comments are still to be learnt."""
        return self._school.waiting()

    def close(self) -> None:
        """Write down what was learnt, where it is worth it."""
        self._school.keep(closing=True)


def column_of(offered: Offered) -> dict[str, str]:
    """Return an offer as the argument that `accept`, `not_this` and `take_back` take: `accept(id, **column_of(offered))`."""
    return {
        {"themes": "theme_id", "outcomes": "outcome_id", "questions": "question_id"}[offered.kind]: offered.id
    }
