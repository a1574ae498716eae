"""However a command ends, it ends in a sentence: faults, Ctrl+C, and whoever stops reading."""

from __future__ import annotations

import errno
import io
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from codesign.cli import running
from tests.cli.conftest import Runner


@pytest.mark.bad_input(95)
def test_a_fault_ends_in_a_plain_sentence_with_details_only_this_user_can_read(
    ready: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("Jane Smyth said this")

    monkeypatch.setattr("codesign.cli.programmes.words_of", fails)

    ran = ready("programmes", "list")

    assert (ran.code, ran.out) == (1, "")
    assert "Jane" not in ran.err
    assert "Traceback" not in ran.err
    details = Path(ran.err.rsplit("people said: ", 1)[1].strip())
    assert "Jane" not in details.read_text(encoding="utf-8")
    if os.name == "posix":
        assert stat.S_IMODE(details.stat().st_mode) == 0o600


@pytest.mark.bad_input(89)
def test_ctrl_c_stops_with_one_word(ready: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("codesign.cli.programmes.words_of", interrupted)

    ran = ready("programmes", "list")

    assert (ran.code, ran.out) == (running.STOPPED, "")


@pytest.mark.skipif(os.name != "posix", reason="a pipe of a shell")
def test_whoever_reads_only_the_first_line_sees_no_error(ready: Runner, store_file: Path) -> None:
    command = f"{sys.executable} -m codesign vocabularies show kinds | head -1"

    ran = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, timeout=60)

    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.count("\n") == 1


@pytest.mark.bad_input(88)
def test_a_terminal_without_our_letters_gets_marks_in_their_place(ready: Runner) -> None:
    ready("contacts", "add", "Siân ŵ 陳")
    plain = {**os.environ, "PYTHONIOENCODING": "ascii", "TERM": "dumb", "NO_COLOR": "1"}

    ran = subprocess.run(
        [sys.executable, "-m", "codesign", "contacts"], capture_output=True, timeout=60, env=plain
    )

    assert ran.returncode == 0
    assert b"Si?n ? ?" in ran.stdout
    assert b"\x1b" not in ran.stdout + ran.stderr


@pytest.mark.bad_input(24)
def test_an_error_that_repeats_what_was_typed_sends_nothing_raw_to_the_terminal(ready: Runner) -> None:
    ran = ready("contacts", "show", "N1\x1b[2J\x07")

    assert ran.code == 2
    assert "\x1b" not in ran.err
    assert "\x07" not in ran.err


class _Full(io.StringIO):
    """A file on a disk without room: it takes what is written, and fails when that is to reach the disk."""

    def __init__(self, at_once: bool) -> None:
        super().__init__()
        self._at_once = at_once

    def write(self, words: str) -> int:
        if self._at_once:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(words)

    def flush(self) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize(
    "words", [("--version",), ("keys", "list"), ("programmes", "--json"), ("programmes", "add", "New")]
)
def test_a_full_disk_ends_in_a_sentence(
    words: tuple[str, ...],
    at_once: bool,
    ready: Runner,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdout", _Full(at_once))

    assert running.run(words) == 1

    said = capsys.readouterr().err
    assert "the disk is full. Make room" in said
    assert "fault of its own" not in said


def test_closed_stdout_is_said(
    ready: Runner, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout", None)

    assert running.run(["programmes"]) == 1
    assert "There is nowhere to print to: stdout is closed." in capsys.readouterr().err
