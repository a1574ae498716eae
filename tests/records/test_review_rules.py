"""The word for evidence: what makes it thin, what broad, and that depth stands beside breadth."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from codesign.records.figures import People
from codesign.records.review_rules import SETTINGS, USUAL, Breadth, Depth, Number, Rule, Share, Verdict, judge

ENOUGH: dict[str, Any] = {
    "comments": 40, "people": People(20, 3), "events": 8, "kinds": 4, "places": 4, "last_heard": "2026-11-01", "months": 0,
    "from_place": Share(20, 40, "Hollerton"), "from_person": Share(4, 40), "depth": Depth(People(20, 3), 8, 0),
}  # fmt: skip


def found(**other: Any) -> Breadth:
    return Breadth(**(ENOUGH | other))


def word(**other: Any) -> str:
    return judge(found(**other), USUAL).word


def test_what_meets_every_criterion_is_broad() -> None:
    assert judge(found(), USUAL) == Verdict("broad", judge(found(), USUAL).criteria)
    assert all(each.passed for each in judge(found(), USUAL).criteria if each.word != "deep")


@pytest.mark.parametrize(
    "short",
    [
        {"comments": 9}, {"people": People(4, 4)}, {"events": 2}, {"kinds": 1}, {"places": 1}, {"months": 13},
        {"from_person": Share(21, 40)},
    ],
)  # fmt: skip
def test_any_one_criterion_short_is_thin_and_says_which(short: dict[str, Any]) -> None:
    verdict = judge(found(**short), USUAL)
    assert verdict.word == "thin"
    assert len([each for each in verdict.criteria if each.word == "thin" and not each.passed]) == 1
    assert verdict.why


def test_most_of_it_from_one_place_is_not_broad() -> None:
    verdict = judge(found(from_place=Share(31, 40, "Felpersham")), USUAL)
    assert (verdict.word, verdict.why) == ("some", "77 % from one place (Felpersham)")


@pytest.mark.parametrize("name", ["kinds", "places", "events"])
def test_what_nobody_recorded_makes_nothing_thin_and_nothing_broad_and_says_what_would_fill_it(
    name: str,
) -> None:
    verdict = judge(found(**{name: 0, "unrecorded": {name: 40}}), USUAL)
    unjudged = [each for each in verdict.criteria if not each.judged]

    assert verdict.word == "some"
    assert [each.setting for each in unjudged] == [f"thin-{name}", f"broad-{name}"]
    assert {each.value for each in unjudged} == {"not recorded"}
    assert all(each.verdict.startswith("not judged: a") and "fills it" in each.verdict for each in unjudged)
    assert verdict.why == f"{unjudged[0].what} not recorded"


def test_what_is_recorded_of_half_is_judged_and_of_less_is_not() -> None:
    assert word(kinds=1, unrecorded={"kinds": 20}) == "thin"
    few = judge(found(kinds=1, unrecorded={"kinds": 21}), USUAL)
    assert (few.word, few.why) == ("some", "kinds of people: 1, not recorded of most comments")
    assert word(kinds=3, unrecorded={"kinds": 39}) == "broad"


def test_comments_without_a_date_are_not_said_to_be_never_heard() -> None:
    verdict = judge(found(months=None, last_heard=""), USUAL)
    assert (verdict.word, verdict.why) == ("some", "when it was said not recorded")


def test_named_people_and_unnamed_heads_are_never_added() -> None:
    assert word(people=People(4, 4)) == "thin"
    assert word(people=People(0, 5)) != "thin"


def test_eight_people_six_sessions_and_four_changes_of_wording_are_not_thin() -> None:
    deep = Depth(People(8, 0), 6, 4)
    narrow: dict[str, Any] = {"comments": 7, "people": People(8, 0), "kinds": 1, "places": 1, "depth": deep}
    verdict = judge(found(**narrow), USUAL)
    assert (verdict.word, verdict.lifted) == ("some", True)
    assert verdict.why == "narrow but deep: 8 named, 6 sessions, 4 changes of wording"
    assert word(**(narrow | {"depth": deep._replace(wordings=1)})) == "thin"


def test_nothing_said_is_none_however_old() -> None:
    nothing = judge(found(comments=0, people=People(0, 0), events=0, months=None, depth=Depth(People(0, 0), 0, 0)), USUAL)  # fmt: skip
    assert (nothing.word, nothing.why) == ("none", "nothing was said")


def test_another_number_changes_the_word_and_the_rule_says_it() -> None:
    numbers = tuple(
        each._replace(value=41, whose="this programme") if each.name == "broad-comments" else each
        for each in USUAL.numbers
    )
    rule = replace(USUAL, numbers=numbers)
    assert judge(found(), rule).word == "some"
    assert "at least 41 comments" in rule.words
    assert not rule.as_usual


def test_every_number_says_why_it_is_what_it_is() -> None:
    assert all(each.why and each.says for each in SETTINGS.values())
    assert isinstance(Rule("", tuple(Number(n, 1, 1, "", "", "") for n in SETTINGS))["few"], int)


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (Share(40, 40), "all from one person"),
        (Share(40, 40, "Felpersham"), "all from one place (Felpersham)"),
        (Share(399, 400, "Felpersham"), "99 % from one place (Felpersham)"),
        (Share(0, 0), ""),
    ],
)
def test_a_share_is_all_only_where_it_is_all(share: Share, said: str) -> None:
    assert share.words == said


def test_one_change_of_wording_is_said_as_one() -> None:
    rule = replace(
        USUAL,
        numbers=tuple(
            each._replace(value=1) if each.name == "deep-wordings" else each for each in USUAL.numbers
        ),
    )
    deep = Depth(People(8, 0), 6, 1)
    assert (
        judge(found(comments=7, depth=deep), rule).why
        == "narrow but deep: 8 named, 6 sessions, 1 change of wording"
    )
