"""May these words leave? One function decides, for the report, the workbook and the CSV alike.

The rule. A comment marked as possibly identifying a person or as sensitive is never shown. Exact words are shown only
where permission to quote was given; *not asked* is not permission. Our note is our own words for what was said, so it
needs no permission to quote and is never put in quotation marks; but where a person refused, we do not
pass on their point in other words either.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from codesign.records.pack import Withheld


class Permission(StrEnum):
    """What a person said when asked whether we may quote them."""

    NOT_ASKED = "not-asked"
    REFUSED = "no"
    ANONYMOUS = "anonymous"
    BY_ROLE = "by-role"
    BY_NAME = "by-name"


_GRANTED = {Permission.ANONYMOUS, Permission.BY_ROLE, Permission.BY_NAME}


def permission_of(code: str) -> Permission:
    """Return the permission a code stands for; what nobody here knows gives no permission."""
    return Permission(code) if code in set(Permission) else Permission.NOT_ASKED


@dataclass(frozen=True)
class Spoken:
    """What must be known of a comment to decide whether its words may leave."""

    words: str
    is_exact: bool
    permission: Permission
    is_personal: bool = False
    is_sensitive: bool = False


def is_marked(personal: str, *, are_named: bool = False) -> bool:
    """Say whether marks keep a comment's words back until somebody has looked.

    Any of them does. Where a reason releases names, `name` alone does not: the reason given is the looking, and names that
    people have left are kept back all the same.

    Args:
        personal: the marks by commas, as a comment bears them.
        are_named: whether a reason was given, which releases names and nothing else.
    """
    marks = {mark for mark in personal.split(",") if mark}
    return bool(marks - {"name"} if are_named else marks)


def quotable(spoken: Spoken, names_someone: Callable[[str], bool] = lambda _: False) -> Withheld | None:
    """Return why a comment's words must stay, or nothing if they may be shown.

    Args:
        spoken: the comment.
        names_someone: whether words hold the name of a person who may not be named in this pack.
    """
    if spoken.is_personal:
        # A contact's name stays whoever has looked; any other mark is taken off once somebody has.
        return Withheld.NAMES_SOMEONE if names_someone(spoken.words) else Withheld.PERSONAL
    if spoken.is_sensitive:
        return Withheld.SENSITIVE
    if spoken.permission is Permission.REFUSED:
        return Withheld.REFUSED
    if spoken.is_exact and spoken.permission not in _GRANTED:
        return Withheld.NOT_ASKED
    return Withheld.NAMES_SOMEONE if names_someone(spoken.words) else None


def attribution(permission: Permission, *, is_exact: bool, name: str, role: str, may_be_named: bool) -> str:
    """Return as whom words may be attributed: a name, a role, or nobody in particular.

    Our note is never put in anybody's name, whoever may be named: it is not their words.

    Args:
        is_exact: the words are exactly what was said.
        permission: what the person said.
        name: the speaker's name, if there is one.
        role: the speaker's kind, in words.
        may_be_named: an organisation, an elected member, or anybody in a pack that names people.
    """
    if permission is Permission.BY_NAME and is_exact and may_be_named and name:
        return name
    return role if permission in (Permission.BY_NAME, Permission.BY_ROLE) else ""
