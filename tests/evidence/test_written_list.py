"""A list that was written with names is told as what it is everywhere: never as a pack, and only exact words as quoted."""

from __future__ import annotations

from pathlib import Path

import pytest

from codesign.evidence.faults import ListNotPackError, NotAPackError
from codesign.evidence.list_file import ListShown, ListWritten, write_list
from codesign.evidence.verify import verify_pack
from codesign.evidence.written_list import is_written_list, told_of_list
from codesign.records.columns_shown import COMMENT_HEADINGS, comment_cells, pack_cells
from codesign.records.feedback import NewComment
from codesign.records.filters import NOTHING
from codesign.records.keeping import NewPack
from codesign.records.pages.comment import comment_lines
from codesign.records.pages.pack import pack_lines
from codesign.store import Store
from codesign.store.faults import UnknownReferenceError
from codesign.store.tables import Comment
from tests.made_once import filled_once


@pytest.fixture
@filled_once
def told(store: Store) -> Store:
    """A store with one comment in exact words and one that is our note."""
    store.feedback.add_many(
        [
            NewComment("The last bus is at four", exact=True, permission="by-role"),
            NewComment("People want later buses"),
        ]
    )
    return store


def written(store: Store, path: Path, reason: str = "the court asked") -> ListWritten:
    rows = store.feedback.rows(NOTHING)
    shown = ListShown("Comments", COMMENT_HEADINGS, rows, store.feedback.lines, comment_cells)
    return write_list(store, shown, path, reason=reason)


def test_only_exact_words_count_as_quoted(told: Store, tmp_path: Path) -> None:
    written(told, tmp_path / "list.csv")

    (line,) = told.packs.lines()
    assert (line.comments, line.quoted) == (2, 1)
    assert {one.words: one.is_quoted for one in told.packs.card(line.id).comments} == {
        "The last bus is at four": True,
        "People want later buses": False,
    }


def test_the_list_of_packs_and_its_page_say_that_it_is_a_list_and_why_it_was_written(
    told: Store, tmp_path: Path
) -> None:
    written(told, tmp_path / "list.csv")

    (line,) = told.packs.lines()
    said = [each.words for each in pack_lines(told.packs.card(line.id), {})]
    assert "List with names, no pack: Comments, because: the court asked" in pack_cells(line, {})
    assert said[0].startswith("A list that was written with names.")
    assert "Seal" not in {each.label for each in pack_lines(told.packs.card(line.id), {})}


@pytest.mark.parametrize(
    ("words", "used"),
    [("The last bus is at four", "in its exact words"), ("People want later buses", "as our note")],
)
def test_the_page_of_a_comment_names_the_list_and_no_pack(
    told: Store, tmp_path: Path, words: str, used: str
) -> None:
    written(told, tmp_path / "list.csv")
    (comment,) = [one for one in told.feedback.lines(told.feedback.rows()) if one.words == words]

    lines = list(comment_lines(told.cards.comment(comment.reference), {}))

    assert "Packs it was in" not in {line.words for line in lines}
    at = [line.words for line in lines].index("Lists with names it was in")
    assert lines[at + 1].words == f"list.csv · 12 Nov 2026 17:42 · {used} · because: the court asked"


def test_how_a_comment_went_out_is_told_on_both_pages_and_an_older_record_claims_no_more(
    store: Store,
) -> None:
    ids = {
        words: store.feedback.add(NewComment(words, exact=words != "noted", sensitive="health" if words == "kept" else ""))
        for words in ("said", "noted", "kept")
    }  # fmt: skip
    held = tuple((ids[words].id, words == "said") for words in ids)
    options = f'{{"our_notes": ["{ids["noted"].id}"]}}'
    store.packs.record(NewPack("", "new.zip", "seal", "H1-KTM", options, held))
    store.packs.record(NewPack("", "old.zip", "seal", "H1-KTM", "{}", held))

    old, new = (store.packs.card(line.id) for line in store.packs.lines())

    assert {each.words: each.how for each in new.comments} == {
        "said": "quoted", "noted": "our note", "kept": "withheld",
    }  # fmt: skip
    assert {each.words: each.how for each in old.comments} == {
        "said": "quoted", "noted": "not quoted", "kept": "not quoted",
    }  # fmt: skip
    assert {line.label for line in pack_lines(new, {}) if line.key} == {"quoted", "our note", "withheld"}
    assert "does not say which" in " ".join(line.words for line in pack_lines(old, {}))
    for words, told in (
        ("said", "its words quoted"), ("noted", "told as our note"), ("kept", "counted, its words withheld"),
    ):  # fmt: skip
        card = store.cards.comment(ids[words].reference)
        lines = [line.words for line in comment_lines(card, {}) if line.key.startswith("pack ")]
        assert lines[1].endswith(told)
        assert ("not known" in lines[0]) is (words != "said")


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx"])
def test_a_list_is_no_sealed_pack_and_whether_it_is_still_as_written_is_said(
    told: Store, tmp_path: Path, name: str
) -> None:
    path = written(told, tmp_path / name).path

    with pytest.raises(ListNotPackError, match=f"{name} is a list that was written, not a sealed pack"):
        verify_pack(path)
    assert "It is unchanged since P. Nair wrote it with names" in told_of_list(told, path)[1]
    path.write_bytes(path.read_bytes() + b" ")
    assert "altered since" in told_of_list(told, path)[1]


def test_another_table_is_not_taken_for_a_list(tmp_path: Path) -> None:
    for name, content in (("a.csv", b"Name,Ward\nJo,Hollerton\n"), ("b.xlsx", b"PK\x03\x04"), ("c.csv", b"")):
        (tmp_path / name).write_bytes(content)
        assert not is_written_list(tmp_path / name)
    with pytest.raises(NotAPackError):
        verify_pack(tmp_path / "a.csv")


def test_what_another_program_kept_of_a_pack_is_no_list(told: Store) -> None:
    for options in ("", "not JSON", "[]", '{"list": null}'):
        told.packs.record(NewPack("", "pack.zip", "seal", "H1-KTM", options, ()))

    assert {line.title for line in told.packs.lines()} == {""}


def test_a_comment_altered_or_thrown_away_since_its_pack_was_made_is_told_as_such(store: Store) -> None:
    kept, altered, away = (store.feedback.add(NewComment(f"Said {n}", exact=True)) for n in range(3))
    store.packs.record(
        NewPack("", "a.zip", "seal", "H1-KTM", "{}", tuple((one.id, True) for one in (kept, altered, away)))
    )
    with store.write("edit comment") as change:
        change.set(Comment, altered.id, words="Said otherwise")
    edit = store.history.changes()[0].reference
    store.editing.remove("comment", away.id)
    gone = store.history.changes()[0].reference

    card = store.packs.card(store.packs.lines()[0].id)
    told = [line.words for line in pack_lines(card, {})]

    assert f"Said otherwise · altered since ({edit})" in told
    assert "Said 0" in told
    assert f"1 of them is no longer here: {away.reference} (thrown away 12 Nov 2026, {gone})" in told
    page = [line.words for line in comment_lines(store.cards.comment(altered.reference), {})]
    assert any(line.endswith(f"its words quoted · altered since ({edit})") for line in page)
    for read in (store.cards.comment, store.history.of):
        with pytest.raises(
            UnknownReferenceError, match=rf"thrown away by P\. Nair on 12 Nov 2026 \({gone}\)"
        ) as refused:
            read(away.reference)
        assert f"`codesign undo {gone}` brings it back" in str(refused.value)
    store.undoing.undo(gone)
    assert store.cards.comment(away.reference).line.words == "Said 2"
