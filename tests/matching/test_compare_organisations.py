"""Names of organisations: one body called otherwise, and the branch, parent or neighbour that is another."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codesign.matching.compare.organisation_levels import is_slip
from codesign.matching.compare.organisation_name import organisation_name
from codesign.matching.compare.organisation_words import mended
from codesign.matching.compare.organisations import (
    NamesCompared,
    OrganisationLevel,
    Organisations,
    compare_names,
    names_in_words,
)
from codesign.matching.names import looks_like_organisation
from codesign.matching.words.own import use_own_words

Level = OrganisationLevel


def compared(one: str, other: str) -> tuple[NamesCompared, str]:
    """Compare two names and say how they agree."""
    a, b = organisation_name(one), organisation_name(other)
    found = compare_names(a, b)
    return found, names_in_words(a, b, found)


SAME = [
    ("Loxley Tenants Assoc", "Loxley Tenants Association", "Assoc = Association"),
    ("Loxley Carers Ctr", "Loxley Carers Center", "Ctr = Centre"),
    ("Penny Hassett Parish Cncl", "Penny Hassett Parish Council", "Cncl = Council"),
    ("Univ of Felpersham", "University of Felpersham", "Univ = University"),
    ("Mill Rd Surg.", "Mill Rd Surgery", "Surg = Surgery"),
    ("Mill Road HC", "Mill Road Health Centre", "HC = Health Centre"),
    ("Loxley Comm. Centre", "Loxley Community Centre", "Comm = Community"),
    ("Loxley Carers CIO", "Loxley Carers", "same name, written another way"),
    ("Loxley Carers CIC", "The Loxley Carers PLC", "same name, written another way"),
    ("Smith & Jones LLP", "SMITH AND JONES", "same name, written another way"),
    ("St. Stephen's Church Ambridge", "Saint Stephens Church Ambridge", "Saint = St"),
    ("Prince's Trust", "Prince's Trust", "same name"),
    ("B&NES Council", "Bath & North East Somerset Council", "B&NES = Bath and North East Somerset"),
    ("BANES Council", "Bath and North East Somerset Council", "BANES = Bath and North East Somerset"),
    ("NHS Borsetshire ICB", "Borsetshire Integrated Care Board", "same name, written another way"),
    ("Felpersham Hospitals NHS FT", "Felpersham Hospitals NHS Foundation Trust", "FT = NHS Trust"),
    ("Felpersham MBC", "Felpersham Metropolitan Borough Council", "MBC = Metropolitan Borough Council"),
    ("Felpersham CC", "Felpersham City Council", "CC = a council"),
    ("Borsetshire LA", "Borsetshire County Council", "LA = a council"),
    ("Ambridge PC", "Ambridge Parish Council", "PC = Parish Council"),
    ("Ambridge PCC", "Ambridge Parochial Church Council", "same name, written another way"),
    ("Citizens Advice Loxley", "Loxley Citizens Advice Bureau", "same name, written another way"),
    ("Loxley CAB", "Citizens Advice (Loxley)", "CAB = Citizens Advice Bureau"),
    ("C.A.B. Loxley", "Loxley CAB", "CAB = Citizens Advice Bureau"),
    ("Mind in Loxley", "Loxley Mind", "same name, written another way"),
    ("Loxley Association for Mental Health (Mind)", "Loxley Mind", "same name, written another way"),
    ("Rotary Club of Loxley", "Loxley Rotary", "same name, written another way"),
    ("AgeUK Loxley", "Age UK Loxley", "same name, written another way"),
    ("Drs Archer & Ptnrs", "Archer and Partners", "Ptnrs = Partners"),
    ("Polish Community Association (Loxley)", "Loxley Polish Community Association", "same name, written another way"),
    ("Loxley Citixens Advice", "Loxley Citizens Advice", "“Citixens”: a slip for citizens"),
    ("NHSE", "NHS England", "NHSE = NHS England"),
    ("Moorl& Carers", "Moorland Carers", "same name, written another way"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "words"), SAME)
def test_one_body_written_another_way(one: str, other: str, words: str) -> None:
    assert compared(one, other) == (NamesCompared(Level.SAME), words)


NEAR = [
    ("Loxley Carres", "Loxley Carers", Level.SLIP, "a slip: Carres, Carers"),
    ("Thee Loxley Carers", "Loxley Carers", Level.SLIP, "a slip: Thee"),
    ("Rotary Ckub of Loxley", "Rotary Club of Loxley", Level.SLIP, "a slip: Ckub"),
    ("Ambridge Paris Council", "Ambridge Parish Council", Level.SLIP, "a slip: Paris, Parish"),
    ("LCC", "Loxley Carers Centre", Level.INITIALS, "initials: LCC Loxley Carers Centre"),
    ("Age UK CD", "Age UK County Durham", Level.INITIALS, "initials: CD County Durham"),
    ("Mill Road Surgery", "Mill Road Medical Centre", Level.NEAR, "nearly the same name: Surgery, not Medical Centre"),
    ("Archer Trust", "Archer Foundation", Level.NEAR, "nearly the same name: Trust, not Foundation"),
    ("Ambridge Primary", "Ambridge Primary School", Level.NEAR, "nearly the same name: School"),
    ("London Borough of Loxley", "Loxley Council", Level.NEAR, "nearly the same name: Borough"),
    ("Loxley Council", "Loxley District Council", Level.NEAR, "nearly the same name: District"),
    ("Archer Trust, Loxley", "Archer Trust", Level.PLACE, "one name says where it is: Loxley"),
    ("Loxley", "Loxley City Council", Level.SHORTER, "one name leaves out City Council"),
    ("Age UK", "Age UK Loxley", Level.PART, "one name says more: Loxley"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "level", "words"), NEAR)
def test_perhaps_one_body_and_why(one: str, other: str, level: Level, words: str) -> None:
    found, said = compared(one, other)

    assert (found.level, said) == (level, words)


RELATED = [
    ("Age Concern Loxley", "Age UK Loxley", Level.RENAMED, "Age Concern is now Age UK"),
    ("NHS Borsetshire ICB", "NHS Borsetshire CCG", Level.BECAME, "Clinical Commissioning Group became Integrated Care Board"),
    ("Borsetshire PCT", "NHS Borsetshire CCG", Level.BECAME, "Primary Care Trust became Clinical Commissioning Group"),
    ("Age UK Loxley", "Age UK Hollerton", Level.BRANCH, "another branch: Loxley, not Hollerton"),
    ("Hollerton Mind", "Mind in Felpersham", Level.BRANCH, "another branch: Hollerton, not Felpersham"),
    ("1st Loxley Scouts", "2nd Loxley Scouts", Level.BRANCH, "another branch: 1st, not 2nd"),
    ("St Stephen's Church, Ambridge", "St Stephen's Church, Loxley", Level.BRANCH, "another place: Ambridge, not Loxley"),
    ("Loxley Hospital", "Friends of Loxley Hospital", Level.INSIDE, "a body inside or beside the other: Friends"),
    ("Loxley Hospital", "Loxley Hospital Charity", Level.INSIDE, "a body inside or beside the other: Charity"),
    ("Mill Road Surgery", "Mill Road Surgery PPG", Level.INSIDE, "a body inside or beside the other: Patient Participation Group"),
    ("Loxley Parish Council", "Loxley Town Council", Level.TIER, "another body of that name: Parish, not Town"),
    ("Loxley Town Council", "Loxley District Council", Level.TIER, "another body of that name: Town, not District"),
    ("Ambridge Infants School", "Ambridge Junior School", Level.TIER, "another body of that name: Infants, not Junior"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "level", "words"), RELATED)
def test_two_bodies_that_belong_together(one: str, other: str, level: Level, words: str) -> None:
    found, said = compared(one, other)

    assert (found.level, said) == (level, words)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Felpersham Ward 1", "Felpersham Ward 2"),
        ("Ambridge PCC", "Ambridge Parish Council"),
        ("North Loxley Residents Association", "South Loxley Residents Association"),
        ("Loxley Women's Group", "Loxley Men's Group"),
        ("Loxley Deaf Club", "Loxley Dance Club"),
        ("Friends of Park Park", "Friends of Mill Park"),
        ("Hunt and Partners", "Archer and Partners"),
        ("York CC", "Age UK York"),
    ],
)
def test_other_names_are_other(one: str, other: str) -> None:
    assert compared(one, other)[0].level is Level.OTHER


@pytest.mark.parametrize(("one", "other"), [(one, other) for one, other, *_ in (*SAME, *NEAR, *RELATED)])
def test_it_does_not_matter_which_name_comes_first(one: str, other: str) -> None:
    there, back = compared(one, other)[0], compared(other, one)[0]

    assert (there.level, there.one, there.other) == (back.level, back.other, back.one)


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
        "Roundtable with: Prince's Trust",
        "Prince's Trust)",
    ],
)
def test_an_organisation_in_many_spellings_is_one(name: str) -> None:
    assert organisation_name(name) == organisation_name("The Prince's Trust")


@pytest.mark.bad_input(44)
@pytest.mark.parametrize("name", ["Limited", "UK", "", " ", "!", "The", "Ltd."])
def test_what_is_no_name_is_not_compared(name: str) -> None:
    assert Organisations().prepare(name) == ()
    assert compared(name, "Loxley Carers")[0].level is Level.OTHER
    assert compared(name, name)[0].level is Level.OTHER


@pytest.mark.bad_input(45)
def test_a_board_and_the_one_that_took_its_place_are_two() -> None:
    found, said = compared("NHS Borsetshire and Waterley ICB", "NHS Borsetshire and Felpersham ICB")

    assert (found.level, said) == (Level.BRANCH, "another branch: Waterley, not Felpersham")


@pytest.mark.parametrize(
    "word", ["south", "patel", "russell", "protect", "careers", "christina", "united", "clarity"]
)
def test_no_word_of_its_own_is_mended(word: str) -> None:
    assert mended(word) == word


def test_figures_and_known_words_are_never_a_slip() -> None:
    assert not is_slip("2024group", "2025group")
    assert not is_slip("house", "home")
    assert not is_slip("ash", "elm")
    assert not is_slip("loxley", "loxelye")  # two slips
    assert is_slip("ambridge", "ambrigde")


HOSTILE = st.text(st.characters(codec="utf-8"), max_size=60) | st.sampled_from(
    [
        "[/b] Loxley (",
        "((((",
        "&&&",
        "A&",
        "\x1b]52;c;x\x07",
        "日本語",
        "a," * 300,
        "ltd " * 80,
        "'" * 9,
        "و قرية",
        "&a&b&",
    ]
)


@given(HOSTILE, HOSTILE)
def test_any_text_compares_alike_both_ways(one: str, other: str) -> None:
    there, back = compared(one, other)[0], compared(other, one)[0]

    assert there.level is back.level
    if organisation_name(one).key:
        assert compared(one, one)[0].level is Level.SAME


def test_a_users_own_short_forms_and_brands_are_added(tmp_path: Path) -> None:
    before = compared("LXVS Loxley", "Loxley Volunteer Service")[0].level
    own = tmp_path / "names.toml"
    own.write_text(
        "organisation_short = '''\nvolunteer service: lxvs\n'''\nbrands = 'larder'\n", encoding="utf-8"
    )
    use_own_words(own)
    try:
        known = (
            compared("LXVS Loxley", "Loxley Volunteer Service"),
            compared("Loxley Larder", "Hollerton Larder"),
        )
    finally:
        use_own_words()

    assert before is not Level.SAME
    assert known[0] == (NamesCompared(Level.SAME), "LXVS = Volunteer Service")
    assert known[1][1] == "another branch: Loxley, not Hollerton"
    assert compared("LXVS Loxley", "Loxley Volunteer Service")[0].level is before


@pytest.mark.parametrize(
    "name",
    ["Age UK Loxley", "Loxley CAB", "HW Borsetshire", "Loxley Women's Aid", "Loxley Baptist Church", "Ambridge Parish Cncl", "Loxley Recovery Café"],
)  # fmt: skip
def test_an_organisation_is_known_by_its_words_and_their_short_forms(name: str) -> None:
    assert looks_like_organisation(name)


@pytest.mark.parametrize(
    "name", ["Jane Archer, District Nurse", "Sue (Health Visitor)", "Neil Baptiste", "Alice Parkinson"]
)
def test_a_person_with_a_role_is_no_organisation(name: str) -> None:
    assert not looks_like_organisation(name)


def test_what_is_no_word_is_shown_short() -> None:
    said = compared("Loxley " + "x" * 150, "Loxley")[1]

    assert said == f"one name says more: {'x' * 30}…"


@pytest.mark.parametrize(
    "text", ["Loxley \x1b]52;c;x\x07Carers", "Loxley [/b] Carers", "Loxley\u202e Carers\nHub"]
)
def test_sentences_hold_words_only(text: str) -> None:
    for other in ("Loxley", "Loxley Carers Ltd", "Hollerton Carers"):
        assert not set(compared(text, other)[1]) & set("\x1b\x07\u202e\n[]")


def test_an_employer_has_one_of_few_levels_and_a_sentence() -> None:
    comparer = Organisations()
    [cab], [bureau], [other] = map(
        comparer.prepare, ("Loxley CAB", "Citizens Advice, Loxley", "CAB Hollerton")
    )

    assert cab == bureau
    assert hash(cab) == hash(bureau)
    assert comparer.levels[comparer.compare(cab, other)] == "other"
    assert (
        comparer.words("other", cab, other) == "another organisation: another branch: Loxley, not Hollerton"
    )


def test_equal_names_are_each_compared_as_written() -> None:
    beside, within = "Archer Trust, Loxley", "Loxley Archer Trust"

    assert organisation_name(beside) == organisation_name(within)
    assert [compared(name, "Archer Trust")[0].level for name in (within, beside)] == [Level.PART, Level.PLACE]


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("Loxley Carers", "Loxley Carers", "same organisation"),
        ("Loxley Carers", "The Loxley Carers Ltd", "same organisation"),
        ("Ambridge Parish Cncl", "Ambridge Parish Council", "same organisation: Cncl = Council"),
        (
            "Archer Trust",
            "Archer Trust, Loxley",
            "perhaps the same organisation: one name says where it is: Loxley",
        ),
        ("LCC", "Loxley Carers Centre", "perhaps the same organisation: initials: LCC Loxley Carers Centre"),
        ("Loxley Carers", "Hollerton Youth Theatre", "another organisation"),
    ],
)
def test_an_employer_is_told_in_words(one: str, other: str, words: str) -> None:
    comparer = Organisations()
    [a], [b] = comparer.prepare(one), comparer.prepare(other)

    assert comparer.words("same" if a == b else comparer.levels[comparer.compare(a, b)], a, b) == words
