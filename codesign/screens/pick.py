"""One of many, found by typing: a theme, an outcome. What is typed narrows the list, and may become something new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from codesign.entry.tags import NearTag, nearest_tag, tag_name
from codesign.text import one_line, plural, shorten
from codesign.widgets.bindings import help_key

NEW = "new "
"""Begins the answer that is what was typed, and not one of the list."""
_SHOWN = 200
"""Answers offered at once: nobody reads further, and typing narrows them."""
_MARK, _NO_MARK = "> ", "  "
_NOTHING_MARKED = "Nothing is marked: type a part of it, or Down"
_KEYS = "Up, Down, Enter choose · Esc goes back"


def narrowed(answers: Sequence[tuple[str, str]], typed: str) -> list[tuple[str, str]]:
    """Return the answers that hold every word typed, those that begin with what was typed first."""
    wanted = typed.casefold().split()
    held = [(key, words) for key, words in answers if all(word in words.casefold() for word in wanted)]
    start = typed.strip().casefold()
    return (
        sorted(held, key=lambda answer: not answer[1].casefold().lstrip("#!").startswith(start))
        if start
        else held
    )


class PickModal(ModalScreen[str]):
    """A question answered from a list narrowed by typing. Answers with a key, `new WORDS`, or nothing.

    It may be shown before its answers are read, so that no letter typed meanwhile is lost, nor taken for a command.
    """

    CSS_PATH = "pick.tcss"
    HELP = "Type any part of what you look for: the list narrows with each letter. Enter takes the line marked `>`."
    BINDINGS: ClassVar[list[BindingType]] = [
        help_key(is_typed=True),
        Binding("escape", "leave", "Back"),
        Binding("down", "move(1)", "Down", show=False, priority=True),
        Binding("up", "move(-1)", "Up", show=False, priority=True),
    ]

    def __init__(
        self,
        question: str,
        answers: Sequence[tuple[str, str]] | None,
        *,
        new: str = "",
        names: Mapping[str, str] | None = None,
        marks_first: bool = True,
    ) -> None:
        """Ask.

        Args:
            question: What is asked.
            answers: What there is to choose, each its key and its words; None while they are read.
            new: What to call something that is not in the list, where that is allowed.
            names: What something new may not be called, or may be a slip of: the bare names, by the keys of the answers.
            marks_first: Whether Enter takes the first answer before anything was typed and the mark was moved.
        """
        super().__init__()
        self._question, self._answers, self._new = question, answers or (), new
        self._names = names or {}
        self._marks_first = marks_first
        self._is_waiting = answers is None
        self._is_entered = False
        """Whether Enter was pressed before there was anything to take."""
        self._moved = ("", 0)
        """How far the mark was moved before there was anything to mark, and what stood on the line then."""
        self._offered_for = ""
        self._offered: list[tuple[str, str]] = []
        self._marked: int | None = None

    def compose(self) -> ComposeResult:
        """The question, the line, and what it narrows."""
        with Vertical(classes="box"):
            yield Static(self._question, markup=False, classes="question")
            yield Input(id="line", compact=True)
            yield OptionList(id="answers")
            yield Static("", markup=False, classes="hint")

    def on_mount(self) -> None:
        """Offer everything, and let letters narrow it at once."""
        self.query_one("#answers").can_focus = False
        self._offer("")
        self.set_focus(self.query_one("#line"))

    def take(
        self,
        question: str,
        answers: Sequence[tuple[str, str]],
        names: Mapping[str, str] | None = None,
        *,
        marks_first: bool = True,
    ) -> None:
        """Take the answers that were waited for, and what was typed meanwhile."""
        if not self.is_attached or not self._is_waiting:
            return
        self._question, self._answers, self._is_waiting = question, answers, False
        self._names, self._marks_first = names or {}, marks_first
        self.query_one(".question", Static).update(question)
        typed = self.query_one("#line", Input).value
        self._offer(typed)
        moved_for, far = self._moved
        if moved_for == typed:
            for _ in range(abs(far)):
                self.action_move(far)
        if self._is_entered:
            self.submitted()

    @on(Input.Changed)
    def narrow(self, changed: Input.Changed) -> None:
        """Offer what holds every word typed, unless it is offered and the mark was moved in it."""
        if changed.value != self._offered_for:
            self._offer(changed.value)

    def _offer(self, typed: str) -> None:
        self._offered_for = typed
        held = narrowed(self._answers, typed)
        self._offered = [(key, one_line(words)) for key, words in held[:_SHOWN]]
        if self._new and typed.strip() and not self._is_waiting:
            self._offer_new(typed.strip())
        answers = self.query_one("#answers", OptionList)
        answers.clear_options()
        self._marked = None
        answers.add_options([Option(Content(_NO_MARK + words), id=key) for key, words in self._offered])
        is_marked = bool(self._offered) and (self._marks_first or bool(typed.strip()))
        answers.highlighted = 0 if is_marked else None
        said = "Looking…" if self._is_waiting else self._how_many(len(held), typed)
        self.query_one(".hint", Static).update(f"{said} · {_KEYS}")

    def _offer_new(self, typed: str) -> None:
        """Offer what was typed as something new: not where it is there already, and after what it may be a slip of."""
        keys = {name: key for key, name in self._names.items()}
        near = nearest_tag(tag_name(typed), dict.fromkeys(keys, 0)) if keys else NearTag(None, None, "")
        key, words = keys.get(near.known or near.nearest or "", ""), dict(self._answers)
        others = [each for each in self._offered if each[0] != key]
        if near.known:
            self._offered = [(key, one_line(words[key])), *others][:_SHOWN]
            return
        if near.nearest and len(others) == len(self._offered):
            self._offered.append((key, f"{one_line(words[key])} · did you mean this?"))
        self._offered.append((f"{NEW}{typed}", f"{self._new} “{shorten(typed, 40)}”"))

    def _how_many(self, held: int, typed: str) -> str:
        if held > _SHOWN:
            return f"{_SHOWN} of {held:,} shown: type to narrow"
        if typed.strip():
            return f"{held:,} of {len(self._answers):,}"
        return f"{plural(held, 'answer')}: type to narrow"

    @on(OptionList.OptionHighlighted)
    def mark(self, highlighted: OptionList.OptionHighlighted) -> None:
        """Move the mark in text with the colour, which is never the only sign."""
        answers = self.query_one("#answers", OptionList)
        for place, mark in ((self._marked, _NO_MARK), (highlighted.option_index, _MARK)):
            if place is not None and place < len(self._offered):
                answers.replace_option_prompt_at_index(place, Content(mark + self._offered[place][1]))
        self._marked = highlighted.option_index

    def action_move(self, by: int) -> None:
        """Move among the answers without leaving the line; among those that are not read yet, as soon as they are."""
        if self._is_waiting:
            typed, (moved_for, far) = self.query_one("#line", Input).value, self._moved
            self._moved = (typed, far + by if moved_for == typed else by)
            return
        answers = self.query_one("#answers", OptionList)
        if by > 0:
            answers.action_cursor_down()
        else:
            answers.action_cursor_up()

    @on(Input.Submitted)
    def submitted(self) -> None:
        """Take the answer under the mark, or as soon as there is one."""
        self._is_entered = self._is_waiting
        answers = self.query_one("#answers", OptionList)
        if answers.highlighted is not None:
            self.dismiss(answers.get_option_at_index(answers.highlighted).id or "")
        elif self._offered:
            self.query_one(".hint", Static).update(f"{_NOTHING_MARKED} · {_KEYS}")

    @on(OptionList.OptionSelected)
    def clicked(self, selected: OptionList.OptionSelected) -> None:
        """Take the answer clicked."""
        self.dismiss(selected.option_id or "")

    def action_leave(self) -> None:
        """Answer with nothing."""
        self.dismiss("")
