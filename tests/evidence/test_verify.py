"""Every way a pack can be touched is named; and what is no pack is refused in its own words."""

from __future__ import annotations

import io
import random
import shutil
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from codesign.evidence import opened
from codesign.evidence.bag import seal_of
from codesign.evidence.faults import (
    DamagedZipError,
    NotAPackError,
    PackMissingError,
    UnsafePackError,
)  # fmt: skip
from codesign.evidence.make import render, zipped
from codesign.evidence.verify import verify_pack
from codesign.evidence.words import pack_name
from codesign.records.pack import Pack

Files = dict[str, bytes]


@pytest.fixture(scope="module")
def files(pack: Pack) -> Files:
    return render(pack)


@pytest.fixture
def top(pack: Pack) -> str:
    return pack_name(pack)


@pytest.fixture
def whole(pack: Pack, files: Files, tmp_path: Path) -> Path:
    path = tmp_path / "pack.zip"
    path.write_bytes(zipped(pack, files))
    return path


@pytest.fixture
def unpacked(whole: Path, tmp_path: Path, top: str) -> Path:
    zipfile.ZipFile(whole).extractall(tmp_path / "out")
    return tmp_path / "out" / top


def _zip(path: Path, members: Files) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_an_untouched_pack_is_whole_zipped_and_unpacked(whole: Path, unpacked: Path, files: Files) -> None:
    for path in (whole, unpacked, unpacked.parent):
        verdict = verify_pack(path)

        assert verdict.ok
        assert verdict.files == len(files)
        assert verdict.reference == "H412-KTM"
        assert verdict.made == "2026-11-20T15:02:00.000Z"
        assert verdict.seal == seal_of(files)
        assert verdict.words[0] == (
            f"All {len(files)} files unchanged since the pack was made, "
            "which stands at change H412-KTM (20 November 2026, 15:02)."
        )


@pytest.mark.bad_input(85)
def test_one_changed_byte_of_any_file_names_that_file(files: Files, tmp_path: Path) -> None:
    dice = random.Random(85)
    for name, content in files.items():
        for at in {0, len(content) - 1, dice.randrange(len(content))}:
            changed = bytearray(content)
            changed[at] ^= 1 << dice.randrange(8)
            verdict = verify_pack(_zip(tmp_path / "changed.zip", {**files, name: bytes(changed)}))

            assert not verdict.ok, (name, at)
            if name.startswith("data/") or name in ("bagit.txt", "bag-info.txt"):
                assert (verdict.changed, verdict.missing, verdict.added) == ((name,), (), ())
            else:
                assert name in verdict.changed or verdict.missing


@pytest.mark.bad_input(85)
def test_one_changed_byte_of_the_zip_itself_never_passes_as_another_pack(whole: Path, tmp_path: Path) -> None:
    content, dice, path = whole.read_bytes(), random.Random(7), tmp_path / "flipped.zip"
    for at in dice.sample(range(len(content)), 40):
        flipped = bytearray(content)
        flipped[at] ^= 1 << dice.randrange(8)
        path.write_bytes(flipped)
        try:
            verdict = verify_pack(path)
        except (DamagedZipError, NotAPackError, UnsafePackError):
            continue
        if verdict.ok:  # the byte was one of the zip's own dates or marks: the files are the same
            assert _contents(path) == _contents(whole)


def _contents(path: Path) -> Files:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.bad_input(85)
def test_each_missing_file_is_named(files: Files, tmp_path: Path) -> None:
    for name in files:
        verdict = verify_pack(_zip(tmp_path / "less.zip", {k: v for k, v in files.items() if k != name}))

        assert verdict.missing == (name,)
        assert f"Missing: {name}" in verdict.words


@pytest.mark.bad_input(85)
@pytest.mark.parametrize("name", ["data/extra.txt", "note.txt", "data/csv/ŵ \x1b[2J.csv"])
def test_an_added_file_is_named_and_never_reaches_the_terminal_raw(
    files: Files, tmp_path: Path, name: str
) -> None:
    verdict = verify_pack(_zip(tmp_path / "more.zip", {**files, name: b"x"}))

    assert verdict.added == (name,)
    assert not verdict.ok
    assert "\x1b" not in "".join(verdict.words)


@pytest.mark.bad_input(85)
def test_a_file_beside_the_packs_folder_is_added_too(files: Files, tmp_path: Path) -> None:
    members = {f"beds/{name}": content for name, content in files.items()} | {"beside.txt": b"x"}

    assert verify_pack(_zip(tmp_path / "more.zip", members)).added == ("../beside.txt",)


@pytest.mark.bad_input(85)
def test_a_renamed_file_is_recognised(unpacked: Path) -> None:
    (unpacked / "data" / "report.docx").rename(unpacked / "data" / "raport.docx")

    verdict = verify_pack(unpacked)

    assert verdict.renamed == (("data/report.docx", "data/raport.docx"),)
    assert "Renamed: data/report.docx is now data/raport.docx" in verdict.words


@pytest.mark.bad_input(85)
@pytest.mark.parametrize("folder", ["", "another name/", "a/b/"])
def test_the_same_files_zipped_again_pass(files: Files, tmp_path: Path, folder: str) -> None:
    members = {f"{folder}{name}": content for name, content in reversed(files.items())}
    members |= {f"__MACOSX/{folder}._bagit.txt": b"mac", f"{folder}data/.DS_Store": b"mac"}

    verdict = verify_pack(_zip(tmp_path / "again.zip", members))

    assert verdict.ok
    assert len(verdict.litter) == 2
    assert any("no part of the pack" in line for line in verdict.words)


