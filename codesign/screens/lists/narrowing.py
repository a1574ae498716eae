"""Narrowing a list where it stands: a line to find by words as they are typed, and filters that stay until they are cleared.

Reading is in a thread, one reading at a time, and what was typed last is what is read next: no key waits for a reading.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from codesign.records.filters import NOTHING, Filter
from codesign.screens.forms.acting import ActsOnRecords
from codesign.text import clean
from codesign.widgets.bindings import bindings
from codesign.widgets.find_line import FindLine


class Nothing(NamedTuple):
    """Why nothing was found, and the words that would find something, if there are such."""

    words: str
    instead: str = ""


class NarrowedScreen(ActsOnRecords):
    """A list that can be narrowed, if it has a name among the lists that filters mean something for."""

    LISTED: ClassVar[str] = ""
    """Which list filters are read for: events, contacts, feedback, or none."""
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("filter"),
        Binding("down", "to_list", "To the list", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.narrowed = NOTHING
        """What narrows the list now."""
        self.instead = ""
        """Words that would find something, where the words typed find nothing."""

    def narrowing(self) -> ComposeResult:
        """The line that says which filters are on, the line that says what is shown, and the line to find by words."""
        yield Static("", id="narrowed", markup=False)
        waits = "Opening the store…" if self.desk.store is None else "Reading…"
        yield Static(self.desk.refused or waits, id="shown", markup=False)
        yield FindLine(
            placeholder="Words to find. Enter keeps them, Esc clears them.", id="find", compact=True
        )

    @property
    def filters(self) -> Filter:
        """What narrows the list but for the words."""
        return replace(self.narrowed, words="")

    @property
    def is_finding(self) -> bool:
        """Whether words to find are being typed."""
        return self.focused is not None and self.focused.id == "find"

    @property
    def narrowed_by_itself(self) -> Collection[str]:
        """The filters that this list is made by, which nobody chooses: a page of one theme's comments is of that theme."""
        return ()

    def narrow(self, narrowed: Filter) -> None:
        """Show only what a filter leaves."""
        if narrowed != self.narrowed:
            self.narrowed, self.instead = narrowed, ""
            self._mark_tab()
            self.let_keys_wait()
            self.read_again()
            self.refresh_bindings()

    def _mark_tab(self) -> None:
        """Let the tabs of every list say that this one shows only some of what it holds."""
        if self.MODE:
            others = self.desk.narrowed - {self.MODE}
            self.desk.narrowed = others if self.narrowed.is_empty else others | {self.MODE}

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what this list can do now."""
        if action in ("find", "filter"):
            return bool(self.LISTED) and not self.is_finding
        if action == "clear_find":
            return bool(self.narrowed.words) or self.is_finding
        if action == "clear_filter":
            return not self.narrowed.is_empty
        if action == "to_list":
            return self.is_finding
        return super().check_action(action, parameters)

    # finding

    def action_find(self) -> None:
        """Type words to find."""
        line = self.query_one("#find", Input)
        line.display = True
        self.set_focus(line)  # at once: the next key is the first letter

    @on(Input.Changed, "#find")
    def _find(self, changed: Input.Changed) -> None:
        words = clean(changed.value).text.lstrip()  # a space after a word finishes it
        self.narrow(replace(self.narrowed, words=words if words.strip() else ""))

    @on(Input.Submitted, "#find")
    def _keep_find(self) -> None:
        """Keep the words; where they find nothing, take those that would."""
        line = self.query_one("#find", Input)
        if self.instead:
            line.value, self.instead = self.instead, ""
            line.cursor_position = len(line.value)
        else:
            line.display = bool(self.narrowed.words)
            self.action_to_list()

    def action_clear_find(self) -> None:
        """Show everything again, with the cursor still on the same record."""
        line = self.query_one("#find", Input)
        line.value = ""
        line.display = False
        self.action_to_list()

    def action_to_list(self) -> None:
        """Give the list the keys."""
        raise NotImplementedError

    # filters

    async def action_filter(self) -> None:
        """Choose what to show only."""
        from codesign.screens.lists.filtering import FilterModal

        modal = FilterModal(self.LISTED, self.narrowed, without=self.narrowed_by_itself)
        await self.app.push_screen(modal, self._filter_by)  # the next key is the first letter of a filter

    def _filter_by(self, chosen: Filter | None) -> None:
        if chosen is not None:
            self.narrow(replace(chosen, words=self.narrowed.words))

    def action_clear_filter(self) -> None:
        """Take off every filter and the words, with the cursor still on the same record."""
        self.narrow(NOTHING)
        self.action_clear_find()
