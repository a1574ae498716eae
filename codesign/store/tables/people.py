"""People and organisations in one register: their other names, points of contact, roles, groups and permissions."""

from sqlmodel import Field, SQLModel

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
    merge_id: str | None = may_refer_to("contactmerge")
    """The merge that brought it, as long as that stands."""
    hidden: bool = False
    """A name they have left: it still leads to them, and stands on no screen and in nothing that leaves."""


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
    how: str = Field(default="", sa_column_kwargs={"server_default": ""})
    """Of related: household, colleagues, predecessor, branch, member or other."""
    weight: int | None = None
    """What spoke for their being one when it was answered, in hundredths of a bit."""


class ContactMerge(Record, table=True):
    """A contact that goes on for another. Nothing moves: reads resolve through `standing`, and a split marks this row."""

    survivor_id: str = refers_to("contact")
    merged_id: str = refers_to("contact")
    chosen: str = ""
    """What is written onto the survivor, as JSON: field to `{"set": value}` or `{"join": words}`."""
    words: str = ""
    """What was chosen, as people read it."""
    reasons: str = ""
    """Why, as the engine or a person said it: one a line."""
    weight: int | None = None
    """In hundredths of a bit."""


class Standing(SQLModel, table=True):
    """Who stands for a contact that was merged away: worked out from the merges, and not journalled.

    There is a row for merged-away contacts only, and it leads to the end of a chain.
    """

    contact_id: str = Field(primary_key=True)
    survivor_id: str = Field(index=True)
