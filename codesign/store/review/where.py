"""Places as figures group them, just as the filter `place` finds them: whole, or by how they begin.

`Hollerton village hall` is in `Hollerton` where something else is simply there. So a figure beside a place opens as many
comments as it says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


@dataclass
class Places:
    """Places none of which is in another, and which of them a name is at."""

    names: list[str] = field(default_factory=list)
    _places: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, names: Iterable[str]) -> Places:
        """Return the places of names: one in another is not among them. The first spelling stands."""
        spelled: dict[str, str] = {}
        for name in names:
            if folded(name):
                spelled.setdefault(folded(name), name.strip())
        places = cls()
        for name, first in spelled.items():
            if not any(begins in spelled for begins in _beginnings(name)):
                places._places[name] = len(places.names)
                places.names.append(first)
        return places

    def at(self, *names: str) -> tuple[int, ...]:
        """Return which places some names are at, each once."""
        found = (self._at(folded(name)) for name in names if name)
        return tuple(dict.fromkeys(place for place in found if place is not None))

    def _at(self, name: str) -> int | None:
        whole = self._places.get(name)
        if whole is not None:
            return whole
        return next((self._places[begins] for begins in _beginnings(name) if begins in self._places), None)


def folded(name: str) -> str:
    """Return a place as places are compared: case and spaces aside."""
    return " ".join(name.casefold().split())


def _beginnings(name: str) -> Iterator[str]:
    """Return what a name begins with, the shortest first, ending where a word does, and shorter than the name."""
    return (
        name[:end]
        for end in range(1, len(name))
        if not name[end].isalnum() and name[:end].strip() == name[:end]
    )
