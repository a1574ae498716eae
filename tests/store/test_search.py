"""What a person types in a search is words, whatever signs are among them, and finds what holds them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from codesign.records.events import NewEvent
from codesign.records.feedback import NewComment
from codesign.records.filters import MOST_RANKED, Filter, order_words
from codesign.records.people import NewContact, Point
from codesign.store.finding import listing, search
from codesign.store.finding.search import rebuild
from codesign.store.store import Store
from codesign.store.tables import Alias, Contact, ContactPoint
from codesign.text import clean
from tests.made_once import filled_once

SAID = [
    "Mrs O'Neill runs the club", "No e-bikes on the path", "They never come", "The bus is late", "We teach C++ at the club",
    "transport: nothing after six", "Café opens at ten", "100% of us agree", "A carer spoke",
]  # fmt: skip


def found(store: Store, typed: str) -> list[str]:
    return sorted(line.words for line in store.feedback.lines(store.feedback.rows(Filter(words=typed))))


@pytest.fixture
@filled_once
def said(store: Store) -> Store:
    store.feedback.add_many([NewComment(words, personal="") for words in SAID])
    return store


@pytest.mark.bad_input(75)
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("O'Neill", [SAID[0]]), ("o neill", [SAID[0]]), ("e-bikes", [SAID[1]]), ("e-bi", [SAID[1]]), ('"never', [SAID[2]]),
        ("(bus", [SAID[3]]), ("C++", [SAID[4]]), ("transport:", [SAID[5]]), ("*", []), ("%", [SAID[7]]), ("% of", [SAID[7]]), ("bus %", []), ("cafe", [SAID[6]]),
        ("CAFÉ", [SAID[6]]), ("club O'Neill", [SAID[0]]), ("NEAR", []), ("bus OR never", []), ("words:bus", []), ("trans", [SAID[5]]),
        ("100%", [SAID[7]]), ("bus -late", [SAID[3]]), ("\x00bus", [SAID[3]]), ("\ud800", []),
    ],
)  # fmt: skip
def test_whatever_is_typed_is_words(said: Store, typed: str, expected: list[str]) -> None:
    assert found(said, typed) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "* " * 20_000,
        "bus " * 10_000 + "late",
        " ".join(map(chr, range(0x2190, 0x2190 + 2_000))),
        " ".join(f"w{n}" for n in range(6_000)),
    ],
    ids=["one sign", "one word", "signs", "words"],
)
def test_a_paste_of_forty_thousand_characters_is_words_too(said: Store, typed: str) -> None:
    assert found(said, typed) == ([SAID[3]] if typed.endswith("late") else [])


def test_the_last_word_is_a_beginning_until_a_space_is_typed_after_it(store: Store) -> None:
    words = ["They are busy", "Buses run late, buses and buses", "The one bus"]
    store.feedback.add_many([NewComment(each, personal="") for each in words])

    ranked = [line.words for line in store.feedback.lines(store.feedback.rows(Filter(words="bus")))]
    assert ranked[0] == "The one bus"
    assert sorted(ranked) == sorted(words)
    assert found(store, "bus ") == ["The one bus"]
    assert found(store, "one bus  ") == ["The one bus"]


@pytest.mark.parametrize(
    ("listed", "typed"), [("feedback", "C2"), ("events", "e1-ktm"), ("contacts", "N1"), ("feedback", " c2 ")]
)
def test_a_reference_typed_whole_finds_its_record_before_words_that_hold_it(
    store: Store, listed: str, typed: str
) -> None:
    store.contacts.add(NewContact("Ada of c2 and e1-ktm"))
    store.events.record(
        NewEvent("Hall n1", "2026-11", comments=(NewComment("Take the C2 bus"), NewComment("Nobody came")))
    )
    verbs = getattr(store, listed)

    lines = verbs.lines(verbs.rows(Filter(words=typed)))

    assert lines[0].reference.startswith(typed.strip().upper())
    assert len(lines) == (2 if listed == "feedback" else 1)


def test_a_reference_finds_nothing_kept_apart_or_filtered_out(store: Store) -> None:
    said = (NewComment("A child is hurt", sensitive="safeguarding"), NewComment("The bus"))
    store.events.record(NewEvent("Hall", "2026-11", place="Loxley", comments=said))

    assert list(store.feedback.rows(Filter(words="C1"))) == []
    assert len(store.feedback.rows(Filter(words="C2"))) == 1
    assert list(store.feedback.rows(Filter(words="C2", place="Hollerton"))) == []


@pytest.mark.bad_input(75)
@pytest.mark.parametrize("typed", ["", "   "])
def test_nothing_typed_is_everything(said: Store, typed: str) -> None:
    assert found(said, typed) == sorted(SAID)


def test_what_is_undone_or_altered_leaves_the_search_and_comes_back(store: Store) -> None:
    made = store.events.record(NewEvent("Hall", "2026-11-12", place="Loxley"))
    store.events.alter(made.id, place="Penny Hassett")
    assert (
        len(store.events.rows(Filter(words="loxley"))),
        len(store.events.rows(Filter(words="penny"))),
    ) == (0, 1)

    store.undoing.undo()

    assert (
        len(store.events.rows(Filter(words="loxley"))),
        len(store.events.rows(Filter(words="penny"))),
    ) == (1, 0)
    store.undoing.undo()
    assert len(store.events.rows(Filter(words="loxley"))) == 0


def test_a_contact_is_found_by_other_names_and_points(store: Store) -> None:
    contact = store.contacts.add(
        NewContact(
            "Marjorie Antrobus", aliases=("Peggy",), points=(Point("email", "m.antrobus@example.org"),)
        )
    )
    store.contacts.add_alias(contact, "Madge")

    for typed in ("peggy", "madge", "antrobus@example.org", "marj"):
        assert len(store.contacts.rows(Filter(words=typed))) == 1, typed


def test_a_comment_marked_as_safeguarding_is_found_no_more(store: Store) -> None:
    comment = store.feedback.add(NewComment("Something said in confidence"))

    store.feedback.mark(comment.id, sensitive="safeguarding")

    assert found(store, "confidence") == []
    with store.read() as session:
        hits = session.execute(
            text("SELECT count(*) FROM search_comment WHERE search_comment MATCH 'confidence'")
        )
        assert hits.scalar() == 0


def test_the_search_can_be_made_anew_from_the_records(said: Store) -> None:
    with said.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM search_comment")
    assert found(said, "bus") == []

    with said.write("nothing journalled") as change:
        rebuild(change.session.connection())

    assert found(said, "bus") == [SAID[3]]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Sean O'Brien", "obrien"), ("Sean O'Brien", "O'Brien"), ("Sean O’Brien", "o'bri"), ("Sean OBrien", "O'Brien"), ("Sean O Brien", "o'brien"),
        ("Siân Prys", "sian"), ("Łukasz Żak", "lukasz zak"), ("Łukasz Żak", "łuk"), ("Jørgen Ærø", "jorgen aero"), ("Weiß", "weiss"),
        ("D'Arcy-O'Neill", "darcy-oneill"), ("' '", "'"),
    ],
)  # fmt: skip
def test_a_name_is_found_however_it_is_spelled(store: Store, name: str, typed: str) -> None:
    store.contacts.add(NewContact("Somebody Else"))
    store.contacts.add(NewContact(name))

    assert [line.name for line in store.contacts.lines(store.contacts.rows(Filter(words=typed)))] == [name]


def test_a_contact_is_found_by_where_they_are_and_by_its_new_name_once_that_changes(store: Store) -> None:
    store.contacts.add(NewContact("Roy Petherbridge", organisation="Hollerton Carers", role="Chair"))
    organisation = store.contacts.named("Hollerton Carers")[0].id
    assert len(store.contacts.rows(Filter(words="hollerton carers"))) == 2
    assert len(store.contacts.rows(Filter(words="chair carers"))) == 1

    with store.write("rename") as change:
        change.set(Contact, organisation, name="Loxley Carers")

    assert len(store.contacts.rows(Filter(words="hollerton"))) == 0
    assert len(store.contacts.rows(Filter(words="loxley"))) == 2


def test_a_point_or_a_name_thrown_away_is_found_no_more(store: Store) -> None:
    contact = store.contacts.add(
        NewContact("Roy", points=(Point("email", "roy@example.org"),), aliases=("Pip",))
    )
    with store.write("throw away") as change:
        for table, name in ((ContactPoint, "contactpoint"), (Alias, "alias")):
            change.remove(table, change.session.execute(text(f"SELECT id FROM {name}")).scalar_one())

    assert [len(store.contacts.rows(Filter(words=typed))) for typed in ("example.org", "pip", "roy")] == [
        0,
        0,
        1,
    ]
    store.undoing.undo()
    assert len(store.contacts.rows(Filter(words="pip"))) == 1
    with store.write("throw away") as change:
        change.remove(Contact, contact)
    assert len(store.contacts.rows(Filter(words="pip"))) == 0


def test_few_stand_with_the_nearest_to_the_words_first_and_many_in_the_order_of_the_list(
    store: Store,
) -> None:
    store.feedback.add(NewComment("Bus, bus, bus", said_on="2026-01-01"))
    store.feedback.add(
        NewComment("Nobody told us that the timetable of the bus had changed", said_on="2026-06-01")
    )
    few = store.feedback.rows(Filter(words="bus"))
    assert [line.said_on for line in store.feedback.lines(few)] == ["2026-01-01", "2026-06-01"]
    assert order_words("feedback", Filter(words="bus"), len(few)) == "nearest to the words first"

    store.feedback.add_many(
        [NewComment("A bus", said_on=f"2026-03-{1 + day % 28:02}", personal="") for day in range(MOST_RANKED)]
    )

    many = store.feedback.rows(Filter(words="bus"))
    said = [line.said_on for line in store.feedback.lines(many)]
    assert said == sorted(said, reverse=True)
    assert order_words("feedback", Filter(words="bus"), len(many)) == "newest first"


def test_as_many_as_are_picked_out_of_the_kept_order_are_the_same_as_few_put_in_order(
    said: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = said.feedback.rows(Filter(words="e"))
    monkeypatch.setattr(listing, "_FEW", 0)

    assert said.feedback.rows(Filter(words="e")) == few
    monkeypatch.setattr(search, "_LAST_CODE", search.FIRST_CODE)  # more rows than there are characters
    assert said.feedback.rows(Filter(words="e")) == few
    assert said.feedback.rows(Filter(words="e", untagged=True)) == few


TYPED = st.text(alphabet=st.one_of(st.characters(), st.sampled_from("\"'*()+-:^{}%_ aebu")), max_size=30)


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return one store for every text that is tried; nothing is written to it."""
    path = tmp_path_factory.mktemp("searched") / "store.db"
    store = Store.create(path, actor="P. Nair", device="test", letters="KTM")
    store.feedback.add_many([NewComment(words, personal="") for words in SAID])
    store.contacts.add(NewContact("Sean O'Brien", area="Loxley"))
    yield store
    store.close()


