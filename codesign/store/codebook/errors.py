"""What a codebook refuses, each in its own sentence."""

from __future__ import annotations

from collections.abc import Sequence

from codesign.errors import AskedWronglyError
from codesign.records.codebook import COLOURS
from codesign.text import listed, one_line, plural, shorten

_NAME = 60


class ThemeRingError(AskedWronglyError):
    """A parent that stands beneath the theme itself."""

    def __init__(self, theme: str, parent: str) -> None:
        super().__init__(
            f"{_said(parent)} stands beneath {_said(theme)}, so {_said(theme)} cannot stand beneath it too."
            if theme != parent
            else f"{_said(theme)} cannot stand beneath itself.",
            todo=f"Nothing was changed. Move {_said(parent)} out from beneath it first."
            if theme != parent
            else "Nothing was changed. Name another theme for it to stand beneath.",
        )


class RetiredThemeError(AskedWronglyError):
    """A retired theme that something was to be done with."""

    def __init__(self, reference: str, name: str, into: str = "") -> None:
        gone = f" and goes on in {_said(into)}" if into else ""
        super().__init__(
            f"{reference} {_said(name)} is retired{gone}.",
            todo=f"Nothing was changed. `codesign themes bring-back {reference}` takes it up again.",
        )


class NothingTaggedWithItError(AskedWronglyError):
    """A theme that was retired, or merged into another, that something was to be tagged with."""

    def __init__(self, reference: str, name: str, into: str = "") -> None:
        why = f"was merged into {_said(into)}" if into else "is retired"
        instead = (
            f"Tag with {_said(into)} instead."
            if into
            else f"`codesign themes bring-back {reference}` takes it up again."
        )
        super().__init__(
            f"{reference} {_said(name)} {why}, so nothing is tagged with it any more.",
            todo=f"Nothing was changed. {instead}",
        )


class NotRetiredError(AskedWronglyError):
    """A theme to be brought back that is there."""

    def __init__(self, reference: str, name: str) -> None:
        super().__init__(f"{reference} {_said(name)} is not retired.", todo="Nothing was changed.")


class OneThemeError(AskedWronglyError):
    """A theme merged into itself, or nothing to merge."""

    def __init__(self) -> None:
        super().__init__("It takes two themes to merge.", todo="Name those that go, and the one that stays.")


class NothingToSplitError(AskedWronglyError):
    """A part of a split that no comment goes to."""

    def __init__(self, theme: str, part: str, words: str = "") -> None:
        why = f" holds “{shorten(words, _NAME)}”" if words else " was chosen"
        super().__init__(
            f"No comment of {_said(theme)}{why} for {_said(part)}, so nothing was split.",
            todo="Choose the comments that go, or words that they hold.",
        )


class NotUnderError(AskedWronglyError):
    """Comments that were to be split off a theme they are not tagged with."""

    def __init__(self, theme: str, references: Sequence[str]) -> None:
        stands = "is" if len(references) == 1 else "are"
        super().__init__(
            f"{listed(references, 6)} {stands} not tagged with {_said(theme)}.",
            todo=f"Nothing was split. `codesign feedback list --theme` shows what {_said(theme)} holds.",
        )


class SameThemeError(AskedWronglyError):
    """A theme split into itself."""

    def __init__(self, theme: str) -> None:
        super().__init__(
            f"{_said(theme)} cannot be split into itself: what is not moved stays there.",
            todo="Nothing was changed.",
        )


class UnknownColourError(AskedWronglyError):
    """A colour that is none of ours."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            f"“{shorten(one_line(typed), _NAME)}” is no colour here.", todo=f"There are {', '.join(COLOURS)}."
        )


class TwinThemesError(AskedWronglyError):
    """Several themes of one name, and nothing that says which."""

    def __init__(self, name: str, themes: Sequence[tuple[str, int]]) -> None:
        called = [f"{reference} ({plural(comments, 'comment')})" for reference, comments in themes]
        super().__init__(
            f"{len(themes)} themes are called {_said(name)}: {listed(called)}.",
            todo=f"Name one by its reference. `codesign themes merge {themes[1][0]} --into {themes[0][0]}` makes them one.",
        )


def _said(name: str) -> str:
    return shorten(one_line(name), _NAME)
