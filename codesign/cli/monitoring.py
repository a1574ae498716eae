"""`codesign monitoring`: equality monitoring as counts for each event. Nothing links a count to a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codesign.cli import options, printing, talking, writing_lists
from codesign.cli.grouping import InProgramme, Json, command, new_group
from codesign.cli.opening import opened
from codesign.cli.small_tables import Row, read_table, write_rows
from codesign.cli.writing_lists import WithNames, Write
from codesign.errors import AskedWronglyError
from codesign.records.columns_shown import day_words
from codesign.records.monitoring import doubts
from codesign.records.review_reach import MonitoringLine, NewMonitoring
from codesign.text import plural

if TYPE_CHECKING:
    from codesign.store import Store

_MOST_NAMED = 20
"""Events named one by one where more answered than came."""
HEADINGS = ("Event", "When", "Title", "Question", "Answer", "People")
COLUMNS = {
    "event": ("event", "ref", "reference"),
    "question": ("question",),
    "answer": ("answer",),
    "heads": ("people", "count", "heads", "number"),
}


class CountError(AskedWronglyError):
    """A count that is no number."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            f"“{typed}” is no count of people.",
            todo="Type a whole number, 0 or more. Nothing was written.",
        )


class TwiceInFileError(AskedWronglyError):
    """Two rows of one file are of one answer."""

    def __init__(self, line: MonitoringLine, first: int) -> None:
        super().__init__(
            f"{line.event}, {line.question}: {line.answer} stands twice in the file, in row {first} too.",
            todo="Leave one of the two, or add them up.",
        )


def _bare(context: typer.Context, json: bool) -> None:
    list_counts(context, json=json)


group = new_group("Equality monitoring: counts for each event, that lead to nobody.", _bare)
Event = Annotated[str, typer.Argument(metavar="EVENT", help="The event, such as E12.")]


@command(group, "list", "codesign monitoring list --event E12")
def list_counts(
    context: typer.Context,
    event: Annotated[str, typer.Option("--event", metavar="REF", help="Only of this event.")] = "",
    programme: InProgramme = "",
    write: Write = None,
    with_names: WithNames = "",
    json: Json = False,
) -> None:
    """List what was answered, the newest event first."""
    with opened(context) as store:
        event_id = store.events.find(event).id if event else ""
        lines = store.monitoring.lines(event_id=event_id, programme_id=options.programme_id(store, programme))
        writing_lists.show(context, store, lines, HEADINGS, _cells, json_=json)
    talking.say_found(
        len(lines), len(lines), "count", "", "No monitoring here. `codesign monitoring add` keeps a count."
    )


@command(group, "questions", "codesign monitoring questions")
def list_questions(context: typer.Context, json: Json = False) -> None:
    """List the questions that were asked, with their answers; then the usual ones. None of them has to be used."""
    with opened(context) as store:
        questions = store.monitoring.questions()
    if json:
        printing.as_json(questions)
        return
    printing.table(
        ("Question", "Answers"), [(question, ", ".join(answers)) for question, answers in questions.items()]
    )


@command(group, "add", "codesign monitoring add E12 --question Disability --answer Yes --count 22")
def add_count(
    context: typer.Context,
    event: Event,
    question: Annotated[
        str, typer.Option("--question", metavar="WORDS", help="What was asked, such as Disability.")
    ],
    answer: Annotated[
        str, typer.Option("--answer", metavar="WORDS", help="What they answered; declined where they did.")
    ],
    count: Annotated[str, typer.Option("--count", metavar="N", help="How many.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Put it in the place of the count there is.")
    ] = False,
    json: Json = False,
) -> None:
    """Keep how many at an event gave an answer. More answers than people who came are kept, and said."""
    with opened(context) as store:
        new = NewMonitoring(store.events.find(event).id, question, answer, _heads(count))
        known = store.monitoring.questions()
        line = store.monitoring.add(new, replace=replace)
        too_many = _more_than_came(store, [line])
    if json:
        printing.as_json(line)
    else:
        printing.line(f"{line.event}  {line.question}: {line.answer}  {line.heads:,}")
    _doubts(line, known)
    _say_too_many(too_many)


