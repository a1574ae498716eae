"""Each table as a CSV file, by the guard of `codesign.files`."""

from __future__ import annotations

from collections.abc import Iterable

from codesign.evidence.tables import Table
from codesign.files import csv_bytes


def csv_files(tables: Iterable[Table]) -> dict[str, bytes]:
    """Return the CSV file of each table, by its name."""
    return {
        f"{table.name}.csv": csv_bytes([column.name for column in table.columns], table.rows)
        for table in tables
    }
