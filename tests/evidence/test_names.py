from __future__ import annotations

import pytest

from codesign.evidence.names import NameFinder

PEOPLE = NameFinder(["Fatima O'Neil", "Dr Katarzyna Wójcik-Nowak", "Sukarno", "J S", ""])


@pytest.mark.parametrize(
    "words",
    [
        "Fatima O'Neil rang",
        "that was fatima o’neil’s idea",
        "(FATIMA ONEIL)",
        "ask Katarzyna Wojcik Nowak.",
        "Dr Katarzyna Wójcik-Nowak",
        "first line\nFatima  O'Neil",
    ],
)
def test_a_whole_name_is_found_however_it_is_written(words: str) -> None:
    assert PEOPLE(words)


@pytest.mark.parametrize("words", ["", "Fatima rang", "O'Neil, Fatima", "Sukarno said so", "the J S bus", "Fatima and O'Neil"])  # fmt: skip
def test_less_than_a_whole_name_is_left_to_a_reader(words: str) -> None:
    assert not PEOPLE(words)


def test_with_nobody_to_look_for_nothing_is_found() -> None:
    assert not NameFinder([])("Fatima O'Neil")
