"""Whose words may leave: one rule, and nothing withheld is anywhere in the pack."""

from __future__ import annotations

import pytest

from codesign.evidence.quotable import Permission, Spoken, attribution, is_marked, permission_of, quotable
from codesign.records.pack import Withheld

GRANTED = (Permission.ANONYMOUS, Permission.BY_ROLE, Permission.BY_NAME)


@pytest.mark.parametrize("permission", GRANTED)
def test_exact_words_are_shown_where_permission_was_given(permission: Permission) -> None:
    assert quotable(Spoken("words", True, permission)) is None


def test_not_asked_is_never_quoted() -> None:
    assert quotable(Spoken("words", True, Permission.NOT_ASKED)) is Withheld.NOT_ASKED


def test_our_note_needs_no_permission_but_a_refusal_stands() -> None:
    assert quotable(Spoken("words", False, Permission.NOT_ASKED)) is None
    assert quotable(Spoken("words", False, Permission.REFUSED)) is Withheld.REFUSED
    assert quotable(Spoken("words", True, Permission.REFUSED)) is Withheld.REFUSED


@pytest.mark.parametrize("is_exact", [True, False])
@pytest.mark.parametrize("permission", Permission)
def test_marked_words_are_never_shown_whatever_the_permission(permission: Permission, is_exact: bool) -> None:
    assert quotable(Spoken("x", is_exact, permission, is_personal=True)) is Withheld.PERSONAL
    assert quotable(Spoken("x", is_exact, permission, is_sensitive=True)) is Withheld.SENSITIVE


def test_words_that_name_somebody_are_withheld() -> None:
    spoken = Spoken("Fatima rang", True, Permission.BY_NAME)

    assert quotable(spoken, lambda words: "Fatima" in words) is Withheld.NAMES_SOMEONE
    assert quotable(spoken, lambda words: "Jan" in words) is None


@pytest.mark.parametrize(
    ("permission", "is_exact", "may_be_named", "said_by"),
    [
        (Permission.BY_NAME, True, True, "Jane Smyth"),
        (Permission.BY_NAME, False, True, "carer"),
        (Permission.BY_NAME, True, False, "carer"),
        (Permission.BY_ROLE, True, True, "carer"),
        (Permission.ANONYMOUS, True, True, ""),
        (Permission.NOT_ASKED, False, True, ""),
    ],
)
def test_words_are_attributed_only_as_far_as_was_agreed(
    permission: Permission, is_exact: bool, may_be_named: bool, said_by: str
) -> None:
    by = attribution(
        permission, is_exact=is_exact, name="Jane Smyth", role="carer", may_be_named=may_be_named
    )

    assert by == said_by


@pytest.mark.parametrize(
    ("marks", "held", "held_where_named"),
    [
        ("", False, False),
        ("name", True, False),
        ("phone", True, True),
        ("name,phone", True, True),
    ],
)
def test_a_mark_holds_words_until_somebody_looks_and_a_name_leaves_by_a_reason_alone(
    marks: str, held: bool, held_where_named: bool
) -> None:
    assert is_marked(marks) is held
    assert is_marked(marks, are_named=True) is held_where_named


def test_a_contacts_name_is_said_to_be_one_whoever_has_looked() -> None:
    marked = Spoken("Penny Hassett came", is_exact=False, permission=Permission.NOT_ASKED, is_personal=True)

    assert quotable(marked) is Withheld.PERSONAL
    assert quotable(marked, lambda words: "Penny" in words) is Withheld.NAMES_SOMEONE


@pytest.mark.parametrize(
    ("code", "permission"),
    [
        ("by-name", Permission.BY_NAME),
        ("by-role", Permission.BY_ROLE),
        ("no", Permission.REFUSED),
        ("", Permission.NOT_ASKED),
        ("yes, I think", Permission.NOT_ASKED),
    ],
)
def test_a_permission_nobody_knows_is_no_permission(code: str, permission: Permission) -> None:
    assert permission_of(code) is permission
