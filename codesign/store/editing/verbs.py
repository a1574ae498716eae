"""Altering anything that can be added: read as people type it, written in one change, never over somebody else's work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sqlmodel import Session

from codesign import clock
from codesign.entry.form_fields import read_field
from codesign.entry.forms import FORMS
from codesign.records.editing import Choice, Editing, Field, Meant, Part, ReadField, Removed, Saved, Value
from codesign.store import standing
from codesign.store.editing import kinds, marks, removing, saving
from codesign.store.editing.blank import defaults
from codesign.store.editing.choices import About, choices_of
from codesign.store.editing.kinds import KeptApartError, parent_columns
from codesign.store.editing.rules import NotSavedError
from codesign.store.editing.saving import ChangedElsewhereError
from codesign.store.file import StoreFile
from codesign.store.references import resolve

__all__ = ["ChangedElsewhereError", "EditingVerbs", "KeptApartError", "NotSavedError"]

_KIND_OF = {
    "event": "event",
    "contact": "contact",
    "comment": "comment",
    "theme": "theme",
    "followup": "follow-up",
    "reply": "reply",
    "programme": "programme",
    "clause": "wording",
}


class EditingVerbs:
    """Verbs that alter, add and throw away records of any kind by their forms."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store

    # finding

    def find(self, typed: str) -> Meant:
        """Return the record named by a reference; a wording's is its newest version. Raises UnknownReferenceError."""
        with self._store.read() as session:
            found = resolve(session, typed)
            kind = _KIND_OF.get(found.table, "")
            if not kind:
                raise kinds.NotEditedError(found.reference)
            id_ = kinds.newest_version(session, found.id) if kind == "wording" else found.id
            return Meant(kind, id_, found.reference)

    def parts(self, kind: str, record_id: str) -> list[Part]:
        """Return what stands on a record: who came to an event, the roles of a contact; numbered within each kind."""
        with self._store.read() as session:
            return kinds.parts(session, kind, _whole(session, kind, record_id))

    # altering

    def begin(self, kind: str, record_id: str) -> Editing:
        """Return a record's form as it stands.

        Raises:
            GoneError: it was undone or removed meanwhile. KeptApartError: it is a safeguarding referral.
        """
        with self._store.read() as session:
            return saving.as_it_stands(session, kind, _whole(session, kind, record_id))

    def blank(self, kind: str, parent_id: str = "", *, today: date | None = None) -> Editing:
        """Return the form of a record being made, with what it begins with. Raises GoneError for what it stands on."""
        with self._store.read() as session:
            parent = parent_columns(session, kind, parent_id)
            values = defaults(session, kind, parent, officer=self._store.hands.actor, today=self._today())
            about = saving.about(session, kind, "", parent)
            typed = {
                field.name: _typed_default(session, field, about, values) for field in FORMS[kind].fields
            }
            title = kinds.called_parent(session, kind, parent)
            return Editing(FORMS[kind], typed, parent_id=parent_id, title=title)

    def choices(self, editing: Editing, name: str, typed: str = "") -> list[Choice]:
        """Return what a field is chosen from; of the register, only who may be meant by what is typed."""
        field = editing.form.field(name)
        with self._store.read() as session:
            return choices_of(
                session, field, self._about(session, editing), typed=typed, held=_held(editing, name)
            )

    def read(
        self,
        editing: Editing,
        name: str,
        typed: str,
        beside: Mapping[str, str] | None = None,
        *,
        today: date | None = None,
    ) -> ReadField:
        """Read what was typed in a field, for its echo. Raises EntryError with the sentence."""
        field = editing.form.field(name)
        if name == "words" and marks.reads_marks(editing, {name: typed}):
            found = self.marks(editing, typed, today=today)
            return ReadField((found.words,), found.echo)
        choices = self.choices(editing, name, typed) if field.choices and typed.strip() else ()
        return read_field(
            field, typed, today=today or self._today(), choices=choices, beside=beside or editing.typed
        )

    def marks(self, editing: Editing, words: str, *, today: date | None = None) -> marks.Marked:
        """Return what the words of a comment, or of a new follow-up, say besides. Raises EntryError for marks alone."""
        with self._store.read() as session:
            about = self._about(session, editing)
            return marks.marked(session, editing, words, about, today or self._today())

    def save(self, editing: Editing, typed: Mapping[str, str], *, today: date | None = None) -> Saved:
        """Write the fields that differ from what was read, in one change. A record being made is made.

        Where somebody else altered one of these fields meanwhile, nothing is written. Once a person has chosen,
        `ChangedElsewhereError.settled(typed, mine=...)` with its `now` is what to save.

        Raises:
            NotSavedError: fields that cannot be as they are, each with its sentence.
            ChangedElsewhereError: fields that somebody else altered, with both. GoneError: the record is not here.
        """
        verb = f"{'edit' if editing.id else 'add'} {editing.form.one}"
        with self._store.write(verb) as change:
            editing = _as_it_is_by_now(change.session, editing)
            form = saving.Saving(self._store, change, editing, typed, today or self._today())
            return form.alter() if editing.id else form.add()

    # throwing away

    def what_goes(self, kind: str, record_id: str) -> str:
        """Name a record and what would go with it: `E12-KTM Hall drop-in: 14 people, 9 comments`.

        Raises:
            StaysError: others hang on it. KeptApartError: it is, or holds, a safeguarding referral. GoneError.
        """
        with self._store.read() as session:
            return removing.what_goes(session, kind, _whole(session, kind, record_id)).words

    def remove(self, kind: str, record_id: str, *, named: str = "") -> Removed:
        """Throw a record away with what hangs on it, in one change that can be undone. Raises as `what_goes` does.

        Args:
            kind: The kind of record.
            record_id: Which.
            named: What was named when it was asked, if it was: nothing else goes.

        Raises:
            GoesOtherwiseError: something else would go by now.
        """
        with self._store.write(f"remove {FORMS[kind].one}") as change:
            going = removing.what_goes(change.session, kind, _whole(change.session, kind, record_id))
            if named and named != going.words:
                raise removing.GoesOtherwiseError(going.called)
            removing.remove(change, going)
            return Removed(change.reference, going.words)

    def _today(self) -> date:
        """Return the day where the people are, where nobody says which it is."""
        return clock.today(self._store.hands.clock)

    def _about(self, session: Session, editing: Editing) -> About:
        kind = editing.form.kind
        parent = parent_columns(session, kind, editing.parent_id) if not editing.id else {}
        return saving.about(session, kind, editing.id, parent)


def _whole(session: Session, kind: str, record_id: str) -> str:
    """Return the record that is meant: of a contact merged into another, who stands for it."""
    return standing.survivor(session, record_id) if kind == "contact" else record_id


def _as_it_is_by_now(session: Session, editing: Editing) -> Editing:
    """Return a form with the contacts it is of and holds as they stand: some may have been merged while it was open."""
    kind = editing.form.kind
    return replace(
        editing,
        id=_whole(session, kind, editing.id),
        held=kinds.as_they_stand(session, kind, editing.held),
    )


def _typed_default(session: Session, field: Field, about: About, values: Mapping[str, Value]) -> str:
    is_unsaid = field.reads == "yes-no" and values.get(field.fills[0]) is None
    return "no" if is_unsaid else saving.typed_as_held(session, field, about, values)


def _held(editing: Editing, name: str) -> str:
    return str(editing.held.get(name) or "")
