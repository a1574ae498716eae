"""Coding as it crosses a layer: what is suggested and why, what is sure enough to be taken many at once, and spans of words."""

from __future__ import annotations

from typing import NamedTuple

KINDS = ("themes", "outcomes", "questions")
"""What a comment can be tagged with, in the order suggestions stand."""

NO_IDEA = "no idea yet"
"""What people read where nothing is suggested: the score of everything is below the floor."""


class Offered(NamedTuple):
    """A tag that is suggested for a comment. Nobody has put it on: that takes a person."""

    id: str
    """Of the theme, the outcome or the question."""
    name: str
    score: float
    """From 0 to 1: at .5 and above the suggester would itself have put it on."""
    reason: str
    """One sentence: the words that decided, and the nearest comment that has the tag."""
    nearest: str = ""
    """The reference of that comment, where it may be shown."""
    sure: bool = False
    """Whether suggestions like it were right 95 times in 100 on what people tagged here before."""
    kind: str = "themes"
    code: str = ""
    """A theme's reference, an outcome's or a question's code."""


class Suggested(NamedTuple):
    """What is suggested for one comment, the likeliest first; all of it empty where there is no idea yet."""

    themes: tuple[Offered, ...] = ()
    outcomes: tuple[Offered, ...] = ()
    questions: tuple[Offered, ...] = ()
    learning: int = 0
    """How many comments that changed are still to be learnt: until then it is as good as before they did."""
    why_none: str = ""
    """Why nothing is ever suggested for this comment: it is kept apart, or no answer."""

    @property
    def every(self) -> tuple[Offered, ...]:
        """All of them: themes, then outcomes, then questions."""
        return (*self.themes, *self.outcomes, *self.questions)

    def of(self, kind: str) -> tuple[Offered, ...]:
        """Those of one kind."""
        return {"themes": self.themes, "outcomes": self.outcomes, "questions": self.questions}[kind]


class LearningProgress(NamedTuple):
    """How far something that takes long has come."""

    doing: str
    done: int
    of: int


class SureTag(NamedTuple):
    """A tag that is sure enough to be taken with others at once, after it was shown."""

    row: int
    comment_id: str
    reference: str
    words: str
    offered: Offered


class SureDone(NamedTuple):
    """What became of a list of sure tags."""

    change: str
    """The reference of the one change, or nothing where nothing was left to do."""
    tagged: int
    left: int
    """How many were not taken: tagged, rejected or no longer sure since the list was shown."""
    backup: str = ""


class SureKept(NamedTuple):
    """Which comments have a sure suggestion, as last worked out."""

    rows: tuple[int, ...]
    as_at: int
    """The row of the newest change then."""
    at: str
    """When that was."""


class Placed(NamedTuple):
    """Where the words of a span stand now."""

    start: int | None
    """Nothing where the words are no longer there: then the tag is on the whole comment."""
    end: int | None
    said: str = ""
    """What to tell: that they were found elsewhere, or that they are gone."""


MOVED = "the words stand elsewhere since the comment was edited"
GONE = "the words are no longer there: the tag is on the whole comment"


def placed(words: str, start: int | None, end: int | None, quote: str) -> Placed:
    """Return where a span stands in a comment as it is now: where it was, else where its words are found nearest to that."""
    if start is None or end is None:
        return Placed(None, None)
    if words[start:end] == quote and quote:
        return Placed(start, end)
    found = nearest_of(words, quote, start)
    return Placed(None, None, GONE) if found is None else Placed(found, found + len(quote), MOVED)


def nearest_of(words: str, quote: str, start: int) -> int | None:
    """Return where a quote stands in words, nearest to a place; nothing where it does not."""
    places: list[int] = []
    at = words.find(quote) if quote else -1
    while at >= 0:
        places.append(at)
        at = words.find(quote, at + 1)
    return min(places, key=lambda each: abs(each - start), default=None)
