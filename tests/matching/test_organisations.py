"""Organisations recognised whatever the spelling."""

from __future__ import annotations

import pytest

from codesign.matching import Candidate, Known, Register, Typed


def found(known: Known, name: str) -> list[Candidate]:
    return Register([known]).candidates(Typed(name, sort="organisation"))


@pytest.mark.bad_input(43)
@pytest.mark.parametrize(
    "name",
    [
        "Prince's Trust",
        "The Prince's Trust",
        "Princes Trust",
        "PRINCES TRUST",
        "The Princes Trust Ltd",
        "Prince’s  Trust",
    ],
)
def test_an_organisation_in_six_spellings_is_one(name: str) -> None:
    assert [one.likelihood for one in found(Known("1", "The Prince's Trust", "organisation"), name)] == [
        "likely"
    ]


@pytest.mark.bad_input(45)
def test_an_organisations_former_name_is_recognised() -> None:
    board = Known("1", "NHS Borsetshire and Felpersham ICB", "organisation", aliases=("NHS Borsetshire ICB",))

    assert found(board, "NHS Borsetshire ICB")[0].reasons == ("also known as NHS Borsetshire ICB; same name",)


@pytest.mark.parametrize(
    ("typed", "held", "reason"),
    [
        ("ACC", "Ambridge Carers Centre", "initials"),
        ("Ambridge Carers Centre", "ACC", "initials"),
        ("Ambridge Carers", "Ambridge Carers Centre", "nearly the same name: Centre"),
        ("Ambridge Carers Centre", "Ambridge Carers", "nearly the same name: Centre"),
        ("Ambr Carers", "Ambridge Carers Centre", "“Ambr Carers” begins its name"),
        ("Ambridge Carres", "Ambridge Carers", "a slip: Carres, Carers"),
        ("Ambridge Tenants Assoc", "Ambridge Tenants Association", "Assoc = Association"),
        ("Ambridge Tenants Association", "Ambridge Tenants Assoc", "Assoc = Association"),
        ("NHS Borsetshire Integrated Care Board", "NHS Borsetshire ICB", "same name, written another way"),
        ("AgeUK Felpersham", "Age UK Felpersham", "same name"),
        ("Carers Ambridge", "Ambridge Carers", "same name, written another way"),
    ],
)
def test_organisations_agree_in_words(typed: str, held: str, reason: str) -> None:
    [candidate] = found(Known("1", held, "organisation"), typed)

    assert any(reason in said for said in candidate.reasons)


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("Felpersham Ward 1", "Felpersham Ward 2"),
        ("!", "Ambridge Carers"),
        ("Hollerton Mind", "Felpersham Mind"),
    ],
)
def test_other_organisations_are_other(typed: str, held: str) -> None:
    assert found(Known("1", held, "organisation"), typed) == []
