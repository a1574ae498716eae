"""The command line of these benchmarks."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from . import sets, systems
from .running import CommandFailedError


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


def _measured(asked: argparse.Namespace, kept: Path) -> Iterator[str]:
    from .side_by_side import measured

    return measured(asked, kept)


def _sure(asked: argparse.Namespace, kept: Path) -> Iterator[str]:
    from .safe import sure

    return sure(asked, kept)


def _looked_up(asked: argparse.Namespace, kept: Path) -> Iterator[str]:
    from .typed import looked_up  # only this one brings the program itself into this process

    return looked_up(asked, kept)


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
    figure.set_defaults(run=_measured)
    safe = _with_tables(under.add_parser("band", help="from which weight on merging many at once is safe"))
    safe.add_argument("--weight", type=float, help="say what lies above this weight as well")
    safe.set_defaults(run=_sure, peers="")
    look = _with_tables(
        under.add_parser("lookup", help="a name as it is typed, a whole form, one record added")
    )
    look.set_defaults(run=_looked_up, peers="")
    return parser


def _with_tables(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    shared = os.environ.get("CODESIGN_BENCH_SHARED", "")
    parser.add_argument(
        "--shared", default=shared, help="the folder with bench/dedupe/: generator, others' runner"
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
