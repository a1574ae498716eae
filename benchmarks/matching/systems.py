"""What is measured: our own command, and the others' as their runner in the shared folder sets them up."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .running import CommandFailedError, Cost, whole_command
from .scoring import Score, score
from .sets import Made, Table

OURS = "codesign"
RUNNER = Path("bench/dedupe/peers.py")
UNSUPERVISED = (
    "civicrm",
    "civicrm_weights",
    "recordlinkage",
    "splink",
    "splink_plus",
    "goldenmatch",
    "goldenmatch_zero",
)
LABELLED = "dedupe"
"""Needs labelled pairs, takes minutes and gigabytes at 5,000: measured only where it is named."""
OTHER_TABLES = ("recordlinkage", "splink", "goldenmatch", "goldenmatch_zero")
"""Those the runner can set up for tables that are not contacts."""
_NO_COST = Cost(0, 0)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one system made of one table. `best_f1` is that of its best threshold, known with hindsight."""

    system: str
    score: Score = field(default_factory=dict)
    cost: Cost = _NO_COST
    best_f1: float = 0
    failed: str = ""

    @property
    def f1(self) -> float:
        """Pairwise F1 as it comes."""
        return float(self.score["pairwise"]["f1"]) if self.score else 0.0


@dataclass(frozen=True, slots=True)
class Peers:
    """How the others are run."""

    shared: Path
    python: str
    goldenmatch_python: str = ""
    nicknames: str = ""
    timeout: int = 590
    again: bool = False
    """Run again what an earlier run has kept."""


def ours(command: Sequence[str], one: Made | Table, folder: Path) -> Outcome:
    """Match a table by our own command and score the answer."""
    folder.mkdir(parents=True, exist_ok=True)
    answer = folder / "codesign.pred.csv"
    try:
        cost = whole_command(
            [*command, "match", str(one.table), "--out", str(answer)], folder / "codesign.cost.json"
        )
    except CommandFailedError as failure:
        return Outcome(OURS, failed=str(failure))
    scored = score(one.truth, answer)
    return Outcome(OURS, scored, cost, float(scored["pairwise"]["f1"]))


def others(peers: Peers, systems: Sequence[str], one: Made, folder: Path) -> list[Outcome]:
    """Run other systems on a table of contacts, one after another."""
    return _others(peers, systems, ["--contacts", str(one.table), "--truth", str(one.truth)], folder)


def others_on(peers: Peers, systems: Sequence[str], name: str, tables: Path, folder: Path) -> list[Outcome]:
    """Run other systems on somebody else's table, by the settings the runner has for it."""
    return _others(peers, systems, ["--public", name, "--data", str(tables)], folder)


def _others(peers: Peers, systems: Sequence[str], source: list[str], folder: Path) -> list[Outcome]:
    folder.mkdir(parents=True, exist_ok=True)
    kept = _kept(folder)
    missing = [name for name in systems if peers.again or name not in kept]
    if missing:
        failed = _run(peers, missing, source, folder)
        kept = _kept(folder) | failed
    return [kept[name] for name in systems if name in kept]


def _run(peers: Peers, systems: Sequence[str], source: list[str], folder: Path) -> dict[str, Outcome]:
    command = [
        peers.python, str(peers.shared / RUNNER), *source, "--out", str(folder), "--systems", ",".join(systems),
        "--timeout", str(peers.timeout), "--python", peers.python,
    ]  # fmt: skip
    if peers.goldenmatch_python:
        command += ["--gm-python", peers.goldenmatch_python]
    if peers.nicknames:
        command += ["--nicknames", peers.nicknames]
    try:
        whole_command(command, folder / "peers.cost.json", timeout=peers.timeout * len(systems) + 60)
    except CommandFailedError as failure:
        return {name: Outcome(name, failed=str(failure)) for name in systems}
    for answer in folder.glob("*.pred@*"):
        answer.unlink()
    return {}


def _kept(folder: Path) -> dict[str, Outcome]:
    results = folder / "results.json"
    if not results.exists():
        return {}
    return {
        name: _outcome(name, found) for name, found in json.loads(results.read_text()).items() if name != OURS
    }


def _outcome(name: str, found: Score) -> Outcome:
    if "error" in found:
        return Outcome(name, failed=str(found["error"])[-200:])
    best = (found.get("best_threshold") or found)["pairwise"]["f1"]
    return Outcome(
        name, found, Cost(found["process_seconds"], found["peak_mb"]), max(best, found["pairwise"]["f1"])
    )
