from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codesign.errors import CodesignError
from codesign.files import (
    DiskFullError,
    FileOpenElsewhereError,
    FolderClosedError,
    FolderInTheWayError,
    FolderMissingError,
    NameRefusedError,
    csv_bytes,
    free_name,
    guard_cell,
    read_csv_bytes,
    unguard_cell,
    write_file,
    write_new_file,
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_whole_and_for_this_user_only(folder: Path) -> None:
    path = write_file(folder / "report.docx", b"words")

    assert path.read_bytes() == b"words"
    assert path.stat().st_mode & 0o777 == 0o600
    assert _names(folder) == ["report.docx"]


def test_a_file_for_everybody_says_so(folder: Path) -> None:
    path = write_file(folder / "notes.txt", b"", private=False)

    assert path.stat().st_mode & 0o777 == 0o644


def test_writing_again_replaces_what_was_there(folder: Path) -> None:
    write_file(folder / "a", b"old")
    write_file(folder / "a", b"new")

    assert (folder / "a").read_bytes() == b"new"


def test_a_new_file_never_replaces_another(folder: Path) -> None:
    names = [write_new_file(folder / "pack.zip", text).name for text in (b"1", b"2", b"3")]

    assert names == ["pack.zip", "pack (2).zip", "pack (3).zip"]
    assert (folder / "pack.zip").read_bytes() == b"1"
    assert free_name(folder / "pack.zip").name == "pack (4).zip"


def test_a_disk_that_knows_no_links_still_gets_the_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", _raising(errno.EPERM))

    assert write_new_file(folder / "pack.zip", b"1").read_bytes() == b"1"
    assert _names(folder) == ["pack.zip"]


def _raising(number: int) -> object:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize(
    ("number", "error"),
    [
        (errno.ENOSPC, DiskFullError),
        (errno.EROFS, FolderClosedError),
        (errno.ENAMETOOLONG, NameRefusedError),
        (errno.EIO, CodesignError),
    ],
)
def test_a_write_that_fails_leaves_no_half_file_and_says_why(
    folder: Path, monkeypatch: pytest.MonkeyPatch, number: int, error: type[CodesignError]
) -> None:
    write_file(folder / "a", b"old")
    monkeypatch.setattr(os, "fsync", _raising(number))

    with pytest.raises(error) as caught:
        write_file(folder / "a", b"new")

    assert str(caught.value).startswith("a was not written: ")
    assert (folder / "a").read_bytes() == b"old"
    assert _names(folder) == ["a"]


def test_being_stopped_leaves_no_half_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        write_file(folder / "a", b"new")

    assert _names(folder) == []


def test_a_missing_folder_is_named(folder: Path) -> None:
    with pytest.raises(FolderMissingError, match="there is no folder"):
        write_file(folder / "none" / "a", b"")


def test_a_folder_in_the_way_is_said(folder: Path) -> None:
    (folder / "a").mkdir()

    with pytest.raises(FolderInTheWayError):
        write_file(folder / "a", b"")

    assert _names(folder) == ["a"]


def test_a_file_open_in_word_is_said_and_can_go_beside(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_file(folder / "report.docx", b"old")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", _raising(errno.EACCES))
        with pytest.raises(FileOpenElsewhereError, match="open in another program") as caught:
            write_file(folder / "report.docx", b"new")

    assert write_new_file(caught.value.path, b"new").name == "report (2).docx"
    assert (folder / "report.docx").read_bytes() == b"old"


@pytest.mark.bad_input(22)
@pytest.mark.parametrize(
    "formula", ["=1+1", "@SUM(A1)", "+1", "-1", '=HYPERLINK("x")', " =1", "\t=1", "＝1", "\n=1"]
)
def test_no_formula_reaches_a_csv_file(formula: str) -> None:
    assert guard_cell(formula) == "'" + formula
    assert unguard_cell(guard_cell(formula)) == formula


@pytest.mark.bad_input(23)
def test_words_that_begin_with_a_sign_come_back_unchanged() -> None:
    rows = [["- Remove eScooters", "+44 7700 900123", "'tis", "''", "", 'a "b", c\r\nd']]

    assert read_csv_bytes(csv_bytes(["a", "b", "c", "d", "e", "f"], rows))[1:] == rows


@given(st.lists(st.lists(st.text(), min_size=1, max_size=4), max_size=4))
def test_any_text_comes_back_from_csv_unchanged(rows: list[list[str]]) -> None:
    encodable = [[cell.encode("utf-8", "replace").decode() for cell in row] for row in rows]

    assert read_csv_bytes(csv_bytes(["words"], encodable))[1:] == encodable


def test_csv_is_known_as_utf8_by_excel_and_numbers_are_plain() -> None:
    assert csv_bytes(["ŵ", "n"], [["x", -3], [None, None]]) == b"\xef\xbb\xbf\xc5\xb5,n\r\nx,-3\r\n,\r\n"
