"""People's names in a table: first and family name, changed about or missing, each by how rare it is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler

from codesign.matching.fold import sound
from codesign.matching.tables.columns_compared import COUNTED_BEFORE, chance_of, relearnt, with_chance
from codesign.matching.tables.rows import Name
from codesign.matching.tables.weights import Chances, table_weights
from codesign.matching.words import forget_with_words, words

Part = tuple[str, str, Chances]
"""What was compared, the level, and its chances."""
_GIVEN_SAID = {
    "same": "same first name",
    "nickname": "one first name is short for the other, or another form of it",
    "near": "the first names sound alike or differ by a slip",
    "alike": "the first names are much alike",
    "initial": "a first name fits the other's initial",
    "other": "another first name",
}
_FAMILY_SAID = {
    "same": "same family name",
    "part": "one family name is part of the other",
    "near": "the family names sound alike or differ by a slip",
    "alike": "the family names are much alike",
    "other": "another family name",
}
_MIDDLE_SAID = {
    "same": "same middle name",
    "initial": "a middle name fits the other's initial",
    "near": "the middle names differ by a slip",
    "other": "another middle name",
}
SAID = {"given": _GIVEN_SAID, "family": _FAMILY_SAID, "middle": _MIDDLE_SAID}
TURNED = "first and family name changed about"


OFTEN = 5
"""Rows that have a name before it is no slip of another."""


class PeoplesNames:
    """The names of all rows."""

    def __init__(self, rows: Sequence[tuple[Name, ...]]) -> None:
        self.rows = rows
        self._counts = {"given": _counted(rows, "given"), "family": _counted(rows, "family")}
        self._said = {key: max(2, sum(counts.values())) for key, counts in self._counts.items()}
        levels = table_weights().levels
        self._levels = {key: dict(levels[key]) for key in ("given", "family", "middle", "turned")}

    def learn(self, pairs: Sequence[tuple[int, int]]) -> None:
        """Mend how often strangers reach each level by pairs of rows drawn at random."""
        for key, compare in (("given", given_level), ("family", family_level)):
            counts = dict.fromkeys(self._levels[key], 0)
            drawn = 0
            for one, other in pairs:
                a, b = self._of(one, key), self._of(other, key)
                if a and b and a != b:
                    counts[compare(a, b)] += 1
                    drawn += 1
            for level, count in counts.items():
                row = self._levels[key][level]
                stranger = (count + COUNTED_BEFORE * row[1]) / (drawn + COUNTED_BEFORE)
                self._levels[key][level] = tuple(stranger if chance == row[1] else chance for chance in row)  # type: ignore[assignment]

    def relearn(self, learnt: Mapping[tuple[str, str], float]) -> None:
        """Mend how often each level is met within one person's rows by what was seen."""
        for key in ("given", "family", "middle"):
            self._levels[key] = relearnt(key, self._levels[key], learnt)

    def _of(self, row: int, key: str) -> str:
        names = self.rows[row]
        if not names:
            return ""
        return names[0].given if key == "given" else names[0].family

    def parts(self, one: int, other: int) -> list[Part]:
        """Return what two rows' names say: the best of their names, in the order written or changed about."""
        if not self.rows[one] or not self.rows[other]:
            return []
        found = [self._compared(a, b) for a in self.rows[one] for b in self.rows[other]]
        return found[0] if len(found) == 1 else max(found, key=_speaks)

    def _compared(self, one: Name, other: Name) -> list[Part]:
        straight = self._in_order(one, other)
        if not (one.given and one.family and other.given and other.family):
            return straight
        if straight[0][1] == "same" or straight[1][1] == "same":
            return straight
        level, crossed = given_level(one.given, other.family), family_level(one.family, other.given)
        if level in {"other", "alike"} or crossed in {"other", "alike"}:
            return straight
        turned = self._in_order(
            one, other._replace(given=other.family, family=other.given, parts=(other.given,))
        )
        turned.append(("turned", "yes", self._levels["turned"]["yes"]))
        return max(straight, turned, key=_speaks)

    def _in_order(self, one: Name, other: Name) -> list[Part]:
        parts: list[Part] = []
        if one.given and other.given:
            level = given_level(one.given, other.given)
            if level == "other" and (one.given in other.middle or other.given in one.middle):
                level = "nickname"
            level = self._told_apart("given", level, one.given, other.given)
            parts.append(("given", level, self._with_counts("given", level, one.given, other.given)))
        if one.family and other.family:
            level = family_level(one.family, other.family, one.parts, other.parts)
            level = self._told_apart("family", level, one.family, other.family)
            parts.append(("family", level, self._with_counts("family", level, one.family, other.family)))
        if one.middle and other.middle:
            level = middle_level(one.middle[0], other.middle[0])
            parts.append(("middle", level, self._levels["middle"][level]))
        return parts

    def _told_apart(self, key: str, level: str, one: str, other: str) -> str:
        """Take two names that the table has often each for two names, not for a slip: Peter and Petra."""
        counts = self._counts[key]
        return "alike" if level == "near" and min(counts[one], counts[other]) >= OFTEN else level

    def _with_counts(self, key: str, level: str, one: str, other: str) -> Chances:
        row = self._levels[key][level]
        if level != "same":
            return row
        counts, said = self._counts[key], self._said[key]
        held = max(counts.get(one, 1), counts.get(other, 1))
        return with_chance(row, chance_of(held, said, table_weights().levels[key]["same"][1]))


def _counted(rows: Sequence[tuple[Name, ...]], key: str) -> dict[str, int]:
    said = (name.given if key == "given" else name.family for names in rows for name in names)
    return Counter(filter(None, said))


def _speaks(parts: list[Part]) -> float:
    speaks = 1.0
    for _, _, chances in parts:
        speaks *= chances[0] / chances[1]
    return speaks


@lru_cache(maxsize=65_536)
def given_level(one: str, other: str) -> str:
    """Compare two first names. One letter is an initial, and never the same name."""
    if len(one) == 1 or len(other) == 1:
        return "initial" if one[0] == other[0] else "other"
    if one == other:
        return "same"
    known = words()
    ones, others = known.long_of.get(one, frozenset()), known.long_of.get(other, frozenset())
    if other in ones or one in others or ones & others or other in known.forms.get(one, ()):
        return "nickname"
    return _nearness(one, other)


@lru_cache(maxsize=65_536)
def family_level(one: str, other: str, parts: tuple[str, ...] = (), others: tuple[str, ...] = ()) -> str:
    """Compare two family names."""
    if one == other:
        return "same"
    if len(parts) != len(others) and any(len(part) > 2 and part in others for part in parts):
        return "part"
    return _nearness(one, other)


def middle_level(one: str, other: str) -> str:
    """Compare two middle names."""
    if one == other:
        return "same"
    if len(one) == 1 or len(other) == 1:
        return "initial" if one[0] == other[0] else "other"
    return "near" if _nearness(one, other) == "near" else "other"


def _nearness(one: str, other: str) -> str:
    shorter = min(len(one), len(other))
    allowed = 1 if shorter < 6 else 2
    if shorter > 2 and OSA.distance(one, other, score_cutoff=allowed) <= allowed:
        return "near"
    likeness = JaroWinkler.similarity(one, other)
    if likeness >= 0.74 and sound(one) == sound(other) != "":
        return "near"
    return "alike" if likeness >= 0.84 else "other"


for _kept in (given_level, family_level):
    forget_with_words(_kept.cache_clear)
