"""`codesign rising`: what is shown, how dates are read, and what is refused."""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from codesign.__main__ import main
from codesign.clock import FrozenClock

AT = FrozenClock(datetime(2026, 11, 20, 9, 0, tzinfo=UTC))
PLAIN = ("The nurse was kind", "Waited an hour", "Lunch was cold", "My daughter liked the garden")
BARRIER = (
    "The barrier was stuck",
    "Barrier at the car park down",
    "=1+1 the barrier again",
    "A barrier, why?",
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "comments.csv"
    rows = [f"P{at},{1 + at % 28:02}/09/2026,{PLAIN[at % 4]},Care,E1" for at in range(80)]
    rows += [f"R{at},{1 + at % 20:02}/10/2026,{PLAIN[at % 4]},Care,E2" for at in range(20)]
    rows += [f'B{at},15/10/2026,"{text}",,E3' for at, text in enumerate(BARRIER)]
    rows += ["X1,11/11/2026,Later,Care,E4", "X2,soon,Undated,Care,E4", "X3,2026,Vague,Care,E4"]
    path.write_text("\n".join(["Comment ID,Date,Comment,Themes,Event", *rows]), encoding="utf-8")
    return path


def test_what_grew_is_shown_with_figures_marks_and_quotes(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ended = main(["rising", str(table), "--since", "1 Oct 2026", "--until", "31/10/2026"], clock=AT)

    said = capsys.readouterr()
    lines = said.out.splitlines()
    assert ended == 0
    assert lines[0].startswith("1  barrier")
    assert "4 now (16.7 in 100), 0 before (0.0 in 100); 100 % without a theme · new, few" in lines[1]
    assert "one event" in lines[1]
    assert "“A barrier, why?” (B3)" in said.out
    assert "24 comments of 2026-10-01 to 2026-10-31 beside 80 before" in said.err
    assert "Left out: 1 comment after the span." in said.err


def test_whole_months_may_be_named(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rising", str(table), "--since", "2026-10", "--until", "2026-10", "--json"], clock=AT) == 0

    said = json.loads(capsys.readouterr().out)
    assert (said["recent"], said["past"]) == (24, 80)
    first = said["entries"][0]
    assert (first["words"][0], first["ids"], first["past"]) == ("barrier", ["B0", "B1", "B2", "B3"], 0)
    assert "z" not in first


def test_a_file_is_written_that_no_spreadsheet_runs(table: Path) -> None:
    out = table.with_name("rising.csv")

    assert main(["rising", str(table), "--since", "2026-10-01", "--out", str(out)], clock=AT) == 0

    with out.open(encoding="utf-8", newline="") as file:
        first = next(csv.DictReader(file))
    assert (first["recent"], first["past"], first["recent_in_100"]) == ("4", "0", "16.0")
    assert not any(value.startswith(("=", "+", "@")) for value in first.values())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--since", "2027-01-01"], "No comment is of 2027-01-01 and after. Its comments are of 2026"),
        (["--since", "2026-10-01", "--until", "2026-09-01"], "--until is before --since"),
        (["--since", "whenever"], "whenever"),
        ([], "--since"),
        (["--since", "2026-10-01", "--map", "-=Date"], "looks like dates"),
        (["--since", "2026-10-01", "--limit", "many"], "whole number"),
    ],
)
def test_what_cannot_be_done_is_refused(
    table: Path, words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rising", str(table), *words], clock=AT) == 2

    assert said in capsys.readouterr().err


@pytest.mark.bad_input(78)
def test_from_nothing_it_is_new_and_of_few_it_says_so(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["rising", str(table), "--since", "2026-10-01"], clock=AT)

    said = capsys.readouterr().out
    assert "new, few" in said
    assert "∞" not in said
