"""The theme or outcome a typed tag means: the one there is, or the nearest offered and never chosen for anyone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

NEAR_ENOUGH = 78
"""Below this likeness (0 to 100, Damerau-Levenshtein on short names) an offer is noise: `bus` is not `buses` misspelt."""
LONGEST = 100
"""A longer tag is no slip of a name."""
_AROUND = " \t\n.,;:!?"
_SPACES = re.compile(r"[\s_-]+")


class NearTag(NamedTuple):
    """What a typed tag is among the names there are."""

    known: str | None
    """The tag there already is, or None for a new one."""
    nearest: str | None
    """For a new one, the name it may be a slip of."""
    words: str


class OutcomeChoice(NamedTuple):
    """An outcome a typed code may mean."""

    code: str
    title: str
    is_exact: bool
    words: str


def tag_name(typed: str) -> str:
    """Return the name in a typed tag: without the `#`, the spaces and the punctuation around it. `#Transport!` is `Transport`."""
    return typed.strip().lstrip("#").strip(_AROUND)


def tag_key(typed: str) -> str:
    """Return the form by which tags are compared: letter case, hyphens and underscores make no difference."""
    return _SPACES.sub(" ", typed.casefold()).strip()


def nearest_tag(typed: str, names: Mapping[str, int]) -> NearTag:
    """Find a typed tag among the names in use, each with its number of comments; offer the nearest if it is new."""
    wanted = tag_key(typed)
    keyed = {tag_key(name): name for name in names}
    if wanted in keyed:
        known = keyed[wanted]
        return NearTag(known, None, f"#{known} ({names[known]:,})")
    nearest = _nearest(wanted, keyed)
    if nearest is None:
        return NearTag(None, None, "new tag")
    return NearTag(None, nearest, f"new tag? did you mean #{nearest} ({names[nearest]:,})")


def outcome_choices(typed: str, outcomes: Iterable[tuple[str, str]]) -> tuple[OutcomeChoice, ...]:
    """List the outcomes a code may mean, the exact one first. Codes are text: `2.10` is listed beside `2.1`."""
    wanted = typed.casefold().strip()
    if not wanted:
        return ()
    fitting = [
        OutcomeChoice(code, title, code.casefold() == wanted, f"{code} {title}")
        for code, title in outcomes
        if code.casefold().startswith(wanted) or wanted in title.casefold()
    ]
    return tuple(
        sorted(
            fitting, key=lambda choice: (not choice.is_exact, not choice.code.casefold().startswith(wanted))
        )
    )


def _nearest(wanted: str, keyed: Mapping[str, str]) -> str | None:
    if len(wanted) > LONGEST:
        return None
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    found = process.extractOne(
        wanted, list(keyed), scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=NEAR_ENOUGH / 100
    )
    return keyed[found[0]] if found else None
