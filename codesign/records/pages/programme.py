"""What a programme's page says above its comments: who leads it, what it rests on, how much was heard for it."""

from __future__ import annotations

from collections.abc import Iterator

from codesign.records.columns_shown import Words, day_words, named
from codesign.records.outcomes import ProgrammeLine
from codesign.records.pages.line import Line, commas, joined, said
from codesign.text import plural


def programme_lines(line: ProgrammeLine, words: Words) -> Iterator[Line]:
    """Yield what stands above the comments of a programme."""
    yield from said(
        ("Kind", line.kind),
        ("Lead body", line.lead_body),
        ("Partners", line.partners),
        ("Term", joined(line.term, _span(line))),
        ("Level", named(words, "levels", line.level)),
        ("Law as at", day_words(line.law_as_at)),
    )
    yield Line(commas(plural(line.comments, "comment"), f"{plural(line.events, 'event')} held"), "Heard")


def _span(line: ProgrammeLine) -> str:
    starts, ends = day_words(line.starts), day_words(line.ends)
    return " ".join(
        part for part in (f"from {starts}" if starts else "", f"until {ends}" if ends else "") if part
    )
