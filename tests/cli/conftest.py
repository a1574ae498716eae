"""The command line as a person runs it: words in, an exit code, data and talk out."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from codesign.__main__ import main
from codesign.cli import talking
from codesign.clock import FrozenClock
from tests.conftest import NOW

NOW_2019 = FrozenClock(datetime(2019, 1, 1, 9, 0, tzinfo=UTC))
"""A laptop whose battery ran out."""

HOME, STORE = Path("home"), Path("work", "test.db")
"""Where a test's home folder and its store are, in its own folder."""


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

Commands = Callable[[Runner], None]
"""Commands that are run one after the other, and what is expected of each."""


@pytest.fixture
def store_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the store of a test is, for every command that names none."""
    path = tmp_path / STORE
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


class Homes:
    """Home folders and stores as some commands leave them, each made once by a process of the tests.

    A test begins with its own copy, as if it had run the commands itself: the letters of the device stand in the settings,
    and what has been counted stands in the store. Commands are run one by one from what those before them left:
    what `(init, begin)` leaves is made of a copy of what `(init,)` left.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._left: dict[tuple[Commands, ...], Path] = {}

    def left_by(self, commands: tuple[Commands, ...], run: Runner, monkeypatch: pytest.MonkeyPatch) -> Path:
        """Return the folder that holds what these commands left; it is to be copied, and never worked in."""
        if commands not in self._left:
            left = self._folder / str(len(list(self._folder.iterdir())))
            (left / HOME).mkdir(parents=True)
            if before := commands[:-1]:
                shutil.copytree(self.left_by(before, run, monkeypatch), left, dirs_exist_ok=True)
            with monkeypatch.context() as there:
                there.setenv("CODESIGN_HOME", str(left / HOME))
                there.setenv("CODESIGN_STORE", str(left / STORE))
                commands[-1](lambda *words, **how: run(*words, **how, at=FrozenClock(NOW)))
            self._left[commands] = left
        return self._left[commands]


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Homes:
    """Return what commands have left so far."""
    return Homes(tmp_path_factory.mktemp("homes"))


def home_left_by(*commands: Commands) -> Any:
    """Return a fixture: a runner in a home and on a store as these commands leave them, made once and then copied.

    `told = home_left_by(init, tell)` is what `init(run)` and `tell(run)` in each test would come to, in a tenth of the time.
    """

    @pytest.fixture
    def begun(run: Runner, homes: Homes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Runner:
        shutil.copytree(homes.left_by(commands, run, monkeypatch), tmp_path, dirs_exist_ok=True)
        return run

    return begun


def init(run: Runner) -> None:
    """Make a store, empty."""
    assert run("init", "--name", "P. Nair").code == 0


def begin(run: Runner) -> None:
    """Add a programme and two outcomes."""
    assert run("programmes", "add", "Hollerton community care", "--level", "codesign").code == 0
    assert run("outcomes", "add", "2.1", "I know whom to ring").code == 0
    assert run("outcomes", "add", "2.10", "I can get there").code == 0


ready = home_left_by(init, begin)
"""A runner on a store that is made, with a programme and two outcomes."""
