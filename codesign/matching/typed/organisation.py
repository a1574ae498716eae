"""A typed organisation against one that is held: the levels, weights and sentences of the search over all of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import log2
from typing import NamedTuple

from codesign.matching.bodies.weights import Likelihoods, bits, organisation_weights
from codesign.matching.compare import comparer_for
from codesign.matching.compare.email import is_slip
from codesign.matching.compare.organisation_name import organisation_name
from codesign.matching.compare.organisations import (
    NamesCompared,
    OrganisationLevel,
    compare_names,
    names_in_words,
)
from codesign.matching.fields import Field
from codesign.matching.fold import folded_words, squash
from codesign.matching.known import Known
from codesign.matching.people.naming import HIDDEN
from codesign.matching.score import Reason
from codesign.matching.typed.asked import Asked
from codesign.matching.typed.keys import mail_key, number_key
from codesign.matching.typed.person import Weighed
from codesign.matching.typed.rarity import Rarity

Level = OrganisationLevel


class _Named(NamedTuple):
    level: str
    words: str
    among: float
    """How many other organisations a name agrees with so."""


def weigh_body(asked: Asked, known: Known, rarity: Rarity) -> Weighed | None:
    """Weigh an organisation held against what was typed; None where it is another, as far as can be told."""
    reach = list(_reach(asked, known, rarity))
    is_reached = any(row[0] > row[1] for row, _ in reach)
    named = _best(asked, known, rarity) if asked.name else None
    if (named is None or named.level in _OTHERS) and not is_reached:
        return None
    weights = organisation_weights()
    totals = tuple(
        prior * (rarity.world if number == 1 else 1) for number, prior in enumerate(weights.priors)
    )
    reasons = []
    rows = (
        [(_with_chance(weights.levels["name"][named.level], named.among / rarity.world), named.words)]
        if named
        else []
    )
    for row, words in (*rows, *reach):
        totals = tuple(total * likely for total, likely in zip(totals, row, strict=True))
        reasons.append(Reason(words, round(log2(row[0] / row[1]), 1)))
    weight = bits(totals)
    return Weighed(weight, tuple(reasons), weight)


def _with_chance(row: Likelihoods, chance: float) -> Likelihoods:
    same, stranger, *others = row
    return (same, max(stranger, chance, 1e-9), *others)


_OTHERS = frozenset({"branch", "tier", "partly", "other", "inside"})


def _best(asked: Asked, known: Known, rarity: Rarity) -> _Named | None:
    """Return the name held that agrees best; one that it has left is never said."""
    best: tuple[int, _Named] | None = None
    for number, text in enumerate((known.name, *known.aliases, *known.hidden)):
        level, named = _compared(asked.name, text, rarity)
        if best is None or level < best[0]:
            if number > len(known.aliases):
                named = named._replace(words=HIDDEN)
            elif number:
                named = named._replace(words=f"also known as {text}; {named.words}")
            best = (level, named)
    return best[1] if best else None


def _compared(typed: str, held: str, rarity: Rarity) -> tuple[int, _Named]:
    one, other = organisation_name(typed), organisation_name(held)
    names = compare_names(one, other)
    chance = organisation_weights().chance.get(names.level.name.lower(), 0.0)
    if names.level > Level.PLACE and (begun := _begun(typed, held)):
        among = min(map(rarity.of_beginning, begun)) * rarity.world
        return int(Level.PLACE), _Named("near", f"“{typed}” begins its name", among)
    return int(names.level), _Named(names.level.name.lower(), _said(typed, held, names), chance)


def _said(typed: str, held: str, names: NamesCompared) -> str:
    if names.level is Level.SAME and squash(typed) == squash(held):
        return "same name"
    return names_in_words(organisation_name(typed), organisation_name(held), names)


@lru_cache(maxsize=4_096)
def _begun(typed: str, held: str) -> tuple[str, ...]:
    """Return the words typed, where each begins another word of the name; else nothing."""
    left = list(folded_words(held))
    found = folded_words(typed)
    for word in found:
        at = next((number for number, each in enumerate(left) if each.startswith(word)), None)
        if at is None or (len(word) < 2 and word.isascii()):
            return ()
        del left[at]
    return found


def _reach(asked: Asked, known: Known, rarity: Rarity) -> Iterator[tuple[Likelihoods, str]]:
    levels = organisation_weights().levels
    mails = [mail for text in known.emails for mail in comparer_for(Field.EMAIL).prepare(text)]
    if asked.emails and mails:
        same = next((mail for mail in asked.emails if mail in mails), None)
        if same is not None:
            share = rarity.of_key(mail_key(same), 0.0)
            yield _with_chance(levels["email"]["same"], share), "same e-mail"
        else:
            domains = {mail.domain for mail in asked.emails if not mail.is_private}
            if domains & {mail.domain for mail in mails}:  # type: ignore[attr-defined]
                yield _with_chance(levels["email"]["domain"], 2 / rarity.world), "same web address"
            elif domains:
                yield levels["email"]["other"], "another web address"
    numbers = [str(number) for text in known.phones for number in comparer_for(Field.PHONE).prepare(text)]
    if asked.phones and numbers:
        shared = next((number for number in asked.phones if number in numbers), "")
        if shared:
            share = rarity.of_key(number_key(shared), 0.0)
            yield _with_chance(levels["phone"]["same"], share), "same phone"
        elif any(is_slip(one, other) for one in asked.phones for other in numbers):
            yield levels["phone"]["slip"], "the phones differ by a slip"
        else:
            yield levels["phone"]["near"], "another phone"
