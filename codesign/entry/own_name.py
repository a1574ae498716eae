"""The officer's own name, which stands beside everything they record."""

from __future__ import annotations

from codesign.errors import AskedWronglyError
from codesign.text import clean

MOST = 200
"""Characters: longer is a slip, such as a page that was pasted."""


class NoNameError(AskedWronglyError):
    """Enter was pressed and no name was typed."""

    def __init__(self) -> None:
        super().__init__(
            "A name is needed here.",
            todo="It says who recorded what, in your own store only; a first name will do.",
        )


class LongNameError(AskedWronglyError):
    """More was typed or pasted than any name has."""

    def __init__(self, length: int) -> None:
        super().__init__(f"That is {length:,} characters: too long for a name.", todo=f"Keep it to {MOST}.")


def read_own_name(typed: str) -> str:
    """Return a name as it will stand.

    Raises:
        NoNameError: there is none. LongNameError: it cannot be one.
    """
    name = " ".join(clean(typed).text.split())
    if not name:
        raise NoNameError
    if len(name) > MOST:
        raise LongNameError(len(name))
    return name
