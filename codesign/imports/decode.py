"""Bytes into text: UTF-8, UTF-16 or Windows-1252, and a word about it where it was not plain UTF-8."""

from __future__ import annotations

from typing import NamedTuple

from codesign.text import plural


class Decoded(NamedTuple):
    """Text and what should be said about how it was read."""

    text: str
    notes: tuple[str, ...]


def decode(data: bytes) -> Decoded:
    """Read bytes as text, saying which encoding was taken where it is not plain UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _utf16(data, "utf-16")
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    if b"\x00" in data[:4096] and data[:4096].count(b"\x00") > len(data[:4096]) // 4:
        side = "utf-16-le" if data[1:4096:2].count(b"\x00") > data[:4096:2].count(b"\x00") else "utf-16-be"
        return _utf16(data, side)
    try:
        return Decoded(data.decode("utf-8"), ())
    except UnicodeDecodeError:
        return _windows(data)


def _utf16(data: bytes, codec: str) -> Decoded:
    text = data.decode(codec, errors="replace")
    return Decoded(text, ("Read as UTF-16 (Excel's Unicode text).",))


def _windows(data: bytes) -> Decoded:
    """Read line by line, so that a file put together from two programs loses nothing in either part."""
    parts: list[str] = []
    utf8_lines = 0
    windows_lines: list[int] = []
    for number, line in enumerate(data.split(b"\n"), start=1):
        try:
            parts.append(line.decode("utf-8"))
            utf8_lines += not line.isascii()
        except UnicodeDecodeError:
            parts.append(line.decode("cp1252", errors="replace"))
            windows_lines.append(number)
    text = "\n".join(parts)
    if not utf8_lines:
        return Decoded(text, ("Read as Windows-1252 (saved by Excel as plain CSV), not UTF-8.",))
    shown = ", ".join(str(number) for number in windows_lines[:5])
    more = f" and {len(windows_lines) - 5} more" if len(windows_lines) > 5 else ""
    note = f"Saved in two encodings: {plural(len(windows_lines), 'line')} read as Windows-1252 (line {shown}{more})."
    return Decoded(text, (note,))
