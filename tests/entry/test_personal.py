from __future__ import annotations

import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codesign.entry.personal import personal_marks


@pytest.mark.bad_input(33)
@pytest.mark.parametrize(
    ("said", "mark"),
    [
        ("write to sue.marsh@x.org.uk please", "e-mail"),
        ("ring me on 07700 900123", "phone"),
        ("ring (01632) 960 001 after six", "phone"),
        ("+44 20 7946 0958 is the desk", "phone"),
        ("my NHS number is 943 476 5919", "NHS number"),
        ("9434765919 on the letter", "NHS number"),
        ("NI QQ 12 34 56 C".replace("QQ", "JG"), "National Insurance number"),
        ("we live at BT1 5GS now", "postcode"),
        ("we live at sw1a1aa now", "postcode"),
        ("born 12/03/1956 in the town", "date of birth"),
        ("DOB: 12 March 1956", "date of birth"),
        ("my card 4111 1111 1111 1111 was refused", "card number"),
    ],
)
def test_a_structured_identifier_is_marked(said: str, mark: str) -> None:
    assert personal_marks(said) == {mark}


@pytest.mark.bad_input(17)
@pytest.mark.parametrize(
    "said",
    [
        "The last bus is at 4 and it shuts at 6",
        "Damp in flat #3",
        "e-mail @ work",
        "We waited 14 months, from 12/03/2025 to 14/05/2026",
        "about 4,000 carers in 2025-26",
        "943 476 5918 is not a number that checks",
        "take the M4 1st turning",
        "vitamin B12 5mg twice a day",
        "£1234567890 was promised",
        "call 111 or 0300 123 1234",
        "the 9.15 from Felpersham, 12.30 back",
        "4111 1111 1111 1112",
        "section 14Z45 and s.149",
        "0000000000",
        "",
    ],
)
def test_an_ordinary_comment_is_not_marked(said: str) -> None:
    assert personal_marks(said) == frozenset()


@pytest.mark.bad_input(35)
def test_a_complaint_is_not_guessed() -> None:
    assert personal_marks("I want to complain about the nurse on the ward") == frozenset()


@given(st.text())
def test_no_text_breaks_the_marks(said: str) -> None:
    assert isinstance(personal_marks(said), frozenset)


@pytest.mark.parametrize(
    "hostile", ["a" * 40_000, "1 " * 20_000, "a.b-" * 10_000 + "@", "0" * 40_000, "born " * 8_000 + "1"]
)
def test_a_long_hostile_letter_is_marked_in_good_time(hostile: str) -> None:
    start = time.perf_counter()

    personal_marks(hostile)

    assert time.perf_counter() - start < 1.0


def test_the_readers_load_no_heavy_library_until_used() -> None:
    modules = "access comments contact_points counts dates errors followups money paste people personal postcodes tags times wording"
    script = (
        "import importlib, sys\n"
        f"for name in {modules.split()!r}: importlib.import_module('codesign.entry.' + name)\n"
        "heavy = {'rapidfuzz', 'dateutil', 'phonenumbers', 'email_validator', 'pydantic', 'sqlalchemy', 'sqlmodel', 'textual'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )

    shown = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert shown.stdout.strip() == "[]"
