"""`manifest.json`: what the pack is and what is in it, for programs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict

from codesign.evidence.tables import Table
from codesign.records.pack import Pack

FORMAT = 1
"""Raised when a field here changes its meaning or goes; new fields may come without."""


def manifest(pack: Pack, tables: tuple[Table, ...], files: Mapping[str, bytes]) -> bytes:
    """Return the manifest of these files, which do not include itself."""
    figures = pack.figures
    held = {
        "format": FORMAT,
        "stamps": pack.stamps,
        "programme": asdict(pack.programme),
        "stands_at": asdict(pack.stands_at),
        "options": asdict(pack.options),
        "figures": {
            **asdict(figures),
            "events": {count.what: count.count for count in figures.events},
            "withheld": {count.what: count.count for count in figures.withheld},
            "words_withheld": figures.words_withheld,
        },
        "tables": {table.name: {"title": table.title, "rows": len(table.rows)} for table in tables},
        "comments": {
            "quoted": [row.reference for row in pack.comments if row.words and row.is_exact],
            "shown_as_our_note": [row.reference for row in pack.comments if row.words and not row.is_exact],
            "withheld": {row.reference: row.withheld for row in pack.comments if row.withheld},
        },
        "csv_guard": "A text cell that begins with = + - @ (after any spaces), a tab, a line break or an apostrophe has one "
        "apostrophe in front. Take one leading apostrophe off to read it back.",
        "files": {
            name: {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in sorted(files.items())
        },
    }
    return json.dumps(held, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"
