"""A table into proposals and problems: every row becomes a proposal or is set aside with its reason."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from itertools import pairwise

from codesign.imports.columns import ColumnMap
from codesign.imports.contacts import contact_reader
from codesign.imports.events import event_reader
from codesign.imports.feedback import comment_reader
from codesign.imports.flags import said_of_flags
from codesign.imports.junk import why_no_record
from codesign.imports.known import KnownWords, shipped_words
from codesign.imports.mojibake import mended
from codesign.imports.outcomes import note_repeated_codes, outcome_reader
from codesign.imports.problems import Problem, SetAside
from codesign.imports.proposals import CommentProposal, ContactProposal, Proposal, Reading
from codesign.imports.rowview import RowRefused, RowView
from codesign.imports.table import Table
from codesign.imports.words import Kind, fold

_TWICE_ENCODED = re.compile("â€[\u2122\u02dc\u0153\u009d\u201c\u201d]|Ã[\u00a0-\u00bf]|Â[\u00a0£]")
"""UTF-8 that was read as Windows-1252 once and saved again."""
_RETYPE = "Kept as it is. Put it right in the file and import again, or here by hand."
_OF_THE_ROW = frozenset(one.name for one in fields(Proposal))
_MEANT = frozenset({"consultation", "question_id"})
"""Fields that say which question is meant: the store's questions are no content of the row."""
_LATER = frozenset({"sensitive"})
"""Fields that rows of older stores did not have: empty, they leave a digest as it was."""
Reader = Callable[[RowView], Proposal]
"""Reads one row, or raises RowRefused."""


def read_rows(
    table: Table,
    columns: ColumnMap,
    today: date,
    known: KnownWords | None = None,
    *,
    are_notes: bool = False,
) -> Reading:
    """Read every row of a table.

    Args:
        table: The table.
        columns: Which column is which.
        today: For dates that are still to come.
        known: The words of the vocabularies; those that ship with the product if none are given.
        are_notes: What the rows say was said is our note of it; otherwise people's exact words.
    """
    reader, notes = _reader_for(table, columns, today, known or shipped_words(), are_notes=are_notes)
    proposals: list[Proposal] = []
    set_aside: list[SetAside] = []
    problems: list[Problem] = list(table.problems)
    for index, cells in enumerate(table.rows):
        view = RowView(table, columns, table.row_number(index), cells)
        try:
            proposals.append(_read(view, reader))
        except RowRefused as refused:
            set_aside.append(SetAside(view.number, refused.reason, cells))
        problems.extend(view.problems)
    if columns.kind is Kind.OUTCOMES:
        problems.extend(note_repeated_codes(proposals))
    first: list[str] = []
    if columns.kind is Kind.FEEDBACK:
        comments = [each for each in proposals if isinstance(each, CommentProposal)]
        first = said_of_flags(table, columns, set_aside, comments)
    keyed = _with_keys(table, columns, proposals)
    return Reading(keyed, tuple(set_aside), tuple(problems), (*first, *table.notes, *columns.notes, *notes))


def _reader_for(
    table: Table, columns: ColumnMap, today: date, known: KnownWords, *, are_notes: bool
) -> tuple[Reader, tuple[str, ...]]:
    if columns.kind is Kind.CONTACTS:
        return contact_reader(known), ()
    if columns.kind is Kind.EVENTS:
        return event_reader(table, columns, today, known)
    if columns.kind is Kind.FEEDBACK:
        return comment_reader(table, columns, today, known, are_notes=are_notes)
    return outcome_reader(table, columns)


def _read(view: RowView, reader: Reader) -> Proposal:
    """Read one row, unless it is no record at all."""
    reason = why_no_record(view.table, view.columns, view.cells)
    if "more cell" in reason:
        put_right = "Give the column a heading, or say what it is with --map; or quote a comma inside a cell."
        view.problems.append(Problem(view.number, "", "", "row too wide", f"the row has {reason}", put_right))
    if reason:
        raise RowRefused(reason)
    _note_damage(view)
    return reader(view)


def _note_damage(view: RowView) -> None:
    """Note characters that were lost or turned into others before the file came here: they are kept as they are.

    Those that can be turned back are told all at once, when the file is read.
    """
    for name in view.columns.fields:
        cell = view.exact(name)
        if cell.isascii():
            continue
        if "\ufffd" in cell:
            view.problem(name, "lost character", "a character was lost before this file was saved", _RETYPE)
        elif _TWICE_ENCODED.search(mended(cell)):
            view.problem(name, "garbled letters", "letters such as â€™ stand for others, ’", _RETYPE)


def _with_keys(table: Table, columns: ColumnMap, proposals: list[Proposal]) -> tuple[Proposal, ...]:
    """Give every proposal the key by which its row is known again, in this file or in another."""
    place = _id_column(table, columns)
    seen: Counter[str] = Counter()
    keyed: list[Proposal] = []
    for proposal in proposals:
        cells = table.rows[proposal.row - table.first_row_number]
        fingerprint = _fingerprint(proposal)
        own = "" if place is None else " ".join(cells[place].split())
        if own and place is not None:
            key = f"{columns.kind.value}/{fold(table.headers[place])}/{own}"
        else:
            base = _content_key(table, columns, cells, proposal, fingerprint)
            seen[base] += 1
            key = f"{base}/{seen[base]}" if _may_repeat(proposal) else base
        repeats = not own and _may_repeat(proposal)
        keyed.append(replace(proposal, key=key, fingerprint=fingerprint, by_id=bool(own), repeats=repeats))
    return tuple(keyed)


def _id_column(table: Table, columns: ColumnMap) -> int | None:
    """Return the column of the rows' own identifiers; a mere count of the rows identifies nothing elsewhere."""
    place = columns.fields.get("id")
    if place is None:
        return None
    values = [row[place].strip() for row in table.rows if row[place].strip()]
    if values and all(value.isascii() and value.isdigit() and len(value) < 10 for value in values):
        numbers = [int(value) for value in values]
        if all(after - before == 1 for before, after in pairwise(numbers)):
            return None
    return place


def _fingerprint(proposal: Proposal) -> str:
    """Return a digest of what would be written, whatever file and row it comes from."""
    names = [one.name for one in fields(proposal) if one.name not in _OF_THE_ROW | _MEANT]
    names = [name for name in names if name not in _LATER or getattr(proposal, name)]
    return _digest({name: getattr(proposal, name) for name in names})


def _content_key(
    table: Table, columns: ColumnMap, cells: tuple[str, ...], proposal: Proposal, fingerprint: str
) -> str:
    """Return a key of the content: for comments the whole row, because many people say the same few words."""
    if isinstance(proposal, CommentProposal):
        whole = sorted(
            (fold(heading), cell) for heading, cell in zip(table.headers, cells, strict=True) if cell.strip()
        )
        return f"{columns.kind.value}/content/{_digest(whole)}"
    return f"{columns.kind.value}/content/{fingerprint}"


def _may_repeat(proposal: Proposal) -> bool:
    """Say whether two equal rows may be two records: two people's same words, two people of one name."""
    if isinstance(proposal, ContactProposal):
        return not proposal.is_organisation and not any(
            point.kind in ("email", "phone") for point in proposal.points
        )
    return isinstance(proposal, CommentProposal)


def _digest(content: object) -> str:
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:24]
