"""`codesign contacts hide-name, show-name`: names somebody has left."""

from __future__ import annotations

from typing import Annotated

import typer

from codesign.cli import talking
from codesign.cli.contacts import group
from codesign.cli.grouping import Reference, command
from codesign.cli.opening import opened
from codesign.errors import AskedWronglyError

Left = Annotated[str, typer.Argument(metavar="NAME", help="The whole name, as it was said.")]


class NotHiddenError(AskedWronglyError):
    """A name to be shown again that was not hidden. The sentence does not say which: it may be a slip for one that is."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"{reference} has no hidden name that is written like this.",
            todo="Nothing was changed. Type it in full: nothing here tells a hidden name.",
        )


@command(group, "hide-name", "codesign contacts hide-name N12 'Former Name'")
def hide_name(context: typer.Context, reference: Reference, name: Left) -> None:
    """Hide a name somebody has left. They are still found and known again by it; no list, page, reason, history, pack or file written here says it.

    It goes from what is called a name, not from words: what people said, notes and titles stay as they were written. What left
    before, in a pack, a file or a backup, stays as it is. It is kept in the store, so that they can be known again.
    """
    with opened(context) as store:
        line = store.contacts.find(reference)
        store.contacts.hide_name(line.id, name)
        talking.say(
            f"{line.reference}: hidden. They are found by it, and nothing says it, except words people wrote or said, "
            "and what left before. `codesign undo` takes it back."
        )


@command(group, "show-name", "codesign contacts show-name N12 'Former Name'")
def show_name(context: typer.Context, reference: Reference, name: Left) -> None:
    """Show a name again that was hidden, as another name of theirs. It has to be typed in full: nothing tells it."""
    with opened(context) as store:
        line = store.contacts.find(reference)
        if not store.contacts.show_name(line.id, name):
            raise NotHiddenError(line.reference)
        talking.say(f"{line.reference}: shown again, as another name. `codesign undo` takes it back.")
