"""Figures: the verbs screens, commands, workbooks and reports take their numbers from. The counting is in one place."""

from __future__ import annotations

from datetime import date

from codesign.records.figures import LATE_DAYS, Figures, People, TodayPage
from codesign.store.file import StoreFile
from codesign.store.lines import asking
from codesign.store.verbs import counting

__all__ = ["LATE_DAYS", "FigureVerbs"]


class FigureVerbs:
    """Verbs that count."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store

    def of(self, programme_id: str = "", *, today: date) -> Figures:
        """Return the figures of one programme, or of everything. Drafts are in none of them: they are kept elsewhere."""
        with self._store.read() as session:
            return counting.figures(asking(session), programme_id, today)

    def people(self, programme_id: str = "") -> People:
        """Return how many people came to held events: named once each, unnamed heads beside them."""
        with self._store.read() as session:
            return counting.people(asking(session), programme_id)

    def today(self, *, today: date, events: int = 5) -> TodayPage:
        """Return what the first screen shows."""
        with self._store.read() as session:
            return counting.today_page(asking(session), today, events)
