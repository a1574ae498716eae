"""What an answer says was done."""

from __future__ import annotations

from codesign.records.people import NewContact
from codesign.screens.same_person.doing import Doing
from codesign.screens.same_person.rows import Chosen
from codesign.store import Store


def test_who_goes_on_is_said_by_the_name_that_was_chosen(store: Store) -> None:
    one = store.contacts.add(NewContact("Anna Król"))
    other = store.contacts.add(NewContact("Ms Anna Krol"))
    comparison = store.same_person.compare([one, other], survivor=one)

    done = Doing(store, comparison).same(Chosen(fields={"name": other}))

    assert "is N1-KTM Ms Anna Krol now" in done.said
    assert store.cards.contact(one).line.name == "Ms Anna Krol"
