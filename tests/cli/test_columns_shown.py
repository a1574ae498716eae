"""One line, one set of cells: dates no more precise than they are, codes in people's words."""

from __future__ import annotations

import pytest

from codesign.records import columns_shown as shown
from codesign.records.events import EventLine, FollowUpLine
from codesign.records.feedback import ThemeLine
from codesign.records.outcomes import OutcomeLine

WORDS = {"methods": {"drop-in": "Drop-in or exhibition"}}


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2025-05-14", "14 May 2025"),
        ("2025-05", "May 2025"),
        ("2025", "2025"),
        ("", ""),
        ("2025-13-01", "2025-13-01"),
    ],
)
def test_a_date_is_shown_no_more_precisely_than_it_is_known(iso: str, words: str) -> None:
    assert shown.day_words(iso) == words


def event(**fields: object) -> EventLine:
    usual = EventLine(
        1,
        "x",
        "E1-KTM",
        "Carers' coffee",
        "held",
        "2026-11-12",
        "",
        "",
        "Hall",
        "drop-in",
        "",
        "",
        2,
        3,
        True,
        0,
        "",
    )
    return usual._replace(**fields)  # type: ignore[arg-type]  # names of its own fields only


def test_an_event_has_a_cell_for_every_heading_and_codes_in_words() -> None:
    cells = shown.event_cells(event(), WORDS)

    assert len(cells) == len(shown.EVENT_HEADINGS)
    assert cells[4:8] == ("Drop-in or exhibition", "Held", "2 named, up to about 3 unnamed", "")


def test_a_code_that_a_vocabulary_lost_is_shown_as_it_is() -> None:
    assert shown.event_cells(event(method="sky-writing"), WORDS)[4] == "sky-writing"


def test_a_line_break_in_a_title_does_not_break_the_list() -> None:
    assert shown.event_cells(event(title="Coffee\nand cake"), WORDS)[2] == "Coffee and cake"


def test_a_follow_up_without_owner_or_date_says_so() -> None:
    line = FollowUpLine(1, "x", "F1-KTM", "Ring back", "", "", "open", "", "", "", "", "", "", "")

    assert shown.follow_up_cells(line, {})[2:5] == ("no owner", "no date", "Open")


def test_what_nobody_spoke_of_says_nought_and_never_and_an_indicator_nothing() -> None:
    theme = ThemeLine(1, "t1", "T1-KTM", "Travel", "", "", "", "", "draft", 0, 0, 0, "", "")
    outcome = OutcomeLine(1, "o1", "g1", "", "1", "Nearer", "outcome", 0, "", "", False, 0, 0, 0, 0, 0, "")

    assert shown.theme_cells(theme, {})[3:7] == ("0", "0", "0", "never")
    assert shown.outcome_cells(outcome, {})[2:] == ("0", "0", "0", "0", "never")
    assert shown.outcome_cells(outcome._replace(level="indicator"), {})[2:] == ("", "", "", "", "")


def test_of_an_outcome_heard_of_nobody_whose_kind_was_recorded_no_kinds_are_said() -> None:
    heard = OutcomeLine(
        1, "o1", "g1", "", "1", "Nearer", "outcome", 0, "", "", False, 3, 1, 0, 1, 0, "2026-11-12"
    )

    assert shown.outcome_cells(heard, {})[5] == ""
    assert shown.outcome_cells(heard._replace(kinds=1), {})[5] == "1"
