"""A codebook as a file: what is read, what is refused, and that what is written reads back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codesign.coding.codebook_file import (
    CodebookEntry,
    CodebookUnreadableError,
    codebook_text,
    read_codebook,
    read_codebook_file,
)
from codesign.text import clean

WRITTEN = """\
scale = 3

[[theme]]
name = "Getting there"
definition = '''
How people travel to us.
And what it costs.'''
examples = ["The last bus is at four.", "No lift home"]

[[theme]]
name = "Buses"
parent = "Getting there"
belongs_not = "Parking"
state = "signed-off"
weight = 4
"""


def test_a_codebook_is_read_and_what_is_not_read_is_named() -> None:
    read = read_codebook(WRITTEN)

    assert [entry.name for entry in read.entries] == ["Getting there", "Buses"]
    assert read.entries[0].definition == "How people travel to us.\nAnd what it costs."
    assert read.entries[0].examples == "The last bus is at four.\nNo lift home"
    assert read.entries[1] == CodebookEntry(
        "Buses", belongs_not="Parking", parent="Getting there", state="signed-off"
    )
    assert read.notes == ("Not read of the themes: weight.",)
    assert read.others == {"scale": 3}


def test_two_themes_of_one_name_are_kept_and_named() -> None:
    read = read_codebook('[[theme]]\nname = "Food"\n[[theme]]\nname = "food"\n')

    assert len(read.entries) == 2
    assert read.notes == (
        "1 name of several themes each: food. What the first says stands; the others fill what it leaves out.",
    )


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("id,text\n1,More buses\n", "it is no TOML"),
        ('[[theme]]\ndefinition = "x"\n', "theme 1 of it has no name"),
        ('[[theme]]\nname = "A"\n[[theme]]\nname = " \\u0007 "\n', "theme 2 of it has no name"),
        ("[[theme]]\nname = 4\n", "the name of theme 1 is not in quote marks"),
        ('[theme]\nname = "Food"\n', "not written as [[theme]]"),
        (f'[[theme]]\nname = "{"a" * 1001}"\n', "longer than 1000 letters"),
        ("a = " + "[" * 5_000, "it is no TOML"),
    ],
)
def test_what_is_no_codebook_is_refused_with_its_reason(written: str, why: str) -> None:
    with pytest.raises(CodebookUnreadableError) as refused:
        read_codebook(written, "themes.toml")

    assert why in refused.value.what
    assert "[[theme]]" in refused.value.todo


@pytest.mark.parametrize("size", [0, 1, 500])
def test_any_number_of_themes_is_read(size: int) -> None:
    entries = tuple(CodebookEntry(f"Theme {number}", "What it means.") for number in range(size))

    assert read_codebook(codebook_text(entries)).entries == entries


def test_files_that_cannot_be_read_are_refused(tmp_path: Path) -> None:
    latin = tmp_path / "latin.toml"
    latin.write_bytes('[[theme]]\nname = "Café"\n'.encode("cp1252"))
    for path in (tmp_path / "none.toml", tmp_path, latin):
        with pytest.raises(CodebookUnreadableError):
            read_codebook_file(path)

    latin.write_bytes('\ufeff[[theme]]\r\nname = "Café"\r\n'.encode())
    assert read_codebook_file(latin).entries == (CodebookEntry("Café"),)


WORDS = st.text(max_size=40).map(lambda drawn: clean(drawn).text.strip())


NAMES = st.text("aé'\"\\#=中", min_size=1)
ENTRIES = st.tuples(NAMES, WORDS, WORDS, WORDS, WORDS).map(lambda drawn: CodebookEntry(*drawn))


@given(st.lists(ENTRIES))
def test_what_is_written_reads_back(entries: list[CodebookEntry]) -> None:
    assert read_codebook(codebook_text(entries)).entries == tuple(entries)
