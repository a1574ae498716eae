"""What consultations asked: questions that comments are tagged to as answers. A letter may answer several."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlalchemy import text
from sqlmodel import Session

from codesign.errors import AskedWronglyError
from codesign.records.questions import NewQuestion, QuestionLine
from codesign.store.file import StoreFile
from codesign.store.lines import as_lines
from codesign.store.tables import Question, Rejection, Tag
from codesign.store.verbs.shown import HEARD, one
from codesign.store.writing import Change
from codesign.text import clean, one_line, plural, shorten

_LINES = f"""
    SELECT q.row, q.id, q.code, q.words, q.definition, q.consultation, coalesce(q.programme_id, ''), coalesce(g.title, ''), q.state, q.position,
           coalesce(h.comments, 0), coalesce(h.last_heard, '')
    FROM question q LEFT JOIN programme g ON g.id = q.programme_id LEFT JOIN (
        SELECT t.question_id, count(DISTINCT c.row) AS comments, max(c.said) AS last_heard
        FROM tag t CROSS JOIN ({HEARD}) c ON c.id = t.comment_id WHERE t.deleted = 0 AND t.question_id IS NOT NULL GROUP BY t.question_id
    ) h ON h.question_id = q.id
    WHERE q.deleted = 0 AND (:programme = '' OR coalesce(q.programme_id, :programme) = :programme)
      AND (:consultation = '' OR q.consultation = :consultation COLLATE NOCASE)
"""
_ORDER = " ORDER BY q.state = 'retired', q.consultation COLLATE NOCASE, q.position, q.row"
_NUMBERED = re.compile(r"[Qq]\s*([0-9]+)")
_NAME, _NEAREST = 60, 6


class WordlessQuestionError(AskedWronglyError):
    """A question that asks nothing."""

    def __init__(self) -> None:
        super().__init__("A question needs words.", todo="As the consultation asked it.")


class QuestionExistsError(AskedWronglyError):
    """Another question of the consultation has that code."""

    def __init__(self, code: str, words: str) -> None:
        super().__init__(
            f"There is already a question {_said(code)}: {_said(words)}.", todo="Nothing was changed."
        )


class UnknownQuestionError(AskedWronglyError):
    """No question goes by what was typed."""

    def __init__(self, typed: str, near: Sequence[str]) -> None:
        there = "; ".join(near)
        super().__init__(
            f"There is no question {_said(typed)}.",
            todo=f"There are: {there}." if there else "`codesign questions add WORDS` adds one.",
        )


class SeveralQuestionsError(AskedWronglyError):
    """Several questions go by what was typed."""

    def __init__(self, typed: str, several: Sequence[str]) -> None:
        super().__init__(
            f"{_said(typed)} could be any of: {'; '.join(several)}.",
            todo="Type more of its words, or name its --consultation.",
        )


class AnsweredError(AskedWronglyError):
    """A question that comments answer, to be removed."""

    def __init__(self, called: str, comments: int) -> None:
        super().__init__(
            f"{plural(comments, 'comment')} {'answers' if comments == 1 else 'answer'} {_said(called)}.",
            todo="With --yes it goes with its tags; `codesign questions edit … --state retired` keeps them and offers it no more.",
        )


class UnknownQuestionStateError(AskedWronglyError):
    """A state that a question cannot have."""

    def __init__(self, typed: str) -> None:
        super().__init__(f"A question is open or retired, not {_said(typed)}.", todo="Nothing was changed.")


class Questions:
    """Verbs on questions."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store

    def add(self, new: NewQuestion) -> QuestionLine:
        """Add a question after the last of its consultation. Raises WordlessQuestionError, QuestionExistsError."""
        words, consultation = one_line(clean(new.words).text).strip(), clean(new.consultation).text.strip()
        if not words:
            raise WordlessQuestionError
        with self._store.write("add question") as change:
            others = lines_beside(change.session, new.programme_id, consultation)
            code = clean(new.code).text.strip() or next_code(others)
            refuse_twice(others, code, "", consultation)
            made = change.add(
                Question,
                words=words,
                code=code,
                definition=new.definition,
                consultation=consultation,
                programme_id=new.programme_id or None,
                position=max((each.position for each in others), default=-1) + 1,
            )
            return self._one(change.session, made)

    def lines(self, programme_id: str = "", consultation: str = "") -> list[QuestionLine]:
        """Return questions by consultation in the order they were asked; retired ones last."""
        with self._store.read() as session:
            return lines_beside(session, programme_id, consultation)

    def one(self, question_id: str) -> QuestionLine:
        """Return one question by its id. Raises GoneError."""
        with self._store.read() as session:
            return self._one(session, question_id)

    def find(self, typed: str, *, programme_id: str = "", consultation: str = "") -> QuestionLine:
        """Return the question a person means: by its code, by its words, or by how they begin.

        Raises:
            UnknownQuestionError, SeveralQuestionsError.
        """
        wanted = " ".join(clean(typed).text.strip().lstrip("=").casefold().split())
        lines = self.lines(programme_id, consultation)
        by_words = [(line, line.words.casefold()) for line in lines]
        ways = (
            [line for line in lines if line.code.casefold() == wanted],
            [line for line, words in by_words if words == wanted],
            [line for line, words in by_words if words.startswith(wanted)],
        )
        for found in ways if wanted else ():
            if len(found) == 1:
                return found[0]
            if found:
                raise SeveralQuestionsError(typed, [called(line) for line in found[:_NEAREST]])
        raise UnknownQuestionError(typed, [called(line) for line in lines[:_NEAREST]])

    def alter(self, question_id: str, **fields: str) -> QuestionLine:
        """Alter code, words, definition, consultation, programme or state of a question.

        Raises:
            WordlessQuestionError, QuestionExistsError, UnknownQuestionStateError, GoneError.
        """
        fields = {name: clean(value).text.strip() for name, value in fields.items()}
        if fields.get("words", "x") == "":
            raise WordlessQuestionError
        if fields.get("state", "open") not in ("open", "retired"):
            raise UnknownQuestionStateError(fields["state"])
        with self._store.write("edit question") as change:
            before = self._one(change.session, question_id)
            code = fields.get("code", before.code)
            consultation = fields.get("consultation", before.consultation)
            others = lines_beside(
                change.session, fields.get("programme_id", before.programme_id), consultation
            )
            refuse_twice(others, code, question_id, consultation)
            nothing = {"programme_id"}
            change.set(
                Question,
                question_id,
                **{name: value or None if name in nothing else value for name, value in fields.items()},
            )
            return self._one(change.session, question_id)

    def remove(self, question_id: str, *, with_tags: bool = False) -> int:
        """Throw a question away, and with it its tags where that is meant; return how many comments answered it.

        Raises:
            AnsweredError: comments answer it, and nobody said that their tags may go. GoneError.
        """
        with self._store.write("remove question") as change:
            line = self._one(change.session, question_id)
            if line.comments and not with_tags:
                raise AnsweredError(called(line), line.comments)
            for table in (Tag, Rejection):
                _remove_all(change, table, question_id)
            change.remove(Question, question_id)
            return line.comments

    def _one(self, session: Session, question_id: str) -> QuestionLine:
        row = one(session, f"{_LINES} AND q.id = :id", id=question_id, programme="", consultation="")
        return QuestionLine._make(row)


