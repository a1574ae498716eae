"""The first row: column names, or already a record."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from codesign.errors import AskedWronglyError
from codesign.imports.table import Table

TRUSTS = (
    '"R0A","MANCHESTER ROAD NHS FOUNDATION TRUST","Y62","M13 9WL","20171001"\n'
    '"RAE","PENNY HASSETT DISTRICT NHS TRUST","Y63","SR4 7TP","20190401"\n'
    '"R0D","HOLLERTON COMMUNITY NHS TRUST","Y58","BH15 2JB","20201001"\n'
)


@pytest.mark.bad_input(59)
def test_a_first_row_that_looks_like_data_is_refused_with_how_to_go_on(table: Callable[..., Table]) -> None:
    with pytest.raises(AskedWronglyError) as refused:
        table(TRUSTS)

    assert str(refused.value) == (
        "Row 1 looks like data (R0A, 20171001). Are there column names? "
        "If not, use --no-header --columns name=2,postcode=4."
    )


@pytest.mark.bad_input(59)
def test_with_no_header_every_row_is_counted(table: Callable[..., Table]) -> None:
    made = table(TRUSTS, no_header=True, columns="name=2,postcode=4")

    assert len(made.rows) == 3
    assert made.first_row_number == 1
    assert made.named == ("", "name", "", "postcode", "")


@pytest.mark.bad_input(59)
@pytest.mark.parametrize(
    "row", ["Jo Bloggs,jo@example.org\nAl Smith,al@example.org\n", "Jo,01632 960001\nAl,01632 960002\n"]
)
def test_what_is_somebodys_own_is_not_repeated_in_the_refusal(table: Callable[..., Table], row: str) -> None:
    with pytest.raises(AskedWronglyError) as refused:
        table(row)

    assert "column B holds a" in str(refused.value)
    assert "jo@" not in str(refused.value)
    assert "01632" not in str(refused.value)


@pytest.mark.parametrize(
    "text",
    [
        "Name,2019,2020\nPenny Hassett,1,2\nHollerton,3,4\n",
        "Q1,Q2\nMore buses,Fewer buses\nNo,Yes\n",
        "Name,Email\nJo Bloggs,jo@example.org\n",
        "Ident 1,Ident 2\nJo,x\nAl,y\n",
        "Code,Comment\nA12,More buses\nA13,Fewer buses\n",
        "2020\nwords\nmore words\n",
    ],
)
def test_column_names_are_taken_for_column_names(table: Callable[..., Table], text: str) -> None:
    assert table(text).first_row_number == 2


@pytest.mark.bad_input(59)
def test_column_names_are_not_made_a_record_by_no_header(table: Callable[..., Table]) -> None:
    with pytest.raises(AskedWronglyError, match="Row 1 looks like column names"):
        table("Name,Email\nJo,jo@example.org\n", no_header=True, columns="name=1,email=2")


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        (None, "--no-header needs --columns"),
        ("", "--no-header needs --columns"),
        ("name=9", "there are 5 columns, 1 to 5"),
        ("name=0", "there are 5 columns"),
        ("name", "there are 5 columns"),
        ("name=²", "there are 5 columns"),
        ("nom=2", "nom is not a field of"),
        ("name=2,email=2", "column 2 is name already"),
    ],
)
def test_columns_that_cannot_be_read_are_refused(
    table: Callable[..., Table], columns: str | None, sentence: str
) -> None:
    with pytest.raises(AskedWronglyError, match=sentence.replace("--", "\\-\\-")):
        table(TRUSTS, no_header=True, columns=columns)


def test_columns_without_no_header_are_refused(table: Callable[..., Table]) -> None:
    with pytest.raises(AskedWronglyError, match="it goes with --no-header"):
        table("Name,Email\nJo,jo@example.org\n", columns="name=1")
