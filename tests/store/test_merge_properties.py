"""Merges come apart in any order, whatever was written, added or undone in between: as if they had never been made."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from codesign.clock import FrozenClock
from codesign.store import merging
from codesign.store.file import StoreFile
from codesign.store.finding.sort_names import sort_name
from codesign.store.ids import SeededIds
from codesign.store.journal.history import History
from codesign.store.journal.proof import prove
from codesign.store.journal.undo import Undo, content
from codesign.store.merging.chains import chains
from codesign.store.same_person.errors import MergedAlreadyError, OneContactError
from codesign.store.same_person.verbs import SamePerson
from codesign.store.tables import Alias, Contact, ContactPoint
from tests.made_once import created, filled_once
from tests.store.undone import undo_or_refusal

NAMES = ("Ada Brook", "Bo Carr", "Cy Dunn", "Di Ellis", "Ed Frost")
FIELDS = ("name", "area", "note", "kind")
Step = tuple[str, int, int, str]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["merge", "merge", "merge", "edit", "edit", "point", "alias", "split", "split", "undo"]
        ),
        st.integers(0, 4),
        st.integers(0, 4),
        st.sampled_from(["", "Hollerton", "Ambridge", "Penny Hassett"]),
    ),
    min_size=2,
    max_size=14,
)


@dataclass
class Model:
    """What people did, in order: a merge that was taken apart is simply not in it."""

    done: list[tuple[str, int, dict[str, Any], str, int]] = field(default_factory=list)
    """An edit or a merge: what, whose, values or choices, the merge's id, the one merged away."""
    points: list[tuple[int, str]] = field(default_factory=list)
    aliases: list[tuple[int, str]] = field(default_factory=list)

    def value(self, who: int, name: str) -> str:
        """Return what a field holds, by doing everything again."""
        value = NAMES[who] if name == "name" else ""
        for what, whose, values, _, _ in self.done:
            if whose == who and name in values:
                how = values[name]
                if what == "edit" or how[0] == "set":
                    value = how if what == "edit" else how[1]
                elif how[1] not in value:
                    value = f"{value}\n{how[1]}" if value else how[1]
        return value

    @property
    def merges(self) -> list[tuple[str, int, int]]:
        return [(id_, survivor, merged) for what, survivor, _, id_, merged in self.done if what == "merge"]

    def end(self, who: int) -> int:
        """Return who stands for a contact."""
        above = chains((str(survivor), str(merged)) for _, survivor, merged in self.merges)
        return int(above.get(str(who), who))


@filled_once
def five_people(store: StoreFile) -> list[str]:
    """Write five people down, and return their ids."""
    with store.write("begin") as change:
        return [change.add(Contact, name=name, sort_name=sort_name(name)) for name in NAMES]


