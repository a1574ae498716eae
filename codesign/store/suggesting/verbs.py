"""Suggestions: what is offered for a comment, what a person answers, and what may be taken many at once after it was shown."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from codesign.clock import stamp
from codesign.records.coding import KINDS, LearningProgress, Offered, Suggested, SureDone, SureKept, SureTag
from codesign.records.filters import NOTHING, Filter
from codesign.store.backup import backup
from codesign.store.file import StoreFile
from codesign.store.finding import listing
from codesign.store.suggesting import answering, asking, lessons, sure, words
from codesign.store.suggesting.errors import KeptApartError, NotLookedError
from codesign.store.suggesting.school import School
from codesign.store.verbs.one_tag import COLUMN, On, named, span_of

if TYPE_CHECKING:
    from codesign.coding.suggesting.learnt_words import LearntLabel

_FEW = 300
"""Untagged comments that are looked through while somebody waits: about a second."""
Result = TypeVar("Result")

__all__ = ["Suggesting"]


class Suggesting:
    """Verbs on suggestions."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store
        self._school = School(store)
        self._looked: tuple[Filter, int, list[SureTag]] | None = None

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
            pupils = self._school.of_comment(session, kinds, comment.programme)
            found = asking.best(session, pupils, comment)
            learning = sum(len(each.waiting) for held in pupils.values() for each in held)
            return Suggested(
                found.get("themes", ()), found.get("outcomes", ()), found.get("questions", ()), learning
            )

    def withheld(self, comment_id: str) -> frozenset[str]:
        """Return the labels that are not to be offered for a comment: said not to fit it, retired, or thrown away."""
        with self._store.read() as session:
            return frozenset(asking.withheld(session, comment_id))

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
        """Say that a label does not fit a comment: it is not suggested for it again, and taken off where a suggestion put it on.

        False where that was said already. Raises ByHandError, NoLabelError, KeptApartError, GoneError.
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

    # many at once

    def look(self, narrowed: Filter = NOTHING) -> Generator[LearningProgress, None, list[SureTag]]:
        """Look for sure suggestions among the comments a filter leaves that have no theme or no outcome: for a worker, in pieces.

        What it returns at its end, `sure` returns without looking again, until something changes.
        """
        newest, rows = (
            self._newest(),
            listing.rows(self._store, "feedback", replace(narrowed, suggested_sure=False)),
        )
        found: list[SureTag] = []
        for done in range(0, len(rows), sure.AT_A_TIME):
            found += self._sure_among(rows[done : done + sure.AT_A_TIME])
            yield LearningProgress("Looking for sure suggestions", done, len(rows))
        self._looked = (replace(narrowed, suggested_sure=False), newest, found)
        if narrowed == NOTHING:
            yield from sure.keep(self._store, found, newest, stamp(self._store.hands.clock.now()))
        return found

    def _sure_among(self, rows: Sequence[int]) -> list[SureTag]:
        with self._school.turn, self._store.read() as session:
            return [
                tag
                for comment in sure.waiting(session, rows)
                for tag in sure.sure_of(
                    session, self._school.of_comment(session, comment.kinds, comment.programme), comment
                )
            ]

    def _newest(self) -> int:
        with self._store.read() as session:
            return lessons.newest(session)

    def sure(self, narrowed: Filter = NOTHING) -> list[SureTag]:
        """Return the sure suggestions for the comments a filter leaves. Over many comments, run `look` in a worker first."""
        asked = replace(narrowed, suggested_sure=False)
        if self._looked is not None and self._looked[:2] == (asked, self._newest()):
            return self._looked[2]
        return finished(self.look(asked))

    def accept_sure(self, shown: Sequence[SureTag]) -> SureDone:
        """Put on a list of sure suggestions that somebody was shown, as one change, after a verified backup.

        A comment that somebody tagged or answered about since is left as it is.

        Raises:
            BackupFailedError, CannotSaveError: there is no sound backup; nothing is tagged.
        """
        with self._store.read() as session:
            due = sure.still_as_shown(session, shown)
        if not due:
            return SureDone("", 0, len(shown))
        at = self._store.hands.clock.now()
        name = f"{self._store.path.stem} before tagging {len(due)} {at:%Y-%m-%d %H%M%S}.db"
        copy = backup(self._store.path, name)
        with self._store.write("accept sure suggestions") as change:
            due = sure.still_as_shown(change.session, shown)
            for each in due:
                answering.accept(change, each.comment_id, On(each.offered.kind, each.offered.id))
        return SureDone(change.reference if due else "", len(due), len(shown) - len(due), str(copy))

    def sure_comments(self) -> list[str]:
        """Return the ids of the comments that have a sure suggestion and no tag yet, as last looked for among all of them.

        Raises:
            NotLookedError: nobody looked yet, and there are too many to do it while somebody waits.
        """
        with self._store.read() as session:
            kept = sure.read(session)
            if kept is not None:
                return sure.ids_of(session, sure.still_waiting(session, kept.rows))
        if len(listing.rows(self._store, "feedback", Filter(untagged=True))) > _FEW:
            raise NotLookedError
        return list(dict.fromkeys(each.comment_id for each in self.sure(Filter(untagged=True))))

    def sure_kept(self) -> SureKept | None:
        """Return which comments had one when somebody last looked at all, and when that was; nothing where nobody has."""
        with self._store.read() as session:
            return sure.read(session)

    # learning

    def steps(self, kinds: Sequence[str] = KINDS) -> Generator[LearningProgress, None, None]:
        """Read what was kept, and learn what changed since: for a worker, in pieces of at most 15 ms. Leave it at any piece."""
        return self._school.steps(kinds)

    def rebuild(self, kinds: Sequence[str] = KINDS) -> Generator[LearningProgress, None, None]:
        """Learn everything anew: for a worker, in pieces, to be left at any of them; what was learnt before then stays."""
        return self._school.rebuild(kinds)

    # words

    def learnt_words(self, theme_ids: Sequence[str]) -> dict[str, LearntLabel]:
        """Return what was learnt of themes, as words that may leave with the codebook: for a person to read first.

        A word is among them only if five comments have it, of three who spoke or kinds of them; no name in the register, number
        or address is.
        """
        with self._store.read() as session:
            return words.learnt(session, theme_ids)

    def begin_with(self, learnt_elsewhere: Mapping[str, LearntLabel]) -> None:
        """Let suggestions begin with words learnt elsewhere, by the id of a theme. It is no change; the codebook's import is."""
        if learnt_elsewhere:
            words.keep(self._store, learnt_elsewhere)
            self._school.take_codebooks()

    @property
    def learning(self) -> int:
        """How many comments are still to be learnt."""
        return self._school.waiting()

    def close(self) -> None:
        """Write down what was learnt, where it is worth it."""
        self._school.keep(closing=True)


def column_of(offered: Offered) -> dict[str, Any]:
    """Return an offer as the argument that `accept`, `not_this` and `take_back` take: `accept(id, **column_of(offered))`."""
    return {COLUMN[offered.kind]: offered.id}


def finished(steps: Generator[object, None, Result]) -> Result:
    """Go through pieces to their end, and return what they return."""
    while True:
        try:
            next(steps)
        except StopIteration as ended:
            result: Result = ended.value
            return result
