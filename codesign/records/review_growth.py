"""What is growing: a span of time beside the span before it, per 100 comments and per event, for raw counts mislead.

There were nine events this month and three last: three times the comments is no growth.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from codesign.records.columns_shown import day_words
from codesign.records.filters import NOTHING, Filter
from codesign.records.review import Standing
from codesign.text import plural


class Span(NamedTuple):
    """A span of days, to its end."""

    since: str
    until: str
    name: str
    """What people call it: `October 2026`, `November 2026 so far (2 days)`."""


class Spans(NamedTuple):
    """A span and the one it is set beside."""

    now: Span
    was: Span
    note: str = ""
    """What is to be known of them: that the month is not over."""


class Part(NamedTuple):
    """What a theme has of one span."""

    comments: int
    of: int
    """All comments of the span."""
    events: int
    """Events where it was spoken of."""
    of_events: int
    """All events of the span."""
    opens: Filter
    elsewhere: int = 0
    """Comments that were made at no held event: letters, a survey."""

    @property
    def per_100(self) -> float:
        """Per 100 comments."""
        return 100 * self.comments / self.of if self.of else 0.0

    @property
    def per_event(self) -> float:
        """Per event held: of what was said at one."""
        return (self.comments - self.elsewhere) / self.of_events if self.of_events else 0.0


class GrowthLine(NamedTuple):
    """A theme in one span and in the one before."""

    id: str
    reference: str
    name: str
    state: str
    now: Part
    was: Part
    places: int
    people: int
    """Named people who spoke of it in the span."""
    unnamed: int
    """Comments of the span with nobody named."""
    few_under: int
    changes: tuple[str, ...] = ()
    """What was done to the theme in either span, in words: `merged with Parking on 12 Nov 2026 by P. Nair: 14 comments`."""
    by_month: tuple[int, ...] = ()
    """Comments in each of the last twelve months, the newest last: for a sparkline."""
    most_one: int = 0
    """Comments of the span from the person who made most of them."""

    @property
    def difference(self) -> float:
        """More per 100 comments than before; less is below nought. Turned round, the spans give the same with the other sign."""
        return self.now.per_100 - self.was.per_100

    @property
    def chance(self) -> float:
        """How many standard errors apart the two rates are (two proportions, pooled); its sign as that of the difference."""
        of = self.now.of, self.was.of
        if not all(of):
            return 0.0
        pooled = (self.now.comments + self.was.comments) / sum(of)
        error = sqrt(pooled * (1 - pooled) * (1 / of[0] + 1 / of[1]))
        return (self.now.comments / of[0] - self.was.comments / of[1]) / error if error else 0.0

    @property
    def is_few(self) -> bool:
        """Whether it is of too few comments to call it growth."""
        return self.now.comments < self.few_under

    @property
    def is_new(self) -> bool:
        """Whether it was never spoken of in the span before: then there is no per cent of growth."""
        return bool(self.now.comments) and not self.was.comments

    @property
    def is_of_one_event(self) -> bool:
        """Whether all of it was said at one event: a letter is of none."""
        return self.now.events == 1 and self.now.comments > 1 and not self.now.elsewhere

    @property
    def marks(self) -> tuple[str, ...]:
        """Say what the numbers alone hide: new, few, one event, one person, could be chance, and what was done to the theme."""
        if not self.now.comments and not self.was.comments:
            return self.changes
        said = (
            "new" if self.is_new else "",
            "gone" if self.was.comments and not self.now.comments else "",
            "few" if self.is_few else "",
            "one event" if self.is_of_one_event else "",
            from_one(self.most_one, self.now.comments),
            "could be chance" if abs(self.chance) < COULD_BE_CHANCE else "",
        )
        return (*(each for each in said if each), *self.changes)

    @property
    def words(self) -> str:
        """Say it: `Transport 7 → 31 (4 → 14 in 100), 3 places`."""
        rates = f"{self.was.per_100:.0f} → {self.now.per_100:.0f} in 100"
        counts = f"{self.was.comments:,} → {self.now.comments:,}"
        places = f", {plural(self.places, 'place')}" if self.places else ""
        marks = f" · {', '.join(self.marks)}" if self.marks else ""
        return f"{self.name} {counts} ({rates}){places}{marks}"


def from_one(most: int, comments: int) -> str:
    """Say that all comments are one person's, or more than half of them; nothing otherwise."""
    if comments < 2 or 2 * most <= comments:
        return ""
    return "one person" if most == comments else "mostly one person"


COULD_BE_CHANCE = 3.0
"""Under so many standard errors a difference could be chance: with sixty themes looked at, three or so pass two by chance."""


class Quote(NamedTuple):
    """A comment that shows what a word is about."""

    id: str
    reference: str
    words: str
    exact: bool


