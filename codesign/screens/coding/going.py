"""One comment after another: what is read, and which comes next. What to answer is said by its subclass.

The next comment is read ahead while this one is looked at, so that the key for it shows it at once. What is read ahead is
thrown away after every answer, for its suggestions may be others now, and read anew.
"""

from __future__ import annotations

from time import monotonic, sleep
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.binding import BindingType
from textual.events import Resize

from codesign.records.filters import Filter
from codesign.screens.beside import WIDE
from codesign.screens.coding.among import Among
from codesign.screens.coding.reading import Found, Listed, Seen, look_which_are_sure, read_listed, read_seen
from codesign.screens.coding.showing import ShowsAComment
from codesign.screens.coding.slots import fresh, renewed
from codesign.screens.coding.words_said import far_words
from codesign.screens.reading_time import TakesTimeToRead
from codesign.text import plural
from codesign.widgets.bindings import bindings

if TYPE_CHECKING:
    from codesign.records.coded import CodebookLine
    from codesign.store import Store

_NOT_HERE = ("new", "find", "verify", "select", "open", "import")
_ALTERED = "This comment was altered meanwhile. These are its words now."
_THROWN_AWAY = "A comment was thrown away meanwhile, and is left out. This is the next."
BREATH, SAY_EVERY = 0.001, 40
"""Seconds between two pieces of long work, in which a key is answered; and how many pieces lie between two words how far it is."""


