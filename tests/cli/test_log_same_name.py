"""The same name twice on one command line is one person."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Runner


@pytest.mark.bad_input(12)
@pytest.mark.parametrize("again", ["jane smyth", "Cllr Jané  SMYTH", "Jane Smyth, Borchester DC"])
def test_a_name_written_another_way_is_already_here(ready: Runner, again: str) -> None:
    ran = ready("log", "--title", "Coffee", "--came", "Jane Smyth (chair)", "--came", again)

    assert ran.code == 0, ran.err
    assert "Jane Smyth is already here" in ran.err
    assert ready("events", "show", "E1", "--json").json["line"]["named"] == 1


def test_another_organisation_tells_two_of_one_name_apart(ready: Runner) -> None:
    ran = ready(
        "log", "--title", "Coffee", "--came", "John Archer, Borchester DC", "--came", "John Archer, Felpersham Stroke Club"
    )  # fmt: skip

    assert ran.code == 0, ran.err
    assert ready("events", "show", "E1", "--json").json["line"]["named"] == 2


def test_the_organisation_given_that_day_is_kept_with_the_event(ready: Runner) -> None:
    ready("log", "--title", "Coffee", "--came", "John Archer, Borchester DC")
    ran = ready("log", "--title", "Tea", "--came", "N1 (chair)")
    assert ran.code == 0, ran.err

    first, second = (ready("events", "show", event, "--json").json["came"][0] for event in ("E1", "E2"))
    assert (first["name"], first["capacity"], first["organisation"]) == ("John Archer", "", "Borchester DC")
    assert (second["name"], second["capacity"], second["organisation"]) == (
        "John Archer", "chair", "Borchester DC",
    )  # fmt: skip
