"""Stores made or filled once a run and copied for every test after: filling one takes far longer than copying its file.

A copy goes on exactly where the first stopped: the same ids and salts come next, at the same time.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import wraps
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from codesign.clock import FrozenClock
    from codesign.store.file import StoreFile
    from codesign.store.ids import SeededIds

    AnyStore = TypeVar("AnyStore", bound=StoreFile)

Given = ParamSpec("Given")
Made = TypeVar("Made")


@dataclass(frozen=True)
class _Kept:
    """What was made once, to be copied."""

    file: Path
    ids_given: int
    written: int = 0
    made: Any = None
    """What filling it returned."""
    stand_in: StoreFile | None = None
    """The store that `made` speaks of: every copy takes its place."""


_kept: dict[tuple[object, ...], _Kept] = {}
_folder = tempfile.TemporaryDirectory(prefix="made-once-")


def created(
    kind: type[AnyStore],
    path: Path,
    *,
    actor: str,
    device: str,
    letters: str,
    clock: FrozenClock,
    ids: SeededIds,
    demo: bool = False,
) -> AnyStore:
    """Make an empty store at `path`, where nothing is yet, and open it: what `kind.create` gives, by a copy."""
    assert not path.exists()
    key = (kind, path.name, actor, device, letters, clock, repr(ids), demo)
    if key not in _kept:
        first, its_ids = _place(path.name), replace(ids)
        kind.create(
            first, actor=actor, device=device, letters=letters, clock=clock, ids=its_ids, demo=demo
        ).close()
        _kept[key] = _Kept(first, its_ids.given)
    shutil.copyfile(_kept[key].file, path)
    ids.given = _kept[key].ids_given
    return kind.open(path, actor=actor, device=device, letters=letters, clock=clock, ids=ids)


def filled_once(
    fill: Callable[Concatenate[AnyStore, Given], Made],
) -> Callable[Concatenate[AnyStore, Given], Made]:
    """Let `fill` fill the first of all stores that begin alike; every other is given a copy of that file.

    It may do nothing but write to the store. What it returns is copied too, and speaks of the store it was called with.
    """

    @wraps(fill)
    def filled(store: AnyStore, *args: Given.args, **kwargs: Given.kwargs) -> Made:
        began = _beginning(store)
        if began is None:
            return fill(store, *args, **kwargs)
        key = (*began, fill, args, tuple(sorted(kwargs.items())))
        if key not in _kept:
            _kept[key] = _fill(store, lambda first: fill(first, *args, **kwargs))
        return _pour(_kept[key], store)  # type: ignore[no-any-return] # what `fill` made

    return filled  # type: ignore[return-value] # callable as it was, and by the name `store` too


def _beginning(store: StoreFile) -> tuple[object, ...] | None:
    """Return what tells a store from another before it is filled, or None where it could not be filled alike twice."""
    from codesign.clock import FrozenClock
    from codesign.store.ids import SeededIds

    hands = store.hands
    if not (isinstance(hands.ids, SeededIds) and isinstance(hands.clock, FrozenClock)):
        return None
    store.engine.dispose()
    if store.path.with_name(
        f"{store.path.name}-wal"
    ).exists():  # somebody has it open: the file is not all there is
        return None
    return type(store), store.path.name, repr(hands), blake2b(store.path.read_bytes()).digest()


def _fill(store: AnyStore, fill: Callable[[AnyStore], object]) -> _Kept:
    hands, file = store.hands, _place(store.path.name)
    shutil.copyfile(store.path, file)
    ids = replace(cast("SeededIds", hands.ids))
    first = type(store).open(
        file, actor=hands.actor, device=hands.device, letters=hands.letters, clock=hands.clock, ids=ids
    )
    made = fill(first)
    first.close()
    return _Kept(file, ids.given, first.written, made, first)


def _pour(kept: _Kept, store: StoreFile) -> Any:
    """Put what was kept into the file of a store, which stays the file it has open."""
    shutil.copyfile(kept.file, store.path)
    cast("SeededIds", store.hands.ids).given = kept.ids_given
    store.written += kept.written
    return deepcopy(kept.made, {id(kept.stand_in): store})


def _place(name: str) -> Path:
    return Path(tempfile.mkdtemp(dir=_folder.name)) / name
