"""A name somebody has left, on the command line: hidden, found by, said by no command, and shown again."""

from __future__ import annotations

import pytest

from codesign.errors import Exit
from tests.cli.conftest import Runner

LEFT = "Martin Elderkin"


@pytest.fixture
def mary(run: Runner) -> Runner:
    """Return a store of somebody whose other name is one they have left."""
    run("init", "--name", "P. Nair")
    run("contacts", "add", "Mary Elderkin", "--alias", LEFT, "--new")
    return run


def test_a_name_is_hidden_and_they_are_found_by_it(mary: Runner) -> None:
    hidden = mary("contacts", "hide-name", "N1", LEFT.upper())

    assert (hidden.code, "Elderkin" in hidden.out + hidden.err) == (Exit.DONE, False)
    assert mary("contacts", "show", "N1", "--json").json["aliases"] == []
    assert [each["name"] for each in mary("contacts", "find", "martin", "--json").json] == ["Mary Elderkin"]
    assert mary("contacts", "show-name", "N1", LEFT).code == Exit.DONE
    assert mary("contacts", "show", "N1", "--json").json["aliases"] == [LEFT]


def test_a_slip_for_a_hidden_name_is_not_put_right_aloud(mary: Runner) -> None:
    mary("contacts", "hide-name", "N1", LEFT)
    refused = mary("contacts", "show-name", "N1", "Martin Elder")

    assert refused.code == Exit.ASKED_WRONGLY
    assert "Martin" not in refused.out + refused.err


def test_the_name_they_go_by_stays(mary: Runner) -> None:
    assert mary("contacts", "hide-name", "N1", "mary elderkin").code == Exit.ASKED_WRONGLY
