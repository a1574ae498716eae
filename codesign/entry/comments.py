r"""A comment line: what was said, and at the end of the line its themes, who said it, outcomes and permission.

    We can't get to the clinic, last bus is four #transport #opening @carer !2.1
    "I just want one number to ring" @Jane_Smyth /role

A line is our own note unless it begins with a quote mark, which makes it their exact words. Only marks at the end of
the line are read, so `flat #3`, `the #1 problem`, a `C# course` and `e-mail @ work` are words, as is everything inside
a pair of quote marks that holds the whole comment:

    #theme  @who  !outcome          a space is typed _ or the name is put in quote marks: #"opening hours"
    /no  /anon  /role  /name  /notasked            permission to quote this one comment
    /for self  /for org  /for others  /for others 12   whom the speaker spoke for

A backslash before a mark keeps it as words: `\#transport`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal

from codesign.entry.errors import EntryError
from codesign.entry.tags import tag_key

Permission = Literal["not-asked", "no", "anonymous", "by-role", "by-name"]
SpeakingFor = Literal["self", "organisation", "others"]

PERMISSIONS: dict[str, Permission] = {
    "/no": "no",
    "/notasked": "not-asked",
    "/anon": "anonymous",
    "/role": "by-role",
    "/name": "by-name",
}
"""What is typed for each of the vocabulary's permissions, the strictest first: of two on one line the stricter holds."""

_SPEAKING: dict[str, SpeakingFor] = {"self": "self", "org": "organisation", "others": "others"}
_FOR = re.compile(r"(?:^|(?<=\s))/for\s+(self|org|others)(?:\s+([0-9]{1,6}))?$", re.IGNORECASE)
_TRIM = ".,;:!?)]}\"'”’…"
_NUMBER_ALONE = re.compile(r"[0-9]+[a-z]?", re.IGNORECASE)
"""`#3` and `#3b` are flats and numbered points, not themes."""
_ESCAPED_MARK = re.compile(r"(^|(?<=\s))(\\+)(?=[#@!/])")
_LOOSE_TAG = re.compile(r"(?:^|(?<=\s))#(?![0-9]+\b)\w[\w-]*")
_QUOTED_NAME = re.compile(r"(?<=\s)[#@!]\"[^\"\n]{1,200}\"(?=\s|$)")
_CLOSERS = {'"': '"', "“": "”"}


@dataclass(frozen=True)
class CommentLine:
    """One comment as typed on its line."""

    words: str
    exact: bool = False
    """Their own words; otherwise our note."""
    tags: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    """Codes as text: `2.10` is not `2.1`."""
    permission: Permission | None = None
    """None: as set for the session."""
    speaking_for: SpeakingFor | None = None
    for_count: int | None = None
    doubts: tuple[str, ...] = field(default=(), compare=False)
    """What may not be as meant, in sentences; never a reason to refuse."""


