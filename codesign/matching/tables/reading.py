"""The cells of a table into what is compared: contacts as this tool keeps them, or rows of anybody's table."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from statistics import mean
from typing import NamedTuple

from codesign.matching.compare.dates import read_day
from codesign.matching.entry import Entry, make_entry
from codesign.matching.fields import Sort
from codesign.matching.fold import folded_words
from codesign.matching.names import is_a_name, looks_like_organisation, name_parts
from codesign.matching.tables.errors import RepeatedIdError
from codesign.matching.tables.labels import comparer_of
from codesign.matching.tables.recognised import Column, sort_words
from codesign.matching.tables.rows import Name, Row, body_name, name_of, name_of_parts
from codesign.matching.tables.said import ID, SORT, Rows
from codesign.matching.tables.shapes import UK_POSTCODE
from codesign.matching.words import words
from codesign.text import plural, shorten

_SAMPLED = 1_000
_SHOWN = 8
_SHORTEST_PHONE = 7
_MOSTLY, _HARDLY = 0.3, 0.1


class TableRead(NamedTuple):
    """A table taken apart."""

    ids: tuple[str, ...]
    """Of every row, in the order of the file."""
    contacts: tuple[Entry, ...]
    """Rows that are people and organisations as this tool keeps them: compared as contacts are."""
    rows: Mapping[str, tuple[Row, ...]]
    """Rows of anybody's table, by sort."""
    notes: tuple[str, ...]
    warnings: tuple[str, ...] = ()
    """What the table says that could not be read, and is not compared."""


class _Cells:
    """Reads a row's cells by what their columns are. An e-mail or a phone among the names is taken for what it is."""

    def __init__(self, columns: Iterable[Column]) -> None:
        self.by_field: dict[str, list[Column]] = {}
        for column in columns:
            self.by_field.setdefault(column.field, []).append(column)

    def all(self, row: Sequence[str], field: str) -> list[str]:
        """Return what a row says under a field."""
        said = [cell for column in self.by_field.get(field, ()) if (cell := row[column.place].strip())]
        if field == "name":
            return [cell for cell in said if is_a_name(cell) and not _misplaced(cell)]
        if field in {"email", "phone"}:
            said += [cell for cell in self._names(row) if _misplaced(cell) == field]
        return said

    def _names(self, row: Sequence[str]) -> list[str]:
        return [row[column.place].strip() for column in self.by_field.get("name", ())]

    def one(self, row: Sequence[str], field: str) -> str:
        """Return the first of it."""
        return next(iter(self.all(row, field)), "")


def _misplaced(name: str) -> str:
    """Say whether what stands where a name should is an e-mail or a phone."""
    if "@" in name and " " not in name:
        return "email"
    is_phone = sum(map(str.isdigit, name)) >= _SHORTEST_PHONE and not any(map(str.isalpha, name))
    return "phone" if is_phone else ""


def read_rows(columns: Sequence[Column], rows: Rows, first_number: int = 2) -> TableRead:
    """Take a table apart.

    Args:
        columns: what each is.
        rows: all as wide as the columns.
        first_number: the number a spreadsheet shows beside the first row.

    Raises:
        RepeatedIdError: an id stands in several rows.
    """
    cells = _Cells(columns)
    ids, notes = _ids(cells, rows, first_number)
    sorts, said = _sorts(cells, rows)
    notes += said
    warnings = _unread_dates(cells, rows, first_number)
    if _are_contacts(cells, sorts):
        entries = (_entry(cells, *each) for each in zip(ids, rows, sorts, strict=True))
        return TableRead(tuple(ids), tuple(entries), {}, tuple(notes), warnings)
    by_sort: dict[str, list[Row]] = {}
    for id_, row, sort in zip(ids, rows, sorts, strict=True):
        by_sort.setdefault(sort, []).append(_row(cells, id_, row, sort))
    sorted_rows = {sort: tuple(found) for sort, found in by_sort.items()}
    return TableRead(tuple(ids), (), sorted_rows, tuple(notes), warnings)


