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
from codesign.screens.log.field import LogField
from codesign.text import shorten
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
        self.wordings: list[DraftWording] = [DraftWording()]
        self.at = 0

    def compose(self) -> ComposeResult:
        """The changes before, then the fields of this one."""
        yield Static("", id="wordings-before", classes="-none", markup=False)
        for name, label in _FIELDS.items():
            hint = {
                "clause": "its number or first words, if you worked on any",
                "comments": "their numbers: 1, 3",
            }
            yield LogField(
                f"wording_{name}", label, breaks=name in ("before", "after"), placeholder=hint.get(name, "")
            )

    def put(self, wordings: Sequence[DraftWording], at: int) -> None:
        """Show what was kept."""
        self.wordings = list(wordings) or [DraftWording()]
        self.at = min(max(at, 0), len(self.wordings) - 1)
        self._fill()

    def line(self, name: str) -> QuickLine:
        """Return the line of one field."""
        return self.query_one(f"#wording_{name}", QuickLine)

    def _fill(self) -> None:
        for name in _FIELDS:
            self.line(name).put(getattr(self.wordings[self.at], name))
        self._paint()

    def _paint(self) -> None:
        current = self.wordings[self.at]
        for name in list(_FIELDS)[1:]:
            self.query_one(f"#field-wording_{name}").set_class(current.is_empty, "-none")
        before = self.query_one("#wordings-before", Static)
        others = [each for each in self.wordings[: self.at] if not each.is_empty]
        before.set_class(not others, "-none")
        before.update(Content("\n").join(Content(_in_a_line(each)) for each in others))

    @on(QuickLine.Changed)
    def _typed(self, event: QuickLine.Changed) -> None:
        event.stop()
        name = str(event.text_area.id).removeprefix("wording_")
        if event.text_area.text == getattr(self.wordings[self.at], name):
            return
        self.wordings[self.at] = replace(self.wordings[self.at], **{name: event.text_area.text})
        self._paint()
        self.post_message(self.Changed())

    @on(QuickLine.Entered)
    def _entered(self, event: QuickLine.Entered) -> None:
        name = str(event.line.id).removeprefix("wording_")
        if name == "comments" and not self.wordings[self.at].is_empty:
            event.stop()
            self._go(self.at + 1)

    @on(QuickLine.Walked)
    def _walked(self, event: QuickLine.Walked) -> None:
        name = str(event.line.id).removeprefix("wording_")
        if name == "clause" and event.step < 0 and self.at > 0:
            event.stop()
            self._go(self.at - 1)

    def _go(self, to: int) -> None:
        if to >= len(self.wordings):
            self.wordings.append(DraftWording())
        self.at = to
        self._fill()
        self.line("clause").focus()
        self.post_message(self.Changed())


def _in_a_line(wording: DraftWording) -> str:
    return shorten(f"{wording.clause}: {wording.before} → {wording.after}", 200)
