"""`codesign repeats`: campaign letters and other comments that are said again."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from codesign.__main__ import main
from tests.cli.conftest import Runner

LETTER = (
    "We object to the closing of the minor injuries unit at Penny Hassett and ask the board to think again."
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "comments.csv"
    rows = [f'L{at},"{LETTER} I live at number {at}."' for at in range(300)]
    rows += [
        "A1,The last bus home is at four o'clock",
        "A2,the last bus home is at 4 o'clock!",
        "A3,Good",
        "A4,good.",
    ]
    rows += ["A5,.", "A6,.", "A7,", 'A8,"=1+1, a thing nobody else has said here"']
    path.write_text("\n".join(["id,text", *rows]), encoding="utf-8")
    return path


@pytest.mark.bad_input(31)
def test_300_campaign_letters_are_shown_once_with_how_often(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["repeats", str(table)]) == 0

    said = capsys.readouterr()
    lines = said.out.splitlines()
    assert lines[1].startswith("× 300  L0")
    assert lines[1].endswith("L1, L2, L3, L4, L5, L6, L7, L8 and 291 more")
    assert len(lines) == 4
    assert (
        "308 comments, of which 301 say again what 3 others said: 7 in all if each text counts once."
        in said.err
    )


def test_every_comment_is_written_with_the_first_that_said_it(table: Path) -> None:
    out = table.with_name("again.csv")

    assert main(["repeats", str(table), "--out", str(out)]) == 0

    with out.open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    assert len(rows) == 308
    assert (rows["L0"]["repeat_of"], rows["L0"]["times"]) == ("", "300")
    assert (rows["L299"]["repeat_of"], rows["A2"]["repeat_of"], rows["A4"]["repeat_of"]) == ("L0", "A1", "A3")
    assert (rows["A6"]["repeat_of"], rows["A6"]["times"]) == ("", "1")


def test_json_has_the_groups(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["repeats", str(table), "--json"]) == 0

    said = json.loads(capsys.readouterr().out)
    assert said["comments"] == 308
    assert [len(group["keys"]) for group in said["groups"]] == [300, 2, 2]
    assert all(likeness >= 87 for likeness in said["groups"][0]["likeness"])


def test_a_table_without_repeats_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "one.csv"
    path.write_text("id,text\n1,Only this\n", encoding="utf-8")

    assert main(["repeats", str(path)]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "no text is said twice" in said.err


def _add(ready: Runner, *texts: str) -> list[str]:
    return [ready("feedback", "add", words).first for words in texts]


@pytest.mark.bad_input(31)
def test_what_the_store_holds_twice_is_listed_marked_and_undone(ready: Runner) -> None:
    first, second, _ = _add(ready, LETTER, f"Hello. {LETTER}", "The last bus is at four")

    listed = ready("feedback", "repeats")
    assert (listed.code, listed.out.splitlines()[1].split()[:3]) == (0, ["×", "2", first])
    assert "3 comments; 1 text said more than once." in listed.err

    assert "1 marked as said again" in ready("feedback", "mark-repeats", second).err
    said = ready("feedback", "repeats", "--json").json
    assert (said["comments"], said["texts"]) == (3, 2)
    assert said["groups"][0]["others"][0]["repeat_of"] == first
    assert "3 comments; 2 if each text counts once" in ready("feedback", "repeats").err

    assert "no longer marked" in ready("feedback", "mark-repeats", second, "--off").err
    ready("undo", "--yes")
    assert ready("feedback", "repeats", "--json").json["texts"] == 2


def test_a_comment_like_no_other_is_not_marked(ready: Runner) -> None:
    first, other = _add(ready, LETTER, "The last bus is at four")

    assert ready("feedback", "mark-repeats", first).code == 2
    assert ready("feedback", "mark-repeats", first, other).code == 0


@pytest.mark.bad_input(30)
def test_no_answers_are_listed_and_marked_in_one_go(ready: Runner, tmp_path: Path) -> None:
    path = tmp_path / "survey.csv"
    path.write_text(
        "Comment ID,Question,Comment\n1,What is the benefit?,None\n2,What is the benefit?,N/A\n3,Any other comments?,None\n"
        "4,Any other comments?,.\n5,Any other comments?,The last bus is at four\n",
        encoding="utf-8",
    )
    imported = ready("import", str(path), "--as", "feedback")
    assert "2 comments say nothing, such as “N/A”" in imported.err
    assert "`codesign feedback no-answer --import I1" in imported.err

    listed = ready("feedback", "no-answer", "--import", "I1")
    assert len(listed.out.splitlines()) == 5
    assert "may be an answer" in listed.out

    marked = ready("feedback", "no-answer", "--import", "I1", "--mark")
    assert "2 marked as no answer" in marked.err
    assert "2 may be an answer" in marked.err
    ready("feedback", "no-answer", "--question", "Any other comments?", "--mark", "--all")
    left = ready("feedback", "list", "--untagged", "--json").json
    assert sorted(line["words"] for line in left) == ["None", "The last bus is at four"]

    none = next(line["reference"] for line in ready("feedback", "list", "--no-answer", "--json").json)
    assert "1 comment taken as said" in ready("feedback", "answered", none).err


POINTS = "Comment ID,Comment\n1,more buses; later clinics; a hot drink\n2,The last bus is at four. I walk; it rains.\n"


@pytest.mark.bad_input(32)
def test_several_points_in_a_cell_are_kept_as_one_and_parting_is_offered(
    ready: Runner, tmp_path: Path
) -> None:
    path = tmp_path / "survey.csv"
    path.write_text(POINTS, encoding="utf-8")

    whole = ready("import", str(path), "--as", "feedback")

    assert (
        "1 row may make several points, 3 in all, such as more buses | later clinics | a hot drink."
        in whole.err
    )
    assert len(ready("feedback", "list", "--json").json) == 2


@pytest.mark.bad_input(32)
def test_with_split_every_point_is_a_comment_and_the_file_is_known_again(
    ready: Runner, tmp_path: Path
) -> None:
    path = tmp_path / "survey.csv"
    path.write_text(POINTS, encoding="utf-8")
    before = ready("import", str(path), "--as", "feedback", "--split", "--dry-run")
    assert "more buses | later clinics | a hot drink" in before.err

    done = ready("import", str(path), "--as", "feedback", "--split")

    assert "2 rows = 2 written" in done.out
    assert len(ready("feedback", "list", "--json").json) == 4
    again = ready("import", str(path), "--as", "feedback", "--split")
    assert "2 matched" in again.out
    assert len(ready("feedback", "list", "--json").json) == 4


@pytest.mark.bad_input(31)
def test_an_import_of_campaign_letters_keeps_every_one_and_says_so(ready: Runner, tmp_path: Path) -> None:
    path = tmp_path / "letters.csv"
    path.write_text(
        "Comment ID,Comment\n" + "".join(f'{at},"{LETTER}"\n' for at in range(30)), encoding="utf-8"
    )

    done = ready("import", str(path), "--as", "feedback")

    assert "30 rows = 30 written" in done.out
    assert "30 comments are 1 text said more than once, the most 30 times" in done.err


@pytest.mark.bad_input(32)
def test_points_are_shown_and_a_comment_is_parted_only_when_somebody_says_so(ready: Runner) -> None:
    (whole,) = _add(ready, "more buses; later clinics")

    left = ready("feedback", "part", whole, typed="\n", terminal=True)
    assert left.out.splitlines() == ["1  more buses", "2  later clinics"]
    assert "Nothing was changed." in left.err

    assert ready("feedback", "part", whole, "--yes").code == 0
    assert len(ready("feedback", "list", "--json").json) == 2
    assert ready("feedback", "part", whole, "--yes").code == 2
