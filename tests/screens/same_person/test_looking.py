"""Looking among all contacts: it can be stopped and left, what was found before stays, and answers do not make it old."""

from __future__ import annotations

import pytest

from codesign.clock import FrozenClock
from codesign.matching import search
from codesign.screens.same_person.looking import Looking
from codesign.store import Store


@pytest.fixture
def looking(clock: FrozenClock, monkeypatch: pytest.MonkeyPatch) -> Looking:
    """Return a search that tells after every contact how far it is."""
    monkeypatch.setattr(search, "_PIECE", -1.0)
    return Looking(clock)


def test_it_is_run_once_at_a_time_and_tells_how_far_it_is(looking: Looking, twice: Store) -> None:
    said: list[str] = []
    assert looking.begin()
    assert not looking.begin()

    def look() -> bool:
        said.append(looking.words)
        return False

    looking.run(twice, look)

    assert any("of 6" in words for words in said)
    assert (looking.waiting, looking.times, looking.is_running) == (3, 1, False)
    assert looking.newest == twice.newest_change()


def test_stopped_or_left_it_ends_at_the_next_piece_and_what_was_found_before_stays(
    looking: Looking, twice: Store
) -> None:
    looking.begin()
    looking.run(twice, lambda: False)
    found = looking.found

    looking.begin()
    looking.stop()
    looking.run(twice, lambda: False)
    assert looking.is_stopped
    looking.begin()
    looking.run(twice, lambda: True)

    assert looking.is_stopped
    assert not looking.is_running
    assert looking.times == 1
    assert looking.found is found


def test_an_answer_given_here_makes_it_no_older_and_any_other_change_does(
    looking: Looking, twice: Store
) -> None:
    looking.begin()
    looking.run(twice, lambda: False)
    newest = looking.newest

    looking.answered(newest, newest + 1)
    assert looking.newest == newest + 1
    looking.answered(newest + 2, newest + 3)  # somebody else wrote in between
    assert looking.newest == newest + 1
