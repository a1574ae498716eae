"""`T`: a draft theme of words that rise. It asks for the name, and shows which comments would be tagged before any is."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import work

from codesign.records.review_growth import RisingLine, Saying
from codesign.screens.mode_screen import ModeScreen
from codesign.text import one_line, shorten

if TYPE_CHECKING:
    from codesign.screens.review.screen import ReviewScreen
    from codesign.store import Store

_SHOWN = 5
"""Comments that are shown whole enough to see what they are of; the others are counted."""


class DraftsThemes(ModeScreen):
    """A review on which words that rise become a draft theme."""

    def action_draft_theme(self) -> None:
        """Ask for the name of a draft theme, and make it."""
        row = cast("ReviewScreen", self).here
        if row is not None and isinstance(row.drafts, RisingLine):
            line = row.drafts
            self.codesign.when_open(lambda store: self._find_who_say_it(store, line))

    @work(
        thread=True,
        exit_on_error=False,
        group="draft",
        description="find the comments that say words that rise",
    )
    def _find_who_say_it(self, store: Store, line: RisingLine) -> None:
        saying = store.review.saying(line)
        self.app.call_from_thread(self._ask_theme_name, store, line, saying)

    def _ask_theme_name(self, store: Store, line: RisingLine, saying: Saying) -> None:
        """Ask, unless they have gone elsewhere meanwhile."""
        from codesign.screens.ask import AskLineModal, if_answered

        if not self.is_current:
            return
        ask = AskLineModal(
            asks(line, saying),
            value=line.name,
            hint="Enter makes the draft theme and tags them, in one change that u undoes · Esc makes nothing",
        )
        self.app.push_screen(ask, if_answered(lambda name: self._draft(store, line, saying, name)))

    @work(
        thread=True, exit_on_error=False, group="draft", description="make a draft theme of words that rise"
    )
    def _draft(self, store: Store, line: RisingLine, saying: Saying, name: str) -> None:
        programme = cast("ReviewScreen", self).narrowed.programme_id
        theme = store.review.draft_theme(line, name, programme, tagged=saying.ids)
        said = (
            f"#{one_line(theme.name)} is a draft theme now, on {saying.words}. `u` undoes it; "
            "its page (g t) says what belongs to it."
        )
        self.app.call_from_thread(self._drafted, said)

    def _drafted(self, said: str) -> None:
        self.app.notify(said, timeout=10, markup=False)
        self.codesign.store_changed.publish(None)


def asks(line: RisingLine, saying: Saying) -> str:
    """Return the question: what the theme is made of, and which comments would be tagged with it."""
    count = len(saying.ids)
    quotes = [f"  {each.reference}  {shorten(one_line(each.words), 90)}" for each in line.quotes[:_SHOWN]]
    more = [f"  and {count - len(quotes):,} more"] if count > len(quotes) else []
    head = f"What shall the draft theme of “{one_line(', '.join(line.words))}” be called?"
    return "\n".join([head, "", f"{saying.words} would be tagged with it:", *quotes, *more])
