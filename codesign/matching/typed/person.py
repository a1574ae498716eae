"""A typed person against one contact: the same levels and sentences as between two records, and what only a form says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from codesign.matching.known import Known
from codesign.matching.likelihood import weigh
from codesign.matching.people.naming import NOTHING, Met, added, weight_of
from codesign.matching.score import Reason
from codesign.matching.typed.asked import Asked
from codesign.matching.typed.form import office, organisation, role, ward
from codesign.matching.typed.names import alias_met, best_names, names_met
from codesign.matching.typed.rarity import Rarity
from codesign.matching.typed.reach import IsShared, emails, phones
from codesign.matching.weights import Likelihoods


class Weighed(NamedTuple):
    """The weight of a contact against all else that who was typed may be, in bits, and why."""

    weight: float
    why: tuple[Reason, ...]
    typed: float
    """What was typed about them says for it by itself, the place of the event left out."""


def weigh_person(asked: Asked, known: Known, rarity: Rarity, is_shared: IsShared) -> Weighed | None:
    """Weigh a contact against who was typed; None where they cannot be one, as far as can be told."""
    reach = (*emails(asked, known, rarity, is_shared), *phones(asked, known, rarity, is_shared))
    is_reached = any(met.likelihoods[0] > met.likelihoods[1] for met in reach)
    if not asked.words:
        return _weighed((), (), (), reach, rarity) if is_reached else None
    found = best_names(asked, known, rarity)
    if found is None or (found.conflict and not is_reached):
        return None
    names = tuple(names_met(asked, found, rarity))
    of_theirs = tuple(organisation(asked, known, rarity))
    near = tuple(ward(asked, known, rarity))
    if not asked.typed.is_held and any(met.likelihoods[0] < met.likelihoods[1] for met in of_theirs):
        near = tuple(
            met._replace(likelihoods=NOTHING) for met in near
        )  # said of them before it was said where
    besides = (*alias_met(asked, found), *of_theirs, *reach, *role(asked, known))
    return _weighed(tuple(office(asked, known)), names, near, besides, rarity, is_partial=found.is_partial)


def _weighed(
    title: tuple[Met, ...],
    names: tuple[Met, ...],
    near: tuple[Met, ...],
    besides: tuple[Met, ...],
    rarity: Rarity,
    *,
    is_partial: bool = False,
) -> Weighed:
    """Add up; the reasons stand in the order of the sheet, a title before the name.

    A title tells no more than the name it stands before, where that is an initial or one name only: there are other
    Cllr Smiths.
    """
    rest = [met.likelihoods for met in (*title, *near, *besides)]
    anyone = sum(_of_anyone(met.likelihoods) for met in (*near, *besides))
    anyone += sum(met.likelihoods[0 if is_partial else 1] for met in title)
    weight = weigh(added(met.likelihoods for met in names), added(rest), anyone, rarity.world)
    typed = sum(weight_of(met.likelihoods) for met in (*title, *names, *besides))
    return Weighed(weight, tuple(_reasons((*title, *names, *near, *besides))), typed)


def _reasons(every: Iterable[Met]) -> Iterator[Reason]:
    for met in every:
        yield Reason(met.words, weight_of(met.likelihoods))


def _of_anyone(likelihoods: Likelihoods) -> float:
    """Say how likely this is of somebody else of the name: as of a stranger, unless it is as likely of a whole house."""
    return max(likelihoods[1], min(likelihoods[2:]))
