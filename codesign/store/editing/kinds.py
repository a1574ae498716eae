"""Where each kind of form is kept: its table, what it stands on, what it holds, and what people call it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Boolean, text
from sqlmodel import Session

from codesign.entry.forms import FORMS
from codesign.errors import AskedWronglyError
from codesign.records.editing import Part, Value
from codesign.store import standing
from codesign.store.faults import GoneError
from codesign.store.references import TABLE_OF
from codesign.store.tables import (
    AccessNeed,
    Affiliation,
    Alias,
    Attendance,
    Comment,
    Contact,
    ContactPoint,
    Event,
    FollowUp,
    Membership,
    Money,
    Monitoring,
    Outcome,
    Permission,
    Programme,
    Question,
    ReachGroup,
    Record,
    Reply,
    Theme,
    Wording,
    core,
    name_of,
)
from codesign.store.verbs.shown import one
from codesign.store.writing import parents_of

TABLES: Mapping[str, type[Record]] = {
    "event": Event,
    "came": Attendance,
    "comment": Comment,
    "access": AccessNeed,
    "money": Money,
    "follow-up": FollowUp,
    "wording": Wording,
    "contact": Contact,
    "alias": Alias,
    "point": ContactPoint,
    "role": Affiliation,
    "member": Membership,
    "permission": Permission,
    "programme": Programme,
    "outcome": Outcome,
    "theme": Theme,
    "reply": Reply,
    "question": Question,
    "reach-group": ReachGroup,
    "monitoring": Monitoring,
}
"""The table of each kind of form."""

STANDS_ON: Mapping[str, tuple[tuple[str, str], ...]] = {
    "came": (("event_id", "event"),),
    "access": (("event_id", "event"),),
    "money": (("event_id", "event"),),
    "comment": (("event_id", "event"), ("programme_id", "programme")),
    "follow-up": (("event_id", "event"), ("comment_id", "comment"), ("programme_id", "programme")),
    "wording": (("event_id", "event"), ("outcome_id", "outcome"), ("programme_id", "programme")),
    "alias": (("contact_id", "contact"),),
    "point": (("contact_id", "contact"),),
    "role": (("contact_id", "contact"),),
    "permission": (("contact_id", "contact"),),
    "member": (("group_id", "contact"),),
    "outcome": (("programme_id", "programme"),),
    "theme": (("programme_id", "programme"),),
    "reply": (("theme_id", "theme"), ("comment_id", "comment")),
    "question": (("programme_id", "programme"),),
    "reach-group": (("programme_id", "programme"),),
    "monitoring": (("event_id", "event"),),
}
"""The columns by which a part knows what it stands on, and the table each leads to."""

_SHAPED_BY = """coalesce((SELECT group_concat(o.comment_id, ',') FROM (
    SELECT s.comment_id FROM wordingsource s JOIN comment c ON c.id = s.comment_id
    WHERE s.wording_id = v.id AND s.deleted = 0 AND c.deleted = 0 ORDER BY s.row) o), '')"""
_SOURCE = {
    "wording": f"""(SELECT v.*, w.document, w.clause, w.outcome_id, {_SHAPED_BY} AS shaped_by
                    FROM wording v JOIN clause w ON w.id = v.clause_id)"""
}
"""Where a form's columns stand in more than one table."""

CODED = ("outcome", "question")
"""Kinds of records that people call by a code of their own; it stands in what they are called."""
_KIND = "(SELECT iif(r.heads = 1 OR v.plural = '', v.name, v.plural) FROM vocabularyentry v WHERE v.vocabulary = 'kinds' AND v.code = r.kind AND v.deleted = 0)"


def _name(column: str) -> str:
    """Return SQL of the name of a contact that a column leads to, or of who stands for them by now."""
    return f"(SELECT n.name FROM contact n WHERE n.id = {standing.of(f'r.{column}')})"


