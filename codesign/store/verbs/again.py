"""The same comment again, and comments that say nothing: found, marked by a person, journalled. Nothing is marked by itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import text

from codesign.coding.no_answer import Says, folded_answer, what_is_said
from codesign.coding.repeats import Repeats, folded, groups
from codesign.errors import AskedWronglyError
from codesign.records.again import AgainLine, CountedTwice, NoAnswers, SaidAgain
from codesign.records.filters import NOTHING, Filter
from codesign.store.file import StoreFile
from codesign.store.finding import listing, search
from codesign.store.lines import as_lines
from codesign.store.tables import Comment
from codesign.store.verbs import copies
from codesign.store.verbs.shown import HEARD, SHOWN

if TYPE_CHECKING:
    from sqlmodel import Session

Watch = Callable[[Sequence[tuple[str, str]]], Iterable[tuple[str, str]]]
"""Looks on while comments are compared, and may stop it."""

_LINES = f"""
    SELECT c.id, 'C' || c.number || '-' || c.letters, c.words, c.said, coalesce('C' || f.number || '-' || f.letters, '')
    FROM ({HEARD} AND c.no_answer = 0) c LEFT JOIN comment f ON f.id = c.repeat_of_id AND f.deleted = 0
    WHERE c.row IN (SELECT value FROM json_each(:rows)) ORDER BY c.said, c.row
"""
_SHORT = f"""
    SELECT c.id, c.question, c.words, c.no_answer FROM ({HEARD}) c LEFT JOIN importbatch b ON b.id = c.batch_id
    WHERE length(c.words) <= 60 AND (:batch = '' OR b.id = :batch) ORDER BY c.row
"""


_ALIKE = f"""
    SELECT 'C' || c.number || '-' || c.letters AS reference, c.words FROM ({SHOWN}) c
    WHERE c.row IN (SELECT rowid FROM search_comment WHERE search_comment MATCH :query)
          AND length(c.words) BETWEEN :fewest AND :most ORDER BY c.row
