"""Comments that say nothing, and cells that hold several points."""

from __future__ import annotations

import pytest

from codesign.coding.no_answer import Says, folded_answer, what_is_said
from codesign.coding.points import points_in


@pytest.mark.bad_input(30)
@pytest.mark.parametrize(
    "words",
    [
        ".",
        "-",
        "…",
        "N/A",
        "n/a.",
        "NA",
        "Did not answer",
        "didn't answer",
        "No comment.",
        " ? ",
        "No further comments!",
    ],
)
def test_what_says_nothing_is_told(words: str) -> None:
    assert what_is_said(words) is Says.NOTHING


@pytest.mark.bad_input(30)
@pytest.mark.parametrize("words", ["None", "nothing", "No", "Nothing really.", "Nil", "don't know", "0"])
def test_what_may_be_an_answer_is_told_apart(words: str) -> None:
    assert what_is_said(words) is Says.PERHAPS


@pytest.mark.parametrize(
    "words", ["Buses", "None of the doctors listened", "👍", "无", "Nothing to eat", "a" * 40_000, "7"]
)
def test_what_says_something_is_left_alone(words: str) -> None:
    assert what_is_said(words) is Says.SOMETHING


def test_answers_are_one_however_they_are_typed() -> None:
    assert folded_answer("N/A.") == folded_answer("n / a") == "n a"
    assert folded_answer(" . ") == "."


@pytest.mark.bad_input(32)
@pytest.mark.parametrize(
    ("words", "points"),
    [
        ("more buses; later clinics; a hot drink", ("more buses", "later clinics", "a hot drink")),
        ("- More buses\n- Later clinics", ("More buses", "Later clinics")),
        ("1. Mend the lift\n2) Open on Sundays", ("Mend the lift", "Open on Sundays")),
        ("• More buses • Later clinics", ("More buses", "Later clinics")),
        ("Tea &amp; coffee; hot food too", ("Tea &amp; coffee", "hot food too")),
        ("• Parking\n• Buses\n• Waiting times\n• Food", ("Parking", "Buses", "Waiting times", "Food")),
        ("• Parking • Buses", ("Parking", "Buses")),
        ("Parking dear\n• Buses late", ("Parking dear", "Buses late")),
        ("Please:\n1. Mend the lift\n2. Open on Sundays", ("Please: Mend the lift", "Open on Sundays")),
        ("1. Mend the lift 2. Later buses; 3. Food", ("Mend the lift", "Later buses", "Food")),
        ("1. Mend the lift\n2. Later buses; 3. Hot food", ("Mend the lift", "Later buses", "Hot food")),
        ("(1) Mend the lift; (2) Later buses", ("Mend the lift", "Later buses")),
    ],
)
def test_points_are_parted_as_they_were_written(words: str, points: tuple[str, ...]) -> None:
    assert points_in(words) == points


@pytest.mark.bad_input(32)
@pytest.mark.parametrize(
    "words",
    [
        "The bus is late. I wait; then I walk. It rains.",
        "yes; no",
        "I waited 1. 2. 3. hours",
        "We saw dr 1. He was kind. 2. She was not.",
        "- -\n- 4",
        "- one thing that begins with a dash",
        "Tea &amp; coffee",
        "",
        "看病等太久；没有座位",
        "; ".join(["one point"] * 60),
    ],
)
def test_prose_and_single_points_stay_whole(words: str) -> None:
    assert points_in(words) == ()


@pytest.mark.bad_input(28)
def test_a_pasted_page_of_blank_lines_is_looked_through_once() -> None:
    """Looking again from every line would take many seconds here."""
    assert points_in("\n" * 40_000 + "We saw x 1. a bus 2. a tram") == ()
