"""The numbers of the review as somebody set them: for one programme, for all, or as the program has them."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import text
from sqlmodel import Session

from codesign.errors import AskedWronglyError
from codesign.records.review_rules import SETTINGS, Number, OwnRule, Rule
from codesign.store.file import StoreFile
from codesign.store.tables import ReviewRule

_HELD = """
    SELECT r.id, coalesce(r.programme_id, '') AS programme_id, r.name, r.value, c.actor, c.at FROM reviewrule r
    LEFT JOIN operation o ON o.seq = (SELECT max(seq) FROM operation WHERE record = r.id AND tbl = 'reviewrule') LEFT JOIN change c ON c.row = o.change
    WHERE r.deleted = 0 AND (r.programme_id IS NULL OR r.programme_id = :programme) ORDER BY r.programme_id IS NOT NULL, r.row
"""
"""Those of every programme first, so that a programme's own stand over them."""
_WITH_OWN = """
    SELECT g.id, g.title FROM programme g WHERE g.deleted = 0
    AND EXISTS (SELECT 1 FROM reviewrule r WHERE r.programme_id = g.id AND r.deleted = 0) ORDER BY g.row
"""


class UnknownRuleError(AskedWronglyError):
    """The rule has no such number."""

    def __init__(self, typed: str) -> None:
        near = difflib.get_close_matches(typed, SETTINGS, 4, 0.4)
        todo = f"The nearest: {', '.join(near)}." if near else "`codesign review rule show` names them all."
        super().__init__(f"The rule has no number called {typed}.", todo=todo)


class RuleValueError(AskedWronglyError):
    """A number of the rule that cannot be."""

    def __init__(self, name: str, typed: str, most: int, least: int) -> None:
        limit = f" up to {most}" if most < 1_000 else ""
        super().__init__(
            f"“{typed}” cannot be {name}{_TOO_SMALL if least and typed.isdigit() else ''}.",
            todo=f"Type a whole number from {least}{limit}. Nothing was changed.",
        )


_TOO_SMALL = ": under 2 safe view would hide no count at all, and say that small ones are hidden"


class BackwardsRuleError(AskedWronglyError):
    """Broad would be easier to meet than some."""

    def __init__(self, name: str, thin: int, broad: int) -> None:
        super().__init__(
            f"With that, what is broad by {name} would be thin: thin-{name} is {thin}, broad-{name} {broad}.",
            todo="Nothing was changed. Change the other of the two first.",
        )


class _Held(NamedTuple):
    id: str
    programme_id: str
    name: str
    value: str
    actor: str | None
    at: str | None


def rule(session: Session, programme_id: str) -> Rule:
    """Return the rule of a programme; of none, the one for every programme."""
    set_ = {each.name: each for each in _held(session, programme_id)}
    return Rule(programme_id, tuple(_number(name, set_.get(name)) for name in SETTINGS))


def own_rules(session: Session) -> Sequence[OwnRule]:
    """Return the rule of each programme that judges evidence otherwise than the one for every programme."""
    usual = rule(session, "")
    found = (
        OwnRule(id_, title, rule(session, id_), usual) for id_, title in session.execute(text(_WITH_OWN))
    )
    return [each for each in found if each.differs]


def set_rule(store: StoreFile, name: str, typed: str, programme_id: str) -> None:
    """Set one number for a programme, or for every one; typed as nothing it is as the program has it again.

    Raises:
        UnknownRuleError, RuleValueError, BackwardsRuleError: nothing was changed.
    """
    name = name.strip().casefold()
    if name not in SETTINGS:
        raise UnknownRuleError(name)
    value = _read(name, typed)
    with store.write("change review rule") as change:
        held = [each for each in _held(change.session, programme_id) if each.programme_id == programme_id]
        for each in held:
            if each.name == name and value:
                change.set(ReviewRule, each.id, value=value)
            elif each.name == name:
                change.remove(ReviewRule, each.id)
        if value and not any(each.name == name for each in held):
            change.add(ReviewRule, programme_id=programme_id or None, name=name, value=value)
        _refuse_backwards(rule(change.session, programme_id))


def _read(name: str, typed: str) -> str:
    typed = typed.strip().removesuffix("%").strip()
    if not typed:
        return ""
    allowed = SETTINGS[name]
    if not (typed.isascii() and typed.isdigit()) or not allowed.least <= int(typed) <= allowed.most:
        raise RuleValueError(name, typed, allowed.most, allowed.least)
    return str(int(typed))


def _refuse_backwards(rule_: Rule) -> None:
    for name in ("comments", "people", "events", "kinds", "places"):
        if rule_[f"thin-{name}"] > rule_[f"broad-{name}"]:
            raise BackwardsRuleError(name, rule_[f"thin-{name}"], rule_[f"broad-{name}"])
    if rule_["thin-months"] < rule_["broad-months"]:
        raise BackwardsRuleError("months", rule_["thin-months"], rule_["broad-months"])


def _held(session: Session, programme_id: str) -> list[_Held]:
    rows = session.execute(text(_HELD), {"programme": programme_id})
    return [_Held._make(row) for row in rows if row.name in SETTINGS]


def _number(name: str, held: _Held | None) -> Number:
    usual = SETTINGS[name]
    if held is None or not held.value.isdigit():
        return Number(name, usual.usual, usual.usual, usual.says, usual.why, "")
    whose = "this programme" if held.programme_id else "every programme"
    return Number(
        name,
        max(int(held.value), usual.least),
        usual.usual,
        usual.says,
        usual.why,
        whose,
        held.actor or "",
        held.at or "",
    )
