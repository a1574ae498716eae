"""The pack as tables: what the workbook and the CSV files hold, decided once for both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from codesign.evidence.gaps import gaps
from codesign.evidence.method import method
from codesign.evidence.words import made_words
from codesign.records.figures import People
from codesign.records.pack import Pack
from codesign.text import clean

Cell = str | int | None


class Kind(Enum):
    """What a column holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    """A reduced ISO date: a true date where it is known to the day, otherwise text."""


@dataclass(frozen=True)
class Column:
    """One column and what it holds."""

    name: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True)
class Table:
    """One table: a sheet of the workbook and a CSV file of that name."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


_PEOPLE = ("named people #", "unnamed heads #", "heads are about")


def tables(pack: Pack) -> tuple[Table, ...]:
    """Return every table of the pack, in the order of the report."""
    return (
        _about(pack), _figures(pack), _outcomes(pack), _themes(pack), _comments(pack), _involved(pack), _kinds(pack),
        _events(pack), _wording(pack), _follow_ups(pack), _replies(pack), _gaps(pack), _method(pack),
    )  # fmt: skip


def _table(name: str, title: str, columns: Iterable[str], rows: Iterable[tuple[Cell, ...]]) -> Table:
    """Return a table whose columns are written short: `events #` holds numbers, `due @` dates."""
    kinds = {"#": Kind.NUMBER, "@": Kind.DATE}
    split = [(text[:-2], kinds[text[-1]]) if text[-1] in kinds else (text, Kind.TEXT) for text in columns]
    cleaned = tuple(
        tuple(clean(cell).text if isinstance(cell, str) else cell for cell in row) for row in rows
    )
    return Table(name, title, tuple(Column(*column) for column in split), cleaned)


def _people(people: People) -> tuple[Cell, ...]:
    return (people.named, people.heads, "about" if people.about else "")


def _refs(references: Iterable[str]) -> str:
    return ", ".join(references)


def _about(pack: Pack) -> Table:
    programme, options = pack.programme, pack.options
    lines = (
        ("Stamp", "; ".join(pack.stamps)),
        ("Programme", programme.name),
        ("Reference", programme.reference),
        ("Kind", programme.kind),
        ("Lead body", programme.lead_body),
        ("Partners", _refs(programme.partners)),
        ("Term", programme.term),
        ("Law as at", programme.law_as_at),
        ("Stands at change", pack.stands_at.change),
        ("Made at", made_words(pack)),
        ("Head of the journal", pack.stands_at.head),
        ("People named", f"yes: {options.reason}" if options.name_people else "no"),
    )
    return _table("about", "About this pack", ("what", "value"), lines)


def _figures(pack: Pack) -> Table:
    figures = pack.figures
    rows: list[tuple[Cell, ...]] = [(f"Events {count.what}", count.count) for count in figures.events]
    rows += [
        ("Comments", figures.comments),
        ("Comments quoted in exact words", figures.quoted),
        ("Comments shown as our note", figures.notes_shown),
        ("Comments whose words are withheld", figures.words_withheld),
    ]
    rows += [(f"Withheld because {count.what}", count.count) for count in figures.withheld]
    rows += [
        ("Named people, each once", figures.people.named),
        ("Unnamed heads, beside them and not added" + (" (about)" if figures.people.about else ""), figures.people.heads),
        ("Imported rows set aside in the whole store, in no figure", figures.set_aside),
    ]  # fmt: skip
    return _table("figures", "Figures", ("what", "count #"), rows)


def _outcomes(pack: Pack) -> Table:
    columns = (
        "reference",
        "code",
        "level",
        "depth #",
        "outcome",
        "comments #",
        *_PEOPLE,
        "events #",
        "last heard @",
    )
    return _table("outcomes", "Outcomes", columns, (
        (row.reference, row.code, row.level, row.depth, row.title, row.comments, *_people(row.people), row.events,
         row.last_heard) for row in pack.outcomes))  # fmt: skip


def _themes(pack: Pack) -> Table:
    columns = (
        "reference",
        "theme",
        "under",
        "definition",
        "state",
        "comments #",
        *_PEOPLE,
        "events #",
        "has a reply",
    )
    return _table("themes", "Themes", columns, (
        (row.reference, row.name, row.parent, row.definition, row.state, row.comments, *_people(row.people), row.events,
         "yes" if row.has_reply else "no") for row in pack.themes))  # fmt: skip


def _comments(pack: Pack) -> Table:
    columns = (
        "reference", "words", "whose words", "said by", "withheld because", "permission to quote", "event", "place",
        "said on @", "type", "sentiment", "stance", "speaking for", "outcomes", "themes", "recorded on @", "days late #",
    )  # fmt: skip
    return _table("comments", "Comments", columns, (
        (row.reference, row.words, "exact words" if row.is_exact else "our note", row.said_by, row.withheld,
         row.permission, row.event, row.place, row.said_on, row.kind, row.sentiment, row.stance, row.speaking_for,
         _refs(row.outcomes), _refs(row.themes), row.recorded_on, row.days_late) for row in pack.comments))  # fmt: skip


def _involved(pack: Pack) -> Table:
    columns = ("reference", "name", "kind", "capacity", "events #", "comments #")
    return _table("involved", "Who was involved", columns, (
        (row.reference, row.name, row.kind, row.capacity, row.events, row.comments) for row in pack.involved))  # fmt: skip


def _kinds(pack: Pack) -> Table:
    return _table("kinds-of-people", "Kinds of people", ("kind", *_PEOPLE), (
        (row.kind, *_people(row.people)) for row in pack.kinds))  # fmt: skip


def _events(pack: Pack) -> Table:
    columns = (
        "reference", "event", "on @", "place", "method", "state", "level claimed", *_PEOPLE, "not accounted for #",
        "comments #", "recorded on @", "days late #",
    )  # fmt: skip
    return _table("events", "Events", columns, (
        (row.reference, row.title, row.on, row.place, row.method, row.state, row.level, *_people(row.people),
         row.not_accounted_for, row.comments, row.recorded_on, row.days_late) for row in pack.events))  # fmt: skip


def _wording(pack: Pack) -> Table:
    columns = (
        "reference", "document", "clause", "before", "after", "why", "state", "reason if not adopted", "decided by",
        "decided on @", "events", "comments",
    )  # fmt: skip
    return _table("wording", "What people changed", columns, (
        (row.reference, row.document, row.clause, row.before, row.after, row.why, row.state, row.reason, row.decided_by,
         row.decided_on, _refs(row.events), _refs(row.comments)) for row in pack.wording))  # fmt: skip


def _follow_ups(pack: Pack) -> Table:
    columns = (
        "reference",
        "we said we would",
        "owner",
        "due @",
        "state",
        "overdue",
        "done on @",
        "people told",
        "about",
    )
    return _table("follow-ups", "We said we would", columns, (
        (row.reference, row.what, row.owner, row.due, row.state, "yes" if row.is_overdue else "no", row.done_on,
         row.told, _refs(row.about)) for row in pack.follow_ups))  # fmt: skip


def _replies(pack: Pack) -> Table:
    columns = ("reference", "to", "state", "what was done", "reason", "on @", "people told")
    return _table("replies", "Replies", columns, (
        (row.reference, row.to, row.state, row.did, row.reason, row.on, row.told) for row in pack.replies))  # fmt: skip


def _gaps(pack: Pack) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for gap in gaps(pack):
        rows += [(gap.what, name) for name in gap.names or ("",)]
    return _table("gaps", "Gaps", ("gap", "what"), rows)


def _method(pack: Pack) -> Table:
    return _table("method", "Method and limits", ("paragraph",), ((paragraph,) for paragraph in method(pack)))
