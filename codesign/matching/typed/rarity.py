"""How rare something is in the user's own register: what an agreement is worth where a name is being typed."""

from __future__ import annotations

from codesign.matching.people.naming import UNMET, WAYS
from codesign.matching.typed.index import Index
from codesign.matching.weights import typed_priors

_INITIAL_WRITTEN = 0.1
"""How often a first name is written as an initial only."""
_SHARE_OF_AN_INITIAL = 0.08
_MOST = 0.9
_UNMET_REACH = 0.3
"""How often a mailbox that nobody else holds is expected among strangers."""


class Rarity:
    """What a register says of how common names, mailboxes and places are, in a world somewhat larger than itself."""

    def __init__(self, index: Index, held: int) -> None:
        self._index, self._priors = index, typed_priors()
        self.world = held + self._priors.world
        self._begun: dict[str, float] = {}

    def of_name(self, level: str, one: str, other: str) -> float | None:
        """Return how often strangers' names agree so; None where the register does not know better than the shipped weights."""
        if level in {"other", "mail", "middle"}:
            return None
        if len(one) == 1 or len(other) == 1:
            return self._of_initial(one[:1])
        holders = min(self._holders(one) + (one != other), self._holders(other))
        return min(_MOST, WAYS.get(level, 1.0) * (max(0, holders - 1) + UNMET) / self.world)

    def of_beginning(self, typed: str) -> float:
        """Return the share of contacts with a name that begins so."""
        found = self._begun.get(typed)
        if found is None:
            begun = self._index.count_beginning(typed)
            found = self._begun[typed] = min(_MOST, (begun + UNMET) / self.world)
        return found

    def of_key(self, key: str, usual: float) -> float:
        """Return how often strangers share a key of the index; `usual` is for those whom nobody wrote down."""
        return min(_MOST, (len(self._index.at(key)) + usual * self._priors.world) / self.world)

    def of_reach(self, key: str) -> float:
        """Return how often a stranger has somebody's own e-mail or phone, by how many others hold it."""
        return min(_MOST, (max(0, len(self._index.at(key)) - 1) + _UNMET_REACH) / self.world)

    @property
    def least_of_reach(self) -> float:
        """How often a stranger's e-mail or phone is nearly somebody's: no seldomer than that it is the same."""
        return _UNMET_REACH / self.world

    def _holders(self, word: str) -> int:
        return len(self._index.at(f"w{word}"))

    def _of_initial(self, letter: str) -> float:
        fitting = len(self._index.at(f"i{letter}")) + _SHARE_OF_AN_INITIAL * self._priors.world
        return min(_MOST, _INITIAL_WRITTEN * fitting / self.world)
