"""A field that is chosen: what fits the words typed is offered beneath; Down marks a row, and Enter takes the marked one.

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

    def __init__(self, name: str, label: str, *, placeholder: str, reads: str = "choice") -> None:
        super().__init__()
        self.field = QuickField(name, label, placeholder=placeholder)
        self.ask: Callable[[str], object] | None = None
        """Asks for what fits the words typed, where there is too much to be given whole."""
        self.add: Callable[[str], object] | None = None
        """Adds to the register what is typed, where somebody may be meant who is not in it yet."""
        self.refuses: Callable[[str, str], bool] = lambda typed, more: False
        """Says at the field why what is typed is none of the choices, and what else may be done. False where it is one."""
        self.choices: Sequence[Choice] = ()
        """What may be chosen; where it is asked for, what was found last."""
        self.held = ""
        """What the record holds; it is found whatever is typed, and offered only where it fits."""
        self.is_fresh = True
        """Whether nothing was typed since it was come to: the first letter then takes the place of what stands there."""
        self._reads = reads
        self._offers = Offers(numbered=False, steady=True, id=f"offers-{name}")
        self._rows: Sequence[Choice] = ()
        self._lit: int | None = None
        self._stands_at: int | None = None
        """The row that stands on the line whole: Down begins there."""
        self._is_only = False
        """Whether one alone fits what is typed: Enter takes it, marked or not."""
        self._marks_next = False
        """Whether Down was pressed before there were rows: the first to come is marked."""
        self._answered, self._refused = "", ""
        self._offered: str | None = None
        """The words that the rows fit, where there are any."""
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
        if typed != self.line.text.strip() or (self._offered == typed and self._lit is not None):
            return
        self.choices, self._answered = found, typed
        if self.line.has_focus:
            fit = fitting(found, typed)
            near = [choice for choice in found if choice not in fit and choice.value != self.held]
            self._offer(typed, [*fit, *near])

    def offer(self) -> None:
        """Offer what fits what is typed: everything, where one of them stands there whole."""
        typed = self.line.text.strip()
        if self._offered == typed and self._lit is not None:
            return  # news of the key before comes late: what was marked since stays marked
        if len(typed) > _LONGEST:
            self.hide()
        elif self.ask is not None:
            self.ask(typed)
        else:
            is_chosen = any(_stands(choice, typed) for choice in self.choices)
            self._offer(typed, self.choices if is_chosen else fitting(self.choices, typed))

    def hide(self) -> None:
        """Offer nothing."""
        self._rows, self._lit, self._is_only, self._marks_next = (), None, False, False
        self._offered = None
        self._offers.hide()

    def leave(self) -> None:
        """Offer nothing, and let what is typed next, when it is come to again, take the place of what stands there."""
        self.hide()
        self.is_fresh = True

    def _offer(self, typed: str, found: Sequence[Choice]) -> None:
        """Offer rows about the one that stands on the line. None is marked until Down marks it."""
        at = next((place for place, choice in enumerate(found) if _stands(choice, typed)), None)
        first = max(min((at or 0) - MOST // 2, len(found) - MOST), 0)
        self._rows, self._offered = found[first : first + MOST], typed
        self._stands_at = None if at is None else at - first
        self._is_only = (
            self._reads == "choice" and bool(typed) and len(found) == 1 == len(fitting(found, typed))
        )
        more = len(found) - len(self._rows)
        if self.add is not None and typed and at is None:
            self._rows = [*self._rows, Choice("", f"Add “{shorten(typed, 26)}” to the register")]
        self._lit = (self._stands_at or 0) if self._marks_next and self._rows else None
        was_asked, self._marks_next = self._marks_next, False
        self._show(more)
        if was_asked and not self._rows and not typed:
            self._offers.show([Offer("Type any part of a name: those it may be are listed")])

    def _show(self, more: int = 0) -> None:
        rows = [
            Offer(shorten(each.words, 60), " · ".join(part for part in (each.reference, each.about) if part))
            for each in self._rows
        ]
        left = f" · {plural(more, 'other')}: type to narrow" if more > 0 else ""
        if rows:
            self._offers.show(rows, lit=self._lit, foot=f"{self._keys_words()}{left}")
        elif self.line.text.strip() and self._reads not in ("own-choice", "asked"):
            self._offers.show([Offer(f"Nothing here goes by “{shorten(self.line.text.strip(), 30)}”")])
        else:
            self._offers.hide()

    def _keys_words(self) -> str:
        if self._lit is not None:
            return "Enter takes the marked one"
        return "Enter takes it" if self._is_only else "Down marks one"

    def _answer(self, event: events.Key) -> bool:
        """Take the keys that choose: arrows are the list's, Enter and Tab go on with what is marked or typed."""
        if self.is_fresh and event.is_printable:
            self.line.select_all()  # here and not as the focus comes: a quick key may be here before that news is
        self.is_fresh = False
        if event.key in ("down", "up"):
            self._move(1 if event.key == "down" else -1)
            return True
        if event.key == "escape" and self._rows:
            self.hide()
            return True
        if event.key not in ("enter", "tab"):
            return False
        place = 0 if self._lit is None and self._is_only else self._lit
        if place is not None and self._rows and self._offered == self.line.text.strip():
            self._take(place)
            return False  # and the key does what it does everywhere: it goes on
        return event.key == "enter" and not self._may_go_on()

    def _may_go_on(self) -> bool:
        """Whether Enter may go on with what is typed. What is none of the choices stays in sight, with the choices said.

        A name that no organisation bears, though others begin so, is made a new one's by a second Enter: in quotation marks.
        """
        typed = self.line.text.strip()
        knows = self._answered == typed if self.ask is not None else bool(self.choices)
        more = "Enter again makes it a new one." if self._reads == "organisation" else ""
        if not typed or not knows or not self.refuses(typed, more):
            return True
        if more and self._refused == typed:
            self.line.put(f'"{typed}"')
            return True
        self._refused = typed
        return False

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

    def _move(self, by: int) -> None:
        if not self._rows or self._offered != self.line.text.strip():
            self._marks_next = True
            self.offer()
            return
        begins = self._stands_at if self._stands_at is not None else (0 if by > 0 else -1)
        self._lit = begins % len(self._rows) if self._lit is None else (self._lit + by) % len(self._rows)
        self._show()
