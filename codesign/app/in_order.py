"""Keys in order: what a key does is done, and what it leads to is shown, before the next key is looked at.

The library hands a key to the widget that has the focus, and looks for what it does once it has bubbled up from there.
On a slow laptop, or from a pipe, the next keys are handed on meanwhile: those after `/` would be commands, and Enter after
`g` `c` would open nothing, as no contact is read yet. Here a key is looked up at once where nothing takes text. The next
one is held until what it did has gone all the way up to the app, and until a screen that is read first is painted.
"""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import Any

from textual.app import App
from textual.events import Event, Key, Paste
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.timer import Timer

from codesign.screens.read_first import KeysGoOn, ReadFirst

URGENT = frozenset({"escape", "ctrl+q", "ctrl+p", "f1", "ctrl+c"})
"""Keys that never wait for a reading. Whoever presses one has turned to something else: what was held is let go of."""
PATIENCE = 2.0
"""Seconds after which keys go on all the same, unless the screen is patient."""


class TakesKeysInOrder(App[int]):
    """An app whose commands are carried out one after another, however fast their keys come."""

    _held: deque[Key | Paste]
    """Keys that came before what they are about was there."""
    _held_for: Screen[Any] | None = None
    """The screen they are for: on another, one would do what nobody asked for."""
    _under_way: Screen[Any] | None = None
    """The screen whose last command is not carried out to the end yet."""
    _patience: Timer | None = None

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        self._held = deque()

    async def on_event(self, event: Event) -> None:
        """Carry out a key, or hold it until those before it are carried out and the screen it is for is there."""
        if not isinstance(event, Key | Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        if not self.screen_stack:
            self._held.append(event)  # there is nothing it could be about yet
            return
        if self._is_elsewhere:
            self._held.clear()
        if self._must_wait(event):
            self._hold(event)
        else:
            await self._carry_out(event)

    def _must_wait(self, event: Key | Paste) -> bool:
        if self._is_under_way:
            return True
        if isinstance(event, Key) and event.key in URGENT:
            self._held.clear()
            return False
        return bool(self._held) or self._waits_for_reading(event)

    @property
    def _is_under_way(self) -> bool:
        """Whether the command before is not carried out to the end; of a screen that is gone no word comes any more."""
        return any(self._under_way in stack for stack in self._screen_stacks.values())

    @property
    def _is_elsewhere(self) -> bool:
        """Whether what is held is for another screen than the one there is now, to which no key led."""
        return not self._is_under_way and self._held_for not in (None, self.screen)

    def _waits_for_reading(self, event: Key | Paste) -> bool:
        screen = self.screen
        if not isinstance(screen, ReadFirst) or not screen.keys_wait:
            return False
        if screen.was_shown and not self._has_commands_only:
            return False  # words to find are typed on while the list is narrowed
        return isinstance(event, Paste) or not self._is_about_nothing_read(screen, event.key)

    def _is_about_nothing_read(self, screen: ReadFirst[Any], key: str) -> bool:
        active = screen.active_bindings.get(key)
        action = active.binding.action if active is not None else ""
        return action.startswith("app.") or action in screen.AT_ONCE

    def _hold(self, event: Key | Paste) -> None:
        self._held.append(event)
        if len(self._held) == 1:
            self._wait()

    def _wait(self) -> None:
        """Wait with what is held for what is on the screen now, but not for ever."""
        if self._patience is not None:
            self._patience.stop()
        self._held_for = self.screen
        self._patience = self.set_timer(PATIENCE, partial(self._lose_patience, self.screen, self._is_patient))

    @property
    def _is_patient(self) -> bool:
        return isinstance(self.screen, ReadFirst) and self.screen.is_patient

    def _lose_patience(self, screen: Screen[Any], was_patient: bool) -> None:
        """Let keys go on, though what they wait for did not come; what was waited for however long it took gets its time anew."""
        if not self._held or self._held_for is not screen:
            return
        self._under_way = None
        if isinstance(screen, ReadFirst) and screen.keys_wait:
            if screen.is_patient or was_patient:
                self._wait()
                return
            screen.let_keys_go_on()
        self.post_message(KeysGoOn())

    def on_ready(self) -> None:
        """Carry out what was pressed before there was any screen."""
        self.post_message(KeysGoOn())

    async def on_keys_go_on(self, told: KeysGoOn) -> None:
        """Carry out what was held, as far as it goes."""
        if not self.screen_stack:
            return  # the last word, as codesign is left
        if told.done_on is not None and told.done_on is self._under_way:
            self._under_way = None
            if told.goes_twice:
                self._ask_to_be_told(self.focused or self.screen)
            self._held_for = self.screen
        elif self._is_elsewhere:
            self._held.clear()
        while self._held and not self._is_under_way and not self._waits_for_reading(self._held[0]):
            await self._carry_out(self._held.popleft())
        if self._held:
            self._wait()

    async def _carry_out(self, event: Key | Paste) -> None:
        """Carry out a key; of any but a letter that is typed, ask to be told once all that came of it is done."""
        screen, target = self.screen, self.focused or self.screen
        is_command, is_typed = self._has_commands_only, isinstance(event, Paste) or event.is_printable
        await super().on_event(event)
        self._held_for = self.screen
        if self.screen is not screen:
            target = self.screen  # it is there, and has the focus where it wants it, once word comes from it
        if is_command or not is_typed:
            self._ask_to_be_told(target, goes_twice=not is_command)

    def _ask_to_be_told(self, target: MessagePump, *, goes_twice: bool = False) -> None:
        """Send word up from where a key acted: it comes after all that the key sent."""
        screen = self.screen
        if target.post_message(KeysGoOn(screen, goes_twice=goes_twice)):
            self._under_way = screen

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        """Carry out what a key does. The library asks with `priority` before it hands the key on."""
        if await super()._check_bindings(key, priority):
            return True
        return priority and self._has_commands_only and await super()._check_bindings(key)

    @property
    def _has_commands_only(self) -> bool:
        """Whether letters are commands where the focus is, and not text."""
        focused = self.focused
        return focused is None or not focused.check_consume_key("a", "a")
