"""Comments that are one text said many times, and comments that say nothing, as they cross a layer."""

from __future__ import annotations

from typing import NamedTuple

from codesign.text import plural


class AgainLine(NamedTuple):
    """One comment of a text that was said more than once."""

    id: str
    reference: str
    words: str
    said_on: str
    repeat_of: str
    """The reference of the comment it is marked as saying again, or nothing."""
    likeness: float = 100.0
    """How alike it is to the first, 0 to 100."""


class SaidAgain(NamedTuple):
    """A text that was said more than once: the first comment of it, and those that say it again."""

    first: AgainLine
    others: tuple[AgainLine, ...]

    @property
    def times(self) -> int:
        """How often it was said."""
        return 1 + len(self.others)

    @property
    def marked(self) -> int:
        """How many of the others are marked as saying it again."""
        return sum(bool(each.repeat_of) for each in self.others)


class CountedTwice(NamedTuple):
    """A figure of comments both ways: with every comment, and with each text once."""

    each: int
    once: int

    @property
    def words(self) -> str:
        """Say both, and which is which; the one where they are the same."""
        if self.each == self.once:
            return plural(self.each, "comment")
        return f"{plural(self.each, 'comment')}; {self.once:,} if each text counts once"


class NoAnswers(NamedTuple):
    """Comments of the same few words to the same question, which may say nothing."""

    question: str
    """What was asked, where that is known."""
    words: str
    ids: tuple[str, ...]
    may_be_answer: bool
    """Whether the words may be an answer to what was asked, such as “None”."""
    marked: int
    """How many of them are marked as no answer already."""
