"""One question of “Same person?”: the contacts side by side, and one key for each answer. After it the next is there at once.

What is answered is what was read: a key that comes before a question could be read is not taken, and where somebody
altered one of the contacts meanwhile, in this copy or another, nothing is done and they are shown anew.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from codesign.errors import CodesignError
from codesign.records.same_person import Comparison, Question
from codesign.screens.ask import if_answered
from codesign.screens.choose import ChooseModal
from codesign.screens.mode_screen import ModeScreen
from codesign.screens.reading_time import TakesTimeToRead
from codesign.screens.same_person import ways
from codesign.screens.same_person.doing import AlteredMeanwhileError, Answered, Doing
from codesign.screens.same_person.kept import Kept
from codesign.screens.same_person.looking import looking_of
from codesign.screens.same_person.rows import Chosen, heads, rows_of
from codesign.screens.same_person.turns import Key, Turns
from codesign.text import one_line, plural
from codesign.widgets.bindings import bindings
from codesign.widgets.peek import Peek
from codesign.widgets.side_by_side import SideBySide

if TYPE_CHECKING:
    from codesign.store import Store

Ask = Callable[["Store"], Sequence[Question]]
"""Reads the questions there are, strongest first. Runs in a thread."""
Do = Callable[[Doing], Answered]

_NOT_HERE = ("new", "find", "verify", "filter", "import")
_ROOMY = 120
"""Columns from which the title has room to say how values are chosen; in fewer it is said beneath, of the field under the cursor."""
_ALTERED = (
    "Somebody altered one of these contacts meanwhile, so nothing was done. This is how they stand now."
)
_ALTERED_MEANWHILE = "Somebody altered one of these contacts meanwhile. This is how they stand now."
_ELSEWHERE = "The question before was answered elsewhere meanwhile. This is the next."
_TOO_SOON = "That key came before this question could be read. Press it again."


class Shown(NamedTuple):
    """The question on the screen; none where all were answered."""

    question: Question | None = None
    comparison: Comparison | None = None
    at: int = 0
    of: int = 0
    trouble: str = ""
    """Why it cannot be asked."""

    @property
    def key(self) -> Key:
        """The contacts it is about."""
        return frozenset(self.question.ids) if self.question is not None else frozenset()


class AnswerScreen(TakesTimeToRead, ModeScreen):
    """Asks one question after another, beginning with that about some contacts."""

    CSS_PATH = "same_person.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("same person"), *bindings("pages")]
    HELP: ClassVar[str] = (
        "# Same person?\nThe contacts side by side: `=` they say the same, `≠` they do not, `+` only one of them says it. `s` joins "
        "them: nothing is lost, what each brought leads to the one that stays, the others' names are kept as other names, the "
        "strictest permission holds, and it can be taken apart at any later time. `x` says they are different people, `k` that they "
        "are related; neither is asked again unless something changes. Of a group, `x` asks who is somebody else: the others are then "
        "asked about again, without them. `l` leaves it for later. `u` takes the last answer back."
    )

    def __init__(self, ask: Ask, first: Sequence[str] = (), *, is_queue: bool = True) -> None:
        super().__init__()
        self._ask = ask
        self._is_queue = is_queue
        """Whether there are more questions than the one that was asked for."""
        self._turns = Turns(first)
        self._kept = Kept()
        self._shown = Shown()
        self._chosen = Chosen()
        self._is_refused = False
        """Whether an answer was just refused, as what it was about had been altered."""

    def body(self) -> ComposeResult:
        """Which question, what must be said, the sides, and what the field under the cursor becomes."""
        yield Static("Reading…", id="title", markup=False)
        yield Static("", id="said", markup=False)
        yield SideBySide(id="sides")
        yield Peek(id="peek")

    def on_mount(self) -> None:
        """Give the sides the keys."""
        self.sides.focus()

    @property
    def sides(self) -> SideBySide:
        """The contacts, side by side."""
        return self.query_one(SideBySide)

    @property
    def key(self) -> Key:
        """The contacts that are asked about."""
        return self._shown.key

    # reading

    def read(self, store: Store) -> Shown:
        """Read which question it is, and compare what it is about as it stands now."""
        with store.read():
            questions = self._kept.read(store, self._ask)
            keys = [frozenset(each.ids) for each in questions]
            later = [key for key, each in zip(keys, questions, strict=True) if each.is_later]
            key = self._turns.pick(keys, later)
            if key is None:
                return Shown(of=len(questions))
            question = questions[keys.index(key)]
            try:
                comparison = store.same_person.compare(question.ids, asked=question)
            except CodesignError as refused:  # what is asked by hand may be one by now, or never be one
                return Shown(trouble=str(refused))
            return Shown(question, comparison, keys.index(key), len(questions))

    def paint(self, found: Any) -> None:
        """Show the question; where none is left, say so and go back."""
        before, self._shown = self._shown, found
        if found.question is None:
            self._all_answered(found)
            return
        is_other = found.key != before.key
        if is_other or found.comparison != before.comparison:
            self._chosen = Chosen()
            self.begin_to_read()
            self._say(self._news(before, is_other=is_other))
        self._is_refused = False
        self.query_one("#title", Static).update(self._title(found.question, found))
        self._show_sides(anew=is_other)
        self.refresh_bindings()

    def _news(self, before: Shown, *, is_other: bool) -> str:
        """Say why there is something else to read than a moment before, where nobody here asked for it."""
        if before.question is None or self._turns.came_back:
            return ""
        if not is_other:
            return _ALTERED if self._is_refused else _ALTERED_MEANWHILE
        if self._is_refused or not self._turns.was_passed(before.key):
            return _ELSEWHERE
        return ""

    def _title(self, question: Question, found: Shown) -> str:
        which = f"Same person? {found.at + 1:,} of {found.of:,}" if self._is_queue else "Same person?"
        said = [which, question.likelihood, "left for later" if question.is_later else ""]
        if question.is_group:
            said.append(f"{len(question.ids)} contacts, x leaves one out")
        if question.changed:
            said.append(f"asked again: {one_line(question.changed)}")
        if self.size.width >= _ROOMY:
            said.append("← → choose whose value is kept")
        return " · ".join(part for part in said if part)

    def _show_sides(self, *, anew: bool = False) -> None:
        comparison = self._shown.comparison
        if comparison is not None:
            self.sides.show(heads(comparison), rows_of(comparison, self._chosen), anew=anew)

    def _all_answered(self, found: Shown) -> None:
        """Go back: there is nothing left to ask in this sitting."""
        if found.trouble:
            self.app.notify(found.trouble, severity="warning", timeout=15, markup=False)
        elif self._is_queue:
            rest = f"{plural(found.of, 'question')} left for later." if found.of else "No question is left."
            self.app.notify(f"That was the last. {rest}", markup=False)
        if self.is_active:
            self.app.pop_screen()

    def _say(self, words: str) -> None:
        said = self.query_one("#said", Static)
        said.update(words)
        said.display = bool(words)

    # what the cursor is on, and what is chosen

    @on(SideBySide.Moved)
    def _peek(self) -> None:
        row, peek = self.sides.here, self.query_one(Peek)
        peek.display = not self.sides.says_what_becomes
        if row is not None:
            turn = " · ← → choose" if row.kept is not None else ""
            peek.show(f"{row.label} becomes: {row.becomes}{turn}" if row.becomes else row.across)

    @on(SideBySide.Chosen)
    def _choose(self, chosen: SideBySide.Chosen) -> None:
        comparison = self._shown.comparison
        if comparison is not None:
            self._chosen = self._chosen.take(comparison, chosen.name, chosen.side)
            self._show_sides()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done to a question."""
        return action not in _NOT_HERE and super().check_action(action, parameters)

    def action_close(self) -> None:
        """Go back to where this was opened from."""
        self.app.pop_screen()

    def action_open(self) -> None:
        """Open the page of one of the contacts."""
        comparison = self._shown.comparison
        if comparison is None:
            return
        answers = [(side.id, words) for side, words in zip(comparison.sides, heads(comparison), strict=True)]
        self.app.push_screen(ChooseModal("Open which?", answers), if_answered(self._open))

    def _open(self, contact_id: str) -> None:
        from codesign.screens.pages.contact import ContactPage

        self.app.push_screen(ContactPage(contact_id))

    # the answers

    def action_same(self) -> None:
        """They are one: join them, with what is chosen."""
        self._answer(lambda doing: doing.same(self._chosen))

    def action_not_this(self) -> None:
        """They are different people: of a group, all of them or one."""
        self._answer_with("Who is somebody else?", ways.different, lambda doing, way: doing.different(way))

    def action_related(self) -> None:
        """They are related: ask how."""
        self._answer_with("How are they related?", ways.related, lambda doing, way: doing.related(way))

    def action_later(self) -> None:
        """Leave it for later."""
        self._answer(lambda doing: doing.later())

    def _answer_with(
        self,
        question: str,
        answers: Callable[[Comparison], list[tuple[str, str]]],
        do: Callable[[Doing, str], Answered],
    ) -> None:
        """Ask which way, where there are several, and do it."""
        comparison = self._shown.comparison
        if comparison is None or not self._may_answer():
            return
        found = answers(comparison)
        if len(found) == 1:
            self._begin(comparison, lambda doing: do(doing, found[0][0]))
            return

        def chosen(way: str) -> None:
            self._begin(comparison, lambda doing: do(doing, way))

        self.app.push_screen(ChooseModal(question, found), if_answered(chosen))

    def _answer(self, do: Do) -> None:
        comparison = self._shown.comparison
        if comparison is not None and self._may_answer():
            self._begin(comparison, do)

    def _may_answer(self) -> bool:
        """Whether the question has been there long enough to be read: a key held down answers nothing."""
        if self.was_read():
            return True
        self.say_too_soon(_TOO_SOON)
        return False

    def say_too_soon(self, words: str) -> None:
        """Say it beside the question."""
        self._say(words)
        self.app.bell()

    def _begin(self, comparison: Comparison, do: Do) -> None:
        store = self.desk.store
        if store is not None:
            self._say("")
            self.let_keys_wait()
            self._write(store, comparison, self._shown.question, do)

    @work(thread=True, exclusive=True, exit_on_error=False, group="answer", description="answer a question")
    def _write(self, store: Store, comparison: Comparison, question: Question | None, do: Do) -> None:
        from codesign.store.faults import GoneError
        from codesign.store.same_person.errors import MergedAlreadyError

        key: Key = frozenset(question.ids) if question is not None else frozenset()
        with self.keys_go_on_where_it_fails():
            try:
                answered = do(Doing(store, comparison, question))
            except (
                AlteredMeanwhileError,
                GoneError,
                MergedAlreadyError,
            ):  # reading again shows how it stands
                self._is_refused = True
                self.app.call_from_thread(self.read_again)
                return
        self._turns.passed(key, is_later=answered.is_later)
        self._kept.answered(key, answered)
        looking_of(self.desk).answered(answered.before, answered.after)
        self.app.call_from_thread(self._answered, answered.said)

    def _answered(self, said: str) -> None:
        """Say what was done, and read the next question. Every other screen reads again when it is come back to."""
        self.app.clear_notifications()  # what was said of the answer before would cover the fields
        self.app.notify(said, markup=False)
        if not self._is_queue:
            self.leave()
        else:
            self.read_again()
