"""Run with weights, and say from which of them on merging many at once is safe."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Iterator
from pathlib import Path

from . import band as bands
from . import sets
from .asked_for import answers, said_first, tables_asked_for
from .running import whole_command


def sure(asked: argparse.Namespace, kept: Path) -> Iterator[str]:
    """Print from which weight on merging many at once is safe."""
    yield from said_first(asked)
    pairs: dict[str, list[bands.Weighed]] = {}
    groups: dict[str, list[bands.Weighed]] = {}
    for one in tables_asked_for(asked, kept):
        found = _with_weights(shlex.split(asked.codesign), one, answers(kept, one))
        pairs[f"{one.drawn} {one.kind}"] = list(found.pairs())
        groups[f"{one.drawn} {one.kind}"] = list(found.groups())
    yield from _band_of("pairs", pairs, asked.weight)
    yield from _band_of("groups", groups, asked.weight)


def _with_weights(codesign: list[str], one: sets.Made, folder: Path) -> bands.Answered:
    folder.mkdir(parents=True, exist_ok=True)
    answer, pairs = folder / "band.pred.csv", folder / "band.pairs.csv"
    outputs = ["--out", str(answer), "--pairs", str(pairs)]
    whole_command([*codesign, "match", str(one.table), *outputs], folder / "band.cost.json")
    return bands.answered(one.table, one.truth, answer, pairs)


def _band_of(what: str, found: dict[str, list[bands.Weighed]], weight: float | None) -> Iterator[str]:
    everything = [each for found_there in found.values() for each in found_there]
    widest = bands.band(everything)
    if widest is None:
        yield f"{what}: no weight is high enough for {bands.WANTED} among {len(everything)}"
        return
    yield _said(f"{what}: {bands.WANTED} from", widest)
    by_table = [bands.band(there) for there in found.values()]
    if all(by_table):
        yield f"{what}: {bands.WANTED} in every one of the tables from {max(each.weight for each in by_table if each):.2f} bits"
    for drawn, there in found.items():
        yield _said(f"  {drawn}, above", bands.above(there, widest.weight if weight is None else weight))
    if weight is not None:
        yield _said(f"{what}: above the weight asked about", bands.above(everything, weight))


def _said(before: str, found: bands.Band) -> str:
    return f"{before} {found.weight:.2f} bits: {found.right}/{found.offered} right ({found.precision:.4f}), of {found.of}"
