"""Suggested labels on splits by respondent: all comments learnt, 20 a label, and nothing but definitions; then as a stream."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from codesign.coding.suggesting import Suggester, Suggestion

from . import others
from .data import Data, Tagged, few, split
from .scoring import Ranked, Scores, best_f1, f1, ranked

if TYPE_CHECKING:
    from .command import Asked

A_LABEL = 20
MOST = 10
"""Suggestions asked for: as many as `codesign suggest --out` writes."""
BLOCKS = {"stream of the public file": (50, 200, 500), "stream, as asked of another trust": (50, 200, 1_000)}


def tags(asked: Asked) -> Iterator[str]:
    """Print what is suggested on each split, all learnt and 20 a label."""
    data = asked.data()
    yield data.said
    for seed in asked.seeds:
        learnt, tested = split(data.comments, seed)
        yield from _one(asked, data, seed, "all tags", learnt, tested)
        yield from _one(asked, data, seed, f"{A_LABEL} a label", few(learnt, A_LABEL, seed), tested)


def _one(  # noqa: PLR0917 - a split and what it is called
    asked: Asked, data: Data, seed: int, words: str, learnt: Sequence[Tagged], tested: Sequence[Tagged]
) -> Iterator[str]:
    yield f"seed {seed}, {words}: {len(learnt):,} learnt, {len(tested):,} asked about"
    began = time.process_time()
    suggester = taught(data, learnt)
    taken = time.process_time() - began
    yield _line(asked, words, "", tested, ours(suggester, tested), taken)
    yield _line(asked, words, others.POPULAR, tested, others.popular(learnt, tested), 0)
    if asked.has_others:
        try:
            for name, (scores, seconds) in others.learnt_by(asked.others, learnt, tested).items():
                yield _line(asked, words, name, tested, scores, seconds)
        except others.NotThereError as failure:
            asked.has_others = False
            yield f"  the others: {failure}"


def taught(data: Data, learnt: Sequence[Tagged]) -> Suggester:
    """Return a suggester that knows the definitions and learnt these comments, settled, as `codesign suggest --learn` does it."""
    suggester = Suggester(data.definitions)
    for each in learnt:
        suggester.gather(*each)
        if suggester.is_due:
            suggester.settle()
    suggester.settle()
    return suggester


def ours(suggester: Suggester, tested: Sequence[Tagged]) -> list[Scores]:
    """Return what is suggested for each comment, also where the suggester has no idea and says so: to put labels in order."""
    return [_scores(suggester.suggest(each.text, MOST, below=True)) for each in tested]


def _scores(suggestions: Sequence[Suggestion]) -> Scores:
    return {each.label: each.score for each in suggestions}


def _line(  # noqa: PLR0917 - what was asked of whom, and what came of it
    asked: Asked, words: str, system: str, tested: Sequence[Tagged], scores: Sequence[Scores], seconds: float
) -> str:
    """Keep what one system came to, and say it."""
    truth = [each.labels for each in tested]
    found = _ranked(tested, scores)
    micro, macro = f1(truth, scores)
    best_micro, best_macro = best_f1(truth, scores)
    for name, value in (
        ("R@3", found.recall),
        ("hit@3", found.hit),
        ("mR@3", found.by_label),
        ("micro F1, at .5", micro),
        ("macro F1, at .5", macro),
        ("micro F1, best cut", best_micro),
        ("macro F1, best cut", best_macro),
    ):
        asked.results.add(f"{words}: {name}", value, system)
    if words == "all tags":
        asked.results.add("all tags, what is asked of the public file: R@3", found.recall, system)
        asked.results.add("all tags, what is asked of the public file: hit@3", found.hit, system)
    return (
        f"  {system or 'codesign':<13} R@3 {found.recall:.3f} hit@3 {found.hit:.3f} mR@3 {found.by_label:.3f}  "
        f"F1 micro {micro:.3f} macro {macro:.3f} (best cut {best_micro:.3f}, {best_macro:.3f})  {seconds:.1f} s"
    )


def definitions(asked: Asked) -> Iterator[str]:
    """Print what definitions alone suggest, with nothing learnt."""
    data = asked.data()
    found = _ranked(data.comments, ours(Suggester(data.definitions), data.comments))
    asked.results.add("definitions only: hit@3", found.hit)
    yield f"definitions only, {len(data.comments):,} comments: R@3 {found.recall:.3f} hit@3 {found.hit:.3f} mR@3 {found.by_label:.3f}"


def stream(asked: Asked) -> Iterator[str]:
    """Print what is suggested from an empty store with definitions, each comment learnt after it was asked about."""
    data = asked.data()
    suggester = Suggester(data.definitions)
    scores: list[Scores] = []
    for each in data.comments:
        scores.append(_scores(suggester.suggest(each.text, MOST, below=True)))
        suggester.learn(*each)
    for name, ends in BLOCKS.items():
        yield f"{name}: {', '.join(_blocks(asked, name, data.comments, scores, ends))}"


def _blocks(
    asked: Asked, name: str, comments: Sequence[Tagged], scores: Sequence[Scores], ends: Sequence[int]
) -> Iterator[str]:
    for first, last in zip((0, *ends), (*ends, len(comments)), strict=True):
        if last <= first or first >= len(comments):
            continue
        hit = _ranked(comments[first:last], scores[first:last]).hit
        words = _block_name(name, first, last, ends)
        asked.results.add(f"{name}, hit@3: {words}", hit)
        yield f"{words} {hit:.3f}"


def _block_name(name: str, first: int, last: int, ends: Sequence[int]) -> str:
    if first < ends[-1]:
        return f"{first + 1}-{last}"
    return "rest" if name == "stream of the public file" else f"after {first}"


def _ranked(comments: Sequence[Tagged], scores: Sequence[Scores]) -> Ranked:
    first = [
        [label for _, label in sorted((-score, label) for label, score in each.items())] for each in scores
    ]
    return ranked([each.labels for each in comments], first)
