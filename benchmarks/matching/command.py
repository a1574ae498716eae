"""The command line of these benchmarks, and the run it asks for."""

from __future__ import annotations

import argparse
import csv
import os
import shlex
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from . import band as bands
from . import figures, report, sets, systems
from .running import CommandFailedError, conditions, own_version, versions_of, whole_command
from .scoring import score
from .systems import OURS, Outcome

if TYPE_CHECKING:
    from . import lookup


MOST_ONE_BY_ONE = 10_000
PACKAGES = ("splink", "recordlinkage", "dedupe", "goldenmatch", "duckdb", "pandas")
Outcomes = dict[tuple[str, str], dict[str, Outcome]]


def main(words: Sequence[str] | None = None) -> int:
    """Do what was asked and print it; return the exit code."""
    asked = _parser().parse_args(words)
    with tempfile.TemporaryDirectory() as temporary:
        try:
            for line in asked.run(asked, Path(asked.kept or temporary)):
                print(line, flush=True)
        except (sets.NoSetError, CommandFailedError) as failure:
            print(failure, file=sys.stderr)
            return 1
    return 0


def measured(asked: argparse.Namespace, kept: Path) -> Iterator[str]:
    """Print the table of figures."""
    yield from _conditions(asked)
    outcomes: Outcomes = {}
    for one in _made(asked, kept):
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
    peers, names = _peers(asked), _names(asked)
    for table in sets.tables(Path(asked.tables)):
        folder = kept / "answers" / "tables" / table.name
        own = systems.ours(shlex.split(asked.codesign), table, folder, _shared(asked))
        rivals = [name for name in names if name in (*systems.OTHER_TABLES, systems.LABELLED)]
        found = (
            systems.others_on(peers, rivals, table.name, Path(asked.tables) / "peers", folder)
            if peers and rivals
            else []
        )
        outcomes["tables", table.name] = {OURS: own} | {each.system: each for each in found}
    yield ""
    yield from report.table(figures.lines(figures.TABLES, outcomes))
    for _, name in outcomes:
        yield f"\n{name}"
        yield from report.systems(outcomes, name)


def sure(asked: argparse.Namespace, kept: Path) -> Iterator[str]:
    """Print from which weight on merging many at once is safe."""
    yield from _conditions(asked)
    by_drawn: dict[str, list[bands.Answered]] = {}
    for one in _made(asked, kept):
        folder = _answers(kept, one)
        folder.mkdir(parents=True, exist_ok=True)
        answer, pairs = folder / "band.pred.csv", folder / "band.pairs.csv"
        command = [
            *shlex.split(asked.codesign),
            "match",
            str(one.table),
            "--out",
            str(answer),
            "--pairs",
            str(pairs),
        ]
        whole_command(command, folder / "band.cost.json")
        by_drawn.setdefault(f"{one.drawn} {one.kind}", []).append(
            bands.answered(one.table, one.truth, answer, pairs)
        )
    for what, found in (
        (
            "pairs",
            {drawn: [each for a in answers for each in a.pairs()] for drawn, answers in by_drawn.items()},
        ),
        (
            "groups",
            {drawn: [each for a in answers for each in a.groups()] for drawn, answers in by_drawn.items()},
        ),
    ):
        yield from _band_of(what, found, asked.weight)


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


def looked_up(asked: argparse.Namespace, kept: Path) -> Iterator[str]:
    """Print what typing a name, a whole form and adding one record cost and find."""
    from . import lookup

    yield from _conditions(asked)
    for one in _made(asked, kept):
        contacts = lookup.Contacts.read(one.table, one.truth)
        register = lookup.register_of(contacts)
        yield f"{one.drawn} {one.kind}, {len(contacts.rows):,} contacts"
        yield f"  every key from the second letter: {_spread(lookup.keystrokes(contacts, register))}; at least p95 5, worst 40"
        yield f"  whole form, one of theirs among the first ten: {lookup.whole_forms(contacts, register):.3f}; at least .95"
        yield f"  adding one record: {_spread(lookup.added(contacts, register))}; at least 30"
        if len(contacts.rows) <= MOST_ONE_BY_ONE:
            yield from _one_by_one(asked, one, contacts, kept)


def _one_by_one(
    asked: argparse.Namespace, one: sets.Made, contacts: lookup.Contacts, kept: Path
) -> Iterator[str]:
    from . import lookup

    batch = systems.ours(shlex.split(asked.codesign), one, folder := _answers(kept, one), _shared(asked))
    answer = folder / "one_by_one.pred.csv"
    with answer.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("id", "cluster_id"), *lookup.one_by_one(contacts)])
    pairwise = score(one.truth, answer, _shared(asked))["pairwise"]
    yield (
        f"  added one by one: P {pairwise['precision']:.3f} R {pairwise['recall']:.3f} F1 {pairwise['f1']:.3f}, "
        f"batch F1 {batch.f1:.3f}; aim: within .01"
    )