def _unread_dates(cells: _Cells, rows: Rows, first_number: int) -> tuple[str, ...]:
    """Say which birth dates are none that can be read: nobody would know that they were not compared."""
    said = []
    for column in cells.by_field.get("born", ()):
        unread = [
            number
            for number, row in enumerate(rows, start=first_number)
            if (cell := row[column.place].strip()) and read_day(cell) is None
        ]
        if unread:
            shown = ", ".join(map(str, unread[:_SHOWN])) + (", …" if len(unread) > _SHOWN else "")
            where = "row" if len(unread) == 1 else "rows"
            heading = shorten(column.heading, 40)
            said.append(
                f"{plural(len(unread), 'cell')} of {heading} cannot be read as a date: not compared in {where} {shown}."
            )
    return tuple(said)


def _ids(cells: _Cells, rows: Rows, first_number: int) -> tuple[list[str], list[str]]:
    numbers = [str(number) for number in range(first_number, first_number + len(rows))]
    columns = cells.by_field.get(ID, [])
    if not columns:
        return numbers, ["There is no column of ids: rows go by their number in the file."]
    ids = [row[columns[0].place].strip() for row in rows]
    where: dict[str, list[int]] = {}
    for number, id_ in enumerate(ids, start=first_number):
        if id_:
            where.setdefault(id_, []).append(number)
    if repeated := [found for found in where.values() if len(found) > 1]:
        raise RepeatedIdError(columns[0].heading, repeated)
    blank = [place for place, id_ in enumerate(ids) if not id_]
    for place in blank:
        ids[place] = f"row {numbers[place]}"
    notes = [f"Rows without an id go by their number, as {ids[blank[0]]}."] if blank else []
    return ids, notes


def _sorts(cells: _Cells, rows: Rows) -> tuple[list[Sort], list[str]]:
    """Tell people from organisations: by a column that says it, else by the table, else row by row."""
    if SORT in cells.by_field:
        return [_said_sort(cells, row) for row in rows], []
    table = _table_sort(cells, rows)
    if table == "person":
        return ["person"] * len(rows), ["Every row is taken for a person."]
    if table == "organisation":
        return ["organisation"] * len(rows), ["Every row is taken for an organisation or a place."]
    sorts = [_sort_of_name(cells.one(row, "name")) for row in rows]
    return sorts, ["People are told from organisations row by row, by the name."]


def _said_sort(cells: _Cells, row: Sequence[str]) -> Sort:
    said = sort_words().get(cells.one(row, SORT).casefold(), "")
    if said == "person":
        return "person"
    return "organisation" if said else _sort_of_name(cells.one(row, "name"))


def _sort_of_name(name: str) -> Sort:
    return "organisation" if looks_like_organisation(name) else "person"


def _table_sort(cells: _Cells, rows: Rows) -> str:
    if cells.by_field.keys() & {"given", "family", "born", "year"}:
        return "person"
    names = [name for row in rows[:_SAMPLED] if (name := cells.one(row, "name"))]
    if not names:
        return "person"
    bodies = mean(looks_like_organisation(name) for name in names)
    people = mean(map(_is_known_person, names))
    if bodies >= _MOSTLY > people:
        return "organisation"
    if people >= _MOSTLY and bodies < _HARDLY:
        return "" if bodies and "email" in cells.by_field else "person"
    if people >= _HARDLY and bodies >= _HARDLY and cells.by_field.keys() & {"email", "organisation", "role"}:
        return ""
    if bodies >= _HARDLY or "kind" in cells.by_field:
        return "organisation"
    shaped = mean(_has_shape_of_person(name) for name in names)
    return "person" if shaped > 0.9 else "organisation"


def _is_known_person(name: str) -> bool:
    """Say whether a name begins with a title or a first name that the lists have."""
    parts = name_parts(name)
    if parts.title:
        return True
    known = words()
    given = folded_words(parts.given)
    return bool(given and parts.family) and (given[0] in known.long_of or given[0] in known.forms)


def _has_shape_of_person(name: str) -> bool:
    found = name.split()
    return 1 < len(found) < 5 and all(
        word.replace("-", "").replace("'", "").replace(".", "").isalpha() for word in found
    )


