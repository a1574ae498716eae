"""Anything that can be added can be altered and thrown away by its form, and every change of it undone."""

from __future__ import annotations

import pytest

from codesign.entry.forms import FORMS
from codesign.records.editing import Form
from codesign.records.events import NewEvent
from codesign.records.feedback import NewComment
from codesign.records.filters import Filter
from codesign.records.outcomes import NewWording
from codesign.store.editing.kinds import TABLES, NotEditedError
from codesign.store.editing.verbs import KeptApartError, NotSavedError
from codesign.store.faults import UnknownReferenceError
from codesign.store.journal.proof import prove
from codesign.store.journal.undo import content
from codesign.store.store import Store
from codesign.store.tables import Affiliation, core
from tests.store.filled import TYPED, Filled

ALTERED = {
    "programme": ("title", "Penny Vale care"),
    "outcome": ("title", "I can get there and back"),
    "theme": ("state", "Signed off"),
    "contact": ("name", "Jo Bellamy"),
    "event": ("place", "Village hall"),
    "came": ("capacity", "carer"),
    "comment": ("sentiment", "Negative"),
    "access": ("met", "no"),
    "money": ("pence", "£5.20"),
    "follow-up": ("owner", "Sam"),
    "wording": ("state", "Adopted"),
    "alias": ("name", "Josephine Bell"),
    "point": ("value", "0161 496 0456"),
    "role": ("ends", "May 2026"),
    "permission": ("answer", "Lifted"),
    "member": ("seat", "chair"),
    "reply": ("fed_back_on", "12 Nov 2026"),
    "question": ("state", "Retired"),
    "reach-group": ("share_source", "Census 2021"),
    "monitoring": ("heads", "4"),
}
"""A field of each kind, and what it will say."""


AGAIN = {
    "theme": {"name": "parking"},
    "outcome": {"code": "2.11"},
    "member": {"contact_id": "Sam Okafor"},
    "came": {"contact_id": "", "kind": "carer"},
    "contact": {"name": "Ann Frith"},
    "reach-group": {"name": "Carers", "question": "", "answer": "", "kind": "carer"},
    "monitoring": {"answer": "no"},
}
"""What is typed otherwise for a second record of a kind, where there may not be two alike."""


def everything(store: Store) -> object:
    with store.read() as session:
        return content(session)


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.kind)
def test_every_field_fills_columns_that_there_are(form: Form) -> None:
    columns = {column for field in form.fields for column in field.fills}
    elsewhere = {"document", "clause", "outcome_id", "shaped_by"} if form.kind == "wording" else set()

    assert columns - set(core(TABLES[form.kind]).columns.keys()) == elsewhere


def test_there_is_a_table_and_a_record_to_try_for_every_form() -> None:
    assert FORMS.keys() == TABLES.keys() == TYPED.keys() == ALTERED.keys()


def test_whatever_was_added_is_altered_and_undone_to_what_was_there(made: Filled) -> None:
    store = made.store
    before = everything(store)

    for kind, (name, words) in ALTERED.items():
        saved = made.edit(kind, **{name: words})

        assert made.says(kind, name) == words
        assert store.history.change(saved.change).verb == f"edit {FORMS[kind].one}"
        store.undoing.undo(saved.change)
        assert everything(store) == before, kind
    assert prove(store).holds


def test_what_was_added_can_be_thrown_away_and_brought_back(made: Filled) -> None:
    store = made.store
    made.add("contact", name="Sam Okafor")

    for kind, (parent, typed) in TYPED.items():
        again = made.add(kind, parent, **{**typed, **AGAIN.get(kind, {})})
        before = everything(store)
        removed = store.editing.remove(kind, again.id)

        assert everything(store) != before, kind
        assert store.history.change(removed.change).verb == f"remove {FORMS[kind].one}"
        store.undoing.undo(removed.change)
        assert everything(store) == before, kind
        store.editing.remove(kind, again.id)
    assert prove(store).holds


def test_saving_a_form_as_it_was_read_changes_nothing(made: Filled) -> None:
    changes = made.store.history.count()

    assert [made.edit(kind).change for kind in FORMS] == [""] * len(FORMS)
    assert made.store.history.count() == changes


