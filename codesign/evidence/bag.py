"""A bag by BagIt 1.0 (RFC 8493): the pack's files with lists of their fingerprints, the same bytes every time.

Written here rather than by a library because a bag must not say when or by which machine it was bagged: that would
make two packs of the same evidence differ.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from codesign.records.pack import Pack

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
ALGORITHMS = ("sha256", "sha512")
CHANGE_LABEL = "Codesign-Change"
MADE_LABEL = "Codesign-Stands-At"


def bag(payload: Mapping[str, bytes], pack: Pack) -> dict[str, bytes]:
    """Return the files of a bag holding this payload, by their path within it."""
    held = {f"data/{name}": content for name, content in payload.items()}
    tags = {"bagit.txt": DECLARATION, "bag-info.txt": _bag_info(held, pack)}
    tags |= {f"manifest-{algorithm}.txt": _manifest(held, algorithm) for algorithm in ALGORITHMS}
    lists = {f"tagmanifest-{algorithm}.txt": _manifest(tags, algorithm) for algorithm in ALGORITHMS}
    return {**held, **tags, **lists}


def seal_of(files: Mapping[str, bytes]) -> str:
    """Return the one fingerprint that stands for a whole bag: that of its list of lists."""
    return hashlib.sha256(files["tagmanifest-sha256.txt"]).hexdigest()


def _manifest(files: Mapping[str, bytes], algorithm: str) -> bytes:
    lines = (f"{hashlib.new(algorithm, files[path]).hexdigest()}  {path}\n" for path in sorted(files))
    return "".join(lines).encode()


def _bag_info(held: Mapping[str, bytes], pack: Pack) -> bytes:
    lines = (
        ("Bagging-Date", pack.stands_at.at[:10]),
        ("Bag-Software-Agent", "codesign"),
        ("External-Identifier", pack.programme.reference),
        ("Internal-Sender-Description", "; ".join(pack.stamps)),
        ("Payload-Oxum", f"{sum(map(len, held.values()))}.{len(held)}"),
        (CHANGE_LABEL, pack.stands_at.change),
        ("Codesign-Head", pack.stands_at.head),
        (MADE_LABEL, pack.stands_at.at),
    )
    return "".join(f"{label}: {value}\n" for label, value in lines if value).encode()
