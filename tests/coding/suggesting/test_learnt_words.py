"""What was learnt as words: enough to be of use, common enough to be nobody's, and never a name, a number or an address."""

from __future__ import annotations

import pytest

from codesign.coding.suggesting.learnt_words import (
    COMMENTS,
    MOST,
    LearntLabel,
    Said,
    judge,
    learnt_words,
    terms_of,
)


def said(text: str, label: str, times: int, who: str = "person {}") -> list[Said]:
    return [Said(text, who.format(number), frozenset([label])) for number in range(times)]


TWO = [*said("The last bus was late", "buses", 10), *said("The nurse was kind", "staff", 10)]


def test_words_of_a_label_weigh_more_the_more_they_are_its_own() -> None:
    learnt = learnt_words(TWO)

    assert {"bus", "last bus", "late"} <= learnt["buses"].words.keys()
    assert not {"the", "was", "nurse"} & learnt["buses"].words.keys()
    assert learnt["buses"].share == pytest.approx(0.5)
    assert all(weight > 0 for each in learnt.values() for weight in each.words.values())


def test_a_word_of_few_comments_or_of_few_who_spoke_does_not_leave() -> None:
    few = said("Zither lessons", "music", COMMENTS - 1)
    one = said("Ukulele lessons", "music", 40, who="one person")
    two_kinds = [*said("Banjo", "music", 9, who="carer"), *said("Banjo", "music", 9, who="resident")]

    words = learnt_words([*TWO, *few, *one, *two_kinds])["music"].words

    assert not {"zither", "ukulele", "banjo", "zither lessons"} & words.keys()


def test_comments_of_nobody_known_count_as_few_who_spoke() -> None:
    unknown = said("Harmonium", "music", 14, who="")

    assert "harmonium" not in learnt_words([*TWO, *unknown])["music"].words
    assert "harmonium" in learnt_words([*TWO, *unknown, unknown[0]])["music"].words


def test_no_name_number_or_address_leaves_alone_or_in_a_pair() -> None:
    text = "Ask Bell on 0161 4960123 or b7, jo@example.org www.example.org about O’Neill’s bus"
    learnt = learnt_words([*TWO, *said(text, "buses", 20)], never={"bell", "jo", "o'neill"})

    words = " ".join(learnt["buses"].words)

    assert "bus" in words
    for never in ("bell", "0161", "4960123", "b7", "@", "www", "neill", " jo ", "example"):
        assert never not in words


def test_so_many_words_leave_as_a_person_reads() -> None:
    long = " ".join(f"{chr(97 + one)}{chr(97 + two)}word" for one in range(10) for two in range(10))

    learnt = learnt_words([*TWO, *said(long, "everything", 10)])

    assert len(learnt["everything"].words) == MOST


def test_words_learnt_say_which_label_and_by_which_words() -> None:
    learnt = learnt_words(TWO)

    found = judge("No late bus tonight", learnt)

    (buses, by), (staff, none) = found["buses"], found["staff"]
    assert buses > staff
    assert set(by[:2]) <= {"late", "bus"}
    assert none == ()


@pytest.mark.parametrize(
    "text",
    ["", "公共汽车总是迟到", "بس ہمیشہ دیر سے آتی ہے", "x" * 40_000],
    ids=["none", "Chinese", "Urdu", "long"],
)
def test_any_words_can_be_judged(text: str) -> None:
    assert judge(text, {"buses": LearntLabel({"bus": 2.0}, 0.0)})["buses"][0] < 0.01


def test_the_same_comments_give_the_same_words_in_the_same_order() -> None:
    assert list(learnt_words(TWO)["buses"].words.items()) == list(
        learnt_words(list(TWO))["buses"].words.items()
    )


def test_pairs_stand_across_no_more_than_a_blank() -> None:
    assert terms_of("Last  BUS") == {"last", "bus", "last bus"}
