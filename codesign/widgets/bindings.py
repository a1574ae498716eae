"""Actions of the registry as the terminal library's bindings."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

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


def at_once(where: str, *ids: str) -> list[BindingType]:
    """Return bindings that act before the next key is looked at: what is typed after `/` or `#` is words, however fast."""
    found = [cast("Binding", each) for each in bindings(where)]
    return [replace(each, priority=True) for each in found if each.id in ids]