def test_the_register_the_search_and_the_figures_follow(made: Filled) -> None:
    store = made.store

    made.edit("contact", name="Llŷr ap Gwyn")
    made.edit("comment", words="Der letzte Bus fährt um vier")

    assert [line.name for line in store.contacts.lines(store.contacts.rows(Filter(words="llyr")))] == [
        "Llŷr ap Gwyn"
    ]
    assert [known.name for known in store.contacts.known() if known.id == made.ids["contact"]] == [
        "Llŷr ap Gwyn"
    ]
    assert len(store.feedback.rows(Filter(words="fährt"))) == 1
    assert len(store.feedback.rows(Filter(words="last bus"))) == 0
    assert store.editing.remove("comment", made.ids["comment"]).words.endswith("Der letzte Bus fährt um vier")
    assert len(store.feedback.rows(Filter(words="fährt"))) == 0


def test_a_renamed_contact_is_still_found_by_the_name_before(made: Filled) -> None:
    saved = made.edit("contact", name="Jo Bellamy")

    assert "kept as another name" in saved.words
    assert len(made.store.contacts.rows(Filter(words="Bell"))) == 1
    assert "Jo Bell" in made.store.cards.contact(made.ids["contact"]).aliases
    assert made.edit("contact", name="JO BELLAMY").words == "", "letter case is no other name"
    assert len(made.store.cards.contact(made.ids["contact"]).aliases) == 2


def test_a_change_is_one_change_with_all_that_follows(made: Filled) -> None:
    saved = made.edit("contact", name="Jo Bellamy", area="Penny Vale", note="Rang")

    assert made.store.history.count() == int(saved.change[1:].split("-")[0])
    made.store.undoing.undo(saved.change)
    assert made.says("contact", "name") == "Jo Bell"
    assert "Jo Bell" not in made.store.cards.contact(made.ids["contact"]).aliases


def test_an_organisation_taken_for_a_person_came_and_spoke_as_an_organisation(made: Filled) -> None:
    store = made.store

    made.edit("contact", sort="organisation")

    card = store.cards.event(made.ids["event"])
    assert card.line.named == 0
    assert card.line.heads == 1
    (comment,) = card.comments
    assert (comment.who, comment.for_organisation) == ("", "Jo Bell")


def test_altered_words_are_looked_through_for_what_identifies_somebody(made: Filled) -> None:
    assert "phone" in made.edit("comment", words="Ring me on 0161 496 0123").words
    (comment,) = made.store.cards.event(made.ids["event"]).comments
    assert comment.personal == "phone"
    made.edit("comment", words="Ring me")
    (comment,) = made.store.cards.event(made.ids["event"]).comments
    assert comment.personal == ""


REFUSED = [
    ("event", {"title": " "}, "title", "cannot be empty"),
    ("event", {"held_on": "31/2/26"}, "held_on", "does not exist"),
    ("event", {"held_on": "1 May 2027"}, "held_on", "still to come"),
    ("event", {"state": "planned"}, "state", "cannot have people who came"),
    ("event", {"state": "nobody came"}, "state", "People are listed"),
    ("came", {"heads": "3"}, "heads", "one person"),
    ("came", {"contact_id": "Nobody Atall"}, "contact_id", "nothing “Who” can be"),
    ("came", {"contact_id": "", "heads": "0"}, "heads", "That is nobody"),
    ("follow-up", {"state": "will not"}, "outcome", "needs a reason"),
    ("wording", {"state": "not adopted"}, "state_reason", "needs a reason"),
    ("wording", {"before": "", "after": ""}, "after", "What should it say"),
    ("reply", {"state": "not possible"}, "reason", "needs a reason"),
    ("role", {"ends": "2023"}, "ends", "ends before it starts"),
    ("role", {"organisation_id": "", "role": ""}, "organisation_id", "needs an organisation"),
    ("member", {"contact_id": "Reference group"}, "contact_id", "no member of itself"),
    ("point", {"kind": "email"}, "value", "not an e-mail"),
    ("money", {"pence": "bus 4.80"}, "pence", "Only an amount"),
    ("outcome", {"code": "", "title": ""}, "title", "needs a code or words"),
    ("question", {"words": ""}, "words", "cannot be empty"),
    ("reach-group", {"name": ""}, "name", "cannot be empty"),
    ("reach-group", {"place": "Hollerton"}, "place", "counted one way"),
    ("reach-group", {"answer": ""}, "answer", "the question and the answer"),
    ("reach-group", {"question": ""}, "question", "the question and the answer"),
    ("reach-group", {"share": "half"}, "share", "no share of the population"),
    ("reach-group", {"share": "120"}, "share", "above 0 and up to 100"),
    ("monitoring", {"heads": ""}, "heads", "how many gave it"),
    ("monitoring", {"answer": ""}, "answer", "how many gave it"),
    ("monitoring", {"heads": "2,000,000"}, "heads", "no count of people"),
]


