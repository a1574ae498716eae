"""The columns of the review's panels, in one place: a screen, a command and a file that show the same figure show the same words.

In safe view a count below the limit is shown as under it (`<5`), and with it goes whatever it could be worked out from:
rates, shares and the line of months. Nought is shown: that nobody spoke is the very thing the review looks for.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from codesign.records.columns_shown import day_words
from codesign.records.events import FollowUpLine
from codesign.records.review import PromisedPage, ThinLine, Unanswered
from codesign.records.review_growth import GrowthLine, RisingLine
from codesign.records.review_reach import ReachLine
from codesign.records.review_safe import SIGN
from codesign.text import one_line, plural

THIN_HEADINGS = (
    "Outcome", "Comments", "Named", "Unnamed", "Events", "Kinds", "Places", "Last heard", "Evidence", "Why",
)  # fmt: skip
REACH_HEADINGS = (
    "Group",
    "Reached",
    "Others",
    "Declined",
    "Not recorded",
    "Reached %",
    "Lives here %",
    "What can be said",
)
GROWING_HEADINGS = ("Theme", "Before", "Now", "In 100", "Per event", "Places", "By month", "To know")
SAID_HEADINGS = ("What", "Words", "Whose", "Due", "From")

HIDDEN = "…"
"""What stands where a hidden count could be worked out from."""
NEVER = "never"


class Safe(NamedTuple):
    """Whether small counts are hidden, and below which number."""

    is_on: bool = False
    small: int = 5

    def hides(self, *counts: int) -> bool:
        """Whether one of some counts is hidden."""
        return self.is_on and any(0 < count < self.small for count in counts)

    def number(self, count: int) -> str:
        """Return a count, or that it is under the limit."""
        return f"<{self.small}" if self.hides(count) else f"{count:,}"

    def unless(self, words: str, *counts: int) -> str:
        """Return words that lead to some counts, unless one of these is hidden."""
        return HIDDEN if words and self.hides(*counts) else words


SHOWN = Safe()
"""Everything is shown."""


def thin_cells(line: ThinLine, safe: Safe = SHOWN, *, is_tree: bool = False) -> tuple[str, ...]:
    """Return the cells of an outcome, under `THIN_HEADINGS`; in the order of the tree it is set in as deep as it stands."""
    title = one_line(f"{line.code} {line.title}")
    return (
        f"{'  ' * line.depth}{title}" if is_tree else title,
        safe.number(line.comments),
        safe.number(line.people.named),
        ("about " if line.people.about else "") + safe.number(line.people.heads),
        f"{line.events:,}",
        f"{len(line.kinds):,}",
        f"{line.places:,}",
        day_words(line.last_heard) or NEVER,
        line.word,
        thin_why(line, safe),
    )


def thin_why(line: ThinLine, safe: Safe = SHOWN) -> str:
    """Say why the word is what it is, and what it hides."""
    said = "; ".join(part for part in (line.verdict.why, line.marks) if part)
    return safe.unless(one_line(said), line.comments, line.people.named, line.people.heads)


def reach_cells(line: ReachLine, hidden: Collection[str] = ()) -> tuple[str, ...]:
    """Return the cells of a group, under `REACH_HEADINGS`.

    Args:
        line: the group.
        hidden: which of its counts are hidden, from `review_safe.safe_reach`.
    """
    counts = ("reached", "other", "declined", "not_recorded")
    per_cent = "" if line.per_cent is None else f"{line.per_cent:.0f}"
    tells = bool(hidden) and any(letter.isdigit() for letter in line.verdict)
    return (
        one_line(line.name),
        *(SIGN if count in hidden else f"{getattr(line, count):,}" for count in counts),
        HIDDEN if per_cent and not {"reached", "other"}.isdisjoint(hidden) else per_cent,
        "" if line.share is None else f"{line.share:g}",
        "too few to show" if tells else one_line(line.verdict),
    )


def growing_cells(line: GrowthLine, safe: Safe = SHOWN, *, months: str = "") -> tuple[str, ...]:
    """Return the cells of a theme, under `GROWING_HEADINGS`.

    Args:
        line: the theme.
        safe: whether small counts are hidden.
        months: its comments month by month, as they are drawn.
    """
    was, now = line.was, line.now
    counts = (was.comments, now.comments)
    return (
        one_line(line.name),
        safe.number(was.comments),
        safe.number(now.comments),
        safe.unless(f"{was.per_100:.0f} → {now.per_100:.0f}", *counts),
        safe.unless(f"{was.per_event:.1f} → {now.per_event:.1f}", *counts),
        f"{line.places:,}",
        safe.unless(months, *line.by_month),
        one_line(", ".join(line.marks)),
    )


def rising_cells(line: RisingLine, safe: Safe = SHOWN) -> tuple[str, ...]:
    """Return the cells of words that rise, under `GROWING_HEADINGS`: they have no theme, and no line of months."""
    untagged = f"{line.untagged:,} untagged" if line.untagged else ""
    told = safe.unless(untagged, line.comments, line.untagged)
    was = safe.number(line.was)
    return (
        f"“{one_line(', '.join(line.words))}”",
        was if line.is_was_exact else f"up to {was}",
        safe.number(line.comments),
        "",
        "",
        "",
        "",
        ", ".join(part for part in ("no theme yet", *line.marks, told) if part),
    )


class SaidLine(NamedTuple):
    """A line of what we said we would do: a follow-up, a theme that has no reply, or how much is covered."""

    what: str
    key: str
    words: str
    whose: str = ""
    due: str = ""
    said_from: str = ""
    about: FollowUpLine | Unanswered | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        """Its cells, under `SAID_HEADINGS`."""
        return self.what, self.words, self.whose, self.due, self.said_from


def said_lines(page: PromisedPage, safe: Safe = SHOWN) -> Sequence[SaidLine]:
    """Return everything of the panel in the order it is read: what is late first. A follow-up stands once, where it first belongs."""
    held: dict[str, SaidLine] = {}
    for what, lines in (
        ("Overdue", page.overdue), ("Due", page.due), ("Not told", page.not_told), ("Nobody's", page.nobody),
    ):  # fmt: skip
        for line in lines:
            held.setdefault(line.id, _follow_up(what, line))
    return (*held.values(), *(_unanswered(each, safe) for each in page.unanswered), *_covered(page, safe))


def _follow_up(what: str, line: FollowUpLine) -> SaidLine:
    return SaidLine(
        what, f"follow-up {line.id}", one_line(line.words), one_line(line.owner) or "nobody yet",
        day_words(line.due) or "no date", f"{line.event} {one_line(line.event_title)}".strip(), line,
    )  # fmt: skip


def _unanswered(each: Unanswered, safe: Safe) -> SaidLine:
    count = f"{safe.number(each.comments)} {'comment' if each.comments == 1 else 'comments'}"
    last = f", last {day_words(each.last_heard)}" if each.last_heard else ""
    words = f"{one_line(each.name)}: {count}, {plural(each.events, 'event')}{last}"
    return SaidLine("No reply", f"theme {each.reference}", words, about=each)


def _covered(page: PromisedPage, safe: Safe) -> Sequence[SaidLine]:
    lines = [
        SaidLine(
            "Covered", f"covered {each.what}", safe.unless(each.words, each.comments, each.of - each.comments)
        )
        for each in page.coverage
        if each.of
    ]
    if page.replies_not_told:
        told = f"{page.replies_not_told:,} replies were given and nobody was told of them"
        lines.append(SaidLine("Not told", "replies not told", told))
    return lines
