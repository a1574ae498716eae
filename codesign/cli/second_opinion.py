"""`codesign second-opinion`: a sample that a second person codes without seeing the tags, compared, and settled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from codesign.cli import narrowed, options, printing, talking
from codesign.cli.grouping import Json, command, new_group
from codesign.cli.narrowed import Asked, narrowed_by
from codesign.cli.opening import opened, place_of, undo_words
from codesign.records.second_opinion import HOW, LABELS_OF
from codesign.text import one_line, plural, shorten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from codesign.records.second_opinion import Agreement, Disagreement, LabelLine, Opinion, ToCode
    from codesign.store import Store

_HEADINGS = ("Second opinion", "About", "Coder", "Asked", "Drawn", "Coded", "Left out", "To settle", "From")
_LABEL_HEADINGS = ("", "Both", "First only", "Second only", "Neither", "Same", "Alpha", "")
_DIFFER_HEADINGS = ("Comment", "Both", "First only", "Second only", "Settled", "Words")
_SHOWN = 60

Opinion_ = Annotated[str, typer.Argument(metavar="REF", help="The second opinion, such as S1.")]
Comment = Annotated[str, typer.Argument(metavar="COMMENT", help="A comment of the sample, such as C12.")]


def _bare(context: typer.Context, json: bool) -> None:
    list_opinions(context, json=json)


group = new_group("Second opinions: a sample coded again by somebody who does not see the tags.", _bare)


@command(
    group, "begin", "codesign second-opinion begin --coder 'Marcus Oyelaran' --size 60 --programme Hollerton"
)
@narrowed_by("feedback")
def begin(
    context: typer.Context,
    asked: Asked,
    coder: Annotated[
        str, typer.Option("--coder", metavar="NAME", help="Who codes it: not who tagged it.")
    ] = "",
    about: Annotated[
        str, typer.Option("--about", metavar="KIND", help=f"Of what: {', '.join(LABELS_OF)}.")
    ] = "themes",
    size: Annotated[int, typer.Option("--size", metavar="N", help="How many comments are drawn.")] = 50,
    seed: Annotated[
        int | None, typer.Option("--seed", metavar="N", help="To draw the same sample again.")
    ] = None,
    json: Json = False,
) -> None:
    """Draw a sample by chance among the tagged comments that the filters leave. It is coded without seeing the tags."""
    with opened(context) as store:
        kind = options.choice("kind", about, LABELS_OF) or "themes"
        filters = narrowed.read(store, asked)
        made = store.second_opinions.begin(coder, kind=kind, size=size, narrowed=filters, seed=seed)
        if json:
            printing.as_json(made)
        else:
            printing.line(made.reference)
        talking.say(
            f"{plural(made.drawn, 'comment')} drawn by chance from {made.among:,} that others tagged (seed {made.seed}). "
            f"`codesign second-opinion next {made.reference}` shows the first to code."
        )


@command(group, "list", "codesign second-opinion list")
def list_opinions(context: typer.Context, json: Json = False) -> None:
    """List the second opinions there are, and how far each is."""
    with opened(context) as store:
        found = store.second_opinions.all()
    printing.records(found, _HEADINGS, _cells, json_=json)
    talking.say_found(
        len(found),
        len(found),
        "second opinion",
        empty="None yet: `codesign second-opinion begin` draws a sample.",
    )


def _cells(opinion: Opinion) -> tuple[str, ...]:
    to_settle = "coded blind" if opinion.disagreed < 0 else f"{opinion.disagreed:,}"
    return (
        opinion.reference,
        opinion.kind,
        opinion.coder,
        opinion.asked_on,
        f"{opinion.drawn:,}",
        f"{opinion.done:,}",
        f"{opinion.left_out:,}" if opinion.left_out else "",
        to_settle,
        opinion.filter or opinion.programme,
    )


@command(group, "show", "codesign second-opinion show S1")
def show(context: typer.Context, reference: Opinion_, json: Json = False) -> None:
    """Say how far one is, and how its sample was drawn."""
    with opened(context) as store:
        opinion = store.second_opinions.one(reference)
    if json:
        printing.as_json(opinion)
        return
    printing.line(f"{opinion.reference}  {opinion.kind}, coded by {opinion.coder}")
    printing.pairs(
        (
            ("Asked", f"{opinion.asked_on}, {opinion.asked_by}"),
            (
                "Drawn",
                f"{opinion.drawn:,} of {opinion.among:,} tagged by others, by chance (seed {opinion.seed})",
            ),
            ("From", opinion.filter),
            ("Coded", f"{opinion.done:,}"),
            ("To go", f"{opinion.waits:,}" if opinion.waits else ""),
            (
                "Left out",
                f"{opinion.left_out:,}: thrown away, kept apart or not coded" if opinion.left_out else "",
            ),
            ("To settle", "" if opinion.disagreed < 0 else f"{opinion.disagreed:,}"),
            ("State", opinion.state),
        )
    )


@command(group, "next", "codesign second-opinion next S1")
def next_comment(context: typer.Context, reference: Opinion_, json: Json = False) -> None:
    """Show the next comment to code, without its tags and without suggestions."""
    with opened(context) as store:
        found = store.second_opinions.next(reference)
    if json:
        printing.as_json(found)
    elif found:
        _print(found)
    if not found:
        talking.say(f"All are coded: `codesign second-opinion results {reference}` compares them.")


def _print(comment: ToCode) -> None:
    printing.line(f"{comment.reference}  {comment.words}")
    printing.pairs((("Said", comment.said), ("At", comment.event), ("Asked", comment.question)))
    talking.say(f"{comment.place:,} of {comment.of:,}.")


@command(group, "code", "codesign second-opinion code S1 C12 --theme transport --theme staff")
def code(
    context: typer.Context,
    reference: Opinion_,
    comment: Comment,
    theme: Annotated[
        list[str] | None, typer.Option("--theme", metavar="NAME", help="A theme; may be given again.")
    ] = None,
    outcome: Annotated[
        list[str] | None,
        typer.Option("--outcome", metavar="CODE", help="An outcome's code; may be given again."),
    ] = None,
    none: Annotated[bool, typer.Option("--none", help="None fits: that is an answer too.")] = False,
    json: Json = False,
) -> None:
    """Code one comment of the sample, without seeing how it is tagged. What is put on is no tag."""
    with opened(context) as store:
        opinion = store.second_opinions.one(reference)
        line = store.feedback.find(comment)
        named = theme if opinion.kind == "themes" else outcome
        if not named and not none:
            raise options.NotAChoiceError("label", "", [f"--{LABELS_OF[opinion.kind]} NAME", "--none"])
        labels = [_label(store, opinion, each, line.programme_id) for each in named or ()]
        if not _is_coder(context, store, opinion):
            talking.say("Nothing was changed.")
            return
        done = store.second_opinions.code(reference, line.id, labels, sits_here=True)
    if json:
        printing.as_json(done)
    talking.say(f"{line.reference} coded; {done.waits:,} to go. {undo_words(context)}")


def _is_coder(context: typer.Context, store: Store, opinion: Opinion) -> bool:
    """Say whether it is the coder who codes; somebody at a terminal is asked, who may sit at another's. Raises NobodyToAskError."""
    if store.second_opinions.is_coder(opinion):
        return True
    coder, actor = one_line(opinion.coder), one_line(place_of(context).actor)
    return talking.agrees(
        f"You are {actor} here, and {opinion.reference} is {coder}'s to code, without seeing the tags. Is it {coder} who codes now?",
        otherwise=f"{opinion.reference} is {coder}'s to code, and you are {actor} here: `codesign settings --name` says who you are.",
    )


