"""When evidence is called thin: the numbers, why they are what they are, and how a figure stands against each of them.

No law or guidance sets them: they are ours, to be argued with, and a programme may set its own. Who changed which and
when is in the journal. Wherever a word such as `thin` is printed, its rule is printed too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from codesign.records.figures import People
from codesign.text import one_line


class Setting(NamedTuple):
    """One number of the rule, as the program has it where nobody set another."""

    name: str
    usual: int
    says: str
    """What it decides, in words that go before the number."""
    why: str
    most: int = 1_000_000
    least: int = 0


SETTINGS: Mapping[str, Setting] = {
    each.name: each
    for each in (
        Setting(
            "thin-comments", 10, "thin under so many comments", "under ten, one more comment changes a tenth of the picture"
        ),
        Setting(
            "thin-people", 5, "thin under so many people", "fewer than five can be told apart, and are kept off shared screens too"
        ),
        Setting("thin-events", 3, "thin under so many events", "one or two evenings hear who could come that evening"),
        Setting("thin-kinds", 2, "thin under so many kinds of people", "one kind of person speaks from one side"),
        Setting("thin-places", 2, "thin under so many places", "what is so in one village may be so nowhere else"),
        Setting("thin-months", 12, "thin when last heard longer ago than so many months", "a year on, services have changed"),
        Setting("broad-comments", 30, "broad from so many comments", "enough for a second reader to find the same in them"),
        Setting("broad-people", 15, "broad from so many people", "two workshops' worth of different people"),
        Setting("broad-events", 6, "broad from so many events", "heard on several days, by several ways of asking"),
        Setting("broad-kinds", 3, "broad from so many kinds of people", "such as those who use it, carers and staff"),
        Setting("broad-places", 3, "broad from so many places", "more than a town and its neighbour"),
        Setting("broad-months", 6, "broad when last heard within so many months", "half a year is one round of engagement"),
        Setting("most-one-place", 70, "not broad over so many per cent from one place", "above two in three it is that place's view", 100),
        Setting("most-one-person", 50, "thin over so many per cent from one person", "above half it is that person's view", 100),
        Setting("deep-people", 6, "deep from so many people", "as many as a group that works together"),
        Setting("deep-sessions", 4, "deep from so many sessions", "people came back, and had time to change their minds"),
        Setting("deep-wordings", 2, "deep from so many changes of wording", "what they said changed what is written, more than once"),
        Setting("few", 10, "growth is marked few under so many comments", "of under ten, one comment more is a tenth more"),
        Setting("small", 5, "counts under this are judged nowhere, and hidden in safe view",
                "the usual limit of disclosure control in health: suppress under five", least=2),
        Setting("percent-from", 10, "no percentages of fewer people than this", "a per cent of nine people is not a tenth of them"),
    )
}  # fmt: skip
"""Every number of the rule, in the order it is read."""


class Number(NamedTuple):
    """One number of the rule as it stands for a programme."""

    name: str
    value: int
    usual: int
    says: str
    why: str
    whose: str
    """`this programme`, `every programme`, or nothing where it is as the program has it."""
    changed_by: str = ""
    changed_at: str = ""
    """UTC text; nothing where nobody changed it."""


@dataclass(frozen=True)
class Rule:
    """The rule of a programme: every number, whose it is, and who changed it when."""

    programme_id: str
    numbers: tuple[Number, ...]

    def __getitem__(self, name: str) -> int:
        return self._values[name]

    @cached_property
    def _values(self) -> Mapping[str, int]:
        return {each.name: each.value for each in self.numbers}

    @property
    def as_usual(self) -> bool:
        """Whether nobody changed anything."""
        return not any(each.whose for each in self.numbers)

    @property
    def words(self) -> str:
        """Say the rule of the word in one paragraph, as it is printed wherever the word is."""
        return (
            f"None: nothing was said. Thin: fewer than {self['thin-comments']} comments, {self['thin-people']} people, "
            f"{self['thin-events']} events, {self['thin-kinds']} kinds of people or {self['thin-places']} places, last heard more than "
            f"{self['thin-months']} months ago, or over {self['most-one-person']} % from one person; but not where {self['deep-people']} people, "
            f"{self['deep-sessions']} sessions and {self['deep-wordings']} changes of wording show depth. Broad: at least "
            f"{self['broad-comments']} comments, {self['broad-people']} people, {self['broad-events']} events, {self['broad-kinds']} kinds of "
            f"people and {self['broad-places']} places, heard within {self['broad-months']} months, and no more than {self['most-one-place']} % "
            "from one place. Some: what lies between. Of named people and unnamed heads the greater counts, never their sum. "
            "What is not recorded of most comments is not judged: it makes nothing thin, and nothing broad."
        )


class OwnRule(NamedTuple):
    """The rule of a programme that has one of its own, beside the one for every programme."""

    programme_id: str
    title: str
    rule: Rule
    usual: Rule

    @property
    def differs(self) -> Sequence[str]:
        """The numbers by which evidence is judged, where they are other ones than for every programme."""
        judging = ("thin-", "broad-", "most-", "deep-")
        return [name for name in SETTINGS if name.startswith(judging) and self.rule[name] != self.usual[name]]

    @property
    def words(self) -> str:
        """Say it: `Urgent care goes by its own rule: thin-comments 130, broad-comments 200`."""
        numbers = ", ".join(f"{name} {self.rule[name]:,}" for name in self.differs)
        return f"{one_line(self.title)} goes by its own rule: {numbers}."


USUAL = Rule("", tuple(Number(each.name, each.usual, each.usual, each.says, each.why, "") for each in SETTINGS.values()))  # fmt: skip
"""The rule where nobody set anything."""


class Criterion(NamedTuple):
    """One line of the rule applied: what it asks, what was found, and whether that passes."""

    word: str
    """The word it decides: `thin` (passed: not thin by this), `broad`, or `deep`."""
    what: str
    """Such as `comments`, `people`, `months since last heard`."""
    value: str
    threshold: str
    """Such as `at least 10`, `at most 12`."""
    passed: bool
    setting: str
    """The number of the rule it asks."""
    judged: bool = True
    """Whether it can be judged. What is not recorded is not judged: then it neither makes thin nor lets it be broad."""

    @property
    def verdict(self) -> str:
        """Say how it stands: `met`, `NOT MET`, or that it is not judged and what would fill it."""
        if not self.judged:
            return f"not judged: {FILLS[self.what]}"
        return "met" if self.passed else "NOT MET"


FILLS: Mapping[str, str] = {
    "kinds of people": "a kind on the comment, or on who spoke, fills it",
    "places": "a place on the event, or on the comment, fills it",
    "events": "an event fills it, where it was said at one",
    "months since last heard": "a date on the comment, or on its event, fills it",
}
"""What would fill what is not recorded."""


class Share(NamedTuple):
    """How much of what was said comes from the one place, or the one person, that said most of it."""

    comments: int
    of: int
    name: str = ""
    """The place; of a person nothing, for a name is not needed to say it."""
    id: str = ""
    """The contact."""

    @property
    def per_cent(self) -> int:
        """A whole per cent, rounded down: 100 only where it is all."""
        return 100 * self.comments // self.of if self.of else 0

    @property
    def words(self) -> str:
        """Say it: `70 % from one place (Felpersham)`, `all from one person`."""
        if not self.of or not self.comments:
            return ""
        much = "all" if self.comments == self.of else f"{self.per_cent} %"
        return f"{much} from one place ({self.name})" if self.name else f"{much} from one person"


class Depth(NamedTuple):
    """How deep it went: who worked on it, how many sessions, and how many changes of wording came of it."""

    people: People
    sessions: int
    wordings: int
    """Changes of wording that were adopted."""


class Breadth(NamedTuple):
    """What a rule is applied to."""

    comments: int
    people: People
    events: int
    kinds: int
    places: int
    last_heard: str
    months: int | None
    """Whole months since it was last heard; nothing where it never was."""
    from_place: Share
    from_person: Share
    depth: Depth
    unrecorded: Mapping[str, int] = {}
    """Of how many of the comments it is not recorded: kinds, places, events."""

    def is_judged(self, name: str, value: int, least: int) -> bool:
        """Whether a number can be judged: it is enough as it stands, or it is recorded of at least half of the comments."""
        return value >= least or 2 * self.unrecorded.get(name, 0) <= self.comments


@dataclass(frozen=True)
class Verdict:
    """The word, and every criterion it came from."""

    word: str
    criteria: tuple[Criterion, ...]
    lifted: bool = False
    """Whether depth made `some` of what breadth alone calls thin."""

    @property
    def why(self) -> str:
        """Say in one line why it is called so: what is short, or that nothing is."""
        if self.word == "none":
            return "nothing was said"
        short = [each for each in self.criteria if each.word == "thin" and not each.passed]
        if self.word == "thin":
            return ", ".join(_short(each) for each in short)
        if self.lifted:
            return (
                f"narrow but deep: {', '.join(_short(each) for each in self.criteria if each.word == 'deep')}"
            )
        missing = [each for each in self.criteria if each.word == "broad" and not each.passed]
        return (
            ", ".join(_short(each) for each in missing) if self.word == "some" else "every criterion is met"
        )


def judge(found: Breadth, rule: Rule) -> Verdict:
    """Apply a rule: return the word and each criterion with its value, its threshold and whether it is met."""
    criteria = (*_thin(found, rule), *_broad(found, rule), *_deep(found.depth, rule))
    if not found.comments and not found.depth.sessions:
        return Verdict("none", criteria)
    passed = {
        word: all(each.passed for each in criteria if each.word == word) for word in ("thin", "broad", "deep")
    }
    if not passed["thin"]:
        return Verdict("some", criteria, lifted=True) if passed["deep"] else Verdict("thin", criteria)
    return Verdict("broad" if passed["broad"] else "some", criteria)


def most_people(people: People) -> int:
    """Return the number of people one can stand behind: of named and unnamed the greater, for they may be the same people."""
    return max(people.named, people.heads)


def _thin(found: Breadth, rule: Rule) -> tuple[Criterion, ...]:
    return (
        *_at_least(found, rule, "thin"),
        _recent(found, rule, "thin"),
        _share("thin", found.from_person, "from one person", rule, "most-one-person"),
    )


def _broad(found: Breadth, rule: Rule) -> tuple[Criterion, ...]:
    return (
        *_at_least(found, rule, "broad"),
        _recent(found, rule, "broad"),
        _share("broad", found.from_place, "from one place", rule, "most-one-place"),
    )


def _at_least(found: Breadth, rule: Rule, word: str) -> tuple[Criterion, ...]:
    held = {
        "comments": found.comments,
        "people": most_people(found.people),
        "events": found.events,
        "kinds": found.kinds,
        "places": found.places,
    }
    said = {"people": found.people.words}
    asked = tuple(
        (_least(f"{word}-{name}", name, value, said.get(name, f"{value:,}"), rule), name)
        for name, value in held.items()
    )
    return tuple(
        each if found.is_judged(name, held[name], rule[each.setting]) else _unjudged(each, found, name)
        for each, name in asked
    )


def _unjudged(each: Criterion, found: Breadth, name: str) -> Criterion:
    """Return a criterion that cannot be judged: it passes as thin, for nothing is known against it, and not as broad."""
    is_none = found.unrecorded[name] == found.comments
    value = "not recorded" if is_none else f"{each.value}, not recorded of most comments"
    return each._replace(value=value, passed=each.word == "thin", judged=False)


def _deep(depth: Depth, rule: Rule) -> tuple[Criterion, ...]:
    return (
        _least("deep-people", "people", most_people(depth.people), depth.people.words, rule),
        _least("deep-sessions", "sessions", depth.sessions, f"{depth.sessions:,}", rule),
        _least("deep-wordings", "changes of wording", depth.wordings, f"{depth.wordings:,}", rule),
    )


def _least(setting: str, what: str, value: int, said: str, rule: Rule) -> Criterion:
    word = setting.partition("-")[0]
    names = {"kinds": "kinds of people"}
    return Criterion(
        word, names.get(what, what), said, f"at least {rule[setting]:,}", value >= rule[setting], setting
    )


def _recent(found: Breadth, rule: Rule, word: str) -> Criterion:
    setting = f"{word}-months"
    if found.months is None and found.comments:
        undated = Criterion(
            word,
            "months since last heard",
            "not recorded",
            f"at most {rule[setting]:,}",
            word == "thin",
            setting,
        )
        return undated._replace(judged=False)
    said = "never" if found.months is None else f"{found.months:,}"
    passed = found.months is not None and found.months <= rule[setting]
    return Criterion(word, "months since last heard", said, f"at most {rule[setting]:,}", passed, setting)


def _share(word: str, share: Share, what: str, rule: Rule, setting: str) -> Criterion:
    passed = share.comments * 100 <= rule[setting] * share.of
    return Criterion(
        word, f"per cent {what}", share.words or "nothing", f"at most {rule[setting]} %", passed, setting
    )


_ONE = {"comments": "comment", "people": "person", "events": "event", "kinds of people": "kind of people", "places": "place",
        "sessions": "session", "changes of wording": "change of wording"}  # fmt: skip


def _short(each: Criterion) -> str:
    """Say one criterion's finding: `3 events`, `heard 14 months ago`, `80 % from one person`, `places not recorded`."""
    if not each.judged:
        what = "when it was said" if each.what == "months since last heard" else each.what
        return f"{what} not recorded" if each.value == "not recorded" else f"{what}: {each.value}"
    if each.what == "months since last heard":
        return "never heard" if each.value == "never" else f"last heard {each.value} months ago"
    if each.what.startswith("per cent "):
        return each.value
    if each.what == "people":
        return (
            each.value
            if "unnamed" in each.value
            else f"{each.value} people".replace(" named people", " named")
        )
    return f"{each.value} {_ONE.get(each.what, each.what) if each.value == '1' else each.what}"
