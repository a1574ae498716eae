"""Plain lines that stay straight in any script, and JSON of the records' own fields."""

from __future__ import annotations

import json
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codesign.cli import printing


class Line(NamedTuple):
    """A line as the store gives them."""

    row: int
    reference: str
    names: tuple[str, ...]


@pytest.mark.bad_input(29)
@pytest.mark.parametrize(
    ("words", "width"),
    [
        ("Ann", 3),
        ("陳大文", 6),
        ("ŵ", 1),
        ("e\u0301", 1),
        ("👍🏽", 2),
        ("سلام", 4),
        ("\u200b", 0),
        ("ｗ", 2),
        ("", 0),
    ],
)
def test_a_cell_is_as_wide_as_the_terminal_shows_it(words: str, width: int) -> None:
    assert printing.cell_width(words) == width


@pytest.mark.bad_input(29)
def test_columns_stay_straight_whatever_the_script() -> None:
    lines = printing.aligned([("Name", "Ward"), ("陳大文", "Ferry"), ("Ann", "Hill")])

    assert lines == ["Name    Ward", "陳大文  Ferry", "Ann     Hill"]


def test_a_column_without_anything_in_it_is_left_out() -> None:
    assert printing.aligned([("Ref", "Note", "Name"), ("N1", "", "Ann")]) == ["Ref  Name", "N1   Ann"]


@given(st.text(max_size=60), st.integers(min_value=1, max_value=40))
def test_what_is_cut_to_a_width_fits_it(words: str, width: int) -> None:
    assert printing.cell_width(printing.fit(words, width)) <= max(width, 1)


@given(st.lists(st.tuples(st.text(max_size=80), st.text(max_size=80)), max_size=5), st.integers(40, 120))
def test_rows_at_a_terminal_fit_its_width(rows: list[tuple[str, str]], room: int) -> None:
    for line in printing.aligned([("One", "Two"), *rows], room):
        assert printing.cell_width(line) <= room


@pytest.mark.bad_input(24)
def test_nothing_raw_reaches_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    printing.line("a\x1b[2Jb\x07")

    assert capsys.readouterr().out == "ab\n"


@pytest.mark.bad_input(19)
@pytest.mark.bad_input(20)
@pytest.mark.bad_input(21)
@pytest.mark.parametrize("words", ["[inaudible]", "[/]", "[@click=app.quit]here[/]", "{x} %s \\n"])
def test_words_in_brackets_are_printed_exactly(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    printing.table(("Words",), [(words,)])

    assert capsys.readouterr().out.splitlines()[1] == words


def test_a_record_is_an_object_of_its_own_fields_without_what_is_local(
    capsys: pytest.CaptureFixture[str],
) -> None:
    printing.as_json([Line(7, "N1-KTM", ("陳", "Ann"))])

    assert json.loads(capsys.readouterr().out) == [{"reference": "N1-KTM", "names": ["陳", "Ann"]}]


@pytest.mark.bad_input(28)
def test_one_long_letter_does_not_widen_every_other_row() -> None:
    lines = printing.aligned([("Words", "Who"), ("x" * 40_000, "Ann"), ("Short", "Pat")])

    assert lines[1] == "x" * 40_000 + "  Ann"
    assert len(lines[2]) < 80
