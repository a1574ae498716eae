"""The crash policy: the words are kept, nobody is named, the terminal is left usable."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from codesign import crash, places
from codesign.clock import FrozenClock
from codesign.errors import CodesignError

CLOCK = FrozenClock(datetime(2026, 11, 21, 9, 30, 15, tzinfo=UTC))
SECRET = "Amina Example said her doctor shouted"
UNIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")


def fail_with_words() -> BaseException:
    held_in_a_variable = SECRET
    try:
        try:
            raise KeyError(held_in_a_variable)
        except KeyError as error:
            error.add_note(SECRET)
            raise ValueError(f"cannot read {held_in_a_variable}") from error
    except ValueError as fault:
        return fault


def details(fault: BaseException, folder: Path) -> str:
    path = crash.details_file(fault, folder=folder, clock=CLOCK)
    assert path is not None
    return path.read_text(encoding="utf-8")


@pytest.mark.bad_input(95)
def test_details_hold_kinds_and_lines_and_nothing_people_said(tmp_path: Path) -> None:
    page = details(fail_with_words(), tmp_path)

    assert "builtins.ValueError" in page
    assert "caused by: builtins.KeyError" in page
    assert "test_crash.py:" in page
    assert "in fail_with_words" in page
    for word in SECRET.split():
        assert f" {word} " not in page
    assert str(Path(__file__).parent.parent) not in page


@pytest.mark.bad_input(96)
@UNIX_ONLY
def test_details_are_for_this_user_only(tmp_path: Path) -> None:
    path = crash.details_file(ValueError(), folder=tmp_path / "new", clock=CLOCK)

    assert path is not None
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_two_faults_in_one_moment_have_two_files(tmp_path: Path) -> None:
    first = crash.details_file(ValueError(), folder=tmp_path / "faults", clock=CLOCK)
    second = crash.details_file(TypeError(), folder=tmp_path / "faults", clock=CLOCK)

    assert first != second
    assert len(list((tmp_path / "faults").iterdir())) == 2


def test_our_own_errors_keep_their_sentence(tmp_path: Path) -> None:
    assert "The disk is full." in details(CodesignError("The disk is full."), tmp_path)


def test_groups_contexts_and_circles_are_followed_once(tmp_path: Path) -> None:
    fault = ExceptionGroup(SECRET, [TypeError(SECRET), OSError(SECRET)])
    fault.__context__ = LookupError(SECRET)
    fault.__context__.__context__ = fault

    page = details(fault, tmp_path)

    for kind in ("ExceptionGroup", "TypeError", "OSError", "while handling: builtins.LookupError"):
        assert page.count(kind) == 1
    assert SECRET not in page


def test_a_runaway_recursion_is_shortened(tmp_path: Path) -> None:
    def deeper(depth: int) -> None:
        if depth == 0:
            raise RecursionError
        deeper(depth - 1)

    with pytest.raises(RecursionError) as caught:
        deeper(300)

    page = details(caught.value, tmp_path)
    assert "more …" in page
    assert page.count("deeper") == 59


def test_where_its_folder_is_closed_another_is_found(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    path = crash.details_file(ValueError(), folder=tmp_path / "file" / "below", clock=CLOCK)

    assert path is not None
    path.unlink()


def test_where_nothing_can_be_written_the_fault_is_still_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(folder: Path) -> Path:
        raise places.FolderError(folder, "the disk is full")

    monkeypatch.setattr(places, "make_private_folder", refuse)

    path = crash.details_file(ValueError())

    assert path is None
    assert "could not be written" in crash.plain_sentence(path)


def test_the_sentence_says_where_the_words_are() -> None:
    said = crash.plain_sentence(Path("details.txt"), Path("store.db.drafts"))

    assert "kept in store.db.drafts" in said
    assert said.endswith("without anything people said: details.txt")


@pytest.mark.bad_input(95)
def test_hooks_tell_plainly_in_any_thread_and_can_be_undone(tmp_path: Path) -> None:
    told: list[str] = []
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    put_back = crash.install_excepthooks(folder=tmp_path, say=told.append)
    try:
        thread = threading.Thread(target=lambda: int(SECRET))
        thread.start()
        thread.join()
        fault = fail_with_words()
        sys.excepthook(type(fault), fault, None)
        sys.excepthook(CodesignError, CodesignError("No such event."), None)
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    finally:
        put_back()

    assert len(told) == 4
    assert told[2:] == ["No such event.", "Stopped."]
    assert all("fault of its own" in sentence and SECRET not in sentence for sentence in told[:2])
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


def run(program: str, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "CODESIGN_HOME": str(tmp_path)}
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environ)


@pytest.mark.bad_input(95)
def test_a_crashed_process_says_nothing_anybody_said(tmp_path: Path) -> None:
    program = f"""
