"""`codesign questions`: what consultations asked, which comments are tagged to as answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from codesign.cli import options, printing, talking
from codesign.cli.grouping import InProgramme, Json, OfProgramme, command, new_group
from codesign.cli.opening import opened, undo_words
from codesign.errors import AskedWronglyError
from codesign.records.columns_shown import day_words, state_words
from codesign.records.questions import NewQuestion, QuestionLine
from codesign.text import one_line, plural

if TYPE_CHECKING:
    from codesign.store import Store

HEADINGS = ("Code", "Question", "Consultation", "State", "Comments", "Last heard")


class NothingToEditError(AskedWronglyError):
    """A question to be edited, and nothing said of it."""

    def __init__(self) -> None:
        super().__init__(
            "Nothing was said of the question.",
            todo="Name --words, --code, --definition, --in or --state; an empty one empties it.",
        )


def _bare(context: typer.Context, json: bool) -> None:
    list_questions(context, json=json)


group = new_group("Questions: what consultations asked, which comments answer.", _bare)
Question = Annotated[
    str, typer.Argument(metavar="QUESTION", help="Its code, such as Q2, or its words as they begin.")
]
Among = Annotated[
    str,
    typer.Option(
        "--consultation", metavar="NAME", help="Of this consultation, where several have such a one."
    ),
]
Definition = Annotated[
    str | None, typer.Option("--definition", metavar="WORDS", help="What counts as an answer to it.")
]


@command(group, "list", "codesign questions list --consultation 'Winter buses'")
def list_questions(
    context: typer.Context,
    programme: InProgramme = "",
    consultation: Annotated[
        str, typer.Option("--consultation", metavar="NAME", help="Only this consultation.")
    ] = "",
    json: Json = False,
) -> None:
    """List what was asked, by consultation, with how many comments answer each."""
    with opened(context) as store:
        lines = store.questions.lines(options.programme_id(store, programme), consultation)
    printing.records(lines, HEADINGS, _cells, json_=json)
    talking.say_found(
        len(lines), len(lines), "question", "", "No questions here. `codesign questions add WORDS` adds one."
    )


@command(group, "show", "codesign questions show Q2")
def show_question(
    context: typer.Context, question: Question, consultation: Among = "", json: Json = False
) -> None:
    """Show one question: its words, what counts as an answer, and how many comments answer it."""
    with opened(context) as store:
        line = store.questions.find(question, consultation=consultation)
    if json:
        printing.as_json(line)
        return
    printing.line(f"{line.code}  {line.words}".strip())
    printing.pairs(
        (
            ("Answers", line.definition),
            ("Consultation", line.consultation),
            ("Programme", line.programme),
            ("State", state_words(line.state)),
            ("Comments", f"{line.comments:,}"),
            ("Last heard", day_words(line.last_heard) if line.last_heard else "never"),
        )
    )


@command(group, "add", "codesign questions add 'What would help you get here?' --consultation 'Winter buses'")
def add_question(
    context: typer.Context,
    words: Annotated[str, typer.Argument(metavar="WORDS", help="As the consultation asked it.")],
    code: Annotated[
        str,
        typer.Option("--code", metavar="CODE", help="What the consultation calls it; the next if not said."),
    ] = "",
    definition: Definition = None,
    consultation: Annotated[
        str, typer.Option("--consultation", metavar="NAME", help="The consultation that asks it.")
    ] = "",
    programme: OfProgramme = "",
    json: Json = False,
) -> None:
    """Add a question after the last of its consultation."""
    from codesign.store.verbs.asked_in_words import AskedInWords

    with opened(context) as store:
        within = options.programme_id(store, programme)
        alike = _asked_already(store, words, within, consultation)
        line = store.questions.add(NewQuestion(words, code, definition or "", consultation, within))
        waiting = AskedInWords(store).waiting(line)
    if json:
        printing.as_json(line)
    else:
        printing.line(f"{line.code}  {line.words}")
    if alike:
        talking.say(
            f"{alike.code} asks the same already: both are kept. `codesign undo` takes this one back."
        )
    talking.say(f"Added. `codesign feedback tag C12 --question {line.code}` tags a comment to it.")
    if waiting:
        of = f' --consultation "{one_line(line.consultation)}"' if line.consultation else ""
        says = "comment says" if waiting == 1 else "comments say"
        talking.say(
            f"{waiting:,} {says} that this is what was asked: `codesign questions link {line.code}{of}` tags {'it' if waiting == 1 else 'them'} to it."
        )


@command(group, "link", "codesign questions link Q1")
def link_question(context: typer.Context, question: Question, consultation: Among = "") -> None:
    """Tag to a question every comment that says it was asked it, by its code or its words exactly.

    Comments that an import brought say what was asked as the file said it. Those that are tagged to a question already stay so.
    """
    from codesign.store.verbs.asked_in_words import AskedInWords

    with opened(context) as store:
        line = store.questions.find(question, consultation=consultation)
        tagged = AskedInWords(store).link(line)
    if tagged:
        talking.say(f"{plural(tagged, 'comment')} tagged to {line.code}. {undo_words(context)}")
    else:
        talking.say(f"No more comment says that it was asked {line.code}, by its code or its words exactly.")


def _asked_already(store: Store, words: str, programme_id: str, consultation: str) -> QuestionLine | None:
    wanted = " ".join(words.casefold().split())
    lines = store.questions.lines(programme_id, consultation)
    return next((line for line in lines if " ".join(line.words.casefold().split()) == wanted), None)


@command(group, "edit", "codesign questions edit Q2 --words 'What gets in the way?' --state retired")
def edit_question(
    context: typer.Context,
    question: Question,
    words: Annotated[str | None, typer.Option("--words", metavar="WORDS", help="Its words anew.")] = None,
    code: Annotated[str | None, typer.Option("--code", metavar="CODE", help="Its code anew.")] = None,
    definition: Definition = None,
    into: Annotated[
        str | None, typer.Option("--in", metavar="NAME", help="The consultation it belongs to.")
    ] = None,
    state: Annotated[
        str | None, typer.Option("--state", metavar="STATE", help="open, or retired: offered no more.")
    ] = None,
    consultation: Among = "",
    json: Json = False,
) -> None:
    """Alter a question. What is not said stays, and so do the comments that answer it."""
    given = {"words": words, "code": code, "definition": definition, "consultation": into, "state": state}
    said = {name: value for name, value in given.items() if value is not None}
    if not said:
        raise NothingToEditError
    with opened(context) as store:
        line = store.questions.alter(store.questions.find(question, consultation=consultation).id, **said)
    if json:
        printing.as_json(line)
    talking.say(f"{line.code} {line.words}: altered. {undo_words(context)}")


@command(group, "remove", "codesign questions remove Q2")
def remove_question(
    context: typer.Context,
    question: Question,
    consultation: Among = "",
    yes: Annotated[bool, typer.Option("--yes", help="Its tags may go with it; the comments stay.")] = False,
) -> None:
    """Throw a question away. One that comments answer stays, unless its tags may go with it."""
    with opened(context) as store:
        line = store.questions.find(question, consultation=consultation)
        store.questions.remove(line.id, with_tags=yes)
    talking.say(f"{line.code} {line.words}: thrown away. `codesign undo` brings it back.")


def _cells(line: QuestionLine) -> tuple[str, ...]:
    return (
        line.code,
        line.words,
        line.consultation,
        state_words(line.state),
        f"{line.comments:,}",
        day_words(line.last_heard) if line.last_heard else "never",
    )
