"""An evidence pack, gathered once and frozen: every writer renders this and nothing else.

What is here may leave. A word that may not leave is never put here, so that no writer can let it out: where words are
withheld their place is empty and `withheld` says why.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from codesign.records.figures import People

INTERNAL = "INTERNAL, NOT FOR PUBLICATION"
"""The stamp of every pack until names and small numbers in it have been reviewed."""

DEMO = "DEMO: made-up people and places"
"""The watermark of a pack made from the demonstration."""


class Withheld(StrEnum):
    """Why a comment's words are not in the pack, in words a reader of the pack can use."""

    NOT_ASKED = "permission to quote was not asked"
    REFUSED = "permission to quote was refused"
    PERSONAL = "it may identify a person"
    SENSITIVE = "it is marked sensitive"
    NAMES_SOMEONE = "it names a person"


NOBODY = People(0, 0)


@dataclass(frozen=True)
class PackOptions:
    """What was asked of the pack."""

    programme: str
    """The programme: as a person named it, and in a gathered pack its reference."""
    name_people: bool = False
    """Name people who are neither organisations nor elected members."""
    reason: str = ""
    """Why people are named; it is needed if they are."""


@dataclass(frozen=True)
class StandsAt:
    """The change of the store the pack was made at: the same change gives the same pack."""

    change: str
    """Reference of the change (H…)."""
    at: str
    """Its moment, UTC: the pack's date."""
    head: str = ""
    """The journal's head at that change: the fingerprint of everything before it."""


@dataclass(frozen=True)
class PackProgramme:
    """The programme the pack is about."""

    reference: str
    name: str
    kind: str = ""
    lead_body: str = ""
    partners: tuple[str, ...] = ()
    term: str = ""
    law_as_at: str = ""


@dataclass(frozen=True)
class PackCount:
    """One figure with its words: events held 31, comments withheld because … 4."""

    what: str
    count: int


@dataclass(frozen=True)
class PackFigures:
    """The pack's figures; each comes from the same place as the figure on the screen."""

    events: tuple[PackCount, ...] = ()
    """Events by state."""
    comments: int = 0
    quoted: int = 0
    """Comments shown in people's exact words."""
    notes_shown: int = 0
    """Comments shown as our note."""
    withheld: tuple[PackCount, ...] = ()
    """Comments whose words are withheld, by reason."""
    people: People = NOBODY
    set_aside: int = 0
    """Imported rows set aside in the whole store, in no figure."""
    tagged_elsewhere: int = 0
    """Comments counted under an outcome that were recorded for no programme, or for another; their words are not here."""

    @property
    def words_withheld(self) -> int:
        """Comments whose words are withheld, for whatever reason."""
        return sum(count.count for count in self.withheld)


@dataclass(frozen=True)
class PackComment:
    """One comment. `words` is empty where they are withheld, and `withheld` then says why."""

    reference: str
    words: str = ""
    withheld: str = ""
    is_exact: bool = False
    """Exactly what was said; otherwise our note of it."""
    said_by: str = ""
    """As whom the words may be attributed."""
    permission: str = ""
    event: str = ""
    place: str = ""
    said_on: str = ""
    kind: str = ""
    sentiment: str = ""
    stance: str = ""
    speaking_for: str = ""
    outcomes: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    """References of its outcomes and of its themes."""
    recorded_on: str = ""
    days_late: int = 0
    """Days between its being said and recorded, where that is late; otherwise 0."""


@dataclass(frozen=True)
class PackOutcome:
    """One node of the outcomes tree, in the tree's order."""

    reference: str
    code: str
    title: str
    depth: int = 0
    level: str = ""
    comments: int = 0
    people: People = NOBODY
    events: int = 0
    last_heard: str = ""
    expects_evidence: bool = True
    """A heading that only holds other outcomes is not itself a gap."""


@dataclass(frozen=True)
class PackTheme:
    """One theme of the codebook."""

    reference: str
    name: str
    parent: str = ""
    definition: str = ""
    state: str = ""
    comments: int = 0
    people: People = NOBODY
    events: int = 0
    has_reply: bool = False


@dataclass(frozen=True)
class PackEvent:
    """One engagement event."""

    reference: str
    title: str
    on: str = ""
    place: str = ""
    method: str = ""
    state: str = ""
    level: str = ""
    people: People = NOBODY
    not_accounted_for: int = 0
    comments: int = 0
    recorded_on: str = ""
    days_late: int = 0


@dataclass(frozen=True)
class PackInvolved:
    """Somebody who took part and may be named, or a kind of people who may only be counted."""

    name: str
    reference: str = ""
    kind: str = ""
    capacity: str = ""
    events: int = 0
    comments: int = 0


@dataclass(frozen=True)
class PackKind:
    """People of one kind: how many are named in the store, and how many heads were only counted."""

    kind: str
    people: People = NOBODY


@dataclass(frozen=True)
class PackWording:
    """One change to a clause: what people changed, or asked to change and why it was not."""

    reference: str
    document: str
    clause: str
    before: str
    after: str
    why: str = ""
    state: str = ""
    reason: str = ""
    """Why it was not adopted."""
    decided_by: str = ""
    decided_on: str = ""
    events: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    is_open: bool = False
    """Proposed and not yet decided."""


@dataclass(frozen=True)
class PackFollowUp:
    """A thing we said we would do."""

    reference: str
    what: str
    owner: str = ""
    due: str = ""
    state: str = ""
    done_on: str = ""
    told: str = ""
    """How and when the people who asked were told."""
    about: tuple[str, ...] = ()
    """References of the event, comment or theme it came from."""
    is_overdue: bool = False
    is_done: bool = False


@dataclass(frozen=True)
class PackReply:
    """What was done about a theme or a comment."""

    reference: str
    to: str
    state: str
    did: str = ""
    reason: str = ""
    on: str = ""
    told: str = ""


@dataclass(frozen=True)
class PackGap:
    """A hole in the evidence, said plainly."""

    what: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pack:
    """Everything one evidence pack says."""

    programme: PackProgramme
    options: PackOptions
    stands_at: StandsAt
    figures: PackFigures = PackFigures()
    outcomes: tuple[PackOutcome, ...] = ()
    themes: tuple[PackTheme, ...] = ()
    codebook: tuple[str, ...] = ()
    """What was split, merged, renamed, moved or retired in the codebook, the earliest first: figures by theme rest on it."""
    comments: tuple[PackComment, ...] = ()
    events: tuple[PackEvent, ...] = ()
    involved: tuple[PackInvolved, ...] = ()
    kinds: tuple[PackKind, ...] = ()
    wording: tuple[PackWording, ...] = ()
    follow_ups: tuple[PackFollowUp, ...] = ()
    replies: tuple[PackReply, ...] = ()
    is_demo: bool = False
    late_after_days: int = 14
    """Something recorded more than this many days after it happened is shown as a late entry."""
    zone: str = "Europe/London"
    stamps: tuple[str, ...] = field(default=(INTERNAL,), init=False)

    def __post_init__(self) -> None:
        """Stamp the pack: always internal, and as a demonstration where it is one."""
        if self.is_demo:
            object.__setattr__(self, "stamps", (INTERNAL, DEMO))
