"""Every read leads to who stands: somebody merged into another is in no list, no choice and no count, and what they did is theirs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from sqlalchemy import text

from codesign.errors import CodesignError
from codesign.evidence.gather import gather
from codesign.evidence.names import NameFinder
from codesign.records.events import NewEvent
from codesign.records.filters import Filter
from codesign.records.people import Came, NewContact, SameAnswer
from codesign.store.first_look import first_look
from codesign.store.same_person.sides import brings
from codesign.store.store import Store
from codesign.store.tables import Alias
from codesign.store.verbs.pack_rows import PackRows
from tests.conftest import StoreMaker
from tests.made_once import filled_once
from tests.store.merged import AWAY_CLUB, AWAY_NAME, Two, merge, two

TODAY = date(2026, 11, 16)


@pytest.fixture
@filled_once
def merged(store: Store) -> Two:
    made = two(store)
    made.merge()
    return made


@pytest.fixture
def same(new_store: StoreMaker) -> Two:
    """Return another store in which there never were two."""
    return two(new_store("same.db"), same=True)


def contacts(store: Store, **narrowed: Any) -> list[str]:
    return [line.name for line in store.contacts.lines(store.contacts.rows(Filter(**narrowed)))]


def events(store: Store, **narrowed: Any) -> list[str]:
    return [line.title for line in store.events.lines(store.events.rows(Filter(**narrowed)))]


def comments(store: Store, **narrowed: Any) -> set[str]:
    return {line.words for line in store.feedback.lines(store.feedback.rows(Filter(**narrowed)))}


# one figure, one answer


FIGURES: Mapping[str, Callable[[Two], Any]] = {
    "today": lambda made: made.store.figures.today(today=TODAY).figures.people,
    "a programme's people": lambda made: made.store.figures.people(made.programme),
    "first look": lambda made: first_look(made.store.path, TODAY).figures.people,  # type: ignore[union-attr]
    "last events": lambda made: [(each.named, each.heads) for each in made.store.figures.today(today=TODAY).last_events],
    "events": lambda made: [(each.named, each.heads) for each in made.store.events.lines(made.store.events.rows())],
    "themes": lambda made: [(each.comments, each.people, each.events) for each in made.store.themes.lines()],
    "one theme": lambda made: made.store.themes.find("stiles")[9:13],
    "outcomes": lambda made: [each[11:17] for each in made.store.outcomes.lines(made.programme)],
    "one outcome": lambda made: made.store.outcomes.one(made.outcome)[11:17],
    "kinds in a pack": lambda made: PackRows(made.store).kinds(made.programme),
    "what a contact brings": lambda made: _events_of(made, made.jane),
    "who took part": lambda made: [(each.name, each.events, each.comments) for each in PackRows(made.store).took_part(made.programme)],
    "a pack's figures": lambda made: gather(made.store, "Paths and lanes").figures,
    "a pack's events": lambda made: [each.people for each in gather(made.store, "Paths and lanes").events],
    "a pack's themes": lambda made: [each.people for each in gather(made.store, "Paths and lanes").themes],
    "a pack's outcomes": lambda made: [each.people for each in gather(made.store, "Paths and lanes").outcomes],
    "contacts": lambda made: contacts(made.store),
    "met": lambda made: [(each.name, each.met, each.last_met) for each in made.store.contacts.lines(made.store.contacts.rows())],
    "known": lambda made: [(each.name, each.met, each.last_met) for each in made.store.contacts.known()],
    "said by them": lambda made: comments(made.store, contact_id=made.jane),
    "where they were": lambda made: events(made.store, contact_id=made.jane),
    "who was there": lambda made: contacts(made.store, programme_id=made.programme),
    "who was heard": lambda made: contacts(made.store, outcome_id=made.outcome),
    "where an organisation came": lambda made: events(made.store, kind="vcse"),
    "said for one": lambda made: comments(made.store, kind="vcse"),
    "the card's counts": lambda made: made.store.cards.contact(made.jane).comments,
    "an organisation's": lambda made: made.store.cards.contact(made.walkers).comments_for,
}  # fmt: skip


@pytest.mark.parametrize("name", FIGURES)
def test_what_was_merged_is_counted_as_if_it_had_been_one_from_the_beginning(
    merged: Two, same: Two, name: str
) -> None:
    assert FIGURES[name](merged) == FIGURES[name](same)


def test_before_the_merge_they_are_two(store: Store) -> None:
    made = two(store)
    assert made.store.figures.people().named == 2
    assert PackRows(store).took_part(made.programme)[1].name == AWAY_CLUB
    assert made.store.events.find("E1").named == 2


# every read


def walk(made: Two) -> Mapping[str, Any]:
    """Return what every read of the store says, each under what it is."""
    store, cards = made.store, made.store.cards
    person = store.contacts.known_one(made.jenny)
    event, comment = (store.editing.blank(kind, made.shared) for kind in ("came", "comment"))
    lines = store.feedback.lines(store.feedback.rows())
    return {
        "contacts": store.contacts.lines(store.contacts.rows()),
        "contacts found": [store.contacts.find(each) for each in ("N2", "N4", "N1", "N3")],
        "contacts named": [store.contacts.named(AWAY_NAME), store.contacts.named(AWAY_CLUB)],
        "a line": [store.contacts.line(each) for each in (made.jenny, made.walkers_cic)],
        "searched": [
            store.contacts.lines(store.contacts.rows(Filter(words=words)))
            for words in (AWAY_NAME, AWAY_CLUB, "01632 960002", "Jen", "N4", "N3")
        ],
        "members": store.contacts.members(made.group),
        "apart": store.contacts.set_apart(),
        "known": [(each.id, each.name, each.organisations) for each in (*store.contacts.known(), person)],
        "events": store.events.lines(store.events.rows(Filter(contact_id=made.jenny))),
        "event cards": [cards.event(each) for each in (made.shared, made.alone)],
        "feedback": lines,
        "comment cards": [cards.comment(each.reference) for each in lines],
        "said by": store.feedback.lines(store.feedback.rows(Filter(contact_id=made.jenny))),
        "filters in words": store.filters.words(Filter(contact_id=made.jenny)),
        "filters read": [store.filters.read("contact_id", each) for each in (AWAY_NAME, "N4", AWAY_CLUB)],
        "took part": PackRows(store).took_part(made.programme),
        "pack": gather(store, "Paths and lanes"),
        "anything": [store.anything.named(each) for each in ("N4", "N3", AWAY_NAME, AWAY_CLUB)],
        "choices": [
            [choice._replace(also=()) for choice in store.editing.choices(form, "contact_id", typed)]
            for form in (event, comment)
            for typed in ("", AWAY_NAME, "N4", "Jenny", AWAY_CLUB)
        ],
        "forms": [
            (part.words, store.editing.begin(part.kind, part.id).typed)
            for kind, id_ in (("event", made.shared), ("event", made.alone), ("contact", made.group))
            for part in store.editing.parts(kind, id_)
        ],
        "a form opened": store.editing.begin("contact", made.jenny).held,
        "a page in packs": [cards.contact(made.group), cards.contact(made.jenny).line, cards.contact(made.jenny).said],
        "sought": [store.contacts.lines([row]) for row in map(store.seeking.contact, ("N4", "Bor")) if row],
    }  # fmt: skip


def test_no_read_shows_somebody_merged_in_place_of_who_stands(merged: Two) -> None:
    for name, read in walk(merged).items():
        said = repr(read)
        assert merged.jenny not in said, name
        assert merged.walkers_cic not in said, name
        assert AWAY_NAME not in said, name
        assert AWAY_CLUB not in said, name


def test_the_same_reads_show_them_where_nobody_was_merged(store: Store) -> None:
    made = two(store)
    # nobody is named in a line of events, nor a private person in a pack
    unseen = [
        name
        for name, read in walk(made).items()
        if AWAY_NAME not in repr(read) and made.jenny not in repr(read)
    ]
    assert unseen == ["apart", "events", "pack"]
    assert store.seeking.contact("Jenny") is not None


def test_letters_lead_to_nobody_who_was_merged(merged: Two) -> None:
    assert merged.store.seeking.contact("Jenny") is None


# the page


def test_the_page_of_who_stands_holds_all_and_says_which_came_from_whom(merged: Two) -> None:
    card = merged.store.cards.contact(merged.jenny)
    theirs = f"{AWAY_NAME} (N4-KTM)"

    assert (card.line.id, card.line.name) == (merged.jane, "Jane Smyth")
    assert [(each.name, each.came_from) for each in card.other_names] == [(AWAY_NAME, ""), ("Jen", theirs)]
    assert [(each.value, each.came_from) for each in card.points] == [
        ("jane@smyth.example", ""), ("01632 960001", ""), ("01632 960002", theirs),
    ]  # fmt: skip
    assert [(each.title, each.capacity, each.came_from) for each in card.events] == [
        ("One", "carer, Borchester Walkers", theirs),
        ("Both", "chair, Borchester Walkers; carer, Borchester Walkers", theirs),
    ]
    assert [(each.role, each.organisation_id, each.came_from) for each in card.roles] == [
        ("Chair", merged.walkers, "")
    ]
    roles = [part.words for part in merged.store.editing.parts("contact", merged.jane) if part.kind == "role"]
    assert roles == ["Chair, Borchester Walkers", "Chair, Borchester Walkers (of N4-KTM, merged)"]
    assert card.line.organisations == "Chair, Borchester Walkers"
    assert [(each.merged, each.merged_name) for each in card.merges] == [("N4-KTM", AWAY_NAME)]
    assert [(each.organisation, each.came_from) for each in card.groups] == [("Reference group", theirs)]
    assert {each.words for each in card.said} == {"Both: said 0", "Both: said 1", "One: said 0"}


def test_an_event_has_them_on_one_line_in_both_capacities(merged: Two) -> None:
    card = merged.store.cards.event(merged.shared)

    assert [(each.contact_id, each.capacity, each.organisation) for each in card.came] == [
        (merged.jane, "chair; carer", "Borchester Walkers"), ("", "", ""),
    ]  # fmt: skip
    assert card.line.named == 1


def test_two_capacities_for_two_organisations_stand_each_with_its_own(store: Store) -> None:
    made = two(store)
    merge(store, made.jane, made.jenny)

    (line, _) = store.cards.event(made.shared).came

    assert line.capacity == f"chair, Borchester Walkers; carer, {AWAY_CLUB}"
    assert (line.organisation, line.organisation_id) == ("", "")


def test_merging_by_its_verb_does_the_same(store: Store) -> None:
    made = two(store)

    done = store.same_person.merge(made.jane, [made.jenny], {"name": made.jenny})

    assert [line.name for line in store.contacts.named(AWAY_NAME)] == [AWAY_NAME]
    assert store.contacts.find("N4").reference == "N2-KTM"
    assert store.figures.people().named == 1
    store.same_person.split(done.merges[0])
    assert store.contacts.find("N4").reference == "N4-KTM"
    assert store.figures.people().named == 2


def test_a_chain_of_merges_leads_to_its_end(store: Store) -> None:
    made = two(store)
    end = store.contacts.line(store.contacts.add(NewContact("Jane Smyth-Hollis")))
    merge(store, made.jane, made.jenny)
    merge(store, end.id, made.jane)

    assert store.contacts.find("N4").id == end.id
    assert store.cards.contact(made.jenny).line.name == "Jane Smyth-Hollis"
    assert {each.came_from for each in store.cards.contact(end.id).events} == {
        f"Jane Smyth (N2-KTM) and {AWAY_NAME} (N4-KTM)", f"{AWAY_NAME} (N4-KTM)",
    }  # fmt: skip
    assert contacts(store, words="Jenny") == ["Jane Smyth-Hollis"]
    assert store.figures.people().named == 1


# search


@pytest.mark.parametrize("words", [AWAY_NAME, "jen", "960002", "smythe", "walkers cic"])
def test_who_stands_is_found_by_whatever_those_merged_are_found_by(merged: Two, words: str) -> None:
    found = contacts(merged.store, words=words)
    assert found == (["Borchester Walkers"] if "cic" in words else ["Jane Smyth"])


def test_what_is_written_down_for_somebody_merged_is_found_with_who_stands(merged: Two) -> None:
    with merged.store.write("as another laptop would") as change:
        change.add(Alias, contact_id=merged.jenny, name="Jennifer Quill")

    assert contacts(merged.store, words="quill") == ["Jane Smyth"]
    assert "Jennifer Quill" in merged.store.cards.contact(merged.jane).aliases


def test_an_organisation_renamed_renames_itself_in_what_its_people_are_found_by(merged: Two) -> None:
    editing = merged.store.editing.begin("contact", merged.walkers)
    merged.store.editing.save(editing, {**editing.typed, "name": "Borchester Ramblers"})

    assert contacts(merged.store, words="ramblers") == ["Borchester Ramblers", "Jane Smyth"]


# what may leave


def test_every_name_of_all_who_are_one_is_withheld(merged: Two) -> None:
    names = PackRows(merged.store).private_names()
    assert {"Jane Smyth", AWAY_NAME, "Jen"} <= set(names)
    assert NameFinder(names)(f"as {AWAY_NAME} told us")


def test_a_name_is_as_public_as_who_stands(merged: Two) -> None:
    editing = merged.store.editing.begin("contact", merged.jane)
    merged.store.editing.save(editing, {**editing.typed, "kind": "elected"})

    assert not {"Jane Smyth", AWAY_NAME, "Jen"} & set(PackRows(merged.store).private_names())


# writing to somebody merged


def test_what_is_recorded_of_somebody_merged_is_of_who_stands(merged: Two) -> None:
    store = merged.store
    came = (
        Came(contact_id=merged.jane, capacity="chair"),
        Came(contact_id=merged.jenny, capacity="walker", organisation_id=merged.walkers_cic),
    )
    event = store.events.record(NewEvent("From a draft", "2026-11-10", came=came, group_id=merged.group))

    (line,) = store.cards.event(event.id).came
    assert (line.contact_id, line.capacity) == (merged.jane, "chair; walker, Borchester Walkers")
    with store.read() as session:
        held = session.execute(
            text("SELECT contact_id, organisation_id FROM attendance WHERE event_id = :id"), {"id": event.id}
        )
        assert {tuple(row) for row in held} == {(merged.jane, None), (merged.jane, merged.walkers)}


def test_a_form_opened_before_the_merge_saves_onto_who_stands(store: Store) -> None:
    made = two(store)
    editing = store.editing.begin("contact", made.jenny)
    made.merge()

    saved = store.editing.save(editing, {**editing.typed, "note": "Walks on Tuesdays"})

    assert (saved.id, saved.reference) == (made.jane, "N2-KTM")
    assert store.cards.contact(made.jane).note == "Walks on Tuesdays"
    assert store.cards.contact(made.jane).line.name == "Jane Smyth"


def test_a_line_of_who_came_opened_before_the_merge_is_saved_without_a_quarrel(store: Store) -> None:
    made = two(store)
    (_, part, _) = (each for each in store.editing.parts("event", made.shared) if each.kind == "came")
    editing = store.editing.begin("came", part.id)
    made.merge()

    saved = store.editing.save(editing, {**editing.typed, "capacity": "treasurer"})

    assert "somebody else" not in saved.words
    assert store.cards.event(made.shared).came[0].capacity == "chair; treasurer"


def test_a_part_added_by_the_old_id_is_added_to_who_stands(merged: Two) -> None:
    blank = merged.store.editing.blank("point", merged.jenny)
    merged.store.editing.save(blank, {**blank.typed, "value": "jane@walkers.example"})

    assert merged.store.cards.contact(merged.jane).points[2].came_from == ""


def test_who_stands_is_not_thrown_away_with_others_in_them(merged: Two) -> None:
    for either in (merged.jane, merged.jenny):
        with pytest.raises(CodesignError, match="1 other contact is merged into it"):
            merged.store.editing.remove("contact", either)


def test_an_organisation_typed_by_the_name_it_was_merged_under_is_not_made_anew(merged: Two) -> None:
    with merged.store.write("import") as change:
        assert merged.store.contacts.organisation(change, AWAY_CLUB) == merged.walkers


def test_somebody_said_to_be_another_is_another_than_who_stands(merged: Two) -> None:
    other = merged.store.contacts.add(NewContact("Jenny Smythe"))
    merged.store.contacts.answer(
        merged.jenny, SameAnswer(merged.jenny, "different", "Jenny Smythe"), other_id=other
    )

    assert merged.store.contacts.set_apart() == {frozenset((merged.jane, other))}


# what they allow


@pytest.mark.bad_input(50)
def test_who_asked_not_to_be_contacted_is_not_contacted_by_any_name(store: Store) -> None:
    made = two(store)
    store.contacts.permit(made.jane, "do-not-contact", "no")
    store.contacts.permit(made.jane, "do-not-contact", "lifted")
    store.contacts.permit(made.jenny, "do-not-contact", "no", given_on="2026-05")
    made.merge()

    assert store.contacts.line(made.jane).do_not_contact
    assert [(each.answer, bool(each.came_from)) for each in store.cards.contact(made.jane).permissions] == [
        ("no", False), ("lifted", False), ("no", True),
    ]  # fmt: skip
    store.contacts.permit(made.jane, "do-not-contact", "lifted")
    assert not store.contacts.line(made.jane).do_not_contact


def test_what_was_lifted_stays_so_when_somebody_else_is_merged_later(store: Store) -> None:
    made = two(store)
    store.contacts.permit(made.jenny, "do-not-contact", "no")
    made.merge()
    store.contacts.permit(made.jane, "do-not-contact", "lifted")
    merge(store, made.jane, store.contacts.add(NewContact("J. S.")))

    assert not store.contacts.line(made.jane).do_not_contact


# the journal


def test_history_says_the_names_as_they_were_and_who_stands_for_them(merged: Two) -> None:
    said = [each.about for each in merged.store.history.changes()]
    assert any("N4-KTM" in each for each in said)
    told = merged.store.history.of("N4")
    assert {"N2-KTM", "N4-KTM"} <= {each.record for each in told}
    values = [each.new for each in merged.store.history.of("E1")]
    assert f"N4-KTM {AWAY_NAME}, now N2-KTM Jane Smyth" in values


# taken apart again


@pytest.mark.parametrize("how", ["split", "undone"])
def test_taken_apart_everything_reads_as_before(store: Store, how: str) -> None:
    made = two(store)
    before = {name: repr(read) for name, read in walk(made).items() if name != "pack"}
    figures = {name: read(made) for name, read in FIGURES.items() if "pack" not in name}
    merges = [*merge(store, made.jane, made.jenny), *merge(store, made.walkers, made.walkers_cic)]
    for each in merges:
        store.same_person.split(each) if how == "split" else store.undoing.undo()

    assert {name: repr(read) for name, read in walk(made).items() if name != "pack"} == before
    assert {name: read(made) for name, read in FIGURES.items() if "pack" not in name} == figures
    assert contacts(store, words="jen") == [AWAY_NAME]
    assert contacts(store, words="cic") == [AWAY_CLUB, AWAY_NAME]
    assert store.prove().holds


def _events_of(made: Two, contact: str) -> int:
    with made.store.read() as session:
        return brings(session, [contact])[contact].events
