"""Is this file a list that the product wrote, rather than a pack? A list says so itself, and has no seal to check."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

from codesign.evidence.list_words import ABOUT, PART_OF
from codesign.records.columns_shown import moment_words
from codesign.store.store import Store
from codesign.text import one_line

_SHEETS = "xl/workbook.xml"
_MOST = 1024 * 1024
"""No more of a file is looked at than this."""


def is_written_list(path: Path) -> bool:
    """Say whether a file is a list as `write_list` writes it. What cannot be read is not."""
    try:
        if path.suffix.lower() == ".csv":
            with path.open("rb") as file:
                heads = file.readline(_MOST).decode("utf-8-sig", "replace")
            return heads.strip().rpartition(",")[2].strip('"') == PART_OF
        if path.suffix.lower() == ".xlsx":
            with zipfile.ZipFile(path) as book, book.open(_SHEETS) as sheets:
                return f'"{ABOUT}"'.encode() in sheets.read(_MOST)
    except (OSError, KeyError, zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, EOFError):
        return False
    return False


def told_of_list(store: Store, path: Path) -> tuple[str, ...]:
    """Say what a written list is, and whether it is still one that was written with names here."""
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    ours = [line for line in store.packs.lines() if line.list_of and line.sha256 == found]
    said = f"{one_line(path.name)} is a list that was written, not a sealed pack."
    if not ours:
        return (
            said,
            "It is not, as it stands, a list that was written here with names: it was written without them, elsewhere, "
            "or altered since.",
        )
    line = ours[0]
    return (
        said,
        f"It is unchanged since {line.made_by} wrote it with names on {moment_words(line.made_at)} ({line.reference}), "
        f"because: {one_line(line.reason)}",
    )
