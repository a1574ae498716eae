"""Who was to be reached and who was: groups the programme named, beside what was recorded of who came.

What is counted here is attendances: whoever came to three events counts three times, as they do in the monitoring forms
handed out at each. Named people, each once, stand beside. Nobody recorded is never nobody heard.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from codesign.records.figures import People
from codesign.records.filters import Filter
from codesign.records.review import Standing
from codesign.text import plural

DECLINED = ("declined", "prefer not to say", "prefer-not-to-say", "declined to say", "rather not say", "not stated", "refused")  # fmt: skip
"""Answers of monitoring that say nothing of the question, in small letters."""


class ReachGroupLine(NamedTuple):
    """A group the programme said it would reach."""

    row: int
    id: str
    programme_id: str
    name: str
    why: str
    share: str
    """Per cent of the population, as text; nothing where nobody entered one."""
    share_source: str
    share_on: str
    kind: str
    question: str
    answer: str
    place: str
    position: int

    @property
    def counted_by(self) -> str:
        """How it is counted: kind, monitoring, place, or nothing."""
        return "kind" if self.kind else "monitoring" if self.question else "place" if self.place else ""


@dataclass(frozen=True)
class NewReachGroup:
    """A group to be reached. It is counted by one of: a kind, an answer to a question, a place."""

    name: str
    programme_id: str = ""
    why: str = ""
    share: str = ""
    share_source: str = ""
    share_on: str = ""
    kind: str = ""
    question: str = ""
    answer: str = ""
    place: str = ""


class MonitoringLine(NamedTuple):
    """How many at an event gave one answer to one question. It leads to nobody."""

    row: int
    id: str
    event_id: str
    event: str
    """Its reference."""
    event_title: str
    held_on: str
    question: str
    answer: str
    heads: int


class NewMonitoring(NamedTuple):
    """How many at an event gave an answer."""

    event_id: str
    question: str
    answer: str
    heads: int


class TooMany(NamedTuple):
    """An event where more answered a question than are recorded as having come. It is said, and not refused."""

    event_id: str
    event: str
    event_title: str
    question: str
    answered: int
    came: int

    @property
    def words(self) -> str:
        """Say it."""
        return f"{self.event} {self.event_title}: {self.answered:,} answered {self.question}, {self.came:,} are recorded as having come"


class ReachLine(NamedTuple):
    """One group: what was recorded of who came, beside its share of the population where one was entered."""

    id: str
    name: str
    why: str
    counted_by: str
    how: str
    """How it is counted, in words: `Disability: yes`, `kind: carer`, `place: Hollerton`."""
    reached: int
    """Attendances recorded as of this group."""
    other: int
    """Attendances recorded as of another."""
    declined: int
    not_recorded: int
    came: int
    """All attendances, or the answers where there are more of them."""
    people: People | None
    """Of a kind or a place: named people, each once, and unnamed heads beside. Of monitoring nothing: it leads to nobody."""
    share: float | None
    """Per cent of the population."""
    share_words: str
    """`18 % of the population (Census 2021, 21 Mar 2021)`, or that nobody entered one."""
    small: int
    """The number under which nothing is judged."""
    percent_from: int
    opens: Filter | None
    """Its comments, where a filter finds them; those of monitoring lead nowhere."""
    programme_id: str = ""
    """Whose list it is on: it is set beside who came to that programme's events, and to no other's."""

    @property
    def recorded(self) -> int:
        """Attendances of which it is recorded, one way or the other."""
        return self.reached + self.other

    @property
    def is_small(self) -> bool:
        """Whether it is too few to be judged or coloured."""
        return self.reached < self.small

    @property
    def per_cent(self) -> float | None:
        """The group's part of those recorded; nothing where they are too few for a per cent."""
        if self.is_small or self.recorded < self.percent_from:
            return None
        return 100 * self.reached / self.recorded

    @property
    def rate(self) -> float | None:
        """Its part of those recorded, over its part of the population: 1 is as many as live here."""
        if self.per_cent is None or not self.share:
            return None
        return self.per_cent / self.share

    @property
    def verdict(self) -> str:
        """Say what can be said: no more than whoever was not recorded leaves open."""
        unknown = self.declined + self.not_recorded
        if not self.counted_by:
            return "nobody has said how it is counted"
        if not self.came:
            return "nobody came yet"
        if not self.recorded:
            return "not recorded: you cannot say either way"
        if not self.reached:
            none = f"none of the {self.recorded:,} recorded"
            return f"{none}; {unknown:,} not recorded: you cannot say either way" if unknown else none
        if unknown > self.recorded:
            return "you cannot say either way"
        if self.is_small:
            return f"fewer than {self.small}: too few to judge"
        if self.share is None or self.recorded < self.percent_from:
            return "reached"
        return _beside_share(self.reached, unknown, self.came, self.share)

    @property
    def words(self) -> str:
        """Say the line: `Disability: 22 yes, 9 no, 237 not recorded: you cannot say either way`."""
        yes, no = ("yes", "no") if self.counted_by == "monitoring" else ("reached", "others")
        parts = (
            f"{self.reached:,} {yes}",
            f"{self.other:,} {no}",
            f"{self.declined:,} declined to say" if self.declined else "",
            f"{self.not_recorded:,} not recorded" if self.not_recorded else "",
        )
        return f"{self.name}: {', '.join(each for each in parts if each)}: {self.verdict}"


