from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codesign.coding.personal import Found, Register, find

_CONTACTS = Register(
    [
        "Penny Hassett", "Robert O'Brien", "Nguyễn Văn An", "Grace King", "Mark Long", "Siân Llŷr-Jones", "Hamish Hall",
        "Agnieszka Kowalska", "Jennifer Whitfield", "Victoria Ward", "Cllr Alan Partridge MBE", "Marsh, Sue", "Sukarno",
    ]
)  # fmt: skip


def _names(said: str, register: Register | None = None) -> list[str]:
    return [said[each.start : each.end] for each in find(said, register) if each.kind == "name"]


@pytest.mark.bad_input(33)
@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("My son Liam has autism", ["Liam"]),
        ("my son liam has autism", ["liam"]),
        ("my youngest daughter Ellie's school", ["Ellie"]),
        ("our neighbour ana mcdonald is alone", ["ana mcdonald"]),
        ("Dr Shah was rude", ["Shah"]),
        ("dr shah was rude", ["shah"]),
        ("Dr. A. B. Shah came", ["A. B. Shah"]),
        ("MR SHAH WAS RUDE", ["SHAH"]),
        ("Mrs O'Brien's room", ["O'Brien"]),
        ("Mrs Green and Miss Young", ["Green", "Young"]),
        ("Nurse Grace was off", ["Grace"]),
        ("spoke to Agnieszka at the desk", ["Agnieszka"]),
        ("seen by Nguyễn Văn Bình, then home", ["Nguyễn Văn Bình"]),
        ("looked after by Tom and Llŷr", ["Tom", "Llŷr"]),
        ("a nurse called Sue", ["Sue"]),
        ("the lady called bronagh was off", ["bronagh"]),
        ("a man named Piotr", ["Piotr"]),
        ("my name is Aoife Ó Briain", ["Aoife Ó Briain"]),
        ("my GP, Anita, left", ["Anita"]),
        ("our midwife Jo", ["Jo"]),
        ("Carol, our lovely receptionist", ["Carol"]),
        ("Julie the physio", ["Julie"]),
        ("Sarah was so kind", ["Sarah"]),
        ("Sarah helped me", ["Sarah"]),
        ("Grace explained it", ["Grace"]),
        ("I am writing about Jasmine Blenkinsop", ["Jasmine Blenkinsop"]),
        ("All fine.\nRegards, Sue Marsh", ["Sue Marsh"]),
        ("J. Blenkinsop signed it", ["J. Blenkinsop"]),
        ("Mr de Souza and Mrs van der Merwe", ["de Souza", "van der Merwe"]),
        ("Sarah, thank you so much", ["Sarah"]),
        ("Dear Agnieszka, the bus is late", ["Agnieszka"]),
        ("Mrs O Brien", ["O Brien"]),
        ("thanks to Smith-Jones and D'Souza", ["Smith-Jones", "D'Souza"]),
    ],
)
def test_a_name_after_a_cue_is_found(said: str, named: list[str]) -> None:
    assert _names(said) == named


@pytest.mark.parametrize(
    "said",
    [
        "Dr's surgery needs more phones",
        "My mum has Parkinson's and my dad has Alzheimer's",
        "I was on Victoria Ward at the Queen Elizabeth Hospital",
        "St Thomas' Hospital was better than the Nelson Unit",
        "my name is [Name redacted]",
        "spoke to Social Services and to CAMHS",
        "thanks to everyone on Bluebell Ward",
        "In May and June it was fine",
        "King Street and Church Road need resurfacing",
        "I will mark it ten, no hope of an appointment",
        "my son waited, my wife waited",
        "a clinic called Redwood, a cafe called off",
        "Doctor was great, Nurse was great, Food was great",
        "I am Deaf and I'm Welsh",
        "Hepatitis C and Vitamin B Complex",
        "The Crisis Team told me, the CQC said",
        "Counselling helped me. Mindfulness helped me.",
        "she called again and called off the visit",
        "treated by the Trust, by CAMHS, by Autumn",
        "Very Kind And Caring Staff",
        "We live in Milton Keynes",
    ],
)
def test_words_that_are_no_name_are_left(said: str) -> None:
    assert _names(said) == []


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("Penny Hassett came", ["Penny Hassett"]),
        ("penny hassett came", ["penny hassett"]),
        ("PENNY HASSETT came", ["PENNY HASSETT"]),
        ("Hassett, Penny came", ["Hassett, Penny"]),
        ("P. Hassett came", ["P. Hassett"]),
        ("it was Penny Hassett's idea", ["Penny Hassett"]),
        ("robert obrien said so", ["robert obrien"]),
        ("Sian Llyr-Jones said so", ["Sian Llyr-Jones"]),
        ("Jenifer Whitfeild was there", ["Jenifer Whitfeild"]),
        ("Jen Whitfield was there", ["Jen Whitfield"]),
        ("jennifer whitfeld was there", ["jennifer whitfeld"]),
        ("Grace King came", ["Grace King"]),
        ("I met Hamish Hall twice", ["Hamish Hall"]),
        ("Alan Partridge again", ["Alan Partridge"]),
        ("so Sue Marsh did", ["Sue Marsh"]),
        ("a call from Agnieszka", ["Agnieszka"]),
        ("Kowalska's form", ["Kowalska"]),
        ("Sukarno was there", ["Sukarno"]),
    ],
)
def test_a_contact_is_found_however_the_name_is_written(said: str, named: list[str]) -> None:
    assert _names(said, _CONTACTS) == named


