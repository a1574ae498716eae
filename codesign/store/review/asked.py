"""A question put to the review: which comments count in it, and what every panel's page says it stands on."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import compress
from typing import Generic, TypeVar

from sqlalchemy import text
from sqlmodel import Session

from codesign.records.figures import MostUnnamed
from codesign.records.filters import MEANS, NOTHING, Filter
from codesign.records.review import Standing
from codesign.store import speakers
from codesign.store.file import StoreFile
from codesign.store.finding import listing
from codesign.store.lines import asking
from codesign.store.review.facts import (
    Facts,
    Kinds,
    Speakers,
    Wheres,
    read_facts,
    read_kinds,
    read_speakers,
    read_tags,
    read_untagged,
    read_wheres,
)
from codesign.store.review.rows import both, count, mask_of, without

_NEWEST = "SELECT 'H' || number || '-' || letters AS reference, at FROM change WHERE length(head) > 0 ORDER BY row DESC LIMIT 1"
_SET_ASIDE = "SELECT count(*) FROM setaside WHERE deleted = 0 AND state = 'waiting'"
_TITLE = "SELECT title FROM programme WHERE id = :id"

Value = TypeVar("Value")

CameUnnamed = Mapping[str, MostUnnamed | None]

Tags = Mapping[str, Sequence[int]]
"""The rows of the comments tagged to each theme or outcome."""


_TOUCHED = """
    SELECT 1 FROM change c CROSS JOIN operation o ON o.change = c.row
    WHERE c.row > :row AND o.tbl IN (SELECT value FROM json_each(:tables)) LIMIT 1
