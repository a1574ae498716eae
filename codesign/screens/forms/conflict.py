"""A record that somebody else altered meanwhile: for each field as it was, theirs and mine, and which of them is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import takewhile
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from codesign.clock import local
from codesign.records.editing import Conflict
from codesign.text import one_line, plural
from codesign.widgets.bindings import help_key
from codesign.widgets.cells import wrapped

_SHOWN = 240
"""Characters of each text shown, about where they begin to differ; all of each is kept."""


def texts_shown(*texts: str) -> tuple[str, ...]:
    """Return long texts from about where they part, each short enough to be read beside the others."""
    if max(map(len, texts)) <= _SHOWN:
        return tuple(one_line(text) or "nothing" for text in texts)
    together = zip(*filter(None, texts), strict=False)
    shared = sum(1 for _ in takewhile(lambda letters: len(set(letters)) == 1, together))
    first = max(shared - 60, 0)
    return tuple(_piece(text, first) for text in texts)


def _piece(text: str, first: int) -> str:
    if not text:
        return "nothing"
    piece = one_line(text[first : first + _SHOWN])
    before = "…" if first else ""
    after = f"… ({len(text):,} characters)" if len(text) > first + _SHOWN else ""
    return f"{before}{piece}{after}"


class ConflictModal(ModalScreen[frozenset[str] | None]):
    """Answers with the names of the fields in which mine is kept, or with None: back to the form, nothing saved.

    Theirs is kept wherever nobody chose.
    """

    CSS_PATH = "forms.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        help_key(is_typed=False),
        Binding("t", "keep('theirs')", "Theirs", tooltip="Keep theirs in this field."),
        Binding("m", "keep('mine')", "Mine", tooltip="Keep mine in this field."),
        Binding("space", "turn", "The other", show=False),
        Binding("ctrl+s,f2", "save", "Save", tooltip="Save with what is chosen."),
        Binding("escape", "leave", "Back", tooltip="Back to the form: nothing is saved."),
    ]
    HELP: ClassVar[str] = (
        "# Altered meanwhile\nSomebody else altered the same fields after you opened this. Nothing is saved until you say so: "
        "t keeps theirs, m keeps mine, field by field; Enter saves; Esc goes back to what you typed."
    )

    def __init__(self, called: str, conflicts: Sequence[Conflict], *, today: date, zone: str) -> None:
        super().__init__()
        self._called, self._conflicts = called, tuple(conflicts)
        self._today, self._zone = today, zone
        self._mine: set[str] = set()

    def compose(self) -> ComposeResult:
        """What happened, each field, and the keys."""
        with Vertical(classes="box"):
            yield Static(self._question(), markup=False, classes="question")
            yield OptionList(*(Option("", id=each.name) for each in self._conflicts), id="conflicts")
            yield Static(
                "t keeps theirs · m keeps mine · Enter saves with the ticked ones · Esc back to the form",
                markup=False,
                classes="hint",
            )

    def on_mount(self) -> None:
        """Stand on the first field, with theirs kept."""
        self.query_one(OptionList).focus()

    @on(OptionList.OptionHighlighted)
    @on(events.Resize)
    def _paint(self) -> None:
        """Say every field anew: a mark stands at the one the keys are about, for colour is never the only sign."""
        shown = self.query_one(OptionList)
        for place, conflict in enumerate(self._conflicts):
            lines = self._lines(conflict, is_here=place == shown.highlighted)
            shown.replace_option_prompt_at_index(place, Content("\n").join(lines))

    def _question(self) -> str:
        whose = ", ".join(dict.fromkeys(each.by or "somebody" for each in self._conflicts))
        fields = plural(len(self._conflicts), "field")
        return (
            f"{self._called}: {whose} altered {fields} that you altered too. "
            "Nothing is saved yet. Which shall stand?"
        )

    def _lines(self, conflict: Conflict, *, is_here: bool) -> Iterator[Content]:
        was, theirs, mine = texts_shown(conflict.was, conflict.theirs, conflict.mine)
        is_mine = conflict.name in self._mine
        by = f" ({', '.join(filter(None, (conflict.by or 'somebody', self._moment(conflict.at))))})"
        yield Content.styled(f"{'›' if is_here else ' '} {one_line(conflict.label)}", "bold")
        yield from self._text("    it was   ", was, "")
        yield from self._text(f"  {_mark(not is_mine)} theirs   ", theirs + by, "" if is_mine else "bold")
        yield from self._text(f"  {_mark(is_mine)} mine     ", mine, "bold" if is_mine else "")

    def _text(self, label: str, text: str, style: str) -> Iterator[Content]:
        """Yield a text wrapped beside its label."""
        room = max(self.query_one(OptionList).size.width - len(label) - 3, 20)
        for words in wrapped(text, room):
            yield Content.styled(label + words, style)
            label = " " * len(label)

    def _moment(self, at: str) -> str:
        if not at:
            return ""
        moment = local(at, self._zone)
        return f"{moment:%H:%M}" if moment.date() == self._today else f"{moment:%d/%m/%Y %H:%M}"

    def action_keep(self, which: str) -> None:
        """Keep theirs, or mine, in the field under the cursor."""
        place = self.query_one(OptionList).highlighted
        if place is None:
            return
        name = self._conflicts[place].name
        self._mine = self._mine | {name} if which == "mine" else self._mine - {name}
        self._paint()

    def action_turn(self) -> None:
        """Keep the other one in the field under the cursor."""
        place = self.query_one(OptionList).highlighted
        if place is not None:
            self.action_keep("theirs" if self._conflicts[place].name in self._mine else "mine")

    @on(OptionList.OptionSelected)
    def action_save(self) -> None:
        """Save with what is chosen."""
        self.dismiss(frozenset(self._mine))

    def action_leave(self) -> None:
        """Go back to the form."""
        self.dismiss(None)


def _mark(is_kept: bool) -> str:
    return "✓" if is_kept else " "
