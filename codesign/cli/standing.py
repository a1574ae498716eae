"""How a contact stands: roles held, what they allow, what an organisation became. Commands of `codesign contacts`."""

from __future__ import annotations

from typing import Annotated

import typer

from codesign.cli import options, talking
from codesign.cli.contacts import group
from codesign.cli.grouping import On, Reference, command
from codesign.cli.opening import opened, place_of, undo_words
from codesign.records.people import Role

ANSWERS = ("yes", "no", "lifted")
PURPOSES = ("contact", "quote", "photo", "keep-in-touch", "do-not-contact")


@command(
    group, "role", "codesign contacts role N12 'Hollerton Council' --role 'Ward councillor' --from 'May 2023'"
)
def add_role(
    context: typer.Context,
    reference: Reference,
    organisation: Annotated[str, typer.Argument(metavar="NAME", help="Where; one already here is joined.")],
    role: Annotated[str, typer.Option("--role", metavar="WORDS", help="What they do there.")] = "",
    since: Annotated[str, typer.Option("--from", metavar="DATE", help="Since when.")] = "",
    until: Annotated[str, typer.Option("--to", metavar="DATE", help="Until when, if it has ended.")] = "",
) -> None:
    """Record a role somebody holds or held. Events keep the capacity held that day."""
    today = place_of(context).today
    starts, ends = options.day(since, today, "--from"), options.day(until, today, "--to")
    with opened(context) as store:
        line = store.contacts.find(reference)
        store.contacts.affiliate(line.id, Role(organisation, role, starts, ends))
        talking.say(f"{line.name}: {role or 'a role'} at {organisation}. {undo_words(context)}")


@command(group, "permit", "codesign contacts permit N12 do-not-contact no --how 'rang on Monday'")
def permit(
    context: typer.Context,
    reference: Reference,
    purpose: Annotated[str, typer.Argument(metavar="PURPOSE", help=f"One of: {', '.join(PURPOSES)}.")],
    answer: Annotated[str, typer.Argument(metavar="ANSWER", help="yes, no, or lifted: an earlier no ends.")],
    on: On = "",
    how: Annotated[str, typer.Option("--how", metavar="WORDS", help="How we know.")] = "",
) -> None:
    """Record what somebody allowed or refused. The newest answer to a purpose holds; earlier ones are kept."""
    place = place_of(context)
    chosen = options.choice("purpose", purpose, PURPOSES)
    said = options.choice("answer", answer, ANSWERS)
    given_on = options.day(on, place.today, "--on") or place.today.isoformat()
    with opened(context) as store:
        line = store.contacts.find(reference)
        store.contacts.permit(line.id, chosen, said, given_on=given_on, how=how)
        talking.say(f"{line.name}: {chosen}, {said}. {undo_words(context)}")


@command(group, "became", "codesign contacts became N40 N52 --on '1 Apr 2026'")
def became(
    context: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD", help="The organisation that was.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="What it became.")],
    on: On = "",
) -> None:
    """Record that one organisation became another. They are not joined: old events keep the old name."""
    place = place_of(context)
    ended = options.day(on, place.today, "--on") or place.today.isoformat()
    with opened(context) as store:
        was, now = store.contacts.find(old), store.contacts.find(new)
        store.contacts.succeed(was.id, now.id, on=ended)
        talking.say(f"{was.name} became {now.name}. {undo_words(context)}")