class NothingSaidError(EntryError):
    """Only marks, and no words."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            "There are no words in this comment.",
            todo="Type what was said before the tags; a backslash keeps a mark as words: \\#tag.",
            typed=typed,
        )


def read_comment(text: str) -> CommentLine:
    """Read one comment line."""
    stripped = text.strip()
    marks = _Marks()
    words, exact = _exact(stripped, marks) if stripped[:1] in _CLOSERS else (_note(stripped, marks), False)
    if not words.strip():
        raise NothingSaidError(text)
    return _as_line(words, marks, exact=exact)


def _as_line(words: str, marks: _Marks, *, exact: bool) -> CommentLine:
    return CommentLine(
        words=words,
        exact=exact,
        tags=_first_of_each(marks.tags),
        who=_first_of_each(marks.who),
        outcomes=_first_of_each(marks.outcomes, fold=str.casefold),
        permission=marks.strictest(),
        speaking_for=marks.speaking_for,
        for_count=marks.for_count,
        doubts=_doubts(words, marks),
    )


def read_altered(text: str, was: str) -> CommentLine:
    """Read the words of a comment that were altered: quote marks stay as they are; marks typed anew at the end are read.

    Words that ended in something like a mark before are words still, and nothing is read off them.
    """
    held, marks = _Marks(), _Marks()
    stripped = text.strip()
    if held.take_from(was) != was.rstrip():
        return CommentLine(stripped)
    words = marks.take_from(stripped)
    if not words.strip():
        raise NothingSaidError(text)
    if not _ESCAPED_MARK.search(was):
        words = _ESCAPED_MARK.sub(lambda found: found[2][1:], words)
    read = _as_line(words, marks, exact=False)
    return replace(read, doubts=_doubts(words.lstrip("".join(_CLOSERS)), marks))


def render_comment(comment: CommentLine) -> str:
    """Write a comment as the line that reads back as the same comment."""
    marks = [
        *(_mark("#", tag) for tag in comment.tags),
        *(_mark("@", name) for name in comment.who),
        *(_mark("!", code) for code in comment.outcomes),
    ]
    if comment.permission:
        marks.append(_typed_permission(comment.permission))
    if comment.speaking_for:
        short = next(typed for typed, code in _SPEAKING.items() if code == comment.speaking_for)
        marks.append(f"/for {short}" + (f" {comment.for_count}" if comment.for_count is not None else ""))
    return " ".join([_escaped(comment.words, exact=comment.exact), *marks])


class _Marks:
    """The marks taken off the end of one line, last first."""

    def __init__(self) -> None:
        self.tags: list[str] = []
        self.who: list[str] = []
        self.outcomes: list[str] = []
        self.permissions: list[Permission] = []
        self.speaking_for: SpeakingFor | None = None
        self.for_count: int | None = None

    def take_from(self, text: str) -> str:
        """Take every mark off the end of `text` and return what is left, without space at its end."""
        left = text.rstrip()
        while True:
            shorter = self._take_one(left)
            if shorter is None:
                return left
            left = shorter.rstrip()

    def strictest(self) -> Permission | None:
        return min(self.permissions, key=list(PERMISSIONS.values()).index, default=None)

    def _take_one(self, left: str) -> str | None:
        speaking = _FOR.search(left[-60:])
        if speaking and not (speaking[2] and speaking[1].casefold() != "others"):
            if self.speaking_for is None:
                self.speaking_for = _SPEAKING[speaking[1].casefold()]
                self.for_count = int(speaking[2]) if speaking[2] else None
            return left[: len(left) - len(speaking[0])]
        start = _last_token(left)
        token = left[start:]
        if token.casefold() in PERMISSIONS:
            self.permissions.append(PERMISSIONS[token.casefold()])
            return left[:start]
        kept = {"#": self.tags, "@": self.who, "!": self.outcomes}.get(token[:1])
        name = _name_in(token)
        if kept is None or not name:
            return None
        kept.append(name)
        return left[:start]


def _note(stripped: str, marks: _Marks) -> str:
    words = marks.take_from(stripped)
    if re.match(r"\\+[\"“]", words):
        words = words[1:]
    return _ESCAPED_MARK.sub(lambda found: found[2][1:], words)


def _exact(stripped: str, marks: _Marks) -> tuple[str, bool]:
    """Read a line that begins with a quote mark: its match, if it ends the words, goes with it."""
    opening, closing = stripped[0], _CLOSERS[stripped[0]]
    close = _match(stripped, opening, closing)
    if close is None:
        words = marks.take_from(stripped[1:])
    else:
        after = marks.take_from(stripped[close + 1 :])
        inside = stripped[1:close]
        # a match part-way: "Never again" she said. Both marks are words then, and all of it is kept
        words = inside + after.rstrip() if not after.strip(".,;:!?… ") else stripped[: close + 1] + after
    words = _ESCAPED_MARK.sub(lambda found: found[2][1:], words.strip())
    family = re.escape(opening + closing)
    return re.sub(rf"(?<!\\)\\(\\*[{family}])", r"\1", words).strip(), True


def _match(text: str, opening: str, closing: str) -> int | None:
    """Return where the quote mark that opens `text` closes, minding pairs inside it and marks after a backslash."""
    depth = 1
    text = _QUOTED_NAME.sub(lambda found: " " * len(found[0]), text)
    for found in re.finditer(f"[{opening}{closing}]", text[1:]):
        at = found.start() + 1
        if text[at - 1] == "\\":
            continue
        depth += 1 if _opens(text, at, opening, closing) else -1
        if depth == 0:
            return at
    return None


def _opens(text: str, at: int, opening: str, closing: str) -> bool:
    if opening != closing:
        return text[at] == opening
    before, after = text[at - 1], text[at + 1 : at + 2]
    return (before.isspace() or before in "([{-–—") and bool(after) and not after.isspace()


def _last_token(left: str) -> int:
    """Return where the last token begins; a name in quote marks after #, @ or ! is one token."""
    if left.endswith('"'):
        start = left.rfind('"', 0, len(left) - 1) - 1
        if start >= 0 and left[start] in "#@!" and (start == 0 or left[start - 1].isspace()):
            return start
    start = len(left)
    while start and not left[start - 1].isspace():
        start -= 1
    return start


