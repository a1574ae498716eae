"""Names made comparable."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codesign.matching.fold import email_key, fold, folded_words, phone_key, sound, squash


@pytest.mark.bad_input(37)
@pytest.mark.parametrize(
    "written", ["obrien", "o brien", "O'Brien", "O’BRIEN", "O Brien", "o\u200bbrien", "O\u00adBrien"]
)
def test_every_way_of_writing_an_irish_name_agrees(written: str) -> None:
    assert folded_words(written) == ("obrien",)


def test_an_initial_o_stays_an_initial() -> None:
    assert folded_words("O Smith") == ("o", "smith")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Siân", "Sian"),
        ("Łukasz Wiśniewski", "Lukasz Wisniewski"),
        ("Mc Donald", "McDonald"),
        ("D'Souza", "D Souza"),
        ("Jane\u00a0Smyth", "jane smyth"),
        ("Smith\u2011Jones", "smith jones"),
        ("J.Smith", "J. Smith"),
        ("مُحَمَّد", "محمد"),
    ],
)
def test_names_that_differ_only_in_how_they_are_written_agree(one: str, other: str) -> None:
    assert folded_words(one) == folded_words(other)


def test_vowel_signs_of_indian_scripts_are_kept() -> None:
    assert fold("मीना") != fold("मना")


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=40))
def test_case_and_unicode_form_make_no_difference(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz ABCDEF'-.", max_size=40))
def test_case_makes_no_difference(text: str) -> None:
    assert squash(text.upper()) == squash(text.lower())


@pytest.mark.bad_input(42)
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kathryn", "catherine"),
        ("smith", "smyth"),
        ("mohammed", "muhammad"),
        ("hussain", "hussein"),
        ("chaudhry", "chowdhury"),
        ("stephen", "steven"),
        ("wright", "right"),
        ("thompson", "thomson"),
        ("macdonald", "mcdonald"),
    ],
)
def test_names_that_sound_alike_have_one_sound(one: str, other: str) -> None:
    assert sound(one) == sound(other) != ""


@pytest.mark.parametrize(
    ("one", "other"), [("jane", "john"), ("joan", "john"), ("jean", "jane"), ("khan", "cohen")]
)
def test_names_that_do_not_sound_alike_are_kept_apart(one: str, other: str) -> None:
    assert sound(one) != sound(other)


@pytest.mark.parametrize("word", ["", "li", "ng", "王小明", "x1y2", "aeiou"])
def test_words_too_short_or_foreign_to_the_rules_have_no_sound(word: str) -> None:
    assert sound(word) == ""


@given(st.text(max_size=60))
def test_any_text_has_a_sound_or_none(text: str) -> None:
    assert sound(fold(text)) == sound(fold(text).casefold())


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Sue <Sue@X.Example>;", "sue@x.example"),
        ("mailto:sue@x.example", "sue@x.example"),
        ("none", ""),
        ("", ""),
    ],
)
def test_an_email_is_compared_without_its_wrapping(written: str, key: str) -> None:
    assert email_key(written) == key


@pytest.mark.parametrize(
    "written", ["07700 900123", "+44 7700 900123", "0044 (0)7700-900123", "07700900123 (work)"]
)
def test_a_phone_number_is_compared_whatever_its_spacing(written: str) -> None:
    assert phone_key(written) == "7700900123"


def test_a_short_extension_is_no_phone_number() -> None:
    assert phone_key("ext 4021") == ""
