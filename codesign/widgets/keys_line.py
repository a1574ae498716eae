"""The keys that do something here, in one line along the bottom, never cut in the middle of a word.

The library's own footer makes a widget of every key, and all of them again at every move of the cursor from field to
field: a third of the work of typing down a page. This is one widget, painted anew only where its words change.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from codesign.keys import ACTIONS

ALWAYS = ("app.help", "leave", "close", "app.back", "app.command_palette")
"""What is shown whatever the width: help and the palette, which say every other key, and the way back."""
_PLACES = {action.id: place for place, action in enumerate(ACTIONS)}
"""The registry's order is by what matters: what comes first keeps its room longest."""


class KeyShown(NamedTuple):
    """One key and what it does."""

    key: str
    shown: str
    words: str
    action: str = ""
    is_enabled: bool = True
    help: str = ""

    def label(self, before: str = " ") -> str:
        """The key and its words as they stand on the line, with what stands before them."""
        return f"{before}{self.shown} {self.words} "


def fitting(keys: tuple[KeyShown, ...], width: int) -> tuple[tuple[KeyShown, ...], str]:
    """Return as many keys as there is room for, whole, and what stands before each.

    Where there is no room they stand closer; then what help says anyway goes first, from the end.
    """
    for before in (" ", ""):
        if _cells(keys, before) <= width:
            return keys, before
    kept = list(keys)
    for leaves in reversed(keys):
        if _cells(kept, "") <= width:
            break
        if leaves.action not in ALWAYS:
            kept.remove(leaves)
    return tuple(kept), ""


def _cells(keys: Iterable[KeyShown], before: str) -> int:
    return sum(cell_len(each.label(before)) for each in keys)


class KeysLine(Widget, can_focus=False):
    """The keys of the screen it stands on. A click presses the key."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeysLine { dock: bottom; height: 1; background: $footer-background; color: $footer-description-foreground; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._keys: tuple[KeyShown, ...] = ()

    @property
    def keys(self) -> tuple[KeyShown, ...]:
        """The keys there is room for, as they stand."""
        return fitting(self._keys, self.size.width)[0]

    def on_mount(self) -> None:
        """Look whenever other keys do something."""
        self.screen.bindings_updated_signal.subscribe(self, self._look)

    def render(self) -> Content:
        """Paint each key and its words."""
        keys, before = fitting(self._keys, self.size.width)
        return Content.assemble(*(part for each in keys for part in _painted(each, before)))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say what the key under the mouse does."""
        under = self._at(event.x)
        self.tooltip = (under.help or under.words) if under else None

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        event.stop()
        under = self._at(event.x)
        if under is not None and under.is_enabled:
            self.app.simulate_key(under.key)
        elif under is not None:
            self.app.bell()

    def _at(self, x: int) -> KeyShown | None:
        keys, before = fitting(self._keys, self.size.width)
        left = 0
        for each in keys:
            left += cell_len(each.label(before))
            if x < left:
                return each
        return None

    def _look(self, screen: Screen[object]) -> None:
        if not self.app.app_focus or not self.is_attached or screen is not self.screen:
            return
        keys: dict[str, KeyShown] = {}  # an action with two keys is shown once
        active = sorted(
            screen.active_bindings.values(), key=lambda each: _PLACES.get(each.binding.id or "", -1)
        )
        for _, binding, is_enabled, tooltip in active:
            if binding.show:
                shown = self.app.get_key_display(binding)
                said = KeyShown(
                    binding.key, shown, binding.description, binding.action, is_enabled, tooltip or ""
                )
                keys.setdefault(binding.action, said)
        if tuple(keys.values()) != self._keys:
            self._keys = tuple(keys.values())
            self.refresh()


def _painted(each: KeyShown, before: str) -> tuple[Content, Content]:
    faint = "" if each.is_enabled else " dim"
    return (
        Content.styled(f"{before}{each.shown}", f"bold $footer-key-foreground{faint}"),
        Content.styled(f" {each.words} ", faint.strip()),
    )
