"""Every verb of the work: what it does, what it refuses, and that undoing it gives back equal content."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from codesign.errors import CodesignError
from codesign.records.codebook import Description, Part
from codesign.records.events import NewAccess, NewEvent, NewFollowUp, NewMoney
from codesign.records.feedback import NewComment, NewReply, NewTheme
from codesign.records.keeping import NewBatch, NewPack
from codesign.records.outcomes import NewOutcome, NewProgramme, NewWording
from codesign.records.people import Came, NewContact, Point, Role, SameAnswer
from codesign.store.journal.proof import prove
from codesign.store.journal.undo import SetUpStaysError, content
from codesign.store.store import Store
from codesign.store.verbs.contact_errors import AlreadyMemberError, NamelessError
from codesign.store.verbs.contacts import DO_NOT_CONTACT
from codesign.store.verbs.events import NobodyYetError, UndatedError, UntitledError
from codesign.store.verbs.feedback import NotShownError, WordlessError
from codesign.store.verbs.follow_ups import WordlessFollowUpError
from codesign.store.verbs.outcomes import AmbiguousOutcomeError, NamelessOutcomeError, UnknownOutcomeError
from codesign.store.verbs.programmes import UnknownProgrammeError, UntitledProgrammeError
from codesign.store.verbs.themes import NamelessThemeError, ThemeExistsError, UnknownThemeError
from codesign.store.verbs.vocabularies import (
    EntryExistsError,
    NamelessEntryError,
    UnknownEntryError,
    UnknownVocabularyError,
)
from codesign.store.verbs.wording import ReasonNeededError
from tests.made_once import filled_once

TODAY = date(2026, 11, 12)


@dataclass(frozen=True)
class World:
    """A store with one of everything."""

    store: Store
    programme: str
    outcome: str
    roy: str
    asha: str
    group: str
    event: str
    comment: str
    theme: str
    follow_up: str
    reply: str
    version: str
    set_aside: str


@pytest.fixture
@filled_once
def world(store: Store) -> World:
    programme = store.programmes.add(NewProgramme("Community care", level="involve")).id
    roy = store.contacts.add(NewContact("Roy Petherbridge", kind="resident"))
    group = store.contacts.add(NewContact("Reference group", sort="organisation", is_group=True))
    outcome = store.outcomes.add(programme, NewOutcome("2.10", "I tell my story once"))
    event = store.events.record(
        NewEvent(
            "Hall", "2026-11-12", place="Loxley village hall", programme_id=programme,
            came=(Came(contact_id=roy, capacity="chair"), Came(kind="carer", heads=6)),
            comments=(NewComment("We need buses", who=0, themes=("transport",)),),
            access=(NewAccess("hearing-loop"),), money=(NewMoney("travel", 640, who=0),),
            follow_ups=(NewFollowUp("Send the map", "P. Nair", "2026-12"),),
            wordings=(NewWording("1.1", "before", "after", comments=(0,)),),
        )
    )  # fmt: skip
    card = store.cards.event(event.id)
    store.themes.add(NewTheme("waiting"))
    with store.write("import") as change:
        batch = store.batches.begin(change, "a.csv", "00", "contacts")
        store.batches.finish(
            change,
            batch,
            NewBatch(
                "a.csv", "00", "", "contacts", 2, 1, 0, {"Name": "name"}, ((2, {"Name": ""}, "no name"),)
            ),
        )
    return World(
        store, programme, outcome, roy, store.contacts.add(NewContact("Asha Marsh")), group, event.id, card.comments[0].id,
        store.themes.find("transport").id, card.follow_ups[0].id,
        store.replies.add(NewReply("considering", theme_id=store.themes.find("transport").id)).id,
        card.wordings[0].id, store.batches.set_aside()[0].id,
    )  # fmt: skip


VERBS: dict[str, Callable[[World], object]] = {
    "programmes.add": lambda w: w.store.programmes.add(NewProgramme("Roads")),
    "outcomes.add": lambda w: w.store.outcomes.add(w.programme, NewOutcome("2.11", "Asked", parent="2.10")),
    "outcomes.reword": lambda w: w.store.outcomes.reword(w.outcome, "I tell it once"),
    "contacts.add": lambda w: w.store.contacts.add(
        NewContact(
            "Bea Tolland",
            organisation="Stroke Club",
            role="chair",
            aliases=("B",),
            points=(Point("phone", "+44"),),
            do_not_contact="asked",
        )
    ),
    "contacts.add_alias": lambda w: w.store.contacts.add_alias(w.roy, "Royston", "said so"),
    "contacts.add_point": lambda w: w.store.contacts.add_point(w.roy, Point("email", "roy@example.org")),
    "contacts.affiliate": lambda w: w.store.contacts.affiliate(w.roy, Role("Stroke Club", "trustee")),
    "contacts.join_group": lambda w: w.store.contacts.join_group(w.group, w.roy, seat="carer"),
    "contacts.succeed": lambda w: w.store.contacts.succeed(w.group, w.asha, on="2026-11"),
    "contacts.permit": lambda w: w.store.contacts.permit(w.roy, DO_NOT_CONTACT, "no", note="asked"),
    "contacts.answer": lambda w: w.store.contacts.answer(
        w.roy, SameAnswer(w.roy, "same", "R. Petherbridge", ("initial",), remember=True)
    ),
    "contacts.answer different": lambda w: w.store.contacts.answer(
        w.roy, SameAnswer(w.roy, "different", "Asha"), other_id=w.asha, event_id=w.event
    ),
    "events.record": lambda w: w.store.events.record(
        NewEvent("Park", "2026-11", came=(Came(new=NewContact("Clive Abara")),))
    ),
    "events.alter": lambda w: w.store.events.alter(w.event, title="Other hall", programme_id=None),
    "feedback.add": lambda w: w.store.feedback.add(NewComment("More buses"), programme_id=w.programme),
    "feedback.add safeguarding": lambda w: w.store.feedback.add(
        NewComment("", sensitive="safeguarding", referred_to="duty social worker", referred_on="2026-11-12"),
        event_id=w.event,
    ),
    "feedback.add_many": lambda w: w.store.feedback.add_many(
        [NewComment("a", question="?"), NewComment("b")]
    ),
    "feedback.tag theme": lambda w: w.store.feedback.tag(w.comment, theme="carers"),
    "feedback.tag outcome": lambda w: w.store.feedback.tag(w.comment, outcome_id=w.outcome),
    "feedback.untag": lambda w: w.store.feedback.untag(w.comment, theme_id=w.theme),
    "feedback.mark": lambda w: w.store.feedback.mark(w.comment, permission="by-role", stance="for"),
    "themes.add": lambda w: w.store.themes.add(NewTheme("carers", "What carers said", parent_id=w.theme)),
    "codebook.describe": lambda w: w.store.codebook.describe(
        w.theme, Description("Getting about", "The bus\nThe taxi", "Buses", "Parking", "Blue")
    ),
    "codebook.rename": lambda w: w.store.codebook.rename(w.theme, "getting about"),
    "codebook.reparent": lambda w: w.store.codebook.reparent(w.theme, w.store.themes.find("waiting").id),
    "codebook.merge": lambda w: w.store.codebook.merge([w.theme], w.store.themes.find("waiting").id),
    "codebook.split": lambda w: w.store.codebook.split(w.theme, [Part("buses", comments=(w.comment,))]),
    "codebook.retire": lambda w: w.store.codebook.retire(w.theme),
    "codebook.sign_off": lambda w: w.store.codebook.sign_off(w.theme),
    "follow_ups.add": lambda w: w.store.follow_ups.add(NewFollowUp("Ask", event_id=w.event)),
    "follow_ups.close": lambda w: w.store.follow_ups.close(w.follow_up, "done", on="2026-11-12"),
    "follow_ups.feed_back": lambda w: w.store.follow_ups.feed_back(w.follow_up, on="2026-11", how="letter"),
    "follow_ups.alter": lambda w: w.store.follow_ups.alter(w.follow_up, owner="Q. Marsh", due="2027"),
    "replies.add": lambda w: w.store.replies.add(
        NewReply("not-possible", comment_id=w.comment, reason="no money")
    ),
    "replies.feed_back": lambda w: w.store.replies.feed_back(w.reply, on="2026-11-12", how="letter"),
    "wording.add": lambda w: w.store.wording.add(
        NewWording("1.1", "after", "again", comment_ids=(w.comment,))
    ),
    "wording.decide": lambda w: w.store.wording.decide(
        w.version, "not-adopted", decided_by="The board", decided_on="2026-11", reason="too long"
    ),
    "vocabularies.add": lambda w: w.store.vocabularies.add("methods", "barge", "Barge trip", words=("boat",)),
    "vocabularies.rename": lambda w: w.store.vocabularies.rename("methods", a_method(w), "Another name"),
    "vocabularies.retire": lambda w: w.store.vocabularies.retire("methods", a_method(w)),
    "batches.settle": lambda w: w.store.batches.settle(w.set_aside, "dismissed"),
    "packs.record": lambda w: w.store.packs.record(
        NewPack(w.programme, "pack.zip", "00", "H2-KTM", "{}", ((w.comment, True),))
    ),
}


def a_method(world: World) -> str:
    return world.store.vocabularies.entries("methods")[0].code


@pytest.mark.parametrize("verb", [verb for verb in VERBS if verb != "packs.record"])
def test_every_verb_is_one_change_and_its_undo_gives_equal_content(world: World, verb: str) -> None:
    with world.store.read() as session:
        before = content(session)
    changes = world.store.history.count()

    VERBS[verb](world)

    assert world.store.history.count() == changes + 1
    with world.store.read() as session:
        after = content(session)
    assert after != before
    undone = world.store.undoing.undo()
    with world.store.read() as session:
        assert content(session) == before
    world.store.undoing.undo(undone.reference)
    with world.store.read() as session:
        assert content(session) == after
    assert prove(world.store).problems == ()


REFUSED: list[tuple[str, type[CodesignError], Callable[[World], object]]] = [
    ("a programme without a title", UntitledProgrammeError, lambda w: w.store.programmes.add(NewProgramme(" "))),
    ("a programme nobody knows", UnknownProgrammeError, lambda w: w.store.programmes.find("Bins")),
    ("an outcome of nothing", NamelessOutcomeError, lambda w: w.store.outcomes.add(w.programme, NewOutcome("", " "))),
    ("an outcome below nothing", UnknownOutcomeError, lambda w: w.store.outcomes.add(w.programme, NewOutcome("1", "a", parent="9"))),
    ("2.1 for 2.10", UnknownOutcomeError, lambda w: w.store.outcomes.find("2.1")),
    ("a contact without a name", NamelessError, lambda w: w.store.contacts.add(NewContact("  "))),
    ("an event without a title", UntitledError, lambda w: w.store.events.record(NewEvent(" ", "2026"))),
    ("an event without a date", UndatedError, lambda w: w.store.events.record(NewEvent("Hall", ""))),
    ("people at a planned event", NobodyYetError, lambda w: w.store.events.record(
        NewEvent("Hall", "2027", state="planned", came=(Came(kind="carer", heads=2),)))),
    ("an event with a wordless comment", WordlessError, lambda w: w.store.events.record(
        NewEvent("Hall", "2026", comments=(NewComment("Kept"), NewComment(" "))))),
    ("an event that refuses wording without saying why", ReasonNeededError, lambda w: w.store.events.record(
        NewEvent("Hall", "2026", wordings=(NewWording("1", "a", "b", state="not-adopted"),)))),
    ("an event with a nameless newcomer", NamelessError, lambda w: w.store.events.record(
        NewEvent("Hall", "2026", came=(Came(new=NewContact(" ")),)))),
    ("a comment without words", WordlessError, lambda w: w.store.feedback.add(NewComment("\n"))),
    ("a nameless theme on a comment", NamelessThemeError, lambda w: w.store.feedback.add(NewComment("a", themes=(" ",)))),
    ("a nameless theme", NamelessThemeError, lambda w: w.store.themes.add(NewTheme("\u202e"))),
    ("a theme twice", ThemeExistsError, lambda w: w.store.themes.add(NewTheme("TRANS\u202ePORT "))),
    ("a theme nobody knows", UnknownThemeError, lambda w: w.store.themes.find("#tran")),
    ("a follow-up that says nothing", WordlessFollowUpError, lambda w: w.store.follow_ups.add(NewFollowUp(" "))),
    ("will not, without a reason", ReasonNeededError, lambda w: w.store.follow_ups.close(w.follow_up, "will-not", on="2026", outcome=" ")),
    ("not possible, without a reason", ReasonNeededError, lambda w: w.store.replies.add(NewReply("not-possible", reason=" "))),
    ("wording not adopted, without a reason", ReasonNeededError, lambda w: w.store.wording.add(NewWording("2", "a", "b", state="not-adopted"))),
    ("a decision without a reason", ReasonNeededError, lambda w: w.store.wording.decide(
        w.version, "not-adopted", decided_by="a", decided_on="2026")),
    ("a list nobody knows", UnknownVocabularyError, lambda w: w.store.vocabularies.entries("moods")),
    ("an entry twice", EntryExistsError, lambda w: w.store.vocabularies.add("methods", a_method(w), "Again")),
    ("a nameless entry", NamelessEntryError, lambda w: w.store.vocabularies.add("methods", "barge", " ")),
    ("renaming what is not there", UnknownEntryError, lambda w: w.store.vocabularies.rename("methods", "barge", "a")),
    ("retiring what is not there", UnknownEntryError, lambda w: w.store.vocabularies.retire("methods", "barge")),
    ("undoing what set the store up", SetUpStaysError, lambda w: w.store.undoing.undo("H1")),
]  # fmt: skip


@pytest.mark.parametrize(("why", "error", "verb"), REFUSED, ids=[why for why, _, _ in REFUSED])
def test_every_refusal_is_a_sentence_and_changes_nothing(
    world: World, why: str, error: type[CodesignError], verb: Callable[[World], object]
) -> None:
    with world.store.read() as session:
        before = content(session)

    with pytest.raises(error) as refusal:
        verb(world)

    assert refusal.value.what.endswith(".")
    assert refusal.value.todo
    with world.store.read() as session:
        assert content(session) == before
    assert prove(world.store).holds


def test_a_member_joins_once(world: World) -> None:
    world.store.contacts.join_group(world.group, world.roy)

    with pytest.raises(AlreadyMemberError, match="Roy Petherbridge is already a member"):
        world.store.contacts.join_group(world.group, world.roy)


def test_a_comment_kept_apart_says_so(world: World) -> None:
    world.store.feedback.mark(world.comment, sensitive="safeguarding")

    with pytest.raises(NotShownError, match="C1-KTM is kept apart"):
        world.store.feedback.find("C1")


def test_an_outcome_code_two_programmes_have_is_asked_about(world: World) -> None:
    roads = world.store.programmes.add(NewProgramme("Roads")).id
    world.store.outcomes.add(roads, NewOutcome("2.10", "No holes"))

    with pytest.raises(AmbiguousOutcomeError, match=r"2\.10"):
        world.store.outcomes.find("2.10")
    assert world.store.outcomes.find("2.10", roads).title == "No holes"


def test_an_event_is_never_saved_twice_from_one_draft(world: World) -> None:
    first = world.store.events.record(NewEvent("Park", "2026-11", draft_id="draft"))

    again = world.store.events.record(NewEvent("Park", "2026-11", draft_id="draft"))

    assert (again.id, again.already, again.change) == (first.id, True, "")
    assert [line.reference for line in world.store.events.same_as("park ", "2026-11", "")] == [
        first.reference
    ]


def test_what_was_recorded_stands_on_its_pages(world: World) -> None:
    card = world.store.cards.event(world.event)
    assert [(line.name, line.capacity, line.heads) for line in card.came] == [
        ("Roy Petherbridge", "chair", 1),
        ("", "", 6),
    ]
    assert (card.line.named, card.line.heads, card.line.comments, card.level) == (1, 6, 1, "involve")
    assert [(line.who, line.pence) for line in card.money] == [("Roy Petherbridge", 640)]
    assert [line.comments for line in card.wordings] == ["C1-KTM"]
    assert world.store.events.places() == [("Loxley village hall", "")]

    roy = world.store.cards.contact(world.roy)
    assert (roy.line.met, roy.line.last_met, roy.comments) == (1, "2026-11-12", 1)
    assert [event.capacity for event in roy.events] == ["chair"]
    assert world.store.contacts.known_one(world.roy).met == 1
    assert [line.id for line in world.store.contacts.named("ROY  petherbridge")] == [world.roy]


def test_the_journal_tells_how_a_record_came_to_be_as_it_is(world: World) -> None:
    world.store.events.alter(world.event, title="Other hall")

    told = world.store.history.of("E1")

    assert [(field.old, field.new) for field in told if field.field == "title"] == [
        ("", "Hall"),
        ("Hall", "Other hall"),
    ]
    assert (
        world.store.undoing.plan().words
        == "Undo your “alter event” of 12 Nov 2026 17:42 (H11-KTM), Other hall"
    )


def test_a_pack_being_recorded_does_not_move_what_the_next_stands_at(world: World) -> None:
    before = world.store.packs.stands_at()

    VERBS["packs.record"](world)
    assert world.store.packs.stands_at() == before
    world.store.codebook.describe(world.theme, Description("Getting about"))
    assert world.store.packs.stands_at() != before


def test_an_import_knows_its_rows_again(world: World) -> None:
    store = world.store
    store.feedback.add_many([NewComment("a", source_key="row 1")])
    store.contacts.add(NewContact("Dilys Okoro", source_key="row 2"))

    assert store.batches.held_keys("feedback") == {"row 1"}
    assert store.batches.held_keys("contacts") == {"row 2"}
    assert [line.reference for line in store.batches.lines()] == ["I1-KTM"]
    same = store.batches.same_file("00", "contacts")
    assert same is not None
    assert (same.rows, same.written, same.set_aside) == (2, 1, 1)
    assert store.batches.same_file("00", "events") is None
    assert store.follow_ups.lines("open", today=TODAY)[0].event == "E1-KTM"
