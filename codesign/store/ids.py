"""Where ids and salts come from: UUIDv7 text that sorts by time, and 16 random bytes an operation."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from typing import Protocol

from codesign.clock import Clock, SystemClock


class Ids(Protocol):
    """Anything that gives ids and salts."""

    def new(self) -> str:
        """Return a fresh UUIDv7 as text."""
        ...

    def salts(self, count: int) -> list[bytes] | None:
        """Return that many salts to use in place of the database's own, or None to keep those."""
        ...


def uuid7_text(milliseconds: int, noise: bytes) -> str:
    """Return a UUIDv7 (RFC 9562) of a time and ten bytes of noise, as 36 characters."""
    value = (milliseconds & 0xFFFFFFFFFFFF) << 80 | int.from_bytes(noise, "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


@dataclass
class RandomIds:
    """Ids from the clock and the system's randomness; salts stay the database's own."""

    clock: Clock = field(default_factory=SystemClock)

    def new(self) -> str:
        """Return a fresh UUIDv7 as text."""
        return uuid7_text(int(self.clock.now().timestamp() * 1000), os.urandom(10))

    def salts(self, count: int) -> list[bytes] | None:
        """Keep the database's own salts."""
        return None


@dataclass
class SeededIds:
    """Ids and salts that are the same for the same seed: for tests and for the demonstration."""

    seed: str
    given: int = 0

    def new(self) -> str:
        """Return the next id of this seed."""
        return uuid7_text(1_767_225_600_000 + self.given, self._noise()[:10])

    def salts(self, count: int) -> list[bytes] | None:
        """Return the next salts of this seed."""
        return [self._noise()[:16] for _ in range(count)]

    def _noise(self) -> bytes:
        self.given += 1
        return hashlib.sha256(f"{self.seed}:{self.given}".encode()).digest()
