"""`codesign views`: a list or a panel with its filter, kept by a name. `--view NAME` brings it back wherever filters are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from codesign.cli import narrowed, options, printing, talking
from codesign.cli.grouping import Json, command, new_group
from codesign.cli.narrowed import Asked, narrowed_by
from codesign.cli.opening import opened
from codesign.records.filters import MEANS
from codesign.records.review import PANELS
from codesign.records.views import ViewLine

if TYPE_CHECKING:
    from codesign.store import Store

HEADINGS = ("View", "Shows", "Filter")
LISTED = (*MEANS, *(f"review {panel}" for panel in PANELS))


def _bare(context: typer.Context, json: bool) -> None:
    list_views(context, json=json)


group = new_group("Views: a list or a panel with its filter, by name.", _bare)
Name = Annotated[str, typer.Argument(metavar="NAME", help="What it is called.")]


@command(group, "list", "codesign views list")
def list_views(context: typer.Context, json: Json = False) -> None:
    """List the views that were kept."""
    with opened(context) as store, store.read():
        lines = store.views.lines()
        printing.records(lines, HEADINGS, lambda line: _cells(store, line), json_=json)
    talking.say_found(len(lines), len(lines), "view", "", "No views. `codesign views keep NAME` keeps one.")


@command(group, "keep", "codesign views keep 'Hollerton carers' --place Hollerton --kind carer")
@narrowed_by("feedback")
def keep_view(
    context: typer.Context,
    name: Name,
    *,
    asked: Asked,
    listed: Annotated[
        str, typer.Option("--list", metavar="LIST", help=f"What it shows: {', '.join(LISTED)}.")
    ] = "feedback",
    words: Annotated[str, typer.Option("--words", metavar="WORDS", help="Words to find.")] = "",
    json: Json = False,
) -> None:
    """Keep a filter by a name. One of that name is replaced."""
    from dataclasses import replace

    from codesign.records.filters import refuse_meaningless

    chosen = options.choice("list", listed, LISTED)
    with opened(context) as store, store.read():
        held = replace(narrowed.read(store, asked), words=words)
        refuse_meaningless(chosen if chosen in MEANS else "feedback", held)
    with opened(context) as store:
        line = store.views.keep(name, chosen, held)
        said = _cells(store, line)
    if json:
        printing.as_json(line)
    else:
        printing.line(": ".join(said[:1]) + f": {said[1]}, {said[2]}")
    talking.say(f"Kept. `{_command(line)}` shows it.")


@command(group, "show", "codesign views show 'Hollerton carers'")
def show_view(context: typer.Context, name: Name, json: Json = False) -> None:
    """Show what a view is narrowed by, and the command that shows it."""
    with opened(context) as store, store.read():
        line = store.views.find(name)
        words = store.filters.words(line.narrowed)
    if json:
        printing.as_json(line)
        return
    printing.line(line.name)
    printing.pairs([("Shows", ", ".join(filter(None, (line.listed, line.shown)))), *words])
    talking.say(f"`{_command(line)}` shows it.")


@command(group, "remove", "codesign views remove 'Hollerton carers'")
def remove_view(context: typer.Context, name: Name) -> None:
    """Keep a view no longer."""
    with opened(context) as store:
        line = store.views.find(name)
        store.views.remove(line.id)
    talking.say(f"{line.name} is kept no longer. `codesign undo` brings it back.")


def _cells(store: Store, line: ViewLine) -> tuple[str, ...]:
    words = "; ".join(f"{label} = {value}" for label, value in store.filters.words(line.narrowed))
    return (line.name, line.listed, words or "everything")


def _command(line: ViewLine) -> str:
    import shlex

    listed, _, panel = line.listed.partition(" ")
    what = f"review --panel {panel}" if listed == "review" else f"{listed} list"
    return f"codesign {what} --view {shlex.quote(line.name)}"
