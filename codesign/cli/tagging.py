"""A theme as it is typed: one the codebook has, or a new one that somebody meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codesign.cli import talking
from codesign.errors import AskedWronglyError
from codesign.text import clean

if TYPE_CHECKING:
    from codesign.store import Store


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
    from codesign.entry.tags import nearest_tag

    name = clean(typed).text.strip().lstrip("#").strip(" .,;:!?")
    tag = nearest_tag(name, {line.name: line.comments for line in store.themes.lines()})
    if tag.known:
        return tag.known
    if not new:
        raise NewThemeError(name, tag.nearest or "")
    talking.say(f"{name} is a new theme; it is a draft until somebody signs it off.")
    return name
