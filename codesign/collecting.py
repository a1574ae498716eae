"""Python's search for lost objects, kept out of the way: it holds every thread still while it looks through all there are.

Among the objects of a long import one search of them all takes 400 ms, in which no key is answered. Nearly all of ours are
freed without it, as soon as nothing refers to them. So while many are made only the newest are searched, a few at a time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Lock

_NEWEST_ONLY = (2_000, 1_000_000, 1_000_000)
"""Search the newest 2,000, which takes a millisecond; of the older ones none, until the work is done."""


class _UnderWay:
    """The pieces of work that the search waits for, in all threads."""

    lock = Lock()
    pieces = 0
    usual = (0, 0, 0)


@contextmanager
def search_waits() -> Iterator[None]:
    """Let the search wait while very many objects are made. Works as a decorator too, and inside itself, in any thread."""
    with _UnderWay.lock:
        if not _UnderWay.pieces:
            _UnderWay.usual = gc.get_threshold()
            gc.set_threshold(*_NEWEST_ONLY)
        _UnderWay.pieces += 1
    try:
        yield
    finally:
        with _UnderWay.lock:
            _UnderWay.pieces -= 1
            if not _UnderWay.pieces:
                gc.set_threshold(*_UnderWay.usual)


def let_go(many: Sequence[object]) -> None:
    """Empty a long list a thousand at a time: freed in one go, 100,000 records hold every thread still for 160 ms."""
    if isinstance(many, list):
        while many:
            del many[-1_000:]


def set_apart_what_stays() -> None:
    """Let searches pass over everything there is now: what a program keeps to its end need not be looked through again."""
    gc.freeze()
