"""Names that a cue follows: `Carol, our receptionist`, `Sue told me`. Each reader is asked at the word that is its cue."""

from __future__ import annotations

from codesign.coding.personal.reading import Reading, is_ordinary, looks_ordinary
from codesign.coding.personal.taking import Named, is_place, is_written_as_name
from codesign.coding.personal.words import words


def before_role(read: Reading, at: int) -> Named | None:
    """`Carol, our receptionist`, `Julie the physio`."""
    if at == 0 or not read.capital(at - 1) or read.gap(at) not in (" ", ", ", " (", " - ", " – ", ","):
        return None
    lists = words()
    step = next(
        (at + n for n in (1, 2, 3) if read.low(at + n) in lists.roles or read.low(at + n) in lists.kin), 0
    )
    if not step or any(not read.is_next(n) for n in range(at + 1, step + 1)):
        return None
    if read.low(step) in lists.kin and read.gap(at) == " ":
        return None
    return _back_from(read, at - 1, "Words for what somebody is follow it.", too=False)


def before_from(read: Reading, at: int) -> Named | None:
    """`Julie from the office`, `Julie on reception`."""
    wheres = ("the", "reception", "your", "our", "admin") if read.lows[at] == "from" else ("reception",)
    at_a_desk = read.low(at + 1) == "the" and read.low(at + 2) in _DESKS
    if not (read.low(at + 1) in wheres or at_a_desk) or not read.is_next(at + 1):
        return None
    return _doer(read, at, "Words for where somebody works follow it.")


_DESKS = frozenset({"front", "desk", "reception", "clinic", "surgery", "pharmacy", "counter", "till", "gate"})


def before_thanks(read: Reading, at: int) -> Named | None:
    """`Sarah, thank you so much`."""
    if at == 0 or read.gap(at) != ", " or not read.capital(at - 1) or not read.begins(at - 1):
        return None
    return _back_from(read, at - 1, "Somebody is thanked by it.", too=False)


def before_who(read: Reading, at: int) -> Named | None:
    """`it was Bob who`, `Hannah, who runs it`."""
    if at == 0 or not read.capital(at - 1) or read.gap(at) not in (" ", ", "):
        return None
    if read.gap(at) == " " and (
        read.begins(at - 1) or read.low(at - 2) not in ("was", "is", "its", "and", "to", "with", "by")
    ):
        return None
    return _back_from(read, at - 1, "`Who` follows it.", too=False)


def before_doing(read: Reading, at: int) -> Named | None:
    """`Sue told me`, `Sue explained`."""
    return _doer(read, at, "Words for what only a person does follow it.", too=True)


def before_doing_to(read: Reading, at: int) -> Named | None:
    """`Sue helped me`."""
    if read.low(at + 1) not in words().whom:
        return None
    return _doer(read, at, "Words for what only a person does follow it.")


def before_being(read: Reading, at: int) -> Named | None:
    """`Sue was so kind`."""
    lists = words()
    step = at + 1
    while read.low(step) in lists.how and step < at + 4:
        step += 1
    if read.low(step) not in lists.person_is:
        return None
    if read.lows[at] in ("are", "were") and read.low(at - 2) not in ("and", "both"):
        return None  # one who is said to be several is an organisation: `Mencap were kind`
    return _doer(read, at, "Words for what only a person is follow it.", too=True)


def _doer(read: Reading, at: int, why: str, *, too: bool = False) -> Named | None:
    before = at - 1
    if read.low(before) in (
        "has",
        "also",
        "always",
        "really",
        "even",
        "then",
        "just",
        "had",
        "both",
        "kindly",
    ):
        before -= 1
    if before < 0 or not read.capital(before) or read.tails[before]:
        return None
    if any(not read.is_next(step) for step in range(before + 1, at + 1)):
        return None
    return _back_from(read, before, why, too=too or not read.begins(before))


def _back_from(read: Reading, last: int, why: str, *, too: bool) -> Named | None:
    """Take the name that ends at a word."""
    low = read.lows[last]
    if len(low) < 3 or low in words().places or not is_written_as_name(read, last):
        return None
    if not _has_first(read, last) and (looks_ordinary(low) or (low in words().names_too and not too)):
        return None
    if is_ordinary(low):
        return None
    first = last
    while first > 0 and last - first < 3 and read.is_next(first) and _is_part(read, first - 1):
        first -= 1
    is_of_something = read.low(first - 1) in BEFORE_NO_NAME and read.is_next(first)
    return None if is_of_something or is_place(read, first, last) else Named(first, last, why)


BEFORE_NO_NAME = frozenset({"the", "a", "an", "at", "in", "near", "of", "on", "from"})


def _has_first(read: Reading, last: int) -> bool:
    return last > 0 and read.is_next(last) and _is_part(read, last - 1)


def _is_part(read: Reading, at: int) -> bool:
    low = read.lows[at]
    return (
        read.capital(at)
        and not is_ordinary(low)
        and not read.acronym(at)
        and low not in words().titles
        and low not in words().titles_with_capital
        and not read.tails[at]
    )
