"""`codesign feedback suggestions, accept, not-this, untagged, next, sure, accept-sure`: likely tags, which a person answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from codesign.cli import narrowed, options, printing, talking
from codesign.cli.feedback import NothingToTagError, WithOutcome, WithQuestion, WithTheme, group
from codesign.cli.grouping import CommentReference, Json, Limit, command
from codesign.cli.narrowed import Asked, narrowed_by
from codesign.cli.opening import opened
from codesign.cli.slow import with_progress
from codesign.cli.writing_lists import WithNames, Write
from codesign.errors import AskedWronglyError
from codesign.records.coding import KINDS, NO_IDEA
from codesign.text import one_line, plural, shorten

if TYPE_CHECKING:
    from codesign.records.coding import Offered, Suggested, SureTag
    from codesign.store import Store

_HEADINGS = ("Tag", "Score", "Sure", "Because")
_SURE_HEADINGS = ("Comment", "Tag", "Score", "Because", "Words")
_SIGN = {"themes": "#", "outcomes": "!", "questions": "="}
_SHOWN = 60
_NO_ASKING = "--yes does it without asking."

Labels = list[dict[str, Any]]
"""Each label named, as the verbs take it: its column and its id."""


class OutOfRangeError(AskedWronglyError):
    """A suggestion was taken by a number there is none for."""

    def __init__(self, typed: int, reference: str) -> None:
        super().__init__(
            f"There is no suggestion {typed} for {reference}.",
            todo=f"`codesign feedback suggestions {reference}` lists them. Nothing was changed.",
        )


@command(group, "suggestions", "codesign feedback suggestions C12 --kind themes")
def suggestions(
    context: typer.Context,
    reference: CommentReference,
    kind: Annotated[
        str, typer.Option("--kind", metavar="KIND", help=f"Only one of: {', '.join(KINDS)}.")
    ] = "",
    json: Json = False,
) -> None:
    """List the tags a comment may need, likeliest first, each with its reason. Nothing is tagged by it."""
    kinds = (options.choice("kind", kind, KINDS),) if kind else KINDS
    with opened(context) as store:
        line = store.feedback.find(reference)
        learnt(store)
        found = store.suggesting.for_comment(line.id, kinds)
        if json:
            printing.as_json({"comment": line.reference, **{each: found.of(each) for each in kinds}})
        else:
            _print(found)


def _print(found: Suggested) -> None:
    if not found.every:
        talking.say(found.why_none or f"{NO_IDEA.capitalize()}: tag some comments like it first.")
        return
    printing.table(
        ("", *_HEADINGS),
        [
            (str(number), label_words(each), f"{each.score:.2f}", "sure" if each.sure else "", each.reason)
            for number, each in enumerate(found.every, start=1)
        ],
    )


def label_words(offered: Offered) -> str:
    """Return a suggested tag as people read it: `#transport`, `!2.1 I can get there`."""
    code = f"{offered.code} " if offered.kind != "themes" and offered.code else ""
    return shorten(one_line(f"{_SIGN[offered.kind]}{code}{offered.name}"), _SHOWN)


@command(group, "accept", "codesign feedback accept C12 --theme transport")
def accept(
    context: typer.Context,
    reference: CommentReference,
    theme: WithTheme = None,
    outcome: WithOutcome = None,
    question: WithQuestion = None,
    number: Annotated[
        list[int] | None,
        typer.Option("--number", metavar="N", help="A suggestion by its number; may be given again."),
    ] = None,
    json: Json = False,
) -> None:
    """Take what was suggested for a comment: it is tagged so, and the tag says that it was suggested."""
    with opened(context) as store:
        line = store.feedback.find(reference)
        labels = _numbered(store, line.id, line.reference, number or ())
        if theme or outcome or question or not labels:
            labels += _labels(store, line.programme_id, theme, outcome, question)
        with store.write("accept suggestion"):
            done = sum(store.suggesting.accept(line.id, **label) for label in labels)
        _say(store, reference, done, "tagged", "It was tagged so already.", json=json)


@command(group, "not-this", "codesign feedback not-this C12 --theme transport")
def not_this(
    context: typer.Context,
    reference: CommentReference,
    theme: WithTheme = None,
    outcome: WithOutcome = None,
    question: WithQuestion = None,
    back: Annotated[
        bool, typer.Option("--take-back", help="Take it back: it may be suggested again.")
    ] = False,
    json: Json = False,
) -> None:
    """Say that a tag does not fit a comment: it is learnt from, and not suggested for that comment again."""
    with opened(context) as store:
        line = store.feedback.find(reference)
        labels = _labels(store, line.programme_id, theme, outcome, question)
        answer = store.suggesting.take_back if back else store.suggesting.not_this
        with store.write("take back “not this”" if back else "not this"):
            done = sum(answer(line.id, **label) for label in labels)
        said = "may be suggested again" if back else "will not be suggested again"
        nothing = "Nobody said “not this” of it." if back else "That was said already."
        _say(store, reference, done, said, nothing, json=json)


@command(group, "untagged", "codesign feedback untagged --programme Hollerton")
@narrowed_by("feedback")
def untagged(
    context: typer.Context,
    asked: Asked,
    limit: Limit = 0,
    write: Write = None,
    with_names: WithNames = "",
    json: Json = False,
) -> None:
    """List the comments that have no theme and no outcome yet, the newest said first."""
    narrowed.show(context, "feedback", {**asked, "untagged": True}, limit=limit, json=json)


@command(group, "next", "codesign feedback next --programme Hollerton")
@narrowed_by("feedback")
def next_untagged(context: typer.Context, asked: Asked, json: Json = False) -> None:
    """Show the next comment that has no tag yet, with what is suggested for it."""
    with opened(context) as store:
        filters = narrowed.read(store, {**asked, "untagged": True})
        rows = store.feedback.rows(filters)
        if not rows:
            talking.say("Nothing is left to tag here.")
            if json:
                printing.as_json(None)
            return
        (line,) = store.feedback.lines(rows[:1])
        learnt(store)
        found = store.suggesting.for_comment(line.id)
        if json:
            printing.as_json({"comment": line, "left": len(rows), **{each: found.of(each) for each in KINDS}})
            return
        printing.line(f"{line.reference}  {line.words}")
        _print(found)
        talking.say(f"{plural(len(rows), 'comment')} without a tag.")


@command(group, "sure", "codesign feedback sure --programme Hollerton")
@narrowed_by("feedback")
def list_sure(context: typer.Context, asked: Asked, json: Json = False) -> None:
    """List the suggestions that are sure, of comments without such a tag: right 95 times in 100 on what was tagged here before."""
    with opened(context) as store:
        _show_sure(_sure(store, asked), json=json)


@command(group, "accept-sure", "codesign feedback accept-sure --programme Hollerton")
@narrowed_by("feedback")
def accept_sure(
    context: typer.Context,
    asked: Asked,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask; the list is shown all the same.")] = False,
    json: Json = False,
) -> None:
    """Show the suggestions that are sure, and take all of them as one change, after a backup. One undo takes it back."""
    with opened(context) as store:
        found = _sure(store, asked)
        if not json:
            _show_sure(found, json=False)
        if not found:
            if json:
                printing.as_json(store.suggesting.accept_sure(found))
            return
        if not yes and not talking.agrees(f"Put all {len(found):,} on?", otherwise=_NO_ASKING):
            talking.say("Nothing was changed.")
            return
        done = store.suggesting.accept_sure(found)
        if json:
            printing.as_json({"done": done, "tags": found})
        left = f" {done.left:,} left: somebody answered since." if done.left else ""
        talking.say(f"{plural(done.tagged, 'tag')} put on.{left}")
        if done.change:
            talking.say(
                f"`codesign undo {done.change}` takes all of it back. The store as it was before is kept at {done.backup}."
            )


def _sure(store: Store, asked: Asked) -> list[SureTag]:
    learnt(store)
    filters = narrowed.read(store, asked)
    return with_progress(store.suggesting.look(filters))


def _show_sure(found: Sequence[SureTag], *, json: bool) -> None:
    rows = [
        (
            each.reference,
            label_words(each.offered),
            f"{each.offered.score:.2f}",
            each.offered.reason,
            shorten(each.words, _SHOWN),
        )
        for each in found
    ]
    if json:
        printing.as_json(found)
    elif rows:
        printing.table(_SURE_HEADINGS, rows)
    talking.say_found(
        len(found),
        len(found),
        "sure suggestion",
        empty="Nothing is sure yet: the more is tagged, the more is.",
    )


def learnt(store: Store) -> None:
    """Have everything learnt that was tagged since, saying how far it is where that takes long."""
    with_progress(store.suggesting.steps())


def _numbered(store: Store, comment_id: str, reference: str, numbers: Sequence[int]) -> Labels:
    """Return suggestions by the numbers they stand under. Raises OutOfRangeError."""
    if not numbers:
        return []
    from codesign.store.suggesting.verbs import column_of

    learnt(store)
    every = store.suggesting.for_comment(comment_id).every
    for number in numbers:
        if not 1 <= number <= len(every):
            raise OutOfRangeError(number, reference)
    return [column_of(every[number - 1]) for number in numbers]


def _labels(
    store: Store,
    programme_id: str,
    theme: Sequence[str] | None,
    outcome: Sequence[str] | None,
    question: Sequence[str] | None,
) -> Labels:
    """Return the labels that were named, which have to be there. Raises NothingToTagError where none was."""
    if not (theme or outcome or question):
        raise NothingToTagError
    themes = [{"theme_id": store.themes.find(each).id} for each in theme or ()]
    outcomes = [{"outcome_id": store.outcomes.find(each, programme_id).id} for each in outcome or ()]
    asked = [
        {"question_id": store.filters.read("question_id", each, programme_id)} for each in question or ()
    ]
    return [*themes, *outcomes, *asked]


def _say(store: Store, reference: str, done: int, said: str, nothing: str, *, json: bool) -> None:
    if json:
        card = store.cards.comment(reference)
        tags = {"themes": card.themes, "outcomes": card.outcomes, "questions": card.questions}
        printing.as_json({"comment": card.line.reference, "done": done, **tags})
    talking.say(
        f"{store.feedback.find(reference).reference}: {said}. `codesign undo` takes it back."
        if done
        else nothing
    )
