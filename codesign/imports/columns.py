"""Their columns and our fields: guessed from heading and content, put right by a person, and every column accounted for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from codesign.imports.errors import (
    MapUnreadableError,
    MissingColumnError,
    UnclearKindError,
    UnknownColumnError,
    UnknownFieldError,
)
from codesign.imports.flags import COMPLAINT, SAFEGUARDING, columns_saying, is_unlabelled, is_yes_or_no
from codesign.imports.header import shape_of
from codesign.imports.table import Table
from codesign.imports.themes import theme_columns
from codesign.imports.words import Field, Kind, data, fields_of, fold, values_of
from codesign.text import plural

LEFT_OUT = "-"
"""What a person writes in place of a field to leave a column out."""
THEME = "theme"
"""What a person writes in place of a field to make a ticked column a theme."""
_NO_FIELDS = (LEFT_OUT, THEME, SAFEGUARDING, COMPLAINT)
"""What a person says of columns that are no field; of several, if need be."""
_SAMPLED = 400
_SAME, _WITHIN = 3, 1
_TELLING = frozenset(
    {"email", "phone", "postcode", "given", "family", "heads", "text", "themes", "definition", "level"}
)
"""Fields that hardly any other kind of record has."""

_CODED = frozenset({"sentiment", "stance", "permission", "type", "exact", "source", "level"})
_IN_WORDS = frozenset({"text", "name", "title", "family", "given", "area", "domain"})


@dataclass(frozen=True)
class ColumnMap:
    """Which column is which field, and what becomes of the rest."""

    kind: Kind
    fields: Mapping[str, int]
    """Our field → the column's place, from 0."""
    themes: tuple[int, ...]
    """Columns that tag a theme where they are ticked."""
    left_out: tuple[int, ...]
    """Columns with something in them that are not imported."""
    notes: tuple[str, ...] = ()
    in_note: tuple[int, ...] = ()
    """Columns that are no field of ours, kept in the note under their heading."""
    safeguarding: tuple[int, ...] = ()
    """Columns that say that somebody may be at risk."""
    complaints: tuple[int, ...] = ()
    """Columns that say that a row is a complaint."""
    unlabelled: tuple[int, ...] = ()
    """Ticked columns that say that nobody has labelled the row yet."""

    def described(self, table: Table) -> dict[str, str]:
        """Return our field → their heading, for the record of the import."""
        return {
            field: table.headers[place]
            for field, place in sorted(self.fields.items(), key=lambda item: item[1])
        }


class _Guess(NamedTuple):
    strength: int
    order: int
    """Earlier in our list of headings is better: smaller."""
    field: str
    place: int


def map_columns(table: Table, kind: Kind, overrides: Sequence[str] = ()) -> ColumnMap:
    """Map a table's columns to the fields of a kind.

    Args:
        table: The table.
        kind: What its rows are.
        overrides: What a person said: `Ward=area`, or `Ward=-` to leave a column out.
    """
    said = _read_overrides(table, kind, overrides)
    fields = {field: place for place, field in said.items() if field not in _NO_FIELDS}
    if table.has_header:
        fields |= _guess(table, kind, set(said), set(fields))
    else:
        _refuse_unknown_named(table, kind)
    fields |= {name: place for place, name in enumerate(table.named) if name and place not in said}
    _refuse_missing(table, kind, fields)
    filled = _filled_columns(table)
    ticked = _themes(table, kind, said, set(fields.values()))
    risks, complaints = _flags(table, kind, said, set(fields.values()), filled)
    unlabelled = tuple(place for place in ticked if place not in said and is_unlabelled(table.headers[place]))
    themes = tuple(place for place in ticked if place not in (*risks, *complaints, *unlabelled))
    flagged = (*themes, *risks, *complaints, *unlabelled)
    in_note = _kept_in_note(table, kind, {*fields.values(), *flagged, *said}) & filled
    taken = {*fields.values(), *flagged, *in_note}
    left_out = tuple(place for place in range(len(table.headers)) if place not in taken and place in filled)
    kept = tuple(sorted(in_note))
    notes = [f"Kept in the note: {', '.join(table.headers[place] for place in kept)}."] if kept else []
    notes += _notes(table, left_out, filled, taken)
    return ColumnMap(kind, fields, themes, left_out, tuple(notes), kept, risks, complaints, unlabelled)


