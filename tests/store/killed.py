"""Programs killed at their work: what they need is loaded once, and each begins from there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import IO

_BEGINS = """
import os, sys
for _ in sys.stdin:
    if os.fork() == 0:
        print(os.getpid(), flush=True)
        work()
        break
    os.wait()
    print("ended", flush=True)
"""


@dataclass(frozen=True)
class Program:
    """A program at its work."""

    process: int
    _said: IO[str]

    def says(self) -> str:
        """Return the next line it prints, which is waited for."""
        return self._said.readline().rstrip("\n")

    def kill(self) -> list[str]:
        """Kill it there and then, if it is not done, and return what it had printed besides."""
        with suppress(ProcessLookupError):
            os.kill(self.process, signal.SIGKILL)
        return list(iter(self.says, "ended"))


@contextmanager
def programs(work: str, *arguments: str) -> Iterator[Callable[[], Program]]:
    """Yield what begins a program, one after another. `work` loads what it needs and says what `work()` does."""
    command = [sys.executable, "-c", work + _BEGINS, *arguments]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as ground:
        assert ground.stdin is not None
        assert ground.stdout is not None
        asks, said = ground.stdin, ground.stdout

        def begin() -> Program:
            asks.write("\n")
            asks.flush()
            return Program(int(said.readline()), said)

        yield begin
