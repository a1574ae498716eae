"""Many lines, one typed at a time: Enter goes to the next, the arrows walk back, nothing is asked in between."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from codesign.text import one_line
from codesign.widgets.quick_line import Location, QuickLine

MOST_SHOWN = 400
"""Characters of a line shown while another is typed; all of it is kept, and shown when it is walked to."""


@dataclass(frozen=True)
class GrownLine:
    """One line: its text, what else belongs to it, and, where it is locked, what is shown in its place."""

    text: str = ""
    extra: object = None
    locked: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing here."""
        return not self.text.strip() and not self.locked and not self.extra


class TypedLine(QuickLine):
    """The line being typed; Tab finishes a word where its owner offers one."""

    finish: Callable[[], bool] = staticmethod(lambda: False)
    answer: Callable[[events.Key], bool] = staticmethod(lambda _: False)

    def takes(self, event: events.Key) -> bool:
        """Take an answer to the question that is open, and Tab where a word is offered."""
        return self.answer(event) or (event.key == "tab" and self.finish())


class GrowingLines(Vertical):
    """Lines with numbers, the one being typed where it stands among them."""

    DEFAULT_CSS = """
    GrowingLines { height: auto; width: 1fr; }
    GrowingLines .lines { height: auto; width: 1fr; }
    GrowingLines .-none { display: none; }
    """

    class Changed(Message):
        """A line was typed on, begun, left or taken away."""

        def __init__(self, lines: GrowingLines) -> None:
            super().__init__()
            self.lines = lines

        @property
        def control(self) -> GrowingLines:
            """The lines."""
            return self.lines

    def __init__(self, *, id: str, label: Callable[[GrownLine], str] | None = None) -> None:
        super().__init__(id=id)
        self._entries: list[GrownLine] = [GrownLine()]
        self._at = 0
        self._mark = label or (lambda _: "")
        self.line = TypedLine(id=f"{id}-line", breaks=True)
        self.line.when_entered = self._entered
        self.line.when_walked = self._walked

    def compose(self) -> ComposeResult:
        """The lines before, the one being typed, the lines after."""
        yield Static("", classes="lines before -none", markup=False)
        yield self.line
        yield Static("", classes="lines after -none", markup=False)

    @property
    def at(self) -> int:
        """Which line is being typed."""
        return self._at

    @property
    def current(self) -> GrownLine:
        """The line being typed, as it stands."""
        self._take_text()
        return self._entries[self._at]

    @property
    def entries(self) -> list[GrownLine]:
        """Every line, the one being typed as it stands."""
        self._take_text()
        return list(self._entries)

    def _take_text(self) -> None:
        if self._entries[self._at].text != self.line.text:
            self._entries[self._at] = replace(self._entries[self._at], text=self.line.text)

    def put(self, entries: Sequence[GrownLine], at: int, cursor: Location | None = None) -> None:
        """Show lines, one of them under the cursor."""
        self._entries = list(entries) or [GrownLine()]
        self._at = min(max(at, 0), len(self._entries) - 1)
        if self._entries[self._at].locked:
            self._entries.append(GrownLine())
            self._at = len(self._entries) - 1
        self.line.put(self._entries[self._at].text, cursor)
        self.paint()

    def set_current(self, entry: GrownLine) -> None:
        """Put another line in place of the one being typed; a locked one is left behind."""
        self._entries[self._at] = entry
        if entry.locked:
            self._go(self._at + 1)
        self.line.put(self._entries[self._at].text)
        self.paint()
        self.post_message(self.Changed(self))

    def split(self, texts: Sequence[str]) -> None:
        """Put several lines in place of the one being typed."""
        self._entries[self._at : self._at + 1] = [GrownLine(text) for text in texts]
        self._go(self._at + len(texts))
        self.line.put(self._entries[self._at].text)
        self.paint()
        self.post_message(self.Changed(self))

    def paint(self) -> None:
        """Show the lines around the one being typed."""
        numbered = list(enumerate(self._entries))
        self._show(".before", numbered[: self._at])
        self._show(".after", [each for each in numbered[self._at + 1 :] if not each[1].is_empty])

    def _show(self, which: str, numbered: Sequence[tuple[int, GrownLine]]) -> None:
        part = self.query_one(which, Static)
        part.set_class(not numbered, "-none")
        part.update(Content("\n").join(self._one(number, entry) for number, entry in numbered))

    def _one(self, number: int, entry: GrownLine) -> Content:
        said = entry.locked or one_line(entry.text)
        shown = said if len(said) <= MOST_SHOWN else f"{said[:MOST_SHOWN]}… ({len(said):,} characters)"
        mark = self._mark(entry)
        return Content.assemble(
            Content.styled(f"{number + 1}  ", "dim"),
            shown,
            Content.styled(f"  {mark}", "bold") if mark else "",
        )

    def _go(self, to: int) -> None:
        """Make another line the one being typed; past the end, a new one."""
        while to < len(self._entries) and self._entries[to].locked:
            to += 1
        if to >= len(self._entries):
            self._entries.append(GrownLine())
        self._at = min(to, len(self._entries) - 1)

    @on(QuickLine.Changed)
    def _typed(self, event: QuickLine.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(self))

    def _entered(self, _: QuickLine) -> None:
        """Go to the next line; from an empty last one, to the next field."""
        if self.current.is_empty and self._at == len(self._entries) - 1:
            self.screen.focus_next()
        else:
            self._leave(self._at + 1, start=False)

    def _walked(self, _: QuickLine, step: int) -> None:
        """Go to the line above or below; past the edge, to the field there."""
        to = self._at + step
        while 0 <= to < len(self._entries) and self._entries[to].locked:
            to += step
        if 0 <= to < len(self._entries):
            self._leave(to, start=step > 0)
        elif step > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def _leave(self, to: int, *, start: bool) -> None:
        if self.current.is_empty and self._at < len(self._entries) - 1:
            del self._entries[self._at]
            to -= to > self._at
        self._go(to)
        self.line.put(self._entries[self._at].text, (0, 0) if start else None)
        self.paint()
        self.post_message(self.Changed(self))
