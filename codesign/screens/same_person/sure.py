"""Merging the sure ones at once: the list first, a backup, one change that `u` undoes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import work

from codesign.records.same_person import Question
from codesign.screens.ask import WordsModal, if_answered
from codesign.screens.mode_screen import ModeScreen
from codesign.screens.same_person.looking import Looking, looking_of
from codesign.screens.same_person.ticking import TickModal
from codesign.text import one_line, plural
from codesign.widgets.tick_list import Tick

if TYPE_CHECKING:
    from codesign.screens.same_person.queue import QuestionLine
    from codesign.store import Store

_MOST = 500
"""As many as are offered at once: more nobody reads through before saying yes."""
_NONE = (
    "None of these is sure enough to be merged with others at once. That is offered only where next to none was wrong when it was "
    "measured, and never for people who use services, nor for two of one name in one organisation: those are answered one by one."
)


class MergesTheSure(ModeScreen):
    """A list of questions, the sure ones of which can be merged at once."""

    @property
    def looking(self) -> Looking:
        """The search of this desk."""
        return looking_of(self.desk)

    def question_lines(self) -> Sequence[QuestionLine]:
        """Return the questions in the list."""
        raise NotImplementedError

    def action_merge_sure(self) -> None:
        """Show the sure ones, each of which can be left out, and merge them if that is wanted."""
        sure = [line for line in self.question_lines() if line.question.may_be_bulk]
        if not sure:
            self.app.push_screen(WordsModal(_NONE))
            return
        offered = {str(line.row): line.question for line in sure[:_MOST]}
        ticks = [
            Tick(f"{one_line(line.name)}\n{line.question.why_and_but}", str(line.row))
            for line in sure[:_MOST]
        ]

        def answered(ticked: list[str]) -> None:
            self.codesign.when_open(lambda store: self._merge(store, [offered[key] for key in ticked]))

        self.app.push_screen(TickModal(_question(len(sure)), ticks, _does), if_answered(answered))

    @work(thread=True, exclusive=True, exit_on_error=False, group="answer", description="merge the sure ones")
    def _merge(self, store: Store, questions: list[Question]) -> None:
        before = store.newest_change()
        done = store.same_person.merge_many(questions)
        self.looking.answered(before, store.newest_change())
        self.app.call_from_thread(self.codesign.store_changed.publish, None)
        kept = [f"The store as it was before is kept at {done.backup}."] if done.backup else []
        said = [f"{plural(len(done.merges), 'contact')} merged, as {done.change}. u undoes all of it."]
        self.app.call_from_thread(self.app.push_screen, WordsModal("\n\n".join((*said, *kept, *done.said))))


def _question(sure: int) -> str:
    rest = f" These are the first {_MOST:,} of {sure:,}." if sure > _MOST else ""
    return (
        f"{plural(sure, 'question')} can be answered at once: the same, with what is proposed.{rest} A backup is made first; it is "
        "one change, which u undoes, and each merge can be taken apart later by itself."
    )


def _does(ticked: int) -> str:
    return f"merges {ticked:,}" if ticked else "merges none"
