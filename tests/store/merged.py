"""Two contacts that turn out to be one, wherever a contact can stand: at events, in comments, roles, groups, money and packs."""

from __future__ import annotations

from dataclasses import dataclass

from codesign.records.events import NewEvent, NewMoney
from codesign.records.feedback import NewComment, NewTheme
from codesign.records.outcomes import NewOutcome, NewProgramme
from codesign.records.people import Came, NewContact, Point, Role, SameAnswer
from codesign.store.store import Store
from codesign.store.tables import ContactMerge
from tests.made_once import filled_once

AWAY_NAME = "Jenny Smythe-Hollis"
AWAY_CLUB = "Borchester Walkers CIC"


def merge(store: Store, survivor: str, *others: str) -> list[str]:
    """Say that contacts are one, and which of them stays as it is, asking nobody how alike they are. Returns the merges."""
    with store.write("merge contacts") as change:
        return [change.add(ContactMerge, survivor_id=survivor, merged_id=other) for other in others]


@dataclass
class Two:
    """A store in which two people and two organisations are written down, each of which may be one."""

    store: Store
    jane: str = ""
    jenny: str = ""
    walkers: str = ""
    walkers_cic: str = ""
    group: str = ""
    programme: str = ""
    outcome: str = ""
    shared: str = ""
    """The event both came to."""
    alone: str = ""
    """The event only the second came to."""

    def merge(self) -> None:
        """Say that the two people are one, and the two organisations."""
        merge(self.store, self.jane, self.jenny)
        merge(self.store, self.walkers, self.walkers_cic)


@filled_once
def two(store: Store, *, same: bool = False) -> Two:
    """Fill a store. With `same`, the second is the first from the beginning: what a merge must come to in every figure."""
    made = Two(store)
    contacts = store.contacts
    made.walkers = contacts.add(NewContact("Borchester Walkers", sort="organisation", kind="vcse"))
    made.jane = contacts.add(
        NewContact("Jane Smyth", area="Ambridge", points=(Point("email", "jane@smyth.example"), Point("phone", "01632 960001")))
    )  # fmt: skip
    if same:
        made.walkers_cic, made.jenny = made.walkers, made.jane
    else:
        made.walkers_cic = contacts.add(NewContact(AWAY_CLUB, sort="organisation", kind="vcse"))
        made.jenny = contacts.add(
            NewContact(AWAY_NAME, aliases=("Jen",), points=(Point("email", "Jane@smyth.example"), Point("phone", "01632 960002")))
        )  # fmt: skip
    made.group = contacts.add(NewContact("Reference group", sort="organisation", is_group=True))
    contacts.join_group(made.group, made.jenny, seat="walkers' seat")
    contacts.affiliate(made.jane, Role("", "Chair", organisation_id=made.walkers))
    contacts.affiliate(made.jenny, Role("", "Chair", organisation_id=made.walkers_cic))
    made.programme = store.programmes.add(NewProgramme("Paths and lanes")).id
    (made.outcome,) = store.outcomes.add_many(made.programme, [NewOutcome("2.10", "I can walk there")])
    store.themes.add(NewTheme("stiles", programme_id=made.programme))
    _events(made)
    if not same:
        contacts.answer(made.jenny, SameAnswer(made.jenny, "later", "J. Smythe"), other_id=made.jane)
    return made


def _events(made: Two) -> None:
    here = Came(contact_id=made.jane, capacity="chair", organisation_id=made.walkers)
    there = Came(contact_id=made.jenny, capacity="carer", organisation_id=made.walkers_cic)
    for title, day, came in (
        ("Both", "2026-11-02", (here, there, Came(kind="carer", heads=3))),
        ("One", "2026-11-03", (there,)),
    ):
        named = [at for at, each in enumerate(came) if each.contact_id]
        comments = (*(_said(made, f"{title}: said {at}", at) for at in named), _said_for(made, title))
        money = (NewMoney("mileage", 450, who=named[-1]),)
        event = made.store.events.record(
            NewEvent(title, day, came=came, comments=comments, money=money, programme_id=made.programme, group_id=made.group)
        )  # fmt: skip
        made.shared, made.alone = made.shared or event.id, event.id


def _said(made: Two, words: str, who: int) -> NewComment:
    return NewComment(
        words, who=who, permission="by-role", exact=True, themes=("stiles",), outcomes=(made.outcome,)
    )


def _said_for(made: Two, title: str) -> NewComment:
    return NewComment(
        f"{title}: for them", speaking_for="organisation", for_organisation_id=made.walkers_cic,
        themes=("stiles",), outcomes=(made.outcome,),
    )  # fmt: skip