def _label(store: Store, opinion: Opinion, typed: str, programme_id: str) -> str:
    if opinion.kind == "themes":
        return store.themes.find(typed).id
    return store.outcomes.find(typed, programme_id).id


@command(group, "finish", "codesign second-opinion finish S1")
def finish(context: typer.Context, reference: Opinion_, json: Json = False) -> None:
    """End the coding early: what is not coded is left out, and said to be."""
    with opened(context) as store:
        done = store.second_opinions.finish(reference)
    if json:
        printing.as_json(done)
    talking.say(f"{done.reference}: {done.done:,} coded, {done.left_out:,} left out. {undo_words(context)}")


@command(group, "results", "codesign second-opinion results S1")
def results(
    context: typer.Context,
    reference: Opinion_,
    every: Annotated[bool, typer.Option("--all", help="What is settled is listed too.")] = False,
    json: Json = False,
) -> None:
    """Say how far the two agree, by theme and in all, and list what they differ about. Refused while it is being coded."""
    with opened(context) as store:
        found = store.second_opinions.results(reference)
        differ = store.second_opinions.disagreements(reference, settled=every)
    if json:
        printing.as_json({**found._asdict(), "disagreements": differ})
        return
    _print_agreement(found)
    if differ:
        printing.heading("They differ about")
        printing.table(_DIFFER_HEADINGS, [_differ_cells(each) for each in differ])
        talking.say(
            f"{plural(len(differ), 'comment')}. `codesign second-opinion settle {found.opinion.reference} COMMENT "
            f"--take {'|'.join(HOW)}` settles one."
        )


def _print_agreement(found: Agreement) -> None:
    alpha = "" if found.alpha is None else f", alpha {found.alpha:.2f}"
    printing.line(
        f"{found.opinion.reference}  {plural(found.comments, 'comment')} coded by both: {found.same:,} exactly alike "
        f"({found.percent:g} %){alpha}."
    )
    printing.line(found.said)
    if found.labels:
        printing.heading(f"By {LABELS_OF[found.opinion.kind]}")
        printing.table(
            _LABEL_HEADINGS,
            [
                (
                    _name(each.label),
                    f"{each.both:,}",
                    f"{each.first_only:,}",
                    f"{each.second_only:,}",
                    f"{each.neither:,}",
                    f"{each.percent:g} %",
                    "" if each.alpha is None else f"{each.alpha:.2f}",
                    each.judged,
                )
                for each in found.labels
            ],
        )


def _differ_cells(each: Disagreement) -> tuple[str, ...]:
    return (
        each.reference,
        _names(each.both),
        _names(each.first_only),
        _names(each.second_only),
        HOW.get(each.settled, ""),
        shorten(each.words, _SHOWN),
    )


def _names(labels: Sequence[LabelLine]) -> str:
    return ", ".join(map(_name, labels))


def _name(label: LabelLine) -> str:
    return shorten(one_line(label.name), _SHOWN)


@command(group, "settle", "codesign second-opinion settle S1 C12 --take both")
def settle(
    context: typer.Context,
    reference: Opinion_,
    comment: Comment,
    take: Annotated[str, typer.Option("--take", metavar="WHICH", help=f"One of: {', '.join(HOW)}.")] = "",
    json: Json = False,
) -> None:
    """Settle what two people differ about: the comment's tags are brought in line; the figures stay as they were."""
    with opened(context) as store:
        line = store.feedback.find(comment)
        done = store.second_opinions.settle(reference, line.id, take.strip().casefold())
    if json:
        printing.as_json(done)
    left = f"{done.disagreed:,} left" if done.disagreed else "nothing is left to settle"
    talking.say(f"{line.reference}: {HOW[take.strip().casefold()]}; {left}. {undo_words(context)}")
