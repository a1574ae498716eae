"""One event from flags: read as the screen reads it, recorded once, and kept as a draft where it cannot be."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from codesign import places
from codesign.store.drafts import Drafts
from codesign.store.drafts.troubles import DraftsNotReachedError
from tests.cli.conftest import NOW_2019, Ran, Runner


def log(run: Runner, *words: str, **how: Any) -> Ran:
    """Log an event called Coffee with these flags."""
    return run("log", "--title", "Coffee", *words, **how)


def event(run: Runner) -> Any:
    """Return the only event, whole."""
    return run("events", "show", "E1", "--json").json


def drafts(run: Runner) -> list[Any]:
    """Return the drafts."""
    found: list[Any] = run("drafts", "--json").json
    return found


def test_an_event_with_everything_on_its_page(ready: Runner) -> None:
    ran = log(
        ready, "--date", "3/11", "--time", "1400-1530", "--place", "Village hall", "--how", "workshop", "--programme", "Holl",
        "--came", "Sam Okafor, Ambridge Carers (chair)", "--came", "4 carers", "--came", "about 20 residents", "--room", "26",
        "--permission", "anonymous", "--comment", '"Last bus is four" #transport !2.10 @Sam', "--comment", "Ring back /no",
        "--access", "ramp", "--money", "bus 4.80 sam; voucher 20 declined", "--follow-up", "Ring the bus company /me /27 Nov 2026",
        "--clause", "Clause 4", "--before", "promptly", "--after", "in two days", "--why", "people wait", "--shaped-by", "1, 2",
        "--note", "Cold room", "--safeguarding-referred-to", "safeguarding lead", "--safeguarding-on", "4 Nov 2026",
    )  # fmt: skip
    assert ran.code == 0, ran.err
    assert ran.out == "E1-" + ran.out[3:6] + "\n"

    card = event(ready)
    line = card["line"]
    assert (line["held_on"], line["starts"], line["ends"], line["method"]) == (
        "2026-11-03",
        "14:00",
        "15:30",
        "workshop-codesign",
    )
    assert (line["named"], line["heads"], line["about"], line["comments"], card["head_count"]) == (
        1,
        24,
        True,
        2,
        26,
    )
    assert [(one["words"], one["exact"], one["permission"]) for one in card["comments"]] == [
        ("Last bus is four", True, "anonymous"),
        ("Ring back", False, "no"),
    ]
    assert card["comments"][0]["who"] == "Sam Okafor"
    assert (card["comments"][0]["themes"], card["comments"][0]["outcomes"]) == ("transport", "2.10")
    assert [(one["need"], one["met"]) for one in card["access"]] == [("step-free", True)]
    assert [(one["who"], one["pence"], one["state"]) for one in card["money"]] == [
        ("Sam Okafor", 480, "claimed"),
        ("", 2000, "declined"),
    ]
    assert len(card["wordings"][0]["comments"].split(", ")) == 2
    assert [(one["owner"], one["due"]) for one in card["follow_ups"]] == [("P. Nair", "2026-11-27")]
    assert card["referrals"] == ["Referred to safeguarding lead on 2026-11-04"]
    assert card["note"] == "Cold room"
    assert drafts(ready) == []


def test_an_event_is_one_change_that_undo_takes_back_whole(ready: Runner) -> None:
    log(ready, "--came", "Sam Okafor", "--comment", "Last bus is four #transport")

    assert ready("undo", "--yes").code == 0

    for group in ("events", "contacts", "feedback", "themes"):
        assert ready(group, "--json").json == []


def test_it_needs_no_programme_and_takes_today_where_no_date_is_said(ready: Runner) -> None:
    log(ready)

    assert (event(ready)["line"]["held_on"], event(ready)["programme_id"]) == ("2026-11-12", "")


@pytest.mark.bad_input(1)
@pytest.mark.bad_input(4)
@pytest.mark.bad_input(6)
@pytest.mark.bad_input(10)
@pytest.mark.bad_input(13)
@pytest.mark.bad_input(14)
@pytest.mark.bad_input(15)
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--date", "31/02/2026"), "does not exist"),
        (("--date", "summer"), "at least a month"),
        (("--time", "1530-1400"), "Ends before it starts"),
        (("--time", "half 3"), "half past"),
        (("--came", "-3 carers"), "fewer than nobody"),
        (("--came", "4.5 carers"), "whole number"),
        (("--came", "lots of carers"), "number of people"),
        (("--came", "7-10 carers"), "the number you can stand behind"),
        (("--money", "bus 12.5.0"), "not an amount"),
        (("--money", "bus -5"), "less than nothing"),
        (("--money", "mileage 32 km"), "is a distance"),
        (("--follow-up", "Ring them /tomoz"), "tomoz"),
        (("--comment", "#transport"), "no words"),
        (("--how", "interpretive dance"), "way of engaging"),
        (("--programme", "No such"), "not a programme"),
        (("--permission", "perhaps"), "permission to quote"),
        (("--date", "24 Nov 2026"), "Planned"),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, tuple) else "",
)
def test_what_cannot_be_read_is_said_and_nothing_typed_is_lost(
    ready: Runner, words: tuple[str, ...], said: str
) -> None:
    ran = log(ready, "--comment", "Last bus is four", *words)

    assert (ran.code, ran.out) == (2, "")
    assert said.casefold() in ran.err.casefold()
    assert "codesign log --draft" in ran.err
    assert ready("events", "--json").json == []
    (kept,) = drafts(ready)
    state = ready("drafts", "show", kept["id"], "--json").json["state"]
    assert "Last bus is four" in str(state)
    assert words[-1] in str(state)


@pytest.mark.bad_input(2)
@pytest.mark.bad_input(4)
@pytest.mark.parametrize(
    ("typed", "iso"), [("03/04/26", "2026-04-03"), ("May 2025", "2025-05"), ("yesterday", "2026-11-11")]
)
def test_dates_are_day_first_and_no_more_precise_than_said(ready: Runner, typed: str, iso: str) -> None:
    log(ready, "--date", typed)

    assert event(ready)["line"]["held_on"] == iso


@pytest.mark.bad_input(3)
def test_an_event_to_come_is_planned_when_that_is_meant(ready: Runner) -> None:
    assert log(ready, "--date", "24 Nov 2026", "--planned").code == 0
    assert event(ready)["line"]["state"] == "planned"
    assert log(ready, "--date", "25 Nov 2026", "--planned", "--came", "4 carers").code == 2


@pytest.mark.bad_input(5)
def test_a_clock_before_the_newest_record_is_not_trusted_with_a_date(ready: Runner) -> None:
    ran = log(ready, at=NOW_2019)

    assert ran.code == 2
    assert "The clock looks wrong" in ran.err
    assert log(ready, "--date", "3 Nov 2026", "--planned", at=NOW_2019).code == 0


@pytest.mark.bad_input(8)
def test_an_event_that_looks_the_same_is_named_and_saved_only_when_both_are_meant(ready: Runner) -> None:
    log(ready, "--place", "Hall")

    again = log(ready, "--place", "hall")

    assert (again.code, again.out) == (3, "")
    assert "E1-" in again.err
    assert "looks the same" in again.err
    assert log(ready, "--place", "hall", "--keep-both").code == 0
    assert len(ready("events", "--json").json) == 2


@pytest.mark.bad_input(9)
def test_people_not_accounted_for_are_said_and_saved(ready: Runner) -> None:
    ran = log(ready, "--room", "15", "--came", "14 carers")

    assert ran.code == 0
    assert "1 not accounted for" in ran.err


@pytest.mark.bad_input(10)
@pytest.mark.bad_input(11)
def test_counts_of_nobody_are_dropped_and_large_ones_are_asked_about_never_blocked(ready: Runner) -> None:
    ran = log(ready, "--came", "0 carers", "--came", "4000 residents", "--room", "60")

    assert ran.code == 0
    assert "Kept as 4,000 residents in a room for 60: undo if that is wrong." in ran.err
    assert "Enter again" not in ran.err
    assert event(ready)["line"]["heads"] == 4000


@pytest.mark.bad_input(12)
def test_one_person_typed_twice_is_one_attendance(ready: Runner) -> None:
    ready("contacts", "add", "Jane Smyth")

    ran = log(ready, "--came", "N1", "--came", "n1 (chair)", "--came", "Sam Okafor", "--came", "Sam Okafor")

    assert ran.code == 0, ran.err
    assert "Jane Smyth is already here" in ran.err
    assert event(ready)["line"]["named"] == 2


@pytest.mark.bad_input(36)
def test_a_look_alike_stops_it_until_somebody_says_who_it_is(ready: Runner) -> None:
    ready("contacts", "add", "Councillor Jane Smyth", "--organisation", "Hollerton Council")

    refused = log(ready, "--came", "Cllr Jane Smith, Hollerton Council")

    assert (refused.code, refused.out) == (3, "")
    assert "N1-" in refused.err
    assert len(drafts(ready)) == 1
    chosen = log(ready, "--came", "Cllr Jane Smith, Hollerton Council", typed="1\n", terminal=True)
    assert chosen.code == 0, chosen.err
    assert event(ready)["line"]["named"] == 1
    assert ready("contacts", "show", "N1", "--json").json["aliases"] == ["Cllr Jane Smith"]


def test_new_says_that_everybody_named_is_new(ready: Runner) -> None:
    ready("contacts", "add", "Jane Smyth")

    assert log(ready, "--came", "Jane Smith", "--new").code == 0
    assert len(ready("contacts", "--json").json) == 2


def test_somebody_under_16_is_counted_where_nobody_gives_a_reason(ready: Runner) -> None:
    assert log(ready, "--came", "Robin Fell (14)").code == 0

    assert ready("contacts", "--json").json == []
    assert (event(ready)["line"]["named"], event(ready)["line"]["heads"]) == (0, 1)


@pytest.mark.bad_input(34)
def test_a_safeguarding_referral_keeps_no_words_and_is_in_no_list(ready: Runner) -> None:
    log(ready, "--comment", "Tea was good", "--safeguarding-referred-to", "lead")

    assert event(ready)["referrals"] == ["Referred to lead on 2026-11-12"]
    assert [line["words"] for line in ready("feedback", "--json").json] == ["Tea was good"]
    assert log(ready, "--safeguarding-on", "today").code == 2


def test_an_event_that_was_cancelled_or_had_nobody_is_recorded_as_that(ready: Runner) -> None:
    assert log(ready, "--state", "nobody-came").code == 0
    assert event(ready)["line"]["state"] == "nobody-came"
    assert log(ready, "--state", "fun").code == 2


def test_the_account_as_json_has_the_event_and_its_change(ready: Runner) -> None:
    said = log(ready, "--json").json

    assert said["event"]["line"]["title"] == "Coffee"
    assert said["change"].startswith("H")
    assert said["already"] is False


@pytest.mark.bad_input(19)
@pytest.mark.bad_input(24)
@pytest.mark.bad_input(28)
@pytest.mark.bad_input(29)
@pytest.mark.parametrize(
    "words",
    ["[inaudible]", "[/]", "陳大文說 سلام ŵ 👍🏽", "x" * 40_000],
    ids=["bracket", "slash", "scripts", "long"],
)
def test_any_words_come_back_unchanged(ready: Runner, words: str) -> None:
    assert log(ready, "--comment", words).code == 0

    assert event(ready)["comments"][0]["words"] == words


@pytest.mark.bad_input(24)
def test_invisible_characters_are_removed_and_counted(ready: Runner) -> None:
    ran = log(ready, "--comment", "Bus\x1b[2J is late")

    assert "4 invisible characters removed" in ran.err
    assert event(ready)["comments"][0]["words"] == "Bus is late"


def test_a_programme_is_named_by_its_reference_as_everywhere_else(ready: Runner) -> None:
    ready("programmes", "add", "Urgent care")

    assert ready("log", "--title", "Coffee", "--programme", "G2", "--came", "4 carers").code == 0

    assert ready("events", "show", "E1", "--json").json["line"]["programme"] == "Urgent care"


@pytest.mark.bad_input(36)
def test_somebody_it_is_only_possible_that_we_know_is_said_and_kept_for_later(ready: Runner) -> None:
    ready("contacts", "add", "Councillor Tony O'Brien", "--kind", "ward-councillor", "--new")

    ran = ready("log", "--title", "Coffee", "--came", "Tony")

    assert ran.code == 0
    assert "Possibly somebody we know" in ran.err
    assert "Tony O'Brien" in ran.err
    newest = ready("history", "--json").json[0]["reference"]
    assert any(one["new"] == "later" for one in ready("history", newest, "--json").json)


def test_a_saved_event_whose_draft_cannot_be_tidied_away_is_saved(
    ready: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(drafts: Drafts, draft_id: str) -> None:
        raise DraftsNotReachedError(drafts.path, "it may only be read")

    monkeypatch.setattr(Drafts, "finish", refuse)

    ran = log(ready, "--comment", "Last bus is four")

    assert (ran.code, ran.out[:3]) == (0, "E1-")
    assert "Saved." in ran.err
    assert "could not be tidied away" in ran.err
    assert "try again" not in ran.err


def test_a_refused_event_says_how_to_throw_its_draft_away(ready: Runner) -> None:
    refused = log(ready, "--came", "-3 carers")

    (kept,) = drafts(ready)
    assert f"codesign drafts discard {kept['id']}" in refused.err
    assert ready("drafts", "discard", kept["id"]).code == 0
    assert drafts(ready) == []


def test_drafts_that_cannot_be_read_are_not_called_none(ready: Runner, store_file: Path) -> None:
    for left in store_file.parent.glob("*drafts*"):
        left.unlink()
    places.drafts_file(store_file).mkdir()

    ran = ready("drafts", "list")

    assert (ran.code, ran.out) == (1, "")
    assert "cannot be read" in ran.err
    assert "No drafts" not in ran.err


def test_a_referral_is_shown_with_its_day_in_words(ready: Runner) -> None:
    log(ready, "--safeguarding-referred-to", "safeguarding lead", "--safeguarding-on", "4 Nov 2026")

    assert "Referred to safeguarding lead on 4 Nov 2026" in ready("events", "show", "E1").out


@pytest.mark.bad_input(31)
def test_what_was_said_before_or_twice_is_said_and_kept(ready: Runner) -> None:
    assert "Said before" not in ready("feedback", "add", "The last bus is at four").err
    again = ready("feedback", "add", "the last bus is at four.")
    logged = log(
        ready, "--comment", "The last bus is at four!", "--comment", "No ramp", "--comment", "no ramp"
    )

    assert "Said before: C1-" in again.err
    assert "“No ramp” stands here twice." in logged.err
    assert "Said before: “The last bus is at four!” is C1-" in logged.err
    assert len(ready("feedback", "list", "--json").json) == 5
