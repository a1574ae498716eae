"""Safeguarding: what was said is somebody's safety, not feedback. Only the referral is kept unless a person decides otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from codesign.entry.event_draft import DraftComment
from codesign.text import one_line, shorten
from codesign.widgets.bindings import help_key

PLAINLY = "codesign tells nobody. Follow your organisation's safeguarding route now, and do not wait to finish this page."

NO_COMMENT = (
    "No comment has words, so none is wiped: only a referral is recorded. If it is about a comment, go back, put the "
    "cursor in the comment it is about, then press Ctrl+G."
)
_MOST_SHOWN = 160
"""Characters of the comment shown: enough to know it by."""


class About(NamedTuple):
    """The comment a referral is about."""

    at: int
    """Its place among the comments."""
    words: str

    @property
    def said(self) -> str:
        """Which comment it is, as numbered on the page, and how it begins."""
        return f"Comment {self.at + 1}: {shorten(one_line(self.words), _MOST_SHOWN)}"


def comment_meant(comments: Sequence[DraftComment], at: int) -> About | None:
    """Return the comment that is meant: the one at the cursor, else the nearest with words before it, else after."""
    before, after = range(min(at, len(comments) - 1), -1, -1), range(at + 1, len(comments))
    places = (place for place in (*before, *after) if comments[place].line.strip())
    return next((About(place, comments[place].line) for place in places), None)


class Referral(NamedTuple):
    """What was decided about the words."""

    keeps_words: bool
    referred_to: str
    referred_on: str
    is_about_it: bool = True
    """Whether it is about the comment that was shown; else no comment is touched."""


class SafeguardingModal(ModalScreen[Referral | None]):
    """Says plainly what codesign does not do, and asks what of it to keep."""

    CSS_PATH = "log.tcss"
    HELP = "codesign is no safeguarding system: it keeps to whom and when a concern was referred, and no more unless you say so."
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Back"), help_key(is_typed=True)]

    def __init__(self, today: str, about: About | None) -> None:
        super().__init__()
        self._today, self._about = today, about

    def compose(self) -> ComposeResult:
        """The plain sentence, to whom and when, and the two ways with the safe one first."""
        with Vertical(id="safeguarding"):
            yield Static("Safeguarding", classes="heading", markup=False)
            yield Static(PLAINLY, classes="plainly", markup=False)
            yield Static(self._about.said if self._about else NO_COMMENT, id="about", markup=False)
            with Horizontal(classes="row"):
                yield Static("Referred to", classes="label", markup=False)
                yield Input(id="referred-to", compact=True, placeholder="a role, such as named nurse")
            with Horizontal(classes="row"):
                yield Static("On", classes="label", markup=False)
                yield Input(self._today, id="referred-on", compact=True)
            yield Static("", id="safeguarding-wrong", markup=False)
            if self._about:
                yield Static(
                    "The words of this comment are then wiped from this computer; only to whom and when it was referred "
                    "is kept. Or keep the words, marked: they stay out of lists, search, figures and packs.",
                    markup=False,
                )
                yield Button("Keep only the referral (Enter)", id="only-referral", compact=True)
                yield Button("Keep the words too, marked", id="keep-words", compact=True)
                yield Button(
                    "It is about no comment here: record a referral only", id="no-comment", compact=True
                )
            else:
                yield Button("Record a referral (Enter)", id="only-referral", compact=True)
            yield Button("Go back, change nothing (Esc)", id="leave", compact=True)

    def on_mount(self) -> None:
        """Ask for the role first."""
        self.query_one("#referred-to", Input).focus()

    @on(Input.Submitted)
    def submitted(self) -> None:
        """Enter keeps only the referral."""
        self._answer(keeps_words=False)

    @on(Button.Pressed)
    def pressed(self, event: Button.Pressed) -> None:
        """Take the answer that was chosen."""
        if event.button.id == "leave":
            self.dismiss(None)
        else:
            self._answer(
                keeps_words=event.button.id == "keep-words", is_about_it=event.button.id != "no-comment"
            )

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss(None)

    def _answer(self, *, keeps_words: bool, is_about_it: bool = True) -> None:
        from datetime import date

        from codesign.entry.dates import read_date
        from codesign.entry.errors import EntryError

        to = self.query_one("#referred-to", Input)
        if not to.value.strip() and not keeps_words:
            self._say_wrong("Referred to whom? A role is enough, such as named nurse.", to)
            return
        on_ = self.query_one("#referred-on", Input)
        try:
            when = read_date(on_.value or self._today, date.fromisoformat(self._today)).iso
        except EntryError as refused:
            self._say_wrong(str(refused), on_)
            return
        self.dismiss(Referral(keeps_words, to.value.strip(), when, is_about_it))

    def _say_wrong(self, words: str, field: Input) -> None:
        self.query_one("#safeguarding-wrong", Static).update(f"! {words}")
        field.focus()
