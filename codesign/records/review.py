"""The lead's Monday: where evidence is thin, who was not heard, what is growing, what we said we would do.

Every panel is one frozen page: it says at which change it stands, by which filter, and what is in no figure. Every
figure carries the filter that opens its comments, so that screen and command line lead to the same sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from codesign.records.events import FollowUpLine
from codesign.records.figures import FollowUpCounts, People
from codesign.records.filters import NOTHING, Filter
from codesign.records.review_rules import Depth, OwnRule, Rule, Share, Verdict
from codesign.text import plural

PANELS: Mapping[str, str] = {
    "thin": "Thin evidence",
    "reach": "Who was reached",
    "growing": "Growing",
    "said": "We said we would",
    "matrix": "Who speaks of what",
}
"""The panels, in the order they are read."""

MATRICES: Mapping[str, str] = {
    "outcome-kind": "Outcome by kind of person",
    "theme-month": "Theme by month",
    "theme-place": "Theme by place",
}
"""The tables there are, the first shown first."""


@dataclass(frozen=True)
class Standing:
    """What every panel stands on: when, by which filter, and what is in none of its figures."""

    as_at: str
    """Reference of the newest change."""
    moment: str
    """When that change was made, as UTC text."""
    programme: str
    """Its title; nothing where it is everything."""
    narrowed: Filter
    filters: tuple[tuple[str, str], ...]
    """The filter as people read it."""
    today: str
    events: int
    """Held events within the filter; for a filter only comments can answer, events where such a comment was made."""
    comments: int
    set_aside: int
    """Imported rows that wait: in no figure."""
    first: str = ""
    """When the first of the comments was said, as far as that is known."""
    last: str = ""
    no_programme: tuple[int, int] = (0, 0)
    """Comments and held events within the filter that have no programme, and so are not in a programme's figures."""

    @property
    def filter_words(self) -> str:
        """Say the filter in one line; nothing where there is none."""
        return "; ".join(f"{name} = {words}" for name, words in self.filters)

    def not_counted(self, drafts: int = 0) -> str:
        """Say what is in no figure: `1 draft, 6 imported rows set aside: not counted`. Drafts are kept beside the store."""
        waits = [
            plural(drafts, "draft") if drafts else "",
            plural(self.set_aside, "imported row") + " set aside" if self.set_aside else "",
        ]
        said = ", ".join(each for each in waits if each)
        return f"{said}: not counted" if said else ""

    @property
    def left_out(self) -> str:
        """Say what a programme leaves out: `23 comments and 2 events have no programme: not counted`."""
        comments, events = self.no_programme
        said = [plural(comments, "comment") if comments else "", plural(events, "event") if events else ""]
        have = "has" if comments + events == 1 else "have"
        return f"{' and '.join(filter(None, said))} {have} no programme: not counted" if any(said) else ""

    def words(self, drafts: int = 0, untagged: int = 0) -> str:
        """Say what it stands on in one line, with how many of the comments stand in no line of themes or outcomes."""
        parts = (
            self.programme or "Every programme",
            plural(self.events, "event"),
            plural(self.comments, "comment") if self.comments >= 0 else "few comments",
            f"{untagged:,} untagged" if untagged else "",
            self.not_counted(drafts),
            self.left_out,
            f"as at {self.as_at}" if self.as_at else "",
        )
        return " · ".join(each for each in parts if each)


class ThinLine(NamedTuple):
    """An outcome or a theme, with what was said of it and of all beneath it, and what that evidence is called."""

    id: str
    of: str
    """outcome or theme."""
    code: str
    """An outcome's code; a theme's reference."""
    title: str
    level: str
    """domain, outcome or indicator; of a theme its state."""
    depth: int
    """How deep it stands in the tree."""
    payment_linked: bool
    comments: int
    people: People
    events: int
    kinds: tuple[str, ...]
    """Codes of the kinds of people who spoke, the most heard first."""
    places: int
    last_heard: str
    from_place: Share
    from_person: Share
    deep: Depth
    verdict: Verdict
    opens: Filter
    """Its comments."""
    programme_id: str = ""

    @property
    def word(self) -> str:
        """What its evidence is called: broad, some, thin or none."""
        return self.verdict.word

    @property
    def marks(self) -> str:
        """Say what word and reason leave unsaid: most of it from one place or one person, and payment that depends on it."""
        shares = (
            each.value
            for each in self.verdict.criteria
            if each.what.startswith("per cent ") and not each.passed and self.comments > 1
        )
        unsaid = [each for each in shares if each not in self.verdict.why]
        return "; ".join([*unsaid, *(["payment depends on it"] if self.payment_linked else [])])


