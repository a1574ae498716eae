"""Comments and their tags."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import text
from sqlmodel import Session

from codesign.coding.personal import Register, kinds_in
from codesign.collecting import let_go
from codesign.errors import AskedWronglyError
from codesign.records.feedback import CommentLine, NewComment
from codesign.records.filters import NOTHING, Filter
from codesign.store import standing
from codesign.store.file import StoreFile
from codesign.store.finding import listing, search
from codesign.store.lines import as_lines
from codesign.store.personal_names import register_of
from codesign.store.references import resolve
from codesign.store.tables import Comment, Tag
from codesign.store.verbs import one_tag
from codesign.store.verbs.shown import EVERY, SHOWN
from codesign.store.verbs.themes import theme_ids
from codesign.store.writing import Change


def _tagged(said: str, table: str) -> str:
    """Return SQL of what a comment `c` is tagged with, in the order it was: each once, on however many spans it stands."""
    tags = f"SELECT {table}_id AS id, min(row) AS first FROM tag WHERE comment_id = c.id AND deleted = 0 AND {table}_id IS NOT NULL GROUP BY 1"
    return f"coalesce((SELECT group_concat({said}, ', ' ORDER BY g.first) FROM ({tags}) g JOIN {table} t ON t.id = g.id), '')"


_LINES = f"""
    SELECT c.row, c.id, 'C' || c.number || '-' || c.letters AS reference, c.words, c.exact, coalesce(n.name, '') AS who,
           coalesce(n.id, c.contact_id, '') AS contact_id, c.kind, c.speaking_for, coalesce(f.name, '') AS for_organisation, c.for_count,
           c.type, c.sentiment, c.stance, c.permission, c.personal, c.sensitive, c.said, coalesce(c.event_id, '') AS event_id,
           coalesce('E' || e.number || '-' || e.letters, '') AS event, coalesce(e.title, '') AS event_title,
           coalesce(c.programme, '') AS programme_id,
           {_tagged("t.name", "theme")} AS themes,
           {_tagged("t.code", "outcome")} AS outcomes,
           c.recorded, c.question, c.place, c.note
    FROM ({{comments}}) c LEFT JOIN event e ON e.id = c.event_id LEFT JOIN contact n ON n.id = {standing.of("c.contact_id")}
         LEFT JOIN contact f ON f.id = {standing.of("c.for_organisation_id")}
