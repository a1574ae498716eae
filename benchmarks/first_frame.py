"""How soon codesign shows a frame that takes keys, and Today's figures, beside a bare app of the same library.

`python benchmarks/first_frame.py [FOLDER]` starts real processes on pseudo-terminals, turn about, on a store of 16,000
events and 100,000 comments. A bare app is a Header, a Footer and a DataTable of 50 rows. Wall time, from starting the
process to the bytes being on the terminal. Targets: first frame at most 1.3 times the bare app's, figures at most 2.5.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from conditions import conditions, spread

ROUNDS = 15
FRAME, FIGURES, ANSWER = b"Help", b" named", b"Esc stays here"
FRAME_TARGET, FIGURES_TARGET = 1.3, 2.5

BARE = """
from textual.app import App
from textual.screen import ModalScreen
from textual.widgets import DataTable, Footer, Header, Static

class Answer(ModalScreen):
    def compose(self):
        yield Static("Esc stays here")

class Bare(App):
    BINDINGS = [("g", "answer", "Go to"), ("question_mark", "help", "Help")]
    def compose(self):
        yield Header()
        yield DataTable()
        yield Footer()
    def on_mount(self):
        table = self.query_one(DataTable)
        table.add_columns("Ref", "When", "Title", "Place")
        table.add_rows([(f"E{n}", "12 Nov 2026", f"Hall {n} named", "Hollerton") for n in range(50)])
    def action_answer(self):
        self.push_screen(Answer())

Bare().run()
"""


def main() -> int:
    """Measure, print, and return whether a target was missed."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(temporary)
        store = _store(folder)
        home = Path(temporary) / "home"
        home.mkdir()
        (home / "settings.toml").write_text('officer = "P. Nair"\n')
        ours = [sys.executable, "-m", "codesign", "--store", str(store)]
        bare = [sys.executable, "-c", BARE]
        environ = {
            **os.environ,
            "CODESIGN_HOME": str(home),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
        }
        for command in (
            bare,
            ours,
        ):  # compiled files and the disk's cache are warm, as on any day but the first
            seen(command, [FIGURES], environ)
        return _report(ours, bare, environ)


def _report(ours: Sequence[str], bare: Sequence[str], environ: Mapping[str, str]) -> int:
    frames: dict[str, list[float]] = {"bare": [], "codesign": []}
    answers: dict[str, list[float]] = {"bare": [], "codesign": []}
    figures: dict[str, list[float]] = {"bare": [], "codesign": []}
    for _ in range(ROUNDS):
        for name, command in (("bare", bare), ("codesign", ours)):
            frame, figure = seen(command, [FRAME, FIGURES], environ)
            frames[name].append(frame)
            figures[name].append(figure)
            answers[name].extend(seen(command, [ANSWER], environ, keys=b"g"))
    print(conditions())
    print(f"80x24, {ROUNDS} rounds turn about; 16,000 events and 100,000 comments")
    first = _line("first frame", frames, FRAME_TARGET)
    _line("a key pressed before the program has begun is answered", answers)
    second = _line("Today's figures painted", {**figures, "bare": frames["bare"]}, FIGURES_TARGET)
    return int(not (first and second))


def _line(what: str, found: Mapping[str, list[float]], target: float = 0) -> bool:
    """Print both beside each other; judged by the fastest of each, the round that others disturbed least."""
    fastest = {name: min(seconds) for name, seconds in found.items()}
    ratio = fastest["codesign"] / fastest["bare"]
    middle = statistics.median(found["codesign"]) / statistics.median(found["bare"])
    wanted = f" (target {target})" if target else ""
    print(f"{what}: {ratio:.2f} times by the fastest, {middle:.2f} by the median{wanted}")
    for name, seconds in found.items():
        print(f"  {name}: fastest {fastest[name] * 1000:.1f} ms, {spread(seconds)}")
    return ratio <= target


def seen(
    command: Sequence[str], words: Sequence[bytes], environ: Mapping[str, str], keys: bytes = b""
) -> list[float]:
    """Start a program on a pseudo-terminal, and return the seconds until each word was painted."""
    started = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.execve(command[0], list(command), dict(environ))
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    os.write(terminal, keys)
    painted: bytes = b""
    times: list[float] = []
    try:
        while len(times) < len(words):
            if not select.select([terminal], [], [], 30)[0]:
                raise TimeoutError(f"{words[len(times)]!r} was not painted")
            painted += os.read(terminal, 65536)
            while len(times) < len(words) and words[len(times)] in painted:
                times.append(time.perf_counter() - started)
    finally:
        os.kill(child, signal.SIGTERM)
        _drain(terminal)
        os.waitpid(child, 0)
        os.close(terminal)
    return times


def _drain(terminal: int) -> None:
    """Read what a program says on ending: it must not wait for a terminal nobody reads."""
    try:
        while os.read(terminal, 65536):
            pass
    except OSError:  # the program has let go of its terminal
        return


def _store(folder: Path) -> Path:
    from made_up import made_up_store

    store = made_up_store(folder)
    store.close()
    return store.path


if __name__ == "__main__":
    sys.exit(main())
