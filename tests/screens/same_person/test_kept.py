"""Questions kept from one answer to the next: exact, or read anew."""

from __future__ import annotations

from typing import Any, cast

import pytest

from codesign.records.same_person import Question
from codesign.screens.same_person.doing import Answered
from codesign.screens.same_person.kept import Kept


class Written:
    """A store of which only the newest change is looked at."""

    newest = 5

    def newest_change(self) -> int:
        """Return the newest change."""
        return self.newest


def question(ids: str) -> Question:
    """Return a question about the contacts with these letters."""
    return Question(tuple(ids), 1.0, 0.9, "likely", ())


def asked(kept: Kept, store: Written, *questions: str) -> list[str]:
    """Return what is asked, where reading anew would give these questions."""
    found = kept.read(cast("Any", store), lambda _: [question(each) for each in questions])
    return ["".join(each.ids) for each in found]


@pytest.fixture
def kept() -> Kept:
    """Return three questions that were read."""
    kept = Kept()
    assert asked(kept, Written(), "ab", "cd", "ef") == ["ab", "cd", "ef"]
    return kept


def test_an_answer_takes_its_question_out_and_nothing_is_read_anew(kept: Kept) -> None:
    store = Written()
    store.newest = 6
    kept.answered(frozenset("cd"), Answered("", 5, 6))

    assert asked(kept, store, "read anew") == ["ab", "ef"]


def test_what_is_left_for_later_comes_last(kept: Kept) -> None:
    store = Written()
    store.newest = 6
    kept.answered(frozenset("ab"), Answered("", 5, 6, is_later=True))

    assert asked(kept, store, "read anew") == ["cd", "ef", "ab"]


def test_what_somebody_else_wrote_is_read(kept: Kept) -> None:
    store = Written()
    store.newest = 7
    kept.answered(frozenset("ab"), Answered("", 6, 7))

    assert asked(kept, store, "gh") == ["gh"]


def test_where_another_question_is_about_the_same_contact_all_are_read_anew() -> None:
    kept, store = Kept(), Written()
    asked(kept, store, "ab", "bc")
    store.newest = 6
    kept.answered(frozenset("ab"), Answered("", 5, 6))

    assert asked(kept, store, "ac") == ["ac"]
