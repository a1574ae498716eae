"""Is this someone we know? Pure functions: names taken apart, compared, and the look-alikes given with reasons in words.

As somebody types: build a `Register` of what is known, ask it for `candidates`, and show their `reasons`. Over all that is
held: `search.Search`. Both compare with the same levels, weights and sentences. Nothing here merges anybody.
"""

from __future__ import annotations

from codesign.matching.known import Candidate, Known, Likelihood, Reason, Sort, Typed
from codesign.matching.names import NameParts, is_a_name, is_desk, looks_like_organisation, name_parts
from codesign.matching.register import Register

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
