"""Telephone numbers: a mobile is one person's, a landline a household's, a switchboard an office's."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from codesign.matching.compare.base import Comparer

_EXTENSION = re.compile(r"(?i)\b(?:ext|extn|extension|x)\.?\s*\d+\s*$")
_RUNS = re.compile(r"[0-9+()\s.\-\u2010-\u2015]{9,}")


class Phones(Comparer):
    """Numbers, kept as the ten figures after the first nought."""

    key = "phone"
    levels = ("same", "shared", "slip", "other mobile", "other")
    shared = "shared"

    def prepare(self, text: str) -> tuple[str, ...]:
        """Read every number in a cell: +44, 0044 and a nought lost in a spreadsheet agree; an extension goes."""
        if not text:
            return ()
        found = (number for run in _RUNS.findall(f"{_EXTENSION.sub('', text)} ") if (number := _number(run)))
        return tuple(dict.fromkeys(found))

    def compare(self, one: str, other: str) -> int:
        """Compare two different numbers."""
        half = one[:5] == other[:5] or one[-5:] == other[-5:]  # a slip leaves a half whole
        if half and OSA.distance(one, other, score_cutoff=1) <= 1:
            return 2
        return 3 if one[0] == other[0] == "7" else 4

    def words(self, level: str, one: str, other: str) -> str:
        """Say it."""
        what = "mobile" if one[0] == "7" else "phone"
        return {
            "same": f"same {what}",
            "shared": f"shared {what}",
            "slip": "the phones differ by a slip",
            "other mobile": "another mobile",
        }.get(level, "another phone")


def _number(run: str) -> str:
    figures = "".join(re.findall("[0-9]", run))
    if figures.startswith("0044"):
        figures = figures[4:]
    elif figures.startswith("44") and len(figures) > 11:
        figures = figures[2:]
    figures = figures.lstrip("0")
    return figures if 9 <= len(figures) <= 13 else ""
