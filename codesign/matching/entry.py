"""One record, cleaned once and taken apart, ready to be compared with a hundred thousand others."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from zlib import crc32

from codesign.matching.compare import comparer_for
from codesign.matching.compare.people import PersonName, person_name, person_name_of_parts
from codesign.matching.fields import NAMES, Field, Sort, field_of
from codesign.matching.names import looks_like_organisation

Value = Hashable
"""What a comparer makes of a cell."""
Said = Mapping[str, str | Iterable[str]]
"""What a record says under each label: one value or several."""


class Entry:
    """A record as it is compared.

    A person's `names` are the name and its aliases taken apart; an organisation's stand under `name` in `values`,
    which has a tuple of prepared values for each label that says something. `mark` is made of what the record says:
    records are taken in its order, which does not change where rows are shuffled.
    """

    __slots__ = ("id", "mark", "names", "sort", "values")

    def __init__(
        self,
        id_: str,
        sort: Sort,
        names: tuple[PersonName, ...],
        values: Mapping[str, tuple[Value, ...]],
        mark: int = 0,
    ) -> None:
        self.id, self.sort, self.names, self.values, self.mark = id_, sort, names, values, mark

    def __repr__(self) -> str:
        return f"Entry({self.sort or 'record'})"  # nobody's name in a log


def make_entry(id_: str, said: Said, sort: Sort = "") -> Entry:
    """Take a record apart. Without a sort, the name tells a person from an organisation."""
    texts = {label: tuple(_several(value)) for label, value in said.items()}
    parts = tuple(" ".join(texts.get(field, ())) for field in (Field.GIVEN, Field.FAMILY))
    written = tuple(name for name in texts.get(Field.NAME, ()) if name.strip())
    sort = sort or _sort_of(written, parts)
    names: tuple[PersonName, ...] = ()
    values = {label: found for label, said in texts.items() if (found := _prepared(label, said))}
    if sort == "person":
        in_parts = (person_name_of_parts(*parts),) if any(parts) else ()
        left = (person_name(name)._replace(is_hidden=True) for name in texts.get(Field.HIDDEN, ()))
        names = tuple(name for name in (*in_parts, *map(person_name, written), *left) if name.whole)
    elif name := _prepared(Field.ORGANISATION, written):
        values[Field.NAME] = name
    mark = crc32(
        "\x1f".join(text for label in sorted(texts) for text in texts[label]).encode("utf-8", "replace")
    )
    return Entry(id_, sort, names, values, mark)


def _several(value: str | Iterable[str]) -> Iterable[str]:
    return (value,) if isinstance(value, str) else value


def _prepared(label: str, texts: Iterable[str]) -> tuple[Value, ...]:
    field = field_of(label)
    if field in NAMES:
        return ()
    found = [value for text in texts if text for value in comparer_for(field).prepare(text)]
    return tuple(dict.fromkeys(found)) if len(found) > 1 else tuple(found)


def _sort_of(written: tuple[str, ...], parts: tuple[str, ...]) -> Sort:
    if any(parts):
        return "person"
    if not written:
        return ""
    return "organisation" if looks_like_organisation(written[0]) else "person"
