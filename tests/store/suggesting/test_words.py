"""What was learnt leaves with the codebook as words, read first; and where the codebook comes to, suggestions begin with them."""

from __future__ import annotations

import pytest

from codesign.coding.suggesting.learnt_words import LearntLabel
from codesign.records.feedback import NewComment, NewTheme
from codesign.records.people import NewContact
from codesign.store import Store
from tests.store.suggesting.coded import Coded, learn

BUS = LearntLabel({"bus": 3.0, "last bus": 2.5, "late": 1.0}, 0.3)


def test_words_learnt_elsewhere_are_suggested_from_before_anything_is_tagged(store: Store) -> None:
    coded = Coded(store, "", {})
    theme = store.themes.add(NewTheme("Getting there")).id
    comment = coded.add("The last bus was late")
    before = coded.themes(comment)

    store.suggesting.begin_with({theme: BUS})

    (first,) = coded.themes(comment)
    assert not before or before[0].score < first.score
    assert first.name == "Getting there"
    assert not first.sure
    again = coded.again()
    assert again.themes(comment)[0] == first
    again.store.close()


def test_words_learnt_elsewhere_weigh_less_the_more_is_tagged_here(store: Store) -> None:
    coded = Coded(store, "", {})
    theme = store.themes.add(NewTheme("Getting there")).id
    store.themes.add(NewTheme("Staff"))
    store.suggesting.begin_with({theme: BUS})
    comment = coded.add("The last bus was late")
    before = coded.themes(comment)[0].score

    store.feedback.add_many([NewComment(f"A kind nurse {n}", themes=("Staff",)) for n in range(60)])
    learn(store)

    assert next(each.score for each in coded.themes(comment) if each.name == "Getting there") < before


def test_words_of_a_theme_that_was_refused_or_retired_are_not_suggested(store: Store) -> None:
    coded = Coded(store, "", {})
    theme = store.themes.add(NewTheme("Getting there")).id
    store.suggesting.begin_with({theme: BUS})
    comment, other = coded.add("The last bus was late"), coded.add("The last bus")

    store.suggesting.not_this(comment, theme_id=theme)
    assert not coded.names(comment)
    assert coded.names(other)
    store.codebook.retire(theme)
    assert not coded.names(other)


def test_what_is_brought_again_stands_in_place_of_what_was(store: Store) -> None:
    coded = Coded(store, "", {})
    theme, other = (store.themes.add(NewTheme(name)).id for name in ("Getting there", "Meals"))
    store.suggesting.begin_with({theme: BUS})
    store.suggesting.begin_with(
        {theme: LearntLabel({"tram": 4.0}, 0.3), other: LearntLabel({"soup": 4.0}, 0.3)}
    )

    assert coded.names(coded.add("tram"))[0] == "Getting there"
    assert coded.names(coded.add("soup"))[0] == "Meals"


@pytest.fixture
def named(coded: Coded) -> Coded:
    """Return tagged comments in which somebody of the register is named again and again."""
    person = coded.store.contacts.add(NewContact("Zebedee O’Hara-Quill"))
    coded.store.contacts.hide_name(person, "Xanthippe Former")
    comments = [
        NewComment(
            "Zebedee O'Hara and Xanthippe say the bus is late",
            themes=("buses",),
            kind=kind,
            said_on=f"2026-05-{day:02}",
        )
        for day in range(1, 5)
        for kind in ("carer", "resident", "patient", "volunteer")
    ]
    coded.store.feedback.add_many(comments, programme_id=coded.programme)
    return coded


def test_no_name_of_the_register_leaves_not_even_one_that_was_left(named: Coded) -> None:
    words = named.store.suggesting.learnt_words([named.theme("buses"), named.theme("staff")])

    held = " ".join(words[named.theme("buses")].words)
    assert "bus" in held
    for name in ("zebedee", "hara", "xanthippe", "former"):
        assert name not in held


def test_safeguarding_and_repeats_teach_no_word_that_leaves(coded: Coded) -> None:
    kinds = ("carer", "resident", "patient", "volunteer", "councillor", "clinician")
    coded.store.feedback.add_many(
        [
            NewComment("Gunpowder bus", themes=("buses",), kind=kind, sensitive="safeguarding")
            for kind in kinds
        ],
        programme_id=coded.programme,
    )
    (first, *others) = coded.store.feedback.add_many(
        [NewComment("Omnibus campaign", themes=("buses",), kind=kind) for kind in kinds],
        programme_id=coded.programme,
    )
    with coded.store.write("sent again") as change:
        from codesign.store.tables import Comment

        for comment in others:
            change.set(Comment, comment, repeat_of_id=first)

    words = coded.store.suggesting.learnt_words([coded.theme("buses")])

    assert not {"gunpowder", "omnibus"} & words.get(coded.theme("buses"), LearntLabel({}, 0)).words.keys()
