"""`codesign import` and `codesign set-aside`: spreadsheets in, every row accounted for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codesign.cli import printing, talking
from codesign.cli.grouping import Json, NoHeader, NumberedColumns, OfProgramme, command, new_group
from codesign.cli.opening import opened, undo_words
from codesign.errors import AskedWronglyError
from codesign.records.columns_shown import SET_ASIDE_HEADINGS, set_aside_cells, state_words
from codesign.records.keeping import BLANK
from codesign.text import one_line, plural

if TYPE_CHECKING:
    from codesign.imports.problems import Problem
    from codesign.imports.report import ImportReport
    from codesign.records.keeping import BatchLine
    from codesign.store import Store

_MOST_NAMED = 20
"""Problems named one by one; --json has them all."""


class UnknownRowError(AskedWronglyError):
    """No waiting row goes by that import and number."""

    def __init__(self, batch: str, row: int) -> None:
        super().__init__(
            f"No row {row} of {batch} is set aside and waiting.",
            todo="`codesign set-aside` lists those that are.",
        )


def import_files(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="CSV files or workbooks (.xlsx).")],
    as_: Annotated[
        str,
        typer.Option(
            "--as",
            metavar="KIND",
            help="contacts, events, feedback or outcomes; told by the columns if not said.",
        ),
    ] = "",
    map_: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="COLUMN=FIELD",
            help="Which column is which field; COLUMN=- leaves it out. May be given again.",
        ),
    ] = None,
    sheet: Annotated[
        str | None,
        typer.Option("--sheet", metavar="NAME", help="The sheet of a workbook; the first if not said."),
    ] = None,
    no_header: NoHeader = False,
    columns: NumberedColumns = None,
    programme: OfProgramme = "",
    notes: Annotated[
        bool,
        typer.Option(
            "--notes", help="The words of feedback are our notes of what was said, not people's exact words."
        ),
    ] = False,
    split: Annotated[
        bool,
        typer.Option("--split", help="Make a comment of every point, where a row of feedback makes several."),
    ] = False,
    repair: Annotated[
        bool,
        typer.Option(
            "--repair",
            help="Turn back letters read in the wrong encoding, such as â€™ for ’, where that is exact.",
        ),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be done, and write nothing.")
    ] = False,
    json: Json = False,
) -> None:
    """Bring spreadsheets in. Every row is written, matched or set aside with its reason; each file is one change."""
    from codesign.imports.apply import ImportOptions, import_file

    options = ImportOptions(
        tuple(map_ or ()), sheet, no_header, columns, programme, notes, dry_run, split, repair
    )
    reports = []
    with opened(context) as store:
        for file in files:
            reports.append(import_file(store, file, as_, options))
            if not json:
                _print(reports[-1])
    if json:
        said = [report.as_json() for report in reports]
        printing.as_json(said[0] if len(said) == 1 else said)


def _print(report: ImportReport) -> None:
    printing.line(f"{report.file} as {report.kind}: {report.words}")
    for reason, rows in report.reasons.items():
        printing.line(f"  set aside, {plural(rows, 'row')}: {reason}")
    _print_problems(report)
    if report.mapping:
        read = ", ".join(f"{heading} → {name}" for name, heading in report.mapping.items())
        talking.say(f"Columns read as: {read}.")
    for note in report.notes:
        talking.say(note)
    if report.change:
        talking.say(f"Import {report.reference}. `codesign undo {report.change}` takes all of it back.")
    if not report.dry_run:
        _say_set_aside(report)


def _print_problems(report: ImportReport) -> None:
    """Name a few problems one by one; of many, one line for each cause with its first row."""
    if len(report.problems) <= _MOST_NAMED:
        for problem in report.problems:
            printing.line(f"  {_where(problem)}: {_ended(problem.wrong)} {problem.put_right}")
        return
    for problem, number in report.causes[:_MOST_NAMED]:
        at = _where(problem) if number == 1 else f"{number:,} times, first {_where(problem)}"
        printing.line(f"  {at}: {_ended(problem.wrong)} {problem.put_right}")
    if len(report.causes) > _MOST_NAMED:
        printing.line(f"  and {plural(len(report.causes) - _MOST_NAMED, 'other cause')}.")
    printing.line(f"  {plural(len(report.problems), 'problem')} in all; --json lists every one.")


def _where(problem: Problem) -> str:
    where = f"row {problem.row}" if problem.row else "the table"
    return f"{where}, {problem.column}" if problem.column else where


def _ended(words: str) -> str:
    """End words with one full stop, where they do not end a sentence already."""
    said = one_line(words)
    return said if said.endswith((".", "?", "!")) else f"{said}."


def _say_set_aside(report: ImportReport) -> None:
    """Say where rows set aside are. Blank ones are kept too, but wait for nobody."""
    blank = sum(row.reason.startswith(BLANK) for row in report.aside)
    waiting = report.set_aside - blank
    if waiting:
        verb = "waits" if waiting == 1 else "wait"
        talking.say(
            f"{plural(waiting, 'row')} set aside {verb}, kept whole: `codesign set-aside` lists them."
        )
    if blank:
        talking.say(
            f"{plural(blank, 'blank row')} set aside, and nobody need look: `codesign set-aside list --all` shows them too."
        )


def _bare(context: typer.Context, json: bool) -> None:
    list_set_aside(context, json=json)


group = new_group("Rows set aside by imports, kept whole until somebody looks.", _bare)
Import = Annotated[str, typer.Argument(metavar="IMPORT", help="The import, such as I3.")]
Row = Annotated[int, typer.Argument(metavar="ROW", help="The row's number in its file.")]


@command(group, "list", "codesign set-aside list --import I3")
def list_set_aside(
    context: typer.Context,
    import_: Annotated[str, typer.Option("--import", metavar="REF", help="Only of this import.")] = "",
    everything: Annotated[bool, typer.Option("--all", help="Those settled too.")] = False,
    json: Json = False,
) -> None:
    """List rows set aside, with their reasons and all their cells."""
    with opened(context) as store:
        lines = store.batches.set_aside(state="" if everything else "waiting")
        batch = _full(store.batches.lines(), import_) if import_ else ""
    lines = [line for line in lines if not batch or line.batch == batch]
    printing.records(lines, SET_ASIDE_HEADINGS, lambda line: set_aside_cells(line, {}), json_=json)
    talking.say_found(len(lines), len(lines), "row", "", "Nothing is set aside.")


@command(group, "done", "codesign set-aside done I3 14")
def row_done(context: typer.Context, import_: Import, row: Row) -> None:
    """Mark a row set aside as dealt with."""
    _settle(context, import_, row, "done")


@command(group, "dismiss", "codesign set-aside dismiss I3 14")
def row_dismissed(context: typer.Context, import_: Import, row: Row) -> None:
    """Mark a row set aside as not needed."""
    _settle(context, import_, row, "dismissed")


def _settle(context: typer.Context, import_: str, row: int, state: str) -> None:
    with opened(context) as store:
        batch = _full(store.batches.lines(), import_)
        waiting = [
            line for line in store.batches.set_aside() if line.batch == batch and line.row_number == row
        ]
        if not waiting:
            raise UnknownRowError(batch, row)
        store.batches.settle(waiting[0].id, state)
        talking.say(f"Row {row} of {batch}: {state_words(state).lower()}. {undo_words(context)}")


def batch_id(store: Store, typed: str) -> str:
    """Return the id of the import a person means by reference, such as `I3`. Raises UnknownReferenceError."""
    batches = store.batches.lines()
    full = _full(batches, typed)
    return next(batch.id for batch in batches if batch.reference == full)


def _full(batches: list[BatchLine], typed: str) -> str:
    """Return the whole reference of an import; its letters may be left off where no other has the number."""
    from codesign.store.faults import AmbiguousReferenceError, UnknownReferenceError

    wanted = typed.strip().casefold()
    found = [
        batch.reference
        for batch in batches
        if wanted in (batch.reference.casefold(), batch.reference.split("-")[0].casefold())
    ]
    if not found:
        raise UnknownReferenceError(typed.strip())
    if len(found) > 1:
        raise AmbiguousReferenceError(typed.strip(), found)
    return found[0]
