"""A pack remade whole agrees with itself; only a seal kept elsewhere shows that it is not the one that was made."""

from __future__ import annotations

from pathlib import Path

import pytest

from codesign.evidence.bag import bag
from codesign.evidence.kept_seals import against_kept
from codesign.evidence.make import render, zipped
from codesign.evidence.verify import verify_pack
from codesign.records.keeping import PackLine
from codesign.records.pack import Pack


@pytest.fixture(scope="module")
def remade(pack: Pack, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a pack with a word altered and every list of fingerprints made anew."""
    files = render(pack)
    payload = {name.removeprefix("data/"): held for name, held in files.items() if name.startswith("data/")}
    payload["csv/comments.csv"] = payload["csv/comments.csv"].replace(b"eScooters", b"eBikes")
    path = tmp_path_factory.mktemp("remade") / "pack.zip"
    path.write_bytes(zipped(pack, bag(payload, pack)))
    return path


@pytest.fixture(scope="module")
def whole(pack: Pack, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "pack.zip"
    path.write_bytes(zipped(pack, render(pack)))
    return path


def kept(reference: str, seal: str, *, stands_at: str = "H9-KTM", file_name: str = "other.zip") -> PackLine:
    return PackLine(1, reference, reference, "Care", "g", file_name, seal, "Jo", "2026-11-20T15:02:00.000Z", stands_at, 1, 1)  # fmt: skip


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        (kept("B1-KTM", "0" * 64), "B1-KTM"),
        (kept("B1-KTM", "0" * 64, file_name="pack.zip"), ""),
        (kept("B1-KTM", "0" * 64, stands_at="H412-KTM"), ""),
    ],
    ids=["meant", "of that file name", "standing at that change"],
)
def test_a_pack_remade_whole_is_first_of_all_not_the_one_made_here(
    remade: Path, line: PackLine, asked: str
) -> None:
    verdict = verify_pack(remade)
    assert verdict.ok

    told = against_kept(verdict, remade, [line], asked=asked)

    assert not told.ok
    assert told.words[0].startswith("This is NOT the pack made here as B1-KTM. Its seal differs")
    assert not any("unchanged" in said for said in told.words)
    assert any(verdict.seal in said for said in told.words)
    assert any(line.sha256 in said for said in told.words)


def test_the_pack_made_here_is_told_by_its_reference_whichever_was_meant(whole: Path) -> None:
    verdict = verify_pack(whole)
    lines = [kept("B3-KTM", verdict.seal), kept("B1-KTM", "0" * 64, stands_at="H412-KTM")]

    plain = against_kept(verdict, whole, lines)
    meant = against_kept(verdict, whole, lines, asked="B1-KTM")

    assert (plain.ok, plain.pack) == (True, "B3-KTM")
    assert plain.words[0].startswith("It is B3-KTM, of Care: its seal is the one kept here")
    assert meant.words[0] == "This is NOT B1-KTM, but another pack that was made here."
    assert meant.words[1] == plain.words[0]


def test_a_pack_of_nobody_here_is_told_as_such_and_a_store_without_packs_says_nothing(whole: Path) -> None:
    verdict = verify_pack(whole)

    told = against_kept(verdict, whole, [kept("B1-KTM", "0" * 64)])

    assert told.ok
    assert told.words[0].startswith("Its seal is none of those kept here")
    assert against_kept(verdict, whole, []).words == verdict.words
