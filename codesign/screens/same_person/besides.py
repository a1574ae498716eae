"""A comparison as it stands beside the queue in a wide window: field by field, one contact under the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from codesign.errors import CodesignError
from codesign.records.pages.line import Line
from codesign.records.same_person import Comparison, Question
from codesign.screens.beside import Beside
from codesign.screens.same_person.rows import STAYS, Chosen, heads, rows_of
from codesign.text import one_line
from codesign.widgets.side_by_side import Row

if TYPE_CHECKING:
    from codesign.store import Store


def beside_of(store: Store, question: Question) -> Beside:
    """Read a question as it stands beside the queue. Runs in a thread."""
    try:
        comparison = store.same_person.compare(question.ids, asked=question)
    except CodesignError as gone:
        return Beside("", (Line(str(gone)),))
    return Beside(" / ".join(heads(comparison)), tuple(_lines(comparison)))


def _lines(of: Comparison) -> Iterator[Line]:
    for row in rows_of(of, Chosen()):
        if row.across:
            yield Line(row.across, row.label)
        elif row.name == STAYS:
            yield Line(row.becomes, row.label)
        else:
            yield from _values(of, row)


def _values(of: Comparison, row: Row) -> Iterator[Line]:
    """Yield a field: once where all say the same, else what each says under its reference."""
    if row.mark == "=":
        yield Line(row.values[0], row.label)
        return
    yield Line("")
    yield Line(f"{row.mark} {row.label}", is_heading=True)
    for side, value in zip(of.sides, row.values, strict=True):
        yield Line(one_line(value) or "nothing", side.reference)
    if row.becomes and row.name:
        yield Line(row.becomes, "becomes")