class RisingLine(NamedTuple):
    """Words that are said more than they were, and nobody has a theme for yet."""

    words: tuple[str, ...]
    """The words that rise together, the strongest first."""
    comments: int
    """Comments of the span with one of them."""
    was: int
    """Comments before it with one of them."""
    untagged: int
    """Of those of the span, how many have no theme."""
    could_be_chance: bool
    is_few: bool
    one_event: bool
    most_one: int
    """Comments from the person who made most of them."""
    comment_ids: tuple[str, ...]
    quotes: tuple[Quote, ...]
    opens: Filter
    """Its comments of the span."""
    opens_before: Filter = NOTHING
    """What it is set beside: all comments of the span before."""
    terms: tuple[str, ...] = ()
    """The words as they are counted."""

    @property
    def marks(self) -> tuple[str, ...]:
        """Say what the numbers alone hide."""
        said = (
            "no theme yet" if 2 * self.untagged >= self.comments else "most have a theme",
            "" if self.was else "new",
            "few" if self.is_few else "",
            "one event" if self.one_event else "",
            from_one(self.most_one, self.comments),
            "could be chance" if self.could_be_chance else "",
        )
        return tuple(each for each in said if each)

    @property
    def name(self) -> str:
        """What a draft theme made of it would be called."""
        return self.words[0][:1].upper() + self.words[0][1:]


class Saying(NamedTuple):
    """Every comment that says any word of an entry: a theme made of it must have those of before too, or it would look new."""

    now: tuple[str, ...]
    """Ids of the comments of the span."""
    was: tuple[str, ...]
    """And of those before it."""

    @property
    def ids(self) -> tuple[str, ...]:
        """All of them, each once: one of which only the year is known may be of both."""
        return tuple(dict.fromkeys((*self.now, *self.was)))

    @property
    def words(self) -> str:
        """Say how many: `5 comments (2 before, 3 now)`."""
        return f"{plural(len(self.ids), 'comment')} ({len(self.was):,} before, {len(self.now):,} now)"


@dataclass(frozen=True)
class GrowthPage:
    """What is growing, the most first."""

    standing: Standing
    spans: Spans
    lines: tuple[GrowthLine, ...]
    """Themes spoken of in either span, the most grown per 100 comments first, those that fell last."""
    now_comments: int
    was_comments: int
    now_events: int
    was_events: int
    once: bool
    """Whether the same words again (a campaign's letters) count once."""
    repeats: int
    """Comments of the two spans that repeat another word for word."""
    undated: int
    """Comments with no date: they are in no span."""
    months: tuple[str, ...] = ()
    """The months of `by_month`, as `2026-11`."""

    @property
    def months_words(self) -> str:
        """Say which months stand in a line of them: `Dec 2025 to Nov 2026, the newest last; Nov 2026 is after Oct 2026`."""
        if not self.months or not self.lines:
            return ""
        first, last = day_words(self.months[0]), day_words(self.months[-1])
        is_after = self.months[-1] > self.spans.now.until[:7]
        more = f"; {last} is after {self.spans.now.name}, and not in Now" if is_after else ""
        return f"{first} to {last}, the newest last{more}"

    @property
    def words(self) -> str:
        """Say what is set beside what, and how it is counted."""
        now, was = self.spans.now, self.spans.was
        repeats = (
            f" {plural(self.repeats, 'repeat')} of the same words counted {'once' if self.once else 'each'}."
            if self.repeats
            else ""
        )
        undated = f" {plural(self.undated, 'comment')} without a date in neither." if self.undated else ""
        note = f" {self.spans.note}" if self.spans.note else ""
        if any(each.elsewhere for line in self.lines for each in (line.now, line.was)):
            note += " Per event is of what was said at one."
        return (
            f"{now.name}: {plural(self.now_comments, 'comment')}, {plural(self.now_events, 'event')}, beside {was.name}: "
            f"{plural(self.was_comments, 'comment')}, {plural(self.was_events, 'event')}.{note}{repeats}{undated}"
        )


@dataclass(frozen=True)
class RisingPage:
    """Words nobody has a theme for yet, those that rose most first."""

    standing: Standing
    spans: Spans
    lines: tuple[RisingLine, ...]
    now_comments: int
    """Comments of the span that were read."""
    was_comments: int
    """Comments before it that they are set beside."""
    left_out: int = 0
    """Comments of the two spans that were too many to read: the newest were."""

    @property
    def words(self) -> str:
        """Say what is set beside what."""
        left = f" The newest were read; {plural(self.left_out, 'comment')} were not." if self.left_out else ""
        return (
            f"Words of {plural(self.now_comments, 'comment')} of {self.spans.now.name} beside {plural(self.was_comments, 'comment')} of "
            f"{self.spans.was.name}, where no theme says them already.{left}"
        )
