"""Lists on the command line, narrowed by the filters of the screen: read or refused, said back, never ignored."""

from __future__ import annotations

import pytest

from codesign.records.filters import MEANS
from tests.cli.conftest import Runner, begin, home_left_by, init


def tell(run: Runner) -> None:
    """Record two events and three comments."""
    came = ("--came", "Sam Okafor", "--came", "4 carers")
    said = ("--comment", '"The last bus is four" #transport @Sam', "--comment", "Nobody rings back")
    assert run("log", "--title", "Coffee", "--place", "Hollerton hall", *came, *said).code == 0
    assert run("log", "--title", "Ward walk", "--place", "Loxley", "--date", "May 2026").code == 0
    assert run("feedback", "add", "More transport", "--kind", "carer", "--on", "2 Jun 2026").code == 0


told = home_left_by(init, begin, tell)
"""A runner on a store with two events and three comments."""


@pytest.mark.parametrize("group", MEANS)
def test_every_filter_of_a_list_is_an_option_of_its_list_and_its_find(told: Runner, group: str) -> None:
    for command in ("list", "find"):
        options = told(group, command, "--help").out
        for name in set(MEANS[group]) - {"words"}:
            option = {"contact_id": "who", "suggested_sure": "sure", "no_answer": "no-answer"}.get(
                name, name.removesuffix("_id")
            )
            assert f"--{option}" in options, (group, command, name)


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        (("events", "list", "--place", "hollerton"), ["Coffee"]),
        (("events", "list", "--kind", "carers"), ["Coffee"]),
        (("events", "list", "--since", "May 2026", "--until", "31 May 2026"), ["Ward walk"]),
        (("events", "find", "walk", "--state", "held"), ["Ward walk"]),
        (("feedback", "list", "--kind", "carer"), ["More transport"]),
        (("feedback", "list", "--theme", "#transport"), ["The last bus is four"]),
        (("feedback", "find", "transport", "--untagged"), ["More transport"]),
        (("feedback", "list", "--who", "Sam Okafor"), ["The last bus is four"]),
        (("contacts", "list", "--theme", "transport", "--since", "May 2026"), ["Sam Okafor"]),
        (("contacts", "list", "--place", "Hollerton"), None),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_filter_leaves_what_it_means_and_is_said(
    told: Runner, asked: tuple[str, ...], left: list[str] | None
) -> None:
    ran = told(*asked, "--json")

    assert ran.code == 0, ran.err
    names = {"events": "title", "feedback": "words", "contacts": "name"}
    assert [line[names[asked[0]]] for line in ran.json] == (left or [])
    assert "Filters on: " in ran.err


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (("events", "list", "--place", "Holerton"), "“Holerton” is no place here, so nothing is shown. The nearest: Hollerton hall"),
        (("feedback", "list", "--kind", "carrer"), "“carrer” is no kind here"),
        (("feedback", "find", "bus", "--theme", "transprt"), "is no theme here, so nothing is shown. The nearest: transport"),
        (("feedback", "list", "--since", "soonish"), "The date of From cannot be read, so nothing is shown."),
        (("contacts", "list", "--state", "held"), "No such option: --state"),
    ],
)  # fmt: skip
def test_a_filter_that_cannot_be_read_is_refused_and_nothing_is_shown(
    told: Runner, asked: tuple[str, ...], says: str
) -> None:
    ran = told(*asked)

    assert (ran.code, ran.out) == (2, "")
    assert says in " ".join(ran.err.split())


@pytest.mark.bad_input(76)
def test_nothing_found_names_the_nearest_and_the_filters_that_are_on(told: Runner) -> None:
    ran = told("feedback", "find", "transprt", "--kind", "carer")

    assert (ran.code, ran.out) == (0, "")
    assert "Nothing for transprt. Nearest: transport (1). Filters on: Kind = Carer." in ran.err


def test_what_is_found_is_said_with_its_order_and_its_filters(told: Runner) -> None:
    ran = told("feedback", "list", "--since", "Jun 2026", "--limit", "1")

    assert "3 comments; the first 1 shown, newest first. Filters on: From = June 2026." in ran.err


def test_a_quote_is_printed_as_permission_allows_and_refused_with_the_reason(told: Runner) -> None:
    refused = told("feedback", "quote", "C1")
    assert (refused.code, refused.out) == (2, "")
    assert "may not be quoted: permission to quote was not asked" in refused.err

    assert told("feedback", "mark", "C1", "--permission", "by-role").code == 0

    assert told("feedback", "quote", "C1").out.startswith("“The last bus is four” (")


def test_a_view_keeps_its_words_and_words_typed_stand_over_them(ready: Runner) -> None:
    for words in ("The last bus is at four", "No bus at all", "Lunch was cold"):
        ready("feedback", "add", words)
    assert ready("views", "keep", "W", "--words", "bus").code == 0

    listed = ready("feedback", "list", "--view", "W")

    assert "2 comments" in listed.err
    assert "bus" in listed.err.partition("Filters on:")[2]
    assert "Lunch" not in listed.out
    assert [line["words"] for line in ready("feedback", "find", "cold", "--view", "W", "--json").json] == [
        "Lunch was cold"
    ]
