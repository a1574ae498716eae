"""Letters read in the wrong encoding once: turned back where that is exact, when somebody says so, and told in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from codesign.imports.apply import ImportOptions, import_file
from codesign.imports.csv_file import Sheet
from codesign.imports.mojibake import mend_sheet, mended
from codesign.store import Store

FILE = "Comment,Place\nI donâ€™t drive.,Tyâ€™n y Coed\nCosts Â£3 – fine,\nPlain,\n"


def misread(words: str) -> str:
    """Return words as a program shows them that takes UTF-8 for Windows-1252, as browsers have it."""
    return "".join(
        bytes([byte]).decode("cp1252") if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(byte)
        for byte in words.encode()
    )


@pytest.mark.bad_input(25)
@pytest.mark.parametrize(
    "words",
    [
        "don’t",
        "“Quoted”",
        "café £3",
        "Tŷ Gŵyr",
        "a – b…",
        "no\u00a0break",
        "😀 well",
        "Łódź żółć",
        "陳大文",
        "شکریہ",
        "€5",
    ],
)
def test_what_was_misread_goes_back_once_twice_or_thrice(words: str) -> None:
    assert mended(misread(words)) == words
    assert mended(misread(misread(words))) == words


@pytest.mark.bad_input(25)
@pytest.mark.parametrize(
    "words",
    [
        "Zoë’s café, £3, Âme, 王",
        "the CAFÉ” sign",
        "MAÇÃ”",
        "â€™王",
        "Ynys M\ufffdn",
        "naïve façade – “so”",
        "☃️ 👍🏽",
        "Ffŵl",
        "",
    ],
)
def test_what_is_meant_or_does_not_go_back_whole_stays(words: str) -> None:
    assert mended(words) == words


@given(st.text(st.characters(codec="latin-1"), max_size=30))
@example("Ã©")
def test_what_is_turned_back_round_trips_and_plain_words_never_change(words: str) -> None:
    after = mended(words)

    assert (
        words == after
        or misread(after) == words
        or misread(misread(after)) == words
        or len(words) > len(after)
    )
    assert mended(after) == after
    assert not words.isascii() or after == words


@pytest.mark.bad_input(25)
def test_nothing_is_mended_unasked_and_it_is_told_once_with_a_count_and_samples() -> None:
    sheet = Sheet([("Comment",), *[(f"I donâ€™t drive {place}",) for place in range(9)]], ())

    left, done = mend_sheet(sheet, repair=False), mend_sheet(sheet, repair=True)

    assert left.rows == sheet.rows
    (said,) = left.notes
    assert said.startswith("9 cells hold letters read in the wrong encoding before the file came here: ")
    assert said.count("â€™") == 3
    assert "“I donâ€™t drive 0” → “I don’t drive 0”" in said
    assert "--repair" in said
    assert done.rows[1] == ("I don’t drive 0",)
    assert done.notes[0].startswith("9 cells mended")


@pytest.mark.bad_input(25)
def test_an_import_keeps_them_or_mends_them_as_it_is_told(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_text(FILE, encoding="utf-8")

    kept = import_file(store, path, "feedback")
    assert "I donâ€™t drive." in {line.words for line in store.feedback.lines(store.feedback.rows())}
    assert not kept.problems, "told once, and not row by row as well"
    assert sum("wrong encoding" in note for note in kept.notes) == 1
    store.undoing.undo(kept.change)
    import_file(store, path, "feedback", ImportOptions(repair=True))

    held = {line.words: line.place for line in store.feedback.lines(store.feedback.rows())}
    assert held == {"I don’t drive.": "Ty’n y Coed", "Costs £3 – fine": "", "Plain": ""}
