"""The words of options, read: dates, choices, codes, programmes. What cannot be read is refused, and nothing is done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from codesign.errors import AskedWronglyError

if TYPE_CHECKING:
    from codesign.store import Store


_MOST_NAMED = 12
"""Words of a vocabulary that are all named where one is not among them; of more the nearest."""
_MOST_NEAR = 4
_FIRST = 6
"""Words of it that are named where none is near."""


class NotAChoiceError(AskedWronglyError):
    """A word that is none of those that can be chosen."""

    def __init__(self, what: str, typed: str, choices: Iterable[str]) -> None:
        article = "an" if what[0] in "aeiou" else "a"
        super().__init__(f"“{typed}” is not {article} {what}.", todo=f"There are: {', '.join(choices)}.")


class UnknownWordError(AskedWronglyError):
    """A word that a vocabulary does not have: the nearest are named, and the command that lists every one."""

    def __init__(self, vocabulary: str, typed: str, near: Sequence[str], first: Sequence[str]) -> None:
        named = f"The nearest: {', '.join(near)}." if near else f"Such as {', '.join(first)}."
        super().__init__(
            f"“{typed}” is not a word of the vocabulary {vocabulary}.",
            todo=f"{named} `codesign vocabularies show {vocabulary}` lists them.",
        )


class OptionDateError(AskedWronglyError):
    """A date of an option that cannot be read."""

    def __init__(self, option: str, refusal: AskedWronglyError) -> None:
        super().__init__(
            f"The date of {option} cannot be read, so nothing was done. {refusal.what}", todo=refusal.todo
        )


def day(typed: str, today: date, option: str) -> str:
    """Read the date of an option as reduced ISO; nothing where none was typed.

    Raises:
        OptionDateError: it cannot be read.
    """
    from codesign.entry.dates import read_date

    if not typed.strip():
        return ""
    try:
        return read_date(typed, today, prefer="past").iso
    except AskedWronglyError as refusal:
        raise OptionDateError(option, refusal) from refusal


def said_day(typed: str, today: date) -> str:
    """Read a date as people say it; today where none was typed."""
    from codesign.entry.dates import read_date

    return read_date(typed, today, prefer="past").iso if typed.strip() else today.isoformat()


def choice(what: str, typed: str, choices: Iterable[str]) -> str:
    """Return a word that must be one of the choices, case aside; nothing where none was typed."""
    known = list(choices)
    wanted = typed.strip().casefold()
    if wanted and wanted not in known:
        raise NotAChoiceError(what, typed.strip(), known)
    return wanted


def code(store: Store, vocabulary: str, typed: str) -> str:
    """Return the code that a typed code or name means in a vocabulary; nothing where none was typed."""
    entries = store.vocabularies.entries(vocabulary)
    wanted = typed.strip().casefold()
    if not wanted:
        return ""
    by_word: Mapping[str, str] = {
        word.casefold(): entry.code
        for entry in reversed(entries)
        for word in (*entry.words, entry.name, entry.code)
    }
    if wanted not in by_word:
        if len(entries) > _MOST_NAMED:
            first = [entry.code for entry in entries[:_FIRST]]
            raise UnknownWordError(vocabulary, typed.strip(), _nearest(wanted, by_word), first)
        raise NotAChoiceError(
            f"word of the vocabulary {vocabulary}", typed.strip(), [entry.code for entry in entries]
        )
    return by_word[wanted]


def _nearest(wanted: str, by_word: Mapping[str, str]) -> list[str]:
    """Return the codes of the words that are spelled most nearly so, or that begin or end one another."""
    import difflib

    near = difflib.get_close_matches(wanted, by_word, 3 * _MOST_NEAR, 0.6)
    near += [word for word in by_word if word in wanted.split() or wanted in word.split()]
    return list(dict.fromkeys(by_word[word] for word in near))[:_MOST_NEAR]


def programme_id(store: Store, typed: str) -> str:
    """Return the id of the programme named; nothing where none was."""
    return store.programmes.find(typed).id if typed.strip() else ""
