"""Who the line may name: rows offered under it as it is typed, and the keys that choose among them. Nobody is taken unasked."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from textual import events
from textual.containers import Vertical

from codesign.entry.event_page import PageWords
from codesign.entry.wording import Entry
from codesign.matching import Register
from codesign.screens.log import here
from codesign.screens.log.candidates import Found, as_offer, look, meant
from codesign.screens.log.seen import Painted, Seen
from codesign.widgets.offers import Offers
from codesign.widgets.quick_line import QuickLine


class OfferingPart(Vertical):
    """The part of the page that offers. A subclass has the line, and says what is done with a row that is taken."""

    line: QuickLine

    def __init__(
        self, *, near: Callable[[], tuple[str, str]], monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(id="who-part")
        self.page: PageWords | None = None
        self.register: Register | None = None
        self.asking = ""
        """A name whose reason is asked for, or nothing."""
        self._near, self.monotonic = near, monotonic
        self._new = Register()
        self._found: list[Found] = []
        self._looked_for = ""
        self._lit: int | None = None
        self._seen = Seen()

    def pick(self, found: Found, typed: str) -> None:
        """Take a row as the one who came."""
        raise NotImplementedError

    def add_as_new(self, answer: str) -> None:
        """Add somebody new, with what was answered about each look-alike."""
        raise NotImplementedError

    def tab(self) -> bool:
        """Take Tab, if there is something to read on the line."""
        raise NotImplementedError

    @property
    def is_offering(self) -> bool:
        """Whether rows are offered under the line."""
        return bool(self._found)

    @property
    def is_choosing(self) -> bool:
        """Whether keys choose among the rows offered: not once more is typed, though the rows for it are not there yet."""
        return self._lit is not None and self.line.text == self._looked_for

    def _look(self) -> None:
        """Find who the line may name and offer them; the list stands still while keys choose in it."""
        self._looked_for = self.line.text
        line = "" if self.asking else self._first()
        page = self.page
        known = look(line, self.register, page.kinds, *self._near()) if page and line else []
        self._found = here.with_those_here(line, known, self._new, page.kinds) if page and line else []
        self._offer()

    def _offer(self) -> None:
        offers = self.query_one(Offers)
        if not self._found:
            self._paint(None)
            offers.hide()
            return
        if self.is_choosing:
            marked, foot = self._lit, "Enter or number: this one · n add as new · l later · Esc back"
        else:
            marked = self._meant(self._first())
            takes = "Enter takes the marked row · " if marked is not None else ""
            foot = f"{takes}↓ or a number chooses, then n new, l later"
        offers.show([as_offer(each) for each in self._found], lit=marked, foot=foot)
        self._paint(marked)
        self._keep_keys_in_sight(offers)

    @property
    def _kinds(self) -> Sequence[Entry]:
        """The kinds of people that are counted, once they are known."""
        return self.page.kinds if self.page else ()

    def _meant(self, typed: str) -> int | None:
        """Return the row that small letters are short for, if there is one."""
        return meant(typed, self._found, self._kinds)

    def _keep_keys_in_sight(self, offers: Offers) -> None:
        """Roll the page so that the last line of the rows, which says the keys, is in sight."""
        self.call_after_refresh(offers.scroll_visible, animate=False)

    def _paint(self, marked: int | None) -> None:
        """Note what is painted now, so that Enter takes what was seen."""
        self._seen.paint(Painted(self.monotonic(), self._first(), tuple(self._found), marked))

    def _first(self) -> str:
        """Return the line to read now: of a pasted list, the first that says something."""
        return next((each.strip() for each in self.line.text.split("\n") if each.strip()), "")

    def takes(self, event: events.Key) -> bool:
        """Take a key that chooses among the rows, or Tab where the line is not yet on the list."""
        if event.key == "tab":
            return self.tab()
        if not self._found or self.asking:
            return False
        if event.key.isdecimal() and len(event.key) == 1:
            return self._number(int(event.key) - 1)
        if not self.is_choosing:
            if event.key == "down":
                self._choose(0)
                return True
            return False
        return self._choosing_key(event.key)

    def _choosing_key(self, key: str) -> bool:
        if key in ("up", "down"):
            step = 1 if key == "down" else -1
            self._choose(((self._lit or 0) + step) % len(self._found))
        elif key == "n":
            self.add_as_new("different")
        elif key == "l":
            self.add_as_new("later")
        elif key == "escape":
            self._lit = None
            self._offer()
        else:
            return False  # Enter is read with the line; any other key is typed on it
        return True

    def _number(self, place: int) -> bool:
        """Pick by number, unless a number is being typed as a word of its own: `Studio 3`."""
        row, column = self.line.cursor_location
        before = self.line.document[row][:column]
        if not 0 <= place < len(self._found) or (before.endswith(" ") and not self.is_choosing):
            return False
        rows = self._seen.rows(self.monotonic(), self._first(), tuple(self._found))
        if place < len(rows):
            self.pick(rows[place], self._first())
        return True

    def _choose(self, place: int) -> None:
        self._lit = place
        self._offer()
