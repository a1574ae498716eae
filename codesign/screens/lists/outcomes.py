"""Outcomes: the framework as a tree, with what was heard about each: nothing is said as never."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from codesign.records.columns_shown import OUTCOME_HEADINGS, Words, outcome_cells
from codesign.records.outcomes import OutcomeLine
from codesign.screens.lists.whole import WholeListScreen
from codesign.widgets.columns import Column, columns

if TYPE_CHECKING:
    from codesign.store import Store


class OutcomesScreen(WholeListScreen):
    """The outcomes frameworks of every programme."""

    MODE = "outcomes"
    HELP: ClassVar[str] = (
        "# Outcomes\nWhat was heard about each outcome: comments, people by name and unnamed heads beside them (never added), events,"
        " kinds of people, and when last. A domain counts all that was said beneath it, each comment once. `/` finds words"
        " in their codes, titles and meanings, and shows what each stands beneath. Enter shows what was said, and"
        " every version of the words with what changed them. Where there is little room, Kinds and Events are left off, in that order."
    )
    COLUMNS: ClassVar[Sequence[Column]] = columns(
        OUTCOME_HEADINGS,
        Code="12", Outcome="26-90", Comments="8 right", People="38", Events="6 right leaves 2", Kinds="5 right leaves 1",
        **{"Last heard": "11"},
    )  # fmt: skip
    ONE = KIND = "outcome"
    MANY = "outcomes, each with all beneath it"
    PEEK = "Outcome"
    EMPTY = "No outcomes yet. n adds one; a whole framework comes in from a spreadsheet: codesign import FILE --as outcomes."

    def all_lines(self, store: Store) -> Sequence[OutcomeLine]:
        """Return the trees from the top down."""
        return store.outcomes.lines()

    def text(self, line: OutcomeLine) -> str:
        """Return its code, its title and what it means."""
        return f"{line.code} {line.title} {line.definition}"

    def cells(self, line: OutcomeLine, words: Words) -> Sequence[str]:
        """Return what the command line shows too."""
        return outcome_cells(line, words)

    def page(self, line: OutcomeLine) -> Screen[None]:
        """Return the outcome's page."""
        from codesign.screens.pages.outcome import OutcomePage

        return OutcomePage(line.id)
