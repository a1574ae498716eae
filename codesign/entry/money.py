"""What participants were offered, claimed, declined, paid or are owed, in pence: `bus 4.80 sam; voucher 20 declined`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from codesign.entry.errors import EntryError, quoted
from codesign.entry.wording import Entry, find_entries
from codesign.records.columns_shown import pounds

MoneyState = Literal["offered", "claimed", "declined", "paid", "owed"]
STATES: dict[str, MoneyState] = {
    "offered": "offered",
    "claimed": "claimed",
    "claim": "claimed",
    "declined": "declined",
    "refused": "declined",
    "paid": "paid",
    "owed": "owed",
    "owing": "owed",
    "due": "owed",
}
SPOKEN: dict[str, str] = {
    "car": "travel-mileage",
    "travel": "travel-public",
    "metro": "travel-public",
    "tea": "subsistence",
    "coffee": "subsistence",
}
"""Words for a kind of expense that would else be the beginning of another, such as `car` of car park."""
MOST_PENCE = 100_000_000

_AMOUNT = re.compile(r"£?[0-9][0-9,]*(?:\.[0-9]{1,2})?|£?\.[0-9]{1,2}|[0-9]{1,5}p", re.IGNORECASE)
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+")
_FREE = frozenset({"free", "nil", "nothing"})
_DISTANCE = re.compile(r"(?:([0-9]+(?:\.[0-9]+)?)\s*)?(miles?|mi|kms?|kilomet(?:re|er)s?)", re.IGNORECASE)
_LINKS = frozenset({"for", "to", "by", "was"})
_ADVICE = re.compile(r"\b(?:benefits? )?advice(?: offered| given)?\b", re.IGNORECASE)


class MoneyLine(NamedTuple):
    """One sum for one thing."""

    kind: str
    """The vocabulary's code, or the words as typed where there is none."""
    is_known_kind: bool
    pence: int
    who: str
    """As typed; empty when nobody was named."""
    state: MoneyState
    advice_offered: bool
    """Advice on what a payment does to benefits was offered."""
    words: str


class Money(NamedTuple):
    """A line of sums and their totals."""

    lines: tuple[MoneyLine, ...]
    totals: tuple[tuple[MoneyState, int], ...]
    """Pence by state, never added together: what was declined was not spent."""
    words: str


class AmountMissingError(EntryError):
    """A thing with no sum."""

    def __init__(self, typed: str, thing: str) -> None:
        super().__init__(
            f"How much was {quoted(thing)}?",
            todo="Type pounds, such as bus 4.80, bus 45p or bus free.",
            typed=typed,
        )


class AmountNotReadError(EntryError):
    """A sum that is none."""

    def __init__(self, typed: str, amount: str) -> None:
        super().__init__(
            f"{quoted(amount)} is not an amount of money.",
            todo="Type it as 12.50, £1,234.50 or 45p.",
            typed=typed,
        )


class BelowNothingError(EntryError):
    """A sum below nought."""

    def __init__(self, typed: str, amount: str) -> None:
        super().__init__(
            f"{quoted(amount)} is less than nothing.",
            todo="For a refund, change the line the money was first written on.",
            typed=typed,
        )


class TwoAmountsError(EntryError):
    """Two sums for one thing."""

    def __init__(self, typed: str, thing: str) -> None:
        super().__init__(
            f"{quoted(thing)} has two amounts.",
            todo="Put a semicolon between things: bus 4.80; taxi 12.",
            typed=typed,
        )


class OwnMileageError(EntryError):
    """Miles and nobody who drove them: the officer's own journey."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            "Your own mileage is not kept here: claim it in your organisation's expenses system.",
            todo="For a participant's journey type pounds and who: car £14.40 sam.",
            typed=typed,
        )


class DistanceNotMoneyError(EntryError):
    """A participant's miles or kilometres, which need their sum in pounds."""

    def __init__(self, typed: str, distance: str) -> None:
        super().__init__(
            f"{distance} is a distance; what it came to is needed in pounds.",
            todo="Type the amount your policy allows and who: car £14.40 sam.",
            typed=typed,
        )


class PoundsOrMilesError(EntryError):
    """A whole number after mileage."""

    def __init__(self, typed: str, number: str) -> None:
        super().__init__(
            f"Is {number} pounds or miles?",
            todo=f"If pounds, type £{number}; miles are not kept here.",
            typed=typed,
        )


def read_money(text: str, kinds: Sequence[Entry] = ()) -> Money:
    """Read sums with a semicolon, a line break or a comma between them; each is claimed unless it says otherwise."""
    parts = _parts(text)
    if not parts:
        raise AmountMissingError(text, text)
    lines = tuple(_line(part, kinds, text) for part in parts)
    totals = tuple(
        (state, sum(line.pence for line in lines if line.state == state)) for state in _states(lines)
    )
    return Money(lines, totals, _said(lines, totals))


def _parts(text: str) -> list[str]:
    """Split at semicolons and line breaks, and at commas that have a sum on both sides."""
    parts = list[str]()
    for clause in re.split(r"[;\n]", text):
        begun = len(parts)
        for piece in re.split(r",(?=\s)", clause):
            joins = len(parts) > begun and not (_has_sum(piece) and _has_sum(parts[-1]))
            parts[-1:] = [f"{parts[-1]},{piece}"] if joins else [*parts[-1:], piece.strip()]
    return [part for part in parts if part]


