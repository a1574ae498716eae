"""Is this someone we know? Pure functions: names taken apart, compared, and the look-alikes given with reasons in words.

As somebody types: build a `Register` of what is known, ask it for `candidates`, and show their `reasons`. Over all that is
held: `search.Search`; one more among them: `growing.Growing`. All compare with the same levels, weights and sentences.
Nothing here merges anybody.

What stands here is read when it is first asked for: the store knows what a `Known` is without reading how it is compared.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from codesign.matching.known import Candidate, Known, Likelihood, Sort, Typed
    from codesign.matching.names import NameParts, is_a_name, is_desk, looks_like_organisation, name_parts
    from codesign.matching.score import Reason
    from codesign.matching.typed.register import Register

_WHERE = {
    **dict.fromkeys(("Candidate", "Known", "Likelihood", "Sort", "Typed"), "known"),
    **dict.fromkeys(("NameParts", "is_a_name", "is_desk", "looks_like_organisation", "name_parts"), "names"),
    "Register": "typed.register",
    "Reason": "score",
}

__all__ = [
    "Candidate",
    "Known",
    "Likelihood",
    "NameParts",
    "Reason",
    "Register",
    "Sort",
    "Typed",
    "is_a_name",
    "is_desk",
    "looks_like_organisation",
    "name_parts",
]


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
