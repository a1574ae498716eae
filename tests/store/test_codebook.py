"""The codebook altered: each verb does what it says, figures can name it, and undoing brings everything back."""

from __future__ import annotations

import itertools
import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from codesign.clock import FrozenClock
from codesign.errors import AskedWronglyError, CodesignError
from codesign.records.codebook import Description, Part
from codesign.records.feedback import NewComment, NewReply, NewTheme
from codesign.records.filters import Filter
from codesign.store.codebook.errors import (
    NothingToSplitError,
    NotRetiredError,
    NotUnderError,
    OneThemeError,
    RetiredThemeError,
    SameThemeError,
    ThemeRingError,
    TwinThemesError,
    UnknownColourError,
)
from codesign.store.codebook.verbs import kept_words
from codesign.store.ids import SeededIds
from codesign.store.journal.proof import prove
from codesign.store.journal.undo import content
from codesign.store.store import Store
from codesign.store.tables import Tag, Theme
from codesign.store.verbs.tags import Tags
from codesign.store.verbs.themes import ThemeExistsError
from tests.made_once import filled_once


@pytest.fixture
@filled_once
def book(store: Store) -> Store:
    """Return a store with a small codebook: access holds transport, which holds buses; parking stands alone."""
    fill(store)
    return store


def fill(store: Store) -> None:
    """Fill a store with four themes and five comments."""
    access = store.themes.add(NewTheme("access", state="signed-off")).id
    transport = store.themes.add(NewTheme("transport", "Getting there", parent_id=access)).id
    store.themes.add(NewTheme("buses", parent_id=transport))
    store.themes.add(NewTheme("parking", "Where to leave a car", state="signed-off"))
    for words, themes in (
        ("The last bus is at four", ("transport", "buses")),
        ("A taxi costs twelve pounds", ("transport",)),
        ("Nowhere to park the car", ("parking", "transport")),
        ("The taxi would not take my chair", ("transport",)),
        ("Long wait", ("access",)),
    ):
        store.feedback.add(NewComment(words, themes=themes))


def id_of(store: Store, name: str) -> str:
    return store.themes.find(name).id


def tagged(store: Store) -> dict[str, list[str]]:
    """Return the references of the comments of each theme, by its name, whatever its state."""
    with store.read() as session:
        rows = session.execute(
            text("""SELECT t.name, 'C' || c.number AS comment FROM theme t LEFT JOIN tag g ON g.theme_id = t.id AND g.deleted = 0
                    LEFT JOIN comment c ON c.id = g.comment_id WHERE t.deleted = 0 ORDER BY t.row, c.row""")
        )
        found: dict[str, list[str]] = {}
        for name, comment in rows:
            found.setdefault(name, []).extend([comment] if comment else [])
    return found


def test_a_theme_is_described_field_by_field_and_what_is_not_said_stays(book: Store) -> None:
    theme = id_of(book, "transport")

    book.codebook.describe(theme, Description(belongs="Buses\nTaxis", colour=" Blue "))
    book.codebook.describe(theme, Description(definition="How people get there", belongs_not="Parking"))

    codes = book.codebook.codes(theme)
    assert (codes.definition, codes.belongs, codes.belongs_not, codes.colour) == (
        "How people get there",
        "Buses\nTaxis",
        "Parking",
        "blue",
    )
    assert [each.what for each in book.codebook.changes(theme)] == ["defined", "defined"]
    with pytest.raises(UnknownColourError, match="“mauve” is no colour here"):
        book.codebook.describe(theme, Description(colour="mauve"))


def test_what_alters_nothing_leaves_no_change(book: Store) -> None:
    before, theme = book.history.count(), id_of(book, "access")

    for recoded in (
        book.codebook.describe(theme, Description()),
        book.codebook.rename(theme, "access"),
        book.codebook.sign_off(theme),
        book.codebook.reparent(theme),
    ):
        assert recoded.change == ""

    assert book.history.count() == before


