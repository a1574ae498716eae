"""Names taken apart for comparing and for checking."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codesign.matching import NameParts, is_a_name, is_desk, looks_like_organisation, name_parts


@pytest.mark.bad_input(37)
def test_a_full_sign_in_sheet_name_is_taken_apart() -> None:
    assert name_parts("Cllr Mrs P. O'Brien-Nkemelu MBE (Chair)") == NameParts(
        title="Cllr Mrs", given="P.", family="O'Brien-Nkemelu", post_nominals="MBE", role="Chair"
    )


@pytest.mark.bad_input(38)
def test_family_name_and_comma_is_turned_round_with_a_mark() -> None:
    assert name_parts("SMITH, Jane") == NameParts(given="Jane", family="SMITH", turned=True)


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Cllr J. Smith", NameParts("Cllr", "J.", "Smith")),
        ("Smith, J., Cllr", NameParts("Cllr", "J.", "Smith", turned=True)),
        ("van der Berg, Jan", NameParts("", "Jan", "van der Berg", turned=True)),
        ("Mc Donald, Ian", NameParts("", "Ian", "Mc Donald", turned=True)),
        ("SMITH JONES, Jane", NameParts("", "Jane", "SMITH JONES", turned=True)),
        ("NGUYEN Van An", NameParts("", "Van An", "NGUYEN", turned=True)),
        ("Jan van der Berg", NameParts("", "Jan", "van der Berg")),
        ("Ian Mc Donald", NameParts("", "Ian", "Mc Donald")),
        ("Sean O Brien", NameParts("", "Sean", "O Brien")),
        ("Maria de Souza", NameParts("", "Maria", "de Souza")),
        ("Dr. A. Khan M.B.E.", NameParts("Dr.", "A.", "Khan", post_nominals="M.B.E.")),
        ("Jane Smith, mbe", NameParts("", "Jane", "Smith", post_nominals="mbe")),
        ("Jane Smith, MA", NameParts("", "Jane", "Smith", post_nominals="MA")),
        ("Jane Smith, Chair of Trustees", NameParts("", "Jane", "Smith", role="Chair of Trustees")),
        ("John Smith Jnr", NameParts("", "John", "Smith", generation="Jnr")),
        ("J.P.Smith", NameParts("", "J. P.", "Smith")),
        ("Robert (Bob) Carter", NameParts("", "Robert (Bob)", "Carter")),
        ("(Chair)", NameParts("", "", "(Chair)")),
        ("MBE, (Chair)", NameParts("", "", "MBE", role="Chair")),
        ("", NameParts()),
        (", ,", NameParts()),
        (" , (Chair)", NameParts("", "", "", role="Chair")),
    ],
)
def test_a_name_is_taken_apart(written: str, parts: NameParts) -> None:
    assert name_parts(written) == parts


@pytest.mark.bad_input(39)
@pytest.mark.parametrize("name", ["Sukarno", "王小明", "Dr", "Jnr"])
def test_one_name_only_is_a_whole_name(name: str) -> None:
    assert name_parts(name) == NameParts(family=name)


@pytest.mark.bad_input(39)
@pytest.mark.parametrize("name", ["Nguyen Van An", "Li Wei", "Yo-Yo Ma", "Pan Wei", "Ma Long", "Do Van Ba"])
def test_a_name_written_family_first_loses_nothing(name: str) -> None:
    parts = name_parts(name)

    assert sorted(f"{parts.given} {parts.family}".split()) == sorted(name.split())


@given(st.text(max_size=60))
def test_any_text_can_be_taken_apart(text: str) -> None:
    parts = name_parts(text)

    written = f"{parts.title}{parts.given}{parts.family}{parts.generation}{parts.post_nominals}{parts.role}"
    assert {letter for letter in written if letter.isalnum()} == {
        letter for letter in text if letter.isalnum()
    }


@pytest.mark.bad_input(38)
@pytest.mark.parametrize(
    "name",
    [
        "Jane Smith Ltd",
        "Reception",
        "Info",
        "info@x.example",
        "St Mary's Church",
        "The Bull",
        "Parish of Ambridge",
        "Ambridge Carers",
        "NHS Borsetshire",
        "Dr Carter & Partners",
    ],
)
def test_an_organisation_or_a_desk_is_not_taken_for_a_person(name: str) -> None:
    assert looks_like_organisation(name)


@pytest.mark.parametrize(
    "name", ["Jane Smyth", "Rose Church", "The Rt Hon Jane Smyth", "Sukarno", "", "Penny Hall", "!"]
)
def test_a_person_is_not_taken_for_an_organisation(name: str) -> None:
    assert not looks_like_organisation(name)


@pytest.mark.bad_input(38)
@pytest.mark.parametrize(
    "name",
    ["Reception", "info@x.example", "Customer Services", "no-reply@x.example", "general.enquiries@x.example"],
)
def test_a_desk_is_nobody_in_particular(name: str) -> None:
    assert is_desk(name)


@pytest.mark.parametrize("name", ["jane@x.example", "Jane Smyth", "", "@"])
def test_a_person_is_no_desk(name: str) -> None:
    assert not is_desk(name)


@pytest.mark.bad_input(44)
@pytest.mark.parametrize("text", ["Limited", "UK", "", "  ", "n/a", "-", "12", "UK Ltd", "The"])
def test_words_every_organisation_has_are_not_a_name(text: str) -> None:
    assert not is_a_name(text)


@pytest.mark.parametrize("text", ["Age UK", "Na", "Null", "李", "Jane Smyth", "Team 4"])
def test_a_name_is_a_name(text: str) -> None:
    assert is_a_name(text)
