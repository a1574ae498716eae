"""Suggestions learn at once from every answer, here and elsewhere, and from nothing else."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from codesign.records.codebook import Part
from codesign.records.coding import LearningProgress
from codesign.records.feedback import NewComment
from codesign.records.outcomes import NewOutcome, NewProgramme
from codesign.store import Store
from codesign.store.faults import GoneError
from codesign.store.suggesting.errors import KeptApartError
from codesign.store.suggesting.verbs import column_of, finished
from codesign.store.verbs.one_tag import NoLabelError
from tests.store.suggesting.coded import Coded, learn, rebuild

BUS = "Is there a later bus home from the clinic"


def test_what_was_tagged_is_suggested_for_what_is_like_it_with_the_nearest_comment(coded: Coded) -> None:
    comment = coded.add(BUS)

    first = coded.themes(comment)[0]

    assert (first.name, first.kind, first.sure) == ("buses", "themes", False)
    assert first.code == coded.store.themes.find("buses").reference
    assert first.nearest == coded.store.cards.comment("C2").line.reference
    assert first.nearest in first.reason


def test_every_answer_is_learnt_before_the_next_suggestion(store: Store) -> None:
    coded = Coded(store, store.programmes.add(NewProgramme("Care nearer home")).id, {})
    comment = coded.add("The hoist in the bathroom is broken")
    assert not coded.themes(comment)

    for words in ("Somebody fix the hoist", "The hoist is broken again"):
        coded.add(words, "equipment")

    assert coded.names(comment) == ["equipment"]


def test_nothing_is_learnt_from_a_suggestion_nobody_answered(coded: Coded) -> None:
    comment = coded.add(BUS)
    before = coded.themes(comment)

    for _ in range(5):
        coded.store.suggesting.for_comment(comment)

    assert coded.themes(comment) == before
    assert coded.store.suggesting.learning == 0


def test_what_was_refused_is_not_suggested_there_again_and_less_elsewhere(coded: Coded) -> None:
    refused, other = coded.add(BUS), coded.add("A later bus home please")
    before = coded.themes(other)[0].score

    assert coded.store.suggesting.not_this(refused, theme_id=coded.theme("buses"))

    assert "buses" not in coded.names(refused)
    assert max((each.score for each in coded.themes(other)), default=0.0) < before


def test_undo_unlearns_and_redo_learns_again(coded: Coded) -> None:
    comment, other = coded.add("Bingo in the lounge"), coded.add("More bingo please")
    coded.add("They play bingo on Tuesdays", "activities")
    before = coded.themes(other)[0]
    coded.store.feedback.tag(comment, theme="activities")
    tagged_score = coded.themes(other)[0].score
    assert tagged_score > before.score
    tagged = next(line for line in coded.store.history.changes() if line.verb == "tag comment")

    undone = coded.store.undoing.undo(tagged.reference)
    undone_score = coded.themes(other)[0].score
    assert undone_score < tagged_score

    coded.store.undoing.undo(undone.reference)
    assert coded.themes(other)[0].score > undone_score


def test_what_another_copy_wrote_is_learnt_too(coded: Coded) -> None:
    comment, elsewhere = coded.add("More bingo please"), coded.again()
    assert "activities" not in coded.names(comment)

    elsewhere.add("Bingo in the lounge", "activities")
    elsewhere.add("They play bingo on Tuesdays", "activities")

    assert coded.names(comment)[0] == "activities"
    assert elsewhere.names(comment) == coded.names(comment)
    elsewhere.store.close()


def test_a_comment_whose_words_were_edited_is_learnt_as_it_reads_now(coded: Coded) -> None:
    comment = coded.add("More skittles please")
    tagged = coded.add("Bus", "activities")
    coded.add("A bingo evening", "activities")
    before = coded.themes(comment)

    editing = coded.store.editing.begin("comment", tagged)
    coded.store.editing.save(
        editing, {**editing.typed, "words": "Skittles in the lounge, more skittles please"}
    )

    after = coded.themes(comment)
    assert after[0].name == "activities"
    assert after[0].score > {each.name: each.score for each in before}.get("activities", 0.0)


def test_a_retired_theme_is_not_offered_and_one_brought_back_is(coded: Coded) -> None:
    comment, buses = coded.add(BUS), coded.theme("buses")
    coded.store.codebook.retire(buses)
    assert "buses" not in coded.names(comment)

    coded.store.codebook.bring_back(buses)
    assert coded.names(comment)[0] == "buses"


def test_a_theme_is_called_as_it_is_called_now(coded: Coded) -> None:
    comment = coded.add(BUS)
    coded.names(comment)
    coded.store.codebook.rename(coded.theme("buses"), "public transport")

    assert "public transport" in coded.names(comment)
    assert "buses" not in coded.names(comment)


def test_a_theme_merged_into_another_is_not_offered_and_what_it_had_is_learnt_of_the_other(
    coded: Coded,
) -> None:
    comment = coded.add(BUS)
    coded.names(comment)
    done = coded.store.codebook.merge([coded.theme("buses")], coded.theme("parking"))

    assert coded.names(comment)[0] == "parking"
    assert "buses" not in coded.names(comment)

    coded.store.undoing.undo(done.change)
    rebuild(coded.store)
    assert coded.names(comment)[0] == "buses"


def test_what_a_split_theme_gave_away_is_learnt_of_who_has_it_now(coded: Coded) -> None:
    comment = coded.add("Is there a later bus home")
    coded.store.codebook.split(coded.theme("buses"), [Part(name="getting home", words="home")])
    rebuild(coded.store)

    assert coded.names(comment)[0] == "getting home"


def test_what_the_codebook_says_is_enough_to_begin_with(store: Store) -> None:
    programme = store.programmes.add(NewProgramme("Care nearer home")).id
    store.outcomes.add(programme, NewOutcome("1.1", "I can get home by bus"))
    coded = Coded(store, programme, {})

    (first,) = coded.store.suggesting.for_comment(coded.add("No bus home")).outcomes

    assert (first.kind, first.code, first.nearest) == ("outcomes", "1.1", "")
    assert store.suggesting.accept(coded.ids["No bus home"], **column_of(first))


def test_one_programmes_themes_do_not_speak_against_anothers(coded: Coded) -> None:
    other = Coded(coded.store, coded.store.programmes.add(NewProgramme("Another")).id, {})
    other.add("The bus to the hub is late", "getting there")
    other.add("No bus to the hub", "getting there")

    assert other.names(other.add("Which bus goes to the hub"))[0] == "getting there"
    assert "getting there" not in coded.names(coded.add(BUS))


def test_a_theme_of_another_programme_that_is_used_here_is_suggested_here(coded: Coded) -> None:
    other = Coded(coded.store, coded.store.programmes.add(NewProgramme("Another")).id, {})
    assert "buses" not in other.names(other.add(BUS))

    other.add("No bus to the hub", "buses")
    coded.add("Late bus", "buses")

    assert other.names(other.ids[BUS])[0] == "buses"


def test_a_comment_of_no_programme_is_offered_what_any_has(coded: Coded) -> None:
    loose = coded.store.feedback.add(NewComment(BUS))

    assert coded.names(loose.id)[0] == "buses"


def test_a_comment_kept_apart_is_neither_learnt_from_nor_suggested_for(coded: Coded) -> None:
    comment = coded.add("Somebody hit my mother Zebedee", "harm")
    coded.add("They hit my mother", "harm")
    other = coded.add("Hit by my mother Zebedee")
    assert coded.names(other)[0] == "harm"

    coded.store.feedback.mark(comment, sensitive="safeguarding")

    assert all("C13-" not in f"{each.nearest} {each.reason}" for each in coded.themes(other))
    kept_apart = coded.store.suggesting.for_comment(comment)
    assert kept_apart.every == ()
    assert kept_apart.why_none
    with pytest.raises(KeptApartError):
        coded.store.suggesting.accept(comment, theme_id=coded.theme("buses"))


def test_a_comment_kept_apart_leaves_what_is_written_down(coded: Coded) -> None:
    comment = coded.add("Somebody hit Zebedee", "buses")
    learn(coded.store)
    coded.store.suggesting.close()
    assert any(b"C13-KTM" in each for each in _written(coded))

    coded.store.feedback.mark(comment, sensitive="safeguarding")
    learn(coded.store)
    coded.store.suggesting.close()

    assert _written(coded)
    assert all(b"C13-KTM" not in each for each in _written(coded))


def _written(coded: Coded) -> list[bytes]:
    with coded.store.read() as session:
        return [bytes(each) for each in session.execute(text("SELECT weights FROM learnt")).scalars()]


def test_a_comment_thrown_away_is_forgotten(coded: Coded) -> None:
    comment = coded.add("Bingo in the lounge", "activities")
    coded.add("They play bingo on Tuesdays", "activities")
    other = coded.add("Bingo in the lounge please")
    reference = coded.store.cards.comment("C13").line.reference
    assert coded.themes(other)[0].nearest == reference

    coded.store.editing.remove("comment", comment)

    assert all(each.nearest != reference for each in coded.themes(other))
    with pytest.raises(GoneError):
        coded.store.suggesting.for_comment(comment)


def test_nothing_is_suggested_for_no_answer(coded: Coded) -> None:
    comment = coded.add("N/A bus")
    with coded.store.write("mark no answer") as change:
        from codesign.store.tables import Comment

        change.set(Comment, comment, no_answer=True)

    found = coded.store.suggesting.for_comment(comment)

    assert not found.every
    assert "no answer" in found.why_none


def test_many_answers_at_once_wait_for_a_worker_and_are_then_learnt(coded: Coded) -> None:
    comment = coded.add("More bingo please")
    learn(coded.store)
    coded.store.feedback.add_many(
        [NewComment(f"Bingo {number}", themes=("activities",)) for number in range(40)],
        programme_id=coded.programme,
    )

    waiting = coded.store.suggesting.for_comment(comment)
    assert waiting.learning == 40

    learn(coded.store)
    assert coded.store.suggesting.for_comment(comment).learning == 0
    assert coded.names(comment)[0] == "activities"


def test_learning_anew_says_how_far_it_is_and_can_be_left_with_nothing_lost(coded: Coded) -> None:
    comment = coded.add(BUS)
    before = coded.themes(comment)

    steps = coded.store.suggesting.rebuild()
    first = next(steps)
    steps.close()

    assert isinstance(first, LearningProgress)
    assert 0 < first.done <= first.of == 12
    assert coded.themes(comment) == before


def test_a_change_that_came_to_nothing_teaches_nothing(coded: Coded) -> None:
    comment = coded.add("More bingo please")
    learn(coded.store)
    with pytest.raises(NoLabelError), coded.store.write("tag comment"):
        _tag_ask_and_fail(coded, comment)

    rebuilt = coded.again()
    rebuild(rebuilt.store)
    assert coded.themes(comment) == rebuilt.themes(comment)
    rebuilt.store.close()


def _tag_ask_and_fail(coded: Coded, comment: str) -> None:
    coded.store.feedback.tag(comment, theme="activities")
    coded.names(comment)
    coded.store.suggesting.accept(comment)


def test_nothing_waits_after_the_last_piece(coded: Coded) -> None:
    finished(coded.store.suggesting.steps())

    assert coded.store.suggesting.learning == 0
    with coded.store.read() as session:
        assert session.execute(text("SELECT count(*) FROM change WHERE length(head) = 0")).scalar() == 0
