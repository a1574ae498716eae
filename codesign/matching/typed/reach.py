"""E-mails and phones typed beside a name: one's own, or a house's, which says where and not who."""

from __future__ import annotations

from collections.abc import Callable
from math import exp2
from typing import cast

from codesign.matching.compare import comparer_for
from codesign.matching.compare.email import Email
from codesign.matching.fields import Field
from codesign.matching.known import Known
from codesign.matching.people.naming import Met
from codesign.matching.typed.asked import Asked
from codesign.matching.typed.keys import mail_key, number_key
from codesign.matching.typed.prepared import level_weighs
from codesign.matching.typed.rarity import Rarity
from codesign.matching.weights import Likelihoods

IsShared = Callable[[str], bool]
"""Says whether a key of the index is held by two, the one typed among them, who cannot be one by their names."""


def emails(asked: Asked, known: Known, rarity: Rarity, is_shared: IsShared) -> list[Met]:
    """Compare the e-mails typed with those held, and keep what says most."""
    if not asked.emails or not known.emails:
        return []
    comparer = comparer_for(Field.EMAIL)
    held = cast("list[Email]", [mail for text in known.emails for mail in comparer.prepare(text)])
    return _most([_email(one, other, rarity, is_shared) for one in asked.emails for other in held])


def _email(one: Email, other: Email, rarity: Rarity, is_shared: IsShared) -> Met:
    if one == other:
        key = mail_key(one)
        if one.is_desk or is_shared(key):
            return _of_a_house("email", "shared mailbox", rarity.of_key(key, 0.0))
        return Met("same e-mail", level_weighs("email", "same", rarity.of_reach(key)))
    comparer = comparer_for(Field.EMAIL)
    level = comparer.levels[comparer.compare(one, other)]
    return Met(comparer.words(level, one, other), _of_another("email", level, rarity))


def phones(asked: Asked, known: Known, rarity: Rarity, is_shared: IsShared) -> list[Met]:
    """Compare the phone numbers typed with those held, and keep what says most."""
    if not asked.phones or not known.phones:
        return []
    comparer = comparer_for(Field.PHONE)
    held = [str(number) for text in known.phones for number in comparer.prepare(text)]
    return _most([_phone(one, other, rarity, is_shared) for one in asked.phones for other in held])


def _phone(one: str, other: str, rarity: Rarity, is_shared: IsShared) -> Met:
    comparer = comparer_for(Field.PHONE)
    if one != other:
        level = comparer.levels[comparer.compare(one, other)]
        return Met(comparer.words(level, one, other), _of_another("phone", level, rarity))
    key = number_key(one)
    if is_shared(key):
        return _of_a_house("phone", comparer.words("shared", one, one), rarity.of_key(key, 0.0))
    return Met(comparer.words("same", one, one), level_weighs("phone", "same", rarity.of_reach(key)))


def _of_another(key: str, level: str, rarity: Rarity) -> Likelihoods:
    """Weigh two that differ: in a small register a slip tells no more than that they are the same would."""
    found = level_weighs(key, level)
    return (
        found if found[0] < found[1] else level_weighs(key, level, max(exp2(found[1]), rarity.least_of_reach))
    )


def _of_a_house(key: str, words: str, among: float) -> Met:
    """Weigh what a house or office shares: as likely of the others there as of the one, whatever the name says."""
    same, stranger, *_ = level_weighs(key, "shared", among)
    return Met(words, (same, stranger, same, same, same, same))


def _most(found: list[Met]) -> list[Met]:
    return [max(found, key=lambda met: met.likelihoods[0] - met.likelihoods[1])] if found else []
