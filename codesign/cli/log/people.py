"""Who came, line by line: a count, somebody known, somebody new, a group whose members are ticked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codesign.cli import look_alikes, talking
from codesign.entry.event_draft import Chip, DraftAnswer
from codesign.entry.wording import find_entries
from codesign.errors import AskedWronglyError

if TYPE_CHECKING:
    from codesign.entry.counts import Count
    from codesign.entry.event_page import PageWords
    from codesign.entry.people import Named
    from codesign.matching import Register
    from codesign.store import Store

_REFERENCE = re.compile(r"\s*(N\d+(?:-[A-Z]{3})?)\s*(?:\(([^()]*)\))?\s*", re.IGNORECASE)


class NotNumbersError(AskedWronglyError):
    """An answer that is not numbers of the list."""

    def __init__(self, most: int) -> None:
        super().__init__(f"Type numbers from 1 to {most}, such as 1 3 4, or `all`.")


@dataclass
class WhoCame:
    """Reads the lines of who came, asking where somebody is there to be asked."""

    store: Store
    page: PageWords
    ask: bool
    """Somebody answers questions."""
    new: bool = False
    """It was said that everybody named is new."""
    place: str = ""
    held_on: str = ""
    _register: Register | None = None

    def chips(self, line: str, there: Iterable[Chip], room: int | None = None) -> tuple[Chip, ...]:
        """Return the chips one line gives, beside those that are there.

        Raises:
            EntryError: the line cannot be read. PerhapsKnownError: nobody is there to say who it is.
        """
        from codesign.entry.counts import Count
        from codesign.entry.people import read_who

        by_reference = _REFERENCE.fullmatch(line)
        if by_reference:
            contact = self.store.contacts.find(by_reference[1])
            said = (by_reference[1], "", (by_reference[2] or "").strip())
            return self._known(contact.id, said, (), tuple(there))
        who = read_who(line, self.page.kinds, room, turned_round=self._turned_round)
        if isinstance(who, Count):
            return self._counted(who, line, room)
        if who.under_16:
            return self._young(who, line)
        return self._named(who, line, tuple(there))

    def _counted(self, count: Count, line: str, room: int | None) -> tuple[Chip, ...]:
        if count.number == 0:
            talking.say(f"{count.words}.")
            return ()
        if count.doubt and self.ask:
            again = talking.ask(f"{count.doubt} ").strip()
            if again:
                return self.chips(again, (), room)
        elif count.doubt:
            talking.say(f"Kept as {count.doubt.partition('?')[0]}: undo if that is wrong.")
        return (Chip("count", line, count.words, code=count.kind, heads=count.number, about=count.about),)

    def _young(self, who: Named, line: str) -> tuple[Chip, ...]:
        """The name of somebody under 16 is kept only with a reason; else one young person is counted."""
        talking.say(who.words)
        reason = (
            talking.ask("Why is the name kept? Enter counts 1 young person: ").strip() if self.ask else ""
        )
        if reason:
            return (Chip("new", who.name, who.name, who.organisation, who.capacity, reason=reason),)
        kind = find_entries("young person", self.page.kinds)
        return (Chip("count", line, "1 young person", code=kind[0].code if kind else "", heads=1),)

    def _named(self, who: Named, line: str, there: tuple[Chip, ...]) -> tuple[Chip, ...]:
        from codesign.entry.people import NumberNotNameError
        from codesign.matching import Typed, looks_like_organisation

        if who.doubt:
            talking.say(who.doubt)
        if who.turned:
            talking.say(f"Read as {who.turned}: turned round; kept as typed.")
        if self._is_here(who, there):
            return ()
        area = self.page.places.get(self.place, "")
        typed = Typed(who.name, organisation=who.organisation, ward=area, place=self.place, role=who.capacity)
        decided = look_alikes.decide(
            self.store, self._known_here(), typed, new=self.new, ask=self.ask,
            todo="Name them by reference, such as --came N12; --new adds everybody named as new.",
        )  # fmt: skip
        answers = tuple(
            DraftAnswer(one.candidate_id, one.answer, one.reasons, one.remember) for one in decided.answers
        )
        if decided.contact_id:
            return self._known(decided.contact_id, who[:3], answers, there)
        if who.is_number:
            raise NumberNotNameError(line)
        sort = "organisation" if looks_like_organisation(who.name) else "person"
        return (
            Chip("new", who.name, who.name, who.organisation, who.capacity,
                 sort=sort, turned=who.turned, answers=answers),
        )  # fmt: skip

    def _known_here(self) -> Register:
        if self._register is None:
            self._register = look_alikes.register_of(self.store)
        return self._register

    def _turned_round(self, before: str, after: str) -> str:
        from codesign.matching.typed.turned import turned_round

        return turned_round(before, after, self._known_here())

    def _is_here(self, who: Named, there: tuple[Chip, ...]) -> bool:
        """Say that somebody of this name is here already: nobody came twice."""
        from codesign.matching.same_name import is_same_name, may_be_one_organisation

        for chip in there:
            if chip.kind == "count" or not is_same_name(chip.name, who.name):
                continue
            if may_be_one_organisation((who.organisation,), self._organisations(chip)):
                talking.say(
                    f"{chip.name} is already here. If {who.name} is somebody else, add what tells them apart, such as "
                    "an organisation."
                )
                return True
        return False

    def _organisations(self, chip: Chip) -> tuple[str, ...]:
        """Return what somebody here is known to be of, besides what was typed for them."""
        held = self.store.contacts.line(chip.contact_id).organisations if chip.contact_id else ""
        return (chip.organisation, held)

    def _known(
        self,
        contact_id: str,
        said: tuple[str, str, str],
        answers: tuple[DraftAnswer, ...],
        there: tuple[Chip, ...],
    ) -> tuple[Chip, ...]:
        """Return somebody known, as the name, organisation and capacity that were typed."""
        typed, organisation, capacity = said
        line = self.store.contacts.line(contact_id)
        if any(chip.contact_id == contact_id for chip in there):
            talking.say(f"{line.name} is already here.")
            return ()
        chip = Chip(
            "known", typed, line.name, organisation, capacity,
            contact_id=contact_id, sort=line.sort, is_group=line.is_group, answers=answers,
        )  # fmt: skip
        return (chip, *self._members(chip, there)) if line.is_group and self.ask else (chip,)

    def _members(self, group: Chip, there: tuple[Chip, ...]) -> tuple[Chip, ...]:
        here = {chip.contact_id for chip in there}
        members = [
            one
            for one in self.store.contacts.members(group.contact_id, on=self.held_on)
            if one.contact_id not in here
        ]
        if not members:
            return ()
        for number, member in enumerate(members, start=1):
            talking.say(f"  {number}  {member.name}{f', {member.seat}' if member.seat else ''}")
        came = _until_read(
            "Which of them came? Numbers, `all`, or Enter for none: ",
            lambda typed: numbers(typed, len(members)),
        )
        return tuple(
            Chip("known", members[at].name, members[at].name, capacity=members[at].seat,
                 contact_id=members[at].contact_id, group_id=group.contact_id)
            for at in came
        )  # fmt: skip


def numbers(typed: str, most: int) -> list[int]:
    """Read `1 3-5`, `all` or nothing as places in a list.

    Raises:
        NotNumbersError: it is none of these.
    """
    wanted = typed.replace(",", " ").split()
    if wanted == ["all"]:
        return list(range(most))
    places: list[int] = []
    for part in wanted:
        span = re.fullmatch(r"([0-9]{1,4})(?:-([0-9]{1,4}))?", part)
        first, last = (int(span[1]), int(span[2] or span[1])) if span else (0, 0)
        if not 1 <= first <= last <= most:
            raise NotNumbersError(most)
        places += range(first - 1, last)
    return list(dict.fromkeys(places))


def _until_read(question: str, read: Callable[[str], list[int]]) -> list[int]:
    while True:
        try:
            return read(talking.ask(question))
        except AskedWronglyError as refusal:
            talking.say(str(refusal))
