"""A typed person's name against the names one contact goes by, weighed by how rare they are in the user's own register."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from codesign.matching.compare.people import Agreement, family_words, given_words
from codesign.matching.fold import squash
from codesign.matching.known import Known
from codesign.matching.people.besides import besides, words_beside
from codesign.matching.people.naming import HIDDEN, NOTHING, Met, added
from codesign.matching.typed.asked import Asked
from codesign.matching.typed.completing import BEGUN, Read, read
from codesign.matching.typed.prepared import form_weighs, level_weighs, name_of
from codesign.matching.typed.rarity import Rarity

ONE_NAME = "only one name to go by"


class NamesRead(NamedTuple):
    """How the names agree, and the other name held that it was found by."""

    read: Read
    alias: str = ""
    is_hidden: bool = False

    @property
    def conflict(self) -> bool:
        """Whether a half is said in both and differs."""
        found = self.read.found
        halves = [half.level for half in (found.given, found.family) if half is not None]
        return (
            not halves or "other" in halves or (found.family is not None and found.family.level == "initial")
        )

    @property
    def is_partial(self) -> bool:
        """Whether a half rests on an initial, or is not said."""
        found = self.read.found
        return any(
            half is None or len(half.one) == 1 or len(half.other) == 1 for half in (found.given, found.family)
        )


def best_names(asked: Asked, known: Known, rarity: Rarity) -> NamesRead | None:
    """Return the name, of those they go by, that agrees best."""
    if not known.aliases and not known.hidden:
        name = name_of(known.name)
        return NamesRead(read(asked.person, asked.words, name, _stems(asked))) if name.whole else None
    stems = _stems(asked)
    best: tuple[bool, float, NamesRead] | None = None
    for number, text in enumerate((known.name, *known.aliases, *known.hidden)):
        name = name_of(text)
        if not name.whole:
            continue
        found = NamesRead(
            read(asked.person, asked.words, name, stems), text if number else "", number > len(known.aliases)
        )
        speaks = added(met.likelihoods for met in _met(asked, found, rarity))
        rank = (not found.conflict, speaks[0] - speaks[1])
        if best is None or rank > best[:2]:
            best = (*rank, found)
    return best[2] if best else None


def _stems(asked: Asked) -> tuple[str, ...]:
    return tuple(mail.stem for mail in asked.emails if not mail.is_desk)


def names_met(asked: Asked, names: NamesRead, rarity: Rarity) -> Iterator[Met]:
    """Say how the names agree; a name that somebody has left is never said, nor what was typed of it."""
    met = list(_met(asked, names, rarity))
    if names.is_hidden:
        yield Met(HIDDEN, added(each.likelihoods for each in met))
        return
    yield from met
    if names.read.is_one_word:
        yield Met(ONE_NAME, NOTHING)


def alias_met(asked: Asked, names: NamesRead) -> Iterator[Met]:
    """Say by which other name they were found; one typed as it is held was once said to be theirs."""
    if names.alias and not names.is_hidden:
        is_exact = squash(asked.name) == squash(names.alias)
        yield Met(f"also known as {names.alias}", form_weighs("alias", "exact") if is_exact else NOTHING)


def _met(asked: Asked, names: NamesRead, rarity: Rarity) -> Iterator[Met]:
    found, name = names.read.found, names.read.name
    for key, half in (("given", found.given), ("family", found.family)):
        if half is not None:
            yield _one_name(key, half, rarity) if names.read.is_one_word else _half(key, half, rarity)
    for key, level in besides(asked.person, name, found, attrgetter("middle")):
        if (key, level) != ("title", "same"):  # that is weighed with the roles that are held
            yield Met(words_beside(key, level, asked.person, name), level_weighs(key, level))


def _one_name(key: str, found: Agreement, rarity: Rarity) -> Met:
    """Weigh a name typed alone: it may be anybody's first or family name, and is no rarer here than it is in life."""
    met = _half(key, found, rarity)
    usual = level_weighs(key, "same" if found.level == BEGUN else found.level)
    stranger = 1 + max(met.likelihoods[1], usual[1])
    same, _, *others = met.likelihoods
    return Met(met.words, (same, stranger, *(max(stranger, other) for other in others)))  # type: ignore[arg-type]


def _half(key: str, found: Agreement, rarity: Rarity) -> Met:
    say = given_words if key == "given" else family_words
    if found.level == BEGUN:
        begun = Agreement("begins", found.one, found.other)
        return Met(say(begun), level_weighs(key, "same", rarity.of_beginning(found.one)))
    stranger = rarity.of_name(found.level, found.one, found.other)
    if found.level == "initial" or (found.level == "same" and len(found.one) == 1 and found.one.isascii()):
        return Met(say(found), level_weighs("given", "initial", stranger))
    return Met(say(found), level_weighs(key, found.level, stranger))
