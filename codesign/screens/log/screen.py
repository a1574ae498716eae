"""The log screen: saving the page in one change, once."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work

from codesign.clock import local
from codesign.errors import CodesignError
from codesign.screens.log.marking import MarkedPage
from codesign.text import removed_words

if TYPE_CHECKING:
    from codesign.records.events import EventLine, NewEvent, Recorded
    from codesign.store import Store

STAYS = "Its page may still stand under Unfinished for a while; it is not saved twice."
"""Said where the event is saved and its unfinished copy could not be let go of."""


class LogScreen(MarkedPage):
    """Logging an event."""

    HELP: ClassVar[str] = (
        "# Logging an event\n"
        "Type down the page in the order of the paper: Tab goes on, Shift+Tab back. Every key is kept as you type it; "
        "Esc goes back and keeps the page as unfinished work.\n\n"
        "Who came: a name; a name, organisation; or 4 carers. Enter adds it. Small letters are short for somebody "
        "known: jan sm. Ctrl+Z on the empty line takes the last one back.\n\n"
        'What they said: a line a comment, our note unless it begins with ". At its end #theme @who !outcome; /anon '
        "/role /name /no for permission; /for org or /for others 12. Tab finishes a word, Ctrl+J breaks the line.\n\n"
        "We said we would: at its end /me or a name, and /fri or a date."
    )

    def action_save(self) -> None:
        """Save the event, or put the cursor on what keeps it from being saved."""
        if self._is_saving or not self._is_filled or self.page is None:
            return
        self.keep()
        problems = self.draft.problems(self.page)
        if problems:
            self.form.say_problem(problems[0])
            self._asks_planned = problems[0].field == "date" and "(y)" in problems[0].sentence
            more = f" ({len(problems) - 1} more after it)" if len(problems) > 1 else ""
            self.say_unsaved(problems[0], f"Not saved yet: {problems[0].sentence}{more}")
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
        went = self._forget()
        self.app.call_from_thread(self._saved, done, went)

    def _ask_same(self, line: EventLine) -> None:
        self._is_saving = False
        self._same = line
        moment = local(line.recorded, self.desk.settings.zone)
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
            from codesign.screens.pages.event import EventPage

            self.app.push_screen(EventPage(self._same.id))

    def _not_saved(self, sentence: str) -> None:
        self._is_saving = False
        self.keep()
        self.say(
            f"{sentence} Your text is still here, and kept as unfinished work. Ctrl+S tries again.",
            is_wrong=True,
        )

    def _saved(self, done: Recorded, went: bool) -> None:
        removed = f" {removed_words(done.removed)}" if done.removed else ""
        if done.already:
            said = f"This was saved before, as {done.reference}: it is not saved twice."
        else:
            said = f"Saved: {done.reference}{removed}"
        if not went:
            said = f"{said} {STAYS}"
        self.app.notify(said, timeout=10, markup=False)
        self._close()
