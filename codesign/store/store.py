"""The store: a file with two doors, and the verbs of the work by what they are about."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Self

from codesign.clock import Clock
from codesign.records.journal import JournalReport
from codesign.store.codebook.verbs import Codebook
from codesign.store.editing.verbs import EditingVerbs
from codesign.store.file import StoreFile
from codesign.store.finding.anything import Anything
from codesign.store.finding.filters import Filters
from codesign.store.finding.seeking import Seeking
from codesign.store.ids import Ids
from codesign.store.journal.history import History
from codesign.store.journal.proof import prove
from codesign.store.journal.undo import Undo
from codesign.store.review.verbs import Review
from codesign.store.same_person.verbs import SamePerson
from codesign.store.second_opinion.verbs import SecondOpinions
from codesign.store.suggesting.verbs import Suggesting
from codesign.store.verbs.again import Again
from codesign.store.verbs.batches import Batches
from codesign.store.verbs.cards import Cards
from codesign.store.verbs.coded import Coding
from codesign.store.verbs.contacts import Contacts
from codesign.store.verbs.events import Events
from codesign.store.verbs.feedback import Feedback
from codesign.store.verbs.figures import FigureVerbs
from codesign.store.verbs.follow_ups import FollowUps
from codesign.store.verbs.kept_figures import KeptFigures
from codesign.store.verbs.marks import Marks
from codesign.store.verbs.monitoring import MonitoringVerbs
from codesign.store.verbs.outcomes import Outcomes
from codesign.store.verbs.packs import Packs
from codesign.store.verbs.programmes import Programmes
from codesign.store.verbs.questions import Questions
from codesign.store.verbs.reach import Reach
from codesign.store.verbs.replies import Replies
from codesign.store.verbs.themes import Themes
from codesign.store.verbs.views import Views
from codesign.store.verbs.vocabularies import Vocabularies
from codesign.store.verbs.wording import WordingVerbs


class Store(StoreFile):
    """An open store. The screens, the commands and the tests call the same verbs with the same arguments."""

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        actor: str,
        device: str,
        letters: str,
        clock: Clock | None = None,
        ids: Ids | None = None,
        demo: bool = False,
    ) -> Self:
        """Make an empty store with the shipped vocabularies at `path`, and open it.

        Raises:
            StoreExistsError: something is already there.
            CannotSaveError: the folder cannot be written.
        """
        store = super().create(
            path, actor=actor, device=device, letters=letters, clock=clock, ids=ids, demo=demo
        )
        store.vocabularies.fill()
        return store

    @cached_property
    def programmes(self) -> Programmes:
        """Programmes."""
        return Programmes(self)

    @cached_property
    def outcomes(self) -> Outcomes:
        """Outcomes frameworks."""
        return Outcomes(self)

    @cached_property
    def wording(self) -> WordingVerbs:
        """Wording that people shape."""
        return WordingVerbs(self)

    @cached_property
    def coding(self) -> Coding:
        """Comments as they are coded."""
        return Coding(self)

    @cached_property
    def cards(self) -> Cards:
        """Whole pages."""
        return Cards(self)

    @cached_property
    def contacts(self) -> Contacts:
        """The register."""
        return Contacts(self)

    @cached_property
    def same_person(self) -> SamePerson:
        """Contacts that may be one."""
        return SamePerson(self)

    @cached_property
    def events(self) -> Events:
        """Events."""
        return Events(self)

    @cached_property
    def feedback(self) -> Feedback:
        """Comments and their tags."""
        return Feedback(self)

    @cached_property
    def suggesting(self) -> Suggesting:
        """Suggested tags, which learn from every answer."""
        return Suggesting(self)

    @cached_property
    def second_opinions(self) -> SecondOpinions:
        """Samples coded by a second person."""
        return SecondOpinions(self)

    @cached_property
    def again(self) -> Again:
        """Comments that say again what another said, or nothing."""
        return Again(self)

    @cached_property
    def marks(self) -> Marks:
        """What comments are marked with."""
        return Marks(self)

    @cached_property
    def filters(self) -> Filters:
        """Filters, as people type and read them."""
        return Filters(self)

    @cached_property
    def anything(self) -> Anything:
        """Records of every kind, by what people call them."""
        return Anything(self)

    @cached_property
    def themes(self) -> Themes:
        """The codebook."""
        return Themes(self)

    @cached_property
    def codebook(self) -> Codebook:
        """The codebook altered."""
        return Codebook(self)

    @cached_property
    def questions(self) -> Questions:
        """What consultations asked."""
        return Questions(self)

    @cached_property
    def follow_ups(self) -> FollowUps:
        """What we said we would do."""
        return FollowUps(self)

    @cached_property
    def replies(self) -> Replies:
        """What we replied."""
        return Replies(self)

    @cached_property
    def vocabularies(self) -> Vocabularies:
        """Words people choose from."""
        return Vocabularies(self)

    @cached_property
    def seeking(self) -> Seeking:
        """Where letters lead in a list."""
        return Seeking(self)

    @cached_property
    def figures(self) -> FigureVerbs:
        """Figures."""
        return FigureVerbs(self)

    @cached_property
    def review(self) -> Review:
        """The lead's Monday."""
        return Review(self)

    @cached_property
    def reach(self) -> Reach:
        """The reach list."""
        return Reach(self)

    @cached_property
    def monitoring(self) -> MonitoringVerbs:
        """Equality monitoring."""
        return MonitoringVerbs(self)

    @cached_property
    def views(self) -> Views:
        """Views by name."""
        return Views(self)

    @cached_property
    def kept_figures(self) -> KeptFigures:
        """Figures kept."""
        return KeptFigures(self, self.review)

    @cached_property
    def batches(self) -> Batches:
        """Imports and rows set aside."""
        return Batches(self)

    @cached_property
    def packs(self) -> Packs:
        """Packs that were made."""
        return Packs(self)

    @cached_property
    def editing(self) -> EditingVerbs:
        """Records of any kind altered, added and thrown away by their forms."""
        return EditingVerbs(self)

    @cached_property
    def history(self) -> History:
        """The journal, read."""
        return History(self)

    @cached_property
    def undoing(self) -> Undo:
        """Changes taken back."""
        return Undo(self)

    def sure_comments(self) -> Sequence[str]:
        """Return the ids of the comments that have a suggestion that is sure. Raises NotLookedError."""
        return self.suggesting.sure_comments()

    def close(self) -> None:
        """Write down what was learnt, and let go of the file."""
        try:
            if "suggesting" in self.__dict__:
                self.suggesting.close()
        finally:
            super().close()

    def prove(self, *, kept_head: str = "") -> JournalReport:
        """Check the whole journal, and every record against it."""
        return prove(self, kept_head=kept_head)
