"""A question put to the review: which comments count in it, and what every panel's page says it stands on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import compress

from sqlalchemy import text
from sqlmodel import Session

from codesign.records.filters import MEANS, NOTHING, Filter
from codesign.records.review import Standing
from codesign.store.file import StoreFile
from codesign.store.finding import listing
from codesign.store.kept import Kept
from codesign.store.review.facts import Facts, read_facts, read_tags
from codesign.store.review.rows import count, mask_of, without

_NEWEST = "SELECT 'H' || number || '-' || letters AS reference, at FROM change WHERE length(head) > 0 ORDER BY row DESC LIMIT 1"
_SET_ASIDE = "SELECT count(*) FROM setaside WHERE deleted = 0 AND state = 'waiting'"
_TITLE = "SELECT title FROM programme WHERE id = :id"

Tags = Mapping[str, Sequence[int]]
"""The rows of the comments tagged to each theme or outcome."""


class Remembered:
    """Facts and tags as they were last read: they belong to the change they were read at, so nothing is missing from them."""

    def __init__(self) -> None:
        self._facts: Kept[str, Facts] = Kept(1)
        self._tags: Kept[str, Tags] = Kept(3)
        self._tagged: Kept[str, bytearray] = Kept(1)

    def facts(self, store: StoreFile, session: Session) -> Facts:
        """Return the facts of every comment that counts."""
        if store.is_changing:  # what is being written has no change to be kept by
            return read_facts(session)
        return self._facts.of(session, "", lambda: read_facts(session))

    def tags(self, store: StoreFile, session: Session, of: str) -> Tags:
        """Return the comments of each `theme` or `outcome`."""
        if store.is_changing:
            return read_tags(session, of)
        return self._tags.of(session, of, lambda: read_tags(session, of))

    def tagged(self, store: StoreFile, session: Session, size: int) -> bytearray:
        """Return a mask of the comments with a theme or an outcome."""

        def read() -> bytearray:
            every = (rows for of in ("theme", "outcome") for rows in self.tags(store, session, of).values())
            return mask_of(set[int]().union(*every), size)

        return read() if store.is_changing else self._tagged.of(session, "", read)


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
            wanted = replace(self.narrowed, programme_id="", state="held")
            only = None if wanted == Filter(state="held") else self._event_ids(wanted)
            return {
                place
                for place, event in enumerate(facts.events)
                if event.state == "held"
                and (not self.programme_id or event.programme_id == self.programme_id)
                and (only is None or event.id in only)
            }
        made_at = set(compress(facts.event, self.mask() if mask is None else mask))
        return {place for place in made_at if facts.events[place].state == "held"}

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
        return Standing(
            as_at=newest.reference if newest else "",
            moment=newest.at if newest else "",
            programme=self._title(),
            narrowed=self.narrowed,
            filters=self._filter_words(),
            today=self.today.isoformat(),
            events=len(self.events()),
            comments=count(mask),
            untagged=count(without(mask, self.tagged())),
            set_aside=int(self.session.execute(text(_SET_ASIDE)).scalar_one()),
            first=self._day(min, mask),
            last=self._day(max, mask),
        )

    def _day(self, of: Callable[..., int], mask: bytearray) -> str:
        """Return the first or the last day comments were said: the places of days stand in their order."""
        said = compress(self.facts.said, mask)
        return self.facts.days[of((place for place in said if place), default=0)]

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
