"""Groups scored against what is true, with figures worked out by hand."""

from __future__ import annotations

import pytest

from codesign.matching.scoring import score, truth_of

RECORDS = {
    "a": ("1", "person", "kin:1", "initial"),
    "b": ("1", "person", "", ""),
    "c": ("1", "person", "", ""),
    "d": ("2", "person", "kin:1", ""),
    "e": ("3", "organisation", "", ""),
    "f": ("3", "organisation", "", ""),
}
TRUTH = truth_of(
    (id_, dict(zip(("entity_id", "type", "hn", "variant"), said, strict=True)))
    for id_, said in RECORDS.items()
)


def test_scores_are_those_worked_out_by_hand() -> None:
    # pairs said: ab ad bd ef; true: ab ac bc ef; agreed: ab ef
    found = score(TRUTH, {"a": "x", "b": "x", "c": "y", "d": "x", "e": "z", "f": "z"})

    assert found["pairwise"] == {"precision": 0.5, "recall": 0.5, "f1": 0.5}
    assert found["bcubed"]["precision"] == pytest.approx((2 / 3 + 2 / 3 + 1 + 1 / 3 + 1 + 1) / 6)
    assert found["bcubed"]["recall"] == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1 + 1) / 6)
    assert found["cluster"] == {"precision": 0.5, "recall": 0.5, "f1": 0.5}
    assert found["over_merged"] == {"clusters": 1, "worst_entities": 2}
    assert (found["hn_pairs"], found["hn_false_merge_rate"]) == (1, 1)
    assert (found["hn_groups"], found["hn_group_rate"]) == (1, 1)
    assert found["person_organisation_merges"] == 0
    assert found["recall_by_variant"] == {"initial": {"pairs": 2, "recall": 0.5}}


def test_a_record_that_no_group_has_stands_alone() -> None:
    found = score(TRUTH, {"a": "x", "b": "x"})

    assert found["pairwise"] == pytest.approx({"precision": 1, "recall": 0.25, "f1": 0.4})


def test_a_person_joined_with_an_organisation_is_counted() -> None:
    assert score(TRUTH, {"a": "x", "e": "x"})["person_organisation_merges"] == 1
