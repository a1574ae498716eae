"""The first run: where the data will live, what will not happen to it, and three ways to begin."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from codesign.entry.own_name import read_own_name
from codesign.errors import CodesignError
from codesign.screens.bringing_in import path_typed
from codesign.screens.on_desk import OnDesk
from codesign.widgets.bindings import bindings
from codesign.widgets.keys_line import KeysLine

if TYPE_CHECKING:
    from codesign.store import Store


class FirstRunScreen(OnDesk[None]):
    """There is no store yet: four lines, not a wizard."""

    CSS_PATH = "first_run.tcss"
    HELP = "Nothing has been written yet. Enter makes an empty store; `i` makes one and brings spreadsheets into it; `t` shows a made-up programme."
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("first run", "plain"),
        Binding("escape", "stay", show=False),  # there is nothing to go back to
    ]

    def compose(self) -> ComposeResult:
        """Four lines and the keys."""
        with VerticalScroll(classes="page"):
            yield Static("Welcome to codesign", markup=False, classes="title")
            yield Static(f"Your data will live in {self.desk.store_path}", markup=False, classes="line")
            yield Static(
                "No other user of this computer can read that file, and nothing is sent anywhere.",
                markup=False,
                classes="line",
            )
            yield Static(
                "Enter  start empty\ni      bring in spreadsheets (CSV or Excel)\n"
                "t      try it with a made-up programme, kept apart and marked DEMO",
                markup=False,
                classes="line",
            )
            yield Static("", markup=False, classes="line", id="said")
        yield KeysLine()

    def action_stay(self) -> None:
        """Stay here."""

    def action_start_empty(self) -> None:
        """Ask for a name, then make an empty store."""
        self._ask_name("")

    def action_bring_in(self) -> None:
        """Ask for a spreadsheet, then for a name, then bring it in."""
        self._ask_file("Which file? Type or paste its path, such as ~/Documents/contacts.xlsx")

    def action_try_demo(self) -> None:
        """Build the made-up programme and show it."""
        self._say("Building the made-up programme: a few seconds…")
        self.codesign.turn_to_demo()

    def _ask_file(self, question: str, value: str = "") -> None:
        from codesign.screens.ask import AskLineModal

        self.app.push_screen(AskLineModal(question, value=value), lambda typed: self._take_file(typed or ""))

    def _take_file(self, typed: str) -> None:
        if not typed:
            return
        path = path_typed(typed)
        if not path.is_file():
            self._ask_file(f"There is no file at {path}. Which file?", typed)
            return
        self._ask_name(str(path))

    def _ask_name(self, file: str) -> None:
        from codesign.screens.ask import AskLineModal

        ask = AskLineModal(
            "Your name, as it should stand beside what you record",
            value=self.desk.settings.officer,
            hint="Only in your own store · Enter goes on · Esc goes back",
            read=read_own_name,
        )

        def begin(name: str | None) -> None:
            if name:
                self._begin(name, file)

        self.app.push_screen(ask, begin)

    @work(thread=True, exclusive=True, exit_on_error=False, group="begin", description="make the store")
    def _begin(self, name: str, file: str) -> None:
        """Keep the name, make the store, bring the file in; where one of them is refused, say so and stay."""
        from codesign.screens.desk_opening import settings_kept, store_made

        desk, app = self.desk, self.app
        try:
            settings_kept(desk, officer=name)
            store = desk.store or store_made(desk)
        except CodesignError as refused:
            app.call_from_thread(self._say, str(refused))
            return
        said = ""
        if file:
            app.call_from_thread(self._say, "Reading the file…")
            said = brought_in(store, Path(file))
        app.call_from_thread(self._done, store, said)

    def _done(self, store: Store, said: str) -> None:
        """Go on to Today, with the account of the file over it."""
        self.codesign.first_run_done(store)
        if said:
            from codesign.screens.ask import WordsModal

            self.app.push_screen(WordsModal(said))

    def _say(self, sentence: str) -> None:
        self.query_one("#said", Static).update(sentence)


def brought_in(store: Store, path: Path) -> str:
    """Import a file and return the account of it in words, or the sentence of its refusal."""
    from codesign.imports.apply import import_file
    from codesign.screens.bringing_in import account_lines

    try:
        report = import_file(store, path)
    except CodesignError as refused:
        return (
            f"{refused}\n\nYour store is made, and empty. `codesign import FILE --as contacts` tries again."
        )
    return "\n".join([*account_lines(report), "To bring in another: codesign import FILE"])
