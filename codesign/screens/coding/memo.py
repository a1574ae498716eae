"""The memo of a comment: what is typed is kept as unfinished work after every key, and stands there again when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.widgets import Input

from codesign.entry.form_draft import FormDraft, FormOf
from codesign.errors import CodesignError
from codesign.records.coded import Coded
from codesign.screens.ask import AskLineModal
from codesign.screens.coding.answers import Answered, Answers
from codesign.screens.coding.going import GoesThroughComments
from codesign.screens.coding.reading import Seen
from codesign.screens.forms.keeping import KeptForm
from codesign.screens.read_first import ReadFirst

if TYPE_CHECKING:
    from codesign.app import CodesignApp
    from codesign.store import Store

KIND = "memo"
"""What its unfinished work is of."""
_QUESTION = "Memo on {reference}, for whoever codes; it leaves in no pack. A single - takes it off."
_KEPT = "Kept as unfinished work: j on this comment, or Enter on Today, carries on with it."
_HINT = "Enter keeps it · Esc goes back; what was typed waits as unfinished work"
_FIELD = "memo"


class MemoModal(AskLineModal, ReadFirst[str]):
    """One line for a memo: what was half typed before stands in it, else the memo there is."""

    CSS_PATH = "../ask.tcss"
    TYPED_OVER: ClassVar[bool] = True
    SELECTS: ClassVar[bool] = False

    _is_read = False
    """Whether it was looked for what was half typed."""
    _is_left = False

    def __init__(self, coded: Coded) -> None:
        super().__init__(_QUESTION.format(reference=coded.line.reference), value=coded.memo, hint=_HINT)
        self.comment_id = coded.line.id
        was = {_FIELD: coded.memo, "reference": coded.line.reference}
        title = f"Memo on {coded.line.reference}"
        self._draft = FormDraft(FormOf(KIND, coded.line.id), title, was, {_FIELD: coded.memo})

    def on_mount(self) -> None:
        """Look for what was half typed; keys wait for it."""
        self.kept = KeptForm(self.desk)
        self._find()

    @work(thread=True, exit_on_error=False, group="draft", description="find a memo left unfinished")
    def _find(self) -> None:
        found = None
        try:
            found = self.kept.find(self._draft.of)
        except CodesignError as trouble:  # drafts that cannot be read keep nobody from a memo
            self.app.call_from_thread(self.codesign.say_trouble, str(trouble))
        finally:
            typed = FormDraft.from_state(found.state).typed.get(_FIELD) if found is not None else None
            self.app.call_from_thread(self._fill, typed)

    def _fill(self, typed: str | None) -> None:
        if self._is_left:  # Esc waits for no reading: what was found meanwhile is another window's to take
            self._begin_letting_go(is_altered=True)
        elif self.is_attached:
            self._is_read = True
            line = self.query_one(Input)
            if typed is not None:
                line.value = typed
                line.cursor_position = len(typed)
            self.let_keys_go_on()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        """Keep it as it stands; nothing is kept of a memo nobody altered."""
        if not self._is_left:  # word of the last key may come after the key that leaves
            self._keep(event.value)

    def _keep(self, typed: str) -> None:
        draft = replace(self._draft, typed={_FIELD: typed})
        if draft != self._draft:
            self._draft = draft
            if draft.altered or self.kept.is_kept:
                self.kept.keep(draft)

    def action_leave(self) -> None:
        """Go back; what was typed is kept as unfinished work."""
        if self._is_left:
            return
        if self._is_read:
            self._keep(self.query_one(Input).value)
            is_altered = bool(self._draft.altered)
            if is_altered and self.kept.is_kept:
                self.app.notify(_KEPT, markup=False)
                self._leave_cursor_on_it()
            self._begin_letting_go(is_altered=is_altered)
        self._is_left = True
        super().action_leave()

    def _begin_letting_go(self, *, is_altered: bool) -> None:
        """A screen's own work is called off as the screen goes, begun or not: this is the app's."""
        self.app.run_worker(
            partial(_let_go, self.kept, is_altered=is_altered),
            thread=True,
            exit_on_error=False,
            group="draft",
            description="let go of a memo",
        )

    def _leave_cursor_on_it(self) -> None:
        from codesign.screens.today.screen import TodayScreen

        for screen in self.app.screen_stack:
            if isinstance(screen, TodayScreen):
                screen.stand_on_draft(self.kept.draft_id)


def _let_go(kept: KeptForm, *, is_altered: bool) -> None:
    """Let another window carry on with it, or forget it where nothing was altered."""
    if is_altered:
        kept.release()
    else:
        kept.finish()


class JotsMemos(GoesThroughComments):
    """A screen of comments, on each of which a memo can be jotted down."""

    jots: bool = False
    """Whether it was opened to carry on with a memo."""

    def answer(self, do: Callable[[Answers], Answered], *, on_words: bool = True) -> None:
        """Do what was answered."""
        raise NotImplementedError

    async def action_memo(self) -> None:
        """Jot down a memo, or alter the one there is."""
        if self.seen is None:
            return
        modal = MemoModal(self.seen.coded)

        def jotted(words: str | None) -> None:
            if words:
                self._jot(modal, "" if words == "-" else words)

        await self.app.push_screen(modal, jotted)

    def _jot(self, modal: MemoModal, memo: str) -> None:
        if self.seen is None or self.seen.coded.line.id != modal.comment_id:
            self.app.notify(
                "That comment is not here any more. The memo stays under Unfinished.", markup=False
            )
            return

        def do(answers: Answers) -> Answered:
            answered = answers.mark("Memo kept." if memo else "Memo taken off.", memo=memo)
            modal.kept.finish()
            return answered

        self.answer(do, on_words=False)

    def show(self, seen: Seen | None) -> None:
        """Show a comment; opened for its memo, ask for that."""
        super().show(seen)
        if self.jots and seen is not None:
            self.jots = False
            self.call_later(self.action_memo)


def carry_on_memo(app: CodesignApp, draft_id: str) -> None:
    """Open the comment that a memo was half typed on, with the memo."""
    app.when_open(
        lambda store: app.run_worker(
            lambda: _open(app, store, draft_id),
            thread=True,
            exit_on_error=False,
            group="draft",
            description="carry on with a memo",
        )
    )


def _open(app: CodesignApp, store: Store, draft_id: str) -> None:
    from codesign.screens.coding.among import Among
    from codesign.screens.coding.screen import CodingScreen

    draft = app.desk.drafts.get(draft_id) if app.desk.drafts is not None else None
    if draft is None:
        return
    try:
        line = store.feedback.find(FormDraft.from_state(draft.state).was.get("reference", ""))
    except CodesignError as gone:
        said = f"{gone} What you typed stays under Unfinished: v shows it."
        app.call_from_thread(app.notify, said, severity="warning", timeout=15, markup=False)
        return
    screen = CodingScreen(Among(rows=frozenset({line.row}), first=line.row))
    screen.jots = True
    app.call_from_thread(app.push_screen, screen)
