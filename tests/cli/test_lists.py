"""What a command prints is what the screen shows: the same lines, the same cells, the same order; filters never ignored."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from codesign.cli import printing
from codesign.cli.opening import words_of
from codesign.clock import FrozenClock
from codesign.records import columns_shown as shown
from tests.cli.conftest import Runner, begin, home_left_by, init

if TYPE_CHECKING:
    from codesign.store.store import Store


def tell(run: Runner) -> None:
    """Record one of everything that a list shows."""
    came = ("--came", "Sam Okafor, Ambridge Carers", "--came", "4 carers")
    said = ("--comment", '"The last bus is four" #transport !2.10 @Sam', "--comment", "Nobody rings back")
    clause = (
        "--clause",
        "Clause 4",
        "--before",
        "promptly",
        "--after",
        "within two days",
        "--shaped-by",
        "1",
    )
    later = ("--follow-up", "Ring the bus company /me /27 Nov 2026")
    ran = run(
        "log",
        "--title",
        "Carers' coffee",
        "--place",
        "Hall",
        "--programme",
        "Holl",
        "--how",
        "d",
        *came,
        *said,
        *clause,
        *later,
    )
    assert ran.code == 0, ran.err
    run("log", "--title", "Ward walk", "--date", "May 2026")
    run("replies", "add", "A later bus from May", "--state", "will-do", "--theme", "transport")


told = home_left_by(init, begin, tell)
"""A runner on a store with one of everything that a list shows."""


@pytest.fixture
def opened(told: Runner, store_file: Path, clock: FrozenClock) -> Iterator[Store]:
    """Return the same store, opened as a screen opens it."""
    from codesign.store.store import Store

    store = Store.open(store_file, actor="P. Nair", device="screen", letters="KTM", clock=clock)
    yield store
    store.engine.dispose()


def lists(store: Store) -> dict[str, tuple[Any, Any, list[Any]]]:
    """Return headings, cells and lines of every list, as the screens ask for them."""
    today = FrozenClock(store.hands.clock.now()).at.date()
    return {
        "events": (shown.EVENT_HEADINGS, shown.event_cells, store.events.lines(store.events.rows())),
        "contacts": (
            shown.CONTACT_HEADINGS,
            shown.contact_cells,
            store.contacts.lines(store.contacts.rows()),
        ),
        "feedback": (
            shown.COMMENT_HEADINGS,
            shown.comment_cells,
            store.feedback.lines(store.feedback.rows()),
        ),
        "themes": (shown.THEME_HEADINGS, shown.theme_cells, store.themes.lines()),
        "outcomes": (shown.OUTCOME_HEADINGS, shown.outcome_cells, store.outcomes.lines()),
        "wording": (shown.WORDING_HEADINGS, shown.wording_cells, store.wording.lines()),
        "follow-ups": (shown.FOLLOW_UP_HEADINGS, shown.follow_up_cells, store.follow_ups.lines(today=today)),
        "replies": (shown.REPLY_HEADINGS, shown.reply_cells, store.replies.lines()),
        "programmes": (shown.PROGRAMME_HEADINGS, shown.programme_cells, store.programmes.lines()),
    }


NAMES = [
    "events",
    "contacts",
    "feedback",
    "themes",
    "outcomes",
    "wording",
    "follow-ups",
    "replies",
    "programmes",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_list_prints_the_cells_that_the_screen_shows(told: Runner, opened: Store, name: str) -> None:
    headings, cells, lines = lists(opened)[name]
    words = words_of(opened)
    expected = printing.aligned([headings, *(cells(line, words) for line in lines)])

    assert lines
    assert told(name, "list").out.splitlines() == expected


@pytest.mark.parametrize("name", NAMES)
def test_a_list_as_json_has_the_fields_of_its_records(told: Runner, opened: Store, name: str) -> None:
    _, _, lines = lists(opened)[name]

    found = told(name, "list", "--json").json

    assert found == [{key: value for key, value in line._asdict().items() if key != "row"} for line in lines]


@pytest.mark.bad_input(77)
@pytest.mark.parametrize(
    "words",
    [
        ("events", "list", "--from", "nonsense"),
        ("events", "list", "--to", "31/02/2026"),
        ("events", "list", "--state", "happened"),
        ("events", "list", "--programme", "No such"),
        ("feedback", "list", "--from", "summer"),
        ("feedback", "list", "--theme", "No such"),
        ("feedback", "list", "--outcome", "9.9"),
        ("feedback", "list", "--who", "N999"),
        ("feedback", "find", "bus", "--to", "tomoz"),
        ("contacts", "list", "--sort", "dog"),
        ("follow-ups", "list", "--which", "late"),
        ("wording", "list", "--state", "agreed"),
    ],
    ids=" ".join,
)
def test_a_filter_that_cannot_be_read_is_refused_and_nothing_is_shown(
    told: Runner, words: tuple[str, ...]
) -> None:
    ran = told(*words)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.strip()


@pytest.mark.parametrize(
    ("span", "titles"),
    [
        (("--from", "12 Nov 2026"), ["Carers' coffee"]),
        (("--to", "10 May 2026"), ["Ward walk"]),
        (("--from", "May 2026", "--to", "May 2026"), ["Ward walk"]),
        (("--from", "Jun 2026", "--to", "Oct 2026"), []),
        (("--from", "2026"), ["Carers' coffee", "Ward walk"]),
    ],
    ids=" ".join,
)
def test_a_span_of_time_has_what_may_lie_in_it(
    told: Runner, span: tuple[str, ...], titles: list[str]
) -> None:
    assert [line["title"] for line in told("events", "list", *span, "--json").json] == titles


@pytest.mark.bad_input(75)
@pytest.mark.parametrize(
    "typed", ["O'Neill", "e-bikes", '"never', "(bus", "C++", "transport:", "*", "%", "", "AND", "a NEAR b"]
)
@pytest.mark.parametrize("group", ["events", "feedback", "contacts"])
def test_whatever_is_looked_for_is_words(told: Runner, group: str, typed: str) -> None:
    ran = told(group, "find", "--", typed)

    assert ran.code == 0, ran.err
    assert "fts5" not in ran.err


def test_words_are_found_and_nothing_found_is_said_beside_empty_data(told: Runner) -> None:
    assert [line["words"] for line in told("feedback", "find", "last", "bus", "--json").json] == [
        "The last bus is four"
    ]

    ran = told("feedback", "find", "helicopter")

    assert (ran.code, ran.out) == (0, "")
    assert "Nothing for helicopter." in ran.err


def test_a_list_cut_short_says_so(told: Runner) -> None:
    ran = told("events", "list", "--limit", "1")

    assert len(ran.out.splitlines()) == 2
    assert "2 events; the first 1 shown" in ran.err


def test_an_untagged_comment_is_found_by_having_no_tag(told: Runner) -> None:
    assert [line["words"] for line in told("feedback", "list", "--untagged", "--json").json] == [
        "Nobody rings back"
    ]


def test_an_outcome_never_heard_is_listed(told: Runner) -> None:
    assert [line["code"] for line in told("outcomes", "list", "--never-heard", "--json").json] == ["2.1"]


@pytest.mark.bad_input(18)
def test_codes_are_text_so_2_10_is_not_2_1(told: Runner) -> None:
    assert told("outcomes", "show", "2.10", "--json").json["comments"] == 1
    assert told("outcomes", "show", "2.1", "--json").json["comments"] == 0


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (("events", "show", "E1"), ["Sam Okafor", "4 × Carer", "“The last bus is four”", "Clause 4"]),
        (("contacts", "show", "N1"), ["Sam Okafor", "Ambridge Carers"]),
        (("feedback", "show", "C1"), ["Their exact words", "The last bus is four"]),
        (("themes", "show", "transport"), ["transport", "Will do"]),
        (("wording", "show", "W1"), ["within two days", "Proposed"]),
        (("follow-ups", "show", "F1"), ["Ring the bus company", "27 Nov 2026"]),
        (("replies", "show", "R1"), ["A later bus from May", "Will do"]),
        (("programmes", "show", "Holl"), ["Co-design", "1 named, up to 4 unnamed"]),
        (("vocabularies", "show", "levels"), ["Co-produce"]),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, tuple) else "",
)
def test_a_record_is_shown_whole_in_plain_lines_and_as_json(
    told: Runner, words: tuple[str, ...], lines: list[str]
) -> None:
    page = told(*words)

    assert page.code == 0, page.err
    assert [line for line in lines if line not in page.out] == []
    assert told(*words, "--json").json


def test_a_reference_to_nothing_is_said_with_exit_2(told: Runner) -> None:
    for words in (
        ("events", "show", "E99"),
        ("contacts", "show", "C1"),
        ("feedback", "show", "?"),
        ("history", "Z9"),
    ):
        ran = told(*words)
        assert (ran.code, ran.out) == (2, "")
