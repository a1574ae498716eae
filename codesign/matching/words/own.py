"""A user's own words about names, added to ours: the same shape, checked before it is used, refused in a sentence.

The front doors say which file; nothing here looks for one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from codesign.errors import CodesignError
from codesign.matching.fold import fold
from codesign.matching.words import use_own_lines
from codesign.matching.words.files import SHAPES, Lines, Shape, lines_of
from codesign.text import one_line

MOST_BYTES = 1_000_000
"""A file of words longer than this is some other file."""
_EXAMPLES: dict[Shape, str] = {
    "short": "robert: bob rob",
    "group": "catherine katherine kathryn",
    "title": "cllr councillor : Councillor : elected alderman",
    "meaning": "jnr junior : Junior",
    "words": "reception enquiries",
}
_PARTS: dict[Shape, tuple[int, ...]] = {"short": (2,), "title": (2, 3), "meaning": (2,)}


class OwnWordsError(CodesignError):
    """A file of somebody's own words about names cannot be used."""

    def __init__(self, path: Path, why: str, todo: str, line: int = 0) -> None:
        where = f"line {line} of {path}" if line else str(path)
        super().__init__(f"The words about names in {where} cannot be used: {why}.", todo=todo)
        self.path, self.line = path, line


def use_own_words(*paths: Path) -> None:
    """Add the words of these files to ours from now on; with none, ours alone are used.

    Call it before anything is compared: what was looked up by the earlier lists is forgotten here, but a result that
    somebody holds is not made again.

    Raises:
        OwnWordsError: A file cannot be read or says something that has no meaning; the lists stay as they were.
    """
    use_own_lines([read_own_words(path) for path in paths])


def use_own_words_if_any(path: Path) -> str:
    """Add the words of a file that may not be there; return the sentence to say where they cannot be used, else nothing.

    For where work must go on: a slip in a list of words keeps nobody from their contacts.
    """
    if not path.exists():
        return ""
    try:
        use_own_words(path)
    except OwnWordsError as refused:
        return str(refused)
    return ""


def read_own_words(path: Path) -> Lines:
    """Read and check one file.

    Raises:
        OwnWordsError: As `use_own_words` says.
    """
    text = _text(path)
    try:
        table = tomllib.loads(text)
    except ValueError as error:
        raise _not_toml(path, text, error) from error
    return {key: tuple(_checked(path, text, key, said)) for key, said in table.items()}


def _text(path: Path) -> str:
    todo = "Make it a plain text file that you may read, or leave it out."
    try:
        if path.stat().st_size > MOST_BYTES:
            raise OwnWordsError(path, "it is too long to be a list of words", todo)
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise OwnWordsError(path, (error.strerror or "it was refused").lower(), todo) from error
    except UnicodeDecodeError as error:
        raise OwnWordsError(path, "it is not text in UTF-8", "Save it as UTF-8 text.") from error


def _not_toml(path: Path, text: str, error: ValueError) -> OwnWordsError:
    found = re.search(r"at line (\d+)", str(error))
    line = int(found[1]) if found else len(text.splitlines())  # what is never closed is missed at the end
    todo = "Write each list as  short = '''  then its lines, then  '''  on a line of its own."
    return OwnWordsError(path, "it is not written as lists", todo, line)


def _checked(path: Path, text: str, key: str, said: object) -> Iterator[str]:
    if key not in SHAPES:
        known = ", ".join(sorted(SHAPES))
        todo = f"Use one of {known}."
        raise OwnWordsError(path, f"“{one_line(key)[:40]}” is no list we know", todo, _line(text, key))
    if not isinstance(said, str):
        todo = f"Write  {key} = '''  then lines such as  {_EXAMPLES[SHAPES[key]]}  then  '''."
        raise OwnWordsError(path, f"“{key}” is not lines of words", todo, _line(text, key))
    for line in lines_of(said):
        yield _line_checked(path, text, key, line)


def _line_checked(path: Path, text: str, key: str, line: str) -> str:
    shape = SHAPES[key]
    todo = f"Write it like this: {_EXAMPLES[shape]}"
    parts = [part.strip() for part in line.split(":")]
    if len(parts) not in _PARTS.get(shape, (1,)):
        fault = "has no colon" if len(parts) == 1 else "has a colon too many"
        raise OwnWordsError(path, f"“{one_line(line)[:60]}” {fault}", todo, _line(text, line))
    words = [_folded(part) for part in parts]
    if not all(words[:2]) or (shape == "group" and len(words[0]) < 2):
        raise OwnWordsError(path, f"“{one_line(line)[:60]}” lacks a word", todo, _line(text, line))
    if shape == "title":
        return f"{' '.join(words[0])} : {parts[1]} : {' '.join(words[2]) if len(words) > 2 else ''}"
    if shape == "meaning":
        return f"{' '.join(words[0])} : {parts[1]}"
    return ": ".join(" ".join(each) for each in words)


def _folded(part: str) -> list[str]:
    return [folded for word in part.split() if (folded := fold(word))]


def _line(text: str, said: str) -> int:
    """Return the number of the line that says this, from one; nought where it cannot be told."""
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.strip()
        if bare == said or re.match(rf"\[*\s*[\"']?{re.escape(said)}[\"']?\s*[=.\]]", bare):
            return number
    return 0
