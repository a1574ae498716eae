"""The line of Today that leads to the review: counted in a thread once Today is shown, and once for each change."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual import work

from codesign.records.filters import Filter
from codesign.screens.mode_screen import ModeScreen
from codesign.text import plural

if TYPE_CHECKING:
    from codesign.store import Store


class LeadsToReview(ModeScreen):
    """A screen with one line of what the review would say. It is painted without it first: nothing waits for the counting."""

    _is_counting = False

    def count_review(self) -> None:
        """Count in a thread, unless what is known is still so."""
        store = self.desk.store
        if store is not None and self.desk.review.at != self._newest and not self._is_counting:
            self._is_counting = True
            self._count_in_thread(store, self._newest)

    def show_review(self, words: str) -> None:
        """Show the line."""
        raise NotImplementedError

    @work(
        thread=True,
        exclusive=True,
        exit_on_error=False,
        group="review",
        description="count what the review would say",
    )
    def _count_in_thread(self, store: Store, newest: int) -> None:
        try:
            words = review_words(store, store.programmes.only_id(), self.desk.today)
        finally:
            self._is_counting = False
        self.app.call_from_thread(self._counted, newest, words)

    def _counted(self, newest: int, words: str) -> None:
        self.desk.review = self.desk.review._replace(at=newest, words=words)
        if self.is_attached:
            self.show_review(words)


def review_words(store: Store, programme_id: str, today: date) -> str:
    """Say how many outcomes have thin evidence or none, and of how many groups nobody is recorded; nothing where all is well."""
    narrowed = Filter(programme_id=programme_id)  # as the review asks it: what is counted here is ready there
    counts = store.review.thin(programme_id, narrowed, today=today).counts
    groups = store.review.reached(programme_id, narrowed, today=today).lines
    unrecorded = sum(bool(line.came and line.counted_by and not line.reached) for line in groups)
    thin, none = counts["thin"], counts["none"]
    said = (
        f"evidence thin for {plural(thin, 'outcome')}" if thin else "",
        f"none for {none:,}"
        if thin and none
        else f"no evidence for {plural(none, 'outcome')}"
        if none
        else "",
        f"nobody recorded of {plural(unrecorded, 'group')}" if unrecorded else "",
    )
    return ", ".join(part for part in said if part)
