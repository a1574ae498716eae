"""What was learnt outlives the program, belongs to its change, and is learnt anew, in silence, where it cannot be read."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from codesign.records.feedback import NewComment
from codesign.store import Store
from codesign.store.suggesting import keeping
from tests.store.suggesting.coded import Coded, learn

BUS = "Is there a later bus home from the clinic"


def kept(store: Store) -> list[tuple[str, int]]:
    """Return what is kept: the kinds, and the change each stands at."""
    with store.read() as session:
        rows = session.execute(text("SELECT \"of\", as_at FROM learnt WHERE part = '' ORDER BY 1"))
        return [(row[0], row[1]) for row in rows]


def write_over(store: Store, sql: str) -> None:
    with store.write_aside() as session:
        session.execute(text(sql))


def closed(coded: Coded) -> Coded:
    """Learn, write it down, and return the store as opened anew."""
    learn(coded.store)
    coded.store.suggesting.close()
    return coded.again()


def test_what_was_learnt_is_there_after_the_program_was_left_and_nothing_waits(coded: Coded) -> None:
    comment = coded.add(BUS)
    before = coded.themes(comment)

    again = closed(coded)

    assert kept(again.store)[0][0] == "themes"
    found = again.store.suggesting.for_comment(comment)
    assert found.learning == 0
    assert [each.name for each in found.themes] == [each.name for each in before]
    assert found.themes[0].score == pytest.approx(before[0].score, abs=0.02)
    again.store.close()


def test_keeping_is_no_change_and_undo_leaves_it(coded: Coded) -> None:
    learn(coded.store)
    changes = coded.store.history.count()

    coded.store.suggesting.close()

    assert coded.store.history.count() == changes
    assert coded.store.prove().holds
    coded.store.undoing.undo()
    assert kept(coded.store)


def test_what_was_tagged_after_it_was_kept_is_learnt_on_opening(coded: Coded) -> None:
    comment = coded.add("More bingo please")
    learn(coded.store)
    coded.store.suggesting.close()
    for words in ("Bingo in the lounge", "They play bingo"):
        coded.add(words, "activities")

    again = coded.again()

    assert again.names(comment)[0] == "activities"
    again.store.close()


DAMAGE = {
    "its bytes": "UPDATE learnt SET weights = x'00ff' WHERE part <> ''",
    "its head": "UPDATE learnt SET weights = x'7b7d' WHERE part = ''",
    "no head": "DELETE FROM learnt WHERE part = ''",
    "a piece gone": "DELETE FROM learnt WHERE part <> ''",
    "a change that never was": "UPDATE learnt SET as_at = 1000000",
}


@pytest.mark.parametrize("what", DAMAGE)
def test_what_cannot_be_read_is_learnt_anew_and_kept_again(coded: Coded, what: str) -> None:
    comment = coded.add(BUS)
    closed(coded).store.close()
    write_over(coded.store, DAMAGE[what])

    again = closed(coded.again())

    assert again.names(comment)[0] == "buses"
    with again.store.read() as session:
        newest = session.execute(text("SELECT max(row) FROM change")).scalar()
        scope = session.execute(text("SELECT programme FROM learnt WHERE part = ''")).scalar()
        assert keeping.read(session, "themes", str(scope)) is not None
    assert kept(again.store) == [("themes", newest)]
    again.store.close()


def test_bytes_of_another_form_are_learnt_anew(coded: Coded) -> None:
    comment = coded.add(BUS)
    closed(coded).store.close()
    with coded.store.read() as session:
        programme = str(session.execute(text("SELECT programme FROM learnt LIMIT 1")).scalar())
    newest = kept(coded.store)[0][1]
    for _ in keeping.write(coded.store, "themes", programme, keeping.Held(b"from a newer codesign", newest)):
        pass

    again = coded.again()
    learn(again.store)

    assert again.names(comment)[0] == "buses"
    again.store.close()


def test_of_two_copies_the_one_that_learnt_more_stays(coded: Coded) -> None:
    elsewhere = coded.again()
    learn(elsewhere.store)
    coded.add("No bus at all", "buses")
    learn(coded.store)
    coded.store.suggesting.close()
    newer = kept(coded.store)

    elsewhere.store.suggesting.close()

    assert kept(coded.store) == newer
    elsewhere.store.close()


def test_pieces_that_no_head_names_are_cleared_away(coded: Coded) -> None:
    learn(coded.store)
    coded.store.suggesting.close()
    held = keeping.Held(b"x" * 10, kept(coded.store)[0][1])
    with coded.store.read() as session:
        programme = str(session.execute(text("SELECT programme FROM learnt LIMIT 1")).scalar())
    next(steps := keeping.write(coded.store, "themes", programme, held))
    steps.close()  # a program that was killed half way

    coded.add("No bus at all", "buses")
    learn(coded.store)
    coded.store.suggesting.close()

    with coded.store.read() as session:
        assert session.execute(text("SELECT count(*) FROM learnt WHERE part <> ''")).scalar() == 1


def test_a_store_that_nothing_was_asked_of_keeps_nothing(coded: Coded) -> None:
    coded.store.close()

    assert kept(coded.store) == []


def test_a_big_store_is_not_written_for_every_answer(coded: Coded) -> None:
    comments = [NewComment(f"Bus number {number}", themes=("buses",)) for number in range(150)]
    coded.store.feedback.add_many(comments, programme_id=coded.programme)
    learn(coded.store)
    first = kept(coded.store)
    assert first  # enough was learnt

    coded.add("One bus more", "buses")
    learn(coded.store)

    assert kept(coded.store) == first


def test_an_answer_given_while_it_is_packed_is_in_what_is_kept(coded: Coded) -> None:
    comment = coded.add("More bingo please")
    coded.add("Bingo and quizzes", "activities")
    answered = [coded.add(words) for words in ("Bingo in the lounge", "They play bingo")]
    theme = coded.theme("activities")
    packing = 0
    for progress in coded.store.suggesting.rebuild():
        packing += progress.doing == "Keeping what was learnt"
        if packing == 3 and answered:
            while answered:
                coded.store.suggesting.accept(answered.pop(), theme_id=theme)
            coded.themes(comment)
    assert packing > 3

    again = coded.again()

    assert again.names(comment)[0] == "activities"
    assert sum(len(each.waiting) for each in again.store.suggesting._school._pupils.values()) == 0
    again.store.close()
