from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codesign.entry.errors import EntryError
from codesign.entry.times import length_minutes, read_times


@pytest.mark.bad_input(6)
@pytest.mark.parametrize(
    ("typed", "starts", "ends"),
    [
        ("1400-1530", "14:00", "15:30"),
        ("14:00 – 15:30", "14:00", "15:30"),
        ("2pm to 3.30pm", "14:00", "15:30"),
        ("2-3.30pm", "14:00", "15:30"),
        ("11-1pm", "11:00", "13:00"),
        ("10-11.30am", "10:00", "11:30"),
        ("10 until noon", "10:00", "12:00"),
        ("3.30pm", "15:30", ""),
        ("15:30", "15:30", ""),
        ("1530", "15:30", ""),
        ("930", "09:30", ""),
        ("12pm", "12:00", ""),
        ("12am", "00:00", ""),
        ("midday", "12:00", ""),
        ("0230", "02:30", ""),
        ("9 a.m.", "09:00", ""),
    ],
)
def test_a_time_is_read_as_people_write_it(typed: str, starts: str, ends: str) -> None:
    said = read_times(typed)

    assert (said.starts, said.ends) == (starts, ends)
    assert said.words == (f"{starts} to {ends}" if ends else f"from {starts}")


@pytest.mark.bad_input(6)
@pytest.mark.parametrize("typed", ["1530-1400", "3.30pm to 2pm", "2200-0100"])
def test_an_end_before_its_start_is_refused(typed: str) -> None:
    with pytest.raises(EntryError, match=r"^Ends before it starts\.") as refused:
        read_times(typed)

    assert refused.value.typed == typed


@pytest.mark.bad_input(6)
def test_half_three_is_refused_kindly() -> None:
    with pytest.raises(EntryError) as refused:
        read_times("half 3")

    assert refused.value.todo == "Type it in figures, such as 3.30pm or 15:30."


@pytest.mark.bad_input(6)
@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("2.30", r"morning or the afternoon\? Type 14:30 or 02:30"),
        ("2-3", "morning or the afternoon"),
        ("1400-1400", "Ends when it starts"),
        ("25:00", "not a time"),
        ("1460", "not a time"),
        ("13pm", "not a time"),
        ("2m", "not a time"),
        ("", "not a time"),
        ("1400-", "not a time"),
        ("1400-1500-1600", "not a time"),
        ("teatime", "not a time"),
    ],
)
def test_what_is_no_time_or_could_be_two_is_refused(typed: str, sentence: str) -> None:
    with pytest.raises(EntryError, match=sentence):
        read_times(typed)


@pytest.mark.bad_input(7)
@pytest.mark.parametrize(
    ("day", "starts", "ends", "minutes"),
    [
        ("2026-11-12", "14:00", "15:30", 90),
        ("2026-10-25", "00:30", "02:30", 180),  # an hour comes twice
        ("2026-10-25", "00:30", "01:15", 45),
        ("2026-03-29", "00:30", "02:30", 60),  # an hour is skipped
        ("2026-03-29", "01:45", "02:15", 30),  # a start that spring skips
        ("2026-03", "00:30", "02:30", 120),
    ],
)
def test_an_event_across_the_change_of_the_clocks_has_its_real_length(
    day: str, starts: str, ends: str, minutes: int
) -> None:
    assert length_minutes(day, starts, ends) == minutes


@given(st.text(max_size=30) | st.from_regex(r"[0-9apm:. -]{0,14}", fullmatch=True))
def test_no_text_breaks_the_reading_of_times(typed: str) -> None:
    try:
        said = read_times(typed)
    except EntryError as refused:
        assert_kept(refused, typed)
        return

    assert not said.ends or length_minutes("2026-10-25", said.starts, said.ends) > 0


def assert_kept(refused: EntryError, typed: str) -> None:
    assert (refused.typed, bool(refused.todo)) == (typed, True)
