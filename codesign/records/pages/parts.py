"""Lines that stand on several pages: a comment, a follow-up, a reply, a version of wording, a span of time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from codesign.records.columns_shown import Words, day_words, named, state_words, told_words
from codesign.records.events import FollowUpLine
from codesign.records.feedback import CommentLine, ReplyLine
from codesign.records.outcomes import WordingLine
from codesign.records.pages.line import Line, commas, joined

MOST = 200
"""Lines of one kind on a page. Nobody reads further, and how many more there are is said."""

MORE = " "
"""The label of a line that goes on under the one above: nothing to read, and its words stand under those words."""

Each = TypeVar("Each")


def first(held: Sequence[Each]) -> Sequence[Each]:
    """Return as many as a page shows."""
    return held[:MOST]


def rest(held: Sequence[object], where: str = "") -> Iterator[Line]:
    """Say how many more there are than a page shows, and where they are."""
    if len(held) > MOST:
        yield Line(f"and {len(held) - MOST:,} more{where}")


def comment_line(line: CommentLine, words: Words, *, away: bool = False) -> Line:
    """Say a comment: exact words in quotation marks, who, its tags; and where and when, on a page that is not its event's."""
    said = f"“{line.words}”" if line.exact else line.words
    who = line.who or named(words, "kinds", line.kind)
    tags = " ".join(
        (*(f"#{theme}" for theme in _split(line.themes)), *(f"!{code}" for code in _split(line.outcomes)))
    )
    where = commas(day_words(line.said_on), f"{line.event} {line.event_title}".strip()) if away else ""
    after = joined("" if away else who, where, tags)
    return Line(
        f"{said} — {after}" if after else said,
        line.reference,
        f"comment {line.reference}",
        edits=f"comment {line.id}",
    )


def _split(listed: str) -> list[str]:
    return [part for part in listed.split(", ") if part]


def follow_up_line(line: FollowUpLine) -> Line:
    """Say what we said we would do: whose, by when, what became of it, and whether people were told."""
    told = told_words(line.fed_back_on, line.fed_back_how)
    words = joined(
        line.words,
        line.owner or "no owner",
        f"due {day_words(line.due)}" if line.due else "no date",
        f"{state_words(line.state)} {day_words(line.closed_on)}".strip(),
        line.outcome,
        f"told {told}" if told else "people not told" if line.state != "open" else "",
    )
    return Line(words, line.reference, f"follow-up {line.id}", edits=f"follow-up {line.id}")


def reply_line(line: ReplyLine, words: Words) -> Line:
    """Say what we replied, and whether people were told."""
    told = told_words(line.fed_back_on, line.fed_back_how)
    said = joined(
        named(words, "reply-states", line.state),
        line.words,
        f"because {line.reason}" if line.reason else "",
        day_words(line.replied_on),
        f"told {told}" if told else "people not told",
    )
    return Line(said, line.reference, edits=f"reply {line.id}")


def wording_lines(line: WordingLine, *, from_event: bool = False) -> Iterator[Line]:
    """Say one version of wording: before, after, why, what became of it, and the event and comments that shaped it."""
    where = " ".join(part for part in (line.document, line.clause) if part)
    yield Line(f"{where}, version {line.version}", line.reference, edits=f"wording {line.id}")
    yield Line(line.before or "(new)", "  Before")
    yield Line(line.after or "(taken out)", "  After")
    decided = " ".join(part for part in (line.decided_by, day_words(line.decided_on)) if part)
    because = f" because {line.state_reason}" if line.state_reason else ""
    if line.reason:
        yield Line(line.reason, "  Why")
    yield Line(f"{state_words(line.state)}{because}" + (f" ({decided})" if decided else ""), "  State")
    if line.outcome_code:
        yield Line(line.outcome_code, "  Outcome", f"outcome {line.outcome_id}")
    if from_event and line.event_id:
        yield Line(f"{line.event} {line.event_title}", "  From", f"event {line.event_id}")
    for place, reference in enumerate(_split(line.comments)):
        yield Line(reference, MORE if place else "  Shaped by", f"comment {reference}")


def between(starts: str, ends: str) -> str:
    """Say between which dates, as far as they are known; somebody who is there now has no end."""
    if not starts and not ends:
        return ""
    if not ends:
        return f" (since {day_words(starts)})"
    return f" ({day_words(starts)} to {day_words(ends)})" if starts else f" (until {day_words(ends)})"


def beneath_words(own: int) -> str:
    """Say that what is counted stands under something and all beneath it, and how much of that is its own."""
    mine = f"{own:,} tagged to it itself" if own else "none tagged to it itself"
    return f" on it and all beneath it, each once ({mine})"
