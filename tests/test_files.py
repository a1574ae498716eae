"""The one writer of files: what it never replaces."""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from codesign.files import FileNotWrittenError, write_file, write_new_file


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
@pytest.mark.parametrize("write", [write_file, write_new_file])
def test_a_pipe_is_written_into_and_stays_a_pipe(
    tmp_path: Path, write: Callable[[Path, bytes], Path]
) -> None:
    pipe = tmp_path / "pipe"
    read: list[bytes] = []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()

    write(pipe, b"through")
    reader.join(10)

    assert read == [b"through"]
    assert stat.S_ISFIFO(pipe.lstat().st_mode)
    assert not list(tmp_path.glob("pipe?*"))


def test_a_link_stays_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    target, link = tmp_path / "there" / "kept.csv", tmp_path / "link.csv"
    target.parent.mkdir()
    target.write_bytes(b"old")
    link.symlink_to(target)

    write_file(link, b"new")

    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert list(target.parent.iterdir()) == [target]


def test_a_link_to_what_is_not_there_yet_makes_it(tmp_path: Path) -> None:
    target, link = tmp_path / "kept.csv", tmp_path / "link.csv"
    link.symlink_to(target)

    write_file(link, b"new")

    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_link_that_leads_to_itself_is_refused(tmp_path: Path) -> None:
    link = tmp_path / "link.csv"
    link.symlink_to(link)

    with pytest.raises(FileNotWrittenError):
        write_file(link, b"new")

    assert link.is_symlink()