def guess_kind(table: Table) -> Kind:
    """Say what the rows are by their columns, or refuse where the columns do not say."""
    strengths = sorted(((_strength(table, kind), kind) for kind in Kind), reverse=True)
    (best, kind), (second, _) = strengths[0], strengths[1]
    if best in (0, second):
        raise UnclearKindError([kind.value for kind in Kind], table.headers)
    return kind


def _strength(table: Table, kind: Kind) -> int:
    """Weigh how well a kind's fields meet the columns; 0 where something needed is missing."""
    names = {field.name for field in fields_of(kind)}
    if not table.has_header:
        named = {name for name in table.named if name}
        return len(named) if named <= names and not _missing(kind, named) else 0
    guesses = _best_guesses(table, kind, set(), set())
    if _missing(kind, {guess.field for guess in guesses}):
        return 0
    counted = [guess for guess in guesses if guess.field not in ("id", "notes")]
    has_themes = bool(_themes(table, kind, {}, {guess.place for guess in guesses}))
    if len(counted) + has_themes < 2:
        return 0
    return sum(guess.strength + 2 * (guess.field in _TELLING) for guess in counted) + 5 * has_themes


def _guess(table: Table, kind: Kind, places: set[int], fields: set[str]) -> dict[str, int]:
    return {guess.field: guess.place for guess in _best_guesses(table, kind, places, fields)}


def _best_guesses(table: Table, kind: Kind, places: set[int], fields: set[str]) -> list[_Guess]:
    """Give each column and each field to the strongest claim on it, each once."""
    claims = sorted(
        (claim for field in fields_of(kind) for claim in _claims(table, kind, field)),
        key=lambda claim: (-claim.strength, claim.order, claim.place),
    )
    places, fields, chosen = set(places), set(fields), []
    for claim in claims:
        if claim.place not in places and claim.field not in fields:
            chosen.append(claim)
            places.add(claim.place)
            fields.add(claim.field)
    return chosen


def _claims(table: Table, kind: Kind, field: Field) -> Iterable[_Guess]:
    for place, heading in enumerate(table.headers[: table.headed]):
        folded = fold(heading)
        if folded in field.same:
            claim = _Guess(_SAME, field.same.index(folded), field.name, place)
        elif any(f" {word} " in f" {folded} " for word in field.within):
            claim = _Guess(_WITHIN, 100 + len(folded), field.name, place)
        else:
            continue
        if _content_fits(kind, field.name, _sample(table, place), exact=claim.strength == _SAME):
            yield claim


def _sample(table: Table, place: int) -> list[str]:
    cells = (row[place].strip() for row in table.rows[:_SAMPLED])
    return [cell for cell in cells if cell]


def _content_fits(kind: Kind, field: str, cells: Sequence[str], *, exact: bool) -> bool:
    """Say whether what is in a column can be what its heading claims. An empty column can be what it says."""
    if not cells:
        return exact
    fits = sum(1 for cell in cells if _cell_fits(kind, field, cell, exact=exact))
    return fits * 2 >= len(cells) or (field == "date" and exact)


def _cell_fits(kind: Kind, field: str, cell: str, *, exact: bool) -> bool:
    if field in _CODED and (kind is Kind.FEEDBACK or field == "level"):
        return fold(cell) in values_of(field)
    if field == "text" and exact:
        return shape_of(cell) not in ("number", "date")
    if field in _IN_WORDS:
        return shape_of(cell) == "words"
    if field == "sort":
        return fold(cell) in values_of("sort")
    if field == "email":
        return "@" in cell
    if field in ("date", "heads"):
        return any(letter.isdigit() for letter in cell)
    return True


def _missing(kind: Kind, fields: Iterable[str]) -> bool:
    """Say whether something that every record of a kind must have is without a column."""
    held = set(fields)
    if kind is Kind.CONTACTS:
        return not held & {"name", "family", "organisation"}
    if kind is Kind.EVENTS:
        return "date" not in held or not held & {"title", "purpose", "place", "organisation"}
    return ("text" if kind is Kind.FEEDBACK else "title") not in held


