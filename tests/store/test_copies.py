"""Copies of one text, marked as such: one of them is read, and all are tagged in one change."""

from __future__ import annotations

from codesign.records.events import NewEvent
from codesign.records.feedback import NewComment
from codesign.records.filters import Filter
from codesign.store import Store


def marked(store: Store) -> list[int]:
    """Return three copies of a letter, the first first, and another comment."""
    said = ("Keep the library open",) * 3 + ("The bus is late",)
    store.events.record(
        NewEvent("Letters", "2026-11-12", comments=tuple(NewComment(words) for words in said))
    )
    rows = sorted(store.feedback.rows())
    ids = [line.id for line in store.feedback.lines(rows[:3])]
    store.again.mark(ids[0], ids[1:])
    return rows


def test_copies_come_with_the_text_they_say_again_or_with_the_first_of_them_that_is_listed(
    store: Store,
) -> None:
    first, second, third, other = marked(store)

    assert store.again.come_with_another([first, second, third, other]) == {second, third}
    assert store.again.come_with_another([second, third, other]) == {third}
    assert store.again.come_with_another([second, other]) == frozenset()


def test_all_of_a_text_is_tagged_in_one_change_from_any_copy_and_undone_with_one(store: Store) -> None:
    first, second, third, other = marked(store)
    comment = store.feedback.lines([second])[0]
    store.feedback.tag(comment.id, theme="library")
    store.feedback.tag(comment.id, theme="opening", quote="open")
    before = store.newest_change()

    assert store.again.others(comment.id) == (first, third)
    assert store.again.tag_alike(comment.id) == 2
    assert {
        each.row for each in store.feedback.lines(store.feedback.rows(Filter(theme_id=theme(store))))
    } == {
        first,
        second,
        third,
    }
    assert store.newest_change() == before + 1
    assert store.again.tag_alike(comment.id) == 0
    assert store.feedback.lines([first])[0].themes == "library", "words tagged on their own stay one's own"
    assert store.again.others(store.feedback.lines([other])[0].id) == ()

    store.undoing.undo(store.undoing.plan().change.reference)
    assert store.feedback.lines([first])[0].themes == ""


def theme(store: Store) -> str:
    """Return the id of the theme."""
    return store.themes.find("library").id
