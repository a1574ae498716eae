"""`codesign match`: any table of people, organisations or places, and which of its rows are one and the same."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from codesign.cli import printing, talking
from codesign.cli.grouping import Json, NoHeader, NumberedColumns
from codesign.cli.running import STOPPED
from codesign.cli.tables import match_words
from codesign.cli.tables.match_asked import How
from codesign.cli.tables.match_files import Outputs

EXAMPLE = "codesign match mailing-list.csv --out same.csv"
PATHS = frozenset({"file", "out", "pairs", "truth", "names"})
"""Parameters that are paths."""

if TYPE_CHECKING:
    from codesign.cli.tables.match_table import Recognised
    from codesign.matching.scoring import Score
    from codesign.matching.search import Found, Progress
    from codesign.matching.tables.reading import TableRead


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
        typer.Option("--out", metavar="FILE", help="Where id,cluster_id go; stdout if not said, or -."),
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
        typer.Option(
            "--sheet", metavar="NAME", help="The sheet of a workbook; the first with names in it if not said."
        ),
    ] = None,
    no_header: NoHeader = False,
    columns: NumberedColumns = None,
    json: Json = False,
) -> None:
    """Find the rows of a table that are one person, organisation or place. The table is only read; nothing goes into the store.

    Every pair has a weight in bits: above 0 it is likelier than not that two rows are one, and 10 are a thousand to one. Rows make one
    group where, over all their pairs, more speaks for it than against it. docs/matching.md says what is compared, and what cannot be known.
    """
    from codesign.collecting import search_waits, set_apart_what_stays

    with search_waits():
        how = How(map_, sheet, no_header, columns)
        _match(_Asked(file, how, Outputs(out, pairs, is_json=json), truth, names, json))
        set_apart_what_stays()  # or all that is remembered is looked through once more at the very end


class _Asked(NamedTuple):
    """What was asked on the command line."""

    file: Path
    how: How
    outputs: Outputs
    truth: Path | None
    names: Path | None
    json: bool


class _Said:
    """What was said of how the table was read: sentences, and those among them that warn."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self.warnings: list[str] = []

    def note(self, *sentences: str) -> None:
        """Say how something was read."""
        self.notes += sentences
        for sentence in sentences:
            talking.say(sentence)

    def warn(self, *sentences: str) -> None:
        """Say what was not read; the first of many at once."""
        self.warnings += sentences
        for sentence in sentences[: match_words.MOST_NAMED]:
            talking.say(sentence)


def _match(asked: _Asked) -> None:
    from codesign.matching.tables.found import cluster_ids

    asked.outputs.refuse_harm({"the table": asked.file, "the truth": asked.truth, "the names": asked.names})
    if asked.names:
        _learn_names(asked.names)
    said = _Said()
    recognised, read = _read(asked, said)
    known = None
    if asked.truth:
        known, unscored = match_words.read_truth(asked.truth, read.ids)
        said.warn(*filter(None, [unscored]))
    found = _found(read)
    clusters = cluster_ids(read.ids, found.clusters)
    scored = match_words.scored(known, dict(zip(read.ids, clusters, strict=True))) if known else None
    written = asked.outputs.write(zip(read.ids, clusters, strict=True), found.pairs)
    if asked.json:
        answer = match_words.whole(recognised, read, found, clusters, said.notes, said.warnings)
        printing.as_json(answer | ({"score": scored} if scored else {}))
    _tell(len(read.ids), found, scored if not asked.json else None, written)


def _read(asked: _Asked, said: _Said) -> tuple[Recognised, TableRead]:
    """Read the table, say how, and let go of its cells."""
    from codesign.cli.tables.match_table import table_of
    from codesign.matching.tables.reading import read_rows

    _show("Reading…")
    try:
        recognised = table_of(asked.file, asked.how)
        table = recognised.table
        read = read_rows(recognised.columns, table.rows, table.first_row_number)
    finally:
        _show("")
    talking.say(match_words.columns_sentence(recognised.columns))
    said.note(*table.notes, *recognised.notes, *read.notes)
    said.warn(*match_words.problem_words(table), *read.warnings)
    return recognised._replace(table=replace(table, rows=[])), read


def _learn_names(path: Path) -> None:
    from codesign.matching.words.own import use_own_words

    use_own_words(path)


def _found(read: TableRead) -> Found:
    from codesign.matching.tables.found import TableRun

    run = TableRun(read)
    try:
        _do(run.steps())
    except KeyboardInterrupt:
        talking.say("Stopped. Nothing was written.")
        raise typer.Exit(STOPPED) from None
    return run.found


def _do(steps: Iterator[Progress]) -> None:
    """Do the work, and show how far it has come."""
    said = ""
    try:
        for progress in steps:
            words = match_words.progress_words(progress)
            if words != said:
                said = words
                _show(words)
    finally:
        _show("")


def _show(words: str) -> None:
    """Show words in place of those before, where somebody watches."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[2K{words}")
        sys.stderr.flush()


def _tell(rows: int, found: Found, scored: Score | None, written: list[Path]) -> None:
    for line in match_words.score_lines(scored) if scored else ():
        talking.say(line)
    talking.say(match_words.found_sentence(rows, found.clusters))
    for path in written:
        talking.say(f"Written: {path}.")
