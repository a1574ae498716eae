"""`codesign match`: what is written, said and refused."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from codesign.__main__ import main

TABLE = """id,name,email,organisation
1,Jane Tarrow,jane.tarrow@loxley.example,Loxley Forum
2,Bryn Upwell,bryn@loxley.example,Loxley Forum
3,"TARROW, Jane",jane.tarrow@loxley.example,
4,Dilys Vestry,dilys@vestry.example,
5,Edwin Quill,edwin@quill.example,
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(TABLE, encoding="utf-8-sig")
    return path


def test_groups_and_pairs_are_written_and_the_columns_said(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, pairs = table.with_name("out.csv"), table.with_name("pairs.csv")

    ended = main(["match", str(table), "--out", str(out), "--pairs", str(pairs)])

    with out.open(encoding="utf-8", newline="") as file:
        groups = {row["id"]: row["cluster_id"] for row in csv.DictReader(file)}
    assert ended == 0
    assert groups["1"] == groups["3"]
    assert len(set(groups.values())) == 4
    said = pairs.read_text(encoding="utf-8").splitlines()
    assert said[0] == "one,other,weight,probability,reasons"
    assert said[1].startswith("1,3,")
    assert "name → name, email → email" in capsys.readouterr().err


def test_a_truth_scores_it(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    truth = table.with_name("truth.csv")
    truth.write_text("id,entity_id\n1,a\n2,b\n3,a\n4,c\n5,d\n", encoding="utf-8")

    main(["match", str(table), "--truth", str(truth), "--json"])

    said = json.loads(capsys.readouterr().out)
    assert said["score"]["pairwise"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert said["columns"][1] == {"column": "name", "field": "name", "why": "by its heading"}
    assert said["groups"] == [["1", "3"]]


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ("id,price\n1,2\n", "No column looks like a name"),
        ("", "is empty"),
        ("id,name\n7,Jane Tarrow\n7,Bryn Upwell\n", "rows 2, 3"),
    ],
)
def test_a_table_that_cannot_be_matched_is_refused_in_a_sentence(
    words: str, refusal: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = tmp_path / "table.csv", tmp_path / "out.csv"
    path.write_text(words, encoding="utf-8")

    ended = main(["match", str(path), "--out", str(out)])

    assert ended != 0
    assert refusal in capsys.readouterr().err
    assert not out.exists()


def test_one_row_is_no_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "table.csv"
    path.write_text("id,name,city\n7,Jane Tarrow\n", encoding="cp1252")

    assert main(["match", str(path)]) == 0
    assert "no two of them" in capsys.readouterr().err


def test_stopping_writes_nothing(
    table: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(self: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("codesign.matching.tables.found.TableRun.steps", stopped)
    out = table.with_name("out.csv")

    ended = main(["match", str(table), "--out", str(out)])

    assert ended == 130
    assert not out.exists()
    assert "Nothing was written." in capsys.readouterr().err


def test_neither_the_store_nor_the_screens_are_loaded(table: Path) -> None:
    words = (
        "import sys; from codesign.__main__ import main; main(['match', sys.argv[1]]);"
        "print([name for name in ('sqlalchemy', 'sqlmodel', 'pydantic', 'textual', 'codesign.store') if name in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", words, str(table)], capture_output=True, text=True)

    assert done.stdout.splitlines()[-1] == "[]"


def test_what_columns_are_can_be_said(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["match", str(table), "--map", "-=organisation"]) == 0

    assert "Not compared: organisation." in capsys.readouterr().err


def test_a_truth_of_other_rows_is_refused_before_the_work(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    truth = table.with_name("truth.csv")
    truth.write_text("id,entity_id\n91,a\n92,b\n", encoding="utf-8")

    assert main(["match", str(table), "--truth", str(truth)]) == 2

    said = capsys.readouterr()
    assert "No id of the truth is in the table." in said.err
    assert said.out == ""


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_any_delimiter_and_encoding_is_read(
    encoding: str, delimiter: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "table.csv"
    path.write_text(TABLE.replace('"TARROW, Jane"', "Jane Tarrów").replace(",", delimiter), encoding=encoding)

    assert main(["match", str(path)]) == 0

    assert capsys.readouterr().out.splitlines()[3] == "3,1"
