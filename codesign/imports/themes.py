"""Columns that tag a theme: nothing in them but a tick, a 1 or a yes (what statisticians call one-hot)."""

from __future__ import annotations

from collections.abc import Sequence

from codesign.imports.words import fold, word_set


def theme_columns(headers: Sequence[str], rows: Sequence[Sequence[str]], places: Sequence[int]) -> list[int]:
    """Return the places, out of those given, of columns that are only ticks.

    One such column alone is an answer to a question, not a codebook; columns about the person or about permission are
    never themes.
    """
    candidates = {place for place in places if _may_be_theme(headers[place])}
    marked: set[int] = set()
    ticks, set_ticks = word_set("marks"), word_set("set_marks")
    for row in rows:
        if not candidates:
            break
        for place in tuple(candidates):
            value = row[place].strip().casefold()
            if not value:
                continue
            if value not in ticks:
                candidates.discard(place)
            elif value in set_ticks:
                marked.add(place)
    found = sorted(candidates & marked)
    return found if len(found) > 1 else []


def is_ticked(cell: str) -> bool:
    """Say whether a cell of such a column means that the theme applies."""
    return cell.strip().casefold() in word_set("set_marks")


def _may_be_theme(heading: str) -> bool:
    """Say whether a heading could name a theme: not permission, and not in a word or two who somebody is."""
    words = fold(heading).split()
    if set(words) & word_set("never_themes"):
        return False
    return len(words) > 2 or not set(words) & word_set("personal_themes")
