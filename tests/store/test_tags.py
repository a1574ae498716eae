"""Tags of one comment and of several: read tag by tag, put on and taken off in one change."""

from __future__ import annotations

import re

import pytest

from codesign.records.feedback import NewComment, NewTheme
from codesign.records.outcomes import NewOutcome, NewProgramme
from codesign.records.questions import NewQuestion
from codesign.store import Store
from codesign.store.codebook.errors import NothingTaggedWithItError
from codesign.store.verbs.tags import Tags


def test_a_theme_whose_name_holds_a_comma_is_one_theme(store: Store) -> None:
    programme = store.programmes.add(NewProgramme("Care nearer home"))
    outcome = store.outcomes.add(programme.id, NewOutcome("1.1", "Seen sooner"))
    store.feedback.add(NewComment("Another", themes=("buses",)))
    comment = store.feedback.add(NewComment("The bus", themes=("parking, buses",), outcomes=(outcome,)))
    theme = store.themes.find("parking, buses")

    card = store.cards.comment(comment.reference)

    assert [(tag.id, tag.reference, tag.name) for tag in card.themes] == [
        (theme.id, theme.reference, theme.name)
    ]
    assert [(tag.id, tag.reference, tag.name) for tag in card.outcomes] == [(outcome, "1.1", "Seen sooner")]


def test_a_tag_says_who_gave_it_and_when_and_whether_it_was_suggested(store: Store) -> None:
    comment = store.feedback.add(NewComment("The bus", themes=("buses",)))
    store.feedback.tag(comment.id, theme="parking", suggested=True)

    by_hand, suggested = store.cards.comment(comment.reference).themes

    assert (by_hand.by, by_hand.suggested, by_hand.at[:10]) == ("P. Nair", False, "2026-11-12")
    assert suggested.suggested


def test_a_tag_taken_off_is_not_read(store: Store) -> None:
    comment = store.feedback.add(NewComment("The bus", themes=("buses",)))
    store.feedback.untag(comment.id, theme_id=store.themes.find("buses").id)

    assert not store.cards.comment(comment.reference).themes


def test_several_comments_are_tagged_in_one_change_and_one_undo_takes_it_off(store: Store) -> None:
    first = store.feedback.add(NewComment("One", themes=("buses",)))
    others = [store.feedback.add(NewComment(words)) for words in ("Two", "Three")]
    tags = Tags(store)
    comments = tags.comments([line.row for line in (first, *others)])

    put = tags.put_on(comments, theme="buses")

    assert put == 2
    assert tags.on(comments) == {store.themes.find("buses").id: 3}
    store.undoing.undo()
    assert list(tags.on(comments).values()) == [1]


def test_several_comments_answer_a_question_in_one_change_and_one_undo_takes_it_back(store: Store) -> None:
    question = store.questions.add(NewQuestion("What gets in the way?", "Q1", consultation="Nearer home"))
    lines = [store.feedback.add(NewComment(words)) for words in ("One", "Two")]
    tags = Tags(store)
    comments = tags.comments([line.row for line in lines])

    assert tags.put_on(comments, question_id=question.id) == 2
    assert tags.on(comments) == {question.id: 2}
    assert tags.take_off(comments, question_id=question.id) == 2
    assert tags.on(comments) == {}
    store.undoing.undo()
    assert tags.on(comments) == {question.id: 2}


def test_only_the_outcomes_of_the_comments_programmes_are_offered(store: Store) -> None:
    mine, other = (store.programmes.add(NewProgramme(title)) for title in ("Care nearer home", "Other"))
    store.outcomes.add(mine.id, NewOutcome("1.1", "Seen sooner"))
    store.outcomes.add(other.id, NewOutcome("9.9", "Elsewhere"))
    inside = store.feedback.add(NewComment("One"), programme_id=mine.id)
    loose = store.feedback.add(NewComment("Two"))
    tags = Tags(store)

    assert [one.code for one in tags.outcomes(tags.comments([inside.row]))] == ["1.1"]
    assert [one.code for one in tags.outcomes(tags.comments([inside.row, loose.row]))] == ["1.1", "9.9"]


