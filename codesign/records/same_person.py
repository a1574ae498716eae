"""Contacts that may be one, side by side; what people decided; merges that stand, and what was added since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from codesign.text import one_line, plural

BOTH = "both"
"""The choice that joins what two contacts say in one field, where there is room for both."""

HOW: dict[str, str] = {
    "household": "one household or family",
    "colleagues": "colleagues",
    "predecessor": "one came after the other",
    "branch": "a body and a part of it",
    "member": "somebody and an organisation",
    "other": "otherwise related",
}
"""How two contacts may be related without being one: the code that is kept, and what people read."""


class Why(NamedTuple):
    """One thing that speaks for (above nought) or against two being one, in words and in bits."""

    words: str
    weight: float


class Counted(NamedTuple):
    """How many questions waited when somebody last looked among everybody, and what came in since."""

    questions: int = -1
    """Fewer than none where nobody has looked."""
    at: str = ""
    """When it was."""
    alike: int = 0
    """Contacts that came in since and may be somebody."""


NOT_COUNTED = Counted()
"""Nobody has looked, and nothing came in."""


class Brings(NamedTuple):
    """What hangs on a contact, so that people see what a merge is about."""

    events: int = 0
    comments: int = 0
    follow_ups: int = 0
    groups: int = 0
    merged: int = 0
    """Contacts merged into it before."""
    last: str = ""
    """The day of the newest event, as reduced ISO text."""

    @property
    def words(self) -> str:
        """Say it: `3 events, 1 comment`."""
        said = (
            (self.events, "event"),
            (self.comments, "comment"),
            (self.follow_ups, "follow-up"),
            (self.groups, "group"),
        )
        return ", ".join(plural(count, one) for count, one in said if count) or "nothing yet"


@dataclass(frozen=True)
class Side:
    """One contact of a comparison."""

    id: str
    reference: str
    name: str
    sort: str
    brings: Brings
    recorded: str = ""
    do_not_contact: bool = False
    is_survivor: bool = False
    """Whether it is proposed as the one that goes on."""


@dataclass(frozen=True)
class FieldRow:
    """One field of every side. Of some, one value is chosen; of others, all are kept together."""

    field: str
    label: str
    values: tuple[str, ...]
    """What each side says, in the order of the sides and in words."""
    chosen: str = ""
    """The id of the side whose value is proposed, or `BOTH`; nothing where all are kept together."""
    may_be_both: bool = False
    """Whether `BOTH` may be chosen."""
    says: str = ""
    """What will stand there if nothing else is chosen."""

    @property
    def is_chosen(self) -> bool:
        """Whether one of the values is to be chosen."""
        return bool(self.chosen)

    @property
    def is_same(self) -> bool:
        """Whether every side says the same."""
        return len(set(self.values)) <= 1

    @property
    def differs(self) -> bool:
        """Whether two sides say something, and not the same: an empty value contradicts nothing."""
        return len({value for value in self.values if value}) > 1


@dataclass(frozen=True)
class Comparison:
    """Two contacts or more, side by side, with the survivor and the values that are proposed."""

    sides: tuple[Side, ...]
    survivor_id: str
    rows: tuple[FieldRow, ...]
    reasons: tuple[Why, ...] = ()
    weight: float | None = None
    warnings: tuple[str, ...] = ()
    """What should be read before they are merged: they were said to be different, one must not be contacted, …"""

    @property
    def choices(self) -> dict[str, str]:
        """Return the proposed choices by field, as `merge` takes them."""
        return {row.field: row.chosen for row in self.rows if row.is_chosen}


@dataclass(frozen=True)
class Answer:
    """What a person decided of two contacts, by those who stand for them now."""

    id: str
    one: str
    other: str
    answer: str
    """different, related or later."""
    how: str = ""
    """Of related: a code of `HOW`."""
    reasons: tuple[Why, ...] = ()
    """What was known when it was answered."""
    weight: float | None = None
    at: str = ""
    by: str = ""

    @property
    def words(self) -> str:
        """Say it: `somebody else`, `related: colleagues`."""
        if self.answer == "related":
            return f"related: {HOW.get(self.how, self.how)}" if self.how else "related"
        return {"different": "different people", "later": "to be decided"}.get(self.answer, self.answer)


@dataclass(frozen=True)
class Question:
    """Contacts that may be one: a pair, or a group of three and more."""

    ids: tuple[str, ...]
    """Strongest first: the survivor that will be proposed stands first."""
    weight: float
    probability: float
    likelihood: str
    """very likely, likely or possible."""
    reasons: tuple[Why, ...]
    """Of the strongest pair."""
    may_be_bulk: bool = False
    why_not_bulk: str = ""
    changed: str = ""
    """What speaks for it since it was answered, where it is asked again."""
    is_later: bool = False
    """Whether somebody left it for later: such questions come last."""
    answered: Answer | None = None
    """What was answered before, of `later` or where it is asked again."""

    @property
    def is_group(self) -> bool:
        """Whether more than two are asked about."""
        return len(self.ids) > 2

    @property
    def why(self) -> str:
        """Say what speaks for it, strongest first, in one line."""
        said = sorted((each for each in self.reasons if each.weight > 0), key=lambda each: -each.weight)
        return "; ".join(one_line(each.words) for each in said)

    @property
    def why_and_but(self) -> str:
        """Say what speaks for it and what against it, in one line."""
        against = sorted((each for each in self.reasons if each.weight < 0), key=lambda each: each.weight)
        but = "; ".join(one_line(each.words) for each in against)
        return " · but ".join(part for part in (self.why, but) if part)


@dataclass(frozen=True)
class Merge:
    """A merge that stands: one contact goes on for another."""

    id: str
    survivor_id: str
    survivor: str
    """The reference of the survivor, and its name."""
    survivor_name: str
    merged_id: str
    merged: str
    merged_name: str
    at: str
    by: str
    change: str
    """The reference of the change that made it: `H12-KTM`."""
    chosen: str = ""
    """What was chosen, in words."""
    reasons: tuple[Why, ...] = ()
    weight: float | None = None
    now_id: str = ""
    """Who stands for both now: the survivor, or whom the survivor was merged into since."""
    stands: int = 1
    """How many merges lie between the merged contact and who stands for it now."""

    @property
    def words(self) -> str:
        """Say it: `N13-KTM J. Smith is N12-KTM Jane Smyth`."""
        return f"{self.merged} {self.merged_name} is {self.survivor} {self.survivor_name}"


@dataclass(frozen=True)
class AddedSince:
    """Something that came to a survivor after a merge: whose is it, when the merge is taken apart?"""

    id: str
    """What `give_back` takes."""
    kind: str
    """event, comment, role, point of contact, field, …: what people call it."""
    words: str
    at: str
    by: str
    on_id: str
    """The contact it stands on now."""


@dataclass(frozen=True)
class Merged:
    """What a merge or a split did."""

    change: str
    """The reference of the change; nothing where nothing was altered."""
    survivor_id: str
    survivor: str
    """Its reference."""
    merges: tuple[str, ...] = ()
    """Ids of the merges made, or of the one taken apart."""
    said: tuple[str, ...] = ()
    """Sentences for whoever did it."""
    backup: str = ""
    """The file of the backup made before many were merged at once."""


def reason_line(why: Why) -> str:
    """Return a reason as it is kept: `J fits Jane (+2.1)`."""
    return f"{one_line(why.words)} ({why.weight:+.1f})"


def reason_read(line: str) -> Why:
    """Return a reason that was kept; one kept without its weight weighs nothing."""
    words, _, weight = line.rpartition(" (")
    try:
        return (
            Why(words, float(weight.removesuffix(")"))) if words and weight.endswith(")") else Why(line, 0.0)
        )
    except ValueError:
        return Why(line, 0.0)


def reasons_kept(reasons: Iterable[Why]) -> str:
    """Return reasons as they are kept: one a line."""
    return "\n".join(map(reason_line, reasons))


def reasons_read(kept: str) -> tuple[Why, ...]:
    """Return the reasons that were kept."""
    return tuple(reason_read(line) for line in kept.split("\n") if line)
