"""What `codesign match` says: how the columns were read, how far it has come, and what an answer is worth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codesign.text import plural, shorten

if TYPE_CHECKING:
    from codesign.cli.tables.match_table import Recognised
    from codesign.imports.table import Table
    from codesign.matching.scoring import Score, Truth
    from codesign.matching.search import Found, Progress
    from codesign.matching.tables.reading import TableRead
    from codesign.matching.tables.recognised import Column

THRESHOLD = (
    "Rows are grouped where, over all their pairs, more speaks for one than against it; --pairs says what."
)
"""What makes a group: see `matching.clusters`."""
MOST_NAMED = 20
"""Faults of the file named one by one."""


def columns_sentence(columns: Sequence[Column]) -> str:
    """Say what every column was taken for, and which are not looked at."""
    read = [f"{shorten(c.heading, 40)} → {c.field}" for c in columns if _is_read(c)]
    left = [shorten(c.heading, 40) for c in columns if not _is_read(c)]
    said = f"Columns read as: {', '.join(read)}."
    if left:
        said += f" Not compared: {', '.join(left)}."
    return f"{said} --map puts it right."


def _is_read(column: Column) -> bool:
    return column.field not in {"-", "truth"}


def progress_words(progress: Progress) -> str:
    """Say how far it has come: of each piece of work, in tenths."""
    if not progress.of or progress.done >= progress.of:
        return f"{progress.doing.capitalize()}…"
    return f"{progress.doing.capitalize()}, {progress.done * 10 // progress.of * 10} %…"


def found_sentence(rows: int, groups: Sequence[Sequence[str]]) -> str:
    """Say how many rows are left when each group is one."""
    if not groups:
        return f"{plural(rows, 'row')}; no two of them are likelier than not to be the same."
    within = sum(map(len, groups))
    return (
        f"{plural(rows, 'row')}, of which {within:,} are in {plural(len(groups), 'group')} of two or more: "
        f"{rows - within + len(groups):,} in all if each group is one. {THRESHOLD}"
    )


def read_truth(path: Path, ids: Sequence[str]) -> tuple[Truth, str]:
    """Read who is who, before the work that it scores, and say which rows it cannot score.

    Raises:
        TruthUnreadableError, TruthTwiceError, TruthOfOthersError: it is no truth of these rows.
    """
    from codesign.imports.table import read_table
    from codesign.matching.scoring import ENTITIES, IDS, column_of, truth_of
    from codesign.matching.tables.errors import TruthOfOthersError, TruthTwiceError, TruthUnreadableError

    table = read_table(path)
    headings = [heading.strip().casefold() for heading in table.headers]
    ids_in, entities_in = column_of(headings, IDS), column_of(headings, ENTITIES)
    for column, what in ((ids_in, "ids"), (entities_in, "who is who")):
        if not column:
            raise TruthUnreadableError(what, table.headers)
    said: dict[str, dict[str, str]] = {}
    twice: dict[str, None] = {}
    for row in table.rows:
        record = dict(zip(headings, map(str.strip, row), strict=True))
        id_ = record[ids_in]
        if said.setdefault(id_, record)[entities_in] != record[entities_in]:
            twice[id_] = None
    if twice:
        raise TruthTwiceError(list(twice))
    held = set(ids)
    known = [(id_, record) for id_, record in said.items() if id_ in held]
    if not known:
        raise TruthOfOthersError
    return truth_of(known), _left_unscored(len(held) - len(known), len(said) - len(known))


def _left_unscored(rows: int, ids: int) -> str:
    """Say what of the table or of the truth is in no score; nothing where all is."""
    parts = [f"{plural(rows, 'row')} of the table {'is' if rows == 1 else 'are'} not in it"] if rows else []
    parts += [f"{plural(ids, 'id')} of it {'is' if ids == 1 else 'are'} in no row"] if ids else []
    return f"The truth does not fit the table: {', and '.join(parts)}; these are not scored." if parts else ""


def scored(truth: Truth, clusters: dict[str, str]) -> Score:
    """Return what the answer is worth."""
    from codesign.matching.scoring import score

    return score(truth, clusters)


def score_lines(score: Score) -> Iterator[str]:
    """Say what an answer is worth."""
    yield f"Scored against the truth of {plural(score['records'], 'row')}:"
    for key, called in (("pairwise", "pairs"), ("bcubed", "B-cubed"), ("cluster", "whole groups")):
        said = score[key]
        yield f"  {called}: precision {said['precision']:.4f}, recall {said['recall']:.4f}, F1 {said['f1']:.4f}"
    wrong = score["over_merged"]
    yield f"  groups with more than one in them: {wrong['clusters']}; most in one: {wrong['worst_entities']}"
    if "person_organisation_merges" in score:
        yield f"  persons joined with organisations: {score['person_organisation_merges']}"
    if score.get("hn_pairs"):
        yield f"  pairs meant to mislead that were joined: {score['hn_false_merge_rate']:.4f} of {score['hn_pairs']}"
        for kind, said in score["hn_by_kind"].items():
            yield f"    {kind}: {said['merged']} of {said['pairs']}"
    for what, said in score.get("recall_by_variant", {}).items():
        yield f"  found in spite of {what}: {said['recall']:.4f} of {said['pairs']}"


def problem_words(table: Table) -> list[str]:
    """Say which cells could not be read whole."""
    return [f"Row {problem.row}: {problem.wrong}." for problem in table.problems]


def whole(
    recognised: Recognised,
    read: TableRead,
    found: Found,
    clusters: Sequence[str],
    notes: Sequence[str],
    warnings: Sequence[str],
) -> dict[str, Any]:
    """Return all there is to know, for programs: what stderr says too, and probabilities rounded as in the CSV."""
    table = recognised.table
    return {
        "table": {
            "file": table.name,
            "sheet": table.sheet or None,
            "has_header": table.has_header,
            "first_row": table.first_row_number,
        },
        "columns": [{"column": c.heading, "field": c.field, "why": c.why} for c in recognised.columns],
        "notes": list(notes),
        "warnings": list(warnings),
        "rows": len(read.ids),
        "groups": found.clusters,
        "clusters": [
            {"id": id_, "cluster_id": cluster} for id_, cluster in zip(read.ids, clusters, strict=True)
        ],
        "pairs": [
            pair._replace(weight=round(pair.weight, 3), probability=round(pair.probability, 4))
            for pair in found.pairs
        ],
    }
