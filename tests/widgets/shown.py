"""An app of one widget, for tests of it."""

from __future__ import annotations

from textual.app import App


class Shown(App[None]):
    """An app under test that says what it shows."""

    def painted(self) -> list[str]:
        """Return the lines of the screen, as a person would read them."""
        return [strip.text.rstrip() for strip in self.screen._compositor.render_strips(self.size)]
