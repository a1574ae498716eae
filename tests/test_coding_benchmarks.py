"""The coding benchmarks as they stand, on a handful of made-up comments: what they print is for people, what they measure is here."""

from __future__ import annotations

import random
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from codesign.coding.personal import Found


@pytest.fixture(autouse=True)
def benchmarks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the benchmarks be imported from where they are."""
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1]))
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1] / "benchmarks"))


def part(name: str) -> Any:
    """Return a part of the coding benchmarks."""
    return import_module(f"benchmarks.coding.{name}")


def asked() -> Any:
    """Return what is asked of a section on a handful of comments."""
    return part("command").Asked(tiny=True, seeds=(1,))


def values(what: Any) -> dict[str, float]:
    """Return the figures that were measured, in the mean."""
    return {line.figure.words: line.ours for line in what.results.lines()}


class TestSuggestions:
    def test_are_scored_by_share_hit_and_label(self) -> None:
        truth = [("food", "parking"), ("food",), ("staff",)]

        found = part("scoring").ranked(truth, [["food", "staff", "noise", "parking"], ["food"], ["food"]])

        assert (found.recall, found.hit) == pytest.approx((0.5, 2 / 3))
        assert found.by_label == pytest.approx((2 / 2 + 0 / 1 + 0 / 1) / 3)

    def test_are_scored_where_they_would_be_put_on_and_at_the_best_cut(self) -> None:
        truth = [("food",), ("staff",)]
        scores = [{"food": 0.4, "staff": 0.1}, {"food": 0.35, "staff": 0.6}]

        assert part("scoring").f1(truth, scores) == pytest.approx((2 / 3, 1 / 2))
        assert part("scoring").best_f1(truth, scores) == pytest.approx((1, 1))

    def test_nobody_is_both_learnt_from_and_asked_about(self) -> None:
        data = part("data")
        comments = data.tiny().comments

        learnt, tested = data.split(comments, seed=3)

        sides = [{data.respondent(each.key) for each in side} for side in (learnt, tested)]
        assert len(sides[0]) == pytest.approx(0.6 * 120, abs=1)
        assert len(sides[1]) == pytest.approx(0.25 * 120, abs=1)
        assert not sides[0] & sides[1]

    def test_about_so_many_a_label_are_drawn(self) -> None:
        data = part("data")
        comments = data.tiny().comments

        drawn = data.few(comments, 5, seed=1)

        for label in {label for each in comments for label in each.labels}:
            having = sum(label in each.labels for each in comments)
            assert sum(label in each.labels for each in drawn) >= min(5, having)
        assert len(drawn) < len(comments)

    def test_learn_what_is_made_up_better_than_the_most_popular(self) -> None:
        what = asked()

        said = list(part("tags").tags(what))

        assert values(what)["all tags: R@3"] > what.results.others["all tags: R@3"]["most popular"][0]
        assert "no Python with scikit-learn" in "\n".join(said)

    def test_stream_and_definitions_are_measured_block_by_block(self) -> None:
        what = asked()

        said = [*part("tags").definitions(what), *part("tags").stream(what)]

        assert {"definitions only: hit@3", "stream of the public file, hit@3: 1-50"} <= values(what).keys()
        assert len(said) == 3


def test_a_figure_says_whether_it_holds_in_the_mean_and_what_the_others_reach() -> None:
    results = part("figures").Results()
    for ours, theirs in ((0.84, 0.80), (0.88, 0.82)):
        results.add("all tags: R@3", ours)
        results.add("all tags: R@3", theirs, "svm")
    results.add("repeats: fresh comments flagged", 0.06)

    first, second = results.lines()

    assert first.printed() == "| all tags: R@3 | 0.85 | 0.87 | 0.860 | 0.840 | 2 | 0.810 svm | holds |"
    assert second.verdict == "NOT REACHED"


class TestPersonalData:
    def test_planted_stands_where_it_is_said_to_stand(self) -> None:
        people = part("people")

        for fresh in (False, True):
            who = people.People(random.Random(4), fresh=fresh)
            made = list(people.comments(200, who))
            kinds = {span.kind for each in made for span in each.spans}
            assert kinds >= {"name", "phone", "NHS number", "address", "postcode"}
            assert all(each.text[span.start : span.end].strip() for each in made for span in each.spans)
            mails = [
                each.text[span.start : span.end]
                for each in made
                for span in each.spans
                if span.kind == "e-mail"
            ]
            assert mails
            assert all("@" in mail and " " not in mail for mail in mails)

    def test_is_scored_by_comment_and_by_place(self) -> None:
        people = part("people")
        made = [
            people.Planted("Ring 07700 900123", (people.Span(5, 17, "phone"),)),
            people.Planted("Ask Ann Lee", (people.Span(4, 11, "name"),)),
            people.Planted("Nothing here", ()),
        ]
        mark = Found(5, 17, "phone", "pattern", "")
        alarm = Found(0, 7, "name", "cue", "")

        scored = part("personal").score(made, [[mark], [], [alarm]])

        assert str(scored.comments) == "P 0.500 R 0.500"
        assert str(scored.kinds["phone"]) == "P 1.000 R 1.000"
        assert (scored.kinds["name"].missed, scored.kinds["name"].wrong) == (1, 1)
        assert scored.structured.recall == 1


def test_real_words_stand_in_what_is_made_up_as_often_as_they_do_in_life() -> None:
    made = list(part("made_up").comments(400))

    lengths = sorted(len(each.text.split()) for each in made)

    assert 8 <= lengths[200] <= 14
    assert 1.2 <= sum(len(each.labels) for each in made) / 400 <= 1.7
    assert made == list(part("made_up").comments(400))


def test_alphas_are_held_side_by_side() -> None:
    assert part("agreement").furthest([0.5, None, 0.2], [0.5, 0.1, 0.25]) == (pytest.approx(0.05), 1)


def test_a_theme_planted_in_made_up_words_is_found() -> None:
    rising, chance = part("rising"), random.Random(1)
    pool = [each.text for each in part("made_up").comments(700)]

    assert rising.is_found(chance, rising.said("moved bus stop", 30, chance), pool)
    assert not rising.is_found(chance, [each.text for each in part("made_up").comments(8, seed=9)], pool)


def test_a_short_run_of_what_needs_no_folder_ends_well(capsys: pytest.CaptureFixture[str]) -> None:
    code = part("command").main(["--tiny", "--seeds", "1", "--sections", "repeats,personal,agreement,speed"])

    said = capsys.readouterr().out
    assert code == 0
    assert "60 made-up comments tagged with 34 labels" in said
    assert "second making, seed 1: comments P" in said
    assert "nothing of how good it is" in said


def test_every_panel_of_the_review_has_its_line_in_the_table() -> None:
    assert tuple(import_module("review").PANELS) == part("figures").PANELS


def test_a_folder_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = part("command").main([str(tmp_path / "gone"), "--sections", "definitions"])

    assert code == 1
    assert "There is no nhft_tagged.csv in" in capsys.readouterr().out


def test_a_folder_is_read_without_copies_and_in_its_order(tmp_path: Path) -> None:
    (tmp_path / "nhft_tagged.csv").write_text(
        "id,date,text,labels\nA 1 - Q1,2021,Good food,Food\nA 1 - Q2,2021,Late,Waiting;Staff\nB 2 - Q1,2021,good  FOOD,Food\n"
        "C 3 - Q1,2021,Nothing,\n"
    )
    (tmp_path / "qdc_definitions.toml").write_text('[[theme]]\nname = "Food"\ndefinition = "What we eat."\n')

    found = part("data").read(tmp_path)

    assert [each.key for each in found.comments] == ["A 1 - Q1", "A 1 - Q2"]
    assert found.comments[1].labels == ("Waiting", "Staff")
    assert found.definitions[0].words == "Food\nWhat we eat."


def test_the_panels_of_the_review_stand_in_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    review, what = import_module("review"), asked()
    monkeypatch.setattr(review, "review_store", lambda folder, comments: folder / f"{comments}.db")
    monkeypatch.setattr(review, "measure", lambda *_: dict.fromkeys(review.PANELS, (0.15, 0.05, 0.001)))
    what.kept = tmp_path

    said = list(part("panels").measured(what))

    assert len(said) == 1 + len(review.PANELS)
    assert values(what)["review, store just opened, growing, ms"] == pytest.approx(150)
    assert values(what)["review, after a change, growing, ms"] == pytest.approx(50)
