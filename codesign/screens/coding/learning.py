"""Learning what was tagged since: in a thread, in pieces, while the first comment is read. What was learnt shows at once."""

from __future__ import annotations

from time import sleep
from typing import TYPE_CHECKING

from textual import work

from codesign.screens.coding.going import BREATH, SAY_EVERY, GoesThroughComments
from codesign.screens.coding.reading import Seen

if TYPE_CHECKING:
    from codesign.store import Store


class LearnsMeanwhile(GoesThroughComments):
    """A screen of comments that begins learning as soon as it is seen that there is something to learn."""

    _is_learning = False
    _has_learnt = False
    """Whether it was learnt in this sitting: what is left after it waits for nobody here."""

    def show(self, seen: Seen | None) -> None:
        """Show a comment; where what is suggested for it knows too little yet, learn."""
        super().show(seen)
        store = self.desk.store
        if (
            store is not None
            and seen is not None
            and seen.suggested.learning
            and not (self._is_learning or self._has_learnt)
        ):
            self._is_learning = True
            self._learn(store)

    @work(thread=True, exit_on_error=False, group="learn", description="learn from what was tagged")
    def _learn(self, store: Store) -> None:
        try:
            for number, progress in enumerate(store.suggesting.steps()):
                if not self.is_attached:
                    return
                if number % SAY_EVERY == 0:
                    self.app.call_from_thread(self._say_how_far, progress.done, progress.of)
                sleep(BREATH)
            self._has_learnt = True
        finally:
            self._is_learning = False
        self.app.call_from_thread(self._learnt)

    def _say_how_far(self, done: int, of: int) -> None:
        if self.is_attached:
            self.learning_words = f" · learning from what was tagged: {done:,} of {of:,}"
            self.say_what_is_suggested()

    def _learnt(self) -> None:
        """Read the comment again, for which something better is suggested now."""
        if self.is_attached:
            self.learning_words = ""
            self.say_what_is_suggested()
            self.read_again()