class GoesThroughComments(TakesTimeToRead, ShowsAComment):
    """A screen that goes through comments, one after another."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("coding words"),
        *bindings("coding"),
        *bindings("pages"),
    ]

    def __init__(self, among: Among) -> None:
        super().__init__(among)
        self.answered = 0
        """How many answers were given in this sitting."""
        self.changes: dict[str, int] = {}
        """The comment each change of this sitting was about: undone, it is shown again."""
        self._ahead: Seen | None = None
        self._target: int | None = among.first
        """The comment that is to be read next."""
        self._known = -1
        """The newest change of the store that what is listed stands for."""
        self._must_list = True
        self._to_say = ""
        """What must be known once the next comment is shown."""

    def on_resize(self, _: Resize) -> None:
        """Read the codebook once there is room for it."""
        if self.size.width >= WIDE and not self._has_codebook and self.seen is not None:
            self.read_again()

    # reading, in a thread

    def read(self, store: Store) -> Found:
        """Read which comments there are, where anything was written but what was answered here, and the one to be shown."""
        narrowed, target, answered = self.narrowed, self._target, self.answered
        listed: Listed | None = None
        if self._must_list or store.newest_change() != self._known:
            listed = self.read_listed(store)
            target = self._which_to_show(listed, target)
        seen = self.read_one(store, target) if target is not None else None
        return Found(narrowed, listed, target, seen, self._read_codebook(store), answered)

    def read_listed(self, store: Store) -> Listed:
        """Read which comments there are; where only those with a sure suggestion are wanted, look first which those are."""
        if self.narrowed.suggested_sure:
            for number, far in enumerate(look_which_are_sure(store, lambda: not self.is_attached)):
                if number % SAY_EVERY == 0:
                    self.app.call_from_thread(self.say, far_words(far))
                sleep(BREATH)
        return read_listed(store, self.desk, self.among, self.narrowed)

    def read_one(self, store: Store, row: int) -> Seen | None:
        """Read one comment as it is shown; none where it is there no more."""
        return read_seen(store, row, self._room)

    def _which_to_show(self, listed: Listed, target: int | None) -> int | None:
        """Return the comment to show: the one that an undo was about, the one that is shown, else the first without a tag."""
        undone = self.changes.get(listed.undone)
        if undone is not None and not self._must_list:
            return undone
        if target is not None and (target in listed.rows or not self._must_list):
            return target
        return next((row for row in listed.rows if row in listed.untagged), next(iter(listed.rows), None))

    def _read_codebook(self, store: Store) -> tuple[CodebookLine, ...] | None:
        return tuple(store.coding.codebook()) if self.size.width >= WIDE else None

    @work(
        thread=True,
        exclusive=True,
        exit_on_error=False,
        group="ahead",
        description="read the next comment ahead",
    )
    def _read_ahead(self, store: Store, row: int) -> None:
        seen = self.read_one(store, row)
        codebook = self._read_codebook(store)
        self.app.call_from_thread(self._keep_ahead, seen, codebook)

    def _keep_ahead(self, seen: Seen | None, codebook: tuple[CodebookLine, ...] | None) -> None:
        if seen is not None and seen.row == self.order.next_untagged():
            self._ahead = seen
        self.paint_codebook(codebook)

    def read_next_ahead(self) -> None:
        """Read the comment that Enter would show, once this one is painted."""
        store, row = self.desk.store, self.order.next_untagged()
        self._ahead = None
        if store is not None and row is not None and self.is_attached:
            self._read_ahead(store, row)

    # painting

    def paint(self, found: Any) -> None:
        """Show the comment, and where it stands among the others."""
        if found.narrowed != self.narrowed:
            return
        if found.answered != self.answered:  # what an answer did since is shown already, and is newer
            self.read_again()
            return
        if found.listed is not None:
            self._take_listed(found.listed)
        seen = found.seen
        if seen is None and found.row is not None:
            self._leave_out(found.row)
            return
        if seen is not None:
            self.order.go_to(seen.row)
            self.order.answered(seen.row, has_tag=seen.coded.has_tag or self.is_copy(seen.row))
        self.show(seen)
        self.paint_codebook(found.codebook)

    def is_copy(self, row: int) -> bool:
        """Whether a comment need not come by itself."""
        return self.listed is not None and row in self.listed.copies

    def _take_listed(self, listed: Listed) -> None:
        alone = listed.untagged - listed.copies
        self.copies_left = set(listed.untagged & listed.copies)
        if self._must_list:
            self.order.begin(listed.rows, alone, self._target)
        else:
            self.order.look_again(listed.rows, alone)
        self.listed, self._must_list, self._known = listed, False, listed.newest
        self._today = set(listed.today)
        if listed.undone in self.changes:
            self.no_longer_so()

    def _leave_out(self, row: int) -> None:
        """Go on where a comment is there no more."""
        self.order.gone(row)
        self._target = self.order.row
        self.seen, self._to_say = None, _THROWN_AWAY
        self.read_again()

    def show(self, seen: Seen | None) -> None:
        """Show a comment that was read."""
        before, self.seen = self.seen, seen
        if seen is None:
            self.slots, self._target = (), None
            self.paint_nothing(self._to_say)
        else:
            self._target = seen.row
            self._show_comment(before if before is not None and before.row == seen.row else None, seen)
        self.paint_title()
        self.refresh_bindings()
        self.call_after_refresh(self.read_next_ahead)

    def _show_comment(self, before: Seen | None, seen: Seen) -> None:
        """Show a comment: as it was read a moment before, or another."""
        now = monotonic()
        is_altered = before is not None and before.coded.line.words != seen.coded.line.words
        if before is None or is_altered:
            self.begin_to_read()
            said, self._to_say = _ALTERED if is_altered else self._to_say, ""
            self.say(said, warns=bool(said))
        elif before.coded != seen.coded:
            self.no_longer_so()
        tags = {tag.key for tag in seen.coded.tags}
        self.slots = (
            fresh(seen.suggested, now)
            if before is None
            else renewed(self.slots, seen.suggested, tags, now, seen.withheld)
        )
        self.paint_comment(seen, anew=before is None)

    # going on

    def action_next_untagged(self) -> None:
        """Show the next comment without a tag; where there is none, say what was done today."""
        if self.seen is None:
            return
        ahead, row = self._ahead, self.order.go_on()
        if row is None:
            self._all_done()
        elif ahead is not None and ahead.row == row:
            self.show(ahead)
        else:
            self._go_to(row)

    def action_step(self, by: int) -> None:
        """Show the comment before or after, whether it has a tag or not."""
        row = self.order.step(by)
        if row is None:
            self.say("This is the last." if by > 0 else "This is the first.")
        else:
            self.order.go_to(row)
            self._go_to(row)

    def _go_to(self, row: int) -> None:
        self._target = row
        self.let_keys_wait()
        self.read_again()

    def _all_done(self) -> None:
        left = len(self.order.untagged)
        rest = (
            f"{plural(left, 'comment')} still without a tag: Enter begins at the top again."
            if left
            else "Every comment has a tag."
        )
        today = len(self._today)
        self.say(f"That was the last. {rest} {plural(today, 'comment')} tagged today.")
        self.order.begin_round()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done to a comment that is coded."""
        if action == "let_go_words":
            return self.words.is_selecting
        if action == "clear_filter":
            return not self.narrowed.is_empty
        return action not in _NOT_HERE and super().check_action(action, parameters)

    def action_close(self) -> None:
        """Go back to where this was opened from; a list there stands on the comment that was looked at last."""
        from codesign.screens.lists.screen import ListScreen

        beneath = self.app.screen_stack[-2]
        if self.seen is not None and isinstance(beneath, ListScreen):
            beneath.grid.land(self.seen.row)
        self.app.pop_screen()

    # filters

    async def action_filter(self) -> None:
        """Choose what to show only."""
        from codesign.screens.lists.filtering import FilterModal

        modal = FilterModal("feedback", self.narrowed, without=self.among.own.used)
        await self.app.push_screen(modal, self._filter_by)

    def _filter_by(self, chosen: Filter | None) -> None:
        if chosen is not None and chosen != self.narrowed:
            self.narrowed, self._must_list = chosen, True
            self.let_keys_wait()
            self.read_again()

    def action_clear_filter(self) -> None:
        """Show every comment again, staying on this one."""
        self._filter_by(Filter())
