"""Views saved by name, and figures kept: what was asked, so that it can be asked again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from codesign.records.columns_shown import day_words
from codesign.records.filters import Filter
from codesign.text import plural


class ViewLine(NamedTuple):
    """A view: a list or a panel of the review with its filter, by a name."""

    id: str
    name: str
    listed: str
    """events, feedback, contacts, outcomes, themes, or `review thin` and so on."""
    narrowed: Filter
    shown: str
    """What else is shown of it, such as which table."""


class FigureAsked(NamedTuple):
    """What a figure was asked of: enough to make it again."""

    panel: str
    """A key of `codesign.records.review.PANELS`."""
    line: str
    """The id of the outcome, theme or group; of a table `row|column`; nothing for what stands over the panel."""
    narrowed: Filter
    """With the programme in it."""
    turn: str = ""
    """Of what or which way: `themes`, `theme-month`, `once`, or the span `2026-10-01 2026-10-31 2025-11-01 2026-09-30`."""


class KeptFigureLine(NamedTuple):
    """A figure as it was."""

    id: str
    name: str
    figure: str
    """What it is of, in words: `Thin evidence: 2.1 Can get there`."""
    asked: FigureAsked
    as_at: str
    """Reference of the change it stands at."""
    kept_on: str
    kept_by: str
    value: tuple[tuple[str, str], ...]
    """Each number by its name."""

    @property
    def words(self) -> str:
        """Say it in one line."""
        numbers = ", ".join(f"{name} {value}" for name, value in self.value)
        return f"{self.figure}: {numbers} (as at {self.as_at}, {day_words(self.kept_on)})"


@dataclass(frozen=True)
class FigureAgain:
    """A figure as it was, and as it is now, and what was changed between."""

    kept: KeptFigureLine
    now: tuple[tuple[str, str], ...]
    """The same numbers now; nothing where what it was of is no longer there."""
    as_at: str
    because: tuple[str, ...]
    """What the journal has between the two that such a figure is made of."""

    @property
    def differs(self) -> tuple[tuple[str, str, str], ...]:
        """Return each number that is another now: its name, then, now."""
        now = dict(self.now)
        return tuple(
            (name, then, now.get(name, "gone"))
            for name, then in self.kept.value
            if now.get(name, "gone") != then
        )

    @property
    def words(self) -> str:
        """Say it: `comments then 19, now 18: 3 comments removed`, or that it is the same."""
        if not self.now:
            return f"{self.kept.figure}: it is no longer there."
        if not self.differs:
            return f"{self.kept.figure}: the same as at {self.kept.as_at}."
        numbers = "; ".join(f"{name} then {then}, now {now}" for name, then, now in self.differs)
        why = ", ".join(self.because) or "nothing the journal tells plainly, such as a day that has passed"
        return f"{self.kept.figure}: {numbers}. Between {self.kept.as_at} and {self.as_at}: {why}."


def counted(number: int, one: str, did: str, many: str = "") -> str:
    """Return `3 comments removed`, or nothing for none."""
    return f"{plural(number, one, many)} {did}" if number else ""
