"""Coding a sample blind: neither suggestions nor the first tags are shown, and it says whose second opinion it is.

What is put on stands on the screen until Enter keeps it and shows the next; none is an answer too. Going back, or leaving,
keeps what was put on as well. The last answer shows how far the two agree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from codesign.errors import CodesignError
from codesign.records.columns_shown import Words
from codesign.records.second_opinion import Opinion, ToCode
from codesign.screens.ask import if_answered
from codesign.screens.lists.screen import read_words
from codesign.screens.mode_screen import ModeScreen
from codesign.screens.pick import PickModal
from codesign.screens.reading_time import TakesTimeToRead
from codesign.screens.second_opinion.saying import about_words, chosen_words, speaker_words
from codesign.text import one_line
from codesign.widgets.bindings import bindings
from codesign.widgets.coded_words import CodedWords

if TYPE_CHECKING:
    from codesign.store import Store


class _Found(NamedTuple):
    opinion: Opinion
    comment: ToCode | None
    on: tuple[str, ...]
    """What the second coder put on it before."""
    names: Mapping[str, str]
    """What can be put on, by id."""
    words: Words
    before: str
    """The comment coded before it, in this sitting or an earlier one; nothing where there is none."""


class BlindScreen(TakesTimeToRead, ModeScreen):
    """One comment of the sample after another."""

    CSS_PATH = "second_opinion.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("blind"), *bindings("pages"), *bindings("feedback")]
    HELP: ClassVar[str] = (
        "# A second opinion\nA sample that is coded without seeing how it was tagged, and without suggestions. `#` puts on a theme (or `!` an "
        "outcome, where it is about those), chosen again it comes off. Enter keeps what was put on, none too, and shows the next. `,` goes "
        "back to the one before. After the last it says how far the two agree."
    )

    def __init__(self, reference: str, *, sits_here: bool = False) -> None:
        super().__init__()
        self._reference = reference
        self._sits_here = sits_here
        """Somebody said that the coder sits here, under another's name."""
        self._wanted = ""
        """The comment to be shown; the next that is not coded where it is nothing."""
        self._found: _Found | None = None
        self._chosen: list[str] = []
        self._is_refused = False
        """Whether what was put on was just refused: what can be put on no more is then let go of, and not before."""

    def body(self) -> ComposeResult:
        """Whose opinion it is and how far, the comment, and what was put on."""
        yield Static("Second opinion", id="title", markup=False)
        yield Static("", id="blind", markup=False)
        yield Static("", id="about", markup=False)
        yield Static("", id="speaker", markup=False)
        yield CodedWords(id="words")
        yield Static("", id="chosen", markup=False)

    def on_mount(self) -> None:
        """Give the comment the keys."""
        self.query_one(CodedWords).focus()

    # reading

    def read(self, store: Store) -> _Found:
        """Read the comment to be coded, without its tags."""
        with store.read():
            opinion = store.second_opinions.one(self._reference)
            if self._wanted:
                comment: ToCode | None = store.second_opinions.comment(self._reference, self._wanted)
            else:
                comment = store.second_opinions.next(self._reference)
            on = store.second_opinions.put_on(self._reference, comment.comment_id) if comment else []
            before = store.second_opinions.before(self._reference, comment) if comment else ""
            return _Found(opinion, comment, tuple(on), _names(store, opinion.kind), read_words(store), before)

    def paint(self, found: Any) -> None:
        """Show it; where all are coded, how far the two agree."""
        before, self._found = self._found, found
        if found.comment is None:
            self._show_agreement()
            return
        if before is None or before.comment is None or before.comment.comment_id != found.comment.comment_id:
            self._chosen = list(found.on)
            self.begin_to_read()
        if self._is_refused:
            self._is_refused = False
            self._chosen = [each for each in self._chosen if each in found.names or each in found.on]
        self._wanted = found.comment.comment_id
        opinion = found.opinion
        self.query_one("#title", Static).update(
            f"Second opinion {opinion.reference} · {found.comment.place:,} of {found.comment.of:,} · {opinion.done:,} coded"
        )
        self.query_one("#blind", Static).update(self._whose(opinion))
        self.query_one("#about", Static).update(about_words(found.comment))
        self.query_one("#speaker", Static).update(speaker_words(found.comment, found.words))
        self.query_one(CodedWords).show(found.comment.words, ())
        self._say_chosen()
        self.refresh_bindings()

    def _whose(self, opinion: Opinion) -> str:
        here = self.desk.settings.officer
        whose = f"{one_line(opinion.coder)}'s second opinion on {opinion.kind}, blind: no tags and no suggestions are shown."
        return whose if here == opinion.coder or not here else f"{whose} You are {one_line(here)} here."

    def _say_chosen(self, first: str = "") -> None:
        if self._found is not None:
            names = [self._found.names.get(each, "?") for each in self._chosen]
            chosen = chosen_words(names, self._found.opinion.kind)
            self.query_one("#chosen", Static).update(f"{first}\n{chosen}".strip())

    def _show_agreement(self) -> None:
        from codesign.screens.second_opinion.differing import DifferingScreen

        if (
            self.is_active
        ):  # what is seen through a question is current too, and the library switches the question
            self.app.switch_screen(DifferingScreen(self._reference))

    # answering

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the opinion is about: themes or outcomes."""
        if action in ("tag_theme", "tag_outcome"):
            kind = self._found.opinion.kind if self._found is not None else ""
            return kind == ("themes" if action == "tag_theme" else "outcomes")
        if action == "step":
            return self._found is not None and bool(self._found.before)
        return action not in ("new", "find", "verify", "open") and super().check_action(action, parameters)

    def say_too_soon(self, words: str) -> None:
        """Say which keys answered nothing, above what was put on."""
        self._say_chosen(words)
        self.app.bell()

    async def action_tag_theme(self) -> None:
        """Put on a theme, or take it off."""
        await self._pick("Which theme?", "#")

    async def action_tag_outcome(self) -> None:
        """Put on an outcome, or take it off."""
        await self._pick("Which outcome?", "!")

    async def _pick(self, question: str, sign: str) -> None:
        """Ask at once, so that no letter typed ahead is a command; what could not be read when it was asked gets no answer."""
        if self._found is None or self._found.comment is None:
            return
        do = self._turn if self.was_read() else lambda _: self.refuse_too_soon(sign, self._wanted)
        names = self._found.names
        first = [(each, f"{names.get(each, '?')} · on it: Enter takes it off") for each in self._chosen]
        rest = [(each, name) for each, name in names.items() if each not in self._chosen]
        asked = f"{self._found.comment.reference} · {question}"
        modal = PickModal(asked, [*first, *rest], marks_first=bool(first))
        await self.app.push_screen(modal, if_answered(do))

    def _turn(self, label: str) -> None:
        if label in self._chosen:
            self._chosen.remove(label)
        else:
            self._chosen.append(label)
        self._say_chosen()

    def action_next_untagged(self) -> None:
        """Keep what was put on, and show the next. Typed ahead, it says of none that nothing fits it."""
        if self.may_answer("Enter", self._wanted):
            self._keep("")

    def action_step(self, by: int) -> None:
        """Keep what was put on, and go back to the comment coded before."""
        if self._found is not None and self._found.before:
            self._keep(self._found.before, is_back=True)

    def action_close(self) -> None:
        """Go back; what was put on is kept."""
        if self._found is not None and self._chosen and tuple(self._chosen) != self._found.on:
            self._keep("", leaves=True)
        else:
            self.app.pop_screen()

    def _keep(self, then: str, *, is_back: bool = False, leaves: bool = False) -> None:
        store, found = self.desk.store, self._found
        if store is None or found is None or found.comment is None:
            return
        comment, self._wanted = found.comment.comment_id, then
        self.let_keys_wait()
        self._write(
            store,
            comment,
            tuple(self._chosen),
            is_unanswered=is_back and not self._chosen and not found.on,
            leaves=leaves,
        )

    @work(
        thread=True, exclusive=True, exit_on_error=False, group="answer", description="keep a second opinion"
    )
    def _write(
        self, store: Store, comment: str, labels: Sequence[str], *, is_unanswered: bool, leaves: bool
    ) -> None:
        with self.keys_go_on_where_it_fails():
            try:
                if not is_unanswered:  # who goes back without an answer has not said that none fits
                    store.second_opinions.code(self._reference, comment, labels, sits_here=self._sits_here)
            except CodesignError:  # reading again shows how it stands
                self._wanted, self._is_refused = "", True
                self.app.call_from_thread(self.read_again)
                raise
        self.app.call_from_thread(self._kept, leaves)

    def _kept(self, leaves: bool) -> None:
        if leaves:
            self.leave()
        else:
            self.read_again()


def _names(store: Store, kind: str) -> dict[str, str]:
    """Return what can be put on, by id, as it is shown."""
    if kind == "themes":
        codes = [each for each in store.codebook.all() if each.state != "retired"]
        named = {each.id: f"#{one_line(each.name)}" for each in codes}
        return dict(sorted(named.items(), key=lambda item: item[1].casefold()))
    return {each.id: f"!{each.code} {one_line(each.title)}" for each in store.outcomes.lines()}
