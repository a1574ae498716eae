"""What every journalled table has: a local row number, an id for the world, and a mark instead of deletion."""

from typing import Any

from sqlmodel import Field, SQLModel


def refers_to(table: str, *, index: bool = True) -> Any:
    """Return a required reference to another record's id."""
    return Field(foreign_key=f"{table}.id", index=index)


def may_refer_to(table: str, *, index: bool = True) -> Any:
    """Return an optional reference to another record's id."""
    return Field(default=None, foreign_key=f"{table}.id", index=index)


class Record(SQLModel):
    """A journalled row. `row` is local (lists, search); `id` is a UUIDv7 that other records and other copies use."""

    row: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    deleted: bool = False


class Referenced(Record):
    """A journalled row that people name by a reference such as `E148-KTM`."""

    number: int = 0
    letters: str = ""
