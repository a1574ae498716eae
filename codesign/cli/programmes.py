"""`codesign programmes`: what engagement serves."""

from __future__ import annotations

from typing import Annotated

import typer

from codesign.cli import options, printing, talking
from codesign.cli.grouping import Json, command, new_group
from codesign.cli.opening import opened, place_of, words_of
from codesign.errors import AskedWronglyError
from codesign.records.columns_shown import PROGRAMME_HEADINGS, day_words, named, programme_cells
from codesign.records.figures import Figures
from codesign.records.outcomes import NewProgramme
from codesign.text import plural


class UntitledProgrammeError(AskedWronglyError):
    """A programme without a title."""

    def __init__(self) -> None:
        super().__init__("A programme needs a title.", todo="The name people call it by will do.")


def _bare(context: typer.Context, json: bool) -> None:
    list_programmes(context, json=json)


group = new_group("Programmes: the contracts, changes and strategies that engagement serves.", _bare)


@command(group, "list", "codesign programmes list")
def list_programmes(context: typer.Context, json: Json = False) -> None:
    """List programmes, the oldest first."""
    with opened(context) as store, store.read():
        lines, words = store.programmes.lines(), words_of(store)
        printing.records(lines, PROGRAMME_HEADINGS, lambda line: programme_cells(line, words), json_=json)
    talking.say_found(
        len(lines),
        len(lines),
        "programme",
        "",
        "No programmes yet. `codesign programmes add TITLE` makes one; events need none.",
    )


@command(group, "show", "codesign programmes show Hollerton")
def show_programme(
    context: typer.Context,
    programme: Annotated[str, typer.Argument(metavar="NAME", help="Its reference, or how its title begins.")],
    json: Json = False,
) -> None:
    """Show one programme with its figures."""
    with opened(context) as store, store.read():
        line, words = store.programmes.find(programme), words_of(store)
        figures = store.figures.of(line.id, today=place_of(context).today)
    if json:
        printing.as_json({"programme": line, "figures": figures})
        return
    printing.line(f"{line.reference}  {line.title}")
    printing.pairs(
        [
            ("Kind", line.kind),
            ("Lead body", line.lead_body),
            ("Partners", line.partners),
            ("Term", line.term),
            ("From", day_words(line.starts)),
            ("To", day_words(line.ends)),
            ("Law as at", day_words(line.law_as_at)),
            ("Level claimed", named(words, "levels", line.level)),
        ]
    )
    printing.heading("Figures")
    printing.pairs(figure_pairs(figures))


@command(
    group, "add", "codesign programmes add 'Hollerton community care' --term '7+2 years' --level codesign"
)
def add_programme(
    context: typer.Context,
    title: Annotated[str, typer.Argument(metavar="TITLE", help="The name people call it by.")],
    kind: Annotated[
        str, typer.Option("--kind", metavar="WORDS", help="Contract, service change, strategy, discovery.")
    ] = "",
    lead_body: Annotated[str, typer.Option("--lead-body", metavar="NAME", help="Who leads it.")] = "",
    partners: Annotated[str, typer.Option("--partners", metavar="NAMES", help="Who else, with commas.")] = "",
    term: Annotated[str, typer.Option("--term", metavar="WORDS", help="How long, such as 7+2 years.")] = "",
    starts: Annotated[str, typer.Option("--starts", metavar="DATE", help="When it begins.")] = "",
    ends: Annotated[str, typer.Option("--ends", metavar="DATE", help="When it ends.")] = "",
    law_as_at: Annotated[
        str, typer.Option("--law-as-at", metavar="DATE", help="The date of the law it goes by.")
    ] = "",
    level: Annotated[
        str,
        typer.Option(
            "--level", metavar="LEVEL", help="The level of engagement it claims: inform to coproduce."
        ),
    ] = "",
    note: Annotated[str, typer.Option("--note", metavar="WORDS", help="A note.")] = "",
    json: Json = False,
) -> None:
    """Add a programme."""
    from codesign.entry.dates import read_date

    today = place_of(context).today
    dates = [read_date(typed, today).iso if typed else "" for typed in (starts, ends, law_as_at)]
    if not title.strip():
        raise UntitledProgrammeError
    with opened(context) as store, store.write("add programme"):
        line = store.programmes.add(
            NewProgramme(
                title.strip(),
                kind=kind,
                lead_body=lead_body,
                partners=partners,
                term=term,
                starts=dates[0],
                ends=dates[1],
                law_as_at=dates[2],
                level=options.code(store, "levels", level),
                note=note,
            )
        )
    if json:
        printing.as_json(line)
    else:
        printing.line(f"{line.reference}  {line.title}")
    talking.say("Added. `codesign undo` takes it back.")


def figure_pairs(figures: Figures) -> list[tuple[str, str]]:
    """Return figures with their words, as every page of them says it."""
    follow_ups = figures.follow_ups
    return [
        ("As at", figures.as_at),
        ("Events held", f"{figures.events:,}"),
        ("Planned", f"{figures.planned:,}"),
        ("Cancelled", f"{figures.cancelled:,}"),
        ("Nobody came", f"{figures.nobody_came:,}"),
        ("People", figures.people.words),
        ("Comments", f"{figures.comments:,}, of which {figures.untagged:,} without a tag"),
        ("Themes", f"{figures.themes:,}"),
        ("Outcomes", f"{figures.outcomes:,}, of which {figures.outcomes_never_heard:,} never heard"),
        ("Wording", f"{figures.wording_adopted:,} adopted, {figures.wording_refused:,} not adopted"),
        (
            "We said we would",
            f"{follow_ups.open:,} open, {follow_ups.overdue:,} overdue, {follow_ups.no_owner_or_date:,} with no owner or date",
        ),
        ("Closed, not told", f"{follow_ups.done_not_told:,}"),
        ("Set aside", plural(figures.set_aside, "imported row")),
        ("Late entries", f"{figures.late_entries:,}"),
    ]
