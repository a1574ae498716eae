from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from codesign.evidence.faults import PackClosedError
from codesign.evidence.method import method
from codesign.evidence.verify import verify_pack
from codesign.evidence.words import date_words, full_date, made_words, slug
from codesign.records.pack import Pack, PackOptions


@pytest.mark.parametrize(
    ("said", "words"),
    [("2026-11-12", "12 November 2026"), ("2025-05", "May 2025"), ("2025", "2025"), ("", ""), ("2026-02-31", "2026-02-31"), ("2026-13", "2026-13")],
)  # fmt: skip
def test_a_date_is_said_as_exactly_as_it_was_given(said: str, words: str) -> None:
    assert date_words(said) == words


def test_only_a_day_is_a_full_date() -> None:
    assert full_date("2026-05") is None
    assert str(full_date("2026-05-14")) == "2026-05-14"


def test_the_packs_moment_is_that_of_its_people(pack: Pack) -> None:
    in_summer = dataclasses.replace(
        pack, stands_at=dataclasses.replace(pack.stands_at, at="2026-07-01T23:30:00.000Z")
    )

    assert made_words(pack) == "20 November 2026, 15:02"
    assert made_words(in_summer) == "2 July 2026, 00:30"


@pytest.mark.parametrize(
    ("name", "file"),
    [("Urgent care: redesign!", "urgent-care-redesign"), ("Gŵyl é/..\\", "gwyl-e"), ("برنامج", "g1-ktm"), ("x" * 90, "x" * 60)],
)  # fmt: skip
def test_a_programmes_name_makes_a_safe_file_name(name: str, file: str) -> None:
    assert slug(name, "G1-KTM") == file


def test_the_method_states_what_was_withheld_late_and_left_out(pack: Pack) -> None:
    words = " ".join(method(pack))

    assert "permission to quote was not asked: 1" in words
    assert "recorded more than 14 days after what they record" in words
    assert "E3, C3" in words
    assert "6 imported rows set aside" in words
    assert "safeguarding" in words
    assert "does not say that a duty has been met" in words
    assert "Nobody else is named" in words


def test_the_method_gives_the_reason_people_are_named(pack: Pack) -> None:
    options = PackOptions("G1", name_people=True, reason="asked for by the court")
    words = " ".join(method(dataclasses.replace(pack, options=options, events=(), comments=())))

    assert "asked for by the court" in words
    assert "No entry was recorded more than 14 days after what it records." in words


def test_a_pack_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(PackClosedError, match="could not be read"):
        verify_pack(tmp_path / "a.zip")
