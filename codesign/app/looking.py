"""How it looks: the theme and the keys a person chose, and a window too small for anything."""

from __future__ import annotations

from typing import Any

from textual import events, on, work
from textual.app import App
from textual.filter import Monochrome
from textual.geometry import Size
from textual.theme import Theme

from codesign.keys import own_keys
from codesign.screens.desk import Desk
from codesign.widgets.no_colour import NoColour

_SMALLEST = (60, 15)
"""Columns and rows below which nothing useful can be shown."""


_PLAIN = "ansi-dark"
"""The theme that needs no colours of its own."""


class LooksAsChosen(App[int]):
    """An app in the theme and on the keys its person chose."""

    desk: Desk

    def on_mount(self) -> None:
        """Take the person's own theme and keys."""
        if self.no_color:
            self._use_no_colour()
        else:
            self._use_chosen_theme(self.desk.settings.theme)
        self._take_own_keys()
        self.theme_changed_signal.subscribe(self, self._keep_theme)
        self.screen_change_signal.subscribe(self, lambda _: self._say_if_too_small(self.size))

    def _use_chosen_theme(self, name: str) -> None:
        if name in self.available_themes:
            self.theme = name
        elif name:
            said = f"The colours “{name}” of your settings are not known here; the usual ones are used. The palette has the others."
            self.notify(said, severity="warning", timeout=20, markup=False)

    def _use_no_colour(self) -> None:
        """Send no colour at all: the library would send greys, and black on black for a theme of the terminal's own.

        That theme marks what has the focus by weight and reversal, which is what is left.
        """
        self._filters = [each for each in self._filters if not isinstance(each, Monochrome)]
        self._filters.append(NoColour())
        self.theme = _PLAIN

    def action_change_theme(self) -> None:
        """Choose how it looks, where there is anything to choose."""
        if self.no_color:
            said = "NO_COLOR is set in this terminal, so no colours are used. Start codesign without it to choose some."
            self.notify(said, markup=False)
        else:
            super().action_change_theme()

    def search_themes(self) -> None:
        """Offer the colours there are: a theme, here, is something people spoke of."""
        from textual.command import CommandPalette
        from textual.theme import ThemeProvider

        self.push_screen(CommandPalette(providers=[ThemeProvider], placeholder="Search for colours…"))

    def _keep_theme(self, theme: Theme) -> None:
        if not self.no_color and theme.name != self.desk.settings.theme and not self.desk.demo:
            self._save_theme(theme.name)

    @work(thread=True, exit_on_error=False, group="settings", description="keep the theme")
    def _save_theme(self, name: str) -> None:
        from codesign.screens.desk_opening import settings_kept

        settings_kept(self.desk, theme=name)

    def _take_own_keys(self) -> None:
        """Use the keys the person chose, and say which of them cannot be."""
        own = own_keys(self.desk.settings.keys)
        self.set_keymap(own.keymap)
        for sentence in own.said:
            self.notify(sentence, severity="warning", timeout=20, markup=False)

    @on(events.Resize)
    def _window_resized(self, event: events.Resize) -> None:
        self._say_if_too_small(event.size)

    async def run_action(self, action: Any, *place: Any, **places: Any) -> bool:
        """Do nothing that cannot be seen: where the window is too small, keys only type, move in what is typed, or leave."""
        if self._is_covered and not str(action).endswith("quit"):
            return True
        return await super().run_action(action, *place, **places)

    @property
    def _is_covered(self) -> bool:
        """Whether keys would act unseen: the window is too small, and nobody is typing."""
        focused = self.focused
        return bool(self.screen.query("TooSmall")) and (
            focused is None or not focused.check_consume_key("a", "a")
        )

    def _say_if_too_small(self, size: Size) -> None:
        """Cover a window too small to show anything with one line; what has the focus keeps the keys."""
        width, height = size
        is_small = width < _SMALLEST[0] or height < _SMALLEST[1]
        for screen in self.screen_stack:
            covers = list(screen.query("TooSmall"))
            if is_small and not covers:
                from codesign.widgets.too_small import TooSmall

                screen.mount(TooSmall(*_SMALLEST))
            elif not is_small:
                for cover in covers:
                    cover.remove()
