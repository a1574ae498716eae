"""Two people at one record: nobody's words are overwritten unseen, both are shown, and each choice is looked at again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from codesign.clock import FrozenClock
from codesign.records.editing import Conflict, Editing
from codesign.store.editing.verbs import ChangedElsewhereError
from codesign.store.faults import GoneError
from codesign.store.store import Store
from tests.store.filled import Filled


@pytest.fixture
def other(made: Filled, clock: FrozenClock) -> Iterator[Filled]:
    """Return the same store in somebody else's hands."""
    store = Store.open(made.store.path, actor="Q. Marsh", device="device-MRB", letters="MRB", clock=clock)
    yield Filled(store, made.ids)
    store.close()


def refused(made: Filled, editing: Editing, **typed: str) -> ChangedElsewhereError:
    with pytest.raises(ChangedElsewhereError) as caught:
        made.store.editing.save(editing, {**editing.typed, **typed})
    return caught.value


def test_a_field_altered_elsewhere_is_not_overwritten_and_both_are_shown(made: Filled, other: Filled) -> None:
    editing = made.store.editing.begin("event", made.ids["event"])
    other.edit("event", place="Village hall")
    changes = made.store.history.count()

    error = refused(made, editing, place="Ambridge hall", title="Drop-in")

    assert error.conflicts == (
        Conflict(
            "place", "Place", "", "Village hall", "Ambridge hall", "Q. Marsh", "2026-11-12T17:42:00.000Z"
        ),
    )
    assert "Village hall" not in str(error)
    assert made.store.history.count() == changes, "nothing is written, not even the field nobody else touched"
    assert made.says("event", "title") == "Hall drop-in"


@pytest.mark.parametrize(("mine", "place"), [((), "Village hall"), (("place",), "Ambridge hall")])
def test_once_somebody_has_chosen_it_is_saved(
    made: Filled, other: Filled, mine: tuple[str, ...], place: str
) -> None:
    editing = made.store.editing.begin("event", made.ids["event"])
    other.edit("event", place="Village hall", note="Rain")
    typed = {**editing.typed, "place": "Ambridge hall", "title": "Drop-in"}
    error = refused(made, editing, **typed)

    made.store.editing.save(error.now, error.settled(typed, mine=mine))

    assert [made.says("event", name) for name in ("place", "title", "note")] == [place, "Drop-in", "Rain"]


def test_what_is_altered_again_before_the_choice_is_saved_is_shown_again(made: Filled, other: Filled) -> None:
    editing = made.store.editing.begin("event", made.ids["event"])
    other.edit("event", place="Village hall")
    typed = {**editing.typed, "place": "Ambridge hall"}
    error = refused(made, editing, **typed)
    other.edit("event", place="Church")

    again = refused(made, error.now, **error.settled(typed, mine=["place"]))

    assert [(conflict.was, conflict.theirs) for conflict in again.conflicts] == [("Village hall", "Church")]


def test_a_field_that_only_they_altered_stays_as_they_left_it_and_is_said(
    made: Filled, other: Filled
) -> None:
    editing = made.store.editing.begin("comment", made.ids["comment"])
    other.edit("comment", sentiment="negative")

    saved = made.store.editing.save(editing, {**editing.typed, "stance": "opposes"})

    assert made.says("comment", "sentiment") == "Negative"
    assert made.says("comment", "stance") == "Opposes"
    assert "“Feeling”" in saved.words


def test_the_same_words_from_two_people_are_no_conflict(made: Filled, other: Filled) -> None:
    editing = made.store.editing.begin("contact", made.ids["contact"])
    other.edit("contact", area="Penny Vale")

    assert made.store.editing.save(editing, {**editing.typed, "area": "Penny Vale"}).change == ""


def test_a_renamed_contact_is_the_same_one_still(made: Filled, other: Filled) -> None:
    editing = made.store.editing.begin("comment", made.ids["comment"])
    other.edit("contact", name="Jo Bellamy")

    assert made.store.editing.save(editing, {**editing.typed, "note": "Rang"}).words == ""
    assert made.says("comment", "contact_id").startswith("Jo Bellamy (N")


def test_the_name_of_a_clause_altered_by_somebody_else_is_a_conflict(made: Filled, other: Filled) -> None:
    editing = made.store.editing.begin("wording", made.ids["wording"])
    other.edit("wording", clause="3.3")

    error = refused(made, editing, clause="3.4")

    assert [(conflict.theirs, conflict.by) for conflict in error.conflicts] == [("3.3", "Q. Marsh")]


@pytest.mark.parametrize("kind", ["event", "comment", "role", "came"])
def test_what_was_thrown_away_meanwhile_is_not_written_to(made: Filled, other: Filled, kind: str) -> None:
    editing = made.store.editing.begin(kind, made.ids[kind])
    other.store.editing.remove(kind, made.ids[kind])

    with pytest.raises(GoneError):
        made.store.editing.save(editing, {**editing.typed, **{editing.form.fields[1].name: "1 May 2026"}})


def test_nothing_is_added_to_what_was_thrown_away_meanwhile(made: Filled, other: Filled) -> None:
    blank = made.store.editing.blank("comment", made.ids["event"])
    other.store.editing.remove("event", made.ids["event"])

    with pytest.raises(GoneError):
        made.store.editing.save(blank, {**blank.typed, "words": "Too late"})
