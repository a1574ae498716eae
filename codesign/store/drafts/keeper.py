"""Unfinished work, kept from the first key: nothing typed is lost, whatever ends the program.

A thread of its own writes what was typed at most a quarter of a second after the key, down to the disk. No one who types
waits for it. Where it cannot write, the words stay in memory, a copy is put somewhere else, and it says so and tries again.
This module imports the raw driver only, so that it works before the store is loaded.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, NamedTuple, TypeAlias, TypeVar

import sqlcipher3.dbapi2 as driver

from codesign.clock import Clock, SystemClock, stamp
from codesign.errors import CodesignError
from codesign.store.drafts import rescue as draft_rescue
from codesign.store.drafts.file import DraftFile, DraftRow, is_damage
from codesign.store.drafts.lines import Draft, DraftLine, line_of
from codesign.store.drafts.running_copy import RunningCopy, this_copy
from codesign.store.drafts.troubles import DraftsClosedError, DraftsNotReachedError, why

LINGER = 0.15
"""Seconds that keys are gathered before they are written: with the write itself, within a quarter of a second."""
RETRY = 2.0
"""Seconds between attempts while the file cannot be written."""
PATIENCE = 10.0
"""Seconds that a question to the file may take; another copy's write is waited for up to five."""

Answer = TypeVar("Answer")


__all__ = ["Draft", "DraftLine", "Drafts"]

DraftLines: TypeAlias = list[DraftLine]
_Rows: TypeAlias = list[DraftRow]


class _Put(NamedTuple):
    row: DraftRow


class _Ask(NamedTuple):
    work: Callable[[], Any]
    answer: Future[Any]
    drops: str
    """A draft whose waiting words must not be written first."""


