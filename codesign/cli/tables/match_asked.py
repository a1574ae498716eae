"""How `codesign match` was asked to read a file."""

from __future__ import annotations

from typing import NamedTuple


class How(NamedTuple):
    """How a file is to be read, as somebody said."""

    map: str = ""
    sheet: str | None = None
    no_header: bool = False
    columns: str | None = None
