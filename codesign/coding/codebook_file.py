"""A codebook as a TOML file: themes with what they mean, read and written by one format.

    [[theme]]
    name = "Getting there"
    definition = "How people travel to us, and what it costs them."
    belongs = "Buses, taxis, lifts from family."
    belongs_not = "Parking, which is a theme of its own."
    examples = "The last bus is at four."
    parent = "Access"
    colour = "blue"
    state = "signed-off"

    share = 0.12
    [theme.learnt]
    "last bus" = 2.31

A name is all that is needed. The words learnt of a theme, with their weights, and the share of comments that had it, are there
where somebody asked for them. What else stands in the file is left for whoever knows it, and named.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from math import isfinite
from pathlib import Path
from typing import Any, NamedTuple, TypeGuard

from codesign.coding.suggesting.learnt_words import LearntLabel
from codesign.errors import AskedWronglyError
from codesign.records.codebook import LONGEST_NAME
from codesign.text import clean, listed, one_line, plural, shorten

THEME, LEARNT, SHARE = "theme", "learnt", "share"
USUAL_SHARE = 0.02
"""Of comments, what has a theme of which a file does not say."""


class CodebookEntry(NamedTuple):
    """One theme, as a file says it."""

    name: str
    definition: str = ""
    belongs: str = ""
    """What belongs to it."""
    belongs_not: str = ""
    """What does not, though it may look so."""
    examples: str = ""
    parent: str = ""
    """The name of the theme above it."""
    colour: str = ""
    state: str = ""
    """draft, signed-off or retired, where the file says so."""
    guid: str = ""
    """What tells it from every other theme wherever it goes, where the file says so."""


class CodebookRead(NamedTuple):
    """What a file holds."""

    entries: tuple[CodebookEntry, ...]
    notes: tuple[str, ...] = ()
    """What was not read, and what looks wrong, in sentences."""
    others: Mapping[str, Any] = {}
    """Tables and values of the file that are no theme, as they stand."""
    learnt: Mapping[str, LearntLabel] = {}
    """By the name of a theme, the words that were learnt of it where the file comes from."""


class CodebookUnreadableError(AskedWronglyError):
    """The file is no codebook."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(
            f"{shorten(name, 60)} cannot be read as a codebook: {why}.",
            todo='A theme is written [[theme]], and beneath it name = "Getting there", definition = "…".',
        )


def read_codebook_file(path: Path) -> CodebookRead:
    """Read a codebook.

    Raises:
        CodebookUnreadableError: it is not there, is no TOML, or a theme in it has no name.
    """
    name = clean(path.name).text
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise CodebookUnreadableError(name, "there is no such file") from None
    except (OSError, ValueError):
        raise CodebookUnreadableError(name, "the file cannot be opened") from None
    try:
        return read_codebook(content.decode("utf-8-sig"), name)
    except UnicodeDecodeError:
        raise CodebookUnreadableError(name, "it is not text in UTF-8") from None


def read_codebook(written: str, name: str = "The text") -> CodebookRead:
    """Read a codebook out of text. `name` is what it is called in a refusal."""
    try:
        held = tomllib.loads(written.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
        raise CodebookUnreadableError(name, f"it is no TOML ({shorten(str(fault), 80)})") from None
    tables = held.pop(THEME, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise CodebookUnreadableError(name, "its themes are not written as [[theme]]")
    entries = tuple(_entry(table, place, name) for place, table in enumerate(tables, start=1))
    notes = (*_unread(tables), *_twice(entries))
    return CodebookRead(entries, notes, held, dict(_learnt(tables, entries)))


def codebook_text(
    entries: Iterable[CodebookEntry],
    others: Mapping[str, Any] | None = None,
    learnt: Mapping[str, LearntLabel] | None = None,
) -> str:
    """Write a codebook so that it reads back as the same: only what is said of each theme, line breaks kept.

    Args:
        entries: the themes.
        others: what else is to stand in the file.
        learnt: by the name of a theme, the words that were learnt of it.
    """
    import tomli_w

    tables: list[dict[str, Any]] = []
    for entry in entries:
        table: dict[str, Any] = {field: said for field, said in entry._asdict().items() if said}
        if learnt and (held := learnt.get(entry.name)) and held.words:
            table |= {SHARE: held.share, LEARNT: dict(held.words)}
        tables.append(table)
    return tomli_w.dumps({**(others or {}), THEME: tables}, multiline_strings=True)


def _entry(table: Mapping[str, Any], place: int, file: str) -> CodebookEntry:
    said = {field: _words(table.get(field, ""), field, place, file) for field in CodebookEntry._fields}
    for field in ("name", "parent", "colour", "state"):
        said[field] = one_line(said[field]).strip()
    if not said["name"]:
        raise CodebookUnreadableError(file, f"theme {place} of it has no name")
    if len(said["name"]) > LONGEST_NAME:
        raise CodebookUnreadableError(
            file, f"the name of theme {place} is longer than {LONGEST_NAME} letters"
        )
    return CodebookEntry(**said)


def _words(value: object, field: str, place: int, file: str) -> str:
    """Return what a field says; a list of examples is said line by line."""
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        value = "\n".join(value)
    if not isinstance(value, str):
        raise CodebookUnreadableError(file, f"the {field} of theme {place} is not in quote marks")
    return clean(value).text.strip()


def _learnt(
    tables: Iterable[Mapping[str, Any]], entries: Iterable[CodebookEntry]
) -> Iterable[tuple[str, LearntLabel]]:
    """Yield the words learnt of each theme that has some; what is no word with a weight is passed over."""
    for table, entry in zip(tables, entries, strict=True):
        said, share = table.get(LEARNT), table.get(SHARE)
        if isinstance(said, dict):
            words = {clean(word).text: float(weight) for word, weight in said.items() if _is_number(weight)}
            yield entry.name, LearntLabel(words, float(share) if _is_number(share) else USUAL_SHARE)


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


def _unread(tables: Iterable[Mapping[str, Any]]) -> list[str]:
    unknown = {
        key: None for table in tables for key in table if key not in (*CodebookEntry._fields, LEARNT, SHARE)
    }
    return [f"Not read of the themes: {listed(list(unknown))}."] if unknown else []


def _twice(entries: Iterable[CodebookEntry]) -> list[str]:
    held: dict[str, int] = {}
    for entry in entries:
        held[entry.name.casefold()] = held.get(entry.name.casefold(), 0) + 1
    names = [name for name, times in held.items() if times > 1]
    if not names:
        return []
    stays = "What the first says stands; the others fill what it leaves out."
    return [f"{plural(len(names), 'name')} of several themes each: {listed(names)}. {stays}"]
