"""`codesign doctor`: is everything in order here? Findings in plain lines, and exit 3 where one is a problem."""

from __future__ import annotations

import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from codesign import __version__, places
from codesign.cli import printing, talking
from codesign.cli.grouping import Json
from codesign.cli.opening import Place, opened_at, place_of
from codesign.clock import clock_doubt
from codesign.errors import CodesignError, Exit
from codesign.text import plural

if TYPE_CHECKING:
    from codesign.store import Store

SMALLEST = (60, 20)
"""Columns and rows below which the screens ask for a larger window."""


class Finding(NamedTuple):
    """One thing looked at."""

    about: str
    found: str
    is_problem: bool = False


def doctor(
    context: typer.Context,
    head: Annotated[
        str,
        typer.Option(
            "--head", metavar="HEX", help="A head kept elsewhere, to prove that no tail was cut off."
        ),
    ] = "",
    json: Json = False,
) -> None:
    """See whether everything is in order. Looks at this computer, the place of the store and the whole journal; changes nothing."""
    findings = list(_findings(place_of(context), head))
    if json:
        printing.as_json(findings)
    else:
        printing.pairs(
            (finding.about, f"PROBLEM: {finding.found}" if finding.is_problem else finding.found)
            for finding in findings
        )
    problems = sum(finding.is_problem for finding in findings)
    if problems:
        talking.say(f"{plural(problems, 'problem')} found.")
        raise typer.Exit(Exit.FOUND_PROBLEMS)
    talking.say("Nothing wrong was found.")


def _findings(place: Place, head: str) -> Iterator[Finding]:
    yield Finding("codesign", __version__)
    yield Finding("Python", f"{platform.python_version()} on {platform.system()}")
    yield _terminal()
    yield Finding("Store", str(place.path))
    why = places.unsafe_place(place.path)
    yield Finding("Its place", f"a store is not safe there: {why}" if why else "safe", bool(why))
    yield _writable(place)
    if not place.path.exists():
        yield Finding("Journal", "none yet: `codesign init` makes the store.", bool(head))
        return
    if why:
        return
    try:
        with opened_at(place) as store:
            yield from _looked_into(store, place, head)
    except CodesignError as refusal:
        yield Finding("Journal", str(refusal), is_problem=True)


def _terminal() -> Finding:
    if not sys.stdout.isatty():
        return Finding("Terminal", "none: lines go to a file or a program")
    columns, rows = shutil.get_terminal_size()
    colours = (
        "no colours asked for" if "NO_COLOR" in os.environ else f"TERM={os.environ.get('TERM', 'not said')}"
    )
    small = columns < SMALLEST[0] or rows < SMALLEST[1]
    room = f", too small for the screens ({SMALLEST[0]}×{SMALLEST[1]} at least)" if small else ""
    return Finding("Terminal", f"{columns}×{rows}, {colours}{room}", small)


def _writable(place: Place) -> Finding:
    """Try to write a file where the store is; nothing of it stays."""
    folder = next(above for above in place.path.parents if above.exists())
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"codesign")
    except OSError as problem:
        return Finding(
            "Writing",
            f"not possible in {folder}: {(problem.strerror or 'it was refused').lower()}",
            is_problem=True,
        )
    if place.path.exists() and not os.access(place.path, os.W_OK):
        return Finding("Writing", "the store may only be read", is_problem=True)
    return Finding("Writing", "possible")


def _looked_into(store: Store, place: Place, head: str) -> Iterator[Finding]:
    newest = next(iter(store.history.changes(limit=1)), None)
    moment = datetime.fromisoformat(newest.at) if newest else None
    doubt = clock_doubt(place.clock, moment, place.settings.zone)
    yield Finding("Clock", doubt or "agrees with the newest record", bool(doubt))
    report = store.prove(kept_head=head)
    account = f"{plural(report.changes, 'change')}, {plural(report.operations, 'operation')}"
    if report.holds:
        yield Finding(
            "Journal", f"{account}: the chain holds, and every record is what the journal says it is"
        )
    for problem in report.problems:
        yield Finding("Journal", problem, is_problem=True)
    if head and not any("head kept elsewhere" in problem for problem in report.problems):
        yield Finding("Kept head", "it is in this journal: nothing before it was cut off")
    elif not head:
        yield Finding(
            "Cut tail",
            "a tail cut off with its rows is found only against a head kept elsewhere: note the head below, and give it later with --head",
        )
    yield Finding("Head", report.head or "none yet on this computer")
