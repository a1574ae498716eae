"""A store with one record of every kind there is a form for, each made by its form as a person would type it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from codesign.records.editing import Saved
from codesign.store.store import Store
from tests.made_once import filled_once

TYPED: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "programme": ("", {"title": "Hollerton community care", "starts": "May 2025", "level": "co-design"}),
    "outcome": ("programme", {"code": "2.10", "title": "I can get there", "level": "outcome"}),
    "theme": ("programme", {"name": "transport", "definition": "Getting there and back"}),
    "contact": ("", {"name": "Jo Bell", "area": "Ambridge", "kind": "carer"}),
    "event": ("", {"title": "Hall drop-in", "held_on": "tue", "starts": "1400-1530", "method": "d"}),
    "came": ("event", {"contact_id": "Jo Bell", "capacity": "chair", "organisation_id": "Ambridge Carers"}),
    "comment": ("event", {"words": "The last bus is at four.", "exact": "y", "contact_id": "jo bell"}),
    "access": ("event", {"need": "bsl", "people": "2"}),
    "money": ("event", {"kind": "bus", "pence": "4.80", "contact_id": "Jo Bell"}),
    "follow-up": ("event", {"words": "Ring the bus company", "due": "fri"}),
    "wording": ("event", {"clause": "3.2", "before": "may", "after": "will"}),
    "alias": ("contact", {"name": "J. Bell", "reason": "as she signs"}),
    "point": ("contact", {"value": "0161 496 0123"}),
    "role": ("contact", {"organisation_id": "Ambridge Carers", "role": "Chair", "starts": "2024"}),
    "permission": ("contact", {"purpose": "quote", "answer": "yes"}),
    "member": ("group", {"contact_id": "Jo Bell", "seat": "carers' seat"}),
    "reply": ("theme", {"words": "A later bus from May", "state": "will do"}),
    "question": ("programme", {"words": "How do you get there?", "consultation": "Winter", "state": "open"}),
    "reach-group": (
        "programme",
        {"name": "Disabled people", "question": "disability", "answer": "Yes", "share": "17.8 %"},
    ),
    "monitoring": ("event", {"question": "Disability", "answer": "yes", "heads": "1"}),
}
"""What each kind stands on, and what is typed in its form."""


@dataclass
class Filled:
    """The store, and the id of the record of each kind."""

    store: Store
    ids: dict[str, str] = field(default_factory=dict)

    def add(self, kind: str, parent: str = "", /, **typed: str) -> Saved:
        """Add a record by its form."""
        blank = self.store.editing.blank(kind, self.ids.get(parent, parent))
        return self.store.editing.save(blank, {**blank.typed, **typed})

    def edit(self, kind: str, /, **typed: str) -> Saved:
        """Alter the record of a kind."""
        return self.alter(kind, self.ids[kind], **typed)

    def alter(self, kind: str, id_: str, /, **typed: str) -> Saved:
        """Alter a record."""
        editing = self.store.editing.begin(kind, id_)
        return self.store.editing.save(editing, {**editing.typed, **typed})

    def says(self, kind: str, name: str) -> str:
        """Return what a field of the record of a kind says now."""
        return self.store.editing.begin(kind, self.ids[kind]).typed[name]


@filled_once
def filled(store: Store) -> Filled:
    """Fill a store with one record of every kind."""
    made = Filled(store)
    made.ids["group"] = made.add("contact", name="Reference group", sort="organisation").id
    for kind, (parent, typed) in TYPED.items():
        made.ids[kind] = made.add(kind, parent, **typed).id
    return made
