"""Every table matched by ours and by the others, and the table of figures printed."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Iterator
from pathlib import Path

from . import figures, report, sets, systems
from .asked_for import answers, names, peers, said_first, tables_asked_for
from .systems import OURS, Outcome

Outcomes = dict[tuple[str, str], dict[str, Outcome]]


def measured(asked: argparse.Namespace, kept: Path) -> Iterator[str]:
    """Print the table of figures."""
    yield from said_first(asked)
    outcomes: Outcomes = {}
    for one in tables_asked_for(asked, kept):
        outcomes[one.drawn, one.kind] = _measure(asked, one, kept)
    yield from report.table(figures.lines(figures.CONTACTS, outcomes))
    for kind in dict.fromkeys(kind for _, kind in outcomes):
        yield f"\n{kind}, {sum(of == kind for _, of in outcomes)} tables"
        yield from report.systems(outcomes, kind)
        yield from report.cases(outcomes, kind)
    if asked.tables:
        yield from _other_tables(asked, kept)


def _other_tables(asked: argparse.Namespace, kept: Path) -> Iterator[str]:
    outcomes: Outcomes = {}
    how, wanted = peers(asked), names(asked)
    rivals = [name for name in wanted if name in (*systems.OTHER_TABLES, systems.LABELLED)]
    for table in sets.tables(Path(asked.tables)):
        folder = kept / "answers" / "tables" / table.name
        own = systems.ours(shlex.split(asked.codesign), table, folder)
        at = Path(asked.tables) / "peers"
        found = systems.others_on(how, rivals, table.name, at, folder) if how and rivals else []
        outcomes["tables", table.name] = {OURS: own} | {each.system: each for each in found}
    yield ""
    yield from report.table(figures.lines(figures.TABLES, outcomes))
    for _, name in outcomes:
        yield f"\n{name}"
        yield from report.systems(outcomes, name)


def _measure(asked: argparse.Namespace, one: sets.Made, kept: Path) -> dict[str, Outcome]:
    folder = answers(kept, one)
    own = systems.ours(shlex.split(asked.codesign), one, folder)
    how, wanted = peers(asked), names(asked)
    is_asked = one.kind in asked.peers_on.split(",")
    found = systems.others(how, wanted, one, folder) if how and wanted and is_asked else []
    return {each.system: each for each in (own, *found)}
