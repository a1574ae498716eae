"""Each filter means one thing on every list, and what is typed for one is read or refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from codesign.clock import FrozenClock
from codesign.entry.choosing import SeveralChoicesError
from codesign.errors import AskedWronglyError
from codesign.records.events import NewEvent
from codesign.records.feedback import NewComment, NewTheme
from codesign.records.filters import LABELS, MEANS, NOTHING, Filter, MeaninglessFilterError
from codesign.records.outcomes import NewOutcome, NewProgramme
from codesign.records.people import Came, NewContact
from codesign.store.finding.filters import FilterDateError, UnknownFilterError
from codesign.store.store import Store
from codesign.store.verbs.shown import HEARD
from tests.made_once import filled_once


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return a store that nothing is written to any more."""
    clock = FrozenClock(datetime(2026, 11, 12, 17, 42, tzinfo=UTC))
    path = tmp_path_factory.mktemp("filled") / "store.db"
    store = fill(Store.create(path, actor="P. Nair", device="test", letters="KTM", clock=clock))
    yield store
    store.close()


@pytest.fixture
@filled_once
def own(store: Store) -> Store:
    """Return such a store to write to."""
    return fill(store)


def fill(store: Store) -> Store:
    """Fill a store with two programmes, a tree of outcomes and one of themes, four events and seven comments."""
    urgent = store.programmes.add(NewProgramme("Urgent care redesign")).id
    beds = store.programmes.add(NewProgramme("Community beds")).id
    domain, heard, sign = store.outcomes.add_many(
        urgent, [NewOutcome("2", "Heard", level="domain"), NewOutcome("2.1", "I am heard", parent="2"), NewOutcome("2.10", "I know whom to ring", parent="2")]
    )  # fmt: skip
    transport = store.themes.add(NewTheme("transport")).id
    store.themes.add(NewTheme("buses", parent_id=transport))
    roy = store.contacts.add(NewContact("Roy Petherbridge", kind="young-carer", area="Loxley"))
    asha = store.contacts.add(NewContact("Asha Nair", kind="resident", area="Hollerton"))
    hall = store.contacts.add(NewContact("Hollerton Carers", sort="organisation", kind="carers-forum"))
    store.events.record(
        NewEvent(
            "Drop-in", "2026-05-10", place="Hollerton village hall", area="Hollerton", programme_id=urgent, officer="P. Nair",
            came=(Came(contact_id=roy), Came(contact_id=hall), Came(kind="carer", heads=3)),
            comments=(
                NewComment("The last bus is at four", who=0, themes=("buses",)), NewComment("Wait: nobody rang", kind="carer", outcomes=(heard,)),
                NewComment("Said for the forum", who=1, outcomes=(domain,)),
            ),
        )
    )  # fmt: skip
    store.events.record(
        NewEvent(
            "Workshop", "2026-06", place="Loxley", programme_id=beds, consultation="Beds 2026", officer="J. Okoro",
            came=(Came(contact_id=asha),), comments=(NewComment("More buses", who=0, themes=("transport",), outcomes=(sign,)),),
        )
    )  # fmt: skip
    store.events.record(
        NewEvent("Still to come", "2027-01-05", state="planned", place="Hollertonby", officer="P. Nair")
    )
    store.feedback.add(NewComment("By letter", said_on="2025", place="hollerton surgery"), programme_id=beds)
    store.feedback.add(NewComment("Bus by e-mail", contact_id=asha, said_on="2026-06-30"))
    store.feedback.add(
        NewComment("In confidence about buses", sensitive="safeguarding", said_on="2026-05-10")
    )
    return store


def found(store: Store, listed: str, **typed: str) -> list[str]:
    """Return what filters leave of a list, each as people type it: comments by their first word, events by title, contacts by name."""
    narrowed = NOTHING
    for name, value in typed.items():
        narrowed = store.filters.narrow(narrowed, name, value)
    verbs = {"feedback": store.feedback, "events": store.events, "contacts": store.contacts}[listed]
    lines = verbs.lines(verbs.rows(narrowed))  # type: ignore[attr-defined] # each list's own
    names = {"feedback": "words", "events": "title", "contacts": "name"}
    return sorted(getattr(line, names[listed]).split()[0] for line in lines)


