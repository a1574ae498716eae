"""Any table of any text: every row accounted for, nothing raised but a sentence."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from codesign.errors import CodesignError
from codesign.imports.columns import guess_kind, map_columns
from codesign.imports.csv_file import read_csv
from codesign.imports.rows import read_rows
from codesign.imports.table import Table, table_from
from codesign.imports.words import Kind, fields_of

TODAY = date(2026, 11, 12)
QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])

headings = st.one_of(
    st.sampled_from(sorted({word for kind in Kind for field in fields_of(kind) for word in field.same})),
    st.text(max_size=12),
)
cells = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["", "1", "x", "yes", "no", "14/05/2025", "May 2025", "45678", "approx 20", "jo@example.org"]
    ),
    st.sampled_from(
        ["7.97E+09", "SW1A OAA", "Total", "nil", "1.10", "=1+1", "'=1+1", "1.1 Fewer falls", "\x00"]
    ),
)
tables = st.lists(headings, min_size=1, max_size=6).flatmap(
    lambda header: st.tuples(st.just(header), st.lists(st.lists(cells, max_size=len(header) + 1), max_size=8))
)


def account(table: Table, kind: Kind) -> None:
    """Read a table as a kind and check that no row is missing."""
    reading = read_rows(table, map_columns(table, kind), TODAY)
    numbers = [proposal.row for proposal in reading.proposals] + [aside.row for aside in reading.set_aside]
    assert sorted(numbers) == [table.row_number(index) for index in range(len(table.rows))]


@contextmanager
def may_be_refused() -> Iterator[list[str]]:
    """Let nothing but an error that says what is wrong be raised, and return what it says."""
    said: list[str] = []
    try:
        yield said
    except CodesignError as refused:
        said.append(refused.what)


@QUICK
@given(content=tables, kind=st.sampled_from(list(Kind)), no_header=st.booleans())
def test_every_row_of_any_table_is_a_proposal_or_set_aside(
    content: tuple[list[str], list[list[str]]], kind: Kind, no_header: bool
) -> None:
    page = io.StringIO(newline="")
    csv.writer(page).writerows([content[0], *content[1]])
    with may_be_refused() as refused:
        sheet = read_csv(page.getvalue().encode("utf-8", "surrogatepass"))
        columns = "name=1" if no_header else None
        account(table_from(sheet, "made up.csv", "", no_header=no_header, columns=columns), kind)
    assert all(said.endswith((".", "?")) for said in refused), refused


@QUICK
@given(content=st.binary(max_size=200))
def test_any_bytes_are_a_table_or_a_sentence(content: bytes) -> None:
    from codesign.imports.signature import kind_of

    with may_be_refused() as refused:
        kind_of(content, "made up.csv")
        table = table_from(read_csv(content), "made up.csv", "")
        account(table, guess_kind(table))
    assert all(said.endswith((".", "?")) for said in refused), refused


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize(
    "text", ["Name,Date,Title,Comment\nx,2025,y,z\n", "Date,Title,Comment,Name\n2025,a,b,c\n,,,\n"]
)
def test_reading_twice_gives_the_same(text: str, kind: Kind) -> None:
    table = table_from(read_csv(text.encode()), "made up.csv", "")

    one, two = (read_rows(table, map_columns(table, kind), TODAY) for _ in range(2))

    assert one == two
