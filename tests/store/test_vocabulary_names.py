"""What people read for every code at once: as each list tells it, and after a change, by this copy or another, as it is then."""

from __future__ import annotations

from codesign.store import Store


def test_all_names_are_those_of_each_list_and_are_read_once_until_something_changes(store: Store) -> None:
    names = store.vocabularies.all_names()

    assert names == {name: store.vocabularies.as_names(name) for name in store.vocabularies.names()}
    assert store.vocabularies.all_names() is names


def test_a_name_changed_by_another_copy_is_read_anew(store: Store) -> None:
    store.vocabularies.all_names()
    other = Store.open(store.path, actor="H. Marsh", device="device-MRB", letters="MRB")

    other.vocabularies.rename("methods", "drop-in", "Drop-in session")
    other.close()

    assert store.vocabularies.all_names()["methods"]["drop-in"] == "Drop-in session"
