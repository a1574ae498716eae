"""What the fields of a form are chosen from, read from the store: never more of the register than fits what was typed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import text
from sqlmodel import Session

from codesign.entry.given_choices import GIVEN
from codesign.records.editing import Choice, Field
from codesign.records.monitoring import usual
from codesign.store import standing
from codesign.store.finding import search
from codesign.store.finding.sort_names import sort_name
from codesign.store.verbs.contact_rows import CONTACT_LINES, now_at_words
from codesign.text import shorten

_OFFERED = 20
"""How many contacts are offered for what was typed."""
_COMMENT = re.compile(r"[Cc]-?0*([0-9]{1,12})")
_MOST_NAMED = 200
_IN_BRACKETS = re.compile(r"(?:^|\()\s*[Nn]-?0*([0-9]{1,12})(?:-([A-Za-z]{3}))?\s*\)?\s*$")


class About(NamedTuple):
    """What is known of a record when its choices are asked for."""

    id: str = ""
    event_id: str = ""
    """The event it stands on: whoever came there is offered first."""
    programme_id: str = ""
    """The programme an outcome belongs to: its parent is one of the same."""


def choices_of(
    session: Session, field: Field, about: About, *, typed: str = "", held: str = ""
) -> list[Choice]:
    """Return what a field is chosen from; `held` is what it holds now, offered even where it no longer would be."""
    if field.choices in GIVEN:
        return list(GIVEN[field.choices])
    if field.choices in ("contacts", "organisations"):
        return _contacts(session, field.choices, about, typed, held)
    if field.choices == "programmes":
        return _named(session, "SELECT id, title, 'G' || number || '-' || letters, '' FROM programme", held)
    if field.choices == "themes":
        return [
            choice
            for choice in _named(
                session, "SELECT id, name, 'T' || number || '-' || letters, '' FROM theme", held
            )
            if choice.value != about.id
        ]
    if field.choices == "comments":
        return _comments(session, typed, held)
    if field.choices == "outcomes":
        return _outcomes(session, about, held)
    if field.choices == "monitoring-questions":
        return _monitoring(session)
    return _vocabulary(session, field.choices, held)


def _vocabulary(session: Session, name: str, held: str) -> list[Choice]:
    rows = session.execute(
        text("""SELECT code, name, plural, key, words FROM vocabularyentry
                WHERE deleted = 0 AND vocabulary = :name AND (retired = 0 OR code = :held) ORDER BY position, row"""),
        {"name": name, "held": held},
    )
    return [
        Choice(
            row.code,
            row.name,
            also=tuple(filter(None, (row.key, row.code, row.plural, *row.words.split(", ")))),
        )
        for row in rows
    ]


def _named(session: Session, sql: str, held: str) -> list[Choice]:
    rows = session.execute(text(f"{sql} WHERE deleted = 0 OR id = :held ORDER BY row"), {"held": held})
    return [Choice(*row) for row in rows]


def _outcomes(session: Session, about: About, held: str) -> list[Choice]:
    rows = session.execute(
        text("""SELECT id, code, title FROM outcome
                WHERE (deleted = 0 OR id = :held) AND programme_id = :programme AND id <> :self ORDER BY position, row"""),
        {"held": held, "programme": about.programme_id, "self": about.id},
    )
    return [
        Choice(row.id, row.code, about=row.title, also=(row.title,))
        if row.code
        else Choice(row.id, row.title)
        for row in rows
    ]


def _monitoring(session: Session) -> list[Choice]:
    """Return the questions of monitoring that were asked, then the usual ones, each with its usual answers."""
    asked = session.execute(
        text("SELECT question FROM monitoring WHERE deleted = 0 GROUP BY question ORDER BY max(row) DESC")
    ).scalars()
    every = dict.fromkeys((*asked, *usual()))
    return [Choice(each, each, about=shorten(", ".join(usual().get(each, ())), 40)) for each in every]


def _comments(session: Session, typed: str, held: str) -> list[Choice]:
    """Return the comments named by their references, and those held: of all there are, only these can be meant."""
    numbers = [int(number) for number in _COMMENT.findall(typed)[:_MOST_NAMED]]
    rows = session.execute(
        text("""SELECT id, 'C' || number || '-' || letters AS reference, words FROM comment
                WHERE deleted = 0 AND sensitive <> 'safeguarding' AND (number IN (SELECT value FROM json_each(:numbers))
                  OR id IN (SELECT value FROM json_each(:held))) ORDER BY row"""),
        {"numbers": json.dumps(numbers), "held": json.dumps(held.split(","))},
    )
    return [Choice(row.id, row.reference, about=shorten(row.words, 40)) for row in rows]


def _contacts(session: Session, which: str, about: About, typed: str, held: str) -> list[Choice]:
    wanted = typed.strip()
    ids = standing.as_they_stand(session, [held, *_meant(session, wanted, about)])
    held = ids[0]
    lines = session.execute(
        text(
            f"""SELECT l.*, (SELECT json_group_array(a.name) FROM ({_NAMES}) a WHERE a.contact_id IN (SELECT id FROM {standing.all_of("l.id")})) AS aliases
                FROM ({CONTACT_LINES}) l WHERE l.id IN ({", ".join(f":i{place}" for place in range(len(ids)))})
                  AND (:which = 'contacts' OR l.sort = 'organisation')"""
        ),
        {"which": which, **{f"i{place}": id_ for place, id_ in enumerate(ids)}},
    ).all()
    found = {line.id: _contact_choice(line, wanted) for line in lines}
    if held and held not in found:
        found.update({choice.value: choice for choice in _gone(session, held)})
    return [found[id_] for id_ in ids if id_ in found]


_NAMES = """
    SELECT contact_id, name FROM alias WHERE deleted = 0
    UNION ALL SELECT z.contact_id, w.name FROM standing z JOIN contact w ON w.id = z.contact_id
