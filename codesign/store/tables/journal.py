"""The journal: every change to a journalled table, as plain operations grouped under one change.

These tables are written only by triggers and by `codesign.store.journal.chain`; no screen or command touches them.
"""

from sqlmodel import Field, SQLModel


class Meta(SQLModel, table=True):
    """A fact about this file: its id, whether it is the demonstration."""

    key: str = Field(primary_key=True)
    value: str = ""


class Change(SQLModel, table=True):
    """One thing somebody did: who, when, on which device, what it undoes, and its place in the chain."""

    row: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    number: int
    letters: str
    verb: str
    actor: str
    device: str = Field(index=True)
    at: str
    hybrid: int
    """Milliseconds since 1970 shifted left 16 bits; never runs backwards. It orders; it is not a time to show."""
    undoes: str | None = Field(default=None, index=True)
    operations: int = 0
    commitments: bytes = b""
    """SHA-256 of each operation with its salt, one after another, 32 bytes each."""
    previous: bytes = b""
    """The head of this device's change before this one."""
    head: bytes = b""
    """SHA-256 of the previous head, this change's fields and its commitments."""


class Operation(SQLModel, table=True):
    """One row made or altered. `new` and `old` hold the columns that changed, as JSON text."""

    seq: int | None = Field(default=None, primary_key=True)
    change: int = Field(foreign_key="change.row", index=True)
    tbl: str
    record: str = Field(index=True)
    kind: str
    new: str | None = None
    old: str | None = None
    salt: bytes | None = None


class OpenChange(SQLModel, table=True):
    """The change now being written, if any: one row, only inside its own transaction."""

    change: int = Field(primary_key=True)
