"""One typed name against one contact: a score, how likely that makes it, and the reasons.

The ceilings are the point. An initial, a nickname, a shared mailbox or a common name may put somebody on the list;
none of them alone may call them very likely.
"""

from __future__ import annotations

from codesign.matching.evidence import Evidence, IsShared, gather
from codesign.matching.fold import squash
from codesign.matching.known import Candidate, Known, Likelihood, Typed
from codesign.matching.levels import Level, NameAgreement, compare_names
from codesign.matching.names import looks_like_organisation, name_form
from codesign.matching.organisations import compare_organisations

POSSIBLE, LIKELY, VERY_LIKELY = 0.35, 0.6, 0.85
"""Least score of each word; below the first nobody is offered."""
NAME_SHARE = 0.8
"""The most a name can give, so that very likely always needs something beside it."""
TELLING = 0.15
"""Least weight that lifts an initial or a single name: a title or a shared mailbox does not."""
PERHAPS_A_PERSON = 0.5
"""The most an organisation may reach where a person may have been typed."""


def judge(typed: Typed, known: Known, is_shared: IsShared) -> Candidate | None:
    """Say whether the typed name may be this contact; None where it may not."""
    if not may_be_compared(typed, known):
        return None
    name = _best_name(typed, known)
    evidence = [found for found in gather(typed, known, is_shared) if not name.conflicts or found.is_reach]
    score = NAME_SHARE * (0.3 if name.conflicts else name.value) + sum(found.weight for found in evidence)
    score = max(0.0, min(score, _ceiling(name, evidence)))
    if _may_be_a_person(typed, known):
        score = min(score, PERHAPS_A_PERSON)
        name = name._replace(reasons=(*name.reasons, "but this is an organisation"))
    has_ground = not name.conflicts or any(found.weight > 0 for found in evidence)
    if score < POSSIBLE or not has_ground:
        return None
    score = round(score, 3)
    reasons = (*_title_first(evidence), *name.reasons, *_rest(evidence))
    return Candidate(known.id, known.name, score, likelihood(score), reasons)


def likelihood(score: float) -> Likelihood:
    """Return the word for a score."""
    if score >= VERY_LIKELY:
        return "very likely"
    return "likely" if score >= LIKELY else "possible"


def may_be_compared(typed: Typed, known: Known) -> bool:
    """Keep people and organisations apart, unless it is not known which was typed."""
    sort = typed.sort or ("organisation" if looks_like_organisation(typed.name) else "")
    return not sort or not known.sort or sort == known.sort


def _may_be_a_person(typed: Typed, known: Known) -> bool:
    """Say whether an organisation is offered for what may well be a person: `Jane Smith` is not `Jane Smith Ltd`."""
    if known.sort != "organisation" or typed.sort or looks_like_organisation(typed.name):
        return False
    return squash(typed.name) not in map(squash, (known.name, *known.aliases))


def _best_name(typed: Typed, known: Known) -> NameAgreement:
    """Compare with the name and every other name held, and say which one it was."""
    best = _compare(typed.name, known.name, known)
    for alias in known.aliases:
        found = _compare(typed.name, alias, known)
        if (not found.conflicts, found.value) > (not best.conflicts, best.value):
            best = found._replace(reasons=(f"also known as {alias}", *found.reasons))
    return best


def _compare(typed: str, held: str, known: Known) -> NameAgreement:
    if known.sort == "organisation":
        found = compare_organisations(typed, held)
        return NameAgreement(found.value, found.level, found.level, tuple(filter(None, (found.reason,))))
    one, other = name_form(typed), name_form(held)
    if not (one.whole and other.whole):
        return NameAgreement(0.0, Level.CONFLICT, Level.CONFLICT, ())
    agreement = compare_names(one, other)
    if one.generation and other.generation and one.generation != other.generation:
        reason = f"{one.generation}, not {other.generation}"
        return agreement._replace(value=agreement.value / 2, reasons=(*agreement.reasons, reason))
    reasons = agreement.reasons or ("the names differ",)
    return agreement._replace(reasons=reasons)


def _ceiling(name: NameAgreement, evidence: list[Evidence]) -> float:
    """The highest score this kind of agreement may reach, whatever adds up."""
    speaks_against = any(found.weight < 0 for found in evidence)
    is_told_by_more = any(found.weight >= TELLING for found in evidence)
    is_borne_out = is_told_by_more or any(found.weight > 0 and not found.is_reach for found in evidence)
    if name.conflicts:
        return 0.5
    if name.is_partial and not is_told_by_more:
        return 0.55
    if not is_borne_out:
        return 0.8 if name.is_same else 0.7
    return 0.8 if speaks_against else 1.0


def _title_first(evidence: list[Evidence]) -> list[str]:
    """The title stands before the name in a reason as it does on the sheet."""
    return [found.reason for found in evidence if " = " in found.reason]


def _rest(evidence: list[Evidence]) -> list[str]:
    return [found.reason for found in evidence if " = " not in found.reason]