def test_a_change_hidden_from_the_lists_changes_the_seal(pack: Pack, files: Files, tmp_path: Path) -> None:
    from codesign.evidence.bag import bag

    payload = {
        name.removeprefix("data/"): content for name, content in files.items() if name.startswith("data/")
    }
    remade = bag({**payload, "report.docx": payload["report.docx"] + b" "}, pack)

    verdict = verify_pack(_zip(tmp_path / "remade.zip", remade))

    assert verdict.ok
    assert verdict.seal != seal_of(files)
    assert "Compare the seal" in verdict.words[-1]


def test_what_a_strange_pack_says_of_itself_is_made_safe(files: Files, tmp_path: Path) -> None:
    info = b"Codesign-Stands-At: \x1b[2Jnever\nCodesign-Change: H1\n"

    verdict = verify_pack(_zip(tmp_path / "strange.zip", {**files, "bag-info.txt": info}))

    assert verdict.changed == ("bag-info.txt",)
    assert verdict.words[0] == "This is not the pack that was made, which stands at change H1 (never)."


def test_a_list_that_lost_a_line_is_named(files: Files, tmp_path: Path) -> None:
    lines = files["manifest-sha512.txt"].splitlines(keepends=True)

    verdict = verify_pack(_zip(tmp_path / "list.zip", {**files, "manifest-sha512.txt": b"".join(lines[1:])}))

    assert verdict.changed == ("manifest-sha512.txt",)


def test_what_is_no_pack_is_refused_in_its_own_words(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "notes.txt").write_text("hello")
    (tmp_path / "zero.zip").write_bytes(b"")

    for name, error, words in (
        ("none.zip", PackMissingError, "There is no pack"),
        ("empty", NotAPackError, "no list of its files"),
        ("notes.txt", NotAPackError, "not a zip file"),
        ("zero.zip", NotAPackError, "not a zip file"),
    ):
        with pytest.raises(error, match=words):
            verify_pack(tmp_path / name)
    with pytest.raises(NotAPackError, match="no list of its files"):
        verify_pack(_zip(tmp_path / "photos.zip", {"a.jpg": b""}))


def test_a_zip_cut_short_is_said_to_be_damaged(whole: Path) -> None:
    whole.write_bytes(whole.read_bytes()[:5000])

    with pytest.raises(DamagedZipError, match="damaged or cut short"):
        verify_pack(whole)


def test_two_packs_in_one_zip_are_not_guessed_at(files: Files, tmp_path: Path) -> None:
    members = {f"{folder}/{name}": content for folder in "ab" for name, content in files.items()}

    with pytest.raises(NotAPackError, match="more than one pack"):
        verify_pack(_zip(tmp_path / "two.zip", members))


@pytest.mark.parametrize("name", ["../out.txt", "/etc/x", "a\\..\\b", "C:/x", "data/../../x"])
def test_names_that_climb_out_are_refused(files: Files, tmp_path: Path, name: str) -> None:
    with pytest.raises(UnsafePackError, match="leads out of the folder"):
        verify_pack(_zip(tmp_path / "climb.zip", {**files, name: b"x"}))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("twin", ["data/report.docx", "data/Report.docx"])
def test_two_files_of_one_name_are_refused(files: Files, tmp_path: Path, twin: str) -> None:
    path = _zip(tmp_path / "twins.zip", files)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(twin, b"another")

    with pytest.raises(UnsafePackError, match="two files of one name"):
        verify_pack(path)


def test_a_bomb_is_not_unpacked(files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opened, "MOST_BYTES", 1_000_000)
    with pytest.raises(UnsafePackError, match="would unpack to more"):
        verify_pack(_zip(tmp_path / "bomb.zip", {**files, "data/zeros": bytes(2_000_000)}))

    monkeypatch.setattr(opened, "MOST_FILES", 10)
    with pytest.raises(UnsafePackError, match="it says it holds"):
        verify_pack(_zip(tmp_path / "many.zip", files))


def test_links_are_refused(files: Files, tmp_path: Path, unpacked: Path) -> None:
    path = _zip(tmp_path / "link.zip", files)
    with zipfile.ZipFile(path, "a") as archive:
        link = zipfile.ZipInfo("data/link")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    (unpacked / "data" / "link").symlink_to("/etc/passwd")

    for each in (path, unpacked):
        with pytest.raises(UnsafePackError, match="link to another file"):
            verify_pack(each)


def test_a_zip_locked_with_a_password_is_refused(whole: Path, tmp_path: Path) -> None:
    content = whole.read_bytes()
    at = content.index(b"PK\x01\x02")
    locked = tmp_path / "locked.zip"
    locked.write_bytes(content[: at + 8] + b"\x01" + content[at + 9 :])

    with pytest.raises(UnsafePackError, match="password"):
        verify_pack(locked)


def test_verifying_writes_nothing(whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = sorted(tmp_path.rglob("*"))
    for writer in ("mkdir", "write_bytes", "write_text"):
        monkeypatch.setattr(Path, writer, _refuse)
    monkeypatch.setattr(shutil, "copyfileobj", _refuse)

    assert verify_pack(whole).ok
    assert sorted(tmp_path.rglob("*")) == before


_refuse: Callable[..., None] = pytest.fail


def test_an_unreadable_member_counts_as_changed(files: Files, tmp_path: Path) -> None:
    path = tmp_path / "spoilt.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    content = path.read_bytes()
    at = content.index(files["data/manifest.json"][:200])
    path.write_bytes(content[:at] + b"#" + content[at + 1 :])

    assert verify_pack(path).changed == ("data/manifest.json",)
    assert io.BytesIO(content).read(2) == b"PK"
