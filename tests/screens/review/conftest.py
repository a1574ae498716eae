"""A programme on a Monday: outcomes heard much, little and never, comments of some months, and what we said we would do."""

from __future__ import annotations

import pytest

from codesign.records.events import NewEvent, NewFollowUp
from codesign.records.feedback import NewComment, NewTheme
from codesign.records.outcomes import NewOutcome, NewProgramme
from codesign.records.people import Came, NewContact
from codesign.store import Store
from tests.made_once import filled_once

HALLS = ("Penny Hassett", "Hollerton", "Edgeley", "Darrington")
OUTCOMES = (
    NewOutcome("1", "Care around me", level="domain"),
    NewOutcome("1.1", "Seen sooner", parent="1"),
    NewOutcome("1.2", "Told what is happening", parent="1"),
    NewOutcome("1.3", "Can get there", parent="1"),
    NewOutcome("1.4", "Staff feel safe", parent="1"),
)


@pytest.fixture
@filled_once
def monday(store: Store) -> Store:
    """Return a store: 1.1 heard at eight events, 1.2 in one sentence, 1.3 at two events, 1.4 never."""
    programme = store.programmes.add(NewProgramme("Urgent care redesign"))
    _, seen, told, there, _ = store.outcomes.add_many(programme.id, OUTCOMES)
    for name in ("Transport", "Opening hours", "Waiting"):
        store.themes.add(NewTheme(name, programme_id=programme.id))
    for number in range(8):
        comments = [
            NewComment(f"We waited {number} hours and {each} minutes", exact=True, who=each, permission="anonymous",
                       kind="carer" if each else "resident", themes=("Waiting",), outcomes=(seen,))
            for each in range(4)
        ]  # fmt: skip
        if number < 2:
            comments += [
                NewComment(
                    f"The last bus from here is at {each + 1}",
                    kind="carer",
                    themes=("Transport",),
                    outcomes=(there,),
                )
                for each in range(6)
            ]
        if number == 7:
            comments.append(
                NewComment(
                    "Nobody rang me back", exact=True, kind="carer", permission="anonymous", outcomes=(told,)
                )
            )
        store.events.record(
            NewEvent(
                f"Hall {number}", f"2026-{number + 4:02d}-05", place=f"{HALLS[number % 4]} village hall", programme_id=programme.id,
                came=tuple(Came(new=NewContact(f"Person {number}{each}")) for each in range(4)),
                comments=tuple(comments),
                follow_ups=(NewFollowUp(f"Ring the bus company about hall {number}", "P. Nair", "2026-11-05"),) if number < 2 else (),
            )
        )  # fmt: skip
    return store