"""
"""Other names: those kept as such, and those of contacts merged into others."""


def _contact_choice(line: object, wanted: str) -> Choice:
    name, reference = str(getattr(line, "name", "")), str(getattr(line, "reference", ""))
    folded = {wanted} if wanted and sort_name(name) == sort_name(wanted) else set()
    also = dict.fromkeys((*json.loads(getattr(line, "aliases", "[]")), *sorted(folded)))
    about = now_at_words(getattr(line, "organisations", "")) or getattr(line, "area", "")
    return Choice(str(getattr(line, "id", "")), name, reference, str(about), tuple(also))


def _gone(session: Session, contact_id: str) -> Iterable[Choice]:
    """Return a contact that a record still holds though it was thrown away: its name is shown, not chosen anew."""
    rows = session.execute(
        text("SELECT id, name, 'N' || number || '-' || letters FROM contact WHERE id = :id"),
        {"id": contact_id},
    )
    return [Choice(*row) for row in rows]


def _meant(session: Session, wanted: str, about: About) -> Sequence[str]:
    """Return the ids of contacts that may be meant: by reference, by a whole name, as one begins, or by its words."""
    if not wanted:
        return _came(session, about.event_id)
    bare = _IN_BRACKETS.sub("", wanted).strip() or wanted
    folded = sort_name(bare)
    by_name = session.execute(
        text("""
            SELECT id FROM (SELECT id FROM contact WHERE deleted = 0 AND sort_name = :name LIMIT 50)
            UNION SELECT contact_id FROM (
                SELECT contact_id FROM alias WHERE deleted = 0 AND name = :bare COLLATE NOCASE LIMIT 50)
            """),
        {"name": folded, "bare": bare},
    ).scalars()
    begun = session.execute(
        text(
            "SELECT id FROM contact WHERE deleted = 0 AND sort_name >= :name AND sort_name < :end ORDER BY sort_name, row LIMIT :n"
        ),
        {"name": folded, "end": folded + "\U0010ffff", "n": _OFFERED},
    ).scalars()
    exact = [*_by_reference(session, wanted), *by_name]
    near = [*begun, *_by_words(session, bare)]
    return list(dict.fromkeys([*exact, *near[:_OFFERED]]))


def _by_reference(session: Session, wanted: str) -> Sequence[str]:
    found = _IN_BRACKETS.search(wanted)
    if not found:
        return []
    rows = session.execute(
        text(
            "SELECT id FROM contact WHERE deleted = 0 AND number = :number AND (:letters = '' OR letters = :letters)"
        ),
        {"number": int(found[1]), "letters": (found[2] or "").upper()},
    )
    return list(rows.scalars())


def _by_words(session: Session, wanted: str) -> Iterable[str]:
    query = search.as_query(wanted)
    if not query:
        return []
    return session.execute(
        text(
            """SELECT n.id FROM contact n JOIN (
                   SELECT rowid FROM search_contact WHERE search_contact MATCH :query ORDER BY rowid DESC LIMIT :n
               ) f ON f.rowid = n.row ORDER BY n.row DESC"""
        ),
        {"query": query, "n": _OFFERED},
    ).scalars()


def _came(session: Session, event_id: str) -> Sequence[str]:
    rows = session.execute(
        text(
            "SELECT contact_id FROM attendance WHERE event_id = :id AND deleted = 0 AND contact_id IS NOT NULL ORDER BY position, row"
        ),
        {"id": event_id},
    )
    return list(rows.scalars())