_WORDS = {
    "event": "r.title",
    "came": f"""coalesce({_name("contact_id")} || iif(r.capacity = '', '', ', ' || r.capacity),
        iif(r.about, 'about ', '') || r.heads || ' ' || lower(coalesce({_KIND}, iif(r.heads = 1, 'person', 'people')))
        || coalesce(' from ' || {_name("organisation_id")}, ''))""",
    "comment": "r.words",
    "access": "coalesce((SELECT v.name FROM vocabularyentry v WHERE v.vocabulary = 'access-needs' AND v.code = r.need AND v.deleted = 0), r.need) || iif(r.met, '', ', not met')",
    "money": f"""coalesce((SELECT v.name FROM vocabularyentry v WHERE v.vocabulary = 'expenses' AND v.code = r.kind AND v.deleted = 0), r.kind)
        || printf(' £%.2f ', r.pence / 100.0) || trim(r.state || ' ' || coalesce({_name("contact_id")}, r.who))""",
    "follow-up": "r.words",
    "wording": "trim(r.document || ' ' || r.clause) || ', version ' || r.version",
    "contact": "r.name",
    "alias": "iif(r.hidden, 'a hidden name', r.name)",
    "point": "r.value",
    "role": f"""trim(r.role || iif(r.role <> '' AND coalesce({_name("organisation_id")}, r.organisation_name) <> '', ', ', '')
        || coalesce({_name("organisation_id")}, r.organisation_name))""",
    "member": f"{_name('contact_id')} || ' in ' || {_name('group_id')} || iif(r.seat = '', '', ', ' || r.seat)",
    "permission": "replace(r.purpose, '-', ' ') || ', ' || r.answer",
    "programme": "r.title",
    "outcome": "trim(r.code || ' ' || r.title)",
    "theme": "r.name",
    "reply": "coalesce((SELECT t.name FROM theme t WHERE t.id = r.theme_id) || ': ', '') || trim(replace(r.state, '-', ' ') || ': ' || r.words, ': ')",
    "question": "trim(r.code || ' ' || r.words)",
    "reach-group": "r.name",
    "monitoring": "r.question || ': ' || r.answer || ' ' || r.heads",
}
"""SQL for what people call a record of each kind."""

_THEM = standing.group(":parent")
_OF_CONTACTS = ("alias", "point", "role", "permission")
_PARTS_OF = {
    "member": f"(r.group_id IN {_THEM} OR r.contact_id IN {_THEM})",
    **dict.fromkeys(_OF_CONTACTS, f"r.contact_id IN {_THEM}"),
    "comment": "r.event_id = :parent AND r.sensitive <> 'safeguarding'",
}
_WHOSE = """
    || iif(r.contact_id = :parent, '', coalesce((SELECT ' (of N' || w.number || '-' || w.letters || ', merged)' FROM contact w WHERE w.id = r.contact_id), ''))
"""
"""SQL of whose a part of a contact was before a merge: two may say the same, and each is altered by itself."""
_POSITIONED = ("came", "comment", "outcome", "theme", "question", "reach-group")


class KeptApartError(AskedWronglyError):
    """A safeguarding referral, which is altered nowhere but in its own place."""

    def __init__(self) -> None:
        super().__init__(
            "A safeguarding referral is kept apart, and is not altered or thrown away here.",
            todo="Its event's page says whom it was referred to, and when.",
        )


class NotEditedError(AskedWronglyError):
    """A record that has no form: an import, a pack, a change."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"{reference} is a record of what was done, and is not altered or thrown away.",
            todo="`codesign undo` takes a change back.",
        )


def held(session: Session, kind: str, record_id: str) -> dict[str, Value]:
    """Return what each column of a record's form holds, contacts as they stand by now. Raises GoneError, KeptApartError."""
    columns = [column for field in FORMS[kind].fields for column in field.fills]
    row = other(session, kind, record_id, *columns)
    if kind == "comment":
        refuse_kept_apart(session, record_id)
    flags = _flags(kind)
    values = {
        column: bool(value) if column in flags else value for column, value in zip(columns, row, strict=True)
    }
    return as_they_stand(session, kind, values)


def as_they_stand(session: Session, kind: str, values: Mapping[str, Value]) -> dict[str, Value]:
    """Return what columns hold with every contact that was merged as who stands for them."""
    to_contacts = _to_contacts(kind)
    by_now = standing.survivors(session, (str(values[each] or "") for each in to_contacts & values.keys()))
    return {
        column: by_now.get(str(value), value) if column in to_contacts else value
        for column, value in values.items()
    }


def other(session: Session, kind: str, record_id: str, *columns: str) -> Any:
    """Return any columns of a record, such as those no field of its form fills. Raises GoneError."""
    wanted = ", ".join(f"r.{column}" for column in columns)
    return one(session, f"SELECT {wanted} FROM {_source(kind)} r {_ALIVE}", id=record_id)


def called(session: Session, kind: str, record_id: str) -> str:
    """Return what people call a record. Raises GoneError."""
    row = one(session, f"SELECT {_WORDS[kind]} FROM {_source(kind)} r {_ALIVE}", id=record_id)
    return str(row[0] or "")


def reference_of(session: Session, kind: str, record_id: str) -> str:
    """Return a record's reference: a wording's is its clause's, an outcome's its code; a question's too; a part has none."""
    if kind in CODED:
        return str(other(session, kind, record_id, "code")[0])
    if kind == "wording":
        return _referred(session, "W", "clause", str(other(session, kind, record_id, "clause_id")[0]))
    table = name_of(TABLES[kind])
    letter = next((letter for letter, name in TABLE_OF.items() if name == table), "")
    return _referred(session, letter, table, record_id) if letter else ""