def test_what_cannot_be_is_refused_at_its_field_and_nothing_is_written(made: Filled) -> None:
    before = everything(made.store)

    for kind, typed, name, sentence in REFUSED:
        with pytest.raises(NotSavedError) as refused:
            made.edit(kind, **typed)
        (problem,) = refused.value.problems
        assert (problem.name, sentence in problem.sentence) == (name, True), problem

    assert everything(made.store) == before


def test_every_field_that_cannot_be_read_is_named_at_once(made: Filled) -> None:
    with pytest.raises(NotSavedError) as refused:
        made.edit("event", held_on="soon", starts="half 3", head_count="lots")

    assert [problem.name for problem in refused.value.problems] == ["held_on", "starts", "head_count"]
    assert str(refused.value).startswith("Date: ")


def test_a_theme_or_an_outcome_is_never_its_own_parent(made: Filled) -> None:
    child = made.add("outcome", "programme", code="2.10.1", title="By bus", parent_id="2.10").id
    made.add("outcome", "programme", code="2.10.1.1", title="At night", parent_id="2.10.1")

    for under in ("2.10", "2.10.1", "2.10.1.1"):
        with pytest.raises(NotSavedError):
            made.edit("outcome", parent_id=under)

    assert [line.depth for line in made.store.outcomes.lines()] == [0, 1, 2]
    assert made.alter("outcome", child, parent_id="").change
    with pytest.raises(NotSavedError, match=r"nothing “Under” can be"):
        made.alter("outcome", child, parent_id="2.1")  # 2.10 begins so, and is another


def test_two_of_one_name_are_told_apart_by_reference_and_never_guessed(made: Filled) -> None:
    made.add("contact", name="Jo Bell")

    made.edit("money", contact_id="", who="x")
    with pytest.raises(NotSavedError, match=r"could be any of: Jo Bell \(N\d-KTM\), Jo Bell \(N\d-KTM\)"):
        made.edit("money", contact_id="Jo Bell")
    assert made.says("money", "contact_id") == ""
    made.edit("money", contact_id="Jo Bell (N4-KTM)")
    assert made.says("money", "contact_id") == "Jo Bell (N4-KTM)"


def test_a_safeguarding_referral_is_altered_nowhere_here(made: Filled) -> None:
    store = made.store
    (referral,) = store.feedback.add_many(
        [NewComment("", sensitive="safeguarding", referred_to="Duty desk")], event_id=made.ids["event"]
    )

    for refused in (store.editing.begin, store.editing.what_goes, store.editing.remove):
        with pytest.raises(KeptApartError):
            refused("comment", referral)
    assert referral not in [part.id for part in store.editing.parts("event", made.ids["event"])]


def test_a_record_is_found_by_its_reference_and_what_has_no_form_says_so(made: Filled) -> None:
    editing = made.store.editing

    assert editing.find("e1") == ("event", made.ids["event"], "E1-KTM")
    assert editing.find("W1") == ("wording", made.ids["wording"], "W1-KTM")
    with pytest.raises(NotEditedError):
        editing.find("H1")
    with pytest.raises(UnknownReferenceError):
        editing.find("E9")


def test_the_parts_of_a_record_are_numbered_and_said(made: Filled) -> None:
    parts = made.store.editing.parts("event", made.ids["event"])

    assert [(part.kind, part.number, part.words) for part in parts] == [
        ("came", 1, "Jo Bell, chair"),
        ("comment", 1, "The last bus is at four."),
        ("access", 1, "British Sign Language interpreter"),
        ("money", 1, "Public transport £4.80 claimed Jo Bell"),
        ("follow-up", 1, "Ring the bus company"),
        ("wording", 1, "3.2, version 1"),
        ("monitoring", 1, "Disability: yes 1"),
    ]