@pytest.mark.bad_input(75)
@settings(deadline=None, max_examples=60)
@given(typed=TYPED, more=TYPED)
def test_no_text_fails_and_more_words_never_find_more(searched: Store, typed: str, more: str) -> None:
    assume(
        clean(typed).text.strip() or not typed.strip()
    )  # invisible signs alone say nothing: more are words
    for verbs in (searched.feedback, searched.contacts, searched.events):
        found = set(verbs.rows(Filter(words=typed)))
        assert set(verbs.rows(Filter(words=f"{typed} {more}"))) <= found
    if typed.strip():
        assert len(searched.feedback.rows(Filter(words=f"{typed} zzxq"))) == 0


@pytest.mark.bad_input(76)
@settings(deadline=None, max_examples=40)
@given(typed=TYPED)
def test_nothing_found_can_be_said_of_any_text(searched: Store, typed: str) -> None:
    for listed in ("feedback", "events", "contacts"):
        narrowed = Filter(words=typed, place="Loxley")
        near = searched.filters.nearest(listed, narrowed)
        said = searched.filters.nothing_found(listed, narrowed, near, clears="F")

        assert said.startswith(("Nothing for ", "No "))
        assert said.endswith("Filters on: Place = Loxley (F clears).")
        assert clean(said).text == said


