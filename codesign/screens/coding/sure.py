"""Taking the sure ones at once: all of them shown with their reasons, any left out, one change that `u` undoes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from time import sleep
from typing import TYPE_CHECKING

from textual import work
from textual.worker import get_current_worker

from codesign.records.coding import SureTag
from codesign.screens.ask import WordsModal, if_answered
from codesign.screens.coding.answers import name_of
from codesign.screens.coding.going import BREATH, SAY_EVERY, GoesThroughComments
from codesign.screens.coding.words_said import far_words
from codesign.screens.same_person.ticking import TickModal
from codesign.text import one_line, plural, shorten
from codesign.widgets.tick_list import Tick

if TYPE_CHECKING:
    from codesign.store import Store

_MOST = 500
"""As many as are offered at once: more nobody reads through before saying yes."""
_WORDS = 90
_NONE = (
    "Nothing here is sure. A suggestion is sure where those as strong as it were right 95 times in 100 on what was tagged here "
    "before; with few comments tagged, none is. They are answered one by one."
)


class TakesTheSure(GoesThroughComments):
    """A screen of comments, the sure suggestions of which can be taken at once."""

    def action_take_sure(self) -> None:
        """Look which suggestions are sure, and show them."""
        store = self.desk.store
        if store is not None:
            self.say("Looking which are sure…")
            self._look(store)

    @work(
        thread=True,
        exclusive=True,
        exit_on_error=False,
        group="sure",
        description="look which suggestions are sure",
    )
    def _look(self, store: Store) -> None:
        asked = self.among.filter(self.narrowed)
        worker = get_current_worker()
        for number, far in enumerate(chain(store.suggesting.steps(), store.suggesting.look(asked))):
            if worker.is_cancelled:  # left, or asked for again
                return
            if number % SAY_EVERY == 0:
                self.app.call_from_thread(self.say, far_words(far))
            sleep(BREATH)
        sure = store.suggesting.sure(asked)
        here = [each for each in sure if self.among.rows is None or each.row in self.among.rows]
        if not worker.is_cancelled:
            self.app.call_from_thread(self._offer, here)

    def _offer(self, sure: Sequence[SureTag]) -> None:
        """Show them, each of which can be left out."""
        self.say("")
        if not self.is_active:
            return  # somebody turned to something else meanwhile: b asks again
        if not sure:
            self.app.push_screen(WordsModal(_NONE))
            return
        offered = {str(place): each for place, each in enumerate(by_text(sure)[:_MOST])}
        ticks = [Tick(_said(each), key) for key, each in offered.items()]

        def taken(keys: Sequence[str]) -> list[SureTag]:
            return [each for key in keys for each in offered[key]]

        def answered(ticked: list[str]) -> None:
            self.codesign.when_open(lambda store: self._take(store, taken(ticked)))

        shown = len(taken(list(offered)))
        modal = TickModal(
            _question(len(sure), shown, len(offered)), ticks, lambda _: _does(len(taken(modal.ticked)))
        )
        self.app.push_screen(modal, if_answered(answered))

    @work(
        thread=True,
        exclusive=True,
        exit_on_error=False,
        group="answer",
        description="take the sure suggestions",
    )
    def _take(self, store: Store, sure: list[SureTag]) -> None:
        done = store.suggesting.accept_sure(sure)
        left = f" {plural(done.left, 'suggestion')} left: altered or answered since." if done.left else ""
        kept = f" The store as it was before is kept at {done.backup}." if done.backup else ""
        said = f"{plural(done.tagged, 'tag')} put on, as {done.change}.{left} u undoes all of it.{kept}"
        self.app.call_from_thread(self._taken, said)

    def _taken(self, said: str) -> None:
        self.codesign.store_changed.publish(None)
        self.say(said)


def by_text(sure: Sequence[SureTag]) -> list[tuple[SureTag, ...]]:
    """Return sure tags, those of one text together: 38 copies of a letter are one thing to read, and one line."""
    found: dict[tuple[str, str, str], list[SureTag]] = {}
    for each in sure:
        words = " ".join(each.words.casefold().split())
        found.setdefault((words, each.offered.kind, each.offered.id), []).append(each)
    return [tuple(alike) for alike in found.values()]


def _said(alike: Sequence[SureTag]) -> str:
    each = alike[0]
    words = shorten(one_line(each.words), _WORDS)
    times = f"the same text x {len(alike):,} · " if len(alike) > 1 else ""
    return f"{each.reference} {name_of(each.offered)}: {times}{words}\n{one_line(each.offered.reason)}"


def _question(sure: int, shown: int, lines: int) -> str:
    rest = f" These are the first {shown:,}." if shown < sure else ""
    texts = f" They are {plural(lines, 'line')}: what says the same is one." if lines < shown else ""
    return (
        f"{plural(sure, 'suggestion')} can be taken at once: each as sure as those that were right 95 times in 100 here.{rest}{texts} "
        "Nothing is put on before you say so; it is one change, which u undoes."
    )


def _does(ticked: int) -> str:
    return f"puts on {ticked:,}" if ticked else "puts on none"
