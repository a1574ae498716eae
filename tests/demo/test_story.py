"""The made-up story: whole, consistent with itself and the vocabularies, and touching nobody real."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from importlib.resources import files
from typing import Any

import pytest

from codesign.demo.story import Comment, Framework, framework, story

DATA = files("codesign") / "data"
STORY_FILES = sorted(each.name for each in (DATA / "demo").iterdir() if each.name.endswith(".toml"))
STORY_TEXT = "\n".join((DATA / "demo" / name).read_text(encoding="utf-8") for name in STORY_FILES)

PHONE = re.compile(r"(?<![\d-])(?:\+44|0)(?:[ ]?\d){9,10}(?!\d)")
FICTIONAL_PHONE = re.compile(r"01632 960\d{3}|07700 900\d{3}")
EMAIL = re.compile(r"[\w.+-]+@[\w.-]+\w")
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")


@pytest.fixture(scope="module")
def words() -> dict[str, dict[str, dict[str, Any]]]:
    return tomllib.loads((DATA / "vocabularies.toml").read_text(encoding="utf-8"))


def comments() -> list[Comment]:
    return [comment for said in story().comments.values() for comment in said]


def test_the_story_has_the_size_it_promises() -> None:
    told = story()

    assert len(told.people) + len(told.organisations) == 60
    assert len(told.events) == 12
    assert len(comments()) == 150
    assert sum(event.group == "reference-group" for event in told.events.values()) == 6


def test_events_stand_in_every_state() -> None:
    states = Counter(event.state for event in story().events.values())

    assert states == {"held": 9, "cancelled": 1, "nobody-came": 1, "planned": 1}


def test_one_outcome_was_never_heard_and_one_is_thin() -> None:
    heard = Counter(code for comment in comments() for code in comment.outcomes)

    assert heard["1.1"] == 0
    assert heard["1.2"] == 2


def test_wording_was_adopted_four_times_and_refused_once_with_a_reason() -> None:
    states = Counter(wording.state for wording in story().wording)
    (refused,) = [wording for wording in story().wording if wording.state == "not-adopted"]

    assert states == {"adopted": 4, "not-adopted": 1}
    assert refused.reason
    assert refused.decided_by


def test_the_framework_holds_the_words_that_were_adopted() -> None:
    titles = {outcome.code: outcome.title for outcome in story().framework.outcomes}
    adopted = [wording for wording in story().wording if wording.outcome]

    assert [titles[wording.outcome] for wording in adopted] == [wording.after for wording in adopted]


def test_follow_ups_stand_in_every_state() -> None:
    said = story().follow_ups

    assert any(each.done and each.fed_back for each in said)
    assert any(each.done and not each.fed_back for each in said)
    assert any(each.will_not for each in said)
    assert any(not each.done and not each.will_not and each.due and each.due < "2026-11-16" for each in said)
    assert any(each.due > "2026-11-16" for each in said)
    assert any(not each.owner for each in said)
    assert any(not each.due for each in said)


def test_every_state_of_reply_is_there_and_some_themes_have_none() -> None:
    told = story()

    assert {reply.state for reply in told.replies} == {"done", "will-do", "considering", "not-possible"}
    assert all(reply.reason for reply in told.replies if reply.state == "not-possible")
    assert set(told.themes) - {reply.theme for reply in told.replies}


def test_everything_named_in_the_story_is_in_the_story() -> None:
    told = story()
    contacts = {**told.people, **told.organisations}
    spoken = {comment.id for comment in comments() if comment.id}

    assert {key for key in told.comments if key != "letters"} <= set(told.events)
    assert {name for comment in comments() for name in (comment.who, comment.at) if name} <= set(contacts)
    assert {name for event in told.events.values() for name in event.named} <= set(contacts)
    assert {theme for comment in comments() for theme in comment.themes} <= set(told.themes)
    assert {code for comment in comments() for code in comment.outcomes} <= {
        each.code for each in told.framework.outcomes
    }
    assert {key for wording in told.wording for key in wording.comments} <= spoken
    assert {each.comment for each in told.follow_ups if each.comment} <= spoken
    assert {key for wording in told.wording for key in wording.events} <= set(told.events)
    assert {member.who for members in told.groups.values() for member in members} <= set(told.people)


def test_every_code_of_the_story_is_in_the_vocabularies(words: dict[str, dict[str, dict[str, Any]]]) -> None:
    told = story()
    used = Counter(
        [("kinds", each.kind) for each in told.people.values()]
        + [("kinds", each.kind) for each in told.organisations.values()]
        + [("methods", each.how) for each in told.events.values()]
        + [("access-needs", need) for each in told.events.values() for need in (*each.met, *each.not_met)]
        + [("expenses", each.kind) for event in told.events.values() for each in event.money]
        + [("kinds", each.kind) for event in told.events.values() for each in event.counted]
        + [("reply-states", each.state) for each in told.replies]
        + [pair for comment in comments() for pair in _codes_of(comment)]
    )

    assert [pair for pair in used if pair[1] not in words[pair[0]]] == []


def _codes_of(comment: Comment) -> Iterator[tuple[str, str]]:
    pairs = (
        ("comment-types", comment.type),
        ("sentiments", comment.feels),
        ("stances", comment.stance),
        ("strengths", comment.strength),
        ("comment-sources", comment.source),
        ("quote-permissions", comment.may_quote),
        ("speaking-for", comment.speaks_for),
        ("kinds", comment.kind),
    )
    return (pair for pair in pairs if pair[1])


def test_the_look_alikes_are_written_as_the_story_needs_them() -> None:
    names = Counter(each.name for each in story().people.values())
    phones = Counter(each.phone for each in story().people.values() if each.phone)

    assert names["Mohammed Iqbal"] == 2
    assert sum(count > 1 for count in phones.values()) >= 3


def test_events_are_recorded_soon_after_they_were_held_and_one_long_after() -> None:
    held = [event for event in story().events.values() if event.state == "held"]
    late = [event.title for event in held if event.recorded[:7] > event.when[:7]]

    assert late == ["Visit to Hollerton Community Larder"]
    assert all(datetime.fromisoformat(event.recorded) for event in held)


def test_no_telephone_number_could_ring_anybody() -> None:
    numbers = PHONE.findall(STORY_TEXT)

    assert numbers
    assert [number for number in numbers if not FICTIONAL_PHONE.fullmatch(number)] == []


def test_no_email_address_could_reach_anybody() -> None:
    addresses = EMAIL.findall(STORY_TEXT)

    assert addresses
    assert [each for each in addresses if not each.endswith(("@example.org", ".example.org"))] == []


def test_no_postcode_is_given() -> None:
    assert POSTCODE.findall(STORY_TEXT) == []


@pytest.mark.parametrize("name", ["integrated-community-care", "integrated-community-mental-health"])
def test_every_node_of_a_framework_hangs_below_one_of_the_level_above(name: str) -> None:
    read = framework(name)
    levels = {outcome.code: outcome.level for outcome in read.outcomes}
    above = {"outcome": "domain", "indicator": "outcome"}

    assert len(levels) == len(read.outcomes)
    assert all(levels[each.parent] == above[each.level] for each in read.outcomes if each.parent)
    assert all(each.parent for each in read.outcomes if each.level != "domain")
    assert _is_a_whole_programme(read)


def _is_a_whole_programme(read: Framework) -> bool:
    return all((read.title, read.lead_body, read.partners, read.starts, read.ends, read.level))


def test_a_key_chooses_one_method_only(words: dict[str, dict[str, dict[str, Any]]]) -> None:
    keys = {entry["key"]: code for code, entry in words["methods"].items() if "key" in entry}

    assert keys == {
        "d": "drop-in",
        "f": "focus-group",
        "s": "roadshow",
        "m": "public-meeting",
        "o": "webinar",
        "p": "survey-phone",
        "w": "workshop-codesign",
        "r": "reference-group",
    }


def test_every_entry_has_a_name_and_every_kind_of_person_a_plural(
    words: dict[str, dict[str, dict[str, Any]]],
) -> None:
    people = [entry for entry in words["kinds"].values() if entry.get("parent") == "person"]

    assert all(entry["name"] for entries in words.values() for entry in entries.values())
    assert all(entry["plural"] for entry in people)


def test_a_kind_hangs_below_a_kind_that_is_there(words: dict[str, dict[str, dict[str, Any]]]) -> None:
    kinds = words["kinds"]

    assert [code for code, entry in kinds.items() if entry.get("parent", code) not in kinds] == []


def test_a_word_people_type_means_one_entry_of_its_list(words: dict[str, dict[str, dict[str, Any]]]) -> None:
    for entries in words.values():
        typed = Counter(
            word
            for entry in entries.values()
            for word in {
                each.lower()
                for each in (entry["name"], entry.get("plural", ""), *entry.get("words", ()))
                if each
            }
        )
        assert [word for word, count in typed.items() if count > 1] == []
