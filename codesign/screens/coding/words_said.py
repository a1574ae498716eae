"""What the coding screen says of a comment, in words: whose it is and where it was said, and what it is tagged with. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from codesign.records.coded import Coded, CodedTag
from codesign.records.coding import LearningProgress
from codesign.records.columns_shown import Words, day_words, moment_words, named
from codesign.text import one_line, plural, shorten

_QUOTE = 40
_MARKS = (("important", "* important"), ("discuss", "& to discuss"))


def about_words(coded: Coded) -> str:
    """Say which comment it is, whose words, when and where it was said."""
    line = coded.line
    event = f"{line.event} {one_line(line.event_title)}" if line.event_id else ""
    parts = (
        line.reference,
        "their exact words" if line.exact else "our note",
        day_words(line.said_on),
        event,
        one_line(coded.held_at or line.place),
    )
    return " · ".join(part for part in parts if part)


def speaker_words(coded: Coded, words: Words) -> str:
    """Say who spoke and for whom, what was asked, and how it is marked."""
    line = coded.line
    who = ", ".join(part for part in (one_line(line.who), named(words, "kinds", line.kind)) if part)
    heads = f" ({plural(line.for_count, 'person', 'people')})" if line.for_count else ""
    others = one_line(line.for_organisation) or ("" if line.speaking_for == "self" else line.speaking_for)
    parts = (
        who or "nobody named",
        f"for {others}{heads}" if others else "",
        f"asked: {one_line(line.question)}" if line.question else "",
        *(said for name, said in _MARKS if getattr(coded, name)),
        f"personal? {line.personal.replace(',', ', ')}" if line.personal else "",
        f"memo: {one_line(coded.memo)}" if coded.memo else "",
    )
    return " · ".join(part for part in parts if part)


def copies_words(others: int) -> str:
    """Say that others are marked as the same words, and how all of them are tagged."""
    return f"x {others + 1:,} the same words: + tags them all · " if others else ""


def tag_lines(tags: Sequence[CodedTag], today: date, zone: str, most: int) -> Iterator[str]:
    """Yield what a comment is tagged with, each by whom, when and how; of more than there is room for, how many more."""
    shown = tags if len(tags) <= most else tags[: most - 1]
    for tag in shown:
        yield f"{one_line(tag.name)}{_span(tag)} · {_how(tag, today, zone)}"
    if len(shown) < len(tags):
        rest = ", ".join(one_line(tag.name) for tag in tags[len(shown) :])
        yield f"and {len(tags) - len(shown)} more: {rest}"


def _span(tag: CodedTag) -> str:
    return f" on “{shorten(tag.quote, _QUOTE)}”" if tag.quote else ""


def _how(tag: CodedTag, today: date, zone: str) -> str:
    when = moment_words(tag.at)
    if tag.from_import:
        return f"from import {tag.from_import}, {when}"
    how = "suggested, taken" if tag.suggested else "by hand"
    return ", ".join(part for part in (how, one_line(tag.by), when) if part)


def far_words(far: LearningProgress) -> str:
    """Say how far long work is."""
    return f"{far.doing}: {far.done:,} of {far.of:,}. You can go on meanwhile."
