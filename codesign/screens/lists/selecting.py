"""Acting on records of a list: select several, jump by letters, and say what is selected; Esc first lets the selection go."""

from __future__ import annotations

from array import array
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType

from codesign.screens.lists.narrowing import NarrowedScreen
from codesign.widgets.bindings import bindings
from codesign.widgets.record_grid import RecordGrid

if TYPE_CHECKING:
    from codesign.store import Store


class SelectingScreen(NarrowedScreen):
    """A list some of whose records can be selected, for what acts on several at once."""

    JUMPS: ClassVar[bool] = True
    """Whether letters lead anywhere in this list."""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("selected"), *bindings("filter")]

    @property
    def grid(self) -> RecordGrid:
        """The list."""
        return self.query_one(RecordGrid)

    @property
    def acted_on(self) -> list[int]:
        """The rows that what is done next is for: those selected, or the one under the cursor."""
        return self.grid.chosen

    @property
    def is_jumping(self) -> bool:
        """Whether letters are typed to jump by: none of them is a command."""
        focused = self.focused
        return isinstance(focused, RecordGrid) and focused.is_jumping

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what this list can do now."""
        if self.is_jumping and action in ("find", "filter", "tag_theme", "tag_outcome", "tag_question"):
            return False
        if action == "let_go":
            return bool(self.grid.selected) and not self.is_finding
        if action == "jump":
            return self.JUMPS
        return super().check_action(action, parameters)

    def action_to_list(self) -> None:
        """Give the list the keys."""
        self.set_focus(self.grid)

    def action_select(self) -> None:
        """Select the record under the cursor, or leave it out again."""
        self.grid.toggle()

    def action_let_go(self) -> None:
        """Select nothing."""
        self.grid.clear_selection()

    @on(RecordGrid.SelectionChanged)
    def _selection_changed(self) -> None:
        self.refresh_bindings()
        self.say_what_is_shown()

    def say_what_is_shown(self) -> None:
        """Say how many records there are and which are selected."""
        raise NotImplementedError

    # jumping

    def action_jump(self) -> None:
        """Take the letters that follow as the beginning of what to jump to."""
        store = self.desk.store
        if store is not None:
            among = None if self.narrowed.is_empty else self.grid.rows
            self.grid.seek = partial(self.seek, store, among=among)
            self.grid.begin_jump()

    @on(RecordGrid.Landing)
    def _landing(self) -> None:
        self.let_keys_wait()

    @on(RecordGrid.Landed)
    def _landed(self) -> None:
        self.now_shown()

    def seek(self, store: Store, typed: str, among: array[int] | None) -> int | None:
        """Return the row that letters lead to, among some rows or in the whole list. Runs in a thread."""
        raise NotImplementedError
