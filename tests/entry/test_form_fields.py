"""A field of a form reads what a person types, says back what it understood, and shows what is kept as it would be typed."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codesign.entry.choosing import NotAChoiceError, SeveralChoicesError
from codesign.entry.contact_points import point_kind
from codesign.entry.errors import EntryError
from codesign.entry.form_errors import CountNotNameError, NearOrganisationError, NeededError, TooLongError
from codesign.entry.form_fields import as_typed, read_field
from codesign.entry.forms import FORMS
from codesign.entry.given_choices import GIVEN
from codesign.records.editing import Choice, Editing, Field, Form, Fresh, Value, settled
from codesign.text import clean

TODAY = date(2026, 11, 12)
FIELDS = {f"{form.kind}.{field.name}": field for form in FORMS.values() for field in form.fields}
BUSES = (Choice("bus", "Bus"), Choice("coach", "Coach", also=("c",)))
PEOPLE = (
    Choice("1", "Jo Bell", "N1-KTM", "Ambridge Carers", ("J. Bell",)),
    Choice("2", "Jo Bell", "N2-KTM"),
    Choice("3", "Jo Bellamy", "N3-KTM"),
)
CODES = (Choice("a", "2.1", about="I know whom to ring"), Choice("b", "2.10", about="I can get there"))


def reading(
    reads: str, typed: str, known: tuple[Choice, ...] = (), **more: object
) -> tuple[tuple[object, ...], str]:
    return read_field(Field("x", "X", reads)._replace(**more), typed, today=TODAY, choices=known)  # type: ignore[arg-type]


@pytest.mark.parametrize(("reads", "fits"), [("number", "Try 5."), ("heads", "Try 5, or about 20.")])
@pytest.mark.parametrize("typed", ["a good few", "-2", "2.5", "9" * 20, "4 wizards"])
def test_what_is_no_number_is_told_what_fits_this_field(reads: str, fits: str, typed: str) -> None:
    with pytest.raises(EntryError) as refused:
        reading(reads, typed)
    assert refused.value.todo == fits
    assert refused.value.typed == typed


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.kind)
def test_a_form_names_each_field_and_column_once_in_two_words_at_most(form: Form) -> None:
    labels = [field.label for field in form.fields]
    columns = [column for field in form.fields for column in field.fills]

    assert len(set(labels)) == len(labels)
    assert len(set(columns)) == len(columns)
    assert all(len(label.split()) <= 2 and len(label) <= 12 for label in labels)
    assert all(part in FORMS for part in form.parts)
    assert all(
        field.choices for field in form.fields if field.reads in ("choice", "own-choice", "organisation")
    )


READ = [
    ("date", "today", ("2026-11-12",), "Thu 12 Nov 2026, today"),
    ("date", "May 2025", ("2025-05",), "May 2025"),
    ("due", "fri", ("2026-11-13",), "Fri 13 Nov 2026, tomorrow"),
    ("times", "2pm to 3.30pm", ("14:00", "15:30"), "14:00 to 15:30"),
    ("times", "1400", ("14:00", ""), "from 14:00"),
    ("heads", "about 20", (20, True), "about 20 people"),
    ("heads", "5 people", (5, False), "5 people"),
    ("number", "3", (3,), "3"),
    ("yes-no", "Y", (True,), "yes"),
    ("money", "4.80", (480,), "£4.80"),
    ("words", " two\nlines ", ("two lines",), "two lines"),
    ("long", "two\nlines\n", ("two\nlines",), "2 words"),
    ("point", "SW1A1AA", ("SW1A 1AA", "SW1A1AA"), "SW1A 1AA “SW1A1AA” was tidied to SW1A 1AA."),
]


@pytest.mark.parametrize(("reads", "typed", "values", "words"), READ)
def test_what_is_typed_means_what_it_means_on_the_log_page(
    reads: str, typed: str, values: tuple[Value, ...], words: str
) -> None:
    assert reading(reads, typed) == (values, words)


@pytest.mark.parametrize(
    ("reads", "typed"),
    [("date", "soon"), ("times", "half 3"), ("heads", "4 carers"), ("heads", "lots"), ("number", "about 3"),
     ("yes-no", "perhaps"), ("money", "bus 4.80 sam"), ("money", "4.80; 5"), ("money", "-3")],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_a_sentence(reads: str, typed: str) -> None:
    with pytest.raises(EntryError) as refused:
        reading(reads, typed)
    assert str(refused.value).endswith(".")


def test_an_empty_field_is_nothing_unless_it_is_needed() -> None:
    assert reading("date", "  ") == (("",), "")
    assert reading("number", "") == ((None,), "")
    assert reading("choice", "", BUSES, name="bus_id") == ((None,), "")
    with pytest.raises(NeededError):
        reading("words", " \t", needed=True)


@pytest.mark.parametrize("reads", ["choice", "organisation"])
@pytest.mark.parametrize("typed", ["NONE", "nobody", "-"])
def test_a_word_for_nobody_is_nothing_where_somebody_is_needed(reads: str, typed: str) -> None:
    with pytest.raises(NeededError):
        reading(reads, typed, BUSES, name="contact_id", needed=True)


def test_a_choice_is_one_thing_or_none() -> None:
    assert reading("choice", "COACH", BUSES) == (("coach",), "Coach")
    assert reading("choice", "c", BUSES) == (("coach",), "Coach")
    assert reading("choice", "co", BUSES)[0] == ("coach",)
    with pytest.raises(NotAChoiceError, match="There is Bus, Coach"):
        reading("choice", "tram", BUSES)
    assert reading("own-choice", "a tram", BUSES) == (("a tram",), "a tram (in your own words)")


def test_a_code_is_text_and_a_name_is_whole() -> None:
    assert reading("choice", "2.1", CODES, choices="outcomes")[0] == ("a",)
    with pytest.raises(NotAChoiceError):
        reading("choice", "2", CODES, choices="outcomes")
    with pytest.raises(NotAChoiceError, match=r"Jo Bellamy.* Somebody new: Down adds them to the register"):
        reading("choice", "Jo", PEOPLE, choices="contacts")


def test_two_of_one_name_are_told_apart_by_their_reference() -> None:
    with pytest.raises(SeveralChoicesError, match=r"Jo Bell \(N1-KTM\), Jo Bell \(N2-KTM\)"):
        reading("choice", "jo  bell", PEOPLE, choices="contacts")
    for typed in ("n2", "N2-KTM", "Jo Bell (N2-KTM)"):
        assert reading("choice", typed, PEOPLE, choices="contacts")[0] == ("2",)
    assert reading("choice", "J. Bell", PEOPLE, choices="contacts")[0] == ("1",)


def test_a_number_of_people_where_somebody_is_named_is_told_where_it_goes() -> None:
    with pytest.raises(CountNotNameError, match="have their own fields"):
        reading("choice", "4 carers", PEOPLE, choices="contacts")


def test_an_organisation_nobody_has_heard_of_is_a_new_one() -> None:
    assert reading("organisation", "Penny\nForum", PEOPLE, choices="organisations") == (
        (Fresh("Penny Forum"),),
        "a new organisation: Penny Forum",
    )
    assert reading("organisation", "none", PEOPLE, choices="organisations", name="o_id") == ((None,), "none")


def test_the_beginning_of_an_organisation_makes_no_new_one_but_by_quotation_marks() -> None:
    held = (Choice("1", "Ambridge Carers", "N1-KTM"), Choice("2", "The Mill", "N2-KTM", also=("Old Mill",)))
    for typed in ("Ambr", "carers", "old"):
        with pytest.raises(NearOrganisationError, match="Down marks the one you mean; in quotation marks"):
            reading("organisation", typed, held, choices="organisations")
    assert reading("organisation", '"Ambr"', held, choices="organisations")[0] == (Fresh("Ambr"),)
    assert reading("organisation", "“Ambridge Carers”", held, choices="organisations")[0] == ("1",)
    assert reading("organisation", "Ambridge Carers Club", held, choices="organisations")[0] == (
        Fresh("Ambridge Carers Club"),
    )


def test_a_letter_is_no_name() -> None:
    assert reading("name", "明" * 300)[0] == ("明" * 300,)
    for reads in ("name", "organisation"):
        with pytest.raises(TooLongError, match="1,001 characters long"):
            reading(reads, "x" * 1_001)


DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(date.isoformat)
MINUTES = st.integers(0, 1439).map(lambda minute: f"{minute // 60:02}:{minute % 60:02}")
KEPT = st.one_of(
    st.tuples(st.just("date"), st.tuples(st.one_of(DAYS, DAYS.map(lambda day: day[:7]), DAYS.map(lambda day: day[:4])))),
    st.tuples(st.just("times"), st.tuples(MINUTES, st.just(""))),
    st.tuples(st.just("times"), st.lists(MINUTES, min_size=2, max_size=2, unique=True).map(sorted).map(tuple)),
    st.tuples(st.just("heads"), st.tuples(st.integers(0, 10_000_000), st.booleans())),
    st.tuples(st.just("number"), st.tuples(st.integers(0, 10_000_000))),
    st.tuples(st.just("yes-no"), st.tuples(st.booleans())),
    st.tuples(st.just("money"), st.tuples(st.integers(0, 100_000_000))),
    st.tuples(st.just("long"), st.tuples(st.text(min_size=1).map(lambda said: clean(said).text.strip()).filter(bool))),
    st.tuples(st.just("choice"), st.tuples(st.sampled_from(["bus", "coach"]))),
)  # fmt: skip


@given(KEPT)
def test_what_is_kept_reads_back_as_the_same_once_shown_as_typed(kept: tuple[str, tuple[Value, ...]]) -> None:
    reads, values = kept
    field = Field("x", "X", reads)

    assert reading(reads, as_typed(field, values, BUSES), BUSES)[0] == values


NAMES = st.text(st.characters(categories=("L", "N", "P", "Zs")), min_size=1, max_size=12)


@given(
    st.lists(NAMES.map(lambda name: clean(name).text.strip()).filter(bool), min_size=1, max_size=5), st.data()
)
def test_a_choice_shown_as_typed_is_that_choice_whatever_it_is_called(
    names: list[str], data: st.DataObject
) -> None:
    choices = [Choice(f"id-{place}", name, f"N{place}-KTM") for place, name in enumerate(names)]
    meant = data.draw(st.sampled_from(choices))
    for of in ("contacts", "themes", "programmes"):
        field = Field("x", "X", "choice", of)
        typed = as_typed(field, [meant.value], choices)
        assert read_field(field, typed, today=TODAY, choices=choices).values == (meant.value,)


@given(st.sampled_from(sorted(FIELDS)), st.text(max_size=30))
def test_anything_typed_in_any_field_is_read_or_refused_in_a_sentence(name: str, typed: str) -> None:
    field = FIELDS[name]
    with suppress(EntryError):  # whose sentence is the point; anything else is a fault
        read = read_field(field, typed, today=TODAY, choices=GIVEN.get(field.choices, BUSES))
        assert len(read.values) == len(field.fills)


def refusal(field: Field, typed: str) -> str:
    """Return the sentence that refuses what was typed, or nothing where it was read."""
    try:
        read_field(field, typed, today=TODAY, choices=GIVEN.get(field.choices, BUSES))
    except EntryError as refused:
        return str(refused)
    return ""


@pytest.mark.bad_input(28)
def test_a_paste_of_40_000_characters_is_read_or_refused_in_a_short_sentence_and_a_moment() -> None:
    began, each = time.process_time(), {field.reads: field for field in FIELDS.values()}

    for paste in ("x" * 40_000, "12/11 " * 7_000, "a, " * 14_000, "(" * 40_000, "1" * 40_000, "é\n" * 20_000):
        assert all(len(refusal(field, paste)) < 500 for field in each.values())

    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("jo@bell.test", "email"), ("0161 496 0123", "phone"), ("SW1A 1AA", "postcode"), ("www.bell.test", "web"),
     ("3 High Street, SW1A 1AA", "address"), ("ask at the hall", "address")],
)  # fmt: skip
def test_a_point_of_contact_is_of_the_kind_it_looks_like(typed: str, kind: str) -> None:
    assert point_kind(typed) == kind


def test_what_is_saved_after_a_choice_is_mine_where_i_said_so_and_else_as_it_is_now() -> None:
    form = Form("x", "x", ())
    before = Editing(form, {"a": "1", "b": "1", "c": "1", "d": "1"})
    now = Editing(form, {"a": "2", "b": "2", "c": "1", "d": "2"})
    typed = {"a": "3", "b": "3", "c": "3", "d": "1"}

    assert settled(before, now, typed, mine=["a"]) == {"a": "3", "b": "2", "c": "3", "d": "2"}