"""


class WordlessError(AskedWronglyError):
    """A comment without words."""

    def __init__(self) -> None:
        super().__init__(
            "A comment needs words.",
            todo="“.” or “N/A” is kept as it is, but nothing at all is not a comment.",
        )


class Feedback:
    """Verbs on comments."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store

    def add(self, new: NewComment, *, event_id: str = "", programme_id: str = "") -> CommentLine:
        """Add one comment, to an event or by itself.

        Raises:
            WordlessError: there are no words.
        """
        with self._store.write("add comment") as change:
            (made,) = self.insert(change, [new], event_id=event_id, programme_id=programme_id)
            return self._lines(change.session, "c.id = :id", EVERY, id=made)[0]

    def add_many(
        self, comments: Sequence[NewComment], *, event_id: str = "", programme_id: str = ""
    ) -> list[str]:
        """Add comments in bulk, in one change, and return their ids."""
        with self._store.write("add comments") as change:
            return self.insert(change, comments, event_id=event_id, programme_id=programme_id)

    def insert(
        self,
        change: Change,
        comments: Sequence[NewComment],
        *,
        event_id: str = "",
        programme_id: str = "",
        permission: str = "not-asked",
        contact_of: Callable[[int], str] | None = None,
    ) -> list[str]:
        """Add comments inside a change already open. `contact_of` gives the contact at a place in the list of who came."""
        if any(not new.words.strip() and new.sensitive != "safeguarding" for new in comments):
            raise WordlessError
        comments = _led_on(change.session, comments)
        names = register_of(change.session) if any(new.personal is None for new in comments) else None
        shared = _Shared(event_id or None, programme_id or None, permission, change.now, contact_of, names)
        rows = [_row(new, place, shared) for place, new in enumerate(comments)]
        for name in ("question", "place", "note"):  # bound only where one of them has it: that is quicker
            if any(getattr(new, name) for new in comments):
                for row, new in zip(rows, comments, strict=True):
                    row[name] = getattr(new, name)
        made = change.add_many(Comment, rows)
        let_go(rows)
        labels = [name for new in comments for name in new.themes]
        themes = theme_ids(change, labels, programme_id or _programme_of_event(change.session, event_id))
        tags = [
            {
                "comment_id": comment,
                "theme_id": theme,
                "outcome_id": outcome,
                "tagged_by": change.actor,
                "tagged_at": shared.now,
            }
            for comment, new in zip(made, comments, strict=True)
            for theme, outcome in (
                *((theme, None) for theme in dict.fromkeys(themes[name] for name in new.themes)),
                *((None, outcome) for outcome in dict.fromkeys(new.outcomes)),
            )
        ]
        change.add_many(Tag, tags)
        let_go(tags)
        _tag_to_questions(change, made, comments)
        return made

    def tag(
        self,
        comment_id: str,
        *,
        theme: str = "",
        theme_id: str = "",
        outcome_id: str = "",
        question_id: str = "",
        programme_id: str = "",
        suggested: bool = False,
        start: int | None = None,
        end: int | None = None,
        quote: str = "",
    ) -> bool:
        """Tag a comment, or a span of its words, to a theme (a new name becomes a draft theme), an outcome or a question.

        False where that very tag was on it already. A tag on the whole comment and tags on spans stand side by side.

        Raises:
            NoLabelError: none of the three was named, or more than one.
            NotTheirWordsError: the comment does not hold those words.
            NothingTaggedWithItError: the theme was retired, or the one chosen by its id merged into another.
            NamelessThemeError, LongThemeNameError: a new theme cannot be called so.
        """
        with self._store.write("tag words" if start is not None or quote else "tag comment") as change:
            span = one_tag.span_of(change.session, comment_id, start, end, quote)
            programme = programme_id or _programme_of(change.session, comment_id)
            theme_id = theme_ids(change, {theme}, programme)[theme] if theme else theme_id
            on = one_tag.named(theme_id, outcome_id, question_id)
            return one_tag.put(change, comment_id, on, span, suggested=suggested)

    def untag(
        self, comment_id: str, *, theme_id: str = "", outcome_id: str = "", question_id: str = ""
    ) -> bool:
        """Take a label off a comment, from the whole and from every span. False where it had none such. Raises NoLabelError."""
        on = one_tag.named(theme_id, outcome_id, question_id)
        with self._store.write("untag comment") as change:
            return bool(one_tag.take_off(change, comment_id, on))

    def rows(self, narrowed: Filter = NOTHING) -> array[int]:
        """Return the row numbers of the comments that count, newest said first, or nearest first where words find few.

        Raises:
            MeaninglessFilterError: the filter says nothing about comments.
        """
        return listing.rows(self._store, "feedback", narrowed)

    def lines(self, rows: Sequence[int]) -> list[CommentLine]:
        """Return those rows as lines, in the order given."""
        with self._store.read() as session:
            found = {
                line.row: line
                for piece in search.pieces(rows)
                for line in self._lines(session, f"c.row IN ({','.join(map(str, piece))})")
            }
        return [found[row] for row in rows if row in found]

    def find(self, typed: str) -> CommentLine:
        """Return the comment a person means by reference, such as `C12`. Raises UnknownReferenceError."""
        with self._store.read() as session:
            found = resolve(session, typed, only="C")
            lines = self._lines(session, "c.id = :id", id=found.id)
            if not lines:
                raise NotShownError(found.reference)
            return lines[0]

    def of_event(self, event_id: str) -> list[CommentLine]:
        """Return the comments of one event, in the order they were taken down."""
        with self._store.read() as session:
            return self._lines(session, "c.event_id = :id ORDER BY c.position, c.row", id=event_id)

    def mark(self, comment_id: str, **fields: str) -> None:
        """Set permission, type, sentiment, stance, strength or the sensitive mark of a comment."""
        with self._store.write("mark comment") as change:
            change.set(Comment, comment_id, **fields)

    def _lines(
        self, session: Session, where: str, comments: str = SHOWN, **values: object
    ) -> list[CommentLine]:
        lines = f"{_LINES.format(comments=comments)} WHERE {where}"
        return as_lines(CommentLine, session.execute(text(lines), values))


