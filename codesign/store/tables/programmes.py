"""Programmes, their outcomes frameworks, and the wording that people shape."""

from sqlmodel import Field

from codesign.store.tables.base import Record, Referenced, may_refer_to, refers_to


class Programme(Referenced, table=True):
    """A contract, service change, strategy or discovery that engagement serves."""

    title: str
    kind: str = ""
    lead_body: str = ""
    partners: str = ""
    term: str = ""
    starts: str = ""
    ends: str = ""
    law_as_at: str = ""
    level: str = ""
    """The level of engagement claimed, from the vocabulary `levels`; events take it unless they say otherwise."""
    note: str = ""


class Outcome(Record, table=True):
    """A node of a programme's outcomes framework. `code` is text: `2.10` is not `2.1`."""

    programme_id: str = refers_to("programme")
    parent_id: str | None = may_refer_to("outcome")
    code: str
    title: str
    level: str = "outcome"
    """domain, outcome or indicator."""
    definition: str = ""
    voice: str = ""
    owner: str = ""
    source: str = ""
    payment_linked: bool = False
    position: int = 0
    source_key: str = Field(default="", index=True)


class Clause(Referenced, table=True):
    """A numbered piece of wording that people shape: an outcome statement, a specification, a letter."""

    programme_id: str | None = may_refer_to("programme")
    outcome_id: str | None = may_refer_to("outcome")
    document: str = ""
    clause: str = ""


class Wording(Record, table=True):
    """One version of a clause: before, after, why, what became of it and who decided."""

    clause_id: str = refers_to("clause")
    event_id: str | None = may_refer_to("event")
    version: int = 1
    before: str = ""
    after: str = ""
    reason: str = ""
    state: str = "proposed"
    """proposed, adopted or not-adopted."""
    state_reason: str = ""
    decided_by: str = ""
    decided_on: str = ""


class WordingSource(Record, table=True):
    """A comment that shaped a version of wording."""

    wording_id: str = refers_to("wording")
    comment_id: str = refers_to("comment")
