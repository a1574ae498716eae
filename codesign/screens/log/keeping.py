"""The log screen's page: begun or carried on with, kept after every key, said back field by field, and left."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Static

from codesign.entry.event_draft import VERSION, Defaults, EventDraft
from codesign.entry.event_page import PageWords, Problem
from codesign.errors import CodesignError
from codesign.screens.in_step import register_in_step
from codesign.screens.log.completing import mark_words, open_mark
from codesign.screens.log.echoes import how_keys, permission_words, so_far
from codesign.screens.log.page import LogForm, field_of
from codesign.screens.log.reading import read_defaults, read_page, shipped_page
from codesign.screens.log.who import WhoPart
from codesign.screens.log.wording import WordingPart
from codesign.screens.on_desk import OnDesk
from codesign.widgets.bindings import bindings
from codesign.widgets.growing_lines import GrowingLines
from codesign.widgets.keys_line import KeysLine
from codesign.widgets.quick_line import QuickLine

if TYPE_CHECKING:
    from codesign.coding.repeats import Repeats
    from codesign.matching import Register
    from codesign.records.events import EventLine
    from codesign.store import Store

WIDE = 150
"""Columns from which what is on the page so far stands beside it."""
_CHOICES: Mapping[str, Callable[[PageWords], str]] = {"how": how_keys, "permission": permission_words}
"""What may be typed, said while nothing is."""
_LOOKED_THROUGH = 20_000
"""Comments, the newest, among which what is typed is looked for: more would be felt in memory, and find little."""
_SOON = 0.05
"""Seconds between looks whether the drafts are open yet."""


class KeptPage(OnDesk[None]):
    """A page of the paper. Without a draft's id one is begun; with one it is carried on with where it was left."""

    CSS_PATH = "log.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("log")

    def __init__(
        self,
        draft_id: str | None = None,
        *,
        make_id: Callable[[], str] = lambda: uuid.uuid4().hex,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._carries_on = bool(draft_id)
        self.draft_id = draft_id or make_id()
        self.draft = EventDraft()
        self.page: PageWords | None = None
        self._monotonic = monotonic
        self._is_filled = False
        self._is_kept = bool(draft_id)
        self._must_put = False
        self._is_saving = False
        self._is_over = False
        self._same: EventLine | None = None
        self._keeps_both = False
        self._pasted = False
        self._asks_planned = False
        self._problem: Problem | None = None
        self._only_in = ""
        """The field that what is said is of, where it is of one."""
        self._typed_then: object = None
        self._beside = ""

    def compose(self) -> ComposeResult:
        """The page, what is on it so far where there is room, and a line for what must be said."""
        made_up = " · DEMO: all of it made up" if self.desk.demo else ""
        yield Static(f"Log an event · every key is kept as you type{made_up}", id="top", markup=False)
        with Horizontal(id="body"):
            yield LogForm(id="form")
            yield Static("", id="beside", markup=False)
        yield Static("", id="status", classes="-none", markup=False)
        yield KeysLine()

    @property
    def form(self) -> LogForm:
        """The page."""
        return self.query_one(LogForm)

    def on_mount(self) -> None:
        """Take keys at once; what the store knows comes as soon as it is open."""
        self.form.who.monotonic = self._monotonic
        desk = self.desk
        officer, today = desk.settings.officer, desk.today.isoformat()
        self.draft = EventDraft(defaults=Defaults(officer=officer, date=today))
        self._take_page(shipped_page(desk))
        if desk.register is not None:
            self.form.who.take_register(desk.register)
        self.set_interval(_SOON, self._put_when_open)
        self.codesign.store_opened.subscribe(self, lambda _: self._read_store())
        self.form.focus_on("title")
        if self._carries_on:
            self._carry_on()
        else:
            self._begin()
        if desk.store is not None:
            self._read_store()

    def _begin(self) -> None:
        self._is_filled = True
        self._show()

    def _carry_on(self) -> None:
        if self.desk.drafts is None:
            self.set_timer(_SOON, self._carry_on)
        else:
            self._fetch()

    @work(thread=True, exit_on_error=False, group="draft", description="fetch unfinished work")
    def _fetch(self) -> None:
        drafts = self.desk.drafts
        if drafts is None:
            return
        found = drafts.get(self.draft_id)
        if found is None or not drafts.claim(self.draft_id):
            self.app.call_from_thread(self._not_ours, found is None)
            return
        self.app.call_from_thread(self._take_draft, EventDraft.from_state(found.state))

    def _not_ours(self, is_gone: bool) -> None:
        said = (
            "That unfinished work is not there any more: it was saved or thrown away."
            if is_gone
            else "That unfinished work is open in another window of codesign. Close it there first."
        )
        self.app.notify(said, severity="warning", timeout=15, markup=False)
        self._close()

    def _take_draft(self, draft: EventDraft) -> None:
        self.draft = draft
        self.form.fill(draft)
        self._is_filled = True
        self.form.focus_on(draft.cursor.field)
        self._show()

    @work(thread=True, exit_on_error=False, group="page", description="read the words and names there are")
    def _read_store(self) -> None:
        store, desk = self.desk.store, self.desk
        if store is None:
            return
        saved = store.events.saved_from(self.draft_id) if self._carries_on else ""
        page, defaults = read_page(store, desk), read_defaults(store, desk)
        self.app.call_from_thread(self._take_store_page, page, defaults, saved)
        self._bring_in_step(store)
        self.app.call_from_thread(self._take_said_before, store.again.known(most=_LOOKED_THROUGH))

    def _bring_in_step(self, store: Store) -> None:
        """Take who is known as the store is now. Runs in a thread."""
        in_turn = self.app.call_from_thread
        with register_in_step(store, self.desk, in_turn) as register:
            in_turn(self._take_register, register, store.same_person.ends())

    def _take_store_page(self, page: PageWords, defaults: Defaults, saved: str) -> None:
        if saved:
            self._was_saved(saved)
            return
        if not self._carries_on:
            self.draft = replace(self.draft, defaults=defaults)
        self._take_page(page)

    def _take_page(self, page: PageWords) -> None:
        self.page = page
        self.form.who.page = page
        self._show()

    def _take_register(self, register: Register, ends: Mapping[str, str]) -> None:
        if self.is_attached:
            self.form.who.take_register(register, ends)

    def _take_said_before(self, held: Repeats) -> None:
        if self.is_attached:
            self.form.said_before.take(held)

    def _show(self) -> None:
        if self.page is None:
            return
        self.form.show_defaults(self.draft.defaults, self.draft, self.page)
        self._show_beside()

    def on_resize(self, event: events.Resize) -> None:
        """Use the room of a wide screen, and keep what is typed in view on a small one."""
        self.set_class(event.size.width >= WIDE, "-wide")
        self._show_beside()
        self.form.keep_in_view()

    @on(QuickLine.Changed)
    @on(GrowingLines.Changed)
    @on(WhoPart.Changed)
    @on(WordingPart.Changed)
    def _changed(self) -> None:
        """Keep the page as it stands, and say back the field being typed."""
        if not self._is_filled or self._is_over:
            return
        if self.draft.planned and self.form.line("date").text != self.draft.date:
            self.draft = replace(self.draft, planned=False)
        self.keep()
        if self.page is not None:
            self._echo(field_of(self.focused))
        self.form.keep_in_view()

    @on(QuickLine.SelectionChanged)
    def _moved(self) -> None:
        if self._is_filled and self._is_kept and not self._is_over:
            self.keep()

    def keep(self) -> None:
        """Put the page into the drafts; before they are open it waits."""
        draft = self.form.gather(self.draft)
        if draft == self.draft and self._is_kept:
            return
        self.draft = draft
        self._look_at_problem()
        if draft.is_empty and not self._is_kept:
            return
        self._is_kept = True
        self._must_put = True
        self._put_when_open()

    def _put_when_open(self) -> None:
        drafts = self.desk.drafts
        if not self._must_put or drafts is None or self._is_over:
            return
        self._must_put = False
        drafts.put(
            self.draft_id, "event", self.draft.to_state(), self.desk.settings.device_letters, version=VERSION
        )

    def _echo(self, name: str) -> None:
        if self.page is None:
            return
        if name == "comments":
            mark = open_mark(self._before_cursor())
            words = mark_words(mark, self.draft, self.page) if mark else ""
            if words:
                self.form.say("comments", words)
            else:
                self.form.echo_one("comments", self.draft, self.page, is_left=False)
        elif name and name != "who":
            self.form.echo_one(name, self.draft, self.page, is_left=False)
        self.form.who.show_sum(self.draft.people(self.page).words)
        self._show_beside()

    def _before_cursor(self) -> str:
        line = self.form.comments.line
        row, column = line.cursor_location
        return str(line.document[row][:column])

    def _show_beside(self) -> None:
        if self.page is not None and self.has_class("-wide"):
            words = so_far(self.draft, self.page)
            if words != self._beside:
                self._beside = words
                self.query_one("#beside", Static).update(words)

    def say(self, words: str, *, is_wrong: bool = False, only_in: str = "") -> None:
        """Say something above the keys; it stays until there is something else to say, or its only field is left."""
        self._problem = None
        self._only_in = only_in
        status = self.query_one("#status", Static)
        status.update(words)
        status.set_class(is_wrong, "-wrong")
        status.set_class(not words, "-none")

    def say_unsaved(self, problem: Problem, words: str) -> None:
        """Say what keeps the page from being saved, until its field changes or it is no problem any more."""
        self.say(words, is_wrong=True)
        self._problem, self._typed_then = problem, _typed_in(self.draft, problem)

    def _look_at_problem(self) -> None:
        problem = self._problem
        if problem is None or self.page is None:
            return
        if _typed_in(self.draft, problem) != self._typed_then or problem not in self.draft.problems(
            self.page
        ):
            self.say("")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say what may be typed where letters stand for words."""
        name = field_of(event.widget)
        self.form.keep_in_view()
        choices = _CHOICES.get(name)
        if choices is not None and self.page is not None and not self.form.line(name).text:
            self.form.say(name, choices(self.page))

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Say what is wrong with a field once it is left."""
        name = field_of(event.widget)
        if name and name == self._only_in:
            self.say("")
        if (
            self.page is not None
            and self._is_filled
            and isinstance(event.widget, QuickLine)
            and name != "who"
        ):
            self.form.echo_one(name, self.draft, self.page, is_left=True)
        if name == "date":
            self._asks_planned = False  # a `y` typed here later begins yesterday
        if name == "comments":
            self._pasted = False
            self.form.comments.paint()

    def _forget(self) -> bool:
        """Let go of the draft, and tell whether it went. If not, the event bears its id and is not saved twice."""
        drafts = self.desk.drafts
        if drafts is None:
            return True
        try:
            drafts.finish(self.draft_id)
        except CodesignError:  # the event is in the store: that is what its officer is told
            return False
        return True

    def _was_saved(self, reference: str) -> None:
        """A page that ended between saving and letting go of its draft."""
        self._is_over = True
        self.app.notify(
            f"This was saved before, as {reference}: it is not saved twice.", timeout=15, markup=False
        )
        self._let_go()
        self._close()

    @work(thread=True, exit_on_error=False, group="draft", description="let go of work that was saved")
    def _let_go(self) -> None:
        self._forget()
        self.app.call_from_thread(self.codesign.store_changed.publish, None)

    def action_leave(self) -> None:
        """Go back; what was typed is kept as unfinished work."""
        if self._is_kept and not self._is_over:
            self.keep()
            self.app.notify("Kept as unfinished work: Enter on Today carries on with it.", markup=False)
            self.desk.left_unfinished = self.draft_id
            self._release()
        self._close()

    @work(
        thread=True, exit_on_error=False, group="draft", description="let another window have unfinished work"
    )
    def _release(self) -> None:
        drafts = self.desk.drafts
        if drafts is not None:
            drafts.flush()
            drafts.release(self.draft_id)
            self.app.call_from_thread(self.codesign.store_changed.publish, None)

    def _close(self) -> None:
        self._is_over = True
        self.codesign.store_changed.publish(None)
        self.leave()


def _typed_in(draft: EventDraft, problem: Problem) -> object:
    """Return what stands in the field of a problem."""
    if problem.field == "who":
        return draft.who, draft.asking, draft.chips
    return getattr(draft, problem.field, draft.wordings)
