"""`codesign suggest`: which labels the comments of any table might carry, learnt from a table that has labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from codesign.cli import printing, talking
from codesign.cli.grouping import Json, NoHeader
from codesign.cli.slow import watched
from codesign.cli.tables.comments_columns import MapWrongError
from codesign.cli.tables.comments_out import refuse_harm, say_read, write_rows
from codesign.cli.tables.comments_table import (
    Comments,
    File,
    How,
    Map,
    NumberedColumns,
    Out,
    Sheet,
    read_comments,
)
from codesign.errors import AskedWronglyError
from codesign.text import plural

EXAMPLE = "codesign suggest new.csv --learn tagged.csv --out ranked.csv"
PATHS = frozenset({"file", "learn", "definitions", "out"})
"""Parameters that are paths."""
HEADINGS = ("id", "label", "rank", "score", "reason")
_WRITTEN, _SHOWN = 10, 3
"""Labels of a comment that are written, and that are shown."""

if TYPE_CHECKING:
    from codesign.coding.suggesting import Definition, Suggester, Suggestion


class NothingToLearnError(AskedWronglyError):
    """Neither labels nor definitions were given."""

    def __init__(self) -> None:
        super().__init__(
            "There is nothing to suggest from.",
            todo="Give comments that have labels (--learn TAGGED.csv), or what the labels mean (--definitions FILE.toml).",
        )


class _Suggested(NamedTuple):
    id: str
    suggestions: tuple[Suggestion, ...]

    @property
    def ideas(self) -> list[Suggestion]:
        """Those above the floor."""
        return [each for each in self.suggestions if not each.below]


def suggest(
    file: File,
    learn: Annotated[
        Path | None,
        typer.Option("--learn", metavar="FILE", help="A table of comments with their labels, joined with ;."),
    ] = None,
    definitions: Annotated[
        Path | None,
        typer.Option("--definitions", metavar="FILE", help="A codebook (.toml): what the labels mean."),
    ] = None,
    stream: Annotated[
        bool,
        typer.Option(
            "--stream",
            help="For measuring: suggest for each comment, then learn its labels, in the order of the file.",
        ),
    ] = False,
    out: Out = None,
    map_: Map = None,
    sheet: Sheet = None,
    no_header: NoHeader = False,
    columns: NumberedColumns = None,
    json: Json = False,
) -> None:
    """Suggest labels for the comments of a table. Tables are only read; nothing goes into the store, and nothing is tagged.

    The three likeliest labels are shown with the words that decided; --out writes the first ten of every comment, likely or not: of
    those not likely the reason begins with “No idea yet”. A score of .5 and above means that the label would be put on by itself, if
    anything were. A comment that no label fits has no row.
    """
    from codesign.collecting import search_waits

    refuse_harm(
        out,
        HEADINGS,
        {"the table": file, "the table to learn": learn, "the codebook": definitions},
        is_json=json,
    )
    if not learn and not definitions and not stream:
        raise NothingToLearnError
    with search_waits():
        known = _definitions(definitions) if definitions else []
        names = [each.label for each in known]
        how = How(map_, sheet, no_header, columns)
        needed = ("labels",) if stream else ()
        comments = read_comments(file, how, needed=needed, elsewhere=learn is not None, known=names)
        say_read(comments.notes, comments.warnings)
        tagged = _tagged(learn, map_, comments, names) if learn else None
        suggester = _taught(known, tagged)
        found = list(_streamed(suggester, comments) if stream else _suggested(suggester, comments))
    _tell(found, out, is_json=json)


def _tagged(learn: Path, map_: Sequence[str] | None, comments: Comments, names: Sequence[str]) -> Comments:
    """Read the table to learn. Raises MapWrongError where a column that was named is in neither table."""
    tagged = read_comments(learn, How(map_), needed=("labels",), elsewhere=True, repeated=True, known=names)
    for part in comments.unfound:
        if part in tagged.unfound:
            raise MapWrongError(part, "neither table has a column of that name")
    say_read(tagged.notes, tagged.warnings)
    return tagged


def _taught(known: Sequence[Definition], tagged: Comments | None) -> Suggester:
    from codesign.coding.suggesting import Suggester

    suggester = Suggester(known)
    if tagged:
        rows = [row for row in zip(tagged.ids, tagged.texts, tagged.labels, strict=True) if row[1] and row[2]]
        for id_, text, labels in watched(rows, "Learning"):
            suggester.gather(id_, text, labels)
            if suggester.is_due:
                suggester.settle()
        suggester.settle()
        count = len({label for _, _, labels in rows for label in labels})
        talking.say(f"Learnt {plural(len(rows), 'comment')} with {plural(count, 'label')}.")
    return suggester


def _definitions(path: Path) -> list[Definition]:
    from codesign.coding.codebook_file import read_codebook_file
    from codesign.coding.suggesting import Definition

    read = read_codebook_file(path)
    say_read(read.notes, ())
    talking.say(f"Read what {plural(len(read.entries), 'label')} mean{'' if len(read.entries) > 1 else 's'}.")
    return [
        Definition(
            entry.name,
            entry.name,
            "\n".join(filter(None, (entry.name, entry.definition, entry.belongs, entry.examples))),
        )
        for entry in read.entries
        if entry.state != "retired"
    ]


def _suggested(suggester: Suggester, comments: Comments) -> Iterator[_Suggested]:
    rows = list(zip(comments.ids, comments.texts, strict=True))
    for id_, text in watched(rows, "Suggesting"):
        yield _Suggested(id_, suggester.suggest(text, most=_WRITTEN, below=True))


def _streamed(suggester: Suggester, comments: Comments) -> Iterator[_Suggested]:
    rows = list(zip(comments.ids, comments.texts, comments.labels, strict=True))
    for id_, text, labels in watched(rows, "Suggesting and learning"):
        yield _Suggested(id_, suggester.suggest(text, most=_WRITTEN, below=True))
        if text and labels:
            suggester.learn(id_, text, labels)


def _tell(found: Sequence[_Suggested], out: Path | None, *, is_json: bool) -> None:
    if out:
        write_rows(out, HEADINGS, _rows(found))
    if is_json:
        printing.as_json({"comments": found})
    elif not out:
        printing.table(("comment", "label", "score", "sure", "reason"), list(_lines(found)))
    silent = sum(not each.ideas for each in found)
    without = f"; of {silent:,} there is no idea yet" if silent else ""
    talking.say(f"{plural(len(found), 'comment')}{without}.")


def _rows(found: Sequence[_Suggested]) -> Iterator[tuple[str, ...]]:
    """Yield a row for each suggestion. Ids come out as they came in: by them this file is joined to the table."""
    from codesign.files import guard_cell

    for id_, suggestions in found:
        for rank, each in enumerate(suggestions, start=1):
            yield id_, guard_cell(each.label), str(rank), f"{each.score:.4f}", guard_cell(each.reason)


def _lines(found: Sequence[_Suggested]) -> Iterator[tuple[str, ...]]:
    for each in found:
        for rank, one in enumerate(each.ideas[:_SHOWN]):
            sure = "sure" if one.sure else ""
            yield each.id if not rank else "", one.label, f"{one.score:.2f}", sure, one.reason
        if not each.ideas:
            yield each.id, "no idea yet", "", "", ""
