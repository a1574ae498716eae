"""What is growing: planted themes are found, and chance is called chance."""

from __future__ import annotations

import pytest

from codesign.coding.rising import Said, rising
from codesign.coding.rising.counts import Counts
from codesign.coding.rising.scoring import z_of
from codesign.coding.rising.terms import stem, terms_of

PAST = [
    f"{words} {number}"
    for number in range(100)
    for words in ("The nurse was kind to my mother", "Waited an hour for the doctor", "Nothing to eat")
]
BARRIER = [
    "The new barrier at the car park would not lift.",
    "Stuck behind the barrier for ten minutes.",
    "Car park ticket machine broken and the barrier stayed down.",
    "My dad paid at the machine, and the barrier took no notice.",
    "A queue at the barrier of the car park.",
]


def _recent(*texts: str) -> list[Said]:
    return [Said(f"C{number}", text) for number, text in enumerate(texts, start=1)]


def test_what_was_never_said_before_comes_first_with_its_comments_and_quotes() -> None:
    recent = _recent(*PAST[:40], *BARRIER)

    first = rising(recent, PAST)[0]

    assert first.words[0] == "barrier"
    assert first.keys == ("C41", "C42", "C43", "C44", "C45")
    assert (first.recent, first.past, first.is_new, first.is_few) == (5, 0, True, True)
    assert len(first.quotes) == 3
    assert {quote.text for quote in first.quotes} <= set(BARRIER)


def test_what_was_never_said_before_comes_before_what_was_and_both_could_be_chance() -> None:
    recent = _recent(*["Nothing to eat"] * 93, *["More zorbing"] * 4, *["More quoits"] * 3)
    past = ["Nothing to eat"] * 399 + ["More zorbing"]

    found = rising(recent, past)

    assert [(each.words[0], each.recent, each.past) for each in found] == [
        ("quoits", 3, 0),
        ("zorbing", 4, 1),
    ]
    assert found[0].z < found[1].z
    assert all(each.could_be_chance for each in found)


def test_words_of_one_meaning_are_one_entry() -> None:
    said = (
        "The chemist has closed.",
        "No pharmacy in the village.",
        "Our pharmacist left.",
        "Chemists shut.",
    )

    first = rising(_recent(*PAST[:40], *said), PAST)[0]

    assert first.recent == 4
    assert "chemist" in " ".join(first.words)


def test_what_did_not_grow_is_no_entry() -> None:
    assert rising(_recent(*PAST[:60]), PAST) == []


def test_few_comments_more_than_before_could_be_chance() -> None:
    assert z_of(4, 300, 12, 2_000) < 3 < z_of(30, 300, 12, 2_000)


def test_one_event_and_one_person_say_so() -> None:
    recent = [
        *(Said(f"A{at}", text, event="E1", who=f"N{at % 7}") for at, text in enumerate(PAST[:40])),
        *(Said(f"B{at}", text, event="E2", who="N9") for at, text in enumerate(BARRIER)),
    ]

    first = rising(recent, PAST)[0]

    assert (first.one_event, first.one_person) == (True, True)
    assert not rising([said._replace(event="", who="") for said in recent], PAST)[0].one_person


def test_what_a_theme_covers_already_is_not_offered_and_the_untagged_share_is_said() -> None:
    plain = [Said(f"A{at}", text, themes=("Staff",)) for at, text in enumerate(PAST[:40])]
    tagged = [Said(f"B{at}", text, themes=("Parking",)) for at, text in enumerate(BARRIER)]
    loose = [said._replace(themes=() if at else ("Parking",)) for at, said in enumerate(tagged)]

    assert "barrier" not in {word for entry in rising([*plain, *tagged], PAST) for word in entry.words}
    assert rising([*plain, *loose], PAST)[0].untagged == 0.8


@pytest.mark.parametrize(
    "texts",
    [
        [],
        [""],
        ["看病等太久", "看病等太久了", "等太久"],
        ["ڈاکٹر بہت اچھا تھا"] * 4,
        ["a " * 40_000],
        ["🙂" * 9],
    ],
)
def test_any_text_is_taken(texts: list[str]) -> None:
    recent = _recent(*texts)
    held = {said.key for said in recent}

    for past in ([], PAST):
        for entry in rising(recent, past):
            assert set(entry.keys) <= held
            assert 0 < entry.recent == len(entry.keys)


def test_with_nothing_before_what_is_said_most_comes_first() -> None:
    assert rising(_recent(*BARRIER), [])[0].words[0] == "barrier"


def test_three_words_that_touch_on_one_thing_are_three_subjects_until_one_is_said_again() -> None:
    said = ["The spiritual side is missing", "Food the African ladies know", "Somebody of my faith to see"]

    def subjects(*texts: str) -> list[tuple[str, ...]]:
        found = rising(_recent(*PAST[:40], *texts), PAST)
        return [entry.words for entry in found if {"faith", "spiritual", "african"} & set(entry.words)]

    assert subjects(*said) == []
    (words,) = subjects(*said, "No room for my faith")
    assert words[0] == "faith"


def test_one_person_who_says_it_nine_times_says_it_once() -> None:
    assert terms_of("bus bus bus")["bus"] == "bus"
    assert Counts(["bus bus bus"])["bus"] == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("charges", "charged"), ("booking", "book"), ("stopped", "stops"), ("pharmacies", "pharmacy")],
)
def test_endings_make_no_difference(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_what_a_typist_put_in_is_not_counted() -> None:
    assert set(terms_of("The [name redacted] barrier [illegible]")) == {"barrier"}
