"""Types into the real program on a pseudo-terminal, ends it at a random moment, and says what was lost.

The rule: no character that stood on the screen more than a second before the end is missing, and no event is saved twice.

    python benchmarks/kills_typing.py 200
"""

from __future__ import annotations

import contextlib
import os
import pty
import random
import select
import signal
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import takewhile
from pathlib import Path

from codesign import places
from codesign.clock import SystemClock
from codesign.settings import Settings, save_settings

ENDS = (signal.SIGKILL, signal.SIGHUP, signal.SIGTERM, signal.SIGINT)
GRACE = 1.0
"""Seconds before the end of which a character may be missing."""
ENOUGH = 10
"""Characters that must be kept, at least: on a busy computer they take their time."""
WORDS = [
    "the",
    "last",
    "bus",
    "is",
    "four",
    "and",
    "it",
    "shuts",
    "at",
    "six",
    "so",
    "we",
    "walk",
    "home",
    "in",
    "the",
    "rain",
    "every",
    "week",
]
_READY = 60.0
_PAINTED = 10.0


@dataclass
class Ended:
    """One page typed and cut short."""

    signal: signal.Signals
    typed: list[tuple[float, str]] = field(default_factory=list)
    """Each character of the comment, and when it stood on the screen."""
    ended_at: float = 0.0
    kept: str = ""
    events: int = 0
    saved: bool = False
    """Whether the save key was sent before the end."""

    @property
    def must_be_kept(self) -> str:
        """What was typed more than a second before the end."""
        return "".join(character for at, character in self.typed if at <= self.ended_at - GRACE)

    @property
    def problem(self) -> str:
        """What is wrong, or nothing."""
        if self.events > 1:
            return f"{self.signal.name}: {self.events} events saved"
        if not self.kept.startswith(self.must_be_kept.rstrip()):
            pairs = zip(self.kept, self.must_be_kept, strict=False)
            lost = len(self.must_be_kept) - sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
            return f"{self.signal.name}: {lost} characters missing"
        return ""


def make_home(folder: Path) -> Path:
    """Make a home with an officer and an empty store, and return the store's path."""
    from codesign.store import Store

    environ = {"CODESIGN_HOME": str(folder)}
    settings = Settings(device_id="device-KTM", device_letters="KTM", officer="P. Nair")
    save_settings(places.settings_file(environ), settings)
    path = places.store_path(environ)
    places.make_private_folder(path.parent)
    store = Store.create(path, actor="P. Nair", device="device-KTM", letters="KTM", clock=SystemClock())
    store.close()
    return path


def type_and_kill(folder: Path, seed: int, *, save: bool = False, longest: float = 4.0) -> Ended:
    """Type a page on a terminal of its own, end the program at a random moment by `longest`, and read what is kept."""
    chance = random.Random(seed)
    store = make_home(folder)
    ended = Ended(ENDS[seed % len(ENDS)], saved=save)
    pid, terminal = _start(folder)
    try:
        _wait_for(terminal, b"Save")
        _send(terminal, b"Drop-in")
        _go_to_comments(terminal)
        until = time.monotonic() + chance.uniform(1.4, longest)
        while time.monotonic() < until or len(ended.must_be_kept) <= ENOUGH:
            _type_word(terminal, chance, ended)
            ended.ended_at = time.monotonic()
        if save:
            _send(terminal, b"\x13")
            _drain(terminal, chance.uniform(0.0, 0.08))
        ended.ended_at = time.monotonic()
        os.kill(pid, ended.signal)
        _bury(pid, terminal)
    finally:
        os.close(terminal)
    _read_back(store, ended)
    return ended


