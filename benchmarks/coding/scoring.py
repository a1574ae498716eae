"""What ranked labels are worth beside those that were put on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean

SHOWN = 3
CUTS = [at / 50 for at in range(2, 48)]

Scores = Mapping[str, float]
"""What each label is thought to be worth on one comment, from 0 to 1; at .5 it would be put on."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """How good the first three are."""

    recall: float
    """R@3: the mean share of a comment's labels among the first three."""
    hit: float
    """hit@3: comments with a right label among the first three."""
    by_label: float
    """mR@3: R@3 averaged over labels, so that popular ones cannot raise it."""


def ranked(truth: Sequence[Collection[str]], first: Sequence[Sequence[str]]) -> Ranked:
    """Score the first three suggestions of each comment."""
    found: dict[str, list[bool]] = defaultdict(list)
    shares, hits = [], []
    for right, labels in zip(truth, first, strict=True):
        shown = set(labels[:SHOWN])
        shares.append(len(shown & set(right)) / len(right))
        hits.append(bool(shown & set(right)))
        for label in right:
            found[label].append(label in shown)
    if not shares:
        return Ranked(0, 0, 0)
    return Ranked(mean(shares), mean(hits), mean(mean(each) for each in found.values()))


def f1(truth: Sequence[Collection[str]], scores: Sequence[Scores], cut: float = 0.5) -> tuple[float, float]:
    """Return micro and macro F1 where every label of a score of `cut` or more is put on; macro over labels of the truth."""
    right: Counter[str] = Counter()
    put: Counter[str] = Counter()
    meant: Counter[str] = Counter()
    for labels, of_one in zip(truth, scores, strict=True):
        on = {label for label, score in of_one.items() if score >= cut}
        put.update(on)
        meant.update(labels)
        right.update(on & set(labels))
    micro = 2 * right.total() / ((put.total() + meant.total()) or 1)
    each = [2 * right[label] / (put[label] + meant[label]) for label in meant]
    return micro, mean(each) if each else 0.0


def best_f1(truth: Sequence[Collection[str]], scores: Sequence[Scores]) -> tuple[float, float]:
    """Return the best micro and the best macro F1 of one cut for all labels, each known with hindsight."""
    found = [f1(truth, scores, cut) for cut in CUTS]
    return max(micro for micro, _ in found), max(macro for _, macro in found)
