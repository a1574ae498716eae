"""Who is known, as the register behind the desk holds them: made the first time it is asked for, and kept in step with the store.

What a change touched is put in place one by one, whoever made the change: nobody waits for 100,000 contacts to be read again
because two of them were merged, and one who was merged away is offered no more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from time import sleep
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from codesign.matching import Register
    from codesign.screens.desk import Desk
    from codesign.store import Store
    from codesign.store.verbs.touched import Touched

_AT_ONCE = 200
"""Contacts indexed before the thread lets another have its turn."""
_BREATH = 0.001
"""Seconds in which it has it."""
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
    touched = store.contacts.touched(desk.register_at) if desk.register is not None else None
    if desk.register is None or touched is None:
        return _made(store)
    in_turn(bring_in_step, desk.register, touched)
    return desk.register


def _made(store: Store) -> Register:
    """Index everybody known, letting the screen breathe between pieces."""
    from codesign.matching import Register

    register = Register()
    for number, known in enumerate(store.contacts.known()):
        register.add(known)
        if number % _AT_ONCE == 0:
            sleep(_BREATH)
    register.make_ready()
    return register


def bring_in_step(register: Register, touched: Touched) -> None:
    """Put those who changed in place of what they were, and forget those who are gone."""
    for contact_id in touched.gone:
        register.remove(contact_id)
    for known in touched.known:
        register.replace(known)
