from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codesign.entry.counts import Count, TwoNumbersError, read_count
from codesign.entry.errors import EntryError
from codesign.entry.people import Named, read_who
from codesign.entry.wording import Word, find_entries, plural_name

KINDS = (
    Word("carer", "Carer", words=("unpaid carer",)),
    Word("young-carer", "Young carer"),
    Word("resident", "Resident"),
    Word("young-person", "Young person"),
    Word("family-member", "Family member"),
    Word("own-staff", "Our own staff"),
    Word("community-group", "Community group"),
    Word("mp", "MP"),
)


@pytest.mark.parametrize(
    ("typed", "kind", "number", "about", "words"),
    [
        ("4 carers", "carer", 4, False, "4 carers"),
        ("1 carer", "carer", 1, False, "1 carer"),
        ("2 Residents", "resident", 2, False, "2 residents"),
        ("1 young", "young-person", 1, False, "1 young person"),
        ("3 young people", "young-person", 3, False, "3 young people"),
        ("two young carers", "young-carer", 2, False, "2 young carers"),
        ("a carer", "carer", 1, False, "1 carer"),
        ("carers: 4", "carer", 4, False, "4 carers"),
        ("4 x carers", "carer", 4, False, "4 carers"),
        ("2 MPs", "mp", 2, False, "2 MPs"),
        ("5 community groups", "community-group", 5, False, "5 community groups"),
        ("6 people", "", 6, False, "6 people"),
        ("20", "", 20, False, "20 people"),
        ("20ish residents", "resident", 20, True, "about 20 residents"),
        ("~20", "", 20, True, "about 20 people"),
        ("c20 residents", "resident", 20, True, "about 20 residents"),
    ],
)
def test_a_count_is_read_with_its_kind(typed: str, kind: str, number: int, about: bool, words: str) -> None:
    assert read_count(typed, KINDS) == Count(kind, number, about, "", words)


@pytest.mark.bad_input(10)
@pytest.mark.parametrize(
    "typed", ["approx 20 residents", "approx. 20 residents", "about 20 residents", "around twenty residents"]
)
def test_about_twenty_is_twenty_marked_about(typed: str) -> None:
    count = read_count(typed, KINDS)

    assert (count.number, count.about, count.words) == (20, True, "about 20 residents")


@pytest.mark.bad_input(10)
@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("-3", "-3 is fewer than nobody"),
        ("-3 carers", "fewer than nobody"),
        ("4.5", r"4\.5 is not a whole number of people"),
        ("4.5 carers", "not a whole number"),
        ("lots", "I need a number of people"),
        ("lots of carers", "I need a number of people"),
        ("some carers", "I need a number of people"),
        ("", "I need a number of people"),
        ("9" * 5000, "more people than anyone can count"),
        ("4 wizards", "“wizards” is not a kind of person in your vocabulary"),
    ],
)
def test_what_is_no_count_is_refused_with_an_example(typed: str, sentence: str) -> None:
    with pytest.raises(EntryError, match=sentence) as refused:
        read_count(typed, KINDS)

    assert refused.value.todo
    assert refused.value.typed == typed


@pytest.mark.bad_input(10)
@pytest.mark.parametrize(("typed", "offer"), [("7-10", "7"), ("7 to 10 carers", "7 carers"), ("10–7", "7")])
def test_a_range_asks_for_one_number_and_offers_the_lower(typed: str, offer: str) -> None:
    with pytest.raises(TwoNumbersError, match="is the number you can stand behind") as refused:
        read_count(typed, KINDS)

    assert refused.value.offer == offer
    assert read_count(refused.value.offer, KINDS).number == 7


@pytest.mark.bad_input(10)
def test_nought_is_allowed_and_says_it_adds_nobody() -> None:
    assert read_count("0 carers", KINDS) == Count("carer", 0, False, "", "0 carers: nobody to add")


@pytest.mark.bad_input(11)
def test_four_thousand_is_doubted_and_not_blocked() -> None:
    count = read_count("4000 carers", KINDS, room=60)

    assert count.number == 4000
    assert count.doubt == "4,000 carers in a room for 60? Enter again to keep."
    assert read_count("4,000", KINDS).doubt == "4,000 people? Enter again to keep."


def test_a_word_several_kinds_share_is_refused_with_their_names() -> None:
    kinds = (Word("x", "Family carer"), Word("y", "Family worker"))

    with pytest.raises(EntryError, match="could be any of: Family carer, Family worker"):
        read_count("2 family", kinds)


