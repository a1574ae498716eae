"""`show` prints the same lines as the record's page on the screen."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from codesign.cli.cards import FOR_KEYS
from codesign.records.columns_shown import NEEDED
from codesign.records.events import NewAccess, NewEvent, NewFollowUp, NewMoney
from codesign.records.feedback import NewComment, NewReply
from codesign.records.outcomes import NewOutcome, NewProgramme, NewWording
from codesign.records.pages.comment import comment_lines
from codesign.records.pages.contact import contact_lines
from codesign.records.pages.event import event_lines
from codesign.records.pages.line import Line
from codesign.records.pages.outcome import outcome_lines
from codesign.records.pages.theme import theme_lines
from codesign.records.people import Came, NewContact
from codesign.store import Store
from tests.cli.conftest import Runner


def _fill(store: Store) -> None:
    programme = store.programmes.add(NewProgramme("Care nearer home"))
    outcome = store.outcomes.add(programme.id, NewOutcome("1.1", "I am seen", voice="See me"))
    store.events.record(
        NewEvent(
            "Hall", "2026-11-12", programme_id=programme.id, head_count=9,
            came=(Came(new=NewContact("Jane Smyth", organisation="Ambridge Carers"), capacity="Chair"), Came(kind="carer", heads=4)),
            comments=(
                NewComment("The bus\nstopped", exact=True, who=0, themes=("buses",), outcomes=(outcome,)),
                NewComment("kept apart", sensitive="safeguarding", referred_to="named nurse", referred_on="2026-11-12"),
            ),
            access=(NewAccess("bsl", met=False),), money=(NewMoney("travel", 480, who=0),), follow_ups=(NewFollowUp("Ask"),),
            wordings=(NewWording("1.1", "I am seen", "I am seen sooner", outcome_id=outcome, comments=(0,)),),
        )
    )  # fmt: skip
    store.replies.add(NewReply("done", "It runs", theme_id=store.themes.find("buses").id))


def test_what_is_printed_is_the_page(run: Runner, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    _fill(store)
    monkeypatch.setenv("CODESIGN_STORE", str(store.path))
    words = {name: store.vocabularies.as_names(name) for name in NEEDED}
    (person,) = store.contacts.named("Jane Smyth")
    event, comment = store.events.find("E1"), store.cards.comment("C1")
    pages: list[tuple[tuple[str, ...], Iterable[Line]]] = [
        (("events", "show", "E1"), event_lines(store.cards.event(event.id), words)),
        (("contacts", "show", person.reference), contact_lines(store.cards.contact(person.id), words)),
        (("feedback", "show", "C1"), comment_lines(comment, words)),
        (("themes", "show", "buses"), theme_lines(store.cards.theme("buses"), words)),
        (("outcomes", "show", "1.1"), outcome_lines(store.cards.outcome(comment.outcomes[0].id), words)),
    ]

    for command, lines in pages:
        printed = run(*command).out
        for line in lines:
            for part in (line.label.strip(), *FOR_KEYS.get(line.words, line.words).split("\n")):
                assert part in printed, (command, part)
