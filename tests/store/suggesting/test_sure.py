"""Sure suggestions: looked for in pieces, shown, and taken at once as one change; never put on by looking."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from codesign.records.coding import SureTag
from codesign.records.feedback import NewComment
from codesign.records.filters import Filter
from codesign.store import Store
from codesign.store.suggesting import verbs
from codesign.store.suggesting.errors import NotLookedError
from codesign.store.suggesting.verbs import finished
from tests.made_once import filled_once
from tests.store.suggesting.coded import Coded, learn


@pytest.fixture
@filled_once
def sure(store: Store) -> Coded:
    """Return a store in which two themes were tagged so often, and so alike, that some suggestions are sure."""
    coded = Coded.of(store)
    kinds = {"buses": "The bus number {} was late again", "meals": "Lunch on ward {} was cold and late"}
    coded.store.feedback.add_many(
        [
            NewComment(words.format(number), themes=(theme,))
            for number in range(150)
            for theme, words in kinds.items()
        ],
        programme_id=coded.programme,
    )
    learn(coded.store)
    return coded


def untag_all(store: Store) -> int:
    return len(store.feedback.rows(Filter(untagged=True)))


def test_what_is_sure_is_listed_with_its_reason_and_nothing_is_tagged(sure: Coded) -> None:
    wanted = sure.add("The bus number 77 was late again")
    sure.add("Something else altogether")

    (found,) = sure.store.suggesting.sure()

    assert (found.comment_id, found.offered.name, found.offered.sure) == (wanted, "buses", True)
    assert found.offered.reason
    assert untag_all(sure.store) == 2


def test_what_is_sure_is_taken_as_one_change_after_a_backup_and_one_undo_takes_it_back(sure: Coded) -> None:
    for number in range(3):
        sure.add(f"The bus number {500 + number} was late again")
    shown, before = sure.store.suggesting.sure(), sure.store.history.count()

    done = sure.store.suggesting.accept_sure(shown)

    assert (done.tagged, done.left, sure.store.history.count()) == (3, 0, before + 1)
    assert all(tag.suggested for tag in sure.store.cards.comment("C313").themes)
    with_backup = Store.open(
        type(sure.store.path)(done.backup), actor="P", device="d", letters="KTM", clock=sure.store.hands.clock
    )
    assert untag_all(with_backup) == 3
    with_backup.close()
    plan = sure.store.undoing.plan()
    assert (plan.change.verb, plan.named) == ("accept sure suggestions", "#buses on 3 comments")
    sure.store.undoing.undo()
    assert untag_all(sure.store) == 3


def test_a_comment_that_somebody_answered_about_since_is_left_as_it_is(sure: Coded) -> None:
    tagged, refused, left, retired = (
        sure.add(words)
        for words in (
            "The bus number 501 was late again",
            "The bus number 502 was late again",
            "The bus number 503 was late again",
            "Lunch on ward 504 was cold and late",
        )
    )
    shown = sure.store.suggesting.sure()
    assert {each.comment_id for each in shown} == {tagged, refused, left, retired}
    elsewhere = sure.again()
    elsewhere.store.feedback.tag(tagged, theme="staff")
    elsewhere.store.suggesting.not_this(refused, theme_id=sure.theme("buses"))
    elsewhere.store.codebook.retire(sure.theme("meals"))
    elsewhere.store.close()

    done = sure.store.suggesting.accept_sure(shown)

    assert (done.tagged, done.left) == (1, 3)
    assert [tag.name for tag in sure.store.cards.comment("C315").themes] == ["buses"]


def test_nothing_to_take_is_no_change_and_no_backup(sure: Coded) -> None:
    before = sure.store.history.count()

    done = sure.store.suggesting.accept_sure([])

    assert (done.change, done.tagged, done.backup, sure.store.history.count()) == ("", 0, "", before)


def test_nothing_is_sure_where_little_was_tagged(coded: Coded) -> None:
    coded.add("Is there a later bus home from the clinic")

    assert coded.store.suggesting.sure() == []


def test_the_filter_leaves_the_comments_that_have_one_and_no_tag_yet(sure: Coded) -> None:
    one, other = (sure.add(f"The bus number {number} was late again") for number in (501, 502))
    sure.add("Something else altogether")
    only = Filter(suggested_sure=True)
    assert len(sure.store.feedback.rows(only)) == 2

    sure.store.feedback.tag(one, theme="buses")

    (row,) = sure.store.feedback.rows(only)
    assert sure.store.feedback.lines([row])[0].id == other


def test_over_many_comments_the_filter_waits_for_a_look_which_is_kept_for_other_programs(
    sure: Coded, monkeypatch: pytest.MonkeyPatch
) -> None:
    sure.add("The bus number 501 was late again")
    monkeypatch.setattr(verbs, "_FEW", 0)
    with pytest.raises(NotLookedError):
        sure.store.feedback.rows(Filter(suggested_sure=True))

    found = finished(sure.store.suggesting.look())

    elsewhere = sure.again()
    assert len(elsewhere.store.feedback.rows(Filter(suggested_sure=True))) == len(found) == 1
    kept = elsewhere.store.suggesting.sure_kept()
    assert kept is not None
    assert kept.at.startswith("2026-11-12")
    elsewhere.store.close()


def test_looking_is_narrowed_by_a_filter_and_can_be_left(sure: Coded) -> None:
    sure.add("The bus number 501 was late again")
    assert sure.store.suggesting.sure(Filter(words="lunch")) == []
    assert sure.store.suggesting.sure(Filter(words="501")) != []

    steps = sure.store.suggesting.look()
    assert next(steps).of == len(sure.store.feedback.rows())
    steps.close()

    assert sure.store.suggesting.sure_kept() is None


def test_what_was_looked_for_is_kept_until_something_changes(
    sure: Coded, monkeypatch: pytest.MonkeyPatch
) -> None:
    sure.add("The bus number 501 was late again")
    found: list[SureTag] = sure.store.suggesting.sure()
    looked: list[int] = []

    def look(rows: Sequence[int]) -> list[SureTag]:
        looked.extend(rows)
        return []

    monkeypatch.setattr(sure.store.suggesting, "_sure_among", look)

    assert sure.store.suggesting.sure() == found
    assert not looked
    sure.add("Something else")
    sure.store.suggesting.sure()
    assert looked