from pathlib import Path
from codesign import crash
class Holder:
    def __repr__(self): return {SECRET!r}
    def __del__(self): raise ValueError({SECRET!r})
crash.install_excepthooks(drafts=Path('north.db.drafts'))
held = Holder()
del held
raise RuntimeError({SECRET!r})
"""
    ended = run(program, tmp_path)

    written = [path.read_text() for path in (tmp_path / "faults").iterdir()]
    assert ended.returncode == 1
    assert "kept in north.db.drafts" in ended.stderr
    assert len(written) == 2
    assert not any(SECRET in page for page in [ended.stdout, ended.stderr, *written])


CHILD = """
import sys, time
from pathlib import Path
from codesign import crash
def callback():
    {callback}
    Path(sys.argv[1]).write_text('flushed')
crash.on_terminate(callback)
print('ready', flush=True)
time.sleep(30)
"""


def start_child(path: Path, callback: str = "pass", **more: Callable[[], object]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", CHILD.format(callback=callback), str(path)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, preexec_fn=more.get("before"))  # noqa: PLW1509
    assert child.stdout is not None
    assert child.stdout.readline() == b"ready\n"
    return child


@pytest.mark.bad_input(89)
@UNIX_ONLY
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_told_to_end_the_words_are_written_and_the_signal_is_the_cause(tmp_path: Path, name: str) -> None:
    number = getattr(signal, name)
    with start_child(tmp_path / "said") as child:
        child.send_signal(number)
        ended = child.wait(25)

    assert (tmp_path / "said").read_text() == "flushed"
    assert ended == -number


@pytest.mark.bad_input(89)
@UNIX_ONLY
def test_a_second_signal_does_not_cut_the_first_short(tmp_path: Path) -> None:
    with start_child(tmp_path / "said", "print('in', flush=True); time.sleep(0.3)") as child:
        child.send_signal(signal.SIGHUP)
        assert child.stdout is not None
        assert child.stdout.readline() == b"in\n"
        child.send_signal(signal.SIGHUP)
        child.send_signal(signal.SIGTERM)
        child.wait(25)

    assert (tmp_path / "said").read_text() == "flushed"


@UNIX_ONLY
def test_a_callback_that_fails_still_ends_the_process(tmp_path: Path) -> None:
    with start_child(tmp_path / "said", "raise OSError") as child:
        child.send_signal(signal.SIGTERM)

        assert child.wait(25) == -signal.SIGTERM


@UNIX_ONLY
def test_a_hang_up_that_is_ignored_stays_ignored(tmp_path: Path) -> None:
    def ignore() -> None:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)

    with start_child(tmp_path / "said", before=ignore) as child:
        child.send_signal(signal.SIGHUP)
        time.sleep(0.1)
        assert child.poll() is None
        child.kill()


@UNIX_ONLY
def test_handlers_are_put_back() -> None:
    before = signal.getsignal(signal.SIGTERM)

    put_back = crash.on_terminate(lambda: None)
    during = signal.getsignal(signal.SIGTERM)
    put_back()

    assert during is not before
    assert signal.getsignal(signal.SIGTERM) is before


@pytest.mark.bad_input(89)
@UNIX_ONLY
def test_the_terminal_is_left_usable_after_a_signal(tmp_path: Path) -> None:
    if sys.platform == "win32":
        return
    import pty
    import termios

    spoil = "import tty; sys.stdout.write('\\x1b[?1049h\\x1b[?25l'); sys.stdout.flush(); tty.setraw(0)"
    program = CHILD.format(callback="pass").replace("print('ready'", f"{spoil}; print('ready'")
    child, terminal = pty.fork()
    if child == 0:
        os.execv(
            sys.executable, [sys.executable, "-c", program, str(tmp_path / "said")]
        )  # the child ends here
    try:
        shown = _read_until(terminal, b"ready")
        raw = termios.tcgetattr(terminal)[3]
        os.kill(child, signal.SIGTERM)
        shown += _read_until(terminal, b"\x1b[0m")
        _, status = os.waitpid(child, 0)
        usable = termios.tcgetattr(terminal)[3]
    finally:
        os.close(terminal)

    assert os.WTERMSIG(status) == signal.SIGTERM
    assert shown.endswith(crash.PLAIN_TERMINAL.encode())
    assert not raw & termios.ECHO
    assert usable & termios.ECHO
    assert usable & termios.ICANON


def _read_until(terminal: int, mark: bytes) -> bytes:
    shown = b""
    while mark not in shown:
        shown += os.read(terminal, 1024)
    return shown
