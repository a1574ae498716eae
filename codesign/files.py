"""The one writer of files that leave: whole or not at all, private, and safe to open in a spreadsheet.

The guard of CSV cells. A spreadsheet runs a cell that begins with = + - or @ as a formula. A cell whose first visible
character is one of these (or its full-width twin), or that begins with a tab, a line break or an apostrophe, is
written with one apostrophe in front; whoever reads it back takes one apostrophe off. So `- Remove eScooters`
comes back as it was said.
"""

from __future__ import annotations

import codecs
import contextlib
import csv
import errno
import io
import os
import stat
import tempfile
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from pathlib import Path

from codesign.errors import CodesignError

_FORMULA_STARTS = frozenset("=+-@\uff1d\uff0b\uff0d\uff20")
_GUARDED_STARTS = frozenset("\t\r\n'")
_HANDLES = frozenset(map(Path, ("/dev", "/dev/fd", "/proc/self/fd")))
"""Folders in which names stand for devices and for what a program has open."""
_ROWS_AT_ONCE = 1_000
"""Rows that are encoded in one go: a whole long file would hold every other thread still meanwhile."""
_NO_LINKS = {
    errno.EPERM,
    errno.ENOTSUP,
    errno.EOPNOTSUPP,
    errno.ENOSYS,
    errno.EXDEV,
    errno.EMLINK,
    errno.EACCES,
}


class FileNotWrittenError(CodesignError):
    """A file could not be written; what was there before is unchanged."""

    def __init__(self, path: Path, why: str, *, todo: str = "") -> None:
        super().__init__(f"{path.name} was not written: {why}", todo=todo)
        self.path = path


class DiskFullError(FileNotWrittenError):
    """The disk has no room left."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "the disk is full.", todo="Make room, or write it to another disk.")


class FolderMissingError(FileNotWrittenError):
    """The folder is not there."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, f"there is no folder {path.parent}.", todo="Make the folder, or name another.")


class FolderClosedError(FileNotWrittenError):
    """The folder may not be written to."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, f"you may not write in {path.parent}.", todo="Name a folder of your own.")


class FileOpenElsewhereError(FileNotWrittenError):
    """The file of that name is open in another program, which will not let go."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "it is open in another program.", todo="Close it there, or use another name.")


class NameRefusedError(FileNotWrittenError):
    """The system takes no such file name."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "the name is too long or holds a character a file name cannot have.",
                         todo="Use a shorter name of letters, numbers and hyphens.")  # fmt: skip


class FolderInTheWayError(FileNotWrittenError):
    """A folder has the name the file should have."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "a folder of that name is already there.", todo="Use another name.")


def is_so(asked: Callable[[], bool]) -> bool:
    """Return what a path says of itself, such as `path.is_dir`; no where its folder may not be entered.

    A path would stop there. Whoever opens it or writes it says what is wrong.
    """
    with contextlib.suppress(OSError, ValueError):
        return asked()
    return False


def write_file(path: Path, content: bytes, *, private: bool = True) -> Path:
    """Write a file whole, in place of any file of that name, and return where it is.

    Only an ordinary file is ever replaced. A device or a pipe (`/dev/null`, a FIFO) is written into and stays what it is.
    A link stays too: what it leads to is replaced.

    Args:
        path: where it goes; its folder must be there.
        content: all of it.
        private: readable by this user only; the default, for what people said is in most of our files.
    """
    if _is_written_into(path):
        _write_into(path, content)
        return path
    target = _led_to(path)
    temporary = _write_temporary(target, content, private=private)
    try:
        _put_in_place(temporary, target)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()
    return path


def write_new_file(path: Path, content: bytes, *, private: bool = True) -> Path:
    """Write a file that replaces no other: where the name is taken, `report (2)` and so on. Return where it is.

    A device or a pipe is written into, as `write_file` does.
    """
    if _is_written_into(path):
        _write_into(path, content)
        return path
    temporary = _write_temporary(path, content, private=private)
    try:
        while True:
            target = free_name(path)
            with contextlib.suppress(FileExistsError):
                _put_beside(temporary, target)
                return target
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


