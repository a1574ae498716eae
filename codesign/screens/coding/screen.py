"""The coding screen: one key puts on what is suggested, another says that it does not fit, and the next comment is there.

What is answered is what was read. A digit that comes before its suggestion could be read puts nothing on, and where somebody
altered the comment meanwhile, in this copy or another, nothing is done and it is shown anew.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType

from codesign.errors import CodesignError
from codesign.screens.coding.answers import AlteredMeanwhileError, Answered, Answers, Words
from codesign.screens.coding.going import GoesThroughComments
from codesign.screens.coding.learning import LearnsMeanwhile
from codesign.screens.coding.memo import JotsMemos
from codesign.screens.coding.reading import Seen, midnight
from codesign.screens.coding.sure import TakesTheSure
from codesign.screens.copying import CopiesRecords, ToCopy
from codesign.screens.pick import NEW
from codesign.screens.tagging import OUTCOMES, QUESTIONS, THEMES, Asked, Tagging, TagsComments
from codesign.screens.writing import Writes
from codesign.text import shorten
from codesign.widgets.bindings import bindings
from codesign.widgets.coded_words import CodedWords

if TYPE_CHECKING:
    from codesign.evidence.list_file import ListShown
    from codesign.screens.coding.slots import Slot
    from codesign.store import Store

Do = Callable[[Answers], Answered]

_NOTHING_HERE = "Nothing is suggested here."
_KINDS = {"#": "themes", "!": "outcomes", "=": "questions"}
_SIGNS = {THEMES: "#", OUTCOMES: "!", QUESTIONS: "="}
_SELECTED = 40


class CodingScreen(JotsMemos, TakesTheSure, LearnsMeanwhile, TagsComments, CopiesRecords, Writes):
    """Codes one comment after another."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *GoesThroughComments.BINDINGS,
        *bindings("feedback"),
    ]
    HELP: ClassVar[str] = (
        "# Coding\nOne comment after another. `1` `2` `3` put on the theme suggested, `4` the outcome, `5` the question; `x` says that "
        "what is marked `>` does not fit, and another comes in its place. Every suggestion says why: the words that decided, and "
        "the nearest comment that has it. It learns from each answer, and from nothing that was not answered. `#` puts on any theme, or "
        "a new one, `!` any outcome, `=` any question; chosen again, it comes off. Enter goes on to the next without a tag. `Space` selects "
        "words, Left and Right go from word to word and Space again holds the beginning: what is put on then is on those words only. "
        "`+` puts a comment's tags on all that are marked as the same words, which do not come one by one. "
        "`b` lists all that is sure. `u` undoes each answer. Nothing is ever tagged by itself."
    )

    _asked_too_soon = ""
    """The sign that asked what to tag a comment with before it could be read: what is chosen then is not put on."""

    # the answers

    def action_put_on(self, place: int) -> None:
        """Put on what is suggested at a digit."""
        slot = self.slots[place] if place < len(self.slots) else None
        if slot is None or slot.offered is None:
            self.say(f"Nothing is suggested at {place + 1}.")
        elif slot.is_on and not self.words.is_selecting:
            self.say("It is on already: u takes it off.")
        elif self._may_answer(str(place + 1), slot):
            offered = slot.offered
            self.answer(lambda answers: answers.put_on(offered))

    def action_not_this(self) -> None:
        """Say that what is suggested under the mark does not fit."""
        slot = self._marked()
        if slot is None or slot.offered is None:
            self._answer_said = _NOTHING_HERE
            self.say(_NOTHING_HERE)
        elif self._may_answer("x", slot):
            offered = slot.offered
            self.answer(lambda answers: answers.not_this(offered), on_words=False)

    def _marked(self) -> Slot | None:
        here = self.lines.here
        return self.slots[int(here.digit) - 1] if here is not None else None

    def action_look(self) -> None:
        """Look at the nearest comment that has what is marked, on its own page; Esc comes back."""
        from codesign.screens.pages.comment import CommentPage

        slot = self._marked()
        if slot is None or slot.offered is None or not slot.offered.nearest:
            self.say("No comment before has this: it is suggested by what the codebook says of it.")
        else:
            self.app.push_screen(CommentPage(slot.offered.nearest))

    def action_important(self) -> None:
        """Mark the comment as important, or take the mark off."""
        self._mark("*", "important", "Marked as important.", "No longer marked as important.")

    def action_discuss(self) -> None:
        """Mark the comment as one to talk over, or take the mark off."""
        self._mark("&", "discuss", "Marked to be discussed.", "No longer to be discussed.")

    def action_looked(self) -> None:
        """Say that nothing in the comment identifies anybody, where it is marked so."""
        seen = self.seen
        if seen is not None and not seen.coded.line.personal:
            self.say("Nothing here is marked as personal.")
        elif self._may_answer("L"):
            self.answer(lambda answers: answers.looked(), on_words=False)

    def _mark(self, key: str, name: str, put: str, taken: str) -> None:
        seen = self.seen
        if seen is not None and self._may_answer(key):
            wanted = not getattr(seen.coded, name)
            self.answer(
                lambda answers: answers.mark(put if wanted else taken, **{name: wanted}), on_words=False
            )

    def _may_answer(self, key: str, slot: Slot | None = None) -> bool:
        """Whether the comment and the suggestion have been there long enough to be read: a key typed ahead answers nothing."""
        return self.may_answer(key, self._target, slot.since if slot is not None else 0.0)

    def say_too_soon(self, words: str) -> None:
        """Say which keys answered nothing."""
        self.say(words, warns=True)
        self.app.bell()

    def action_next_untagged(self) -> None:
        """Show the next comment without a tag. Typed ahead, it passes nothing over that could not be read."""
        if self.seen is None or self._may_answer("Enter"):
            super().action_next_untagged()

    def answer(self, do: Do, *, on_words: bool = True) -> None:
        """Do what was answered, about the comment as it was read, and about the words selected in it."""
        store, seen = self.desk.store, self.seen
        if store is None or seen is None:
            return
        chosen = self.words.selection if on_words else None
        selected = Words(*chosen, self.words.selected_words) if chosen is not None else None
        self.let_keys_wait()
        self._write(store, seen, Answers(store, seen.row, seen.coded, selected), do)

    @work(
        thread=True, exclusive=True, exit_on_error=False, group="answer", description="answer about a comment"
    )
    def _write(self, store: Store, seen: Seen, answers: Answers, do: Do) -> None:
        with self.keys_go_on_where_it_fails():
            try:
                answered = do(answers)
                anew = self.read_one(store, seen.row)
            except CodesignError as refused:  # reading again shows how it stands
                self._known = -1
                self.app.call_from_thread(self.read_again)
                if isinstance(refused, AlteredMeanwhileError):
                    return
                raise
        self.app.call_from_thread(self._answered, answered, seen.row, anew)

    def _answered(self, answered: Answered, row: int, anew: Seen | None) -> None:
        """Show what was done: the comment with its tags, and what is suggested now."""
        if not self.is_attached:
            return
        self.answered += 1
        if answered.change:
            self.changes[answered.change] = row
        if answered.before == self._known:
            self._known = self._newest = answered.after
        if anew is None or self.seen is None or self.seen.row != anew.row:
            self.read_again()
            return
        self._count(self.seen, anew)
        if answered.of_all:
            self._today.update(anew.copies)
            self.copies_left.difference_update(anew.copies)
        self.app.clear_notifications()  # what was said of the answer before would cover what is suggested
        self.words.let_go()
        self.show(anew)
        self._answer_said = answered.said
        self.say(answered.said)
        self.now_shown()

    def _count(self, before: Seen, anew: Seen) -> None:
        self.order.answered(anew.row, has_tag=anew.coded.has_tag or self.is_copy(anew.row))
        store = self.desk.store
        since, by = midnight(self.desk), store.hands.actor if store is not None else ""
        if any(tag.by == by and tag.at >= since for tag in anew.coded.tags):
            self._today.add(anew.row)
        elif before.coded.tags:
            self._today.discard(anew.row)

    def action_tag_alike(self) -> None:
        """Put the tags of this comment on all others of the same words."""
        seen = self.seen
        if seen is None:
            return
        if not seen.copies:
            self.say("No other comment is marked as the same words.")
        elif all(tag.start is not None for tag in seen.coded.tags):
            self.say("Tag the whole of this comment first; + then tags all of the same words.")
        elif self._may_answer("+"):
            self.answer(lambda answers: answers.tag_alike(len(seen.copies)), on_words=False)

    # any theme, outcome or question

    def rows_to_tag(self) -> Sequence[int]:
        """Return the comment on the screen."""
        return [self.seen.row] if self.seen is not None else []

    async def _begin(self, tagging: Tagging) -> None:
        """Ask at once, so that no letter typed ahead is a command; what is chosen is held against whether the comment could be read."""
        self._asked_too_soon = "" if self.was_read() else _SIGNS[tagging]
        await super()._begin(tagging)

    def _tag(self, store: Store, asked: Asked, tagging: Tagging, answer: str) -> None:  # type: ignore[override]  # answered in a thread of its own
        """Put on what was chosen; chosen again, it comes off."""
        if not asked.comments or self.seen is None:
            return
        if asked.comments[0].id != self.seen.coded.line.id:
            return
        if self._asked_too_soon:
            self.refuse_too_soon(self._asked_too_soon, self._target)
            return
        if answer.startswith(NEW):
            self.answer(lambda answers: answers.named(answer.removeprefix(NEW)))
        else:
            name = asked.names[answer]
            self.answer(lambda answers: answers.chosen(_KINDS[name[:1]], answer, name))

    # moving, and selecting words

    def action_move(self, by: int) -> None:
        """Go among the suggestions, or from line to line while words are selected."""
        if self.words.is_selecting:
            self.words.go_lines(by)
        else:
            self.lines.move(by)

    def action_select_words(self) -> None:
        """Begin selecting words; then hold where they begin."""
        if self.seen is not None:
            self.words.select()

    def action_let_go_words(self) -> None:
        """Select no words any more."""
        self.words.let_go()
        self.say("")
        self.refresh_bindings()

    @on(CodedWords.Selected)
    def _say_selected(self) -> None:
        words = self.words
        how = "← → to the end, then a digit, # or !" if words.is_held else "← → to the first word, then Space"
        self.say(f"Words “{shorten(words.selected_words, _SELECTED)}” · {how} · Esc lets go")
        self.refresh_bindings()

    # copying and writing

    def to_copy(self) -> ToCopy:
        """Return what gives the comment, to be copied as it may be quoted."""
        reference = self.words_here()
        return lambda _: [f"comment {reference}"] if reference else []

    def shown_to_write(self) -> ListShown | None:
        """Return the comments of this sitting as a list."""
        from codesign.evidence.list_file import ListShown
        from codesign.records.columns_shown import COMMENT_HEADINGS, comment_cells

        store, listed = self.desk.store, self.listed
        if store is None or listed is None:
            return None
        said = (f"of {self.among.of}" if self.among.of else "", listed.filters)
        return ListShown(
            title="Comments",
            headings=COMMENT_HEADINGS,
            rows=list(self.order.rows),
            lines=store.feedback.lines,
            cells=comment_cells,
            filters="; ".join(part for part in said if part),
            order="in the order they were coded",
            total=len(self.order.rows),
        )
