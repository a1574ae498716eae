"""Who is known, as the register behind the desk holds them: made the first time it is asked for, and kept in step with the store.

What a change touched is put in place one by one, whoever made the change: nobody waits for 100,000 contacts to be read again
because two of them were merged, and one who was merged away is offered no more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from codesign.matching import Register
    from codesign.screens.desk import Desk
    from codesign.store import Store
    from codesign.store.verbs.touched import Touched

_making = Lock()

InTurn = Callable[..., Any]
"""Calls a function where keys are answered: a register is never altered while a key is looked up in it."""


@contextmanager
def register_in_step(store: Store, desk: Desk, in_turn: InTurn) -> Iterator[Register]:
    """Hold the register as the store is now: made, or brought in step, by one thread at a time. Not where keys are answered."""
    with _making:
        newest = store.newest_change()
        if desk.register is None or desk.register_at != newest:
            desk.register = _made_or_in_step(store, desk, in_turn)
            desk.register_at = newest
        yield desk.register


def _made_or_in_step(store: Store, desk: Desk, in_turn: InTurn) -> Register:
    from codesign.screens.log.reading import build_register

    touched = store.contacts.touched(desk.register_at) if desk.register is not None else None
    if desk.register is None or touched is None:
        return build_register(store)
    in_turn(bring_in_step, desk.register, touched)
    return desk.register


def bring_in_step(register: Register, touched: Touched) -> None:
    """Put those who changed in place of what they were, and forget those who are gone."""
    for contact_id in touched.gone:
        register.remove(contact_id)
    for known in touched.known:
        register.replace(known)
