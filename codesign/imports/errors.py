"""The sentences for a file or a choice of columns that cannot be imported. In every case nothing was changed."""

from __future__ import annotations

from collections.abc import Sequence

from codesign.errors import AskedWronglyError, CodesignError
from codesign.text import listed, plural, shorten

_SAVE_AS = "Open it in Excel, choose Save As, pick Excel Workbook (.xlsx), and import that copy."


class FileMissingError(CodesignError):
    """There is nothing at that place."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no file {name}.", todo="Check the name and the folder.")


class FolderError(CodesignError):
    """A folder was given where a file was wanted."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is a folder.", todo="Give one of the files in it.")


class EmptyFileError(CodesignError):
    """The file has no bytes."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} is empty: 0 bytes.",
            todo="If it lives in OneDrive or SharePoint it may not be downloaded yet: open it once, then try again.",
        )


class UnreadableFileError(CodesignError):
    """The computer will not let us read the file."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} cannot be read: it may be open in Excel, not downloaded yet, or not yours to read.",
            todo="Close it there, or save a copy, and import the copy.",
        )


class WrongKindOfFileError(CodesignError):
    """The bytes are those of something that is not a table we read, whatever the name says."""

    def __init__(self, name: str, kind: str, todo: str = _SAVE_AS) -> None:
        super().__init__(f"{name} is {kind}, not a CSV file or an Excel workbook (.xlsx).", todo=todo)


class ProtectedFileError(CodesignError):
    """The workbook wants a password."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} is protected with a password.",
            todo="Open it in Excel, choose File, Info, Protect Workbook, remove the password, and save a copy.",
        )


class DamagedWorkbookError(CodesignError):
    """The workbook says it is one but cannot be opened."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is damaged: it cannot be opened as a workbook.", todo=_SAVE_AS)


class NoSuchSheetError(AskedWronglyError):
    """The workbook has no sheet of that name."""

    def __init__(self, sheet: str, sheets: Sequence[str]) -> None:
        super().__init__(f"There is no sheet {sheet}.", todo=f"The sheets are: {listed(sheets)}.")


class SheetNotNeededError(AskedWronglyError):
    """A sheet was named for a file that has none."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} has no sheets: it is plain text.", todo="Leave out --sheet.")


class UnclosedQuoteError(CodesignError):
    """A quotation mark opens a cell and nothing closes it, so that rows would be swallowed."""

    def __init__(self, line: int, swallowed: int) -> None:
        super().__init__(
            f"A quote opened in line {line} never closes; {plural(swallowed, 'row')} would be swallowed.",
            todo=f"Close or remove the quote in line {line}, then try again.",
        )


class StrayQuoteError(CodesignError):
    """A quotation mark in one line closes against one in another, so that rows would be joined."""

    def __init__(self, first: int, last: int) -> None:
        super().__init__(
            f"The quotes in lines {first} to {last} do not pair up; {plural(last - first + 1, 'line')} would become one row.",
            todo=f'Look at line {first}: close the quote, or double a quote inside a cell (""), then try again.',
        )


class NoRowsError(CodesignError):
    """There is nothing under the column names, or nothing at all."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} has no rows under its headings.",
            todo="Check that it is the right file, or the right --sheet.",
        )


class LooksLikeDataError(AskedWronglyError):
    """The first row seems to be a record, not the names of the columns."""

    def __init__(self, examples: Sequence[str], columns: str) -> None:
        super().__init__(
            f"Row 1 looks like data ({', '.join(examples)}). Are there column names?",
            todo=f"If not, use --no-header --columns {columns}.",
        )


class LooksLikeHeaderError(AskedWronglyError):
    """The first row was said to be a record, and seems to be the names of the columns."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(
            f"Row 1 looks like column names ({listed(names, 4)}), and --no-header says there are none.",
            todo="Leave out --no-header and --columns; use --map to say which column is which.",
        )


class ColumnsNeededError(AskedWronglyError):
    """Without a header row somebody must say which column is which."""

    def __init__(self, example: str) -> None:
        super().__init__(
            "--no-header needs --columns, to say which column is which.",
            todo=f"For example: --no-header --columns {example} (the first column is 1).",
        )


class ColumnsUnreadableError(AskedWronglyError):
    """The --columns option cannot be read."""

    def __init__(self, part: str, why: str, example: str) -> None:
        super().__init__(
            f"--columns {shorten(part, 60)}: {why}.",
            todo=f"Write field=number, parted by commas: --columns {example} (the first column is 1).",
        )


class MapUnreadableError(AskedWronglyError):
    """A --map option cannot be read."""

    def __init__(self, part: str, why: str) -> None:
        super().__init__(
            f"--map {shorten(part, 80)}: {why}.",
            todo='Write their column, an equals sign and our field: --map "Ward=area". A minus leaves it out: --map "Ward=-".',
        )


class UnknownFieldError(AskedWronglyError):
    """That is not one of our fields for this kind of record."""

    def __init__(self, field: str, kind: str, fields: Sequence[str]) -> None:
        super().__init__(
            f"{shorten(field, 40)} is not a field of {kind}.", todo=f"The fields are: {listed(fields, 40)}."
        )


class UnknownColumnError(AskedWronglyError):
    """The table has no column of that name."""

    def __init__(self, column: str, columns: Sequence[str]) -> None:
        super().__init__(
            f"There is no column {shorten(column, 60)}.", todo=f"The columns are: {listed(columns, 40)}."
        )


class MissingColumnError(AskedWronglyError):
    """No column can be taken for something that every record of this kind must have."""

    def __init__(self, kind: str, wanted: str, example: str, columns: Sequence[str]) -> None:
        super().__init__(
            f"No column looks like {wanted}, which {kind} need. The columns are: {listed(columns, 40)}.",
            todo=f'Say which it is: --map "{shorten(columns[0] if columns else "Column", 30)}={example}".',
        )


class UnclearKindError(AskedWronglyError):
    """The columns do not say what the rows are."""

    def __init__(self, choices: Sequence[str], columns: Sequence[str]) -> None:
        super().__init__(
            f"The columns do not say what these rows are: {listed(columns)}.",
            todo=f"Say it with --as: {', '.join(choices)}.",
        )