def _tag_to_questions(change: Change, made: Sequence[str], comments: Sequence[NewComment]) -> None:
    """Tag new comments to the questions they answer: apart from other tags, of which most imports have many and these none."""
    tags = [
        {"comment_id": id_, "question_id": question, "tagged_by": change.actor, "tagged_at": change.now}
        for id_, new in zip(made, comments, strict=True)
        for question in new.questions
    ]
    if tags:
        change.add_many(Tag, tags)


class NotShownError(AskedWronglyError):
    """The comment is kept apart."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"{reference} is kept apart and not shown in lists.",
            todo="Its event's page says whom it was referred to, and when.",
        )


def _programme_of_event(session: Session, event_id: str) -> str:
    held = session.execute(text("SELECT programme_id FROM event WHERE id = :id"), {"id": event_id}).scalar()
    return held or ""


def _programme_of(session: Session, comment_id: str) -> str:
    """Return the programme a comment serves: its own, or its event's."""
    held = session.execute(
        text("""SELECT coalesce(c.programme_id, e.programme_id) FROM comment c LEFT JOIN event e ON e.id = c.event_id
                WHERE c.id = :id"""),
        {"id": comment_id},
    ).scalar()
    return held or ""


def _led_on(session: Session, comments: Sequence[NewComment]) -> Sequence[NewComment]:
    """Return the comments with those who said them, or for whom, as they stand by now: some may have been merged since."""
    named = {each.contact_id for each in comments} | {each.for_organisation_id for each in comments}
    by_now = standing.survivors(session, named)
    if not by_now:
        return comments
    return [
        replace(
            each,
            contact_id=by_now.get(each.contact_id, each.contact_id),
            for_organisation_id=by_now.get(each.for_organisation_id, each.for_organisation_id),
        )
        for each in comments
    ]


class _Shared(NamedTuple):
    """What comments written together have in common."""

    event_id: str | None
    programme_id: str | None
    permission: str
    now: str
    contact_of: Callable[[int], str] | None
    register: Register | None
    """Names to look for; nothing where every comment says itself what may identify somebody."""


def _row(new: NewComment, place: int, shared: _Shared) -> dict[str, Any]:
    contact = shared.contact_of(new.who) if shared.contact_of and new.who is not None else new.contact_id
    personal = (
        ",".join(sorted(kinds_in(new.words, shared.register))) if new.personal is None else new.personal
    )
    return {
        "event_id": shared.event_id,
        "programme_id": shared.programme_id,
        "words": new.words,
        "exact": new.exact,
        "contact_id": contact or None,
        "kind": new.kind,
        "speaking_for": new.speaking_for,
        "for_organisation_id": new.for_organisation_id or None,
        "for_count": new.for_count,
        "type": new.type,
        "sentiment": new.sentiment,
        "stance": new.stance,
        "strength": new.strength,
        "permission": new.permission or shared.permission,
        "source": new.source,
        "said_on": new.said_on,
        "personal": personal,
        "sensitive": new.sensitive,
        "referred_to": new.referred_to,
        "referred_on": new.referred_on,
        "position": place,
        "source_key": new.source_key,
        "batch_id": new.batch_id,
        "recorded": new.recorded or shared.now,
    }
