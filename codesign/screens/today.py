"""Today: what was left unfinished, what we said we would do, what happened last, and the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import OptionList, Static

from codesign.entry import form_draft
from codesign.screens.mode_screen import ModeScreen
from codesign.widgets.bindings import bindings
from codesign.widgets.line_list import LineList

if TYPE_CHECKING:
    from codesign.screens.today_lines import TodayFound
    from codesign.store import Store

ELSEWHERE = (
    "That draft is open in another copy of codesign. Carry on there, or close it first. Nothing was changed."
)


class TodayScreen(ModeScreen):
    """The first screen. Everything on it is a line that Enter opens."""

    MODE = "today"
    CSS_PATH = "today.tcss"
    HELP: ClassVar[str] = (
        "# Today\n\nUnfinished work stands first: Enter carries on where the cursor was. Then what we said we would do, "
        "what waits for somebody, and the last events. Unfinished work is in no figure."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("today")

    _wanted = ""
    """The line the cursor is to stand on as soon as it is there."""

    def stand_on_draft(self, draft_id: str) -> None:
        """Put the cursor on unfinished work that was just left, once it is read."""
        self._wanted = f"draft {draft_id}"

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

    def read(self, store: Store) -> TodayFound:
        """Read the figures, the lists and the drafts."""
        from codesign.screens.opening import drafts_whole
        from codesign.screens.today_lines import TodayFound

        return TodayFound(drafts_whole(self.desk), store.figures.today(today=self.desk.today))

    def read_without_store(self) -> TodayFound | None:
        """Read the drafts, beside whatever the first look at the store found."""
        from codesign.screens.opening import drafts_whole
        from codesign.screens.today_lines import TodayFound

        return TodayFound(drafts_whole(self.desk), self.desk.first_page) if self.desk.drafts else None

    def paint(self, found: Any) -> None:
        """Show what was read."""
        from codesign.screens.today_lines import figures_words, today_lines

        desk = self.desk
        doubt = self.query_one("#doubt", Static)
        doubt.update(desk.clock_doubt)
        doubt.display = bool(desk.clock_doubt)
        waits = desk.refused or ("Opening the store…" if desk.has_store else "")
        self.query_one("#figures", Static).update(figures_words(found) or waits)
        self.query_one(LineList).show(today_lines(found, today=desk.today, zone=desk.settings.zone))
        self._stand_on_wanted()
        self.refresh_bindings()

    def _stand_on_wanted(self) -> None:
        lines = self.query_one(LineList)
        place = next((at for at, line in enumerate(lines.lines) if line.key == self._wanted), None)
        if self._wanted and place is not None:
            self._wanted = ""
            lines.highlighted = place

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what is done to unfinished work only where there is some under the cursor."""
        if action in ("look", "remove"):
            return self._under_cursor("draft") != ""
        return super().check_action(action, parameters)

    @on(OptionList.OptionHighlighted)
    def offer(self, _: OptionList.OptionHighlighted) -> None:
        """Offer what can be done to the line under the cursor."""
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    def opened(self, event: OptionList.OptionSelected) -> None:
        """Enter was pressed on a line, or it was clicked."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Open what is under the cursor."""
        kind, _, key = self.query_one(LineList).key.partition(" ")
        if kind == "event":
            from codesign.screens.event_page import EventPage

            self.app.push_screen(EventPage(key))
        elif kind == "draft":
            self._carry_on(key)
        elif kind == "go":
            self.codesign.action_go_to(key)
        elif kind == "waiting":
            from codesign.screens.waiting import WaitingScreen

            self.app.push_screen(WaitingScreen(key))
        elif kind == "follow-up":
            self.codesign.when_open(lambda store: self._show_follow_up(store, key))

    def action_look(self) -> None:
        """Look at unfinished work without carrying on with it."""
        self._look(self._under_cursor("draft"))

    def action_remove(self) -> None:
        """Ask, then throw unfinished work away."""
        from codesign.screens.ask import AskModal

        draft_id = self._under_cursor("draft")
        title = next(
            (line.words for line in self.query_one(LineList).lines if line.key == f"draft {draft_id}"), ""
        )
        ask = AskModal(
            f"Throw this away?\n\n{title}\n\nIt is kept for 30 days: `codesign drafts restore` brings it back.",
            yes="Throw it away",
        )
        self.app.push_screen(ask, lambda yes: self._throw_away(draft_id) if yes else None)

    def _under_cursor(self, kind: str) -> str:
        found = self.query(LineList)
        of, _, key = found.first().key.partition(" ") if found else ("", "", "")
        return key if of == kind else ""

    @work(thread=True, exit_on_error=False, group="draft", description="carry on with a draft")
    def _carry_on(self, draft_id: str) -> None:
        drafts = self.desk.drafts
        draft = drafts.get(draft_id) if drafts is not None and drafts.claim(draft_id) else None
        if draft is None:
            self.app.call_from_thread(self._say_elsewhere)
        elif draft.line.kind == form_draft.KIND:
            of = form_draft.FormDraft.from_state(draft.state).of
            self.app.call_from_thread(self.codesign.carry_on_form, draft_id, of)
        else:
            self.app.call_from_thread(self.codesign.log_event, draft_id)

    @work(thread=True, exit_on_error=False, group="draft", description="look at a draft")
    def _look(self, draft_id: str) -> None:
        from codesign.screens.ask import WordsModal
        from codesign.screens.draft_words import draft_page_words

        draft = self.desk.drafts.get(draft_id) if self.desk.drafts is not None else None
        if draft is not None:
            self.app.call_from_thread(self.app.push_screen, WordsModal(draft_page_words(draft)))

    @work(thread=True, exit_on_error=False, group="draft", description="throw a draft away")
    def _do_throw_away(self, draft_id: str) -> None:
        done = self.desk.drafts is not None and self.desk.drafts.discard(draft_id)
        if not done:
            self.app.call_from_thread(self._say_elsewhere)
        self.app.call_from_thread(self.read_again)

    def _throw_away(self, draft_id: str) -> None:
        self._do_throw_away(draft_id)

    @work(thread=True, exit_on_error=False, group="read", description="read a follow-up")
    def _read_follow_up(self, store: Store, follow_up_id: str) -> None:
        from codesign.screens.ask import WordsModal
        from codesign.screens.waiting import follow_up_words

        found = [
            line for line in store.follow_ups.lines("", today=self.desk.today) if line.id == follow_up_id
        ]
        for line in found:
            self.app.call_from_thread(self.app.push_screen, WordsModal(follow_up_words(line)))

    def _show_follow_up(self, store: Store, follow_up_id: str) -> None:
        self._read_follow_up(store, follow_up_id)

    def _say_elsewhere(self) -> None:
        self.notify(ELSEWHERE, severity="warning", markup=False)
