"""What an answer does to one comment: looked at once more and done in one change, or not at all. Runs in a thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from codesign.errors import CodesignError
from codesign.records.coded import Coded
from codesign.records.coding import Offered
from codesign.screens.coding.slots import SIGNS
from codesign.text import one_line, plural, shorten

if TYPE_CHECKING:
    from codesign.store import Store

_NAME, _QUOTE = 40, 30
_COLUMNS = {"themes": "theme_id", "outcomes": "outcome_id", "questions": "question_id"}


class AlteredMeanwhileError(CodesignError):
    """The comment is not what was read."""

    def __init__(self) -> None:
        super().__init__(
            "Somebody altered this comment since it was read, so nothing was done.",
            todo="These are its words now: answer again.",
        )


class Answered(NamedTuple):
    """What an answer did."""

    said: str
    change: str
    """The reference of the change, or nothing where nothing was altered."""
    before: int
    """The newest change before it."""
    after: int
    of_all: bool = False
    """Whether it was about all comments of the same words."""


class Words(NamedTuple):
    """The words of the comment that were selected."""

    start: int
    end: int
    quote: str


class Answers:
    """Answers about one comment. Each sees, inside its own change, whether the comment still says what was read."""

    def __init__(self, store: Store, row: int, coded: Coded, selected: Words | None = None) -> None:
        self._store, self._row, self._coded, self._selected = store, row, coded, selected

    @property
    def _id(self) -> str:
        return self._coded.line.id

    def put_on(self, offered: Offered) -> Answered:
        """Put on what was suggested, on the words selected or on the whole comment."""
        from codesign.store.suggesting.verbs import column_of

        def do() -> str:
            wanted: dict[str, Any] = {**column_of(offered), **self._span}
            put = self._store.suggesting.accept(self._id, **wanted)
            return self._put(_named(offered), put=put)

        return self._in_one_change("accept suggestion", do)

    def not_this(self, offered: Offered) -> Answered:
        """Keep that a suggestion does not fit."""
        from codesign.store.suggesting.verbs import column_of

        def do() -> str:
            self._store.suggesting.not_this(self._id, **column_of(offered))
            return f"Not {_named(offered)}. u takes it back."

        return self._in_one_change("not this", do)

    def chosen(self, kind: str, id_: str, name: str) -> Answered:
        """Put on what somebody chose; chosen again for the whole comment, it comes off."""
        called = shorten(name, _NAME)
        of = {_COLUMNS[kind]: id_}
        if (kind, id_) in {tag.key for tag in self._coded.tags} and self._selected is None:

            def take_off() -> str:
                self._store.feedback.untag(self._id, **of)
                return f"{called} taken off. u puts it back."

            return self._in_one_change("untag comment", take_off)

        def put_on() -> str:
            wanted: dict[str, Any] = {**of, **self._span}
            return self._put(called, put=self._store.feedback.tag(self._id, **wanted))

        return self._in_one_change(self._verb, put_on)

    def named(self, name: str) -> Answered:
        """Put on a theme by a name that was typed; one that is not in the codebook becomes a draft."""

        def do() -> str:
            put = self._store.feedback.tag(self._id, theme=name, **self._span)
            return self._put(f"#{shorten(name, _NAME)}", put=put)

        return self._in_one_change(self._verb, do)

    def mark(self, said: str, **fields: Any) -> Answered:
        """Mark the comment, or take a mark off."""
        from codesign.store.verbs.marks import verb_of

        def do() -> str:
            self._store.marks.mark(self._id, **fields)
            return f"{said} u takes it back."

        return self._in_one_change(verb_of(fields), do)

    def tag_alike(self, others: int) -> Answered:
        """Put the tags of the comment on all others of the same words."""

        def do() -> str:
            put = self._store.again.tag_alike(self._id)
            had = f" ({others - put:,} had them)" if put < others else ""
            return f"Its tags put on {plural(put, 'other comment')} of the same words{had}. u takes them off."

        return self._in_one_change("tag all of the same words", do)._replace(of_all=True)

    def looked(self) -> Answered:
        """Say that somebody has looked and nothing in it identifies anybody."""

        def do() -> str:
            self._store.marks.looked([self._id])
            return "Looked at: no longer marked as personal. u takes it back."

        return self._in_one_change("look at comment", do)

    @property
    def _verb(self) -> str:
        return "tag words" if self._selected is not None else "tag comment"

    @property
    def _span(self) -> dict[str, Any]:
        return self._selected._asdict() if self._selected is not None else {}

    def _put(self, name: str, *, put: bool) -> str:
        return self._said(name) if put else f"{name} is on it already."

    def _said(self, name: str) -> str:
        chosen = self._selected
        where = f" put on “{shorten(chosen.quote, _QUOTE)}”" if chosen is not None else " put on"
        return f"{one_line(name)}{where}. u takes it off."

    def _in_one_change(self, verb: str, do: Callable[[], str]) -> Answered:
        store, before = self._store, self._store.newest_change()
        with store.write(verb) as change:
            now = store.coding.one(self._row)
            if now is None or now.line.words != self._coded.line.words:
                raise AlteredMeanwhileError
            said = do()
            reference = change.reference
        after = store.newest_change()
        return Answered(said, reference if after > before else "", before, after)


def _named(offered: Offered) -> str:
    return shorten(name_of(offered), _NAME)


def name_of(offered: Offered) -> str:
    """Return what is suggested as it is shown: `#buses`, `!2.1 Can get there`, `=Q2 What would help?`."""
    code = f"{offered.code} " if offered.kind != "themes" and offered.code else ""
    return one_line(f"{SIGNS[offered.kind]}{code}{offered.name}")
