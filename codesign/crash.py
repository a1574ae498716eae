"""What happens when codesign itself fails, or is told to end: the words are kept, and nobody is named.

Details hold the kind of fault and the lines of code it went through. They never hold local variables or an
exception's own words, for those may be a person's name or what they said.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType, TracebackType

from codesign import __version__, places
from codesign.clock import Clock, SystemClock, stamp
from codesign.errors import CodesignError

_FIRST, _LAST = 20, 40  # frames of a runaway recursion that are worth reading
_LONGEST_CHAIN = 12

PLAIN_TERMINAL = (
    "\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1015l"  # the mouse is the terminal's again
    "\x1b[?1004l\x1b[?2004l\x1b[<u"  # focus reports, bracketed paste, key reports off
    "\x1b[?1049l\x1b[?25h\x1b[0 q\x1b[0m"  # the usual screen, the usual cursor shown, no colours
)
"""What puts a terminal back as the shell expects it."""


def details_file(
    fault: BaseException, *, folder: Path | None = None, clock: Clock | None = None
) -> Path | None:
    """Write the details of a fault to a new file for this user only, and return where.

    Returns:
        The file, or None where no folder at all can be written to: the fault itself must still be told.
    """
    import tempfile

    now = stamp((clock or SystemClock()).now())
    page = "\n".join([_heading(now), *_chain(fault), ""])
    for place in (folder or places.crash_folder(), Path(tempfile.gettempdir())):
        with contextlib.suppress(OSError, CodesignError):
            return _write_new(places.make_private_folder(place), now, page)
    return None


def plain_sentence(details: Path | None, drafts: Path | None = None) -> str:
    """Say that codesign failed, where the words are, and where the details are."""
    said = ["codesign has stopped because of a fault of its own."]
    if drafts is not None:
        said.append(f"What you typed is kept in {drafts}: start codesign again to carry on.")
    if details is None:
        said.append("The details could not be written anywhere.")
    else:
        said.append(f"Details, without anything people said: {details}")
    return "\n".join(said)


def install_excepthooks(
    *,
    drafts: Path | None = None,
    folder: Path | None = None,
    say: Callable[[str], None] | None = None,
) -> Callable[[], None]:
    """Make every fault nobody caught end in a plain sentence, in any thread; return a function that undoes it."""
    tell = say or _say_on_stderr
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)

    def caught(kind: type[BaseException], fault: BaseException | None, _: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            tell("Stopped.")
        elif isinstance(fault, CodesignError):
            tell(str(fault))
        else:
            tell(plain_sentence(details_file(fault or kind(), folder=folder), drafts))

    def in_thread(args: threading.ExceptHookArgs) -> None:
        if not issubclass(args.exc_type, SystemExit):
            caught(args.exc_type, args.exc_value, args.exc_traceback)

    def unraisable(args: sys.UnraisableHookArgs) -> None:
        # Python would print the object, and with it whatever it holds; nothing a person could act on is lost.
        details_file(args.exc_value or args.exc_type(), folder=folder)

    sys.excepthook, threading.excepthook, sys.unraisablehook = caught, in_thread, unraisable

    def put_back() -> None:
        sys.excepthook, threading.excepthook, sys.unraisablehook = before

    return put_back


def on_terminate(callback: Callable[[], object]) -> Callable[[], None]:
    """Run a callback when told to end (SIGTERM, SIGHUP), restore the terminal, and end as the signal would.

    A signal that was ignored stays ignored, so that `nohup` works. Call it from the main thread before the
    interface starts: the terminal is put back as it is now.

    Returns:
        A function that puts back the handlers there were before.
    """
    restore = terminal_restorer()

    def end(number: int, _: FrameType | None) -> None:
        # A closing window sends SIGHUP twice, from the kernel and from the shell: the second must not cut the first short.
        for each in handled:
            signal.signal(each, signal.SIG_IGN)
        try:
            callback()
        finally:
            restore()
            signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)

    handled = {
        number: signal.getsignal(number)
        for number in _ending_signals()
        if signal.getsignal(number) is not signal.SIG_IGN
    }
    for number in handled:
        signal.signal(number, end)

    def put_back() -> None:
        for number, handler in handled.items():
            signal.signal(number, handler)

    return put_back


def terminal_restorer() -> Callable[[], None]:
    """Remember the terminal as it is now; the function returned puts it back, as often as it is called."""
    if sys.platform == "win32":
        return lambda: _write_to_terminal(PLAIN_TERMINAL)
    import termios

    inputs = sys.__stdin__
    try:
        number = inputs.fileno() if inputs is not None else -1
        modes = termios.tcgetattr(number)
    except (termios.error, OSError, ValueError):
        return lambda: _write_to_terminal(PLAIN_TERMINAL)

    def restore() -> None:
        # Touching the terminal from the background would stop us for ever; only the main thread may say so.
        with contextlib.suppress(ValueError):
            signal.signal(signal.SIGTTOU, signal.SIG_IGN)
        _write_to_terminal(PLAIN_TERMINAL)
        with contextlib.suppress(termios.error, OSError):
            termios.tcsetattr(number, termios.TCSANOW, modes)

    return restore


def _heading(now: str) -> str:
    import platform

    return (
        f"codesign {__version__} stopped at {now}\n"
        f"Python {platform.python_version()}, {platform.system()} {platform.release()}, {platform.machine()}\n"
        "This file holds no names, no values and nothing anybody said."
    )


def _chain(fault: BaseException) -> Iterator[str]:
    """Give a fault, what caused it and what it groups, each once."""
    seen: set[int] = set()
    waiting: list[tuple[str, BaseException]] = [("", fault)]
    while waiting and len(seen) < _LONGEST_CHAIN:
        why, each = waiting.pop(0)
        if id(each) in seen:
            continue
        seen.add(id(each))
        yield ""
        yield f"{why}{_kind(each)}"
        yield from _frames(each.__traceback__)
        if isinstance(each, BaseExceptionGroup):
            waiting += [("one of the group: ", one) for one in each.exceptions]
        if each.__cause__ is not None:
            waiting.append(("caused by: ", each.__cause__))
        elif each.__context__ is not None and not each.__suppress_context__:
            waiting.append(("while handling: ", each.__context__))


def _kind(fault: BaseException) -> str:
    kind = f"{type(fault).__module__}.{type(fault).__qualname__}"
    return f"{kind}: {fault}" if isinstance(fault, CodesignError) else kind


def _frames(trace: TracebackType | None) -> Iterator[str]:
    lines: list[str] = []
    while trace is not None:
        code = trace.tb_frame.f_code
        lines.append(f"  {_short(code.co_filename)}:{trace.tb_lineno} in {code.co_qualname}")
        trace = trace.tb_next
    if len(lines) <= _FIRST + _LAST:
        yield from lines
        return
    yield from lines[:_FIRST]
    yield f"  … {len(lines) - _FIRST - _LAST:,} more …"
    yield from lines[-_LAST:]


def _short(file: str) -> str:
    """Name a file of code without the folders above it: a home folder is a person's name."""
    return "/".join(Path(file).parts[-3:]) if Path(file).is_absolute() else file


def _write_new(folder: Path, now: str, page: str) -> Path:
    name = "fault " + now.replace(":", "").replace("Z", "")
    for number in range(1, 100):
        path = folder / (f"{name}.txt" if number == 1 else f"{name} ({number}).txt")
        with contextlib.suppress(FileExistsError):
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
                file.write(page)
            return path
    raise FileExistsError(folder)


def _ending_signals() -> list[signal.Signals]:
    names = ("SIGTERM", "SIGHUP", "SIGBREAK")  # the last is how Windows closes a console window
    return [getattr(signal, name) for name in names if hasattr(signal, name)]


def _write_to_terminal(sequence: str) -> None:
    """Write straight to the terminal, if there still is one: a closed window has none."""
    for stream in (sys.__stdout__, sys.__stderr__):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            if stream is not None and stream.isatty():
                os.write(stream.fileno(), sequence.encode())
                return


def _say_on_stderr(sentence: str) -> None:
    with contextlib.suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(sentence + "\n")
        sys.stderr.flush()
