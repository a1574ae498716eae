"""Whole pages read from the store: every part with its id, so that it can be altered; present before past; what came of a comment."""

from __future__ import annotations

import pytest

from codesign.records.events import NewAccess, NewEvent, NewFollowUp, NewMoney
from codesign.records.feedback import NewComment, NewReply
from codesign.records.keeping import NewPack
from codesign.records.outcomes import NewOutcome, NewProgramme, NewWording
from codesign.records.people import Came, NewContact, Role, SameAnswer
from codesign.store import Store
from codesign.store.faults import GoneError


def test_every_part_of_an_event_can_be_altered_by_its_id(store: Store) -> None:
    event = store.events.record(
        NewEvent(
            "Hall", "2026-10-01", came=(Came(new=NewContact("Jane Smyth")),), comments=(NewComment("said"),),
            access=(NewAccess("bsl"),), money=(NewMoney("travel", 480, who=0),), follow_ups=(NewFollowUp("ask"),),
            wordings=(NewWording("1", "a", "b"),),
        )
    )  # fmt: skip

    card = store.cards.event(event.id)

    parts = (card.came, card.access, card.money, card.follow_ups, card.wordings, card.comments)
    ids = [part[0].id for part in parts]
    assert len(set(ids)) == 6
    assert all(ids)
    assert card.money[0].contact_id == card.came[0].contact_id


def test_roles_of_now_stand_before_those_that_ended(store: Store) -> None:
    jane = store.contacts.add(NewContact("Jane Smyth"))
    store.contacts.affiliate(jane, Role("Town Council", "Clerk", "2019", "2024-05"))
    store.contacts.affiliate(jane, Role("Ambridge Carers", "Chair", "2024-06"))

    roles = store.cards.contact(jane).roles

    assert [(role.role, role.ends) for role in roles] == [("Chair", ""), ("Clerk", "2024-05")]
    assert all(role.id and role.organisation_id for role in roles)


def test_an_organisation_says_who_is_there_who_was_and_what_was_said_for_it(store: Store) -> None:
    jane = store.contacts.add(NewContact("Jane Smyth", organisation="Ambridge Carers", role="Chair"))
    store.contacts.add(NewContact("Sam Okafor", organisation="Ambridge Carers"))
    store.contacts.end_role(jane, on="2026-05")
    (carers,) = store.contacts.named("Ambridge Carers")
    (old,) = (store.contacts.add(NewContact("Carers' Club", sort="organisation")),)
    store.contacts.succeed(old, carers.id, on="2020-04")
    store.feedback.add(NewComment("for them", speaking_for="organisation", for_organisation_id=carers.id))

    card = store.cards.contact(carers.id)

    assert [(one.name, one.ends) for one in card.holders] == [("Sam Okafor", ""), ("Jane Smyth", "2026-05")]
    assert [line.words for line in card.said_for] == ["for them"]
    assert (card.predecessors, card.predecessor_ids) == (("Carers' Club",), (old,))
    assert (store.cards.contact(old).successor_id, store.cards.contact(old).ended) == (carers.id, "2020-04")


def test_what_was_decided_about_a_look_alike_stands_on_both_pages(store: Store) -> None:
    one, other = (store.contacts.add(NewContact(name)) for name in ("J. Smith", "Jane Smyth"))
    store.contacts.answer(one, SameAnswer(one, "different", "J Smith", ("sounds alike",)), other_id=other)

    for mine, theirs in ((one, other), (other, one)):
        (asked,) = store.cards.contact(mine).asked
        assert (asked.contact_id, asked.answer, asked.reasons, asked.by) == (
            theirs, "different", "sounds alike", "P. Nair",
        )  # fmt: skip
        assert asked.at


def test_a_comments_card_says_what_came_of_it(store: Store) -> None:
    programme = store.programmes.add(NewProgramme("Care nearer home"))
    comment = store.feedback.add(NewComment("The bus"), programme_id=programme.id)
    store.replies.add(NewReply("done", "It runs", comment_id=comment.id))
    store.follow_ups.add(NewFollowUp("Ask the bus company", comment_id=comment.id))
    store.wording.add(NewWording("1.1", "seen", "seen sooner", comment_ids=(comment.id,)))
    store.packs.record(NewPack(programme.id, "pack.zip", "seal", "H1-KTM", "{}", ((comment.id, True),)))

    card = store.cards.comment(comment.reference)

    assert [reply.words for reply in card.replies] == ["It runs"]
    assert [one.words for one in card.follow_ups] == ["Ask the bus company"]
    assert [version.after for version in card.wordings] == ["seen sooner"]
    assert [(pack.programme, pack.quoted) for pack in card.packs] == [("Care nearer home", True)]


def test_an_outcomes_card_says_its_versions_and_its_own_edits(store: Store) -> None:
    programme = store.programmes.add(NewProgramme("Care nearer home"))
    outcome = store.outcomes.add(
        programme.id, NewOutcome("1.1", "I am seen", owner="Lead", source="Framework")
    )
    comment = store.feedback.add(NewComment("The wait"))
    store.wording.add(
        NewWording("1.1", "I am seen", "I am seen sooner", outcome_id=outcome, comment_ids=(comment.id,))
    )
    store.outcomes.reword(outcome, "I am seen sooner")

    card = store.cards.outcome(outcome)

    assert (card.owner, card.source, card.line.title) == ("Lead", "Framework", "I am seen sooner")
    assert [(each.before, each.after, each.by) for each in card.reworded] == [
        ("I am seen", "I am seen sooner", "P. Nair")
    ]
    assert [version.comments for version in card.wordings] == [comment.reference]


def test_a_page_of_what_was_removed_meanwhile_says_so(store: Store) -> None:
    programme = store.programmes.add(NewProgramme("Care nearer home"))
    outcome = store.outcomes.add(programme.id, NewOutcome("1.1", "I am seen"))
    store.undoing.undo()

    with pytest.raises(GoneError):
        store.cards.outcome(outcome)


def test_a_line_of_a_contact_that_is_gone_is_refused(store: Store) -> None:
    contact = store.contacts.add(NewContact("Jane Smyth"))
    assert store.contacts.line(contact) == store.cards.contact(contact).line
    store.undoing.undo()

    with pytest.raises(GoneError):
        store.contacts.line(contact)
