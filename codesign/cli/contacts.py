"""`codesign contacts`: people and organisations in one register."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from codesign.cli import cards, look_alikes, narrowed, options, printing, talking
from codesign.cli.grouping import Json, Limit, Reference, Sought, command, new_group
from codesign.cli.narrowed import Asked, narrowed_by
from codesign.cli.opening import opened, place_of, undo_words, words_of
from codesign.cli.writing_lists import WithNames, Write
from codesign.errors import AskedWronglyError
from codesign.records.people import NewContact, Point, SameAnswer
from codesign.text import clean

if TYPE_CHECKING:
    from codesign.store import Store


class UnreadablePointError(AskedWronglyError):
    """An e-mail, phone or postcode that cannot be read as one."""

    def __init__(self, what: str, typed: str, why: str) -> None:
        super().__init__(f"“{typed}” is not {what} I can read. {why}".strip(), todo="Nothing was added.")


def _bare(context: typer.Context, json: bool) -> None:
    narrowed.show(context, "contacts", {}, limit=0, json=json)


group = new_group("Contacts: people and organisations.", _bare)


@command(group, "list", "codesign contacts list --sort organisation")
@narrowed_by("contacts")
def list_contacts(
    context: typer.Context,
    asked: Asked,
    limit: Limit = 0,
    write: Write = None,
    with_names: WithNames = "",
    json: Json = False,
) -> None:
    """List contacts in the order of their names."""
    narrowed.show(context, "contacts", asked, limit=limit, json=json)


@command(group, "find", "codesign contacts find obrien")
@narrowed_by("contacts")
def find_contacts(
    context: typer.Context,
    words: Sought,
    asked: Asked,
    limit: Limit = 0,
    write: Write = None,
    with_names: WithNames = "",
    json: Json = False,
) -> None:
    """Find contacts by words in any of their names, organisations or points of contact."""
    narrowed.show(context, "contacts", asked, words=words, limit=limit, json=json)


@command(group, "show", "codesign contacts show N12")
def show_contact(context: typer.Context, reference: Reference, json: Json = False) -> None:
    """Show one contact whole: names, how to reach them, roles, groups, permission and events."""
    with opened(context) as store:
        card = store.cards.contact(store.contacts.find(reference).id)
        if json:
            printing.as_json(card)
        else:
            cards.print_contact(card, words_of(store))


@command(
    group,
    "add",
    "codesign contacts add 'Cllr Jane Smyth' --organisation 'Hollerton Council' --role 'Ward councillor'",
)
def add_contact(
    context: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="The name, as people say it. One name is enough.")
    ],
    organisation: Annotated[
        str,
        typer.Option("--organisation", metavar="NAME", help="Where they are; one already here is joined."),
    ] = "",
    role: Annotated[str, typer.Option("--role", metavar="WORDS", help="What they do there.")] = "",
    kind: Annotated[str, typer.Option("--kind", metavar="KIND", help="A word of the vocabulary kinds.")] = "",
    area: Annotated[str, typer.Option("--area", metavar="WORDS", help="Ward, village or patch.")] = "",
    email: Annotated[
        list[str] | None, typer.Option("--email", metavar="EMAIL", help="May be given again.")
    ] = None,
    phone: Annotated[
        list[str] | None, typer.Option("--phone", metavar="PHONE", help="May be given again.")
    ] = None,
    postcode: Annotated[str, typer.Option("--postcode", metavar="POSTCODE", help="A postcode.")] = "",
    alias: Annotated[
        list[str] | None, typer.Option("--alias", metavar="NAME", help="Another name; may be given again.")
    ] = None,
    note: Annotated[str, typer.Option("--note", metavar="WORDS", help="A note.")] = "",
    is_organisation: Annotated[
        bool, typer.Option("--is-organisation", help="It is an organisation, not a person.")
    ] = False,
    is_group: Annotated[
        bool, typer.Option("--is-group", help="It is a standing group with members.")
    ] = False,
    do_not_contact: Annotated[
        str, typer.Option("--do-not-contact", metavar="WHY", help="They must not be contacted, and why.")
    ] = "",
    new: Annotated[bool, typer.Option("--new", help="It is a new contact, whoever looks like it.")] = False,
    json: Json = False,
) -> None:
    """Add a contact. Where somebody like it is here already, that is asked first: nobody is merged and nobody is added twice unasked."""
    with opened(context) as store:
        contact = NewContact(
            name=clean(name).text,
            sort="organisation" if is_organisation or is_group else "person",
            kind=options.code(store, "kinds", kind),
            area=area,
            organisation=organisation,
            role=role,
            note=note,
            is_group=is_group,
            aliases=tuple(alias or ()),
            points=tuple(read_points(email or [], phone or [], postcode)),
            do_not_contact=do_not_contact,
        )
        added, answers = look_alikes.NOBODY if new else _recognised(store, contact)
        _keep(store, contact, added, answers, json=json)


@command(group, "alias", "codesign contacts alias N12 'J. Smith'")
def add_alias(
    context: typer.Context,
    reference: Reference,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Another name they go by.")],
) -> None:
    """Remember another name of a contact."""
    with opened(context) as store:
        line = store.contacts.find(reference)
        store.contacts.add_alias(line.id, name)
        talking.say(f"{line.reference} is also known as {name}. {undo_words(context)}")


@command(group, "join", "codesign contacts join N40 N12 --seat chair --speaks-for carers")
def join_group(
    context: typer.Context,
    group_reference: Annotated[str, typer.Argument(metavar="GROUP", help="The standing group's reference.")],
    reference: Annotated[str, typer.Argument(metavar="REF", help="The member's reference.")],
    seat: Annotated[str, typer.Option("--seat", metavar="WORDS", help="The seat they hold.")] = "",
    speaks_for: Annotated[
        str, typer.Option("--speaks-for", metavar="WORDS", help="For whom they speak.")
    ] = "",
    since: Annotated[str, typer.Option("--from", metavar="DATE", help="Since when.")] = "",
) -> None:
    """Make a contact a member of a standing group."""
    since = options.day(since, place_of(context).today, "--from")
    with opened(context) as store:
        standing, member = store.contacts.find(group_reference), store.contacts.find(reference)
        store.contacts.join_group(standing.id, member.id, seat=seat, speaks_for=speaks_for, starts=since)
        talking.say(f"{member.name} is a member of {standing.name}. {undo_words(context)}")


def read_points(emails: list[str], phones: list[str], postcode: str = "") -> list[Point]:
    """Read points of contact as typed; what was put right is said, and what cannot be read is refused."""
    from codesign.entry.contact_points import PointsRead, read_emails, read_phones, read_postcode

    points: list[Point] = []

    def take(what: str, typed: str, read: PointsRead) -> None:
        for sentence in read.corrections:
            talking.say(sentence)
        if not read.points:
            raise UnreadablePointError(what, typed, " ".join(read.suggestions))
        points.extend(Point(one.kind, one.value, as_given=typed) for one in read.points)

    for typed in emails:
        take("an e-mail", typed, read_emails(typed))
    for typed in phones:
        take("a phone number", typed, read_phones(typed))
    if postcode:
        take("a postcode", postcode, read_postcode(postcode))
    return points


def _recognised(store: Store, contact: NewContact) -> look_alikes.Decided:
    """Ask who this may be; where nobody can be asked, refuse with the look-alikes named."""
    from codesign.matching import Typed

    typed = Typed.to_add(contact, "organisation" if contact.sort == "organisation" else "person")
    todo = "Nothing was added. --new adds a new contact all the same."
    ask = talking.is_terminal()
    return look_alikes.decide(store, look_alikes.register_of(store), typed, new=False, ask=ask, todo=todo)


def _keep(
    store: Store, contact: NewContact, known: str, answers: tuple[SameAnswer, ...], *, json: bool
) -> None:
    with store.write("add contact") as change:
        added = known or store.contacts.insert(change, contact)
        for answer in answers:
            other = "" if answer.candidate_id == added else added
            store.contacts.insert_answer(change, answer.candidate_id, answer, other_id=other)
    card = store.cards.contact(added)
    if json:
        printing.as_json(card)
    else:
        printing.line(f"{card.line.reference}  {card.line.name}")
    talking.say("Already here; nobody was added twice." if known else "Added. `codesign undo` takes it back.")