def test_renamed_it_is_found_by_its_new_name_and_its_figures_name_the_old_one(book: Store) -> None:
    theme = id_of(book, "parking")

    book.codebook.rename(theme, "#Places to park")

    assert book.themes.find("places to PARK").own == 1
    (change,) = book.codebook.since("2026-11-12")
    assert change.words == "Places to park was called parking until 12 Nov 2026"
    assert book.codebook.since("2026-11-13") == []
    with pytest.raises(ThemeExistsError):
        book.codebook.rename(theme, "TRANSPORT")


def test_merged_a_comment_tagged_with_both_keeps_one_and_children_and_replies_go_along(book: Store) -> None:
    parking, transport = id_of(book, "parking"), id_of(book, "transport")
    book.replies.add(NewReply("done", "More spaces", theme_id=transport))

    recoded = book.codebook.merge([transport], parking)

    assert {name: sorted(comments) for name, comments in tagged(book).items()} == {
        "access": ["C5"],
        "transport": [],
        "buses": ["C1"],
        "parking": ["C1", "C2", "C3", "C4"],
    }
    assert recoded.comments == 4
    assert [each.name for each in recoded.others] == ["transport"]
    assert recoded.said[0] == "1 reply to transport stays, and is shown with parking too."
    gone = book.themes.one(transport)
    assert (gone.state, gone.merged_into, gone.own) == ("retired", "parking", 0)
    card = book.cards.theme("parking")
    assert [child.name for child in card.children] == ["buses"]
    assert [reply.words for reply in card.replies] == ["More spaces"]
    assert [each.name for each in card.merged_from] == ["transport"]
    assert book.themes.one(parking).reply == "done"
    assert len(book.feedback.rows(Filter(theme_id=parking))) == book.themes.one(parking).comments == 4
    assert [change.said for change in book.codebook.changes(transport)] == [
        "transport merged into parking, 4 comments"
    ]


def test_a_theme_merged_into_one_beneath_it_leaves_no_ring(book: Store) -> None:
    book.codebook.merge([id_of(book, "access"), id_of(book, "transport")], id_of(book, "buses"))

    lines = {line.name: line for line in book.themes.lines()}
    assert (lines["buses"].parent, lines["buses"].comments) == ("", 5)
    assert {line.name: line.depth for line in lines.values()}["buses"] == 0
    assert lines["access"].state == lines["transport"].state == "retired"


def test_a_merge_needs_two_and_one_that_is_not_retired(book: Store) -> None:
    parking, transport = id_of(book, "parking"), id_of(book, "transport")
    with pytest.raises(OneThemeError):
        book.codebook.merge([parking], parking)
    book.codebook.merge([parking], transport)

    with pytest.raises(RetiredThemeError, match="retired and goes on in transport"):
        book.codebook.merge([transport], parking)


def test_split_by_words_and_by_chosen_comments_what_is_left_stays(book: Store) -> None:
    transport = id_of(book, "transport")
    fourth = book.feedback.find("C4").id

    recoded = book.codebook.split(
        transport,
        [Part("taxis", words="taxi"), Part("chairs", comments=(fourth,)), Part(theme_id=id_of(book, "parking"), words="park")],
    )  # fmt: skip

    assert tagged(book)["transport"] == ["C1"]
    assert tagged(book)["taxis"] == ["C2", "C4"]
    assert tagged(book)["chairs"] == ["C4"]
    assert tagged(book)["parking"] == ["C3"]
    assert recoded.comments == 3
    taxis = book.themes.find("taxis")
    assert (taxis.parent, taxis.state) == ("access", "draft")
    assert (
        book.codebook.changes(taxis.id)[0].said == "transport split into taxis, chairs, parking, 3 comments"
    )


