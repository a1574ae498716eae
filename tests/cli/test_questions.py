"""What consultations asked, on the command line."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Runner


def test_questions_are_added_answered_edited_and_thrown_away(ready: Runner) -> None:
    assert ready("questions", "list").err.startswith("No questions here.")
    for words in ("What would help you get here?", "What gets in the way?"):
        assert ready("questions", "add", words, "--consultation", "Winter buses").code == 0
    ready("feedback", "add", "A later bus")
    assert ready("feedback", "tag", "C1", "--question", "Q1").code == 0

    assert [(line["code"], line["comments"]) for line in ready("questions", "list", "--json").json] == [
        ("Q1", 1),
        ("Q2", 0),
    ]
    assert "What would help" in ready("questions", "show", "q1").out
    assert ready("feedback", "list", "--question", "Q1").out.count("C1-") == 1
    assert ready("feedback", "list", "--untagged").out.count("C1-") == 1
    assert (
        ready("questions", "edit", "Q2", "--code", "2.10", "--state", "retired", "--json").json["state"]
        == "retired"
    )
    refused = ready("questions", "remove", "Q1")
    assert (refused.code, "1 comment answers Q1" in refused.err) == (2, True)
    assert ready("questions", "remove", "Q1", "--yes").code == 0
    assert ready("questions", "edit", "2.10").code == 2
    assert "There is no question Q9" in ready("questions", "show", "Q9").err


def test_the_same_question_twice_is_said(ready: Runner) -> None:
    ready("questions", "add", "What would help you?", "--consultation", "Buses")

    elsewhere = ready("questions", "add", "What would help you?", "--consultation", "Trains")
    again = ready("questions", "add", "what would  help you?", "--consultation", "Buses")

    assert "already" not in elsewhere.err
    assert (again.code, "Q1 asks the same already" in again.err) == (0, True)


def test_a_question_added_later_says_how_comments_that_name_it_are_tagged(
    ready: Runner, tmp_path: Path
) -> None:
    file = tmp_path / "answers.csv"
    file.write_text("question,comment\nQ1,A later bus.\nq1,Warmer rooms.\nQ2,Nothing to add here.\n", "utf-8")
    assert (
        "`codesign questions add WORDS --code Q1` adds one"
        in ready("import", str(file), "--as", "feedback").err
    )

    added = ready("questions", "add", "What would help?", "--code", "Q1")

    assert "2 comments say that this is what was asked: `codesign questions link Q1`" in added.err
    assert "2 comments tagged to Q1." in ready("questions", "link", "Q1").err
    assert [line["comments"] for line in ready("questions", "--json").json] == [2]
    assert "No more comment says" in ready("questions", "link", "Q1").err
