"""Planted themes among the first ten entries of the rising list: 8, 15 or 30 comments of one among 300, against 2,000 past.

Found is an entry of three or more planted comments of which more than half are planted. Two kinds are planted: made-up themes in
varied words, and all that real people said of one label, which is taken out of the past.
"""

from __future__ import annotations

import random
import re
import time
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codesign.coding.rising import Rising, Said, rising

from .data import NoDataError, texts

if TYPE_CHECKING:
    from .command import Asked

PLANTED = (8, 15, 30)
RECENT, PAST, SHOWN, FEWEST = 300, 2_000, 10, 3


def measured(asked: Asked) -> Iterator[str]:
    """Print how many of the planted themes are found."""
    pool, said = texts(asked.folder, asked.pool)
    yield f"{RECENT} recent comments against {PAST:,} past, out of {said}"
    for many in PLANTED:
        found, seconds = _made_up(asked.seeds, pool, many)
        yield _line(asked, "made-up themes", many, found, seconds)
    try:
        data = asked.data()
    except NoDataError as failure:
        yield f"real labels: {failure}"
        return
    labelled = {each.text.strip(): each.labels for each in data.comments}
    for many in PLANTED:
        found, seconds = _real(asked.seeds, pool, labelled, many)
        yield _line(asked, "real labels", many, found, seconds)


def _line(asked: Asked, kind: str, many: int, found: Sequence[Sequence[bool]], seconds: float) -> str:
    for of_seed in found:
        if of_seed:
            asked.results.add(f"rising among the first ten, {kind}: {many}", sum(of_seed) / len(of_seed))
    times = sum(map(len, found))
    right = sum(map(sum, found))
    return f"{kind}, {many} planted: {right / (times or 1):.3f} of {times}, {1000 * seconds / (times or 1):.0f} ms each"


def _made_up(seeds: Sequence[int], pool: Sequence[str], many: int) -> tuple[list[list[bool]], float]:
    found, began = [], time.process_time()
    for seed in seeds:
        chance = random.Random(f"{seed} {many}")
        found.append([is_found(chance, said(name, many, chance), pool) for name in themes()["themes"]])
    return found, time.process_time() - began


def _real(
    seeds: Sequence[int], pool: Sequence[str], labelled: Mapping[str, Sequence[str]], many: int
) -> tuple[list[list[bool]], float]:
    found, began = [], time.process_time()
    for seed in seeds:
        chance = random.Random(f"{seed} {many}")
        of_seed = []
        for label in sorted({label for labels in labelled.values() for label in labels}):
            having = [text for text, labels in labelled.items() if label in labels]
            if len(having) >= many:
                others = [text for text in pool if label not in labelled.get(text, ())]
                of_seed.append(is_found(chance, chance.sample(having, many), others))
        found.append(of_seed)
    return found, time.process_time() - began


def is_found(chance: random.Random, planted: Sequence[str], pool: Sequence[str]) -> bool:
    """Plant comments among recent ones, and say whether they are among the first ten that are shown."""
    drawn = chance.sample(list(pool), min(len(pool), RECENT + PAST - len(planted)))
    around, past = drawn[: RECENT - len(planted)], drawn[RECENT - len(planted) :]
    recent = [(text, True) for text in planted] + [(text, False) for text in around]
    chance.shuffle(recent)
    entries = rising([Said(str(at), text) for at, (text, _) in enumerate(recent)], past, most=SHOWN)
    return any(_is_of(entry, [is_planted for _, is_planted in recent]) for entry in entries)


def _is_of(entry: Rising, planted: Sequence[bool]) -> bool:
    inside = sum(planted[int(key)] for key in entry.keys)
    return inside >= FEWEST and 2 * inside > len(entry.keys)


@cache
def themes() -> dict[str, Any]:
    """Return the made-up themes and what their sentences are filled with."""
    with (Path(__file__).parent / "planted.toml").open("rb") as file:
        return tomllib.load(file)


def said(theme: str, many: int, chance: random.Random) -> list[str]:
    """Return what people said of a made-up theme: its sentences in turn, filled at random."""
    slots, sentences = themes()["slots"], themes()["themes"][theme]
    found: list[str] = []
    while len(found) < many:
        for sentence in chance.sample(sentences, len(sentences)):
            words = re.sub(
                r"\{(\w+)\}", lambda slot: chance.choice(slots[slot[1]]), sentence
            ) + chance.choice(slots["end"])
            found.append(words[0].upper() + words[1:])
    return found[:many]
