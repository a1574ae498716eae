"""The one registry of actions: what can be done, by which keys, in which words, and how on the command line.

Footer, help, palette and the key table of the README are drawn from it. One letter means one thing on every screen:
letters act in lists only; forms use Ctrl and function keys, and each of those has a second way. The letters after `g`
and `N`, and those that answer a question (`y` for yes), choose among what stands beside them, and are no actions. A digit
is no letter: it goes to, or takes, what it stands beside.

An action goes into the file of its kin: `everywhere`, `lists`, `coding` or `forms`. Its screen takes `bindings("its place")`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from codesign.keys.action import MODES, Action
from codesign.keys.coding import CODING
from codesign.keys.everywhere import EVERYWHERE
from codesign.keys.forms import FORMS
from codesign.keys.lists import LISTS
from codesign.keys.own import OwnKeys, clashes_of
from codesign.keys.own import own_keys as _own_keys
from codesign.keys.review import REVIEW
from codesign.keys.said import key_named, key_words, place_words, table_of

__all__ = [
    "ACTIONS", "MODES", "Action", "OwnKeys", "actions", "as_table", "clashes", "key_named", "key_words", "own_keys", "place_words",
]  # fmt: skip

ACTIONS: tuple[Action, ...] = (*REVIEW, *CODING, *LISTS, *FORMS, *EVERYWHERE)
"""Every action there is, in the order the footer shows them in. Screens add theirs to one of the four, not to their own files."""


def actions(*where: str) -> tuple[Action, ...]:
    """Return the actions of some places, in the registry's order."""
    return tuple(action for action in ACTIONS if action.where in where)


def clashes(found: Iterable[Action] = ACTIONS) -> list[str]:
    """Return the keys that mean two things in one place: there must be none."""
    return clashes_of(found)


def own_keys(chosen: Mapping[str, str]) -> OwnKeys:
    """Return a person's choice of keys as far as it can be followed, and why the rest cannot."""
    return _own_keys(chosen, ACTIONS)


def as_table() -> str:
    """Return every action as a Markdown table, for the README."""
    return table_of(ACTIONS)