def _spread(seconds: Sequence[float]) -> str:
    ordered = sorted(each * 1000 for each in seconds)
    p50, p95 = (ordered[min(len(ordered) - 1, int(len(ordered) * part))] for part in (0.5, 0.95))
    return f"p50 {p50:.1f} ms, p95 {p95:.1f} ms, worst {ordered[-1]:.1f} ms of {len(ordered)}"


def _measure(asked: argparse.Namespace, one: sets.Made, kept: Path) -> dict[str, Outcome]:
    folder = _answers(kept, one)
    own = systems.ours(shlex.split(asked.codesign), one, folder, _shared(asked))
    peers, names = _peers(asked), _names(asked)
    found = (
        systems.others(peers, names, one, folder) if peers and one.kind in asked.peers_on.split(",") else []
    )
    return {each.system: each for each in (own, *found)}


def _made(asked: argparse.Namespace, kept: Path) -> Iterator[sets.Made]:
    if asked.tiny:
        yield sets.tiny()
        return
    pools = [None if name == "default" else Path(name) for name in asked.pools.split(",")]
    seeds = [int(seed) for seed in asked.seeds.split(",")]
    home = Path(asked.sets) if asked.sets else kept / "sets"
    yield from sets.made(home, _shared(asked), seeds, pools, asked.kinds.split(","))


def _answers(kept: Path, one: sets.Made) -> Path:
    return kept / "answers" / one.drawn / one.kind


def _shared(asked: argparse.Namespace) -> Path | None:
    return Path(asked.shared) if asked.shared else None


def _names(asked: argparse.Namespace) -> list[str]:
    return [name for name in asked.peers.split(",") if name]


def _peers(asked: argparse.Namespace) -> systems.Peers | None:
    if not asked.peers or _shared(asked) is None:
        return None
    return systems.Peers(
        Path(asked.shared), asked.peers_python, asked.goldenmatch_python, asked.nicknames, again=asked.again
    )


def _conditions(asked: argparse.Namespace) -> Iterator[str]:
    yield f"{conditions()}; {own_version()}"
    if asked.peers:
        yield f"others: {versions_of(asked.peers_python, PACKAGES)}" + (
            f"; {versions_of(asked.goldenmatch_python, ('goldenmatch',))}" if asked.goldenmatch_python else ""
        )
        yield "others kept from an earlier run where there is one" if not asked.again else "others run again"
        if not asked.shared:
            yield "the others are not run: no --shared folder with their runner was given"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.matching", description=__doc__)
    under = parser.add_subparsers(required=True)
    figure = _with_tables(under.add_parser("figures", help="the table of figures, ours beside the others"))
    figure.add_argument(
        "--peers", default="", help="others to run, with commas: " + ", ".join(systems.UNSUPERVISED)
    )
    figure.add_argument("--peers-on", default="5k", help="kinds of table they are run on")
    figure.add_argument("--peers-python", default=sys.executable, help="the Python that has them")
    figure.add_argument("--goldenmatch-python", default="", help="the Python that has goldenmatch")
    figure.add_argument("--nicknames", default="", help="the list of nicknames splink_plus is given")
    figure.add_argument(
        "--again", action="store_true", help="run the others again where --kept has them already"
    )
    figure.add_argument(
        "--tables", default="", help="a folder of other tables: NAME.csv, NAME.truth.csv, peers/NAME.csv"
    )
    figure.set_defaults(run=measured)
    safe = _with_tables(under.add_parser("band", help="from which weight on merging many at once is safe"))
    safe.add_argument("--weight", type=float, help="say what lies above this weight as well")
    safe.set_defaults(run=sure, peers="")
    look = _with_tables(
        under.add_parser("lookup", help="a name as it is typed, a whole form, one record added")
    )
    look.set_defaults(run=looked_up, peers="")
    return parser


def _with_tables(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    shared = os.environ.get("CODESIGN_BENCH_SHARED", "")
    parser.add_argument(
        "--shared", default=shared, help="the folder with bench/dedupe/: generator, scorer, others' runner"
    )
    parser.add_argument(
        "--sets", default="", help="where tables are kept: DRAWN/KIND/contacts.csv and truth.csv"
    )
    parser.add_argument("--kept", default="", help="where answers and others' results are kept")
    parser.add_argument("--seeds", default="101,102,103")
    parser.add_argument(
        "--pools",
        default="default",
        help="files of other names, with commas; `default` for the generator's own",
    )
    parser.add_argument("--kinds", default="1k,5k,50k,100k,noise,hard,org", help=", ".join(sets.KINDS))
    parser.add_argument("--tiny", action="store_true", help="only the table that stands here")
    parser.add_argument("--codesign", default=f"{sys.executable} -m codesign", help="our command")
    return parser
