from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codesign.entry.errors import EntryError
from codesign.entry.followups import read_follow_up

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("typed", "owner", "due"),
    [
        ("Ring Stagecoach about the 4pm bus /me /fri", "Priya Nair", "2026-11-27"),
        ("Ring Stagecoach about the 4pm bus /fri /me", "Priya Nair", "2026-11-27"),
        ("Ring Stagecoach about the 4pm bus /marcus /12 dec", "marcus", "2026-12-12"),
        ("Ring Stagecoach about the 4pm bus /Marcus Bell /next fri", "Marcus Bell", "2026-11-27"),
        ("Ring Stagecoach about the 4pm bus /marcus /1/12/2026", "marcus", "2026-12-01"),
        ("Ring Stagecoach about the 4pm bus /me /dec", "Priya Nair", "2026-12"),
        ("Ring Stagecoach about the 4pm bus /me /may", "Priya Nair", "2027-05"),
    ],
)
def test_a_follow_up_has_its_owner_and_date(typed: str, owner: str, due: str) -> None:
    read = read_follow_up(typed, TODAY, officer="Priya Nair")

    assert read.words == "Ring Stagecoach about the 4pm bus"
    assert read.owner == owner
    assert read.due is not None
    assert read.due.iso == due
    assert read.said.startswith(f"Ring Stagecoach about the 4pm bus: {owner}, by ")


@pytest.mark.bad_input(15)
def test_a_follow_up_without_owner_or_date_is_kept_and_says_so() -> None:
    read = read_follow_up("Ring Stagecoach and/or the depot, open 24 /7-ish things", TODAY)

    assert (read.owner, read.due) == ("", None)


@pytest.mark.bad_input(15)
def test_what_is_missing_is_said() -> None:
    assert read_follow_up("Ring Stagecoach", TODAY).said == "Ring Stagecoach: no owner, no date"
    assert (
        read_follow_up("Ring Stagecoach /fri", TODAY).said
        == "Ring Stagecoach: no owner, by Fri 27 Nov 2026, in 6 days"
    )


@pytest.mark.bad_input(15)
@pytest.mark.parametrize("said", ["tomoz", "tommorow", "99/99", "31/2", "fridday", "end of month", "2moro"])
def test_a_date_that_cannot_be_read_is_refused_with_examples(said: str) -> None:
    typed = f"Ring Stagecoach /me /{said}"

    with pytest.raises(EntryError) as refused:
        read_follow_up(typed, TODAY)

    assert refused.value.typed == typed
    assert refused.value.todo


@pytest.mark.bad_input(15)
def test_tomoz_shows_the_examples() -> None:
    with pytest.raises(EntryError, match="Try today, tomorrow, fri, 12/11 or 12 Nov 2026"):
        read_follow_up("Ring Stagecoach /tomoz", TODAY)


def test_a_name_that_is_a_month_is_asked_about_unless_known() -> None:
    with pytest.raises(EntryError, match="a person or a month"):
        read_follow_up("Ring Stagecoach /may", TODAY)

    assert read_follow_up("Ring Stagecoach /may", TODAY, people=["May"]).owner == "may"


@pytest.mark.parametrize("typed", ["/me /fri", "", "  "])
def test_an_owner_and_date_with_nothing_to_do_is_refused(typed: str) -> None:
    with pytest.raises(EntryError, match="What did we say we would do"):
        read_follow_up(typed, TODAY)


@pytest.mark.parametrize("typed", ["Ring /me /marcus", "Ring /fri /sat"])
def test_two_owners_or_two_dates_are_refused(typed: str) -> None:
    with pytest.raises(EntryError, match="There are two"):
        read_follow_up(typed, TODAY)


def test_a_date_gone_by_is_doubted() -> None:
    assert read_follow_up("Ring /yesterday", TODAY).doubts == ("That date is past.",)


@given(st.text(max_size=40) | st.from_regex(r"[a-z /0-9]{0,30}", fullmatch=True))
def test_no_text_breaks_the_reading_of_follow_ups(typed: str) -> None:
    try:
        kept = read_follow_up(typed, TODAY).words
    except EntryError as refused:
        kept = refused.typed

    assert kept in typed
