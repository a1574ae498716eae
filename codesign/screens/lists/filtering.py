"""What to show only: one quick field for each filter that means something for a list. What cannot be read is refused, never ignored."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from codesign.entry.choosing import typed_as
from codesign.errors import AskedWronglyError, CodesignError
from codesign.records.editing import Choice, Field, Form
from codesign.records.filters import LABELS, MEANS, NOTHING, Filter
from codesign.screens.forms.fields import FormFields
from codesign.screens.on_desk import OnDesk
from codesign.widgets.bindings import bindings
from codesign.widgets.keys_line import KeysLine
from codesign.widgets.quick_line import QuickLine

if TYPE_CHECKING:
    from codesign.store import Store

_DATES = ("since", "until")
_AS_KEPT = (*_DATES, "among")
_HINTS = {
    "since": "such as 1 may, march 2026, last month",
    "until": "to the end of that day, month or year",
    "place": "whole, or its first words",
    "contact_id": "a name, or a reference such as N12",
    "untagged": "yes shows only comments with no tag",
    "tagged": "any theme, or any outcome",
    "event_id": "a title, or a reference such as E12",
    "question_id": "its code, or its words",
    "important": "yes shows only those marked important",
    "discuss": "yes shows only those to discuss",
    "suggested_sure": "yes shows only those with a sure suggestion",
    "disagreed": "yes shows only those two coders disagree about",
    "no_answer": "yes shows only those that say nothing",
    "personal": "yes shows only those not looked at yet",
    "among": "references, such as C12 C15",
}
_KEYS = "Tab goes on · Down lists what there is · Enter or Ctrl+S shows only these · Esc leaves it as it was"


def form_of(listed: str, without: Collection[str] = ()) -> Form:
    """Return the filters of a list as the fields of a form; the words are typed elsewhere."""
    left_out = {"words", *without}
    return Form("filter", "filter", tuple(_field(name) for name in MEANS[listed] if name not in left_out))


def _field(name: str) -> Field:
    is_chosen = name not in (*_AS_KEPT, "contact_id")
    return Field(
        name, LABELS[name], "choice" if is_chosen else "words", choices=name, hint=_HINTS.get(name, "")
    )


class _Opened(NamedTuple):
    """What was read as the filters were opened."""

    typed: Mapping[str, str]
    choices: Mapping[str, Sequence[Choice]]


class _Read(NamedTuple):
    """What came of reading every field: the filter, or the first that cannot be read, and why."""

    narrowed: Filter
    wrong: str = ""
    why: str = ""


class FilterModal(ModalScreen[Filter], OnDesk[Filter]):
    """The filters of a list. Answers with the filter they make, or with nothing where it is left as it was."""

    CSS_PATH = "filtering.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("filtering")
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]  # noqa: RUF012 - declared by the library, not as one of the class
    HELP: ClassVar[str] = (
        "# Filters\nEach field narrows the list; an empty one narrows nothing. What was understood is said beneath each."
    )

    def __init__(self, listed: str, narrowed: Filter, *, without: Collection[str] = ()) -> None:
        super().__init__()
        self.form = form_of(listed, without)
        self._before = replace(narrowed, words="")
        self._opened: _Opened | None = None
        self._wanted: dict[str, str] = {}
        """The fields to say back, each with the words last typed there."""
        self._is_reading = self._is_applying = False

    def compose(self) -> ComposeResult:
        """The fields, what must be said, and the keys."""
        with Vertical(classes="box"):
            yield Static("Show only", classes="question", markup=False)
            yield Static("", id="status", classes="-none", markup=False)  # above, where no window cuts it off
            yield FormFields(self.form)
            yield Static(_KEYS, classes="hint", markup=False)
        yield KeysLine()

    @property
    def fields(self) -> FormFields:
        """The fields."""
        return self.query_one(FormFields)

    # opening

    def on_mount(self) -> None:
        """Take keys at once; what is on now, and what there is to choose from, comes as soon as it is read."""
        for each in self.form.fields:
            self.fields.line(each.name).when_entered = lambda _: self.action_apply()
        self.fields.focus_on(self.form.fields[0].name)
        self.codesign.when_open(self._open)

    @work(thread=True, exit_on_error=False, group="filter", description="read what can be filtered by")
    def _open(self, store: Store) -> None:
        with store.read():
            choices = {each.name: store.filters.choices(each.name) for each in self.form.fields}
            words = dict(store.filters.words(self._before))
        typed = {
            each.name: _typed(each, self._before, choices[each.name], words) for each in self.form.fields
        }
        self.app.call_from_thread(self._fill, _Opened(typed, choices))

    def _fill(self, opened: _Opened) -> None:
        """Show what is on now, but not over what was typed meanwhile."""
        if not self.is_attached:  # left before it was read
            return
        self._opened = opened
        for each in self.form.fields:
            choosing, line = self.fields.choosing(each.name), self.fields.line(each.name)
            if choosing is not None:
                choosing.choices = opened.choices[each.name]
            if not line.text:
                line.put(opened.typed[each.name])
        if isinstance(self.focused, QuickLine) and self.focused.text:
            self._say_back(str(self.focused.id), self.focused.text)

    # typing

    @on(QuickLine.Changed)
    def _changed(self, event: QuickLine.Changed) -> None:
        """Say back the field being typed, and offer what fits."""
        name, typed = str(event.text_area.id), event.text_area.text
        self._say("")
        self._say_back(name, typed)
        choosing = self.fields.choosing(name)
        if choosing is not None and event.text_area.has_focus and self._opened and typed:
            choosing.offer()
        self.fields.keep_in_view()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Let another be typed over what stands in a field come to."""
        self.fields.keep_in_view()
        if isinstance(event.widget, QuickLine):
            event.widget.select_all()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Offer no more in a field that is left, and say what is wrong with it."""
        if not isinstance(event.widget, QuickLine):
            return
        name = str(event.widget.id)
        choosing = self.fields.choosing(name)
        if choosing is not None:
            choosing.hide()
        self._say_back(name, event.widget.text)

    def _say_back(self, name: str, typed: str) -> None:
        """Read a field in a thread: what was typed there last is what is read next."""
        self._wanted[name] = typed
        if not self._is_reading:
            self._is_reading = True
            self.codesign.when_open(self._read_one)

    @work(thread=True, exit_on_error=False, group="echo", description="read a filter")
    def _read_one(self, store: Store) -> None:
        while self._wanted:
            name, typed = self._wanted.popitem()
            said, is_wrong = _understood(store, name, typed)
            self.app.call_from_thread(self._echo, name, typed, said, is_wrong)
        self.app.call_from_thread(self._rest)

    def _rest(self) -> None:
        self._is_reading = False
        if self._wanted and self.is_attached:
            self._say_back(*self._wanted.popitem())

    def _echo(self, name: str, typed: str, said: str, is_wrong: bool) -> None:
        """Say what was understood; while it is typed nothing is called wrong."""
        line = self.fields.line(name) if self.is_attached else None
        if line is not None and line.text == typed:
            is_typed = is_wrong and line.has_focus
            self.fields.say(name, "" if is_typed else said, is_wrong=is_wrong and not is_typed)

    # leaving

    def action_apply(self) -> None:
        """Show only what these filters leave; stay where one cannot be read."""
        if not self._is_applying:
            self._is_applying = True
            self.codesign.when_open(lambda store: self._read_all(store, self.fields.typed))

    @work(thread=True, exit_on_error=False, group="filter", description="read the filters")
    def _read_all(self, store: Store, typed: Mapping[str, str]) -> None:
        self.app.call_from_thread(self._done, self._read(store, typed))

    def _read(self, store: Store, typed: Mapping[str, str]) -> _Read:
        """Read every field; one that stands as it was opened means what it meant."""
        narrowed = NOTHING
        for each in self.form.fields:
            as_opened = self._opened is not None and typed[each.name] == self._opened.typed[each.name]
            if as_opened:
                kept = {each.name: getattr(self._before, each.name)}
                narrowed = replace(narrowed, **kept)
                continue
            try:
                narrowed = store.filters.narrow(narrowed, each.name, typed[each.name])
            except CodesignError as refused:
                return _Read(NOTHING, each.name, str(refused))
        return _Read(narrowed)

    def _done(self, read: _Read) -> None:
        self._is_applying = False
        if not self.is_attached:  # left meanwhile: nothing is altered
            return
        if not read.wrong:
            self.dismiss(read.narrowed)
            return
        self.fields.focus_on(read.wrong)
        self.fields.say(read.wrong, "", is_wrong=True)
        self._say(read.why)

    def action_leave(self) -> None:
        """Leave the filters as they were."""
        self.dismiss(None)

    def _say(self, words: str) -> None:
        status = self.query_one("#status", Static)
        status.update(f"! {words}" if words else "")
        status.set_class(not words, "-none")


def _typed(field: Field, narrowed: Filter, choices: Sequence[Choice], words: Mapping[str, str]) -> str:
    """Return what is on, as it is typed: a choice by its words, dates and references as they are kept."""
    value = getattr(narrowed, field.name)
    if not value:
        return ""
    if field.name in _AS_KEPT:
        return str(value)
    held = next((choice for choice in choices if choice.value == value), None)
    return typed_as(held) if held is not None else words.get(field.label, str(value))


def _understood(store: Store, name: str, typed: str) -> tuple[str, bool]:
    """Say what a field means, or why it means nothing here. Runs in a thread."""
    try:
        narrowed = store.filters.narrow(NOTHING, name, typed)
    except AskedWronglyError as refused:
        return str(refused), True
    return "".join(words for _, words in store.filters.words(narrowed)), False
