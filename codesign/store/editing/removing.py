"""Throwing records away: what goes with one, what keeps it here, and all of it in one change that can be undone.

Nothing is ever taken out of the file: records are marked, and undoing the change brings every one of them back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import text
from sqlmodel import Session

from codesign.errors import AskedWronglyError, CodesignError
from codesign.store.editing import kinds
from codesign.store.tables import JOURNALLED, name_of
from codesign.store.writing import Change
from codesign.text import plural, shorten

_SHOWN = 60


class StaysError(AskedWronglyError):
    """Others hang on the record, and would be left with nobody or nothing."""

    def __init__(self, called: str, because: str, todo: str) -> None:
        super().__init__(f"{called} stays: {because}.", todo=todo)


class GoesOtherwiseError(CodesignError):
    """What would go is not what was named when it was asked: somebody else was at work meanwhile."""

    def __init__(self, called: str) -> None:
        super().__init__(
            f"What hangs on {called} was changed by somebody else meanwhile.",
            todo="Nothing was thrown away: ask again, and look at what would go now.",
        )


class Hangs(NamedTuple):
    """How records of one table hang on another."""

    table: str
    column: str
    one: str
    many: str
    quiet: bool = False
    """Whether it goes without being named: nobody added it by hand."""


_ANSWERS = ("rejection", "secondtag")
"""What somebody answered to a suggestion, or in a second opinion."""
_GOES: Mapping[str, tuple[Hangs, ...]] = {
    "event": (
        Hangs("attendance", "event_id", "person", "people"),
        Hangs("comment", "event_id", "comment", "comments"),
        Hangs("followup", "event_id", "follow-up", "follow-ups"),
        Hangs("wording", "event_id", "piece of wording", "pieces of wording"),
        Hangs("accessneed", "event_id", "access need", "access needs"),
        Hangs("money", "event_id", "sum", "sums"),
        Hangs("monitoring", "event_id", "count of monitoring", "counts of monitoring"),
    ),
    "comment": (
        Hangs("tag", "comment_id", "tag", "tags"),
        Hangs("reply", "comment_id", "reply", "replies"),
        Hangs("wordingsource", "comment_id", "", "", quiet=True),
        *(Hangs(table, "comment_id", "", "", quiet=True) for table in _ANSWERS),
        Hangs("opinioncomment", "comment_id", "", "", quiet=True),
    ),
    "contact": (
        Hangs("alias", "contact_id", "other name", "other names"),
        Hangs("contactpoint", "contact_id", "point of contact", "points of contact"),
        Hangs("affiliation", "contact_id", "role", "roles"),
        Hangs("membership", "contact_id", "membership", "memberships"),
        Hangs("membership", "group_id", "member", "members"),
        Hangs("permission", "contact_id", "permission", "permissions"),
        Hangs("matchanswer", "contact_id", "", "", quiet=True),
        Hangs("matchanswer", "other_id", "", "", quiet=True),
    ),
    "theme": (
        Hangs("tag", "theme_id", "tag", "tags"),
        Hangs("reply", "theme_id", "reply", "replies"),
        *(Hangs(table, "theme_id", "", "", quiet=True) for table in (*_ANSWERS, "codebookchange")),
    ),
    "outcome": (
        Hangs("tag", "outcome_id", "tag", "tags"),
        *(Hangs(table, "outcome_id", "", "", quiet=True) for table in _ANSWERS),
    ),
    "question": (
        Hangs("tag", "question_id", "tag", "tags"),
        Hangs("rejection", "question_id", "", "", quiet=True),
    ),
    "wording": (Hangs("wordingsource", "wording_id", "", "", quiet=True),),
}
"""What goes with a record, by its table."""

_LET_GO: Mapping[str, tuple[Hangs, ...]] = {
    "comment": (
        Hangs("followup", "comment_id", "follow-up that answered it", "follow-ups that answered it"),
        Hangs("comment", "repeat_of_id", "comment of the same words", "comments of the same words"),
    ),
    "theme": (
        Hangs("theme", "parent_id", "theme under it", "themes under it"),
        Hangs("theme", "merged_into_id", "theme merged into it", "themes merged into it"),
    ),
    "outcome": (Hangs("clause", "outcome_id", "piece of its wording", "pieces of its wording"),),
}
"""What is kept and only hangs on it no more."""

_STAYS: Mapping[str, tuple[Hangs, ...]] = {
    "contact": (
        Hangs("attendance", "contact_id", "event they came to", "events they came to"),
        Hangs("attendance", "organisation_id", "line of who came from it", "lines of who came from it"),
        Hangs("comment", "contact_id", "comment they said", "comments they said"),
        Hangs("comment", "for_organisation_id", "comment said for it", "comments said for it"),
        Hangs("affiliation", "organisation_id", "role somebody holds there", "roles people hold there"),
        Hangs("money", "contact_id", "sum for them", "sums for them"),
        Hangs("event", "group_id", "event of this group", "events of this group"),
        Hangs("contact", "successor_id", "organisation that became it", "organisations that became it"),
    ),
    "outcome": (Hangs("outcome", "parent_id", "outcome under it", "outcomes under it"),),
    "programme": (
        Hangs("event", "programme_id", "event", "events"),
        Hangs("comment", "programme_id", "comment", "comments"),
        Hangs("outcome", "programme_id", "outcome", "outcomes"),
        Hangs("theme", "programme_id", "theme", "themes"),
        Hangs("followup", "programme_id", "follow-up", "follow-ups"),
        Hangs("reply", "programme_id", "reply", "replies"),
        Hangs("clause", "programme_id", "piece of wording", "pieces of wording"),
        Hangs("pack", "programme_id", "pack", "packs"),
        Hangs("question", "programme_id", "question", "questions"),
        Hangs("reachgroup", "programme_id", "group to reach", "groups to reach"),
        Hangs("reviewrule", "programme_id", "rule of the review", "rules of the review"),
        Hangs("secondopinion", "programme_id", "second opinion", "second opinions"),
    ),
}
"""What keeps a record here: without it, who said what would be lost."""

_SPLIT_FIRST = "Take them apart first: `codesign contacts split`. Then throw away the one you mean."
_TODO = {
    "contact": "Change those first; where it is one and the same as somebody else here, they can be joined later.",
    "outcome": "Remove or move those first.",
    "programme": "Give those to another programme first.",
}


@dataclass
class Going:
    """A record and what goes with it."""

    kind: str
    id: str
    called: str
    going: dict[str, list[str]] = field(default_factory=dict)
    """Ids by table, the record's own among them."""
    let_go: list[tuple[Hangs, list[str]]] = field(default_factory=list)
    counts: list[str] = field(default_factory=list)
    also: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """Name it, and say what goes with it."""
        said = f"{self.called}: {', '.join(self.counts)}" if self.counts else self.called
        return ". ".join((said, *self.also))


