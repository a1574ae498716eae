"""What `codesign match` says: how the columns were read, how far it has come, its files and its score."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codesign.text import one_line, plural, shorten

if TYPE_CHECKING:
    from codesign.matching.score import Pair
    from codesign.matching.scoring import Score, Truth
    from codesign.matching.search import Found, Progress
    from codesign.matching.tables.reading import TableRead
    from codesign.matching.tables.recognised import Column

GROUPS = ("id", "cluster_id")
PAIRS = ("one", "other", "weight", "probability", "reasons")
MOST_NAMED = 20
"""Faults of the file named one by one."""


def columns_sentence(columns: Sequence[Column]) -> str:
    """Say what every column was taken for, and which are not looked at."""
    read = [f"{shorten(one_line(c.heading), 40)} → {c.field}" for c in columns if _is_read(c)]
    left = [shorten(one_line(c.heading), 40) for c in columns if not _is_read(c)]
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
        return f"{plural(rows, 'row')}; no two of them are likely to be the same."
    within = sum(map(len, groups))
    return (
        f"{plural(rows, 'row')}, of which {within:,} are in {plural(len(groups), 'group')} of two or more: "
        f"{rows - within + len(groups):,} in all if each group is one."
    )


def csv_of(headings: Sequence[str], rows: Iterable[Sequence[str | int | None]]) -> bytes:
    """Return a file for programs: without the mark for Excel, which would become part of the first heading."""
    from codesign.files import csv_bytes

    return csv_bytes(headings, rows).removeprefix(codecs.BOM_UTF8)


def pair_rows(pairs: Iterable[Pair]) -> Iterator[tuple[str, ...]]:
    """Yield a row for every likely pair, its reasons strongest first."""
    for pair in pairs:
        reasons = "; ".join(f"{reason.words} ({reason.weight:+.1f})" for reason in pair.reasons)
        yield pair.one, pair.other, f"{pair.weight:.3f}", f"{pair.probability:.4f}", reasons


def read_truth(path: Path, ids: Sequence[str]) -> Truth:
    """Read who is who, before the work that it scores."""
    from codesign.imports.table import read_table
    from codesign.matching.scoring import ENTITIES, IDS, column_of, truth_of
    from codesign.matching.tables.errors import TruthOfOthersError, TruthUnreadableError

    table = read_table(path)
    headings = [heading.strip().casefold() for heading in table.headers]
    for names, what in ((IDS, "ids"), (ENTITIES, "who is who")):
        if not column_of(headings, names):
            raise TruthUnreadableError(what, table.headers)
    held = set(ids)
    records = [dict(zip(headings, map(str.strip, row), strict=True)) for row in table.rows]
    of_table = [(id_, row) for row in records if (id_ := row[column_of(row, IDS)]) in held]
    if not of_table:
        raise TruthOfOthersError
    return truth_of(of_table)


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


def whole(
    columns: Sequence[Column],
    read: TableRead,
    found: Found,
    clusters: Sequence[str],
    score: Score | None,
) -> dict[str, Any]:
    """Return all there is to know, for programs."""
    return {
        "columns": [{"column": c.heading, "field": c.field, "why": c.why} for c in columns],
        "notes": read.notes,
        "rows": len(read.ids),
        "groups": found.clusters,
        "clusters": [
            {"id": id_, "cluster_id": cluster} for id_, cluster in zip(read.ids, clusters, strict=True)
        ],
        "pairs": list(found.pairs),
        **({"score": score} if score else {}),
    }
