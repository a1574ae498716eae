"""Agreement, by the worked examples that are published for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codesign.coding.agreement import agreement, masi, tag_agreement


def _units(*coders: str) -> list[list[str | None]]:
    return [
        [None if answer == "*" else answer for answer in unit]
        for unit in zip(*map(str.split, coders), strict=True)
    ]


def test_two_observers_and_two_values() -> None:
    """Krippendorff 2011, section A: Meg and Owen, ten articles; alpha .095, agreed on six in ten."""
    found = agreement(_units("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"))

    assert found.alpha == pytest.approx(0.095, abs=0.0005)
    assert (found.units, found.same) == (10, 0.6)


def test_four_observers_five_values_and_missing_answers() -> None:
    """Krippendorff 2011, section C: four observers, twelve units; nominal alpha .743."""
    found = agreement(
        _units(
            "1 2 3 3 2 1 4 1 2 * * *",
            "1 2 3 3 2 2 4 1 2 5 * 3",
            "* 3 3 3 2 3 4 2 2 5 1 *",
            "1 2 3 3 2 4 4 1 2 5 1 *",
        )
    )

    assert found.alpha == pytest.approx(0.743, abs=0.0005)
    assert found.units == 11


def test_three_observers_most_of_whose_answers_are_missing() -> None:
    """The computational example of Wikipedia's article on alpha: fifteen units; nominal alpha .691."""
    found = agreement(
        _units(
            "* * * * * 3 4 1 2 1 1 3 3 * 3",
            "1 * 2 1 3 3 4 3 * * * * * * *",
            "* * 2 1 3 4 4 * 2 1 1 3 3 * 4",
        )
    )

    assert found.alpha == pytest.approx(0.691, abs=0.0005)


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [("a", "a", 0), ("a", "b", 1), ("ab", "abcd", 2 / 3), ("ab", "bc", 8 / 9), ("", "", 0), ("", "a", 1)],
)
def test_sets_that_share_a_tag_agree_in_part(one: str, other: str, far: float) -> None:
    """Passonneau 2006: Jaccard by 1 for the same, 2/3 for a part, 1/3 for what is shared, 0 for nothing."""
    assert masi(frozenset(one), frozenset(other)) == pytest.approx(far)


def test_tags_agree_as_a_whole_and_label_by_label_the_least_agreed_first() -> None:
    food, bus, both = frozenset(["food"]), frozenset(["bus"]), frozenset(["food", "bus"])

    found = tag_agreement([(food, food), (bus, both), (both, bus), (food, bus), (bus, bus), (food, None)])

    assert (found.whole.units, found.whole.same) == (5, 0.4)
    assert list(found.by_label) == ["food", "bus"]
    assert found.by_label["bus"].same == 0.8
    assert found.whole.alpha is not None
    assert found.whole.alpha > 0


@pytest.mark.parametrize("units", [[], [("a", None)], [("a", "a")] * 9, [(None, None)]])
def test_where_nothing_varies_there_is_no_alpha(units: list[tuple[str | None, ...]]) -> None:
    found = agreement(units)

    assert found.alpha is None


ANSWERS = st.lists(st.lists(st.sampled_from(["a", "b", "c", None]), min_size=2, max_size=4), max_size=12)


@given(ANSWERS)
def test_who_is_named_first_makes_no_difference_and_alpha_is_never_above_one(
    units: list[list[str | None]],
) -> None:
    found, turned = agreement(units), agreement([unit[::-1] for unit in reversed(units)])

    assert found.alpha == (None if turned.alpha is None else pytest.approx(turned.alpha))
    assert found.alpha is None or found.alpha <= 1
    assert 0 <= found.same <= 1
