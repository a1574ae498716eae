"""`codesign edit` and `codesign remove`: any record altered field by field, or thrown away; both can be undone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from codesign.cli import printing, talking
from codesign.cli.edit_words import (
    NEW,
    field_name,
    is_setting,
    part_meant,
    settings_typed,
)
from codesign.cli.grouping import Json
from codesign.cli.naming import named_otherwise
from codesign.cli.opening import opened, place_of
from codesign.errors import AskedWronglyError
from codesign.records.editing import Editing, Meant, Part
from codesign.text import one_line, shorten

if TYPE_CHECKING:
    from codesign.store import Store

EDIT_HELP = """Alter a record: field by field, in the words of the log page.

Without a field it lists them all as they stand, and the parts of the record with their numbers. A field alone is emptied: note=

A part is named by its number, such as role.1, came.2 or point.1; role.new adds one.
"""
EDIT_EXAMPLES = (
    "\b\nExample:"
    "\n  codesign edit C12"
    "\n  codesign edit E12 date='12 Nov 2026' place='Ambridge village hall'"
    "\n  codesign edit E12 came.2 people='about 20'"
    "\n  codesign edit N12 role.1 until='May 2026'"
    "\n  codesign edit N12 role.new where='Ambridge Carers' role=Chair"
    "\n  codesign edit 2.10 statement='I can get there and back'"
    "\n  codesign edit Q1 state=retired"
    "\n  codesign edit 'Disabled people' lives-here=17.8"
    "\n  codesign edit E12 monitoring.new question=Disability answer='yes 22, no 9'"
)
REMOVE_EXAMPLES = (
    "\b\nExample:\n  codesign remove C12\n  codesign remove N12 role.1\n  codesign remove E12 --yes"
)

_AS_TYPED = ("words", "name", "long")
"""Fields whose words are kept as typed, so that saying them back tells nothing."""

Named = Annotated[
    str,
    typer.Argument(
        metavar="REF",
        help="Its reference, such as E148 or C12; an outcome or a question by its code, a group to reach by its name.",
    ),
]
PartNamed = Annotated[str, typer.Argument(metavar="PART", help="A part of it, such as role.1 or came.2.")]


class NothingNewError(AskedWronglyError):
    """A part to be added, and nothing said of it."""

    def __init__(self, reference: str, part: str, editing: Editing) -> None:
        names = ", ".join(f"{field_name(field)}=" for field in editing.form.fields)
        super().__init__(
            f"Nothing was said of the new {editing.form.one}.",
            todo=f"After `codesign edit {reference} {part}` type any of: {names}",
        )


def edit(
    context: typer.Context,
    reference: Named,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PART] FIELD=WORDS", help="A part, such as role.1, and fields with their words."
        ),
    ] = None,
    json: Json = False,
) -> None:
    """Alter a record, or list its fields as they stand; the help is `EDIT_HELP`."""
    typed = list(words or [])
    part = typed.pop(0) if typed and not is_setting(typed[0]) else ""
    with opened(context) as store:
        meant = _meant(store, reference)
        editing = _begun(store, meant, part, place_of(context).today)
        if typed:
            _save(store, meant, editing, typed, place_of(context).today, json=json)
        elif part and not editing.id:
            raise NothingNewError(reference, part, editing)
        else:
            _show(store, editing, json=json)


def remove(
    context: typer.Context,
    reference: Named,
    part: PartNamed = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Throw a record away, or a part of it, with what hangs on it. What goes is named first, and can be brought back."""
    with opened(context) as store:
        meant = _meant(store, reference)
        kind, id_ = meant.kind, meant.id
        if part:
            found = part_meant(part, store.editing.parts(meant.kind, meant.id), meant)
            kind, id_ = found.kind, found.id
        goes = store.editing.what_goes(kind, id_)
        question = f"Throw away {one_line(goes)}? It can be undone."
        if not yes and not talking.agrees(question, otherwise="--yes does it without asking."):
            talking.say("Nothing was changed.")
            return
        removed = store.editing.remove(kind, id_, named=goes)
        printing.line(removed.change)
        talking.say(
            f"Thrown away: {one_line(removed.words)}. `codesign undo {removed.change}` brings it back."
        )


def _meant(store: Store, typed: str) -> Meant:
    """Return the record named by a reference; where there is none such, what goes by that code or name."""
    from codesign.store.faults import UnknownReferenceError

    try:
        return store.editing.find(typed)
    except UnknownReferenceError:
        found = named_otherwise(store, typed)
        if found is None:
            raise
        return found


def _begun(store: Store, meant: Meant, part: str, today: date) -> Editing:
    if not part:
        return store.editing.begin(meant.kind, meant.id)
    parts = store.editing.parts(meant.kind, meant.id)
    found = part_meant(part, parts, meant)
    if found.number == NEW:
        return store.editing.blank(found.kind, meant.id, today=today)
    return store.editing.begin(found.kind, found.id)


def _save(store: Store, meant: Meant, editing: Editing, words: list[str], today: date, *, json: bool) -> None:
    typed = settings_typed(words, editing.form)
    saved = store.editing.save(editing, {**editing.typed, **typed}, today=today)
    if json:
        printing.as_json(saved)
    elif saved.change:
        printing.line(saved.reference or meant.reference)
    if not saved.change:
        talking.say("Nothing differs from what is there, so nothing was changed.")
        return
    _say_understood(store, editing, typed, today)
    done = "Changed." if editing.id else "Added."
    talking.say(" ".join(filter(None, (done, saved.words, f"`codesign undo {saved.change}` takes it back."))))


def _say_understood(store: Store, editing: Editing, typed: dict[str, str], today: date) -> None:
    """Say what was understood, where it is more than the words themselves."""
    for name, said in typed.items():
        field = editing.form.field(name)
        if said.strip() and field.reads not in _AS_TYPED:
            understood = store.editing.read(
                editing, name, said, {**editing.typed, **typed}, today=today
            ).words
            talking.say(f"{field.label}: {one_line(understood)}")


def _show(store: Store, editing: Editing, *, json: bool) -> None:
    parts = store.editing.parts(editing.form.kind, editing.id)
    fields = [(field, editing.typed[field.name]) for field in editing.form.fields]
    if json:
        printing.as_json(
            {
                "reference": editing.reference,
                "kind": editing.form.kind,
                "fields": [{"name": field_name(field), "words": said} for field, said in fields],
                "parts": [{"name": _numbered(part), "words": part.words} for part in parts],
            }
        )
        return
    printing.line(f"{editing.reference or editing.form.one.capitalize()}  {shorten(editing.title, 70)}")
    printing.pairs([(field_name(field), said or "-") for field, said in fields])
    if parts:
        printing.heading("Parts")
        printing.pairs([(_numbered(part), shorten(part.words, 70)) for part in parts])


def _numbered(part: Part) -> str:
    return f"{part.kind}.{part.number}"
