"""The words of `codesign edit` and `codesign remove`: which part is meant, and which fields get which words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from codesign.entry.forms import FORMS
from codesign.errors import AskedWronglyError
from codesign.records.editing import Field, Form, Meant, Part
from codesign.text import shorten

NEW = 0
"""The number of a part that is to be added."""

_SETTING = re.compile(r"[^\W\d][\w -]*=", re.ASCII)
_PART = re.compile(r"([a-z][a-z -]*?)(?:[. ]([0-9]{1,6}|new))?", re.IGNORECASE)


class UnknownFieldError(AskedWronglyError):
    """The form has no such field."""

    def __init__(self, typed: str, form: Form) -> None:
        names = ", ".join(field_name(field) for field in form.fields)
        article = "An" if form.one[0] in "aeiou" else "A"
        super().__init__(
            f"{article} {form.one} has no field called {shorten(typed, 40)}.",
            todo=f"There are: {names}. Nothing was changed.",
        )


class NoWordsError(AskedWronglyError):
    """A word that is neither a part nor a field with its words."""

    def __init__(self, typed: str, form: Form) -> None:
        fields = [name for field in form.fields for name in (field_name(field), field.name)]
        todo = (
            f"Type it with its words after =, such as {typed}='…'; {typed}= empties it."
            if typed.casefold() in fields
            else "A field is typed as FIELD=WORDS, after the part if there is one."
        )
        super().__init__(f"“{shorten(typed, 40)}” says nothing to change.", todo=todo)


class TwiceError(AskedWronglyError):
    """One field set twice."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}= is there twice.", todo="Say it once. Nothing was changed.")


class NoSuchPartError(AskedWronglyError):
    """The record has no such part."""

    def __init__(self, typed: str, meant: Meant, parts: Sequence[Part]) -> None:
        kinds = FORMS[meant.kind].parts
        held = [f"{part.kind}.{part.number}" for part in parts]
        new = [f"{kind}.new" for kind in kinds]
        there = f"There is {', '.join((*held[:12], *new))}." if kinds else "It has no parts."
        if typed.casefold() in map(field_name, FORMS[meant.kind].fields):
            there = f"{typed} is a field: type it with its words, as {typed}='…'."
        super().__init__(
            f"{meant.reference} has no part called {shorten(typed, 40)}.",
            todo=f"{there} Nothing was changed.",
        )


def field_name(field: Field) -> str:
    """Return what a field is called on the command line: its label, small and without spaces."""
    return field.label.casefold().replace(" ", "-")


def is_setting(word: str) -> bool:
    """Whether a word is a field with its words: `place='Hall B'`."""
    return bool(_SETTING.match(word))


def settings_typed(words: Sequence[str], form: Form) -> dict[str, str]:
    """Return what is typed for each field. Raises UnknownFieldError, NoWordsError, TwiceError."""
    typed: dict[str, str] = {}
    for word in words:
        name, equals, said = word.partition("=")
        if not equals:
            raise NoWordsError(word, form)
        field = _field(name, form)
        if field.name in typed:
            raise TwiceError(field_name(field))
        typed[field.name] = said
    return typed


def part_meant(typed: str, parts: Sequence[Part], meant: Meant) -> Part:
    """Return the part a person names: `role.1`, `role.new`, or `role` where there is only one.

    Raises:
        NoSuchPartError
    """
    found = _PART.fullmatch(typed.strip())
    kind = _kind(found[1], meant) if found else ""
    if found is None or not kind:
        raise NoSuchPartError(typed, meant, parts)
    if (found[2] or "").casefold() == "new":
        return Part(kind, "", NEW, "")
    of_kind = [part for part in parts if part.kind == kind]
    fitting = [part for part in of_kind if not found[2] or part.number == int(found[2])]
    if len(fitting) != 1:
        raise NoSuchPartError(typed, meant, parts)
    return fitting[0]


def _kind(typed: str, meant: Meant) -> str:
    wanted = typed.casefold().strip().replace(" ", "-")
    kinds = FORMS[meant.kind].parts
    named = [kind for kind in kinds if wanted in (kind, f"{kind}s", FORMS[kind].one.replace(" ", "-"))]
    return named[0] if named else ""


def _field(typed: str, form: Form) -> Field:
    wanted = typed.casefold().strip().replace(" ", "-").replace("_", "-")
    exactly = [field for field in form.fields if wanted in (field_name(field), field.name.replace("_", "-"))]
    begun = [field for field in form.fields if field_name(field).startswith(wanted) and wanted]
    for found in (exactly, begun):
        if len(found) == 1:
            return found[0]
    raise UnknownFieldError(typed, form)
