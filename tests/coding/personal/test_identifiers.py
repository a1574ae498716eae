from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codesign.coding.personal import find, identifiers, kinds_in


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
        ("tel: 0115 496 0123 after six", "phone"),
        ("+44(0)7700 900123", "phone"),
        ("0 7 7 0 0 9 0 0 1 2 3 any time", "phone"),
        ("07700.900.123", "phone"),
        ("+353 87 123 4567 in Cork", "phone"),
        ("NHS no 94 34 76 59 19", "NHS number"),
        ("943-476-5919", "NHS number"),
        ("JG-12-34-56-C is my NI", "National Insurance number"),
        ("j g 1 2 3 4 5 6 c", "National Insurance number"),
        ("no buses at NG5  1AA", "postcode"),
        ("born on the 3rd of May, 1961", "date of birth"),
        ("d.o.b. 1961-05-03", "date of birth"),
        ("date of birth is 3.5.61", "date of birth"),
        ("sue.marsh @ x.org.uk please", "e-mail"),
        ("sue dot marsh at x dot org", "e-mail"),
        ("sort code 12-34-56 account 12345678", "bank account"),
        ("parked it, AB12 CDE, by the gate", "car number"),
        ("my car P123 ABC was towed", "car number"),
        ("I live at 12 Mill Lane", "address"),
        ("Flat 3, 12a St Mary's Road is damp", "address"),
        ("mother is at 14 church road", "address"),
        ("my mum lives at Rose Cottage, Mill Lane", "address"),
    ],
)
def test_a_structured_identifier_is_marked(said: str, mark: str) -> None:
    assert kinds_in(said) == {mark}


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
        "order number 9434765919 never came",
        "reference 07700 900123 was on the letter",
        "07-11-2025 14.30 was the time",
        "0.1 0.2 0.3 0.4 0.5 of a mile",
        "the bus down Mill Lane, the 12 Mill Lane bus",
        "14 Mill Lane Surgery is shut",
        "20 minutes down the lane, 3 cars in the street",
        "in 2019 Mill Lane was closed",
        "take 2.5mg at 06:15, Ward 12, bed 4",
        "L8 4it said",
        "account of it in 2025",
        "born in Hollerton in 1956",
    ],
)
def test_an_ordinary_comment_is_not_marked(said: str) -> None:
    assert kinds_in(said) == frozenset()


@pytest.mark.bad_input(35)
def test_a_complaint_is_not_guessed() -> None:
    assert kinds_in("I want to complain about the nurse on the ward") == frozenset()


@given(st.text())
def test_no_text_breaks_the_marks(said: str) -> None:
    assert isinstance(kinds_in(said), frozenset)


@pytest.mark.parametrize(
    "hostile",
    ["a" * 40_000, "1 " * 20_000, "a.b-" * 10_000 + "@", "0" * 40_000, "born " * 8_000 + "1"],
    ids=["letters", "digits apart", "half an address", "noughts", "births"],
)
def test_a_long_hostile_letter_is_marked_in_good_time(hostile: str) -> None:
    start = time.thread_time()

    find(hostile)

    assert time.thread_time() - start < 1.0


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("ring 07700 900 123, or", "07700 900 123"),
        ("(tel: 01632 960001)", "01632 960001"),
        ("write to sue@x.org.uk.", "sue@x.org.uk"),
        ("DOB: 12 March 1956.", "12 March 1956"),
        ("at 12 Mill Lane, Hollerton", "12 Mill Lane"),
        ("my card 4111 1111 1111 1111.", "4111 1111 1111 1111"),
        ("live at BT1 5GS now", "BT1 5GS"),
    ],
)
def test_a_span_is_the_identifier_and_nothing_around_it(said: str, found: str) -> None:
    assert [said[each.start : each.end] for each in find(said)] == [found]


@given(st.text(alphabet="0123456789 +-.@()abNGmilL,/:", max_size=80))
def test_spans_stand_in_order_and_never_overlap(said: str) -> None:
    found = find(said)

    assert all(0 <= each.start < each.end <= len(said) for each in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


def test_identifiers_alone_hold_no_name_and_no_address() -> None:
    said = "Dr Shah of 12 Mill Lane, sue@x.org.uk"

    assert [each.kind for each in identifiers(said)] == ["e-mail"]
    assert {each.kind for each in find(said)} == {"e-mail", "name", "address"}


def test_no_reason_repeats_what_was_found() -> None:
    said = "Dr Shah, 07700 900123, BT1 5GS, sue@x.org.uk, 12 Mill Lane"

    for each in find(said):
        assert said[each.start : each.end] not in each.why
