"""Access needs at an event, met and not met: `bsl 1, loop not working`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from codesign.entry.errors import EntryError
from codesign.entry.wording import Entry, find_entries

_NOT_MET = re.compile(
    r"(?:\b(?:was|were|is|are)\s+)?\b(?:not (?:working|there|met|provided|available|booked|offered|possible)|did(?:n['’]?t| not) (?:work|come|arrive)|"
    r"was(?:n['’]?t| not) \w+|is(?:n['’]?t| not) \w+|broken|failed|missing|unavailable|cancelled|refused|unmet|not met|out of order|too small|too far)\b"
    r"|^(?:no|not|without|lacked|needed but no)\s+|\b(?:x|✗)$",
    re.IGNORECASE,
)
_COUNT = re.compile(r"(?:^([0-9]{1,4})\s*(?:x\s+)?\b)|(?:\s*(?:x\s*)?\b([0-9]{1,4})$)")
_NONE = frozenset({"none", "no", "nil", "n/a", "na", "nothing", "none needed", "none asked for"})
_FILLER = re.compile(r"\b(?:the|a|an|for|users?|needed|met|provided|used|interpreters?)\b", re.IGNORECASE)


class AccessNeed(NamedTuple):
    """One need, as typed and as the vocabulary knows it."""

    text: str
    """As typed: never lost, whether or not it is in the vocabulary."""
    code: str
    """The vocabulary's code; empty when none fits plainly."""
    number: int | None
    """How many people had the need, if said."""


class Access(NamedTuple):
    """The needs that were met and those that were not."""

    met: tuple[AccessNeed, ...]
    not_met: tuple[AccessNeed, ...]
    words: str


class NoNeedError(EntryError):
    """Nothing but punctuation."""

    def __init__(self, typed: str) -> None:
        super().__init__("There is no access need here.", todo="Try bsl 1, loop not working.", typed=typed)


def read_access(text: str, needs: Sequence[Entry]) -> Access:
    """Read access needs with commas or semicolons between them."""
    if text.strip().casefold().rstrip(".") in _NONE:
        return Access((), (), "no access needs")
    parts = [part.strip() for part in re.split(r"[,;\n]", text) if re.search(r"\w", part)]
    if not parts:
        raise NoNeedError(text)
    read = [(part, bool(_NOT_MET.search(part))) for part in parts]
    met = tuple(_need(part, needs) for part, failed in read if not failed)
    not_met = tuple(_need(part, needs) for part, failed in read if failed)
    return Access(met, not_met, _words(met, not_met, needs))


def _need(part: str, needs: Sequence[Entry]) -> AccessNeed:
    bare = " ".join(_NOT_MET.sub(" ", part).split())
    count = _COUNT.search(bare)
    name = " ".join(_COUNT.sub(" ", bare, count=1).split()) if count else bare
    for words in (name, " ".join(_FILLER.sub(" ", name).split())):
        found = find_entries(words, needs)
        if len(found) == 1:
            return AccessNeed(part, found[0].code, _number(count))
    return AccessNeed(part, "", _number(count))


def _number(count: re.Match[str] | None) -> int | None:
    return int(count[1] or count[2]) if count else None


def _words(met: Sequence[AccessNeed], not_met: Sequence[AccessNeed], needs: Sequence[Entry]) -> str:
    names = {entry.code: entry.name for entry in needs}
    sides = [("Met", met), ("Not met", not_met)]
    return ". ".join(
        f"{side}: {', '.join(_need_words(need, names) for need in listed)}"
        for side, listed in sides
        if listed
    )


def _need_words(need: AccessNeed, names: dict[str, str]) -> str:
    if not need.code:
        return f"{need.text} (in your own words)"
    return f"{names[need.code]}{f' ({need.number})' if need.number is not None else ''}"
