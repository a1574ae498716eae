"""The review's figures: each is what a plain count finds, and each opens as many comments as it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import product

import pytest

from codesign.records.events import NewEvent, NewFollowUp
from codesign.records.feedback import CommentLine, NewComment, NewTheme
from codesign.records.filters import NOTHING, Filter
from codesign.records.outcomes import NewOutcome, NewProgramme
from codesign.records.people import Came, NewContact
from codesign.records.review import MATRICES, Standing
from codesign.store.store import Store
from codesign.store.tables import Theme
from tests.store.reviewed import TODAY, World, world

SEEDS = (1, 2)
TAGGED = (Filter(tagged="themes"), Filter(tagged="outcomes"))
FILTERS = (
    NOTHING,
    *TAGGED,
    Filter(place="Hollerton"),
    Filter(kind="carer"),
    Filter(since="2026-03", until="2026-09"),
)


@pytest.fixture(params=SEEDS)
def made(store: Store, request: pytest.FixtureRequest) -> World:
    return world(store, request.param)


def opened(made: World, narrowed: Filter) -> Sequence[CommentLine]:
    return made.store.feedback.lines(made.store.feedback.rows(narrowed))


def standing_for(made: World, contact_id: str) -> str:
    survivor, gone = made.people[:2]
    return survivor if contact_id == gone else contact_id


def test_an_outcome_says_what_a_plain_count_of_its_comments_finds(made: World) -> None:
    for of, narrowed in product(("outcomes", "themes"), FILTERS):
        for line in made.store.review.thin(made.programme, narrowed, today=TODAY, of=of).lines:
            comments = opened(made, line.opens)
            who = Counter(standing_for(made, each.contact_id) for each in comments if each.contact_id)
            assert line.comments == len(comments)
            assert line.people.named == len(who)
            assert line.people.heads == sum(not each.contact_id for each in comments)
            assert line.events == len({each.event_id for each in comments if each.event_id})
            assert line.last_heard == max((each.said_on for each in comments), default="")
            assert line.from_person.comments == max(who.values(), default=0)


def test_an_outcome_says_here_what_the_list_of_outcomes_says(made: World) -> None:
    listed = {line.id: line for line in made.store.outcomes.lines(made.programme)}
    for line in made.store.review.thin(made.programme, today=TODAY).lines:
        held = listed[line.id]
        assert (line.comments, line.people.named, line.people.heads) == (
            held.comments,
            held.named,
            held.heads,
        )
        assert (line.events, line.last_heard) == (held.events, held.last_heard)
    themes = {line.id: line for line in made.store.themes.lines(made.programme)}
    for theme in made.store.review.thin(made.programme, today=TODAY, of="themes").lines:
        assert (theme.comments, theme.people.named) == (themes[theme.id].comments, themes[theme.id].people)


def test_every_cell_and_every_total_opens_as_many_comments_as_it_says(made: World) -> None:
    for kind, narrowed in product(MATRICES, FILTERS):
        page = made.store.review.matrix(made.programme, narrowed, today=TODAY, kind=kind)
        every = set[str]()
        for row, head in enumerate(page.rows):
            comments = opened(made, head.opens)
            assert len(comments) == head.total
            every |= {each.id for each in comments}
            for column, count in enumerate(page.cells[row]):
                assert len(opened(made, page.opens(row, column))) == count
        assert page.total == len(every), "a comment with two tags is counted once"
        assert {each.id for each in opened(made, page.opens_all)} == every
        for head in page.columns:
            assert len(opened(made, head.opens)) == head.total


def test_two_that_are_one_person_by_now_are_one(made: World) -> None:
    survivor, gone = made.people[:2]
    before = [line.people.named for line in made.store.review.thin(made.programme, today=TODAY).lines]
    merge = made.store.same_person.merges()[0]
    made.store.same_person.split(merge.id)
    apart = made.store.review.thin(made.programme, today=TODAY).lines
    for line, named in zip(apart, before, strict=True):
        who = {each.contact_id for each in opened(made, line.opens)}
        assert line.people.named == named + ({survivor, gone} <= who)


def test_what_is_narrowed_and_not_counted_is_said(made: World) -> None:
    standing = made.store.review.thin(made.programme, Filter(place="Hollerton"), today=TODAY).standing
    assert standing.filter_words.endswith("Place = Hollerton")
    assert standing.comments == len(made.store.feedback.rows(standing.narrowed))
    assert made.store.review.untagged(made.programme, Filter(place="Hollerton"), today=TODAY) == sum(
        not (each.themes or each.outcomes) for each in opened(made, standing.narrowed)
    )
    assert "1 draft" in standing.words(1)
    assert standing.as_at == made.store.figures.of(today=TODAY).as_at


def test_what_has_no_programme_is_said_to_be_left_out_of_one(made: World) -> None:
    store = made.store
    store.events.record(
        NewEvent(
            "Stall", "2026-10-01", place="Hollerton", comments=(NewComment("No bus"), NewComment("No bench"))
        )
    )
    store.feedback.add(NewComment("Nobody rang", said_on="2026-10-02"))
    for narrowed, comments in ((NOTHING, 3), (Filter(place="Hollerton"), 2), (Filter(kind="carer"), 0)):
        standing = store.review.thin(made.programme, narrowed, today=TODAY).standing
        bare = [each for each in opened(made, narrowed) if each.id not in programmes_of(made)]
        assert standing.no_programme[0] == len(bare) >= comments
        assert standing.left_out in standing.words()
    assert standing_of(made, NOTHING).left_out.endswith("have no programme: not counted")
    assert store.review.thin(today=TODAY).standing.no_programme == (0, 0), (
        "of every programme nothing is left out"
    )


def standing_of(made: World, narrowed: Filter) -> Standing:
    return made.store.review.thin(made.programme, narrowed, today=TODAY).standing


def programmes_of(made: World) -> set[str]:
    """Return the comments that some programme has."""
    return {
        each.id for one in made.store.programmes.lines() for each in opened(made, Filter(programme_id=one.id))
    }


def test_a_page_is_made_anew_once_anything_changes(made: World) -> None:
    first = made.store.review.thin(made.programme, today=TODAY)
    assert made.store.review.thin(made.programme, today=TODAY) is first
    line = first.lines[-1]
    has = {each.id for each in opened(made, line.opens)}
    comment = next(each for each in opened(made, NOTHING) if each.id not in has)
    made.store.feedback.tag(comment.id, outcome_id=line.id)
    again = made.store.review.thin(made.programme, today=TODAY)
    assert again.standing.as_at != first.standing.as_at
    assert again.lines[-1].comments == line.comments + 1 == len(opened(made, line.opens))


def test_inside_a_change_what_is_being_written_is_counted(made: World) -> None:
    before = made.store.review.thin(today=TODAY).standing.comments
    with made.store.write("add"):
        made.store.feedback.add(NewComment("One more"), programme_id=made.programme)
        assert made.store.review.thin(today=TODAY).standing.comments == before + 1


def test_a_store_with_nothing_in_it_has_every_panel(store: Store) -> None:
    review = store.review
    assert review.thin(today=TODAY).lines == ()
    assert review.growing(today=TODAY).lines == ()
    assert review.rising(today=TODAY).lines == ()
    assert review.reached(today=TODAY).came == 0
    assert review.promised(today=TODAY).coverage[0].of == 0
    assert [review.matrix(today=TODAY, kind=kind).total for kind in MATRICES] == [0, 0, 0]


def test_coverage_counts_what_a_reply_answers_once(made: World) -> None:
    from codesign.records.feedback import NewReply

    store = made.store
    page = store.review.promised(made.programme, today=TODAY)
    assert "transport" in {each.name for each in page.unanswered}
    buses = store.themes.find("buses")
    store.replies.add(NewReply("done", "A later bus", theme_id=buses.id, programme_id=made.programme))
    page = store.review.promised(made.programme, today=TODAY)
    with_reply = next(each for each in page.coverage if "reply" in each.what)
    assert with_reply.comments == len(opened(made, Filter(programme_id=made.programme, theme_id=buses.id)))
    assert "buses" not in {each.name for each in page.unanswered}
    assert "transport" in {each.name for each in page.unanswered}, (
        "a reply to one of its parts does not answer the whole"
    )
    top = store.themes.find("transport")
    store.replies.add(NewReply("considering", "We look at it", theme_id=top.id, programme_id=made.programme))
    names = {each.name for each in store.review.promised(made.programme, today=TODAY).unanswered}
    assert not names & {"transport", "buses", "parking"}


def test_what_is_remembered_is_read_anew_where_a_change_touched_it(made: World) -> None:
    """Facts are kept over changes that touch nothing they are made of: each that does is seen at once."""
    store = made.store

    def kinds() -> set[str]:
        return {head.id for head in store.review.matrix(today=TODAY).columns}

    before = kinds()
    store.follow_ups.add(NewFollowUp("Ring the bus company"))
    assert kinds() == before
    spoke = next(
        each for each in opened(made, NOTHING) if each.contact_id and not each.kind and each.outcomes
    )
    store.editing.save(
        editing := store.editing.begin("contact", spoke.contact_id), {**editing.typed, "kind": "volunteer"}
    )
    assert "volunteer" in kinds()
    store.undoing.undo()
    assert kinds() == before
    store.vocabularies.add("kinds", "lock-keeper", "Lock keeper")
    store.feedback.add(
        NewComment("The weir", kind="lock-keeper", outcomes=(made.outcomes[0],)), programme_id=made.programme
    )
    assert "lock-keeper" in kinds()


def test_all_comments_from_one_person_are_thin_however_many_and_say_so(store: Store) -> None:
    programme = store.programmes.add(NewProgramme("Hollerton")).id
    (outcome,) = store.outcomes.add_many(programme, [NewOutcome("2.1", "I can get there")])
    who = store.contacts.add(NewContact("Made Up", kind="carer"))
    for day in range(1, 9):
        said = tuple(NewComment(f"Comment {day} {n}", who=0, outcomes=(outcome,)) for n in range(5))
        store.events.record(NewEvent(title=f"On {day}", held_on=f"2026-11-0{day}", place=f"Place {day}", came=(Came(contact_id=who),), comments=said))  # fmt: skip
    (line,) = store.review.thin(programme, today=TODAY).lines
    assert (line.comments, line.people.named, line.word) == (40, 1, "thin")
    assert "all from one person" in line.verdict.why
    assert "Made Up" not in line.verdict.why


def test_themes_that_stand_under_each_other_hold_the_same_and_none_is_lost(made: World) -> None:
    store = made.store
    top, under = store.themes.find("transport"), store.themes.find("buses")
    with store.write("two copies, one ring") as change:
        change.set(Theme, top.id, parent_id=under.id)
    lines = {line.title: line for line in store.review.thin(made.programme, today=TODAY, of="themes").lines}
    assert lines["transport"].comments == lines["buses"].comments == len(opened(made, lines["buses"].opens))
    assert "letters" in lines


def test_what_is_as_much_heard_stands_by_its_name(store: Store) -> None:
    store.themes.add(NewTheme("transport"))
    for kind, place in (("resident", "Loxley"), ("carer", "Ambridge"), ("volunteer", "Edgeley")):
        store.feedback.add(NewComment("No bus", kind=kind, place=place, themes=("transport",)))
    (line,) = store.review.thin(today=TODAY, of="themes").lines
    assert line.kinds == ("carer", "resident", "volunteer")
    places = store.review.matrix(today=TODAY, kind="theme-place").columns
    assert [head.name for head in places] == ["Ambridge", "Edgeley", "Loxley"]


def test_an_outcome_is_judged_by_the_rule_of_its_own_programme_wherever_it_is_shown(made: World) -> None:
    review = made.store.review
    (alone,) = made.store.outcomes.add_many(made.other, [NewOutcome("9", "Heard once")])
    made.store.feedback.add_many([NewComment("Once", outcomes=(alone,))], programme_id=made.other)
    review.set_rule("broad-comments", "200", made.programme)
    review.set_rule("thin-comments", "130", made.programme)
    review.set_rule("few", "3", made.other)
    for of in ("outcomes", "themes"):
        every = review.thin(today=TODAY, of=of)
        of_one = {line.id: line for line in review.thin(made.programme, today=TODAY, of=of).lines}
        held = [line for line in every.lines if line.id in of_one]
        assert held
        for line in held:
            same = of_one[line.id].verdict
            assert [each.threshold for each in line.verdict.criteria] == [
                each.threshold for each in same.criteria
            ]
            assert of == "themes" or line.verdict == same, "an outcome's evidence is of every programme"
            assert every.rule_of(line)["thin-comments"] == 130
    every = review.thin(today=TODAY)
    other = next(line for line in every.lines if line.id == alone)
    assert (every.rule_of(other), every.rule["thin-comments"]) == (every.rule, 10)
    assert every.rule_words.endswith(
        " Hollerton community care goes by its own rule: thin-comments 130, broad-comments 200."
    )
    assert review.thin(made.programme, today=TODAY).rule_words == review.rule(made.programme).words
