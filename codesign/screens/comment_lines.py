"""What a comment's page says, line by line. Pure: what was read in, lines out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from codesign.records.columns_shown import Words, day_words, moment_words, named
from codesign.records.feedback import CommentLine
from codesign.records.journal import FieldChange
from codesign.text import plural
from codesign.widgets.page_view import Line

if TYPE_CHECKING:
    from codesign.store.verbs.tags import OutcomeTag, ThemeTag


def comment_lines(
    line: CommentLine,
    themes: Iterable[ThemeTag],
    outcomes: Iterable[OutcomeTag],
    history: Sequence[FieldChange],
    words: Words,
) -> Iterator[Line]:
    """Yield the whole page of a comment."""
    yield Line(f"“{line.words}”" if line.exact else line.words)
    yield Line("")
    if line.event_id:
        yield Line(f"{line.event} {line.event_title}", "Event", f"event {line.event_id}")
    if line.contact_id:
        yield Line(line.who, "Said by", f"contact {line.contact_id}")
    for label, said in _facts(line, words):
        if said:
            yield Line(said, label)
    for theme in themes:
        yield Line(f"#{theme.name}", "Theme", f"theme {theme.reference}")
    for outcome in outcomes:
        yield Line(f"{outcome.code} {outcome.title}", "Outcome", f"outcome {outcome.id}")
    yield Line("")
    yield Line("History", is_heading=True)
    yield from _history(history)


def _facts(line: CommentLine, words: Words) -> Iterator[tuple[str, str]]:
    yield "Said on", day_words(line.said_on)
    yield "Kind of person", named(words, "kinds", line.kind)
    yield "Speaking for", _speaking_for(line)
    yield "Asked", line.question
    yield "Where", line.place
    yield "Type", named(words, "comment-types", line.type)
    yield "Sentiment", named(words, "sentiments", line.sentiment)
    yield "Stance", named(words, "stances", line.stance)
    yield "May we quote", named(words, "quote-permissions", line.permission)
    yield "Personal?", line.personal.replace(",", ", ")
    yield "Sensitive", line.sensitive
    yield "Note", line.note
    yield "Recorded", moment_words(line.recorded)


def _speaking_for(line: CommentLine) -> str:
    count = plural(line.for_count, "person", "people") if line.for_count else ""
    return ", ".join(part for part in (line.speaking_for, line.for_organisation, count) if part)


def _history(history: Sequence[FieldChange]) -> Iterator[Line]:
    """Say each change in a line: who, when, and every field that had something before."""
    for _, fields in groupby(history, key=lambda field: field.change.reference):
        held = list(fields)
        change = held[0].change
        altered = [f"{each.field.replace('_', ' ')}: {_was(each)}" for each in held if each.old]
        said = "; ".join(altered) or change.verb
        yield Line(f"{said} · {change.actor} · {change.reference}", moment_words(change.at)[:11].strip())


def _was(field: FieldChange) -> str:
    return f"was “{field.old}”, is “{field.new}”"
