"""What a file really is, by its bytes and never by its name."""

from __future__ import annotations

import io
import re
import zipfile
from enum import Enum

from codesign.imports.errors import DamagedWorkbookError, ProtectedFileError, WrongKindOfFileError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_TEXT_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_SAVE_TABLE = "Copy the table into a sheet, save that as .xlsx or .csv, and import it."
_JSON = re.compile(rb'\s*(\{\s*("[^"]*"\s*:|\})|\[\s*([\[{]|\]\s*$))')
_NEVER_TYPED = bytes({*range(32), 127} - {*b"\t\n\v\f\r\x1a\x1b\x1c\x1d\x1e\x1f"})
"""Control characters that no text has in number: not tabs and line breaks, the end of old files, colours, separators."""
_BINARY = (
    (b"%PDF", "a PDF", _SAVE_TABLE),
    (b"\x1f\x8b", "a compressed file (gzip)", "Unpack it and import the file inside."),
    (b"PAR1", "a Parquet file", "Save it as CSV and import that."),
    (b"SQLite format 3\x00", "a database (SQLite)", "Save the table you want as CSV and import that."),
    (b"{\\rtf", "a rich text document", _SAVE_TABLE),
    (b"\x89PNG", "a picture", _SAVE_TABLE),
    (b"\xff\xd8\xff", "a picture", _SAVE_TABLE),
)


class FileKind(Enum):
    """The two kinds of file that are read."""

    TEXT = "text"
    WORKBOOK = "workbook"


def kind_of(data: bytes, name: str) -> FileKind:
    """Say what the bytes are, or refuse them by their true kind."""
    for start, kind, todo in _BINARY:
        if data.startswith(start):
            raise WrongKindOfFileError(name, kind, todo)
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise ProtectedFileError(name)
        raise WrongKindOfFileError(name, "an old Excel workbook (.xls) or another old Office file")
    if data.startswith(b"PK"):
        return _kind_of_zip(data, name)
    if _is_markup(data):
        raise WrongKindOfFileError(name, "a web page (HTML) or XML")
    if _is_json(data):
        raise WrongKindOfFileError(name, "JSON", "Save the table you want as CSV and give that.")
    if not data.startswith(_TEXT_BOMS) and _is_binary(data):
        raise WrongKindOfFileError(name, "not text: it looks like a program's own file")
    return FileKind.TEXT


def _is_json(data: bytes) -> bool:
    """Say whether this is JSON: no table begins with a brace and a quoted name, or a bracket and one of these."""
    return _JSON.match(data.removeprefix(b"\xef\xbb\xbf")[:4096]) is not None


def _kind_of_zip(data: bytes, name: str) -> FileKind:
    """Look inside a zip: a workbook, or something else that happens to be zipped."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = set(archive.namelist())
            mimetype = archive.read("mimetype").decode("ascii", "replace") if "mimetype" in members else ""
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError) as fault:
        raise DamagedWorkbookError(name) from fault
    if "xl/workbook.xml" in members:
        return FileKind.WORKBOOK
    if "xl/workbook.bin" in members:
        raise WrongKindOfFileError(name, "a binary Excel workbook (.xlsb)")
    if "opendocument.spreadsheet" in mimetype:
        raise WrongKindOfFileError(name, "an OpenDocument sheet (.ods)")
    if any(member.endswith(".iwa") for member in members):
        raise WrongKindOfFileError(
            name, "a Numbers sheet", "In Numbers, choose File, Export To, Excel, and import that."
        )
    if "word/document.xml" in members:
        raise WrongKindOfFileError(name, "a Word document", _SAVE_TABLE)
    raise WrongKindOfFileError(name, "a zip file", "Unpack it and import the file inside.")


def _is_markup(data: bytes) -> bool:
    """Say whether the file is HTML or XML, which some systems save under the name .xls or .xlsx."""
    start = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype", b"<html", b"<table", b"<?xml", b"<head", b"<meta", b"<style"))


def _is_binary(data: bytes) -> bool:
    """Say whether bytes are no text at all. A stray NUL or two in a text file is not enough, nor is another control character."""
    sample = data[:65536]
    odd = sample.count(b"\x00")
    # UTF-16 without its mark has a NUL beside almost every letter, always on the same side.
    if odd > len(sample) // 4 and max(sample[::2].count(b"\x00"), sample[1::2].count(b"\x00")) > odd * 0.95:
        return False
    controls = len(sample) - len(sample.translate(None, _NEVER_TYPED))
    return controls > max(len(sample) // 50, 8)
