"""The error people see: a sentence that says what happened, to which thing, and what to do next."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """How a command ended, for scripts."""

    DONE = 0
    FAILED = 1
    ASKED_WRONGLY = 2
    FOUND_PROBLEMS = 3


class CodesignError(Exception):
    """Something went wrong that a person can understand and act on.

    Subclasses own their sentence, so that the raise site is one word and the wording is tested once.
    The sentence never holds what people said or who they are, beyond the thing the reader just typed.
    """

    exit_code: Exit = Exit.FAILED

    def __init__(self, what: str, *, todo: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.todo = todo

    def __str__(self) -> str:
        return f"{self.what} {self.todo}".strip()


class AskedWronglyError(CodesignError):
    """What was typed cannot be read; nothing was changed."""

    exit_code = Exit.ASKED_WRONGLY
