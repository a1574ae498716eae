"""What people call records: read as they type it, refused where it could be two things or none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from codesign.records.events import NewEvent
from codesign.records.keeping import NewPack
from codesign.store.faults import AmbiguousReferenceError, UnknownReferenceError
from codesign.store.store import Store


def from_another_device(store: Store) -> None:
    """Let a colleague's laptop have recorded the first event too."""
    other = Store.open(
        store.path, actor="Q. Marsh", device="device-MRB", letters="MRB", clock=store.hands.clock
    )
    other.events.record(NewEvent("Other hall", "2026-11"))
    other.close()


@pytest.mark.parametrize("typed", ["E1-KTM", "e1-ktm", "E1", " e1 ", "1", "E-1", "E001", "E1-ktm"])
def test_a_reference_is_read_as_people_type_it(store: Store, typed: str) -> None:
    store.events.record(NewEvent("Hall", "2026-11"))

    assert store.events.find(typed).reference == "E1-KTM"


@pytest.mark.parametrize(
    "typed", ["E2", "E1-MRB", "N1", "T1", "", "E", "E1-", "Z1", "E1; DROP", "E١", "E99999999999999999999"]
)
def test_what_names_nothing_or_another_kind_is_refused(store: Store, typed: str) -> None:
    store.events.record(NewEvent("Hall", "2026-11"))

    with pytest.raises(UnknownReferenceError):
        store.events.find(typed)


def test_a_number_two_devices_gave_needs_its_letters(store: Store) -> None:
    store.events.record(NewEvent("Hall", "2026-11"))
    from_another_device(store)

    with pytest.raises(AmbiguousReferenceError, match="E1-KTM or E1-MRB"):
        store.events.find("E1")
    assert store.events.find("E1-MRB").title == "Other hall"


def test_what_was_undone_goes_by_no_reference(store: Store) -> None:
    store.events.record(NewEvent("Hall", "2026-11"))
    store.undoing.undo()

    with pytest.raises(UnknownReferenceError):
        store.events.find("E1")


def test_numbers_are_never_given_twice(store: Store) -> None:
    store.events.record(NewEvent("Hall", "2026-11"))
    store.undoing.undo()

    assert store.events.record(NewEvent("Hall", "2026-11")).reference == "E2-KTM"


FINDERS: dict[str, Callable[[Store, str], object]] = {
    "event": lambda store, typed: store.events.find(typed),
    "contact": lambda store, typed: store.contacts.find(typed),
    "comment": lambda store, typed: store.feedback.find(typed),
    "reply": lambda store, typed: store.replies.find(typed),
    "follow-up": lambda store, typed: store.follow_ups.find(typed),
    "wording": lambda store, typed: store.wording.find(typed),
    "change": lambda store, typed: store.history.change(typed),
    "anything": lambda store, typed: store.history.of(typed),
}


@pytest.mark.parametrize("kind", FINDERS)
@pytest.mark.parametrize("typed", ["Q1", "999", "X9-KTM", "nonsense"])
def test_every_finder_refuses_what_names_nothing(store: Store, kind: str, typed: str) -> None:
    with pytest.raises(UnknownReferenceError, match="There is nothing called"):
        FINDERS[kind](store, typed)


def test_a_pack_of_two_devices_is_asked_for_by_both_names(store: Store) -> None:
    new = NewPack("", "pack.zip", "00", "H1-KTM", "{}", ())
    store.packs.record(new)
    assert [store.packs.find(typed).reference for typed in ("B1", " b1-ktm", "1")] == ["B1-KTM"] * 3
    other = Store.open(
        store.path, actor="Q. Marsh", device="device-MRB", letters="MRB", clock=store.hands.clock
    )
    other.packs.record(new)
    other.close()

    with pytest.raises(AmbiguousReferenceError, match="B1 could be B1-KTM or B1-MRB"):
        store.packs.find("B1")
    with pytest.raises(UnknownReferenceError):
        store.packs.find("B9")
    assert store.packs.find("b1-mrb").reference == "B1-MRB"
