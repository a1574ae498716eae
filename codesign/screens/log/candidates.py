"""Who a name being typed may be: what is asked of the register, and how each is told apart in words. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from codesign.entry.dates import date_words
from codesign.entry.errors import EntryError
from codesign.entry.people import Named, WhoCame, names_somebody, read_who
from codesign.entry.tags import tag_key
from codesign.entry.wording import Entry
from codesign.matching import Candidate, Known, Register, Typed
from codesign.matching.likelihood import WORTH_ASKING
from codesign.matching.typed.turned import turned_round
from codesign.matching.words.kin import relation_of
from codesign.text import plural
from codesign.widgets.offers import Offer

FEWEST_LETTERS = 2
"""A single letter may be anybody."""


class Found(NamedTuple):
    """A look-alike with what is known of them."""

    candidate: Candidate
    known: Known

    @property
    def is_likely(self) -> bool:
        """Whether a person must look before somebody new is made."""
        return self.candidate.probability >= WORTH_ASKING


def look(line: str, register: Register | None, kinds: Sequence[Entry], ward: str, place: str) -> list[Found]:
    """Return who the line may name; nobody for a count, or for what cannot be read yet.

    Whose mum somebody is says who they are not: nobody is offered for it.
    """
    named = named_on(line, kinds, register)
    if named is None or register is None or len(named.name) < FEWEST_LETTERS:
        return []
    typed = Typed(named.name, named.organisation, ward=ward, place=place, role=named.capacity)
    found = [(each, register.known(each.id)) for each in register.candidates(typed) if not each.is_related]
    return [Found(each, known) for each, known in found if known is not None]


def named_on(line: str, kinds: Sequence[Entry], register: Register | None = None) -> Named | None:
    """Return the name on a line of who came, or nothing where it is a count or no name."""
    try:
        who = read_line(line, kinds, register)
    except EntryError:
        return None
    return who if isinstance(who, Named) else None


def read_line(line: str, kinds: Sequence[Entry], register: Register | None) -> WhoCame:
    """Read a line of who came; those who are held help to tell a name typed family name first.

    Raises:
        EntryError: it cannot be read.
    """
    return read_who(line, kinds, turned_round=lambda before, after: turned_round(before, after, register))


def is_to_remember(named: Named, known: Known) -> bool:
    """Tell whether what was typed is another name for a contact: no number or mailbox, and no name they go by already."""
    known_as = {each.casefold() for each in (known.name, *known.aliases, *known.hidden)}
    said = {named.name.casefold(), named.turned.casefold()}
    return names_somebody(named.name) and not said & known_as


def whose_relation(name: str) -> str:
    """Say of `Jane's mum` why no Jane was offered, or nothing of another name."""
    relation = relation_of(name)
    return f"Related to {relation.of}, and not the same person." if relation and relation.of else ""


def completes(typed: str, name: str) -> bool:
    """Tell whether small letters are short for a name: `jan sm` for Jane Smyth. With a capital it is a name in full."""
    words = tag_key(typed).split(" ")
    if typed != typed.casefold() or not all(words):
        return False
    of_name = iter(tag_key(name).split(" "))
    return all(any(each.startswith(word) for each in of_name) for word in words)


def meant(line: str, found: Sequence[Found], kinds: Sequence[Entry]) -> int | None:
    """Return the one row that small letters are short for; none where there are two, or where it is a name in full."""
    named = named_on(line, kinds)
    if named is None:
        return None
    fitting = [at for at, each in enumerate(found) if completes(named.name, each.known.name)]
    return fitting[0] if len(fitting) == 1 else None


def as_offer(each: Found) -> Offer:
    """Return a look-alike as a row: who they are, how likely, and why."""
    return Offer(
        f"{each.known.name}  {each.candidate.likelihood}",
        about(each.known),
        " · ".join(each.candidate.reasons),
    )


def about(known: Known) -> str:
    """Say who a contact is, so that two of one name can be told apart."""
    role = ", ".join(dict.fromkeys(known.roles))[:60]
    where = f"{known.wards[0]} ward" if known.wards and known.sort == "person" else ""
    organisation = known.organisations[0] if known.organisations else ""
    met = f"met {plural(known.met, 'time')}" if known.met else ""
    last = f"last {date_words(known.last_met)}" if known.last_met else ""
    return " · ".join(
        part for part in (", ".join(filter(None, (role, where))), organisation, met, last) if part
    )
