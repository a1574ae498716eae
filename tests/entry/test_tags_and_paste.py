from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codesign.entry.paste import paste_words, split_paste
from codesign.entry.tags import nearest_tag, outcome_choices

NAMES = {"transport": 31, "opening hours": 4, "parking": 12}
OUTCOMES = (
    ("2.1", "Can get there"),
    ("2.10", "Told what is happening"),
    ("2", "Access"),
    ("3.1", "Staff feel safe"),
)


@pytest.mark.bad_input(16)
@pytest.mark.parametrize(
    ("typed", "known", "words"),
    [
        ("Transport", "transport", "#transport (31)"),
        ("transport ", "transport", "#transport (31)"),
        ("TRANSPORT", "transport", "#transport (31)"),
        ("Opening-Hours", "opening hours", "#opening hours (4)"),
        ("transprt", None, "new tag? did you mean #transport (31)"),
        ("tarnsport", None, "new tag? did you mean #transport (31)"),
        ("damp", None, "new tag"),
    ],
)
def test_a_typed_tag_is_the_one_there_is_or_the_nearest_is_offered(
    typed: str, known: str | None, words: str
) -> None:
    near = nearest_tag(typed, NAMES)

    assert (near.known, near.words) == (known, words)


@pytest.mark.bad_input(18)
def test_both_outcomes_a_code_may_mean_are_listed_with_their_titles() -> None:
    choices = outcome_choices("2.1", OUTCOMES)

    assert [(choice.code, choice.is_exact) for choice in choices] == [("2.1", True), ("2.10", False)]
    assert [choice.words for choice in choices] == ["2.1 Can get there", "2.10 Told what is happening"]


@pytest.mark.bad_input(18)
def test_two_point_ten_is_not_two_point_one() -> None:
    assert [choice.words for choice in outcome_choices("2.10", OUTCOMES)] == ["2.10 Told what is happening"]
    assert outcome_choices("9", OUTCOMES) == ()
    assert [choice.code for choice in outcome_choices("safe", OUTCOMES)] == ["3.1"]
    assert outcome_choices(" ", OUTCOMES) == ()


def test_nine_lines_are_nine_comments_without_words_bullets() -> None:
    pasted = "•\tThe bus stops at four\r\n\r\n\uf0b7 No one told us\no\tRing first\n1.\tParking\n- Remove eScooters\n\u00b7 Damp\n  "

    assert split_paste(pasted) == (
        "The bus stops at four",
        "No one told us",
        "Ring first",
        "Parking",
        "- Remove eScooters",
        "Damp",
    )
    assert paste_words(9) == "9 lines: 9 comments (Enter) or 1 (o)?"


def test_hyphens_are_bullets_only_when_every_line_has_one() -> None:
    assert split_paste("- The bus\n- The clinic") == ("The bus", "The clinic")
    assert split_paste("- Remove eScooters") == ("- Remove eScooters",)


@pytest.mark.bad_input(27)
def test_a_soft_hyphen_at_the_end_of_a_line_joins_the_word_and_elsewhere_stays() -> None:
    assert split_paste("the informa\u00ad\ntion desk\nco\u00adoperate") == (
        "the information desk",
        "co\u00adoperate",
    )


@given(st.text())
def test_a_paste_keeps_every_letter_of_every_script(pasted: str) -> None:
    kept = "".join(split_paste(pasted))

    assert [
        letter for letter in pasted if letter.isalpha() and letter not in "o" and not letter.isascii()
    ] == [letter for letter in kept if letter.isalpha() and not letter.isascii()]


@given(st.text(max_size=30))
def test_no_text_breaks_the_nearest_tag(typed: str) -> None:
    assert nearest_tag(typed, NAMES).words
    assert nearest_tag(typed, {}).words == "new tag"
    assert {choice.code for choice in outcome_choices(typed, OUTCOMES)} <= {code for code, _ in OUTCOMES}
