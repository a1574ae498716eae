"""A choice as people type it: the one thing meant among those there are, never a guess between two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, overload

from codesign.entry.errors import EntryError, quoted
from codesign.entry.wording import Word, find_entries
from codesign.records.editing import Choice, Field
from codesign.text import plural, shorten

_EXACTLY = frozenset({"contacts", "organisations", "outcomes", "questions", "themes"})
"""Where the beginning of a name, or of a code, is not enough: `2.1` is not `2.10`, and Jo Bell is not Jo Bellamy."""
_NAMES = frozenset({"contacts", "organisations"})
"""Where two may have one name and only some are here to compare: a reference always stands beside it."""
_REFERENCE = re.compile(r"([A-Za-z])-?0*([0-9]+)(?:-([A-Za-z]{3}))?")
_OFFERED = 5
_ADD_THEM = "Somebody new: Down adds them to the register; at the command line, `codesign contacts add` does."


class NotAChoiceError(EntryError):
    """Nothing to choose goes by what was typed."""

    def __init__(
        self, label: str, typed: str, near: Sequence[str], *, others: int = 0, people: bool = False
    ) -> None:
        more = f" and {plural(others, 'other')}" if others else ""
        there = f"There is {', '.join(near)}{more}." if near else ""
        otherwise = there or "Leave it empty where it is not known."
        todo = f"{there} {_ADD_THEM}".strip() if people else otherwise
        super().__init__(f"{quoted(typed)} is nothing “{label}” can be.", todo=todo, typed=typed)


class NotThereError(EntryError):
    """A reference to nothing."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            f"There is nothing called {quoted(typed)} to name here.",
            todo="Type references with commas between them: C12, C15.",
            typed=typed,
        )


class SeveralChoicesError(EntryError):
    """Several go by what was typed."""

    def __init__(self, typed: str, several: Sequence[str]) -> None:
        super().__init__(
            f"{quoted(typed)} could be any of: {', '.join(several)}.",
            todo="Type the whole of the one you mean, with its reference if it has one.",
            typed=typed,
        )


@overload
def chosen(field: Field, typed: str, choices: Sequence[Choice]) -> Choice: ...
@overload
def chosen(
    field: Field, typed: str, choices: Sequence[Choice], *, or_new: Literal[True]
) -> Choice | None: ...
def chosen(field: Field, typed: str, choices: Sequence[Choice], *, or_new: bool = False) -> Choice | None:
    """Return the choice that is meant; with `or_new`, None where nothing goes by that name.

    Raises:
        NotAChoiceError, SeveralChoicesError
    """
    wanted = typed.strip()
    for fits in (_whole, _named, _begun):
        if fits is _begun and field.choices in _EXACTLY:
            break
        found = fits(wanted, choices)
        if len(found) == 1:
            return found[0]
        if found:
            raise SeveralChoicesError(typed, [typed_as(each) for each in found[:_OFFERED]])
    if or_new:
        return None
    near = [shorten(typed_as(each), 40) for each in choices[:_OFFERED]]
    others = 0 if field.choices in _NAMES else max(len(choices) - _OFFERED, 0)
    raise NotAChoiceError(field.label, typed, near, others=others, people=field.choices == "contacts")


def beginning_so(typed: str, choices: Sequence[Choice]) -> list[Choice]:
    """Return the choices of which a name, or a word of one, begins as typed."""
    wanted = _fold(typed)
    return [
        choice
        for choice in choices
        if wanted and any(f" {wanted}" in f" {_fold(name)}" for name in (choice.words, *choice.also))
    ]


def named_by_reference(typed: str, choices: Sequence[Choice]) -> list[Choice]:
    """Return the choices named by their references, each once, in the order typed.

    Raises:
        NotThereError, SeveralChoicesError
    """
    found: dict[str, Choice] = {}
    for word in typed.replace(",", " ").replace(";", " ").split():
        wanted = _as_reference(word)
        fitting = [
            choice for choice in choices if wanted and _same_reference(wanted, _as_reference(choice.words))
        ]
        if len(fitting) > 1:
            raise SeveralChoicesError(word, [choice.words for choice in fitting])
        if not fitting:
            raise NotThereError(word)
        found[fitting[0].value] = fitting[0]
    return list(found.values())


def typed_choice(field: Field, value: str, choices: Sequence[Choice]) -> str:
    """Return what a person would type for a choice: its words, with its reference where others may have the same."""
    held = next((choice for choice in choices if choice.value == value), None)
    if held is None:
        return value
    ways = (typed_as(held),) if field.choices in _NAMES else (held.words, typed_as(held))
    for typed in ways:
        try:
            if chosen(field, typed, choices) == held:
                return typed
        except EntryError:
            continue
    return value


def typed_as(choice: Choice) -> str:
    """Return a choice as it is typed so that nothing else is meant."""
    return f"{choice.words} ({choice.reference})" if choice.reference else choice.words


def _whole(wanted: str, choices: Sequence[Choice]) -> list[Choice]:
    """Return what is meant by its id, its code, its reference, or its words with its reference."""
    reference = _as_reference(wanted)
    return [
        choice
        for choice in choices
        if wanted == choice.value
        or _fold(wanted) == _fold(typed_as(choice)) != _fold(choice.words)
        or (reference and _same_reference(reference, _as_reference(choice.reference)))
    ]


def _named(wanted: str, choices: Sequence[Choice]) -> list[Choice]:
    folded = _fold(wanted)
    by_words = [choice for choice in choices if folded == _fold(choice.words)]
    return by_words or [choice for choice in choices if folded in map(_fold, choice.also)]


def _begun(wanted: str, choices: Sequence[Choice]) -> list[Choice]:
    """Return what a word may mean, as on the log page: in the plural, short of its noun, or as its beginning."""
    words = {
        place: Word(str(place), choice.words, words=(choice.value, *choice.also))
        for place, choice in enumerate(choices)
    }
    found = find_entries(wanted, list(words.values())) if not wanted.isdigit() else ()
    return [choices[int(entry.code)] for entry in found]


def _as_reference(typed: str) -> tuple[str, str, str] | None:
    found = _REFERENCE.fullmatch(typed.strip())
    return (found[1].upper(), found[2], (found[3] or "").upper()) if found else None


def _same_reference(typed: tuple[str, str, str], held: tuple[str, str, str] | None) -> bool:
    return held is not None and typed[:2] == held[:2] and typed[2] in ("", held[2])


def _fold(words: str) -> str:
    return " ".join(words.casefold().split())
