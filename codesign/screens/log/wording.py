"""Wording worked on: which clause, what it said, what it should say, why, and whose comments shaped it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from codesign.entry.event_draft import DraftWording
from codesign.text import shorten
from codesign.widgets.quick_field import QuickField
from codesign.widgets.quick_line import QuickLine

_FIELDS = {
    "clause": "Wording: clause",
    "before": "before",
    "after": "after",
    "reason": "why",
    "comments": "from comments",
}


class WordingPart(Vertical):
    """One change of wording at a time; Enter at its end begins another. What is not begun takes one line."""

    class Changed(Message):
        """Something was typed."""

    def __init__(self) -> None:
        super().__init__(id="wording-part")
        self._wordings: list[DraftWording] = [DraftWording()]
        self.at = 0

    def compose(self) -> ComposeResult:
        """The changes before, then the fields of this one."""
        yield Static("", id="wordings-before", classes="-none", markup=False)
        for name, label in _FIELDS.items():
            hint = {
                "clause": "its number or first words, if you worked on any",
                "comments": "their numbers: 1, 3",
            }
            yield QuickField(
                f"wording_{name}", label, breaks=name in ("before", "after"), placeholder=hint.get(name, "")
            )

    @property
    def wordings(self) -> list[DraftWording]:
        """The changes of wording, the one being typed as it stands."""
        self._take_text()
        return list(self._wordings)

    def put(self, wordings: Sequence[DraftWording], at: int) -> None:
        """Show what was kept."""
        self._wordings = list(wordings) or [DraftWording()]
        self.at = min(max(at, 0), len(self._wordings) - 1)
        self._fill()

    def line(self, name: str) -> QuickLine:
        """Return the line of one field."""
        return self.query_one(f"#wording_{name}", QuickLine)

    def _fill(self) -> None:
        current = self._wordings[self.at]
        for name in _FIELDS:
            self.line(name).put(getattr(current, name))
        self._paint()

    def _paint(self) -> None:
        current = self.wordings[self.at]
        for name in list(_FIELDS)[1:]:
            self.query_one(f"#field-wording_{name}").set_class(current.is_empty, "-none")
        before = self.query_one("#wordings-before", Static)
        others = [each for each in self.wordings[: self.at] if not each.is_empty]
        before.set_class(not others, "-none")
        before.update(Content("\n").join(Content(_in_a_line(each)) for each in others))

    def on_mount(self) -> None:
        """Let Enter at the end begin another change, and the arrow at the top go back to the one before."""
        self.line("comments").when_entered = self._entered
        self.line("clause").when_walked = self._walked
        self._paint()

    @on(QuickLine.Changed)
    def _typed(self, event: QuickLine.Changed) -> None:
        event.stop()
        self._paint()
        self.post_message(self.Changed())

    def _take_text(self) -> None:
        typed = {name: self.line(name).text for name in _FIELDS}
        self._wordings[self.at] = replace(self._wordings[self.at], **typed)

    def _entered(self, line: QuickLine) -> None:
        if self.wordings[self.at].is_empty:
            line.screen.focus_next()
        else:
            self._go(self.at + 1)

    def _walked(self, line: QuickLine, step: int) -> None:
        if step < 0 and self.at > 0:
            self._go(self.at - 1)
        elif step < 0:
            line.screen.focus_previous()
        else:
            line.screen.focus_next()

    def _go(self, to: int) -> None:
        self._take_text()
        if to >= len(self._wordings):
            self._wordings.append(DraftWording())
        self.at = to
        self._fill()
        self.screen.set_focus(self.line("clause"))
        self.post_message(self.Changed())


def _in_a_line(wording: DraftWording) -> str:
    return shorten(f"{wording.clause}: {wording.before} → {wording.after}", 200)
