"""Whatever people tag, untag, refuse, edit and undo: what was learnt is what stands, and learnt anew it is the same to the last bit."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codesign.clock import FrozenClock
from codesign.coding.suggesting import Suggester
from codesign.errors import CodesignError
from codesign.store.file import StoreFile
from codesign.store.ids import SeededIds
from codesign.store.store import Store
from codesign.store.tables import Comment, Programme, Tag, Theme

COMMENTS = (
    "The last bus is at four",
    "No bus home",
    "A kind nurse",
    "The nurse listened",
    "Car park full",
    "Parking",
)
CLOCK = FrozenClock(datetime(2026, 11, 12, tzinfo=UTC))
THEMES = ("buses", "staff", "parking")
Step = tuple[str, int, int]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["tag", "untag", "refuse", "take back", "undo", "edit", "apart", "throw", "retire", "own", "ask"]),
        st.integers(0, len(COMMENTS) - 1),
        st.integers(0, len(THEMES) - 1),
    ),
    min_size=1,
    max_size=10,
)  # fmt: skip


@cache
def made() -> tuple[bytes, list[str], list[str]]:
    """Return the file of a store without vocabularies, six comments and three themes: made once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "p.db"
        store = StoreFile.create(path, actor="P", device="d", letters="KTM", clock=CLOCK, ids=SeededIds("p"))
        with store.write("begin") as change:
            programme = change.add(Programme, title="Care")
            comments = [change.add(Comment, words=words, programme_id=programme) for words in COMMENTS]
            themes = [change.add(Theme, name=name, programme_id=programme) for name in THEMES]
        store.close()
        return path.read_bytes(), comments, themes


def small(folder: str) -> tuple[Store, list[str], list[str]]:
    """Return such a store."""
    held, comments, themes = made()
    path = Path(folder) / "p.db"
    path.write_bytes(held)
    return Store.open(path, actor="P", device="d", letters="KTM", clock=CLOCK), comments, themes


def take(store: Store, step: Step, comments: list[str], themes: list[str]) -> None:
    """Take one step; one that is refused changes nothing."""
    kind, comment, theme = step[0], comments[step[1]], themes[step[2]]
    suggesting = store.suggesting
    if kind == "ask":
        suggesting.for_comment(comment)
    elif kind == "tag":
        suggesting.accept(comment, theme_id=theme)
    elif kind == "untag":
        store.feedback.untag(comment, theme_id=theme)
    elif kind == "refuse":
        suggesting.not_this(comment, theme_id=theme)
    elif kind == "take back":
        suggesting.take_back(comment, theme_id=theme)
    elif kind == "undo":
        if store.history.count() > 1:
            store.undoing.undo()
    elif kind in ("retire", "own"):
        with store.write(kind) as change:
            values: dict[str, object] = {"state": "retired"} if kind == "retire" else {"programme_id": None}
            change.set(Theme, theme, **values)
    else:
        altered: dict[str, dict[str, object]] = {
            "edit": {"words": COMMENTS[step[2]]},
            "apart": {"sensitive": "safeguarding"},
            "throw": {"deleted": True},
        }
        with store.write(kind) as change:
            change.set(Comment, comment, **altered[kind])


def learnt(store: Store) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Return what every suggester holds as answered."""
    for _ in store.suggesting.steps():
        pass
    return {
        f"{home.programme}{answer.key}": (
            _names(pupil.suggester, answer.right),
            _names(pupil.suggester, answer.wrong),
        )
        for home, pupil in store.suggesting._school._pupils.items()
        for answer in pupil.suggester.memory.answers.values()
        if answer.key
    }


def _names(suggester: Suggester, numbers: frozenset[int]) -> frozenset[str]:
    return frozenset(suggester.names[number] for number in numbers)


def stands(store: Store) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Return the same as the records have it."""
    from sqlalchemy import text

    found: dict[str, tuple[set[str], set[str]]] = {}
    with store.read() as session:
        for place, table in enumerate(("tag", "rejection")):
            rows = session.execute(
                text(f"""SELECT 'C' || c.number || '-' || c.letters AS key, g.theme_id AS theme, coalesce(t.programme_id, '') AS home
                         FROM {table} g JOIN comment c ON c.id = g.comment_id JOIN theme t ON t.id = g.theme_id
                         WHERE g.deleted = 0 AND c.deleted = 0 AND c.sensitive <> 'safeguarding'""")
            )
            for row in rows:
                found.setdefault(f"{row.home}{row.key}", (set(), set()))[place].add(row.theme)
    return {key: (frozenset(labels), frozenset(refused) - labels) for key, (labels, refused) in found.items()}


def said(store: Store, comments: list[str]) -> list[object]:
    """Return all that is suggested."""
    return [_said(store, comment) for comment in comments]


def _said(store: Store, comment: str) -> object:
    try:
        return store.suggesting.for_comment(comment).themes
    except CodesignError as refused:
        return refused.what


@settings(max_examples=6, deadline=None)
@given(steps=STEPS)
def test_what_was_learnt_is_what_stands_and_learnt_anew_it_suggests_the_same_to_the_last_bit(
    steps: list[Step],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store, comments, themes = small(folder)
        for step in steps:
            try:
                take(store, step, comments, themes)
            except CodesignError:
                continue
        assert sorted(learnt(store).values(), key=str) == sorted(stands(store).values(), key=str)
        for _ in store.suggesting.rebuild():
            pass
        fresh = Store.open(store.path, actor="P", device="d", letters="KTM", clock=store.hands.clock)
        with fresh.write_aside() as session:
            from sqlalchemy import text

            session.execute(text("DELETE FROM learnt"))
        for _ in fresh.suggesting.steps():
            pass
        assert said(fresh, comments) == said(store, comments)
        assert store.prove().holds
        fresh.engine.dispose()
        store.engine.dispose()


def test_a_sequence_of_answers_suggests_nearly_what_learning_anew_does(tmp_path: Path) -> None:
    store, comments, themes = small(str(tmp_path))
    for number in range(4):
        with store.write("more") as change:
            for words, theme in zip(("bus home late", "kind nurse", "park the car"), themes, strict=True):
                made = change.add(Comment, words=f"{words} {number}", programme_id=None)
                change.add(Tag, comment_id=made, theme_id=theme)
        said(store, comments)
    store.suggesting.not_this(comments[0], theme_id=themes[1])
    store.undoing.undo()
    in_turn = [store.suggesting.for_comment(each).themes for each in comments]
    for _ in store.suggesting.rebuild():
        pass
    anew = [store.suggesting.for_comment(each).themes for each in comments]

    for one, other in zip(in_turn, anew, strict=True):
        assert [each.name for each in one][:1] == [each.name for each in other][:1]
        for each, again in zip(one[:1], other[:1], strict=True):
            assert each.score == pytest.approx(again.score, abs=0.1)
