"""Any table at all through the store: counted, proved, and undone to equal content."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from codesign.errors import CodesignError
from codesign.imports.apply import ImportOptions, import_table
from codesign.imports.columns import map_columns
from codesign.imports.csv_file import Sheet
from codesign.imports.table import Table, table_from
from codesign.imports.words import Kind, fields_of
from codesign.store.journal.undo import content

if TYPE_CHECKING:
    from codesign.store import Store

NEEDED = {
    Kind.CONTACTS: ("name",),
    Kind.EVENTS: ("date", "title"),
    Kind.FEEDBACK: ("text",),
    Kind.OUTCOMES: ("title",),
}
cells = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["", "1", "x", "14/05/2025", "2024", "Jo Bloggs", "Penny Trust", "jo@example.org", "1.1 Falls"]
    ),
)


@st.composite
def tables(draw: st.DrawFn) -> tuple[Kind, Table]:
    """Draw a table with all that its kind needs, and any other columns of that kind."""
    kind = draw(st.sampled_from(list(Kind)))
    others = [field.name for field in fields_of(kind) if field.name not in NEEDED[kind]]
    header = (*NEEDED[kind], *draw(st.lists(st.sampled_from(others), max_size=4, unique=True)))
    rows = draw(st.lists(st.tuples(*(cells for _ in header)), min_size=1, max_size=6))
    names = [name.replace("_", " ") for name in header]
    sheet = Sheet([tuple(names), *rows], ())
    try:
        made = table_from(sheet, "made up.csv", "0" * 64)
        map_columns(made, kind)
    except CodesignError:
        assume(False)
    return kind, made


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.filter_too_much,
    ],
)
@given(drawn=tables())
def test_any_import_adds_up_and_undoes_to_equal_content(store: Store, drawn: tuple[Kind, Table]) -> None:
    kind, table = drawn
    with store.read() as session:
        before = content(session)
    dry = import_table(store, table, kind, ImportOptions(dry_run=True))

    report = import_table(store, table, kind)

    assert report.rows == report.written + report.matched + report.set_aside == len(table.rows)
    assert (dry.written, dry.matched, dry.set_aside) == (report.written, report.matched, report.set_aside)
    again = import_table(store, table, kind)
    assert (again.written, again.matched) == (0, report.written + report.matched)
    store.undoing.undo(report.change)
    with store.read() as session:
        assert content(session) == before


@pytest.mark.bad_input(72)
def test_thirty_thousand_rows_go_in_as_one_change(store: Store, tmp_path: Path) -> None:
    from codesign.imports.apply import import_file

    path = tmp_path / "large.csv"
    rows = "".join(
        f"A {number},More buses in {number},{number % 2 or ''},{'' if number % 3 else 'x'}\n"
        for number in range(30_000)
    )
    path.write_text(f"Comment ID,Comment,Parking,Buses\n{rows}", encoding="utf-8")

    report = import_file(store, path)

    assert (report.kind, report.written) == ("feedback", 30_000)
    assert len(store.history.changes()) == 2, "the vocabularies, and the import"
