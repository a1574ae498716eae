"""The refusals of fields of a form: what is wrong with what was typed, and what to type instead."""

from __future__ import annotations

from collections.abc import Sequence

from codesign.entry.errors import EntryError, quoted
from codesign.text import shorten


class NeededError(EntryError):
    """A field that cannot be empty."""

    def __init__(self, label: str) -> None:
        super().__init__(f"“{label}” cannot be empty.", todo="It is needed: type it.")


class TooLongError(EntryError):
    """A name or a title that is no name: a letter pasted into the wrong field."""

    def __init__(self, label: str, typed: str, most: int) -> None:
        super().__init__(
            f"“{label}” is {len(typed):,} characters long, and a name or title is {most:,} at most.",
            todo="Nothing of it is lost: put what is more than a name in the note.",
            typed=typed,
        )


class NearOrganisationError(EntryError):
    """A word that no organisation is called, but with which others begin: it may be one of them, half typed."""

    def __init__(self, typed: str, near: Sequence[str]) -> None:
        super().__init__(
            f"No organisation is called {quoted(typed)}, but there is {', '.join(near)}.",
            todo=f'Down marks the one you mean; in quotation marks, "{shorten(typed.strip(), 40)}" is a new organisation.',
            typed=typed,
        )


class YesOrNoError(EntryError):
    """Neither yes nor no."""

    def __init__(self, typed: str) -> None:
        super().__init__(f"{quoted(typed)} is neither yes nor no.", todo="Type yes or no.", typed=typed)


class NumberOnlyError(EntryError):
    """More than a number, where only a number is kept."""

    def __init__(self, typed: str) -> None:
        super().__init__(f"Only a number goes here, not {quoted(typed)}.", todo="Try 5.", typed=typed)


class NumberNeededError(EntryError):
    """Something that is no number, where a number is kept: why it is none, and what fits this field."""

    def __init__(self, what: str, typed: str, todo: str) -> None:
        super().__init__(what, todo=todo, typed=typed)


class CountNotNameError(EntryError):
    """A number of people where somebody is named."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            f"{quoted(typed)} is a number of people, and nobody by name.",
            todo="Leave this empty: how many, and what kind of people, have their own fields.",
            typed=typed,
        )


class AmountOnlyError(EntryError):
    """More than a sum of money, or two."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            f"Only an amount goes here, not {quoted(typed)}.",
            todo="Try 4.80; what for, and who, have their own fields.",
            typed=typed,
        )


class PointNotReadError(EntryError):
    """A point of contact that is not of the kind it is said to be."""

    def __init__(self, what: str, typed: str, meant: str) -> None:
        todo = f"Did you mean {meant}?" if meant else "Put words that are no such thing in the note."
        super().__init__(f"{quoted(typed)} is not {what} I can read.", todo=todo, typed=typed)


class OnePointError(EntryError):
    """Two points of contact in one field."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            f"{quoted(typed)} is more than one point of contact.", todo="Add one for each.", typed=typed
        )
