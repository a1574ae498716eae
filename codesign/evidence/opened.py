"""A pack opened for reading, from its zip or from the folder it was unpacked to, without writing anything anywhere.

What comes from somebody else may be made to do harm: names that climb out of the folder, two files of one name, a few
bytes that unpack to a terabyte. Each is refused before any file is read.
"""

from __future__ import annotations

import os
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from codesign.evidence.faults import (
    DamagedZipError,
    NotAPackError,
    PackClosedError,
    PackMissingError,
    UnsafePackError,
)

MOST_FILES = 10_000
MOST_BYTES = 2 * 1024**3
_LITTER = {".ds_store", "thumbs.db", "desktop.ini"}
_TOP_FILES = ("bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt")
_ENCRYPTED = 0x1

UNREADABLE = (
    OSError,
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
"""What reading a damaged member of a zip may raise."""

Opener = Callable[[], IO[bytes]]


@contextmanager
def opened(path: Path) -> Iterator[Mapping[str, Opener]]:
    """Open a pack and give each file's opener by its path within the pack."""
    if not os.path.lexists(path):
        raise PackMissingError(path)
    if path.is_dir():
        yield _from_top(path, _folder_files(path))
        return
    if not path.is_file():
        raise NotAPackError(path, "it is neither a file nor a folder")
    with _zip(path) as archive:
        yield _from_top(path, _zip_files(path, archive))


def _zip(path: Path) -> zipfile.ZipFile:
    try:
        with path.open("rb") as file:
            begins_as_zip = file.read(4) == b"PK\x03\x04"
    except OSError as problem:
        raise PackClosedError(path) from problem
    if not begins_as_zip and not zipfile.is_zipfile(path):
        raise NotAPackError(path, "it is not a zip file")
    try:
        return zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as problem:
        raise DamagedZipError(path) from problem


def is_litter(name: str) -> bool:
    """Say whether a file is one that computers leave in folders and zips by themselves."""
    parts = PurePosixPath(name).parts
    return parts[0] == "__MACOSX" or parts[-1].casefold() in _LITTER


def _zip_files(path: Path, archive: zipfile.ZipFile) -> dict[str, Opener]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MOST_FILES:
        raise UnsafePackError(path, f"it says it holds {len(entries):,} files")
    if sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise UnsafePackError(path, "it would unpack to more than 2 GB")
    seen: set[str] = set()
    for entry in archive.infolist():
        _refuse_unsafe(path, entry)
        if entry.filename.casefold() in seen:
            raise UnsafePackError(path, "it holds two files of one name")
        seen.add(entry.filename.casefold())
    return {entry.filename: _member(archive, entry) for entry in entries}


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Opener:
    return lambda: archive.open(entry)


def _refuse_unsafe(path: Path, entry: zipfile.ZipInfo) -> None:
    name = entry.orig_filename
    if (
        name.startswith("/")
        or "\\" in name
        or ":" in name
        or "\0" in name
        or ".." in PurePosixPath(name).parts
    ):
        raise UnsafePackError(path, "it holds a file whose name leads out of the folder")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise UnsafePackError(path, "it holds a link to another file")
    if entry.flag_bits & _ENCRYPTED:
        raise UnsafePackError(path, "it is locked with a password")


def _folder_files(top: Path) -> dict[str, Opener]:
    files: dict[str, Opener] = {}
    for folder, folders, names in os.walk(top):
        for name in (*names, *folders):
            inner = Path(folder, name)
            if inner.is_symlink():
                raise UnsafePackError(top, "it holds a link to another file")
        for name in names:
            inner = Path(folder, name)
            files[inner.relative_to(top).as_posix()] = _file(inner)
            if len(files) > MOST_FILES:
                raise UnsafePackError(top, f"it holds more than {MOST_FILES:,} files")
    return files


def _file(path: Path) -> Opener:
    return lambda: path.open("rb")


def _from_top(path: Path, files: dict[str, Opener]) -> dict[str, Opener]:
    """Return the files by their path from the pack's own top folder, wherever in the zip that is."""
    named = (PurePosixPath(name) for name in files if not is_litter(name))
    found = {inner.parent for inner in named if inner.name in _TOP_FILES}
    tops = {top for top in found if not found & set(top.parents)}
    if not tops:
        raise NotAPackError(path, "it has no list of its files")
    if len(tops) > 1:
        raise NotAPackError(path, "it holds more than one pack; verify them one at a time")
    top = tops.pop()
    return {_from(top, name): opener for name, opener in files.items()}


def _from(top: PurePosixPath, name: str) -> str:
    inner = PurePosixPath(name)
    return inner.relative_to(top).as_posix() if inner.is_relative_to(top) else f"../{name}"
