"""`codesign events`: the events, found and shown. `codesign log` records one."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from codesign.cli import cards, narrowed, options, printing, talking
from codesign.cli.grouping import (
    Json,
    Limit,
    Reference,
    Sought,
    command,
    new_group,
)
from codesign.cli.narrowed import Asked, narrowed_by
from codesign.cli.opening import opened, place_of, undo_words, words_of
from codesign.cli.writing_lists import WithNames, Write
from codesign.entry.given_choices import codes
from codesign.errors import AskedWronglyError

STATES = codes("event-states")


class NothingToChangeError(AskedWronglyError):
    """No field was named."""

    def __init__(self) -> None:
        super().__init__("There is nothing to change.", todo="Name at least one field; `--help` lists them.")


def _bare(context: typer.Context, json: bool) -> None:
    narrowed.show(context, "events", {}, limit=0, json=json)


group = new_group("Events: sessions and other contacts with people.", _bare)


@command(group, "list", "codesign events list --from 'May 2026' --place Hollerton")
@narrowed_by("events")
def list_events(
    context: typer.Context,
    asked: Asked,
    limit: Limit = 0,
    write: Write = None,
    with_names: WithNames = "",
    json: Json = False,
) -> None:
    """List events, the newest first."""
    narrowed.show(context, "events", asked, limit=limit, json=json)


@command(group, "find", "codesign events find hollerton carers")
@narrowed_by("events")
def find_events(
    context: typer.Context,
    words: Sought,
    asked: Asked,
    limit: Limit = 0,
    write: Write = None,
    with_names: WithNames = "",
    json: Json = False,
) -> None:
    """Find events by words in their title, place, area, purpose or notes."""
    narrowed.show(context, "events", asked, words=words, limit=limit, json=json)


@command(group, "show", "codesign events show E148")
def show_event(context: typer.Context, reference: Reference, json: Json = False) -> None:
    """Show one event whole: who came, what was said, access, money, follow-ups and wording."""
    with opened(context) as store:
        card = store.cards.event(store.events.find(reference).id)
        if json:
            printing.as_json(card)
        else:
            cards.print_event(card, words_of(store))


@command(group, "change", "codesign events change E148 --state held --place 'Village hall'")
def change_event(
    context: typer.Context,
    reference: Reference,
    title: Annotated[str | None, typer.Option("--title", metavar="WORDS", help="A new title.")] = None,
    date: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="When it was or will be.")
    ] = None,
    place: Annotated[str | None, typer.Option("--place", metavar="WORDS", help="Where.")] = None,
    state: Annotated[
        str | None, typer.Option("--state", metavar="STATE", help=f"One of: {', '.join(STATES)}.")
    ] = None,
    programme: Annotated[
        str | None, typer.Option("--programme", metavar="NAME", help="The programme it serves.")
    ] = None,
    purpose: Annotated[
        str | None, typer.Option("--purpose", metavar="WORDS", help="What it was for.")
    ] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="WORDS", help="A note.")] = None,
) -> None:
    """Change an event. What it was before stays in its history."""
    from codesign.entry.dates import read_date
    from codesign.store.verbs.events import UntitledError

    with opened(context) as store:
        fields: dict[str, Any] = {"title": title, "place": place, "purpose": purpose, "note": note}
        if state is not None:
            fields["state"] = options.choice("state of an event", state, STATES)
        if date is not None:
            fields["held_on"] = read_date(date, place_of(context).today).iso
        if programme is not None:
            fields["programme_id"] = options.programme_id(store, programme) or None
        changed = {name: value for name, value in fields.items() if value is not None}
        if not changed:
            raise NothingToChangeError
        if title is not None and not title.strip():
            raise UntitledError
        line = store.events.find(reference)
        store.events.alter(line.id, **changed)
        talking.say(f"{line.reference} changed. {undo_words(context)}")
