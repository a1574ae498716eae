"""How two organisations' names agree, in a sentence: `Cncl = Council`, `another branch: Loxley, not Hollerton`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from codesign.matching.compare.organisation_levels import NamesCompared, OrganisationLevel
from codesign.matching.compare.organisation_name import OrganisationName, phrase, pieces
from codesign.matching.compare.organisation_words import mended, organisation_words, stem, stems

Level = OrganisationLevel
_LONGEST_SHOWN = 30
_SMALL = frozenset({"of", "and", "for", "the"})


def names_in_words(one: OrganisationName, other: OrganisationName, names: NamesCompared) -> str:
    """Say how two names agree."""
    return _SENTENCES[names.level](one, other, names)


def _same(one: OrganisationName, other: OrganisationName, _: NamesCompared) -> str:
    if one.written == other.written:
        return "same name"
    short = next(_short_for(one, other), "") or next(_short_for(other, one), "")
    return short or "same name, written another way"


def _with(one: OrganisationName, other: OrganisationName, names: NamesCompared) -> tuple[str, str]:
    """Return what only the one and only the other has, as written."""
    return _shown(one, names.one), _shown(other, names.other)


def _slip(one: OrganisationName, other: OrganisationName, names: NamesCompared) -> str:
    if not names.slips:
        return f"a slip: {_more(one, other, names)}"
    a, b = names.slips[-1]
    return f"a slip: {_shown(one, {a})}, {_shown(other, {b})}"


def _more(one: OrganisationName, other: OrganisationName, names: NamesCompared) -> str:
    return " ".join(filter(None, _with(one, other, names)))


def _against(one: OrganisationName, other: OrganisationName, names: NamesCompared) -> str:
    a, b = _with(one, other, names)
    return f"{a}, not {b}" if a and b else a or b


def _branch(one: OrganisationName, other: OrganisationName) -> str:
    return "another branch" if one.words & other.words & organisation_words().brands else "another place"


def _later(one: OrganisationName, other: OrganisationName, names: NamesCompared, became: str) -> str:
    """Say what became what, whichever way round the two names are given."""
    known = organisation_words()
    was, now = _with(one, other, names)
    later = {**known.became, **known.renamed}
    if any(names.one & later.get(word, frozenset()) for word in names.other):
        was, now = now, was
    return f"{was} {became} {now}"


_SENTENCES: Mapping[OrganisationLevel, Callable[[OrganisationName, OrganisationName, NamesCompared], str]] = {
    Level.SAME: _same,
    Level.SLIP: _slip,
    Level.INITIALS: lambda one, other, names: f"initials: {_more(one, other, names)}",
    Level.NEAR: lambda one, other, names: f"nearly the same name: {_against(one, other, names)}",
    Level.PLACE: lambda one, other, names: f"one name says where it is: {_more(one, other, names)}",
    Level.SHORTER: lambda one, other, names: f"one name leaves out {_more(one, other, names)}",
    Level.PART: lambda one, other, names: f"one name says more: {_more(one, other, names)}",
    Level.RENAMED: lambda one, other, names: _later(one, other, names, "is now"),
    Level.BECAME: lambda one, other, names: _later(one, other, names, "became"),
    Level.INSIDE: lambda one, other, names: f"a body inside or beside the other: {_more(one, other, names)}",
    Level.BRANCH: lambda one, other, names: f"{_branch(one, other)}: {_against(one, other, names)}",
    Level.TIER: lambda one, other, names: f"another body of that name: {_against(one, other, names)}",
    Level.PARTLY: lambda one, other, names: f"only part of the name agrees: {_against(one, other, names)}",
    Level.OTHER: lambda one, other, names: "another name",
}


def _shown(name: OrganisationName, words: Iterable[str]) -> str:
    """Return telling words as they stand in a name, in its order; phrases in full."""
    known = organisation_words()
    written = {stem(mended(folded)): piece for piece, folded in pieces(name.written)}
    ours = [word for word in name.in_order if word in words]
    return " ".join(known.shown.get(word) or _cut(written.get(word) or word.capitalize()) for word in ours)


def _cut(word: str) -> str:
    """Shorten what is no word, as a pasted page without spaces."""
    return word if len(word) <= _LONGEST_SHOWN else f"{word[:_LONGEST_SHOWN]}…"


def _short_for(one: OrganisationName, other: OrganisationName) -> Iterator[str]:
    """Say which words of one name stand in full, or rightly spelt, in the other: `Cncl = Council`."""
    known = organisation_words()
    there = {folded for _, folded in pieces(other.written)}
    for piece, folded in pieces(one.written):
        full = known.abbreviations.get(folded) or known.endings.get(folded)
        if folded in there:
            continue
        if full:
            yield f"{_cut(piece)} = {_in_full(full)}"
        elif stem(mended(folded)) != stem(folded):
            yield f"“{_cut(piece)}”: a slip for {mended(folded)}"


def _in_full(full: tuple[str, ...]) -> str:
    """Say what an abbreviation stands for."""
    known = organisation_words()
    if full[0] == "any":
        return "a council"
    length, said = phrase(stems(" ".join(full)), 0, known.phrases)
    if length == len(full) and len(said) == 1 and said[0] in known.shown:
        return known.shown[said[0]]
    return " ".join(known.shown.get(word) or (word if word in _SMALL else word.capitalize()) for word in full)
