"""Suggestions on the command line: listed with reasons, answered, taken many at once after they were shown; words of a comment tagged."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import Runner, begin, home_left_by, init

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from codesign.records.coding import Offered
    from codesign.store.suggesting.pupil import Pupil

BUSES = ("The last bus is at four", "No bus home after dark", "The bus was late again")
STAFF = ("A kind nurse listened", "The nurse was kind", "Nurses listened to me")


def tag_six(run: Runner) -> None:
    """Add six comments with a theme, and one without."""
    for theme, comments in (("buses", BUSES), ("staff", STAFF)):
        for words in comments:
            assert run("feedback", "add", words, "--theme", theme, "--new-theme").code == 0
    assert run("feedback", "add", "Is there a later bus home").code == 0


coded = home_left_by(init, begin, tag_six)
"""A runner on a store with six tagged comments, C1 to C6, and one that is not, C7."""


def test_suggestions_are_listed_with_their_reasons_and_tag_nothing(coded: Runner) -> None:
    ran = coded("feedback", "suggestions", "C7")

    assert ran.code == 0
    assert "#buses" in ran.out.splitlines()[1]
    assert coded("feedback", "show", "C7", "--json").json["themes_tagged"] == []
    listed = coded("feedback", "suggestions", "C7", "--kind", "themes", "--json").json
    assert listed.keys() == {"comment", "themes"}
    assert listed["themes"][0]["name"] == "buses"
    assert listed["themes"][0]["reason"]


def test_a_suggestion_is_taken_by_name_or_by_number(coded: Runner) -> None:
    taken = coded("feedback", "accept", "C7", "--number", "1", "--json")
    assert taken.json["themes"][0]["name"] == "buses"
    assert taken.json["themes"][0]["suggested"] is True

    again = coded("feedback", "accept", "C7", "--theme", "buses")
    assert "already" in again.err
    assert coded("feedback", "accept", "C7", "--number", "9").code == 2
    assert coded("feedback", "accept", "C7").code == 2
    assert "accept suggestion" in coded("undo", "--yes").err


def test_not_this_is_remembered_and_taken_back(coded: Runner) -> None:
    assert coded("feedback", "not-this", "C7", "--theme", "buses").code == 0
    left = coded("feedback", "suggestions", "C7", "--json").json["themes"]
    assert "buses" not in [each["name"] for each in left]

    assert coded("feedback", "not-this", "C7", "--theme", "buses", "--take-back").code == 0
    assert coded("feedback", "suggestions", "C7", "--json").json["themes"][0]["name"] == "buses"


def test_the_next_untagged_comment_is_shown_with_its_suggestions_until_none_is_left(coded: Runner) -> None:
    assert [each["reference"] for each in coded("feedback", "untagged", "--json").json] == [
        coded("feedback", "show", "C7", "--json").json["reference"]
    ]
    shown = coded("feedback", "next")
    assert shown.out.startswith("C7-")
    assert "1 comment without a tag" in shown.err

    coded("feedback", "tag", "C7", "--theme", "buses")

    assert coded("feedback", "next", "--json").json is None


def test_words_of_a_comment_are_tagged_and_shown(coded: Runner) -> None:
    assert coded("feedback", "tag", "C7", "--theme", "buses", "--words", "later  BUS").code == 0

    (tag,) = coded("feedback", "show", "C7", "--json").json["themes_tagged"]
    assert (tag["quote"], tag["start"], tag["end"]) == ("later bus", 11, 20)
    assert "“later bus”" in coded("feedback", "show", "C7").out
    refused = coded("feedback", "tag", "C7", "--theme", "buses", "--words", "tram")
    assert refused.code == 2
    assert "“tram” is not in the comment" in refused.err


def test_marks_and_memo_are_set_shown_and_taken_off(coded: Runner) -> None:
    assert coded("feedback", "mark", "C7", "--important", "--discuss", "--memo", "Ask Jo").code == 0
    card = coded("feedback", "show", "C7", "--json").json
    assert (card["important"], card["discuss"], card["memo"]) == (True, True, "Ask Jo")
    assert "Ask Jo" in coded("feedback", "show", "C7").out

    coded("feedback", "mark", "C7", "--not-important", "--discussed", "--memo", "")

    card = coded("feedback", "show", "C7", "--json").json
    assert (card["important"], card["discuss"], card["memo"]) == (False, False, "")
    assert coded("feedback", "mark", "C7").code == 2


def test_nothing_sure_is_said_and_nothing_is_done(coded: Runner) -> None:
    ran = coded("feedback", "accept-sure", "--yes")

    assert ran.code == 0
    assert "Nothing is sure yet" in ran.err
    assert coded("feedback", "sure", "--json").json == []


def test_what_is_sure_is_shown_and_asked_about_before_it_is_taken(
    coded: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    from codesign.store.suggesting import asking

    offered = asking.offered

    def sure(pupil: Pupil, words: str, on: Collection[str], most: int) -> Iterator[Offered]:
        likeliest = list(offered(pupil, words, on, most))[:1] if pupil.scope.kind == "themes" else []
        return (each._replace(sure=True) for each in likeliest)

    monkeypatch.setattr(asking, "offered", sure)

    unasked = coded("feedback", "accept-sure")
    assert unasked.code == 2
    declined = coded("feedback", "accept-sure", typed="n\n", terminal=True)
    assert "C7-" in declined.out
    assert "Nothing was changed" in declined.err
    taken = coded("feedback", "accept-sure", "--yes", "--json").json
    assert (taken["done"]["tagged"], taken["tags"][0]["offered"]["name"]) == (1, "buses")
    assert Path(taken["done"]["backup"]).exists()


def test_what_was_learnt_leaves_with_the_codebook_and_is_begun_with_elsewhere(
    coded: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in ("carer", "resident", "patient"):
        for hour in ("four", "five", "six"):
            for theme, words in (("buses", "The last bus leaves at"), ("staff", "A nurse listened at")):
                added = coded("feedback", "add", f"{words} {hour}", "--theme", theme, "--kind", kind)
                assert added.code == 0
    file = tmp_path / "codebook.toml"

    ran = coded("themes", "export", str(file), "--with-learnt")

    assert ran.code == 0
    assert "words learnt" in ran.err
    assert "[theme.learnt]" in file.read_text()
    assert '"last bus" =' in file.read_text()
    assert coded("themes", "export", str(tmp_path / "c.qdc"), "--with-learnt").code == 2
    monkeypatch.setenv("CODESIGN_STORE", str(tmp_path / "other" / "other.db"))
    assert coded("init", "--name", "M. Oyelaran").code == 0
    brought = coded("themes", "import", str(file), "--yes")
    assert "learnt elsewhere" in brought.err
    assert coded("feedback", "add", "When does the last bus leave").code == 0
    assert coded("feedback", "suggestions", "C1", "--json").json["themes"][0]["name"] == "buses"


def test_a_second_opinion_is_drawn_coded_compared_and_settled(coded: Runner) -> None:
    begun = coded("second-opinion", "begin", "--coder", "M. Oyelaran", "--size", "2", "--seed", "1", "--json")
    reference = begun.json["reference"]
    assert coded("second-opinion", "results", reference).code == 2
    comment = coded("second-opinion", "next", reference, "--json").json["reference"]
    asked = ("second-opinion", "code", reference, comment, "--theme", "staff")
    assert "You are P. Nair here" in coded(*asked, terminal=True, typed="\n").err
    refused = coded(*asked)
    assert refused.code == 2
    assert f"{reference} is M. Oyelaran's to code, and you are P. Nair here" in refused.err
    assert coded("second-opinion", "show", reference, "--json").json["done"] == 0
    assert coded(*asked, terminal=True, typed="y\n").code == 0
    assert coded("settings", "--name", "m.  oyelaran").code == 0
    comment = coded("second-opinion", "next", reference, "--json").json["reference"]
    assert coded("second-opinion", "code", reference, comment, "--theme", "buses").code == 0

    found = coded("second-opinion", "results", reference, "--json").json

    assert found["comments"] == 2
    assert coded("settings", "--name", "P. Nair").code == 0
    for each in found["disagreements"]:
        assert coded("second-opinion", "settle", reference, each["reference"], "--take", "second").code == 0
    assert coded("second-opinion", "results", reference, "--json").json["disagreements"] == []
    assert coded("second-opinion", "list", "--json").json[0]["disagreed"] == 0
    assert "by chance (seed 1)" in coded("second-opinion", "show", reference).out
    assert coded("second-opinion", "begin", "--coder", "p. nair").code == 2


def test_where_nothing_was_written_nothing_is_said_of_undo(coded: Runner) -> None:
    coded("feedback", "add", "Lunch was cold #meals", "--new-theme")
    marked = coded("feedback", "mark", "C1", "--important")
    assert "`codesign undo` takes it back." in marked.err
    for words in (
        ("looked", "C1"),
        ("mark", "C1", "--important"),
        ("answered", "C1"),
        ("no-answer", "--mark"),
        ("mark-repeats", "C1", "--off"),
    ):
        said = coded("feedback", *words)
        assert said.code == 0, said.err
        assert "undo" not in said.err, words


def test_not_this_leaves_a_tag_put_on_by_hand(coded: Runner) -> None:
    refused = coded("feedback", "not-this", "C1", "--theme", "buses")

    assert refused.code == 2
    assert "codesign feedback untag" in refused.err
    assert "buses" in coded("feedback", "list").out
