"""A table into the store: read, sorted out against what is held, and written as one change that can be undone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from codesign.clock import today
from codesign.collecting import let_go, search_waits
from codesign.errors import AskedWronglyError
from codesign.imports.columns import ColumnMap, guess_kind, map_columns
from codesign.imports.known import KnownWords, turned_round
from codesign.imports.known_again import SortedOut, sort_out
from codesign.imports.look_alikes import alike
from codesign.imports.problems import Problem, SetAside
from codesign.imports.proposals import CommentProposal, Reading
from codesign.imports.questions import QuestionsAsked
from codesign.imports.register import Registered, meet_register, registered
from codesign.imports.remarks import remarks
from codesign.imports.report import ImportReport
from codesign.imports.rows import read_rows
from codesign.imports.same_comment import SameComments, match_same, own_id
from codesign.imports.table import Table, read_table
from codesign.imports.tree import parents_first
from codesign.imports.words import Kind
from codesign.imports.writers import write_proposals
from codesign.records.feedback import ImportedComment
from codesign.records.keeping import NewBatch
from codesign.records.outcomes import NewProgramme, ProgrammeLine
from codesign.text import plural, shorten

if TYPE_CHECKING:
    from codesign.store import Store
    from codesign.store.writing import Change


_FEW = 6
"""Columns read as themes that are named; a dry run names all."""
_NAMED = 80
"""Letters of a heading that are named."""
_THEM = {
    Kind.OUTCOMES: ("outcomes", ""),
    Kind.FEEDBACK: ("comments", "codesign feedback mark C12 --programme NAME"),
    Kind.EVENTS: ("events", "codesign events change E12 --programme NAME"),
}
"""What rows that belong to a programme become, and how each is given another one."""


@dataclass(frozen=True)
class ImportOptions:
    """What a person said about how a file is to be read."""

    map: tuple[str, ...] = ()
    """`Ward=area`, or `Ward=-` to leave a column out."""
    sheet: str | None = None
    no_header: bool = False
    columns: str | None = None
    """With `no_header`: `name=2,postcode=10`."""
    programme: str = ""
    """Reference or title of the programme the rows belong to."""
    are_notes: bool = False
    """What the rows of feedback say is our note of it, not people's exact words."""
    dry_run: bool = False
    """Say what would be done, and write nothing."""
    split: bool = False
    """Make a comment of every point where a row of feedback makes several."""
    repair: bool = False
    """Turn back letters that were read in the wrong encoding before the file came here."""


class UnknownKindError(AskedWronglyError):
    """That is not something rows can be imported as."""

    def __init__(self, kind: str) -> None:
        super().__init__(
            f"Rows cannot be imported as {kind}.", todo=f"Use --as with one of: {', '.join(Kind)}."
        )


@dataclass
class _Import:
    """One import on its way: what was read, and what is to become of it."""

    table: Table
    columns: ColumnMap
    reading: Reading
    rows: SortedOut
    same: SameComments = field(default_factory=SameComments)
    asked: QuestionsAsked = field(default_factory=QuestionsAsked)
    problems: list[Problem] = field(default_factory=list)

    @property
    def aside(self) -> tuple[SetAside, ...]:
        """Every row set aside, in the order of the file."""
        held = [
            SetAside(proposal.row, reason, self.table.rows[proposal.row - self.table.first_row_number])
            for proposal, reason in self.rows.set_aside
        ]
        return tuple(sorted((*self.reading.set_aside, *held), key=lambda row: row.row))


@search_waits()
def import_file(
    store: Store, path: Path, as_: str = "", options: ImportOptions | None = None
) -> ImportReport:
    """Import a CSV file or one sheet of a workbook. Raises a CodesignError with its own sentence where it cannot be read."""
    options = options or ImportOptions()
    table = read_table(
        path, sheet=options.sheet, no_header=options.no_header, columns=options.columns, repair=options.repair
    )
    report = import_table(store, table, as_, options)
    let_go(table.rows)
    return report


@search_waits()
def import_table(
    store: Store, table: Table, as_: str = "", options: ImportOptions | None = None
) -> ImportReport:
    """Import a table as one change, or say what would be done.

    Args:
        store: Where to.
        table: What was read.
        as_: contacts, events, feedback or outcomes; empty to tell by the columns.
        options: What a person said about it.

    Returns:
        The account: rows = written + matched + set aside.
    """
    options = options or ImportOptions()
    columns = map_columns(table, _kind(table, as_), options.map)
    reading = read_rows(
        table, columns, today(store.hands.clock), _known_words(store), are_notes=options.are_notes
    )
    if options.dry_run:
        with store.read():
            report = _settle(store, table, columns, reading, options=options, change=None)
    else:  # what is held is looked at inside the change, so that no other writer comes between
        with store.write("import") as change:
            report = _settle(store, table, columns, reading, options=options, change=change)
        report = _with_look_alikes(store, report)
    let_go(reading.proposals)
    return report


