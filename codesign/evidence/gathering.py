"""One line of the store as one part of a pack: what is in it, and what is taken out on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from codesign.clock import HOME_ZONE, local
from codesign.coding.personal import identifiers_in
from codesign.evidence.names import NameFinder
from codesign.evidence.quotable import Permission, Spoken, attribution, is_marked, permission_of, quotable
from codesign.evidence.words import date_words, full_date
from codesign.records.events import EventLine, FollowUpLine
from codesign.records.feedback import CommentLine, ReplyLine, ThemeLine
from codesign.records.figures import People, Unnamed
from codesign.records.outcomes import OutcomeLine, WordingLine
from codesign.records.pack import (
    PackComment,
    PackEvent,
    PackFollowUp,
    PackOutcome,
    PackReply,
    PackTheme,
    PackWording,
    StandsAt,
)  # fmt: skip
from codesign.store.store import Store
from codesign.store.verbs.figures import LATE_DAYS
from codesign.store.verbs.pack_rows import EventClaim, PackRows, TookPart
from codesign.text import plural

LEFT_OUT = "[left out: it may identify a person]"
"""What stands where words of ours, not a comment's, hold somebody's name or number."""

_PERMISSIONS = {
    Permission.NOT_ASKED: "not asked",
    Permission.REFUSED: "no",
    Permission.ANONYMOUS: "yes, without name or role",
    Permission.BY_ROLE: "yes, by role",
    Permission.BY_NAME: "yes, by name",
}
_EVENT_STATES = {"nobody-came": "nobody came"}
_WORDING_STATES = {"not-adopted": "not adopted"}
_THEME_STATES = {"signed-off": "signed off"}
_FOLLOW_UP_STATES = {"will-not": "will not be done"}


@dataclass
class Gathering:
    """What every part of a pack needs to know while it is gathered."""

    store: Store
    rows: PackRows
    programme_id: str
    stands_at: StandsAt
    today: date
    """The day the pack stands at; what is overdue is overdue on that day, whenever the pack is made."""
    public_kinds: frozenset[str]
    names_someone: NameFinder
    name_people: bool
    took_part: dict[str, TookPart]
    """Who came or spoke, by contact."""
    events: dict[str, EventLine]
    """The programme's events, by id."""
    _names: dict[str, dict[str, str]] = field(default_factory=dict)

    def named(self, vocabulary: str, code: str) -> str:
        """Return what people read for a code of a vocabulary."""
        if vocabulary not in self._names:
            self._names[vocabulary] = self.store.vocabularies.as_names(vocabulary)
        return self._names[vocabulary].get(code, code)

    def may_be_named(self, sort: str, kind: str) -> bool:
        """Say whether a contact is named: an organisation, somebody in public office, or anybody if so asked."""
        return self.name_people or sort == "organisation" or kind in self.public_kinds

    def place_of(self, event_id: str) -> str:
        """Return where an event of the programme was."""
        event = self.events.get(event_id)
        return self.nameless(event.place) if event else ""

    def safe(self, words: str) -> str:
        """Return words of ours as they are, unless they hold somebody's name or number."""
        return LEFT_OUT if identifiers_in(words) or self.names_someone(words) else words

    def nameless(self, words: str) -> str:
        """Return a title or a place as it is, unless it names somebody; a hall may give its postcode."""
        return LEFT_OUT if self.names_someone(words) else words


def comment_part(
    hands: Gathering, line: CommentLine, *, outcomes: tuple[str, ...], themes: tuple[str, ...]
) -> PackComment:
    """Return one comment, its words in it only if they may leave."""
    permission = permission_of(line.permission)
    marked = is_marked(line.personal, are_named=hands.name_people)
    spoken = Spoken(line.words, line.exact, permission, marked, bool(line.sensitive))
    withheld = quotable(spoken, hands.names_someone)
    speaker = hands.took_part.get(line.contact_id)
    said_by = attribution(
        permission, is_exact=line.exact, name=line.who,
        role=hands.named("kinds", line.kind or (speaker.kind if speaker else "")),
        may_be_named=speaker is not None and hands.may_be_named(speaker.sort, speaker.kind),
    )  # fmt: skip
    return PackComment(
        reference=line.reference, words="" if withheld else line.words, withheld=withheld.value if withheld else "",
        is_exact=line.exact, said_by="" if withheld else said_by, permission=_PERMISSIONS[permission], event=line.event,
        place=hands.place_of(line.event_id), said_on=line.said_on, kind=hands.named("comment-types", line.type),
        sentiment=hands.named("sentiments", line.sentiment), stance=hands.named("stances", line.stance),
        speaking_for=_speaking_for(line), outcomes=outcomes, themes=themes, recorded_on=_day(line.recorded),
        days_late=_days_late(line.said_on, line.recorded),
    )  # fmt: skip


