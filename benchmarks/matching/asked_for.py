"""What the words of the command line come to."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from . import sets, systems
from .running import conditions, own_version, versions_of

PACKAGES = ("splink", "recordlinkage", "dedupe", "goldenmatch", "duckdb", "pandas")


def tables_asked_for(asked: argparse.Namespace, kept: Path) -> Iterator[sets.Made]:
    """Give every table asked for, making what is missing."""
    if asked.tiny:
        yield sets.tiny()
        return
    pools = [None if name == "default" else Path(name) for name in asked.pools.split(",")]
    seeds = [int(seed) for seed in asked.seeds.split(",")]
    home = Path(asked.sets) if asked.sets else kept / "sets"
    yield from sets.made(home, shared(asked), seeds, pools, asked.kinds.split(","))


def answers(kept: Path, one: sets.Made) -> Path:
    """Return where what was answered about a table is kept."""
    return kept / "answers" / one.drawn / one.kind


def shared(asked: argparse.Namespace) -> Path | None:
    """Return the folder with the generator, where one was given."""
    return Path(asked.shared) if asked.shared else None


def names(asked: argparse.Namespace) -> list[str]:
    """Return the others that were asked for."""
    return [name for name in asked.peers.split(",") if name]


def peers(asked: argparse.Namespace) -> systems.Peers | None:
    """Return how the others are run; None where they are not."""
    if not asked.peers or shared(asked) is None:
        return None
    return systems.Peers(
        Path(asked.shared), asked.peers_python, asked.goldenmatch_python, asked.nicknames, again=asked.again
    )


def said_first(asked: argparse.Namespace) -> Iterator[str]:
    """Say under what conditions this runs."""
    yield f"{conditions()}; {own_version()}"
    if asked.peers:
        yield f"others: {versions_of(asked.peers_python, PACKAGES)}" + (
            f"; {versions_of(asked.goldenmatch_python, ('goldenmatch',))}" if asked.goldenmatch_python else ""
        )
        yield "others kept from an earlier run where there is one" if not asked.again else "others run again"
        if not asked.shared:
            yield "the others are not run: no --shared folder with their runner was given"
