"""`codesign repeats`: which comments of any table are one text said more than once, such as a campaign letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from codesign.cli import printing, talking
from codesign.cli.grouping import Json, NoHeader
from codesign.cli.slow import watched
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
from codesign.text import plural, shorten

EXAMPLE = "codesign repeats comments.csv --out again.csv"
PATHS = frozenset({"file", "out"})
"""Parameters that are paths."""
HEADINGS = ("id", "repeat_of", "times", "likeness")
_IDS_SHOWN = 8

if TYPE_CHECKING:
    from codesign.coding.repeats import Group


def repeats(
    file: File,
    out: Out = None,
    map_: Map = None,
    sheet: Sheet = None,
    no_header: NoHeader = False,
    columns: NumberedColumns = None,
    json: Json = False,
) -> None:
    """Find comments of a table that are one text said more than once. The table is only read; nothing goes into the store.

    Slips, a greeting, a line of their own or a sentence left out make no difference; comments of fewer than six words are the same only
    where all their words are. --out writes every comment with the first that said it, how often that was said, and how alike the two are.
    """
    refuse_harm(out, HEADINGS, {"the table": file}, is_json=json)
    comments = read_comments(file, How(map_, sheet, no_header, columns))
    say_read(comments.notes, comments.warnings)
    found = _groups(comments)
    if out:
        write_rows(out, HEADINGS, _rows(comments, found))
    if json:
        printing.as_json({"comments": len(comments.ids), "groups": found})
    elif not out and found:
        texts = dict(zip(comments.ids, comments.texts, strict=True))
        printing.table(
            ("times", "first", "words", "also"), [_line(group, texts[group.keys[0]]) for group in found]
        )
    talking.say(_sentence(len(comments.ids), found))


def _groups(comments: Comments) -> list[Group]:
    from codesign.coding.repeats import groups

    rows = list(zip(comments.ids, comments.texts, strict=True))
    return groups(watched(rows, "Comparing"))


def _rows(comments: Comments, found: Sequence[Group]) -> Iterator[tuple[str, ...]]:
    """Yield a row for every comment. Ids come out as they came in: by them this file is joined to the table."""
    places = {key: (group, at) for group in found for at, key in enumerate(group.keys)}
    for id_ in comments.ids:
        if id_ not in places:
            yield id_, "", "1", ""
            continue
        group, at = places[id_]
        yield (
            id_,
            group.keys[0] if at else "",
            str(len(group.keys)),
            f"{group.likeness[at]:.0f}" if at else "",
        )


def _line(group: Group, text: str) -> tuple[str, ...]:
    others = group.keys[1:]
    more = f" and {len(others) - _IDS_SHOWN:,} more" if len(others) > _IDS_SHOWN else ""
    return f"× {len(group.keys):,}", group.keys[0], shorten(text, 60), ", ".join(others[:_IDS_SHOWN]) + more


def _sentence(comments: int, found: Sequence[Group]) -> str:
    if not found:
        return f"{plural(comments, 'comment')}; no text is said twice."
    again = sum(len(group.keys) - 1 for group in found)
    return (
        f"{plural(comments, 'comment')}, of which {again:,} say again what {plural(len(found), 'other')} said: "
        f"{comments - again:,} in all if each text counts once."
    )
