"""What holds for any text and any contacts."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from codesign.matching import Known, Register, Typed

NAMES = st.one_of(
    st.text(max_size=30),
    st.lists(
        st.sampled_from(
            [
                "Jane",
                "J.",
                "Smith",
                "Smyth",
                "SMITH,",
                "Cllr",
                "MBE",
                "Bob",
                "Robert",
                "O'Brien",
                "(Chair)",
                "Ltd",
                "Khan",
                "Jnr",
                "van",
                "王",
                "mum's",
                "jane@x.example",
                "07700 900123",
            ]
        ),
        min_size=1,
        max_size=4,
    ).map(" ".join),
)
CONTACTS = st.lists(
    st.builds(
        Known,
        id=st.uuids().map(str),
        name=NAMES,
        sort=st.sampled_from(["", "person", "organisation"]),
        aliases=st.lists(NAMES, max_size=1).map(tuple),
        hidden=st.lists(NAMES, max_size=1).map(tuple),
        organisations=st.lists(NAMES, max_size=1).map(tuple),
        wards=st.lists(st.sampled_from(["Penny Hassett", "!", ""]), max_size=1).map(tuple),
        emails=st.lists(st.sampled_from(["a@x.example", "info@x.example", "?"]), max_size=1).map(tuple),
        met=st.integers(0, 3),
    ),
    max_size=12,
    unique_by=lambda known: known.id,
)
SAID = st.builds(
    Typed,
    name=NAMES,
    organisation=NAMES | st.just(""),
    ward=st.sampled_from(["", "Penny Hassett"]),
    email=st.sampled_from(["", "a@x.example", "info@x.example"]),
    sort=st.sampled_from(["", "person", "organisation"]),
    role=st.sampled_from(["", "Chair"]),
    phone=st.sampled_from(["", "07700 900123"]),
)


@settings(max_examples=150, deadline=None)
@given(CONTACTS, SAID, st.randoms(use_true_random=False))
def test_any_text_gives_bounded_explained_candidates_in_one_order(
    known: list[Known], typed: Typed, chance: random.Random
) -> None:
    shuffled = list(known)
    chance.shuffle(shuffled)

    candidates = Register(known).candidates(typed)

    assert candidates == Register(shuffled).candidates(typed)
    assert sum(candidate.probability for candidate in candidates) <= 1
    assert all(candidate.reasons and all(candidate.reasons) for candidate in candidates)
    likely = [round(one.probability, 2) for one in candidates if not one.is_related]
    assert likely == sorted(likely, reverse=True)


@settings(max_examples=60, deadline=None)
@given(CONTACTS, SAID)
def test_a_register_that_forgot_everybody_finds_nobody(known: list[Known], typed: Typed) -> None:
    register = Register(known)
    for contact in known:
        register.remove(contact.id)

    assert len(register) == 0
    assert register.candidates(typed) == []
