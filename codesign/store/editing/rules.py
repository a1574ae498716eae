"""What altering a record brings with it, kind by kind: what is refused, what follows by itself, and what is then said.

A rule sees what will be written and what was held. It may add to what is written, and says in a sentence what people
would otherwise not know. What cannot be is refused at the field that has to change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from codesign.store.editing import rules_events, rules_frame, rules_people, rules_reach
from codesign.store.editing.work import NotSavedError, Work

__all__ = ["RULES", "NotSavedError", "Work"]


def _nothing_more(work: Work) -> None:
    """Nothing follows, and nothing is refused."""


RULES: Mapping[str, Callable[[Work], None]] = {
    "event": rules_events.event,
    "came": rules_events.came,
    "comment": rules_events.comment,
    "access": _nothing_more,
    "money": _nothing_more,
    "follow-up": rules_events.follow_up,
    "wording": rules_frame.wording,
    "contact": rules_people.contact,
    "alias": rules_people.alias,
    "point": rules_people.point,
    "role": rules_people.role,
    "member": rules_people.member,
    "permission": _nothing_more,
    "programme": rules_frame.programme,
    "outcome": rules_frame.outcome,
    "theme": rules_frame.theme,
    "reply": rules_frame.reply,
    "question": rules_reach.question,
    "reach-group": rules_reach.reach_group,
    "monitoring": rules_reach.monitoring,
}
"""The rule of each kind."""