def _refuse_missing(table: Table, kind: Kind, fields: Mapping[str, int]) -> None:
    if _missing(kind, fields):
        words = data()["kinds"][kind.value]
        raise MissingColumnError(kind.value, words["needs"], words["example"], table.headers)


def _refuse_unknown_named(table: Table, kind: Kind) -> None:
    """Refuse a field of --columns that this kind of record does not have."""
    known = [field.name for field in fields_of(kind)]
    for name in table.named:
        if name and name not in known:
            raise UnknownFieldError(name, kind.value, known)


def _read_overrides(table: Table, kind: Kind, overrides: Sequence[str]) -> dict[int, str]:
    """Read `Ward=area` into the column's place and our field."""
    known = [field.name for field in fields_of(kind)]
    if kind is Kind.FEEDBACK:
        known += [THEME, SAFEGUARDING, COMPLAINT]
    said: dict[int, str] = {}
    for override in overrides:
        heading, equals, field = override.rpartition("=")
        field = field.strip().casefold()
        if not equals or not heading.strip():
            raise MapUnreadableError(override, "it needs a column, an equals sign and a field")
        place = _place_of(table, heading)
        if field not in (*known, LEFT_OUT):
            raise UnknownFieldError(field, kind.value, known)
        if place in said or (field not in _NO_FIELDS and field in said.values()):
            raise MapUnreadableError(override, "that column or field is mapped twice")
        said[place] = field
    return said


def _place_of(table: Table, heading: str) -> int:
    """Find a column by its heading, letter by letter or folded."""
    wanted = " ".join(heading.split())
    if wanted in table.headers:
        return table.headers.index(wanted)
    alike = [place for place, name in enumerate(table.headers) if fold(name) == fold(wanted) and fold(wanted)]
    if len(alike) != 1:
        raise UnknownColumnError(wanted, table.headers)
    return alike[0]


def _themes(table: Table, kind: Kind, said: Mapping[int, str], taken: set[int]) -> tuple[int, ...]:
    if kind is not Kind.FEEDBACK:
        return ()
    asked = {place for place, field in said.items() if field == THEME}
    free = [place for place in range(table.headed) if place not in taken and place not in said]
    return tuple(sorted(asked | set(theme_columns(table.headers, table.rows, free))))


def _flags(
    table: Table, kind: Kind, said: Mapping[int, str], taken: set[int], filled: set[int]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the columns that say that somebody may be at risk, and those that say that it is a complaint."""
    if kind is not Kind.FEEDBACK:
        return (), ()
    free = [
        place for place in range(table.headed) if place not in taken and place not in said and place in filled
    ]
    risks = columns_saying(table.headers, free, SAFEGUARDING)
    complaints = {
        place
        for place in columns_saying(table.headers, free, COMPLAINT)
        if is_yes_or_no(row[place] for row in table.rows)
    }
    return (
        tuple(sorted(risks | {place for place, field in said.items() if field == SAFEGUARDING})),
        tuple(sorted(complaints | {place for place, field in said.items() if field == COMPLAINT})),
    )


def _kept_in_note(table: Table, kind: Kind, taken: set[int]) -> set[int]:
    """Return the columns nobody claims that a kind keeps in the note: who facilitated, which sort of service."""
    kept = {fold(heading) for heading in data()["kinds"][kind.value].get("in_note", ())}
    return {
        place
        for place in range(table.headed)
        if place not in taken and fold(table.headers[place]) in kept and table.has_header
    }


def _filled_columns(table: Table) -> set[int]:
    """Return the columns that have something in at least one row."""
    unseen = set(range(len(table.headers)))
    for row in table.rows:
        if not unseen:
            break
        unseen -= {place for place in unseen if row[place].strip()}
    return set(range(len(table.headers))) - unseen


def _notes(table: Table, left_out: Sequence[int], filled: set[int], taken: set[int]) -> Iterable[str]:
    """Say which columns are not imported: none is dropped in silence."""
    if left_out:
        yield f"Not imported: {', '.join(table.headers[place] for place in left_out)}."
    empty = [place for place in range(table.headed) if place not in filled and place not in taken]
    if empty:
        yield f"{plural(len(empty), 'column')} without anything in {'it' if len(empty) == 1 else 'them'} left out."
