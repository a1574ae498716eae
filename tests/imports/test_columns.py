"""Their columns and our fields: guessed, put right, and every one accounted for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from codesign.errors import AskedWronglyError
from codesign.imports.columns import guess_kind, map_columns
from codesign.imports.table import Table
from codesign.imports.words import Kind

COUNCILLORS = (
    "Name,Party,Ward,Telephone,Email,Page\n"
    "Councillor Jo Bloggs,Purple,Penny Hassett,01632 960001,jo.bloggs@example.gov.uk,https://example.org/1\n"
)
FRIENDS = (
    "Comment ID,Date,FFT question,FFT answer,Comment sentiment,Parking,Staff manner,Waiting,Discharge\n"
    "A 1,02/06/2021,What was good?,The nurses.,1,,1,,\n"
    "A 2,14/06/2021,What could we do better?,The car park.,4,1,,1,\n"
)


def test_a_register_is_known_by_its_columns_and_the_rest_is_said(table: Callable[..., Table]) -> None:
    made = table(COUNCILLORS)

    columns = map_columns(made, guess_kind(made))

    assert columns.kind is Kind.CONTACTS
    assert columns.described(made) == {"name": "Name", "area": "Ward", "phone": "Telephone", "email": "Email"}
    assert columns.notes == ("Not imported: Party, Page.",)


def test_ticked_columns_are_themes_and_a_scale_is_not(table: Callable[..., Table]) -> None:
    made = table(FRIENDS)

    columns = map_columns(made, guess_kind(made))

    assert columns.kind is Kind.FEEDBACK
    assert [made.headers[place] for place in columns.themes] == ["Parking", "Staff manner", "Waiting"]
    assert columns.notes == (
        "Not imported: Comment sentiment.",
        "1 column without anything in it left out.",
    )


@pytest.mark.parametrize("tick", ["1", "x", "yes", "TRUE", "✓"])
def test_any_usual_tick_makes_a_theme(table: Callable[..., Table], tick: str) -> None:
    made = table(f"Comment,Parking,Buses\nOne place,{tick},\nTwo places,,{tick}\nNo place,,\n")

    assert map_columns(made, Kind.FEEDBACK).themes == (1, 2)


@pytest.mark.parametrize("heading", ["May we publish", "Consent to quote", "Disabled", "Carer"])
def test_permission_and_who_somebody_is_are_never_themes(table: Callable[..., Table], heading: str) -> None:
    made = table(f"Comment,Parking,Buses,{heading}\nWords one,1,,1\nWords two,,1,1\n")

    columns = map_columns(made, Kind.FEEDBACK)

    assert columns.themes == (1, 2)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "unique_id,org_name,assembly_year,number_participants,assembly_description\na-1,Penny Council,2020,43.0,A jury\n",
            Kind.EVENTS,
        ),
        ("Date,Name of Organisation,Purpose of meeting\nMay 2025,Age Concern,Introductory\n", Kind.EVENTS),
        ("unique identifier,title,definition\nP1,1.1 Fewer falls,How many fall\n", Kind.OUTCOMES),
        ("id,date,service,text,labels\n1,2021-06-02,District,More buses,Parking\n", Kind.FEEDBACK),
        ("first_name,surname,email\nJo,Bloggs,jo@example.org\n", Kind.CONTACTS),
    ],
)
def test_the_kind_of_rows_is_told_by_the_columns(table: Callable[..., Table], text: str, kind: Kind) -> None:
    assert guess_kind(table(text)) is kind


@pytest.mark.parametrize("text", ["A,B\nJo,x\n", "Name\nJo\n", "Notes,Id\nx,y\n"])
def test_columns_that_do_not_say_are_refused_with_the_choices(table: Callable[..., Table], text: str) -> None:
    with pytest.raises(AskedWronglyError, match="--as: contacts, events, feedback, outcomes"):
        guess_kind(table(text))


def test_a_person_can_put_a_column_right_or_leave_it_out(table: Callable[..., Table]) -> None:
    made = table(COUNCILLORS)

    columns = map_columns(made, Kind.CONTACTS, ("party=organisation", "Ward=-"))

    assert columns.described(made)["organisation"] == "Party"
    assert "area" not in columns.fields
    assert columns.notes == ("Not imported: Ward, Page.",)


def test_a_person_can_call_a_column_a_theme(table: Callable[..., Table]) -> None:
    made = table("Comment,Buses\nMore buses,1\nFewer cars,\n")

    assert map_columns(made, Kind.FEEDBACK).themes == ()
    assert map_columns(made, Kind.FEEDBACK, ("Buses=theme",)).themes == (1,)


@pytest.mark.parametrize(
    ("override", "sentence"),
    [
        ("Ward", "it needs a column, an equals sign and a field"),
        ("Wart=area", "There is no column Wart. The columns are: Name, Party"),
        ("Ward=size", "size is not a field of contacts. The fields are: name"),
        ("Ward=name", "mapped twice"),
    ],
)
def test_what_cannot_be_mapped_is_refused(table: Callable[..., Table], override: str, sentence: str) -> None:
    with pytest.raises(AskedWronglyError, match=sentence):
        map_columns(table(COUNCILLORS), Kind.CONTACTS, ("Party=name", override))


@pytest.mark.parametrize("kind", [Kind.EVENTS, Kind.FEEDBACK])
def test_a_column_every_record_needs_is_asked_for(table: Callable[..., Table], kind: Kind) -> None:
    with pytest.raises(AskedWronglyError, match=f"which {kind.value} need"):
        map_columns(table(COUNCILLORS), kind)


def test_without_headings_the_columns_named_are_the_fields(table: Callable[..., Table]) -> None:
    made = table("R0A,PENNY NHS TRUST\nRAE,HOLLERTON NHS TRUST\n", no_header=True, columns="name=2")

    columns = map_columns(made, Kind.CONTACTS)

    assert columns.fields == {"name": 1}
    assert columns.notes == ("Not imported: column A.",)
    with pytest.raises(AskedWronglyError, match="name is not a field of feedback"):
        map_columns(made, Kind.FEEDBACK)