@pytest.mark.parametrize(
    "said",
    [
        "by the grace of the king",
        "mark long and hard",
        "Grace is what we ask for",
        "I was on Victoria Ward",
        "Long waits. Mark it down. King Street.",
        "the penny dropped",
        "Whitfield Road is shut",
        "in Kowalska Hospital",
    ],
)
def test_a_word_that_is_also_a_contacts_name_is_left(said: str) -> None:
    assert _names(said, _CONTACTS) == []


def test_a_misspelt_family_name_is_found_beside_a_given_name_or_a_cue_and_not_alone() -> None:
    contacts = Register(["Penny Burgess", "Rob Burger"])

    for said in ("penny burges was there", "Penny Burges was there", "Mr burges was rude", "spoke to Burges"):
        assert _names(said, contacts), said
    for said in ("the burges of people", "a penny surge", "penny pinching", "rob burgled"):
        assert not _names(said, contacts), said


def test_what_found_a_name_is_said() -> None:
    assert find("Penny Hassett", _CONTACTS) == (
        Found(0, 13, "name", "register", "It is the name of one of the contacts."),
    )
    assert find("dr shah")[0].layer == "cue"
    assert find("07700 900123")[0].layer == "pattern"


def test_organisations_are_no_names_of_people() -> None:
    register = Register(["Hollerton Parish Council", "Felpersham Community Trust"])

    assert register.count == 0
    assert _names("hollerton council said no", register) == []


@given(st.text(), st.lists(st.text(), max_size=4))
def test_no_text_and_no_contact_breaks_the_finder(said: str, contacts: list[str]) -> None:
    found = find(said, Register(contacts))

    assert all(one.end <= two.start for one, two in pairwise(found))


@given(
    st.lists(
        st.sampled_from(
            [
                "My",
                "son",
                "Dr",
                "mrs",
                "Penny",
                "Hassett's",
                "liam,",
                "and",
                "I",
                "J.",
                "the",
                "A-B",
                "Hall",
                "ward",
                "O'Brien.",
                "called",
            ]
        )
    )
)
def test_names_made_of_cues_alone_never_break_it(words: list[str]) -> None:
    said = " ".join(words)

    assert all(0 <= each.start < each.end <= len(said) for each in find(said, _CONTACTS))


@pytest.mark.parametrize("piece", ["Dr ", "Penny ", "A. ", "my son ", "Aa-"])
def test_a_long_hostile_letter_is_read_through(piece: str) -> None:
    assert isinstance(find(piece * 9_000, _CONTACTS), tuple)


def test_a_name_at_the_end_of_a_long_letter_is_found() -> None:
    letter = "the bus was late and we waited " * 1_300 + "my son Liam came, and Cllr Smyth too."

    assert [letter[each.start : each.end] for each in find(letter)] == ["Liam", "Smyth"]


@pytest.mark.parametrize(
    "piece",
    [
        "my son Liam came with Dr Smyth and Bob. ",
        "J Blenkinsop and ",
        "Xa Bo ",
        "Penny Marsh said ",
        "a@b.co ",
        "LS1 4AB ",
    ],
)
def test_names_in_their_thousands_are_marked_in_good_time(piece: str) -> None:
    letter = piece * (160_000 // len(piece))
    start = time.thread_time()

    find(letter, _CONTACTS)

    assert time.thread_time() - start < 3.0
