"""A file into the store: one change, every row accounted for, nothing overwritten, all of it undone by undo."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from codesign.errors import CodesignError
from codesign.imports.apply import ImportOptions, import_file
from codesign.imports.report import ImportReport
from codesign.records.feedback import NewTheme
from codesign.records.outcomes import NewProgramme
from codesign.records.people import NewContact, Point
from codesign.records.questions import NewQuestion
from codesign.store import Store
from codesign.store.journal.undo import content
from codesign.store.verbs.asked_in_words import AskedInWords

Bring = Callable[..., ImportReport]

REGISTER = (
    "Name,Ward,Telephone,Email,Party\n"
    "Councillor Jo Bloggs,Penny Hassett,01632 960001,jo.bloggs@example.gov.uk,Purple\n"
    "Mrs Al Example,Hollerton,,al@example.org,\n"
    "Limited,,,,\n"
)
COMMENTS = (
    "Comment ID,Date,FFT question,FFT answer,Service,Parking,Staff manner\n"
    "A 1,14/06/2021,What was good?,The nurses.,District nursing,,1\n"
    "A 2,14/06/2021,What could we do better?,The car park.,District nursing,1,\n"
    "A 3,15/06/2021,What was good?,,District nursing,,1\n"
)
ASSEMBLIES = (
    "unique_id,org_name,assembly_year,number_participants,thematic_grouping\n"
    "la-1,Penny Hassett Council,2020,43.0,Climate Assembly\n"
    "la-2,Hollerton Council,2021,about 20,Air Quality\n"
)
OUTCOMES = (
    "unique identifier,title,definition\nP1,1.6.i Infants,words\nP2,2.10 Falls,words\nP3,2.1 Choice,words\n"
)


@pytest.fixture
def bring(store: Store, tmp_path: Path) -> Bring:
    def _bring(text: str, as_: str = "", name: str = "register.csv", **options: Any) -> ImportReport:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8", newline="")
        report = import_file(store, path, as_, ImportOptions(**options))
        assert report.rows == report.written + report.matched + report.set_aside
        return report

    return _bring


def held(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    with store.read() as session:
        return content(session)


# What each kind becomes


def test_a_register_becomes_contacts_with_their_points(bring: Bring, store: Store) -> None:
    report = bring(REGISTER)

    assert report.words == "3 rows = 2 written + 0 matched + 1 set aside"
    assert report.reasons == {"not a name": 1}
    (line,) = store.contacts.named("Councillor Jo Bloggs")
    card = store.cards.contact(line.id)
    assert (line.kind, line.area) == ("ward-councillor", "Penny Hassett")
    assert [(point.kind, point.value) for point in card.points] == [
        ("email", "jo.bloggs@example.gov.uk"),
        ("phone", "01632 960001"),
    ]


def test_an_affiliation_joins_an_organisation_of_the_same_file(bring: Bring, store: Store) -> None:
    bring(
        "Name,Organisation,Role,Email\nJo Bloggs,Penny Trust,Chair,jo@example.org\nPenny Trust,,,hello@example.org\n"
    )

    assert len(store.contacts.named("Penny Trust")) == 1
    assert store.contacts.named("Jo Bloggs")[0].organisations == "Chair, Penny Trust"


@pytest.mark.bad_input(59)
def test_a_file_without_headings_gives_a_contact_for_every_row(bring: Bring, store: Store) -> None:
    rows = '"R0A","PENNY NHS TRUST","M13 9WL","20171001"\n"R0B","HOLLERTON NHS FOUNDATION TRUST","SR4 7TP","20190401"\n'

    report = bring(rows, no_header=True, columns="name=2,postcode=3")

    assert (report.rows, report.written) == (2, 2)
    assert [line.sort for line in store.contacts.lines(store.contacts.rows())] == ["organisation"] * 2


def test_ticked_columns_become_tags_on_themes_found_by_name_first(bring: Bring, store: Store) -> None:
    store.themes.add(NewTheme(name="parking", definition="Where to leave a car"))

    report = bring(COMMENTS)

    assert report.words == "3 rows = 2 written + 0 matched + 1 set aside"
    assert {theme.name: theme.comments for theme in store.themes.lines()} == {"parking": 1, "Staff manner": 1}
    (first,) = [line for line in store.feedback.lines(store.feedback.rows()) if line.themes == "Staff manner"]
    assert (first.words, first.exact, first.permission) == ("The nurses.", True, "not-asked")
    assert (first.question, first.place, first.said_on) == (
        "What was good?",
        "District nursing",
        "2021-06-14",
    )


def test_a_register_of_assemblies_becomes_events_with_unnamed_heads(bring: Bring, store: Store) -> None:
    bring(ASSEMBLIES)

    people = store.figures.people()
    assert (people.named, people.heads, people.about) == (0, 63, True)
    assert {line.held_on for line in store.events.lines(store.events.rows())} == {"2020", "2021"}


@pytest.mark.bad_input(66)
def test_outcomes_keep_their_codes_as_text_in_a_programme_named_after_the_file(
    bring: Bring, store: Store
) -> None:
    report = bring(OUTCOMES, name="Falls and frailty.csv")

    assert report.programme == "Falls and frailty"
    assert [line.code for line in store.outcomes.lines()] == ["1.6.i", "2.10", "2.1"]
    assert store.outcomes.find("2.1").title == "Choice"


def test_outcomes_go_to_the_only_programme_or_the_one_named(bring: Bring, store: Store) -> None:
    only = store.programmes.add(NewProgramme(title="Community services"))
    assert bring(OUTCOMES).programme == "Community services"

    store.programmes.add(NewProgramme(title="Mental health"))
    report = bring(OUTCOMES, programme="Mental")

    assert (report.programme, report.written) == ("Mental health", 3), (
        "another programme may share a framework"
    )
    assert len(store.outcomes.lines(only.id)) == 3


def test_a_tree_is_built_parents_first_and_an_orphan_is_kept_at_the_top(bring: Bring, store: Store) -> None:
    report = bring("Code,Title,Parent\n1.1,Falls,1\n1,Safety,\n9.1,Lost,9\n7,Round,7\n", "outcomes")

    assert report.written == 4
    assert [(line.code, line.depth) for line in store.outcomes.lines()] == [
        ("1", 0),
        ("1.1", 1),
        ("9.1", 0),
        ("7", 0),
    ]
    assert {problem.rule for problem in report.problems} == {"parent not found"}


# Held already


@pytest.mark.bad_input(71)
@pytest.mark.parametrize(
    "text", [REGISTER, COMMENTS, ASSEMBLIES, OUTCOMES, "Comment,Place\nMore buses,x\nMore buses,x\n"]
)
def test_the_same_file_again_writes_nothing(bring: Bring, store: Store, text: str) -> None:
    first = bring(text)
    before = held(store)

    again = bring(text)

    assert (again.written, again.matched, again.set_aside) == (0, first.written, first.set_aside)
    assert again.reference == first.reference
    assert held(store) == before


@pytest.mark.bad_input(71)
def test_a_changed_row_with_its_own_identifier_is_set_aside_not_overwritten(
    bring: Bring, store: Store
) -> None:
    bring(COMMENTS)

    report = bring(
        COMMENTS.replace("The car park.", "The car park is full.")
        + "A 9,16/06/2021,What was good?,Tea.,Ward,1,\n"
    )

    assert (report.written, report.matched) == (1, 1)
    assert report.reasons["held already, with other content"] == 1
    assert "The car park is full." not in {line.words for line in store.feedback.lines(store.feedback.rows())}


@pytest.mark.bad_input(71)
def test_one_changed_row_of_many_is_found_and_the_rest_matched(bring: Bring) -> None:
    rows = "".join(f"Jo {number},jo{number}@example.org\n" for number in range(5))
    bring(f"Name,Email\n{rows}")

    report = bring(f"Name,Email\n{rows}".replace("jo3@", "jo.three@"))

    assert (report.written, report.matched) == (1, 4)


def test_one_identifier_twice_in_a_file_with_other_words_is_set_aside(bring: Bring) -> None:
    report = bring("Comment ID,Comment\nA 1,More buses\nA 1,Fewer cars\nA 1,More buses\n", "feedback")

    assert (report.written, report.matched, report.set_aside) == (1, 1, 1)
    assert report.reasons == {"the same identifier as row 2, with other content": 1}


@pytest.mark.bad_input(31)
def test_the_same_words_in_another_survey_are_another_answer(bring: Bring) -> None:
    bring("Comment,Place\nMore buses,x\nTrains,x\nCycling,x\nGritting,x\n", "feedback")

    report = bring("Comment,Place\nMore buses,x\nBenches,x\nToilets,x\n", "feedback", name="second.csv")

    assert (report.written, report.matched) == (3, 0)


def test_somebody_added_by_hand_with_all_the_row_says_is_matched(bring: Bring, store: Store) -> None:
    store.contacts.add(
        NewContact(
            name="jo bloggs",
            area="Penny Hassett",
            points=(Point("email", "jo@example.org"), Point("phone", "01632 960001")),
        )
    )

    same = bring("Name,Ward,Email,Phone\nJo Bloggs,Penny Hassett,JO@example.org,01632960001\n")
    more = bring("Name,Ward,Email,Role\nJo Bloggs,Penny Hassett,jo@example.org,Chair\n", name="more.csv")

    assert (same.written, same.matched) == (0, 1)
    assert (more.written, more.matched) == (1, 0), (
        "a row that says more is written, and queued as a look-alike"
    )


@pytest.mark.bad_input(40)
def test_a_name_alone_is_no_proof_that_somebody_is_held(bring: Bring, store: Store) -> None:
    store.contacts.add(NewContact(name="Mohammed Khan", area="Penny"))

    assert bring("Name,Ward\nMohammed Khan,Penny\n").written == 1


@pytest.mark.bad_input(49)
@pytest.mark.parametrize("row", ["Jo Bloggs,new@example.org", "J Bloggs,jo@example.org"])
def test_somebody_not_to_be_contacted_is_never_refreshed(bring: Bring, store: Store, row: str) -> None:
    store.contacts.add(
        NewContact(name="Jo Bloggs", points=(Point("email", "jo@example.org"),), do_not_contact="asked us")
    )

    report = bring(f"Name,Email\n{row}\n")

    assert report.reasons == {"N1-KTM of this name, e-mail or phone is marked do not contact": 1}
    assert [line.do_not_contact for line in store.contacts.lines(store.contacts.rows())] == [True]


@pytest.mark.bad_input(49)
def test_somebody_not_to_be_contacted_is_known_again_by_a_name_they_have_left(
    bring: Bring, store: Store
) -> None:
    jo = store.contacts.add(NewContact(name="Jo Bloggs", do_not_contact="asked us"))
    store.contacts.hide_name(jo, "Joan Bloggs")

    report = bring("Name,Email\nJOAN BLOGGS,new@example.org\n")

    assert (report.written, report.reasons) == (0, {"N1-KTM, who this may be, is marked do not contact": 1})


def test_the_same_row_under_a_name_they_have_left_is_matched(bring: Bring, store: Store) -> None:
    jo = store.contacts.add(NewContact(name="Jo Bloggs", points=(Point("email", "jo@example.org"),)))
    store.contacts.hide_name(jo, "Joan Bloggs")

    report = bring("Name,Email\nJoan Bloggs,jo@example.org\n")

    assert (report.written, report.matched) == (0, 1)


def test_do_not_contact_in_the_file_is_kept(bring: Bring, store: Store) -> None:
    bring("Name,Email,Do not contact\nJo Bloggs,jo@example.org,yes\n")

    assert store.contacts.named("Jo Bloggs")[0].do_not_contact


# One change


@pytest.mark.bad_input(74)
@pytest.mark.parametrize("text", [REGISTER, COMMENTS, ASSEMBLIES, OUTCOMES])
def test_undo_takes_all_of_an_import_back(bring: Bring, store: Store, text: str) -> None:
    before = held(store)
    report = bring(text)

    store.undoing.undo(report.change)

    assert held(store) == before
    assert bring(text).written == report.written, "and it can be brought in again"


@pytest.mark.bad_input(74)
def test_a_failure_half_way_writes_nothing(
    bring: Bring, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError("power")

    before = held(store)
    monkeypatch.setattr(type(store.batches), "finish", fail)

    with pytest.raises((OSError, CodesignError)):
        bring(COMMENTS)

    monkeypatch.undo()
    assert held(store) == before
    assert bring(COMMENTS).written == 2


def test_a_dry_run_says_what_would_be_done_and_writes_nothing(bring: Bring, store: Store) -> None:
    before = held(store)

    report = bring(REGISTER, dry_run=True)

    assert report.words == "3 rows = 2 to write + 0 matched + 1 set aside"
    assert (report.reference, report.change) == ("", "")
    assert held(store) == before


def test_rows_set_aside_are_kept_whole_with_their_reason_and_import(bring: Bring, store: Store) -> None:
    report = bring("Name,Email\nJo,jo@example.org\nLimited,info@example.org\n")

    (row,) = store.batches.set_aside()
    assert (row.batch, row.row_number, row.reason) == (report.reference, 3, "not a name")
    assert row.cells == {"Name": "Limited", "Email": "info@example.org"}
    (batch,) = store.batches.lines()
    assert (batch.rows, batch.written, batch.matched, batch.set_aside) == (2, 1, 0, 1)
    assert batch.file_name == "register.csv"
    assert len(batch.sha256) == 64


def test_the_account_for_programs_has_its_stable_fields(bring: Bring) -> None:
    account = bring(REGISTER).as_json()

    assert {"file", "rows", "written", "matched", "set_aside", "problems"} <= account.keys()
    assert (account["rows"], account["written"], account["matched"], account["set_aside"]) == (3, 2, 0, 1)
    assert account["problems"][0].keys() == {"row", "column", "cell", "rule", "wrong", "put_right"}
    assert account["change"].startswith("H")


def test_rows_belong_to_the_programme_named(bring: Bring, store: Store) -> None:
    programme = store.programmes.add(NewProgramme(title="Community services"))

    bring(COMMENTS, programme="community")
    bring(ASSEMBLIES, programme="G1")

    (line,) = store.programmes.lines()
    assert (line.id, line.events, line.comments) == (programme.id, 2, 2)


@pytest.mark.parametrize(
    ("as_", "options", "sentence"),
    [
        ("people", {}, "Rows cannot be imported as people. Use --as with one of: contacts, events"),
        ("", {"programme": "Nowhere"}, "No one programme is called"),
        ("", {"map": ("Wart=area",)}, "There is no column Wart"),
    ],
)
def test_what_was_asked_wrongly_changes_nothing(
    bring: Bring, store: Store, as_: str, options: dict[str, Any], sentence: str
) -> None:
    before = held(store)

    with pytest.raises(CodesignError, match=sentence):
        bring(REGISTER, as_, **options)

    assert held(store) == before


@pytest.fixture(autouse=True)
def proved(store: Store) -> Iterator[None]:
    """Check after every test that the journal holds and every record is as it tells."""
    yield
    assert store.prove().holds


# What was asked

ANSWERS = (
    "Comment ID,question,consultation,comment\n"
    "B 1,q1,FFT 2021,The nurses were kind.\n"
    "B 2,What could we  do BETTER?,FFT 2021,The car park is too small.\n"
    "B 3,Q1,Winter buses,A later bus.\n"
    "B 4,Q7,FFT 2021,The tea was cold.\n"
)


def test_rows_are_tagged_to_the_question_they_name_by_code_or_words(bring: Bring, store: Store) -> None:
    store.questions.add(NewQuestion("What was good?", "Q1", consultation="FFT 2021"))
    store.questions.add(NewQuestion("What could we do better?", "Q2", consultation="FFT 2021"))
    store.questions.add(NewQuestion("What would help?", "Q1", consultation="Winter buses"))

    report = bring(ANSWERS)

    assert [(line.consultation, line.code, line.comments) for line in store.questions.lines()] == [
        ("FFT 2021", "Q1", 1),
        ("FFT 2021", "Q2", 1),
        ("Winter buses", "Q1", 1),
    ]
    assert "3 rows were tagged to the question asked: Q1 (2), Q2 (1)." in report.notes
    (missing,) = (note for note in report.notes if "not in the store" in note)
    assert missing.startswith("1 row names a question that is not in the store: Q7 (1). The words are kept; ")
    assert '`codesign questions add WORDS --code Q7 --consultation "FFT 2021"` adds one' in missing
    fourth = store.feedback.find("C4")
    assert (fourth.question, fourth.note) == ("Q7", "Consultation: FFT 2021")
    assert bring(ANSWERS).words == "4 rows = 0 written + 4 matched + 0 set aside"


def test_a_question_that_several_go_by_is_given_to_none(bring: Bring, store: Store) -> None:
    for consultation in ("FFT 2021", "Winter buses"):
        store.questions.add(NewQuestion(f"What of {consultation}?", "Q1", consultation=consultation))

    report = bring("question,comment\nQ1,A later bus.\nQ1,Warmer rooms.\n")

    assert {line.comments for line in store.questions.lines()} == {0}
    assert any(
        note.startswith("2 rows could answer any of several questions: Q1 (2).") for note in report.notes
    )


def test_comments_that_say_what_was_asked_are_tagged_to_a_question_added_later(
    bring: Bring, store: Store
) -> None:
    bring(ANSWERS)
    first = store.questions.add(NewQuestion("What was good?", "Q1", consultation="FFT 2021"))
    store.questions.add(NewQuestion("What would help?", "Q1", consultation="Winter buses"))

    asked = AskedInWords(store)

    assert asked.waiting(first) == 1
    assert (asked.link(first), asked.waiting(first), asked.link(first)) == (1, 0, 0)
    assert [(line.consultation, line.comments) for line in store.questions.lines()] == [
        ("FFT 2021", 1),
        ("Winter buses", 0),
    ]
    assert store.feedback.find("C1").question == "q1"