def _are_contacts(cells: _Cells, sorts: Sequence[Sort]) -> bool:
    """Say whether rows are contacts as this tool keeps them, known by e-mail, phone and organisation.

    Birth dates, insurance numbers and addresses in many columns are compared as anybody's table is.
    """
    fields = cells.by_field.keys()
    if SORT in fields or len(set(sorts)) > 1:
        return True
    if fields & {"born", "year", "number"} or ("identifier" in fields and sorts[0] == "person"):
        return False
    return "email" in fields


def _entry(cells: _Cells, id_: str, row: Sequence[str], sort: Sort) -> Entry:
    said: dict[str, str | list[str]] = {
        field: found
        for field in ("given", "family", "email", "phone", "postcode", "role", "kind", "organisation")
        if (found := cells.all(row, field))
    }
    if name := cells.one(row, "name"):
        said["name"] = name
    if address := [*cells.all(row, "number"), *cells.all(row, "address")]:
        said["address"] = " ".join(address) if "number" in cells.by_field else ", ".join(address)
    for field in ("identifier", "place", "text", "born"):
        for at, column in enumerate(cells.by_field.get(field, ())):
            if cell := row[column.place].strip():
                said[field if not at else f"{field}:{column.heading}"] = cell
    return make_entry(id_, said, sort)


def _row(cells: _Cells, id_: str, row: Sequence[str], sort: Sort) -> Row:
    values: dict[str, tuple[Hashable, ...]] = {}
    names: tuple[Name, ...] = ()
    if sort == "organisation":
        name = body_name(cells.one(row, "name"))
        if len("".join(name)) > 1:  # one letter tells nobody apart
            values["name"] = (name,)
    else:
        names = _persons_names(cells, row)
    for label, text in _labelled(cells, row):
        if found := comparer_of(label).prepare(text):
            values[label] = tuple(dict.fromkeys((*values.get(label, ()), *found)))
    return Row(id_, names, values)


def _persons_names(cells: _Cells, row: Sequence[str]) -> tuple[Name, ...]:
    given, family = cells.one(row, "given"), cells.one(row, "family")
    if given or family:
        return (name_of_parts(given, family, " ".join(cells.all(row, "middle"))),)
    name = cells.one(row, "name")
    return (name_of(name),) if name else ()


def _labelled(cells: _Cells, row: Sequence[str]) -> Iterable[tuple[str, str]]:
    for field in ("born", "email", "phone", "postcode", "number"):
        yield from ((field, cell) for cell in cells.all(row, field))
    if year := cells.one(row, "year"):
        yield "born", "-".join(filter(None, (year, cells.one(row, "month"), cells.one(row, "day"))))
    for field, label in (("identifier", "identifier"), ("place", "place"), ("organisation", "organisation"), ("role", "text"), ("kind", "text"), ("text", "text")):  # fmt: skip
        for column in cells.by_field.get(field, ()):
            if cell := row[column.place].strip():
                yield f"{label}:{column.heading}", cell
    yield from _addresses(cells, row)


def _addresses(cells: _Cells, row: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Take the first column of an address apart into door, street and what follows; others stand as they are."""
    for at, column in enumerate(cells.by_field.get("address", ())):
        cell = row[column.place].strip()
        if not cell:
            continue
        if at:
            yield f"text:{column.heading}", cell
            continue
        if "postcode" not in cells.by_field and (found := UK_POSTCODE.search(cell)):
            yield "postcode", found[0]
            cell = cell.replace(found[0], " ")
        street, rest = _street(cell)
        yield "street", street
        if "number" not in cells.by_field:
            yield "number", street
        if rest:
            yield "place:rest of the address", rest


def _street(address: str) -> tuple[str, str]:
    """Part the street from what follows the comma; a flat or a house with a name alone before it belongs to it."""
    first, _, rest = address.partition(",")
    if not any(map(str.isalpha, first)) and rest:
        more, _, rest = rest.partition(",")
        first = f"{first} {more}"
    return first.strip(), rest.strip(" ,")
