"""Roles and memberships end on a day, and outcomes are given new words, with the old ones kept in the journal."""

from __future__ import annotations

from codesign.records.outcomes import NewOutcome, NewProgramme
from codesign.records.people import NewContact, Role
from codesign.store.store import Store


def test_a_role_that_ended_is_no_longer_where_somebody_is(store: Store) -> None:
    council = store.contacts.add(NewContact("Felpersham City Council", sort="organisation"))
    member = store.contacts.add(NewContact("Roy Petherbridge"))
    store.contacts.affiliate(member, Role("", "Cabinet member", "2022-05", organisation_id=council))

    store.contacts.end_role(member, on="2026-05-07", organisation_id=council)

    card = store.cards.contact(member)
    assert card.line.organisations == ""
    assert [(role.role, role.ends) for role in card.roles] == [("Cabinet member", "2026-05-07")]


def test_ending_a_role_at_one_organisation_leaves_the_others(store: Store) -> None:
    member = store.contacts.add(NewContact("Roy Petherbridge"))
    council = store.contacts.add(NewContact("Felpersham City Council", sort="organisation"))
    store.contacts.affiliate(member, Role("", "Cabinet member", organisation_id=council))
    store.contacts.affiliate(member, Role("Felpersham Stroke Club", "Trustee"))

    store.contacts.end_role(member, on="2026-05-07", organisation_id=council)

    assert store.cards.contact(member).line.organisations == "Trustee, Felpersham Stroke Club"


def test_a_member_who_left_was_a_member_until_that_day(store: Store) -> None:
    group = store.contacts.add(NewContact("Reference group", sort="organisation", is_group=True))
    member = store.contacts.add(NewContact("Ewan Strathie"))
    store.contacts.join_group(group, member, starts="2026-02-18")

    store.contacts.leave_group(group, member, on="2026-05-20")

    assert [each.name for each in store.contacts.members(group, on="2026-05-20")] == ["Ewan Strathie"]
    assert store.contacts.members(group, on="2026-05-21") == []


def test_rewording_an_outcome_keeps_its_code_and_its_old_words_in_the_journal(store: Store) -> None:
    programme = store.programmes.add(NewProgramme("Community care"))
    outcome = store.outcomes.add(programme.id, NewOutcome("2.10", "I tell my story once"))

    store.outcomes.reword(outcome, "I tell my story once, before they meet me")

    assert store.outcomes.find("2.10").title == "I tell my story once, before they meet me"
    store.undoing.undo()
    assert store.outcomes.find("2.10").title == "I tell my story once"
