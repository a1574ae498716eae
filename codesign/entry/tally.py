"""Counts of answers typed in a line, as they stand on a monitoring form: `Disability: yes 22, no 9, declined 3`. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from codesign.entry.errors import EntryError, quoted
from codesign.text import one_line, plural

LONGEST = 2_000
"""Characters of a line of counts: what is longer is something else, pasted."""
_FIGURES = r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,9}"
_ONE = re.compile(rf"\s*(\S.*?)(?:\s*[:=]\s*|\s+)({_FIGURES})\s*(?:[,;\n]|$)")
_TRY = "Try yes 22, no 9, declined 3; or one answer alone, and how many beside it."


class Tally(NamedTuple):
    """How many gave an answer."""

    answer: str
    heads: int


class CountMissingError(EntryError):
    """An answer that nobody said how many gave."""

    def __init__(self, answer: str, typed: str, *, alone: bool) -> None:
        self.is_alone = alone
        """Whether nothing else stands there: how many may be said elsewhere."""
        super().__init__(f"How many answered {quoted(answer)} is not there.", todo=_TRY, typed=typed)


class SaidTwiceError(EntryError):
    """One answer counted twice in a line."""

    def __init__(self, answer: str, typed: str) -> None:
        super().__init__(f"{quoted(answer)} is there twice.", todo="Say it once.", typed=typed)


def read_tally(typed: str, known: Iterable[str] = ()) -> tuple[Tally, ...]:
    """Read answers, each with its count after it. An answer may hold commas and numbers: `16-24 12, 85 and over 3`.

    Args:
        typed: The line.
        known: Answers there are: one that ends with a number is not read as a count.

    Raises:
        CountMissingError, SaidTwiceError
    """
    line = one_line(typed).strip().rstrip(",;. ")
    answers = {each.casefold() for each in known}
    read: list[Tally] = []
    at = 0
    while at < len(line):
        found = _ONE.match(line, at) if len(line) <= LONGEST else None
        rest = line[at:].strip()
        if found is None or rest.casefold() in answers:
            raise CountMissingError(rest, typed, alone=not read)
        read.append(Tally(found[1].strip(), int(found[2].replace(",", ""))))
        at = found.end()
    folded = [each.answer.casefold() for each in read]
    for place, each in enumerate(read):
        if folded[place] in folded[:place]:
            raise SaidTwiceError(each.answer, typed)
    if not read:
        raise CountMissingError("", typed, alone=True)
    return tuple(read)


def asked_and_answered(typed: str, known: Iterable[str] = ()) -> tuple[str, tuple[Tally, ...]] | None:
    """Read a question with its answers after a colon; None where it is a question alone."""
    question, colon, answers = typed.partition(":")
    if not colon or not question.strip() or not answers.strip():
        return None
    try:
        return one_line(question).strip(), read_tally(answers, known)
    except EntryError:
        return None


def tally_words(counts: Iterable[Tally]) -> str:
    """Say what was read: `yes 22 · no 9: 31 people`."""
    counts = tuple(counts)
    said = " · ".join(f"{each.answer} {each.heads:,}" for each in counts)
    return f"{said}: {plural(sum(each.heads for each in counts), 'person', 'people')}"