def _start(folder: Path) -> tuple[int, int]:
    pid, terminal = pty.fork()
    if pid == 0:
        environ = {
            **os.environ,
            "CODESIGN_HOME": str(folder),
            "TERM": "xterm-256color",
            "COLUMNS": "80",
            "LINES": "24",
        }
        environ.pop("CODESIGN_STORE", None)
        code = "from codesign.app import run; raise SystemExit(run())"
        os.execve(sys.executable, [sys.executable, "-c", code], environ)  # the child is the program from here
    os.set_blocking(terminal, False)
    _wait_for(terminal, b"New")
    _drain(terminal, 0.5)
    _send(terminal, b"n")
    return pid, terminal


def _go_to_comments(terminal: int) -> None:
    """Tab from the title: date, time, place, how, who, room, permission, comments."""
    for _ in range(8):
        _send(terminal, b"\t")
        _drain(terminal, 0.02)


def _type_word(terminal: int, chance: random.Random, ended: Ended) -> None:
    """Type a word and look for it on the screen: on a busy computer keys lie in the terminal before the program has them."""
    word, seen = f"{chance.choice(WORDS)} ", b""
    for character in word:
        _send(terminal, character.encode())
        seen += _drain(terminal, chance.uniform(0.005, 0.05))
    until = time.monotonic() + _PAINTED
    while word.strip().encode() not in seen and time.monotonic() < until:
        seen += _drain(terminal, 0.02)
    ended.typed += [(time.monotonic(), character) for character in word]


def _send(terminal: int, what: bytes) -> None:
    os.write(terminal, what)


def _drain(terminal: int, seconds: float) -> bytes:
    """Read what the program paints, for it would else wait for its reader."""
    seen, until = b"", time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        if not select.select([terminal], [], [], left)[0]:
            break
        with contextlib.suppress(OSError):
            seen += os.read(terminal, 65536)
    return seen


def _wait_for(terminal: int, words: bytes) -> None:
    seen, until = b"", time.monotonic() + _READY
    while words not in seen:
        if time.monotonic() > until:
            raise TimeoutError(words)
        seen += _drain(terminal, 0.1)


def _bury(pid: int, terminal: int) -> None:
    """Wait for the program to be gone, reading on; one that does not go is ended."""
    until = time.monotonic() + 20
    while os.waitpid(pid, os.WNOHANG)[0] == 0:
        _drain(terminal, 0.02)
        time.sleep(0.01)
        if time.monotonic() > until:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            raise TimeoutError("the program did not end")


def _read_back(path: Path, ended: Ended) -> None:
    """Open everything as the next start would, and save what is left as a person would on coming back to it."""
    from codesign.entry.event_draft import EventDraft
    from codesign.entry.event_page import PageWords
    from codesign.store import Store
    from codesign.store.drafts import Drafts

    store = Store.open(path, actor="P. Nair", device="device-KTM", letters="KTM")
    drafts = Drafts.open(places.drafts_file(path))
    try:
        for line in drafts.list():
            found = drafts.get(line.id)
            if found is None:
                continue
            draft = EventDraft.from_state(found.state)
            ended.kept = "".join(comment.line for comment in draft.comments[:1])
            if ended.saved:
                page = PageWords(datetime.now(tz=UTC).date(), officer="P. Nair")
                store.events.record(draft.to_new_event(page, draft_id=line.id))
        saved = store.events.last(9)
        ended.events = len(saved)
        if saved:
            ended.kept = "".join(comment.words for comment in store.cards.event(saved[0].id).comments[:1])
    finally:
        drafts.close()
        store.close()


def main(times: int) -> int:
    """Kill the program so many times, in every way there is, and print what was lost."""
    lost = []
    for seed in range(times):
        with tempfile.TemporaryDirectory() as folder:
            ended = type_and_kill(Path(folder), seed, save=seed % 3 == 2)
        lost += [ended.problem] if ended.problem else []
        missing = len("".join(c for _, c in ended.typed)) - len(ended.kept)
        print(
            f"{seed + 1:4} {ended.signal.name:8} typed {len(ended.typed):4}, {missing:3} at the very end not kept. {ended.problem or 'Sound.'}"
        )
    print(f"{times} ends: {len(lost)} with something missing or saved twice.")
    return 1 if lost else 0


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20))
