"""That something went out is never undone: passed over, refused by name, and said of what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from codesign.records.feedback import NewComment, NewTheme
from codesign.records.keeping import NewPack
from codesign.store.journal.left import WentOutError
from codesign.store.journal.undo import NothingToUndoError, StoodOnError
from codesign.store.tables import Pack

if TYPE_CHECKING:
    from codesign.store import Store


def _send(store: Store, *comments: str) -> None:
    store.packs.record(
        NewPack("", "pack.zip", "00", "H1-KTM", "{}", tuple((each, True) for each in comments))
    )


def test_undo_passes_over_what_went_out_and_says_so_until_nothing_else_is_left(store: Store) -> None:
    store.themes.add(NewTheme("Buses"))
    theme = store.history.changes()[0].reference
    _send(store)
    _send(store)

    plan = store.undoing.plan()
    assert plan.change.reference == theme
    assert plan.words.endswith(f"({theme}), Buses, passing over B2-KTM, B1-KTM, which went out")
    store.undoing.undo()

    with pytest.raises(NothingToUndoError, match="B2-KTM, B1-KTM went out"):
        store.undoing.undo()
    assert [line.reference for line in store.packs.lines()] == ["B2-KTM", "B1-KTM"]


def test_undo_by_reference_of_what_went_out_is_refused_in_a_sentence(store: Store) -> None:
    _send(store)
    sent = store.history.changes()[0].reference

    for ask in (store.undoing.plan, store.undoing.undo):
        with pytest.raises(WentOutError, match="B1-KTM went out; that cannot be made not to have happened"):
            ask(sent)


def test_what_was_undone_by_an_older_codesign_is_brought_back_and_then_stays(store: Store) -> None:
    _send(store)
    sent = store.history.changes()[0].reference
    with store.read() as session:
        change = str(session.execute(text("SELECT id FROM change ORDER BY row DESC")).scalar())
        pack = str(session.execute(text("SELECT id FROM pack")).scalar())
    with store.write("undo record pack", undoes=change) as undoing:
        undoing.put_back(Pack, [pack], deleted=True)
    undone = store.history.changes()[0].reference

    redone = store.undoing.undo(undone)

    assert [line.reference for line in store.packs.lines()] == ["B1-KTM"]
    for reference in (sent, redone.reference):
        with pytest.raises(WentOutError):
            store.undoing.undo(reference)


def test_what_something_that_went_out_rests_on_stays_and_nobody_is_sent_to_undo_it(store: Store) -> None:
    store.feedback.add_many([NewComment("The bus is late")])
    made = store.history.changes()[0].reference
    with store.read() as session:
        comment = str(session.execute(text("SELECT id FROM comment")).scalar())
    _send(store, comment)

    with pytest.raises(StoodOnError) as refused:
        store.undoing.undo(made)

    assert "B1-KTM went out and rests on it, so it stays" in str(refused.value)
