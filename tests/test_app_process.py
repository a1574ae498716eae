"""The program as a process on a terminal: what it loads before its first frame, and what it leaves when it is ended."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals of Unix", allow_module_level=True)

import fcntl
import pty
import struct
import termios

PATIENCE = 30.0
PROBE = """
import sys
from pathlib import Path
from codesign.app import CodesignApp
from codesign.screens.desk_opening import new_desk

HEAVY = ("sqlalchemy", "sqlmodel", "pydantic", "sqlcipher3", "codesign.store", "openpyxl", "typer", "markdown_it")

def look(self):
    self.exit(message=",".join(name for name in HEAVY if name in sys.modules) or "none of them")

CodesignApp.on_ready = look
CodesignApp(new_desk(Path(sys.argv[1]))).run(headless=True)
"""


def home(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "settings.toml").write_text('officer = "P. Nair"\n')
    return {**os.environ, "CODESIGN_HOME": str(tmp_path), "TERM": "xterm-256color"}


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """Return a store made by the program itself, so that its letters are this device's."""
    from codesign.store import Store

    store = Store.create(tmp_path / "codesign.db", actor="P. Nair", device="d", letters="KTM")
    store.close()
    return store.path


@dataclass
class Terminal:
    """A process on a pseudo-terminal of 80 by 24."""

    pid: int
    handle: int
    said: bytes = b""
    status: int | None = None

    def type(self, keys: str) -> None:
        os.write(self.handle, keys.encode())

    def wait_for(self, words: str) -> None:
        until = time.monotonic() + PATIENCE
        while words.encode() not in self.said:
            assert time.monotonic() < until, f"{words!r} was not painted in {self.said[-2000:]!r}"
            self._read(0.5)

    def ended(self) -> int:
        """Wait for the end and return its exit code, negative for a signal."""
        until = time.monotonic() + PATIENCE
        while self.status is None:
            assert time.monotonic() < until, "it did not end"
            self._read(0.1)
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                self.status = os.waitstatus_to_exitcode(status)
        while self._read(0.1):
            pass
        return self.status

    def _read(self, seconds: float) -> bool:
        if not select.select([self.handle], [], [], seconds)[0]:
            return False
        with suppress(OSError):
            piece = os.read(self.handle, 65536)
            self.said += piece
            return bool(piece)
        return False


@contextmanager
def running(environ: dict[str, str], *words: str, code: str = "") -> Iterator[Terminal]:
    command = [sys.executable, *(["-c", code] if code else ["-m", "codesign"]), *words]
    pid, handle = pty.fork()
    if pid == 0:
        os.execve(command[0], command, environ)
    fcntl.ioctl(handle, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    terminal = Terminal(pid, handle)
    try:
        yield terminal
    finally:
        if terminal.status is None:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            terminal.ended()
        os.close(handle)


def modes(handle: int) -> tuple[int, int, int, int]:
    settings = termios.tcgetattr(handle)
    return (
        settings[0],
        settings[1],
        settings[2],
        settings[3] & (termios.ECHO | termios.ICANON | termios.ISIG),
    )


@pytest.mark.parametrize("has_store", [True, False])
def test_the_first_frame_comes_before_the_store_and_its_libraries(
    tmp_path: Path, made: Path, has_store: bool
) -> None:
    path = made if has_store else tmp_path / "none.db"

    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(path)], env=home(tmp_path), capture_output=True, text=True
    )

    assert "none of them" in done.stdout + done.stderr
    assert done.returncode == 0


def test_keys_pressed_before_the_first_frame_are_not_lost(tmp_path: Path, made: Path) -> None:
    with running(home(tmp_path)) as terminal:
        terminal.type("g")
        terminal.wait_for("Esc stays here")
        terminal.type("c")
        terminal.wait_for("[Contacts]")
        terminal.type("q")
        assert terminal.ended() == 0