def _has_sum(piece: str) -> bool:
    return bool(re.search(r"[0-9]", piece)) or not _FREE.isdisjoint(piece.casefold().split())


def _line(part: str, kinds: Sequence[Entry], text: str) -> MoneyLine:
    advice = bool(_ADVICE.search(part))
    tokens = re.sub(r"£\s+(?=[0-9])", "£", _ADVICE.sub(" ", part) if advice else part).split()
    states = [STATES[token.casefold()] for token in tokens if token.casefold() in STATES]
    state: MoneyState = states[-1] if states else "claimed"
    tokens = [token for token in tokens if token.casefold() not in STATES]
    _refuse_distance(tokens, text)
    at, pence = _amount(tokens, part, text)
    before, after = tokens[:at], [token for token in tokens[at + 1 :] if token.casefold() not in _LINKS]
    kind, who_before = _kind(before, kinds)
    if not before and after:
        kind, after_kind = _kind(after, kinds)
        before = [word for word in after if word not in after_kind] if kind else []
        after = after_kind if kind else after
    who = " ".join([*who_before, *after])
    _refuse_miles(before, tokens[at], who, text)
    code = kind.code if kind else " ".join(before)
    said = " ".join(
        filter(
            None, [" ".join(before), pounds(pence), who, state, "benefits advice offered" if advice else ""]
        )
    )
    return MoneyLine(code, kind is not None, pence, who, state, advice, said)


def _refuse_miles(before: Sequence[str], amount: str, who: str, text: str) -> None:
    """Refuse a sum of mileage with no pound sign that nobody claimed, or that may be miles."""
    if "£" in amount or not any(token.casefold() in {"mileage", "miles"} for token in before):
        return
    if not who:
        raise OwnMileageError(text)
    if amount.isdecimal():
        raise PoundsOrMilesError(text, amount)


def _refuse_distance(tokens: Sequence[str], text: str) -> None:
    """Refuse miles and kilometres: ours are not kept here, and a participant's are kept in pounds."""
    for index, token in enumerate(tokens):
        found = _DISTANCE.fullmatch(token)
        if not found or any("£" in other for other in tokens):
            continue
        others = [word for word in tokens[index + 1 :] if word.casefold() not in _LINKS]
        number = found[1] or (tokens[index - 1] if index else "")
        if number and not others and found[2].casefold().startswith("mi"):
            raise OwnMileageError(text)
        raise DistanceNotMoneyError(text, quoted(f"{number} {found[2]}".strip()))


def _amount(tokens: Sequence[str], part: str, text: str) -> tuple[int, int]:
    """Return where the sum is among the tokens, and its pence."""
    found = [index for index, token in enumerate(tokens) if re.match(r"[-−–+£.]*[0-9]", token)]
    free = [index for index, token in enumerate(tokens) if token.casefold() in _FREE]
    if len(found) + len(free) > 1:
        raise TwoAmountsError(text, part)
    if free:
        return free[0], 0
    if not found:
        raise AmountMissingError(text, part)
    return found[0], _pence(tokens[found[0]], text)


def _pence(typed: str, text: str) -> int:
    if typed[0] in "-−–" or typed.startswith(("£-", "£−")):
        raise BelowNothingError(text, typed)
    if not _AMOUNT.fullmatch(typed) or len(typed) > 16:
        raise AmountNotReadError(text, typed)
    if typed[-1] in "pP":
        return int(typed[:-1])
    whole, _, part = typed.removeprefix("£").partition(".")
    if whole and not _GROUPED.fullmatch(whole):
        raise AmountNotReadError(text, typed)
    pence = int(whole.replace(",", "") or 0) * 100 + int(part.ljust(2, "0"))
    if pence > MOST_PENCE:
        raise AmountNotReadError(text, typed)
    return pence


def _kind(before: Sequence[str], kinds: Sequence[Entry]) -> tuple[Entry | None, list[str]]:
    """Return the kind of expense in the words before the sum, and the words that are then somebody's name."""
    spans = [(start, end) for start in range(len(before)) for end in range(len(before), start, -1)]
    for start, end in spans[:60]:
        words = " ".join(before[start:end]).casefold()
        spoken = [entry for entry in kinds if entry.code == SPOKEN.get(words)]
        found = spoken or list(find_entries(words, kinds))
        if len(found) == 1:
            rest = [*before[:start], *before[end:]]
            return found[0], [word for word in rest if word.casefold() not in {*_LINKS, "fare", "fares"}]
    return None, []


def _states(lines: Sequence[MoneyLine]) -> list[MoneyState]:
    return list(dict.fromkeys(line.state for line in lines))


def _said(lines: Sequence[MoneyLine], totals: Sequence[tuple[MoneyState, int]]) -> str:
    each = "; ".join(line.words for line in lines)
    if len(lines) == 1:
        return each
    return f"{each}. In all: {', '.join(f'{pounds(pence)} {state}' for state, pence in totals)}"