def test_a_split_that_would_move_nothing_is_refused_and_makes_no_theme(book: Store) -> None:
    transport = id_of(book, "transport")
    fifth = book.feedback.find("C5").id

    with pytest.raises(NothingToSplitError, match="holds “lift” for lifts"):
        book.codebook.split(transport, [Part("lifts", words="lift")])
    with pytest.raises(NotUnderError, match="C5-KTM is not tagged with transport"):
        book.codebook.split(transport, [Part("lifts", comments=(fifth,))])
    with pytest.raises(SameThemeError):
        book.codebook.split(transport, [Part("Transport", words="taxi")])
    with pytest.raises(NothingToSplitError):
        book.codebook.split(transport, [])

    assert {line.name for line in book.themes.lines()} == {"access", "transport", "buses", "parking"}


def test_a_span_goes_along_with_its_theme_and_stands_beside_the_whole(book: Store) -> None:
    transport, parking = id_of(book, "transport"), id_of(book, "parking")
    with book.write("tag") as change:
        change.add(
            Tag, comment_id=book.feedback.find("C3").id, theme_id=transport, start=0, end=7, quote="Nowhere"
        )

    book.codebook.merge([transport], parking)

    with book.read() as session:
        spans = session.execute(
            text(
                """SELECT start, "end", quote FROM tag WHERE theme_id = :id AND deleted = 0 AND comment_id = :comment ORDER BY start"""
            ),
            {"id": parking, "comment": book.feedback.find("C3").id},
        ).all()
    assert [tuple(each) for each in spans] == [(None, None, ""), (0, 7, "Nowhere")]
    assert book.themes.one(parking).comments == 4


def test_retiring_a_theme_in_use_says_how_many_keep_it_and_it_is_offered_no_more(book: Store) -> None:
    transport = id_of(book, "transport")

    recoded = book.codebook.retire(transport)

    assert recoded.comments == 4
    assert book.themes.one(transport).own == 4
    assert "transport" not in {each.name for each in Tags(book).themes([])}
    assert book.codebook.changes(transport)[0].said == "transport retired, 4 comments keep it"
    with pytest.raises(RetiredThemeError):
        book.codebook.sign_off(transport)


def test_brought_back_it_is_what_it_was_before_it_was_retired(book: Store) -> None:
    parking = id_of(book, "parking")
    book.codebook.merge([parking], id_of(book, "access"))

    recoded = book.codebook.bring_back(parking)

    theme = book.themes.one(parking)
    assert (theme.state, theme.merged_into, theme.own) == ("signed-off", "", 0)
    assert recoded.said == ("The comments that went to access stay there.",)
    with pytest.raises(NotRetiredError):
        book.codebook.bring_back(parking)


def test_a_cycle_of_parents_is_refused_in_its_own_sentence(book: Store) -> None:
    access, transport, buses = (id_of(book, name) for name in ("access", "transport", "buses"))

    with pytest.raises(
        ThemeRingError, match="buses stands beneath access, so access cannot stand beneath it too"
    ):
        book.codebook.reparent(access, buses)
    with pytest.raises(ThemeRingError, match=r"transport cannot stand beneath itself.* Name another theme"):
        book.codebook.reparent(transport, transport)

    book.codebook.reparent(buses)
    assert book.codebook.changes(buses)[0].said == "buses moved from transport to the top"


def test_a_cycle_that_two_copies_made_is_shown_whole_and_can_be_taken_apart(book: Store) -> None:
    access, transport, buses = (id_of(book, name) for name in ("access", "transport", "buses"))
    with book.write("another copy") as change:
        change.set(Theme, access, parent_id=buses)

    lines = book.themes.lines()

    assert len(lines) == 4
    assert {line.comments for line in lines if line.name != "parking"} == {5}
    book.codebook.reparent(access)
    assert [line.depth for line in book.themes.lines()] == [0, 1, 2, 0]
    with book.write("another copy") as change:
        change.set(Theme, access, parent_id=buses)
    book.codebook.merge([access], transport)
    assert {line.name for line in book.themes.lines()} == {"access", "transport", "buses", "parking"}
    assert book.codebook.codes(transport).parent_id == ""


