"""Making a pack: which programme, to which folder, and whether people are named in it, with the reason."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from codesign.text import clean, one_line
from codesign.widgets.bindings import help_key

_NAMES = (
    "People who are neither organisations nor elected members are not named. To name them, say why: the reason is kept with the pack. "
    "Quotes leave by permission only, either way."
)


class PackWanted(NamedTuple):
    """A pack that is wanted."""

    folder: Path
    reason: str
    """Why people are named; nothing if they are not."""


class MakePackModal(ModalScreen[PackWanted | None]):
    """Ends with the pack that is wanted, or with nothing."""

    CSS_PATH = "write_out.tcss"
    HELP = "A pack is a report with its tables, sealed so that anybody can check it. It is written to a folder; nothing is sent anywhere."
    BINDINGS: ClassVar[list[BindingType]] = [
        help_key(is_typed=True),
        Binding("escape", "leave", "Not now"),
        Binding("ctrl+s,f2", "make", "Make it"),
    ]

    def __init__(self, programme: str, folder: Path) -> None:
        super().__init__()
        self._programme, self._folder = programme, folder

    def compose(self) -> ComposeResult:
        """What is made, where to, and why names."""
        with Vertical(classes="box"):
            yield Static(
                f"An evidence pack of {one_line(self._programme)}.\nIt is stamped INTERNAL, NOT FOR PUBLICATION; nothing is sent anywhere.",
                markup=False,
            )
            yield Static("To the folder", markup=False, classes="label")
            yield Input(str(self._folder), id="folder", compact=True)
            yield Static(_NAMES, markup=False, classes="label")
            yield Input(placeholder="Why people are named in it", id="reason", compact=True)
            yield Static("", id="wrong", markup=False)
            yield Static(
                "Ctrl+S makes it · Tab goes to the next line · Esc makes none", markup=False, classes="hint"
            )

    def on_mount(self) -> None:
        """The folder can be typed over at once."""
        self.query_one("#folder", Input).focus()

    @on(Input.Submitted)
    def _next(self) -> None:
        self.focus_next()

    def action_make(self) -> None:
        """End with what is wanted, if there is such a folder."""
        folder = Path(clean(self.query_one("#folder", Input).value).text.strip() or ".").expanduser()
        reason = clean(self.query_one("#reason", Input).value).text.strip()
        if folder.is_dir():
            self.dismiss(PackWanted(folder, reason))
        else:
            self.query_one("#wrong", Static).update(f"! There is no folder {folder}. Name one that is there.")
            self.query_one("#folder").focus()

    def action_leave(self) -> None:
        """Make none."""
        self.dismiss(None)
