"""`codesign match`: any table of people, organisations or places, and which of its rows are one and the same."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from codesign.cli import match_words, printing, talking
from codesign.cli.grouping import Json

EXAMPLE = "codesign match mailing-list.csv --out same.csv"
PATHS = frozenset({"file", "out", "pairs", "truth", "names"})
"""Parameters that are paths."""
STOPPED = 130
"""What shells expect of a command ended by Ctrl+C."""

if TYPE_CHECKING:
    from codesign.imports.table import Table
    from codesign.matching.scoring import Score
    from codesign.matching.search import Found
    from codesign.matching.tables.reading import TableRead
    from codesign.matching.tables.recognised import Column


def match(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A CSV file or a workbook (.xlsx).")],
    map_: Annotated[
        str,
        typer.Option(
            "--map",
            metavar="FIELD=COLUMN,...",
            help="What columns are, where the guess is wrong: name=Full name,email=Mail. -=Notes leaves one out.",
        ),
    ] = "",
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Where id,cluster_id go; stdout if not said."),
    ] = None,
    pairs: Annotated[
        Path | None,
        typer.Option(
            "--pairs", metavar="FILE", help="Write likely pairs too: weight, probability and reasons."
        ),
    ] = None,
    truth: Annotated[
        Path | None,
        typer.Option("--truth", metavar="FILE", help="Score the answer: a file of id and entity_id."),
    ] = None,
    names: Annotated[
        Path | None,
        typer.Option("--names", metavar="FILE", help="Names of your own, as in your names.toml."),
    ] = None,
    sheet: Annotated[
        str | None,
        typer.Option("--sheet", metavar="NAME", help="The sheet of a workbook; the first if not said."),
    ] = None,
    json: Json = False,
) -> None:
    """Find the rows of a table that are one person, organisation or place. The table is only read; nothing goes into the store."""
    from codesign.collecting import search_waits, set_apart_what_stays

    with search_waits():
        _match(_Asked(file, map_, out, pairs, truth, names, sheet, json))
        set_apart_what_stays()  # or all that is remembered is looked through once more at the very end


class _Asked(NamedTuple):
    """What was asked on the command line."""

    file: Path
    map: str
    out: Path | None
    pairs: Path | None
    truth: Path | None
    names: Path | None
    sheet: str | None
    json: bool


def _match(asked: _Asked) -> None:
    from codesign.matching.tables.found import cluster_ids

    if asked.names:
        _learn_names(asked.names)
    columns, read = _read(asked)
    known = match_words.read_truth(asked.truth, read.ids) if asked.truth else None
    found = _found(read)
    clusters = cluster_ids(read.ids, found.clusters)
    scored = match_words.scored(known, dict(zip(read.ids, clusters, strict=True))) if known else None
    _write(asked, read, found, clusters)
    _show(asked, columns, read, found, clusters, scored)


def _read(asked: _Asked) -> tuple[tuple[Column, ...], TableRead]:
    """Read the table, say how, and let go of its cells."""
    from codesign.imports.table import read_table
    from codesign.matching.tables.reading import read_rows
    from codesign.matching.tables.recognised import recognise

    table = read_table(asked.file, sheet=asked.sheet)
    columns = recognise(table.headers, table.rows, asked.map)
    read = read_rows(columns, table.rows, table.first_row_number)
    _say_what_was_read(table, columns, read)
    return columns, read


def _learn_names(path: Path) -> None:
    from codesign.matching.own_words import use_own_words

    use_own_words(path)


def _say_what_was_read(table: Table, columns: tuple[Column, ...], read: TableRead) -> None:
    talking.say(match_words.columns_sentence(columns))
    for note in (*table.notes, *read.notes):
        talking.say(note)
    for problem in table.problems[: match_words.MOST_NAMED]:
        talking.say(f"Row {problem.row}: {problem.wrong}.")


def _found(read: TableRead) -> Found:
    from codesign.matching.tables.found import TableRun

    run = TableRun(read)
    try:
        for _ in _shown(run.steps()):
            pass
    except KeyboardInterrupt:
        talking.say("Stopped. Nothing was written.")
        raise typer.Exit(STOPPED) from None
    return run.found


def _shown(steps: Iterator[Any]) -> Iterator[Any]:
    """Show how far it has come, where somebody watches."""
    if not sys.stderr.isatty():
        yield from steps
        return
    said = ""
    try:
        for progress in steps:
            words = match_words.progress_words(progress)
            if words != said:
                said = words
                sys.stderr.write(f"\r\x1b[2K{words}")
                sys.stderr.flush()
            yield progress
    finally:
        sys.stderr.write("\r\x1b[2K")
        sys.stderr.flush()


def _write(asked: _Asked, read: TableRead, found: Found, clusters: list[str]) -> None:
    from codesign.files import write_file

    groups = match_words.csv_of(match_words.GROUPS, zip(read.ids, clusters, strict=True))
    if asked.out:
        write_file(asked.out, groups)
    elif not asked.json:
        sys.stdout.write(groups.decode().replace("\r\n", "\n"))
    if asked.pairs:
        write_file(asked.pairs, match_words.csv_of(match_words.PAIRS, match_words.pair_rows(found.pairs)))


def _show(
    asked: _Asked,
    columns: tuple[Column, ...],
    read: TableRead,
    found: Found,
    clusters: list[str],
    scored: Score | None,
) -> None:
    if asked.json:
        printing.as_json(match_words.whole(columns, read, found, clusters, scored))
    elif scored:
        for line in match_words.score_lines(scored):
            talking.say(line)
    talking.say(match_words.found_sentence(len(read.ids), found.clusters))
    for path in filter(None, (asked.out, asked.pairs)):
        talking.say(f"Written: {path.name}.")