@pytest.mark.parametrize(
    ("name", "plural"),
    [
        ("Young person", "young people"),
        ("Member of the House of Lords", "members of the House of Lords"),
        ("MP", "MPs"),
        ("Our own staff", "our own staff"),
        ("Charity", "charities"),
        ("Voice partner (maternity)", "voice partners (maternity)"),
    ],
)
def test_a_name_has_its_plural(name: str, plural: str) -> None:
    assert plural_name(name) == plural


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("Sam Okafor, Ambridge Carers", Named("Sam Okafor", "Ambridge Carers", "", None, False, "", "Sam Okafor (Ambridge Carers)")),
        ("Jo Bell (chair)", Named("Jo Bell", "", "chair", None, False, "", "Jo Bell, as chair")),
        ("Jo Bell (chair), Ambridge Carers", Named("Jo Bell", "Ambridge Carers", "chair", None, False, "", "Jo Bell (Ambridge Carers), as chair")),
        ("Cllr J. Smith, MBE", Named("Cllr J. Smith, MBE", "", "", None, False, "", "Cllr J. Smith, MBE")),
        ("42nd Street", Named("42nd Street", "", "", None, False, "", "42nd Street")),
        ("4 Winds Housing", Named("4 Winds Housing", "", "", None, False, "", "4 Winds Housing")),
    ],
)  # fmt: skip
def test_a_name_keeps_its_organisation_and_capacity(typed: str, named: Named) -> None:
    assert read_who(typed, KINDS) == named


@pytest.mark.bad_input(39)
@pytest.mark.parametrize("typed", ["Sukarno", "陈小明", "Ngũgĩ wa Thiong’o", "A Patel", "No"])
def test_any_name_in_any_script_is_a_name(typed: str) -> None:
    who = read_who(typed, KINDS)

    assert isinstance(who, Named)
    assert who.name == typed


@pytest.mark.parametrize("typed", ["4 carers", "1 young", "about 20 residents", "carers: 4", "20"])
def test_a_count_on_the_who_line_is_a_count(typed: str) -> None:
    assert isinstance(read_who(typed, KINDS), Count)


@pytest.mark.bad_input(53)
@pytest.mark.parametrize(
    "typed", ["Ellie Marsh (15)", "Ellie Marsh (aged 15)", "Ellie Marsh (15 years old), Borchester Youth"]
)
def test_a_name_under_sixteen_is_marked_and_said(typed: str) -> None:
    who = read_who(typed, KINDS)

    assert isinstance(who, Named)
    assert (who.name, who.under_16, who.age) == ("Ellie Marsh", True, 15)
    assert "kept only with a reason; else counted as 1 young person" in who.words


@pytest.mark.bad_input(53)
def test_sixteen_is_not_under_sixteen() -> None:
    who = read_who("Ellie Marsh (16)", KINDS)

    assert isinstance(who, Named)
    assert not who.under_16


def test_a_surname_first_is_doubted_not_turned_round() -> None:
    who = read_who("SMITH, Jane", KINDS)

    assert isinstance(who, Named)
    assert (who.name, who.organisation) == ("SMITH", "Jane")
    assert "type Jane SMITH" in who.doubt


@pytest.mark.bad_input(38)
@pytest.mark.parametrize(
    ("typed", "name", "organisation"),
    [
        ("SMITH, Jane", "SMITH, Jane", ""),
        ("SMITH, Jane, Ambridge Carers", "SMITH, Jane", "Ambridge Carers"),
        ("SMITH, Jane, MBE, Ambridge Carers", "SMITH, Jane, MBE", "Ambridge Carers"),
    ],
)
def test_a_family_name_first_is_one_name_kept_as_typed_and_said_turned_round(
    typed: str, name: str, organisation: str
) -> None:
    who = read_who(typed, KINDS, turned_round=lambda before, after: "Jane SMITH" if before == "SMITH" else "")

    assert isinstance(who, Named)
    assert (who.name, who.organisation, who.doubt) == (name, organisation, "")
    assert who.turned.startswith("Jane SMITH")
    assert who.words.startswith("Jane SMITH")


@pytest.mark.parametrize("typed", ["07966 298513", "+44 7966 298513", "(01632) 960 001"])
def test_a_phone_number_is_no_count_and_no_name(typed: str) -> None:
    who = read_who(typed, KINDS)

    assert isinstance(who, Named)
    assert who.is_number


@pytest.mark.parametrize("typed", ["", " ,", "()", ", Ambridge Carers"])
def test_a_line_without_a_name_is_refused(typed: str) -> None:
    with pytest.raises(EntryError):
        read_who(typed, KINDS)


@pytest.mark.parametrize("read", [read_count, read_who])
@given(typed=st.text(max_size=60) | st.from_regex(r"[-0-9a-z, .()~]{0,20}", fullmatch=True))
def test_no_text_breaks_the_reading_of_who_came(read: object, typed: str) -> None:
    assert callable(read)
    try:
        who = read(typed, KINDS)
    except EntryError as refused:
        who = refused

    assert who.typed == typed if isinstance(who, EntryError) else who.words
    assert not isinstance(who, Count) or who.number >= 0


def test_the_exact_word_wins_over_the_beginning_of_another() -> None:
    assert [entry.code for entry in find_entries("carers", KINDS)] == ["carer"]
    assert find_entries("", KINDS) == ()
