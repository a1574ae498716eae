"""A whole command, started in a process of its own: how long it took and the most memory it held."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_WATCH = """import json, resource, subprocess, sys, time
began = time.perf_counter()
code = subprocess.run(sys.argv[2:], stdout=sys.stderr).returncode
took, used = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
unit = 1024 * 1024 if sys.platform == "darwin" else 1024
open(sys.argv[1], "w").write(json.dumps([code, took, used.ru_maxrss / unit, used.ru_utime + used.ru_stime]))
"""
"""Stands between: a process started by a large one is charged with the large one's memory."""


class CommandFailedError(Exception):
    """A measured command did not end well; its last words are the message."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a whole command cost, start to finish."""

    seconds: float
    megabytes: float
    processor: float = 0
    """Processor seconds of all threads: what it would take at most on a machine with nothing else to do."""


def whole_command(
    command: Sequence[str], note: Path, *, timeout: float = 900, cwd: Path | None = None
) -> Cost:
    """Run a command to its end and return what it cost; `note` is a file this may write."""
    note.unlink(missing_ok=True)
    try:
        ran = subprocess.run(
            [sys.executable, "-c", _WATCH, str(note), *command],
            capture_output=True, text=True, timeout=timeout, check=False, cwd=cwd,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise CommandFailedError(f"took over {timeout:.0f} s") from None
    code, took, most, used = json.loads(note.read_text()) if note.exists() else (ran.returncode or 1, 0, 0, 0)
    if code:
        raise CommandFailedError(ran.stderr.strip()[-600:] or f"ended with {code}")
    return Cost(took, most, used)


def conditions() -> str:
    """Say what machine, how busy, and which libraries."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return (
        f"Python {platform.python_version()}, rapidfuzz {version('rapidfuzz')}, {_processor()}, "
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores{load}"
    )


def versions_of(python: str, packages: Sequence[str]) -> str:
    """Say which versions another interpreter has of these packages."""
    asked = (
        "import sys; from importlib.metadata import version as v, PackageNotFoundError as N\n"
        "def f(p):\n    try: return p + ' ' + v(p)\n    except N: return ''\n"
        "print(', '.join(filter(None, map(f, sys.argv[1:]))))"
    )
    ran = subprocess.run([python, "-c", asked, *packages], capture_output=True, text=True, check=False)
    return ran.stdout.strip() or "not told"


def own_version() -> str:
    """Return the version of ours and, in a checkout, its commit."""
    try:
        ours = version("codesign")
    except PackageNotFoundError:
        ours = "?"
    ran = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],  # whichever git there is
        capture_output=True, text=True, check=False, cwd=Path(__file__).parent,
    )  # fmt: skip
    return f"codesign {ours} {ran.stdout.strip()}".strip()


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    return next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")),
        platform.machine(),
    )