def test_two_themes_of_one_name_are_told_apart_by_reference_and_can_be_made_one(book: Store) -> None:
    with pytest.raises(ThemeExistsError):
        book.themes.add(NewTheme("Parking"))
    with book.write("another copy") as change:
        other = change.add(Theme, name="Parking")
    book.feedback.add(NewComment("No space for a blue badge"))
    with book.write("tag") as change:
        change.add(Tag, comment_id=book.feedback.find("C6").id, theme_id=other)

    with pytest.raises(
        TwinThemesError, match=r"2 themes are called parking: T4-KTM \(1 comment\), T5-KTM \(1 comment\)"
    ):
        book.themes.find("PARKING")
    ((name, twins),) = book.codebook.twins()
    assert (name, [each.reference for each in twins]) == ("parking", ["T4-KTM", "T5-KTM"])

    book.codebook.merge([other], twins[0].id)

    assert book.codebook.twins() == []
    assert book.themes.find("parking").own == 2


NAMES = ("access", "transport", "buses", "parking", "taxis")
MOVES = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "describe",
                "rename",
                "merge",
                "split",
                "words",
                "retire",
                "back",
                "sign",
                "reopen",
                "move",
                "tag",
            ]
        ),
        st.integers(0, 4),
        st.integers(0, 4),
    ),
    min_size=1,
    max_size=7,
)


def take(store: Store, move: tuple[str, int, int]) -> None:
    """Alter the codebook in one way; what is refused alters nothing."""
    verb, one, other = move
    themes = [codes.id for codes in store.codebook.all()]
    theme, second = themes[one % len(themes)], themes[other % len(themes)]
    codebook = store.codebook
    comments = [store.feedback.find(f"C{number}").id for number in range(1, 6)]
    ways: dict[str, Callable[[], object]] = {
        "describe": lambda: codebook.describe(theme, Description(f"meaning {other}", colour="red")),
        "rename": lambda: codebook.rename(theme, f"{NAMES[other]} again"),
        "merge": lambda: codebook.merge([theme], second),
        "split": lambda: codebook.split(theme, [Part(NAMES[other], comments=(comments[one],))]),
        "words": lambda: codebook.split(
            theme, [Part("taxis", words="taxi"), Part(theme_id=second, words="the")]
        ),
        "retire": lambda: codebook.retire(theme),
        "back": lambda: codebook.bring_back(theme),
        "sign": lambda: codebook.sign_off(theme),
        "reopen": lambda: codebook.reopen(theme),
        "move": lambda: codebook.reparent(theme, second if other else ""),
        "tag": lambda: store.feedback.tag(comments[other], theme=codebook.codes(theme).name),
    }
    ways[verb]()


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a filled store's file, made once: each example has a copy."""
    path = tmp_path_factory.mktemp("template") / "filled.db"
    clock = FrozenClock(datetime(2026, 11, 12, tzinfo=UTC))
    store = Store.create(path, actor="P", device="d", letters="KTM", clock=clock, ids=SeededIds("p"))
    fill(store)
    store.close()
    return path


