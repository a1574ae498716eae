"""The usual questions of equality monitoring and their answers, so that one question is not spelled two ways."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

_LIKE = 0.8
"""How alike two spellings are of which one was probably meant: `Disabilty` and `Disability`."""


@cache
def usual() -> Mapping[str, tuple[str, ...]]:
    """Return the usual questions, each with its usual answers."""
    read = tomllib.loads((files("codesign") / "data" / "monitoring.toml").read_text(encoding="utf-8"))
    return {question: tuple(entry["answers"]) for question, entry in read.items()}


def spelled(typed: str, held: Iterable[str]) -> str:
    """Return what was typed as it is spelled already, letter case aside; what is new, as it was typed."""
    wanted = " ".join(typed.split())
    return next((each for each in held if each.casefold() == wanted.casefold()), wanted)


def nearly(typed: str, held: Iterable[str]) -> str:
    """Return what is spelled nearly as what was typed, where that is something else; else nothing."""
    by_word = {each.casefold(): each for each in held}
    if typed.casefold() in by_word:
        return ""
    near = difflib.get_close_matches(typed.casefold(), by_word, 1, _LIKE)
    return by_word[near[0]] if near else ""


def doubts(question: str, answers: Iterable[str], known: Mapping[str, Sequence[str]]) -> list[str]:
    """Say of a question or an answer that is new and spelled nearly as another which was probably meant."""
    said = []
    if near := nearly(question, known):
        said.append(f"{question} is a new question. Did you mean {near}?")
    for answer in answers:
        if like := nearly(answer, known.get(question, ())):
            said.append(f"{answer} is a new answer to {question}. Did you mean {like}?")
    return said
