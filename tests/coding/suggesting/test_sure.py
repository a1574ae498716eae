"""Sure means: at least 95 in 100 right, on answers that were not known yet when it was said."""

from __future__ import annotations

from codesign.coding.suggesting import Suggester
from codesign.coding.suggesting.record import COMMON, Entry, Record, best_cut
from codesign.coding.suggesting.sure import LEAST, sure_from, wilson


def test_wilsons_bound_is_as_published() -> None:
    """Wilson 1927 at one-sided 95 %: all of 60 right is .957, 95 of 100 is .901."""
    assert round(wilson(60, 60), 3) == 0.957
    assert round(wilson(95, 100), 3) == 0.901
    assert wilson(0, 0) == 0.0


def test_nothing_is_sure_until_enough_was_seen() -> None:
    assert sure_from([(0.9, True)] * (LEAST - 1)) is None
    assert sure_from([(0.9, True)] * LEAST) == 0.9


def test_it_is_sure_down_to_where_95_in_100_were_right() -> None:
    record = [(0.9, True)] * 200 + [(0.5, True)] * 50 + [(0.4, False)] * 60 + [(0.3, True)] * 20
    assert sure_from(record) == 0.5


def test_few_wrong_among_few_is_not_sure() -> None:
    assert sure_from([(0.9, True)] * 57 + [(0.9, False)] * 6) is None


def test_a_user_whose_answers_cannot_be_told_is_never_sure() -> None:
    suggester = Suggester()
    for number in range(120):
        suggester.learn(str(number), f"the bus was late {number % 7}", ["a" if number * 7919 % 3 else "b"])
    assert not any(each.sure for each in suggester.suggest("the bus was late"))


def test_the_cut_is_where_labels_were_most_often_right() -> None:
    entries = [Entry(0, 0.3, True)] * 50 + [Entry(0, 0.0, False)] * 50
    assert 0.0 < best_cut(entries) <= 0.3


def test_without_a_record_a_score_of_a_half_is_the_common_cut() -> None:
    assert Record().score(COMMON) == 0.5
    assert Record().score(-1e9) < 1e-9
    assert Record().score(1e9) == 1.0


def test_copies_of_one_text_are_one_piece_of_evidence() -> None:
    once, often = Suggester(), Suggester()
    for suggester in (once, often):
        suggester.learn("C1", "The bus was late", ["buses"])
        suggester.learn("C2", "Keep the library open on Saturdays", ["library"])
        suggester.learn("C3", "Please keep our library open, it is all we have", ["library"])
    for number in range(45):
        often.learn(f"C{number + 4}", "Keep the library open on Saturdays", ["library"])

    assert often.record.entries == once.record.entries
    assert often.taught == 48
