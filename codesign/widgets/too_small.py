"""The one line a window too small for anything else shows."""

from __future__ import annotations

from textual.widgets import Static


class TooSmall(Static):
    """Covers everything. It takes no focus, so that whoever was typing goes on typing where they were."""

    DEFAULT_CSS = """
    TooSmall { layer: _tooltips; overlay: screen; dock: top; width: 100vw; height: 100vh; background: $background; color: $foreground; }
    """

    def __init__(self, columns: int, rows: int) -> None:
        super().__init__(f"needs {columns}x{rows}; make the window larger", markup=False)