"""
_LOOKED_UP = 12
"""Words of a comment that are looked up to find it said before, the longest first: they are the rarest."""
_SIGNS = 40
"""Letters that signs and spaces may make of difference between two sayings of the same few words."""


class ItselfAgainError(AskedWronglyError):
    """A comment cannot say itself again."""

    def __init__(self) -> None:
        super().__init__(
            "There is nothing to mark: no other comment was named or found.",
            todo="`codesign feedback repeats` lists what was said more than once.",
        )


class Again:
    """Verbs on comments that say again what another said, or nothing."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store

    def groups(self, narrowed: Filter = NOTHING, watch: Watch | None = None) -> list[SaidAgain]:
        """Return the texts that were said more than once, most said first; of each the comment said first comes first.

        Those marked already are put with the comment they are marked as saying again, however little they are alike.
        """
        lines = {line.id: line for line in self._lines(narrowed)}
        pairs = [(line.id, line.words) for line in lines.values()]
        by_reference = {line.reference: line.id for line in lines.values()}
        first_of: dict[str, tuple[str, float]] = {}
        for group in groups(watch(pairs) if watch else pairs):
            alike = zip(group.keys[1:], group.likeness[1:], strict=True)
            first_of.update({key: (group.keys[0], likeness) for key, likeness in alike})
        for line in lines.values():
            said = by_reference.get(line.repeat_of)
            if said and first_of.get(line.id, ("",))[0] != said:
                first_of[line.id] = (said, 0.0)
        others: dict[str, list[AgainLine]] = {}
        for line in lines.values():
            first = _root(first_of, line.id)
            if first != line.id:
                others.setdefault(first, []).append(line._replace(likeness=first_of[line.id][1]))
        found = [SaidAgain(lines[first], tuple(again)) for first, again in others.items()]
        return sorted(found, key=lambda each: -each.times)

    def like(self, comment_id: str, watch: Watch | None = None) -> SaidAgain | None:
        """Return the text that a comment is one saying of, if it was said more than once: all comments are compared for it."""
        return next(
            (
                each
                for each in self.groups(watch=watch)
                if comment_id in (each.first.id, *(line.id for line in each.others))
            ),
            None,
        )

    def known(self, most: int = 0) -> Repeats:
        """Return the comments shown, by their reference, to know a new one again; at most so many of the newest, 0 for all.

        Built by a worker: it takes a while.
        """
        sql = f"SELECT 'C' || c.number || '-' || c.letters, c.words FROM ({SHOWN}) c ORDER BY c.row DESC LIMIT :most"
        with self._store.read() as session:
            rows = session.execute(text(sql), {"most": most or -1}).all()
        held = Repeats()
        for reference, words in reversed(rows):
            held.add(reference, words)
        return held

    def said_before(self, texts: Iterable[str]) -> dict[str, str]:
        """Return of these words those that a comment says already, capitals and signs apart, with the reference of the first.

        The words are looked up in the search rows, so that a hundred thousand comments need not be read.
        """
        with self._store.read() as session:
            found = {words: _held_already(session, words) for words in dict.fromkeys(texts)}
        return {words: reference for words, reference in found.items() if reference}

    def mark(self, first_id: str, others: Sequence[str]) -> int:
        """Mark comments as saying again what another said first; those that said again what they say go with them.

        Returns:
            How many were not marked so before.

        Raises:
            ItselfAgainError: nothing but the first was named.
        """
        with self._store.write("mark as said again") as change:
            first = _first_of(change.session, first_id)
            wanted = [each for each in _with_theirs(change.session, others) if each != first]
            if not wanted:
                raise ItselfAgainError
            new = _not_yet(change.session, wanted, first)
            change.set_many(Comment, new, repeat_of_id=first)
        return len(new)

    def unmark(self, comment_ids: Sequence[str]) -> None:
        """Take the mark off: each of them counts by itself again. Raises GoneError."""
        with self._store.write("mark as said by itself") as change:
            change.set_many(Comment, comment_ids, repeat_of_id=None)

    def repeats(self) -> frozenset[str]:
        """Return the ids of the comments that are left out where each text counts once."""
        with self._store.read() as session:
            found = session.execute(
                text("""SELECT c.id FROM comment c JOIN comment f ON f.id = c.repeat_of_id AND f.deleted = 0
                        WHERE c.repeat_of_id IS NOT NULL AND c.deleted = 0""")
            )
            return frozenset(found.scalars())

    def others(self, comment_id: str) -> tuple[int, ...]:
        """Return the rows of the other comments that are marked as the same words as one."""
        with self._store.read() as session:
            return tuple(copies.others(session, comment_id))

    def come_with_another(self, rows: Collection[int]) -> frozenset[int]:
        """Return those of some comments that need not be read by themselves: another of the same words is among them."""
        with self._store.read() as session:
            return copies.come_with_another(session, rows)

    def tag_alike(self, comment_id: str) -> int:
        """Put a comment's tags on all others of the same words, in one change. Returns how many of those had not all of them."""
        with self._store.write("tag all of the same words") as change:
            return copies.tag_alike(change, comment_id)

    def counted(self, narrowed: Filter = NOTHING) -> CountedTwice:
        """Return how many comments a filter leaves, and how many texts they are by the marks on them."""
        lines = self._lines(narrowed, with_no_answers=True)
        return CountedTwice(len(lines), len({line.repeat_of or line.reference for line in lines}))

    def no_answers(self, *, batch_id: str = "", question: str | None = None) -> list[NoAnswers]:
        """Return comments that may say nothing, by the question and the words; those that surely do come first.

        Args:
            batch_id: Only of this import.
            question: Only answers to this question, as it was asked.
        """
        with self._store.read() as session:
            rows = session.execute(text(_SHORT), {"batch": batch_id}).all()
        found: dict[tuple[str, str], list[tuple[str, str, bool]]] = {}
        for row in rows:
            is_asked = question is None or row.question.casefold() == question.casefold()
            if is_asked and (row.no_answer or what_is_said(row.words) is not Says.SOMETHING):
                key = (row.question, folded_answer(row.words))
                found.setdefault(key, []).append((row.id, row.words, bool(row.no_answer)))
        groups_ = [_no_answers(asked, rows_) for (asked, _), rows_ in found.items()]
        return sorted(groups_, key=lambda each: (each.may_be_answer, each.question, -len(each.ids)))

    def mark_no_answer(self, comment_ids: Sequence[str], *, is_one: bool = True) -> None:
        """Mark comments as no answer, or as an answer after all, in one change. They are kept and counted; no theme is asked for."""
        with self._store.write("mark as no answer" if is_one else "mark as an answer") as change:
            change.set_many(Comment, comment_ids, no_answer=is_one)

    def _lines(self, narrowed: Filter, *, with_no_answers: bool = False) -> list[AgainLine]:
        rows = json.dumps(list(listing.rows(self._store, "feedback", narrowed)))
        sql = _LINES.replace(" AND c.no_answer = 0", "") if with_no_answers else _LINES
        with self._store.read() as session:
            return as_lines(AgainLine, [(*row, 100.0) for row in session.execute(text(sql), {"rows": rows})])


