"""People and organisations in one register: their other names, points of contact, roles, groups and permissions."""

from sqlmodel import Field

from codesign.store.tables.base import Record, Referenced, may_refer_to, refers_to


class Contact(Referenced, table=True):
    """A person or an organisation. A name is one field in any script, kept as given."""

    sort: str = "person"
    """person or organisation."""
    name: str
    sort_name: str = ""
    kind: str = ""
    """A code of the vocabulary `kinds`."""
    area: str = ""
    """Ward, division or place, as people say it."""
    is_group: bool = False
    """A standing group whose members are contacts: a reference group, a forum, a committee."""
    successor_id: str | None = may_refer_to("contact")
    ended: str = ""
    note: str = ""
    source_key: str = Field(default="", index=True)
    batch_id: str | None = may_refer_to("importbatch")
    recorded: str = ""


class Alias(Record, table=True):
    """Another name that somebody is known by, and why we think so."""

    contact_id: str = refers_to("contact")
    name: str
    reason: str = ""


class ContactPoint(Record, table=True):
    """An e-mail, phone, address, postcode or web page, and how it was written where it came from."""

    contact_id: str = refers_to("contact")
    kind: str
    value: str
    as_given: str = ""
    note: str = ""
    shared: bool = False


class Affiliation(Record, table=True):
    """A role somebody holds, with its dates; the organisation may be a contact or only a name."""

    contact_id: str = refers_to("contact")
    organisation_id: str | None = may_refer_to("contact")
    organisation_name: str = ""
    role: str = ""
    starts: str = ""
    ends: str = ""


class Membership(Record, table=True):
    """A member of a standing group, with dates, a seat, and whom they speak for."""

    group_id: str = refers_to("contact")
    contact_id: str = refers_to("contact")
    seat: str = ""
    speaks_for: str = ""
    starts: str = ""
    ends: str = ""


class Permission(Record, table=True):
    """What somebody allowed or refused, when, and how we know. `do-not-contact` is the strictest purpose."""

    contact_id: str = refers_to("contact")
    purpose: str
    answer: str
    given_on: str = ""
    how: str = ""
    note: str = ""


class MatchAnswer(Record, table=True):
    """What a person decided when a look-alike was offered: same, different people, related, or leave for later."""

    contact_id: str = refers_to("contact")
    other_id: str | None = may_refer_to("contact")
    typed: str = ""
    answer: str
    reasons: str = ""
    event_id: str | None = may_refer_to("event")
