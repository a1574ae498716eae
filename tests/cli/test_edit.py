"""`codesign edit` and `codesign remove`: any record and its parts, in the words of the log page, asked before it goes."""

from __future__ import annotations

from tests.cli.conftest import Runner, begin, home_left_by, init


def log_one(run: Runner) -> None:
    """Record an event with somebody, some carers and a comment."""
    assert run("contacts", "add", "Jo Bell", "--new").code == 0
    log = ["log", "--title", "Hall drop-in", "--date", "tue", "--came", "N1", "--came", "4 carers"]
    assert run(*log, "--comment", "Last bus is four").code == 0


logged = home_left_by(init, begin, log_one)
"""A runner on a store with an event on its page."""


def test_without_fields_it_says_how_the_record_stands_and_what_its_parts_are_called(logged: Runner) -> None:
    ran = logged("edit", "E1")

    assert ran.code == 0
    assert "date          10 Nov 2026\n" in ran.out
    assert "place         -\n" in ran.out
    assert "came.2     4 carers\n" in ran.out
    as_json = logged("edit", "E1", "--json").json
    assert {"name": "title", "words": "Hall drop-in"} in as_json["fields"]
    assert {"name": "comment.1", "words": "Last bus is four"} in as_json["parts"]


def test_fields_are_altered_in_one_change_and_what_was_understood_is_said(logged: Runner) -> None:
    ran = logged("edit", "e1", "date=mon", "place=Ambridge hall", "times=2pm to 3.30pm")

    assert (ran.code, ran.out[:3]) == (0, "E1-")
    assert "Date: Mon 9 Nov 2026" in ran.err
    assert "Times: 14:00 to 15:30" in ran.err
    assert "Place:" not in ran.err, "words said back tell nothing"
    line = logged("events", "show", "E1", "--json").json["line"]
    assert (line["held_on"], line["place"], line["starts"]) == ("2026-11-09", "Ambridge hall", "14:00")
    assert logged("undo", "--yes").code == 0
    assert logged("events", "show", "E1", "--json").json["line"]["place"] == ""

    assert logged("edit", "E1", "note=Rain", "--json").json["change"].startswith("H")
    assert logged("edit", "E1", "note=").code == 0, "a field alone is emptied"
    again = logged("edit", "E1", "note=", "--json")
    assert (again.json["change"], again.code) == ("", 0)
    assert "Nothing differs" in again.err


def test_a_part_goes_by_its_number_and_an_outcome_by_its_code(logged: Runner) -> None:
    assert logged("edit", "E1", "came.2", "people=about 20").code == 0
    assert logged("edit", "N1", "role.new", "where=Ambridge Carers", "role=Chair", "from=2024").code == 0
    assert logged("edit", "N1", "role", "until=May 2026").code == 0

    (role,) = logged("contacts", "show", "N1", "--json").json["roles"]
    assert (role["role"], role["organisation"], role["ends"]) == ("Chair", "Ambridge Carers", "2026-05")
    assert logged("events", "show", "E1", "--json").json["line"]["heads"] == 20
    assert logged("remove", "E1", "came.2", "--yes").code == 0
    assert logged("events", "show", "E1", "--json").json["line"]["heads"] == 0
    assert [part["name"] for part in logged("edit", "E1", "--json").json["parts"]] == ["came.1", "comment.1"]

    assert logged("edit", "2.10", "statement=I can get there and back").code == 0
    lines = {line["code"]: line["title"] for line in logged("outcomes", "--json").json}
    assert lines == {"2.1": "I know whom to ring", "2.10": "I can get there and back"}, "codes are text"


REFUSED = [
    (("edit", "E9"), "There is nothing called E9 here."),
    (("edit", "H1"), "is a record of what was done"),
    (("edit", "E1", "wibble=2"), "An event has no field called wibble. There are: title, date, times,"),
    (("edit", "E1", "title"), "title is a field: type it with its words, as title='…'."),
    (("edit", "E1", "came.9", "people=2"), "has no part called came.9. There is came.1, came.2, comment.1"),
    (("edit", "E1", "came", "people=2"), "has no part called came. There is came.1, came.2"),
    (("edit", "E1", "place=Hall", "place=Church"), "place= is there twice."),
    (("edit", "E1", "place=Hall", "Church"), "“Church” says nothing to change."),
    (("edit", "E1", "date=31/2", "times=half 3"), "Date: 31 February does not exist."),
    (("edit", "E1", "title="), "“Title” cannot be empty."),
    (("edit", "N1", "role.new"), "type any of: role=, where=, from=, until="),
    (("remove", "E1"), "--yes does it without asking."),
    (("remove", "N1", "--yes"), "1 event they came to"),
]


def test_what_cannot_be_is_refused_in_a_sentence_and_nothing_is_changed(logged: Runner) -> None:
    before = logged("history").out

    for words, sentence in REFUSED:
        ran = logged(*words)
        assert (ran.code, ran.out) == (2, ""), words
        assert sentence in ran.err, words

    assert logged("history").out == before


def test_throwing_away_names_the_thing_asks_and_keeps_it_on_enter_alone(logged: Runner) -> None:
    kept = logged("remove", "E1", terminal=True, typed="\n")
    assert "Hall drop-in: 5 people, 1 comment? It can be undone. (y/N)" in kept.err
    assert logged("events", "--json").json
    assert "Nothing was changed." in kept.err

    gone = logged("remove", "E1", terminal=True, typed="y\n")
    assert gone.code == 0
    assert not logged("events", "--json").json
    assert not logged("feedback", "--json").json
    assert f"`codesign undo {gone.first}` brings it back" in gone.err
    assert logged("undo", gone.first, "--yes").code == 0
    assert len(logged("feedback", "--json").json) == 1


def test_the_history_of_an_outcome_is_asked_for_by_its_code_as_it_is_edited(ready: Runner) -> None:
    assert ready("edit", "2.1", "owner=Dana Moss").code == 0

    told = ready("history", "2.1", "--json").json

    assert [(each["old"], each["new"]) for each in told if each["field"] == "owner"][-1] == ("", "Dana Moss")
    assert ready("history", "9.9").code == 2


def test_questions_go_by_their_code_groups_by_their_name_and_counts_by_their_event(logged: Runner) -> None:
    assert logged("questions", "add", "How do you get there?").code == 0
    assert logged("reach", "add", "Disabled people").code == 0

    assert logged("edit", "q1", "state=retired").code == 0
    assert logged("edit", "disabled people", "question=Disability", "answer=yes").code == 0
    added = logged("edit", "E1", "monitoring.new", "question=Disability", "answer=yes 2, no 1")
    assert (added.code, logged("edit", "E1", "monitoring.1", "people=4").code) == (0, 0)

    assert logged("questions", "--json").json[0]["state"] == "retired"
    assert logged("reach", "--json").json[0]["question"] == "Disability"
    assert [line["heads"] for line in logged("monitoring", "--json").json] == [4, 1]
    assert logged("remove", "Disabled people", "--yes").code == 0
    assert logged("edit", "Disabled people").code == 2