def _name_in(token: str) -> str:
    """Return the name after the sign, without punctuation, or nothing if the token is words."""
    body = token[1:]
    if len(body) > 2 and body[0] == body[-1] == '"':
        return body[1:-1] if body[1:-1] == body[1:-1].strip() and '"' not in body[1:-1] else ""
    name = body.rstrip(_TRIM)
    if not name or not (name[0].isalnum() or name[0] == "_") or re.search(r"[#@\"“”\\]", name):
        return ""
    return "" if token[0] == "#" and _NUMBER_ALONE.fullmatch(name) else name


def _mark(sign: str, name: str) -> str:
    bare = f"{sign}{name}"
    return bare if not re.search(r"\s", name) and _name_in(bare) == name else f'{sign}"{name}"'


def _escaped(words: str, *, exact: bool) -> str:
    kept = _ESCAPED_MARK.sub(lambda found: "\\" + found[2], words)
    if exact:
        kept = re.sub(r"(?<!\\)(\\*)\"", r'\\\1"', kept)
    elif re.match(r"\\*[\"“]", kept):
        kept = "\\" + kept
    start = _last_token(kept)
    last = kept[start:]
    speaking = _FOR.search(kept[-60:])
    if last[:1] in {"#", "@", "!", "/"}:
        kept = f"{kept[:start]}\\{last}"
    elif speaking:
        start = len(kept) - len(speaking[0])
        kept = f"{kept[:start]}\\{kept[start:]}"
    return f'"{kept}' if exact else kept


def _typed_permission(permission: Permission | None) -> str:
    return next((typed for typed, code in PERMISSIONS.items() if code == permission), "")


def _first_of_each(typed: list[str], fold: Callable[[str], str] = tag_key) -> tuple[str, ...]:
    """Return marks taken last first in the order typed, each once."""
    seen: dict[str, str] = {}
    for name in reversed(typed):
        seen.setdefault(fold(name), name)
    return tuple(seen.values())


def _doubts(words: str, marks: _Marks) -> tuple[str, ...]:
    doubts = []
    loose = _LOOSE_TAG.search(words)
    if loose:
        doubts.append(f"{loose[0]} is kept as words: tags go at the end of the line.")
    if len(set(marks.permissions)) > 1:
        doubts.append(
            f"Two permissions to quote: the stricter is kept, {_typed_permission(marks.strictest())}."
        )
    if words[:1] in _CLOSERS:
        doubts.append("A quote mark closes part-way, so all of it is kept as exact words.")
    return tuple(doubts)
