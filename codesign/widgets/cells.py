"""Text in the cells of a terminal: what may be painted at all, and how it is fitted to a width or wrapped, whatever the script.

A character may be as wide as two cells or none. Nothing here alters stored text; it only decides how it is painted.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len, set_cell_size

from codesign.text import clean, one_line

ELLIPSIS = "…"
_TAB = "    "
_JOINER = "\u200d"
"""Joins two characters into one. At an edge it would join what is painted beside: a space, and the line would be short."""
_LEFT_OVER = f" {_JOINER}"


def paintable(value: str) -> str:
    """Return text without a character that would steer the terminal; line breaks stay, tabs become spaces."""
    return clean(value).text.replace("\t", _TAB)


def fitted(value: str, width: int, *, right: bool = False) -> str:
    """Return text on one line of exactly `width` cells, with an ellipsis where words were left off."""
    if width < 1:
        return ""
    if value.isascii() and value.isprintable():  # most of what is painted: every character is one cell
        line = value if len(value) <= width else value[: width - 1].rstrip() + ELLIPSIS
        return line.rjust(width) if right else line.ljust(width)
    start = _start(value, width)
    line = one_line(paintable(start)).strip(_JOINER)
    wide = cell_len(line)
    if wide > width or len(value) > len(start):
        line = set_cell_size(line, width - 1).rstrip(_LEFT_OVER) + ELLIPSIS
        wide = cell_len(line)
    space = " " * (width - wide)
    return space + line if right else line + space


def cells_of(value: str, most: int) -> int:
    """Return how many cells text needs on one line, at most `most`."""
    if value.isascii() and value.isprintable():
        return min(len(value), most)
    start = _start(value, most)
    return most if len(value) > len(start) else min(cell_len(one_line(paintable(start))), most)


def _start(value: str, width: int) -> str:
    """Return enough of a text to fill any width with: the rest of a long one need not be measured."""
    return value[: width * 4 + 64]


def wrapped(value: str, width: int) -> Iterator[str]:
    """Yield text as lines of at most `width` cells, broken at spaces where there are any. No character but those spaces is left off."""
    for line in paintable(value).split("\n"):
        yield from _wrap_line(line, max(width, 2))


def _wrap_line(line: str, width: int) -> Iterator[str]:
    kept, room = "", width
    for word in _words(line):
        size = cell_len(word.rstrip(" "))
        if size > room and kept:
            yield kept.rstrip(" ")
            kept, room = "", width
        for piece in _pieces(word, width) if size > width else (word,):
            if kept and cell_len(piece.rstrip(" ")) > room:
                yield kept.rstrip(" ")
                kept, room = "", width
            kept += piece
            room -= cell_len(piece)
    yield kept.rstrip(" ")


def _words(line: str) -> Iterator[str]:
    """Yield the words of a line, each with the spaces after it."""
    start = 0
    while start < len(line):
        space = line.find(" ", start)
        if space < 0:
            yield line[start:]
            return
        end = space
        while end < len(line) and line[end] == " ":
            end += 1
        yield line[start:end]
        start = end


def _pieces(word: str, width: int) -> Iterator[str]:
    """Cut a word longer than a line into pieces that fit, a wide or combining character never in two."""
    piece = ""
    for character in word:
        if cell_len(piece + character) > width:
            end = len(piece) if cell_len(character) else _last_with_a_width(piece)
            yield piece[:end]
            piece = piece[end:]
        piece += character
    yield piece


def _last_with_a_width(piece: str) -> int:
    """Return where the last character stands that has a width: what has none of its own may widen it, and goes with it."""
    end = len(piece) - 1
    while end > 0 and not cell_len(piece[end]):
        end -= 1
    return max(end, 1)
