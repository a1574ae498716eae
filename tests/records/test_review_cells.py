"""The cells of the review: what safe view hides is in no cell, and nought is always shown."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from codesign.records.events import FollowUpLine
from codesign.records.figures import FollowUpCounts, People
from codesign.records.filters import NOTHING
from codesign.records.review import Coverage, PromisedPage, Standing, ThinLine, Unanswered
from codesign.records.review_cells import (
    GROWING_HEADINGS,
    REACH_HEADINGS,
    SAID_HEADINGS,
    THIN_HEADINGS,
    Safe,
    growing_cells,
    reach_cells,
    rising_cells,
    said_lines,
    thin_cells,
)
from codesign.records.review_growth import GrowthLine, Part, RisingLine
from codesign.records.review_reach import ReachLine
from codesign.records.review_rules import USUAL, Breadth, Depth, Share, judge

COUNTS = st.integers(0, 60)
SAFE = Safe(True, 5)
_STANDING = Standing("H1-KTM", "", "", NOTHING, (), "2026-11-12", 0, 0, 0)


def thin(comments: int, named: int, heads: int) -> ThinLine:
    people, share = People(named, heads), Share(comments, comments)
    deep = Depth(people, 1, 0)
    found = Breadth(comments, people, 7, 8, 9, "2026-11", 0, share, share, deep)
    return ThinLine(
        "id", "outcome", "2.1", "Can\nget there", "outcome", 1, False, comments, people, 7, ("carer",) * 8, 9, "2026-11", share, share, deep,
        judge(found, USUAL), NOTHING,
    )  # fmt: skip


def is_told(count: int, *cells: str) -> bool:
    """Whether a small count stands in some cells as a number of its own."""
    return 0 < count < 5 and any(re.search(rf"(?<![\d<.]){count}(?![\d.])", cell) for cell in cells)


@given(COUNTS, COUNTS, COUNTS)
def test_safe_view_tells_no_small_count_of_an_outcome_and_nought_stands(
    comments: int, named: int, heads: int
) -> None:
    line = thin(comments, named, heads)
    cells = dict(zip(THIN_HEADINGS, thin_cells(line, SAFE), strict=True))

    assert not is_told(comments, cells["Comments"], cells["Why"])
    assert not is_told(named, cells["Named"], cells["Why"])
    assert not is_told(heads, cells["Unnamed"], cells["Why"])
    assert (cells["Comments"] == "0") == (comments == 0)
    assert cells["Evidence"] == line.word


@given(COUNTS, COUNTS, st.lists(st.integers(0, 30), max_size=12))
def test_safe_view_tells_no_small_count_by_a_rate_or_a_line_of_months(
    was: int, now: int, months: list[int]
) -> None:
    line = GrowthLine(
        "id",
        "T1",
        "Buses",
        "draft",
        Part(now, 100, 2, 3, NOTHING),
        Part(was, 100, 2, 3, NOTHING),
        2,
        3,
        4,
        10,
        by_month=tuple(months),
    )
    cells = dict(zip(GROWING_HEADINGS, growing_cells(line, SAFE, months="3 ▁█ 9"), strict=True))

    hidden = any(0 < count < 5 for count in (was, now))
    assert not is_told(was, cells["Before"])
    assert not is_told(now, cells["Now"])
    assert (cells["In 100"] == cells["Per event"] == "…") == hidden
    assert (cells["By month"] == "…") == (hidden or any(0 < count < 5 for count in months))


@given(COUNTS, COUNTS, COUNTS)
def test_words_that_rise_are_told_no_closer_than_themes_are(comments: int, was: int, untagged: int) -> None:
    line = RisingLine(
        ("night", "staff"),
        comments,
        was,
        min(untagged, comments),
        False,
        False,
        False,
        False,
        (),
        (),
        NOTHING,
    )
    cells = rising_cells(line, SAFE)

    assert len(cells) == len(GROWING_HEADINGS)
    assert not is_told(comments, *cells[1:])
    assert not is_told(was, cells[1])
    assert not is_told(line.untagged, cells[-1])


@given(COUNTS, COUNTS)
def test_a_group_s_rate_goes_with_its_count(reached: int, other: int) -> None:
    line = ReachLine(
        "id", "Carers", "", "kind", "", reached, other, 0, 0, reached + other, None, 9.1, "", 5, 10, None
    )
    shown, hidden = reach_cells(line), reach_cells(line, {"reached", "other"})

    assert len(shown) == len(REACH_HEADINGS)
    assert shown[1:3] == (f"{reached:,}", f"{other:,}")
    assert hidden[1:3] == ("*", "*")
    assert hidden[5] in ("", "…")
    assert not any(letter.isdigit() for letter in hidden[-1])


def test_what_we_said_stands_once_the_latest_first_with_what_has_no_reply_and_how_much_is_covered() -> None:
    late = FollowUpLine(
        1, "f1", "F1", "Ring the buses", "P. Nair", "2026-11-05", "open", "", "", "", "", "e", "E1", "Hall"
    )
    page = PromisedPage(
        _STANDING, FollowUpCounts(2, 1, 0, 1, 0), (late,), (), (late._replace(owner=""), late._replace(id="f2", owner="", due="")), (),
        (Unanswered("t", "T1", "Buses", "draft", 3, 2, "2026-11", NOTHING),), 0,
        (Coverage("tagged", 9, 10), Coverage("read", 0, 0)),
    )  # fmt: skip
    lines = said_lines(page, SAFE)

    assert [line.what for line in lines] == ["Overdue", "Nobody's", "No reply", "Covered"]
    assert all(len(line.cells) == len(SAID_HEADINGS) for line in lines)
    assert lines[1].cells[2:4] == ("nobody yet", "no date")
    assert "* comments" in lines[2].words
    assert lines[3].words == "tagged: …"
    assert said_lines(page)[3].words == "tagged: 9 of 10 comments (90 %)"
