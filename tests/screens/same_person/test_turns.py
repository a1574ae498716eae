"""Which question comes next: after the one answered, never the same twice, and back to one whose answer was undone."""

from __future__ import annotations

from codesign.screens.same_person.turns import Key, Turns


def keys(*names: str) -> list[Key]:
    """Return questions by the contacts they are about: `ab` is about a and b."""
    return [frozenset(name) for name in names]


def test_the_question_asked_for_comes_first_and_stays_while_others_come_and_go() -> None:
    turns = Turns("cd")

    assert turns.pick(keys("ab", "cd", "ef")) == frozenset("cd")
    assert turns.pick(keys("xy", "ab", "cd")) == frozenset("cd")


def test_after_an_answer_comes_the_next_then_what_stood_before_it_and_then_none() -> None:
    turns = Turns("cd")
    turns.pick(keys("ab", "cd", "ef"))
    turns.passed(frozenset("cd"))

    assert turns.pick(keys("ab", "ef")) == frozenset("ef")
    turns.passed(frozenset("ef"))
    assert turns.pick(keys("ab")) == frozenset("ab")
    turns.passed(frozenset("ab"))
    assert turns.pick([]) is None


def test_what_is_left_for_later_is_not_asked_twice_in_one_sitting() -> None:
    turns = Turns("ab")
    turns.pick(keys("ab", "cd"))
    turns.passed(frozenset("ab"), is_later=True)
    later = keys("ab")

    assert turns.pick(keys("cd", "ab"), later) == frozenset("cd")
    turns.passed(frozenset("cd"))
    assert turns.pick(keys("ab"), later) is None


def test_an_answer_that_is_undone_is_asked_again_at_once() -> None:
    turns = Turns("ab")
    turns.pick(keys("ab", "cd"))
    turns.passed(frozenset("ab"))
    turns.pick(keys("cd"))

    assert turns.pick(keys("ab", "cd")) == frozenset("ab")
    assert turns.came_back


def test_one_left_for_later_before_is_asked_again_too_where_its_answer_is_undone() -> None:
    turns = Turns("ab")
    turns.pick(keys("cd", "ab"), keys("ab"))
    turns.passed(frozenset("ab"))
    assert turns.pick(keys("cd")) == frozenset("cd")

    assert turns.pick(keys("cd", "ab"), keys("ab")) == frozenset("ab")
    turns.passed(frozenset("ab"), is_later=True)
    assert turns.pick(keys("cd", "ab"), keys("ab")) == frozenset("cd")


def test_a_question_answered_elsewhere_gives_way_to_the_next() -> None:
    turns = Turns("ab")
    turns.pick(keys("ab", "cd", "ef"))

    assert turns.pick(keys("cd", "ef")) == frozenset("cd")
    assert not turns.was_passed(frozenset("ab"))


def test_where_the_group_asked_for_is_smaller_by_now_what_is_left_of_it_comes_first() -> None:
    assert Turns("bcd").pick(keys("xy", "cd")) == frozenset("cd")
