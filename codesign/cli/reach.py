"""`codesign reach`: the groups a programme said it would reach, why, and how it is seen whether it did."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codesign.cli import options, printing, talking, writing_lists
from codesign.cli.grouping import InProgramme, Json, OfProgramme, command, new_group
from codesign.cli.opening import opened, place_of, undo_words, words_of
from codesign.cli.small_tables import read_table, write_rows
from codesign.cli.writing_lists import WithNames, Write
from codesign.errors import AskedWronglyError
from codesign.records.columns_shown import Words, day_words
from codesign.records.review_reach import NewReachGroup, ReachGroupLine
from codesign.text import plural

if TYPE_CHECKING:
    from codesign.store import Store

HEADINGS = ("Group", "Why", "Counted by", "Share %", "Source", "Of")
COLUMNS = {
    "name": ("group", "name"),
    "why": ("why", "reason"),
    "share": ("share", "share %", "per cent", "%", "population share"),
    "share_source": ("source", "share source"),
    "share_on": ("date", "source date", "share date"),
    "kind": ("kind",),
    "question": ("question",),
    "answer": ("answer",),
    "place": ("place", "area"),
}
"""The headings of a table of groups, by what each is."""


class NothingToAlterError(AskedWronglyError):
    """Nothing was said of what to alter."""

    def __init__(self) -> None:
        super().__init__("Nothing was said to alter.", todo="Say what: --share 17.8 --source 'Census 2021'.")


def _bare(context: typer.Context, json: bool) -> None:
    list_groups(context, json=json)


group = new_group("The reach list: groups a programme said it would reach.", _bare)
Group = Annotated[str, typer.Argument(metavar="GROUP", help="Its name, whole or as it begins.")]
Why = Annotated[
    str, typer.Option("--why", metavar="WORDS", help="Why them: the equality analysis, the duty, the need.")
]
Share = Annotated[
    str, typer.Option("--share", metavar="PER CENT", help="Their share of the population, such as 17.8.")
]
Source = Annotated[str, typer.Option("--source", metavar="WORDS", help="Where the share comes from.")]
On = Annotated[str, typer.Option("--on", metavar="DATE", help="The date of that source.")]
Kind = Annotated[
    str, typer.Option("--kind", metavar="KIND", help="Counted by this kind of person, such as carer.")
]
Question = Annotated[
    str,
    typer.Option("--question", metavar="WORDS", help="Counted by the answer to this question of monitoring."),
]
Answer = Annotated[
    str, typer.Option("--answer", metavar="WORDS", help="The answer that makes somebody one of them.")
]
Place = Annotated[
    str, typer.Option("--place", metavar="NAME", help="Counted by events in this place or area.")
]


@command(group, "list", "codesign reach list --programme Hollerton")
def list_groups(
    context: typer.Context,
    programme: InProgramme = "",
    write: Write = None,
    with_names: WithNames = "",
    json: Json = False,
) -> None:
    """List the groups to be reached; `codesign review --panel reach` shows whether they were."""
    with opened(context) as store:
        lines = store.reach.lines(options.programme_id(store, programme))
        words = words_of(store)
        titles = {each.id: each.title for each in store.programmes.lines()}
        writing_lists.show(
            context, store, lines, HEADINGS, lambda line: _cells(line, words, titles), json_=json
        )
    talking.say_found(
        len(lines),
        len(lines),
        "group",
        "",
        "Nobody is on the reach list. `codesign reach add` names a group.",
    )


@command(
    group,
    "add",
    "codesign reach add 'Disabled people' --question Disability --answer yes --share 17.8 --source 'Census 2021'",
)
def add_group(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What the group is called.")],
    programme: OfProgramme = "",
    why: Why = "",
    share: Share = "",
    source: Source = "",
    on: On = "",
    kind: Kind = "",
    question: Question = "",
    answer: Answer = "",
    place: Place = "",
    json: Json = False,
) -> None:
    """Add a group the programme said it would reach: every programme's where none is named."""
    with opened(context) as store:
        new = NewReachGroup(
            name, options.programme_id(store, programme), why, share, source, options.day(on, place_of(context).today, "--on"),
            options.code(store, "kinds", kind), question, answer, place,
        )  # fmt: skip
        line = store.reach.add(new)
    _say(line, json=json)
    if line.share and not line.share_source:
        talking.say("A share without its source cannot be checked: --source and --on say where it is from.")
    if not line.counted_by:
        talking.say("Nobody can see yet whether they are reached: --kind, --question or --place says how.")