@pytest.mark.bad_input(89)
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP])
def test_told_to_end_it_leaves_the_terminal_usable(
    tmp_path: Path, made: Path, ending: signal.Signals
) -> None:
    with running(home(tmp_path)) as terminal:
        before = modes(terminal.handle)
        terminal.wait_for("0 named")
        assert modes(terminal.handle) != before
        os.kill(terminal.pid, ending)

        assert terminal.ended() == -ending
        assert modes(terminal.handle) == before
        for left_off in (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?2004l"):
            assert left_off in terminal.said.rpartition(b"0 named")[2]


@pytest.mark.bad_input(89)
def test_killed_outright_the_next_start_says_how_to_mend_the_terminal(tmp_path: Path, made: Path) -> None:
    keep = (
        "import sys, time\nfrom pathlib import Path\nfrom codesign.store.drafts import Drafts\n"
        "drafts = Drafts.open(Path(sys.argv[1]))\n"
        "drafts.put('d1', 'event', {'title': 'Hall drop-in'}, 'KTM')\ndrafts.flush()\nprint('kept', flush=True)\ntime.sleep(60)\n"
    )
    with running(home(tmp_path), f"{made}.drafts", code=keep) as terminal:
        terminal.wait_for("kept")
        os.kill(terminal.pid, signal.SIGKILL)
        assert terminal.ended() == -signal.SIGKILL

    with running(home(tmp_path)) as terminal:
        terminal.wait_for("Hall drop-in")
        terminal.wait_for("`reset`")


@pytest.mark.bad_input(95)
def test_after_a_fault_the_sentence_stands_whole_on_a_usable_terminal(tmp_path: Path, made: Path) -> None:
    faulty = (
        "import sys\nfrom pathlib import Path\nfrom codesign import app\n"
        "def fail(self):\n    held = 'Amina Example'\n    raise ValueError(held)\n"
        "app.CodesignApp.action_help_quit = fail\nsys.exit(app.run(Path(sys.argv[1])))\n"
    )
    with running(home(tmp_path), str(made), code=faulty) as terminal:
        before = modes(terminal.handle)
        terminal.wait_for("0 named")
        terminal.type("\x03")

        assert terminal.ended() == 1
        assert modes(terminal.handle) == before
    said = terminal.said.decode().rpartition("\x1b[?1049l")[2]
    assert "codesign has stopped because of a fault of its own." in said
    assert f"kept in {made}.drafts: start codesign again" in said
    assert "Traceback" not in said
    assert "Amina" not in said
    assert "Amina" not in "".join(file.read_text() for file in (tmp_path / "faults").glob("*.txt"))


COLOUR = re.compile(rb"\x1b\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])[0-9;]*m")
"""A sequence that asks for a colour other than the terminal's own (39 and 49)."""


@pytest.mark.bad_input(88)
def test_with_no_color_no_colour_is_sent(tmp_path: Path, made: Path) -> None:
    (tmp_path / "settings.toml").write_text('theme = "ansi-dark"\n')
    with running({**home(tmp_path), "NO_COLOR": "1"}) as terminal:
        terminal.wait_for("[Today]")
        terminal.wait_for("0 named")
        terminal.type("q")
        assert terminal.ended() == 0
    assert not COLOUR.search(terminal.said)


@pytest.mark.bad_input(88)
def test_a_terminal_that_only_prints_lines_is_told_what_to_do(tmp_path: Path) -> None:
    with running({**home(tmp_path), "TERM": "dumb"}) as terminal:
        assert terminal.ended() == 2
    assert b"(TERM=dumb)" in terminal.said
    assert b"codesign --help" in terminal.said


@pytest.mark.bad_input(89)
def test_it_leaves_with_a_terminal_that_went_without_a_word(made: Path) -> None:
    ours, theirs = pty.openpty()
    gone = subprocess.Popen(  # a session with no terminal of its own is sent no signal when this one goes
        [sys.executable, "-m", "codesign"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        env=home(made.parent),
    )
    os.close(theirs)
    said = b""
    while b"Last events" not in said and b"Nothing is waiting" not in said:
        said += os.read(ours, 65536)

    os.close(ours)

    assert gone.wait(PATIENCE) == 0
