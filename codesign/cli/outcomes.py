"""`codesign outcomes`: the outcomes framework of a programme, and what has been said about each node."""

from __future__ import annotations

from typing import Annotated

import typer

from codesign.cli import cards, options, printing, talking, writing_lists
from codesign.cli.grouping import InProgramme, Json, OfProgramme, command, new_group
from codesign.cli.opening import opened, words_of
from codesign.cli.writing_lists import WithNames, Write
from codesign.errors import AskedWronglyError
from codesign.records.columns_shown import OUTCOME_HEADINGS, outcome_cells
from codesign.records.outcomes import NewOutcome

LEVELS = ("domain", "outcome", "indicator")


class WhichProgrammeError(AskedWronglyError):
    """An outcome belongs to a programme, and it is not plain to which."""

    def __init__(self) -> None:
        super().__init__(
            "To which programme does it belong?",
            todo="Name it with --programme; `codesign programmes` lists them.",
        )


def _bare(context: typer.Context, json: bool) -> None:
    list_outcomes(context, json=json)


group = new_group("Outcomes: what a contract or plan is to achieve.", _bare)
Code = Annotated[str, typer.Argument(metavar="CODE", help="Its code, as text: 2.10 is not 2.1.")]


@command(group, "list", "codesign outcomes list --programme Hollerton --never-heard")
def list_outcomes(
    context: typer.Context,
    programme: InProgramme = "",
    never_heard: Annotated[
        bool, typer.Option("--never-heard", help="Only those no comment was ever tagged to.")
    ] = False,
    write: Write = None,
    with_names: WithNames = "",
    json: Json = False,
) -> None:
    """List the outcomes tree with what stands under each code: a domain counts all that stands beneath it, each comment once."""
    with opened(context) as store, store.read():
        lines = store.outcomes.lines(options.programme_id(store, programme))
        if never_heard:
            lines = [line for line in lines if not line.comments and line.level == "outcome"]
        words = words_of(store)
        writing_lists.show(
            context, store, lines, OUTCOME_HEADINGS, lambda line: outcome_cells(line, words), json_=json
        )
    empty = "No outcomes here. `codesign import FILE --as outcomes` brings a framework in."
    talking.say_found(len(lines), len(lines), "outcome", "", empty)


@command(group, "show", "codesign outcomes show 2.10")
def show_outcome(context: typer.Context, code: Code, programme: InProgramme = "", json: Json = False) -> None:
    """Show one outcome: its statement, how often and from whom it was heard, and every version of its words."""
    with opened(context) as store:
        line = store.outcomes.find(code, options.programme_id(store, programme))
        card, words = store.cards.outcome(line.id), words_of(store)
    if json:
        beside = {
            "owner": card.owner,
            "source": card.source,
            "wordings": card.wordings,
            "reworded": card.reworded,
        }
        printing.as_json({**card.line._asdict(), **beside})
        return
    cards.print_outcome(card, words)
    if not card.line.comments:
        talking.say("Never heard: no comment is tagged to it, nor to anything beneath it.")


@command(group, "add", "codesign outcomes add 2.10 'I know whom to ring' --under 2")
def add_outcome(
    context: typer.Context,
    code: Code,
    title: Annotated[str, typer.Argument(metavar="TITLE", help="What it says.")],
    programme: OfProgramme = "",
    under: Annotated[str, typer.Option("--under", metavar="CODE", help="The code it stands under.")] = "",
    level: Annotated[
        str, typer.Option("--level", metavar="LEVEL", help=f"One of: {', '.join(LEVELS)}.")
    ] = "outcome",
    definition: Annotated[str, typer.Option("--definition", metavar="WORDS", help="What it means.")] = "",
    voice: Annotated[
        str, typer.Option("--voice", metavar="WORDS", help="The same in people's own words.")
    ] = "",
    owner: Annotated[str, typer.Option("--owner", metavar="WORDS", help="Who answers for it.")] = "",
    source: Annotated[
        str, typer.Option("--source", metavar="WORDS", help="Where its wording came from.")
    ] = "",
    payment_linked: Annotated[bool, typer.Option("--payment-linked", help="Payment depends on it.")] = False,
) -> None:
    """Add an outcome to the tree of a programme: the one named, or the only one."""
    with opened(context) as store, store.write("add outcome"):
        found = store.programmes.find(programme) if programme else store.programmes.only()
        if found is None:
            raise WhichProgrammeError
        new = NewOutcome(
            code=code.strip(),
            title=title,
            level=options.choice("level", level, LEVELS),
            parent=under,
            definition=definition,
            voice=voice,
            owner=owner,
            source=source,
            payment_linked=payment_linked,
        )
        store.outcomes.add(found.id, new)
    printing.line(f"{new.code}  {new.title}")
    talking.say(f"Added to {found.title}. `codesign undo` takes it back.")
