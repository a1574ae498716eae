"""A painted block before the name of a colour: `■ red`. The name stays: a colour is never the only sign of anything."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.style import Style

from codesign.records.codebook import COLOURS

SWATCH = "■"
_NAMED = re.compile(f"{SWATCH} ({'|'.join(COLOURS)})\\b")


def swatched(name: str) -> str:
    """Return a colour's name after a block that is painted in it; other words as they are."""
    return f"{SWATCH} {name}" if name in COLOURS else name


def pieces(words: str, style: Style) -> Iterator[tuple[int, str, Style]]:
    """Yield a line in pieces, each with where it begins: the block before a colour's name is painted in it."""
    at = 0
    for found in _NAMED.finditer(words) if SWATCH in words else ():
        if found.start() > at:
            yield at, words[at : found.start()], style
        yield found.start(), SWATCH, style + Style(color=COLOURS[found[1]])
        at = found.start() + 1
    if at < len(words):
        yield at, words[at:], style
