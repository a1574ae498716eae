"""`codesign history` and `codesign undo`: what changed, who changed it, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from codesign.cli import printing, talking
from codesign.cli.grouping import Json, Limit
from codesign.cli.naming import outcome_coded
from codesign.cli.opening import opened
from codesign.records.columns_shown import CHANGE_HEADINGS, FIELD_HEADINGS, change_cells, field_cells

if TYPE_CHECKING:
    from codesign.records.journal import FieldChange
    from codesign.store import Store


def history(
    context: typer.Context,
    reference: Annotated[
        str,
        typer.Argument(
            metavar="REF",
            help="A record or a change, such as E148 or H12, or an outcome's code; every change if not said.",
        ),
    ] = "",
    limit: Limit = 50,
    json: Json = False,
) -> None:
    """Show what changed, when and by whom. With a reference: how that record came to be as it is."""
    with opened(context) as store, store.read():
        if reference:
            fields = _of_record(store, reference)
            printing.records(fields, FIELD_HEADINGS, lambda line: field_cells(line, {}), json_=json)
            return
        total = store.history.count()
        changes = store.history.changes(limit=limit or total)
        printing.records(changes, CHANGE_HEADINGS, lambda line: change_cells(line, {}), json_=json)
    talking.say_found(total, len(changes), "change")


def _of_record(store: Store, named: str) -> list[FieldChange]:
    """Return the history of a record or a change; where none has that reference, of the outcome of that code."""
    from codesign.store.faults import UnknownReferenceError

    try:
        return store.history.of(named)
    except UnknownReferenceError:
        outcome = outcome_coded(store, named)
        if outcome is None:
            raise
        return store.history.of_id(outcome.id)


def undo(
    context: typer.Context,
    change: Annotated[
        str, typer.Argument(metavar="CHANGE", help="Which, such as H12; this computer's newest if not said.")
    ] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Take a change back. What it is and whose is said first; an undo can itself be undone."""
    with opened(context) as store:
        plan = store.undoing.plan(change)
        about = f" ({plan.change.about})" if plan.change.about else ""
        if not yes and not talking.agrees(f"{plan.words}{about}?", otherwise="--yes does it without asking."):
            talking.say("Nothing was changed.")
            return
        done = store.undoing.undo(plan.change.reference)
        printing.line(done.reference)
        talking.say(f"{plan.words}{about}: done. `codesign undo {done.reference}` brings it back.")
