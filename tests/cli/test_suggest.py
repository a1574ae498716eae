"""`codesign suggest`: what is learnt, written, said and refused. Tables as they come: CSV and workbooks, any headings."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest
import xlsxwriter

from codesign.__main__ import main

TAGGED = "id,text,labels\n" + "".join(
    f"{at},{text},{labels}\n"
    for at, (text, labels) in enumerate(
        [
            ("The last bus is at four", "Getting there"),
            ("No bus on Sundays to the clinic", "Getting there"),
            ("A taxi and a bus and then a walk", "Getting there"),
            ("Lunch was cold", "Food"),
            ("The food on the ward was cold", "Food"),
            ("Nothing hot for lunch, only sandwiches", "Food;Cost"),
        ]
        * 3
    )
)
NEW = 'id,text\nN1,The bus does not come\nN2,Cold lunch again\nN3,\nN4,"=1+1 the bus"\n'


@pytest.fixture
def tables(tmp_path: Path) -> tuple[Path, Path]:
    new, tagged = tmp_path / "new.csv", tmp_path / "tagged.csv"
    new.write_text(NEW, encoding="utf-8-sig")
    tagged.write_text(TAGGED, encoding="utf-8")
    return new, tagged


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_labels_are_learnt_and_written_with_rank_score_and_reason(
    tables: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    new, tagged = tables
    out = new.with_name("ranked.csv")

    assert main(["suggest", str(new), "--learn", str(tagged), "--out", str(out)]) == 0

    rows = _rows(out)
    assert list(rows[0]) == ["id", "label", "rank", "score", "reason"]
    first = {row["id"]: row["label"] for row in rows if row["rank"] == "1"}
    assert (first["N1"], first["N2"]) == ("Getting there", "Food")
    assert "N3" not in first
    of_one = [float(row["score"]) for row in rows if row["id"] == "N1"]
    assert of_one == sorted(of_one, reverse=True)
    assert all(0 <= score <= 1 for score in of_one)
    said = capsys.readouterr().err
    assert "Learnt 18 comments with 3 labels." in said
    assert "4 comments; of 1 there is no idea yet." in said


def test_without_a_file_the_first_three_are_shown_with_reasons(
    tables: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["suggest", str(tables[0]), "--learn", str(tables[1])]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split()[:2] == ["comment", "label"]
    assert lines[1].split()[:3] == ["N1", "Getting", "there"]
    assert any("no idea yet" in line for line in lines)


def test_json_names_every_suggestion(tables: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["suggest", str(tables[0]), "--learn", str(tables[1]), "--json"]) == 0

    comments = json.loads(capsys.readouterr().out)["comments"]
    assert [each["id"] for each in comments] == ["N1", "N2", "N3", "N4"]
    assert comments[1]["suggestions"][0]["label"] == "Food"
    assert comments[1]["suggestions"][0]["reason"]


def test_definitions_alone_suggest(tables: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    book = tables[0].with_name("themes.toml")
    book.write_text(
        '[[theme]]\nname = "Travel"\ndefinition = "Getting there by bus or train."\n'
        '[[theme]]\nname = "Food"\ndefinition = "Lunch, drinks and other meals."\n'
        '[[theme]]\nname = "Old"\ndefinition = "The bus and lunch."\nstate = "retired"\n',
        encoding="utf-8",
    )

    assert main(["suggest", str(tables[0]), "--definitions", str(book), "--json"]) == 0

    comments = json.loads(capsys.readouterr().out)["comments"]
    assert comments[0]["suggestions"][0]["label"] == "Travel"
    assert "Old" not in {each["label"] for comment in comments for each in comment["suggestions"]}


def test_a_stream_suggests_before_it_learns(tables: tuple[Path, Path]) -> None:
    out = tables[0].with_name("ranked.csv")

    assert main(["suggest", str(tables[1]), "--stream", "--out", str(out)]) == 0

    rows = _rows(out)
    assert "0" not in {row["id"] for row in rows}, "before the first was learnt there was nothing to suggest"
    assert next(row["label"] for row in rows if row["id"] == "7") == "Getting there"


@pytest.mark.parametrize(
    ("content", "words", "said"),
    [
        ("id,text\n1,A\n", ["--learn", "T"], "No column of table.csv looks like labels"),
        ("id,price\n1,2\n", ["--stream"], "looks like comments"),
        ("", ["--stream"], "is empty"),
        ("id,text,labels\n7,A,x\n7,B,y\n", ["--stream"], "rows 2, 3"),
        ("id,text,labels\n7,A,x\n", [], "nothing to suggest from"),
        (
            "id,text,labels\n7,A,x\n",
            ["--stream", "--map", "text=None"],
            "there is no one column of that name",
        ),
        ("id,text,labels\n7,A,x\n", ["--stream", "--map", "colour=text"], "a column cannot be colour"),
        ("id,text,labels\n7,A,x\n", ["--stream", "--definitions", "T"], "cannot be read as a codebook"),
    ],
)
def test_what_cannot_be_done_is_refused_in_a_sentence_and_nothing_is_written(
    content: str, words: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = tmp_path / "table.csv", tmp_path / "out.csv"
    path.write_text(content, encoding="utf-8")

    ended = main(
        ["suggest", str(path), *(str(path) if word == "T" else word for word in words), "--out", str(out)]
    )

    assert ended in (1, 2)
    assert said in capsys.readouterr().err
    assert not out.exists()


def test_nothing_is_written_over_what_is_read_or_what_another_wrote(
    tables: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    new, tagged = tables
    other = new.with_name("minutes.csv")
    other.write_text("Minutes of the meeting", encoding="utf-8")

    for out in (new, tagged, other):
        before = out.read_bytes()
        assert main(["suggest", str(new), "--learn", str(tagged), "--out", str(out)]) == 2
        assert out.read_bytes() == before
    assert "no earlier answer of this command" in capsys.readouterr().err

    ours = new.with_name("ours.csv")
    for _ in range(2):  # an answer of our own is replaced
        assert main(["suggest", str(new), "--learn", str(tagged), "--out", str(ours)]) == 0


def test_no_spreadsheet_runs_what_people_wrote(tmp_path: Path) -> None:
    tagged, out = tmp_path / "t.csv", tmp_path / "out.csv"
    tagged.write_text(
        "id,text,labels\n" + "=HYPERLINK(1),the bus is late,=cmd|x\n2,the bus is full,=cmd|x\n",
        encoding="utf-8",
    )

    main(["suggest", str(tagged), "--learn", str(tagged), "--out", str(out)])

    rows = _rows(out)
    assert {row["label"] for row in rows} == {"'=cmd|x"}
    assert not any(row["reason"].startswith(("=", "+", "-", "@")) for row in rows)


def test_a_workbook_with_other_headings_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "answers.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Answers")
        rows = [("Nr", "What would you like to tell us about it?", "Coded as")]
        rows += [(f"A{at}", f"The bus number {at} was late and full again", "Buses") for at in range(4)]
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)

    ended = main(["suggest", str(path), "--learn", str(path), "--map", "id=Nr,labels=Coded as", "--json"])

    assert ended == 0
    said = capsys.readouterr()
    assert "What would you like to tell us about it? → text" in said.err
    assert json.loads(said.out)["comments"][0]["suggestions"][0]["label"] == "Buses"


@pytest.mark.parametrize("words", [["suggest", "--stream"], ["rising", "--since", "2026-02-01"], ["repeats"]])
def test_no_tool_loads_the_store_or_the_screens(words: list[str], tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(
        "id,date,text,labels\n1,2026-01-03,The last bus is at four,Bus\n2,2026-02-03,The last bus is late,Bus\n",
        encoding="utf-8",
    )
    script = (
        "import sys; from codesign.__main__ import main; ended = main(sys.argv[1:]);"
        "print(ended, [name for name in ('sqlalchemy', 'sqlmodel', 'pydantic', 'textual', 'openpyxl', 'codesign.store') if name in sys.modules])"
    )

    done = subprocess.run(
        [sys.executable, "-c", script, words[0], str(path), *words[1:]], capture_output=True, text=True
    )

    assert done.stdout.splitlines()[-1] == "0 []", done.stderr


@pytest.mark.parametrize("tool", ["suggest", "rising", "repeats"])
def test_help_has_an_example(tool: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([tool, "--help"]) == 0

    assert f"codesign {tool} " in capsys.readouterr().out
