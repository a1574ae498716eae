"""A theme as it is typed: one the codebook has, or a new one that somebody meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codesign.cli import talking
from codesign.errors import AskedWronglyError
from codesign.text import clean

if TYPE_CHECKING:
    from codesign.store import Store


class NearThemeError(AskedWronglyError):
    """A theme to be added has nearly the name of another."""

    def __init__(self, typed: str, offered: str) -> None:
        super().__init__(
            f"{typed}: {offered}",
            todo="--yes adds it all the same. Nothing was changed.",
        )


class NewThemeError(AskedWronglyError):
    """The codebook has no such theme, and nobody said that a new one is meant."""

    def __init__(self, typed: str, nearest: str) -> None:
        meant = f" Did you mean {nearest}?" if nearest else ""
        super().__init__(
            f"There is no theme called {typed}.{meant}",
            todo="--new-theme makes a draft theme of it. Nothing was changed.",
        )


def known_theme(store: Store, typed: str, *, new: bool) -> str:
    """Return the codebook's own name of a typed theme, or the name of a new one that is meant.

    Raises:
        NewThemeError: it is not in the codebook, and it was not said that a new one is meant.
    """
    from codesign.entry.tags import nearest_tag, tag_name

    name, lines = tag_name(clean(typed).text), store.themes.lines()
    tag = nearest_tag(name, {line.name: line.comments for line in lines})
    if tag.known:
        return tag.known
    if not new:
        raise NewThemeError(name, tag.nearest or "")
    talking.say(f"{name} is a new theme; it is a draft until somebody signs it off.")
    return name


def new_name(store: Store, typed: str, *, yes: bool) -> str:
    """Return the name of a theme to be added, asking where it is nearly that of another.

    Raises:
        NearThemeError: it is, and nobody can be asked.
    """
    from codesign.entry.tags import nearest_tag, tag_name

    name = tag_name(clean(typed).text)
    tag = nearest_tag(name, {line.name: line.comments for line in store.themes.lines()})
    if tag.known or not tag.nearest or yes:
        return name
    if not talking.is_terminal():
        raise NearThemeError(name, tag.words)
    return name if talking.agrees(f"{name}: {tag.words} Add it all the same?", otherwise="") else ""
