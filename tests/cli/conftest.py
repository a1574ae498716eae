"""The command line as a person runs it: words in, an exit code, data and talk out."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from codesign.__main__ import main
from codesign.cli import talking
from codesign.clock import FrozenClock

NOW_2019 = FrozenClock(datetime(2019, 1, 1, 9, 0, tzinfo=UTC))
"""A laptop whose battery ran out."""


class Ran(NamedTuple):
    """How a command ended, and what it said where."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed, read as JSON."""
        return json.loads(self.out)

    @property
    def first(self) -> str:
        """The first word it printed: a reference, after something was added."""
        return self.out.split()[0]


Runner = Callable[..., Ran]


@pytest.fixture
def store_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the store of a test is, for every command that names none."""
    path = tmp_path / "work" / "test.db"
    monkeypatch.setenv("CODESIGN_STORE", str(path))
    return path


@pytest.fixture
def run(
    store_file: Path, clock: FrozenClock, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Runner:
    """Return a runner of commands: `run("events", "list", typed="answers")`; `terminal=True` sits somebody at it."""

    def go(*words: str, typed: str = "", terminal: bool = False, at: FrozenClock = clock) -> Ran:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        monkeypatch.setattr(talking, "is_terminal", lambda: terminal)
        capsys.readouterr()
        code = main(words, clock=at)
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return go


@pytest.fixture
def ready(run: Runner) -> Runner:
    """Return a runner on a store that is made, with a programme and two outcomes."""
    assert run("init", "--name", "P. Nair").code == 0
    assert run("programmes", "add", "Hollerton community care", "--level", "codesign").code == 0
    assert run("outcomes", "add", "2.1", "I know whom to ring").code == 0
    assert run("outcomes", "add", "2.10", "I can get there").code == 0
    return run
