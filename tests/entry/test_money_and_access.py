from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codesign.entry.access import AccessNeed, read_access
from codesign.entry.errors import EntryError
from codesign.entry.money import MoneyLine, read_money
from codesign.entry.wording import Word
from codesign.records.columns_shown import pounds

KINDS = (
    Word("travel-public", "Public transport", words=("bus", "fare")),
    Word("travel-mileage", "Mileage"),
    Word("taxi", "Taxi"),
    Word("parking", "Parking", words=("car park",)),
    Word("voucher", "Voucher"),
    Word("involvement-payment", "Involvement payment"),
    Word("replacement-care", "Replacement care"),
)
NEEDS = (
    Word("bsl", "British Sign Language interpreter", words=("sign language", "bsl")),
    Word("hearing-loop", "Hearing loop"),
    Word("step-free", "Step-free access", words=("ramp", "lift")),
    Word("large-print", "Large print"),
)


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("bus 4.80 sam", MoneyLine("travel-public", True, 480, "sam", "claimed", False, "bus £4.80 sam claimed")),
        ("bus fare £4.80 for sam", MoneyLine("travel-public", True, 480, "sam", "claimed", False, "bus fare £4.80 sam claimed")),
        ("bus sam okafor 4.80", MoneyLine("travel-public", True, 480, "sam okafor", "claimed", False, "bus sam okafor £4.80 sam okafor claimed")),
        ("voucher 20 declined", MoneyLine("voucher", True, 2000, "", "declined", False, "voucher £20.00 declined")),
        ("involvement payment 75 jo owed", MoneyLine("involvement-payment", True, 7500, "jo", "owed", False, "involvement payment £75.00 jo owed")),
        ("voucher 25 sam benefits advice offered", MoneyLine("voucher", True, 2500, "sam", "claimed", True, "voucher £25.00 sam claimed benefits advice offered")),
        ("crutches 3 sam paid", MoneyLine("crutches", False, 300, "sam", "paid", False, "crutches £3.00 sam paid")),
        ("4.80 bus sam", MoneyLine("travel-public", True, 480, "sam", "claimed", False, "bus £4.80 sam claimed")),
        ("car £14.40 sam", MoneyLine("travel-mileage", True, 1440, "sam", "claimed", False, "car £14.40 sam claimed")),
    ],
)  # fmt: skip
def test_a_sum_is_read_with_what_who_and_state(typed: str, line: MoneyLine) -> None:
    read = read_money(typed, KINDS).lines[0]

    assert read._replace(words="") == line._replace(words="")
    assert pounds(line.pence) in read.words


def test_what_was_declined_is_never_added_to_what_was_claimed() -> None:
    money = read_money("bus 4.80 sam; taxi 12 claimed; voucher 20 declined", KINDS)

    assert money.totals == (("claimed", 1680), ("declined", 2000))
    assert money.words == (
        "bus £4.80 sam claimed; taxi £12.00 claimed; voucher £20.00 declined. In all: £16.80 claimed, £20.00 declined"
    )


def test_commas_part_sums_but_not_thousands() -> None:
    assert [line.pence for line in read_money("room £1,234.50, bus 4.80", KINDS).lines] == [123450, 480]


@pytest.mark.bad_input(13)
@pytest.mark.parametrize(
    ("amount", "pence", "said"),
    [
        ("£1,234.50", 123450, "£1,234.50"),
        ("45p", 45, "£0.45"),
        ("free", 0, "£0.00"),
        ("12.5", 1250, "£12.50"),
        ("£ 4.80", 480, "£4.80"),
        (".50", 50, "£0.50"),
    ],
)
def test_an_amount_is_pence_and_said_back(amount: str, pence: int, said: str) -> None:
    line = read_money(f"bus {amount}", KINDS).lines[0]

    assert line.pence == pence
    assert said in line.words