def _more_than_came(store: Store, lines: Iterable[MonitoringLine]) -> list[str]:
    """Say of each event and question of some counts where more answered than are recorded as having come."""
    said = []
    for event_id, question, event in dict.fromkeys(
        (each.event_id, each.question, each.event) for each in lines
    ):
        answered, came = store.monitoring.answered(event_id, question)
        if answered > came:
            said.append(
                f"{answered:,} answered {question} at {event}, and {came:,} are recorded as having come"
            )
    return said


def _say_too_many(too_many: Sequence[str]) -> None:
    for each in too_many[:_MOST_NAMED]:
        talking.say(f"{each}: it is kept, and the review says so.")
    if len(too_many) > _MOST_NAMED:
        talking.say(
            f"And so in {len(too_many) - _MOST_NAMED:,} more: `codesign review --panel reach` names them."
        )


def _doubts(line: MonitoringLine, known: dict[str, list[str]]) -> None:
    """Say that a question or an answer is new and spelled nearly as another."""
    for each in doubts(line.question, [line.answer], known):
        talking.say(f"{each} `codesign undo` takes this back.")


@command(group, "remove", "codesign monitoring remove E12 --question Disability --answer Yes")
def remove_count(
    context: typer.Context,
    event: Event,
    question: Annotated[str, typer.Option("--question", metavar="WORDS", help="Which question.")],
    answer: Annotated[str, typer.Option("--answer", metavar="WORDS", help="Which answer.")] = "",
) -> None:
    """Take the counts of a question, or of one answer, off an event."""
    with opened(context) as store, store.write("remove monitoring"):
        lines = store.monitoring.lines(event_id=store.events.find(event).id)
        found = [
            line
            for line in lines
            if line.question.casefold() == question.strip().casefold()
            and answer.strip().casefold() in ("", line.answer.casefold())
        ]
        for line in found:
            store.monitoring.remove(line.id)
    talking.say(
        f"{plural(len(found), 'count')} taken off." + (" `codesign undo` brings them back." if found else "")
    )


@command(group, "import", "codesign monitoring import answers.csv")
def import_counts(
    context: typer.Context,
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="A .csv or .xlsx file with the columns event, question, answer, people."
        ),
    ],
    replace: Annotated[
        bool, typer.Option("--replace", help="Put them in the place of the counts there are.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be kept, and write nothing.")
    ] = False,
) -> None:
    """Bring in counts from a table. All or none: where rows cannot be read each is named, and nothing is written."""
    rows = read_table(file, COLUMNS, needed="event")
    made: dict[str, tuple[int, MonitoringLine]] = {}
    too_many: list[str] = []
    with opened(context) as store:
        write_rows(
            store,
            "record monitoring",
            rows,
            lambda row: _keep(store, row, made, replace=replace),
            dry_run=dry_run,
            then=lambda: too_many.extend(_more_than_came(store, (line for _, line in made.values()))),
        )
    done = "would be kept" if dry_run else "kept. `codesign undo` takes them back"
    talking.say(f"{plural(len(rows), 'count')} {done}.")
    _say_too_many(too_many)


def _keep(store: Store, row: Row, made: dict[str, tuple[int, MonitoringLine]], *, replace: bool) -> None:
    """Keep the count of a row beside those of the rows before it, by their ids. Raises as `add`, and TwiceInFileError."""
    from codesign.store.verbs.monitoring import AnsweredAlreadyError

    try:
        line = store.monitoring.add(_new(store, row.cells), replace=replace)
    except AnsweredAlreadyError as refusal:
        if refusal.line.id not in made:
            raise
        line = refusal.line
    if line.id in made:
        raise TwiceInFileError(line, made[line.id][0])
    made[line.id] = row.number, line


def _new(store: Store, row: dict[str, str]) -> NewMonitoring:
    heads = _heads(row.get("heads", ""))
    return NewMonitoring(
        store.events.find(row["event"]).id, row.get("question", ""), row.get("answer", ""), heads
    )


def _heads(typed: str) -> int:
    wanted = typed.strip().replace(",", "")
    if not (wanted.isascii() and wanted.isdigit()):
        raise CountError(typed.strip())
    return int(wanted)


def _cells(line: MonitoringLine) -> tuple[str, ...]:
    return (
        line.event,
        day_words(line.held_on),
        line.event_title,
        line.question,
        line.answer,
        f"{line.heads:,}",
    )
