"""A second opinion: drawn by chance and again the same, coded blind, compared, settled as changes, and said honestly."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from codesign.records.feedback import NewComment
from codesign.records.filters import Filter
from codesign.records.outcomes import NewOutcome, NewProgramme
from codesign.records.second_opinion import Opinion
from codesign.store import Store
from codesign.store.second_opinion.errors import (
    HowSettledError,
    NamelessCoderError,
    NotDifferentError,
    NothingToDrawError,
    NotInSampleError,
    NotTheCoderError,
    SameCoderError,
    SampleSizeError,
    SettledAlreadyError,
    StillBlindError,
)
from tests.made_once import filled_once

THEMES = ("buses", "staff", "parking")


@pytest.fixture
@filled_once
def tagged(store: Store) -> Store:
    """Return a store with thirty comments, each with one of three themes."""
    programme = store.programmes.add(NewProgramme("Care nearer home"))
    store.feedback.add_many(
        [NewComment(f"Comment {number}", themes=(THEMES[number % 3],)) for number in range(30)],
        programme_id=programme.id,
    )
    return store


def theme(store: Store, name: str) -> str:
    return store.themes.find(name).id


def themes_of(store: Store, comment_id: str) -> list[str]:
    (reference,) = [
        line.reference for line in store.feedback.lines(store.feedback.rows()) if line.id == comment_id
    ]
    return [tag.name for tag in store.cards.comment(reference).themes]


def coded(store: Store, size: int = 6, wrong: Sequence[int] = ()) -> Opinion:
    """Return a sample coded as the first coder did, but for the comments at some places, which are called parking and staff."""
    opinion = store.second_opinions.begin("M. Oyelaran", size=size, seed=1)
    for place in range(1, size + 1):
        comment = store.second_opinions.next(opinion.reference)
        assert comment is not None
        assert comment.place == place
        first = themes_of(store, comment.comment_id)[0]
        names = ["parking", "staff"] if place in wrong else [first]
        labels = [theme(store, name) for name in names]
        opinion = store.second_opinions.code(opinion.reference, comment.comment_id, labels, sits_here=True)
    return opinion


def test_the_same_seed_draws_the_same_sample_and_says_what_it_was_drawn_from(tagged: Store) -> None:
    buses = Filter(theme_id=theme(tagged, "buses"))
    one, again, other = (
        tagged.second_opinions.begin("M. Oyelaran", size=4, seed=seed, narrowed=buses) for seed in (7, 7, 8)
    )

    first = tagged.second_opinions.next(one.reference)
    assert (one.drawn, one.among, one.filter, one.seed) == (4, 10, "Theme = buses (T1-KTM)", 7)
    assert first == tagged.second_opinions.next(again.reference)
    assert [each.reference for each in tagged.second_opinions.all()] == [
        other.reference,
        again.reference,
        one.reference,
    ]


def test_a_sample_is_no_bigger_than_what_there_is(tagged: Store) -> None:
    assert tagged.second_opinions.begin("M. Oyelaran", size=500).drawn == 30


def test_what_the_second_coder_sees_has_no_tag_memo_or_mark(tagged: Store) -> None:
    opinion = tagged.second_opinions.begin("M. Oyelaran", size=3, seed=1)
    comment = tagged.second_opinions.next(opinion.reference)

    assert comment is not None
    assert not {"themes", "outcomes", "tags", "memo", "important", "suggested"} & set(comment._fields)
    for refused in (tagged.second_opinions.results, tagged.second_opinions.disagreements):
        with pytest.raises(StillBlindError, match="3 comments to go"):
            refused(opinion.reference)


def test_what_the_second_coder_puts_on_is_no_tag(tagged: Store) -> None:
    before = tagged.themes.find("parking").comments

    opinion = coded(tagged, wrong=(1, 2, 3, 4, 5, 6))

    assert tagged.themes.find("parking").comments == before
    assert opinion.disagreed == 6


@pytest.mark.parametrize(("coder", "error"), [("", NamelessCoderError), ("p. nair", SameCoderError)])
def test_the_second_coder_is_somebody_and_somebody_else(
    tagged: Store, coder: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        tagged.second_opinions.begin(coder)


def test_who_tagged_all_there_is_is_known_before_a_sample_is_asked_for(tagged: Store) -> None:
    assert tagged.second_opinions.tagged_all() == {"p. nair"}

    store = Store.open(tagged.path, actor="M. Oyelaran", device="d2", letters="MRB", clock=tagged.hands.clock)
    store.feedback.tag(
        store.feedback.add(NewComment("The step at the door"), programme_id="").id, theme="theirs"
    )
    store.close()

    assert tagged.second_opinions.tagged_all() == frozenset()


def test_what_the_second_coder_tagged_first_is_not_drawn(tagged: Store) -> None:
    store = Store.open(tagged.path, actor="M. Oyelaran", device="d2", letters="MRB", clock=tagged.hands.clock)
    for line in store.feedback.lines(store.feedback.rows()[:20]):
        store.feedback.tag(line.id, theme="theirs")
    store.close()

    assert tagged.second_opinions.begin("M. Oyelaran", size=30).drawn == 10


def test_who_tagged_it_since_it_was_drawn_does_not_code_it(tagged: Store) -> None:
    opinion = tagged.second_opinions.begin("M. Oyelaran", size=3, seed=1)
    comment = tagged.second_opinions.next(opinion.reference)
    assert comment is not None
    store = Store.open(tagged.path, actor="M. Oyelaran", device="d2", letters="MRB", clock=tagged.hands.clock)
    store.feedback.tag(comment.comment_id, theme="staff")
    store.feedback.tag(comment.comment_id, theme="parking")
    store.close()

    with pytest.raises(SameCoderError):
        tagged.second_opinions.code(opinion.reference, comment.comment_id, [], sits_here=True)


def test_nothing_tagged_is_nothing_to_draw_from(store: Store) -> None:
    store.feedback.add(NewComment("Untagged"))

    with pytest.raises(NothingToDrawError):
        store.second_opinions.begin("M. Oyelaran")
    with pytest.raises(SampleSizeError):
        store.second_opinions.begin("M. Oyelaran", size=0)


def test_two_who_agree_throughout_agree_by_every_figure(tagged: Store) -> None:
    opinion = coded(tagged)

    found = tagged.second_opinions.results(opinion.reference)

    assert (found.comments, found.same, found.percent, found.alpha) == (6, 6, 100.0, 1.0)
    assert "rely on" in found.said.lower()
    assert "Only 6 comments" in found.said
    assert tagged.second_opinions.disagreements(opinion.reference) == []


def test_figures_by_theme_count_what_each_put_on(tagged: Store) -> None:
    opinion = coded(tagged, size=9, wrong=(1,))
    (differs,) = tagged.second_opinions.disagreements(opinion.reference)
    first = {line.name for line in (*differs.both, *differs.first_only)}

    found = tagged.second_opinions.results(opinion.reference)

    assert (found.comments, found.same, found.percent) == (9, 8, 88.9)
    assert {line.name for line in (*differs.both, *differs.second_only)} == {"parking", "staff"}
    assert len(first) == 1
    for label in found.labels:
        assert label.both + label.first_only + label.second_only + label.neither == 9
    assert sum(label.second_only for label in found.labels) == len(differs.second_only)
    assert sum(label.first_only for label in found.labels) == len(differs.first_only)


@pytest.mark.parametrize(
    ("how", "after"),
    [
        ("first", {"buses"}),
        ("second", {"parking", "staff"}),
        ("both", {"buses", "parking", "staff"}),
        ("neither", set[str]()),
    ],
)
def test_settling_brings_the_tags_in_line_and_leaves_the_figures(
    tagged: Store, how: str, after: set[str]
) -> None:
    opinion = coded(tagged, wrong=range(1, 7))
    differ = tagged.second_opinions.disagreements(opinion.reference)
    disputed = next(each for each in differ if [line.name for line in each.first_only] == ["buses"])
    before = tagged.second_opinions.results(opinion.reference)

    settled = tagged.second_opinions.settle(opinion.reference, disputed.comment_id, how)

    assert set(themes_of(tagged, disputed.comment_id)) == after
    assert settled.disagreed == len(differ) - 1
    now = tagged.second_opinions.results(opinion.reference)
    assert (now.alpha, now.percent, now.labels) == (before.alpha, before.percent, before.labels)
    (said,) = [
        each for each in tagged.second_opinions.disagreements(opinion.reference, settled=True) if each.settled
    ]
    assert said.settled == how
    card = tagged.cards.comment(disputed.reference)
    assert card.settled == ((opinion.reference, "themes", how, "M. Oyelaran"),)
    with pytest.raises(NotDifferentError):
        tagged.second_opinions.settle(opinion.reference, disputed.comment_id, how)
    assert len(tagged.feedback.rows(Filter(disagreed=True))) == len(differ) - 1

    tagged.undoing.undo()
    assert themes_of(tagged, disputed.comment_id) == ["buses"]
    assert tagged.second_opinions.one(opinion.reference).disagreed == len(differ)


def test_what_was_settled_as_neither_is_not_suggested_for_it_again_until_that_is_undone(
    tagged: Store,
) -> None:
    opinion = coded(tagged, wrong=range(1, 7))
    disputed, other, *_ = tagged.second_opinions.disagreements(opinion.reference)
    differ = {line.name for line in (*disputed.first_only, *disputed.second_only)}

    tagged.second_opinions.settle(opinion.reference, disputed.comment_id, "neither")
    tagged.second_opinions.settle(opinion.reference, other.comment_id, "first")

    withheld = tagged.suggesting.withheld(disputed.comment_id)
    assert withheld == {theme(tagged, name) for name in differ}
    assert tagged.suggesting.withheld(other.comment_id) == frozenset()
    tagged.undoing.undo()
    tagged.undoing.undo()
    assert tagged.suggesting.withheld(disputed.comment_id) == frozenset()


def test_with_the_last_disagreement_it_is_settled_and_undo_opens_it_again(tagged: Store) -> None:
    opinion = coded(tagged, wrong=(2,))
    (differs,) = tagged.second_opinions.disagreements(opinion.reference)

    assert tagged.second_opinions.settle(opinion.reference, differs.comment_id, "first").state == "settled"

    tagged.undoing.undo()
    assert tagged.second_opinions.one(opinion.reference).state == "open"


def test_a_comment_thrown_away_meanwhile_is_left_out_and_said_to_be(tagged: Store) -> None:
    opinion = tagged.second_opinions.begin("M. Oyelaran", size=3, seed=1)
    gone = tagged.second_opinions.next(opinion.reference)
    assert gone is not None
    tagged.editing.remove("comment", gone.comment_id)

    for _ in range(2):
        comment = tagged.second_opinions.next(opinion.reference)
        assert comment is not None
        opinion = tagged.second_opinions.code(
            opinion.reference,
            comment.comment_id,
            [theme(tagged, themes_of(tagged, comment.comment_id)[0])],
            sits_here=True,
        )

    assert (opinion.drawn, opinion.done, opinion.left_out, opinion.waits) == (3, 2, 1, 0)
    assert "1 comment of the sample left out" in tagged.second_opinions.results(opinion.reference).said
    with pytest.raises(NotInSampleError):
        tagged.second_opinions.comment(opinion.reference, gone.comment_id)


def test_a_comment_is_coded_again_until_all_are_and_then_no_more(tagged: Store) -> None:
    opinion = tagged.second_opinions.begin("M. Oyelaran", size=2, seed=1)
    first = tagged.second_opinions.next(opinion.reference)
    assert first is not None
    buses, staff = theme(tagged, "buses"), theme(tagged, "staff")
    tagged.second_opinions.code(opinion.reference, first.comment_id, [buses], sits_here=True)
    tagged.second_opinions.code(opinion.reference, first.comment_id, [staff, staff], sits_here=True)
    assert tagged.second_opinions.put_on(opinion.reference, first.comment_id) == [staff]
    second = tagged.second_opinions.next(opinion.reference)
    assert second is not None
    tagged.second_opinions.code(opinion.reference, second.comment_id, [], sits_here=True)

    with pytest.raises(SettledAlreadyError):
        tagged.second_opinions.code(opinion.reference, first.comment_id, [buses], sits_here=True)


def test_ended_early_what_was_not_coded_is_left_out(tagged: Store) -> None:
    opinion = tagged.second_opinions.begin("M. Oyelaran", size=5, seed=1)
    first = tagged.second_opinions.next(opinion.reference)
    assert first is not None
    tagged.second_opinions.code(opinion.reference, first.comment_id, [], sits_here=True)

    done = tagged.second_opinions.finish(opinion.reference)

    assert (done.drawn, done.done, done.left_out) == (5, 1, 4)
    found = tagged.second_opinions.results(opinion.reference)
    assert (found.comments, found.same) == (1, 0)
    assert "4 comments of the sample left out" in found.said


def test_a_theme_merged_into_another_meanwhile_counts_as_that_one(tagged: Store) -> None:
    opinion = coded(tagged, size=30)

    tagged.codebook.merge([theme(tagged, "staff")], theme(tagged, "parking"))

    found = tagged.second_opinions.results(opinion.reference)
    assert (found.percent, {each.label.name for each in found.labels}) == (100.0, {"buses", "parking"})


def test_outcomes_are_coded_twice_too(tagged: Store) -> None:
    (programme,) = tagged.programmes.lines()
    outcome = tagged.outcomes.add(programme.id, NewOutcome("1.1", "I can get home"))
    for line in tagged.feedback.lines(tagged.feedback.rows()[:4]):
        tagged.feedback.tag(line.id, outcome_id=outcome)
    opinion = tagged.second_opinions.begin("M. Oyelaran", kind="outcomes", size=4, seed=1)
    for labels in ([outcome], [outcome], [outcome], []):
        comment = tagged.second_opinions.next(opinion.reference)
        assert comment is not None
        tagged.second_opinions.code(opinion.reference, comment.comment_id, labels, sits_here=True)

    found = tagged.second_opinions.results(opinion.reference)

    assert (found.percent, found.labels[0].label.code, found.labels[0].first_only) == (75.0, "1.1", 1)
    (differs,) = tagged.second_opinions.disagreements(opinion.reference)
    tagged.second_opinions.settle(opinion.reference, differs.comment_id, "second")
    assert len(tagged.feedback.rows(Filter(outcome_id=outcome))) == 3


def test_an_answer_that_settles_nothing_is_refused(tagged: Store) -> None:
    opinion = coded(tagged, wrong=(1,))

    with pytest.raises(HowSettledError):
        tagged.second_opinions.settle(opinion.reference, "x", "maybe")


def test_every_step_is_a_change_that_the_journal_proves(tagged: Store) -> None:
    opinion = coded(tagged, size=2, wrong=(1, 2))
    for each in tagged.second_opinions.disagreements(opinion.reference):
        tagged.second_opinions.settle(opinion.reference, each.comment_id, "both")

    verbs = [line.verb for line in tagged.history.changes(limit=5)]

    assert verbs == [
        "settle second opinion",
        "settle second opinion",
        "code second opinion",
        "code second opinion",
        "begin second opinion",
    ]
    assert tagged.prove().holds


def test_it_is_coded_by_its_coder_or_by_nobody(tagged: Store) -> None:
    opinion = tagged.second_opinions.begin("M. Oyelaran", size=2, seed=1)
    comment = tagged.second_opinions.next(opinion.reference)
    assert comment is not None

    with pytest.raises(
        NotTheCoderError, match=r"You are P\. Nair here, and S1-KTM is M\. Oyelaran's to code"
    ):
        tagged.second_opinions.code(opinion.reference, comment.comment_id, [])

    assert tagged.second_opinions.one(opinion.reference).done == 0
    assert tagged.second_opinions.next(opinion.reference) == comment
