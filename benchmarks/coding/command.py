"""The command line of these benchmarks."""

from __future__ import annotations

import argparse
import os
import platform
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

from . import data
from .figures import HEAD, SIZES, Results

SECTIONS: Mapping[str, tuple[str, str]] = {
    "tags": ("tags", "tags"),
    "definitions": ("tags", "definitions"),
    "stream": ("tags", "stream"),
    "rising": ("rising", "measured"),
    "repeats": ("repeats", "measured"),
    "personal": ("personal", "measured"),
    "agreement": ("agreement", "measured"),
    "speed": ("speed", "measured"),
    "review": ("panels", "measured"),
}
"""What can be measured: where it stands, and what it is called there. Each is read when it is asked for."""


@dataclass
class Asked:
    """What was asked for, and what came of it so far."""

    folder: Path | None = None
    kept: Path | None = None
    seeds: Sequence[int] = (1,)
    others: str = ""
    """The Python that has scikit-learn and krippendorff."""
    has_others: bool = True
    tiny: bool = False
    unsettled: bool = False
    sizes: Sequence[int] = SIZES
    beside: int = 2_000
    planted: int = 2_000
    suggestions: int = 400
    edited: int = 200
    tables: int = 500
    pool: int = 2_400
    """Made-up comments where a folder's are not there."""
    panel_comments: int = 100_000
    results: Results = field(default_factory=Results)

    def data(self) -> data.Data:
        """Return the tagged comments."""
        return data.tiny() if self.tiny else data.read(self.folder)


def main(words: Sequence[str] | None = None) -> int:
    """Do what was asked and print it; 1 where something asked for could not be measured."""
    said = _parser().parse_args(words)
    asked = _asked(said)
    print(_conditions(asked), flush=True)
    failed = 0
    for name in said.sections.split(","):
        began, load = time.perf_counter(), _load()
        print(f"\n{name}", flush=True)
        try:
            for line in _section(name)(asked):
                print(line, flush=True)
        except data.NoDataError as failure:
            failed = 1
            print(failure, flush=True)
        print(f"({time.perf_counter() - began:.0f} s; load {load} before, {_load()} after)", flush=True)
    _print_table(asked)
    return failed


def _section(name: str) -> Callable[[Asked], Iterator[str]]:
    module, function = SECTIONS[name]
    found: Callable[[Asked], Iterator[str]] = getattr(import_module(f"{__package__}.{module}"), function)
    return found


def _print_table(asked: Asked) -> None:
    lines = list(asked.results.lines())
    if asked.tiny:
        print(
            "\nA handful of made-up comments: this says that everything runs, and nothing of how good it is."
        )
    if asked.tiny or not lines:
        return
    print(f"\n{HEAD}")
    for line in lines:
        print(line.printed())
    short = [line.figure.words for line in lines if line.verdict == "NOT REACHED"]
    print(f"\nnot reached: {'; '.join(short) or 'none'}")


def _asked(said: argparse.Namespace) -> Asked:
    seeds = tuple(int(seed) for seed in said.seeds.split(","))
    asked = Asked(
        Path(said.folder) if said.folder else None,
        Path(said.kept) if said.kept else None,
        seeds,
        said.others_python,
        tiny=said.tiny,
        unsettled=said.unsettled,
    )
    asked.sizes = tuple(int(size) for size in said.sizes.split(","))
    if said.tiny:
        _shrink(asked)
    return asked


def _shrink(asked: Asked) -> None:
    """Leave a handful of everything, none of it from a folder."""
    asked.folder, asked.sizes, asked.beside, asked.planted = None, (60,), 50, 60
    asked.suggestions, asked.edited, asked.tables, asked.pool, asked.panel_comments = 20, 10, 20, 200, 100


def _conditions(asked: Asked) -> str:
    from .others import NotThereError, answer

    named = f"codesign {version('codesign')}, rapidfuzz {version('rapidfuzz')}, Python {platform.python_version()}"
    try:
        theirs = ", ".join(answer(asked.others, {"what": "versions"}))
    except NotThereError as failure:
        theirs = str(failure)
    return (
        f"{named}; {platform.system()} {platform.machine()}, {os.cpu_count()} cores, load {_load()}; seeds {', '.join(map(str, asked.seeds))}\n"
        f"others: {theirs}"
    )


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "not told"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.coding", description=__doc__)
    parser.add_argument("folder", nargs="?", default="", help=f"where {data.TAGGED} and {data.DEFINED} are")
    parser.add_argument(
        "--sections", type=_sections, default=",".join(SECTIONS), help="with commas: " + ", ".join(SECTIONS)
    )
    parser.add_argument(
        "--seeds", default="1,2,3,4,5", help="one split, and one of everything made up, for each"
    )
    parser.add_argument("--others-python", default="", help="a Python that has scikit-learn and krippendorff")
    parser.add_argument(
        "--kept", default="", help="a folder in which what took minutes stays for the next run"
    )
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="comments tagged, for the speeds")
    parser.add_argument(
        "--unsettled", action="store_true", help="leave out settling all again, which takes minutes"
    )
    parser.add_argument("--tiny", action="store_true", help="a handful of made-up comments for everything")
    return parser


def _sections(said: str) -> str:
    unknown = [name for name in said.split(",") if name not in SECTIONS]
    if unknown:
        raise argparse.ArgumentTypeError(f"no such section: {', '.join(unknown)}")
    return said
