from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Runner

_COMMENTS = """id,text
c1,The ward was clean
c2,"  ring me on 07700 900123, or penny hassett"
c3,=my son Liam
c4,E-mail sue@x.org.uk
"""


@pytest.fixture
def comments(tmp_path: Path) -> Path:
    path = tmp_path / "comments.csv"
    path.write_text(_COMMENTS, encoding="utf-8")
    return path


@pytest.fixture
def contacts(tmp_path: Path) -> Path:
    path = tmp_path / "contacts.csv"
    path.write_text(
        "First name,Surname,Type\nPenny,Hassett,person\nWard,Clean,organisation\n", encoding="utf-8"
    )
    return path


def _rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.open(encoding="utf-8", newline="")))


def test_it_says_which_rows_hold_what_and_never_the_words(run: Runner, comments: Path) -> None:
    ran = run("personal", str(comments))

    assert ran.code == 3
    assert [line.split() for line in ran.out.splitlines()[1:]] == [
        ["c2", "phone"],
        ["c3", "name"],
        ["c4", "e-mail"],
    ]
    assert not {"900123", "Liam", "sue@"} & set((ran.out + ran.err).replace(",", " ").split())
    assert "3 of 4 comments may identify somebody" in ran.err


def test_the_words_are_printed_where_they_are_asked_for(run: Runner, comments: Path) -> None:
    ran = run("personal", str(comments), "--show")

    assert "07700 900123" in ran.out
    assert "Liam" in ran.out


def test_the_contacts_of_a_table_are_found_too(run: Runner, comments: Path, contacts: Path) -> None:
    ran = run("personal", str(comments), "--register", str(contacts), "--json")

    (second,) = (each for each in ran.json if each["id"] == "c2")
    assert [each["layer"] for each in second["found"]] == ["pattern", "register"]
    assert "c1" not in {each["id"] for each in ran.json}, "an organisation is no person"
    assert "text" not in second["found"][0]
    assert "1 name of a person" in ran.err


def test_the_file_holds_every_place_in_the_cell_as_it_was(
    run: Runner, comments: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.csv"

    ran = run("personal", str(comments), "--out", str(out))

    assert ran.out == ""
    cells = {row["id"]: row["text"] for row in _rows(comments)}
    assert [row["id"] for row in _rows(out)] == ["c2", "c3", "c4"]
    for row in _rows(out):
        assert cells[row["id"]][int(row["start"]) : int(row["end"])] == row["text"]
        assert row["why"]


def test_nothing_found_is_said_to_be_no_promise(run: Runner, tmp_path: Path) -> None:
    path = tmp_path / "clean.csv"
    path.write_text("id,text\n1,The ward was clean and quiet\n", encoding="utf-8")

    ran = run("personal", str(path))

    assert (ran.code, ran.out) == (0, "")
    assert "That is no promise" in ran.err


def test_it_is_never_written_over_what_it_reads(run: Runner, comments: Path) -> None:
    ran = run("personal", str(comments), "--out", str(comments))

    assert ran.code == 2
    assert comments.read_text(encoding="utf-8") == _COMMENTS


def test_it_loads_neither_the_store_nor_the_screens(comments: Path, contacts: Path) -> None:
    script = (
        "import sys\n"
        "from codesign.__main__ import main\n"
        "main(sys.argv[1:])\n"
        "heavy = {'codesign.store', 'sqlalchemy', 'sqlmodel', 'pydantic', 'textual'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )

    shown = subprocess.run(
        [sys.executable, "-c", script, "personal", comments, "--register", contacts],
        capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert shown.stdout.splitlines()[-1] == "[]"


def test_what_was_looked_at_is_listed_no_more_and_may_be_quoted(ready: Runner) -> None:
    first = ready("feedback", "add", "My son Liam needs the bus").first
    ready("feedback", "add", "The last bus is four")

    assert first in ready("feedback", "list", "--personal").out
    refused = ready("feedback", "quote", first)
    assert refused.code == 2
    assert f"codesign feedback looked {first}" in refused.err

    done = ready("feedback", "looked", first)

    assert "1 comment looked at." in done.err
    assert first not in ready("feedback", "list", "--personal").out
    assert "My son Liam" in ready("feedback", "quote", first).out
    assert ready("undo", "--yes").code == 0
    assert ready("feedback", "quote", first).code == 2
