"""What altering a record brings with it, kind by kind: what is refused, what follows by itself, and what is then said.

A rule sees what will be written and what was held. It may add to what is written, and says in a sentence what people
would otherwise not know. What cannot be is refused at the field that has to change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from codesign.store.verbs import edit_rules_events, edit_rules_frame, edit_rules_people
from codesign.store.verbs.edit_work import NotSavedError, Work

__all__ = ["RULES", "NotSavedError", "Work"]


def _nothing_more(work: Work) -> None:
    """Nothing follows, and nothing is refused."""


RULES: Mapping[str, Callable[[Work], None]] = {
    "event": edit_rules_events.event,
    "came": edit_rules_events.came,
    "comment": edit_rules_events.comment,
    "access": _nothing_more,
    "money": _nothing_more,
    "follow-up": edit_rules_events.follow_up,
    "wording": edit_rules_frame.wording,
    "contact": edit_rules_people.contact,
    "alias": _nothing_more,
    "point": edit_rules_people.point,
    "role": edit_rules_people.role,
    "member": edit_rules_people.member,
    "permission": _nothing_more,
    "programme": edit_rules_frame.programme,
    "outcome": edit_rules_frame.outcome,
    "theme": edit_rules_frame.theme,
    "reply": edit_rules_frame.reply,
}
"""The rule of each kind."""
