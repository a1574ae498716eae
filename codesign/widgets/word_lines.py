"""Somebody's words laid out in lines word by word, each word knowing where in the text it stands; spans that are tagged in brackets. Pure.

A script that puts no spaces between words is taken character by character: each can be selected, and a line breaks between any two.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len

from codesign.text import one_line
from codesign.widgets.cells import paintable

_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\U00020000-\U0003ffff"
_WORD = re.compile(f"[{_UNSPACED}]|[^\\s{_UNSPACED}]+")
_ALONE = re.compile(f"[{_UNSPACED}]")
_JOINER = "\u200d"


class Span(NamedTuple):
    """Words that are tagged on their own: from one code point to before another, and what with."""

    start: int
    end: int
    name: str
    colour: str = ""


class Word(NamedTuple):
    """A word, or a piece of one, on a line; or a mark beside it, which stands nowhere in the text."""

    words: str
    start: int
    end: int
    space: bool = False
    """Whether a space stands before it on its line."""
    is_mark: bool = False
    colour: str = ""
    is_in_span: bool = False


@dataclass(frozen=True)
class LaidOut:
    """A text in lines, and its words in order."""

    lines: tuple[tuple[Word, ...], ...]
    words: tuple[tuple[int, int], ...]
    """Where each word begins and ends in the text."""
    line_of: tuple[int, ...]
    """The line each word begins on."""
    width: int

    def word_at(self, place: int) -> int:
        """Return the number of the word that a place of the text is in, or of the last before it."""
        return max(bisect_right(self.words, (place, 1 << 60)) - 1, 0)

    def first_on(self, line: int) -> int:
        """Return the number of the first word from a line on."""
        found = next((number for number, at in enumerate(self.line_of) if at >= line), len(self.line_of) - 1)
        return max(found, 0)


class _Atom(NamedTuple):
    word: Word
    before: int
    """What is before it: 0 it is glued, 1 a line may break, 2 a space, 3 and more so many line breaks less two."""


def lay_out(text: str, spans: Sequence[Span], width: int) -> LaidOut:
    """Lay a text out in lines of at most so many cells."""
    room = max(width, 4)
    lines: list[tuple[Word, ...]] = []
    line: list[Word] = []
    used = 0
    for chunk in _chunks(_atoms(text, spans)):
        before = chunk[0].before
        wide = sum(_size(atom.word.words) for atom in chunk)
        if before >= _NEW_LINE or (line and used + (before == _SPACE) + wide > room):
            lines.append(tuple(line))
            lines.extend(() for _ in range(before - _NEW_LINE))
            line, used = [], 0
        space = before == _SPACE and bool(line)
        for piece in _fitting(chunk, room) if wide > room else (atom.word for atom in chunk):
            size = _size(piece.words)
            if line and used + space + size > room:
                lines.append(tuple(line))
                line, used, space = [], 0, False
            line.append(piece._replace(space=space))
            used, space = used + space + size, False
    lines.append(tuple(line))
    return _numbered(lines, width)


_GLUED, _MAY_BREAK, _SPACE, _NEW_LINE = 0, 1, 2, 3


def _numbered(lines: list[tuple[Word, ...]], width: int) -> LaidOut:
    words: list[tuple[int, int]] = []
    line_of: list[int] = []
    for number, line in enumerate(lines):
        for word in line:
            if not word.is_mark:
                words.append((word.start, word.end))
                line_of.append(number)
    return LaidOut(tuple(lines), tuple(words), tuple(line_of), width)


def _chunks(atoms: Iterator[_Atom]) -> Iterator[list[_Atom]]:
    """Yield what stands together on a line: words with the marks and the punctuation glued to them."""
    chunk: list[_Atom] = []
    for atom in atoms:
        if chunk and atom.before != _GLUED:
            yield chunk
            chunk = []
        chunk.append(atom)
    if chunk:
        yield chunk


def _atoms(text: str, spans: Sequence[Span]) -> Iterator[_Atom]:
    cuts = sorted({place for span in spans for place in (span.start, span.end)})
    opens = sorted(spans, key=lambda span: (span.start, -span.end))
    open_now: list[Span] = []
    end_before = 0
    for start, end in _cut(text, cuts):
        before = _between(text, end_before, start)
        while opens and opens[0].start <= start:
            span = opens.pop(0)
            if span.end > start:
                open_now.append(span)
                yield _Atom(Word("[", start, start, is_mark=True, colour=span.colour), before)
                before = _GLUED
        inside = max(open_now, key=lambda span: span.start) if open_now else None
        shown = _shown(text[start:end])
        colour = inside.colour if inside else ""
        yield _Atom(Word(shown, start, end, colour=colour, is_in_span=inside is not None), before)
        for span in sorted(open_now, key=lambda span: -span.start) if open_now else ():
            if span.end <= end or not _WORD.search(text, end, max(span.end, end)):
                open_now.remove(span)
                name = one_line(paintable(span.name))
                yield _Atom(Word(f"]{name}", end, end, is_mark=True, colour=span.colour), _GLUED)
        end_before = end


def _cut(text: str, cuts: list[int]) -> Iterator[tuple[int, int]]:
    """Yield where each word begins and ends, cut where a span begins or ends inside it."""
    for found in _WORD.finditer(text):
        start, end = found.span()
        for place in cuts[bisect_right(cuts, start) :]:
            if place >= end:
                break
            yield start, place
            start = place
        yield start, end


def _between(text: str, end_before: int, start: int) -> int:
    """Return what stands between two words: nothing, a place to break, a space, or line breaks."""
    gap = text[end_before:start]
    if not gap:
        is_inside = (
            start > 0
            and text[start].isalnum()
            and (_is_unspaced(text[start]) or _is_unspaced(text[start - 1]))
        )
        return _MAY_BREAK if is_inside else _GLUED
    breaks = gap.count("\n")
    return _NEW_LINE + breaks - 1 if breaks and end_before else _SPACE


def _is_unspaced(character: str) -> bool:
    return not character.isascii() and _ALONE.match(character) is not None


def _shown(word: str) -> str:
    """Return a word as it may be painted."""
    if (word.isascii() and word.isprintable()) or (len(word) == 1 and _ALONE.match(word)):
        return word
    return paintable(word).strip(_JOINER)


def _size(words: str) -> int:
    return len(words) if words.isascii() else cell_len(words)


def _fitting(chunk: Sequence[_Atom], room: int) -> Iterator[Word]:
    for atom in chunk:
        yield from _pieces(atom.word, room)


def _pieces(word: Word, room: int) -> Iterator[Word]:
    """Cut a word too long for any line into pieces, each knowing where it stands."""
    if word.is_mark:
        yield word._replace(words=word.words[: max(room // 2, 1)])
        return
    piece, start = "", word.start
    for place, character in enumerate(word.words):
        if piece and _size(piece + character) > room:
            yield word._replace(words=piece, start=start, end=word.start + place)
            piece, start = "", word.start + place
        piece += character
    yield word._replace(words=piece, start=start, end=word.end)
