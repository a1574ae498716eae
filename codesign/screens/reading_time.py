"""What is answered is what was read: a key that comes before anybody could read what it answers does nothing, and says so."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from time import monotonic
from typing import ClassVar

TOO_SOON = "Too soon to be read, nothing was done: {keys}. Press again."
"""Said of every key that came too soon."""
_MOST_KEYS = 6


class TakesTimeToRead:
    """A screen with something that is read before it is answered."""

    SEEN: ClassVar[float] = 0.3
    """Seconds something has been there before an answer to it is taken: nobody reads it faster, and keys repeat."""

    since = 0.0
    """When what is to be read was first painted."""
    _too_soon: tuple[Hashable, tuple[str, ...]] = ("", ())
    """What was there, and the keys that came before it could be read."""

    def say_too_soon(self, words: str) -> None:
        """Say that keys did nothing, and that they may be pressed again."""
        raise NotImplementedError

    def begin_to_read(self) -> None:
        """Count from now how long it has been there."""
        self.since = monotonic()

    def was_read(self, since: float = 0.0) -> bool:
        """Whether it has been there long enough to be read, and what came later, at `since`, too."""
        return monotonic() - max(self.since, since) >= self.SEEN

    def may_answer(self, key: str, of: Hashable = "", since: float = 0.0) -> bool:
        """Whether a key is taken for an answer to what is there: one typed ahead answers nothing."""
        if self.was_read(since):
            self._too_soon = ("", ())
            return True
        self.refuse_too_soon(key, of)
        return False

    def refuse_too_soon(self, key: str, of: Hashable = "") -> None:
        """Do nothing for a key. Who types ahead is not reading: the time runs anew with every such key, and all of them are named."""
        self.begin_to_read()
        there, before = self._too_soon
        self._too_soon = of, (*before, key) if there == of else (key,)
        self.say_too_soon(TOO_SOON.format(keys=_keys_words(self._too_soon[1])))


def _keys_words(keys: Sequence[str]) -> str:
    """Return keys as they were pressed; of very many, how many more."""
    more = f" and {len(keys) - _MOST_KEYS} more" if len(keys) > _MOST_KEYS else ""
    return f"“{' '.join(keys[:_MOST_KEYS])}”{more}"
