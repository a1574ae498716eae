"""Contacts that may be one, on the command line: listed, merged, kept apart, related, and taken apart again."""

from __future__ import annotations

import pytest

from codesign.errors import Exit
from tests.cli.conftest import Runner, home_left_by, init


def add_three(run: Runner) -> None:
    """Add two who may be one, and an organisation."""
    run("contacts", "add", "Jane Smyth", "--email", "jane@hollerton.example", "--new")
    run(
        "contacts", "add", "Cllr J. Smyth", "--email", "jane@hollerton.example", "--area", "Ambridge", "--new"
    )
    run("contacts", "add", "Hollerton Council", "--is-organisation", "--new")


three = home_left_by(init, add_three)
"""A runner on a store of two who may be one, and an organisation."""


def test_who_may_be_one_is_listed_with_what_speaks_for_it(three: Runner) -> None:
    asked = three("contacts", "duplicates", "--json").json

    assert [[contact["name"] for contact in each["contacts"]] for each in asked] == [
        ["Jane Smyth", "Cllr J. Smyth"]
    ]
    assert any("e-mail" in reason["words"] for reason in asked[0]["reasons"])


def test_a_merge_is_made_with_what_was_chosen_and_taken_apart_again(three: Runner) -> None:
    merged = three("contacts", "merge", "N1", "N2", "--take", "name=N2", "--yes", "--json")

    assert (merged.code, merged.json["survivor"][:2]) == (Exit.DONE, "N1")
    assert three("contacts", "show", "N2", "--json").json["line"]["name"] == "Cllr J. Smyth"
    assert three("contacts", "duplicates", "--json").json == []
    assert three("contacts", "split", "N2").code == Exit.DONE
    assert three("contacts", "show", "N1", "--json").json["line"]["name"] == "Jane Smyth"
    assert three("contacts", "show", "N2", "--json").json["line"]["area"] == "Ambridge"


@pytest.mark.bad_input(51)
def test_what_came_since_a_merge_is_asked_for_when_it_is_taken_apart(three: Runner) -> None:
    three("contacts", "merge", "N1", "N2", "--yes")
    three("contacts", "alias", "N1", "Janey")

    refused = three("contacts", "split", "N2")
    assert (refused.code, "Janey" in refused.err) == (Exit.ASKED_WRONGLY, True)
    assert [
        each["words"] for each in three("contacts", "split", "N2", "--added", "--json").json["added"]
    ] == ["Janey"]
    assert three("contacts", "split", "N2", "--give-back", "1").code == Exit.DONE
    assert three("contacts", "show", "N2", "--json").json["aliases"] == ["Janey"]
    assert three("contacts", "show", "N1", "--json").json["aliases"] == []


@pytest.mark.parametrize(
    "words",
    [
        ("apart", "N1", "N2"),
        ("related", "N1", "N2", "--how", "household"),
        ("related", "N1", "N2", "--how", ""),
    ],
)
def test_different_and_related_are_kept_and_not_asked_again(three: Runner, words: tuple[str, ...]) -> None:
    assert len(three("contacts", *words, "--json").json) == 1

    assert three("contacts", "duplicates", "--json").json == []


def test_a_merge_of_two_who_were_said_to_be_related_says_so_though_nobody_is_asked(three: Runner) -> None:
    three("contacts", "related", "N1", "N2", "--how", "colleagues")

    done = three("contacts", "merge", "N1", "N2", "--yes")

    assert (done.code, "Look out: N1-" in done.err, "colleagues" in done.err) == (Exit.DONE, True, True)


def test_a_split_says_that_a_hidden_name_stays_hidden_before_it_is_done(three: Runner) -> None:
    three("contacts", "merge", "N1", "N2", "--yes")
    three("contacts", "hide-name", "N1", "Cllr J. Smyth")

    apart = three("contacts", "split", "N2", "--give-back", "none")

    assert apart.code == Exit.DONE
    assert "hidden. Taken apart, it stays hidden" in apart.err.split("stands by itself")[0]
    assert three("contacts", "show", "N2", "--json").json["line"]["name"].startswith("Name withheld (N2-")
    three("undo", "--yes")
    three("contacts", "split", "N2", "--give-back", "none", "--show-name")
    assert three("contacts", "show", "N2", "--json").json["line"]["name"] == "Cllr J. Smyth"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("merge", "N1", "N1", "--yes"), "one contact"),
        (("merge", "N1", "N3", "--yes"), "never merged"),
        (("merge", "N1", "N2", "--take", "shoes=N2", "--yes"), "shoes"),
        (("merge",), "--sure"),
        (("split", "N1"), "Nothing was merged"),
        (("related", "N1", "N2", "--how", "penfriends"), "no way to be related"),
    ],
)
def test_what_cannot_be_done_is_refused_in_a_sentence(
    three: Runner, words: tuple[str, ...], said: str
) -> None:
    refused = three("contacts", *words)

    assert (refused.code, said in refused.err) == (Exit.ASKED_WRONGLY, True)


def test_none_is_merged_with_others_at_once_that_is_not_sure(three: Runner) -> None:
    done = three("contacts", "merge", "--sure", "--yes")

    assert (done.code, "None is sure enough" in done.err) == (Exit.DONE, True)
