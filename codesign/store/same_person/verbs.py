"""The same person? Contacts that may be one: asked, answered, merged, and taken apart again at any later time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from sqlalchemy import text

from codesign.records.same_person import AddedSince, Answer, Comparison, Counted, Merge, Merged, Question, Why
from codesign.store import hidden, standing
from codesign.store.backup import backup
from codesign.store.file import StoreFile
from codesign.store.references import resolve
from codesign.store.same_person import answers as answering
from codesign.store.same_person import comparing, merging, names_left, queue
from codesign.store.same_person import counted as counting
from codesign.store.same_person.entries import entries
from codesign.store.same_person.errors import NotAddedSinceError, NotForManyError
from codesign.store.same_person.since import added_since
from codesign.text import plural

if TYPE_CHECKING:
    from codesign.matching.entry import Entry
    from codesign.matching.search import Found

__all__ = ["SamePerson"]

_VERBS = {
    "different": "different people",
    "related": "related contacts",
    "later": "same person: left for later",
}
"""What a change is called that keeps an answer."""


class SamePerson:
    """Verbs on contacts that may be one."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store
        self._found: Found | None = None
        self._weighed: list[queue.Weighed] = []
        self._known: dict[frozenset[str], queue.Weighed] = {}

    # asking

    def entries(self) -> list[Entry]:
        """Return every contact as the engine compares it, those merged away within whoever stands for them."""
        with self._store.read() as session:
            return list(entries(session))

    def answers(self) -> set[tuple[str, str]]:
        """Return the pairs that the engine leaves apart: decided, and nothing is known of either that was not known then."""
        with self._store.read() as session:
            return answering.to_be_left(session)

    def answered(self) -> list[Answer]:
        """Return every answer that holds, by who stands for the two now."""
        with self._store.read() as session:
            return list(answering.read(session).values())

    def questions(self, found: Found | None) -> list[Question]:
        """Return what a search found as questions, without what was answered; with nothing found, what was left for later."""
        if found is not self._found or found is None:
            self._found, self._weighed = found, queue.weighed(found) if found else []
        with self._store.read() as session:
            self._known = queue.as_they_stand(session, self._weighed)
            return queue.questions(session, self._known, found.clusters if found else ())

    def counted(self) -> Counted:
        """Return how many questions waited when somebody last looked, here or elsewhere, without looking."""
        return counting.read(self._store)

    def keep_counted(self, questions: int) -> None:
        """Keep how many questions wait, for Today to say."""
        counting.keep(self._store, questions)

    def keep_alike(self, contacts: int) -> None:
        """Keep that some new contacts look like somebody, for Today to say."""
        counting.add_alike(self._store, contacts)

    def names(self, ids: Iterable[str]) -> dict[str, str]:
        """Return what contacts are called, by id, without the names somebody has left."""
        with self._store.read() as session:
            wanted = list(ids)
            rows = session.execute(
                text("SELECT id, name FROM contact WHERE id IN (SELECT value FROM json_each(:ids))"),
                {"ids": json.dumps(wanted)},
            )
            masks = hidden.masks(session, wanted)
            return {row.id: masks.get(row.id, str)(row.name) for row in rows}

    def ends(self) -> dict[str, str]:
        """Return who stands for each contact that was merged into another."""
        with self._store.read() as session:
            return standing.merged_into(session)

    def references(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the references of contacts, by id: those of merged-away contacts too; in the order they were recorded."""
        with self._store.read() as session:
            rows = session.execute(
                text(
                    "SELECT id, 'N' || number || '-' || letters AS reference FROM contact WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY row"
                ),
                {"ids": json.dumps(list(ids))},
            )
            return {row.id: row.reference for row in rows}

    def named(self, typed: str) -> str:
        """Return the contact that goes by a reference itself, even where another stands for it. Raises UnknownReferenceError."""
        with self._store.read() as session:
            return resolve(session, typed, only="N", itself=True).id

    def compare(self, ids: Sequence[str], survivor: str = "", asked: Question | None = None) -> Comparison:
        """Return contacts side by side with what is proposed, by who stands for them; the survivor too where none is named.

        What speaks for and against is what the question said that asked for it; with none behind it, what the last search
        said, or these compared by themselves.

        Raises:
            OneContactError, MergedAlreadyError, DifferentSortsError, GoneError.
        """
        with self._store.read() as session:
            return comparing.compare(self._store, session, ids, survivor, self._why(ids, asked))

    # answering

    def merge(
        self,
        survivor: str,
        others: Sequence[str],
        choices: Mapping[str, str] | None = None,
        reasons: Sequence[Why] = (),
        weight: float | None = None,
    ) -> Merged:
        """Let one contact go on for others. A choice names, by field, whose value stays; what is not chosen is as proposed.

        Raises:
            OneContactError, MergedAlreadyError, DifferentSortsError, ChoiceError, GoneError.
        """
        known = None if reasons else self._why((survivor, *others))
        with self._store.write("merge contacts") as change:
            sides = merging.those_meant(change.session, (survivor, *others))
            if known is not None:
                reasons, weight = known.reasons, known.weight if weight is None else weight
            return merging.merge(change, sides, choices or {}, reasons, weight)

    def merge_many(self, questions: Sequence[Question]) -> Merged:
        """Answer many questions with `same` at once, as one change, after a verified backup.

        Raises:
            NotForManyError: one of them is not to be answered with others; nothing is merged.
            BackupFailedError, CannotSaveError: there is no sound backup; nothing is merged.
        """
        for question in questions:
            if not question.may_be_bulk:
                raise NotForManyError(question.why_not_bulk)
        if not questions:
            return Merged("", "", "")
        at = self._store.hands.clock.now()
        copy = backup(
            self._store.path,
            f"{self._store.path.stem} before merging {len(questions)} {at:%Y-%m-%d %H%M%S}.db",
        )
        made: list[str] = []
        with self._store.write("merge contacts, many at once") as change:
            for question in questions:
                if len(standing.as_they_stand(change.session, question.ids)) < 2:
                    continue  # they are one by a question before
                self._still_for_many(question)
                sides = merging.those_meant(change.session, question.ids)
                done = merging.merge(change, sides, {}, question.reasons, question.weight)
                made.extend(done.merges)
        said = f"{plural(len(questions), 'question')} answered with the same. `codesign undo {change.reference}` takes all of it back."
        return Merged(change.reference, "", "", tuple(made), (said,), str(copy))

    def split(self, merge: str | Merge, give_back: Iterable[str] = (), *, show_names: bool = False) -> Merged:
        """Take one merge apart. What is named of what came since goes to the contact that was merged away; the rest stays.

        A hidden name that would be a contact's own again stays hidden, unless `show_names`: `names_again` tells of whom.

        Raises:
            NotMergedError: the merge does not stand.
            NotAddedSinceError: something named did not come since.
        """
        merge_id, wanted = merge if isinstance(merge, str) else merge.id, set(give_back)
        with self._store.write("take a merge apart") as change:
            added = [each for each in added_since(change.session, merge_id) if each.id in wanted]
            if {each.id for each in added} != wanted:
                raise NotAddedSinceError
            return merging.split(change, merge_id, added, show_names=show_names)

    def names_again(self, merge: str | Merge) -> list[str]:
        """Return the references of those whose own name is hidden and would be shown again by a split. Raises NotMergedError."""
        with self._store.read() as session:
            again = names_left.parting(session, merge if isinstance(merge, str) else merge.id).again
            return list(self.references(again).values())

    def added_since(self, merge: str | Merge) -> list[AddedSince]:
        """Return what came since a merge to whoever stood for the merged contact. Raises NotMergedError."""
        with self._store.read() as session:
            return added_since(session, merge if isinstance(merge, str) else merge.id)

    def merges(self, contact_id: str = "") -> list[Merge]:
        """Return the merges behind a contact, or behind whoever stands for it, newest first; all of them where none is named."""
        with self._store.read() as session:
            return comparing.merges(session, contact_id)

    def apart(self, one: str, other: str, reasons: Sequence[Why] = (), weight: float | None = None) -> None:
        """Remember that two are different people, with what was known. Raises OneContactError, MergedAlreadyError."""
        self._answer("different", (one, other), reasons, weight)

    def related(
        self, one: str, other: str, how: str, reasons: Sequence[Why] = (), weight: float | None = None
    ) -> None:
        """Remember that two are related, and how: a code of `HOW`. Raises HowRelatedError, OneContactError, MergedAlreadyError."""
        self._answer("related", (one, other), reasons, weight, how or "other")

    def later(self, one: str, other: str, reasons: Sequence[Why] = (), weight: float | None = None) -> None:
        """Leave two for later: they are asked about last. Raises OneContactError, MergedAlreadyError."""
        self._answer("later", (one, other), reasons, weight)

    def _answer(
        self, answer: str, pair: tuple[str, str], reasons: Sequence[Why], weight: float | None, how: str = ""
    ) -> None:
        known = None if reasons else self._why(pair)
        if known is not None:
            reasons, weight = known.reasons, known.weight
        with self._store.write(_VERBS[answer]) as change:
            answering.keep(change, pair, answer, reasons, weight=weight, how=how)

    def _still_for_many(self, question: Question) -> None:
        """Refuse what somebody answered, or what it was not, since the list was shown. Raises NotForManyError."""
        with self._store.read() as session:
            why_not = queue.why_not_now(session, question.ids)
        if why_not:
            raise NotForManyError(why_not)

    def _why(self, ids: Sequence[str], asked: Question | None = None) -> comparing.Known | None:
        """Return what speaks for and against: as asked, of the last search, or of these alone; of a group, of its strongest pair."""
        if asked is not None and asked.probability:  # what a person asked by hand has none
            return comparing.Known(asked.reasons, asked.weight)
        with self._store.read() as session:
            stand = sorted(standing.as_they_stand(session, ids))
            known = [
                self._known[pair] for pair in map(frozenset, combinations(stand, 2)) if pair in self._known
            ]
            if known:
                strongest = max(known, key=lambda each: each.weight)
                return comparing.Known(strongest.reasons, strongest.weight)
            return comparing.compared_alone(session, stand)
