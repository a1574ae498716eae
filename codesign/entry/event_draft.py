"""An event half written: everything on its page as it was typed, and what each thing was taken to mean.

The page of the terminal and the questions of the command line both fill one of these. It becomes plain JSON and back
without loss, so that it can be kept after every key; what a newer version put there is kept too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, Literal, Self, get_args

from codesign.text import plural

if TYPE_CHECKING:
    from codesign.entry.event_page import PageWords, Problem
    from codesign.entry.running_sum import RunningSum
    from codesign.records.events import NewEvent

VERSION = 1
"""Of the way a draft is written."""

ChipKind = Literal["known", "new", "count"]
Answer = Literal["same", "different", "later"]
Sensitive = Literal["", "safeguarding", "complaint", "sensitive"]

_ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
)

_AN = frozenset({"11", "18", "18th"})
"""What begins a number that is said with a vowel first, besides an 8."""


class _Kept:
    """What every part of a draft can do: become plain JSON, and be read back from whatever JSON there is."""

    def to_state(self) -> dict[str, Any]:
        """Return it as JSON can say it."""
        return {each.name: _plain(getattr(self, each.name)) for each in fields(self)}  # type: ignore[arg-type]  # every subclass is a dataclass

    @classmethod
    def from_state(cls, state: object) -> Self:
        """Read it back. What is missing or of another kind takes its usual value: a draft is always opened."""
        held = state if isinstance(state, Mapping) else {}
        usual = cls()
        return cls(
            **{
                each.name: _read(held[each.name], getattr(usual, each.name), each.name)
                for each in fields(cls)  # type: ignore[arg-type]  # every subclass is a dataclass
                if each.name in held
            }
        )


@dataclass(frozen=True)
class DraftAnswer(_Kept):
    """What was decided about one look-alike that was offered, and the reasons that were shown."""

    candidate_id: str = ""
    answer: str = "later"
    reasons: tuple[str, ...] = ()
    remember: bool = False


@dataclass(frozen=True)
class Chip(_Kept):
    """Somebody who came, as typed and as it was taken: somebody known, somebody new, or a count by kind."""

    kind: str = "new"
    typed: str = ""
    name: str = ""
    """The contact's name, the new person's, or the count in words."""
    organisation: str = ""
    capacity: str = ""
    contact_id: str = ""
    sort: str = "person"
    group_id: str = ""
    """The standing group whose list they were ticked on."""
    is_group: bool = False
    code: str = ""
    """The vocabulary's kind of a count."""
    heads: int = 0
    about: bool = False
    reason: str = ""
    """Why the name of somebody under 16 is kept."""
    turned: str = ""
    """A new person's name as it is said, where it was typed family name first and is kept so."""
    answers: tuple[DraftAnswer, ...] = ()

    @property
    def words(self) -> str:
        """What the chip says."""
        if self.kind == "count":
            return self.name
        where = f" ({self.organisation})" if self.organisation else ""
        role = f", {self.capacity}" if self.capacity else ""
        return f"{self.turned or self.name}{where}{role}"

    @property
    def mark(self) -> str:
        """What stands beside the name, for colour is never the only sign."""
        turned = "turned round · " if self.turned else ""
        if any(each.answer == "later" for each in self.answers):
            return f"{turned}new, same person? later"
        if self.kind == "new":
            return f"{turned}new"
        return {"known": "group" if self.is_group else "known"}.get(self.kind, "")


@dataclass(frozen=True)
class DraftComment(_Kept):
    """One comment line, with marks that are not typed on the line itself."""

    line: str = ""
    sensitive: str = ""
    referred_to: str = ""
    referred_on: str = ""

    @property
    def is_referral(self) -> bool:
        """Whether only the referral is kept, and no words."""
        return self.sensitive == "safeguarding" and not self.line.strip()

    @property
    def referral(self) -> str:
        """Say to whom it was referred, and when."""
        if not self.referred_to:
            return "safeguarding: not yet said to whom it was referred"
        return f"referred to {self.referred_to} on {self.referred_on}"

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing here at all."""
        return not self.line.strip() and not self.sensitive


@dataclass(frozen=True)
class DraftWording(_Kept):
    """A clause that people worked on."""

    clause: str = ""
    before: str = ""
    after: str = ""
    reason: str = ""
    comments: str = ""
    """Whose comments shaped it: their numbers on this page."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been typed."""
        return not any(value.strip() for value in self.to_state().values())


@dataclass(frozen=True)
class Defaults(_Kept):
    """What stands dim until something else is typed: taken from last time."""

    programme: str = ""
    programme_id: str = ""
    consultation: str = ""
    officer: str = ""
    date: str = ""
    """The day the draft was begun; empty where the clock cannot be trusted, and a date is then asked for."""
    permission: str = "not-asked"
    is_only_programme: bool = False
    """It is the only one held, and not last time's."""


@dataclass(frozen=True)
class Cursor(_Kept):
    """Where the cursor stands: a field, and the line and column in it."""

    field: str = "title"
    line: int = 0
    column: int = 0


