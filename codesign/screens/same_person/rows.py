"""A comparison of contacts as rows side by side: what speaks for and against, who stays, each field, what each brings. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from codesign.records.columns_shown import day_words
from codesign.records.same_person import BOTH, Comparison, FieldRow, Side, Why
from codesign.text import one_line
from codesign.widgets.side_by_side import Row, mark_of

STAYS = "(stays)"
"""The row in which the survivor is chosen. No field is called so."""
_WARNS = "!"
_ALL_KEPT, _STRICTEST = "all kept", "all kept, and the strictest holds"


@dataclass(frozen=True)
class Chosen:
    """What is chosen so far, where it is not what is proposed: the survivor, and a side or `BOTH` for fields."""

    survivor_id: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)

    def survivor(self, of: Comparison) -> str:
        """Return who stays."""
        return self.survivor_id or of.survivor_id

    def choices(self, of: Comparison) -> dict[str, str]:
        """Return the choice for every field that has one, as `merge` takes them."""
        return {**of.choices, **self.fields}

    def take(self, of: Comparison, name: str, side: int) -> Chosen:
        """Return what is chosen once a side is taken in a row; beyond the last side, all of them."""
        which = of.sides[side].id if side < len(of.sides) else BOTH
        if name == STAYS:
            return replace(self, survivor_id=which)
        return replace(self, fields={**self.fields, name: which})


def heads(of: Comparison) -> list[str]:
    """Return what stands above each side."""
    return [one_line(f"{side.reference} {side.name}") for side in of.sides]


def rows_of(of: Comparison, chosen: Chosen) -> Iterator[Row]:
    """Yield everything there is to say of some contacts, what matters most first; a field nobody has is left off."""
    for warning in of.warnings:
        yield Row("Look out", (), across=one_line(warning), mark=_WARNS)
    yield Row("For", (), across=_said(of.reasons, 1) or "Nothing that the comparison knows of.")
    if against := _said(of.reasons, -1):
        yield Row("Against", (), across=against)
    yield _stays(of, chosen)
    yield _brings(of)
    choices = chosen.choices(of)
    for row in of.rows:
        if any(value.strip() for value in row.values):
            yield _field(of, row, choices)


def _said(reasons: tuple[Why, ...], sign: int) -> str:
    """Say what speaks for or against, the strongest first."""
    those = sorted((why for why in reasons if why.weight * sign > 0), key=lambda why: -abs(why.weight))
    if sign > 0:
        those += [why for why in reasons if why.weight == 0]
    return " · ".join(one_line(why.words) for why in those)


def _stays(of: Comparison, chosen: Chosen) -> Row:
    ids = [side.id for side in of.sides]
    at = ids.index(chosen.survivor(of))
    others = ", ".join(side.reference for place, side in enumerate(of.sides) if place != at)
    becomes = f"{of.sides[at].reference} stays; {others} leads there"
    return Row("Stays", tuple(side.reference for side in of.sides), at, becomes=becomes, name=STAYS)


def _brings(of: Comparison) -> Row:
    return Row("Brings", tuple(map(_brought, of.sides)), becomes="all of it, nothing is lost")


def _brought(side: Side) -> str:
    brings = side.brings
    last = f"last met {day_words(brings.last)}" if brings.last else ""
    merged = f"{brings.merged:,} joined to it before" if brings.merged else ""
    return ", ".join(part for part in (brings.words, last, merged) if part)


def _field(of: Comparison, row: FieldRow, choices: Mapping[str, str]) -> Row:
    if not row.is_chosen:
        return _together(row)
    if row.is_same and not row.may_be_both:
        return Row(row.label, row.values, becomes=row.says, mark=mark_of(row.values), name=row.field)
    choice = choices[row.field]
    kept = len(of.sides) if choice == BOTH else [side.id for side in of.sides].index(choice)
    becomes = _becomes(row, choice, kept)
    return Row(row.label, row.values, kept, row.may_be_both, becomes, mark_of(row.values), row.field)


def _together(row: FieldRow) -> Row:
    """Return a field of which everything is kept, each thing on a line of its own."""
    values = tuple(value.replace("; ", "\n") for value in row.values)
    kept = _STRICTEST if row.field == "permissions" and row.differs else _ALL_KEPT
    becomes = row.says if row.is_same else f"{kept}: {row.says}"
    return Row(row.label, values, becomes=becomes, mark=mark_of(values), name=row.field)


def _becomes(row: FieldRow, choice: str, kept: int) -> str:
    if choice == BOTH:
        return row.says if row.chosen == BOTH else "; ".join(dict.fromkeys(filter(None, row.values)))
    value = row.values[kept] or "nothing"
    left = [each for each in dict.fromkeys(row.values) if each and each != row.values[kept]]
    return f"{value}; other names: {', '.join(left)}" if row.field == "name" and left else value