COMMENTS = [
    ({"programme_id": "urgent"}, ["Said", "The", "Wait:"]), ({"programme_id": "G2"}, ["By", "More"]),
    ({"consultation": "beds 2026"}, ["More"]), ({"officer": "P. NAIR"}, ["Said", "The", "Wait:"]), ({"officer": "p. nair", "programme_id": "beds"}, []),
    ({"since": "June 2026"}, ["Bus", "More"]), ({"until": "2025"}, ["By"]), ({"since": "15 Jun 2026", "until": "2026-06-20"}, ["More"]),
    ({"since": "2026-05-11", "until": "31 May 2026"}, []), ({"since": "2025-07", "until": "2025-08"}, ["By"]),
    ({"place": "HOLLERTON"}, ["By", "Said", "The", "Wait:"]), ({"place": "hollerton village"}, ["Said", "The", "Wait:"]), ({"place": "Loxley"}, ["More"]),
    ({"kind": "carers"}, ["Wait:"]), ({"kind": "young carer"}, ["The"]), ({"kind": "carers' forum"}, ["Said"]), ({"kind": "person"}, ["Bus", "More", "The", "Wait:"]),
    ({"theme_id": "#buses"}, ["The"]), ({"theme_id": "transport"}, ["More", "The"]), ({"theme_id": "T1"}, ["More", "The"]),
    ({"outcome_id": "2.1"}, ["Wait:"]), ({"outcome_id": "2"}, ["More", "Said", "Wait:"]), ({"outcome_id": "!2.10"}, ["More"]),
    ({"untagged": "yes"}, ["Bus", "By"]), ({"contact_id": "N2"}, ["Bus", "More"]), ({"contact_id": "Asha Nair", "theme_id": "transport"}, ["More"]),
    ({"words": "bus", "place": "Hollerton"}, ["The"]), ({"words": "confidence"}, []),
]  # fmt: skip
EVENTS = [
    ({"programme_id": "Community beds"}, ["Workshop"]), ({"place": "hollerton"}, ["Drop-in"]), ({"place": "Hollertonby"}, ["Still"]),
    ({"kind": "carer"}, ["Drop-in"]), ({"kind": "young-carer"}, ["Drop-in"]), ({"kind": "resident"}, ["Workshop"]), ({"kind": "carers-forum"}, ["Drop-in"]),
    ({"theme_id": "transport"}, ["Drop-in", "Workshop"]), ({"outcome_id": "2.10"}, ["Workshop"]), ({"untagged": "yes"}, []),
    ({"officer": "p. nair"}, ["Drop-in", "Still"]), ({"state": "planned"}, ["Still"]), ({"since": "30 Jun 2026"}, ["Still", "Workshop"]),
    ({"contact_id": "N1"}, ["Drop-in"]), ({"contact_id": "N3"}, ["Drop-in"]), ({"consultation": "beds 2026", "state": "held"}, ["Workshop"]),
    ({"words": "hollerton"}, ["Drop-in", "Still"]), ({"words": "hollerton*"}, ["Drop-in"]), ({"words": "hollertonb"}, ["Still"]),
]  # fmt: skip
CONTACTS = [
    ({"kind": "person"}, ["Asha", "Roy"]), ({"sort": "organisation"}, ["Hollerton"]), ({"place": "Loxley"}, ["Roy"]),
    ({"programme_id": "urgent"}, ["Hollerton", "Roy"]), ({"officer": "J. Okoro"}, ["Asha"]), ({"consultation": "Beds 2026"}, ["Asha"]),
    ({"since": "Jun 2026"}, ["Asha"]), ({"until": "May 2026"}, ["Hollerton", "Roy"]), ({"since": "29 jun 2026", "programme_id": "urgent"}, []),
    ({"theme_id": "transport"}, ["Asha", "Roy"]), ({"outcome_id": "2"}, ["Asha", "Hollerton"]), ({"untagged": "yes"}, ["Asha"]),
    ({"untagged": "yes", "programme_id": "beds"}, []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("listed", "typed", "expected"),
    [(listed, typed, left) for listed, cases in (("feedback", COMMENTS), ("events", EVENTS), ("contacts", CONTACTS)) for typed, left in cases],
)  # fmt: skip
def test_each_filter_leaves_what_it_means(
    filled: Store, listed: str, typed: dict[str, str], expected: list[str]
) -> None:
    assert found(filled, listed, **typed) == expected


def test_the_figure_of_a_theme_and_of_an_outcome_is_the_number_its_filter_leaves(filled: Store) -> None:
    for theme in filled.themes.lines():
        assert theme.comments == len(filled.feedback.rows(Filter(theme_id=theme.id))), theme.name
    for outcome in filled.outcomes.lines():
        assert outcome.comments == len(filled.feedback.rows(Filter(outcome_id=outcome.id))), outcome.code
    for programme in filled.programmes.lines():
        assert programme.comments == len(filled.feedback.rows(Filter(programme_id=programme.id)))


@pytest.mark.parametrize("listed", MEANS)
def test_a_filter_that_means_nothing_for_a_list_is_refused_and_never_ignored(
    filled: Store, listed: str
) -> None:
    verbs = {"feedback": filled.feedback, "events": filled.events, "contacts": filled.contacts}[listed]
    for name in set(LABELS) - set(MEANS[listed]):
        with pytest.raises(MeaninglessFilterError, match=f"cannot be narrowed by {LABELS[name].lower()}"):
            verbs.rows(Filter(**{name: "held"}))  # type: ignore[attr-defined,arg-type] # each list's own


@pytest.mark.parametrize(
    ("name", "typed", "says", "offers"),
    [
        ("programme_id", "Urgnt care", "“Urgnt care” is no programme here", "Urgent care redesign (G1-KTM)"),
        ("theme_id", "transprt", "is no theme here", "transport (T1-KTM)"),
        ("outcome_id", "2.2", "is no outcome here", "2.1 I am heard"),
        ("kind", "carrer", "is no kind here", "Carer"),
        ("place", "Holerton", "is no place here", "Hollerton"),
        ("officer", "P. Nayr", "is no officer here", "P. Nair"),
        ("consultation", "beds 2062", "is no consultation here", "Beds 2026"),
        ("state", "hold", "is no state here", "Held"),
        ("untagged", "perhaps", "is no untagged here", "Only untagged comments"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_nearest(
    filled: Store, name: str, typed: str, says: str, offers: str
) -> None:
    with pytest.raises(UnknownFilterError) as refusal:
        filled.filters.read(name, typed)

    assert says in refusal.value.what
    assert offers in refusal.value.todo


@pytest.mark.parametrize(
    ("name", "typed", "meant"),
    [
        ("theme_id", "trans", "transport (T1-KTM)"), ("theme_id", "#bus", "buses (T2-KTM)"), ("programme_id", "comm", "Community beds (G2-KTM)"),
        ("officer", "p. n", "P. Nair"), ("consultation", "beds", "Beds 2026"), ("outcome_id", "i know", "2.10 I know whom"),
    ],
)  # fmt: skip
def test_a_beginning_that_only_one_name_has_is_that_name(
    filled: Store, name: str, typed: str, meant: str
) -> None:
    narrowed = filled.filters.narrow(NOTHING, name, typed)

    ((_, words),) = filled.filters.words(narrowed)
    assert words.startswith(meant)


def test_a_beginning_of_several_names_them_and_one_of_a_code_is_no_code(own: Store) -> None:
    for each in ("Learning organisation", "Cleanliness and hygiene", "Clean water", "A clean start"):
        own.themes.add(NewTheme(each))
    with pytest.raises(SeveralChoicesError, match=r"Clean water.*Cleanliness and hygiene"):
        own.filters.read("theme_id", "clean")
    with pytest.raises(UnknownFilterError):
        own.filters.read("outcome_id", "2.")
    with pytest.raises(UnknownFilterError) as refusal:
        own.filters.read("theme_id", "clea start")
    assert refusal.value.todo.startswith("The nearest: A clean start")
    with pytest.raises(UnknownFilterError) as refusal:
        own.filters.read("theme_id", "start")
    assert refusal.value.todo.startswith("The nearest: A clean start")


def test_a_date_a_reference_and_a_word_of_two_meanings_are_refused_in_their_own_words(own: Store) -> None:
    with pytest.raises(FilterDateError, match="The date of From cannot be read, so nothing is shown"):
        own.filters.read("since", "soonish")
    with pytest.raises(AskedWronglyError):
        own.filters.read("contact_id", "Nobody Atall")
    own.programmes.add(NewProgramme("Urgent treatment"))
    with pytest.raises(SeveralChoicesError):
        own.filters.read("programme_id", "urgent")


def test_filters_are_said_back_as_people_read_them_and_chosen_from_what_is_held(filled: Store) -> None:
    narrowed = NOTHING
    for name, typed in (("programme_id", "g1"), ("since", "may 2026"), ("place", "hollerton"), ("outcome_id", "2.1"), ("contact_id", "N1"), ("untagged", "yes")):  # fmt: skip
        narrowed = filled.filters.narrow(narrowed, name, typed)

    assert filled.filters.words(narrowed) == (
        ("Programme", "Urgent care redesign (G1-KTM)"), ("From", "May 2026"), ("Place", "Hollerton"),
        ("Outcome", "2.1 I am heard (Urgent care redesign)"), ("Who", "Roy Petherbridge (N1-KTM)"), ("Untagged", "yes"),
    )  # fmt: skip
    assert [choice.value for choice in filled.filters.choices("officer")] == ["P. Nair", "J. Okoro"]
    assert filled.filters.narrow(narrowed, "untagged", "").untagged is False


def test_the_whole_list_is_what_counts_in_order_whoever_changes_it(own: Store) -> None:
    with own.read() as session:
        ordered = f"SELECT c.row FROM ({HEARD}) c ORDER BY c.said DESC, c.row DESC"
        assert list(own.feedback.rows()) == list(session.execute(text(ordered)).scalars())
    other = Store.open(own.path, actor="J. Okoro", device="other", letters="ABC")

    added = other.feedback.add(NewComment("Newest of all", said_on="2026-11-12"))
    other.close()

    assert own.feedback.rows()[0] == added.row
    with own.write("two in one"):
        inside = own.feedback.add(NewComment("Newer still", said_on="2026-11-13"))
        assert own.feedback.rows()[0] == inside.row
    assert own.feedback.rows()[0] == inside.row
    own.undoing.undo()
    assert own.feedback.rows()[0] == added.row