def lines_beside(session: Session, programme_id: str, consultation: str) -> list[QuestionLine]:
    """Return questions by consultation in the order they were asked; retired ones last."""
    asked = {"programme": programme_id, "consultation": consultation}
    return as_lines(QuestionLine, session.execute(text(_LINES + _ORDER), asked))


def called(line: QuestionLine) -> str:
    """Return what people call a question: its code, its words, and the consultation that asked it."""
    said = shorten(one_line(f"{line.code} {line.words}".strip()), _NAME)
    return f"{said} ({shorten(one_line(line.consultation), _NAME)})" if line.consultation else said


def refuse_twice(others: Sequence[QuestionLine], code: str, question_id: str, consultation: str) -> None:
    """Refuse a code that another question of the same consultation has. Raises QuestionExistsError."""
    for each in others:
        same = each.consultation.casefold() == consultation.casefold()
        if each.id != question_id and same and code and each.code.casefold() == code.casefold():
            raise QuestionExistsError(code, each.words)


def next_code(others: Sequence[QuestionLine]) -> str:
    """Return the code after the last that counts so: `Q4`."""
    taken = (_NUMBERED.fullmatch(each.code) for each in others)
    return f"Q{max((int(found[1]) for found in taken if found), default=0) + 1}"


def _remove_all(change: Change, table: type[Tag] | type[Rejection], question_id: str) -> None:
    rows = change.session.execute(
        text(f"SELECT id FROM {table.__tablename__} WHERE question_id = :id AND deleted = 0"),
        {"id": question_id},
    )
    ids = list(rows.scalars())
    if ids:
        change.remove_many(table, ids)


def _said(words: str) -> str:
    return shorten(one_line(words), _NAME)
