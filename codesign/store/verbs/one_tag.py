"""One tag on one comment, or on a span of its words: put on and taken off inside a change already open.

A comment may have a tag on the whole of it and, beside that, on spans of its words, which may overlap; two spans of one comment may
have the same theme. Figures count comments, each once, however many such tags it has.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sqlalchemy import text
from sqlmodel import Session

from codesign.errors import AskedWronglyError
from codesign.records.coding import nearest_of
from codesign.store.codebook.errors import NothingTaggedWithItError
from codesign.store.faults import GoneError
from codesign.store.tables import Tag
from codesign.store.writing import Change
from codesign.text import clean, shorten

COLUMN = {"themes": "theme_id", "outcomes": "outcome_id", "questions": "question_id"}
"""The column of a tag, and of a rejection, for each kind of label."""
_SHOWN = 60
_ENDED = """
    WITH RECURSIVE on_(id, name, into_id) AS (
        SELECT id, name, merged_into_id FROM theme WHERE id = :id
        UNION SELECT t.id, t.name, t.merged_into_id FROM on_ JOIN theme t ON t.id = on_.into_id AND t.deleted = 0)
    SELECT 'T' || t.number || '-' || t.letters, t.name,
           coalesce((SELECT o.name FROM on_ o WHERE o.into_id IS NULL AND o.id <> t.id), '')
    FROM theme t WHERE t.id = :id AND (t.state = 'retired' OR t.merged_into_id IS NOT NULL)
"""
"""A theme that is retired or was merged, and what it goes on in by now."""


class NoLabelError(AskedWronglyError):
    """Neither a theme, an outcome nor a question was named, or more than one of them."""

    def __init__(self) -> None:
        super().__init__("Tag with what?", todo="Name one theme, outcome or question.")


class NotTheirWordsError(AskedWronglyError):
    """A span of words that the comment does not hold, or not any more."""

    def __init__(self, quote: str) -> None:
        said = f"“{shorten(quote, _SHOWN)}”" if quote.strip() else "Nothing"
        super().__init__(
            f"{said} is not in the comment as it is now.", todo="Choose the words again. Nothing was changed."
        )


class On(NamedTuple):
    """What a comment is tagged with: a kind of label, and the id of one."""

    kind: str
    id: str

    @property
    def column(self) -> str:
        """The column that holds it."""
        return COLUMN[self.kind]


class Span(NamedTuple):
    """Some words of a comment: from a code point up to another, and what they are."""

    start: int
    end: int
    quote: str


def named(theme_id: str = "", outcome_id: str = "", question_id: str = "") -> On:
    """Return the one label that was named. Raises NoLabelError."""
    given = [
        On(kind, id_) for kind, id_ in zip(COLUMN, (theme_id, outcome_id, question_id), strict=True) if id_
    ]
    if len(given) != 1:
        raise NoLabelError
    return given[0]


def span_of(session: Session, comment_id: str, start: int | None, end: int | None, quote: str) -> Span | None:
    """Return a span of a comment's words as they are now; nothing where the whole comment is meant.

    The words themselves decide: where they stand elsewhere by now, they are found there. Blanks at their ends are left out.

    Raises:
        NotTheirWordsError: the comment does not hold those words.
    """
    if start is None and end is None and not quote:
        return None
    words = words_of(session, comment_id)
    found = _between(words, start, end, clean(quote).text) if start is not None else worded(words, quote)
    if found is None or not words[slice(*found)].strip():
        raise NotTheirWordsError(quote)
    first, last = _without_blanks(words, *found)
    return None if words[first:last] == words.strip() else Span(first, last, words[first:last])


def _between(words: str, start: int, end: int | None, quote: str) -> tuple[int, int] | None:
    stop = end if end is not None else start + len(quote)
    if 0 <= start < stop <= len(words) and quote in ("", words[start:stop]):
        return start, stop
    at = nearest_of(words, quote, start)
    return None if at is None else (at, at + len(quote))


def worded(words: str, quote: str) -> tuple[int, int] | None:
    """Return where words that somebody typed stand first: letter case, blanks and the shape of quotation marks aside."""
    shapes = {"'": "['’‘]", "’": "['’‘]", "‘": "['’‘]", '"': '["“”]', "“": '["“”]', "”": '["“”]'}
    parts = clean(quote).text.split()
    if not parts:
        return None
    sought = r"\s+".join("".join(shapes.get(each, re.escape(each)) for each in part) for part in parts)
    found = re.search(sought, words, re.IGNORECASE)
    return found.span() if found else None


def _without_blanks(words: str, start: int, end: int) -> tuple[int, int]:
    inside = words[start:end]
    return start + len(inside) - len(inside.lstrip()), end - (len(inside) - len(inside.rstrip()))


def words_of(session: Session, comment_id: str) -> str:
    """Return the words of a comment. Raises GoneError."""
    held = session.execute(
        text("SELECT words FROM comment WHERE id = :id AND deleted = 0"), {"id": comment_id}
    ).scalar()
    if held is None:
        raise GoneError
    return str(held)


def put(
    change: Change, comment_id: str, on: On, span: Span | None = None, *, suggested: bool = False
) -> bool:
    """Put a tag on a comment or on a span of it. False where that very tag is there already.

    Raises:
        NothingTaggedWithItError: the theme was retired, or merged into another.
    """
    if held(change.session, comment_id, on, span):
        return False
    refuse_ended(change.session, on)
    change.add(
        Tag,
        **{"comment_id": comment_id, on.column: on.id, "tagged_by": change.actor, "tagged_at": change.now},
        suggested=suggested,
        start=span.start if span else None,
        end=span.end if span else None,
        quote=span.quote if span else "",
    )
    return True


def refuse_ended(session: Session, on: On) -> None:
    """Refuse a theme that was retired or merged, here or in another copy: what is tagged with it, no figure of its survivor counts.

    Raises:
        NothingTaggedWithItError: it is such a theme.
    """
    if on.kind == "themes" and (ended := session.execute(text(_ENDED), {"id": on.id}).first()):
        raise NothingTaggedWithItError(*ended)


def held(session: Session, comment_id: str, on: On, span: Span | None = None) -> str:
    """Return the id of that very tag: on the whole comment, or on the same span; nothing where there is none."""
    found = session.execute(
        text(f"""SELECT id FROM tag WHERE comment_id = :comment AND deleted = 0 AND {on.column} = :id
                 AND start IS :start AND "end" IS :end"""),
        {
            "comment": comment_id,
            "id": on.id,
            "start": span.start if span else None,
            "end": span.end if span else None,
        },
    ).scalar()
    return found or ""


def take_off(change: Change, comment_id: str, on: On) -> int:
    """Take a label off a comment, the whole of it and every span. Returns how many tags that were."""
    rows = change.session.execute(
        text(f"SELECT id FROM tag WHERE comment_id = :comment AND deleted = 0 AND {on.column} = :id"),
        {"comment": comment_id, "id": on.id},
    )
    tags = list(rows.scalars())
    if tags:
        change.remove_many(Tag, tags)
    return len(tags)
