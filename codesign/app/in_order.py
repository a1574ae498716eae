"""Keys in order: on lists and pages, what a key does is done before the next key is looked at.

The library hands a key to the widget that has the focus, and looks for what it does once it has bubbled up from there.
On a slow laptop, or from a pipe, the next keys are handed on meanwhile: those after `/` would be commands, and `#` after
Down would be about the row before. Where nothing takes text, a key is looked up at once instead.
"""

from __future__ import annotations

from textual.app import App

from codesign.screens.mode_screen import ModeScreen


class TakesKeysInOrder(App[int]):
    """An app whose commands are carried out one after another, however fast their keys come."""

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        """Carry out what a key does. The library asks with `priority` before it hands the key on."""
        if await super()._check_bindings(key, priority):
            return True
        return priority and self._has_commands_only and await super()._check_bindings(key)

    @property
    def _has_commands_only(self) -> bool:
        """Whether letters are commands where the focus is, and not text."""
        focused = self.focused
        return isinstance(self.screen, ModeScreen) and (
            focused is None or not focused.check_consume_key("a", "a")
        )
