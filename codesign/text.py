"""The one door for text from outside: what is cleaned, by which rule, and how much of it.

The rule. Text becomes NFC. Carriage returns, vertical tabs, form feeds, NEL and the Unicode line and paragraph
separators become line breaks. Tabs and line breaks stay. What commands a terminal goes whole: the colour of ESC [31m, the
title or link of ESC ] to its end, never what merely stands beside a stray ESC, such as [laughs]. Every other control
character (C0, DEL, C1), the bidirectional embeddings, overrides and isolates, lone surrogates and the two byte-order
noncharacters go. All that goes is counted.
Nothing else is altered: no-break spaces, zero-width joiners, soft hyphens, curly quotes and every script stay as typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # control characters, except tab and line break
    "\u202a-\u202e\u2066-\u2069"  # bidirectional embeddings, overrides and isolates
    "\ud800-\udfff\ufffe\uffff]"  # lone surrogates and noncharacters: no document can hold them
)


_UNCONTROLLED = "[^\x00-\x1f\x7f-\x9f]*"
_COMMANDS = re.compile(  # ECMA-48, and what xterm adds to it
    r"\x1b(?!\[(?:[^\W\d_]|\d+ )[^\[\]\n\x1b]*\])\[(?:[0-?]+[ -/]*|!)?[@-~]"  # CSI, unless people's own [brackets] follow
    r"|\x9b[\d;?]+[A-Za-z]"  # CSI in one byte; without figures it is as likely a quotation mark of Windows
    rf"|(?:\x1b\]|\x9d){_UNCONTROLLED}(?:\x07|\x1b\\|\x9c)"  # OSC: titles, links, the clipboard
    rf"|(?:\x1b[PX^_]|[\x90\x98\x9e\x9f]){_UNCONTROLLED}(?:\x1b\\|\x9c)"  # DCS, SOS, PM and APC
    r"|\x1b[()][AB012](?![^\W_]*\))"  # which character set, as `tput sgr0` sends it
)


class Cleaned(NamedTuple):
    """Text that is safe to store, show and write out, and how many invisible characters it lost."""

    text: str
    removed: int


def clean(raw: str) -> Cleaned:
    """Clean text from outside by the rule of this module. Cleaning twice changes nothing."""
    if raw.isascii() and raw.isprintable():
        return Cleaned(raw, 0)
    broken = _LINE_BREAKS.sub("\n", raw)
    told = _COMMANDS.sub("", broken)
    visible, removed = _INVISIBLE.subn("", told)
    return Cleaned(unicodedata.normalize("NFC", visible), removed + len(broken) - len(told))


def removed_words(removed: int) -> str:
    """Say how many invisible characters were removed, or nothing if none were."""
    if not removed:
        return ""
    return f"{removed:,} invisible character{'' if removed == 1 else 's'} removed."


def one_line(value: str) -> str:
    """Return text on one line for a list: line breaks and tabs shown as spaces."""
    return " ".join(value.split("\n")).replace("\t", " ") if ("\n" in value or "\t" in value) else value


def shorten(value: str, length: int) -> str:
    """Return at most `length` characters on one line, with an ellipsis where words were left off."""
    if length < 1:
        return ""
    line = one_line(value)
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def listed(names: Sequence[str], limit: int = 12) -> str:
    """Return names as one line, shortened where there are many."""
    shown = [shorten(name, 40) for name in names[:limit]]
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")


def plural(count: int, one: str, many: str = "") -> str:
    """Return `1 comment`, `2 comments`: a number with its noun."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
