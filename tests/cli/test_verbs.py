"""Adding, tagging, marking, closing: each in one change that `undo` takes back, each refusal without a trace."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Runner


def changes(run: Runner) -> int:
    """Return how many changes there are."""
    return len(run("history", "--limit", "0", "--json").json)


@pytest.mark.bad_input(36)
def test_a_look_alike_is_offered_and_nobody_is_added_twice_unasked(ready: Runner) -> None:
    ready("contacts", "add", "Councillor Jane Smyth", "--organisation", "Hollerton Council")

    refused = ready("contacts", "add", "Cllr J. Smith", "--organisation", "Hollerton Council")

    assert (refused.code, refused.out) == (3, "")
    assert "N1-" in refused.err
    assert "same organisation" in refused.err
    assert [line["name"] for line in ready("contacts", "find", "smith", "--json").json] == []


def test_at_a_terminal_the_choice_the_reason_and_the_other_name_are_kept(ready: Runner) -> None:
    ready("contacts", "add", "Councillor Jane Smyth", "--organisation", "Hollerton Council")

    same = ready(
        "contacts", "add", "Cllr J. Smith", "--organisation", "Hollerton Council", typed="1\n", terminal=True
    )

    assert same.code == 0
    assert same.first.startswith("N1-")
    assert ready("contacts", "show", "N1", "--json").json["aliases"] == ["Cllr J. Smith"]
    assert ready("undo", "--yes").code == 0
    assert ready("contacts", "show", "N1", "--json").json["aliases"] == []


def test_enter_alone_adds_somebody_new_beside_the_look_alike(ready: Runner) -> None:
    ready("contacts", "add", "Councillor Jane Smyth", "--organisation", "Hollerton Council")

    ready(
        "contacts",
        "add",
        "Cllr J. Smith",
        "--organisation",
        "Hollerton Council",
        typed="7\n\n",
        terminal=True,
    )

    names = [line["name"] for line in ready("contacts", "list", "--sort", "person", "--json").json]
    assert sorted(names) == ["Cllr J. Smith", "Councillor Jane Smyth"]


@pytest.mark.bad_input(39)
def test_one_name_is_enough(ready: Runner) -> None:
    assert ready("contacts", "add", "Sukarno").code == 0
    assert ready("contacts", "add", " ").code == 2


@pytest.mark.bad_input(46)
@pytest.mark.bad_input(47)
@pytest.mark.bad_input(48)
def test_points_of_contact_are_tidied_aloud_or_refused(ready: Runner) -> None:
    added = ready(
        "contacts",
        "add",
        "Sue Platt",
        "--email",
        "mailto:sue@hollerton.example",
        "--phone",
        "01632960001",
        "--postcode",
        "sw1a1aa",
    )

    points = ready("contacts", "show", added.first, "--json").json["points"]
    assert [(point["kind"], point["value"]) for point in points] == [
        ("email", "sue@hollerton.example"),
        ("phone", "01632 960001"),
        ("postcode", "SW1A 1AA"),
    ]
    assert ready("contacts", "add", "Pat Moss", "--phone", "7.97E+09").code == 2
    assert ready("contacts", "add", "Pat Moss", "--email", "via Sue").code == 2
    assert ready("contacts", "find", "moss", "--json").json == []


def test_who_must_not_be_contacted_is_marked_in_the_list(ready: Runner) -> None:
    ready("contacts", "add", "Lee Marsh", "--do-not-contact", "asked us not to")

    assert "Do not contact" in ready("contacts", "list").out


def test_an_unknown_word_of_a_vocabulary_is_refused_with_those_there_are(ready: Runner) -> None:
    ran = ready("contacts", "add", "Lee Marsh", "--kind", "wizard")

    assert ran.code == 2
    assert "carer" in ran.err


@pytest.mark.bad_input(16)
def test_a_slip_in_a_theme_is_offered_the_theme_that_is_meant(ready: Runner) -> None:
    ready("themes", "add", "transport")
    ready("feedback", "add", "The last bus is four #Transport")

    slip = ready("feedback", "add", "No bus #transprt")

    assert slip.code == 2
    assert "Did you mean transport" in slip.err
    assert [(line["name"], line["comments"]) for line in ready("themes", "--json").json] == [("transport", 1)]
    assert ready("feedback", "add", "No bus #transprt", "--new-theme").code == 0
    assert len(ready("themes", "--json").json) == 2


@pytest.mark.bad_input(17)
def test_a_number_in_a_comment_is_no_tag(ready: Runner) -> None:
    added = ready("feedback", "add", "Damp in flat #3", "--json").json

    assert (added["words"], added["themes"]) == ("Damp in flat #3", "")


@pytest.mark.bad_input(22)
@pytest.mark.bad_input(23)
@pytest.mark.parametrize("words", ['=HYPERLINK("http://x")', "=1+1", "- Remove eScooters", "+44 7700 900123"])
def test_words_that_look_like_formulas_are_kept_and_printed_exactly(ready: Runner, words: str) -> None:
    added = ready("feedback", "add", "--json", "--", words).json

    assert added["words"] == words
    assert words in ready("feedback", "show", "C1").out


def test_words_that_begin_with_a_hyphen_are_told_where_to_go(ready: Runner) -> None:
    ran = ready("feedback", "add", "- Remove eScooters")

    assert ran.code == 2
    assert "after --" in ran.err


def test_tagging_is_one_change_and_says_what_was_so_already(ready: Runner) -> None:
    for words in ("One", "Two"):
        ready("feedback", "add", words, "--programme", "Holl")
    ready("themes", "add", "transport")
    before = changes(ready)

    ran = ready("feedback", "tag", "C1", "C2", "--theme", "#transport", "--outcome", "2.10")

    assert ran.code == 0
    assert "2 comments tagged; 0 were so already" in ran.err
    assert changes(ready) == before + 1
    assert (
        "2 comments tagged; 0 were so already"
        in ready("feedback", "tag", "C1", "C2", "--theme", "transport", "--outcome", "2.1").err
    )
    ready("undo", "--yes")
    assert ready("feedback", "show", "C1", "--json").json["outcomes"] == "2.10"
    ready("feedback", "untag", "C1", "--outcome", "2.10")
    assert ready("feedback", "show", "C1", "--json").json["outcomes"] == ""


def test_tagging_with_nothing_or_something_unknown_changes_nothing(ready: Runner) -> None:
    ready("feedback", "add", "One", "--programme", "Holl")
    before = changes(ready)

    assert ready("feedback", "tag", "C1").code == 2
    assert ready("feedback", "tag", "C1", "--outcome", "9.9").code == 2
    assert ready("feedback", "tag", "C1", "C99", "--outcome", "2.1").code == 2
    assert changes(ready) == before


def test_marks_are_words_of_the_vocabularies(ready: Runner) -> None:
    ready("feedback", "add", "One")

    assert (
        ready(
            "feedback",
            "mark",
            "C1",
            "--permission",
            "anonymous",
            "--type",
            "Concern",
            "--sensitive",
            "complaint",
        ).code
        == 0
    )
    assert ready("feedback", "mark", "C1", "--permission", "perhaps").code == 2
    assert ready("feedback", "mark", "C1").code == 2
    line = ready("feedback", "show", "C1", "--json").json
    assert (line["permission"], line["type"], line["sensitive"]) == ("anonymous", "concern", "complaint")


@pytest.mark.bad_input(15)
def test_a_follow_up_without_owner_or_date_is_kept_and_a_date_that_is_none_is_refused(ready: Runner) -> None:
    assert ready("follow-ups", "add", "Ring the bus company").code == 0
    assert ready("follow-ups", "add", "Write to them", "--due", "tomoz").code == 2
    assert [line["words"] for line in ready("follow-ups", "list", "--which", "nobody", "--json").json] == [
        "Ring the bus company"
    ]


def test_a_follow_up_goes_from_open_to_done_to_told(ready: Runner) -> None:
    ready("follow-ups", "add", "Ring the bus company /me /1 Nov 2026")

    assert [line["owner"] for line in ready("follow-ups", "list", "--which", "overdue", "--json").json] == [
        "P. Nair"
    ]
    assert ready("follow-ups", "will-not", "F1").code == 2
    assert ready("follow-ups", "done", "F1", "--what", "A bus stops there").code == 0
    assert len(ready("follow-ups", "list", "--which", "not-told", "--json").json) == 1
    assert ready("follow-ups", "told", "F1", "--how", "letter").code == 0
    assert "12 Nov 2026, letter" in ready("follow-ups", "list").out
    assert ready("follow-ups", "change", "F1", "--owner", "Sam").code == 0
    assert ready("follow-ups", "change", "F1").code == 2


def test_a_reply_is_to_one_thing_and_a_refusal_has_its_reason(ready: Runner) -> None:
    ready("themes", "add", "transport")

    assert ready("replies", "add", "Later", "--state", "will-do").code == 2
    assert ready("replies", "add", "No", "--state", "not-possible", "--theme", "transport").code == 2
    assert (
        ready("replies", "add", "No", "--state", "not-possible", "--theme", "transport", "--why", "Cost").code
        == 0
    )
    assert ready("replies", "told", "R1", "--how", "poster").code == 0
    assert ready("replies", "show", "R1", "--json").json["fed_back_how"] == "poster"


def test_wording_is_proposed_then_adopted_or_refused_with_its_reason(ready: Runner) -> None:
    ready("feedback", "add", "Nobody rings back")
    assert ready("wording", "add", "Clause 4").code == 2
    assert (
        ready(
            "wording", "add", "Clause 4", "--before", "promptly", "--after", "in two days", "--comment", "C1"
        ).code
        == 0
    )

    assert ready("wording", "refuse", "W1", "--by", "Board").code == 2
    assert ready("wording", "adopt", "W1", "--by", "Board", "--version", "7").code == 2
    assert ready("wording", "adopt", "W1", "--by", "Board", "--on", "10 Nov 2026").code == 0
    (version,) = ready("wording", "show", "W1", "--json").json
    assert (version["state"], version["decided_on"], version["comments"][:2]) == (
        "adopted",
        "2026-11-10",
        "C1",
    )


def test_a_theme_is_defined_signed_off_and_retired(ready: Runner) -> None:
    ready("themes", "add", "buses", "--definition", "Getting there")
    assert ready("themes", "add", "BUSES").code == 2
    assert ready("themes", "add", "#").code == 2

    for verb, state in (
        ("sign-off", "signed-off"),
        ("reopen", "draft"),
        ("retire", "retired"),
        ("bring-back", "draft"),
    ):
        assert ready("themes", verb, "buses").code == 0
        assert ready("themes", "show", "buses", "--json").json["state"] == state
    ready("themes", "define", "T1", "By bus")
    assert ready("themes", "show", "buses", "--json").json["definition"] == "By bus"


def test_vocabularies_are_added_to_renamed_and_retired(ready: Runner) -> None:
    assert ready("vocabularies", "add", "kinds", "youth-panel", "Youth panel", "--word", "panel").code == 0
    assert ready("vocabularies", "add", "kinds", "youth-panel", "Again").code == 2
    assert ready("vocabularies", "add", "colours", "red", "Red").code == 2
    ready("vocabularies", "rename", "kinds", "youth-panel", "Young people's panel")
    assert ready("contacts", "add", "The Shed", "--is-organisation", "--kind", "panel").code == 0
    assert "Young people's panel" in ready("contacts", "list").out
    ready("vocabularies", "retire", "kinds", "youth-panel")
    codes = [entry["code"] for entry in ready("vocabularies", "show", "kinds", "--json").json]
    assert "youth-panel" not in codes
    ready("vocabularies", "restore", "kinds", "youth-panel")
    assert "youth-panel" in ready("vocabularies", "show", "kinds").out


def test_an_outcome_needs_to_know_its_programme(ready: Runner) -> None:
    ready("programmes", "add", "Another")

    assert ready("outcomes", "add", "3", "Warm").code == 2
    assert ready("outcomes", "add", "3", "Warm", "--programme", "Another", "--level", "domain").code == 0
    assert ready("outcomes", "add", "3.1", "Warm at home", "--programme", "Another", "--under", "3").code == 0
    assert ready("outcomes", "add", "4.1", "Fed", "--programme", "Another", "--under", "4").code == 2
    assert "  Warm at home" in ready("outcomes", "list").out
    assert ready("programmes", "add", " ").code == 2


def test_an_event_is_changed_and_what_it_was_stays_in_its_history(ready: Runner) -> None:
    ready("log", "--title", "Ward walk", "--date", "3 Nov 2026")

    assert (
        ready(
            "events",
            "change",
            "E1",
            "--title",
            "Ferry ward walk",
            "--state",
            "nobody-came",
            "--programme",
            "Holl",
        ).code
        == 0
    )
    assert ready("events", "change", "E1").code == 2
    assert ready("events", "change", "E1", "--title", " ").code == 2
    assert ready("events", "change", "E1", "--state", "fun").code == 2
    fields = ready("history", "E1", "--json").json
    assert ("title", "Ward walk", "Ferry ward walk") in [
        (one["field"], one["old"], one["new"]) for one in fields
    ]


def test_undo_says_what_and_whose_and_asks(ready: Runner) -> None:
    ready("themes", "add", "buses")

    nobody = ready("undo")
    assert (nobody.code, nobody.out) == (2, "")
    kept = ready("undo", typed="\n", terminal=True)
    assert "Undo your “add theme”" in kept.err
    assert "Nothing was changed" in kept.err
    done = ready("undo", typed="y\n", terminal=True)
    assert done.code == 0
    assert ready("themes", "--json").json == []
    assert ready("undo", done.first, "--yes").code == 0
    assert [line["name"] for line in ready("themes", "--json").json] == ["buses"]
    assert ready("undo", "H999", "--yes").code == 2


def test_a_standing_group_has_members_with_seats_and_they_are_ticked_in_the_questions(ready: Runner) -> None:
    ready("contacts", "add", "Hollerton reference group", "--is-group")
    ready("contacts", "add", "Sam Okafor")
    ready("contacts", "add", "Pat Moss")
    assert (
        ready(
            "contacts", "join", "N1", "N2", "--seat", "chair", "--speaks-for", "carers", "--from", "May 2026"
        ).code
        == 0
    )
    assert ready("contacts", "join", "N1", "N2").code == 2
    ready("contacts", "join", "N1", "N3")

    ran = ready("log", typed="\nMeeting six\n\n\n\n\n\nN1\n7\n2\n" + "\n" * 12)

    assert ran.code == 0, ran.err
    card = ready("events", "show", "E1", "--json").json
    assert card["group"] == "Hollerton reference group"
    assert [one["name"] for one in card["came"]] == ["Sam Okafor"]
    assert card["line"]["named"] == 1


def test_tags_are_counted_by_the_comment(ready: Runner) -> None:
    ready("feedback", "add", "One", "--programme", "Holl")
    ready("themes", "add", "transport")
    ready("feedback", "tag", "C1", "--theme", "transport")

    ran = ready("feedback", "tag", "C1", "--theme", "transport", "--outcome", "2.10")

    assert ran.err == "1 comment tagged; 0 were so already.\n"
    assert "0 comments tagged; 1 was so already" in ready("feedback", "tag", "C1", "--theme", "transport").err


def test_a_comment_is_shown_with_what_was_replied_and_the_wording_it_shaped(ready: Runner) -> None:
    ready(
        "log", "--title", "Coffee", "--comment", "Nobody rings back", "--clause", "Clause 4", "--before", "promptly",
        "--after", "in two days", "--why", "people wait", "--shaped-by", "1",
    )  # fmt: skip
    assert ready("replies", "add", "We will ring", "--comment", "C1", "--state", "will-do").code == 0

    shown = ready("feedback", "show", "C1")

    assert "We will ring" in shown.out
    assert "in two days" in shown.out
    assert (len(ready("feedback", "show", "C1", "--json").json["replies"])) == 1


def test_a_comment_is_given_a_programme_afterwards(run: Runner) -> None:
    run("init", "--name", "P. Nair")
    run("feedback", "add", "Nobody rings back")
    run("programmes", "add", "Hollerton community care")

    assert run("feedback", "mark", "C1", "--programme", "Holl").code == 0

    assert run("feedback", "show", "C1", "--json").json["programme_id"]