class Drafts:
    """The unfinished work beside one store. `put` never waits; everything else answers when it is done."""

    def __init__(
        self,
        path: Path,
        *,
        clock: Clock,
        on_trouble: Callable[[str], None],
        copy: RunningCopy,
        rescue_folders: Sequence[Path] | None,
    ) -> None:
        self.path = path
        self.notices: tuple[str, ...] = ()
        """What the person must be told about how the file was found."""
        self.trouble = ""
        """Why words cannot be saved now, or empty."""
        self._clock, self._on_trouble, self._copy = clock, on_trouble, copy
        self._rescue_folders = rescue_folders
        self._messages: SimpleQueue[_Put | _Ask | None] = SimpleQueue()
        self._file: DraftFile | None = None
        self._pending: dict[str, DraftRow] = {}
        self._rescued: dict[str, tuple[str, Path]] = {}
        self._ended: set[str] = set()  # finished or thrown away here: a late key must not bring them back
        self._must_scrub = False
        self._is_closed = False
        self._thread = Thread(target=self._run, name="drafts", daemon=True)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        clock: Clock | None = None,
        on_trouble: Callable[[str], None] | None = None,
        copy: RunningCopy | None = None,
        rescue_folders: Sequence[Path] | None = None,
    ) -> Drafts:
        """Open the drafts at a path, begun if there are none. A disk that refuses is trouble, not an error.

        Args:
            path: The file, from `places.drafts_file`.
            clock: Where time comes from.
            on_trouble: Called on the drafts' own thread with a sentence when words cannot be saved, and with an
                empty one when they are again.
            copy: The running copy that owns what is typed here; this process if not given.
            rescue_folders: Where words go when this file cannot be written, in order.

        Raises:
            DraftsTooNewError: The file was made by a newer major version.
        """
        drafts = cls(
            path,
            clock=clock or SystemClock(),
            on_trouble=on_trouble or (lambda _: None),
            copy=copy or this_copy(),
            rescue_folders=rescue_folders,
        )
        drafts._thread.start()
        atexit.register(drafts.close)  # a crash ends here too
        try:
            drafts._ask(drafts._open_first)
        except CodesignError:
            drafts.close()
            raise
        return drafts

    def put(
        self, draft_id: str, kind: str, state: Mapping[str, object], device: str, *, version: int = 1
    ) -> None:
        """Keep the latest state of a draft. Returns at once; the state may change afterwards.

        Args:
            draft_id: Which draft; a new one begins with its first state.
            kind: What it will be when it is finished, such as `event`.
            state: All of it, as JSON can say it; `title` is what lists call it.
            device: The letters of this device.
            version: Of the way the state is written, for whoever reads it back.
        """
        if self._is_closed:
            raise DraftsClosedError
        now = stamp(self._clock.now())
        # ASCII with escapes, so that even half a surrogate pair from a terminal comes back.
        text = json.dumps(dict(state), separators=(",", ":"))
        self._messages.put(_Put(DraftRow(draft_id, kind, text, version, device, now, now)))

    def flush(self, timeout: float = 5.0) -> bool:
        """Write everything put so far now; False if it could not be, or not in time."""
        try:
            return self._ask(self._write, timeout=timeout)
        except CodesignError:
            return False

    def list(self, *, discarded: bool = False) -> DraftLines:
        """Return the drafts, or those thrown away, the one last changed first."""
        return [line_of(row, self._copy) for row in self._ask(self._rows) if bool(row.discarded) == discarded]

    def get(self, draft_id: str) -> Draft | None:
        """Return one draft whole, thrown away or not."""
        row = next((each for each in self._ask(self._rows) if each.id == draft_id), None)
        return Draft(line_of(row, self._copy), json.loads(row.state), row.version) if row else None

    def discard(self, draft_id: str) -> bool:
        """Throw a draft away; it can be restored for 30 days. False if another running copy has it open."""

        def discard() -> bool:
            done = self._opened().set_discarded(draft_id, stamp(self._clock.now()), self._copy)
            if done:
                self._end(draft_id)
            return done

        return self._ask(discard)

    def restore(self, draft_id: str) -> bool:
        """Bring back a draft that was thrown away."""

        def restore() -> bool:
            self._ended.discard(draft_id)
            return self._opened().set_discarded(draft_id, "", self._copy)

        return self._ask(restore)

    def finish(self, draft_id: str) -> None:
        """Forget a draft that has been saved: its words are overwritten, and a late key does not bring it back."""

        def finish() -> None:
            self._end(draft_id)
            self._opened().delete(draft_id, self._copy)

        self._ask(finish, drops=draft_id)

    def wipe_words(self, draft_id: str, state: Mapping[str, object]) -> bool:
        """Put a state without certain words in place of the old one, and overwrite every trace of those.

        Returns:
            Whether it is done. If another copy is reading, or the disk refuses, it is tried again until it is.
        """
        text = json.dumps(dict(state), separators=(",", ":"))

        def wipe() -> bool:
            held = self._pending.get(draft_id) or self._opened().row(draft_id)
            if held is None:
                return False
            self._unrescue(draft_id)
            self._must_scrub = True
            self._pending[draft_id] = held._replace(state=text, changed=stamp(self._clock.now()))
            return self._write() and not self._must_scrub

        return self._ask(wipe)

    def claim(self, draft_id: str) -> bool:
        """Take a draft for this running copy; False if it is not there or another running copy has it."""
        return self._ask(lambda: self._opened().claim(draft_id, self._copy))

    def release(self, draft_id: str) -> None:
        """Let another running copy open a draft."""
        self._ask(lambda: self._opened().release(self._copy, draft_id))

    def rescue(self, state: Mapping[str, object], *, draft_id: str = "", kind: str = "event") -> Path | None:
        """Write a state somewhere else than its file, for this user only; return where, or None.

        It comes back as a draft when this file is next opened.
        """
        now = stamp(self._clock.now())
        text = json.dumps(dict(state))
        row = DraftRow(draft_id or f"rescued {now}", kind, text, 1, "", now, now, "", str(self._copy))
        return draft_rescue.write(row, self.path, self._rescue_folders)

    def close(self, timeout: float = 5.0) -> bool:
        """Write everything, let go of what this copy holds, and stop. False if words could not be written."""
        if self._is_closed:
            return not self._pending
        self._is_closed = True
        atexit.unregister(self.close)
        self._messages.put(None)
        self._thread.join(timeout)
        return not self._thread.is_alive() and not self._pending

    # Everything below runs on the drafts' own thread, but for `_ask`.

    def _ask(self, work: Callable[[], Answer], *, drops: str = "", timeout: float = PATIENCE) -> Answer:
        if self._is_closed:
            raise DraftsClosedError
        answer: Future[Answer] = Future()
        self._messages.put(_Ask(work, answer, drops))
        try:
            return answer.result(timeout)
        except FutureTimeoutError as error:
            raise DraftsNotReachedError(self.path, "it did not answer in time") from error
        except (driver.Error, OSError) as error:
            raise DraftsNotReachedError(self.path, why(error, self.path)) from error

    def _run(self) -> None:
        due: float | None = None
        while True:
            try:
                wait = None if due is None else max(due - time.monotonic(), 0)
                message = self._messages.get(timeout=wait)
            except Empty:
                due = None if self._write() else time.monotonic() + RETRY
                continue
            if message is None:
                self._finish_up()
                return
            if isinstance(message, _Put):
                self._hold(message.row)
            else:
                self._answer(message)
            if not self._pending and not self._must_scrub:
                due = None
            else:
                soon = time.monotonic() + LINGER
                due = soon if due is None else min(due, soon)

    def _hold(self, row: DraftRow) -> None:
        if row.id not in self._ended:
            self._pending[row.id] = row

    def _answer(self, ask: _Ask) -> None:
        self._pending.pop(ask.drops, None)
        if self._pending:
            self._write()
        try:
            ask.answer.set_result(ask.work())
        except BaseException as fault:  # noqa: BLE001  handed whole to whoever asked
            ask.answer.set_exception(fault)

    def _finish_up(self) -> None:
        self._write()
        if self._file is None:
            return
        with contextlib.suppress(driver.Error, OSError):
            self._file.release(self._copy)
        self._file.close()

    def _open_first(self) -> None:
        try:
            self._opened()
        except (driver.Error, OSError) as fault:
            self._say(f"Unfinished work cannot be kept at {self.path}: {why(fault, self.path)}.")

    def _opened(self) -> DraftFile:
        """Return the file, begun anew where it was deleted under us, with all that the deleted one held."""
        if self._file is None:
            self._file = self._open_file()
        elif self._file.has_vanished:
            lost = self._file
            self._file = self._open_file()
            with contextlib.suppress(driver.Error):
                self._file.adopt(lost.rows())
            lost.close()
        return self._file

    def _open_file(self) -> DraftFile:
        """Open the file, and take in what was rescued from it when it could not be written."""
        file = DraftFile.open(self.path, self._clock)
        brought = draft_rescue.bring_back(file, self._rescue_folders)
        self.notices = (*self.notices, *file.notices, *brought)
        return file

    def _write(self) -> bool:
        """Write what waits; what cannot be written stays, is put elsewhere, and is said."""
        if not self._pending and not self._must_scrub:
            return True
        try:
            self._write_once()
        except (driver.Error, OSError, CodesignError) as fault:
            if not is_damage(fault):
                return self._fail(fault)
        else:
            return not self._pending
        try:
            self._begin_again()
            self._write_once()
        except (driver.Error, OSError, CodesignError) as fault:
            return self._fail(fault)
        return not self._pending

    def _write_once(self) -> None:
        file = self._opened()
        refused = set(file.write(self._pending.values(), self._copy)) if self._pending else set()
        for draft_id in self._pending.keys() - refused:
            del self._pending[draft_id]
            self._unrescue(draft_id)
        if self._must_scrub:
            self._must_scrub = not file.scrub()
        if refused:
            self._keep_elsewhere("another copy of codesign has this draft open")
        elif self.trouble:
            self._say("")

    def _begin_again(self) -> None:
        """The file was spoilt while it was open: set it aside, and say so."""
        if self._file is not None:
            self._file.close()
        self._file = None
        for sentence in self._opened().notices:
            self._on_trouble(sentence)

    def _fail(self, fault: BaseException) -> bool:
        self._keep_elsewhere(why(fault, self.path))
        return False

    def _keep_elsewhere(self, reason: str) -> None:
        for row in self._pending.values():
            if self._rescued.get(row.id, ("", None))[0] == row.state:
                continue
            place = draft_rescue.write(row._replace(owner=str(self._copy)), self.path, self._rescue_folders)
            if place is not None:
                self._rescued[row.id] = (row.state, place)
        self._say(draft_rescue.sentence(reason, [place for _, place in self._rescued.values()]))

    def _say(self, sentence: str) -> None:
        if sentence != self.trouble:
            self.trouble = sentence
            self._on_trouble(sentence)

    def _rows(self) -> _Rows:
        """Return every draft: as it waits, else as the file has it."""
        rows: dict[str, DraftRow] = {}
        try:
            rows = {row.id: row for row in self._opened().rows()}
            if not self._pending:
                self._say("")
        except (driver.Error, OSError) as fault:
            self._say(f"Unfinished work cannot be read at {self.path}: {why(fault, self.path)}.")
        mine = {each.id: each._replace(owner=str(self._copy)) for each in self._pending.values()}
        return sorted({**rows, **mine}.values(), key=lambda row: row.changed, reverse=True)

    def _end(self, draft_id: str) -> None:
        self._ended.add(draft_id)
        self._pending.pop(draft_id, None)
        self._unrescue(draft_id)

    def _unrescue(self, draft_id: str) -> None:
        if draft_id in self._rescued:
            draft_rescue.wipe(self._rescued.pop(draft_id)[1])
