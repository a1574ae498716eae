"""Roles, permissions and successors on the command line; a do-not-contact holds until it is lifted."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Runner


def test_do_not_contact_holds_until_it_is_lifted_and_both_are_kept(ready: Runner) -> None:
    ready("contacts", "add", "Pat Moss", "--new")

    assert ready("contacts", "permit", "N1", "do-not-contact", "no", "--how", "rang").code == 0
    assert ready("contacts", "show", "N1", "--json").json["line"]["do_not_contact"] is True

    assert ready("contacts", "permit", "N1", "do-not-contact", "lifted", "--on", "12/11/26").code == 0
    card = ready("contacts", "show", "N1", "--json").json
    assert card["line"]["do_not_contact"] is False
    assert [one["answer"] for one in card["permissions"]] == ["no", "lifted"]


def test_a_purpose_or_an_answer_that_is_none_is_refused(ready: Runner) -> None:
    ready("contacts", "add", "Pat Moss", "--new")

    assert ready("contacts", "permit", "N1", "anything", "no").code == 2
    refused = ready("contacts", "permit", "N1", "quote", "perhaps")
    assert refused.code == 2
    assert "“perhaps” is not an answer." in refused.err


def test_a_role_has_its_dates(ready: Runner) -> None:
    ready("contacts", "add", "Pat Moss", "--new")

    assert (
        ready("contacts", "role", "N1", "Hollerton Council", "--role", "Clerk", "--from", "May 2023").code
        == 0
    )

    (role,) = ready("contacts", "show", "N1", "--json").json["roles"]
    assert (role["organisation"], role["role"], role["starts"]) == ("Hollerton Council", "Clerk", "2023-05")


def test_a_role_whose_date_cannot_be_read_is_refused_and_says_that_nothing_was_done(ready: Runner) -> None:
    ready("contacts", "add", "Pat Moss", "--new")

    refused = ready("contacts", "role", "N1", "Hollerton Council", "--from", "soonish")

    assert refused.code == 2
    assert "The date of --from cannot be read, so nothing was done." in refused.err
    assert ready("contacts", "show", "N1", "--json").json["roles"] == []


@pytest.mark.bad_input(45)
def test_an_organisation_that_became_another_is_not_joined_to_it(ready: Runner) -> None:
    for name in ("Penny Vale ICB", "Penny and Hollerton ICB"):
        ready("contacts", "add", name, "--is-organisation", "--new")

    assert ready("contacts", "became", "N1", "N2", "--on", "1 Apr 2026").code == 0

    assert ready("contacts", "show", "N1", "--json").json["successor"] == "Penny and Hollerton ICB"
    assert ready("contacts", "show", "N2", "--json").json["predecessors"] == ["Penny Vale ICB"]
    assert len(ready("contacts", "--json").json) == 2
