"""What altering the codebook will do, said before it is done; and what it did, said after. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from codesign.records.codebook import Recoded
from codesign.records.feedback import ThemeLine
from codesign.text import listed, one_line, plural

_UNDO = "It is one change, which u undoes."


def sign_off_words(theme: ThemeLine) -> str:
    """Say what signing off does, or making a draft again."""
    if theme.state == "signed-off":
        return f"Make {_name(theme)} a draft again? {_heard(theme)} Nothing else changes. {_UNDO}"
    missing = "" if theme.definition else " It has no definition yet: nobody can tell what belongs under it."
    return f"Sign {_name(theme)} off? It stands as part of the codebook from then on. {_heard(theme)}{missing} {_UNDO}"


def retire_words(theme: ThemeLine) -> str:
    """Say what retiring does."""
    keep = (
        f"The {plural(theme.own, 'comment')} tagged with it keep it"
        if theme.own
        else "No comment is tagged with it"
    )
    return (
        f"Retire {_name(theme)}? It is offered and suggested no more. {keep}, and figures name it as retired. "
        f"R brings it back. {_UNDO}"
    )


def brought_back_words(theme: ThemeLine) -> str:
    """Say what bringing a retired theme back does."""
    stays = (
        f" The comments that went to #{one_line(theme.merged_into)} stay there." if theme.merged_into else ""
    )
    return f"Bring {_name(theme)} back? It is offered and suggested again.{stays} {_UNDO}"


def merge_words(themes: Sequence[ThemeLine], into: str) -> str:
    """Say what merging does."""
    names = listed([_name(theme) for theme in themes], 6)
    moved = sum(theme.own for theme in themes)
    them, they_are = ("it", "it is") if len(themes) == 1 else ("them", "they are")
    are = "is" if moved == 1 else "are"
    return (
        f"Merge {names} into {into}? {plural(moved, 'comment')} tagged with {them} {are} tagged with {into} "
        f"instead, each once; then {they_are} retired. What stands beneath goes along, and figures over this time name the merge. {_UNDO}"
    )


def split_words(theme: ThemeLine, moved: int, into: str) -> str:
    """Say what splitting does."""
    left = max(theme.own - moved, 0)
    return (
        f"Split {_name(theme)}? {plural(moved, 'comment')} to {into}; {plural(left, 'comment')} left where {'it is' if left == 1 else 'they are'}. "
        f"Figures over this time name the split. {_UNDO}"
    )


def done_words(recoded: Recoded, done: str) -> str:
    """Say what was done: to the theme, or to others that went into it."""
    name = f"#{one_line(recoded.theme.name)}"
    if not recoded.change:
        return f"{name} is so already: nothing was altered."
    moved = f", {plural(recoded.comments, 'comment')}" if recoded.comments else ""
    return " ".join((f"{name} {done}{moved}, as {recoded.change}. u undoes it.", *recoded.said))


def _name(theme: ThemeLine) -> str:
    return f"#{one_line(theme.name)}"


def _heard(theme: ThemeLine) -> str:
    beneath = f", {theme.own:,} of them tagged with this very theme" if theme.own != theme.comments else ""
    return f"It has {plural(theme.comments, 'comment')}{beneath}."
