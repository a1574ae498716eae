"""A form half filled in: which record it is of, each field as it was read and as it is now typed, and where the cursor stands.

It becomes plain JSON and back without loss, so that it can be kept after every key. What was read is kept too: when it is
carried on with, a field somebody else altered meanwhile is seen for what it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Self

from codesign.records.editing import Value
from codesign.text import plural

KIND = "form"
"""What drafts of forms are called in the file of unfinished work."""
VERSION = 1
"""Of the way a draft is written."""


class Cursor(NamedTuple):
    """Where the cursor stands: the field, and the row and column on its line."""

    field: str = ""
    row: int = 0
    column: int = 0


class FormOf(NamedTuple):
    """What a form is of: the kind of record, which one (none for a new one), and the record it stands on."""

    kind: str
    id: str = ""
    parent_id: str = ""

    @property
    def is_new(self) -> bool:
        """Whether the form makes a record."""
        return not self.id


_NO_FORM, _NOWHERE = FormOf(""), Cursor()


@dataclass(frozen=True)
class FormDraft:
    """A form as it stands."""

    of: FormOf = _NO_FORM
    title: str = ""
    """What people know it by: `Edit C12-KTM · comment`."""
    was: Mapping[str, str] = field(default_factory=dict)
    """Each field as it was when it was read."""
    typed: Mapping[str, str] = field(default_factory=dict)
    """Each field as it stands now."""
    held: Mapping[str, Value] = field(default_factory=dict)
    """What each column held when it was read, by which a change made elsewhere is known."""
    cursor: Cursor = _NOWHERE
    is_saving: bool = False
    """Whether it was being saved when this was written: if the program ended then, it may be saved already."""

    @property
    def altered(self) -> dict[str, str]:
        """The fields in which something else stands than was read."""
        return {name: typed for name, typed in self.typed.items() if typed != self.was.get(name, "")}

    def to_state(self) -> dict[str, Any]:
        """Return it as JSON can say it."""
        return {
            "title": self.title,
            "summary": plural(len(self.altered), "field") + (" typed" if self.of.is_new else " altered"),
            "of": list(self.of),
            "was": dict(self.was),
            "typed": dict(self.typed),
            "held": dict(self.held),
            "cursor": list(self.cursor),
            "is_saving": self.is_saving,
        }

    @classmethod
    def from_state(cls, state: object) -> Self:
        """Read it back. What is missing or of another kind takes its usual value: a draft is always opened."""
        held = state if isinstance(state, Mapping) else {}
        return cls(
            FormOf(*_texts(held.get("of"), 3)),
            title if isinstance(title := held.get("title"), str) else "",
            _fields(held.get("was")),
            _fields(held.get("typed")),
            _columns(held.get("held")),
            _cursor(held.get("cursor")),
            held.get("is_saving") is True,
        )


def _texts(held: object, length: int) -> list[str]:
    texts = [each if isinstance(each, str) else "" for each in held] if isinstance(held, list) else []
    return [*texts, *[""] * length][:length]


def _fields(held: object) -> dict[str, str]:
    if not isinstance(held, Mapping):
        return {}
    return {str(name): typed for name, typed in held.items() if isinstance(typed, str)}


def _columns(held: object) -> dict[str, Value]:
    if not isinstance(held, Mapping):
        return {}
    return {str(name): value for name, value in held.items() if value is None or isinstance(value, str | int)}


def _cursor(held: object) -> Cursor:
    match held:
        case [str() as name, int() as row, int() as column]:
            return Cursor(name, max(row, 0), max(column, 0))
    return _NOWHERE
