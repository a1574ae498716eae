from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codesign.entry.contact_points import read_emails, read_phones, read_postcode


def _values(read: object) -> list[str]:
    return [point.value for point in getattr(read, "points", ())]


@pytest.mark.bad_input(46)
@pytest.mark.parametrize(
    ("typed", "addresses", "leftovers"),
    [
        ("sue@council.gov,uk", ["sue@council.gov.uk"], ()),
        ("Sue <sue@x.uk>;", ["sue@x.uk"], ("Sue",)),
        ("mailto:sue@x.uk", ["sue@x.uk"], ()),
        ("via Sue", [], ("via Sue",)),
        ("sue@x.uk; ann@y.uk", ["sue@x.uk", "ann@y.uk"], ()),
        ("sue@x.uk/ann@y.uk", ["sue@x.uk", "ann@y.uk"], ()),
        ("sue@x.uk, sue@x.uk", ["sue@x.uk"], ()),
        ("Sue@X.UK (work)", ["Sue@x.uk"], ("work",)),
        ("sue@nowhere", [], ("sue@nowhere",)),
        ("o'brien-nkemelu@x.org.uk", ["o'brien-nkemelu@x.org.uk"], ()),
        ("N/A", [], ()),
    ],
)
def test_every_email_in_a_cell_is_kept_corrected_or_sent_to_notes(
    typed: str, addresses: list[str], leftovers: tuple[str, ...]
) -> None:
    read = read_emails(typed)

    assert _values(read) == addresses
    assert read.leftovers == leftovers


@pytest.mark.bad_input(46)
def test_a_correction_of_an_email_is_shown() -> None:
    assert (
        read_emails("sue@council.gov,uk").words
        == "sue@council.gov.uk; A comma in an e-mail was read as a dot."
    )
    assert read_emails("sue@nowhere").corrections == (
        "“sue@nowhere” is not an e-mail address; kept in notes.",
    )


@pytest.mark.bad_input(47)
@pytest.mark.parametrize(
    ("typed", "numbers", "leftovers", "keys"),
    [
        ("7966298513", ["07966 298513"], (), ["+447966298513"]),
        ("7966298513.0", ["07966 298513"], (), ["+447966298513"]),
        ("01632 960 001 x23", ["01632 960001 x23"], (), ["+441632960001;ext=23"]),
        ("01632 960001 ext. 5", ["01632 960001 x5"], (), ["+441632960001;ext=5"]),
        ("020 7946 0958 / mobile", ["020 7946 0958"], ("mobile",), ["+442079460958"]),
        (
            "020 7946 0958 or 07700 900123",
            ["020 7946 0958", "07700 900123"],
            (),
            ["+442079460958", "+447700900123"],
        ),
        ("+44 (0)20 7946 0958", ["020 7946 0958"], (), ["+442079460958"]),
        ("447700900123", ["07700 900123"], (), ["+447700900123"]),
        ("Home: 020 7946 0958", ["020 7946 0958"], ("Home:",), ["+442079460958"]),
        ("7.97E+09", [], ("7.97E+09",), []),
        ("ask at desk", [], ("ask at desk",), []),
        ("unknown", [], (), []),
    ],
)
def test_every_phone_number_in_a_cell_is_kept_or_sent_to_notes(
    typed: str, numbers: list[str], leftovers: tuple[str, ...], keys: list[str]
) -> None:
    read = read_phones(typed)

    assert _values(read) == numbers
    assert read.leftovers == leftovers
    assert [point.key for point in read.points] == keys


@pytest.mark.bad_input(47)
def test_what_excel_did_to_a_phone_number_is_said() -> None:
    assert read_phones("7966298513").corrections == ("The 0 was put back: 07966 298513.",)
    assert read_phones("7.97E+09").corrections == (
        "7.97E+09 was lost in Excel: the number cannot be recovered.",
    )


@pytest.mark.bad_input(48)
def test_a_postcode_is_tidied_suggested_or_blank() -> None:
    assert _values(read_postcode("sw1a1aa")) == ["SW1A 1AA"]
    assert read_postcode("sw1a1aa").corrections == ("“sw1a1aa” was tidied to SW1A 1AA.",)
    assert read_postcode("SW1A OAA").points == ()
    assert read_postcode("SW1A OAA").suggestions == ("SW1A 0AA",)
    assert read_postcode("SW1A OAA").leftovers == ("SW1A OAA",)
    assert read_postcode("N/A").words == "“N/A” was read as blank."
    assert read_postcode("").words == "blank"
    assert read_postcode("BO1").leftovers == ("BO1",)
    assert read_postcode("MI 1AE").suggestions == ("M1 1AE",)
    assert read_postcode("QQ1 1AA").suggestions == ()


@given(st.text(max_size=50) | st.from_regex(r"[a-z@.,;/ 0-9+<>x]{0,40}", fullmatch=True))
def test_no_letter_of_a_cell_is_dropped(typed: str) -> None:
    for read in (read_emails(typed), read_phones(typed), read_postcode(typed)):
        kept = " ".join((*_values(read), *read.leftovers, *read.corrections)).casefold()
        assert read.words
        assert all(word in kept or "mailto" in word for word in re.findall(r"[a-z]{3,}", typed))


@pytest.mark.bad_input(47)
def test_a_number_a_figure_short_stays_as_typed_in_the_notes() -> None:
    assert read_phones("07700 90012").leftovers == ("07700 90012",)
    assert read_phones("07700 90012").points == ()


@pytest.mark.bad_input(48)
def test_words_beside_a_postcode_go_to_the_notes() -> None:
    read = read_postcode("London, sw1a 1aa")

    assert _values(read) == ["SW1A 1AA"]
    assert read.leftovers == ("London",)
