"""Any words, in any field of any table, come back as `text.clean` leaves them, and are found and undone like any others."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from codesign.clock import FrozenClock
from codesign.records.codebook import LONGEST_NAME
from codesign.records.events import NewEvent
from codesign.records.feedback import NewComment
from codesign.store.file import StoreFile
from codesign.store.finding.search import find
from codesign.store.ids import SeededIds
from codesign.store.journal.proof import prove
from codesign.store.journal.undo import Undo
from codesign.store.store import Store
from codesign.store.tables import JOURNALLED, core
from codesign.text import clean

HOSTILE = [
    "[inaudible]", "[/]", "[@click=app.quit]x[/]", "\x1b[31mred\x1b[0m", "x" * 40_000, "שלום עולם", "北京市会议", "e\u0301", "a\x00b",
    "'; DROP TABLE event; --", '"', "%", "\u202egnp.exe", "line\r\nbreak", "\ud800", "👩‍👩‍👧", "=1+1", '{"deleted": 1}', "null",
]  # fmt: skip
WORDS = st.one_of(st.text(max_size=60), st.sampled_from(HOSTILE))


def words_columns(table: str) -> list[str]:
    """Return the columns of a table that hold what people typed."""
    return [
        column.name
        for column in core(JOURNALLED[table]).columns
        if str(column.type) in ("VARCHAR", "AutoString")
        and not column.foreign_keys
        and column.name not in ("id", "letters")
    ]


@pytest.fixture(scope="module")
def tables_only() -> StoreFile:
    """Return one store for all examples, without the shipped vocabularies."""
    folder = tempfile.mkdtemp()
    return StoreFile.create(
        Path(folder) / "words.db", actor="P", device="d", letters="KTM",
        clock=FrozenClock(datetime(2026, 11, 12, tzinfo=UTC)), ids=SeededIds("words"),
    )  # fmt: skip


@pytest.mark.parametrize("table", JOURNALLED)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_words_in_any_field_come_back_cleaned_and_journalled(
    tables_only: StoreFile, table: str, data: st.DataObject
) -> None:
    given_words = {name: data.draw(WORDS, label=name) for name in words_columns(table)}
    numbers = {"row_number": 1} if table == "setaside" else {}
    with tables_only.write("try") as change:
        change.session.connection().exec_driver_sql("pragma defer_foreign_keys=on")
        parents = {
            column.name: change.add(JOURNALLED["contact"], name="Somebody")
            for column in core(JOURNALLED[table]).columns
            if column.foreign_keys
            and not column.nullable
            and next(iter(column.foreign_keys)).column.table.name == "contact"
        }
        parents |= others(change, table)
        made = change.add(JOURNALLED[table], **given_words, **numbers, **parents)

        kept = (
            change.session.execute(text(f'SELECT * FROM "{table}" WHERE id = :id'), {"id": made})
            .one()
            ._mapping
        )

        assert {name: kept[name] for name in given_words} == {
            name: clean(value).text for name, value in given_words.items()
        }


def others(change: object, table: str) -> dict[str, str]:
    """Make what a row of a table must refer to besides contacts."""
    from codesign.store.writing import Change

    assert isinstance(change, Change)
    simple = {
        "event": {"title": "Hall"}, "comment": {"words": "Buses"}, "programme": {"title": "Care"}, "clause": {},
        "importbatch": {"file_name": "a.csv"}, "pack": {}, "theme": {"name": "Buses"}, "secondopinion": {},
    }  # fmt: skip
    made = {}
    for column in core(JOURNALLED[table]).columns:
        for key in column.foreign_keys:
            parent = key.column.table.name
            if not column.nullable and parent != "contact":
                values = dict(simple.get(parent, {}))
                if parent == "wording":
                    values = {"clause_id": change.add(JOURNALLED["clause"])}
                made[column.name] = change.add(JOURNALLED[parent], **values)
    return made


def test_all_that_was_written_there_is_proved(tables_only: StoreFile) -> None:
    assert prove(tables_only).holds


@pytest.mark.parametrize("words", HOSTILE)
def test_a_hostile_comment_is_saved_counted_shown_and_undone(store: Store, words: str) -> None:
    cleaned = clean(words)
    if not cleaned.text.strip():
        return

    said = NewComment(words, exact=True, themes=(words[:LONGEST_NAME],))
    made = store.events.record(NewEvent(words, "2026-11-12", place=words, comments=(said,)))

    (comment,) = store.cards.event(made.id).comments
    assert comment.words == cleaned.text
    assert comment.themes == cleaned.text.strip()[:LONGEST_NAME]
    assert store.themes.lines()[0].comments == 1
    assert made.removed == cleaned.removed * 4
    Undo(store).undo()
    assert len(store.feedback.rows()) == 0
    assert prove(store).holds


@settings(max_examples=150, deadline=None)
@given(typed=WORDS)
def test_nothing_typed_in_a_search_ever_raises(tables_only_session: StoreFile, typed: str) -> None:
    with tables_only_session.read() as session:
        for table in ("comment", "event", "contact"):
            assert list(find(session, table, typed)) == []


@pytest.fixture(scope="module")
def tables_only_session() -> StoreFile:
    """Return an empty store to search in."""
    folder = tempfile.mkdtemp()
    return StoreFile.create(Path(folder) / "none.db", actor="P", device="d", letters="KTM")
