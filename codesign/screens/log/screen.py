"""The log screen: the page kept after every key, and saved in one change."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, cast
from zoneinfo import ZoneInfo

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Footer, SelectionList, Static

from codesign.entry.event_draft import VERSION, Defaults, DraftComment, EventDraft
from codesign.entry.event_page import PageWords
from codesign.entry.paste import paste_words, split_paste
from codesign.errors import CodesignError
from codesign.screens.log.completing import finishings, mark_words, open_mark
from codesign.screens.log.echoes import echo, how_keys, place_offer, so_far
from codesign.screens.log.page import LogForm, field_of
from codesign.screens.log.reading import build_register, read_defaults, read_page, shipped_page
from codesign.screens.log.safeguarding import Referral, SafeguardingModal
from codesign.screens.log.who import WhoPart
from codesign.screens.log.wording import WordingPart
from codesign.text import removed_words
from codesign.widgets.bindings import bindings
from codesign.widgets.growing_lines import GrowingLines, GrownLine
from codesign.widgets.quick_line import QuickLine

if TYPE_CHECKING:
    from codesign.app import CodesignApp
    from codesign.matching import Register
    from codesign.records.events import EventLine, NewEvent, Recorded
    from codesign.records.people import Member
    from codesign.screens.desk import Desk
    from codesign.store import Store

WIDE = 150
"""Columns from which what is on the page so far stands beside it."""
_SOON = 0.05
"""Seconds between looks whether the drafts are open yet."""


class LogScreen(Screen[None]):
    """Logging an event. Without a draft's id a page is begun; with one it is carried on with where it was left."""

    CSS_PATH = "log.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("log")
    HELP: ClassVar[str] = (
        "# Logging an event\n"
        "Type down the page in the order of the paper: Tab goes on, Shift+Tab back. Every key is kept as you type it.\n"
        "- **Who came**: a name, `Sam Okafor, Ambridge Carers`, or `4 carers`; Enter adds it. Ctrl+Z on the empty line "
        "takes the last one back.\n"
        '- **What they said**: a line a comment. `"` first for their exact words. At the end `#theme` `@who` `!outcome`, '
        "`/anon` `/role` `/name` `/no` for permission, `/for org` or `/for others 12`. Ctrl+J breaks a line.\n"
        "- **We said we would**: end with `/me` or a name, and `/fri` or a date.\n"
        "Ctrl+S or F2 saves."
    )

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
        self._beside = ""

    def compose(self) -> ComposeResult:
        """The page, what is on it so far where there is room, and a line for what must be said."""
        made_up = " · DEMO: all of it made up" if self.desk.demo else ""
        yield Static(f"Log an event · every key is kept as you type{made_up}", id="top", markup=False)
        with Horizontal(id="body"):
            yield LogForm(id="form")
            yield Static("", id="beside", markup=False)
        yield Static("", id="status", classes="-none", markup=False)
        yield Footer(show_command_palette=False)

    @property
    def codesign(self) -> CodesignApp:
        """The app, typed."""
        return cast("CodesignApp", self.app)

    @property
    def desk(self) -> Desk:
        """What every screen stands on."""
        return self.codesign.desk

    @property
    def form(self) -> LogForm:
        """The page."""
        return self.query_one(LogForm)

    # beginning

    def on_mount(self) -> None:
        """Take keys at once; what the store knows comes as soon as it is open."""
        self.form.who.monotonic = self._monotonic
        self.form.comments.line.finish = self._finish_mark
        self.form.comments.line.answer = self._paste_answer
        self.form.date_line.answer = self._date_answer
        self.form.line("place").when_entered = self._place_entered
        desk = self.desk
        officer, today = desk.settings.officer, desk.today.isoformat()
        self.draft = EventDraft(defaults=Defaults(officer=officer, date=today))
        self._take_page(shipped_page(desk))
        if desk.register is not None:
            self.form.who.register = desk.register
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
        register = build_register(store)
        self.app.call_from_thread(self._take_register, register)

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

    def _take_register(self, register: Register) -> None:
        self.desk.register = register
        if self.is_mounted:
            self.form.who.register = register

    def _show(self) -> None:
        if self.page is None:
            return
        self.form.show_defaults(self.draft.defaults, self.draft, self.page)
        self._show_beside()

    def on_resize(self, event: events.Resize) -> None:
        """Use the room of a wide screen."""
        self.set_class(event.size.width >= WIDE, "-wide")

    # every key is kept

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

    # saying back

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

    def _show_beside(self) -> None:
        if self.page is not None and self.has_class("-wide"):
            words = so_far(self.draft, self.page)
            if words != self._beside:
                self._beside = words
                self.query_one("#beside", Static).update(words)

    def say(self, words: str, *, is_wrong: bool = False) -> None:
        """Say something of the whole page, above the keys; it stays until there is something else to say."""
        status = self.query_one("#status", Static)
        status.update(words)
        status.set_class(is_wrong, "-wrong")
        status.set_class(not words, "-none")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say what may be typed where letters stand for words."""
        name = field_of(event.widget)
        self.form.keep_in_view()
        if name == "how" and self.page is not None and not self.form.line("how").text:
            self.form.say("how", how_keys(self.page))

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Say what is wrong with a field once it is left."""
        name = field_of(event.widget)
        if (
            self.page is not None
            and self._is_filled
            and isinstance(event.widget, QuickLine)
            and name != "who"
        ):
            self.form.echo_one(name, self.draft, self.page, is_left=True)
        if name == "comments":
            self._pasted = False
            self.form.comments.paint()

    # Enter, arrows and pastes of single fields

    def _place_entered(self, line: QuickLine) -> None:
        """Take the place that is offered; where none is, go on."""
        draft = replace(self.draft, place=line.text)
        offer = place_offer(draft, self.page) if self.page else ""
        if offer:
            line.put(offer)
        else:
            self.focus_next()

    @on(QuickLine.Pasted)
    def _pasted_in(self, event: QuickLine.Pasted) -> None:
        """Ask once what a paste of many lines is; it is on the page already, whatever is answered."""
        name = field_of(event.line)
        removed = removed_words(event.removed)
        lines = len(split_paste(event.line.text))
        if name == "comments" and lines > 1:
            self._pasted = True
            self.call_after_refresh(self.form.say, "comments", f"{paste_words(lines)} {removed}".strip())
        elif name == "follow_ups" and lines > 1:
            self.form.follow_ups.split(split_paste(event.line.text))
        elif removed:
            self.say(removed)

    def _paste_answer(self, event: events.Key) -> bool:
        """Take the answer to the question of a paste; any other key leaves it one comment and is typed."""
        if not self._pasted:
            return False
        self._pasted = False
        if event.key == "enter":
            self.form.comments.split(split_paste(self.form.comments.line.text))
            return True
        return event.key == "o"

    def _date_answer(self, event: events.Key) -> bool:
        """Ask once, on leaving it, whether a date to come is meant; `y` says so, and any other key changes it."""
        if self.page is None:
            return False
        if self._asks_planned:
            self._asks_planned = False
            if event.key == "y":
                self.draft = replace(self.draft, planned=True)
                self._must_put = True
                self.focus_next()
                return True
            return False
        if event.key not in ("tab", "enter") or self.draft.planned:
            return False
        self.keep()
        question = echo("date", self.draft, self.page)
        self._asks_planned = not question.is_wrong and "(y)" in question.words
        if self._asks_planned or question.is_wrong:
            self.form.echo_one("date", self.draft, self.page, is_left=True)
        return self._asks_planned or question.is_wrong

    # marks of comments

    def _before_cursor(self) -> str:
        line = self.form.comments.line
        row, column = line.cursor_location
        return str(line.document[row][:column])

    def _finish_mark(self) -> bool:
        """Finish the mark at the cursor with the likeliest, if there is one."""
        mark = open_mark(self._before_cursor())
        found = finishings(mark, self.draft, self.page) if mark and self.page else []
        if mark is None or not found:
            return False
        line = self.form.comments.line
        row, column = line.cursor_location
        line.replace(f"{found[0].typed} ", (row, column - len(mark.typed)), (row, column))
        return True

    def action_complaint(self) -> None:
        """Mark the comment as a complaint, and begin a follow-up about it."""
        comment = self.form.current_comment()
        if comment.is_empty or comment.sensitive == "safeguarding":
            self._say_no_comment()
            return
        is_marked = comment.sensitive == "complaint"
        self._set_comment(replace(comment, sensitive="" if is_marked else "complaint"))
        if is_marked:
            return
        follow_ups = self.form.follow_ups
        kept = [each for each in follow_ups.entries if not each.is_empty]
        follow_ups.put([*kept, GrownLine("Tell them how to make a complaint /me")], len(kept))
        self.keep()
        self.say(
            "Marked as a complaint. Feedback is not the complaints procedure: a follow-up is begun below."
        )

    def action_sensitive(self) -> None:
        """Mark the comment as sensitive, or take the mark off."""
        comment = self.form.current_comment()
        if comment.is_empty or comment.sensitive == "safeguarding":
            self._say_no_comment()
            return
        is_marked = comment.sensitive == "sensitive"
        self._set_comment(replace(comment, sensitive="" if is_marked else "sensitive"))
        self.say(
            "The mark is off."
            if is_marked
            else "Marked sensitive: it is never quoted unless somebody decides so."
        )

    def _say_no_comment(self) -> None:
        self.say("Go to the comment first: this marks the comment you are typing.")

    def _set_comment(self, comment: DraftComment) -> None:
        extra = replace(comment, line="") if comment.sensitive else None
        locked = comment.referral if comment.is_referral else ""
        self.form.comments.set_current(GrownLine(comment.line, extra, locked))

    def action_safeguarding(self) -> None:
        """Ask what to keep of a comment that is about somebody's safety."""
        modal = SafeguardingModal(self.desk.today.isoformat())
        self.app.push_screen(modal, self._take_referral)

    def _take_referral(self, referral: Referral | None) -> None:
        if referral is None:
            return
        comment = replace(
            self.form.current_comment(),
            sensitive="safeguarding",
            referred_to=referral.referred_to,
            referred_on=referral.referred_on if referral.referred_to else "",
        )
        if referral.keeps_words and comment.line.strip():
            self._set_comment(comment)
            self.say("Marked: it stays out of lists, search, figures and packs. codesign has told nobody.")
            return
        self._set_comment(replace(comment, line=""))
        self.draft = self.form.gather(self.draft)
        self._is_kept, self._must_put = True, False
        self._wipe(self.draft.to_state())

    @work(thread=True, exit_on_error=False, group="draft", description="wipe words from unfinished work")
    def _wipe(self, state: dict[str, Any]) -> None:
        drafts = self.desk.drafts
        if drafts is None:
            self.app.call_from_thread(self.say, "Only the referral is kept. codesign has told nobody.")
            self._must_put = True
            return
        is_done = drafts.wipe_words(self.draft_id, state)
        wiped = (
            "The words are wiped." if is_done else "The words are being wiped; it is tried until it is done."
        )
        self.app.call_from_thread(self.say, f"{wiped} Only the referral is kept. codesign has told nobody.")

    # who came: a standing group

    @on(WhoPart.GroupPicked)
    def _group_picked(self, event: WhoPart.GroupPicked) -> None:
        self._read_members(event.contact_id)

    @work(thread=True, exit_on_error=False, group="members", description="read the members of a group")
    def _read_members(self, group_id: str) -> None:
        store = self.desk.store
        if store is None:
            return
        members: list[Member] = store.contacts.members(group_id)
        self.app.call_from_thread(self.form.who.offer_members, group_id, members)

    def on_key(self, event: events.Key) -> None:
        """Tab and Esc close the members of a group; a key pressed before the page stood goes where the cursor is."""
        if isinstance(self.focused, SelectionList) and event.key in ("tab", "escape", "shift+tab"):
            event.stop()
            event.prevent_default()
            self.form.who.close_members()
        elif event.is_printable and isinstance(self.focused, QuickLine):
            event.stop()
            self.focused.post_message(events.Key(event.key, event.character))

    # saving and leaving

    def action_save(self) -> None:
        """Save the event, or put the cursor on what keeps it from being saved."""
        if self._is_saving or not self._is_filled or self.page is None:
            return
        self.keep()
        problems = self.draft.problems(self.page)
        if problems:
            self.form.say_problem(problems[0])
            more = f" ({len(problems) - 1} more after it)" if len(problems) > 1 else ""
            self.say(f"Not saved yet: {problems[0].sentence}{more}", is_wrong=True)
            return
        if self.desk.store is None:
            self.say(
                "The store is still being opened. Nothing is lost: press Ctrl+S again in a moment.",
                is_wrong=True,
            )
            return
        self._is_saving = True
        asks = not (self._keeps_both or self._same is not None)
        self._record(self.desk.store, self.draft.to_new_event(self.page, draft_id=self.draft_id), asks)

    @work(thread=True, exit_on_error=False, group="save", description="save an event")
    def _record(self, store: Store, new: NewEvent, asks: bool) -> None:
        try:
            same = store.events.same_as(new.title, new.held_on, new.place) if asks else []
            if same and not store.events.saved_from(self.draft_id):
                self.app.call_from_thread(self._ask_same, same[0])
                return
            done = store.events.record(new)
        except CodesignError as refused:
            self.app.call_from_thread(self._not_saved, str(refused))
            return
        self._is_over = True
        self._forget()
        self.app.call_from_thread(self._saved, done)

    def _forget(self) -> None:
        """Let go of the draft. If that fails, the event bears its id and is not saved twice."""
        drafts = self.desk.drafts
        if drafts is None:
            return
        try:
            drafts.finish(self.draft_id)
        except CodesignError as trouble:
            self.app.call_from_thread(self.codesign.say_trouble, str(trouble))

    def _ask_same(self, line: EventLine) -> None:
        self._is_saving = False
        self._same = line
        moment = datetime.fromisoformat(line.recorded).astimezone(ZoneInfo(self.desk.settings.zone))
        whose = "you" if line.officer == self.desk.settings.officer else line.officer or "somebody"
        on_day = "" if moment.date() == self.desk.today else f" on {moment:%d/%m/%Y}"
        self.say(
            f"{line.reference} looks the same (saved {moment:%H:%M}{on_day} by {whose}). "
            "Ctrl+O opens it; Ctrl+S again keeps both.",
            is_wrong=True,
        )

    def action_open_same(self) -> None:
        """Open the event that looks the same; this page stays as unfinished work."""
        if self._same is not None:
            from codesign.screens.event_page import EventPage

            self.app.push_screen(EventPage(self._same.id))

    def _not_saved(self, sentence: str) -> None:
        self._is_saving = False
        self.keep()
        self.say(
            f"{sentence} Your text is still here, and kept as unfinished work. Ctrl+S tries again.",
            is_wrong=True,
        )

    def _saved(self, done: Recorded) -> None:
        removed = f" {removed_words(done.removed)}" if done.removed else ""
        if done.already:
            said = f"This was saved before, as {done.reference}: it is not saved twice."
        else:
            said = f"Saved: {done.reference}{removed}"
        self.app.notify(said, timeout=10, markup=False)
        self._close()

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
        if self.is_current:
            self.dismiss()
        else:
            self.app.call_later(self.dismiss)
