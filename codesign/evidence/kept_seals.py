"""Is a pack one that was made here? Its own lists cannot say: whoever remakes them all hides a change. The kept seals can."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from codesign.evidence.verify import Verdict
from codesign.records.columns_shown import moment_words
from codesign.records.keeping import PackLine
from codesign.text import one_line


class Told(NamedTuple):
    """What was found when a pack was checked against the seals kept here too."""

    ok: bool
    words: tuple[str, ...]
    pack: str = ""
    """Reference of the pack made here that it is, if it is one."""


def against_kept(
    verdict: Verdict, path: Path, lines: Sequence[PackLine], *, asked: str = "", name: str = ""
) -> Told:
    """Return the verdict on a pack whose seal is held against those kept here, what is wrong first.

    Args:
        verdict: what the pack's own lists say.
        path: where it is.
        lines: the packs made here.
        asked: reference of the pack it is meant to be, if that is said.
        name: the file name it is looked up by; that of `path` if none is said.
    """
    packs = [line for line in lines if not line.list_of]
    same = [line for line in packs if line.sha256 and line.sha256 == verdict.seal]
    meant = [line for line in packs if line.reference == asked]
    if verdict.ok and same:
        return _known(verdict, same, meant)
    claimed = meant or [
        line for line in packs if line.file_name == (name or path.name) or _is_claimed(line, verdict)
    ]
    if not verdict.ok or not packs:
        return Told(verdict.ok, verdict.words)
    if claimed:
        return Told(False, (*_not_made_here(claimed), *_agrees(verdict)))
    none = "Its seal is none of those kept here: it was not made from this store, or was remade since."
    return Told(True, (none, *verdict.words))


def _is_claimed(line: PackLine, verdict: Verdict) -> bool:
    """Say whether a pack gives itself out for one: it says that it stands at the same change."""
    return bool(line.stands_at) and line.stands_at == verdict.reference


def _known(verdict: Verdict, same: Sequence[PackLine], meant: Sequence[PackLine]) -> Told:
    ours = next((line for line in same if line in meant), same[0])
    of = f", of {one_line(ours.programme)}" if ours.programme else ""
    it_is = f"It is {ours.reference}{of}: its seal is the one kept here when it was made ({moment_words(ours.made_at)})."
    if meant and ours not in meant:
        other = f"This is NOT {meant[0].reference}, but another pack that was made here."
        return Told(True, (other, it_is, *verdict.words), ours.reference)
    return Told(True, (it_is, *verdict.words), ours.reference)


def _not_made_here(claimed: Sequence[PackLine]) -> tuple[str, ...]:
    called = " or ".join(line.reference for line in claimed)
    return (
        f"This is NOT the pack made here as {called}. Its seal differs from the one kept here: "
        "it was altered and its fingerprints remade, whoever did it, or it was made elsewhere.",
        *(f"Seal kept here for {line.reference}: {line.sha256}" for line in claimed),
    )


def _agrees(verdict: Verdict) -> tuple[str, ...]:
    return (
        f"Seal of this file: {verdict.seal}",
        "Its files agree with its own lists, which proves nothing: whoever remakes the lists makes them agree.",
    )