def test_a_retired_theme_is_offered_only_where_it_is_on(store: Store) -> None:
    tagged = store.feedback.add(NewComment("One", themes=("buses",)))
    bare = store.feedback.add(NewComment("Two", themes=("parking",)))
    store.codebook.retire(store.themes.find("buses").id)
    tags = Tags(store)

    assert [theme.name for theme in tags.themes(tags.comments([tagged.row]))] == ["buses", "parking"]
    assert [theme.name for theme in tags.themes(tags.comments([bare.row]))] == ["parking"]


@pytest.mark.parametrize(
    ("way", "said"),
    [
        ("retire", "buses is retired, so nothing is tagged with it any more. Nothing was changed. `codesign themes bring-back"),
        ("merge", "buses was merged into transport, so nothing is tagged with it any more. Nothing was changed. Tag with transport"),
    ],
)  # fmt: skip
def test_what_was_chosen_before_its_theme_was_retired_or_merged_elsewhere_is_refused_however_it_is_put_on(
    way: str, said: str, store: Store
) -> None:
    theme = store.themes.add(NewTheme("buses")).id
    stop, onward = store.themes.add(NewTheme("stops")).id, store.themes.add(NewTheme("transport")).id
    store.feedback.add(NewComment("Tagged first", themes=("transport",)))
    opinion = store.second_opinions.begin("M. Ofori", size=1, seed=1)
    sampled = store.second_opinions.next(opinion.reference)
    assert sampled is not None
    line = store.feedback.add(NewComment("The last one left at four"))
    tags = Tags(store)
    comments = tags.comments([line.row])
    if way == "retire":
        store.codebook.retire(theme)
    else:
        store.codebook.merge([theme], stop)
        store.codebook.merge([stop], onward)
    before = store.newest_change()

    for put_on in (
        lambda: tags.put_on(comments, theme_id=theme),
        lambda: store.feedback.tag(line.id, theme_id=theme),
        lambda: store.feedback.tag(line.id, theme_id=theme, start=0, end=8, quote="The last"),
        lambda: store.suggesting.accept(line.id, theme_id=theme),
        lambda: store.second_opinions.code(opinion.reference, sampled.comment_id, [theme], sits_here=True),
    ):
        with pytest.raises(NothingTaggedWithItError, match=re.escape(said)):
            put_on()
    assert store.newest_change() == before
    assert tags.on(comments) == {}


def test_a_name_typed_of_a_theme_that_was_merged_means_its_survivor_and_of_a_retired_one_nothing(
    store: Store,
) -> None:
    for name in ("buses", "transport", "parking"):
        store.themes.add(NewTheme(name))
    store.codebook.merge([store.themes.find("buses").id], store.themes.find("transport").id)
    store.codebook.retire(store.themes.find("parking").id)

    assert store.feedback.add(NewComment("No bus", themes=("buses",))).themes == "transport"
    with pytest.raises(NothingTaggedWithItError, match="parking is retired"):
        store.feedback.add(NewComment("No space", themes=("parking",)))
    assert len(store.feedback.rows()) == 1


def test_a_theme_that_was_retired_since_stays_where_it_is_and_is_undone_and_is_put_on_no_copy(
    store: Store,
) -> None:
    first = store.feedback.add(NewComment("Keep the library open"))
    second = store.feedback.add(NewComment("Keep the library open"))
    store.again.mark(first.id, [second.id])
    for theme in ("libraries", "hours"):
        store.feedback.tag(first.id, theme=theme)
    retired = store.themes.find("libraries").id
    store.codebook.retire(retired)

    assert not store.feedback.tag(first.id, theme_id=retired), "it is on already"
    assert store.again.tag_alike(first.id) == 1
    assert store.feedback.find("C2").themes == "hours"
    assert store.feedback.untag(first.id, theme_id=retired)
    store.undoing.undo()
    assert store.feedback.find("C1").themes == "libraries, hours"


def test_undoing_many_tags_names_whole_labels_and_counts_the_rest(store: Store) -> None:
    names = ("Feeling safe in the waiting room", "Felt listened to by the staff", "Food on the ward")
    lines = [store.feedback.add(NewComment(f"Comment {number}")) for number in range(4)]
    for name in names:
        store.themes.add(NewTheme(name))
    with store.write("take sure suggestions"):
        for place, line in enumerate(lines):
            store.feedback.tag(line.id, theme=names[place % 3])

    assert store.undoing.plan().words.endswith(
        "(H9-KTM), #Feeling safe in the waiting room, 2 others on 4 comments"
    )
