"""What narrows a list: the words to find, and where, when, who and about what. One shape for screens and commands."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Filter:
    """What a list is narrowed by; an empty one narrows nothing. Codes and ids, not what people typed."""

    words: str = ""
    """Words to find, as typed."""
    programme_id: str = ""
    consultation: str = ""
    since: str = ""
    """The first day, month or year that counts, as reduced ISO text."""
    until: str = ""
    """The last, to its end."""
    place: str = ""
    kind: str = ""
    """A code of the vocabulary `kinds`: of who came, who spoke, or who somebody is."""
    theme_id: str = ""
    outcome_id: str = ""
    officer: str = ""
    contact_id: str = ""
    """Somebody who came or spoke."""
    untagged: bool = False
    """Only comments that no theme and no outcome was given."""

    @property
    def is_empty(self) -> bool:
        """Whether it narrows nothing."""
        return not any(getattr(self, each.name) for each in fields(self))


NOTHING = Filter()
"""The filter that narrows nothing."""
