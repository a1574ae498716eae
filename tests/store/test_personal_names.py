from __future__ import annotations

import pytest

from codesign.records.feedback import NewComment
from codesign.records.filters import Filter
from codesign.store import Store
from codesign.store.personal_names import register_of
from codesign.store.tables import Contact


def _marked(store: Store, words: str) -> str:
    return store.feedback.add(NewComment(words)).personal


def _add(store: Store, name: str, **fields: str) -> str:
    with store.write("add contact") as change:
        return change.add(Contact, name=name, sort=fields.pop("sort", "person"), **fields)


def test_the_name_of_a_contact_is_marked_from_the_change_that_adds_it(store: Store) -> None:
    assert _marked(store, "tell penny hassett so") == ""
    _add(store, "Penny Hassett")

    assert _marked(store, "tell penny hassett so") == "name"
    assert _marked(store, "tell Penny Hasset so, 07700 900123") == "name,phone"


def test_a_name_that_goes_is_no_longer_looked_for(store: Store) -> None:
    contact = _add(store, "Penny Hassett")
    assert _marked(store, "tell penny hassett so") == "name"

    with store.write("alter contact") as change:
        change.set(Contact, contact, name="Marjory Trott")

    assert _marked(store, "tell penny hassett so") == ""
    assert _marked(store, "tell marjory trott so") == "name"


def test_a_contact_of_the_same_change_is_looked_for_and_forgotten_where_the_change_comes_to_nothing(
    store: Store,
) -> None:
    marked: list[str] = []

    def nothing_comes_of_it() -> None:
        with store.write("record event") as change:
            change.add(Contact, name="Penny Hassett", sort="person")
            store.feedback.insert(change, [NewComment("tell penny hassett so")])
            marked.extend(line.personal for line in store.feedback.lines([1]))
            raise KeyError

    with pytest.raises(KeyError):
        nothing_comes_of_it()

    assert marked == ["name"]
    assert _marked(store, "tell penny hassett so") == ""


def test_more_names_than_are_added_one_by_one_build_it_anew(store: Store) -> None:
    _add(store, "Penny Hassett")
    assert _marked(store, "penny hassett") == "name"
    with store.write("add contacts") as change:
        change.add_many(Contact, [{"name": f"Aaaa{n:03} Trott", "sort": "person"} for n in range(400)])
        change.add(Contact, name="Marjory Trott", sort="person")

    assert _marked(store, "marjory trott, penny hassett") == "name"
    with store.read() as session:
        assert register_of(session) is register_of(session), "nothing is built twice at one change"


def test_organisations_and_people_in_public_office_are_no_marks(store: Store) -> None:
    _add(store, "Felpersham Parish", sort="organisation")
    _add(store, "Alan Partridge", kind="elected")

    assert _marked(store, "ask alan partridge of felpersham parish") == ""


def test_a_comment_looked_at_is_marked_no_more_until_its_words_change(store: Store) -> None:
    ids = [
        store.feedback.add(NewComment(words)).id for words in ("Dr Shah came", "ring 07700 900123", "buses")
    ]

    assert len(store.feedback.rows(Filter(personal=True))) == 2
    assert store.marks.looked(ids) == 2
    assert len(store.feedback.rows(Filter(personal=True))) == 0

    store.undoing.undo()
    assert len(store.feedback.rows(Filter(personal=True))) == 2