def test_wording_added_by_a_form_is_another_version_of_the_clause_the_log_page_made(made: Filled) -> None:
    store, programme = made.store, made.ids["programme"]
    logged = store.events.record(
        NewEvent(
            "Workshop",
            "2026-11-11",
            programme_id=programme,
            wordings=(NewWording("4.1", "may", "should"),),
        )
    )

    saved = made.add("wording", logged.id, clause="4.1", before="should", after="will", outcome_id="2.10")

    (first, second) = store.wording.find(saved.reference)
    assert [(line.version, line.after) for line in (first, second)] == [(1, "should"), (2, "will")]
    assert "all its 2 versions" in made.alter("wording", saved.id, clause="4.2", outcome_id="2.10").words
    assert {(line.clause, line.outcome_code) for line in store.wording.find(saved.reference)} == {
        ("4.2", "2.10")
    }


def test_the_comments_that_shaped_a_version_are_named_by_reference(made: Filled) -> None:
    store = made.store
    second = made.add("comment", "event", words="Say will, not may")
    before = everything(store)

    saved = made.edit("wording", shaped_by=f"c1, {second.reference}")
    assert made.says("wording", "shaped_by") == "C1-KTM, C2-KTM"
    made.edit("wording", shaped_by="C2")
    assert [line.comments for line in store.wording.find("W1")] == ["C2-KTM"]
    with pytest.raises(NotSavedError, match="nothing called “C9”"):
        made.edit("wording", shaped_by="C2 C9")
    store.undoing.undo()
    store.undoing.undo(saved.change)
    assert everything(store) == before

    new = made.add("wording", "event", clause="3.2", after="must", shaped_by="C1")
    assert store.wording.find(new.reference)[-1].comments == "C1-KTM"


def test_wording_begun_on_an_outcome_words_that_outcome(made: Filled) -> None:
    saved = made.add("wording", "outcome", clause="2.10", after="I can get there and back")

    (line,) = made.store.wording.find(saved.reference)
    assert (line.outcome_code, line.programme_id) == ("2.10", made.ids["programme"])


def test_an_organisation_held_in_words_only_is_shown_and_can_be_taken_off_or_made_a_contact(
    made: Filled,
) -> None:
    with made.store.write("import") as change:
        role = change.add(
            Affiliation, contact_id=made.ids["contact"], organisation_name="Penny Forum", role="Clerk"
        )
    assert made.store.editing.begin("role", role).typed["organisation_id"] == "Penny Forum"
    assert made.alter("role", role).change == ""

    made.alter("role", role, organisation_id="")
    assert made.store.editing.begin("role", role).typed["organisation_id"] == ""
    made.store.undoing.undo()
    made.alter("role", role, organisation_id="Ambridge Carers")
    assert made.store.editing.begin("role", role).typed["organisation_id"].startswith("Ambridge Carers (N")
    assert [held.organisation for held in made.store.cards.contact(made.ids["contact"]).roles].count(
        "Penny Forum"
    ) == 0


def test_an_organisation_that_became_another_never_becomes_itself(made: Filled) -> None:
    new = made.add("contact", name="Penny Vale ICB", sort="organisation")
    old = made.add("contact", name="Hollerton ICB", sort="organisation", successor_id="Penny Vale ICB")

    assert made.store.cards.contact(old.id).successor == "Penny Vale ICB"
    with pytest.raises(NotSavedError, match="cannot be the other way round"):
        made.alter("contact", new.id, successor_id=old.reference)
    assert made.store.cards.contact(new.id).successor == ""


def test_people_are_found_by_what_their_organisation_is_called_now(made: Filled) -> None:
    (organisation,) = made.store.contacts.named("Ambridge Carers")

    made.alter("contact", organisation.id, name="Felpersham Carers")

    found = made.store.contacts.lines(made.store.contacts.rows(Filter(words="felpersham")))
    assert {line.name for line in found} == {"Felpersham Carers", "Jo Bell"}


def test_a_new_record_begins_with_today_the_programme_at_hand_and_the_officer(made: Filled) -> None:
    editing = made.store.editing
    made.edit("event", permission="by role")

    event, comment, follow_up = (
        editing.blank(kind, made.ids.get(parent, ""))
        for kind, parent in (("event", ""), ("comment", "event"), ("follow-up", "event"))
    )

    assert (event.typed["held_on"], event.typed["programme_id"], event.typed["officer"]) == (
        "12 Nov 2026",
        "Hollerton community care",
        "P. Nair",
    )
    assert (comment.title, comment.typed["permission"], comment.typed["said_on"]) == (
        "Hall drop-in",
        "Yes, by role",
        "",
    )
    assert (follow_up.typed["owner"], follow_up.typed["state"]) == ("P. Nair", "Open")
