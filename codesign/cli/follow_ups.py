"""`codesign follow-ups`: what we said we would do, whether we did, and whether people were told."""

from __future__ import annotations

from typing import Annotated

import typer

from codesign.cli import options, printing, talking, writing_lists
from codesign.cli.grouping import InProgramme, Json, OfProgramme, On, Reference, command, new_group
from codesign.cli.opening import opened, place_of, undo_words, words_of
from codesign.cli.writing_lists import WithNames, Write
from codesign.records.columns_shown import (
    FOLLOW_UP_HEADINGS,
    day_words,
    follow_up_cells,
    state_words,
    told_words,
)
from codesign.records.events import NewFollowUp

WHICH = ("all", "open", "overdue", "due", "nobody", "not-told", "closed")


def _bare(context: typer.Context, json: bool) -> None:
    list_follow_ups(context, json=json)


group = new_group("Follow-ups: what we said we would do.", _bare)
How = Annotated[
    str, typer.Option("--how", metavar="WORDS", help="How they were told: by letter, at the next session.")
]


@command(group, "list", "codesign follow-ups list --which overdue")
def list_follow_ups(
    context: typer.Context,
    which: Annotated[
        str,
        typer.Option(
            "--which",
            metavar="WHICH",
            help="all, open, overdue, due (in seven days), nobody (no owner or no date), not-told, closed.",
        ),
    ] = "all",
    programme: InProgramme = "",
    write: Write = None,
    with_names: WithNames = "",
    json: Json = False,
) -> None:
    """List follow-ups, the soonest due first and those without a date last."""
    chosen = options.choice("kind of follow-up", which, WHICH)
    with opened(context) as store, store.read():
        lines = store.follow_ups.lines(
            "" if chosen == "all" else chosen,
            today=place_of(context).today,
            programme_id=options.programme_id(store, programme),
        )
        words = words_of(store)
        writing_lists.show(
            context, store, lines, FOLLOW_UP_HEADINGS, lambda line: follow_up_cells(line, words), json_=json
        )
    talking.say_found(len(lines), len(lines), "follow-up")


@command(group, "show", "codesign follow-ups show F3")
def show_follow_up(context: typer.Context, reference: Reference, json: Json = False) -> None:
    """Show one follow-up whole."""
    with opened(context) as store:
        line = store.follow_ups.find(reference)
    if json:
        printing.as_json(line)
        return
    printing.line(f"{line.reference}  {line.words}")
    printing.pairs(
        [
            ("Owner", line.owner or "no owner"),
            ("Due", day_words(line.due) or "no date"),
            ("State", f"{state_words(line.state)} {day_words(line.closed_on)}".strip()),
            ("What came of it", line.outcome),
            ("Told", told_words(line.fed_back_on, line.fed_back_how)),
            ("From", f"{line.event} {line.event_title}".strip()),
        ]
    )


@command(group, "add", "codesign follow-ups add 'Ring the bus company /me /fri' --event E148")
def add_follow_up(
    context: typer.Context,
    words: Annotated[
        str,
        typer.Argument(
            metavar="WORDS",
            help="What we said we would do; /me or /Name and /fri at its end say who and by when.",
        ),
    ],
    owner: Annotated[str, typer.Option("--owner", metavar="NAME", help="Who will do it.")] = "",
    due: Annotated[str, typer.Option("--due", metavar="DATE", help="By when.")] = "",
    event: Annotated[str, typer.Option("--event", metavar="REF", help="The event where we said so.")] = "",
    comment: Annotated[str, typer.Option("--comment", metavar="REF", help="The comment it answers.")] = "",
    programme: OfProgramme = "",
    json: Json = False,
) -> None:
    """Add a follow-up. Without owner or date it is kept, and waits on Today until it has both."""
    from codesign.entry.dates import read_date
    from codesign.entry.followups import read_follow_up

    place = place_of(context)
    read = read_follow_up(words, place.today, officer=place.actor)
    by = read_date(due, place.today, prefer="future").iso if due else read.due.iso if read.due else ""
    for doubt in read.doubts:
        talking.say(doubt)
    with opened(context) as store, store.write("add follow-up"):
        line = store.follow_ups.add(
            NewFollowUp(
                read.words,
                owner=owner or read.owner,
                due=by,
                event_id=store.events.find(event).id if event else "",
                comment_id=store.feedback.find(comment).id if comment else "",
                programme_id=options.programme_id(store, programme),
            )
        )
    if json:
        printing.as_json(line)
    else:
        printing.line(f"{line.reference}  {line.words}")
    talking.say(f"{line.owner or 'No owner'}, {'by ' + day_words(line.due) if line.due else 'no date'}.")


@command(group, "done", "codesign follow-ups done F3 --what 'A bus now stops there'")
def follow_up_done(
    context: typer.Context,
    reference: Reference,
    what: Annotated[str, typer.Option("--what", metavar="WORDS", help="What came of it.")] = "",
    on: On = "",
) -> None:
    """Record that a follow-up was done. Then tell the people who asked."""
    _close(context, reference, "done", on, what)


@command(group, "will-not", "codesign follow-ups will-not F3 --why 'The company said no'")
def follow_up_will_not(
    context: typer.Context,
    reference: Reference,
    why: Annotated[
        str, typer.Option("--why", metavar="WORDS", help="Why it will not be done; it must be said.")
    ] = "",
    on: On = "",
) -> None:
    """Record that a follow-up will not be done, and why."""
    _close(context, reference, "will-not", on, why)


@command(group, "told", "codesign follow-ups told F3 --how 'letter to the group'")
def follow_up_told(context: typer.Context, reference: Reference, how: How, on: On = "") -> None:
    """Record that the people who asked were told."""
    day = options.said_day(on, place_of(context).today)
    with opened(context) as store:
        line = store.follow_ups.find(reference)
        store.follow_ups.feed_back(line.id, on=day, how=how)
        talking.say(f"{line.reference}: people were told on {day_words(day)}, {how}.")


@command(group, "change", "codesign follow-ups change F3 --owner 'P. Nair' --due fri")
def change_follow_up(
    context: typer.Context,
    reference: Reference,
    words: Annotated[str, typer.Option("--words", metavar="WORDS", help="Other words for it.")] = "",
    owner: Annotated[str, typer.Option("--owner", metavar="NAME", help="Who will do it.")] = "",
    due: Annotated[str, typer.Option("--due", metavar="DATE", help="By when.")] = "",
) -> None:
    """Change words, owner or date of a follow-up."""
    from codesign.cli.events import NothingToChangeError
    from codesign.entry.dates import read_date

    by = read_date(due, place_of(context).today, prefer="future").iso if due else ""
    changed = {name: value for name, value in (("words", words), ("owner", owner), ("due", by)) if value}
    if not changed:
        raise NothingToChangeError
    with opened(context) as store:
        line = store.follow_ups.find(reference)
        store.follow_ups.alter(line.id, **changed)
        talking.say(f"{line.reference} changed. {undo_words(context)}")


def _close(context: typer.Context, reference: str, state: str, on: str, outcome: str) -> None:
    day = options.said_day(on, place_of(context).today)
    with opened(context) as store:
        line = store.follow_ups.find(reference)
        store.follow_ups.close(line.id, state, on=day, outcome=outcome)
        talking.say(
            f"{line.reference}: {state_words(state).lower()}. `codesign follow-ups told {line.reference}` once people know."
        )
