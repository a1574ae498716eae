"""`codesign feedback`: what people said, found, tagged and marked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from codesign.cli import cards, narrowed, options, printing, talking
from codesign.cli.grouping import (
    CommentReference,
    Json,
    Limit,
    OfProgramme,
    Sought,
    command,
    new_group,
)
from codesign.cli.narrowed import Asked, narrowed_by
from codesign.cli.opening import opened, place_of, undo_words, words_of
from codesign.cli.tagging import known_theme
from codesign.cli.writing_lists import WithNames, Write
from codesign.errors import AskedWronglyError
from codesign.records.feedback import NewComment
from codesign.text import plural

if TYPE_CHECKING:
    from codesign.records.events import EventLine
    from codesign.store import Store

MARKS = ("", "complaint", "sensitive")


class NothingToTagError(AskedWronglyError):
    """Neither a theme nor an outcome was named."""

    def __init__(self) -> None:
        super().__init__("Tag with what?", todo="Name --theme, --outcome or --question.")


class NothingToMarkError(AskedWronglyError):
    """No mark was named."""

    def __init__(self) -> None:
        super().__init__(
            "There is nothing to mark.", todo="Name at least one of the options; `--help` lists them."
        )


def _bare(context: typer.Context, json: bool) -> None:
    narrowed.show(context, "feedback", {}, limit=0, json=json)


group = new_group("Feedback: what people said.", _bare)
Comments = Annotated[list[str], typer.Argument(metavar="REF...", help="The comments, such as C12 C14.")]
WithTheme = Annotated[
    list[str] | None, typer.Option("--theme", metavar="NAME", help="A theme; may be given again.")
]
WithOutcome = Annotated[
    list[str] | None, typer.Option("--outcome", metavar="CODE", help="An outcome's code; may be given again.")
]
WithQuestion = Annotated[
    list[str] | None,
    typer.Option("--question", metavar="CODE", help="A question's code or words; may be given again."),
]
NewTheme = Annotated[
    bool, typer.Option("--new-theme", help="Make a draft theme of a name the codebook does not have.")
]


@command(group, "list", "codesign feedback list --theme transport --from 'May 2026'")
@narrowed_by("feedback")
def list_feedback(
    context: typer.Context,
    asked: Asked,
    limit: Limit = 0,
    write: Write = None,
    with_names: WithNames = "",
    json: Json = False,
) -> None:
    """List comments, the newest said first."""
    narrowed.show(context, "feedback", asked, limit=limit, json=json)


@command(group, "find", "codesign feedback find last bus")
@narrowed_by("feedback")
def find_feedback(
    context: typer.Context,
    words: Sought,
    asked: Asked,
    limit: Limit = 0,
    write: Write = None,
    with_names: WithNames = "",
    json: Json = False,
) -> None:
    """Find comments by their words."""
    narrowed.show(context, "feedback", asked, words=words, limit=limit, json=json)


@command(group, "show", "codesign feedback show C12")
def show_comment(context: typer.Context, reference: CommentReference, json: Json = False) -> None:
    """Show one comment whole."""
    with opened(context) as store:
        card = store.cards.comment(reference)
        if json:
            marks = ("questions", "memo", "important", "discuss")
            parts = ("for_organisation_id", "replies", "follow_ups", "wordings", "packs", *marks)
            tags = {"themes_tagged": card.themes, "outcomes_tagged": card.outcomes}
            printing.as_json({**card.line._asdict(), **{part: getattr(card, part) for part in parts}, **tags})
        else:
            cards.print_comment(card, words_of(store))


@command(group, "quote", "codesign feedback quote C12")
def quote_comment(context: typer.Context, reference: CommentReference, json: Json = False) -> None:
    """Print one comment with its attribution, as far as permission to quote goes; refused where it was not given."""
    from codesign.evidence.quoting import quote

    with opened(context) as store:
        words = quote(store, reference)
    if json:
        printing.as_json({"quote": words})
    else:
        printing.line(words)


@command(group, "add", "codesign feedback add 'The last bus is four #transport !2.1' --event E148")
def add_comment(
    context: typer.Context,
    words: Annotated[
        str,
        typer.Argument(
            metavar="WORDS",
            help='One comment, as on the screen: #theme !outcome /anon at its end; a leading " marks exact words.',
        ),
    ],
    event: Annotated[str, typer.Option("--event", metavar="REF", help="The event it was said at.")] = "",
    programme: OfProgramme = "",
    exact: Annotated[bool, typer.Option("--exact", help="Their exact words, not our note.")] = False,
    who: Annotated[str, typer.Option("--who", metavar="REF", help="The contact who said it.")] = "",
    kind: Annotated[
        str, typer.Option("--kind", metavar="KIND", help="The kind of person, where nobody is named.")
    ] = "",
    permission: Annotated[
        str,
        typer.Option(
            "--permission", metavar="CODE", help="To quote: not-asked, no, anonymous, by-role, by-name."
        ),
    ] = "",
    theme: WithTheme = None,
    outcome: WithOutcome = None,
    said_on: Annotated[
        str, typer.Option("--on", metavar="DATE", help="When it was said, if at no event.")
    ] = "",
    source: Annotated[
        str,
        typer.Option(
            "--source", metavar="CODE", help="Where it came from, of the vocabulary comment-sources."
        ),
    ] = "",
    new_theme: NewTheme = False,
    json: Json = False,
) -> None:
    """Add one comment, to an event or by itself."""
    from codesign.entry.comments import read_comment
    from codesign.entry.dates import read_date

    read = read_comment(words)
    for doubt in read.doubts:
        talking.say(doubt)
    with opened(context) as store, store.write("add comment"):
        line = store.events.find(event) if event else None
        programme_id = options.programme_id(store, programme)
        within = store.cards.event(line.id).programme_id if line and not programme_id else programme_id
        themes = [known_theme(store, name, new=new_theme) for name in (*read.tags, *(theme or ()))]
        outcomes = [store.outcomes.find(code, within).id for code in (*read.outcomes, *(outcome or ()))]
        comment = NewComment(
            words=read.words,
            exact=exact or read.exact,
            contact_id=store.contacts.find(who).id if who else "",
            kind=options.code(store, "kinds", kind),
            speaking_for=read.speaking_for or "self",
            for_count=read.for_count,
            permission=options.code(store, "quote-permissions", permission or read.permission or "")
            or _usual_permission(store, line),
            source=options.code(store, "comment-sources", source) or "activity",
            said_on=read_date(said_on, place_of(context).today).iso if said_on else "",
            themes=tuple(dict.fromkeys(themes)),
            outcomes=tuple(dict.fromkeys(outcomes)),
        )
        before = store.again.said_before([comment.words])
        added = store.feedback.add(comment, event_id=line.id if line else "", programme_id=programme_id)
    if json:
        printing.as_json(added)
    else:
        printing.line(added.reference)
    for reference in before.values():
        talking.say(
            f"Said before: {reference}. Both are kept; `codesign feedback mark-repeats {reference} {added.reference}` counts them once."
        )
    talking.say(f"Added. {undo_words(context)}")


def _usual_permission(store: Store, event: EventLine | None) -> str:
    """Return what people allowed at an event, for what was said there and says nothing else."""
    return store.cards.event(event.id).permission if event else "not-asked"


@command(group, "tag", "codesign feedback tag C12 C14 --theme transport --outcome 2.1")
def tag_comments(
    context: typer.Context,
    references: Comments,
    theme: WithTheme = None,
    outcome: WithOutcome = None,
    question: WithQuestion = None,
    words: Annotated[
        str,
        typer.Option(
            "--words", metavar="WORDS", help="Tag only these words of the comment, such as 'last bus'."
        ),
    ] = "",
    programme: OfProgramme = "",
    new_theme: NewTheme = False,
) -> None:
    """Tag comments, or some words of one, to themes, outcomes and questions, all in one change."""
    if not theme and not outcome and not question:
        raise NothingToTagError
    with opened(context) as store, store.write("tag words" if words else "tag comments"):
        programme_id = options.programme_id(store, programme)
        lines = [store.feedback.find(reference) for reference in references]
        themes = [known_theme(store, name, new=new_theme) for name in theme or ()]
        tagged: set[str] = set()
        for line in lines:
            within = programme_id or line.programme_id
            outcomes = [store.outcomes.find(code, within).id for code in outcome or ()]
            questions = [store.filters.read("question_id", each, within) for each in question or ()]
            tag = partial(store.feedback.tag, line.id, quote=words)
            done = [tag(theme=name, programme_id=programme_id) for name in themes]
            done += [tag(outcome_id=each) for each in outcomes] + [
                tag(question_id=each) for each in questions
            ]
            if any(done):
                tagged.add(line.id)
    already = len({line.id for line in lines} - tagged)
    talking.say(
        f"{plural(len(tagged), 'comment')} tagged; {already:,} {'was' if already == 1 else 'were'} so already."
    )


@command(group, "untag", "codesign feedback untag C12 --theme transport")
def untag_comments(
    context: typer.Context,
    references: Comments,
    theme: WithTheme = None,
    outcome: WithOutcome = None,
    question: WithQuestion = None,
    programme: OfProgramme = "",
) -> None:
    """Take tags off comments, all in one change."""
    if not theme and not outcome and not question:
        raise NothingToTagError
    with opened(context) as store, store.write("untag comments"):
        programme_id = options.programme_id(store, programme)
        lines = [store.feedback.find(reference) for reference in references]
        done = 0
        for line in lines:
            for name in theme or ():
                done += store.feedback.untag(line.id, theme_id=store.themes.find(name).id)
            for code in outcome or ():
                found = store.outcomes.find(code, programme_id or line.programme_id)
                done += store.feedback.untag(line.id, outcome_id=found.id)
            for each in question or ():
                meant = store.filters.read("question_id", each, programme_id or line.programme_id)
                done += store.feedback.untag(line.id, question_id=meant)
    talking.say(f"{done:,} taken off.")


@command(group, "looked", "codesign feedback looked C12 C14")
def looked_at(context: typer.Context, references: Comments) -> None:
    """Say that you have read comments marked `personal?` and that nothing in them identifies anybody, in one change.

    Such a comment is quoted by nothing until somebody has looked; `codesign feedback list --personal` lists them. The whole name
    of a contact keeps it back all the same: names leave by reason only.
    """
    with opened(context) as store:
        lines = [store.feedback.find(reference) for reference in references]
        done = store.marks.looked([line.id for line in lines])
    without = len({line.id for line in lines}) - done
    said = f" {plural(without, 'comment')} had no mark." if without else ""
    talking.say(f"{plural(done, 'comment')} looked at.{said} {undo_words(context)}")


@command(group, "mark", "codesign feedback mark C12 --permission anonymous --type concern")
def mark_comments(
    context: typer.Context,
    references: Comments,
    permission: Annotated[
        str,
        typer.Option(
            "--permission", metavar="CODE", help="To quote: not-asked, no, anonymous, by-role, by-name."
        ),
    ] = "",
    type_: Annotated[
        str, typer.Option("--type", metavar="CODE", help="Of the vocabulary comment-types, such as concern.")
    ] = "",
    sentiment: Annotated[
        str, typer.Option("--sentiment", metavar="CODE", help="Of the vocabulary sentiments.")
    ] = "",
    stance: Annotated[str, typer.Option("--stance", metavar="CODE", help="Of the vocabulary stances.")] = "",
    strength: Annotated[
        str, typer.Option("--strength", metavar="CODE", help="Of the vocabulary strengths.")
    ] = "",
    sensitive: Annotated[
        str | None,
        typer.Option("--sensitive", metavar="MARK", help="complaint or sensitive; '' takes it off."),
    ] = None,
    personal: Annotated[
        str | None,
        typer.Option(
            "--personal", metavar="MARK", help="What may identify somebody; '' says that nothing does."
        ),
    ] = None,
    important: Annotated[
        bool | None, typer.Option("--important/--not-important", help="Whether it matters much.")
    ] = None,
    discuss: Annotated[
        bool | None, typer.Option("--discuss/--discussed", help="Whether it is to be talked over.")
    ] = None,
    memo: Annotated[
        str | None,
        typer.Option("--memo", metavar="WORDS", help="The coders' own, never quoted; '' takes it away."),
    ] = None,
    programme: OfProgramme = "",
) -> None:
    """Set permission, type, sentiment, stance, strength, marks, memo or programme of comments, in one change."""
    marks = (important, discuss, memo)
    with opened(context) as store, store.write("mark comment"):
        fields = {
            "permission": options.code(store, "quote-permissions", permission),
            "type": options.code(store, "comment-types", type_),
            "sentiment": options.code(store, "sentiments", sentiment),
            "stance": options.code(store, "stances", stance),
            "strength": options.code(store, "strengths", strength),
        }
        fields = {name: value for name, value in fields.items() if value}
        if sensitive is not None:
            fields["sensitive"] = options.choice("mark", sensitive, MARKS)
        if personal is not None:
            fields["personal"] = personal
        if programme:
            fields["programme_id"] = options.programme_id(store, programme)
        if not fields and all(mark is None for mark in marks):
            raise NothingToMarkError
        ids = [store.feedback.find(reference).id for reference in references]
        for comment in ids if fields else ():
            store.feedback.mark(comment, **fields)
        store.marks.mark(ids, important=important, discuss=discuss, memo=memo)
    talking.say(f"{len(references):,} marked. {undo_words(context)}")