@command(group, "edit", "codesign reach edit Disabled --share 18.1 --source 'Census 2021' --on 2022")
def edit_group(
    context: typer.Context,
    wanted: Group,
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="Another name.")] = "",
    why: Why = "",
    share: Share = "",
    source: Source = "",
    on: On = "",
    kind: Kind = "",
    question: Question = "",
    answer: Answer = "",
    place: Place = "",
    json: Json = False,
) -> None:
    """Alter a group. Another way of counting it takes the place of the one before."""
    with opened(context) as store:
        given = {
            "name": name, "why": why, "share": share, "share_source": source, "share_on": options.day(on, place_of(context).today, "--on"),
            "kind": options.code(store, "kinds", kind), "question": question, "answer": answer, "place": place,
        }  # fmt: skip
        altered = {field: value for field, value in given.items() if value.strip()}
        if not altered:
            raise NothingToAlterError
        line = store.reach.edit(store.reach.find(wanted).id, **altered)
    _say(line, json=json)
    talking.say(undo_words(context))


@command(group, "remove", "codesign reach remove Disabled")
def remove_group(context: typer.Context, wanted: Group) -> None:
    """Take a group off the list."""
    with opened(context) as store:
        line = store.reach.find(wanted)
        store.reach.remove(line.id)
    talking.say(f"{line.name} is off the reach list. `codesign undo` brings it back.")


@command(group, "import", "codesign reach import groups.csv --programme Hollerton")
def import_groups(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A .csv or .xlsx file with a column group.")],
    programme: OfProgramme = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be added, and write nothing.")
    ] = False,
) -> None:
    """Bring in groups from a table with the columns group, why, share, source, date, and kind, question and answer, or place.

    All or none: where rows cannot be read each is named, and nothing is written.
    """
    rows = read_table(file, COLUMNS, needed="name")
    with opened(context) as store:
        programme_id = options.programme_id(store, programme)
        write_rows(
            store,
            "add to reach list",
            rows,
            lambda row: store.reach.add_many([_new(store, row.cells, programme_id, context)]),
            dry_run=dry_run,
        )
    for row in rows:
        printing.line(row.cells["name"])
    talking.say(
        f"{plural(len(rows), 'group')} {'would be added' if dry_run else 'added. `codesign undo` takes them back'}."
    )


def _new(store: Store, row: dict[str, str], programme_id: str, context: typer.Context) -> NewReachGroup:
    row = row | {
        "kind": options.code(store, "kinds", row.get("kind", "")),
        "share_on": options.day(row.get("share_on", ""), place_of(context).today, "date"),
    }
    return NewReachGroup(programme_id=programme_id, **row)


def _say(line: ReachGroupLine, *, json: bool) -> None:
    if json:
        printing.as_json(line)
    else:
        printing.line(f"{line.name}: {_how(line, {}) or 'not counted yet'}")


def _how(line: ReachGroupLine, words: Words) -> str:
    if line.question:
        return f"{line.question}: {line.answer}"
    kind = words.get("kinds", {}).get(line.kind, line.kind)
    return f"kind: {kind}" if line.kind else f"place: {line.place}" if line.place else ""


def _cells(line: ReachGroupLine, words: Words, titles: dict[str, str]) -> tuple[str, ...]:
    source = ", ".join(part for part in (line.share_source, day_words(line.share_on)) if part)
    return (
        line.name,
        line.why,
        _how(line, words),
        line.share,
        source,
        titles.get(line.programme_id, "every programme"),
    )
