"""What is found: where, of what kind, by which layer, and why."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

Kind = Literal[
    "e-mail", "phone", "NHS number", "National Insurance number", "postcode", "date of birth", "card number",
    "bank account", "car number", "address", "name",
]  # fmt: skip
Layer = Literal["pattern", "cue", "register"]

KINDS: tuple[Kind, ...] = get_args(Kind)


class Found(NamedTuple):
    """Something that may identify somebody: `text[start:end]`, nothing around it."""

    start: int
    end: int
    kind: Kind
    layer: Layer
    why: str
    """One sentence, without the words found: it may be shown and logged where they may not."""
