"""What of an organisation's record is compared with another's."""

from __future__ import annotations

from typing import NamedTuple, cast

from codesign.matching.compare.address import Address
from codesign.matching.compare.email import Email
from codesign.matching.compare.organisation_name import OrganisationName
from codesign.matching.entry import Entry
from codesign.matching.fields import Field, field_of

Door = tuple[tuple[str, ...], str]
"""House numbers and the first word of the street: `12 Mill Rd, Loxley` and `12 Mill Road` are one door."""


class Body(NamedTuple):
    """A record's values, each ready to compare."""

    names: tuple[OrganisationName, ...]
    numbers: tuple[str, ...]
    emails: tuple[str, ...]
    domains: tuple[str, ...]
    """Of addresses that are not at a provider anybody may use."""
    phones: tuple[str, ...]
    postcodes: tuple[str, ...]
    doors: tuple[Door, ...]
    told: frozenset[str]
    """Words of its address and place."""
    reach: frozenset[str]
    """All by which two records may meet; a charity or company number counts twice."""


def body_of(entry: Entry) -> Body:
    """Take what is compared from an entry."""
    emails = cast("tuple[Email, ...]", entry.values.get(Field.EMAIL, ()))
    addresses = cast("tuple[Address, ...]", entry.values.get(Field.ADDRESS, ()))
    places = [*(address.street for address in addresses), *_texts(entry, Field.PLACE)]
    labels = [label for label in entry.values if field_of(label) is Field.IDENTIFIER]
    numbers = tuple(_figures(number) for label in labels for number in _texts(entry, label))
    phones, postcodes = _texts(entry, Field.PHONE), _texts(entry, Field.POSTCODE)
    own = [
        f"@{email.domain}" if not email.is_private else f"{email.local}@{email.domain}" for email in emails
    ]
    twice = [f"{sign}{number}" for number in numbers for sign in "#§"]
    return Body(
        names=cast("tuple[OrganisationName, ...]", entry.values.get(Field.NAME, ())),
        numbers=numbers,
        emails=tuple(f"{email.local}@{email.domain}" for email in emails),
        domains=tuple(dict.fromkeys(email.domain for email in emails if not email.is_private)),
        phones=phones,
        postcodes=postcodes,
        doors=tuple(_door(address) for address in addresses if address.numbers),
        told=frozenset(word for said in places for word in said.split()),
        reach=frozenset((*own, *phones, *postcodes, *twice)),
    )


def _texts(entry: Entry, label: str) -> tuple[str, ...]:
    return tuple(map(str, entry.values.get(label, ())))


def _figures(number: str) -> str:
    """Return a charity or company number without what stands about it: `No. 0123456` is `123456`."""
    figures = "".join(letter for letter in number if letter.isdigit()).lstrip("0")
    return figures if len(figures) > 4 else number


def _door(address: Address) -> Door:
    return address.numbers, address.street.partition(" ")[0]


def dialling_code(phone: str) -> str:
    """Return the area a landline number is of, without its nought; nothing for other numbers."""
    if not phone.startswith(("1", "2")):
        return ""
    if phone[0] == "2":
        return phone[:2]
    return phone[:3] if phone[1] == "1" or phone[2] == "1" else phone[:4]


def postal_area(postcode: str) -> str:
    """Return the letters a postcode begins with."""
    return postcode[:2] if postcode[1:2].isalpha() else postcode[:1]
