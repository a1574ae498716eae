"""Actions of the registry as the terminal library's bindings."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from codesign.keys import actions


def bindings(*where: str) -> list[BindingType]:
    """Return the bindings of every action of some places, each with its id, words and help."""
    return [
        Binding(
            action.keys, action.does, action.words, show=action.in_footer, tooltip=action.help, id=action.id
        )
        for action in actions(*where)
        if action.keys
    ]