@pytest.mark.bad_input(76)
def test_nothing_found_names_the_nearest_word_that_finds_something_and_the_filters_that_are_on(
    store: Store,
) -> None:
    store.events.record(
        NewEvent(
            "Hall",
            "2026-11-12",
            place="Hollerton",
            comments=tuple(NewComment(f"Transport {n}") for n in range(31)),
        )
    )
    store.feedback.add(NewComment("The tram stops here", sensitive="safeguarding"))

    def nothing(words: str, **filters: str) -> str:
        narrowed = Filter(words=words, **filters)  # type: ignore[arg-type]
        return store.filters.nothing_found(
            "feedback", narrowed, store.filters.nearest("feedback", narrowed), clears="F"
        )

    assert nothing("transprt", place="Hollerton") == (
        "Nothing for transprt. Nearest: transport (31). Filters on: Place = Hollerton (F clears)."
    )
    assert nothing("rtansport") == "Nothing for rtansport. Nearest: transport (31)."
    assert nothing("transport 4o") == "Nothing for transport 4o."
    assert nothing("tranport 7") == "Nothing for tranport 7. Nearest: transport 7 (1)."
    assert nothing("tramm") == "Nothing for tramm."
    assert nothing("transport", place="Loxley") == (
        "Nothing for transport here; 31 without the filters. Filters on: Place = Loxley (F clears)."
    )
    assert nothing("transprt", place="Loxley").startswith(
        "Nothing for transprt. Nearest: transport (31 without the filters)."
    )
    assert nothing("", place="Loxley") == "No comment here. Filters on: Place = Loxley (F clears)."