def free_name(path: Path) -> Path:
    """Return this path, or the first of `name (2)`, `name (3)` that no file has yet."""
    candidate, number = path, 1
    while os.path.lexists(candidate):
        number += 1
        candidate = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return candidate


def guard_cell(value: str) -> str:
    """Return a text cell that no spreadsheet will run as a formula, by the rule of this module."""
    if value[:1] in _GUARDED_STARTS or value.lstrip()[:1] in _FORMULA_STARTS:
        return "'" + value
    return value


def unguard_cell(value: str) -> str:
    """Return a text cell as it was before `guard_cell`."""
    return value.removeprefix("'")


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[str | int | None]]) -> bytes:
    """Return a CSV file: UTF-8 with the mark by which Excel knows it, CRLF, text guarded, numbers plain."""
    pieces = [codecs.BOM_UTF8, _csv_piece([header])]
    whole = iter(rows)
    while piece := list(islice(whole, _ROWS_AT_ONCE)):
        pieces.append(_csv_piece(piece))
    return b"".join(pieces)


def _csv_piece(rows: Iterable[Sequence[str | int | None]]) -> bytes:
    page = io.StringIO(newline="")
    writer = csv.writer(page, lineterminator="\r\n")
    for row in rows:
        writer.writerow([guard_cell(cell) if isinstance(cell, str) else cell for cell in row])
    return page.getvalue().encode()


def read_csv_bytes(content: bytes) -> list[list[str]]:
    """Read back a CSV file that `csv_bytes` wrote: its header and rows, with the guard taken off."""
    page = io.StringIO(content.decode("utf-8-sig"), newline="")
    return [[unguard_cell(cell) for cell in row] for row in csv.reader(page)]


def _is_written_into(path: Path) -> bool:
    """Say whether something is there that is neither a file nor a folder.

    `/dev/stdout` is so even where it leads to a file: whoever holds that file open would be left with the old one.
    """
    if path.parent in _HANDLES:
        return is_so(path.exists)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _led_to(path: Path) -> Path:
    """Return what a link leads to, there or not yet; any other path as it is."""
    target = Path(os.path.realpath(path)) if is_so(path.is_symlink) else path
    if is_so(target.is_symlink):
        raise FileNotWrittenError(path, "it is a link that leads nowhere.", todo="Use another name.")
    return target


def _write_into(path: Path, content: bytes) -> None:
    """Write into a device or a pipe; it may have gone by now, and no file is made in its place."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_APPEND)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
    except OSError as problem:
        raise _in_words(problem, path) from problem


def _write_temporary(path: Path, content: bytes, *, private: bool) -> Path:
    """Write all of a file under a temporary name in the folder it is going to, down to the disk."""
    try:
        handle, name = tempfile.mkstemp(prefix=".codesign-", suffix=".part", dir=path.parent)
    except OSError as problem:
        raise _in_words(problem, path) from problem
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if not private:
            temporary.chmod(0o644)
    except OSError as problem:
        temporary.unlink(missing_ok=True)
        raise _in_words(problem, path) from problem
    except BaseException:  # a key that stops us leaves no half file either
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _put_in_place(temporary: Path, path: Path) -> None:
    if is_so(path.is_dir):
        raise FolderInTheWayError(path)
    try:
        temporary.replace(path)
    except PermissionError as problem:
        raise FileOpenElsewhereError(path) from problem
    except OSError as problem:
        raise _in_words(problem, path) from problem
    _settle(path.parent)


def _put_beside(temporary: Path, path: Path) -> None:
    """Give the finished file its name only if no file has it: a link cannot overwrite, a rename could."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError as problem:
        if problem.errno not in _NO_LINKS:
            raise _in_words(problem, path) from problem
        _put_in_place(temporary, path)  # memory sticks know no links
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Ask the disk to keep the folder's entry too; Windows keeps it without asking."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _in_words(problem: OSError, path: Path) -> FileNotWrittenError:
    """Return the sentence for what the system said."""
    if problem.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFullError(path)
    if problem.errno in (errno.ENOENT, errno.ENOTDIR):
        return FolderMissingError(path)
    if problem.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return FolderClosedError(path)
    if problem.errno in (errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ):
        return NameRefusedError(path)
    return FileNotWrittenError(path, f"{os.strerror(problem.errno or 0)}.")
