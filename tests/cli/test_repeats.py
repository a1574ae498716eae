"""`codesign repeats`: campaign letters and other comments that are said again."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from codesign.__main__ import main

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
