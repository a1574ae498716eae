"""The contacts somebody keeps, as names to look for: whole names in any case, also misspelt; one name only where it is told.

A first name alone says little (half a town is Dave), and a family name may be a word, so either alone is marked only with
a word beside it that goes with people. Built once for a store's change: 10,000 names take a tenth of a second.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from copy import copy

from codesign.coding.personal.reading import Reading, folded, is_ordinary, looks_ordinary
from codesign.coding.personal.taking import Named, is_everybodys, is_place
from codesign.coding.personal.words import words

ALIKE = 88.0
"""How alike a misspelt whole name must be, of 100 (rapidfuzz ratio): measured, 88 finds slips and leaves other people's names."""

_NO_GIVEN = 2


class Register:
    """Names of contacts, ready to be looked for."""

    def __init__(self, names: Iterable[str]) -> None:
        self._families: dict[str, set[str]] = defaultdict(set)
        """The first names that go with each family name."""
        self._firsts: dict[str, set[str]] = defaultdict(set)
        self._alike: dict[str, list[str]] = defaultdict(list)
        """Whole names, by the first letters of their halves."""
        self.count = 0
        for name in names:
            self._take(name)
        self._alone = {
            low for low in (*self._families, *self._firsts) if _stands_alone(low) and low not in words().towns
        }
        self._also: Register | None = None

    def and_also(self, names: Iterable[str]) -> Register:
        """Return this register with a few names more, without building it again. This one stays as it is."""
        more = copy(self)
        more._also = Register(names)
        more.count = self.count + more._also.count
        return more

    def _take(self, name: str) -> None:
        parts = name_parts(name)
        if not parts:
            return
        self.count += 1
        first, last = parts[0], parts[-1]
        if len(parts) == 1:
            self._families[last].add("")
            return
        for family in {last, *last.split("-"), " ".join(parts[1:])}:
            self._families[family].add(first)
        for given in {first, *first.split("-"), *(part for part in parts[1:-1] if len(part) > _NO_GIVEN)}:
            self._firsts[given].add(last)
        self._alike[first[:1] + last[:1]].append(f"{first} {last}")

    def named(self, read: Reading) -> list[Named]:
        """Return the names of contacts in a comment."""
        found: list[Named] = self._also.named(read) if self._also else []
        last = -1
        families, firsts = self._families, self._firsts
        pairs = set(read.pairs())
        for at, low in enumerate(read.lows):
            if at > last and (low in firsts or low in families or at in pairs):
                named = self._whole(read, at) or self._part(read, at)
                if named:
                    found.append(named)
                    last = named.last
        return found

    def _whole(self, read: Reading, at: int) -> Named | None:
        """Read a first and a family name, or the other way about, the first perhaps an initial, one perhaps misspelt."""
        one = read.lows[at]
        for step in (at + 1, at + 2, at + 3):
            if not self._joins(read, at, step):
                return None
            if step > at + 1 and not (read.single(step - 1) or read.capital(step - 1)):
                return None
            two = read.lows[step]
            if self._is_pair(read, at, step, one, two) and not self._is_of_a_place(read, at, step):
                return Named(at, step, "It is the name of one of the contacts.")
            if step == at + 1 and self._is_alike(read, at, step) and not is_place(read, at, step):
                return Named(at, step, "It is all but the name of one of the contacts.")
        return None

    @staticmethod
    def _is_of_a_place(read: Reading, at: int, step: int) -> bool:
        """Say whether a name is a place's too: somebody may be called Hamish Hall, and Victoria Ward is a ward."""
        if not is_place(read, at, step):
            return False
        if not is_place(read, at, step, sure=True):
            is_both = read.lows[at] in words().names_too and read.lows[step] in words().buildings
            return is_both or read.low(at - 1) in words().at_places
        return True

    @staticmethod
    def _joins(read: Reading, at: int, step: int) -> bool:
        if step >= len(read.lows) or read.tails[step - 1]:
            return False
        gap = read.gap(step)
        return (
            gap in (" ", "  ", " \n", "\n", "-")
            or (gap in (". ", ".", "’", "'") and read.single(step - 1))
            or (gap == ", " and step == at + 1)
        )

    def _is_pair(self, read: Reading, at: int, step: int, one: str, two: str) -> bool:
        if read.gap(step) == ", ":
            return (
                one in self._families
                and two in self._families[one]
                and read.capital(at)
                and read.capital(step)
            )
        given = self._families.get(two)
        if given is not None and self._is_given(read, at, one, given):
            return self._is_meant(read, at, step)
        backwards = self._families.get(one)
        return backwards is not None and two in backwards and self._is_meant(read, at, step)

    def _is_given(self, read: Reading, at: int, one: str, given: set[str]) -> bool:
        if one in given:
            return True
        if read.single(at):
            return any(name.startswith(one) for name in given)
        if not read.capital(at) or is_ordinary(one) or read.acronym(at):
            return False
        return len(one) > 1 and any(name.startswith(one) for name in given)

    @staticmethod
    def _is_meant(read: Reading, at: int, step: int) -> bool:
        """In capitals it is a name; in small letters only if one of its halves is no word of the language."""
        if read.capital(at) and read.capital(step):
            return True
        return any(_stands_alone(read.lows[each]) for each in (at, step))

    def _is_alike(self, read: Reading, at: int, step: int) -> bool:
        one, two = read.lows[at], read.lows[step]
        if read.gap(step) == ", " or len(one) + len(two) < 7 or is_ordinary(two):
            return False
        is_said = one in self._firsts and two not in words().names_too and not looks_ordinary(two)
        """A given name may be a word too (`penny burges`), where what stands after it is none at all."""
        if is_ordinary(one) and not is_said:
            return False
        known = (
            is_said
            or (one in self._firsts and one not in words().names_too)
            or (two in self._families and two not in words().names_too)
        )
        if not known and not (read.capital(at) and read.capital(step)):
            return False
        names = self._alike.get(one[:1] + two[:1])
        if not names:
            return False
        from rapidfuzz import fuzz, process

        return process.extractOne(f"{one} {two}", names, scorer=fuzz.ratio, score_cutoff=ALIKE) is not None

    def _part(self, read: Reading, at: int) -> Named | None:
        """Read a name alone, where the words beside it go with people."""
        low = read.lows[at]
        if low not in self._alone or not read.capital(at) or (read.acronym(at) and len(low) < 4):
            return None
        last = at
        if (
            read.is_next(at + 1)
            and read.capital(at + 1)
            and read.lows[at + 1] in self._families
            and not is_ordinary(read.lows[at + 1])
        ):
            last = at + 1
        if is_place(read, at, last) or is_everybodys(read, at, last):
            return None
        if low not in self._firsts and not (read.is_next(at) and read.low(at - 1) in words().at_towns):
            return Named(
                at, last, "It is the family name of one of the contacts, and no word of the language."
            )
        beside = read.is_next(at) and read.low(at - 1) in words().beside
        does = read.is_next(last + 1) and read.lows[last + 1] in words().people_do
        if last > at or beside or does or read.tails[last]:
            return Named(at, last, "It is a name among the contacts, and the words beside it go with people.")
        return None


