"""Words people choose from, as they cross a layer."""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """An entry of a vocabulary: its code stays, its name may change, and it is retired rather than deleted."""

    id: str
    vocabulary: str
    code: str
    name: str
    plural: str = ""
    parent: str = ""
    key: str = ""
    words: tuple[str, ...] = ()
    retired: bool = False
