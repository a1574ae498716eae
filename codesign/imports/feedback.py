"""Rows into comments: the words exactly as they stand, ticked columns as themes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from codesign.imports.columns import ColumnMap
from codesign.imports.dates import DateColumn, read_column
from codesign.imports.events import read_day
from codesign.imports.flags import COMPLAINT, is_unlabelled, parted_labels, risk_said
from codesign.imports.known import KnownWords
from codesign.imports.proposals import CommentProposal
from codesign.imports.rowview import RowRefused, RowView
from codesign.imports.table import Table
from codesign.imports.themes import is_ticked
from codesign.imports.words import fold, values_of
from codesign.records.codebook import LONGEST_NAME
from codesign.records.keeping import BLANK

_PERMISSIONS = {"none": "no", "attributed-by-role": "by-role", "attributed-by-name": "by-name"}


def comment_reader(
    table: Table, columns: ColumnMap, today: date, known: KnownWords, *, are_notes: bool = False
) -> tuple[Callable[[RowView], CommentProposal], tuple[str, ...]]:
    """Return the reader of one row of feedback, and what to say about its dates and about whose words they are.

    Where nothing says whose words they are they are taken as people's own, which leave only as they allowed: words
    taken for our notes would leave unasked.
    """
    place = columns.fields.get("date")
    dates = read_column([] if place is None else (row[place] for row in table.rows), today)

    def read(view: RowView) -> CommentProposal:
        risk = risk_said(table, columns, view.cells, _listed(view))
        if risk:
            raise RowRefused(risk)
        words = view.exact("text")
        if not words.strip():
            raise RowRefused(f"{BLANK}: no words in the comment")
        return _comment(view, words, dates, today, known, exact=_exact(view, are_notes=are_notes))

    return read, (*dates.notes, _say_whose_words(table, columns, are_notes=are_notes))


def _say_whose_words(table: Table, columns: ColumnMap, *, are_notes: bool) -> str:
    heading = table.headers[columns.fields["text"]]
    if "exact" in columns.fields:
        return f"Exact words or our notes: as {table.headers[columns.fields['exact']]} says, and exact where it does not say."
    if are_notes:
        return f"Taken as our notes of what was said, because you said so; they are {heading} in the file."
    return (
        "Taken as people's exact words, which leave only as they allowed: nothing says that "
        f"{heading} holds our notes. Where it does, undo this and say `codesign import FILE --notes`."
    )


def _exact(view: RowView, *, are_notes: bool) -> bool:
    if "exact" in view.columns.fields:
        return view.coded("exact") != "no"
    return not are_notes


def _comment(
    view: RowView, words: str, dates: DateColumn, today: date, known: KnownWords, *, exact: bool
) -> CommentProposal:
    return CommentProposal(
        row=view.number,
        words=words,
        exact=exact,
        source=view.coded("source") or ("survey" if view.value("question") else ""),
        question=view.line("question"),
        consultation=view.line("consultation"),
        said_on=read_day(view, dates, today),
        who=_who(view, known),
        organisation=view.line("organisation"),
        place=view.line("place"),
        type=view.coded("type"),
        sentiment=view.coded("sentiment"),
        stance=view.coded("stance"),
        permission=_permission(view),
        themes=_themes(view),
        sensitive=COMPLAINT if any(is_ticked(view.cells[place]) for place in view.columns.complaints) else "",
        note=view.note(view.value("notes")),
    )


def _themes(view: RowView) -> tuple[str, ...]:
    """Return the themes of a row: its ticked columns, then those listed in one cell with semicolons."""
    ticked = [view.table.headers[place] for place in view.columns.themes if is_ticked(view.cells[place])]
    listed = [label for label in _listed(view) if not is_unlabelled(label)]
    if any(len(label) > LONGEST_NAME for label in listed):
        view.keep("themes", "theme too long", f"a theme's name is {LONGEST_NAME:,} letters at most")
    labels = (*ticked, *(label for label in listed if len(label) <= LONGEST_NAME))
    by_fold = {fold(name) or name: name for name in labels if name}
    return tuple(by_fold.values())


def _listed(view: RowView) -> list[str]:
    """Return the labels listed in one cell."""
    return [part.strip() for part in parted_labels(view.line("themes"))]


def _who(view: RowView, known: KnownWords) -> str:
    """Return the kind of person as a code of the vocabulary."""
    value = view.line("who")
    code = known.kinds.get(fold(value), "") if value else ""
    if value and not code and fold(value) not in ("individual", "member of public"):
        view.keep("who", "kind not known", "it is not a kind of person in the vocabulary")
    return code


def _permission(view: RowView) -> str:
    """Return the permission to quote. Anything unclear counts as not given."""
    said = view.value("permission")
    if not said:
        return "not-asked"
    code = values_of("permission").get(fold(said))
    if code is None:
        view.keep("permission", "permission unclear", "how it may be quoted is not said; taken as no")
        return "no"
    return _PERMISSIONS.get(code, code)