def _with_look_alikes(store: Store, report: ImportReport) -> ImportReport:
    """Say how many of the contacts that were written may be somebody: they are left to people."""
    found = alike(store, report.new)
    if not found.looked:
        store.same_person.keep_alike(len(report.new))
    notes = (*report.notes, found.words) if found.words else report.notes
    return replace(report, notes=notes, may_be_held=found.held, may_be_twice=found.twice)


def _settle(
    store: Store,
    table: Table,
    columns: ColumnMap,
    reading: Reading,
    *,
    options: ImportOptions,
    change: Change | None,
) -> ImportReport:
    """Part what is held from what is new, and write it where there is a change to write it in."""
    programme = _programme(store, columns.kind, options.programme, table.name)
    work = _sorted_out(store, table, columns, reading, programme)
    before = store.batches.same_file(table.sha256, columns.kind.value)
    notes = [
        *work.reading.notes,
        *_themes_said(work, is_dry_run=options.dry_run),
        *work.same.notes(is_dry_run=options.dry_run),
        *work.asked.notes(is_dry_run=options.dry_run),
    ]
    if before:
        notes.insert(0, f"This file was imported before, as {before.reference} on {before.recorded[:10]}.")
    title = programme.title if programme else ""
    if work.rows.to_write:
        notes.append(_belonging(columns.kind, programme, is_named=bool(options.programme)))
    notes = [note for note in notes if note]
    if change is None:
        notes += _remarks(work, options)
        return _report(work, [*notes, "Nothing was written: this was a dry run."], options, title)
    if before and not work.rows.to_write and not work.same.labels:
        return _report(work, [*notes, "Nothing new was written."], options, title, reference=before.reference)
    return _write(store, change, work, notes, options=options, programme=programme)


def _themes_said(work: _Import, *, is_dry_run: bool) -> list[str]:
    """Say which columns are read as themes: all of them in a dry run, else the first few."""
    names = _theme_names(work)
    if not names:
        return []
    shown = names if is_dry_run or len(names) <= _FEW + 1 else names[:_FEW]
    named = "; ".join(shorten(name, _NAMED) for name in shown)
    more = len(names) - len(shown)
    rest = f" and {more:,} more, which --dry-run lists" if more else ""
    is_one = len(names) == 1
    return [
        f"{plural(len(names), 'column')} read as {'a theme' if is_one else 'themes'}: {named}{rest}. "
        f"--map {'COLUMN' if not is_one else names[0]}=- leaves {'it' if is_one else 'one'} out."
    ]


def _theme_names(work: _Import) -> tuple[str, ...]:
    return tuple(work.table.headers[place] for place in work.columns.themes)


def _kind(table: Table, as_: str) -> Kind:
    if not as_:
        return guess_kind(table)
    try:
        return Kind(as_.strip().casefold())
    except ValueError:
        raise UnknownKindError(as_) from None


def _programme(store: Store, kind: Kind, named: str, file_name: str) -> ProgrammeLine | None:
    """Find the programme: the one named, else the only one there is; for outcomes else that of the file."""
    if kind is Kind.CONTACTS:
        return store.programmes.find(named) if named else None
    if named:
        return store.programmes.find(named)
    only = store.programmes.only()
    if only or kind is not Kind.OUTCOMES:
        return only
    title = _title_of(file_name)
    return next((line for line in store.programmes.lines() if line.title == title), None)


def _belonging(kind: Kind, programme: ProgrammeLine | None, *, is_named: bool) -> str:
    """Say which programme what is written belongs to, and how to say otherwise."""
    if kind not in _THEM or (kind is Kind.OUTCOMES and programme is None):
        return ""
    them, change = _THEM[kind]
    if programme is None:
        return f"They belong to no programme yet: `--programme NAME` at import, or afterwards `{change}`."
    other = "" if is_named else "; --programme names another"
    return f"The {them} belong to the programme {programme.title}{other}."


def _title_of(file_name: str) -> str:
    return Path(file_name).stem


def _sorted_out(
    store: Store, table: Table, columns: ColumnMap, reading: Reading, programme: ProgrammeLine | None
) -> _Import:
    """Part what is held already from what is new."""
    programme_id = programme.id if programme else ""
    rows = sort_out(reading.proposals, store.batches.held_keys(columns.kind.value, programme_id=programme_id))
    problems, same, asked = [*reading.problems], SameComments(), QuestionsAsked()
    if columns.kind is Kind.FEEDBACK:
        same = match_same(rows, _held_comments(store, rows))
        if "question" in columns.fields:
            rows.to_write = asked.answering(rows.to_write, store.questions.lines(programme_id))
    if columns.kind is Kind.CONTACTS:
        meet_register(rows, _register(store))
    if columns.kind is Kind.OUTCOMES:
        held = {line.code for line in store.outcomes.lines(programme_id)} if programme else set()
        rows.to_write, orphans = parents_first(rows.to_write, held)
        problems += orphans
    return _Import(table, columns, reading, rows, same, asked, [*problems, *rows.problems])


