"""Who came: one line, many people. Each Enter makes a chip; look-alikes are offered and nobody is merged unasked."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from textual import events, on
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Static

from codesign.entry.chips_as_they_stand import as_they_stand
from codesign.entry.counts import Count
from codesign.entry.errors import EntryError
from codesign.entry.event_draft import Chip, DraftAnswer
from codesign.entry.people import Named, NumberNotNameError, WhoCame
from codesign.matching import Register
from codesign.matching.same_name import is_same_name
from codesign.records.people import Member
from codesign.screens.log import here
from codesign.screens.log.candidates import Found, is_to_remember, read_line, whose_relation
from codesign.screens.log.chips_made import counted, somebody_known, somebody_new, with_one_more_young
from codesign.screens.log.members import Members
from codesign.screens.log.offering import OfferingPart
from codesign.widgets.chips import Chips, ChipWords
from codesign.widgets.offers import Offers
from codesign.widgets.quick_field import QuickField
from codesign.widgets.quick_line import QuickLine

_STRAY = frozenset({"l", "n", "y"})
"""Letters that answer a question of the line, and are seldom the whole of a name."""


class WhoLine(QuickLine):
    """The line of who came. Its owner sees each key first, and Ctrl+Z on an empty line takes back the last chip."""

    owner: WhoPart

    def takes(self, event: events.Key) -> bool:
        """Take the keys that choose among the rows offered."""
        return self.owner.takes(event)

    def action_undo(self) -> None:
        """Take back what was typed; with nothing typed, the last chip."""
        if self.text:
            super().action_undo()
        else:
            self.owner.take_back()


class WhoPart(OfferingPart):
    """The line, the rows offered under it, the chips, and who came so far in words."""

    class Changed(Message):
        """A chip, or the line, changed."""

    class GroupPicked(Message):
        """An organisation was picked: its members, if it is a group that has any, are wanted."""

        def __init__(self, contact_id: str, name: str) -> None:
            super().__init__()
            self.contact_id, self.group = contact_id, name

    def __init__(
        self, *, near: Callable[[], tuple[str, str]], monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(near=near, monotonic=monotonic)
        self.chips: list[Chip] = []
        self._sum = ""
        self._question: int | None = None
        self._kept_doubt = ""
        self._ends: Mapping[str, str] = {}
        self.line = WhoLine(id="who", breaks=True, placeholder="a name; a name, organisation; or 4 carers")
        self.line.owner = self
        self.line.when_entered = lambda _: self.enter()

    def compose(self) -> ComposeResult:
        """The field, the rows, the members of a group, the chips, the sum."""
        yield QuickField("who", "Who came", line=self.line)
        yield Offers(id="offers")
        yield Members()
        yield Chips(id="chips")
        yield Static("", id="sum", markup=False)

    # in and out

    def put(self, chips: Sequence[Chip], line: str, asking: str) -> None:
        """Show what was kept."""
        self.chips, self.asking = list(chips), asking
        self.line.put(line)
        self._bring_chips_in_step()
        self._paint_chips()
        if asking:
            self._ask_reason()

    def take_register(self, register: Register, ends: Mapping[str, str] | None = None) -> None:
        """Take who is known and who stands for whom, and look up at once a name that was typed before they were."""
        self.register, self._ends = register, ends or {}
        if self._bring_chips_in_step():
            self._paint_chips()
            self.post_message(self.Changed())
        if self.line.text and not self.is_choosing:
            self._look()

    def _bring_chips_in_step(self) -> bool:
        """Show who was merged or renamed since they were put here as who they are now. Return whether anybody was."""
        known = self.register.known if self.register else lambda _: None
        now = as_they_stand(self.chips, self._ends, lambda id_: found.name if (found := known(id_)) else None)
        before, self.chips = self.chips, now
        if len(now) != len(before):
            self._question = None  # it was about a place among them
        return now != before

    def show_sum(self, words: str) -> None:
        """Say who came so far."""
        if words != self._sum:
            self._sum = words
            self.query_one("#sum", Static).update(words)

    def say(self, words: str, *, is_wrong: bool = False) -> None:
        """Say something under the line."""
        self.query_one("#field-who", QuickField).say(words, is_wrong=is_wrong)

    # typing

    @on(QuickLine.Changed)
    def _typed(self, event: QuickLine.Changed) -> None:
        event.stop()
        if self.line.text != self._looked_for:  # else Enter was quicker than the news of the last letter
            if self._question is None and not self.asking:
                self.say("")
            self._lit = None
            self._look()
        self.post_message(self.Changed())

    def _clear(self) -> None:
        """Take the line that was read off; what was pasted beneath it stays."""
        rest = [each for each in self.line.text.split("\n") if each.strip()][1:]
        self._found, self._lit = [], None
        self._kept_doubt = ""
        self.line.put("\n".join(rest), (0, len(rest[0])) if rest else None)
        self._looked_for = self.line.text
        self._offer()

    # Enter and the other keys

    def enter(self) -> None:
        """Read the line."""
        typed = self._first()
        if self.asking:
            self._take_reason(typed)
        elif self._question is not None and typed.casefold() in ("y", "n", "yes", "no"):
            self._remember(yes=typed.casefold().startswith("y"))
        elif not typed:
            self._question = None
            self.screen.focus_next()
        else:
            self._read(typed)

    def _read(self, typed: str) -> None:
        if self._is_stray_key(typed):
            return
        try:
            who = self._read_who(typed)
        except EntryError as refused:
            self.say(str(refused), is_wrong=True)
            return
        self._question = None
        if isinstance(who, Count):
            self._count(who, typed)
        elif who.under_16:
            self.asking = typed
            self._clear()
            self._ask_reason()
            self.post_message(self.Changed())
        else:
            self._take_name(who, typed)

    def _read_who(self, typed: str) -> WhoCame:
        return read_line(typed, self._kinds, self.register)

    def _is_stray_key(self, typed: str) -> bool:
        """Ask once about a letter that is a key of the list or of a question, which may have closed under the finger."""
        if typed.casefold() not in _STRAY or self._kept_doubt == typed:
            return False
        self._kept_doubt = typed
        self.say(f"Nothing is being asked: Enter again adds somebody called {typed}, Backspace takes it off.")
        return True

    def _count(self, count: Count, typed: str) -> None:
        if count.doubt and self._kept_doubt != typed:
            self._kept_doubt = typed
            self.say(count.doubt)
            return
        if count.number:
            self._add(counted(count, typed))
        else:
            self._clear()
            self.say(count.words)

    def _take_name(self, named: Named, typed: str) -> None:
        if self.is_choosing:
            self.pick(self._found[self._lit or 0], typed)
            return
        entered = self.monotonic()
        self._look()
        if self._is_here(named):
            return
        short_for = self._meant(typed)
        marked = self._found[short_for] if short_for is not None else None
        seen = self._seen.meant_by_enter(entered, typed, marked)
        if seen is not None:
            self.pick(seen, typed)
        elif short_for is not None or any(each.is_likely for each in self._found):
            self._choose(short_for or 0)
        else:
            self._add_new(named, typed)

    def _is_here(self, named: Named) -> bool:
        """Say that somebody is here already, unless a namesake is known who is not."""
        at = here.place_of(somebody_new(named), self.chips, self._organisations)
        on_page = {chip.contact_id for chip in self.chips}
        others = (each for each in self._found if here.chip_at(each) is None and each.known.id not in on_page)
        if at is None or any(is_same_name(each.known.name, named.name) for each in others):
            return False
        self._clear()
        self._say_here(at)
        return True

    def _say_here(self, at: int) -> None:
        self.query_one(Chips).flash(at)
        self.say(
            f"{self.chips[at].name} is already here. If this is somebody else, add what tells them apart, such as an "
            "organisation."
        )
        self.post_message(self.Changed())

    def _organisations(self, chip: Chip) -> Sequence[str]:
        """Return the organisations a chip's contact is known to be of."""
        known = self.register.known(chip.contact_id) if self.register and chip.contact_id else None
        return known.organisations if known else ()

    def tab(self) -> bool:
        """Read the line on Tab; it stays there where something is still to be answered."""
        if not self._first() or (self._question is not None and self._first().casefold() in ("y", "n")):
            return False
        self.enter()
        return bool(self.line.text or self.asking or self.is_choosing or self._question is not None)

    # making chips

    def pick(self, found: Found, typed: str) -> None:
        """Take a look-alike as the one who came. What was typed may be remembered as another name."""
        at = here.chip_at(found)
        if at is not None:
            self._clear()
            self._say_here(at)
            return
        known = found.known
        short_for = self._meant(typed)
        was_short = short_for is not None and self._found[short_for].known.id == known.id
        who = self._read_who(typed)
        chip = somebody_known(found, who, typed)
        added = self._add(chip)
        if added and not was_short and isinstance(who, Named) and is_to_remember(who, known):
            self._question = len(self.chips) - 1
            self.say(
                f"Remember “{chip.typed}” as another name for {known.name}? y or n, then Enter; or just carry on"
            )
        if known.sort == "organisation":
            self.post_message(self.GroupPicked(known.id, known.name))

    def add_as_new(self, answer: str) -> None:
        """Add somebody new, with what was answered about each look-alike."""
        typed = self._first()
        who = self._read_who(typed)
        if isinstance(who, Named):
            answers = tuple(
                DraftAnswer(each.candidate.id, answer, tuple(each.candidate.reasons))
                for each in self._found
                if each.is_likely and here.chip_at(each) is None
            )
            self._add_new(who, typed, answers)

    def _add_new(
        self, named: Named, typed: str, answers: tuple[DraftAnswer, ...] = (), reason: str = ""
    ) -> None:
        if named.is_number:
            self.say(str(NumberNotNameError(typed)), is_wrong=True)
            return
        chip = replace(somebody_new(named), reason=reason, answers=answers)
        if self._add(chip):
            turned = "Turned round; kept as typed." if named.turned else ""
            said = named.doubt or whose_relation(named.name) or "Consent: not asked yet."
            self.say(" ".join(filter(None, (f"New: {chip.words}.", turned, said))))

    def _add(self, chip: Chip) -> bool:
        """Add a chip; somebody already here flashes, and is not added twice."""
        at = here.place_of(chip, self.chips, self._organisations)
        self._clear()
        if at is not None:
            self._say_here(at)
            return False
        self.chips.append(chip)
        self._paint_chips()
        self.post_message(self.Changed())
        return True

    def take_back(self) -> None:
        """Take back the last chip."""
        if self.chips:
            gone = self.chips.pop()
            self._question = None
            self._paint_chips()
            self.say(f"Taken back: {gone.words}.")
            self.post_message(self.Changed())

    # questions on the line

    def _remember(self, *, yes: bool) -> None:
        place = self._question
        self._question = None
        if place is not None and place < len(self.chips):
            chip = self.chips[place]
            self.chips[place] = replace(
                chip, answers=tuple(replace(each, remember=yes) for each in chip.answers)
            )
            self.say(f"“{chip.typed}” will be remembered for {chip.name}." if yes else "")
        self._clear()
        self.post_message(self.Changed())

    def _ask_reason(self) -> None:
        self.say(f"{self.asking}: under 16. Type the reason to keep the name, or Enter for 1 young person.")

    def _take_reason(self, reason: str) -> None:
        typed, self.asking = self.asking, ""
        who = self._read_who(typed)
        self._clear()
        if reason and isinstance(who, Named):
            self._add_new(who, typed, reason=reason)
            return
        self.chips = with_one_more_young(self.chips, self._kinds)
        self._paint_chips()
        self.say("The name is not kept.")
        self.post_message(self.Changed())

    # a standing group

    def offer_members(self, group_id: str, members: Sequence[Member]) -> None:
        """Open a group's members to tick."""
        at = next((n for n, each in enumerate(self.chips) if each.contact_id == group_id), None)
        if at is None or not members:
            return
        self.chips[at] = replace(self.chips[at], is_group=True)
        self.query_one(Members).offer(group_id, members, {chip.contact_id for chip in self.chips})
        self._paint_chips()
        self.say(f"{self.chips[at].name}: Space ticks who came; Esc or Tab when done.")
        self.post_message(self.Changed())

    @on(Members.SelectedChanged)
    def _ticked(self, event: Members.SelectedChanged[int]) -> None:
        event.stop()
        self.chips = self.query_one(Members).as_ticked(self.chips)
        self._paint_chips()
        self.post_message(self.Changed())

    def close_members(self) -> None:
        """Close the list of members and go on typing."""
        self.query_one(Members).close()
        self.screen.set_focus(self.line)
        self.say("")

    def _paint_chips(self) -> None:
        self._new = here.register_of(self.chips)
        self.query_one(Chips).show([ChipWords(chip.words, chip.mark) for chip in self.chips])
