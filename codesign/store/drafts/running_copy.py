"""Which running copy of codesign holds a draft, told apart even when the system gives a number out again."""

from __future__ import annotations

import functools
import os
import sys
from pathlib import Path
from typing import NamedTuple


class RunningCopy(NamedTuple):
    """One process of this computer, since it was last switched on."""

    pid: int
    started: str
    boot: str

    def __str__(self) -> str:
        return f"{self.pid} {self.boot or '-'} {self.started}"


@functools.cache
def this_copy() -> RunningCopy:
    """Return the copy that asks."""
    return RunningCopy(os.getpid(), _started(os.getpid()), _boot())


def copy_from(text: str) -> RunningCopy | None:
    """Read a copy back from its text, or None where nobody is named."""
    pid, _, rest = text.partition(" ")
    boot, _, started = rest.partition(" ")
    return RunningCopy(int(pid), started, "" if boot == "-" else boot) if pid.isdecimal() else None


def is_running(copy: RunningCopy) -> bool:
    """Whether a copy still runs: the same number, begun at the same moment, since the same switching on."""
    return copy.boot == _boot() and bool(copy.started) and _started(copy.pid) == copy.started


@functools.cache
def _boot() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return ""  # elsewhere the moment a process began is said in full, and is enough


def _started(pid: int) -> str:
    """Return when a process began, or nothing if it runs no more."""
    if sys.platform == "win32":
        return _started_windows(pid)
    if Path("/proc/self/stat").exists():
        return _started_linux(pid)
    import subprocess

    try:
        asked = ["/bin/ps", "-o", "lstart=", "-p", str(pid)]
        return subprocess.run(asked, capture_output=True, text=True, timeout=5, check=False).stdout.strip()  # noqa: S603  a number is all we add
    except (OSError, subprocess.SubprocessError):
        return ""


def _started_linux(pid: int) -> str:
    try:
        said = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return ""
    fields = said.rpartition(")")[2].split()  # the name before it may hold anything, brackets too
    return "" if fields[0] in {"Z", "X"} else fields[19]  # dead, and not yet buried by its parent


def _started_windows(pid: int) -> str:
    if sys.platform == "win32":
        import ctypes

        may_ask, still_active = 0x1000, 259  # PROCESS_QUERY_LIMITED_INFORMATION, STILL_ACTIVE
        kernel = ctypes.windll.kernel32
        kernel.OpenProcess.restype = ctypes.c_void_p
        process = ctypes.c_void_p(kernel.OpenProcess(may_ask, False, pid))
        if not process:
            return ""
        try:
            times = [ctypes.c_uint64() for _ in range(4)]
            code = ctypes.c_ulong()
            kernel.GetExitCodeProcess(process, ctypes.byref(code))
            told = kernel.GetProcessTimes(process, *(ctypes.byref(each) for each in times))
            return str(times[0].value) if told and code.value == still_active else ""
        finally:
            kernel.CloseHandle(process)
    return ""
