from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codesign.coding.concepts import FILES, Heard, concept_names, concepts_in, concepts_of, heard_in


def _tables() -> list[dict[str, str]]:
    folder = files("codesign.coding").joinpath("data")
    return [tomllib.loads(folder.joinpath(f"{name}.toml").read_text(encoding="utf-8")) for name in FILES]


@pytest.mark.parametrize(
    ("said", "concept"),
    [
        ("We WAITED from nine", "waiting"),
        ("four hours on a trolley in the corridor", "waiting"),
        ("seen straight away", "waiting-good"),
        ("she was so kind", "manner-good"),
        ("spoken down to by the man at the desk", "manner-bad"),
        ("they DIDN’T listen", "listening-bad"),
        ("they didn't listen", "listening-bad"),
        ("they didnt listened", "listening-bad"),
        ("no one explained it", "explanation-bad"),
        ("the last bus has gone", "buses"),
        ("left at the A&E", "emergency"),
        ("Nothing at all.", "nothing-to-improve"),
        ("n/a", "nothing-to-say"),
        ("the hearing loop was off", "deaf"),
        ("where do we park the car", "parking"),
        ("an interpreter for my mother", "language"),
        ("discharged at midnight", "discharge"),
        ("lip service and a done deal", "consultation-bad"),
        ("black mould in the bedroom", "repairs-and-damp"),
    ],
)
def test_a_concept_is_heard_in_the_words_people_use(said: str, concept: str) -> None:
    assert concept in concepts_in(said)


def test_both_sides_of_a_concept_are_that_concept() -> None:
    assert concepts_in("kind") == ("manner", "manner-good")
    assert concepts_in("rude") == ("manner", "manner-bad")


def test_a_stem_takes_the_words_it_begins_and_no_other() -> None:
    assert "waiting" in concepts_in("waits")
    assert concepts_in("awaits") == ()


def test_a_phrase_is_heard_whole_or_not_at_all() -> None:
    assert heard_in(["never", "on", "time"])[0] == Heard("waiting", 0, 3)
    assert concepts_in("never on") == ()


def test_each_concept_is_given_once_in_the_order_it_is_heard() -> None:
    assert concepts_of(["buses", "parking", "bus"]) == ("buses", "parking")


def test_words_of_every_concept_are_heard_as_it() -> None:
    for table in _tables():
        for name, said in table.items():
            for line in said.split(","):
                assert name in concepts_in(line.replace("*", "")), (name, line)


def test_no_concept_stands_in_two_lists_and_none_is_without_words() -> None:
    names = [name for table in _tables() for name in table]

    assert len(names) == len(set(names))
    assert set(names) <= set(concept_names())
    assert 150 <= len(names) <= 300


@given(st.text())
def test_no_text_breaks_the_lexicon(said: str) -> None:
    assert set(concepts_in(said)) <= set(concept_names())