@pytest.mark.bad_input(13)
@pytest.mark.parametrize(
    ("amount", "sentence"),
    [
        ("12.5.0", "“12.5.0” is not an amount of money"),
        ("-5", "“-5” is less than nothing. For a refund"),
        ("£-5", "less than nothing"),
        ("1,23", "not an amount"),
        ("4.805", "not an amount"),
        ("9" * 5000, "not an amount"),
        ("", "How much was “bus”"),
        ("4.80 5.20", "has two amounts"),
    ],
)
def test_what_is_no_amount_is_refused(amount: str, sentence: str) -> None:
    with pytest.raises(EntryError, match=sentence):
        read_money(f"bus {amount}", KINDS)


@pytest.mark.bad_input(14)
@pytest.mark.parametrize("typed", ["mileage 32", "32miles", "32 miles", "mileage 32 miles"])
def test_the_officers_own_mileage_is_refused_kindly(typed: str) -> None:
    with pytest.raises(EntryError) as refused:
        read_money(typed, KINDS)

    assert refused.value.what == (
        "Your own mileage is not kept here: claim it in your organisation's expenses system."
    )
    assert refused.value.todo == "For a participant's journey type pounds and who: car £14.40 sam."


@pytest.mark.bad_input(14)
@pytest.mark.parametrize("typed", ["car 32 miles sam", "car 32miles sam", "32 km", "32km", "car 32 km sam"])
def test_a_distance_needs_its_sum_in_pounds(typed: str) -> None:
    with pytest.raises(EntryError, match="is a distance; what it came to is needed in pounds"):
        read_money(typed, KINDS)


@pytest.mark.bad_input(14)
def test_mileage_with_a_whole_number_asks_pounds_or_miles() -> None:
    with pytest.raises(EntryError, match="Is 32 pounds or miles"):
        read_money("mileage 32 sam", KINDS)

    assert read_money("mileage £32 sam", KINDS).lines[0].pence == 3200


def test_needs_met_and_not_met_are_two_lists() -> None:
    access = read_access("bsl 1, loop not working", NEEDS)

    assert access.met == (AccessNeed("bsl 1", "bsl", 1),)
    assert access.not_met == (AccessNeed("loop not working", "hearing-loop", None),)
    assert access.words == "Met: British Sign Language interpreter (1). Not met: Hearing loop"


@pytest.mark.parametrize(
    ("typed", "code", "is_met"),
    [
        ("2 large print", "large-print", True),
        ("large print x 2", "large-print", True),
        ("no ramp", "step-free", False),
        ("lift was broken", "step-free", False),
        ("the hearing loop wasn't working", "hearing-loop", False),
        ("bsl interpreter did not come", "bsl", False),
        ("bsl interpreter", "bsl", True),
        ("a cushion for Ann", "", True),
    ],
)
def test_a_need_is_matched_or_kept_in_its_own_words(typed: str, code: str, is_met: bool) -> None:
    access = read_access(typed, NEEDS)
    need = (access.met if is_met else access.not_met)[0]

    assert (need.text, need.code) == (typed, code)


@given(st.text(max_size=60) | st.from_regex(r"[-£0-9a-z.,; p]{0,30}", fullmatch=True))
def test_no_text_breaks_the_reading_of_money_and_access(typed: str) -> None:
    with contextlib.suppress(EntryError):
        money = read_money(typed, KINDS)
        assert sum(pence for _, pence in money.totals) == sum(line.pence for line in money.lines)
        assert all(line.pence >= 0 for line in money.lines)
    with contextlib.suppress(EntryError):
        assert read_access(typed, NEEDS).words


def test_no_needs_is_an_answer() -> None:
    assert read_access("None", NEEDS).words == "no access needs"


def test_a_sum_before_a_name_is_the_persons() -> None:
    line = read_money("£5 sam", KINDS).lines[0]

    assert (line.kind, line.pence, line.who) == ("", 500, "sam")


@pytest.mark.bad_input(13)
def test_a_refused_sum_keeps_the_whole_line() -> None:
    with pytest.raises(EntryError) as refused:
        read_money("bus 4.80 sam; taxi", KINDS)

    assert refused.value.typed == "bus 4.80 sam; taxi"
