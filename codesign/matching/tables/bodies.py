"""Names of bodies and places in a table: shops, care homes, schools; words weighed by how rare they are there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import log2

from rapidfuzz.distance import OSA

from codesign.matching.tables.columns_compared import chance_of, relearnt, with_chance
from codesign.matching.tables.weights import Chances, table_weights

Name = tuple[str, ...]
"""The folded words of a name."""
SAID = {
    "same": "same name",
    "near": "the names differ by a slip or by where they are broken",
    "within": "one name says more than the other",
    "most": "most of the telling words are the same",
    "some": "some of the telling words are the same",
    "other": "another name",
    "apart": "the names differ in a word that tells two apart",
}
_NOT_TAUGHT = ("other", "apart")
_MOST, _SOME = 0.7, 0.4


class BodiesNames:
    """The names of all rows."""

    def __init__(self, rows: Sequence[tuple[Name, ...]]) -> None:
        self.rows = rows
        self._size = max(2, sum(1 for names in rows if names))
        self._counts = Counter(name for names in rows for name in set(names))
        self._words = Counter(word for names in rows for word in {word for name in names for word in name})
        self._levels = table_weights().levels["name"]
        self._seen: dict[tuple[Name, Name], tuple[str, Chances]] = {}

    def relearn(self, learnt: Mapping[tuple[str, str], float]) -> None:
        """Mend how often each level is met within one body's rows by what was seen.

        What tells two apart stays as it is: a register of one street would teach that East and West are one.
        """
        kept = {level: self._levels[level] for level in _NOT_TAUGHT}
        self._levels = {**relearnt("name", self._levels, learnt), **kept}
        self._seen.clear()

    def parts(self, one: int, other: int) -> list[tuple[str, str, Chances]]:
        """Return what two rows' names say; the best of them where there are several."""
        found = [self._compared(a, b) for a in self.rows[one] for b in self.rows[other]]
        if not found:
            return []
        level, chances = max(found, key=lambda each: each[1][0] / each[1][1])
        return [("name", level, chances)]

    def _compared(self, one: Name, other: Name) -> tuple[str, Chances]:
        pair = (one, other) if one < other else (other, one)
        found = self._seen.get(pair)
        if found is None:
            found = self._seen[pair] = self._level(*pair)
        return found

    def _level(self, one: Name, other: Name) -> tuple[str, Chances]:
        if one == other:
            usual = table_weights().levels["name"]["same"][1]
            return "same", with_chance(self._levels["same"], chance_of(self._counts[one], self._size, usual))
        if tells_apart(one, other):
            return "apart", self._levels["apart"]
        if _is_near(one, other):
            chance = max(self._counts[one], self._counts[other]) / self._size
            return "near", with_chance(self._levels["near"], chance)
        shared = _shared(one, other)
        told = sum(self._tells(a) + self._tells(b) for a, b in shared) / 2
        left, right = sum(map(self._tells, set(one))), sum(map(self._tells, set(other)))
        if not shared:
            return "other", self._levels["other"]
        together = told / max(left, right, 0.1)
        level = (
            "within"
            if told >= 0.9 * min(left, right)
            else "most"
            if together >= _MOST
            else "some"
            if together >= _SOME
            else "other"
        )
        if level == "other":
            return level, self._levels[level]
        return level, with_chance(self._levels[level], self._by_chance(shared))

    def _tells(self, word: str) -> float:
        return log2(1.0 + self._size / max(1, self._words[word]))

    def _by_chance(self, shared: Iterable[tuple[str, str]]) -> float:
        """Return how likely another row has these words by chance: as likely as the rarest, and less with more."""
        rates = sorted(max(self._words[a], self._words[b]) / self._size for a, b in shared)
        chance = 1.0
        for at, rate in enumerate(rates):
            chance *= rate ** (1.0 / (1 + at))  # words of one name go together
        return max(chance, 0.5 / self._size)


@lru_cache(maxsize=65_536)
def tells_apart(one: Name, other: Name) -> bool:
    """Say whether two names that share words differ in a point of the compass, an age, a figure: East and West, 1 and 2."""
    left, right = set(one) - set(other), set(other) - set(one)
    if len(left) == len(one):
        return False
    kinds, others = _kinds(left), _kinds(right)
    return bool(kinds & others) or "compass" in kinds | others


def _kinds(words: Iterable[str]) -> set[str]:
    apart = table_weights().apart
    return {"figure" if word.isdigit() else apart.get(word, "") for word in words} - {""}


@lru_cache(maxsize=65_536)
def _is_near(one: Name, other: Name) -> bool:
    if sorted(one) == sorted(other):
        return True
    first, second = "".join(one), "".join(other)
    if [word for word in first if word.isdigit()] != [word for word in second if word.isdigit()]:
        return False
    shorter = min(len(first), len(second))
    allowed = 0 if shorter < 4 else 1 if shorter < 9 else 2
    return OSA.distance(first, second, score_cutoff=allowed) <= allowed


def _shared(one: Name, other: Name) -> list[tuple[str, str]]:
    """Pair the words that two names share, slips forgiven."""
    spare = list(dict.fromkeys(other))
    shared = []
    for word in dict.fromkeys(one):
        found = word if word in spare else next((held for held in spare if _is_slip(word, held)), "")
        if found:
            spare.remove(found)
            shared.append((word, found))
    return shared


@lru_cache(maxsize=65_536)
def _is_slip(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    if shorter < 4 or one.isdigit() or other.isdigit():
        return False
    allowed = 1 if shorter < 8 else 2
    return OSA.distance(one, other, score_cutoff=allowed) <= allowed