def parts(session: Session, kind: str, record_id: str) -> list[Part]:
    """Return what stands on a record, kind by kind in the order of its form, numbered within each kind."""
    return [part for each in FORMS[kind].parts for part in _parts(session, each, kind, record_id)]


def parent_columns(session: Session, kind: str, parent_id: str) -> dict[str, str]:
    """Return the column by which a new part knows what it stands on. Raises GoneError where that is not here."""
    if not parent_id:
        return {}
    parent_id = standing.survivor(session, parent_id)
    for column, table in STANDS_ON.get(kind, ()):
        found = session.execute(
            text(f"SELECT 1 FROM {table} WHERE id = :id AND deleted = 0"), {"id": parent_id}
        ).first()
        if found:
            return {column: parent_id}
    raise GoneError


def called_parent(session: Session, kind: str, parent: Mapping[str, str]) -> str:
    """Return what people call the record that a new part stands on, or nothing."""
    for column, table in STANDS_ON.get(kind, ()):
        if column in parent:
            return called(session, table, parent[column])
    return ""


def newest_version(session: Session, clause_id: str) -> str:
    """Return the newest version of a clause. Raises GoneError."""
    newest = one(
        session,
        "SELECT id FROM wording WHERE clause_id = :id AND deleted = 0 ORDER BY version DESC LIMIT 1",
        id=clause_id,
    )
    return str(newest[0])


def programme_of(session: Session, kind: str, record_id: str) -> str:
    """Return the programme that an outcome, a comment, or a piece of wording, belongs to; or nothing."""
    if kind == "outcome":
        return str(other(session, kind, record_id, "programme_id")[0] or "")
    if kind == "comment":
        event, programme = other(session, kind, record_id, "event_id", "programme_id")
        return str(programme or (event and other(session, "event", event, "programme_id")[0]) or "")
    found = session.execute(
        text("""SELECT coalesce(w.programme_id, e.programme_id) FROM wording v JOIN clause w ON w.id = v.clause_id
                LEFT JOIN event e ON e.id = v.event_id WHERE v.id = :id"""),
        {"id": record_id},
    ).scalar()
    return str(found or "")


def programme_beneath(session: Session, parent: Mapping[str, str]) -> str:
    """Return the programme of what a new part stands on: a programme itself, an event's or an outcome's; or nothing."""
    for column, table in (("programme_id", "programme"), ("event_id", "event"), ("outcome_id", "outcome")):
        if column in parent:
            if table == "programme":
                return parent[column]
            found = session.execute(
                text(f"SELECT programme_id FROM {table} WHERE id = :id"), {"id": parent[column]}
            ).scalar()
            return str(found or "")
    return ""


def refuse_kept_apart(session: Session, comment_id: str) -> None:
    """Raise KeptApartError for a safeguarding referral."""
    mark = session.execute(text("SELECT sensitive FROM comment WHERE id = :id"), {"id": comment_id}).scalar()
    if mark == "safeguarding":
        raise KeptApartError


_ALIVE = "WHERE r.id = :id AND r.deleted = 0"


def _source(kind: str) -> str:
    return _SOURCE.get(kind, f'"{name_of(TABLES[kind])}"')


def _to_contacts(kind: str) -> frozenset[str]:
    """Return the columns that lead to contacts."""
    return frozenset(column for column, table in parents_of(TABLES[kind]).items() if table == "contact")


def _flags(kind: str) -> frozenset[str]:
    """Return the columns that hold yes or no, which the database keeps as 1 and 0."""
    return frozenset(column.name for column in core(TABLES[kind]).columns if isinstance(column.type, Boolean))


def _referred(session: Session, letter: str, table: str, record_id: str) -> str:
    found = session.execute(
        text(f"SELECT '{letter}' || number || '-' || letters FROM {table} WHERE id = :id"), {"id": record_id}
    )
    return str(found.scalar() or "")


def _parts(session: Session, kind: str, on: str, parent_id: str) -> list[Part]:
    column = next((column for column, table in STANDS_ON[kind] if table == on), "")
    where = _PARTS_OF.get(kind, f"r.{column} = :parent")
    order = "r.position, r.row" if kind in _POSITIONED else "r.row"
    whose = _WHOSE if kind in _OF_CONTACTS else ""
    rows = session.execute(
        text(
            f"SELECT r.id, ({_WORDS[kind]}) {whose} FROM {_source(kind)} r WHERE r.deleted = 0 AND {where} ORDER BY {order}"
        ),
        {"parent": parent_id},
    )
    return [Part(kind, row[0], number, str(row[1] or "")) for number, row in enumerate(rows, 1)]
