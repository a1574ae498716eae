"""One row while it is read: its cells by our fields, and what is found wrong with them on the way."""

from __future__ import annotations

from dataclasses import dataclass, field

from codesign.imports.columns import ColumnMap
from codesign.imports.problems import Problem
from codesign.imports.table import Table
from codesign.imports.words import fold, values_of


class RowRefused(Exception):
    """A row that cannot be written; the words are the reason it is set aside."""

    def __init__(self, reason: str, problem: Problem | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.problem = problem


@dataclass
class RowView:
    """The cells of one row. Reading notes problems and goes on; only RowRefused stops the row."""

    table: Table
    columns: ColumnMap
    number: int
    cells: tuple[str, ...]
    problems: list[Problem] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    """Values that fit no field of ours, kept in the record's note."""

    def exact(self, name: str) -> str:
        """Return a field's cell as it stands, or nothing."""
        place = self.columns.fields.get(name)
        return "" if place is None else self.cells[place]

    def value(self, name: str) -> str:
        """Return a field's cell without the blanks around it, or nothing."""
        return self.exact(name).strip()

    def line(self, name: str) -> str:
        """Return a field's cell on one line. No-break and other odd spaces inside stay as they are."""
        return " ".join(part.strip(" \t") for part in self.value(name).split("\n") if part.strip(" \t"))

    def heading(self, name: str) -> str:
        """Return the heading of a field's column."""
        place = self.columns.fields.get(name)
        return "" if place is None else self.table.headers[place]

    def problem(self, name: str, rule: str, wrong: str, put_right: str) -> Problem:
        """Note something wrong with a field's cell, and return it."""
        found = Problem(self.number, self.heading(name), self.exact(name), rule, wrong, put_right)
        self.problems.append(found)
        return found

    def keep(self, name: str, rule: str, wrong: str) -> None:
        """Keep a value that fits no field in the note of the record, under its heading, and say so."""
        self.kept.append(f"{self.heading(name)}: {self.value(name)}")
        self.problem(
            name, rule, wrong, "Kept in the note; put it right there, or in the file and import again."
        )

    def coded(self, name: str) -> str:
        """Return our code for what people write in a field with few values; anything else is kept in the note."""
        value = self.value(name)
        if not value:
            return ""
        code = values_of(name).get(fold(value)) or values_of(name).get(value.casefold())
        if code is None:
            self.keep(name, f"{name} not known", f"it is none of the values of {name}")
        return code or ""

    def note(self, own: str = "") -> str:
        """Return the record's note: its own words, then what was kept, then the columns that belong there."""
        columns = ((self.table.headers[place], self.cells[place].strip()) for place in self.columns.in_note)
        aside = [f"{heading}: {cell}" for heading, cell in columns if cell]
        return "\n".join(part for part in (own, *self.kept, *aside) if part)