@dataclass(frozen=True)
class EventDraft(_Kept):
    """What is on the page, as typed."""

    title: str = ""
    date: str = ""
    planned: bool = False
    """It was said that a date to come is meant."""
    time: str = ""
    place: str = ""
    how: str = ""
    programme: str = ""
    consultation: str = ""
    officer: str = ""
    who: str = ""
    """The line of who came, not yet entered."""
    asking: str = ""
    """A person under 16, typed, whose reason is being asked for."""
    chips: tuple[Chip, ...] = ()
    room: str = ""
    permission: str = ""
    comments: tuple[DraftComment, ...] = (DraftComment(),)
    comment_at: int = 0
    access: str = ""
    money: str = ""
    follow_ups: tuple[str, ...] = ("",)
    follow_up_at: int = 0
    wordings: tuple[DraftWording, ...] = (DraftWording(),)
    wording_at: int = 0
    note: str = ""
    defaults: Defaults = Defaults()
    cursor: Cursor = Cursor()
    unknown: Mapping[str, Any] = field(default_factory=dict)
    """What a newer version keeps here, kept for it."""

    def to_state(self) -> dict[str, Any]:
        """Return the page as JSON can say it; `title` is what lists of drafts call it, `summary` what they say of it."""
        state = super().to_state()
        state.pop("unknown")
        return {**self.unknown, **state, "summary": self.summary()}

    @classmethod
    def from_state(cls, state: object) -> Self:
        """Read a page back from whatever was kept."""
        held = dict(state) if isinstance(state, Mapping) else {}
        names = {each.name for each in fields(cls)} | {"summary"}
        unknown = {str(name): value for name, value in held.items() if name not in names}
        return super().from_state({**held, "unknown": unknown})

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed yet, so that there is nothing to keep."""
        usual = type(self)(defaults=self.defaults, cursor=self.cursor, unknown=self.unknown)
        return self == usual

    def summary(self) -> str:
        """Say what is on the page: `14 people, 5 comments and part of a sixth`."""
        people = sum(chip.heads if chip.kind == "count" else 1 for chip in self.chips if not chip.is_group)
        said = [index for index, comment in enumerate(self.comments) if not comment.is_empty]
        is_part = bool(said) and self.cursor.field == "comments" and said[-1] == self.comment_at
        whole = len(said) - is_part
        parts = [plural(people, "person", "people")] if people else []
        if whole:
            parts.append(
                plural(whole, "comment") + (f" and part of {_an_ordinal(whole + 1)}" if is_part else "")
            )
        elif is_part:
            parts.append("part of a comment")
        promised = sum(bool(line.strip()) for line in self.follow_ups)
        parts += [plural(promised, "follow-up")] if promised else []
        return ", ".join(parts) or "nothing listed yet"

    # What the page means. The reading is in `event_page`; these are its short names.

    def people(self, page: PageWords) -> RunningSum:
        """Say who came, so far, in words."""
        from codesign.entry import event_page

        return event_page.people(self, page)

    def problems(self, page: PageWords) -> tuple[Problem, ...]:
        """Return what keeps the page from being saved, each with the field it belongs to."""
        from codesign.entry import event_page

        return event_page.problems(self, page)

    def to_new_event(self, page: PageWords, *, draft_id: str = "") -> NewEvent:
        """Return the event to record. Raises the first problem, if there is one."""
        from codesign.entry import event_page

        return event_page.to_new_event(self, page, draft_id=draft_id)


_PARTS: dict[str, type[_Kept]] = {
    "answers": DraftAnswer,
    "chips": Chip,
    "comments": DraftComment,
    "wordings": DraftWording,
    "defaults": Defaults,
    "cursor": Cursor,
}
_WORDS_OF: dict[str, tuple[str, ...]] = {
    "kind": get_args(ChipKind),
    "answer": get_args(Answer),
    "sensitive": get_args(Sensitive),
}
_AT_LEAST_ONE = {"comments", "wordings", "follow_ups"}


def _plain(value: object) -> Any:
    if isinstance(value, _Kept):
        return value.to_state()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return dict(value) if isinstance(value, Mapping) else value


def _read(held: object, usual: object, name: str) -> Any:
    """Return a kept value if it is of the usual one's kind, and the usual one if not."""
    if isinstance(usual, tuple):
        return _several(held, usual, name)
    if isinstance(usual, _Kept):
        return _PARTS[name].from_state(held)
    if isinstance(usual, Mapping):
        return dict(held) if isinstance(held, Mapping) else usual
    if type(held) is not type(usual) or (name in _WORDS_OF and held not in _WORDS_OF[name]):
        return usual
    return max(held, 0) if isinstance(held, int) and not isinstance(held, bool) else held


def _several(held: object, usual: tuple[Any, ...], name: str) -> tuple[Any, ...]:
    if not isinstance(held, list | tuple):
        return usual
    part = _PARTS.get(name)
    if name == "comments" and not all(isinstance(each, Mapping) for each in held):
        return usual
    several = tuple(part.from_state(each) if part else each for each in held if part or isinstance(each, str))
    return several or (usual if name in _AT_LEAST_ONE else ())


def _an_ordinal(number: int) -> str:
    """Return `a fourth`, `an eighth`, `a 1,151st`."""
    said = _ORDINALS[number - 1] if number <= len(_ORDINALS) else f"{number:,}{_ending(number)}"
    begins_with_vowel = said[0] in "aeiou" or said.startswith("8") or said.partition(",")[0] in _AN
    return f"{'an' if begins_with_vowel else 'a'} {said}"


def _ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
