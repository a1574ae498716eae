"""What stays behind when a list or a page is written to a file: names of private people, and words that may not leave.

The rules are the pack's: organisations and people in public office are named, nobody else unless a reason is given; words
leave by permission, and no reason releases them. Where somebody's name would stand, their kind does. Safeguarding never leaves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import singledispatchmethod
from typing import Any

from codesign.errors import CodesignError
from codesign.evidence.gathering import LEFT_OUT
from codesign.evidence.names import names_kept_back
from codesign.evidence.quotable import Permission, Spoken, attribution, is_marked, permission_of, quotable
from codesign.records.events import FollowUpLine
from codesign.records.feedback import CommentLine
from codesign.records.filters import LABELS
from codesign.records.keeping import How
from codesign.records.pages.event import SAFEGUARDING
from codesign.records.pages.line import Line
from codesign.records.pages.parts import comment_line
from codesign.records.people import ContactLine
from codesign.store.store import Store
from codesign.store.verbs.pack_rows import PackRows

NAME_LEFT_OUT = "[name left out]"
_WHO = LABELS["contact_id"]
_BETWEEN_FILTERS = re.compile(r"(; | · | = )")


def left_out(why: str) -> str:
    """Return what stands where words would."""
    return f"[left out: {why}]"


class ListGuard:
    """Takes names and withheld words out of lines before they become cells, and counts them.

    Args:
        store: an open store.
        names: whether a reason was given, which releases names and nothing else.
    """

    def __init__(self, store: Store, *, names: bool = False) -> None:
        rows = PackRows(store)
        self._store, self._are_named = store, names
        self._public_kinds = rows.public_kinds()
        self._names_someone = names_kept_back(rows, are_named=names)
        self._is_apart = False
        self._looked_at: dict[str, str] = {}
        self.names = 0
        """Names left out so far."""
        self.words = 0
        """Comments whose words were left out so far."""
        self.apart = 0
        """Safeguarding lines left out so far."""
        self.comments: dict[str, How] = {}
        """Each comment so far by its id, and how it went out."""

    @singledispatchmethod
    def line(self, line: Any) -> Any:
        """Return a line with what may not leave taken out of it; nothing, where none of it may."""
        return line

    @line.register
    def _(self, line: ContactLine) -> ContactLine:
        if self._are_named or line.sort == "organisation" or line.is_group or line.kind in self._public_kinds:
            return line
        self.names += 1
        return line._replace(name=NAME_LEFT_OUT, organisations="")  # a role somewhere names its holder

    @line.register
    def _(self, line: FollowUpLine) -> FollowUpLine:
        return line._replace(owner="an officer") if line.owner and not self._are_named else line

    @line.register
    def _(self, line: CommentLine) -> CommentLine:
        permission = permission_of(line.permission)
        marked = is_marked(line.personal, are_named=self._are_named)
        spoken = Spoken(line.words, line.exact, permission, marked, bool(line.sensitive))
        withheld = quotable(spoken, self._names_someone)
        who = "" if withheld else self._named(line, permission)
        self.names += bool(line.who and not who)
        self.comments[line.id] = How.WITHHELD if withheld else How.QUOTED if line.exact else How.NOTE
        if withheld is not None:
            self.words += 1
            return line._replace(words=left_out(withheld.value), exact=False, who="")
        anonymous = permission is Permission.ANONYMOUS and line.exact
        return line._replace(who=who, kind="" if anonymous else line.kind)

    def _named(self, line: CommentLine, permission: Permission) -> str:
        """Return who said it, as far as that may leave. A reason names who a note is of; exact words are named by permission."""
        if self._are_named and not line.exact:
            return line.who
        return attribution(
            permission, is_exact=line.exact, name=line.who, role="",
            may_be_named=self._are_named or line.kind in self._public_kinds,
        )  # fmt: skip

    @line.register
    def _(self, line: Line) -> Line | None:
        """A line of a page: one that tells a comment follows the comment's rule; a safeguarding section is left out whole."""
        if line.is_heading:
            self._is_apart = line.words == SAFEGUARDING
        if self._is_apart:
            self.apart += bool(line.words) and not line.is_heading
            return None
        kind, _, reference = line.key.partition(" ")
        if kind != "comment" or line.words == reference:
            return line
        return self._comment_told(line, reference)

    def _comment_told(self, line: Line, reference: str) -> Line:
        try:
            comment = self._store.feedback.find(reference)
        except CodesignError:  # removed meanwhile: nobody can say whether its words may leave
            self.words += 1
            return line._replace(words=left_out("it is no longer here"))
        guarded: CommentLine = self.line(comment)
        if self.comments[comment.id] is How.WITHHELD:
            return line._replace(words=guarded.words)
        words = {name: self._store.vocabularies.as_names(name) for name in ("kinds",)}
        if line.words == comment_line(comment, words, away=True).words and comment.exact and not guarded.who:
            self.comments[comment.id] = How.WITHHELD  # the page itself is somebody's: it says who
            self.words += 1
            return line._replace(words=left_out("it may not be quoted by name"))
        is_told_whole = line.words == comment_line(comment, words).words
        return line._replace(words=comment_line(guarded, words).words) if is_told_whole else line

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