def event_part(hands: Gathering, line: EventLine, claim: EventClaim, comments: int) -> PackEvent:
    """Return one event. Who came is counted only where it was held."""
    held = line.state == "held"
    people = People(line.named, line.heads, line.about) if held else People(0, 0)
    said = claim.head_count or 0
    return PackEvent(
        reference=line.reference, title=hands.nameless(line.title), on=line.held_on, place=hands.nameless(line.place),
        method=hands.named("methods", line.method), state=_EVENT_STATES.get(line.state, line.state),
        level=hands.named("levels", claim.level), people=people,
        not_accounted_for=max(said - line.named - line.heads, 0) if held else 0, comments=comments,
        recorded_on=_day(line.recorded), days_late=_days_late(line.held_on, line.recorded) if held else 0,
    )  # fmt: skip


def outcome_part(line: OutcomeLine, label: str) -> PackOutcome:
    """Return one node of the outcomes tree. Only a statement is itself a gap when nobody was heard on it."""
    return PackOutcome(
        reference=label, code=line.code, title=line.title, depth=line.depth, level=line.level, comments=line.comments,
        people=People(line.named, line.heads, line.about), events=line.events, last_heard=line.last_heard,
        expects_evidence=line.level == "outcome",
    )  # fmt: skip


def theme_part(hands: Gathering, line: ThemeLine, unnamed: Unnamed) -> PackTheme:
    """Return one theme, its unnamed heads beside its named people."""
    return PackTheme(
        reference=line.reference, name=hands.nameless(line.name), parent=hands.nameless(line.parent),
        definition=hands.safe(line.definition), state=_THEME_STATES.get(line.state, line.state), comments=line.comments,
        people=People(line.people, unnamed.heads, unnamed.about), events=line.events, has_reply=bool(line.reply),
    )  # fmt: skip


def wording_part(hands: Gathering, line: WordingLine, event_of: Mapping[str, str]) -> PackWording:
    """Return one change of wording; a clause changed twice is there twice.

    Args:
        hands: the pack being gathered.
        line: the version.
        event_of: the event each comment of the pack was made at, by reference.
    """
    comments = tuple(part for part in line.comments.split(", ") if part)
    events = (line.event, *(event_of.get(comment, "") for comment in comments))
    version = f", version {line.version}" if line.version > 1 else ""
    return PackWording(
        reference=f"{line.reference}{version}", document=line.document, clause=line.clause, before=hands.safe(line.before),
        after=hands.safe(line.after), why=hands.safe(line.reason), state=_WORDING_STATES.get(line.state, line.state),
        reason=hands.safe(line.state_reason), decided_by=hands.nameless(line.decided_by), decided_on=line.decided_on,
        events=tuple(dict.fromkeys(event for event in events if event)), comments=comments,
        is_open=line.state == "proposed",
    )  # fmt: skip


def follow_up_part(hands: Gathering, line: FollowUpLine, *, is_overdue: bool) -> PackFollowUp:
    """Return one follow-up. Its owner is named only in a pack that names people."""
    owner = line.owner if hands.name_people or not line.owner else "an officer"
    state = _FOLLOW_UP_STATES.get(line.state, line.state)
    return PackFollowUp(
        reference=line.reference, what=hands.safe(line.words), owner=owner, due=line.due,
        state=f"{state}: {hands.safe(line.outcome)}" if line.outcome else state, done_on=line.closed_on,
        told=_told(hands, line.fed_back_on, line.fed_back_how), about=(line.event,) if line.event else (),
        is_overdue=is_overdue, is_done=line.state != "open",
    )  # fmt: skip


def reply_part(hands: Gathering, line: ReplyLine) -> PackReply:
    """Return one reply."""
    return PackReply(
        reference=line.reference, to=hands.nameless(line.about), state=hands.named("reply-states", line.state).removesuffix("because…").strip(),
        did=hands.safe(line.words), reason=hands.safe(line.reason), on=line.replied_on,
        told=_told(hands, line.fed_back_on, line.fed_back_how),
    )  # fmt: skip


def _speaking_for(line: CommentLine) -> str:
    if line.speaking_for == "organisation" and line.for_organisation:
        return f"for {line.for_organisation}"
    if line.speaking_for == "others":
        return f"for {plural(line.for_count, 'other')}" if line.for_count else "for others"
    return ""


def _told(hands: Gathering, on: str, how: str) -> str:
    return ", ".join(part for part in (hands.safe(how), date_words(on)) if part) if on else ""


def _day(recorded: str) -> str:
    """Return the day something was recorded, where the people are."""
    return local(recorded, HOME_ZONE).date().isoformat() if recorded else ""


def _days_late(happened: str, recorded: str) -> int:
    """Return how many days after the day something was recorded, where that is late; only a full date can say."""
    said, noted = full_date(happened), full_date(recorded[:10])
    days = (noted - said).days if said and noted else 0
    return days if days > LATE_DAYS else 0
