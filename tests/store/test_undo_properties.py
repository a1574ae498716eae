"""Any sequence of changes, undone newest first, gives back what was there; the chain holds; what is altered is found."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from codesign.clock import FrozenClock
from codesign.store.engine import raw_connection
from codesign.store.file import StoreFile
from codesign.store.ids import SeededIds
from codesign.store.journal.history import History
from codesign.store.journal.proof import prove
from codesign.store.journal.undo import (
    AlreadyUndoneError,
    NothingToUndoError,
    StoodOnError,
    Undo,
    content,
)
from codesign.store.tables import Comment, Event, Programme, Tag, Theme
from tests.made_once import created
from tests.store.undone import undo_or_refusal

Step = tuple[str, int, str]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[StoreFile]:
    made = fresh(str(tmp_path))
    yield made
    made.engine.dispose()


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["event", "comment", "theme", "tag", "rename", "move", "remove", "two"]),
        st.integers(0, 5),
        st.text(max_size=20),
    ),
    min_size=1,
    max_size=12,
)


def fresh(folder: str) -> StoreFile:
    """Return a file with tables and a journal, but without the shipped vocabularies."""
    clock = FrozenClock(datetime(2026, 11, 12, tzinfo=UTC))
    path, ids = Path(folder) / "p.db", SeededIds("p")
    return created(StoreFile, path, actor="P", device="d", letters="KTM", clock=clock, ids=ids)


def live(store: StoreFile, table: str) -> list[str]:
    with store.read() as session:
        return list(
            session.execute(text(f'SELECT id FROM "{table}" WHERE deleted = 0 ORDER BY row')).scalars()
        )


def pick(ids: list[str], at: int) -> str | None:
    return ids[at % len(ids)] if ids else None


def take(store: StoreFile, step: Step) -> None:
    """Make one change of some kind to whatever is there."""
    kind, at, words = step
    event, comment, theme = (pick(live(store, table), at) for table in ("event", "comment", "theme"))
    with store.write(kind) as change:
        if kind == "event":
            change.add(Event, title=words)
        elif kind == "comment":
            change.add(Comment, words=words, event_id=event)
        elif kind == "theme":
            change.add(Theme, name=words, parent_id=theme)
        elif kind == "tag" and comment and theme:
            change.add(Tag, comment_id=comment, theme_id=theme)
        elif kind == "rename" and event:
            change.set(Event, event, title=words, place=words)
        elif kind == "move" and comment:
            change.set(Comment, comment, event_id=event, words=words)
        elif kind == "remove":
            for tag in live(store, "tag"):
                change.remove(Tag, tag)
        elif kind == "two":
            made = change.add(Event, title=words)
            change.set(Event, made, title=words + "!")
            change.add(Comment, words=words, event_id=made)


@settings(max_examples=25, deadline=None)
@given(steps=STEPS)
def test_any_changes_undone_newest_first_give_back_equal_content(steps: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = fresh(folder)
        pictures = []
        for step in steps:
            with store.read() as session:
                before = content(session)
            done = History(store).count()
            take(store, step)
            if History(store).count() > done:
                pictures.append(before)

        for before in reversed(pictures):
            Undo(store).undo()
            with store.read() as session:
                assert content(session) == before

        with pytest.raises(NothingToUndoError):
            Undo(store).undo()
        assert prove(store).problems == ()
        store.engine.dispose()


@settings(max_examples=18, deadline=None)
@given(steps=STEPS, which=st.integers(0, 20))
def test_undoing_and_redoing_any_one_change_gives_back_equal_content_or_names_what_stands_on_it(
    steps: list[Step], which: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = fresh(folder)
        for step in steps:
            take(store, step)
        changes = History(store).changes()
        if not changes:
            return
        chosen = changes[which % len(changes)].reference
        with store.read() as session:
            before = content(session)

        undone, refusal = undo_or_refusal(store, chosen)
        if undone is None:
            assert any(line.reference in refusal for line in changes if line.reference != chosen)
            with store.read() as session:
                assert content(session) == before
        else:
            with pytest.raises(AlreadyUndoneError):
                Undo(store).undo(chosen)
            Undo(store).undo(undone.reference)
            with store.read() as session:
                assert content(session) == before
        assert prove(store).problems == ()
        store.engine.dispose()


TAMPERINGS: dict[str, str] = {
    "a value in an operation": "UPDATE operation SET new = replace(new, 'hall', 'fall') WHERE seq = 2",
    "an operation taken out": "DELETE FROM operation WHERE seq = 2",
    "an operation taken out of the middle change and its count mended": "DELETE FROM operation WHERE seq = 2; UPDATE change SET operations = operations - 1 WHERE row = 1",
    "who did it": "UPDATE change SET actor = 'somebody else' WHERE row = 2",
    "a whole change": "DELETE FROM operation WHERE change = 2; DELETE FROM change WHERE row = 2",
    "the last change but not its rows": "DELETE FROM operation WHERE change = 3; DELETE FROM change WHERE row = 3",
    "a row of a table": "UPDATE event SET title = 'another' WHERE row = 1",
    "a row taken out of a table": "DELETE FROM comment WHERE row = 1",
    "a salt": "UPDATE operation SET salt = randomblob(16) WHERE seq = 1",
}


@pytest.mark.parametrize("what", TAMPERINGS)
def test_what_was_altered_behind_the_stores_back_is_found(store: StoreFile, what: str) -> None:
    for words in ("hall one", "hall two", "hall three"):
        with store.write("record event") as change:
            event = change.add(Event, title=words)
            change.add(Comment, words=words, event_id=event)
    assert prove(store).holds

    tamper(store.path, TAMPERINGS[what])

    assert not prove(store).holds


def tamper(path: Path, statements: str) -> None:
    """Alter the file as somebody with a database tool would, triggers out of the way."""
    connection = raw_connection(path)
    connection.execute("BEGIN")
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    for statement in statements.split(";"):
        connection.execute(statement)
    connection.execute("COMMIT")
    connection.close()


def test_a_tail_cut_off_with_its_rows_is_found_only_against_a_head_kept_elsewhere(store: StoreFile) -> None:
    for words in ("one", "two"):
        with store.write("record event") as change:
            change.add(Event, title=words)
    kept = prove(store).head

    tamper(
        store.path,
        "DELETE FROM operation WHERE change = 2; DELETE FROM change WHERE row = 2; DELETE FROM event WHERE row = 2",
    )

    assert prove(store).holds
    assert not prove(store, kept_head=kept).holds


def test_undo_refuses_and_names_what_stands_on_a_change(store: StoreFile) -> None:
    with store.write("record event") as change:
        event = change.add(Event, title="hall")
    with store.write("add comment") as change:
        change.add(Comment, words="a", event_id=event)

    with pytest.raises(StoodOnError, match="H2-KTM"):
        Undo(store).undo("H1")


def test_undo_refuses_to_bring_back_a_reference_to_something_undone(store: StoreFile) -> None:
    with store.write("add programme") as change:
        programme = change.add(Programme, title="Old")
        event = change.add(Event, title="hall", programme_id=programme)
    with store.write("move event") as change:
        change.set(Event, event, programme_id=None)
    with store.write("remove programme") as change:
        change.remove(Programme, programme)

    with pytest.raises(StoodOnError, match="H3-KTM"):
        Undo(store).undo("H2")


def undo_twice(store: StoreFile) -> None:
    Undo(store).undo("H1")
    Undo(store).undo("H1")


@pytest.mark.parametrize("again", [undo_twice])
def test_a_change_is_undone_once(store: StoreFile, again: Callable[[StoreFile], None]) -> None:
    with store.write("record event") as change:
        change.add(Event, title="hall")

    with pytest.raises(AlreadyUndoneError):
        again(store)


def test_a_refusal_names_every_live_change_in_the_way_newest_first_and_never_an_undo(
    store: StoreFile,
) -> None:
    with store.write("import") as change:
        comments = [change.add(Comment, words=words) for words in ("one", "two")]
    for comment in comments:
        with store.write("tag") as change:
            theme = change.add(Theme, name=f"theme of {comment}")
            change.add(Tag, comment_id=comment, theme_id=theme)
    with store.write("mark") as change:
        change.set(Comment, comments[0], permission="no")
    Undo(store).undo("H4")

    with pytest.raises(StoodOnError, match=r"\(H3-KTM, H2-KTM\)"):
        Undo(store).undo("H1")

    for _ in range(3):
        Undo(store).undo()
    with pytest.raises(NothingToUndoError):
        Undo(store).undo()
