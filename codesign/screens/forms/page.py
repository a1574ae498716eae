"""A form on the screen: read, filled in, kept after every key, said back field by field, and left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from codesign.entry.form_draft import FormDraft, FormOf
from codesign.entry.forms import FORMS
from codesign.errors import CodesignError
from codesign.records.editing import Choice, Editing, Field, Saved
from codesign.screens.forms.fields import ASKED, CHOSEN, FormFields
from codesign.screens.forms.keeping import KeptForm
from codesign.screens.forms.words import LONG, opened_words, reads_marks, understood
from codesign.screens.read_first import ReadFirst
from codesign.text import plural
from codesign.widgets.bindings import bindings
from codesign.widgets.keys_line import KeysLine
from codesign.widgets.quick_line import QuickLine

if TYPE_CHECKING:
    from codesign.store import Store
    from codesign.store.drafts import Draft


class FormPage(ReadFirst[Saved | None]):
    """A form over a list or a page. Answers with what was saved, or with nothing where it was left."""

    CSS_PATH = "forms.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("forms")
    TYPED_OVER: ClassVar[bool] = True

    def __init__(self, of: FormOf, *, draft_id: str = "", typed: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self.of = of
        self.form = FORMS[of.kind]
        self.draft = FormDraft(of)
        self.editing: Editing | None = None
        """What was read; None until it is."""
        self._given = dict(typed or {})
        self._wanted_draft = draft_id
        self._heard: dict[str, str] = {}
        """What each field was last told to hold: the cursor alone moving tells nothing new."""
        self._said = ("", False)
        self._marked: dict[str, str] = {}
        """What the marks in the words filled in elsewhere."""
        self._is_saving = self._is_over = False

    def compose(self) -> ComposeResult:
        """The title, the fields, a line for what must be said, and the keys."""
        yield Static("", id="top", markup=False)
        yield FormFields(self.form, id="fields")
        yield Static("", id="status", classes="-none", markup=False)
        yield KeysLine()

    @property
    def fields(self) -> FormFields:
        """The fields."""
        return self.query_one(FormFields)

    # opening

    def on_mount(self) -> None:
        """Read the record, what may be chosen, and what was left unfinished of it."""
        self._kept = KeptForm(self.desk)
        self.fields.line(self.form.fields[-1].name).when_entered = self._at_the_end
        self.fields.ask_with(self._ask, self.add_to_register)
        self.fields.refuse_with(self._refuses)
        self._say_title("")
        self.read_record()

    def read_record(self, *, carries_on: bool = True) -> None:
        """Read the record, and carry on with what was left unfinished of it, if that is wanted."""
        self.codesign.when_open(lambda store: self._read(store, carries_on))

    @work(thread=True, exit_on_error=False, group="form", description="read what is altered")
    def _read(self, store: Store, carries_on: bool) -> None:
        try:
            with store.read():
                editing = self._begun(store)
        except CodesignError as refused:
            stays = " What you typed stays under Unfinished: v shows it." if self._wanted_draft else ""
            self.app.call_from_thread(self._refused, f"{refused}{stays}")
            return
        unfinished = self._find_unfinished() if carries_on else None
        draft = FormDraft.from_state(unfinished.state) if unfinished is not None else None
        changed = unfinished.line.changed if unfinished is not None else ""
        self.app.call_from_thread(self._fill, editing, draft, changed)
        for each in self.form.fields:
            if each.reads in CHOSEN and each.choices not in ASKED:
                choices = store.editing.choices(editing, each.name)
                self.app.call_from_thread(self._take_choices, each, choices)

    def _find_unfinished(self) -> Draft | None:
        """Find what was left unfinished of the same form; drafts that cannot be read keep nobody from a form."""
        try:
            return self._kept.find(self.of, self._wanted_draft, self._given)
        except CodesignError as trouble:
            self.app.call_from_thread(self.codesign.say_trouble, str(trouble))
            return None

    def _begun(self, store: Store) -> Editing:
        if self.of.is_new:
            return store.editing.blank(self.of.kind, self.of.parent_id)
        return store.editing.begin(self.of.kind, self.of.id)

    def _refused(self, sentence: str) -> None:
        """What was to be altered cannot be: say so, and leave what was typed where it is kept."""
        self.app.notify(sentence, severity="warning", timeout=15, markup=False)
        self.close(None)

    def _fill(self, editing: Editing, unfinished: FormDraft | None, changed: str) -> None:
        if not self.is_attached:
            return
        title = opened_words(self.of, editing)
        if unfinished is None:
            begins = {**editing.typed, **self._given}
            self.draft = FormDraft(self.of, title, begins, begins, dict(editing.held))
        else:
            self.draft = replace(unfinished, title=title, is_saving=False)
        self.editing = replace(editing, typed=self.draft.was, held=self.draft.held)
        self._heard = {each.name: self.draft.typed.get(each.name, "") for each in self.form.fields}
        with self.app.batch_update():  # one painting, not one a field
            self.fields.put(self.draft.typed, self.draft.cursor)
            self.fields.hold(editing.held)
            self._say_title(changed)
            for each in self.form.fields:
                self._echo(each, is_left=True)
        if unfinished is not None and unfinished.is_saving:
            self.say("This was being saved when codesign ended: look whether it is there before you save it.")
        self.let_keys_go_on()

    def _say_title(self, changed: str) -> None:
        carried = f"carried on from {self._moment(changed)}" if changed else ""
        made_up = "DEMO · " if self.desk.demo else ""
        words = opened_words(self.of, self.editing, carried=carried)
        self.query_one("#top", Static).update(f"{made_up}{words}")

    def _moment(self, stamp: str) -> str:
        from codesign.screens.today.lines import moment_words

        return moment_words(stamp, today=self.desk.today, zone=self.desk.settings.zone)

    def _take_choices(self, field: Field, choices: Sequence[Choice]) -> None:
        choosing = self.fields.choosing(field.name) if self.is_attached else None
        if choosing is not None:
            choosing.choices = choices
            self._echo(field, is_left=self.field_here != field.name)

    # typing

    @on(QuickLine.Changed)
    def _changed(self, event: QuickLine.Changed) -> None:
        """Keep the form as it stands, and say back the field being typed."""
        name, text = str(event.text_area.id), event.text_area.text
        if self.editing is None or self._is_over or self._heard.get(name) == text:
            return
        self._heard[name] = text
        self.keep()
        self.say("")
        self._echo(self.form.field(name), is_left=False)
        choosing = self.fields.choosing(name)
        if choosing is not None and self.field_here == name:
            choosing.offer()
        self.fields.keep_in_view()

    @on(QuickLine.SelectionChanged)
    def _moved(self) -> None:
        if self.editing is not None and self._kept.is_kept and not self._is_over:
            self.keep()

    @on(QuickLine.Pasted)
    def _pasted(self, event: QuickLine.Pasted) -> None:
        if event.removed:
            self.say(f"{plural(event.removed, 'invisible character')} left out of what was pasted.")

    def keep(self) -> None:
        """Put the form as it stands among the unfinished work, once something differs from what was read."""
        draft = replace(self.draft, typed=self.fields.typed, cursor=self.fields.cursor)
        if draft == self.draft:
            return
        self.draft = draft
        if draft.altered or self._kept.is_kept:
            self._kept.keep(draft)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Let another choice be typed over the one that stands in a field come to."""
        self.fields.keep_in_view()
        choosing = self.fields.choosing(str(event.widget.id))
        if choosing is not None and choosing.is_fresh and self.editing is not None:
            choosing.line.select_all()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Say what is wrong with a field once it is left."""
        if not isinstance(event.widget, QuickLine) or self.editing is None:
            return
        choosing = self.fields.choosing(str(event.widget.id))
        if choosing is not None:
            choosing.leave()
        self._echo(self.form.field(str(event.widget.id)), is_left=True)

    @property
    def field_here(self) -> str:
        """The field the cursor stands in, or nothing."""
        return str(self.focused.id) if isinstance(self.focused, QuickLine) else ""

    def _at_the_end(self, _: QuickLine) -> None:
        self.say("That was the last field. Ctrl+S saves; Esc goes back and keeps it as unfinished work.")

    # what is said back

    def _echo(self, field: Field, *, is_left: bool) -> None:
        """Say back a field: one that is chosen, once it is left. While it is typed nothing is called wrong."""
        typed = self.draft.typed.get(field.name, "")
        choosing = self.fields.choosing(field.name)
        if len(typed) > LONG:
            self.fields.say(field.name, f"{len(typed):,} characters")
        elif not typed.strip() or typed == self.draft.was.get(field.name) or (field.choices and not is_left):
            self.fields.say(field.name, "")
        elif reads_marks(self.form, field.name, is_new=self.of.is_new):
            self.codesign.when_open(lambda store: self._read_marks(store, typed))
        elif not field.choices:
            self._say_understood(field, typed, (), is_left=is_left)
        elif choosing is not None and choosing.ask is None:
            if choosing.choices:
                self._say_understood(field, typed, choosing.choices, is_left=is_left)
        else:
            self.codesign.when_open(lambda store: self._look(store, field, typed))

    def _say_understood(self, field: Field, typed: str, choices: Sequence[Choice], *, is_left: bool) -> None:
        said = understood(field, typed, choices, today=self.desk.today, beside=self.draft.typed)
        if said.is_wrong and not is_left:
            self.fields.say(field.name, "")
        else:
            self.fields.say(field.name, said.words, is_wrong=said.is_wrong, is_loud=said.is_loud)

    def _refuses(self, name: str, typed: str, more: str) -> bool:
        """Say why what is typed in a field is none of its choices. False where it is one."""
        field, choosing = self.form.field(name), self.fields.choosing(name)
        choices = choosing.choices if choosing is not None else ()
        said = understood(field, typed, choices, today=self.desk.today, beside=self.draft.typed)
        if said.is_wrong:
            self.fields.say(name, f"{said.words} {more}".strip(), is_wrong=True)
            self.fields.keep_in_view()
        return said.is_wrong

    @work(
        thread=True, exclusive=True, exit_on_error=False, group="marks", description="read the marks of words"
    )
    def _read_marks(self, store: Store, typed: str) -> None:
        if self.editing is None:
            return
        try:
            found = store.editing.marks(self.editing, typed, today=self.desk.today)
        except CodesignError as refused:
            self.app.call_from_thread(self._say_marks, typed, str(refused), None)
        else:
            self.app.call_from_thread(self._say_marks, typed, found.echo, found.fills)

    def _say_marks(self, typed: str, words: str, fills: Mapping[str, str] | None) -> None:
        """Say what was understood of the words; once they are left, fill in what their marks say of other fields."""
        if not self.is_attached or self._is_over or self.draft.typed.get("words") != typed:
            return
        is_left = self.field_here != "words"
        self.fields.say(
            "words", words if is_left or fills is not None else "", is_wrong=fills is None and is_left
        )
        if not is_left or fills is None:
            return
        for name in {**self._marked, **fills}:
            line, was = self.fields.line(name), self.draft.was.get(name, "")
            if line.text in (was, self._marked.get(name, was)):  # what a person typed there stays
                line.put(fills.get(name, was))
        self._marked = dict(fills)

    def _ask(self, name: str, typed: str) -> None:
        """Ask the register for what fits; what is asked later is answered later."""
        self.codesign.when_open(lambda store: self._find(store, self.form.field(name), typed))

    @work(
        thread=True, exclusive=True, exit_on_error=False, group="find", description="find what fits a field"
    )
    def _find(self, store: Store, field: Field, typed: str) -> None:
        if self.editing is not None:
            found = store.editing.choices(self.editing, field.name, typed)
            self.app.call_from_thread(self._take_found, field, typed, found)

    def _take_found(self, field: Field, typed: str, found: Sequence[Choice]) -> None:
        choosing = self.fields.choosing(field.name) if self.is_attached else None
        if choosing is not None:
            choosing.take_found(typed, found)

    @work(thread=True, exit_on_error=False, group="look", description="look what a field means")
    def _look(self, store: Store, field: Field, typed: str) -> None:
        if self.editing is not None:
            found = store.editing.choices(self.editing, field.name, typed)
            self.app.call_from_thread(self._say_if_still, field, typed, found)

    def _say_if_still(self, field: Field, typed: str, found: Sequence[Choice]) -> None:
        if self.is_attached and self.draft.typed.get(field.name) == typed and self.field_here != field.name:
            self._say_understood(field, typed, found, is_left=True)

    def add_to_register(self, name: str, typed: str) -> None:
        """Add somebody a field names who is not in the register yet."""
        raise NotImplementedError

    def say(self, words: str, *, is_wrong: bool = False) -> None:
        """Say something of the whole form, above the keys; it stays until there is something else to say."""
        if (words, is_wrong) == self._said:
            return  # each update lays the page out again
        self._said = (words, is_wrong)
        status = self.query_one("#status", Static)
        status.update(f"! {words}" if is_wrong else words)
        status.set_class(is_wrong, "-wrong")
        status.set_class(not words, "-none")
        self.set_class(is_wrong, "-wrong")  # and then news in passing stands above it

    def close(self, saved: Saved | None) -> None:
        """Go back to what is beneath."""
        self._is_over = True
        self.leave(saved)
