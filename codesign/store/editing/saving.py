"""Saving a form: what differs is read, held against what the record is by now, and written; or refused whole."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from codesign.entry.errors import EntryError
from codesign.entry.form_fields import as_typed, read_field
from codesign.entry.forms import FORMS
from codesign.errors import CodesignError
from codesign.records.editing import (
    Choice,
    Conflict,
    Editing,
    Field,
    Fresh,
    Problem,
    ReadField,
    Saved,
    Value,
    settled,
)
from codesign.records.outcomes import NewWording
from codesign.records.people import NewContact
from codesign.store import hidden
from codesign.store.editing import kinds, marks
from codesign.store.editing.choices import About, choices_of
from codesign.store.editing.kinds import TABLES
from codesign.store.editing.rules import RULES, NotSavedError, Work
from codesign.store.file import StoreFile
from codesign.store.verbs.contacts import Contacts
from codesign.store.verbs.feedback import Feedback
from codesign.store.verbs.wording import WordingVerbs
from codesign.store.writing import Change
from codesign.text import clean, shorten

_NOTHING_THERE = [Choice("", "")]
"""References that lead nowhere are refused, not only counted."""


class ChangedElsewhereError(CodesignError):
    """Fields that would be written were altered by somebody else meanwhile. Nothing was written."""

    def __init__(self, conflicts: tuple[Conflict, ...], before: Editing, now: Editing) -> None:
        labels = ", ".join(f"“{conflict.label}”" for conflict in conflicts)
        super().__init__(
            f"{labels} of {now.reference or now.form.one} was changed by somebody else meanwhile.",
            todo="Nothing was overwritten: choose which to keep.",
        )
        self.conflicts = conflicts
        self.before = before
        self.now = now
        """The record as it is by now, to save over once a person has chosen."""

    def settled(self, typed: Mapping[str, str], *, mine: Collection[str]) -> dict[str, str]:
        """Return what to save over `now`: my own words in the fields named, theirs in the other conflicts."""
        return settled(self.before, self.now, typed, mine=mine)


def about(session: Session, kind: str, record_id: str, parent: Mapping[str, str]) -> About:
    """Return what the choices of a record's fields depend on."""
    event = parent.get("event_id", "")
    programme = kinds.programme_beneath(session, parent)
    if record_id and kind in ("came", "comment", "money"):
        event = str(kinds.other(session, kind, record_id, "event_id")[0] or "")
    if record_id and kind in ("outcome", "wording", "comment"):
        programme = kinds.programme_of(session, kind, record_id)
    return About(record_id, event, programme)


def as_it_stands(session: Session, kind: str, record_id: str) -> Editing:
    """Return a record's form as it stands. Raises GoneError, KeptApartError."""
    held = kinds.held(session, kind, record_id)
    known = about(session, kind, record_id, {})
    typed = {each.name: typed_as_held(session, each, known, held) for each in FORMS[kind].fields}
    if kind == "alias" and held["hidden"]:
        typed["name"] = hidden.INSTEAD
    return Editing(
        FORMS[kind],
        typed,
        id=record_id,
        reference=kinds.reference_of(session, kind, record_id),
        title=kinds.called(session, kind, record_id),
        held=held,
    )


def typed_as_held(session: Session, each: Field, known: About, held: Mapping[str, Value]) -> str:
    """Return a field as a person would type what it holds."""
    values = [held.get(column) for column in each.fills]
    choices = choices_of(session, each, known, held=str(values[0])) if each.choices and values[0] else ()
    return as_typed(each, values, choices)


