"""The contacts of any table, as names to look for in comments: whole names, or given and family; people only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from codesign.cli.tables.match_asked import How
from codesign.text import plural, shorten

if TYPE_CHECKING:
    from codesign.coding.personal import Register
    from codesign.matching.tables.recognised import Column


class Contacts(NamedTuple):
    """A register read, and what should be said of how."""

    register: Register
    notes: tuple[str, ...]


def read_contacts(path: Path) -> Contacts:
    """Read a table of contacts.

    Raises:
        CodesignError: it cannot be read, or has no column of names.
    """
    from codesign.cli.tables.match_table import table_of
    from codesign.coding.personal import Register

    found = table_of(path, How("", None, False, None))
    register = Register(_names(found.columns, found.table.rows))
    said = f"{shorten(found.table.name, 60)}: {plural(register.count, 'name of a person', 'names of people')} to look for."
    return Contacts(register, (said, *found.notes))


def _names(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    from codesign.matching.names import looks_like_organisation

    places = {field: [column.place for column in columns if column.field == field] for field in _FIELDS}
    for row in rows:
        whole = " ".join(row[place].strip() for place in places["name"])
        parts = " ".join(row[place].strip() for field in _FIELDS[1:4] for place in places[field])
        name = whole or parts
        if name.strip() and not _is_organisation(row, places["sort"]) and not looks_like_organisation(name):
            yield name


_FIELDS = ("name", "given", "middle", "family", "sort")


def _is_organisation(row: Sequence[str], places: Sequence[int]) -> bool:
    from codesign.matching.tables.recognised import sort_words

    said = (sort_words().get(row[place].strip().casefold(), "") for place in places)
    return any(sort and sort != "person" for sort in said)
