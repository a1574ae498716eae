"""Names that are a relation and not the person: `Jane's mum`, `carer for Mr Patel`, `c/o J. Smith`.

Who is written down so was there and is not the one named. `Auntie Jean` and `Nan Smith` are how somebody is called, and
`Sue (Jane's mum)` names Sue.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from codesign.matching.fold import LONGEST_NAME, fold
from codesign.matching.words import forget_with_words, words


class Relation(NamedTuple):
    """What a name says of somebody else."""

    word: str
    """The word of kin or caring as compared, `mum`; empty where one merely writes for another."""
    of: str
    """Whose, as written: `Jane`."""


def relation_of(name: str) -> Relation | None:
    """Say whose mum, carer or friend a name speaks of; None for a name of somebody's own.

    >>> relation_of("Mrs Patel's daughter")
    Relation(word='daughter', of='Mrs Patel')
    """
    text = " ".join(name[:LONGEST_NAME].replace("’", "'").split())
    for pattern in _patterns():
        if (found := pattern.fullmatch(text)) and found["of"].strip():
            return Relation(fold(found.groupdict().get("kin") or ""), found["of"].strip())
    return None


def speaks_of(name: str) -> str:
    """Return what sets a name that is a relation apart from that of the one it names; empty for a name of one's own.

    >>> speaks_of("PA to Cllr Ann Orchard")
    'pa of cllrannorchard'
    """
    if not _may_speak_of_another(name):
        return ""
    found = relation_of(name)
    return f"{found.word} of {fold(found.of)}" if found else ""


def writer_of(name: str) -> str:
    """Return who wrote, where a name goes on to say for whom: `Tess Orchard` of `Tess Orchard on behalf of Amy Tamar`."""
    if not _may_speak_of_another(name) or relation_of(name):
        return name
    found = _written_for().fullmatch(" ".join(name[:LONGEST_NAME].split()))
    return found["by"] if found else name


def _may_speak_of_another(name: str) -> bool:
    """Tell at a glance: asked of every name, and nearly none does."""
    if "'" in name or "\N{RIGHT SINGLE QUOTATION MARK}" in name:
        return True
    return not _signs().isdisjoint(name.casefold().replace("(", " ").split())


@cache
def _signs() -> frozenset[str]:
    """Return the words without one of which no name speaks of another, beside the apostrophe."""
    known = words()
    return known.kin_links.union(word for said in known.on_behalf for word in said.split())


def _either(choices: frozenset[str] | tuple[str, ...]) -> str:
    return "|".join(re.escape(each) for each in sorted(choices, key=lambda each: (-len(each), each)))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Return how a name says that it is another's: `Jane's mum`, `mum of Jane`, `on behalf of Jane`."""
    known = words()
    kin = rf"(?P<kin>(?:(?:step|foster|grand|great|god)[- ]?)*(?:{_either(known.kin)})(?:[- ]in[- ]law)?)"
    links = _either(known.kin_links)
    return (
        _pattern(rf"(?P<of>[^,(]+?)(?:'s|(?<=s)')\s+(?:\w+\s+)?{kin}"),
        _pattern(rf"(?:(?:the|a|her|his|their|my)\s+)?(?:\w+\s+)?{kin}\s+(?:{links})\s+(?P<of>.+)"),
        _pattern(rf"(?:{_either(known.on_behalf)})\s+(?P<of>.+)"),
    )


@cache
def _written_for() -> re.Pattern[str]:
    return _pattern(rf"(?P<by>[^\W\d_].*?\w\.?)[\s,(-]+(?:{_either(words().on_behalf)})\s+.+")


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


for _kept in (_patterns, _signs, _written_for):
    forget_with_words(_kept.cache_clear)