def _held_comments(store: Store, rows: SortedOut) -> Mapping[str, Sequence[ImportedComment]]:
    """Return the comments held whose rows had an identifier that a row to be written has too."""
    from codesign.store.verbs.imported_comments import ImportedComments

    wanted = {own for own in map(own_id, rows.to_write) if own}
    return ImportedComments(store).by_own_id(wanted) if wanted else {}


def _known_words(store: Store) -> KnownWords:
    """Return the store's own vocabularies, with what people added to them."""

    def words(vocabulary: str) -> dict[str, str]:
        entries = store.vocabularies.entries(vocabulary)
        return turned_round((entry.code, (entry.name, entry.plural, *entry.words)) for entry in entries)

    return KnownWords(kinds=words("kinds"), methods=words("methods"))


def _register(store: Store) -> list[Registered]:
    """Return everybody in the register, as far as an import looks."""
    lines = {line.id: line for line in store.contacts.lines(store.contacts.rows())}
    return [
        registered(
            lines[known.id].reference,
            (known.name, *known.aliases),
            (*known.emails, *known.phones),
            (*known.wards, *known.organisations, *known.roles),
            do_not_contact=lines[known.id].do_not_contact,
            left=known.hidden,
        )
        for known in store.contacts.known()
    ]


def _write(
    store: Store,
    change: Change,
    work: _Import,
    notes: list[str],
    *,
    options: ImportOptions,
    programme: ProgrammeLine | None,
) -> ImportReport:
    table, kind = work.table, work.columns.kind
    if kind is Kind.OUTCOMES and programme is None:
        programme = store.programmes.add(NewProgramme(title=_title_of(table.name)))
        notes = [*notes, _belonging(kind, programme, is_named=False)]
    batch_id = store.batches.begin(change, table.name, table.sha256, kind.value)
    new = write_proposals(
        store,
        change,
        kind,
        work.rows.to_write,
        batch_id=batch_id,
        programme_id=programme.id if programme else "",
        split=options.split,
    )
    _label(store, change, work, programme.id if programme else "")
    store.batches.finish(change, batch_id, _batch(work))
    reference = next(line.reference for line in store.batches.lines() if line.id == batch_id)
    title = programme.title if programme else ""
    notes = [*notes, *_remarks(work, options, reference)]
    report = _report(work, notes, options, title, reference=reference, change=change.reference)
    return replace(report, new=new)


def _remarks(work: _Import, options: ImportOptions, reference: str = "") -> list[str]:
    comments = [each for each in work.rows.to_write if isinstance(each, CommentProposal)]
    return remarks(comments, split=options.split, reference=reference)


def _label(store: Store, change: Change, work: _Import, programme_id: str) -> None:
    """Put the labels that rows matched bring on the comments that are held."""
    from codesign.store.verbs.imported_comments import ImportedComments

    if work.same.labels:
        ImportedComments(store).label(change, work.same.labels, programme_id)


def _batch(work: _Import) -> NewBatch:
    table = work.table
    return NewBatch(
        file_name=table.name,
        sha256=table.sha256,
        sheet=table.sheet,
        kind=work.columns.kind.value,
        rows=len(table.rows),
        written=len(work.rows.to_write),
        matched=len(work.rows.matched),
        mapping=work.columns.described(table),
        set_aside=tuple((row.row, _cells(table, row.cells), row.reason) for row in work.aside),
    )


def _cells(table: Table, cells: Sequence[str]) -> dict[str, str]:
    return {heading: cell for heading, cell in zip(table.headers, cells, strict=True) if cell}


def _report(
    work: _Import,
    notes: Sequence[str],
    options: ImportOptions,
    programme: str,
    *,
    reference: str = "",
    change: str = "",
) -> ImportReport:
    return ImportReport(
        file=work.table.name,
        kind=work.columns.kind.value,
        rows=len(work.table.rows),
        written=len(work.rows.to_write),
        matched=len(work.rows.matched),
        aside=work.aside,
        problems=tuple(sorted(work.problems, key=lambda problem: problem.row)),
        notes=tuple(notes),
        mapping=work.columns.described(work.table),
        reference=reference,
        change=change,
        programme=programme,
        dry_run=options.dry_run,
        sheet=work.table.sheet,
        themes=_theme_names(work),
    )
