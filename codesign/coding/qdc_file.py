"""A codebook as REFI-QDA says it (`.qdc`, namespace urn:QDA-XML:codebook:1.0), read and written.

What other programs have no field for (what belongs, what does not, examples, the state) stands in a code's description under
headings of its own, so that it is read by people there and comes back whole here. A file of another program is read by the
names of its elements, whatever its namespace: some write `codebook:1:0`.

The standard library's reader expands what a file declares, so a file that declares anything is refused before it is read on:
no entity, no other file, and no address is ever followed.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from codesign.coding.codebook_file import CodebookEntry, CodebookRead, CodebookUnreadableError
from codesign.errors import AskedWronglyError
from codesign.records.codebook import COLOURS, LONGEST_NAME
from codesign.text import clean, listed, one_line, plural, shorten

NAMESPACE = "urn:QDA-XML:codebook:1.0"
LARGEST = 20_000_000
"""Bytes. A codebook of 500 themes with long definitions has under one million."""
DEEPEST = 60
"""Codes within codes. The deepest codebooks people keep have five or six levels."""
_HEADINGS = {"belongs": "Belongs:", "belongs_not": "Does not belong:", "examples": "Examples:"}
_STATE = "State: "
_STATES = ("draft", "signed-off", "retired")
_IS_HEADING = re.compile(r"\\*(?:Belongs:|Does not belong:|Examples:|State: .*)")
_HEX = re.compile(r"#([0-9a-fA-F]{6})")


class QdcUnreadableError(CodebookUnreadableError):
    """The file is no REFI-QDA codebook."""

    def __init__(self, name: str, why: str) -> None:
        AskedWronglyError.__init__(
            self,
            f"{shorten(name, 60)} cannot be read as a codebook: {why}.",
            todo="Where another program wrote it, export the codebook there again as REFI-QDA (.qdc), not the whole project.",
        )


class DeclaresError(QdcUnreadableError):
    """A file that declares entities or a document type, as an attack does and no codebook needs."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "it declares things of its own (DOCTYPE), which no codebook needs")


@dataclass
class _Code:
    """A code as it is being read."""

    attributes: dict[str, str]
    parent: str
    description: list[str] = field(default_factory=list)
    entry: int = -1
    """Its place among what was read."""


@dataclass
class _Reading:
    """What is read of a file, element by element."""

    name: str
    entries: list[CodebookEntry | None] = field(default_factory=list)
    stack: list[str] = field(default_factory=list)
    codes: list[_Code] = field(default_factory=list)
    unread: dict[str, None] = field(default_factory=dict)
    nearest: list[str] = field(default_factory=list)
    is_codebook: bool = False

    def begins(self, element: str, attributes: dict[str, str]) -> None:
        """Take in the beginning of an element."""
        local = element.rpartition(" ")[2]
        within, self.stack = self.stack[-1] if self.stack else "", [*self.stack, local]
        if local == "Codes":
            self.is_codebook = True
        elif local == "Code" and within in ("Codes", "Code"):
            self._code(attributes)
        elif local not in ("CodeBook", "Project", "Description") or (
            local == "Description" and not self.codes
        ):
            self.unread[local] = None

    def _code(self, attributes: dict[str, str]) -> None:
        if len(self.codes) >= DEEPEST:
            raise QdcUnreadableError(self.name, f"it has codes within codes more than {DEEPEST} deep")
        parent = self.codes[-1].attributes.get("name", "") if self.codes else ""
        self.codes.append(_Code(attributes, parent, entry=len(self.entries)))
        self.entries.append(None)  # its parent stands before it, and its description is still to come

    def says(self, words: str) -> None:
        """Take in words, where they describe a code."""
        if self.codes and self.stack and self.stack[-1] == "Description" and self.stack[-2:-1] == ["Code"]:
            self.codes[-1].description.append(words)

    def ends(self, element: str) -> None:
        """Take in the end of an element."""
        self.stack.pop()
        if element.rpartition(" ")[2] == "Code" and self.codes and self.stack[-1:] in (["Codes"], ["Code"]):
            code = self.codes.pop()
            self.entries[code.entry] = self._entry(code)

    def _entry(self, code: _Code) -> CodebookEntry:
        name = one_line(clean(code.attributes.get("name", "")).text).strip()
        if not name:
            raise QdcUnreadableError(self.name, f"code {code.entry + 1} of it has no name")
        if len(name) > LONGEST_NAME:
            raise QdcUnreadableError(
                self.name, f"the name of code {code.entry + 1} is longer than {LONGEST_NAME} letters"
            )
        said = _described(clean("".join(code.description)).text)
        return CodebookEntry(
            name=name,
            parent=one_line(clean(code.parent).text).strip(),
            colour=self._colour(name, code.attributes.get("color", "")),
            guid=_guid(code.attributes.get("guid", "")),
            **said,
        )

    def _colour(self, name: str, written: str) -> str:
        if not _HEX.fullmatch(written.strip()):
            return ""
        wanted = written.strip().lower()
        colour, hex_ = min(COLOURS.items(), key=lambda each: _distance(each[1], wanted))
        if hex_ != wanted:
            self.nearest.append(name)
        return colour

    def notes(self) -> tuple[str, ...]:
        """Say what was left out or came out otherwise."""
        left = [each for each in self.unread if each not in ("Sets", "Set")]
        said = []
        if self.nearest:
            said.append(f"{plural(len(self.nearest), 'colour')} became the nearest there is here.")
        if "Set" in self.unread:  # programs write an empty <Sets/> where there is none
            said.append("Sets of codes were left out: here a theme has one parent.")
        if left:
            said.append(f"Not read: {listed(left)}.")
        return tuple(said)


