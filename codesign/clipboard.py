"""Words onto the clipboard: the system's own tool first, the terminal after that, and the truth about which it was.

The words go to a tool on its standard input, never among its arguments, which every user of a computer can list.
A terminal is sent the words in a sequence it never answers: what became of them cannot be known, and is said so.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

_PATIENCE = 2.0
"""Seconds a tool has: one that waits for a display that is not there would wait for ever."""

TOOK = "Copied."
SENT = "Sent to the terminal; it does not say whether it was taken: paste to see, or `w` writes it to a file."


@dataclass(frozen=True)
class Tool:
    """A program that puts its standard input on the clipboard."""

    command: tuple[str, ...]
    encoding: str = "utf-8"
    needs: str = ""
    """The variable of the environment without which it cannot work."""


_WAYLAND = Tool(("wl-copy",), needs="WAYLAND_DISPLAY")
_X = (
    Tool(("xclip", "-selection", "clipboard", "-in"), needs="DISPLAY"),
    Tool(("xsel", "--clipboard", "--input"), needs="DISPLAY"),
)
_MAC = Tool(("pbcopy",))
_WINDOWS = Tool(("clip.exe",), encoding="utf-16")
"""Knows letters beyond the old code page only in UTF-16 with its mark."""


def copied(
    words: str,
    *,
    environment: Mapping[str, str] | None = None,
    system: str | None = None,
    run: Callable[[Tool, bytes], bool] | None = None,
) -> bool:
    """Put words on the system's clipboard, and return whether a tool said it took them. May take seconds: use a thread."""
    environment = os.environ if environment is None else environment
    run = run or _run
    return any(
        run(tool, words.encode(tool.encoding, "replace"))
        for tool in tools(environment, system or platform.system())
    )


def tools(environment: Mapping[str, str], system: str) -> Sequence[Tool]:
    """Return the tools worth asking here, the likeliest first. Over a remote connection none: its clipboard is elsewhere."""
    if environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"):
        return ()
    if system == "Windows":
        return (_WINDOWS,)
    if system == "Darwin":
        return (_MAC,)
    on_windows = (_WINDOWS,) if environment.get("WSL_DISTRO_NAME") or environment.get("WSL_INTEROP") else ()
    return tuple(
        tool for tool in (*on_windows, _WAYLAND, *_X) if not tool.needs or environment.get(tool.needs)
    )


def _run(tool: Tool, content: bytes) -> bool:
    """Give a tool the words, and return whether it took them. Its own words are not wanted: it may repeat ours."""
    program = shutil.which(tool.command[0])
    if program is None:
        return False
    try:
        # wl-copy and xclip leave a copy of themselves behind that keeps our ends of pipes open: theirs go nowhere.
        done = subprocess.run(  # noqa: S603  the tools above, by their full path
            [program, *tool.command[1:]],
            input=content,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0
