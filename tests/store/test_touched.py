"""A register kept in step with the store: after any change it knows whom one made anew knows, without reading everybody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from codesign.matching import Known
from codesign.records.people import NewContact
from codesign.store.store import Store
from codesign.store.verbs import touched as at
from tests.made_once import filled_once
from tests.store.merged import merge

Do = Callable[[Store, dict[str, str]], object]


def alter(store: Store, contact: str, **typed: str) -> None:
    """Alter a contact in its form."""
    editing = store.editing.begin("contact", contact)
    store.editing.save(editing, {**editing.typed, **typed})


def in_step(store: Store, before: dict[str, Known], since: int) -> dict[str, Known]:
    """Return who was known before, with what was touched since put in place."""
    touched = store.contacts.touched(since)
    assert touched is not None
    kept = {id_: known for id_, known in before.items() if id_ not in touched.gone}
    return kept | {known.id: known for known in touched.known}


def known(store: Store) -> dict[str, Known]:
    """Return everybody known, read anew."""
    return {each.id: each for each in store.contacts.known()}


CHANGES: dict[str, Do] = {
    "added": lambda store, _: store.contacts.add(NewContact("Bo Carr")),
    "altered": lambda store, who: alter(store, who["ada"], name="Ada Brooke"),
    "another name": lambda store, who: store.contacts.add_alias(who["ada"], "Addie"),
    "a name hidden": lambda store, who: store.contacts.hide_name(who["ada"], "Adam Brook"),
    "thrown away": lambda store, who: store.editing.remove("contact", who["ada"]),
    "merged": lambda store, who: merge(store, who["ada"], who["again"]),
    "an organisation merged": lambda store, who: merge(store, who["trust"], who["club"]),
    "an organisation renamed": lambda store, who: alter(store, who["club"], name="Hollerton Ramblers"),
    "split": lambda store, who: store.same_person.split(store.same_person.merges(who["third"])[0].id),
    "merged on": lambda store, who: merge(store, who["ada"], who["third"]),
    "undone": lambda store, _: store.undoing.undo(),
}


@pytest.fixture
@filled_once
def who(store: Store) -> dict[str, str]:
    """Return people and bodies, one of whom stands for another already."""
    add = store.contacts.add
    made = {
        "trust": add(NewContact("Hollerton Trust", sort="organisation")),
        "club": add(NewContact("Hollerton Walkers", sort="organisation")),
        "ada": add(NewContact("Ada Brook", organisation="Hollerton Walkers")),
        "again": add(NewContact("A. Brook", organisation="Hollerton Trust")),
        "third": add(NewContact("Ada M. Brook")),
        "fourth": add(NewContact("Adah Brook", aliases=("Ad",))),
    }
    merge(store, made["third"], made["fourth"])
    return made


@pytest.mark.parametrize("name", CHANGES)
def test_it_comes_to_what_reading_everybody_comes_to(store: Store, who: dict[str, str], name: str) -> None:
    before, since = known(store), store.newest_change()
    CHANGES[name](store, who)

    assert in_step(store, before, since) == known(store) != before


def test_nothing_changed_touches_nobody(store: Store, who: dict[str, str]) -> None:
    assert store.contacts.touched(store.newest_change()) == at.Touched()


def test_so_many_are_better_read_anew(
    store: Store, who: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(at, "MOST", 3)
    assert store.contacts.touched(0) is None
