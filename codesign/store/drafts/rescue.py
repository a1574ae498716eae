"""Words that could not be saved where they belong: put somewhere else, and brought back when they can be."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from codesign import places
from codesign.errors import CodesignError
from codesign.files import write_file
from codesign.store.drafts.file import DraftFile, DraftRow
from codesign.store.drafts.running_copy import copy_from, is_running
from codesign.text import plural

_START = "codesign rescued "


def write(row: DraftRow, drafts: Path, folders: Sequence[Path] | None = None) -> Path | None:
    """Write a draft to the first folder that takes it, in place of an earlier rescue; return where, or None."""
    name = _START + hashlib.sha256(f"{drafts}\0{row.id}".encode(errors="replace")).hexdigest()[:12] + ".json"
    page = {"drafts": str(drafts), **row._asdict(), "state": json.loads(row.state)}
    content = _readable(page)
    for folder in _folders(folders):
        with contextlib.suppress(CodesignError, OSError):
            if _is_ours(places.make_private_folder(folder)):
                return write_file(folder / name, content)
    return None


def bring_back(file: DraftFile, folders: Sequence[Path] | None = None) -> list[str]:
    """Take rescued drafts of this file in again, unless the copy that rescued them still runs; say so."""
    found = dict(_rescued(file.path, folders))
    if not found:
        return []
    brought = file.adopt(found.values())
    for path in found:
        wipe(path)
    return [f"{plural(brought, 'draft')} that could not be saved last time: brought back."] if brought else []


def wipe(path: Path) -> None:
    """Overwrite a rescue file and delete it."""
    with contextlib.suppress(OSError):
        with path.open("r+b") as file:
            file.write(b" " * path.stat().st_size)
            file.flush()
            os.fsync(file.fileno())
        path.unlink()


def sentence(reason: str, kept: Sequence[Path]) -> str:
    """Say that words could not be saved, why, and where they are now."""
    if kept:
        return (
            f"Could not save: {reason}. Your text is safe at {kept[-1]}. It is tried again every few seconds."
        )
    return f"Could not save: {reason}. Your text is only in this window: keep it open. It is tried again every few seconds."


def _folders(folders: Sequence[Path] | None) -> Sequence[Path]:
    if folders is not None:
        return folders
    import tempfile

    return (places.rescue_folder(), Path.home(), Path(tempfile.gettempdir()) / f"codesign-{_user()}")


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else "rescued"


def _is_ours(folder: Path) -> bool:
    """Whether a folder is this user's: in a shared one somebody else could put words in our name."""
    return not hasattr(os, "getuid") or folder.stat().st_uid == os.getuid()


def _readable(page: dict[str, object]) -> bytes:
    try:
        return json.dumps(page, ensure_ascii=False, indent=1).encode()
    except UnicodeEncodeError:  # half a surrogate pair: escapes keep it
        return json.dumps(page, indent=1).encode()


def _rescued(drafts: Path, folders: Sequence[Path] | None) -> Iterator[tuple[Path, DraftRow]]:
    for folder in _folders(folders):
        found = sorted(folder.glob(f"{_START}*.json")) if folder.is_dir() and _is_ours(folder) else []
        for path in found:
            row = _read(path, drafts)
            owner = copy_from(row.owner) if row else None
            if row and not (owner and is_running(owner)):
                yield path, row._replace(owner="")


def _read(path: Path, drafts: Path) -> DraftRow | None:
    """Read a rescue file of these drafts; one that makes no sense is left for a person to look at."""
    try:
        page = json.loads(path.read_bytes())
        if page.pop("drafts") != str(drafts):
            return None
        page["state"] = json.dumps(page["state"], separators=(",", ":"))
        kinds = {name: int if name == "version" else str for name in DraftRow._fields}
        return DraftRow(**page) if all(isinstance(page[name], kinds[name]) for name in page) else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
