"""What every teller of the story holds: the store, its story, and which record each name in the story became."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from codesign.demo.story import Organisation, Person, Story
from codesign.records.filters import Filter
from codesign.store.store import Store


@dataclass
class Telling:
    """A story being told into a store."""

    store: Store
    story: Story
    programme: str = ""
    """Ids, filled as the story comes to them."""
    outcomes: dict[str, str] = field(default_factory=dict)
    themes: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    """What each theme is called by now."""
    questions: dict[str, str] = field(default_factory=dict)
    contacts: dict[str, str] = field(default_factory=dict)
    events: dict[str, str] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)
    follow_ups: dict[int, str] = field(default_factory=dict)
    """By their place in the story."""

    def contact(self, key: str) -> Person | Organisation:
        """Return what the story says of a person or an organisation."""
        return self.story.people.get(key) or self.story.organisations[key]

    def comment(self, begins: str) -> str:
        """Return the id of the one comment that begins so."""
        feedback = self.store.feedback
        found = feedback.lines(feedback.rows(Filter(words=begins)))
        (comment,) = (line for line in found if line.words.startswith(begins))
        return comment.id

    def tagged(self, reference: str) -> list[str]:
        """Return the ids of the themes a comment is tagged with, in the order they were put on."""
        return list(dict.fromkeys(tag.id for tag in self.store.cards.comment(reference).themes))


class Happening(NamedTuple):
    """Something that happens in the story, and when."""

    at: datetime
    tell: Callable[[], None]