@dataclass(frozen=True)
class ThinPage:
    """Where evidence is thin, in the order of the tree, and the rule the words come from."""

    standing: Standing
    of: str
    """outcomes or themes."""
    lines: tuple[ThinLine, ...]
    rule: Rule
    own: tuple[OwnRule, ...] = ()
    """Of the programmes here, those that judge by a rule of their own."""

    def rule_of(self, line: ThinLine) -> Rule:
        """Return the rule a line is judged by: its programme's, where that has one."""
        return next((each.rule for each in self.own if each.programme_id == line.programme_id), self.rule)

    @property
    def rule_words(self) -> str:
        """Say the rule, and which programmes go by their own."""
        return " ".join((self.rule.words, *(each.words for each in self.own)))

    @property
    def counts(self) -> Mapping[str, int]:
        """How many outcomes (not domains) or themes have each word."""
        judged = [line for line in self.lines if line.level not in ("domain", "indicator")]
        return {word: sum(line.word == word for line in judged) for word in ("none", "thin", "some", "broad")}

    @property
    def beside(self) -> str:
        """Say which lines of the tree stand in no count: `1 domain and 4 indicators are not counted`."""
        levels = {level: sum(line.level == level for line in self.lines) for level in ("domain", "indicator")}
        said = " and ".join(plural(count, level) for level, count in levels.items() if count)
        return f"{said} {'is' if sum(levels.values()) == 1 else 'are'} not counted" if said else ""

    @property
    def thinnest(self) -> tuple[ThinLine, ...]:
        """The outcomes or themes from the thinnest: those nobody spoke of first, then the fewest comments.

        There is nothing behind the first to open: whoever shows them begins where something was said.
        """
        worst = {"none": 0, "thin": 1, "some": 2, "broad": 3}
        judged = (line for line in self.lines if line.level not in ("domain", "indicator"))
        return tuple(sorted(judged, key=lambda line: (worst[line.word], line.comments)))


class Unanswered(NamedTuple):
    """A theme that people spoke of and nobody replied to."""

    id: str
    reference: str
    name: str
    state: str
    comments: int
    events: int
    last_heard: str
    opens: Filter


class Coverage(NamedTuple):
    """How much of what was said was read, answered, and told: comments, each once."""

    what: str
    comments: int
    of: int
    opens: Filter | None = None
    """What opens those that are not covered, where a filter says it."""

    @property
    def per_cent(self) -> int:
        """Rounded down: 100 only where it is all."""
        return 100 * self.comments // self.of if self.of else 0

    @property
    def words(self) -> str:
        """Say it, such as `tagged: 395 of 412 comments (95 %)`."""
        share = f" ({self.per_cent} %)" if self.of else ""
        return f"{self.what}: {self.comments:,} of {plural(self.of, 'comment')}{share}"


@dataclass(frozen=True)
class PromisedPage:
    """We said we would: what is overdue, due, done and not fed back; replies missing; how much is covered."""

    standing: Standing
    counts: FollowUpCounts
    overdue: tuple[FollowUpLine, ...]
    due: tuple[FollowUpLine, ...]
    """Due within seven days."""
    nobody: tuple[FollowUpLine, ...]
    """Open, with no owner or no date."""
    not_told: tuple[FollowUpLine, ...]
    """Done, or will not be, and the people who asked were not told."""
    unanswered: tuple[Unanswered, ...]
    """Themes without a reply, the most spoken of first."""
    replies_not_told: int
    """Replies given that were not fed back."""
    coverage: tuple[Coverage, ...]

    @property
    def words(self) -> str:
        """Say the headline."""
        counts = self.counts
        return (
            f"Overdue {counts.overdue:,} · due this week {counts.due_this_week:,} · done, people not told {counts.done_not_told:,} · "
            f"no owner or no date {counts.no_owner_or_date:,} · themes without a reply {len(self.unanswered):,}"
        )


class Head(NamedTuple):
    """A row or a column of a table, with its total: comments, each once, however many cells they stand in."""

    id: str
    name: str
    total: int
    opens: Filter
    depth: int = 0
    full: str = ""
    """The name in full, where that is another."""


@dataclass(frozen=True)
class MatrixPage:
    """A table of counts. A comment with two tags stands in two cells, and once in each total."""

    standing: Standing
    kind: str
    """A key of `MATRICES`."""
    rows: tuple[Head, ...]
    columns: tuple[Head, ...]
    cells: tuple[tuple[int, ...], ...]
    """By row, then by column."""
    total: int
    """Comments in the table, each once."""
    in_no_column: tuple[str, int] = ("", 0)
    """What is in the totals alone: `with no kind recorded`, 12."""
    in_no_row: tuple[str, int] = ("", 0)
    """What is not in the table at all: `with no theme`, 5."""
    opens_all: Filter = NOTHING
    """Every comment of the table."""

    def opens(self, row: int, column: int) -> Filter:
        """Return the filter that opens the comments of a cell."""
        return both(self.rows[row].opens, self.columns[column].opens)

    @property
    def words(self) -> str:
        """Say how it is counted."""
        said = [f"{plural(self.total, 'comment')}, each once in every total"]
        for where, (words, count) in (
            ("In the totals and in no column", self.in_no_column),
            ("Not in it", self.in_no_row),
        ):
            if count:
                said.append(f"{where}: {plural(count, 'comment')} {words}")
        return ". ".join(said) + "."


def both(one: Filter, other: Filter) -> Filter:
    """Return a filter that asks for what each of two asks for; where both say the same field, the second does."""
    asked = {name: getattr(one, name) for name in one.used} | {
        name: getattr(other, name) for name in other.used
    }
    return Filter(**asked) if asked else NOTHING
