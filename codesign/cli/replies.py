"""`codesign replies`: what we said back to a theme or a comment."""

from __future__ import annotations

from typing import Annotated

import typer

from codesign.cli import options, printing, talking, writing_lists
from codesign.cli.grouping import InProgramme, Json, OfProgramme, On, Reference, command, new_group
from codesign.cli.opening import opened, place_of, words_of
from codesign.cli.writing_lists import WithNames, Write
from codesign.errors import AskedWronglyError
from codesign.records.columns_shown import REPLY_HEADINGS, day_words, named, reply_cells, told_words
from codesign.records.feedback import NewReply


class ReplyToWhatError(AskedWronglyError):
    """A reply is to a theme or to a comment."""

    def __init__(self) -> None:
        super().__init__("A reply is to one theme or to one comment.", todo="Name --theme or --comment.")


def _bare(context: typer.Context, json: bool) -> None:
    list_replies(context, json=json)


group = new_group("Replies: what we said back.", _bare)


@command(group, "list", "codesign replies list --programme Hollerton")
def list_replies(
    context: typer.Context,
    programme: InProgramme = "",
    write: Write = None,
    with_names: WithNames = "",
    json: Json = False,
) -> None:
    """List replies in the order they were given."""
    with opened(context) as store, store.read():
        lines = store.replies.lines(programme_id=options.programme_id(store, programme))
        words = words_of(store)
        writing_lists.show(
            context, store, lines, REPLY_HEADINGS, lambda line: reply_cells(line, words), json_=json
        )
    talking.say_found(
        len(lines), len(lines), "reply", "", "No replies here. `codesign replies add` records one."
    )


@command(group, "show", "codesign replies show R3")
def show_reply(context: typer.Context, reference: Reference, json: Json = False) -> None:
    """Show one reply whole."""
    with opened(context) as store:
        line, words = store.replies.find(reference), words_of(store)
    if json:
        printing.as_json(line)
        return
    printing.line(f"{line.reference}  to {line.about}")
    printing.pairs(
        [
            ("State", named(words, "reply-states", line.state)),
            ("Reply", line.words),
            ("Because", line.reason),
            ("On", day_words(line.replied_on)),
            ("Told", told_words(line.fed_back_on, line.fed_back_how)),
        ]
    )


@command(group, "add", "codesign replies add 'A bus now stops at the clinic' --state done --theme transport")
def add_reply(
    context: typer.Context,
    words: Annotated[str, typer.Argument(metavar="WORDS", help="What we say back.")],
    state: Annotated[
        str, typer.Option("--state", metavar="STATE", help="done, will-do, considering or not-possible.")
    ],
    theme: Annotated[str, typer.Option("--theme", metavar="NAME", help="The theme it answers.")] = "",
    comment: Annotated[str, typer.Option("--comment", metavar="REF", help="The comment it answers.")] = "",
    why: Annotated[
        str, typer.Option("--why", metavar="WORDS", help="Why it is not possible; it must then be said.")
    ] = "",
    on: On = "",
    programme: OfProgramme = "",
    json: Json = False,
) -> None:
    """Record a reply to a theme or a comment."""
    if bool(theme) == bool(comment):
        raise ReplyToWhatError
    day = options.said_day(on, place_of(context).today)
    with opened(context) as store, store.write("reply"):
        line = store.replies.add(
            NewReply(
                options.code(store, "reply-states", state),
                words=words,
                theme_id=store.themes.find(theme).id if theme else "",
                comment_id=store.feedback.find(comment).id if comment else "",
                programme_id=options.programme_id(store, programme),
                reason=why,
                replied_on=day,
            )
        )
    if json:
        printing.as_json(line)
    else:
        printing.line(f"{line.reference}  to {line.about}")
    talking.say(f"Recorded. `codesign replies told {line.reference}` once people know.")


@command(group, "told", "codesign replies told R3 --how 'poster at the clinic'")
def reply_told(
    context: typer.Context,
    reference: Reference,
    how: Annotated[str, typer.Option("--how", metavar="WORDS", help="How people were told.")],
    on: On = "",
) -> None:
    """Record that people were told of a reply."""
    day = options.said_day(on, place_of(context).today)
    with opened(context) as store:
        line = store.replies.find(reference)
        store.replies.feed_back(line.id, on=day, how=how)
        talking.say(f"{line.reference}: people were told on {day_words(day)}, {how}.")
