"""`codesign wording`: clauses that people shape, before and after, and what became of each version."""

from __future__ import annotations

from typing import Annotated

import typer

from codesign.cli import cards, options, printing, talking
from codesign.cli.grouping import InProgramme, Json, OfProgramme, On, Reference, command, new_group
from codesign.cli.opening import opened, place_of, undo_words, words_of
from codesign.entry.given_choices import codes
from codesign.errors import AskedWronglyError
from codesign.records.columns_shown import WORDING_HEADINGS, wording_cells
from codesign.records.outcomes import NewWording

STATES = codes("wording-states")


class NothingWorkedOnError(AskedWronglyError):
    """A version of wording that changes nothing."""

    def __init__(self) -> None:
        super().__init__(
            "Wording needs what it became.", todo="Give --after, and --before where there were words before."
        )


def _bare(context: typer.Context, json: bool) -> None:
    list_wording(context, json=json)


group = new_group("Wording: the clauses that people shape.", _bare)


@command(group, "list", "codesign wording list --state adopted")
def list_wording(
    context: typer.Context,
    programme: InProgramme = "",
    state: Annotated[
        str, typer.Option("--state", metavar="STATE", help=f"Only these: {', '.join(STATES)}.")
    ] = "",
    json: Json = False,
) -> None:
    """List every version of every clause, in the order they were recorded."""
    chosen = options.choice("state of wording", state, STATES)
    with opened(context) as store, store.read():
        lines = store.wording.lines(programme_id=options.programme_id(store, programme))
        lines = [line for line in lines if not chosen or line.state == chosen]
        words = words_of(store)
        printing.records(lines, WORDING_HEADINGS, lambda line: wording_cells(line, words), json_=json)
    talking.say_found(
        len(lines), len(lines), "version", "", "No wording here. `codesign wording add CLAUSE` records some."
    )


@command(group, "show", "codesign wording show W3")
def show_wording(context: typer.Context, reference: Reference, json: Json = False) -> None:
    """Show every version of one clause, with whose words moved it."""
    with opened(context) as store:
        lines = store.wording.find(reference)
    if json:
        printing.as_json(lines)
        return
    for line in lines:
        cards.print_wording(line)


@command(
    group,
    "add",
    "codesign wording add 'Clause 4' --before 'promptly' --after 'within two days' --why 'People wait' --event E148 --comment C12",
)
def add_wording(
    context: typer.Context,
    clause: Annotated[str, typer.Argument(metavar="CLAUSE", help="The clause: its number or its name.")],
    after: Annotated[str, typer.Option("--after", metavar="WORDS", help="The new words.")] = "",
    before: Annotated[str, typer.Option("--before", metavar="WORDS", help="The words before.")] = "",
    why: Annotated[str, typer.Option("--why", metavar="WORDS", help="Why people wanted it changed.")] = "",
    document: Annotated[
        str, typer.Option("--document", metavar="NAME", help="The document the clause is in.")
    ] = "",
    event: Annotated[str, typer.Option("--event", metavar="REF", help="The event it was worked on at.")] = "",
    comment: Annotated[
        list[str] | None,
        typer.Option("--comment", metavar="REF", help="A comment that shaped it; may be given again."),
    ] = None,
    outcome: Annotated[
        str, typer.Option("--outcome", metavar="CODE", help="The outcome it belongs to.")
    ] = "",
    programme: OfProgramme = "",
    json: Json = False,
) -> None:
    """Record a proposed version of a clause; a clause not seen before is made."""
    if not after.strip():
        raise NothingWorkedOnError
    with opened(context) as store, store.write("record wording"):
        programme_id = options.programme_id(store, programme)
        line = store.wording.add(
            NewWording(
                clause=clause,
                before=before,
                after=after,
                reason=why,
                document=document,
                programme_id=programme_id,
                event_id=store.events.find(event).id if event else "",
                outcome_id=store.outcomes.find(outcome, programme_id).id if outcome else "",
                comment_ids=tuple(store.feedback.find(one).id for one in comment or ()),
            )
        )
    if json:
        printing.as_json(line)
    else:
        printing.line(f"{line.reference}  {line.clause}, version {line.version}")
    talking.say("Recorded as proposed. `codesign wording adopt` or `refuse` says what became of it.")


Version = Annotated[
    int, typer.Option("--version", metavar="N", min=0, help="Which version; the newest if not said.")
]
By = Annotated[str, typer.Option("--by", metavar="WHO", help="Who decided.")]


@command(group, "adopt", "codesign wording adopt W3 --by 'Programme board' --on '12 Nov 2026'")
def adopt_wording(
    context: typer.Context, reference: Reference, by: By, on: On = "", version: Version = 0
) -> None:
    """Record that a version was adopted, by whom and when."""
    _decide(context, reference, "adopted", by=by, on=on, version=version, why="")


@command(
    group, "refuse", "codesign wording refuse W3 --by 'Programme board' --why 'It would break the contract'"
)
def refuse_wording(
    context: typer.Context,
    reference: Reference,
    by: By,
    why: Annotated[str, typer.Option("--why", metavar="WORDS", help="Why it was not adopted.")] = "",
    on: On = "",
    version: Version = 0,
) -> None:
    """Record that a version was not adopted, with the reason."""
    _decide(context, reference, "not-adopted", by=by, on=on, version=version, why=why)


def _decide(
    context: typer.Context, reference: str, state: str, *, by: str, on: str, version: int, why: str
) -> None:
    day = options.said_day(on, place_of(context).today)
    with opened(context) as store:
        versions = {line.version: line for line in store.wording.find(reference)}
        line = versions.get(version or max(versions))
        if line is None:
            raise options.NotAChoiceError(f"version of {reference}", str(version), map(str, versions))
        store.wording.decide(line.id, state, decided_by=by, decided_on=day, reason=why)
        talking.say(f"{line.reference} version {line.version}: {state}. {undo_words(context)}")
