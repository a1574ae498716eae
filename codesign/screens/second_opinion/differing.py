"""How far two people agree, and what they differ about: both sides of each, settled by one key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import OptionList, Static

from codesign.records.second_opinion import HOW, Agreement, Disagreement
from codesign.screens.ask import WordsModal
from codesign.screens.copying import CopiesFromLines
from codesign.screens.mode_screen import ModeScreen
from codesign.screens.reading_time import TakesTimeToRead
from codesign.screens.second_opinion.saying import agreement_words, difference_lines, label_words
from codesign.screens.writing import WritesLines
from codesign.text import plural
from codesign.widgets.bindings import bindings
from codesign.widgets.line_list import LineList

if TYPE_CHECKING:
    from codesign.store import Store


_KEYS = dict(zip(HOW, "1234", strict=True))
"""What is pressed to settle, as it is told to somebody who pressed it too soon."""


class _Found(NamedTuple):
    agreement: Agreement
    different: tuple[Disagreement, ...]


class DifferingScreen(TakesTimeToRead, CopiesFromLines, WritesLines, ModeScreen):
    """The agreement above, the disagreements beneath."""

    CSS_PATH = "second_opinion.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("settling"), *bindings("pages")]
    HELP: ClassVar[str] = (
        "# How far two people agree\nThe share of comments coded with exactly the same labels, and Krippendorff's alpha, which counts chance "
        "out: 1 is perfect, 0 is what chance would give. Beneath it every comment they differ about. `1` the first stands, `2` the second, "
        "`3` both, `4` neither; the comment's tags are brought in line, and the figures stay as they were. `v` tells each label by itself."
    )

    def __init__(self, reference: str) -> None:
        super().__init__()
        self._reference = reference
        self._found: _Found | None = None

    def body(self) -> ComposeResult:
        """Whose opinion it is, how far the two agree, and what they differ about."""
        yield Static("Second opinion", id="title", markup=False)
        yield Static("", id="agreement", markup=False)
        yield LineList(id="lines")

    def on_mount(self) -> None:
        """Give the list the keys."""
        self.query_one(LineList).focus()

    def read(self, store: Store) -> _Found:
        """Read how far they agree, and what is not settled."""
        with store.read():
            found = store.second_opinions.results(self._reference)
            return _Found(found, tuple(store.second_opinions.disagreements(self._reference)))

    def paint(self, found: Any) -> None:
        """Show it."""
        before, self._found = self._found, found
        if before is None or before.different != found.different:
            self.begin_to_read()
        opinion = found.agreement.opinion
        left = f"{plural(len(found.different), 'comment')} to settle" if found.different else "all settled"
        self.query_one("#title", Static).update(
            f"Second opinion {opinion.reference} by {opinion.coder} on {opinion.kind} · {left}"
        )
        self.query_one("#agreement", Static).update("\n".join(agreement_words(found.agreement)))
        self.query_one(LineList).show(difference_lines(found.different))
        self.refresh_bindings()

    def _here(self) -> Disagreement | None:
        key = self.query_one(LineList).key.removeprefix("comment ")
        held = self._found.different if self._found is not None else ()
        return next((each for each in held if each.comment_id == key), None)

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Open the comment under the cursor."""
        from codesign.screens.pages.comment import CommentPage

        here = self._here()
        if here is not None:
            self.app.push_screen(CommentPage(here.reference))

    def action_look(self) -> None:
        """Tell how far they agree on each label."""
        if self._found is not None:
            self.app.push_screen(WordsModal(label_words(self._found.agreement)))

    def say_too_soon(self, words: str) -> None:
        """Say which keys settled nothing."""
        self.app.clear_notifications()
        self.app.notify(words, severity="warning", markup=False)
        self.app.bell()

    def action_settle(self, how: str) -> None:
        """Settle the disagreement under the cursor."""
        here, store = self._here(), self.desk.store
        if here is not None and store is not None and self.may_answer(_KEYS[how], here.comment_id):
            self.let_keys_wait()
            self._settle(store, here, how)

    @work(
        thread=True, exclusive=True, exit_on_error=False, group="answer", description="settle a disagreement"
    )
    def _settle(self, store: Store, here: Disagreement, how: str) -> None:
        with self.keys_go_on_where_it_fails():
            store.second_opinions.settle(self._reference, here.comment_id, how)
        self.app.call_from_thread(self._settled, f"{here.reference}: {HOW[how]}. u takes it back.")

    def _settled(self, said: str) -> None:
        self.app.clear_notifications()
        self.app.notify(said, markup=False)
        self.codesign.store_changed.publish(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to settle only what is not."""
        if action == "settle":
            return self._found is not None and bool(self._found.different)
        return action not in ("new", "find", "verify") and super().check_action(action, parameters)

    def action_close(self) -> None:
        """Go back to where this was opened from."""
        self.app.pop_screen()
