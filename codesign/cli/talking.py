"""Talk: sentences on stderr, and questions at a terminal. Nothing here ever reaches stdout."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from codesign.errors import AskedWronglyError
from codesign.text import clean, plural

if TYPE_CHECKING:
    import typer

_PLAINER = {
    "Value error, ": "",
    "Input should be a valid integer, unable to parse string as an integer": "a whole number is needed.",
}
"""What the library says, and what people say."""


class NobodyToAskError(AskedWronglyError):
    """A question needs an answer, and there is no terminal to ask at."""

    def __init__(self, todo: str) -> None:
        super().__init__("This needs an answer, and there is no terminal to ask at.", todo=todo)


class NoMoreAnswersError(AskedWronglyError):
    """What was piped in ended before the questions did."""

    def __init__(self, todo: str = "") -> None:
        super().__init__("There were no more answers.", todo=todo)


def say(sentence: str) -> None:
    """Say a sentence to whoever runs the command."""
    sys.stderr.write(clean(sentence).text + "\n")
    sys.stderr.flush()


def say_found(found: int, shown: int, one: str, sought: str = "", empty: str = "") -> None:
    """Say how many were found, how many of them are shown, and what to do where there are none."""
    if found:
        say(plural(found, one) + (f"; the first {shown:,} shown." if shown < found else "."))
    elif sought:
        say(f"No {one} for “{sought}”.")
    else:
        say(empty or f"No {one} here.")


def usage_words(refusal: typer.TyperException) -> str:
    """Say in plain words what was asked wrongly, and where the help is."""
    words = refusal.format_message()
    for theirs, ours in _PLAINER.items():
        words = words.replace(theirs, ours)
    if hasattr(refusal, "option_name"):
        words += "\nWords that begin with a hyphen go last, after -- by itself."
    context = getattr(refusal, "ctx", None)
    return f"{words}\n`{context.command_path} --help` says how it is asked." if context else words


def is_terminal() -> bool:
    """Whether somebody sits at a terminal who can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: str) -> str:
    """Ask a question on stderr and return the line answered, cleaned.

    Raises:
        NoMoreAnswersError: what was piped in has ended.
    """
    if sys.stdin.isatty() and sys.stdout.isatty():
        return clean(_ask_at_terminal(clean(question).text)).text
    sys.stderr.write(clean(question).text)
    sys.stderr.flush()
    answer = sys.stdin.readline()
    if not answer:
        sys.stderr.write("\n")
        raise NoMoreAnswersError
    return clean(answer).text.rstrip("\n")


def _ask_at_terminal(question: str) -> str:
    """Ask with the line editor: without it, a terminal throws away what a long paste has past 4,095 letters."""
    with suppress(ImportError):  # Windows has its own
        import readline  # noqa: F401

    try:
        return input(question)
    except EOFError:
        raise NoMoreAnswersError from None


def agrees(question: str, *, otherwise: str) -> bool:
    """Ask a question of yes or no at a terminal; no is what Enter alone means.

    Args:
        question: What would be done.
        otherwise: What to type instead where nobody can be asked.

    Raises:
        NobodyToAskError: there is no terminal.
    """
    if not is_terminal():
        raise NobodyToAskError(otherwise)
    return ask(f"{question} (y/N) ").strip().casefold() in ("y", "yes")


def choose(question: str, choices: Sequence[str], *, others: Sequence[str] = ()) -> int | str:
    """Number the choices and ask for one, again until the answer can be read.

    Args:
        question: What is asked.
        choices: What there is to choose from, in lines.
        others: Words that may be answered instead.

    Returns:
        The place of the choice, one of the other words, or an empty text for Enter alone.
    """
    for place, choice in enumerate(choices, start=1):
        say(f"  {place}  {choice}")
    while True:
        answer = ask(question).strip().casefold()
        if not answer or answer in others:
            return answer
        if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(choices):
            return int(answer) - 1
        say(
            f"Type a number from 1 to {len(choices)}{''.join(f', {other}' for other in others)}, or Enter alone."
        )
