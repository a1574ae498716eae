"""One command, from its words to its exit code: every refusal becomes a sentence, every fault a file without names in it."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from typing import Any

from codesign.cli import talking
from codesign.clock import Clock
from codesign.errors import CodesignError, Exit

STOPPED = 130
"""What shells expect of a command ended by Ctrl+C."""

_FULL = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))
_NO_MORE = _FULL | {errno.EPIPE, errno.EIO}
"""What a write ends with where no more can be written: files and the store have sentences of their own for it."""
_TOOLS = frozenset({"match", "suggest", "rising", "repeats", "personal"})
"""Commands that stand alone: see `tools_alone`, which is not loaded for the others."""


def run(words: Sequence[str], clock: Clock | None = None) -> int:
    """Run the command these words ask for, and return its exit code."""
    _take_any_text()
    ended = _ended(words, clock)
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as fault:
        return _tell_stdout(fault, ended)
    return ended


def _ended(words: Sequence[str], clock: Clock | None) -> int:
    try:
        return _run(_store_first(words), clock)
    except CodesignError as refusal:
        talking.say(str(refusal))
        return int(refusal.exit_code)
    except KeyboardInterrupt:
        talking.say("Stopped.")
        return STOPPED
    except OSError as fault:
        return _tell_fault(fault) if fault.errno not in _NO_MORE else _tell_stdout(fault, int(Exit.DONE))
    except Exception as fault:  # noqa: BLE001  the one edge: a fault of ours becomes a sentence, never a traceback
        return _tell_fault(fault)


def _run(words: list[str], clock: Clock | None) -> int:
    if words == ["--version"]:
        return _version()
    if _opens_screen(words):
        from codesign.cli.screen import open_screen

        return open_screen(words[1] if words else "")
    import typer

    try:
        ended = _commands_for(words).main(
            words, prog_name="codesign", standalone_mode=False, obj={"clock": clock}
        )
    except typer.TyperException as refusal:
        talking.say(talking.usage_words(refusal))
        return int(Exit.ASKED_WRONGLY)
    except typer.Abort:
        talking.say("Stopped: nothing more was answered.")
        return int(Exit.FAILED)
    return ended if isinstance(ended, int) else int(Exit.DONE)


def _commands_for(words: Sequence[str]) -> Any:
    """Return the commands these words may ask for."""
    if words and words[0] in _TOOLS and "--help" not in words:
        from codesign.cli.tables.alone import tool_alone

        return tool_alone(words[0])
    return every_command()


@cache
def every_command() -> Any:
    """Build every command, once: each is read from its function's parameters, which takes longer than most of them do."""
    import typer

    from codesign.cli.tree import command_tree

    return typer.main.get_command(command_tree())


def _version() -> int:
    from codesign import __version__
    from codesign.cli import printing

    printing.line(f"codesign {__version__}")
    return int(Exit.DONE)


def _opens_screen(words: Sequence[str]) -> bool:
    """Whether no command is named: the screen is then opened without loading the command line's own library."""
    completes = "_CODESIGN_COMPLETE" in os.environ  # a shell asks for completions, with no words at all
    return not completes and (not words or (words[0] == "--store" and len(words) == 2))


def _store_first(words: Sequence[str]) -> list[str]:
    """Bring `--store PATH` to the front: people type it last as often as first."""
    rest, moved, left = [], [], list(words)
    while left:
        word = left.pop(0)
        if word == "--":
            rest += [word, *left]
            break
        if word == "--store" and left:
            moved = [word, left.pop(0)]
        elif word.startswith("--store="):
            moved = ["--store", word.removeprefix("--store=")]
        else:
            rest.append(word)
    return [*moved, *rest]


def _tell_fault(fault: BaseException) -> int:
    from codesign import crash

    talking.say(crash.plain_sentence(crash.details_file(fault)))
    return int(Exit.FAILED)


def _take_any_text() -> None:
    """Let a terminal that cannot show a character show a mark in its place, rather than stop."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError, OSError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a captured stream may lack it


def _tell_stdout(fault: OSError, ended: int) -> int:
    """Say why no more could be printed. Whoever read our lines has read enough (`codesign events | head`): that is no fault."""
    _let_go_of_stdout()
    if isinstance(fault, BrokenPipeError):
        return ended
    why = "the disk is full" if fault.errno in _FULL else "it cannot be written to"
    talking.say(f"What was printed did not all reach where it was sent: {why}. Make room, and ask again.")
    return int(Exit.FAILED)


def _let_go_of_stdout() -> None:
    """Let what is still to be printed go nowhere, so that nothing more is said of it."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