"""


class _Held(Generic[Value]):
    """Something read of some tables: it is read again once a change touched one of them, and not for another change."""

    def __init__(self, *tables: str) -> None:
        self._tables = json.dumps(tables)
        self._held: tuple[int, Value] | None = None
        self._turn = threading.Lock()

    def of(self, store: StoreFile, session: Session, read: Callable[[], Value]) -> Value:
        """Return it as this session sees it. What is being written has no change to be kept by, and is read."""
        if store.is_changing:
            return read()
        newest = store.newest_change()
        with self._turn:
            held = self._held
        if held is not None and held[0] <= newest and not self._is_touched(session, held[0], newest):
            value = held[1]
        else:
            value = read()
        with self._turn:
            self._held = (newest, value)
        return value

    def _is_touched(self, session: Session, since: int, newest: int) -> bool:
        asked = {"row": since, "tables": self._tables}
        return since < newest and session.execute(text(_TOUCHED), asked).first() is not None


class Remembered:
    """Facts and tags as they were last read: whatever touched what they are made of since, nothing is missing from them."""

    def __init__(self) -> None:
        self._facts = _Held[Facts]("comment", "event")
        self._speakers = _Held[Speakers]("comment", "contactmerge")
        self._wheres = _Held[Wheres]("comment", "event")
        self._kinds = _Held[Kinds]("comment", "contactmerge", "contact", "vocabularyentry")
        self._tags = {of: _Held[Tags]("comment", "tag") for of in ("theme", "outcome")}
        self._tagged = _Held[bytearray]("comment", "tag")
        self._came = _Held[CameUnnamed]("attendance", "event", "contactmerge")

    def facts(self, store: StoreFile, session: Session) -> Facts:
        """Return the facts of every comment that counts."""
        return self._facts.of(store, session, lambda: read_facts(session))

    def speakers(self, store: StoreFile, session: Session, facts: Facts) -> Speakers:
        """Return who made each comment."""
        return self._speakers.of(store, session, lambda: read_speakers(session, facts))

    def wheres(self, store: StoreFile, session: Session, facts: Facts) -> Wheres:
        """Return where each comment is of."""
        return self._wheres.of(store, session, lambda: read_wheres(session, facts))

    def kinds(self, store: StoreFile, session: Session, facts: Facts) -> Kinds:
        """Return as what kind of person each comment was made."""
        return self._kinds.of(
            store, session, lambda: read_kinds(session, self.speakers(store, session, facts))
        )

    def came_unnamed(self, store: StoreFile, session: Session) -> CameUnnamed:
        """Return for each event where anybody was counted the most who can have spoken unnamed."""
        return self._came.of(store, session, lambda: speakers.came_unnamed(asking(session)))

    def tags(self, store: StoreFile, session: Session, of: str) -> Tags:
        """Return the comments of each `theme` or `outcome`."""
        return self._tags[of].of(store, session, lambda: read_tags(session, of))

    def tagged(self, store: StoreFile, session: Session, size: int) -> bytearray:
        """Return a mask of the comments with a theme or an outcome."""
        return self._tagged.of(
            store, session, lambda: without(bytearray(b"\1") * size, mask_of(read_untagged(session), size))
        )


@dataclass
class Asked:
    """One question: a programme or all, a filter, a day, in one snapshot."""

    store: StoreFile
    session: Session
    remembered: Remembered
    narrowed: Filter
    """With the programme in it."""
    today: date
    facts: Facts = field(init=False)
    _masks: dict[Filter, bytearray] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read what was said."""
        self.facts = self.remembered.facts(self.store, self.session)

    @cached_property
    def speakers(self) -> Speakers:
        """Who made each comment: apart, as kinds and places are, for half of the panels ask for none."""
        return self.remembered.speakers(self.store, self.session, self.facts)

    @cached_property
    def wheres(self) -> Wheres:
        """Where each comment is of."""
        return self.remembered.wheres(self.store, self.session, self.facts)

    @cached_property
    def kinds(self) -> Kinds:
        """As what kind of person each comment was made."""
        return self.remembered.kinds(self.store, self.session, self.facts)

    @cached_property
    def came_unnamed(self) -> Sequence[MostUnnamed | None]:
        """The most who can have spoken unnamed at each event, by its place among the events of the facts."""
        came = self.remembered.came_unnamed(self.store, self.session)
        return [came.get(event.id) for event in self.facts.events]

    @cached_property
    def most_unnamed(self) -> Sequence[int]:
        """The same as numbers: where nobody was counted, more than there are comments."""
        return [each.most if each is not None else len(self.facts.counts) for each in self.came_unnamed]

    @property
    def programme_id(self) -> str:
        """The programme, or nothing: all."""
        return self.narrowed.programme_id

    @property
    def is_narrowed(self) -> bool:
        """Whether anything narrows it besides its programme."""
        return self.narrowed != Filter(programme_id=self.narrowed.programme_id)

    def tags(self, of: str) -> Tags:
        """Return the rows of the comments of each `theme` or `outcome`, whether they count or not."""
        return self.remembered.tags(self.store, self.session, of)

    def mask(self, narrowed: Filter | None = None) -> bytearray:
        """Return 1 for each comment within a filter: this question's where none is given."""
        wanted = self.narrowed if narrowed is None else narrowed
        if wanted not in self._masks:
            self._masks[wanted] = self._mask(wanted)
        return self._masks[wanted]

    def _mask(self, narrowed: Filter) -> bytearray:
        if narrowed == Filter(programme_id=narrowed.programme_id):
            return self.facts.within(narrowed.programme_id)
        return mask_of(listing.rows(self.store, "feedback", narrowed), len(self.facts.counts))

    @property
    def tagged_mask(self) -> bytearray:
        """What counts towards outcomes: an outcome's comments are its evidence, whichever programme they were made for.

        So it is in the list of outcomes, and a figure has one answer.
        """
        return self.mask(replace(self.narrowed, programme_id=""))

    def events(self, mask: bytearray | None = None) -> set[int]:
        """Return the held events within the filter; where only comments can answer it, those where one was made."""
        facts = self.facts
        if mask is None and self.asks_of_events:
            held = self._held_events
            return {place for place in held if self.programme_id in ("", facts.events[place].programme_id)}
        made_at = set(compress(facts.event, self.mask() if mask is None else mask))
        return {place for place in made_at if facts.events[place].state == "held"}

    @cached_property
    def _held_events(self) -> set[int]:
        """The held events within the filter, of whatever programme."""
        wanted = replace(self.narrowed, programme_id="", state="held")
        only = None if wanted == Filter(state="held") else self._event_ids(wanted)
        events = enumerate(self.facts.events)
        return {place for place, each in events if each.state == "held" and (only is None or each.id in only)}

    @property
    def asks_of_events(self) -> bool:
        """Whether events can be asked everything that narrows."""
        return all(name in MEANS["events"] for name in self.narrowed.used)

    def _event_ids(self, narrowed: Filter) -> set[str]:
        rows = listing.rows(self.store, "events", narrowed)
        held = self.session.execute(
            text("SELECT id FROM event WHERE row IN (SELECT value FROM json_each(:rows))"),
            {"rows": str(rows.tolist())},
        )
        return set(held.scalars())

    def standing(self) -> Standing:
        """Return what the page says it stands on."""
        newest = self.session.execute(text(_NEWEST)).first()
        mask = self.mask()
        held = self.events()
        first, last = self._days(mask, held)
        return Standing(
            as_at=newest.reference if newest else "",
            moment=newest.at if newest else "",
            programme=self._title(),
            narrowed=self.narrowed,
            filters=self._filter_words(),
            today=self.today.isoformat(),
            events=len(held),
            comments=count(mask),
            set_aside=int(self.session.execute(text(_SET_ASIDE)).scalar_one()),
            first=first,
            last=last,
            no_programme=self._no_programme(),
        )

    def _no_programme(self) -> tuple[int, int]:
        """Count the comments and the held events within the filter that no programme has; where none is asked for, they count."""
        if not self.programme_id:
            return 0, 0
        bare = replace(self.narrowed, programme_id="")
        left = self.facts.without_programme()
        if bare != NOTHING and any(left):
            left = both(left, self.mask(bare))
        held = self._held_events if self.asks_of_events else ()
        return count(left), sum(not self.facts.events[place].programme_id for place in held)

    def _days(self, mask: bytearray, held: Iterable[int]) -> tuple[str, str]:
        """Return the first and the last day that what is counted is of, comments and events: the places of days stand in their order."""
        said = set(compress(self.facts.said, mask)) - {0}
        days = {self.facts.days[of(said, default=0)] for of in (min, max)}
        days |= {self.facts.events[place].held_on for place in held}
        return min(filter(None, days), default=""), max(days, default="")

    def untagged(self) -> int:
        """Count the comments within the filter that have neither theme nor outcome."""
        return count(without(self.mask(), self.tagged()))

    def tagged(self) -> bytearray:
        """Return a mask of every comment that has a theme or an outcome."""
        return self.remembered.tagged(self.store, self.session, len(self.facts.counts))

    def _title(self) -> str:
        if not self.programme_id:
            return ""
        return str(self.session.execute(text(_TITLE), {"id": self.programme_id}).scalar() or "")

    def _filter_words(self) -> tuple[tuple[str, str], ...]:
        from codesign.store.finding.filters import Filters

        return Filters(self.store).words(self.narrowed) if self.narrowed != NOTHING else ()
