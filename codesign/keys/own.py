"""Keys people choose for themselves in settings.toml, under [keys], and keys that would mean two things."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import NamedTuple

from codesign.keys.action import TYPED_INTO, Action
from codesign.keys.said import key_named, key_words

_ALONE = ("first run", "plain", *TYPED_INTO)
"""Places that no list stands in: a key may mean one thing there and another in lists, a letter may not."""


class OwnKeys(NamedTuple):
    """What a person's choice of keys comes to."""

    keymap: dict[str, str]
    """Action and its keys, where the choice stands."""
    said: tuple[str, ...]
    """A sentence for each choice that does not."""


def own_keys(chosen: Mapping[str, str], found: Iterable[Action]) -> OwnKeys:
    """Return the choices that can be followed, and why the others cannot: those keep their usual keys."""
    known = {action.id: action for action in found}
    said: list[str] = []
    wanted: dict[str, tuple[str, ...]] = {}
    for name, keys in chosen.items():
        action = known.get(name)
        read, trouble = _read(action, keys) if action else ((), _unknown(name, known))
        if trouble:
            said.append(trouble)
        else:
            wanted[name] = read
    while clash := _first_clash(wanted, known):
        name, key, other = clash
        del wanted[name]
        said.append(
            f"The key {key_words(key)} you chose for “{name}” already means “{known[other].words}” ({other}): "
            f"“{name}” keeps its usual key. Give “{other}” another key too, or choose another."
        )
    return OwnKeys({name: ",".join(keys) for name, keys in wanted.items()}, tuple(said))


def clashes_of(found: Iterable[Action]) -> list[str]:
    """Return the keys that mean two things in one place: there must be none."""
    taken: dict[tuple[str, str], str] = {}
    twice = []
    for action in found:
        for key in action.every_key:
            other = taken.setdefault((action.where, key), action.id)
            if other != action.id:
                twice.append(f"{key} in {action.where}: {other} and {action.id}")
    return twice


def _read(action: Action, keys: str) -> tuple[tuple[str, ...], str]:
    """Return the keys a person wrote for an action by their names, and what is wrong with them."""
    if not action.keys:
        return (), f"“{action.id}” has no key to change: it is in the palette ({key_words('ctrl+p')})."
    written = [part.strip() for part in keys.replace(" or ", ",").split(",") if part.strip()]
    read = [key_named(part) for part in written]
    for part, key in zip(written, read, strict=True):
        if not key:
            return (
                (),
                f"“{part}”, chosen for “{action.id}”, is no key a terminal can send. `codesign keys --press` shows what yours sends.",
            )
        if action.where in TYPED_INTO and len(key) == 1:
            return (
                (),
                f"“{part}”, chosen for “{action.id}”, types a letter there. Choose a key with Ctrl, or a function key.",
            )
    return tuple(read), "" if read else f"No key is chosen for “{action.id}”: it keeps its usual one."


def _unknown(name: str, known: Mapping[str, Action]) -> str:
    near = get_close_matches(name, known, n=1)
    hint = f" Is “{near[0]}” meant?" if near else ""
    return (
        f"The setting keys.“{name}” names no action.{hint} `codesign keys` lists the actions and their keys."
    )


def _first_clash(
    wanted: Mapping[str, tuple[str, ...]], known: Mapping[str, Action]
) -> tuple[str, str, str] | None:
    """Return a choice, its key and the action that has that key already, or None if none clashes."""
    for name, keys in wanted.items():
        for key in keys:
            for other in known.values():
                theirs = wanted.get(other.id, other.every_key)
                if key in theirs and _are_two_things(known[name], other, key):
                    return name, key, other.id
    return None


def _are_two_things(one: Action, other: Action, key: str) -> bool:
    if one.id == other.id or one.does == other.does:
        return False
    if len(key) == 1 and not key.isdigit():  # a letter means one thing everywhere
        return True
    together = {one.where, other.where}
    return len(together) == 1 or "everywhere" in together or not together & set(_ALONE)
