"""`codesign feedback repeats, mark-repeats, no-answer, answered`: what was said before, and what says nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from codesign.cli import narrowed, printing, talking
from codesign.cli.feedback import Comments, group
from codesign.cli.grouping import CommentReference, Json, Limit, command
from codesign.cli.narrowed import Asked, narrowed_by
from codesign.cli.opening import opened, undo_words
from codesign.cli.slow import watched
from codesign.text import one_line, plural, shorten

if TYPE_CHECKING:
    from codesign.records.again import NoAnswers, SaidAgain

_WORDS, _REFERENCES = 60, 6
_ANY_QUESTION = "(no question known)"

Imported = Annotated[
    str, typer.Option("--import", metavar="REF", help="Only comments of this import, such as I3.")
]
Asking = Annotated[
    str | None,
    typer.Option("--question", metavar="WORDS", help="Only answers to this question; '' for those to none."),
]


@command(group, "repeats", "codesign feedback repeats --programme Hollerton")
@narrowed_by("feedback")
def repeats(context: typer.Context, asked: Asked, limit: Limit = 0, json: Json = False) -> None:
    """List what was said more than once, such as campaign letters, most said first. Nothing is marked by it."""
    with opened(context) as store, store.read():
        filter_ = narrowed.read(store, asked)
        found = store.again.groups(filter_, _compared)
        counted = store.again.counted(filter_)
    shown = found[:limit] if limit else found
    if json:
        printing.as_json({"comments": counted.each, "texts": counted.once, "groups": shown})
    elif shown:
        printing.table(("Times", "First", "Words", "Marked", "Also"), [_cells(each) for each in shown])
    several = f"{plural(len(found), 'text')} said more than once" if found else "no text was said twice"
    talking.say(f"{counted.words}; {several}.")
    if any(each.marked < len(each.others) for each in shown):
        talking.say(
            "`codesign feedback mark-repeats REF` marks all of one text, so that figures can count it once."
        )


def _compared(pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Say how far comparing is: of 100,000 comments it takes a minute."""
    return watched(pairs, "Comparing")


def _cells(group_: SaidAgain) -> tuple[str, ...]:
    also = [line.reference for line in group_.others[:_REFERENCES]]
    more = f" and {len(group_.others) - len(also):,} more" if len(group_.others) > len(also) else ""
    marked = "all" if group_.marked == len(group_.others) else f"{group_.marked:,}" if group_.marked else ""
    words = shorten(one_line(group_.first.words), _WORDS)
    return f"× {group_.times:,}", group_.first.reference, words, marked, ", ".join(also) + more


@command(group, "mark-repeats", "codesign feedback mark-repeats C12")
def mark_repeats(
    context: typer.Context,
    first: CommentReference,
    others: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[REF...]", help="Comments that say it again; all that are alike if none is named."
        ),
    ] = None,
    off: Annotated[bool, typer.Option("--off", help="Take the mark off these comments.")] = False,
) -> None:
    """Mark comments as one text said again: each is kept, and figures can count the text once. One undo takes it back."""
    with opened(context) as store:
        lines = [store.feedback.find(reference) for reference in (first, *(others or ()))]
        ids = [line.id for line in lines]
        if off:
            store.again.unmark(ids)
            talking.say(f"{plural(len(ids), 'comment')} no longer marked as said again.")
            return
        alike = None if others else store.again.like(ids[0], _compared)
        meant = [alike.first.id, *(line.id for line in alike.others)] if alike else ids
        done = store.again.mark(meant[0], meant[1:])
    talking.say(f"{done:,} marked as said again. {undo_words(context)}")


@command(group, "no-answer", "codesign feedback no-answer --import I3 --mark")
def no_answer(
    context: typer.Context,
    import_: Imported = "",
    question: Asking = None,
    mark: Annotated[
        bool, typer.Option("--mark", help="Mark those that surely say nothing, in one change.")
    ] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="With --mark: those too that may be an answer, such as “None”.")
    ] = False,
    json: Json = False,
) -> None:
    """List comments that say nothing, such as “N/A”, by the question and the words; --mark marks them. They are kept.

    “None” may be an answer to what was asked: it is marked only with --all, best for one question at a time.
    """
    from codesign.cli.imports import batch_id

    with opened(context) as store:
        batch = batch_id(store, import_) if import_ else ""
        found = store.again.no_answers(batch_id=batch, question=question)
        wanted = [each for each in found if everything or not each.may_be_answer]
        new = sum(len(each.ids) - each.marked for each in wanted)
        if mark and new:
            store.again.mark_no_answer([id_ for each in wanted for id_ in each.ids])
    if json:
        printing.as_json({"marked": new if mark else 0, "found": found})
    elif found and not mark:
        printing.table(("Comments", "Words", "Question", "Says", "Marked"), [_answer(each) for each in found])
    talking.say(_sentence(found, new, mark=mark, everything=everything))


def _answer(each: NoAnswers) -> tuple[str, ...]:
    says = "may be an answer" if each.may_be_answer else "nothing"
    question = shorten(one_line(each.question), _WORDS) or _ANY_QUESTION
    marked = "all" if each.marked == len(each.ids) else f"{each.marked:,}" if each.marked else ""
    return f"{len(each.ids):,}", one_line(each.words), question, says, marked


def _sentence(found: Sequence[NoAnswers], new: int, *, mark: bool, everything: bool) -> str:
    if not found:
        return "No comment here says nothing."
    left = sum(len(each.ids) - each.marked for each in found if each.may_be_answer and not everything)
    may_be = f"{left:,} may be an answer: look at the question, and add --all." if left else ""
    if mark and new:
        said = f"{new:,} marked as no answer: kept, and asked for no theme. `codesign undo` takes it back."
    else:
        said = f"{plural(new, 'comment')} not marked yet: --mark marks them." if new else ""
    return " ".join(filter(None, (said, may_be))) or "All are marked already."


@command(group, "answered", "codesign feedback answered C12")
def answered(context: typer.Context, references: Comments) -> None:
    """Say that comments marked as no answer are answers after all."""
    with opened(context) as store:
        ids = [store.feedback.find(reference).id for reference in references]
        store.again.mark_no_answer(ids, is_one=False)
    talking.say(f"{plural(len(ids), 'comment')} taken as said. {undo_words(context)}")


@command(group, "part", "codesign feedback part C12 --yes")
def part(
    context: typer.Context,
    reference: CommentReference,
    yes: Annotated[bool, typer.Option("--yes", help="Do it without asking.")] = False,
) -> None:
    """Make a comment of each point of one that makes several, such as `more buses; later clinics`, after showing them.

    Each keeps who said it, when, what is allowed, its tags and the row it came from. Without an answer it stays whole.
    """
    from codesign.store.verbs.points import OnePointError, Points

    with opened(context) as store:
        line, points = store.feedback.find(reference), Points(store)
        found = points.of(line.id)
        if not found:
            raise OnePointError(line.reference)
        printing.lines(f"{number}  {one_line(point)}" for number, point in enumerate(found, start=1))
        question = f"Make {len(found):,} comments of {line.reference}?"
        if not yes and not talking.agrees(question, otherwise="--yes does it without asking."):
            talking.say("Nothing was changed.")
            return
        new = points.part(line.id, line.reference)
    talking.say(
        f"{line.reference} is the first point; the others are {', '.join(new)}. {undo_words(context)}"
    )