@settings(max_examples=10, deadline=None)
@given(moves=MOVES)
def test_any_changes_of_the_codebook_undone_one_by_one_bring_tags_and_themes_back(
    template: Path, moves: list[tuple[str, int, int]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(template, Path(folder) / "p.db"))
        clock = FrozenClock(datetime(2026, 11, 12, tzinfo=UTC))
        store = Store.open(path, actor="P", device="d", letters="KTM", clock=clock, ids=SeededIds("q"))
        pictures = []
        for move in moves:
            with store.read() as session:
                before, done = content(session), store.history.count()
            try:
                take(store, move)
            except AskedWronglyError:
                with store.read() as session:
                    assert content(session) == before
            lines = store.themes.lines()
            assert len(lines) == len({line.id for line in lines})
            if store.history.count() > done:
                pictures.append(before)

        for before in reversed(pictures):
            store.undoing.undo()
            with store.read() as session:
                assert content(session) == before
        assert prove(store).problems == ()
        store.close()


def test_whoever_types_the_name_of_a_merged_theme_means_the_one_it_goes_on_in(book: Store) -> None:
    book.codebook.merge([id_of(book, "parking")], id_of(book, "buses"))
    book.codebook.merge([id_of(book, "buses")], id_of(book, "transport"))

    book.feedback.add(NewComment("No space again", themes=("Parking",)))
    assert not book.feedback.tag(book.feedback.find("C6").id, theme="buses")

    assert book.feedback.find("C6").themes == "transport"
    book.codebook.bring_back(id_of(book, "parking"))
    assert book.feedback.tag(book.feedback.find("C6").id, theme="parking")


def test_a_list_narrowed_to_a_merged_theme_says_where_it_goes_on(book: Store) -> None:
    parking = id_of(book, "parking")
    book.codebook.merge([parking], id_of(book, "transport"))
    narrowed = Filter(theme_id=parking)

    assert len(book.feedback.rows(narrowed)) == 0
    said = book.filters.nothing_found("feedback", narrowed, None)
    assert said.endswith("That theme goes on in transport (T2-KTM).")


def test_every_refusal_is_a_sentence() -> None:
    for refusal in (ThemeRingError("a" * 200, "[b]x[/b]"), TwinThemesError("a", [("T1", 1), ("T2", 0)])):
        assert isinstance(refusal, CodesignError)
        assert str(refusal).count("\n") == 0
        assert len(str(refusal)) < 400


@pytest.mark.parametrize("count", [0, 1, 500])
def test_a_codebook_of_any_size_is_listed_and_exported(store: Store, count: int) -> None:
    with store.write("add themes") as change:
        names = [f"theme {number}" for number in range(count)]
        ids = change.add_many(Theme, [{"name": name} for name in names]) if names else []
        for child, parent in itertools.islice(zip(ids[1:], ids, strict=False), 0, None, 3):
            change.set(Theme, child, parent_id=parent)

    assert len(store.themes.lines()) == count
    assert len(store.codebook.all()) == count


def test_900_quotes_in_one_theme_are_counted_split_merged_and_brought_back(store: Store) -> None:
    store.feedback.add_many(
        [NewComment(f"{'Bus' if at % 3 else 'Taxi'} number {at}", exact=True, themes=("transport",), personal="") for at in range(900)]
    )  # fmt: skip
    transport = id_of(store, "transport")
    store.themes.add(NewTheme("travel"))

    assert store.codebook.split(transport, [Part("taxis", words="taxi")]).comments == 300
    assert store.codebook.merge([transport, id_of(store, "taxis")], id_of(store, "travel")).comments == 900

    assert (
        store.themes.find("travel").comments
        == len(store.feedback.rows(Filter(theme_id=id_of(store, "travel"))))
        == 900
    )
    store.undoing.undo()
    store.undoing.undo()
    assert store.themes.one(transport).own == 900
    assert prove(store).holds


def test_a_theme_with_no_comments_is_shown_described_merged_and_retired_like_any_other(book: Store) -> None:
    empty = book.themes.add(NewTheme("end of life")).id

    line = book.cards.theme("end of life").line
    assert (line.comments, line.last_heard, line.own) == (0, "", 0)
    assert book.codebook.holding(empty, "bus") == []
    assert kept_words(book.codebook.retire(empty)) == "No comment has it."
    book.codebook.bring_back(empty)
    assert book.codebook.merge([empty], id_of(book, "parking")).comments == 0


def test_a_name_that_no_codebook_could_bring_back_is_refused_when_it_is_given(store: Store) -> None:
    from codesign.store.verbs.themes import LongThemeNameError

    kept = store.themes.add(NewTheme("a" * 1000))

    with pytest.raises(LongThemeNameError, match="1,000 at most"):
        store.themes.add(NewTheme("b" * 1001))
    with pytest.raises(LongThemeNameError):
        store.codebook.rename(kept.id, "b" * 1001)
    with pytest.raises(LongThemeNameError):
        store.feedback.add(NewComment("More buses.", themes=("parking", "b" * 1001)))
    assert [line.name for line in store.themes.lines()] == ["a" * 1000]
