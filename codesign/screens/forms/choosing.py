"""A field that is chosen: what fits the words typed is offered beneath, and Enter takes the row that is marked.

A short list is given whole and looked through at every key; the register is asked, and its answer is offered only where
nothing else has been typed by then.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical

from codesign.entry.choosing import typed_as
from codesign.records.editing import Choice
from codesign.text import plural, shorten
from codesign.widgets.offers import Offer, Offers
from codesign.widgets.quick_field import FieldLine, QuickField

MOST = 6
"""Rows offered at once: typing narrows them."""
_LONGEST = 200
"""Characters that a choice could be: nothing is looked for by more."""


def fitting(choices: Sequence[Choice], typed: str) -> list[Choice]:
    """Return the choices that hold every word typed, those that begin with them first."""
    wanted = typed.casefold().split()
    begins = " ".join(wanted)
    found = [choice for choice in choices if all(word in _said_of(choice) for word in wanted)]
    return sorted(found, key=lambda choice: not choice.words.casefold().startswith(begins))


def _said_of(choice: Choice) -> str:
    return " ".join((choice.words, choice.reference, *choice.also)).casefold()


def _stands(choice: Choice, typed: str) -> bool:
    """Whether a choice stands on the line whole; capitals are no other word."""
    return typed_as(choice).casefold() == typed.casefold()


class ChoosingField(Vertical):
    """A line, and the rows that fit what is typed on it."""

    DEFAULT_CSS = """
    ChoosingField { height: auto; }
    ChoosingField Offers { overlay: screen; constrain: none inflect; margin: 0 0 1 17; }
    """

    def __init__(self, name: str, label: str, *, placeholder: str, may_be_new: bool) -> None:
        super().__init__()
        self.field = QuickField(name, label, placeholder=placeholder)
        self.ask: Callable[[str], object] | None = None
        """Asks for what fits the words typed, where there is too much to be given whole."""
        self.add: Callable[[str], object] | None = None
        """Adds to the register what is typed, where somebody may be meant who is not in it yet."""
        self.choices: Sequence[Choice] = ()
        """What may be chosen; where it is asked for, what was found last."""
        self.held = ""
        """What the record holds; it is found whatever is typed, and offered only where it fits."""
        self.is_fresh = True
        """Whether nothing was typed since it was come to: the first letter then takes the place of what stands there."""
        self._may_be_new = may_be_new
        self._offers = Offers(numbered=False, steady=True, id=f"offers-{name}")
        self._rows: Sequence[Choice] = ()
        self._lit: int | None = None
        self.line.answer = self._answer

    def compose(self) -> ComposeResult:
        """The field, and the rows."""
        yield self.field
        yield self._offers

    @property
    def line(self) -> FieldLine:
        """The line typed on."""
        return cast("FieldLine", self.field.line)

    def take_found(self, typed: str, found: Sequence[Choice]) -> None:
        """Take what was found for some words, unless others are typed by now: what holds them stands first."""
        if typed != self.line.text.strip():
            return
        self.choices = found
        if self.line.has_focus:
            fit = fitting(found, typed)
            near = [choice for choice in found if choice not in fit and choice.value != self.held]
            self._offer(typed, [*fit, *near])

    def offer(self) -> bool:
        """Offer what fits what is typed: everything, where one of them stands there whole. False where there is nothing."""
        typed = self.line.text.strip()
        if len(typed) > _LONGEST:
            self.hide()
            return False
        if self.ask is not None:
            self.ask(typed)
            return True
        is_chosen = any(_stands(choice, typed) for choice in self.choices)
        self._offer(typed, self.choices if is_chosen else fitting(self.choices, typed))
        return bool(self._rows)

    def hide(self) -> None:
        """Offer nothing."""
        self._rows, self._lit = (), None
        self._offers.hide()

    def leave(self) -> None:
        """Offer nothing, and let what is typed next, when it is come to again, take the place of what stands there."""
        self.hide()
        self.is_fresh = True

    def _offer(self, typed: str, found: Sequence[Choice]) -> None:
        """Offer rows about the one that stands on the line; one that alone fits is marked, for it moves no more."""
        at = next((place for place, choice in enumerate(found) if _stands(choice, typed)), None)
        first = max(min((at or 0) - MOST // 2, len(found) - MOST), 0)
        self._rows = found[first : first + MOST]
        if at is not None:
            self._lit = at - first
        else:
            self._lit = 0 if typed and len(found) == 1 and not self._may_be_new else None
        more = len(found) - len(self._rows)
        if self.add is not None and typed and at is None:
            self._rows = [*self._rows, Choice("", f"Add “{shorten(typed, 26)}” to the register")]
        self._show(more)

    def _show(self, more: int = 0) -> None:
        keys = "Enter takes the marked one" if self._lit is not None else "Down marks one"
        left = f" · {plural(more, 'other')}: type to narrow" if more > 0 else ""
        rows = [
            Offer(shorten(each.words, 60), " · ".join(part for part in (each.reference, each.about) if part))
            for each in self._rows
        ]
        self._offers.show(rows, lit=self._lit, foot=f"{keys}{left}" if rows else "")

    def _answer(self, event: events.Key) -> bool:
        """Take the keys that choose among the rows; the first letter takes the place of what stood there."""
        if self.is_fresh and event.is_printable:
            self.line.select_all()  # here and not as the focus comes: a quick key may be here before that news is
        self.is_fresh = False
        if not self._rows:
            return event.key == "down" and self.offer()
        if event.key == "escape":
            self.hide()
            return True
        if event.key in ("down", "up"):
            return self._move(1 if event.key == "down" else -1)
        if event.key in ("enter", "tab") and self._lit is not None:
            self._take(self._lit)
        return False  # and the key does what it does everywhere: it goes on

    def _take(self, place: int) -> None:
        if not self._rows[place].value and self.add is not None:
            self.add(self.line.text.strip())
            return
        chosen = typed_as(self._rows[place])
        if self.line.text != chosen:
            self.line.put(chosen)

    def on_click(self, event: events.Click) -> None:
        """Take the row that was clicked, and go on."""
        if event.widget is self._offers and event.y < len(self._rows):
            self._take(event.y)
            self.line.when_entered(self.line)

    def _move(self, by: int) -> bool:
        if self._lit is None and by < 0:
            return False
        self._lit = 0 if self._lit is None else (self._lit + by) % len(self._rows)
        self._show()
        return True
