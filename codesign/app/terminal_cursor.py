"""The terminal's own cursor: shown, and put where the keys act, for magnifiers, screen readers and input methods that follow it.

The library hides it at the start and only moves it. It is shown as an upright bar, which stands beside the mark of a list
and at the edge of the block that a line of text draws for itself, and covers neither. Where nothing has the keys it hides.
"""

from __future__ import annotations

from textual.app import App
from textual.geometry import Offset
from textual.widget import Widget
from textual.widgets import Input, OptionList

_BAR, _USUAL = "\x1b[6 q", "\x1b[0 q"
_SHOW, _HIDE = "\x1b[?25h", "\x1b[?25l"


class ShowsTerminalCursor(App[int]):
    """An app whose terminal cursor follows what has the keys."""

    _cursor_shown: Offset | None = None
    """Where it was shown last; nothing while it is hidden."""

    def on_mount(self) -> None:
        """Begin anew after the program was stopped and goes on; leave the shell the cursor it had."""
        self.app_suspend_signal.subscribe(self, lambda _: self._write_cursor(_USUAL))
        self.app_resume_signal.subscribe(self, lambda _: self._forget_cursor())

    def on_unmount(self) -> None:
        """Give the terminal its usual cursor back."""
        self._write_cursor(_USUAL)

    def post_display_hook(self) -> None:
        """Follow what has the keys, after every frame."""
        where = cursor_place(self.focused) if self.screen_stack else None
        if where is not None:
            self.cursor_position = where  # what the library moves it back to, after the frames to come
        if where == self._cursor_shown:
            return
        self._write_cursor(
            _HIDE
            if where is None
            else f"\x1b[{where.y + 1};{where.x + 1}H{_SHOW}{_BAR if self._cursor_shown is None else ''}"
        )
        self._cursor_shown = where

    def _forget_cursor(self) -> None:
        self._cursor_shown = None

    def _write_cursor(self, sequence: str) -> None:
        if self._driver is not None and not self.is_headless:
            self._driver.write(sequence)
            self._driver.flush()


def cursor_place(widget: Widget | None) -> Offset | None:
    """Return the cell of the screen where the cursor of a widget belongs; nothing where that is not in sight."""
    if widget is None or not widget.is_attached:
        return None
    place = getattr(widget, "cursor_screen_offset", None) or _option(widget) or widget.content_region.offset
    if isinstance(widget, Input) and widget.cursor_at_end:
        place -= Offset(1, 0)  # the library counts a cell too many behind the last letter
    is_in_sight = widget.region.contains_point(place) and widget.screen.region.contains_point(place)
    return place if is_in_sight else None


def _option(widget: Widget) -> Offset | None:
    """Return where the option under the cursor of a list of options begins."""
    if not isinstance(widget, OptionList) or widget.highlighted is None:
        return None
    line = widget._index_to_line.get(widget.highlighted, 0)
    return widget.content_region.offset + Offset(0, line - widget.scroll_offset.y)
