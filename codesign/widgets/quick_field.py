"""One field of a form: its name, its line, and what was understood beside or beneath it."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from codesign.widgets.quick_line import QuickLine


class FieldLine(QuickLine):
    """The line of a field. Its owner may see each key first."""

    answer: Callable[[events.Key], bool] = staticmethod(lambda _: False)

    def takes(self, event: events.Key) -> bool:
        """Take a key that answers what is asked of this field."""
        return self.answer(event)


class QuickField(Vertical):
    """A field. A short one has what was understood beside it; a long one, beneath."""

    DEFAULT_CSS = """
    QuickField { height: auto; }
    QuickField .row { height: auto; }
    QuickField .label { width: 17; color: $text-muted; }
    QuickField .echo { height: auto; padding: 0 0 0 17; color: $text-muted; }
    QuickField.-short QuickLine { width: 28; }
    QuickField.-short .echo { width: 1fr; padding: 0 0 0 2; }
    QuickField .echo.-wrong { color: $text-error; text-style: bold; }
    QuickField .echo.-loud { color: $text-warning; text-style: bold; }
    QuickField .echo.-none { display: none; }
    """

    def __init__(
        self,
        name: str,
        label: str,
        *,
        is_short: bool = False,
        breaks: bool = False,
        line: QuickLine | None = None,
        placeholder: str = "",
    ) -> None:
        super().__init__(id=f"field-{name}", classes="field -short" if is_short else "field")
        self.field = name
        self._label, self._is_short = label, is_short
        self.line = line or FieldLine(id=name, breaks=breaks, placeholder=placeholder)
        self._said = ("", False, False)
        self._echo = Static("", classes="echo" if is_short else "echo -none", markup=False)

    def compose(self) -> ComposeResult:
        """The name, the line, and the echo."""
        with Horizontal(classes="row"):
            yield Static(self._label, classes="label", markup=False)
            yield self.line
            if self._is_short:
                yield self._echo
        if not self._is_short:
            yield self._echo

    def say(self, words: str, *, is_wrong: bool = False, is_loud: bool = False) -> None:
        """Say what was understood, or what is wrong; a mark stands before what is wrong or loud, not colour alone."""
        if (words, is_wrong, is_loud) == self._said:
            return  # each update lays the page out again
        self._said = (words, is_wrong, is_loud)
        mark = "! " if is_wrong else "+ " if is_loud else ""
        self._echo.update(f"{mark}{words}" if words else "")
        self._echo.set_class(is_wrong, "-wrong")
        self._echo.set_class(is_loud, "-loud")
        self._echo.set_class(not words and not self._is_short, "-none")