def _held_already(session: Session, words: str) -> str:
    """Return the reference of the first comment shown that says these words, or nothing."""
    wanted = folded(words)
    longest = sorted(set(words.split()), key=lambda word: (-len(word), word))[:_LOOKED_UP]
    query = search.as_query(f"{' '.join(longest)} ") if wanted else ""
    if not query:
        return ""
    values = {"query": query, "most": 2 * len(words) + _SIGNS, "fewest": (len(words) - _SIGNS) // 2}
    rows = session.execute(text(_ALIKE), values)
    return next((row.reference for row in rows if folded(row.words) == wanted), "")


def _root(first_of: Mapping[str, tuple[str, float]], comment_id: str) -> str:
    """Return the comment that was said first, going from mark to mark; two that name each other end where they began."""
    seen = {comment_id}
    while comment_id in first_of and first_of[comment_id][0] not in seen:
        comment_id = first_of[comment_id][0]
        seen.add(comment_id)
    return comment_id


def _no_answers(question: str, rows: Sequence[tuple[str, str, bool]]) -> NoAnswers:
    words = rows[0][1]
    return NoAnswers(
        question,
        words,
        tuple(id_ for id_, _, _ in rows),
        what_is_said(words) is not Says.NOTHING,
        sum(is_marked for _, _, is_marked in rows),
    )


def _first_of(session: Session, comment_id: str) -> str:
    """Return the comment that a comment says again, or itself."""
    held = session.execute(
        text(
            "SELECT f.id FROM comment c JOIN comment f ON f.id = c.repeat_of_id AND f.deleted = 0 WHERE c.id = :id"
        ),
        {"id": comment_id},
    ).scalar()
    return held or comment_id


def _with_theirs(session: Session, comment_ids: Sequence[str]) -> list[str]:
    """Return comments, and those that are marked as saying again what they say."""
    theirs = session.execute(
        text(
            "SELECT id FROM comment WHERE deleted = 0 AND repeat_of_id IN (SELECT value FROM json_each(:ids))"
        ),
        {"ids": json.dumps(list(comment_ids))},
    ).scalars()
    return list(dict.fromkeys([*comment_ids, *theirs]))


def _not_yet(session: Session, comment_ids: Sequence[str], first: str) -> list[str]:
    marked = session.execute(
        text(
            "SELECT id FROM comment WHERE repeat_of_id = :first AND id IN (SELECT value FROM json_each(:ids))"
        ),
        {"first": first, "ids": json.dumps(list(comment_ids))},
    ).scalars()
    held = set(marked)
    return [each for each in comment_ids if each not in held]
