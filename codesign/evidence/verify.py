"""Is this pack what it was when it was made? Anybody can ask; no store is needed.

The lists in a pack prove that its files agree with each other. Somebody who remakes every list can hide a change from
them, but not from the pack's seal kept elsewhere: in the store that made it, or in the minutes of the meeting it went to.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from codesign.clock import HOME_ZONE
from codesign.evidence.bag import ALGORITHMS, CHANGE_LABEL, DECLARATION, MADE_LABEL
from codesign.evidence.faults import ListNotPackError
from codesign.evidence.opened import UNREADABLE, Opener, is_litter, opened
from codesign.evidence.words import moment_words
from codesign.evidence.written_list import is_written_list
from codesign.text import clean, plural, shorten

_LINE = re.compile(r"([0-9a-f]{64,128})  (.+)")
"""Exactly as we write it, so that no byte of a list can change unseen."""
_LISTS = tuple(f"{kind}-{algorithm}.txt" for kind in ("manifest", "tagmanifest") for algorithm in ALGORITHMS)
_LISTS_OF_LISTS = {f"tagmanifest-{algorithm}.txt" for algorithm in ALGORITHMS}
_PIECE = 1024 * 1024


@dataclass(frozen=True)
class Verdict:
    """What was found when a pack was verified."""

    changed: tuple[str, ...]
    missing: tuple[str, ...]
    added: tuple[str, ...]
    files: int
    """Files the pack says it has."""
    made: str
    """The moment the pack stands at, as the pack says; empty if it does not."""
    reference: str
    """The change the pack stands at, as the pack says."""
    seal: str
    """The fingerprint that stands for the whole pack."""
    renamed: tuple[tuple[str, str], ...] = ()
    """Missing files whose content is there under another name; both names are in `missing` and `added` too."""
    litter: tuple[str, ...] = ()
    """Files a computer left there by itself; they are no part of the pack."""

    @property
    def ok(self) -> bool:
        """Whether every file is there, unchanged, and none was added."""
        return not (self.changed or self.missing or self.added)

    @property
    def words(self) -> tuple[str, ...]:
        """The verdict in plain lines."""
        return _verdict_words(self)


@dataclass
class _Reading:
    """A pack being read: what its lists say, and what its files are."""

    said: dict[str, dict[str, str]] = field(default_factory=dict)
    """By path: fingerprint by algorithm, from the lists."""
    found: dict[str, dict[str, str]] = field(default_factory=dict)
    spoilt: set[str] = field(default_factory=set)
    """Files that cannot be read at all, and lists that contradict themselves."""


def verify_pack(path: Path) -> Verdict:
    """Compare a pack, zipped or unpacked, with its own lists. Raises ListNotPackError where it is a list that was written."""
    if is_written_list(path):
        raise ListNotPackError(path)
    with opened(path) as files:
        litter = tuple(sorted(name for name in files if is_litter(name.removeprefix("../"))))
        kept = {name: opener for name, opener in files.items() if name not in litter}
        reading = _Reading()
        for name in sorted(kept):
            _fingerprint(reading, name, kept[name])
        texts = {name: _text(kept, name) for name in (*_LISTS, "bagit.txt", "bag-info.txt")}
    for name in _LISTS:
        _read_list(reading, name, texts[name])
    return _judge(reading, texts, litter)


def _fingerprint(reading: _Reading, name: str, opener: Opener) -> None:
    sums = {algorithm: hashlib.new(algorithm) for algorithm in ALGORITHMS}
    try:
        with opener() as file:
            while piece := file.read(_PIECE):
                for algorithm in ALGORITHMS:
                    sums[algorithm].update(piece)
    except UNREADABLE:
        reading.spoilt.add(name)
    reading.found[name] = {algorithm: sums[algorithm].hexdigest() for algorithm in ALGORITHMS}


def _text(files: Mapping[str, Opener], name: str) -> str:
    if name not in files:
        return ""
    try:
        with files[name]() as file:
            return file.read().decode("utf-8", "replace")
    except UNREADABLE:
        return ""


def _read_list(reading: _Reading, name: str, text: str) -> None:
    algorithm = name.removesuffix(".txt").rpartition("-")[2]
    *lines, rest = text.split("\n")
    if rest:
        reading.spoilt.add(name)
    for line in lines:
        said = _LINE.fullmatch(line)
        if not said:
            reading.spoilt.add(name)
            continue
        sums = reading.said.setdefault(said[2], {})
        if sums.setdefault(algorithm, said[1]) != said[1]:
            reading.spoilt.add(name)


def _judge(reading: _Reading, texts: Mapping[str, str], litter: tuple[str, ...]) -> Verdict:
    said = {*reading.said, *_LISTS, "bagit.txt", "bag-info.txt"}
    missing = sorted(said - reading.found.keys())
    added = sorted(reading.found.keys() - said)
    changed = set(reading.spoilt)
    for name in reading.found.keys() & said - _LISTS_OF_LISTS:
        changed |= _changes_shown_by(reading, name) & reading.found.keys()
    if "bagit.txt" in reading.found and texts["bagit.txt"].encode() != DECLARATION:
        changed.add("bagit.txt")
    info = dict(line.split(": ", 1) for line in texts["bag-info.txt"].splitlines() if ": " in line)
    return Verdict(
        changed=tuple(sorted(changed - set(added))), missing=tuple(missing), added=tuple(added), files=len(said),
        made=_safe(info.get(MADE_LABEL, "")), reference=_safe(info.get(CHANGE_LABEL, "")),
        seal=reading.found.get("tagmanifest-sha256.txt", {}).get("sha256", ""),
        renamed=tuple(_renamed(reading, missing, added)), litter=litter,
    )  # fmt: skip


def _changes_shown_by(reading: _Reading, name: str) -> set[str]:
    """Return what must have changed if a file is not what the lists say.

    A file that changed disagrees with every list that has it. Where one list agrees and another does not, or
    leaves the file out, it is the list that changed.
    """
    if name in reading.spoilt:
        return {name}
    said, found = reading.said.get(name, {}), reading.found[name]
    agreeing = {algorithm for algorithm in ALGORITHMS if said.get(algorithm) == found[algorithm]}
    if not agreeing and said:
        return {name}
    kind = "manifest" if name.startswith("data/") else "tagmanifest"
    return {f"{kind}-{algorithm}.txt" for algorithm in ALGORITHMS if algorithm not in agreeing}


def _renamed(reading: _Reading, missing: list[str], added: list[str]) -> list[tuple[str, str]]:
    by_sum = {reading.found[name]["sha256"]: name for name in added}
    sums = {name: reading.said.get(name, {}).get("sha256", "") for name in missing}
    return [(name, by_sum[sums[name]]) for name in missing if sums[name] in by_sum]


def _safe(words: str) -> str:
    """Return words from a pack somebody else may have made, fit for a terminal."""
    return shorten(clean(words).text, 200)


def _moment(made: str) -> str:
    """Say the moment a pack gives, or what it gives instead of one."""
    try:
        return moment_words(made, HOME_ZONE)
    except ValueError:
        return made


def _verdict_words(verdict: Verdict) -> tuple[str, ...]:
    stands = f", which stands at change {verdict.reference}" if verdict.reference else ""
    at = f" ({_moment(verdict.made)})" if verdict.made else ""
    lines = [f"Changed: {_safe(name)}" for name in verdict.changed]
    lines += [f"Missing: {_safe(name)}" for name in verdict.missing]
    lines += [f"Added: {_safe(name)}" for name in verdict.added]
    lines += [f"Renamed: {_safe(before)} is now {_safe(after)}" for before, after in verdict.renamed]
    lines += [f"Left there by a computer, no part of the pack: {_safe(name)}" for name in verdict.litter]
    if verdict.ok:
        return (
            f"All {plural(verdict.files, 'file')} unchanged since the pack was made{stands}{at}.", *lines,
            f"Seal {verdict.seal}",
            "Compare the seal with one kept apart from the pack: without that, a pack remade whole would pass too.",
        )  # fmt: skip
    return (f"This is not the pack that was made{stands}{at}.", *lines)