def read_qdc_file(path: Path) -> CodebookRead:
    """Read a codebook. Raises QdcUnreadableError, DeclaresError."""
    name = clean(path.name).text
    try:
        if path.stat().st_size > LARGEST:
            raise QdcUnreadableError(name, f"it is larger than {LARGEST // 1_000_000} MB")
        return read_qdc(path.read_bytes(), name)
    except FileNotFoundError:
        raise QdcUnreadableError(name, "there is no such file") from None
    except (OSError, ValueError):
        raise QdcUnreadableError(name, "the file cannot be opened") from None


def read_qdc(content: bytes, name: str = "The file") -> CodebookRead:
    """Read a codebook out of what a file holds. `name` is what it is called in a refusal."""
    reading = _Reading(name)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reading.begins
    parser.EndElementHandler = reading.ends
    parser.CharacterDataHandler = reading.says
    parser.StartDoctypeDeclHandler = _refuse(name)
    parser.EntityDeclHandler = _refuse(name)
    parser.ExternalEntityRefHandler = _refuse(name)
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError):
        raise QdcUnreadableError(name, "it is no REFI-QDA codebook (XML)") from None
    if not reading.is_codebook:
        raise QdcUnreadableError(name, "it holds no Codes, as a REFI-QDA codebook does")
    return CodebookRead(tuple(each for each in reading.entries if each is not None), reading.notes())


def qdc_bytes(entries: Sequence[CodebookEntry], origin: str) -> bytes:
    """Write a codebook so that other programs read it, and we read back the same. Each theme stands within its parent."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<CodeBook xmlns={quoteattr(NAMESPACE)} origin={quoteattr(origin)}>",
        "  <Codes>",
    ]
    depths: list[int] = []
    for entry, depth in _in_tree(entries):
        while depths and depths[-1] >= depth:
            lines.append(f"{_indent(depths.pop())}</Code>")
        lines += [f"{_indent(depth)}<Code {_attributes(entry)}>", *_description(entry, depth)]
        depths.append(depth)
    while depths:
        lines.append(f"{_indent(depths.pop())}</Code>")
    return "\n".join([*lines, "  </Codes>", "</CodeBook>", ""]).encode()


def _refuse(name: str) -> Callable[..., int]:
    def refuse(*_: object) -> int:
        raise DeclaresError(name)

    return refuse


def _guid(written: str) -> str:
    """Return a guid as we write ids, or nothing where it is none."""
    try:
        return str(uuid.UUID(written.strip().strip("{}")))
    except ValueError:
        return ""


def _distance(one: str, other: str) -> int:
    return sum((int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) ** 2 for at in (1, 3, 5))


def _described(words: str) -> dict[str, str]:
    """Return what stands in a description under each of our headings; all of it is the definition where there is none."""
    said: dict[str, list[str]] = {"definition": []}
    state, now = "", "definition"
    for line in words.replace("\r\n", "\n").split("\n"):
        heading = next((name for name, words_ in _HEADINGS.items() if line == words_), "")
        if heading:
            now = heading
            said.setdefault(now, [])
        elif line.startswith(_STATE) and line.removeprefix(_STATE) in _STATES:
            state = line.removeprefix(_STATE)
        else:
            said[now].append(line[1:] if line.startswith("\\") and _IS_HEADING.fullmatch(line) else line)
    return {name: "\n".join(lines).strip() for name, lines in said.items()} | {"state": state}


def _written(entry: CodebookEntry) -> str:
    """Return the description that is read back by `_described`."""
    parts = [_kept(entry.definition)] if entry.definition else []
    for name, heading in _HEADINGS.items():
        if words := getattr(entry, name):
            parts.append(f"{heading}\n{_kept(words)}")
    if entry.state:
        parts.append(f"{_STATE}{entry.state}")
    return "\n\n".join(parts)


def _kept(words: str) -> str:
    """Return words in which no line could be taken for a heading."""
    return "\n".join(f"\\{line}" if _IS_HEADING.fullmatch(line) else line for line in words.split("\n"))


def _attributes(entry: CodebookEntry) -> str:
    said = {
        "guid": entry.guid.upper() or str(uuid.uuid5(uuid.NAMESPACE_URL, f"theme:{entry.name}")).upper(),
        "name": entry.name,
        "isCodable": "false" if entry.state == "retired" else "true",
        "color": COLOURS.get(entry.colour, ""),
    }
    return " ".join(f"{name}={quoteattr(value)}" for name, value in said.items() if value)


def _description(entry: CodebookEntry, depth: int) -> list[str]:
    words = _written(entry)
    return [f"{_indent(depth + 1)}<Description>{escape(words)}</Description>"] if words else []


def _indent(depth: int) -> str:
    return "  " * (depth + 2)


def _in_tree(entries: Sequence[CodebookEntry]) -> Iterable[tuple[CodebookEntry, int]]:
    """Yield each entry under its parent, with its depth; one whose parent is not here, or that stands in a ring, at the top."""
    at = {entry.name.casefold(): place for place, entry in reversed(list(enumerate(entries)))}
    under: dict[int, list[int]] = {}
    for place, entry in enumerate(entries):
        parent = at.get(entry.parent.casefold(), -1) if entry.parent else -1
        under.setdefault(parent if parent != place else -1, []).append(place)
    placed: set[int] = set()
    waiting = [(place, 0) for place in (*under.get(-1, ()), *range(len(entries)))][::-1]
    while waiting:
        place, depth = waiting.pop()
        if place not in placed:
            placed.add(place)
            yield entries[place], depth
            waiting += [(child, depth + 1) for child in reversed(under.get(place, ()))]
