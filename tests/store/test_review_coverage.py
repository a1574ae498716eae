"""How much of what was said is tagged: what says nothing and has no tag is neither tagged nor left to tag."""

from __future__ import annotations

from datetime import date

from codesign.records.feedback import NewComment
from codesign.store.store import Store
from tests.store.filled import Filled

TODAY = date(2026, 11, 12)


def tagged(store: Store) -> tuple[int, int]:
    covered = store.review.promised(today=TODAY).coverage[0]
    assert covered.opens is not None
    assert covered.of - covered.comments == len(store.feedback.rows(covered.opens)), "what is left is opened"
    return covered.comments, covered.of


def test_a_comment_that_says_nothing_is_no_tagged_comment_until_it_is_tagged(made: Filled) -> None:
    store = made.store
    nothing, other, bus = store.feedback.add_many(
        [NewComment("n/a"), NewComment("No comment"), NewComment("The bus is late")],
        event_id=made.ids["event"],
    )
    store.again.mark_no_answer([nothing, other])
    assert tagged(store) == (0, 2)

    store.feedback.tag(bus, theme="transport")
    assert tagged(store) == (1, 2)
    store.feedback.tag(nothing, theme="transport")
    assert tagged(store) == (2, 3)
