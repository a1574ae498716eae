"""Looking among all contacts for those that stand twice: in a thread, a piece at a time, and what was found is kept.

Comparing 100,000 contacts takes about half a minute. It goes on while people do something else, on any screen, and ends at
the next piece when it is stopped or codesign is left. A screen looks at how far it is; nothing is sent to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Lock
from time import monotonic, sleep
from typing import TYPE_CHECKING

from codesign.clock import Clock, stamp

if TYPE_CHECKING:
    from codesign.app import CodesignApp
    from codesign.matching.entry import Entry
    from codesign.matching.score import Pair
    from codesign.matching.search import Found, Progress
    from codesign.screens.desk import Desk
    from codesign.store import Store

_BREATH = 0.001
"""Seconds between two pieces, in which another thread has its turn: a key that was pressed is answered."""
_AT_ONCE = 50
"""Contacts read in one piece: some 5 ms of work."""
_QUICK = 2.0
"""Seconds that a search may take to be begun again by itself once contacts changed."""


class Looking:
    """The search of one desk. It is written in a thread and looked at from the interface's."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._turn = Lock()
        self._must_stop = False
        self.found: Found | None = None
        """What was found last; nothing before the first search has ended."""
        self.as_at = ""
        """When the contacts were read that it was found among."""
        self.times = 0
        """How many searches have ended: another number, another list."""
        self.newest = -1
        """The newest change of the store when those contacts were read."""
        self.took = 0.0
        """Seconds the last search took."""
        self.waiting = -1
        """How many questions were waiting when they were last counted; -1 before."""
        self.read = 0
        """Contacts read so far."""
        self.progress: Progress | None = None
        self.is_running = False
        self.is_stopped = False
        """Whether the last search was stopped before its end."""

    def begin(self) -> bool:
        """Say whether a search is to be run now: one at a time."""
        with self._turn:
            if self.is_running:
                return False
            self.is_running, self.is_stopped, self._must_stop = True, False, False
            self.read, self.progress = 0, None
            return True

    def stop(self) -> None:
        """Stop at the next piece. What was found before stays."""
        self._must_stop = True

    def run(self, store: Store, is_left: Callable[[], bool]) -> None:
        """Search to the end, or until stopped or left. Runs in a thread, after `begin`."""
        try:
            self._run(store, is_left)
        finally:
            self.is_running = False

    def _run(self, store: Store, is_left: Callable[[], bool]) -> None:
        from codesign.collecting import let_go, search_waits
        from codesign.matching.search import Search

        began, newest, as_at = monotonic(), store.newest_change(), stamp(self._clock.now())
        with search_waits():
            entries = list(self._entries(store, is_left))
            search = Search(entries, () if self.is_stopped else store.same_person.answers())
            for progress in () if self.is_stopped else search.steps():
                self.progress = progress
                if self._ends(is_left):
                    break
            if self.is_stopped:
                return
            found = _in_words(search.found)
            self.waiting = len(store.same_person.questions(found))
            store.same_person.keep_counted(self.waiting)
            del search
            let_go(entries)
        self.found, self.newest, self.as_at = found, newest, as_at
        self.took = monotonic() - began
        self.times += 1

    def _entries(self, store: Store, is_left: Callable[[], bool]) -> Iterator[Entry]:
        """Yield the contacts as the engine compares them: of 100,000 that takes a third of the time, so it can be stopped too."""
        from codesign.store.same_person.entries import entries

        with store.read() as session:
            for number, entry in enumerate(entries(session)):
                if number % _AT_ONCE == 0:
                    self.read = number
                    if self._ends(is_left):
                        return
                yield entry

    def _ends(self, is_left: Callable[[], bool]) -> bool:
        """Let another thread have its turn; then say whether the search was stopped or left."""
        sleep(_BREATH)
        self.is_stopped = self._must_stop or is_left()
        return self.is_stopped

    @property
    def is_quick(self) -> bool:
        """Whether the last search took so little that the next may be begun unasked."""
        return self.found is not None and self.took < _QUICK

    def answered(self, before: int, after: int) -> None:
        """Take note of one change that was an answer: what was found stands, for what is answered is asked no more."""
        if self.newest == before and after == before + 1:
            self.newest = after

    @property
    def words(self) -> str:
        """Say how far a search is."""
        progress = self.progress
        if progress is None:
            return f"Reading the contacts: {self.read:,}" if self.read else "Reading the contacts…"
        return f"Looking among all contacts: {progress.doing}, {progress.done:,} of {progress.of:,}"


def _in_words(found: Found) -> Found:
    """Return what was found with its reasons worked out: all that it was worked out from need not be kept."""
    pairs: list[Pair] = []
    for at in range(0, len(found.pairs), _AT_ONCE):
        pairs += found.pairs[at : at + _AT_ONCE]
        sleep(_BREATH)
    return found._replace(pairs=pairs)


def looking_of(desk: Desk) -> Looking:
    """Return the search of a desk, which nobody has begun yet where it is new."""
    if desk.looking is None:
        desk.looking = Looking(desk.clock)
    return desk.looking


def look_through(app: CodesignApp, looking: Looking, ended: Callable[[], object], store: Store) -> None:
    """Search among all contacts in a thread of the app's: it goes on whatever screen is shown, and stops with codesign."""
    from textual.worker import get_current_worker

    def run() -> None:
        worker = get_current_worker()
        looking.run(store, lambda: worker.is_cancelled)
        if not worker.is_cancelled:
            app.call_from_thread(ended)

    app.run_worker(
        run, thread=True, exit_on_error=False, group="same person", description="look for contacts held twice"
    )
