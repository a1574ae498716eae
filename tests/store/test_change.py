"""The one door: what may be written through it, what may not beside it, and what a change is made of."""

from __future__ import annotations

import contextlib

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from codesign.errors import CodesignError
from codesign.records.events import NewEvent
from codesign.records.feedback import NewComment, NewTheme
from codesign.store.faults import NoOpenChangeError
from codesign.store.journal.proof import prove
from codesign.store.schema import kept_columns
from codesign.store.store import Store
from codesign.store.tables import JOURNALLED, Event, core
from codesign.store.verbs.themes import ThemeExistsError
from codesign.store.writing import insertion


def outside(store: Store, statement: str) -> None:
    """Write as somebody would who went round the door."""
    with store.engine.begin() as connection:
        connection.exec_driver_sql("pragma defer_foreign_keys=on")
        connection.exec_driver_sql(statement)


def bare_row(table: str) -> str:
    """Return SQL that makes a row of a table with something in every column that needs it."""
    needed = [
        column.name
        for column in core(JOURNALLED[table]).columns
        if not column.nullable and column.default is None
    ]
    given = [name for name in needed if name != "row"]
    statement = insertion(JOURNALLED[table], tuple(given))
    for _ in given:
        statement = statement.replace("?", "'x'", 1)
    return statement


@pytest.mark.parametrize("table", JOURNALLED)
def test_a_row_written_with_no_open_change_is_refused(store: Store, table: str) -> None:
    with pytest.raises(DatabaseError, match="no open change"):
        outside(store, bare_row(table))


@pytest.mark.parametrize("table", JOURNALLED)
def test_no_row_is_ever_deleted_even_inside_a_change(store: Store, table: str) -> None:
    with contextlib.suppress(CodesignError), store.write("try") as change:
        connection = change.session.connection()
        connection.exec_driver_sql("pragma defer_foreign_keys=on")
        connection.exec_driver_sql(bare_row(table))
        with pytest.raises(DatabaseError, match="never deleted"):
            connection.exec_driver_sql(f'DELETE FROM "{table}"')


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE operation SET new = '{}'",
        "DELETE FROM operation",
        "UPDATE \"change\" SET actor = 'somebody else'",
        'DELETE FROM "change"',
    ],
)
def test_a_sealed_journal_is_never_rewritten(store: Store, statement: str) -> None:
    with pytest.raises(DatabaseError, match="never rewritten"):
        outside(store, statement)
    with pytest.raises(DatabaseError, match="never rewritten"), store.write("try") as change:
        change.session.execute(text(statement))

    assert prove(store).holds


def test_going_round_the_door_is_a_sentence_where_the_store_itself_does_it(store: Store) -> None:
    with pytest.raises(NoOpenChangeError), store.read() as session:
        session.execute(text(bare_row("event")))


def test_an_id_never_changes(store: Store) -> None:
    made = store.events.record(NewEvent("Hall", "2026-11"))

    with pytest.raises(DatabaseError, match="an id never changes"), store.write("try") as change:
        change.session.execute(text("UPDATE event SET id = 'other' WHERE id = :id"), {"id": made.id})


def test_the_journal_keeps_every_column_but_the_row_number() -> None:
    for name, table in JOURNALLED.items():
        assert {*kept_columns(name), "row"} == {column.name for column in core(table).columns}


def test_a_write_inside_a_write_is_one_change(store: Store) -> None:
    before = store.history.count()

    with store.write("sort out") as change:
        store.events.record(NewEvent("Hall", "2026-11"))
        store.themes.add(NewTheme("transport"))
        reference = change.reference

    newest = store.history.changes(limit=1)[0]
    assert store.history.count() == before + 1
    assert (newest.verb, newest.reference, newest.about) == ("sort out", reference, "E1-KTM, T1-KTM")


def test_a_write_inside_a_write_that_fails_takes_back_its_own_part_only(store: Store) -> None:
    store.themes.add(NewTheme("transport"))

    with store.write("bring in"):
        store.events.record(NewEvent("Kept", "2026-11"))
        with contextlib.suppress(ThemeExistsError), store.write("half"):
            store.events.record(NewEvent("Taken back", "2026-11"))
            store.themes.add(NewTheme("Transport"))

    assert [line.title for line in store.events.last(5)] == ["Kept"]
    assert prove(store).holds


def test_an_undo_is_a_change_of_its_own(store: Store) -> None:
    store.themes.add(NewTheme("transport"))

    with pytest.raises(RuntimeError), store.write("outer"):
        store.undoing.undo()


def test_a_read_inside_a_write_sees_what_was_just_written(store: Store) -> None:
    with store.write("record event"):
        store.events.record(NewEvent("Hall", "2026-11"))
        assert len(store.events.rows()) == 1


def test_a_change_that_alters_nothing_leaves_no_trace(store: Store) -> None:
    made = store.events.record(NewEvent("Hall", "2026-11"))
    before = store.history.count()

    with store.write("nothing at all"):
        pass
    store.events.alter(made.id, title="Hall")

    assert store.history.count() == before
    store.events.alter(made.id, title="Other hall")
    assert store.history.changes(limit=1)[0].reference == f"H{before + 1}-KTM"
    assert prove(store).holds


@pytest.mark.parametrize("rows", [[{"title": "a"}, {}], [{"title": "a"}, {"title": "b", "place": "c"}]])
def test_rows_made_at_once_that_differ_are_refused_in_words(store: Store, rows: list[dict[str, str]]) -> None:
    with pytest.raises(ValueError, match="same keys"), store.write("try") as change:
        change.add_many(Event, rows)


def test_history_of_an_import_names_a_few_of_its_records(store: Store) -> None:
    store.feedback.add_many([NewComment(f"Bus {n}", personal="") for n in range(300)])

    newest = store.history.changes(limit=1)[0]

    assert (newest.operations, newest.about) == (300, "C1-KTM, C2-KTM, C3-KTM, C4-KTM, …")
