"""Tables of comments as they come: several columns of comments, labels in several spellings, rows that are no rows, a wrong --map."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from codesign.__main__ import main
from codesign.cli.tables.comments_columns import MapWrongError
from codesign.cli.tables.comments_labels import in_one_spelling
from codesign.cli.tables.comments_table import How, read_comments

TWO = (
    "Respondent,Agree?,Q8 - Please explain,Q9 - Anything else, at all?\n".replace(
        "Q9 - Anything else, at all?", '"Q9 - Anything else, at all?"'
    )
    + "Individual,Yes,The buses are full and they come late every day,No\n"
    + "Individual,No,More evidence is needed before anybody decides on this,My son Liam rings you from 07700 900123 on Mondays\n"
    + "Charity,Yes,The second plan also makes sense to me on balance,\n"
)


@pytest.fixture
def two(tmp_path: Path) -> Path:
    path = tmp_path / "two.csv"
    path.write_text(TWO, encoding="utf-8")
    return path


def test_personal_looks_through_every_column_and_says_in_which_it_found_what(
    two: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["personal", str(two)]) == 3

    said = capsys.readouterr()
    assert [line.split()[:2] for line in said.out.splitlines()[1:]] == [["3", "Q9"]]
    assert "1 of 3 rows may identify somebody" in said.err
    assert "Looked through: Respondent, Agree?, Q8" in said.err


def test_personal_in_the_columns_named_alone_says_which_it_did_not_read(
    two: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["personal", str(two), "--map", "text=Q8 - Please explain"]) == 0

    said = capsys.readouterr().err
    assert "NOT READ, though it looks like comments: Q9 - Anything else, at all?" in said
    assert "Nothing found in 3 comments of Q8 - Please explain." in said


def test_a_column_of_names_is_of_names_without_a_word_beside_them(tmp_path: Path) -> None:
    path, out = tmp_path / "named.csv", tmp_path / "out.csv"
    path.write_text("id,Name,text\n1,Liam Nutt,Fine\n2,,Fine\n", encoding="utf-8")

    assert main(["personal", str(path), "--out", str(out)]) == 3
    assert out.read_text(encoding="utf-8").splitlines()[1].startswith("1,0,9,name,cue,")


@pytest.mark.parametrize("words", [["repeats"], ["suggest", "--learn", "T", "--map", "labels=Agree?"]])
def test_the_others_say_which_columns_of_comments_they_do_not_read(
    words: list[str], two: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([words[0], str(two), *(str(two) if word == "T" else word for word in words[1:])])

    said = capsys.readouterr().err
    assert "NOT READ, though it looks like comments: Q9 - Anything else, at all?" in said
    assert '--map "text=Q8 - Please explain" --map "text=Q9 - Anything else, at all?"' in said


def test_several_columns_are_read_as_one_text_a_row(two: Path) -> None:
    read = read_comments(two, How(["text=Q8 - Please explain", "text=Q9 - Anything else, at all?"]))

    assert read.texts[1].startswith("More evidence")
    assert read.texts[1].endswith("900123 on Mondays")
    assert read.texts[2] == "The second plan also makes sense to me on balance"
    assert not any("NOT READ" in note for note in read.notes)


def test_a_map_that_fits_neither_table_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new, tagged = tmp_path / "a.csv", tmp_path / "tr.csv"
    new.write_text("id,what\n1,The bus is late again\n", encoding="utf-8")
    tagged.write_text("id,what,labels\n1,The bus is late again,Bus\n", encoding="utf-8")

    assert main(["suggest", str(new), "--learn", str(tagged), "--map", "text=nope"]) == 2
    assert "neither table has a column of that name" in capsys.readouterr().err
    assert main(["suggest", str(new), "--learn", str(tagged), "--map", "text=what,labels=labels"]) == 0


@pytest.mark.parametrize(
    ("said", "why"),
    [("text=text,id=text", "said to be the text already"), ("id=text,id=id", "said to be the id already")],
)
def test_a_map_against_itself_is_refused_in_a_true_sentence(said: str, why: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,text\n1,Good\n", encoding="utf-8")

    with pytest.raises(MapWrongError, match=why):
        read_comments(path, How([said]))


def test_labels_that_differ_in_capitals_and_spaces_are_one_in_the_commonest_spelling() -> None:
    spelt = in_one_spelling(["Bus;Cost", "bus", "Bus;  bus", "BUS ;cost"], known=["cost"])

    assert spelt.cells == ("Bus;cost", "Bus", "Bus", "Bus;cost")
    assert "Cost (1) as cost, bus (2) as Bus, BUS (1) as Bus" in spelt.notes[0]
    assert in_one_spelling(["Bus", "Cost"]).notes == ()


def test_rows_too_wide_headings_twice_and_headings_again_are_each_said(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "id,text,text\n1,Good,so, and more\nid,text,text\n2,Bad,no\nID,Text,\n3,Text,\n", encoding="utf-8"
    )

    read = read_comments(path, How())

    assert read.ids == ("1", "2", "3")
    said = "\n".join(read.notes)
    assert "1 row with more cells than there are headings (row 2). What is past them is not read." in said
    assert "2 rows that say the headings again: left out." in said
    assert "Several columns are called text: the second goes by text (2)." in said


@pytest.mark.parametrize("words", [["--no-header"], ["--no-header", "--columns", "text=9"]])
def test_the_example_of_columns_is_one_these_tools_take(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("7,x,The bus is late\n8,y,The bus is full\n", encoding="utf-8")

    assert main(["repeats", str(path), *words]) == 2
    assert "--columns text=3,id=1" in capsys.readouterr().err
    assert main(["repeats", str(path), "--no-header", "--columns", "text=3,id=1"]) == 0


def test_an_earlier_answer_is_kept_beside_the_new_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = tmp_path / "a.csv", tmp_path / "out.csv"
    path.write_text("id,text\n1,Good\n", encoding="utf-8")
    assert main(["repeats", str(path), "--out", str(out)]) == 0
    worked_in = out.read_bytes() + b"2,,1,\r\n"
    out.write_bytes(worked_in)

    for _ in range(2):  # the second time it is what it was: nothing is to be kept
        assert main(["repeats", str(path), "--out", str(out)]) == 0

    assert (tmp_path / "out (2).csv").read_bytes() == worked_in
    assert not (tmp_path / "out (3).csv").exists()
    assert "The answer that was there is now out (2).csv." in capsys.readouterr().err


def test_a_csv_file_is_not_written_under_the_name_of_a_workbook(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,text\n1,Good\n", encoding="utf-8")

    assert main(["repeats", str(path), "--out", str(tmp_path / "ex.xlsx")]) == 2
    assert "Write --out ex.csv" in capsys.readouterr().err


def test_a_limit_below_none_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rising", str(tmp_path / "a.csv"), "--since", "2026-01-01", "--limit", "-1"]) == 2
    assert "a whole number of 0 or more" in capsys.readouterr().err


@pytest.fixture
def closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that may not be entered, by whoever runs the tests: the system says so of every path within."""
    folder = tmp_path / "closed"

    def shut(real: Callable[..., Any]) -> Callable[..., Any]:
        def asked(path: Any, *args: Any, **options: Any) -> Any:
            if isinstance(path, str | Path) and Path(path).parent == folder:
                raise PermissionError(13, "Permission denied")
            return real(path, *args, **options)

        return asked

    for module, name in ((os, "stat"), (os, "lstat"), (os, "open"), (io, "open")):
        monkeypatch.setattr(module, name, shut(getattr(module, name)))
    return folder