def what_goes(session: Session, kind: str, record_id: str) -> Going:
    """Return what goes with a record. Raises StaysError, KeptApartError, GoneError."""
    if kind == "comment":
        kinds.refuse_kept_apart(session, record_id)
    called = shorten(kinds.called(session, kind, record_id), _SHOWN)
    reference = kinds.reference_of(session, kind, record_id)
    if reference and kind not in kinds.CODED:
        called = f"{reference} {called}"
    table = name_of(kinds.TABLES[kind])
    _refuse_what_stays(session, kind, record_id, called)
    going = Going(kind, record_id, called, {table: [record_id]})
    _gather(session, going, table, [record_id], named=True)
    _last_version(session, going)
    _refuse_referrals(session, going)
    _say_packs(session, going)
    return going


def remove(change: Change, going: Going) -> None:
    """Mark all of it."""
    for hangs, ids in going.let_go:
        gone = set(going.going.get(hangs.table, ()))
        for id_ in ids:
            if id_ not in gone:
                change.set(JOURNALLED[hangs.table], id_, **{hangs.column: None})
    for table, ids in going.going.items():
        change.remove_many(JOURNALLED[table], ids)


def _gather(session: Session, going: Going, table: str, ids: Iterable[str], *, named: bool) -> None:
    """Add what hangs on these records of one table, and what hangs on that."""
    known = list(ids)
    for hangs in _GOES.get(table, ()):
        found = [
            id_ for id_ in _hanging(session, hangs, known) if id_ not in going.going.get(hangs.table, ())
        ]
        if not found:
            continue
        going.going.setdefault(hangs.table, []).extend(found)
        if named and not hangs.quiet:
            going.counts.append(plural(_heads(session, hangs, found), hangs.one, hangs.many))
        _gather(session, going, hangs.table, found, named=False)
    for hangs in _LET_GO.get(table, ()):
        found = _hanging(session, hangs, known)
        if found:
            going.let_go.append((hangs, found))
            if named:
                going.also.append(f"{plural(len(found), hangs.one, hangs.many)} will stand alone")