@dataclass
class Saving:
    """One form being saved, inside one change."""

    store: StoreFile
    change: Change
    editing: Editing
    typed: Mapping[str, str]
    today: date
    said: list[str] = field(default_factory=list)
    _marked: marks.Marked = field(default_factory=marks.Marked)
    """What the words of a comment said besides."""

    @property
    def kind(self) -> str:
        """The kind of record."""
        return self.editing.form.kind

    def alter(self) -> Saved:
        """Write what differs. Raises NotSavedError, ChangedElsewhereError, GoneError."""
        now = as_it_stands(self.change.session, self.kind, self.editing.id)
        self._read_marks({})
        read = self._read(
            [each for each in self.editing.form.fields if self._is_touched(each)], self.editing.id
        )
        values, conflicts = self._held_against(read, now)
        if conflicts:
            raise ChangedElsewhereError(tuple(conflicts), self.editing, now)
        self.said += self._elsewhere(read, now)
        work = self._work(values, was=now.held)
        if values:
            self._write(work)
        self._tag(self.editing.id)
        changed = bool(work.values or self._altered())
        return self._saved(self.editing.id, now.reference, changed=changed)

    def add(self) -> Saved:
        """Make the record. Raises NotSavedError, GoneError for what it stands on."""
        session = self.change.session
        parent = kinds.parent_columns(session, self.kind, self.editing.parent_id)
        self._read_marks(parent)
        read = self._read(list(self.editing.form.fields), "", parent)
        values = {
            column: value
            for each, reading in read.items()
            for column, value in zip(each.fills, reading.values, strict=True)
        }
        work = self._work(values, parent=parent)
        self._find_fresh(work)
        RULES[self.kind](work)
        made = self._make(work)
        self._tag(made)
        return self._saved(made, kinds.reference_of(session, self.kind, made), changed=True)

    def _read_marks(self, parent: Mapping[str, str]) -> None:
        """Let the marks in the words of a comment fill in its other fields. Raises NotSavedError."""
        if not marks.reads_marks(self.editing, self.typed):
            return
        session = self.change.session
        self.change.removed += clean(self.typed["words"]).removed
        known = about(session, self.kind, self.editing.id, parent)
        self._marked = marks.read_for(session, self.editing, self.typed, known, self.today)
        self.typed = marks.filled_in(self.editing, self.typed, self._marked)
        self.said += self._marked.said

    def _tag(self, comment_id: str) -> None:
        feedback = Feedback(self.store)
        for theme in self._marked.themes:
            feedback.tag(comment_id, theme=theme)
        for outcome in self._marked.outcomes:
            feedback.tag(comment_id, outcome_id=outcome)

    def _is_touched(self, each: Field) -> bool:
        before = self.editing.typed.get(each.name, "")
        touched = self.typed.get(each.name, before) != before
        return touched or (each.reads == "point" and self._is_touched(self.editing.form.field("kind")))

    def _read(
        self, fields: list[Field], record_id: str, parent: Mapping[str, str] | None = None
    ) -> dict[Field, ReadField]:
        """Read the fields; every one that cannot be read is refused at once, each with its sentence."""
        known = about(self.change.session, self.kind, record_id, parent or {})
        read, problems = dict[Field, ReadField](), list[Problem]()
        everything = {**self.editing.typed, **self.typed}
        for each in fields:
            typed = everything.get(each.name, "")
            self.change.removed += clean(typed).removed  # the readers clean too, and tell nobody
            held = str(self.editing.held.get(each.name) or "")
            choices = (
                choices_of(self.change.session, each, known, typed=typed, held=held) if each.choices else ()
            )
            if each.reads == "references":
                choices = choices or _NOTHING_THERE
            try:
                read[each] = read_field(each, typed, today=self.today, choices=choices, beside=everything)
            except EntryError as refusal:
                problems.append(Problem(each.name, str(refusal), each.label))
        if problems:
            raise NotSavedError(problems)
        return read

    def _held_against(
        self, read: Mapping[Field, ReadField], now: Editing
    ) -> tuple[dict[str, Any], list[Conflict]]:
        """Return what is to be written, and what somebody else has altered to something else meanwhile."""
        values, conflicts = dict[str, Any](), list[Conflict]()
        for each, reading in read.items():
            was, theirs = _values(self.editing, each), _values(now, each)
            mine = reading.values
            if _same(each, mine, theirs) or _same(each, mine, was):
                continue
            if theirs == was:
                values |= dict(zip(each.fills, mine, strict=True))
                continue
            conflicts.append(self._conflict(each, now))
        return values, conflicts

    def _conflict(self, each: Field, now: Editing) -> Conflict:
        by, at = self._who_altered(each)
        return Conflict(
            each.name,
            each.label,
            self.editing.typed.get(each.name, ""),
            now.typed[each.name],
            self.typed.get(each.name, ""),
            by,
            at,
        )

    def _who_altered(self, each: Field) -> tuple[str, str]:
        records = [self.editing.id]
        if self.kind == "wording":
            records.append(str(kinds.other(self.change.session, "wording", self.editing.id, "clause_id")[0]))
        columns = ", ".join(f"'{column}'" for column in each.fills)
        row = self.change.session.execute(
            text(f"""
                SELECT c.actor, c.at FROM operation o JOIN change c ON c.row = o.change
                WHERE o.record IN (:one, :two) AND o.kind = 'altered'
                  AND EXISTS (SELECT 1 FROM json_each(o.new) f WHERE f.key IN ({columns}))
                ORDER BY o.seq DESC LIMIT 1"""),
            {"one": records[0], "two": records[-1]},
        ).first()
        return (row.actor, row.at) if row else ("", "")

    def _elsewhere(self, read: Mapping[Field, ReadField], now: Editing) -> list[str]:
        """Say which fields somebody else altered that this person did not touch: they are left as they are."""
        labels = [
            f"“{each.label}”"
            for each in self.editing.form.fields
            if each not in read and _values(self.editing, each) != _values(now, each)
        ]
        return [f"Meanwhile somebody else changed {', '.join(labels)}, which is left so."] if labels else []

    def _work(
        self,
        values: dict[str, Any],
        *,
        was: Mapping[str, Value] | None = None,
        parent: Mapping[str, str] | None = None,
    ) -> Work:
        return Work(
            self.change,
            self.kind,
            self.today,
            values,
            was=was or {},
            id=self.editing.id,
            parent=parent or {},
            said=self.said,
        )

    def _write(self, work: Work) -> None:
        self._find_fresh(work)
        RULES[self.kind](work)
        if work.values:
            self.change.set(TABLES[self.kind], self.editing.id, **work.values)

    def _altered(self) -> bool:
        """Whether anything was written so far, if only to another table."""
        count = self.change.session.execute(
            text("SELECT count(*) FROM operation WHERE change = (SELECT change FROM openchange)")
        )
        return bool(count.scalar())

    def _find_fresh(self, work: Work) -> None:
        """Join an organisation by its name, or add it where there is none, and say that it was added."""
        contacts = Contacts(self.store)
        for column, value in work.values.items():
            if isinstance(value, Fresh):
                before = work.count("contact")
                work.values[column] = contacts.organisation(self.change, value.name)
                if work.count("contact") > before:
                    made = kinds.reference_of(self.change.session, "contact", work.values[column])
                    self.said.append(f"A new organisation: {shorten(value.name, 60)} ({made}).")

    def _make(self, work: Work) -> str:
        values = {**work.parent, **work.values}
        if self.kind == "contact":
            return self._make_contact(values)
        if self.kind == "wording":
            words: dict[str, Any] = {name: value or "" for name, value in values.items()}
            words["comment_ids"] = tuple(filter(None, words.pop("shaped_by", "").split(",")))
            words["programme_id"] = kinds.programme_beneath(self.change.session, work.parent)
            return WordingVerbs(self.store).insert(self.change, NewWording(**words), [])
        return self.change.add(TABLES[self.kind], **values)

    def _make_contact(self, values: Mapping[str, Any]) -> str:
        new = NewContact(
            **{name: values[name] for name in ("name", "sort", "kind", "area", "is_group", "note")}
        )
        made = Contacts(self.store).insert(self.change, new)
        later = {name: values[name] for name in ("ended", "successor_id") if values.get(name)}
        if later:
            self.change.set(TABLES["contact"], made, **later)
        return made

    def _saved(self, record_id: str, reference: str, *, changed: bool) -> Saved:
        said = [*self.said, self.change.cleaned_words()]
        return Saved(
            record_id,
            reference,
            self.change.reference if changed else "",
            " ".join(sentence for sentence in said if sentence),
        )


def _values(editing: Editing, each: Field) -> tuple[Value, ...]:
    return tuple(editing.held.get(column) for column in each.fills)


def _same(each: Field, one: tuple[Value | Fresh, ...], two: tuple[Value, ...]) -> bool:
    """Whether two readings are the same; how a point of contact was written where it came from is no difference."""
    return one[:1] == two[:1] if each.reads == "point" else one == two