def _beside_share(reached: int, unknown: int, came: int, share: float) -> str:
    """Say whether a group is under or over its share, whatever those not recorded are; or that it cannot be said."""
    least, most = 100 * reached / came, 100 * (reached + unknown) / came
    if most < share:
        return "fewer than their share"
    if least >= share:
        return "at least their share"
    return "you cannot say either way"


@dataclass(frozen=True)
class Representation:
    """The lowest rate over the highest, among groups with a share that are not small: 100 % is everybody alike."""

    lowest: str
    highest: str
    per_cent: int | None
    """Nothing where fewer than two groups can be set beside each other."""
    left_out: tuple[str, ...]
    """Groups too small to be in it."""
    none_reached: tuple[str, ...]
    """Groups of whom nobody is recorded: in a rate they would make the whole nought."""
    without_share: tuple[str, ...]

    @property
    def words(self) -> str:
        """Say it."""
        if self.per_cent is None:
            said = "Representation: fewer than two groups have a share and enough recorded to set beside each other"
        else:
            said = f"Representation {self.per_cent} %: lowest {self.lowest}, highest {self.highest}"
        beside = (
            f"Nobody recorded of {', '.join(self.none_reached)}" if self.none_reached else "",
            f"Left out as too few: {', '.join(self.left_out)}" if self.left_out else "",
            f"No share entered for {', '.join(self.without_share)}" if self.without_share else "",
        )
        return ". ".join([said, *(each for each in beside if each)]) + "."


@dataclass(frozen=True)
class ReachPage:
    """The groups the programme said it would reach, and who was."""

    standing: Standing
    lines: tuple[ReachLine, ...]
    came: int
    """Attendances at held events: named people and counted heads of each event."""
    people: People
    """Named people, each once, and unnamed heads beside."""
    representation: Representation
    too_many: tuple[TooMany, ...]
    questions: tuple[str, ...]
    """Questions of monitoring that were asked at some event."""
    small: int

    @property
    def words(self) -> str:
        """Say how it is counted."""
        return (
            f"Attendances, {self.came:,} at {plural(self.standing.events, 'held event')}: whoever came twice counts twice, as in "
            f"the monitoring. They are {self.people.words}. Not recorded is not the same as not heard."
        )


def representation(lines: Sequence[ReachLine]) -> Representation:
    """Set groups beside each other: lowest rate over highest, small groups left out and said, nought said in words."""
    shared = [line for line in lines if line.share]
    rated = sorted(
        (line for line in shared if line.rate is not None), key=lambda line: (line.rate or 0, line.name)
    )
    nought = tuple(line.name for line in shared if not line.reached)
    small = tuple(line.name for line in shared if line.reached and line.rate is None)
    without = tuple(line.name for line in lines if not line.share)
    if len(rated) < 2:
        return Representation("", "", None, small, nought, without)
    low, high = rated[0], rated[-1]
    return Representation(
        low.name, high.name, round(100 * (low.rate or 0) / (high.rate or 1)), small, nought, without
    )
