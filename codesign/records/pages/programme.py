"""What a programme's page says above its comments: who leads it, what it rests on, how much was heard for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from codesign.records.columns_shown import Words, day_words, named
from codesign.records.outcomes import ProgrammeLine
from codesign.records.pages.line import Line, commas, joined, said, section
from codesign.records.questions import QuestionLine
from codesign.records.review_reach import ReachGroupLine
from codesign.text import one_line, plural


def programme_lines(
    line: ProgrammeLine,
    words: Words,
    questions: Sequence[QuestionLine] = (),
    groups: Sequence[ReachGroupLine] = (),
) -> Iterator[Line]:
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
    yield from section("Questions it asked", map(_question, questions))
    yield from section("Groups it said it would reach", (_group(each, words) for each in groups))


def _question(line: QuestionLine) -> Line:
    """Say what was asked, by which consultation, and how many answered."""
    retired = "retired" if line.state == "retired" else ""
    said = joined(
        one_line(line.words), one_line(line.consultation), plural(line.comments, "comment"), retired
    )
    return Line(said, one_line(line.code), edits=f"question {line.id}")


def _group(line: ReachGroupLine, words: Words) -> Line:
    """Say whom it said it would reach, why, and how that is counted."""
    share = f"{line.share} % live here" if line.share else ""
    counted = commas(
        named(words, "kinds", line.kind),
        f"{line.question}: {line.answer}" if line.question else "",
        line.place,
    )
    how = f"counted by {one_line(counted)}" if counted else "not counted by anything yet"
    return Line(joined(one_line(line.name), one_line(line.why), how, share), edits=f"reach-group {line.id}")


def _span(line: ProgrammeLine) -> str:
    starts, ends = day_words(line.starts), day_words(line.ends)
    return " ".join(
        part for part in (f"from {starts}" if starts else "", f"until {ends}" if ends else "") if part
    )