def _hanging(session: Session, hangs: Hangs, ids: Iterable[str]) -> list[str]:
    rows = session.execute(
        text(
            f'SELECT id FROM "{hangs.table}" WHERE deleted = 0 AND {hangs.column} IN (SELECT value FROM json_each(:ids)) ORDER BY row'
        ),
        {"ids": json.dumps(list(ids))},
    )
    return list(rows.scalars())


def _heads(session: Session, hangs: Hangs, ids: list[str]) -> int:
    """Count people, of whom a line may hold several; of anything else, records."""
    if hangs.table != "attendance":
        return len(ids)
    found = session.execute(
        text("SELECT sum(heads) FROM attendance WHERE id IN (SELECT value FROM json_each(:ids))"),
        {"ids": json.dumps(ids)},
    )
    return int(found.scalar() or 0)


def _refuse_merged(session: Session, record_id: str, called: str) -> None:
    """Keep who stands for others: with them would go what was never theirs."""
    found = session.execute(text("SELECT count(*) FROM standing WHERE survivor_id = :id"), {"id": record_id})
    away = found.scalar_one()
    if away:
        raise StaysError(
            called,
            f"{plural(away, 'other contact')} {'is' if away == 1 else 'are'} merged into it",
            _SPLIT_FIRST,
        )


def _refuse_what_stays(session: Session, kind: str, record_id: str, called: str) -> None:
    if kind == "contact":
        _refuse_merged(session, record_id, called)
    counted = [
        (hangs, len(_hanging(session, hangs, [record_id])))
        for hangs in _STAYS.get(name_of(kinds.TABLES[kind]), ())
    ]
    because = [plural(count, hangs.one, hangs.many) for hangs, count in counted if count]
    if because:
        is_one = because[0].startswith("1 ")
        there = f"there {'is' if is_one else 'are'} {', '.join(because)}"
        raise StaysError(called, there, _TODO[kind])


def _last_version(session: Session, going: Going) -> None:
    """Let a clause go with the last of its versions."""
    versions = going.going.get("wording", [])
    clauses = session.execute(
        text("""SELECT w.id FROM clause w WHERE w.deleted = 0
                  AND EXISTS (SELECT 1 FROM wording v WHERE v.clause_id = w.id AND v.id IN (SELECT value FROM json_each(:ids)))
                  AND NOT EXISTS (SELECT 1 FROM wording v WHERE v.clause_id = w.id AND v.deleted = 0
                                  AND v.id NOT IN (SELECT value FROM json_each(:ids)))"""),
        {"ids": json.dumps(versions)},
    ).scalars()
    found = list(clauses)
    if found:
        going.going["clause"] = found


def _refuse_referrals(session: Session, going: Going) -> None:
    """Keep what holds a safeguarding referral: that somebody was referred, to whom and when must not vanish."""
    held = session.execute(
        text(
            "SELECT count(*) FROM comment WHERE sensitive = 'safeguarding' AND id IN (SELECT value FROM json_each(:ids))"
        ),
        {"ids": json.dumps(going.going.get("comment", []))},
    ).scalar()
    if held:
        raise StaysError(
            going.called,
            f"it holds {plural(int(held), 'safeguarding referral')}, which is kept",
            "If all of it was a mistake, undo the change that recorded it: `codesign history` names it.",
        )


def _say_packs(session: Session, going: Going) -> None:
    """Say how many of the comments stand in packs that were made: the files stay wherever they went."""
    held = session.execute(
        text("""SELECT count(DISTINCT comment_id) FROM packcomment
                WHERE deleted = 0 AND comment_id IN (SELECT value FROM json_each(:ids))"""),
        {"ids": json.dumps(going.going.get("comment", []))},
    ).scalar()
    if held:
        going.also.append(
            f"{plural(int(held), 'comment')} in packs already made {'stays' if held == 1 else 'stay'} there"
        )
