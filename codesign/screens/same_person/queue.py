"""“Same person?”: every question there is, strongest first. Enter asks it; after an answer the next is there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Static

from codesign.records.columns_shown import Words
from codesign.records.same_person import Question
from codesign.screens.beside import NOTHING_BESIDE, Beside
from codesign.screens.lists.screen import Found, ListScreen
from codesign.screens.lists.whole import WholeListScreen
from codesign.screens.same_person.answering import AnswerScreen
from codesign.screens.same_person.besides import beside_of
from codesign.screens.same_person.looking import Looking, look_through
from codesign.screens.same_person.sure import MergesTheSure
from codesign.screens.same_person.turns import Key
from codesign.screens.today.lines import moment_words
from codesign.text import one_line
from codesign.widgets.bindings import bindings
from codesign.widgets.columns import Column, columns

if TYPE_CHECKING:
    from codesign.store import Store

HEADINGS = ("Likely", "Who", "Why")
_EMPTY = (
    "Nobody is held twice, as far as can be told. Contacts that may be one and the same wait here, the likeliest first, with what "
    "speaks for it; so do those left for later while an event was logged. Esc goes back."
)
_NOT_YET = (
    "Contacts that may be one and the same will wait here, the likeliest first, with what speaks for it."
)
_LOOK = 0.2
"""Seconds between looks how far the search is."""


class QuestionLine(NamedTuple):
    """A question in the list."""

    row: int
    question: Question
    names: tuple[str, ...]
    """Reference and name of each contact."""

    @property
    def name(self) -> str:
        """Who it is about: what is copied."""
        return " / ".join(self.names)

    @property
    def likely(self) -> str:
        """How likely it is, and whether somebody left it for later."""
        return "left for later" if self.question.is_later else self.question.likelihood


class QueueScreen(MergesTheSure, WholeListScreen):
    """The queue. It looks among all contacts the first time, and says as at when what it shows was found."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *ListScreen.BINDINGS,
        *bindings("looking"),
        *bindings("queue"),
        *bindings("pages"),
    ]
    CSS_PATH = ["../lists/screen.tcss", "same_person.tcss"]  # type: ignore[assignment]  # noqa: RUF012 - both, as the library takes them
    HELP: ClassVar[str] = (
        "# Same person?\nContacts that may be held twice, the likeliest first. Enter shows one side by side, with what speaks for "
        "and against it, and there one key answers it. Nothing is merged before you say so, and every merge can be taken apart. "
        "`b` lists those that are sure, to be merged at once: never people who use services, nor two of one name in one organisation."
    )
    COLUMNS: ClassVar[Sequence[Column]] = columns(HEADINGS, Likely="14", Who="36-80", Why="16-120 leaves 1")
    ONE = "question"
    PEEK = "Why"
    EMPTY = _EMPTY
    NEEDS_REASON: ClassVar[bool] = True
    JUMPS = False

    def __init__(self) -> None:
        super().__init__()
        self._times = -1
        self._numbers: dict[Key, int] = {}
        """A number for each question that was ever shown here: what the cursor holds to."""
        self._asking: AnswerScreen | None = None
        self._said_far = ""

    def body(self) -> ComposeResult:
        """As at when it was found, then the list."""
        yield Static("Same person?", id="looked", markup=False)
        yield from super().body()

    def on_mount(self) -> None:
        """Look now and then how far the search is."""
        super().on_mount()
        self.set_interval(_LOOK, self._say_how_far)

    # reading

    def read_again(self) -> None:
        """Read what is looked at; while a question is asked over it, the list can wait."""
        if self.is_active:
            super().read_again()

    def read(self, store: Store) -> Found:
        """Read the questions anew where another search has ended."""
        if self._times != self.looking.times:
            self._times = self.looking.times
            self._whole = self._whole._replace(newest=-1)
        return super().read(store)

    def all_lines(self, store: Store) -> Sequence[QuestionLine]:
        """Return every question, strongest first."""
        questions = store.same_person.questions(self.looking.found)
        if self.looking.found is not None and self.looking.waiting != len(questions):
            self.looking.waiting = len(questions)
            store.same_person.keep_counted(len(questions))
        names = store.same_person.names({each for question in questions for each in question.ids})
        return [
            QuestionLine(self._number(each), each, tuple(names.get(id_, "?") for id_ in each.ids))
            for each in questions
        ]

    def question_lines(self) -> Sequence[QuestionLine]:
        """Return the questions in the list, as it is narrowed."""
        return [self._whole.lines[row] for row in self.grid.rows if row in self._whole.lines]

    def _number(self, question: Question) -> int:
        return self._numbers.setdefault(frozenset(question.ids), len(self._numbers) + 1)

    def text(self, line: QuestionLine) -> str:
        """Return the names a question is found by."""
        return " ".join(line.names)

    def cells(self, line: QuestionLine, words: Words) -> Sequence[str]:
        """Return how likely, who, and why."""
        return (line.likely, one_line(line.name), line.question.why)

    def paint(self, found: Found) -> None:
        """Show the list, and stand on the question that was asked last."""
        super().paint(found)
        if not found.total and self.looking.found is None:
            self.grid.empty = _NOT_YET
        if self._asking is not None and self.is_active:  # what is seen through a question is current too
            self.grid.land(self._numbers.get(self._asking.key, -1))
            self._asking = None
        self._say_how_far()
        if self.is_active:
            self._look_if_quick()

    # asking

    def page(self, line: QuestionLine) -> Screen[None]:
        """Return the question, asked."""
        self._asking = AnswerScreen(self._questions, line.question.ids)
        return self._asking

    def _read_beside(self, store: Store, row: int | None) -> Beside:
        """Read the comparison, to stand beside the list. Runs in a thread."""
        lines = [] if row is None else self.lines(store, [row])
        return beside_of(store, lines[0].question) if lines else NOTHING_BESIDE

    def _questions(self, store: Store) -> Sequence[Question]:
        questions: Sequence[Question] = store.same_person.questions(self.looking.found)
        return questions

    # looking

    def _look_if_quick(self) -> None:
        """Look where nobody has yet, and again where it is quick and something changed since."""
        looking = self.looking
        is_stale = looking.found is None or (looking.is_quick and self._newest > looking.newest)
        if is_stale and not looking.is_stopped:
            self.action_look_again()

    def action_look_again(self) -> None:
        """Look among all contacts, in the background."""
        looking = self.looking
        if looking.begin():
            self.codesign.when_open(partial(look_through, self.codesign, looking, self._say_how_far))
        self._say_how_far()
        self.refresh_bindings()

    def action_stop_looking(self) -> None:
        """Stop looking: what was found before stays."""
        self.looking.stop()

    def _say_how_far(self) -> None:
        """Say how far the search is, or as at when what is shown was found; read what it found once it has ended."""
        looking = self.looking
        if not self.query("#looked"):
            return  # it was left while the search went on
        if looking.times != self._times and not looking.is_running:
            self.read_again()
        said = self._far_words(looking)
        if said != self._said_far:
            self._said_far = said
            self.query_one("#looked", Static).update(said)
            self.refresh_bindings()

    def _far_words(self, looking: Looking) -> str:
        if looking.is_running:
            return f"Same person? · {looking.words} · Esc stops"
        stopped = "stopped before its end · " if looking.is_stopped else ""
        if looking.found is None:
            return f"Same person? · {stopped}nobody has looked yet · a looks among all contacts"
        at = moment_words(looking.as_at, today=self.desk.today, zone=self.desk.settings.zone)
        return f"Same person? · {stopped}as at {at}{self._since()} · a looks again"

    def _since(self) -> str:
        """Say that something was altered since it was looked."""
        return ", something changed since" if self._newest > self.looking.newest else ""

    # what it does

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what this list can do now."""
        if action in ("new", "verify", "select", "history"):
            return False
        if action == "stop_looking":
            return self.looking.is_running
        if action == "look_again":
            return not self.looking.is_running
        return super().check_action(action, parameters)

    def current(self) -> tuple[str, str] | None:
        """Return nothing: a question is no record that could be altered or thrown away."""
        return None

    def kinds_here(self) -> frozenset[str]:
        """Return nothing, for the same reason."""
        return frozenset()

    def action_close(self) -> None:
        """Go back to where this was opened from."""
        self.app.pop_screen()
