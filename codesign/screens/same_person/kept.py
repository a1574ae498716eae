"""The questions as they were read, kept from one answer to the next: working thousands out anew at each would be waited for.

They are exact as long as nothing was written but the answers themselves, and no contact of an answer is in another question.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from codesign.records.same_person import Question
from codesign.screens.same_person.doing import Answered
from codesign.screens.same_person.turns import Key

if TYPE_CHECKING:
    from codesign.store import Store


class Kept:
    """What was read at one change of the store."""

    def __init__(self) -> None:
        self._newest = -1
        self._questions: Sequence[Question] = ()

    def read(self, store: Store, ask: Callable[[Store], Sequence[Question]]) -> Sequence[Question]:
        """Return the questions, read anew where anything else was written since."""
        newest = store.newest_change()
        if newest != self._newest:
            self._questions, self._newest = ask(store), newest
        return self._questions

    def answered(self, key: Key, answer: Answered) -> None:
        """Take a question that was answered out, or put it last; where others are about the same contacts, keep nothing."""
        was_alone = answer.before == self._newest and answer.after == answer.before + 1
        others = [each for each in self._questions if frozenset(each.ids) != key]
        if not was_alone or any(not key.isdisjoint(each.ids) for each in others):
            self._newest = -1
            return
        this = [each for each in self._questions if frozenset(each.ids) == key and answer.is_later]
        self._questions = [*others, *(replace(each, is_later=True) for each in this)]
        self._newest = answer.after
