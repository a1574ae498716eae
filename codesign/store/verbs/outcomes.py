"""The outcomes framework of a programme: a tree whose codes are text, and what has been said about each node."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import text
from sqlmodel import Session

from codesign.errors import AskedWronglyError
from codesign.records.figures import Unnamed
from codesign.records.outcomes import NewOutcome, OutcomeLine
from codesign.store import standing
from codesign.store.file import StoreFile
from codesign.store.lines import as_line, as_lines, asking
from codesign.store.speakers import Spoken, spoken_of, unnamed_of
from codesign.store.tables import Outcome
from codesign.store.verbs.shown import HEARD, below
from codesign.store.verbs.shown import one as shown_one

_WHO = f"{standing.of('c.contact_id')} AS contact_id"
_SAID = f"""
    SELECT g.outcome_id, c.row, {_WHO}, c.event_id, nullif(c.kind, '') AS kind, c.said
    FROM ({HEARD}) c CROSS JOIN tag g ON g.comment_id = c.id AND g.deleted = 0 WHERE g.outcome_id IS NOT NULL
"""
"""Comments first, and their tags by index: three times as quick as looking up the comment and the event of every tag."""
_SAID_OF_ONE = f"""
    SELECT g.outcome_id, c.row, {_WHO}, c.event_id, nullif(c.kind, '') AS kind, c.said
    FROM below b CROSS JOIN tag g CROSS JOIN ({HEARD}) c ON c.id = g.comment_id WHERE g.outcome_id = b.id AND g.deleted = 0
"""
"""Tags first: quickest for one outcome of many."""
_LINES = """
    {below}, tree(id, depth, path) AS (
        SELECT id, 0, printf('%06d.%09d', position, row) FROM outcome WHERE deleted = 0 AND parent_id IS NULL
        UNION ALL
        SELECT o.id, tree.depth + 1, tree.path || '/' || printf('%06d.%09d', o.position, o.row)
        FROM outcome o JOIN tree ON o.parent_id = tree.id WHERE o.deleted = 0
    ), said AS ({said}), heard AS (
        SELECT b.top, count(DISTINCT c.row) AS comments, count(DISTINCT c.contact_id) AS named, count(DISTINCT c.event_id) AS events,
               count(DISTINCT c.kind) AS kinds, max(c.said) AS last_heard,
               count(DISTINCT c.row) FILTER (WHERE b.top = b.id) AS own
        FROM said c JOIN below b ON b.id = c.outcome_id GROUP BY b.top
    )
    SELECT o.row, o.id, o.programme_id, coalesce(o.parent_id, '') AS parent_id, o.code, o.title, o.level, tree.depth, o.definition, o.voice,
           o.payment_linked, coalesce(h.comments, 0), coalesce(h.named, 0), 0, coalesce(h.events, 0),
           coalesce(h.kinds, 0), coalesce(h.last_heard, ''), coalesce(h.own, 0), 0
    FROM tree JOIN outcome o ON o.id = tree.id JOIN programme g ON g.id = o.programme_id LEFT JOIN heard h ON h.top = o.id
