"""Today: what was left unfinished, what we said we would do, what happened last, and the figures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import OptionList, Static

from codesign.screens.coding.here import Codes
from codesign.screens.copying import CopiesFromLines
from codesign.screens.today.drafts import ActsOnDrafts
from codesign.screens.today.review import LeadsToReview
from codesign.screens.writing import WritesLines
from codesign.widgets.bindings import bindings
from codesign.widgets.line_list import LineList

if TYPE_CHECKING:
    from codesign.records.same_person import Counted
    from codesign.screens.coding.among import Among
    from codesign.screens.today.lines import TodayFound
    from codesign.store import Store


class TodayScreen(Codes, CopiesFromLines, WritesLines, LeadsToReview, ActsOnDrafts):
    """The first screen. Everything on it is a line that Enter opens."""

    MODE = "today"
    CSS_PATH = "screen.tcss"
    HELP: ClassVar[str] = (
        "# Today\n\nUnfinished work stands first: Enter carries on where the cursor was. Then what we said we would do, "
        "what waits for somebody, and the last events. A digit goes where it stands: 1 unfinished, 2 overdue, 3 due, "
        "4 to tag (`o` codes them), 5 set aside, 6 without an owner or a date, 7 people not told, 8 last events, 9 who may be the same person, 0 what may identify somebody. "
        "`e` alters what is under the cursor; `h` tells every change there was. Unfinished work and rows set aside are in no figure."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("today")
    AT_ONCE: ClassVar[frozenset[str]] = frozenset({"new"})

    _found: TodayFound | None = None
    """What is shown."""

    def stand_on_draft(self, draft_id: str) -> None:
        """Put the cursor on unfinished work that was just left, once it is read."""
        self.desk.left_unfinished = draft_id

    def body(self) -> ComposeResult:
        """The figures, then one list of everything."""
        yield Static("", id="doubt", markup=False)
        yield Static("Opening the store…" if self.desk.has_store else "", id="figures", markup=False)
        yield LineList(id="lines")

    def on_mount(self) -> None:
        """Take the keys at once."""
        super().on_mount()
        self.query_one("#doubt").display = False
        self.query_one(LineList).focus()

    # reading

    def read(self, store: Store) -> TodayFound:
        """Read the figures, the lists and the drafts."""
        from codesign.screens.desk_opening import drafts_whole
        from codesign.screens.today.lines import TodayFound

        page = store.figures.today(today=self.desk.today)
        return TodayFound(drafts_whole(self.desk), page, self._questions_waiting(store))

    def _questions_waiting(self, store: Store) -> Counted:
        """Return how many questions waited when they were last counted, here or elsewhere; nothing is searched for this.

        Before anybody looked, it is how many were left for later: that is quick.
        """
        from codesign.records.same_person import Counted

        looking, held = self.desk.looking, store.same_person.counted()
        if looking is not None and looking.waiting >= 0:
            return Counted(looking.waiting, alike=held.alike)
        if held.questions >= 0:
            return held
        later = sum(each.answer == "later" for each in store.same_person.answered())
        return Counted(later, alike=held.alike)

    def read_without_store(self) -> TodayFound | None:
        """Read the drafts, beside whatever the first look at the store found."""
        from codesign.screens.desk_opening import drafts_whole
        from codesign.screens.today.lines import TodayFound

        return TodayFound(drafts_whole(self.desk), self.desk.first_page) if self.desk.drafts else None

    def paint(self, found: Any) -> None:
        """Show what was read."""
        from codesign.screens.today.lines import figures_words, today_lines

        desk = self.desk
        doubt = self.query_one("#doubt", Static)
        doubt.update(desk.clock_doubt)
        doubt.display = bool(desk.clock_doubt)
        waits = desk.refused or ("Opening the store…" if desk.has_store else "")
        as_on = desk.today if desk.demo else None
        self.query_one("#figures", Static).update(figures_words(found, as_on=as_on) or waits)
        self.drafts_shown = {each.line.id: each.line.kind for each in found.drafts}
        found = replace(found, review=desk.review.words)  # it may have been counted while this was read
        self._found = found
        self.query_one(LineList).show(today_lines(found, today=desk.today, zone=desk.settings.zone))
        self._stand_on_what_was_left()
        self.refresh_bindings()
        self.count_review()

    def show_review(self, words: str) -> None:
        """Show what the review would say, among what waits."""
        from codesign.screens.today.lines import today_lines

        if self._found is not None and self._found.review != words:
            self._found = replace(self._found, review=words)
            lines = today_lines(self._found, today=self.desk.today, zone=self.desk.settings.zone)
            self.query_one(LineList).show(lines)

    def _stand_on_what_was_left(self) -> None:
        """Put the cursor on unfinished work that was just left, once it is there."""
        lines, wanted = self.query_one(LineList), f"draft {self.desk.left_unfinished}"
        place = next((at for at, line in enumerate(lines.lines) if line.key == wanted), None)
        if place is not None:
            self.desk.left_unfinished = ""
            lines.highlighted = place

    def action_history(self) -> None:
        """Show every change there was: Today is about no one record."""
        self.codesign.action_all_history()

    # what is under the cursor

    def under_cursor(self) -> tuple[str, str]:
        """Return what the line under the cursor is of, and which one."""
        found = self.query(LineList)
        of, _, key = found.first().key.partition(" ") if found else ("", "", "")
        return of, key

    def current(self) -> tuple[str, str] | None:
        """Return the record under the cursor: a follow-up, or an event."""
        of, key = self.under_cursor()
        return (of, key) if of in ("event", "follow-up") else None

    def words_here(self) -> str:
        """Say what is under the cursor."""
        return self.query_one(LineList).here.words

    @on(OptionList.OptionHighlighted)
    def offer(self, _: OptionList.OptionHighlighted) -> None:
        """Offer what can be done to the line under the cursor."""
        self.refresh_bindings()

    # going where a line leads

    @on(OptionList.OptionSelected)
    def opened(self, event: OptionList.OptionSelected) -> None:
        """Enter was pressed on a line, or it was clicked."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Open what is under the cursor."""
        from codesign.screens.pages.record import page_for

        of, key = self.under_cursor()
        if of == "draft":
            self.carry_on(key)
        elif of == "waiting":
            self._show_waiting(key)
        elif of:
            self.app.push_screen(page_for(f"{of} {key}"))

    def action_place(self, which: str) -> None:
        """Go to a part of Today by its digit: onto its first line, or into the list that the line opens."""
        from codesign.screens.today.lines import PLACES

        place, lines = PLACES[which], self.query_one(LineList)
        at = lines.place_under(place.digit)
        if at is None:
            self.notify(place.nothing, markup=False)
            return
        lines.highlighted = at
        if place.opens:
            self.action_open()

    def _show_waiting(self, which: str) -> None:
        if which in ("to-tag", "personal"):
            self._show_feedback(which)
            return
        if which == "same-person":
            self.codesign.show_same_person()
            return
        if which == "review":
            self.codesign.action_go_to("review")
            return
        from codesign.screens.today.waiting import WaitingScreen

        self.app.push_screen(WaitingScreen(which))

    def to_code(self) -> Among | None:
        """Return every comment that has no tag."""
        from codesign.records.filters import Filter
        from codesign.screens.coding.among import Among

        return Among(narrowed=Filter(untagged=True)) if self.desk.store is not None else None

    def _show_feedback(self, which: str) -> None:
        """Show Feedback with only the comments that have no tag, or that may identify somebody; `F` shows all again."""
        from codesign.records.filters import Filter
        from codesign.screens.lists.narrowing import NarrowedScreen

        wanted = Filter(untagged=True) if which == "to-tag" else Filter(personal=True)

        def narrow() -> None:
            if isinstance(self.app.screen, NarrowedScreen):
                self.app.screen.narrow(wanted)

        self.codesign.action_go_to("feedback")
        self.app.call_later(narrow)
