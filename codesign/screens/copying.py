"""`y`: copies a comment as it may be quoted, with who said it, where and when; any other record by its reference and name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, cast

from textual import work
from textual.widgets import Static

from codesign.records.columns_shown import day_words
from codesign.records.events import FollowUpLine
from codesign.records.feedback import CommentLine
from codesign.screens.mode_screen import ModeScreen
from codesign.text import one_line, plural, shorten
from codesign.widgets.line_list import LineList
from codesign.widgets.page_view import PageView

if TYPE_CHECKING:
    from codesign.screens.lists.screen import ListScreen
    from codesign.screens.pages.record import RecordPage
    from codesign.store import Store

_NAMES = ("title", "name", "clause", "words", "file_name", "programme")
"""What a line calls its record, the first it has."""


_MOST_SAID = 70
"""Characters of what was copied that are said back."""

ToCopy = Callable[["Store"], Sequence[Any]]
"""Reads the lines of the records to copy, or gives words as they stand. Runs in a thread."""


class CopiesRecords(ModeScreen):
    """A screen on which `y` copies the records under the cursor or selected, or a line of words."""

    def to_copy(self) -> ToCopy:
        """Return what reads what `y` copies now."""
        raise NotImplementedError

    def action_copy(self) -> None:
        """Copy what is under the cursor, or what is selected."""
        wanted = self.to_copy()
        self.app.clear_notifications()  # what was said of the copy before is not about this one
        self.codesign.when_open(lambda store: self._copy(store, wanted))

    @work(thread=True, exclusive=True, exit_on_error=False, group="copy", description="copy a record")
    def _copy(self, store: Store, wanted: ToCopy) -> None:
        words, said = copied_words(store, wanted(store))
        if words:
            self.app.call_from_thread(self.codesign.copy_words, words, said)


class CopiesFromList(CopiesRecords):
    """A list: `y` copies the records selected, or the one under the cursor."""

    def to_copy(self) -> ToCopy:
        """Return what reads those records."""
        screen = cast("ListScreen", self)
        rows = list(screen.grid.chosen)
        return lambda store: screen.lines(store, rows)


class CopiesFromPage(CopiesRecords):
    """A record's page: `y` copies the comment or follow-up it is of or under the cursor, or the record by its name."""

    def to_copy(self) -> ToCopy:
        """Return what gives the key of that comment, or the page's title."""
        key, title = self.query_one(PageView).key, str(self.query_one("#title", Static).render())
        subject = cast("RecordPage", self).subject()
        follow_up = _follow_up_at(key) or _follow_up_at(" ".join(subject or ()))
        if follow_up is not None:
            return follow_up
        if subject is not None and subject[0] == "comment":
            words = f"comment {title.partition(' ')[0]}"
        else:
            words = key if key.startswith("comment ") else title
        return lambda _: [words] if words else []


class CopiesFromLines(CopiesRecords):
    """Lines under headings, such as Today: `y` copies the one under the cursor."""

    def to_copy(self) -> ToCopy:
        """Return what reads the follow-up of that line, or gives the line as it stands."""
        here = self.query_one(LineList).here
        return _follow_up_at(here.key) or (lambda _: [one_line(here.words)] if here.words else [])


def _follow_up_at(key: str) -> ToCopy | None:
    """Return what reads the follow-up that a line leads to, if it leads to one."""
    of, _, id_ = key.partition(" ")
    return (lambda store: [store.follow_ups.one(id_)]) if of == "follow-up" else None


def copied_words(store: Store, found: Sequence[Any]) -> tuple[str, str]:
    """Return what to copy of some records, and what to say of it.

    Raises:
        NotQuotableError: none of them may be quoted; it says why of the first.
    """
    from codesign.evidence.quoting import NotQuotableError

    copied: list[str] = []
    refused: list[NotQuotableError] = []
    for each in found:
        try:
            copied.append(_one(store, each))
        except NotQuotableError as why:
            refused.append(why)
    if refused and not copied:
        raise refused[0]
    said = (
        f"{len(copied):,} of {plural(len(found), 'record')}."
        if len(found) > 1
        else shorten(one_line("".join(copied)), _MOST_SAID)
    )
    return "\n".join(copied), " ".join((said, *(str(why) for why in refused[:1]))).strip()


def _one(store: Store, each: Any) -> str:
    if isinstance(each, str):
        return _words_or_quote(store, each)
    if isinstance(each, CommentLine):
        from codesign.evidence.quoting import quote

        return quote(store, each.reference)
    if isinstance(each, FollowUpLine):
        return _follow_up(each)
    name = next((one_line(str(getattr(each, part))) for part in _NAMES if getattr(each, part, "")), "")
    reference = getattr(each, "reference", "") or getattr(each, "code", "")
    return " · ".join(part for part in (reference, name) if part)


def _follow_up(each: FollowUpLine) -> str:
    """Return what we said we would do, with whose it is and by when; not the event's title."""
    due = f"due {day_words(each.due)}" if each.due else "no date"
    return " · ".join((each.reference, one_line(each.words), one_line(each.owner) or "nobody yet", due))


def _words_or_quote(store: Store, words: str) -> str:
    """Return words as they are; where they are the key of a comment, the comment as it may be quoted."""
    kind, _, reference = words.partition(" ")
    if kind != "comment":
        return words
    from codesign.evidence.quoting import quote

    return quote(store, reference)
