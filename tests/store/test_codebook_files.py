"""A codebook brought in and sent out: what it comes to is told, nothing is dropped in silence, and it comes back whole."""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codesign.clock import FrozenClock
from codesign.coding.codebook_file import CodebookEntry, CodebookRead, codebook_text, read_codebook
from codesign.coding.qdc_file import qdc_bytes, read_qdc
from codesign.entry.tags import tag_key, tag_name
from codesign.records.codebook import Filled
from codesign.records.feedback import NewTheme
from codesign.store.codebook.bringing import FileRingError, NothingInFileError, said
from codesign.store.ids import SeededIds
from codesign.store.journal.undo import content
from codesign.store.store import Store
from codesign.text import clean, one_line


def read(*entries: CodebookEntry) -> CodebookRead:
    return CodebookRead(entries)


def outcome(store: Store) -> dict[str, tuple[str, ...]]:
    """Return what the codebook says, by name."""
    return {
        each.name: (each.definition, each.belongs, each.belongs_not, each.examples, each.parent, each.colour, each.state)
        for each in store.codebook.all()
    }  # fmt: skip


def test_a_new_codebook_becomes_themes_with_their_parents_in_one_change_that_undo_takes_back(
    store: Store,
) -> None:
    before = outcome(store)

    brought = store.codebook.bring_in(
        read(CodebookEntry("Buses", "The last one", parent="Transport", colour="Blue"), CodebookEntry("Transport", state="signed-off"))
    )  # fmt: skip

    assert said(brought) == "2 themes: 2 new."
    assert outcome(store) == {
        "Buses": ("The last one", "", "", "", "Transport", "blue", "draft"),
        "Transport": ("", "", "", "", "", "", "signed-off"),
    }
    store.undoing.undo(brought.change)
    assert outcome(store) == before


def test_the_same_name_is_the_same_theme_filled_where_it_is_empty_and_replaced_only_when_asked(
    store: Store,
) -> None:
    store.themes.add(NewTheme("transport", "Ours"))
    file = read(CodebookEntry("TRANSPORT", "Theirs", belongs="Buses"))

    tried = store.codebook.bring_in(file, dry=True)
    assert outcome(store)["transport"][:2] == ("Ours", "")
    assert tried.themes[0].fields == (
        Filled("definition", "Ours", "Theirs", False),
        Filled("belongs", "", "Buses", True),
    )

    brought = store.codebook.bring_in(file)
    assert (brought.themes[0].what, outcome(store)["transport"][:2]) == ("filled", ("Ours", "Buses"))
    again = store.codebook.bring_in(file)
    assert (again.change, again.themes[0].what) == ("", "kept")
    store.codebook.bring_in(file, replace=True)
    assert outcome(store)["transport"][0] == "Theirs"
    assert store.codebook.bring_in(file).themes[0].what == "same"


def test_a_theme_renamed_here_is_known_by_its_guid_and_keeps_its_name(store: Store) -> None:
    theme = store.themes.add(NewTheme("transport")).id
    file = read(*store.codebook.entries([theme]))
    store.codebook.rename(theme, "getting there")

    brought = store.codebook.bring_in(file)

    assert brought.themes[0].fields == (Filled("name", "getting there", "transport", False),)
    assert list(outcome(store)) == ["getting there"]


def test_what_cannot_be_taken_is_said(store: Store) -> None:
    brought = store.codebook.bring_in(
        read(CodebookEntry("A", colour="mauve", state="perhaps", parent="Nowhere"), CodebookEntry("a", "Said by the second"))
    )  # fmt: skip

    assert brought.notes == (
        "A: “mauve” is no colour here; left out.",
        "A: “perhaps” is no state here; left out.",
        "A: its parent Nowhere is in neither the file nor the codebook; it stands at the top.",
    )
    assert outcome(store) == {"A": ("Said by the second", "", "", "", "", "", "draft")}


def test_a_ring_of_parents_is_refused_in_its_own_sentence_and_nothing_is_brought_in(store: Store) -> None:
    store.themes.add(NewTheme("c", parent_id=store.themes.add(NewTheme("a")).id))
    for entries in (
        [CodebookEntry("x", parent="y"), CodebookEntry("y", parent="x")],
        [CodebookEntry("x", parent="X")],
        [CodebookEntry("a", parent="b"), CodebookEntry("b", parent="c")],
    ):
        before = store.history.count()
        with pytest.raises(FileRingError, match="goes round in a ring"):
            store.codebook.bring_in(read(*entries))
        assert store.history.count() == before
    with pytest.raises(NothingInFileError):
        store.codebook.bring_in(read())


def test_a_codebook_of_500_themes_is_brought_in_twice_and_is_the_same(store: Store) -> None:
    entries = [
        CodebookEntry(f"theme {at}", f"Meaning {at}", parent=f"theme {at // 5}" if at else "")
        for at in range(500)
    ]

    first = store.codebook.bring_in(read(*entries))
    second = store.codebook.bring_in(read(*entries))

    assert (first.count("new"), second.count("same"), second.change) == (500, 500, "")
    assert len(store.themes.lines()) == 500


NAMES = st.text(min_size=1, max_size=30).map(lambda typed: tag_name(one_line(clean(typed).text))).filter(bool)
WORDS = st.text(max_size=30).map(
    lambda typed: clean(typed).text.replace("\r\n", "\n").replace("\r", "\n").strip()
)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty store's file, made once: every store of an example is a copy."""
    path = tmp_path_factory.mktemp("template") / "empty.db"
    Store.create(path, actor="P", device="d", letters="KTM", ids=SeededIds("template")).close()
    return path


@settings(max_examples=8, deadline=None)
@given(
    names=st.lists(NAMES, max_size=5, unique_by=tag_key),
    words=st.lists(WORDS, min_size=5, max_size=5),
    parents=st.lists(st.integers(-1, 3), min_size=5, max_size=5),
)
def test_any_codebook_sent_out_and_brought_into_another_store_is_the_same_there(
    template: Path, names: list[str], words: list[str], parents: list[int]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        stores = [
            Store.open(
                Path(shutil.copy(template, Path(folder) / f"{name}.db")),
                actor="P", device=name, letters="KTM", ids=SeededIds(name), clock=FrozenClock(datetime(2026, 11, 12, tzinfo=UTC)),
            )
            for name in ("one", "two", "three")
        ]  # fmt: skip
        one, two, three = stores
        ids: list[str] = []
        for place, name in enumerate(names):
            parent = ids[parents[place]] if 0 <= parents[place] < place else ""
            new = NewTheme(
                name, words[place], parent, belongs=words[-place], colour="teal" if place % 2 else ""
            )
            ids.append(one.themes.add(new).id)
        if names:
            one.codebook.sign_off(ids[0])
            one.codebook.retire(ids[-1])
            entries = one.codebook.entries([line.id for line in one.themes.lines()])
            two.codebook.bring_in(read_qdc(qdc_bytes(entries, "codesign")))
            three.codebook.bring_in(read_codebook(codebook_text(entries)))

        assert outcome(one) == outcome(two) == outcome(three)
        assert {each.id for each in one.codebook.all()} == {each.id for each in two.codebook.all()}
        with two.read() as session:
            assert len(content(session)["theme"]) == len(names)
        for store in stores:
            store.close()
