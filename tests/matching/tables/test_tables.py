"""Any table: its columns recognised, its rows read and joined, whatever the order of the file."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from codesign.matching.search import Found
from codesign.matching.tables.errors import (
    MapUnreadableError,
    NoNameColumnError,
    RepeatedIdError,
    UnknownTableColumnError,
    UnknownTableFieldError,
)
from codesign.matching.tables.found import TableRun
from codesign.matching.tables.reading import read_rows
from codesign.matching.tables.recognised import recognise

HEADINGS = ("id", "first_name", "surname", "dob", "city", "cluster")
GIVEN = ("Ada", "Bryn", "Cosmo", "Dilys", "Edwin", "Fern", "Gwil", "Hattie", "Idris", "Juno")
FAMILY = ("Tarrow", "Upwell", "Vestry", "Wickham", "Yarrow", "Zeal", "Orchard", "Pellow", "Quill", "Rooke")


def families(given: str) -> list[str]:
    """Return family names that nobody of another first name has."""
    return [f"{family}{given[:2].lower()}" for family in FAMILY]


def people() -> list[list[str]]:
    rows = [
        [
            f"r{number}",
            given,
            family,
            f"{1950 + number * 3 % 50}-{number % 12 + 1:02}-{number % 28 + 1:02}",
            "Hollerton",
            "1",
        ]
        for number, (given, family) in enumerate(
            (given, family) for given in GIVEN for family in families(given)
        )
    ]
    twice = [
        ["d0", "Tarrowad", "Ada", rows[0][3], "Hollerton", "2"],
        ["d42", "Edwin", "Vestreyed", rows[42][3], "", "3"],
    ]
    return [*rows, *twice]


def matched(headings: Sequence[str], rows: list[list[str]]) -> Found:
    run = TableRun(read_rows(recognise(headings, rows), rows))
    for _ in run.steps():
        pass
    return run.found


def clusters(rows: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted(matched(HEADINGS, rows).clusters))


def test_rows_turned_round_or_with_a_slip_are_joined_and_no_others() -> None:
    assert clusters(people()) == (("d0", "r0"), ("d42", "r42"))


def test_shuffled_rows_give_the_same_groups() -> None:
    shuffled = people()
    random.Random(4).shuffle(shuffled)

    assert clusters(shuffled) == clusters(people())


def test_columns_are_known_by_heading_and_by_what_is_in_them() -> None:
    rows = [
        ["1", "Ada Tarrow", "ada@tarrow.example", "LS1 4AB", "x", "1"],
        ["2", "Bryn Upwell", "b@u.example", "LS2 4AB", "y", "1"],
    ]

    fields = [
        column.field
        for column in recognise(("id", "Full name", "How to reach", "Where", "Notes", "cluster"), rows)
    ]

    assert fields == ["id", "name", "email", "postcode", "-", "truth"]


def test_a_heading_that_its_cells_belie_is_not_believed() -> None:
    rows = [["Ada Tarrow", "a@b.example"], ["Bryn Upwell", "c@d.example"]]

    assert [column.field for column in recognise(("name", "phone"), rows)] == ["name", "email"]


def test_what_a_person_says_a_column_is_holds() -> None:
    rows = [["Ada Tarrow", "Head"], ["Bryn Upwell", "Cook"]]

    found = recognise(("A", "B"), rows, "name=A,role=B")

    assert [(column.field, column.why) for column in found] == [
        ("name", "as you said"),
        ("role", "as you said"),
    ]


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ("name", MapUnreadableError),
        ("name=A,name=B", MapUnreadableError),
        ("shoe=A", UnknownTableFieldError),
        ("name=C", UnknownTableColumnError),
    ],
)
def test_a_map_that_cannot_be_read_is_refused(said: str, refused: type[Exception]) -> None:
    with pytest.raises(refused):
        recognise(("A", "B"), [["x", "y"]], said)


def test_a_table_without_names_is_said_and_not_guessed() -> None:
    with pytest.raises(NoNameColumnError, match=r"No column looks like a name\. The columns are: id, price"):
        recognise(("id", "price"), [["1", "3.50"], ["2", "4.00"]])


def test_an_id_in_several_rows_is_refused_with_the_rows_named() -> None:
    rows = [["7", "Ada Tarrow"], ["8", "Bryn Upwell"], ["7", "Fern Quill"]]

    with pytest.raises(RepeatedIdError, match="rows 2, 4"):
        read_rows(recognise(("id", "name"), rows), rows)


def test_rows_without_ids_go_by_their_number() -> None:
    rows = [["Ada Tarrow"], ["Bryn Upwell"]]

    read = read_rows(recognise(("name",), rows), rows)

    assert read.ids == ("2", "3")
    assert "number in the file" in read.notes[0]


def test_a_table_of_places_is_one_of_organisations_and_a_table_of_people_is_not() -> None:
    places = [
        ["The Copper Kettle", "1 High Street"],
        ["Mill Lane Surgery", "4 Mill Lane"],
        ["Beeches Care Home", "2 Elm Road"],
    ]
    persons = [["Jane Tarrow", "1 High Street"], ["Robert Upwell", "4 Mill Lane"]]

    assert list(read_rows(recognise(("name", "address"), places), places).rows) == ["organisation"]
    assert list(read_rows(recognise(("name", "address"), persons), persons).rows) == ["person"]


def test_pairs_say_their_reasons_in_words() -> None:
    pairs = matched(HEADINGS, people()).pairs

    assert "same birth date" in [reason.words for reason in pairs[0].reasons]
    assert all(0.5 < pair.probability <= 1 for pair in pairs)


def test_rows_that_say_the_same_word_for_word_are_joined_however_many_there_are() -> None:
    rows = [*people(), *(["again" + str(number), *people()[7][1:]] for number in range(300))]

    assert max(map(len, clusters(rows))) == 301
    assert len(clusters(rows)) == 3


def test_a_common_name_alone_joins_nobody() -> None:
    rows = [*([str(number), "Ada Tarrow"] for number in range(50)), ["50", "Bryn Upwell"]]

    assert matched(("id", "name"), rows).clusters == ()


def test_an_e_mail_or_a_phone_among_the_names_is_taken_for_what_it_is() -> None:
    names = (
        "Ada Tarrow",
        "bryn@upwell.example",
        "bryn@upwell.example",
        "0113 496 0123",
        "(0113) 4960123",
        "n/a",
    )
    rows = [[row[0], f"{row[1]} {row[2]}"] for row in people()]
    rows += [[f"m{number}", name] for number, name in enumerate(names)]
    read = read_rows(recognise(("id", "name"), rows, "name=name"), rows)
    odd = {row.id: row for rows_ in read.rows.values() for row in rows_ if row.id.startswith("m")}

    assert [bool(odd[f"m{number}"].names) for number in range(6)] == [True, False, False, False, False, False]
    assert odd["m1"].values["email"] == ("bryn@upwell.example",)
    assert odd["m3"].values["phone"] == odd["m4"].values["phone"]


def test_one_letter_is_never_the_same_name() -> None:
    rows = [*people(), ["x1", "A", "B", "", "", ""], ["x2", "A", "B", "", "", ""], ["x3", "", "", "", "", ""]]

    assert clusters([*rows, ["x4", "", "", "", "", ""]]) == clusters(people())


def test_a_first_column_that_is_different_in_every_row_is_the_ids_whatever_it_is_called() -> None:
    rows = [[f"X-{number}", "Ada Tarrow", f"1-{number}"] for number in range(60)]

    fields = [column.field for column in recognise(("Case", "name", "Location ID"), rows)]

    assert fields == ["id", "name", "-"]


def test_an_identifier_that_rows_share_is_compared() -> None:
    rows = [[str(number), "Ada Tarrow", str(number // 2)] for number in range(60)]

    fields = [column.field for column in recognise(("id", "name", "NHS number"), rows)]

    assert fields == ["id", "name", "identifier"]


def test_an_office_among_people_is_told_by_its_name_where_rows_have_e_mails() -> None:
    rows = [[f"{given} Tarrow", f"{given.lower()}@tarrow.example"] for given in GIVEN * 2]
    rows += [["Jane Smith Ltd", "jane@smith.example"]]

    read = read_rows(recognise(["name", "email"], rows), rows)

    assert [entry.sort for entry in read.contacts] == ["person"] * 20 + ["organisation"]
