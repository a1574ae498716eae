"""A record of any kind is found by its reference, its code or its name; what is kept apart is not found."""

from __future__ import annotations

import pytest

from codesign.records.events import NewEvent, NewFollowUp
from codesign.records.feedback import NewComment, NewReply, NewTheme
from codesign.records.outcomes import NewOutcome, NewProgramme
from codesign.records.people import NewContact
from codesign.store.store import Store
from tests.made_once import filled_once
from tests.store.test_references import from_another_device


def named(store: Store, typed: str) -> list[tuple[str, str]]:
    return [(each.kind, each.words) for each in store.anything.named(typed)]


@pytest.fixture
@filled_once
def worked(store: Store) -> Store:
    programme = store.programmes.add(NewProgramme("Getting about")).id
    store.outcomes.add_many(programme, [NewOutcome("4.1", "I can get there"), NewOutcome("4.10", "I am met")])
    theme = store.themes.add(NewTheme("Transport")).id
    store.themes.add(NewTheme("Free transport"))
    store.contacts.add(NewContact("Ada Transome"))
    store.contacts.add(NewContact("Ambridge Carers", sort="organisation"))
    said = (NewComment("The last bus"), NewComment("A child is hurt", sensitive="safeguarding"))
    store.events.record(NewEvent("Hall", "2026-11", comments=said, follow_ups=(NewFollowUp("Ring"),)))
    store.replies.add(NewReply("done", theme_id=theme))
    return store


@pytest.mark.parametrize(
    ("typed", "kind", "words"),
    [
        ("E1", "Event", "Hall · E1-KTM"), ("e1-ktm", "Event", "Hall · E1-KTM"), ("C1", "Comment", "The last bus · C1-KTM"),
        ("T1", "Theme", "Transport · T1-KTM"), ("F1", "Follow-up", "Ring · F1-KTM"), ("N2", "Contact", "Ambridge Carers · N2-KTM"),
        ("G1", "Programme", "Getting about · G1-KTM"), ("R1", "Reply", "R1-KTM"), ("H1", "Change", "H1-KTM"),
        ("4.1", "Outcome", "I can get there · 4.1"), ("met", "Outcome", "I am met · 4.10"), ("#transp", "Theme", "Transport · T1-KTM"),
        ("about gett", "Programme", "Getting about · G1-KTM"), ("ambridge", "Contact", "Ambridge Carers · N2-KTM"),
    ],
)  # fmt: skip
def test_a_record_of_any_kind_is_found_by_what_people_call_it(
    worked: Store, typed: str, kind: str, words: str
) -> None:
    assert named(worked, typed)[0] == (kind, words)


def test_every_kind_of_a_name_is_offered_and_those_that_begin_with_it_first(worked: Store) -> None:
    assert [words for _, words in named(worked, "trans")] == [
        "Transport · T1-KTM", "Free transport · T2-KTM", "Ada Transome · N1-KTM",
    ]  # fmt: skip


@pytest.mark.parametrize("typed", ["", " ", "C2", "C99", "E1-MRB", "Z1", "4", "%", "\x00", "C1; DROP", "*"])
def test_what_names_nothing_or_is_kept_apart_is_not_offered(worked: Store, typed: str) -> None:
    assert named(worked, typed) == []


def test_a_number_two_devices_gave_offers_both(worked: Store) -> None:
    from_another_device(worked)

    assert [each.words for each in worked.anything.named("E1")][:2] == [
        "Hall · E1-KTM",
        "Other hall · E1-MRB",
    ]


def test_each_leads_to_its_page_by_what_that_page_is_opened_by(worked: Store) -> None:
    keys = {typed: worked.anything.named(typed)[0].key for typed in ("C1", "T1", "G1", "F1", "R1")}

    assert (keys["C1"], keys["T1"], keys["G1"]) == ("comment C1-KTM", "theme T1-KTM", "programme G1-KTM")
    assert keys["F1"] == f"follow-up {worked.follow_ups.find('F1').id}"
    assert keys["R1"] == f"history {worked.replies.find('R1').id}"
