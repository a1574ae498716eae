"""The log screen's short ways: pastes, marks of comments, a place that is offered, a date to come, a group's members."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual import events, on, work

from codesign.entry.errors import EntryError
from codesign.entry.event_draft import DraftComment
from codesign.entry.event_fields import said_date
from codesign.entry.paste import paste_words, split_paste
from codesign.screens.log.completing import finishings, open_mark
from codesign.screens.log.echoes import echo, place_offer
from codesign.screens.log.keeping import KeptPage
from codesign.screens.log.members import Members
from codesign.screens.log.page import field_of, grown
from codesign.screens.log.safeguarding import About, Referral, SafeguardingModal, comment_meant
from codesign.screens.log.who import WhoPart
from codesign.text import removed_words
from codesign.widgets.growing_lines import GrownLine
from codesign.widgets.quick_line import QuickLine

if TYPE_CHECKING:
    from codesign.records.people import Member


class MarkedPage(KeptPage):
    """A page on which some keys mean more than their letter."""

    def on_mount(self) -> None:
        """Let the lines ask here before a key is typed."""
        comments = self.form.comments.line
        comments.finish, comments.answer = self._finish_mark, self._paste_answer
        self.form.date_line.answer = self._date_answer
        self.form.line("place").when_entered = self._place_entered
        for name in ("access", "money"):  # a list pasted there is read as a list: each line a need, or a sum
            self.form.line(name).joins = "; "

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
        elif event.joined:
            between = "“;”" if event.line.joins == "; " else "a space"
            said = f"{event.joined:,} lines were pasted into one, with {between} between them. Ctrl+Z takes them out again."
            self.say(f"{said} {removed}".strip(), only_in=name)
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
        self.form.comments.set_current(grown(comment))

    def action_safeguarding(self) -> None:
        """Ask what to keep of a comment that is about somebody's safety, and say which comment that is."""
        draft = self.form.gather(self.draft)
        about = comment_meant(draft.comments, draft.comment_at)
        modal = SafeguardingModal(self.desk.today.isoformat(), about)
        self.app.push_screen(modal, lambda referral: self._take_referral(about, referral))

    def _take_referral(self, about: About | None, referral: Referral | None) -> None:
        if referral is None:
            return
        marks = DraftComment(
            sensitive="safeguarding",
            referred_to=referral.referred_to,
            referred_on=referral.referred_on if referral.referred_to else "",
        )
        if about is None or not referral.is_about_it:
            self._put_comment(len(self.form.comments.entries), marks)
            self.keep()
            self.say("Only a referral is recorded; no comment was wiped. codesign has told nobody.")
        elif referral.keeps_words:
            self._put_comment(about.at, replace(marks, line=about.words))
            self.keep()
            self.say(
                f"Comment {about.at + 1} is marked: it stays out of lists, search, figures and packs. "
                "codesign has told nobody."
            )
        else:
            self._put_comment(about.at, marks)
            self.draft = self.form.gather(self.draft)
            self._is_kept, self._must_put = True, False
            self._wipe(self.draft.to_state())
        if self.page is not None:
            self.form.echo_all(self.draft, self.page)  # nothing said back may still quote the words
            self._show_beside()

    def _put_comment(self, at: int, comment: DraftComment) -> None:
        """Put a comment in its place among the others, the cursor staying on the line it is on."""
        lines = self.form.comments
        entries, line = lines.entries, grown(comment)
        if at == lines.at:
            lines.set_current(line)
            return
        if at < len(entries):
            entries[at] = line
            lines.put(entries, lines.at, lines.line.cursor_location)
            return
        kept = [each for each in entries if not each.is_empty]
        lines.put([*kept, line, GrownLine()], len(kept) + 1)

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

    def _place_entered(self, line: QuickLine) -> None:
        """Take the place that is offered; where none is, go on."""
        draft = replace(self.draft, place=line.text)
        offer = place_offer(draft, self.page) if self.page else ""
        if offer:
            line.put(offer)
        else:
            self.focus_next()

    def _date_answer(self, event: events.Key) -> bool:
        """Ask once, on leaving it, whether a date to come is meant; `y` says so, and any other key changes it."""
        if self.page is None:
            return False
        if self._asks_planned:
            self._asks_planned = False
            if event.key == "y":
                self.draft = replace(self.draft, planned=True)
                self._look_at_problem()
                self._must_put = True
                self.focus_next()
                return True
            return False
        if event.key not in ("tab", "enter") or self.draft.planned:
            return False
        self.keep()
        question = echo("date", self.draft, self.page)
        self._asks_planned = not question.is_wrong and "(y)" in question.words
        if self._asks_planned:
            self.form.echo_one("date", self.draft, self.page, is_left=True)
        return (
            self._asks_planned
        )  # what cannot be read is said on leaving: to hold the key mixes up what is typed next

    @on(WhoPart.GroupPicked)
    def _group_picked(self, event: WhoPart.GroupPicked) -> None:
        self._read_members(event.contact_id)

    def _held_on(self) -> str:
        """Return the day of the event, if it is a day that can be read: members are those of that day."""
        try:
            said = said_date(self.draft, self.page).iso if self.page is not None else ""
        except EntryError:
            return ""
        return said if len(said) == 10 else ""

    @work(thread=True, exit_on_error=False, group="members", description="read the members of a group")
    def _read_members(self, group_id: str) -> None:
        store = self.desk.store
        if store is None:
            return
        members: list[Member] = store.contacts.members(group_id, on=self._held_on())
        self.app.call_from_thread(self.form.who.offer_members, group_id, members)

    def on_key(self, event: events.Key) -> None:
        """Tab and Esc close the members of a group; a key pressed before the page stood goes where the cursor is."""
        if isinstance(self.focused, Members) and event.key in ("tab", "escape", "shift+tab"):
            event.stop()
            event.prevent_default()
            self.form.who.close_members()
        elif event.is_printable and isinstance(self.focused, QuickLine):
            event.stop()
            self.focused.post_message(events.Key(event.key, event.character))
