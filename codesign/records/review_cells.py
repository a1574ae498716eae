"""The columns of the review's panels, in one place: a screen, a command and a file that show the same figure show the same words.

In safe view a count below the limit, and whatever it could be worked out from, is shown as one sign (`*`); with it go rates,
shares and the line of months. Nought is shown: that nobody spoke is the very thing the review looks for.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import NamedTuple

from codesign.records.columns_shown import day_words
from codesign.records.events import FollowUpLine
from codesign.records.figures import People
from codesign.records.review import Coverage, PromisedPage, Standing, ThinLine, Unanswered
from codesign.records.review_growth import GrowthLine, GrowthPage, RisingLine
from codesign.records.review_reach import ReachLine, ReachPage
from codesign.records.review_safe import NOTHING_HIDDEN, SIGN, Hidden
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
NO_DATE = "no date"
UNKNOWN = ""
"""What stands where nothing is recorded of any comment: a 0 would say that there was none."""
UP_TO = "up to "


class Safe(NamedTuple):
    """Whether small counts are hidden, and below which number."""

    is_on: bool = False
    small: int = 5
    hidden: Hidden = NOTHING_HIDDEN
    """What is hidden of the panels that show one kind of figure, found for all of them at once."""

    def hides_line(self, line: ThinLine | GrowthLine | Unanswered) -> bool:
        """Whether the comments of an outcome or a theme are hidden."""
        return self.is_on and (self.hidden.line(line.id) or self.hides(_comments(line)))

    def hides_people(self, line: ThinLine) -> bool:
        """Whether who spoke of it is hidden: with named people unnamed heads, and with the comments both."""
        people = line.people
        return self.is_on and (
            self.hides_line(line) or self.hidden.people(line.id) or self.hides(people.named, people.heads)
        )

    def hides_depth(self, line: ThinLine) -> bool:
        """Whether how deep it went is hidden: the sessions it was spoken of at are its events, and the people those who spoke."""
        people = line.deep.people
        return self.is_on and (self.hides_people(line) or self.hides(people.named, people.heads))

    def hides_growth(self, line: GrowthLine, page: GrowthPage | None = None) -> bool:
        """Whether what a theme has of two spans is hidden: both, for one is worked out from the other."""
        counts = line.was.comments, line.now.comments
        return self.is_on and (self.hides(*counts) or (page is not None and self.hidden.grown(line.id, page)))

    def hides_months(self, line: GrowthLine, page: GrowthPage | None = None) -> bool:
        """Whether its line of months is hidden."""
        is_told = page is not None and self.hidden.months(line.id, page.months)
        return self.is_on and (is_told or self.hides_growth(line, page) or self.hides(*line.by_month))

    def told(self, count: int, *, is_hidden: bool) -> str:
        """Return a count, or the sign; nought is shown."""
        return SIGN if is_hidden and count else f"{count:,}"

    def hides(self, *counts: int) -> bool:
        """Whether one of some counts is hidden."""
        return self.is_on and any(0 < count < self.small for count in counts)

    def number(self, count: int) -> str:
        """Return a count, or the sign where it is under the limit."""
        return SIGN if self.hides(count) else f"{count:,}"

    def unless(self, words: str, *counts: int) -> str:
        """Return words that lead to some counts, unless one of these is hidden."""
        return HIDDEN if words and self.hides(*counts) else words


SHOWN = Safe()
"""Everything is shown."""


def _comments(line: ThinLine | GrowthLine | Unanswered) -> int:
    return line.now.comments if isinstance(line, GrowthLine) else line.comments


def thin_cells(line: ThinLine, safe: Safe = SHOWN, *, is_tree: bool = False) -> tuple[str, ...]:
    """Return the cells of an outcome, under `THIN_HEADINGS`; in the order of the tree it is set in as deep as it stands."""
    title = one_line(f"{line.code} {line.title}")
    comments, people = safe.hides_line(line), safe.hides_people(line) and bool(line.comments)
    return (
        f"{'  ' * line.depth}{title}" if is_tree else title,
        safe.told(line.comments, is_hidden=comments),
        SIGN if people else f"{line.people.named:,}",
        SIGN if people else heads_words(line.people),
        *(
            UNKNOWN if line.comments and not count else safe.told(count, is_hidden=comments)
            for count in (line.events, len(line.kinds), line.places)
        ),
        day_words(line.last_heard) or (NO_DATE if line.comments else NEVER),
        line.word,
        thin_why(line, safe),
    )


def heads_words(people: People) -> str:
    """Say the most people there may be behind comments that name nobody: `up to 12`, `up to about 12`, or 0."""
    return f"{UP_TO}{'about ' if people.about else ''}{people.heads:,}" if people.heads else "0"


def thin_why(line: ThinLine, safe: Safe = SHOWN) -> str:
    """Say why the word is what it is, and what it hides."""
    said = one_line("; ".join(part for part in (line.verdict.why, line.marks) if part))
    if safe.hides_people(line) and line.comments:
        return HIDDEN
    return mostly(said) if safe.is_on else said


_SHARE = re.compile(r"(?:\d+ %|all) from one (place|person)")


def mostly(said: str) -> str:
    """Return words without shares: of ten comments 90 % from one place tells that one was from elsewhere."""
    return _SHARE.sub(r"mostly from one \1", said)


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


def growing_cells(
    line: GrowthLine, safe: Safe = SHOWN, *, months: str = "", page: GrowthPage | None = None
) -> tuple[str, ...]:
    """Return the cells of a theme, under `GROWING_HEADINGS`.

    Args:
        line: the theme.
        safe: whether small counts are hidden.
        months: its comments month by month, as they are drawn.
        page: what it is a line of.
    """
    was, now, is_hidden = line.was, line.now, safe.hides_growth(line, page)
    marks = ", ".join(each for each in line.marks if not safe.is_on or not each.endswith("one person"))
    return (
        one_line(line.name),
        safe.told(was.comments, is_hidden=is_hidden),
        safe.told(now.comments, is_hidden=is_hidden),
        HIDDEN if is_hidden else f"{was.per_100:.0f} → {now.per_100:.0f}",
        HIDDEN if is_hidden else f"{was.per_event:.1f} → {now.per_event:.1f}",
        safe.told(line.places, is_hidden=is_hidden),
        HIDDEN if months and safe.hides_months(line, page) else months,
        uncounted(one_line(marks)) if safe.is_on else one_line(marks),
    )


_MOVED = re.compile(r", [\d,]+ comments?(?: keeps?)?(?: it)?")


def uncounted(said: str) -> str:
    """Return what was done to a theme without how many comments went with it."""
    return _MOVED.sub("", said)


def rising_cells(line: RisingLine, safe: Safe = SHOWN) -> tuple[str, ...]:
    """Return the cells of words that rise, under `GROWING_HEADINGS`: they have no theme, and no line of months."""
    untagged = f"{line.untagged:,} untagged" if line.untagged else ""
    told = safe.unless(untagged, line.comments, line.untagged, line.comments - line.untagged)
    return (
        f"“{one_line(', '.join(line.words))}”",
        safe.number(line.was),
        safe.number(line.comments),
        "",
        "",
        "",
        "",
        ", ".join(
            part for part in (*line.marks, told) if part and not (safe.is_on and part.endswith("one person"))
        ),
    )


def reach_notes(page: ReachPage, safe: Safe, *, is_any_hidden: bool) -> tuple[str, str, tuple[str, ...]]:
    """Return what stands beside the groups: how they compare, how they are counted, where more answered than came.

    How they compare goes where a count is hidden: a rate beside another and a share of the population is a count.
    """
    people = page.people
    beside = HIDDEN if safe.is_on and is_any_hidden else page.representation.words
    counted = safe.unless(page.words, page.came, people.named, people.heads)
    return beside, counted, tuple(safe.unless(each.words, each.answered, each.came) for each in page.too_many)


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
    is_hidden = safe.hides_line(each)
    count = (
        f"{safe.told(each.comments, is_hidden=is_hidden)} {'comment' if each.comments == 1 else 'comments'}"
    )
    events = "" if is_hidden else f", {plural(each.events, 'event')}"
    last = f", last {day_words(each.last_heard)}" if each.last_heard else ""
    words = f"{one_line(each.name)}: {count}{events}{last}"
    return SaidLine("No reply", f"theme {each.reference}", words, about=each)


def coverage_words(each: Coverage, safe: Safe = SHOWN) -> str:
    """Say how much is covered; in safe view by tens of per cent, and only of as many as that tells of no small count."""
    if not safe.is_on:
        return each.words
    of_many = each.of >= 10 * safe.small
    tens = each.per_cent // 10 * 10
    return f"{each.what}: {tens} % or more" if of_many and tens < 100 else f"{each.what}: {HIDDEN}"


def safe_standing(standing: Standing, safe: Safe) -> Standing:
    """Return what every panel stands on as safe view tells it: small counts are left out."""
    if not safe.is_on:
        return standing
    comments, events = standing.no_programme
    return replace(
        standing, comments=-1 if safe.hides(standing.comments) else standing.comments,
        no_programme=(0 if safe.hides(comments) else comments, events),
    )  # fmt: skip


def _covered(page: PromisedPage, safe: Safe) -> Sequence[SaidLine]:
    lines = [
        SaidLine("Covered", f"covered {each.what}", coverage_words(each, safe))
        for each in page.coverage
        if each.of
    ]
    if page.replies_not_told:
        told = f"{page.replies_not_told:,} replies were given and nobody was told of them"
        lines.append(SaidLine("Not told", "replies not told", told))
    return lines
