"""The members of a standing group that was picked: those who came are ticked, and stand on the page as its members."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from textual.content import Content
from textual.widgets import SelectionList
from textual.widgets.selection_list import Selection

from codesign.entry.event_draft import Chip
from codesign.records.people import Member


class Members(SelectionList[int]):
    """A group's members, each to be ticked. There is nothing of it on the page until a group that has any is picked."""

    def __init__(self) -> None:
        super().__init__(id="members", classes="-none", compact=True)
        self._group_id, self._members = "", list[Member]()

    def offer(self, group_id: str, members: Sequence[Member], on_page: Collection[str]) -> None:
        """Open a group's members, those who are on the page already ticked, and take the keys."""
        self._group_id, self._members = group_id, list(members)
        self.clear_options()
        self.add_options(
            Selection(Content(_words(each)), number, each.contact_id in on_page)
            for number, each in enumerate(members)
        )
        self.set_class(False, "-none")
        self.highlighted = 0
        self.focus()

    def close(self) -> None:
        """Leave the page."""
        self.set_class(True, "-none")

    def as_ticked(self, chips: Sequence[Chip]) -> list[Chip]:
        """Return the chips of a page with those who are ticked, and without those whose tick was taken off."""
        ticked = set(self.selected)
        wanted = {each.contact_id: each for n, each in enumerate(self._members) if n in ticked}
        of_group = {each.contact_id for each in self._members}
        kept = [
            chip
            for chip in chips
            if chip.contact_id not in of_group or chip.contact_id in wanted or chip.group_id != self._group_id
        ]
        on_page = {chip.contact_id for chip in kept}
        return kept + [
            Chip(
                "known",
                each.name,
                each.name,
                contact_id=key,
                capacity=each.seat or "member",
                group_id=self._group_id,
            )
            for key, each in wanted.items()
            if key not in on_page
        ]


def _words(member: Member) -> str:
    seat = f" · {member.seat}" if member.seat else ""
    return f"{member.name}{seat}" + (f" · speaks for {member.speaks_for}" if member.speaks_for else "")
