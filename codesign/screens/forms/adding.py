"""Adding: a letter for each thing that can be added here, then its form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from codesign.entry.form_draft import FormOf
from codesign.records.editing import Saved
from codesign.screens.forms.programmes import with_event, with_programme
from codesign.widgets.bindings import help_key

if TYPE_CHECKING:
    from codesign.app import CodesignApp
    from codesign.screens.forms.acting import Key


class Addable(NamedTuple):
    """Something that can be added: the letter for it, its words, the form it is made by, and what the form begins with."""

    letter: str
    words: str
    kind: str
    typed: Mapping[str, str] = {}


ANYTHING: tuple[Addable, ...] = (
    Addable("e", "Event: log who came and what they said", "event"),
    Addable("p", "Person", "contact", {"sort": "Person"}),
    Addable("o", "Organisation", "contact", {"sort": "Organisation"}),
    Addable("s", "Standing group, with members", "contact", {"sort": "Organisation", "is_group": "yes"}),
    Addable("c", "Comment made outside any event: a letter, an e-mail", "comment"),
    Addable("t", "Theme", "theme"),
    Addable("r", "Programme", "programme"),
    Addable("u", "Outcome of a programme", "outcome"),
    Addable("f", "Follow-up: something we said we would do", "follow-up"),
    Addable("w", "Wording of a document", "wording"),
    Addable("q", "Question that a consultation asks", "question"),
    Addable("g", "Group to reach, for the reach list", "reach-group"),
    Addable("m", "Monitoring: counts of an event's equality forms", "monitoring"),
)
"""What `N` adds, wherever you are."""

_PARTS: Mapping[str, Addable] = {
    each.kind: each
    for each in (
        Addable("p", "Somebody who came, or a number of people", "came"),
        Addable("c", "Comment", "comment"),
        Addable("a", "Access need", "access"),
        Addable("m", "Money: a fare, a voucher, a fee", "money"),
        Addable("f", "Follow-up: something we said we would do", "follow-up"),
        Addable("w", "Wording worked on", "wording"),
        Addable("r", "Reply: what was done about it", "reply"),
        Addable("o", "Other name", "alias"),
        Addable("p", "Point of contact: e-mail, phone, address", "point"),
        Addable("r", "Role somewhere", "role"),
        Addable("m", "Member of it", "member"),
        Addable("a", "What they allow", "permission"),
        Addable("u", "Outcome", "outcome"),
        Addable("t", "Theme", "theme"),
        Addable("q", "Question that a consultation asks", "question"),
        Addable("g", "Group to reach", "reach-group"),
        Addable("e", "Equality monitoring: counts, nobody's names", "monitoring"),
    )
}
"""How each kind of part is asked for; the letters differ within each form."""


class AddModal(ModalScreen[str]):
    """Ends with the letter of what is to be added, or with nothing."""

    CSS_PATH = "forms.tcss"
    HELP = "A letter opens the form for what it says; Esc goes back and adds nothing."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "choose('')", "Back"),
        help_key(is_typed=False),
    ]

    def __init__(self, question: str, addables: Sequence[Addable]) -> None:
        super().__init__()
        self._question, self._addables = question, addables
        for each in addables:
            self._bindings.bind(each.letter, f"choose('{each.letter}')", each.words, show=False)

    def compose(self) -> ComposeResult:
        """One line a thing."""
        lines = [f"{each.letter}  {each.words}" for each in self._addables]
        with Vertical(classes="box"):
            yield Static("\n".join([self._question, *lines, "", "Esc goes back"]), markup=False)

    def action_choose(self, letter: str) -> None:
        """End with a letter."""
        self.dismiss(letter)


def parts_of(kinds: Sequence[str]) -> list[Addable]:
    """Return what can be added to a record, of the kinds of parts it has."""
    return [_PARTS[part] for part in kinds]


def add_anything(app: CodesignApp) -> None:
    """Ask what is to be added, and add it."""
    _ask(app, "Add what?", ANYTHING, None)


def add_part(app: CodesignApp, own: Key, kinds: Sequence[str]) -> None:
    """Ask what is to be added to a record, and add it."""
    _ask(app, f"Add what to this {own.one}?", parts_of(kinds), own)


def add_to_reach(app: CodesignApp) -> None:
    """Ask what is to be added to the reach list, and add it: a group, or counts of an event."""
    _ask(app, "Add what?", [each for each in ANYTHING if each.kind in ("reach-group", "monitoring")], None)


def _ask(app: CodesignApp, question: str, addables: Sequence[Addable], own: Key | None) -> None:
    def chosen(letter: str | None) -> None:
        found = next((each for each in addables if each.letter == letter), None)
        if found is None:
            return
        if own is not None:
            open_form(app, FormOf(found.kind, "", own.id))
        else:
            add(app, found.kind, typed=found.typed)

    if len(addables) == 1:  # nothing to choose
        chosen(addables[0].letter)
    else:
        app.push_screen(AddModal(question, addables), chosen)


def add(
    app: CodesignApp, kind: str, *, typed: Mapping[str, str] | None = None, beside: Key | None = None
) -> None:
    """Add a record that stands on no other; an outcome's programme, and the event of a count, are asked for."""
    if kind == "event":
        app.log_event()
    elif kind == "outcome":
        with_programme(
            app,
            "Of which programme?",
            lambda programme_id: open_form(app, FormOf("outcome", "", programme_id)),
            beside=beside.id if beside is not None else "",
        )
    elif kind == "monitoring":
        with_event(
            app,
            "Counts of which event?",
            lambda event_id: open_form(app, FormOf("monitoring", "", event_id), typed),
        )
    else:
        open_form(app, FormOf(kind), typed)


def open_form(app: CodesignApp, of: FormOf, typed: Mapping[str, str] | None = None) -> None:
    """Open a form; once a record is made that has a page and stands on no other, show its page."""
    from codesign.screens.forms.screen import FormScreen

    def saved(made: Saved | None) -> None:
        if made is not None and of.is_new and of.kind in _SHOWN_BY:
            from codesign.screens.pages.record import page_for

            app.push_screen(page_for(f"{of.kind} {getattr(made, _SHOWN_BY[of.kind])}"))

    app.push_screen(FormScreen(of, typed=typed), saved)


_SHOWN_BY: Mapping[str, str] = {
    "contact": "id",
    "outcome": "id",
    "theme": "reference",
    "comment": "reference",
}
"""Records shown on a page of their own once they are made, and by what the page is found."""