@pytest.mark.parametrize("tool", [["repeats"], ["rising", "--since", "2026-02-01"], ["personal"], ["match"]])
def test_a_table_in_a_folder_that_may_not_be_entered_is_refused_in_words(
    tool: list[str], closed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([tool[0], str(closed / "t.csv"), *tool[1:]]) != 0

    said = capsys.readouterr().err
    assert "cannot be read: it may be open in Excel" in said
    assert "fault of its own" not in said


@pytest.mark.parametrize("tool", [["repeats"], ["rising", "--since", "2026-02-01"], ["personal"], ["match"]])
def test_an_answer_for_a_folder_that_may_not_be_entered_is_refused_in_words(
    tool: list[str], closed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "t.csv"
    table.write_text(
        "id,name,text,date\n1,Liam Nutt,My son Liam Nutt came with me,2026-01-01\n"
        "2,Liam Nutt,My son Liam Nutt came with me,2026-03-01\n",
        encoding="utf-8",
    )

    assert main([tool[0], str(table), *tool[1:], "--out", str(closed / "out.csv")]) != 0

    said = capsys.readouterr().err
    assert "out.csv was not written: you may not write in" in said
    assert "fault of its own" not in said


def test_a_table_to_learn_in_a_folder_that_may_not_be_entered_is_refused_in_words(
    two: Path, closed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["suggest", str(two), "--learn", str(closed / "t.csv")]) != 0

    assert "t.csv cannot be read: it may be open in Excel" in capsys.readouterr().err
