"""What an answer does: looked at once more and done in one change, or not at all; and the sentence that says so. Runs in a thread."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from codesign.errors import CodesignError
from codesign.records.same_person import HOW, Comparison, Question, Why
from codesign.screens.same_person.rows import Chosen, heads
from codesign.screens.same_person.ways import ALL
from codesign.text import one_line, shorten

if TYPE_CHECKING:
    from codesign.store import Store

_NAME = 36
_NAMED = 3
"""More are counted: what was done is said in a line or two."""


class AlteredMeanwhileError(CodesignError):
    """What was answered is not what stands there now."""

    def __init__(self) -> None:
        super().__init__(
            "One of these contacts was altered since they were read, so nothing was done.",
            todo="This is how they stand now: answer again.",
        )


class Answered(NamedTuple):
    """What an answer did."""

    said: str
    before: int
    """The newest change before it."""
    after: int
    is_later: bool = False
    """Whether it was left for later."""


class Doing:
    """Answers about one comparison. Each sees, inside its own change, whether what it is about is still what was read."""

    def __init__(self, store: Store, comparison: Comparison, question: Question | None = None) -> None:
        self._store = store
        self._question = question
        """What asked for it: its reasons are kept with the answer as they were read."""
        self._of = comparison
        self._ids = [side.id for side in comparison.sides]

    def same(self, chosen: Chosen) -> Answered:
        """Join them, with what is chosen."""
        survivor = chosen.survivor(self._of)
        others = [id_ for id_ in self._ids if id_ != survivor]
        choices = chosen.choices(self._of)

        def do() -> str:
            self._store.same_person.merge(survivor, others, choices, self._of.reasons, self._of.weight)
            goes_on = self._called(survivor, choices.get("name", survivor))
            return f"{self._names(others)} {_is_are(others)} {goes_on} now. u takes it apart again."

        return self._in_one_change("merge contacts", do)

    def different(self, who: str) -> Answered:
        """Say that they are different people: all of them, or one of a group and the rest."""
        pairs = list(combinations(self._ids, 2)) if who == ALL else self._with_others(who)
        named = self._names(self._ids if who == ALL else [who])
        rest = " are different people" if who == ALL else " is somebody else than the others"

        def do() -> str:
            for one, other in pairs:
                self._store.same_person.apart(one, other, *self._known())
            return f"{named}{rest}. u takes it back."

        return self._in_one_change("different people", do)

    def related(self, how: str) -> Answered:
        """Say that they are related, and how."""

        def do() -> str:
            for one, other in combinations(self._ids, 2):
                self._store.same_person.related(one, other, how, *self._known())
            return f"{self._names(self._ids)}: {HOW[how]}. u takes it back."

        return self._in_one_change("related contacts", do)

    def later(self) -> Answered:
        """Leave it for later."""

        def do() -> str:
            for other in self._ids[1:]:
                self._store.same_person.later(self._ids[0], other, *self._known())
            return f"{self._names(self._ids)}: left for later, at the end of the queue."

        return self._in_one_change("same person: left for later", do)._replace(is_later=True)

    def _in_one_change(self, verb: str, do: Callable[[], str]) -> Answered:
        store = self._store
        before = store.newest_change()
        with store.write(verb):
            if store.same_person.compare(self._ids, asked=self._question) != self._of:
                raise AlteredMeanwhileError
            said = do()
        return Answered(said, before, store.newest_change())

    def _known(self) -> tuple[tuple[Why, ...], float | None]:
        """Return what was read of two; of a group each pair has reasons of its own."""
        return (self._of.reasons, self._of.weight) if len(self._ids) == 2 else ((), None)

    def _with_others(self, who: str) -> list[tuple[str, str]]:
        return [(who, id_) for id_ in self._ids if id_ != who]

    def _called(self, survivor: str, named: str) -> str:
        """Return what goes on, by the name that was chosen."""
        sides = {side.id: side for side in self._of.sides}
        name = sides[named].name if named in sides else sides[survivor].name
        return shorten(one_line(f"{sides[survivor].reference} {name}"), _NAME)

    def _names(self, ids: Iterable[str]) -> str:
        wanted = set(ids)
        named = zip(self._of.sides, heads(self._of), strict=True)
        said = [shorten(words, _NAME) for side, words in named if side.id in wanted]
        if len(said) > _NAMED:
            said[_NAMED - 1 :] = [f"{len(said) - _NAMED + 1} others"]
        return ", ".join(said)


def _is_are(others: Sequence[str]) -> str:
    return "is" if len(others) == 1 else "are"
