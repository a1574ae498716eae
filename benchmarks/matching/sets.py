"""Tables of contacts whose duplicates are known: made by the generator of a folder that is given, or found where they lie."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

KINDS: dict[str, tuple[str, ...]] = {
    "1k": ("--n", "1000"),
    "5k": ("--n", "5000"),
    "50k": ("--n", "50000"),
    "100k": ("--n", "100000"),
    "noise": ("--n", "5000", "--noise", "1.6"),
    "hard": ("--n", "5000", "--hard", ".30", "--dup-rate", ".15"),
    "org": ("--n", "5000", "--org-share", ".40", "--noise", ".6"),
}
"""What can be made, and how: the sizes, and three in which something is harder."""
GENERATOR = Path("bench/dedupe/generate_contacts.py")
"""Where the generator stands in the folder given by `--shared`."""
TINY = Path(__file__).parent / "tiny"
"""Forty made-up contacts that stand here, for a run of a second."""


class NoSetError(Exception):
    """A table that was asked for is not there and cannot be made; the message says why."""


@dataclass(frozen=True, slots=True)
class Made:
    """One table and its truth. `drawn` names the seed and the names it was drawn from: `default-101`."""

    drawn: str
    kind: str
    folder: Path

    @property
    def table(self) -> Path:
        """The contacts."""
        return self.folder / "contacts.csv"

    @property
    def truth(self) -> Path:
        """Who is who among them."""
        return self.folder / "truth.csv"


def tiny() -> Made:
    """Return the table that stands here."""
    return Made("tiny", "tiny", TINY)


def made(
    kept: Path, shared: Path | None, seeds: Iterable[int], pools: Iterable[Path | None], kinds: Iterable[str]
) -> Iterator[Made]:
    """Give every table asked for, making those that are not in `kept` yet."""
    seeds, kinds = list(seeds), list(kinds)
    for pool in pools:
        for seed in seeds:
            for kind in kinds:
                yield _one(kept, shared, seed, pool, kind)


def _one(kept: Path, shared: Path | None, seed: int, pool: Path | None, kind: str) -> Made:
    drawn = f"{pool.stem if pool else 'default'}-{seed}"
    one = Made(drawn, kind, kept / drawn / kind)
    if not one.truth.exists():
        _make(one, shared, seed, pool)
    return one


def _make(one: Made, shared: Path | None, seed: int, pool: Path | None) -> None:
    if shared is None or not (shared / GENERATOR).exists():
        raise NoSetError(
            f"{one.drawn} {one.kind} is not in {one.folder}, and there is no generator to make it: "
            f"give the folder that has {GENERATOR} as --shared or in CODESIGN_BENCH_SHARED"
        )
    named = ("--pools", str(pool)) if pool else ()
    command = [
        sys.executable,
        str(shared / GENERATOR),
        *KINDS[one.kind],
        "--seed",
        str(seed),
        *named,
        "--out",
        str(one.folder),
    ]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise NoSetError(f"the generator could not make {one.drawn} {one.kind}: {ran.stderr.strip()[-300:]}")


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Give the rows of a table, a truth or an answer by their headings."""
    with path.open(newline="", encoding="utf-8-sig") as file:
        yield from csv.DictReader(file)


@dataclass(frozen=True, slots=True)
class Table:
    """Somebody else's table with its truth: NAME.csv and NAME.truth.csv in one folder."""

    name: str
    table: Path
    truth: Path


def tables(folder: Path) -> list[Table]:
    """Return the tables in a folder that have a truth beside them."""
    return [
        Table(name := truth.name.removesuffix(".truth.csv"), folder / f"{name}.csv", truth)
        for truth in sorted(folder.glob("*.truth.csv"))
        if truth.with_name(truth.name.replace(".truth.csv", ".csv")).exists()
    ]
