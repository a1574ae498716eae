"""Personal data planted in made-up comments: how much is found, how much of what is marked is some, and alarms on real comments."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from codesign.coding.personal import Found, Register, find

from . import people
from .data import real_texts

if TYPE_CHECKING:
    from .command import Asked

COUNT = 2_000
STRUCTURED = (
    "e-mail",
    "phone",
    "NHS number",
    "National Insurance number",
    "postcode",
    "date of birth",
    "card number",
)
"""What has a form of its own. An address of a home and a name do not."""


@dataclass
class Share:
    """How much was found of what there is, and how much of what was marked is right."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Of what was marked, what is right."""
        return self.right / ((self.right + self.wrong) or 1)

    @property
    def recall(self) -> float:
        """Of what there is, what was marked."""
        return self.right / ((self.right + self.missed) or 1)

    def __add__(self, other: Share) -> Share:
        """Return both together."""
        return Share(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    def __str__(self) -> str:
        """Return both in words."""
        return f"P {self.precision:.3f} R {self.recall:.3f}"


@dataclass
class Scored:
    """What was found in some comments."""

    comments: Share = field(default_factory=Share)
    kinds: dict[str, Share] = field(default_factory=dict)

    @property
    def structured(self) -> Share:
        """All kinds that have a form of their own."""
        return sum((self.kinds[kind] for kind in STRUCTURED if kind in self.kinds), Share())


def measured(asked: Asked) -> Iterator[str]:
    """Print what is found among comments of two makings, and what is marked in real ones."""
    yield f"{asked.planted:,} made-up comments for each seed and making, with the register"
    for fresh in (False, True):
        for seed in asked.seeds:
            who = people.People(random.Random(seed), fresh=fresh)
            made = list(people.comments(asked.planted, who))
            began = time.process_time()
            register = Register(who.register())
            found = [find(each.text, register) for each in made]
            taken = (time.process_time() - began) / len(made)
            scored = score(made, found)
            _keep(asked, scored)
            bare = score(made, [find(each.text) for each in made]).comments
            yield (
                f"{'second' if fresh else 'first'} making, seed {seed}: comments {scored.comments} (without the register {bare}), "
                f"structured {scored.structured}, {taken * 1000:.2f} ms"
            )
            yield "  " + ", ".join(f"{kind} {share}" for kind, share in sorted(scored.kinds.items()))
    yield from _alarms(asked)


def _keep(asked: Asked, scored: Scored) -> None:
    for words, share in (("structured", scored.structured), ("comments with the register", scored.comments)):
        asked.results.add(f"personal, {words}: precision", share.precision)
        asked.results.add(f"personal, {words}: recall", share.recall)


def score(made: Sequence[people.Planted], found: Sequence[Sequence[Found]]) -> Scored:
    """Score by comments, and by places of each kind: one is found where a mark of its kind overlaps it."""
    scored = Scored()
    for (_, spans), marks in zip(made, found, strict=True):
        scored.comments += Share(bool(spans and marks), bool(marks and not spans), bool(spans and not marks))
        hit = [any(_same(mark, span) for mark in marks) for span in spans]
        for span, was_found in zip(spans, hit, strict=True):
            share = scored.kinds.setdefault(span.kind, Share())
            share.right, share.missed = share.right + was_found, share.missed + (not was_found)
        for mark in marks:
            if not any(_same(mark, span) for span in spans):
                scored.kinds.setdefault(mark.kind, Share()).wrong += 1
    return scored


def _same(mark: Found, span: people.Span) -> bool:
    return mark.kind == span.kind and mark.start < span.end and span.start < mark.end


def _alarms(asked: Asked) -> Iterator[str]:
    """Real comments of the folder had their personal data taken out before they were published: a mark is an alarm."""
    texts = real_texts(asked.folder) if asked.folder else []
    if not texts:
        yield "alarms on real clean comments: not measured, no folder of them was given"
        return
    for fresh in (False, True):
        register = Register(people.People(random.Random(asked.seeds[0]), fresh=fresh).register())
        marks = [found for text in texts if (found := find(text, register))]
        asked.results.add("personal: alarms on real clean comments", len(marks) / len(texts))
        kinds = Counter(f"{found[0].kind} by {found[0].layer}" for found in marks)
        yield f"alarms on {len(texts):,} real comments: {len(marks)} ({', '.join(f'{kind} {many}' for kind, many in kinds.most_common())})"
