"""Tables made up in a line, for the tests of what becomes of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from codesign.imports.columns import guess_kind, map_columns
from codesign.imports.csv_file import Sheet, read_csv
from codesign.imports.proposals import Reading
from codesign.imports.rows import read_rows
from codesign.imports.table import Table, table_from
from codesign.imports.words import Kind

TODAY = date(2026, 11, 12)

TableMaker = Callable[..., Table]
Reader = Callable[..., Reading]


def make_table(text: str, **options: Any) -> Table:
    sheet: Sheet = read_csv(text.encode())
    return table_from(sheet, "made up.csv", "0" * 64, **options)


@pytest.fixture
def table() -> TableMaker:
    return make_table


@pytest.fixture
def read() -> Reader:
    def _read(
        text: str, kind: Kind | None = None, overrides: tuple[str, ...] = (), **options: Any
    ) -> Reading:
        made = make_table(text, **options)
        columns = map_columns(made, kind or guess_kind(made), overrides)
        return read_rows(made, columns, TODAY)

    return _read
