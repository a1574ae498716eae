"""`codesign match`: what it reads and writes, and what it never destroys."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from codesign.__main__ import main

TABLE = """id,name,email,organisation
1,Jane Tarrow,jane.tarrow@loxley.example,Loxley Forum
2,Bryn Upwell,bryn@loxley.example,Loxley Forum
3,"TARROW, Jane",jane.tarrow@loxley.example,
"""
TRUTH = "id,entity_id\n1,a\n2,b\n3,a\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "table.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "truth.csv").write_text(TRUTH, encoding="utf-8")
    (tmp_path / "names.toml").write_text("", encoding="utf-8")
    (tmp_path / "link.csv").symlink_to(tmp_path / "table.csv")
    (tmp_path / "other.csv").write_text("what,somebody,wrote\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("outputs", "refusal"),
    [
        (["--out", "table.csv"], "is the table too"),
        (["--pairs", "table.csv"], "is the table too"),
        (["--out", "link.csv"], "is the table too"),
        (["--out", "truth.csv"], "is the truth too"),
        (["--pairs", "names.toml"], "is the names too"),
        (["--out", "new.csv", "--pairs", "new.csv"], "is --pairs too"),
        (["--out", "other.csv"], "is there already"),
        (["--out", "-", "--pairs", "-"], "both go to stdout"),
        (["--json", "--pairs", "-"], "both go to stdout"),
        (["--pairs", "-"], "both go to stdout"),
    ],
)
def test_an_output_that_would_destroy_something_is_refused_and_nothing_written(
    outputs: list[str],
    refusal: str,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(folder)
    before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}

    ended = main(["match", "table.csv", "--truth", "truth.csv", "--names", "names.toml", *outputs])

    said = capsys.readouterr()
    assert ended == 2
    assert refusal in said.err
    assert said.out == ""
    assert {path: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_an_earlier_answer_is_replaced(folder: Path) -> None:
    out, pairs = folder / "out.csv", folder / "pairs.csv"
    asked = ["match", str(folder / "table.csv"), "--out", str(out), "--pairs", str(pairs)]

    assert main(asked) == main(asked) == 0

    assert out.read_text(encoding="utf-8").splitlines() == ["id,cluster_id", "1,1", "2,2", "3,1"]


def test_a_minus_is_stdout(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["match", str(folder / "table.csv"), "--out", "-"]) == 0

    said = capsys.readouterr()
    assert said.out.splitlines()[0] == "id,cluster_id"
    assert "Written" not in said.err


def test_a_closed_stdout_is_said(folder: Path) -> None:
    words = "import os, sys; sys.stdout = None; from codesign.__main__ import main; sys.exit(main(['match', sys.argv[1]]))"

    done = subprocess.run(
        [sys.executable, "-c", words, str(folder / "table.csv")],
        capture_output=True,
        text=True,
        env={**os.environ, "CODESIGN_HOME": str(folder / "home")},
    )

    assert done.returncode == 2
    assert "stdout is closed" in done.stderr


def test_ids_come_out_as_they_came_in(folder: Path) -> None:
    table, out, pairs = folder / "ids.csv", folder / "out.csv", folder / "pairs.csv"
    table.write_text(TABLE.replace("\n1,", "\n=1+1,").replace("\n3,", "\n-3,"), encoding="utf-8")

    main(["match", str(table), "--out", str(out), "--pairs", str(pairs)])

    with out.open(encoding="utf-8", newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == ["=1+1", "2", "-3"]
    with pairs.open(encoding="utf-8", newline="") as file:
        pair = next(csv.DictReader(file))
    assert {pair["one"], pair["other"]} == {"=1+1", "-3"}


@pytest.mark.parametrize(
    ("truth", "said"),
    [
        ("id,entity_id\n1,a\n3,a\n9,b\n", "1 row of the table is not in it, and 1 id of it is in no row"),
        ("id,entity_id\n1,a\n3,a\n1,a\n", "1 row of the table is not in it; these are not scored"),
    ],
)
def test_what_the_truth_leaves_out_is_said(
    truth: str, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "truth.csv").write_text(truth, encoding="utf-8")

    assert main(["match", str(folder / "table.csv"), "--truth", str(folder / "truth.csv"), "--json"]) == 0

    shown = capsys.readouterr()
    assert said in shown.err
    assert any(said in warning for warning in json.loads(shown.out)["warnings"])


def test_a_truth_that_says_two_things_of_one_id_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "truth.csv").write_text("id,entity_id\n1,a\n1,b\n", encoding="utf-8")

    assert main(["match", str(folder / "table.csv"), "--truth", str(folder / "truth.csv")]) == 2
    assert "two things of 1" in capsys.readouterr().err


def test_a_table_without_headings_is_read_by_the_numbers_of_its_columns(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bare.csv"
    path.write_text("\n".join(TABLE.splitlines()[1:]), encoding="utf-8")

    assert main(["match", str(path)]) == 2
    assert "--no-header --columns" in capsys.readouterr().err
    assert main(["match", str(path), "--no-header", "--columns", "id=1,name=2,email=3"]) == 0
    assert capsys.readouterr().out.splitlines() == ["id,cluster_id", "1,1", "2,2", "3,1"]


def test_of_a_workbook_the_sheet_that_reads_as_a_table_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.Workbook()
    notes = book.create_sheet("Notes", 0)
    del book["Sheet"]
    for line in ("How to use this workbook", "Keep the sheets in order", "Ask the office"):
        notes.append([line])
    for name in ("Contacts", "Old"):
        sheet = book.create_sheet(name)
        for row in csv.reader(TABLE.splitlines()):
            sheet.append(row)
    book.save(tmp_path / "book.xlsx")

    assert main(["match", str(tmp_path / "book.xlsx"), "--json"]) == 0

    shown = capsys.readouterr()
    assert "Contacts is the first sheet that reads as a table" in shown.err
    assert json.loads(shown.out)["table"]["sheet"] == "Contacts"


def test_json_rounds_as_the_file_does_and_has_what_was_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pairs = folder / "pairs.csv"
    table = TABLE.replace("organisation", "date of birth").replace("Loxley Forum", "3.4.71", 1)
    table = table.replace("Loxley Forum", "soon") + "4,Ann Lee,,1980\n"
    (folder / "table.csv").write_text(table, encoding="utf-8")

    main(["match", str(folder / "table.csv"), "--json", "--pairs", str(pairs)])

    shown = json.loads(capsys.readouterr().out)
    with pairs.open(encoding="utf-8", newline="") as file:
        written = [(float(row["weight"]), float(row["probability"])) for row in csv.DictReader(file)]
    assert [(pair["weight"], pair["probability"]) for pair in shown["pairs"]] == written
    assert shown["warnings"] == ["1 cell of date of birth cannot be read as a date: not compared in row 3."]


def test_columns_called_alike_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "twice.csv"
    path.write_text(
        "id,Name,Name,email\n1,Jane Tarrow,Loxley,j@loxley.example\n2,Bryn Upwell,Vestry,b@vestry.example\n"
    )

    assert main(["match", str(path)]) == 0
    assert "Several columns are called Name" in capsys.readouterr().err


def test_a_bar_parts_columns_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bars.csv"
    path.write_text(TABLE.replace('"TARROW, Jane"', "Jane Tarrow").replace(",", "|"), encoding="utf-8")

    assert main(["match", str(path)]) == 0
    assert capsys.readouterr().out.splitlines()[3] == "3,1"


def test_no_column_is_suggested_for_names_that_holds_none_and_a_long_heading_can_be_typed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "table.csv"
    path.write_text("ref,How to use this workbook\n1,2\n3,4\n", encoding="utf-8")

    assert main(["match", str(path)]) == 2
    assert '--map "name=COLUMN"' in capsys.readouterr().err

    asked = "What, if anything, should we call you in letters?"
    path.write_text(f'ref,"{asked}"\n1,Jane Tarrow\n2,Bryn Upwell\n', encoding="utf-8")
    assert main(["match", str(path)]) == 2
    said = capsys.readouterr().err
    suggested = said.rpartition('--map "')[2].partition('"')[0]
    assert main(["match", str(path), "--map", suggested]) == 0
