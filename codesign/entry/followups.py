"""A thing we said we would do, with its owner and date at the end: `Ring Stagecoach about the 4pm bus /me /fri`."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from codesign.entry.date_errors import EXAMPLES
from codesign.entry.dates import SaidDate, read_date
from codesign.entry.errors import EntryError, quoted

_SLASH = re.compile(r"(?:^|(?<=\s))/(?=\S)")
_OWNER_BEFORE = re.compile(r"(?:^|\s)/[^\W\d_]\S*\s*$")
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,3}")
_SLIPS = re.compile(
    r"tom[mo]\w*|2moro?w?|toda\w*|yest\w*|next\b.*|this\b.*|last\b.*|in [0-9a-z]+ \w+|(?:end|early|mid|late|by|before)\b.*|\w*day"
)
_IN_FIGURES = re.compile(
    r"[0-9]{1,4}(?:[/.-][0-9]{1,4})+|[0-9]{1,2}(?:st|nd|rd|th|\s*[a-z]{3,9})(?:\s+[0-9]{2,4})?"
)
_MOST_SWITCHES = 3
_MONTH_NAMES = frozenset({"jan", "may", "june", "april", "august", "jun", "apr", "aug"})
"""Months that are also people."""


class FollowUp(NamedTuple):
    """A follow-up as typed; with no owner or no date it is kept, and says so."""

    words: str
    owner: str
    """As typed after the slash, or the officer's name for `/me`; empty when nobody was named."""
    is_mine: bool
    due: SaidDate | None
    said: str
    """What was understood: `Ring Stagecoach: Priya Nair, by Fri 27 Nov 2026, in 6 days`."""
    doubts: tuple[str, ...]


class NothingPromisedError(EntryError):
    """Only an owner or a date."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            "What did we say we would do?",
            todo="Type it first: Ring Stagecoach about the 4pm bus /me /fri.",
            typed=typed,
        )


class DueNotReadError(EntryError):
    """A date after a slash that cannot be read."""

    def __init__(self, typed: str, said: str, why: str, todo: str) -> None:
        super().__init__(
            why or f"{quoted(said)} is not a date I can read.", todo=todo or EXAMPLES, typed=typed
        )


class PersonOrMonthError(EntryError):
    """`/may`: a colleague, or a month?"""

    def __init__(self, typed: str, said: str) -> None:
        super().__init__(
            f"Is {quoted(said)} a person or a month?",
            todo="Type a day for the date, or the person's whole name.",
            typed=typed,
        )


class TwoOfAKindError(EntryError):
    """Two owners or two dates."""

    def __init__(self, typed: str, what: str) -> None:
        super().__init__(
            f"There are two {what} here.",
            todo="One follow-up has one owner and one date; make two.",
            typed=typed,
        )


def read_follow_up(text: str, today: date, officer: str = "me", people: Collection[str] = ()) -> FollowUp:
    """Read a follow-up; dates look forward, so `/fri` is the coming Friday.

    Args:
        text: the line as typed.
        today: the date it is typed on.
        officer: who `/me` is.
        people: names that may own a follow-up, so that a name is never taken for a date.
    """
    words, switches = _split(text.strip(), today, frozenset(name.casefold() for name in people), text)
    owners = [said for said, due in switches if due is None]
    dates = [due for _, due in switches if due is not None]
    if len(owners) > 1 or len(dates) > 1:
        raise TwoOfAKindError(text, "owners" if len(owners) > 1 else "dates")
    if not words:
        raise NothingPromisedError(text)
    is_mine = bool(owners) and owners[0].casefold() == "me"
    owner = officer if is_mine else owners[0] if owners else ""
    due = dates[0] if dates else None
    doubts = ("That date is past.",) if due and due.days is not None and due.days < 0 else ()
    said = f"{words}: {owner or 'no owner'}, {f'by {due.words}' if due else 'no date'}"
    return FollowUp(words, owner, is_mine, due, said, doubts)


def _split(
    stripped: str, today: date, people: frozenset[str], text: str
) -> tuple[str, list[tuple[str, SaidDate | None]]]:
    """Take owner and date off the end, last first, and return the words left."""
    left, switches = stripped, list[tuple[str, SaidDate | None]]()
    while True:
        starts = [found.start() for found in _SLASH.finditer(left)]
        if not starts or len(switches) > _MOST_SWITCHES:
            return left, switches
        said = left[starts[-1] + 1 :].strip().rstrip(".,;")
        has_owner = any(due is None for _, due in switches) or bool(_OWNER_BEFORE.search(left[: starts[-1]]))
        switch = _switch(said, today, people, text, has_owner=has_owner)
        if switch is None:
            return left, switches
        switches.append(switch)
        left = left[: starts[-1]].rstrip()


def _switch(
    said: str, today: date, people: frozenset[str], text: str, *, has_owner: bool
) -> tuple[str, SaidDate | None] | None:
    folded = " ".join(said.casefold().split())
    if folded == "me" or folded in people:
        return said, None
    if folded in _MONTH_NAMES and not has_owner:
        raise PersonOrMonthError(text, said)
    try:
        return said, read_date(re.sub(r"^by\s+", "", said, flags=re.IGNORECASE), today, prefer="future")
    except EntryError as failure:
        if _meant_as_date(folded):
            raise DueNotReadError(text, said, failure.what, failure.todo) from failure
    return (said, None) if _is_name(said) else None


def _meant_as_date(folded: str) -> bool:
    return bool(_IN_FIGURES.fullmatch(folded)) or bool(
        _SLIPS.fullmatch(folded) and folded not in {"tom", "tommy"}
    )


def _is_name(said: str) -> bool:
    """Tell whether it is a name: one word, or several that each begin with a capital."""
    return bool(_NAME.fullmatch(said)) and (
        " " not in said or all(word[0].isupper() for word in said.split())
    )
