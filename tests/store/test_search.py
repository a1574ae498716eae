"""What a person types in a search is words, whatever signs are among them, and finds what holds them."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from codesign.records.events import NewEvent
from codesign.records.feedback import NewComment
from codesign.records.filters import Filter
from codesign.records.people import NewContact, Point
from codesign.store.search import rebuild
from codesign.store.store import Store

SAID = [
    "Mrs O'Neill runs the club", "No e-bikes on the path", "They never come", "The bus is late", "We teach C++ at the club",
    "transport: nothing after six", "Café opens at ten", "100% of us agree", "A carer spoke",
]  # fmt: skip


def found(store: Store, typed: str) -> list[str]:
    return sorted(line.words for line in store.feedback.lines(store.feedback.rows(Filter(words=typed))))


@pytest.fixture
def said(store: Store) -> Store:
    store.feedback.add_many([NewComment(words, personal="") for words in SAID])
    return store


@pytest.mark.bad_input(75)
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("O'Neill", [SAID[0]]), ("o neill", [SAID[0]]), ("e-bikes", [SAID[1]]), ("e-bi", [SAID[1]]), ('"never', [SAID[2]]),
        ("(bus", [SAID[3]]), ("C++", [SAID[4]]), ("transport:", [SAID[5]]), ("*", []), ("%", [SAID[7]]), ("% of", [SAID[7]]), ("bus %", []), ("cafe", [SAID[6]]),
        ("CAFÉ", [SAID[6]]), ("club O'Neill", [SAID[0]]), ("NEAR", []), ("bus OR never", []), ("words:bus", []), ("trans", [SAID[5]]),
        ("100%", [SAID[7]]), ("bus -late", [SAID[3]]), ("\x00bus", [SAID[3]]), ("\ud800", []),
    ],
)  # fmt: skip
def test_whatever_is_typed_is_words(said: Store, typed: str, expected: list[str]) -> None:
    assert found(said, typed) == expected


@pytest.mark.bad_input(75)
@pytest.mark.parametrize("typed", ["", "   "])
def test_nothing_typed_is_everything(said: Store, typed: str) -> None:
    assert found(said, typed) == sorted(SAID)


def test_what_is_undone_or_altered_leaves_the_search_and_comes_back(store: Store) -> None:
    made = store.events.record(NewEvent("Hall", "2026-11-12", place="Loxley"))
    store.events.alter(made.id, place="Penny Hassett")
    assert (
        len(store.events.rows(Filter(words="loxley"))),
        len(store.events.rows(Filter(words="penny"))),
    ) == (0, 1)

    store.undoing.undo()

    assert (
        len(store.events.rows(Filter(words="loxley"))),
        len(store.events.rows(Filter(words="penny"))),
    ) == (1, 0)
    store.undoing.undo()
    assert len(store.events.rows(Filter(words="loxley"))) == 0


def test_a_contact_is_found_by_other_names_and_points(store: Store) -> None:
    contact = store.contacts.add(
        NewContact(
            "Marjorie Antrobus", aliases=("Peggy",), points=(Point("email", "m.antrobus@example.org"),)
        )
    )
    store.contacts.add_alias(contact, "Madge")

    for typed in ("peggy", "madge", "antrobus@example.org", "marj"):
        assert len(store.contacts.rows(Filter(words=typed))) == 1, typed


def test_a_comment_marked_as_safeguarding_is_found_no_more(store: Store) -> None:
    comment = store.feedback.add(NewComment("Something said in confidence"))

    store.feedback.mark(comment.id, sensitive="safeguarding")

    assert found(store, "confidence") == []
    with store.read() as session:
        hits = session.execute(
            text("SELECT count(*) FROM search_comment WHERE search_comment MATCH 'confidence'")
        )
        assert hits.scalar() == 0


def test_the_search_can_be_made_anew_from_the_records(said: Store) -> None:
    with said.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM search_comment")
    assert found(said, "bus") == []

    with said.write("nothing journalled") as change:
        rebuild(change.session.connection())

    assert found(said, "bus") == [SAID[3]]
