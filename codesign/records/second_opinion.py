"""A second opinion as it crosses a layer: a sample that somebody codes blind, how far two people agree, and what they differ about."""

from __future__ import annotations

from typing import NamedTuple

HOW = {
    "first": "the first stands",
    "second": "the second stands",
    "both": "both stand",
    "neither": "neither stands",
}
"""How a disagreement is settled, and what people read for it."""
LABELS_OF = {"themes": "theme", "outcomes": "outcome"}
"""What each kind of second opinion is about."""


class Opinion(NamedTuple):
    """One sample, and how far it is."""

    id: str
    reference: str
    kind: str
    """themes or outcomes."""
    programme: str
    coder: str
    """Who codes it a second time."""
    asked_by: str
    asked_on: str
    state: str
    """open or settled."""
    filter: str
    """What the sample was drawn from, in words; nothing where from all."""
    among: int
    """How many tagged comments there were to draw from."""
    seed: int
    drawn: int
    done: int
    left_out: int
    """Of those drawn, how many were thrown away or kept apart since."""
    disagreed: int = -1
    """How many of those coded are coded differently and not settled; -1 while the sample is being coded, for that is blind."""

    @property
    def waits(self) -> int:
        """How many are still to be coded."""
        return self.drawn - self.done - self.left_out


class ToCode(NamedTuple):
    """A comment of a sample as the second coder sees it: without tags, suggestions, memo or marks."""

    comment_id: str
    reference: str
    words: str
    exact: bool
    kind: str
    """The kind of person who said it."""
    question: str
    said: str
    event: str
    place: int
    """Its place in the sample, from 1."""
    of: int


class LabelLine(NamedTuple):
    """A theme or an outcome as people call it."""

    id: str
    code: str
    name: str


class LabelAgreement(NamedTuple):
    """How far two people agree about one label: on each comment both say that it has it, or that it has not."""

    label: LabelLine
    both: int
    first_only: int
    second_only: int
    neither: int
    percent: float
    """Of the comments, those both say the same of."""
    alpha: float | None
    """Krippendorff's alpha; nothing where it cannot be worked out, for nobody, or everybody, put it on."""
    said: str

    @property
    def judged(self) -> str:
        """How to read it, wherever it is shown: of one comment alone its alpha tells nothing."""
        is_one = self.both + self.first_only + self.second_only <= 1
        return "one comment is too few to judge by" if is_one else self.said


class Agreement(NamedTuple):
    """How far two people agree."""

    opinion: Opinion
    comments: int
    """Coded by both."""
    same: int
    """Coded with exactly the same labels."""
    percent: float
    """Of the comments, those with exactly the same labels."""
    alpha: float | None
    said: str
    """How to read it, in plain words, with what stands against relying on it."""
    labels: tuple[LabelAgreement, ...]


class Disagreement(NamedTuple):
    """A comment that two people coded differently."""

    comment_id: str
    reference: str
    words: str
    both: tuple[LabelLine, ...]
    first_only: tuple[LabelLine, ...]
    second_only: tuple[LabelLine, ...]
    settled: str = ""
    """How it was settled: a code of `HOW`, or nothing."""
