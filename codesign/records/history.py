"""History in lines: who changed what, when, and what it was before; and the words a person reads for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from codesign.records.columns_shown import Words, day_words, moment_words, named
from codesign.text import one_line, plural

HISTORY_HEADINGS = ("When", "Who", "What", "About", "Before → after", "Ref")

ERASED = "(erased)"
KEPT_APART = "(kept apart: safeguarding)"


class Altered(NamedTuple):
    """One field, before and after. A record just made had nothing before."""

    field: str
    old: str
    new: str


class HistoryLine(NamedTuple):
    """One change in the history of everything, or what a change did to one record."""

    row: int
    change_id: str
    reference: str
    """What people call the change: `H12-KTM`."""
    at: str
    actor: str
    verb: str
    about: str
    """The records it made or altered, the first few; or the one record this line is of."""
    fields: tuple[Altered, ...] = ()
    records: int = 0
    """How many records a change made or altered, on a line that is a whole change and not of one record."""
    is_made: bool = False
    undoes: str = ""
    undone_by: str = ""
    not_shown: str = ""
    """Why values are not here, where they are not: erased, or kept apart."""
    leads_to: str = ""
    """The key of the page of the record this line is of, where it has one."""


def history_cells(line: HistoryLine, words: Words) -> tuple[str, ...]:
    """Return the cells of a line of history, under `HISTORY_HEADINGS`."""
    return (
        moment_words(line.at),
        one_line(line.actor),
        one_line(line.verb),
        one_line(line.about),
        one_line("; ".join(_said(line, words))),
        line.reference,
    )


def _said(line: HistoryLine, words: Words) -> Iterator[str]:
    if line.undoes:
        yield f"undoes {line.undoes}"
    if line.undone_by:
        yield f"undone by {line.undone_by}"
    if line.not_shown:
        yield line.not_shown
    if line.records:
        yield plural(line.records, "record")
    for altered in line.fields:
        yield altered_words(altered, words, is_made=line.is_made)


def altered_words(altered: Altered, words: Words, *, is_made: bool = False) -> str:
    """Say one field before and after: `place: “Village hall” → “Library”`; of a record just made, what it began as."""
    if altered.field == "deleted":
        return "thrown away" if altered.new == "1" else "brought back"
    label = _LABELS.get(altered.field, altered.field.removesuffix("_id").replace("_", " "))
    if is_made:
        return f"{label}: {_value(altered.field, altered.new, words)}"
    old, new = (
        from_difference(altered.old, altered.new) if _is_text(altered.field) else (altered.old, altered.new)
    )
    return f"{label}: {_value(altered.field, old, words)} → {_value(altered.field, new, words)}"


def from_difference(old: str, new: str) -> tuple[str, str]:
    """Return long words before and after from a little before where they part, with `…` for the beginning they share.

    A line is cut at its end: two edits of one long comment would look alike.
    """
    pairs = enumerate(zip(old, new, strict=False))
    parts_at = next((at for at, (was, now) in pairs if was != now), min(len(old), len(new)))
    if parts_at <= _SHARED:
        return old, new
    begins = old.rfind(" ", parts_at - _SHARED, parts_at - _BEFORE) + 1 or parts_at - _BEFORE
    return f"…{old[begins:]}", f"…{new[begins:]}"


def _is_text(field: str) -> bool:
    return field != "pence" and field not in _YES_NO and field not in _VOCABULARY and field not in _DAYS


def _value(field: str, value: str, words: Words) -> str:
    if not value:
        return "nothing"
    if field in _YES_NO:
        return "yes" if value == "1" else "no"
    if field == "pence" and value.isdigit():
        return f"£{int(value) / 100:,.2f}"
    if field in _VOCABULARY:
        return f"“{named(words, _VOCABULARY[field], value)}”"
    return f"“{day_words(value) if field in _DAYS else value}”"


_SHARED = 32
"""Characters at the beginning that may be alike and are shown all the same."""
_BEFORE = 8
"""Characters shown before those that differ, at least."""
_LABELS: Mapping[str, str] = {
    "held_on": "date",
    "said_on": "said on",
    "contact_id": "who",
    "exact": "exact words",
    "permission": "may we quote",
    "pence": "money",
    "head_count": "people in the room",
    "head_count_about": "about that many",
    "area": "area",
    "ends": "until",
    "starts": "from",
    "belongs_not": "does not belong",
    "discuss": "to discuss",
    "no_answer": "says nothing",
    "repeat_of_id": "same words as",
    "start": "tagged from",
    "end": "tagged to",
    "quote": "words tagged",
    "theme_id": "theme",
    "merged_into_id": "merged into",
    "share": "share of the population",
    "share_source": "source of the share",
    "share_on": "date of the source",
}
_DAYS = frozenset(
    ("held_on", "said_on", "due", "closed_on", "fed_back_on", "given_on", "replied_on", "decided_on", "referred_on",
     "made_on", "asked_on", "share_on", "kept_on")
)  # fmt: skip
_YES_NO = frozenset(
    ("exact", "is_group", "about", "head_count_about", "met", "shared", "suggested", "retired", "quoted",
     "benefits_advice", "payment_linked", "important", "discuss", "no_answer")
)  # fmt: skip
_VOCABULARY: Mapping[str, str] = {
    "method": "methods",
    "kind": "kinds",
    "type": "comment-types",
    "sentiment": "sentiments",
    "stance": "stances",
    "permission": "quote-permissions",
    "need": "access-needs",
}
