"""Keys people choose for themselves in settings.toml, and keys that would mean two things."""

from __future__ import annotations

from collections.abc import Iterable

from codesign.keys.action import Action


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