class Made:
    """A store of five people, and the model of what was done to it."""

    def __init__(self, folder: str) -> None:
        clock = FrozenClock(datetime(2026, 11, 12, tzinfo=UTC))
        path, ids = Path(folder) / "p.db", SeededIds("p")
        self.store = created(StoreFile, path, actor="P", device="d", letters="KTM", clock=clock, ids=ids)
        self.ids = five_people(self.store)
        self.same = SamePerson(self.store)
        self.model = Model()
        self.before: list[Model] = []

    def take(self, step: Step) -> None:
        """Do one thing to the store and to the model; what alters nothing is not there to be undone."""
        kind, one, other, words = step
        was, count = deepcopy(self.model), History(self.store).count()
        if kind == "undo":
            if self.before:
                Undo(self.store).undo()
                self.model = self.before.pop()
            return
        getattr(self, f"_{kind}")(one, other, words)
        if History(self.store).count() > count:
            self.before.append(was)

    def _merge(self, one: int, other: int, words: str) -> None:
        survivor, merged = self.model.end(one), self.model.end(other)
        if survivor == merged:
            with pytest.raises((OneContactError, MergedAlreadyError)):
                self.same.merge(self.ids[one], [self.ids[other]])
            return
        takes = {name: (len(words) + place) % 3 for place, name in enumerate(FIELDS)}
        values: dict[str, Any] = {}
        choices = {}
        for name, whose in takes.items():
            value = self.model.value(merged, name)
            choices[name] = self.ids[merged if whose == 1 else survivor]
            if whose == 2 and name == "note":
                choices[name] = "both"
                if value:
                    values[name] = ("join", value)
            elif whose == 1:
                values[name] = ("set", value)
        done = self.same.merge(self.ids[one], [self.ids[other]], choices)
        self.model.done.append(("merge", survivor, values, done.merges[0], merged))

    def _edit(self, one: int, other: int, words: str) -> None:
        who, name = self.model.end(one), FIELDS[other % len(FIELDS)]
        value = words or (NAMES[who] if name == "name" else "")
        if value == self.model.value(who, name):
            return
        values = {name: value} | ({"sort_name": sort_name(value)} if name == "name" else {})
        with self.store.write("edit") as change:
            change.set(Contact, self.ids[who], **values)
        self.model.done.append(("edit", who, {name: value}, "", -1))

    def _point(self, one: int, other: int, words: str) -> None:
        who, value = self.model.end(one), f"{words}{other}@example.org"
        with self.store.write("point") as change:
            change.add(ContactPoint, contact_id=self.ids[who], kind="email", value=value)
        self.model.points.append((who, value))

    def _alias(self, one: int, other: int, words: str) -> None:
        who, value = self.model.end(one), f"{words} {other}"
        with self.store.write("alias") as change:
            change.add(Alias, contact_id=self.ids[who], name=value.strip())
        self.model.aliases.append((who, value.strip()))

    def _split(self, one: int, other: int, words: str) -> None:
        merges = self.model.merges
        if not merges:
            return
        id_, _, merged = merges[(one * 5 + other) % len(merges)]
        points = [each for each in self.same.added_since(id_) if each.kind == "point of contact"]
        given = points[:1] if words == "Ambridge" else []
        self.same.split(id_, [each.id for each in given])
        self.model.done = [each for each in self.model.done if each[3] != id_]
        for each in given:
            whose = (self.ids.index(each.on_id), each.words.removeprefix("email "))
            self.model.points.remove(whose)
            self.model.points.append((merged, whose[1]))

    def holds(self) -> None:
        """Compare the store with the model."""
        with self.store.read() as session:
            for who, id_ in enumerate(self.ids):
                held = session.execute(
                    text(f"SELECT {', '.join(FIELDS)}, sort_name, deleted FROM contact WHERE id = :id"),
                    {"id": id_},
                ).one()
                wanted = tuple(self.model.value(who, name) for name in FIELDS)
                assert tuple(held) == (*wanted, sort_name(wanted[0]), 0)
            stands = {
                row[0]: row[1] for row in session.execute(text("SELECT * FROM standing ORDER BY contact_id"))
            }
            points = session.execute(
                text("SELECT contact_id, value FROM contactpoint WHERE deleted = 0")
            ).all()
            aliases = session.execute(
                text("SELECT contact_id, name FROM alias WHERE deleted = 0 AND merge_id IS NULL")
            ).all()
        ends = {id_: self.ids[self.model.end(who)] for who, id_ in enumerate(self.ids)}
        assert stands == {id_: end for id_, end in ends.items() if id_ != end}
        assert sorted((self.ids.index(id_), value) for id_, value in points) == sorted(self.model.points)
        assert sorted((self.ids.index(id_), name) for id_, name in aliases) == sorted(self.model.aliases)
        self._names_hold()

    def _names_hold(self) -> None:
        """See that every name of everybody is among those of whoever stands for them, and none that a merge brought is elsewhere."""
        with self.store.read() as session:
            brought = session.execute(
                text("""SELECT a.contact_id, a.name, m.deleted, m.survivor_id FROM alias a JOIN contactmerge m ON m.id = a.merge_id
                        WHERE a.deleted = 0""")
            ).all()
        assert all(not row.deleted and row.contact_id == row.survivor_id for row in brought)
        for _, survivor, merged in self.model.merges:
            names = {sort_name(row.name) for row in brought if row.contact_id == self.ids[survivor]}
            names |= {sort_name(name) for who, name in self.model.aliases if who == survivor}
            names.add(sort_name(self.model.value(survivor, "name")))
            assert sort_name(self.model.value(merged, "name")) in names


@contextmanager
def made(steps: Sequence[Step] = ()) -> Iterator[Made]:
    with tempfile.TemporaryDirectory() as folder:
        one = Made(folder)
        for step in steps:
            one.take(step)
        yield one
        assert prove(one.store).problems == ()
        one.store.engine.dispose()


@settings(max_examples=25, deadline=None)
@given(steps=STEPS)
def test_after_every_step_the_store_is_what_doing_everything_again_without_the_merges_taken_apart_gives(
    steps: list[Step],
) -> None:
    with made() as one:
        for step in steps:
            one.take(step)
            one.holds()


@settings(max_examples=12, deadline=None)
@given(steps=STEPS, order=st.randoms(use_true_random=False))
def test_taken_apart_in_any_order_all_is_as_if_nothing_had_been_merged_but_for_what_was_done_since(
    steps: list[Step], order: Any
) -> None:
    with made(steps) as one:
        merges = [id_ for id_, _, _ in one.model.merges]
        order.shuffle(merges)
        for id_ in merges:
            one.same.split(id_)

        one.model.done = [each for each in one.model.done if each[0] == "edit"]
        one.holds()
        with one.store.read() as session:
            assert (
                session.execute(
                    text("SELECT count(*) FROM alias WHERE deleted = 0 AND merge_id IS NOT NULL")
                ).scalar()
                == 0
            )
            assert session.execute(text("SELECT count(*) FROM contact WHERE deleted = 1")).scalar() == 0


@settings(max_examples=12, deadline=None)
@given(steps=STEPS, which=st.integers(0, 20))
def test_undoing_and_redoing_any_one_change_gives_back_equal_content_and_names_what_stands_on_it(
    steps: list[Step], which: int
) -> None:
    with made(steps) as one:
        changes = [line for line in History(one.store).changes() if not line.undoes and not line.undone_by]
        with one.store.read() as session:
            before, stands = (
                content(session),
                session.execute(text("SELECT * FROM standing ORDER BY contact_id")).all(),
            )
        chosen = changes[which % len(changes)].reference
        undone, refusal = undo_or_refusal(one.store, chosen)
        if undone is None:
            assert any(line.reference in refusal for line in changes if line.reference != chosen)
            return
        follows_already(one.store, one.ids)
        Undo(one.store).undo(undone.reference)
        with one.store.read() as session:
            assert content(session) == before
            assert session.execute(text("SELECT * FROM standing ORDER BY contact_id")).all() == stands


def follows_already(store: StoreFile, contacts: list[str]) -> None:
    """See that what follows from the merges was written with the change: working it out again alters nothing."""
    count = History(store).count()
    with store.write("work it out again") as change:
        merging.follow(change, contacts)
    assert History(store).count() == count
