"""The same comment again: how many are known again after what people do to a text, and how many fresh ones are taken for one."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from codesign.coding.repeats import FEWEST_WORDS, Repeats

from .data import texts

if TYPE_CHECKING:
    from .command import Asked

HELD = 0.75
_GREETINGS = (
    "Hello, ",
    "Hi there. ",
    "To whom it may concern, ",
    "Dear Sir or Madam, ",
    "I wish to say: ",
    "As I said before, ",
)
_ENDINGS = (
    " Thanks.",
    " Many thanks, a patient.",
    " Regards",
    " Please read this.",
    " Thank you for asking.",
)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
Edit = Callable[[str, random.Random], str]


def measured(asked: Asked) -> Iterator[str]:
    """Print the recall of each edit, and what is flagged of fresh comments."""
    pool, said = texts(asked.folder, asked.pool)
    pool = [text for text in pool if len(text.split()) >= FEWEST_WORDS]
    yield f"of {said}, {len(pool):,} of {FEWEST_WORDS} words and more"
    hits = {name: [0, 0] for name in EDITS}
    for seed in asked.seeds:
        chance = random.Random(seed)
        chance.shuffle(pool)
        cut = int(len(pool) * HELD)
        repeats, held = Repeats(), pool[:cut]
        for at, text in enumerate(held):
            repeats.add(str(at), text)
        of_seed = _recall(repeats, held, chance, hits, asked.edited)
        fresh, took = _fresh(repeats, pool[cut:])
        asked.results.add("repeats: recall", of_seed)
        asked.results.add("repeats: fresh comments flagged", fresh)
        yield f"seed {seed}: recall {of_seed:.3f}, {fresh:.3f} of {len(pool) - cut:,} fresh flagged, {took * 1000:.2f} ms each"
    yield ", ".join(f"{name} {hit / of:.3f}" for name, (hit, of) in hits.items())


def _recall(
    repeats: Repeats, held: Sequence[str], chance: random.Random, hits: dict[str, list[int]], each: int
) -> float:
    """Edit so many comments in each way, and return how many are known again."""
    found = of = 0
    for name, edit in EDITS.items():
        for at in chance.sample(range(len(held)), min(each, len(held))):
            hit = any(like.key == str(at) for like in repeats.like(edit(held[at], chance)))
            hits[name][0] += hit
            hits[name][1] += 1
            found, of = found + hit, of + 1
    return found / of


def _fresh(repeats: Repeats, fresh: Sequence[str]) -> tuple[float, float]:
    began = time.process_time()
    flagged = sum(bool(repeats.like(text)) for text in fresh)
    return flagged / len(fresh), (time.process_time() - began) / len(fresh)


def _slips(text: str, chance: random.Random) -> str:
    return "".join(
        chance.choice(("", letter * 2, chance.choice(_LETTERS))) if letter.isalpha() and chance.random() < 0.03 else letter
        for letter in text
    )  # fmt: skip


def _sentence_dropped(text: str, chance: random.Random) -> str:
    parts = [part for part in text.replace("!", ".").split(".") if part.strip()]
    if len(parts) < 3:
        return text.replace(",", "")
    parts.pop(chance.randrange(len(parts)))
    return ".".join(parts)


def _shouted(text: str, _: random.Random) -> str:
    return "".join(letter for letter in text.upper() if letter not in ".,;:!'")


EDITS: dict[str, Edit] = {
    "as it was": lambda text, _: text,
    "slips": _slips,
    "a sentence dropped": _sentence_dropped,
    "a greeting": lambda text, chance: chance.choice(_GREETINGS) + text[0].lower() + text[1:],
    "an ending": lambda text, chance: text + chance.choice(_ENDINGS),
    "capitals and no points": _shouted,
    "cut short": lambda text, _: text[: max(int(len(text) * 0.75), 30)],
    "words left out": lambda text, chance: " ".join(word for word in text.split() if chance.random() > 0.08),
}
