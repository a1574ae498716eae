"""What a form says: its title, and back beside each field what was understood. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from codesign.entry.errors import EntryError
from codesign.entry.form_draft import FormOf
from codesign.entry.form_fields import read_field
from codesign.entry.forms import FORMS
from codesign.records.editing import Choice, Editing, Field, Form, Fresh, Saved
from codesign.text import shorten

LONG = 4_000
"""Characters past which a field is not read back at every key: it would be felt."""
_SAID_AS_TYPED = frozenset({"words", "name", "long"})
"""Ways of reading that take words as they are: there is nothing to say back."""


class Understood(NamedTuple):
    """What is said beside a field."""

    words: str
    is_wrong: bool = False
    is_loud: bool = False
    """Whether nobody should overlook it: something will be made that was not there."""


def opened_words(of: FormOf, editing: Editing | None, *, carried: str = "") -> str:
    """Say what a form is of: `New theme`, `Edit C12-KTM · comment · The bus is late`, `New role · Jane Smyth`."""
    one = FORMS[of.kind].one
    reference = editing.reference if editing is not None else ""
    title = editing.title.removeprefix(reference).strip() if editing is not None else ""
    begins = (
        f"New {one}"
        if of.is_new
        else " · ".join(filter(None, (f"Edit {reference or one}", reference and one)))
    )
    shown = shorten(title, 40) if of.parent_id or not of.is_new else ""
    return " · ".join(part for part in (begins, carried, shown) if part)


def understood(
    field: Field, typed: str, choices: Sequence[Choice], *, today: date, beside: Mapping[str, str]
) -> Understood:
    """Say what a field was understood as, or why it was not, by the reader of the command line."""
    try:
        read = read_field(field, typed, today=today, choices=choices, beside=beside)
    except EntryError as refused:
        return Understood(str(refused), is_wrong=True)
    if any(isinstance(value, Fresh) for value in read.values):
        return Understood(f"{read.words} · Down lists those held", is_loud=True)
    return Understood("" if field.reads in _SAID_AS_TYPED or read.words == typed.strip() else read.words)


def reads_marks(form: Form, name: str, *, is_new: bool) -> bool:
    """Whether marks are read at the end of a field: of a comment's words, and of a new follow-up's."""
    return name == "words" and (form.kind == "comment" or (form.kind == "follow-up" and is_new))


def saved_words(saved: Saved, form: Form, *, is_new: bool, went: bool) -> str:
    """Say that it is saved, what else followed, and how it is taken back."""
    if not saved.change and not is_new:
        return "Nothing was altered."
    what = saved.reference or f"the {form.one}"
    parts = (
        f"Saved: {what}.",
        saved.words,
        "`u` undoes it.",
        "" if went else "Its form may still stand under Unfinished for a while: throw it away there.",
    )
    return " ".join(part for part in parts if part)
