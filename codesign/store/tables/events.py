"""Events and what happened at them: who came, what they needed, what they were paid, what was promised."""

from sqlmodel import Field

from codesign.store.tables.base import Record, Referenced, may_refer_to, refers_to


class Event(Referenced, table=True):
    """An engagement session or contact: planned, held, cancelled, or held and nobody came."""

    title: str
    state: str = "held"
    held_on: str = ""
    """Reduced ISO text: a day, a month or a year, as precisely as people said."""
    starts: str = ""
    ends: str = ""
    zone: str = ""
    place: str = ""
    area: str = ""
    method: str = ""
    level: str = ""
    programme_id: str | None = may_refer_to("programme")
    group_id: str | None = may_refer_to("contact")
    consultation: str = ""
    officer: str = ""
    purpose: str = ""
    note: str = ""
    head_count: int | None = None
    """How many people were in the room, as said; the list of who came may hold fewer."""
    head_count_about: bool = False
    permission: str = "not-asked"
    """Permission to quote, set once a session; a comment may differ."""
    draft_id: str = Field(default="", index=True)
    source_key: str = Field(default="", index=True)
    batch_id: str | None = may_refer_to("importbatch")
    recorded: str = ""


class Attendance(Record, table=True):
    """Somebody who came, in the capacity held that day; or heads counted by kind, nobody named."""

    event_id: str = refers_to("event")
    contact_id: str | None = may_refer_to("contact", index=False)
    capacity: str = ""
    organisation_id: str | None = may_refer_to("contact", index=False)
    kind: str = ""
    heads: int = 1
    about: bool = False
    position: int = 0


class AccessNeed(Record, table=True):
    """An access need at an event, and whether it was met."""

    event_id: str = refers_to("event")
    need: str
    met: bool = True
    people: int | None = None
    note: str = ""


class Money(Record, table=True):
    """Money offered to, claimed by, declined by, paid or still owed to somebody who took part. Pence."""

    event_id: str = refers_to("event")
    contact_id: str | None = may_refer_to("contact")
    who: str = ""
    kind: str = ""
    state: str = "claimed"
    pence: int = 0
    benefits_advice: bool = False
    note: str = ""


class FollowUp(Referenced, table=True):
    """A thing we said we would do: owner, due, done, and whether people were told."""

    event_id: str | None = may_refer_to("event")
    comment_id: str | None = may_refer_to("comment")
    programme_id: str | None = may_refer_to("programme")
    words: str
    owner: str = ""
    due: str = Field(default="", index=True)
    state: str = "open"
    """open, done, or will-not (which needs a reason)."""
    closed_on: str = ""
    outcome: str = ""
    """What was done, or why it will not be."""
    fed_back_on: str = ""
    fed_back_how: str = ""
