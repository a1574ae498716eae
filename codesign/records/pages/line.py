"""A line of a record's page: said once for a screen, for a pane beside a list, and for a command that prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Line(NamedTuple):
    """Something on a page: words in full, perhaps after a label, perhaps to be opened."""

    words: str
    label: str = ""
    key: str = ""
    """What Enter opens, or nothing."""
    is_heading: bool = False
    edits: str = ""
    """What `e` alters and `d` removes where it is not the page's own record: a kind of form and an id, such as `came ID`."""

    @property
    def is_stop(self) -> bool:
        """Whether the cursor stops here: there is something to open or to alter."""
        return bool(self.key or self.edits)


def section(heading: str, lines: Iterable[Line], otherwise: str = "") -> Iterator[Line]:
    """Yield lines under a heading, with a blank line above; where there are none, what is said instead, or nothing at all."""
    held = list(lines)
    if not held and not otherwise:
        return
    yield Line("")
    yield Line(heading, is_heading=True)
    yield from held or [Line(otherwise)]


def said(*parts: tuple[str, str]) -> Iterator[Line]:
    """Yield a line for each label that has words."""
    return (Line(words, label) for label, words in parts if words)


def joined(*parts: str) -> str:
    """Return the parts that say something, with a dot between them."""
    return " · ".join(part for part in parts if part)


def commas(*parts: str) -> str:
    """Return the parts that say something, with commas between them."""
    return ", ".join(part for part in parts if part)


def altered_since(change: str) -> str:
    """Return what stands after a comment that was altered since it went out, or nothing."""
    return f" · altered since ({change})" if change else ""
