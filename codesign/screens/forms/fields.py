"""The fields of a form, in the order they are filled in: what is typed in each, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import cast

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.geometry import Region

from codesign.entry.form_draft import Cursor
from codesign.records.editing import Field, Form, Value
from codesign.screens.forms.choosing import ChoosingField
from codesign.widgets.quick_field import FieldLine, QuickField

CHOSEN = frozenset({"choice", "own-choice", "asked", "organisation"})
"""Ways of reading in which something is chosen."""
ASKED = frozenset({"contacts", "organisations"})
"""What is too much to be given whole: the register is asked for what fits the words typed."""
_SHORT = ("date", "due", "times", "number", "heads", "yes-no", "money")
_ROWS_BELOW = 8
"""Rows kept in sight under the line being typed: what is offered and said there."""


class FormFields(VerticalScroll):
    """The fields. It knows what is typed and shows what it is told; keeping and saving are the screen's."""

    can_focus = False

    def __init__(self, form: Form, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.form = form
        self._choosing = {each.name: _choosing(each) for each in form.fields if each.reads in CHOSEN}
        self._fields = {
            each.name: self._choosing[each.name].field if each.name in self._choosing else _field(each)
            for each in form.fields
        }

    def compose(self) -> ComposeResult:
        """One field after another."""
        for name, field in self._fields.items():
            yield self._choosing.get(name, field)

    def line(self, name: str) -> FieldLine:
        """Return the line of a field."""
        return cast("FieldLine", self._fields[name].line)

    def choosing(self, name: str) -> ChoosingField | None:
        """Return the field that is chosen by that name, if it is one."""
        return self._choosing.get(name)

    @property
    def typed(self) -> dict[str, str]:
        """What stands in every field."""
        return {each.name: self.line(each.name).text for each in self.form.fields}

    @property
    def cursor(self) -> Cursor:
        """Where the cursor stands."""
        focused = self.screen.focused
        if not isinstance(focused, FieldLine):
            return Cursor()
        return Cursor(str(focused.id), *focused.cursor_location)

    def put(self, typed: Mapping[str, str], cursor: Cursor = Cursor()) -> None:  # noqa: B008  frozen
        """Show what is typed, and put the cursor where it was: at the first field, if it was nowhere."""
        for each in self.form.fields:
            at = (cursor.row, cursor.column) if cursor.field == each.name else None
            self.line(each.name).put(typed.get(each.name, ""), at)
            if at is not None and each.name in self._choosing:
                self._choosing[each.name].is_fresh = False  # half a word stands there, to be gone on with
        names = [each.name for each in self.form.fields]
        self.focus_on(cursor.field if cursor.field in names else names[0])

    def hold(self, held: Mapping[str, Value]) -> None:
        """Tell each field that is chosen what the record holds."""
        for name, choosing in self._choosing.items():
            choosing.held = str(held.get(name) or "")

    def ask_with(self, ask: Callable[[str, str], object], add: Callable[[str, str], object]) -> None:
        """Let each field that is chosen from the register ask for what fits, and add who is not in it: its name, the words typed."""
        for each in self.form.fields:
            if each.name in self._choosing and each.choices in ASKED:
                self._choosing[each.name].ask = partial(ask, each.name)
            if each.name in self._choosing and each.choices == "contacts":
                self._choosing[each.name].add = partial(add, each.name)

    def refuse_with(self, refuses: Callable[[str, str, str], bool]) -> None:
        """Let each field that is chosen say what is none of its choices: its name, the words typed, what else may be done."""
        for name, choosing in self._choosing.items():
            choosing.refuses = partial(refuses, name)

    def focus_on(self, name: str) -> None:
        """Put the cursor in a field: now, and not when the queue comes to it, for keys may be waiting."""
        self.screen.set_focus(self.line(name))

    def say(self, name: str, words: str, *, is_wrong: bool = False, is_loud: bool = False) -> None:
        """Say beside a field what was understood, or what is wrong with it; loudly, what nobody should overlook."""
        self._fields[name].say(words, is_wrong=is_wrong, is_loud=is_loud)

    def keep_in_view(self) -> None:
        """Scroll so that the line being typed, and what is said under it, can be seen."""
        self.call_after_refresh(self._scroll_to_line)

    def _scroll_to_line(self) -> None:
        if not self.is_attached:  # the form was left before it was painted
            return
        focused = self.screen.focused
        if not isinstance(focused, FieldLine) or not self.size:
            return
        on_page = focused.region.translate(self.scroll_offset - self.content_region.offset)
        room = max(self.size.height - on_page.height - 1, 0)
        # a line that has only just grown may not have been laid out yet: a row more shows it
        whole = Region(
            on_page.x,
            max(on_page.y - 1, 0),
            on_page.width,
            on_page.height + min(_ROWS_BELOW, room),
        )
        self.scroll_to_region(whole, animate=False, force=True)


def _field(field: Field) -> QuickField:
    return QuickField(
        field.name,
        field.label,
        is_short=field.reads in _SHORT,
        breaks=field.reads == "long",
        placeholder=_hint(field),
    )


def _choosing(field: Field) -> ChoosingField:
    return ChoosingField(field.name, field.label, placeholder=_hint(field), reads=field.reads)


def _hint(field: Field) -> str:
    needed = "needed" if field.needed else ""
    lists = "Down lists them" if field.reads in CHOSEN else ""
    return " · ".join(part for part in (field.hint, needed, lists) if part)
