"""`codesign keys --press`: what this terminal sends for each key, and what that means on the screens."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static

from codesign.keys import ACTIONS, key_words, place_words

_KEPT = 12
"""Lines that stay in sight."""


class KeyEcho(App[None]):
    """Says what every key is until Esc is pressed twice."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, keymap: Mapping[str, str]) -> None:
        super().__init__(ansi_color=True)
        self._keymap = keymap
        self._said: deque[str] = deque(maxlen=_KEPT)
        self._last = ""

    def compose(self) -> ComposeResult:
        """What to do, and what arrived."""
        yield Static("Press any key to see what arrives here. Esc twice leaves.\n", markup=False)
        yield Static("", id="arrived", markup=False)

    async def on_event(self, event: events.Event) -> None:
        """Take every key before anything else does."""
        if not isinstance(event, events.Key):
            await super().on_event(event)
            return
        if event.key == self._last == "escape":
            self.exit()
        self._last = event.key
        self._said.append(key_arrived(event.key, event.character, self._keymap))
        self.query_one("#arrived", Static).update("\n".join(self._said))


def key_arrived(key: str, character: str | None, keymap: Mapping[str, str]) -> str:
    """Say what a key is called, what it types, and what it does where."""
    typed = f", types {character}" if character and character.isprintable() else ""
    does: dict[str, list[str]] = {}
    for action in ACTIONS:
        if key in keymap.get(action.id, action.keys).split(","):
            does.setdefault(action.words, []).append(place_words(action.where))
    meant = "; ".join(f"{words} ({', '.join(dict.fromkeys(where))})" for words, where in does.items())
    return f"{key_words(key)}{typed}: {meant or 'does nothing on the screens'}"
