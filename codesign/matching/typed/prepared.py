"""What is worked out once of a name or a level and asked for again with every key: kept, but never without bound."""

from __future__ import annotations

from functools import lru_cache

from codesign.matching.compare.people import person_name
from codesign.matching.weights import level_likelihoods, typed_likelihoods
from codesign.matching.words import forget_with_words
from codesign.matching.words.kin import relation_of

_KEPT = 8_192

name_of = lru_cache(maxsize=_KEPT)(person_name)
"""A person's name taken apart."""
relation_in = lru_cache(maxsize=_KEPT)(relation_of)
"""Whose mum or carer a name speaks of."""
level_weighs = lru_cache(maxsize=_KEPT)(level_likelihoods)
"""How likely a level is under each hypothesis."""
form_weighs = lru_cache(maxsize=_KEPT)(typed_likelihoods)
"""The same of what only a form says."""

for _kept in (name_of, relation_in, level_weighs, form_weighs):
    forget_with_words(_kept.cache_clear)
