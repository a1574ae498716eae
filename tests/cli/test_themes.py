"""The codebook on the command line: altered, undone, refused in sentences, and in and out of files."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.cli.conftest import Runner, begin, home_left_by, init


def write_book(run: Runner) -> None:
    """Add two themes and three comments that bear them."""
    for theme in ("transport", "parking"):
        run("themes", "add", theme)
    for words, theme in (
        ("The last bus", "transport"),
        ("A taxi costs twelve pounds", "transport"),
        ("No space", "parking"),
    ):
        run("feedback", "add", words, "--theme", theme)


book = home_left_by(init, begin, write_book)
"""A runner on a store with two themes and three comments."""


def test_a_theme_is_described_shown_and_its_history_told(book: Runner) -> None:
    described = book(
        "themes", "describe", "transport", "--definition", "Getting there", "--belongs", "Buses", "--not", "Parking",
        "--example", "The last bus is at four", "--example", "No taxi", "--colour", "Teal",
    )  # fmt: skip
    assert described.code == 0
    shown = book("themes", "show", "transport").out
    for said in (
        "Getting there",
        "Buses",
        "Parking",
        "The last bus is at four",
        "No taxi",
        "teal",
        "defined anew",
    ):
        assert said in shown
    assert (
        book("themes", "show", "transport", "--json").json["examples"] == "The last bus is at four\nNo taxi"
    )
    assert book("themes", "history", "transport").out.splitlines()[-1].endswith("transport defined anew")
    assert "said so already" in book("themes", "describe", "transport", "--colour", "teal").err
    assert book("themes", "describe", "transport").code == 2
    assert "no colour here" in book("themes", "add", "x", "--colour", "mauve").err


def test_split_merge_rename_move_and_retire_are_told_and_undone(book: Runner) -> None:
    tried = book("themes", "split", "transport", "--into", "taxis", "--words", "taxi", "--dry-run")
    assert "A taxi costs twelve pounds" in tried.out
    assert "1 comment would go. Nothing was changed." in tried.err
    for words, says in (
        (("split", "transport", "--into", "taxis", "--words", "taxi", "--yes"), "1 comment of transport went to taxis."),
        (("split", "transport", "--into", "parking", "--comment", "C1"), "1 comment of transport went to parking."),
        (("merge", "taxis", "parking", "--into", "transport", "--yes"), "taxis, parking merged into transport: 3 comments moved."),
        (("rename", "transport", "getting there"), "transport is called getting there now."),
        (("bring-back", "parking"), "parking: draft again. The comments that went to getting there stay there."),
        (("move", "parking", "--under", "getting there"), "parking stands beneath getting there."),
        (("move", "parking", "--top"), "parking stands at the top."),
        (("sign-off", "parking"), "signed off. It has no definition yet."),
        (("retire", "getting there"), "retired. 3 comments keep it and count under it."),
    ):  # fmt: skip
        ran = book("themes", *words)
        assert ran.code == 0, ran.err
        assert says in ran.err
        assert ran.first.startswith("H")
    told = book("themes", "history", "--since", "2026", "--json").json
    assert [each["what"] for each in told] == [
        "retired", "signed-off", "moved", "moved", "brought-back", "renamed", "merged", "split", "split",
    ]  # fmt: skip
    for _ in range(9):
        book("undo", "--yes")
    assert [(line["name"], line["comments"]) for line in book("themes", "list", "--json").json] == [
        ("parking", 1),
        ("transport", 2),
    ]


def test_what_cannot_be_is_refused_in_a_sentence_and_changes_nothing(book: Runner) -> None:
    book("themes", "move", "parking", "--under", "transport")
    before = book("history", "--json").json
    for words, says in (
        (("move", "transport", "--under", "parking"), "parking stands beneath transport, so transport cannot stand beneath it too."),
        (("move", "parking"), "Where to?"),
        (("merge", "parking", "--into", "Parking"), "It takes two themes to merge."),
        (("split", "transport", "--into", "lifts"), "Which comments go?"),
        (("split", "transport", "--into", "lifts", "--words", "lift"), "No comment of transport holds “lift” for lifts"),
        (("split", "transport", "--into", "lifts", "--comment", "C3"), "is not tagged with transport."),
        (("rename", "parking", "Transport"), "There is already a theme called Transport."),
        (("bring-back", "parking"), "is not retired."),
        (("history", "--since", "someday"), "The date of --since cannot be read"),
        (("export", "codebook.doc"), "is named neither .toml nor .qdc."),
        (("import", "nothing.toml"), "there is no such file"),
    ):  # fmt: skip
        ran = book("themes", *words)
        assert (ran.code, says in ran.err) == (2, True), (words, ran)

    assert book("history", "--json").json == before


@pytest.mark.parametrize("kind", ["toml", "qdc"])
def test_a_codebook_goes_out_and_comes_in_and_what_differs_is_shown_first(
    book: Runner, tmp_path: Path, kind: str
) -> None:
    book("themes", "describe", "transport", "--definition", "Getting there")
    file = tmp_path / f"codebook.{kind}"

    assert book("themes", "export", str(file)).err.startswith("2 themes. No comment goes along")
    assert "No space" not in file.read_text(encoding="utf-8")
    assert "2 the same. Nothing was changed." in book("themes", "import", str(file)).err
    book("themes", "describe", "transport", "--definition", "Theirs now")
    book("themes", "remove", "parking", "--yes")
    tried = book("themes", "import", str(file), "--dry-run")
    assert "definition: “Theirs now” → “Getting there” (kept as it is here)" in tried.out
    assert "1 new, 1 said otherwise and kept as they are here. Nothing was changed." in tried.err
    assert len(book("themes", "list", "--json").json) == 1

    taken = book("themes", "import", str(file), "--replace", "--json", "--yes").json

    assert {each["name"]: each["what"] for each in taken["themes"]} == {
        "parking": "new",
        "transport": "filled",
    }
    assert book("themes", "show", "transport", "--json").json["definition"] == "Getting there"
    assert tomllib.loads(book("themes", "export").out)["theme"][0]["name"] == "parking"


@pytest.mark.parametrize(
    "words",
    [
        ("merge", "parking", "--into", "transport"),
        ("split", "transport", "--into", "taxis", "--words", "taxi"),
        ("import",),
    ],
    ids=["merge", "split by words", "import"],
)
def test_what_alters_many_at_once_asks_first_and_does_nothing_where_nobody_can_answer(
    book: Runner, tmp_path: Path, words: tuple[str, ...]
) -> None:
    file = tmp_path / "codebook.toml"
    file.write_text('[[theme]]\nname = "lifts"\n', encoding="utf-8")
    said = (*words, str(file)) if words == ("import",) else words
    before = book("history", "--json").json

    asked = book("themes", *said)

    assert (asked.code, "--yes does it without asking" in asked.err) == (2, True)
    assert book("history", "--json").json == before
    assert book("themes", *said, "--yes").code == 0
    assert len(book("history", "--json").json) == len(before) + 1


def test_a_hostile_file_is_refused(ready: Runner, tmp_path: Path) -> None:
    file = tmp_path / "laughs.qdc"
    file.write_text(
        '<!DOCTYPE a [<!ENTITY b "lol"><!ENTITY c "&b;&b;">]><CodeBook><Codes/></CodeBook>', encoding="utf-8"
    )

    ran = ready("themes", "import", str(file))

    assert (ran.code, "declares things of its own" in ran.err) == (2, True)


@pytest.mark.bad_input(16)
@pytest.mark.parametrize("typed", ["#TRANSPORT!", "#Transport", "#transport ", " Transport. "])
def test_a_theme_however_it_is_typed_is_the_one_there_is(typed: str, ready: Runner) -> None:
    ready("themes", "add", "transport")

    refused = ready("themes", "add", typed)

    assert (refused.code, "There is already a theme called transport." in refused.err) == (2, True)
    assert len(ready("themes", "list", "--json").json) == 1


@pytest.mark.bad_input(16)
def test_a_theme_nearly_called_like_another_is_asked_about(ready: Runner) -> None:
    ready("themes", "add", "#transport!")
    ready("feedback", "add", "No bus #transport")

    refused = ready("themes", "add", "transprt")
    assert (refused.code, "did you mean #transport (1)" in refused.err) == (2, True)
    assert "Nothing was changed." in ready("themes", "add", "transprt", terminal=True, typed="\n").err
    assert [each["name"] for each in ready("themes", "list", "--json").json] == ["transport"]
    assert ready("themes", "add", "transprt", terminal=True, typed="y\n").code == 0
    assert ready("themes", "add", "transports", "--yes").code == 0


def test_nothing_is_tagged_with_a_retired_theme_and_it_says_what_takes_it_up_again(ready: Runner) -> None:
    ready("themes", "add", "parking")
    comment = ready("feedback", "add", "Nowhere to park").first
    assert ready("themes", "retire", "parking").code == 0

    tagged = ready("feedback", "tag", comment, "--theme", "parking")

    assert tagged.code == 2
    assert "parking is retired, so nothing is tagged with it any more." in tagged.err
    assert "`codesign themes bring-back T1" in tagged.err
    assert not ready("feedback", "list", "--json").json[0]["themes"]


def test_no_key_is_named_on_the_command_line(ready: Runner) -> None:
    ready("themes", "add", "parking")

    page = ready("themes", "show", "parking").out

    assert "`codesign themes define` gives it one." in page
    assert "`codesign replies add --theme` says what was done" in page
