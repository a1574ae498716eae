"""`w`: what is on the screen to a file. Asks where to, says what is left out, shows how far it is, and can be stopped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from codesign.errors import CodesignError
from codesign.files import free_name
from codesign.places import files_folder
from codesign.screens.ask import AskModal
from codesign.text import clean, plural, shorten
from codesign.widgets.bindings import help_key

if TYPE_CHECKING:
    from codesign.app import CodesignApp
    from codesign.evidence.list_file import ListShown
    from codesign.store import Store

NAMES_OUT = "Names of private people are left out: to put them in, say why, which is kept. Words that may not be quoted stay out even so."
"""What a list leaves out."""
REASON_NEEDED = "This page holds names. Say why it leaves: the reason is kept. Safeguarding, and words that may not be quoted, stay out."
"""What is asked of a page, which is about somebody or something somebody said."""


class Wanted(NamedTuple):
    """A file that is wanted."""

    path: Path
    reason: str
    replace: bool = False


class WriteModal(ModalScreen[Wanted]):
    """Where to, and whether with names. Ends with what is wanted, or with nothing."""

    CSS_PATH = "write_out.tcss"
    HELP = "The name's ending says what it is: .xlsx a workbook, .csv plain data, .docx a Word document. Each says what it is a list of."
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Back"), help_key(is_typed=True)]

    def __init__(
        self, shown: ListShown, *, needs_reason: bool = False, suggested: Path | None = None
    ) -> None:
        super().__init__()
        self._shown, self._needs_reason = shown, needs_reason
        self._path = suggested or suggested_path(shown)

    def compose(self) -> ComposeResult:
        """What is written, the file's name, the reason."""
        with Vertical(classes="box"):
            yield Static(_what(self._shown), markup=False)
            yield Static("To (.xlsx, .csv or .docx)", markup=False, classes="label")
            yield Input(str(self._path), id="path", compact=True)
            yield Static(REASON_NEEDED if self._needs_reason else NAMES_OUT, markup=False, classes="label")
            yield Input(placeholder="Why names are in it", id="reason", compact=True)
            yield Static("", id="wrong", markup=False)
            yield Static(
                "Enter writes it · Tab goes to the reason · Esc goes back", markup=False, classes="hint"
            )

    def on_mount(self) -> None:
        """The name can be typed over at once."""
        path = self.query_one("#path", Input)
        path.focus()
        path.cursor_position = len(path.value)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        from codesign.evidence.list_file import ending_of

        reason = clean(self.query_one("#reason", Input).value).text.strip()
        path = Path(clean(self.query_one("#path", Input).value).text.strip()).expanduser()
        if self._needs_reason and not reason:
            self._refuse("Say why first: the reason is kept with what was written.", "#reason")
            return
        try:
            ending_of(path)
        except CodesignError as refused:
            self._refuse(str(refused), "#path")
            return
        self._ask_if_there(Wanted(path, reason))

    def _ask_if_there(self, wanted: Wanted) -> None:
        if not wanted.path.exists():
            self.dismiss(wanted)
            return
        ask = AskModal(f"{wanted.path.name} is already there. Replace it?", yes="Replace it")
        self.app.push_screen(ask, lambda yes: self._replace(wanted) if yes else None)

    def _replace(self, wanted: Wanted) -> None:
        self.dismiss(wanted._replace(replace=True))

    def _refuse(self, why: str, field: str) -> None:
        self.query_one("#wrong", Static).update(f"! {why}")
        self.query_one(field).focus()

    def action_leave(self) -> None:
        """Write nothing."""
        self.dismiss(None)


class WritingModal(ModalScreen[None]):
    """How far the writing is. Esc stops it, and then nothing is written."""

    CSS_PATH = "write_out.tcss"
    HELP = "The file is being written. Esc stops that, and nothing is then left of it."
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "stop", "Stop"), help_key(is_typed=False)]

    def __init__(self, store: Store, shown: ListShown, wanted: Wanted) -> None:
        super().__init__()
        self._store, self._shown, self._wanted = store, shown, wanted
        self._is_stopped = False

    def compose(self) -> ComposeResult:
        """How far it is."""
        with Vertical(classes="box"):
            yield Static(f"Writing {plural(len(self._shown.rows), 'row')}…", id="far", markup=False)
            yield Static("Esc stops: nothing is then written", markup=False, classes="hint")

    def on_mount(self) -> None:
        """Begin at once."""
        self._write()

    @work(thread=True, exit_on_error=False, group="write", description="write a list to a file")
    def _write(self) -> None:
        from codesign.evidence.list_file import Hands, write_list

        path, reason, replace = self._wanted
        hands = Hands(lambda done: self.app.call_from_thread(self._tell, done), lambda: self._is_stopped)
        try:
            written = write_list(self._store, self._shown, path, reason=reason, replace=replace, hands=hands)
            said = written.words
            if written.record:
                self.app.call_from_thread(cast("CodesignApp", self.app).store_changed.publish, None)
        except CodesignError as refused:
            said = str(refused)
        self.app.call_from_thread(self._done, said)

    def _tell(self, done: int) -> None:
        whole = len(self._shown.rows)
        words = f"Read {done:,} of {plural(whole, 'row')}…" if done < whole else "Writing the file…"
        self.query_one("#far", Static).update(words)

    def _done(self, said: str) -> None:
        from codesign.screens.ask import WordsModal

        app = self.app
        self.dismiss(None)
        app.push_screen(WordsModal(said))

    def action_stop(self) -> None:
        """Stop at the next piece."""
        self._is_stopped = True
        self.query_one("#far", Static).update("Stopping…")


def suggested_path(shown: ListShown, ending: str = ".xlsx") -> Path:
    """Return a name that no file has yet: what it is a list of, and whether all of it."""
    from codesign.evidence.words import slug

    name = slug(shown.title, "list") + ("-filtered" if shown.filters else "")
    return free_name(files_folder() / f"{name}{ending}")


def _what(shown: ListShown) -> str:
    rows = plural(len(shown.rows), "row")
    return (
        f"Write {shown.title}: {rows}"
        + (f", only {shorten(shown.filters, 160)}" if shown.filters else "")
        + "."
    )
