"""A name as lists order it and look it up."""

from __future__ import annotations

import unicodedata


def sort_name(name: str) -> str:
    """Return a name as lists order it and look it up: no case, no accents, single spaces."""
    folded = unicodedata.normalize("NFKD", name.casefold())
    return " ".join(
        "".join(character for character in folded if not unicodedata.combining(character)).split()
    )
