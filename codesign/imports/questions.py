"""What a file says was asked, and the store's question that is meant: by its code or its words exactly, never by likeness."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from codesign.imports.proposals import CommentProposal, Proposal
from codesign.records.questions import CONSULTATION, QuestionLine, asked_key, meant_by
from codesign.text import one_line, plural, shorten

_SHOWN, _NAMED, _LONGEST = 4, 40, 80
_CODE = re.compile(r"\w[\w.-]{0,9}")
_PLAIN = re.compile(r"[\w ,.;:?()'-]+")
"""What stands between double quotes in any shell as it is."""


@dataclass
class QuestionsAsked:
    """Rows with the questions they answer, and what was asked that is no question of the store."""

    answered: Counter[str] = field(default_factory=Counter)
    """By what the question is called: how many rows."""
    unknown: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By what was asked, and by which consultation."""
    several: Counter[str] = field(default_factory=Counter)
    """What several questions go by."""
    _meant: dict[tuple[str, str], list[QuestionLine]] = field(default_factory=dict)

    def answering(self, rows: Sequence[Proposal], questions: Sequence[QuestionLine]) -> list[Proposal]:
        """Return the rows, each with the question it answers."""
        return [
            self._with_question(row, questions) if isinstance(row, CommentProposal) and row.question else row
            for row in rows
        ]

    def _with_question(self, row: CommentProposal, questions: Sequence[QuestionLine]) -> CommentProposal:
        key = (asked_key(row.question), asked_key(row.consultation))
        if key not in self._meant:
            self._meant[key] = meant_by(questions, row.question, row.consultation)
        meant = self._meant[key]
        if len(meant) != 1:
            if meant:
                self.several[row.question] += 1
            else:
                self.unknown[(row.question, row.consultation)] += 1
            return row
        self.answered[meant[0].code or meant[0].words] += 1
        of = "" if meant[0].consultation else row.consultation
        return replace(row, question_id=meant[0].id, consultation=of)

    def notes(self, *, is_dry_run: bool) -> Iterator[str]:
        """Say which questions rows were tagged to, and which they name that are not there."""
        if self.answered:
            rows = sum(self.answered.values())
            were = "would be" if is_dry_run else "was" if rows == 1 else "were"
            yield f"{plural(rows, 'row')} {were} tagged to the question asked: {_counted(self.answered)}."
        if self.unknown:
            said = Counter[str]()
            for (asked, _), rows in self.unknown.items():
                said[asked] += rows
            is_one, rows = len(said) == 1, sum(said.values())
            names, number = (
                "names" if rows == 1 else "name",
                "a question" if is_one else plural(len(said), "question"),
            )
            yield (
                f"{plural(rows, 'row')} {names} {number} that {'is' if is_one else 'are'} not in the store: {_counted(said)}. "
                f"The words are kept; `{_adds(*next(iter(self.unknown)))}` adds one, and says how its comments are tagged to it."
            )
        if self.several:
            yield (
                f"{plural(sum(self.several.values()), 'row')} could answer any of several questions: {_counted(self.several)}. "
                "A column headed Consultation would say of which; the words are kept."
            )


def note_with_consultation(comment: CommentProposal) -> str:
    """Return a comment's note, with the consultation that asked it where no question of the store says so."""
    of = f"{CONSULTATION}{comment.consultation}" if comment.consultation else ""
    return "\n".join(part for part in (comment.note, of) if part)


def _counted(names: Counter[str]) -> str:
    shown = [f"{shorten(one_line(name), _NAMED)} ({rows:,})" for name, rows in names.most_common(_SHOWN)]
    more = [f"{len(names) - _SHOWN:,} more"] if len(names) > _SHOWN else []
    return ", ".join([*shown, *more])


def _adds(asked: str, consultation: str) -> str:
    """Return the command that adds a question; what no shell would take as it is stands for itself."""
    said = f"WORDS --code {asked}" if _CODE.fullmatch(asked) else _quoted(asked) or "WORDS"
    of = _quoted(consultation)
    return f"codesign questions add {said}" + (f" --consultation {of}" if of else "")


def _quoted(words: str) -> str:
    is_plain = len(words) <= _LONGEST and not words.startswith("-") and _PLAIN.fullmatch(words)
    return f'"{words}"' if is_plain else ""