def name_parts(name: str) -> Sequence[str]:
    """Take a name apart as it is compared: titles and letters off, `Marsh, Sue` turned round."""
    family, comma, given = name.partition(",")
    if comma and given.strip() and folded(given.split()[0]).low not in words().letters:
        name = f"{given} {family}"
    lows = [folded(part.strip(".,;:()[]\"'“”’")).low for part in name[:120].replace("/", " ").split()]
    parts = [low for low in lows if low]
    while len(parts) > 1 and parts[0] in words().name_titles:
        parts = parts[1:]
    while len(parts) > 1 and parts[-1] in words().letters:
        parts = parts[:-1]
    if any(part in words().places and part not in words().names_too for part in parts[1:]):
        return ()
    if len(parts) == 1 and len(parts[0]) < 3:
        return ()
    return _particles_joined(parts)


def _particles_joined(parts: Sequence[str]) -> Sequence[str]:
    """Leave `de`, `van` and the like to the family name they begin; a comment may leave them off."""
    return [
        part for at, part in enumerate(parts) if at in (0, len(parts) - 1) or part not in words().particles
    ]


def _stands_alone(low: str) -> bool:
    """Say whether a name is told from the words of the language."""
    return (
        len(low) > 2 and not is_ordinary(low) and low not in words().names_too and low not in words().places
    )
