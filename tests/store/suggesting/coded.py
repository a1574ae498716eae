"""A store with a small codebook and comments that people tagged: about buses, about staff, about parking."""

from __future__ import annotations

from dataclasses import dataclass

from codesign.records.coding import Offered
from codesign.records.feedback import NewComment
from codesign.records.outcomes import NewProgramme
from codesign.store import Store

BUSES = (
    "The last bus leaves at four",
    "No bus home from the clinic after dark",
    "I missed the bus and had to walk home",
    "The bus is never on time in winter",
)
STAFF = (
    "The nurse was kind and listened to me",
    "A kind nurse, she really listened",
    "The nurses were rude on the ward",
    "The nurse listened and was patient",
)
PARKING = (
    "The car park was full again",
    "Nowhere to park the car near the clinic",
    "Parking the car costs too much",
    "The car park ticket machine was broken",
)
THEMES = {"buses": BUSES, "staff": STAFF, "parking": PARKING}


@dataclass
class Coded:
    """The store, its programme, and its comments by their words."""

    store: Store
    programme: str
    ids: dict[str, str]

    @classmethod
    def of(cls, store: Store) -> Coded:
        """Fill a store with tagged comments."""
        coded = cls(store, store.programmes.add(NewProgramme("Care nearer home")).id, {})
        for theme, comments in THEMES.items():
            for words in comments:
                coded.add(words, theme)
        return coded

    def add(self, words: str, *themes: str) -> str:
        """Add a comment, and return its id."""
        comment = NewComment(words, themes=themes)
        (self.ids[words],) = self.store.feedback.add_many([comment], programme_id=self.programme)
        return self.ids[words]

    def theme(self, name: str) -> str:
        """Return the id of a theme."""
        return self.store.themes.find(name).id

    def names(self, comment: str) -> list[str]:
        """Return the themes suggested for a comment, likeliest first."""
        return [each.name for each in self.themes(comment)]

    def themes(self, comment: str) -> tuple[Offered, ...]:
        """Return what is suggested for a comment."""
        return self.store.suggesting.for_comment(comment).themes

    def again(self) -> Coded:
        """Return the same store as another program has it open."""
        store, hands = self.store, self.store.hands
        opened = Store.open(
            store.path, actor="M. Oyelaran", device="device-MRB", letters="MRB", clock=hands.clock
        )
        return Coded(opened, self.programme, self.ids)


def learn(store: Store) -> None:
    """Learn everything that waits, as a worker does."""
    for _ in store.suggesting.steps():
        pass


def rebuild(store: Store) -> None:
    """Learn everything anew."""
    for _ in store.suggesting.rebuild():
        pass
