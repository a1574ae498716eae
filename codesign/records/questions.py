"""What a consultation asked, as it crosses a layer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class QuestionLine(NamedTuple):
    """A question, with how many comments answer it."""

    row: int
    id: str
    code: str
    words: str
    definition: str
    """What counts as an answer."""
    consultation: str
    programme_id: str
    programme: str
    state: str
    """open or retired."""
    position: int
    comments: int
    last_heard: str


@dataclass(frozen=True)
class NewQuestion:
    """A question to be added. Without a code it gets the next: `Q1`, `Q2`."""

    words: str
    code: str = ""
    definition: str = ""
    consultation: str = ""
    programme_id: str = ""
