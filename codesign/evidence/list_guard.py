"""What stays behind when a list is written to a file without names: names of private people, and words that may not leave.

The rules are the pack's: organisations and people in public office are named, nobody else; exact words leave by
permission. Where somebody's name would stand, their kind does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import singledispatchmethod
from typing import Any

from codesign.evidence.gathering import LEFT_OUT
from codesign.evidence.names import NameFinder
from codesign.evidence.quotable import Permission, Spoken, attribution, permission_of, quotable
from codesign.records.events import FollowUpLine
from codesign.records.feedback import CommentLine
from codesign.records.filters import LABELS
from codesign.records.people import ContactLine
from codesign.store.store import Store
from codesign.store.verbs.pack_rows import PackRows

NAME_LEFT_OUT = "[name left out]"
_WHO = LABELS["contact_id"]
_BETWEEN_FILTERS = re.compile(r"(; | · | = )")


class ListGuard:
    """Takes names and withheld words out of lines before they become cells, and counts them."""

    def __init__(self, store: Store) -> None:
        rows = PackRows(store)
        self._public_kinds = rows.public_kinds()
        self._names_someone = NameFinder(rows.private_names())
        self._looked_at: dict[str, str] = {}
        self.names = 0
        """Names left out so far."""
        self.words = 0
        """Comments whose words were left out so far."""

    @singledispatchmethod
    def line(self, line: Any) -> Any:
        """Return a line with the names of private people taken out of it."""
        return line

    @line.register
    def _(self, line: ContactLine) -> ContactLine:
        if line.sort == "organisation" or line.is_group or line.kind in self._public_kinds:
            return line
        self.names += 1
        return line._replace(name=NAME_LEFT_OUT, organisations="")  # a role somewhere names its holder

    @line.register
    def _(self, line: FollowUpLine) -> FollowUpLine:
        return line._replace(owner="an officer") if line.owner else line

    @line.register
    def _(self, line: CommentLine) -> CommentLine:
        permission = permission_of(line.permission)
        spoken = Spoken(line.words, line.exact, permission, bool(line.personal), bool(line.sensitive))
        withheld = quotable(spoken, self._names_someone)
        who = attribution(
            permission, is_exact=line.exact, name=line.who, role="",
            may_be_named=line.kind in self._public_kinds,
        )  # fmt: skip
        self.names += bool(line.who and not who)
        if withheld is not None:
            self.words += 1
            return line._replace(words=f"[left out: {withheld.value}]", exact=False, who="")
        anonymous = permission is Permission.ANONYMOUS and line.exact
        return line._replace(who=who, kind="" if anonymous else line.kind)

    def cells(self, cells: Sequence[str]) -> tuple[str, ...]:
        """Return cells with every one left out that names somebody after all, such as an event's title."""
        return tuple(self._nameless(cell) for cell in cells)

    def filters(self, said: str) -> str:
        """Return what narrows a list, with every part left out that names somebody: a list of what one person said names them."""
        parts = _BETWEEN_FILTERS.split(said)
        return "".join(
            LEFT_OUT
            if before == _WHO
            else self._nameless(part)  # a single name is somebody here, if nowhere else
            for before, part in zip(["", "", *parts], parts, strict=False)
        )

    def _nameless(self, cell: str) -> str:
        if cell not in self._looked_at:
            if len(self._looked_at) > 5_000:  # titles and places come again and again, words do not
                self._looked_at.clear()
            self._looked_at[cell] = LEFT_OUT if self._names_someone(cell) else cell
        return self._looked_at[cell]
