"""A column of dates: the order decided once, the precision kept."""

from __future__ import annotations

from datetime import date

import pytest

from codesign.imports.dates import DateProblem, read_column

TODAY = date(2026, 11, 12)


def read(cell: str, *others: str) -> str:
    return read_column([cell, *others], TODAY).read(cell, TODAY)


@pytest.mark.bad_input(67)
@pytest.mark.parametrize(
    ("cell", "iso"),
    [
        ("02/06/2021", "2021-06-02"),
        ("2.6.21", "2021-06-02"),
        ("2021-06-02", "2021-06-02"),
        ("2021-06-02T09:30:00", "2021-06-02"),
        ("02/06/2021 09:30", "2021-06-02"),
        ("20171001", "2017-10-01"),
        ("45678", "2025-01-21"),
        ("2020", "2020"),
        ("2020.0", "2020"),
        ("May 2025", "2025-05"),
        ("May, 2010", "2010-05"),
        ("14 May 2025", "2025-05-14"),
        ("1658934589213", "2022-07-27"),
    ],
)
def test_dates_as_files_write_them_keep_their_precision(cell: str, iso: str) -> None:
    assert read(cell) == iso


@pytest.mark.bad_input(67)
def test_the_order_is_decided_by_the_whole_column() -> None:
    assert read("03/04/2025", "30/04/2025") == "2025-04-03"
    assert read("03/04/2025", "04/30/2025") == "2025-03-04"
    assert "American" in read_column(["03/04/2025", "04/30/2025"], TODAY).notes[0]


@pytest.mark.bad_input(67)
def test_where_nothing_shows_the_order_the_day_is_first_and_it_is_said() -> None:
    column = read_column(["03/04/2025"], TODAY)

    assert column.read("03/04/2025", TODAY) == "2025-04-03"
    assert "read day first" in column.notes[0]


@pytest.mark.bad_input(67)
@pytest.mark.parametrize(
    "cell", ["31/02/2025", "04/30/2025", "Friday", "April", "soon", "1957", "14/05/1930", "2031", "x", ""]
)
def test_what_is_no_date_or_cannot_be_right_is_a_problem(cell: str) -> None:
    column = read_column([cell, "30/04/2025"], TODAY)

    with pytest.raises(DateProblem):
        column.read(cell, TODAY)


def test_month_and_two_figures_are_a_year_where_the_column_runs_like_years() -> None:
    assert read("Jan-14", "Feb-14", "Mar-14") == "2014-01"
    with pytest.raises(DateProblem):
        read("Jan-14", "Feb-3", "Mar-27", "Apr-09", "May-11")
