"""What a consultation asked, as it crosses a layer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

CONSULTATION = "Consultation: "
"""Begins the line of a comment's note that says which consultation asked what it answers, where no question holds that."""


class QuestionLine(NamedTuple):
    """A question, with how many comments answer it."""

    row: int
    id: str
    code: str
    words: str
    definition: str
    """What counts as an answer."""
    consultation: str
    programme_id: str
    programme: str
    state: str
    """open or retired."""
    position: int
    comments: int
    last_heard: str


@dataclass(frozen=True)
class NewQuestion:
    """A question to be added. Without a code it gets the next: `Q1`, `Q2`."""

    words: str
    code: str = ""
    definition: str = ""
    consultation: str = ""
    programme_id: str = ""


def asked_key(words: str) -> str:
    """Return the form by which questions are compared with what a file says was asked: letter case and blanks aside."""
    return "".join(words.casefold().split())


def meant_by(questions: Iterable[QuestionLine], asked: str, consultation: str = "") -> list[QuestionLine]:
    """Return the questions that go by that code or by those words exactly, those of the consultation where it is said.

    A question that says no consultation may be of any; one of the very consultation goes before it.
    """
    wanted, among = asked_key(asked), asked_key(consultation)
    found = [line for line in questions if wanted and wanted in (asked_key(line.code), asked_key(line.words))]
    if not among:
        return found
    very = [line for line in found if asked_key(line.consultation) == among]
    return very or [line for line in found if not line.consultation.strip()]
