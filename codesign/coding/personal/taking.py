"""How far a name goes: from its first word, by capitals, initials, hyphens and particles."""

from __future__ import annotations

from typing import NamedTuple

from codesign.coding.personal.reading import Reading, is_ordinary, looks_ordinary
from codesign.coding.personal.words import words


class Named(NamedTuple):
    """The first and last word of a name, and why it is taken for one."""

    first: int
    last: int
    why: str


LONGEST = 5
"""Words of a name that are taken: `Maria del Carmen García López`."""


def name_from(read: Reading, at: int, *, too: bool = True, capitals: bool = True, sure: bool = False) -> int:
    """Return the last word of the name that begins at a word, or -1 where none does.

    Args:
        read: the comment.
        at: where it may begin.
        too: words that are names too (Grace, Green) may be one here.
        capitals: a name in capitals (SMITH) may be one here; CPN is none.
        sure: the cue leaves no doubt, so `Ward` may be a family name and `Shah's surgery` is somebody's.
    """
    if not 0 <= at < len(read.lows):
        return -1
    if sure and read.lows[at] in words().particles and read.is_next(at + 1):
        last = name_from(read, at + 1, too=too, capitals=capitals, sure=sure)  # `Mr de Souza`
        if last >= 0 or not read.capital(at):
            return last
    if not read.capital(at):
        return -1
    if not sure and read.lows[at] in words().titles:
        return -1  # a title is a cue of its own
    too = too and (sure or not read.shouts)
    first = at
    if read.single(at):
        at = _past_initials(read, at)
    if at < 0 or not _may_be(read, at, too=too, capitals=capitals):
        return -1
    last = _to_the_end(read, first, at)
    if last == first and not sure and looks_ordinary(read.lows[at]):
        return -1
    return -1 if is_place(read, first, last, sure=sure) else last


def small_name_at(read: Reading, at: int, *, too: bool = False) -> int:
    """Return the word itself where it may be a name in small letters, or -1: no word of the language is one."""
    if not 0 <= at < len(read.lows):
        return -1
    low = read.lows[at]
    is_word = looks_ordinary(low) or (not too and low in words().names_too) or low in words().places
    if is_word or len(low) < 3 or not low.replace("-", "").isalpha():
        return -1
    return -1 if read.is_next(at + 1) and read.lows[at + 1] in words().places else at


def is_place(read: Reading, first: int, last: int, *, sure: bool = False) -> bool:
    """Say whether words are of a place, a building, a service or an illness: `Victoria Ward`, `St Thomas`."""
    lists = words()
    after = last + 1
    if read.is_next(after) and read.lows[after] in lists.places and _is_named_so(read, last, sure=sure):
        return True
    if last > first and read.lows[last] in lists.places and not (sure and read.lows[last] in lists.names_too):
        return True
    return (
        not sure
        and read.is_next(first)
        and read.lows[first - 1] in lists.before_places
        and read.capital(first - 1)
    )


def _is_named_so(read: Reading, last: int, *, sure: bool) -> bool:
    """Say whether a word of places belongs to the name before it; `Sue's room` and `Sue line managed me` are about her."""
    after = last + 1
    if read.capital(after):
        return not (sure and read.tails[last])
    return not read.tails[last] and not sure and read.lows[after] not in words().names_too


def _past_initials(read: Reading, at: int) -> int:
    for step in range(at + 1, at + 4):
        if step >= len(read.lows) or read.gap(step).strip(" .'’"):
            return -1
        if not read.single(step):
            return step if read.capital(step) else -1
    return -1


def _may_be(read: Reading, at: int, *, too: bool, capitals: bool) -> bool:
    low = read.lows[at]
    if len(low) < 2 or is_ordinary(low) or (not too and low in words().names_too):
        return False
    return not read.acronym(at) or (capitals and len(low) > 3)


def _to_the_end(read: Reading, first: int, at: int) -> int:
    last = at
    step = at + 1
    while step < len(read.lows) and step - first < LONGEST and not read.tails[last]:
        if read.lows[step] == "i":
            break
        if read.single(step) and not read.gap(step).strip(" "):
            step += 1
            continue
        if not read.is_next(step) and not (read.single(step - 1) and read.gap(step) in (". ", ".", "'", "’")):
            break
        low = read.lows[step]
        if low in words().particles and read.capital(step + 1) and not is_ordinary(read.low(step + 1)):
            step += 1
            continue
        if (
            not read.capital(step)
            or is_ordinary(low)
            or (low in words().places and low not in words().names_too)
        ):
            break
        last = step
        step += 1
    return last


def is_everybodys(read: Reading, first: int, last: int) -> bool:
    """Say whether a name is one that everybody knows: of a shop, a charity, somebody on television."""
    return "_".join(read.lows[first : last + 1]) in words().everybodys


def is_written_as_name(read: Reading, at: int) -> bool:
    """Say whether one capital begins a word and small letters go on: not `PTs`, not an initial."""
    written = read.text[read.starts[at] : read.ends[at]]
    return len(written) > 1 and (not written[1].isupper() or written[1] in "'’")
