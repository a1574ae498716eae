"""The same comment again: known in spite of what people do to it, and nothing else taken for it."""

from __future__ import annotations

import pytest

from codesign.coding.repeats import Repeats, groups

SAID = "The last bus home is at four. I cannot stay for the evening session, and nobody told us."
OTHERS = (
    "The hall was cold and we could not hear the speaker at all.",
    "Nobody asks the carers what they need before the plan is written.",
    "I cannot stay on the phone for an hour each morning to be seen.",
    "Very good",
)


@pytest.fixture
def held() -> Repeats:
    repeats = Repeats()
    for number, text in enumerate((*OTHERS, SAID), start=1):
        repeats.add(f"C{number}", text)
    return repeats


@pytest.mark.parametrize(
    "again",
    [
        SAID,
        SAID.upper().replace(",", "").replace(".", " "),
        "Hello, " + SAID + "\n\nMany thanks,\na carer",
        "The last bus hom is at 4. I cnnot stay for the evning session, and nobody tld us.",
        "The last bus home is at four. And nobody told us.",
        SAID[:60],
        SAID.replace("'", "’").replace(" ", "\u00a0"),
    ],
)
def test_a_comment_is_known_again(held: Repeats, again: str) -> None:
    assert held.like(again)[0].key == "C5"


@pytest.mark.parametrize(
    "fresh", ["The bus was late.", "Nobody told us.", "", ".", "Very kind", "晚上的巴士太少了"]
)
def test_what_is_new_is_like_nothing(held: Repeats, fresh: str) -> None:
    assert held.like(fresh) == ()


def test_a_short_comment_is_the_same_only_where_all_of_it_is(held: Repeats) -> None:
    assert held.like("very good!")[0] == ("C4", 100.0)
    assert held.like("Very good, thanks") == ()


def test_a_comment_in_any_script_is_known_again() -> None:
    repeats = Repeats()
    repeats.add("C1", "晚上的巴士太少了，我们没办法参加会议")
    repeats.add("C2", "آخری بس چار بجے جاتی ہے اور ہم شام کو نہیں رک سکتے")

    assert repeats.like("晚上的巴士太少了我们没办法参加会议")[0].key == "C1"
    assert repeats.like("آخری بس چار بجے جاتی ہے، ہم شام کو نہیں رک سکتے")[0].key == "C2"


def test_a_comment_forgotten_or_altered_is_no_longer_known_by_its_old_words(held: Repeats) -> None:
    held.add("C5", "Something else was meant here all along.")
    assert held.like(SAID) == ()
    held.forget("C1")
    assert held.like(OTHERS[0]) == ()
    assert len(held) == 4


def test_the_first_of_copies_is_named_though_another_was_forgotten() -> None:
    repeats = Repeats()
    for key in ("C1", "C2"):
        repeats.add(key, SAID)
    repeats.forget("C1")

    assert [like.key for like in repeats.like(SAID)] == ["C2"]


@pytest.mark.bad_input(31)
def test_300_campaign_letters_with_a_line_of_their_own_are_one_text() -> None:
    letter = "We, who live here, object to the closing of the minor injuries unit at Penny Hassett. " * 8
    letters = [(f"C{number}", f"{letter}\nMy house is number {number}.") for number in range(300)]

    found = groups([*letters, ("C900", OTHERS[0]), ("C901", OTHERS[1])])

    assert [len(group.keys) for group in found] == [300]
    assert found[0].keys[0] == "C0"
    assert min(found[0].likeness) >= 87


def test_groups_come_most_said_first_and_keep_the_order_of_the_table() -> None:
    found = groups(
        [("1", OTHERS[0]), ("2", SAID), ("3", SAID), ("4", OTHERS[0].lower()), ("5", SAID + " Yes.")]
    )

    assert [group.keys for group in found] == [("2", "3", "5"), ("1", "4")]
    assert found[1].likeness == (100, 100)


@pytest.mark.bad_input(28)
def test_two_letters_of_40_000_characters_that_begin_alike_are_alike_but_not_identical() -> None:
    repeats = Repeats()
    repeats.add("C1", "We were told in June. " * 1_900)

    assert repeats.like("We were told in June. " * 1_900)[0].score == 100
    assert all(like.score <= 100 for like in repeats.like("We were told in June. " * 1_800 + "And so on."))


def test_comments_without_words_are_no_group() -> None:
    assert groups([("1", "."), ("2", "…"), ("3", "")]) == []
