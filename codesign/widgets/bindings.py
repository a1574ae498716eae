"""Actions of the registry as the terminal library's bindings."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from codesign.keys import ACTIONS, actions


def bindings(*where: str) -> list[BindingType]:
    """Return the bindings of every action of some places, each with its id, words and help."""
    return [
        Binding(
            action.keys, action.does, action.words, show=action.in_footer, tooltip=action.help, id=action.id
        )
        for action in actions(*where)
        if action.keys
    ]


def help_key(*, is_typed: bool) -> Binding:
    """Return the binding of help for a dialog, which the app's own do not reach: F1, and `?` too where nothing is typed."""
    wanted = "help.anywhere" if is_typed else "plain.help"
    action = next(each for each in ACTIONS if each.id == wanted)
    return Binding(action.keys, action.does, action.words, show=False, tooltip=action.help, id=action.id)