"""
_TREE = _LINES.format(below=below("outcome"), said=_SAID)
_ONE = _LINES.format(below=below("outcome", ":id"), said=_SAID_OF_ONE)
_SPOKEN_OF_ALL, _SPOKEN_OF_ONE = spoken_of("outcome"), spoken_of("outcome", ":id")


class UnknownOutcomeError(AskedWronglyError):
    """No outcome has that code."""

    def __init__(self, typed: str, near: Sequence[str] = ()) -> None:
        nearest = f"There is {', '.join(near)}." if near else "`codesign outcomes list` shows them all."
        super().__init__(f"There is no outcome {typed}.", todo=f"Codes are text: 2.10 is not 2.1. {nearest}")


class AmbiguousOutcomeError(AskedWronglyError):
    """Several programmes, or several outcomes, have that code."""

    def __init__(self, typed: str, titles: Sequence[str]) -> None:
        super().__init__(
            f"More than one outcome has the code {typed}: {'; '.join(titles)}.",
            todo="Name the programme too.",
        )


class NamelessOutcomeError(AskedWronglyError):
    """An outcome with neither a code nor words."""

    def __init__(self) -> None:
        super().__init__(
            "An outcome needs a code or words.",
            todo="The code is text, such as 2.10; make one where there is none.",
        )


class Outcomes:
    """Verbs on outcomes."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store

    def add(self, programme_id: str, new: NewOutcome) -> str:
        """Add one node and return its id. Raises UnknownOutcomeError where its parent's code is not there."""
        return self.add_many(programme_id, [new])[0]

    def add_many(self, programme_id: str, outcomes: Sequence[NewOutcome]) -> list[str]:
        """Add nodes in order, parents before their children, in one change. Returns their ids.

        Raises:
            UnknownOutcomeError: a parent's code is not there. NamelessOutcomeError: a node has neither code nor words.
        """
        with self._store.write("add outcomes" if len(outcomes) > 1 else "add outcome") as change:
            held = change.session.execute(
                text(
                    "SELECT code, id FROM outcome WHERE programme_id = :programme AND deleted = 0 ORDER BY row DESC"
                ),
                {"programme": programme_id},
            )
            known = {row.code: row.id for row in held}
            ids = []
            for place, new in enumerate(outcomes, start=len(known)):
                if not (new.code.strip() or new.title.strip()):
                    raise NamelessOutcomeError
                if new.parent and new.parent not in known:
                    raise UnknownOutcomeError(new.parent)
                made = change.add(
                    Outcome,
                    programme_id=programme_id,
                    parent_id=known.get(new.parent),
                    code=new.code,
                    title=new.title,
                    level=new.level,
                    definition=new.definition,
                    voice=new.voice,
                    owner=new.owner,
                    source=new.source,
                    payment_linked=new.payment_linked,
                    position=place,
                    source_key=new.source_key,
                )
                known.setdefault(new.code, made)
                ids.append(made)
            return ids

    def reword(self, outcome_id: str, title: str) -> None:
        """Give an outcome new words. What it said before stays in the journal, and in its wording where people shaped it."""
        with self._store.write("reword outcome") as change:
            change.set(Outcome, outcome_id, title=title)

    def lines(self, programme_id: str = "") -> list[OutcomeLine]:
        """Return the tree from the top down, of one programme or of all; what is counted under a node is all that stands beneath it."""
        with self._store.read() as session:
            rows = session.execute(
                text(
                    _TREE + " WHERE :programme = '' OR o.programme_id = :programme ORDER BY g.row, tree.path"
                ),
                {"programme": programme_id},
            )
            return _with_unnamed(session, as_lines(OutcomeLine, rows), _SPOKEN_OF_ALL)

    def one(self, outcome_id: str) -> OutcomeLine:
        """Return one node with its figures. Raises GoneError."""
        with self._store.read() as session:
            line = as_line(OutcomeLine, shown_one(session, f"{_ONE} WHERE o.id = :id", id=outcome_id))
            return _with_unnamed(session, [line], _SPOKEN_OF_ONE, id=outcome_id)[0]

    def find(self, typed: str, programme_id: str = "") -> OutcomeLine:
        """Return the outcome with a code, exactly as text.

        Raises:
            UnknownOutcomeError: none has it. AmbiguousOutcomeError: several do.
        """
        lines = self.lines(programme_id)
        wanted = typed.strip().casefold()
        found = [line for line in lines if line.code.casefold() == wanted]
        if not found:
            raise UnknownOutcomeError(
                typed, [line.code for line in lines if line.code.casefold().startswith(wanted[:2])][:6]
            )
        if len(found) > 1:
            raise AmbiguousOutcomeError(typed, [line.title for line in found])
        return found[0]


def _with_unnamed(
    session: Session, lines: Sequence[OutcomeLine], spoken: str, **values: str
) -> list[OutcomeLine]:
    """Return nodes with how many people there may be behind the comments that name nobody."""
    ask = asking(session)
    found = unnamed_of(ask, as_lines(Spoken, ask(spoken, values)))
    nobody = Unnamed(0)
    return [
        line._replace(heads=unnamed.heads, about=unnamed.about)
        for line in lines
        for unnamed in [found.get(line.id, nobody)]
    ]
