"""One line of "who came": a count by kind, or a person or group by name, with their organisation and capacity."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from codesign.entry.counts import Count, is_count_like, read_count
from codesign.entry.errors import EntryError, quoted
from codesign.entry.wording import Entry, find_entries

ADULT_FROM = 16
"""A younger person's name is kept only with a reason."""

_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*")
_AGE = re.compile(r"(?:aged?\s*)?([0-9]{1,3})\s*(?:yrs?|years?|y/?o)?(?:\s*old)?\.?", re.IGNORECASE)
_PHONE = re.compile(r"(?:\+|00|0|\(0)[0-9()\s.\-]+")
_FEWEST_FIGURES = 10
_POST_NOMINALS = frozenset(
    {
        "mbe",
        "obe",
        "cbe",
        "kbe",
        "dbe",
        "bem",
        "jp",
        "mp",
        "phd",
        "md",
        "frcp",
        "mrcgp",
        "rn",
        "kc",
        "qc",
        "dl",
        "bsc",
        "msc",
        "mba",
    }
)


class Named(NamedTuple):
    """A person or a group by name, exactly as typed; who it is among the contacts is for a person to say."""

    name: str
    organisation: str
    capacity: str
    """The role they came in, from brackets."""
    age: int | None
    under_16: bool
    doubt: str
    """A question to ask before keeping it, or nothing."""
    words: str
    turned: str = ""
    """The name as it is said, where it was typed family name first: Jane SMITH of `SMITH, Jane`."""

    @property
    def is_number(self) -> bool:
        """Whether a phone number was typed and no name: somebody is found by it, and nobody is called so."""
        return is_phone(self.name)


TurnedRound = Callable[[str, str], str]
"""Returns `Jane SMITH` for what stands before and after a comma, or nothing where it is not one name turned round."""


WhoCame = Named | Count
"""What one line of "who came" can be."""


class NobodyNamedError(EntryError):
    """No name and no number."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            "There is no name here.",
            todo="Type a name, a name and organisation (Sam Okafor, Ambridge Carers), or 4 carers.",
            typed=typed,
        )


class NumberNotNameError(EntryError):
    """A phone number that nobody held has, and no name."""

    def __init__(self, typed: str) -> None:
        super().__init__("Nobody here has this phone number.", todo="Type their name.", typed=typed)


class OnlyOrganisationError(EntryError):
    """A comma with an organisation after it and no name before."""

    def __init__(self, typed: str, organisation: str) -> None:
        super().__init__(
            f"Who came from {quoted(organisation)}?",
            todo="Type a name before the comma, or the organisation alone without the comma.",
            typed=typed,
        )


def is_phone(typed: str) -> bool:
    """Tell whether a line is a phone number and nothing else; no count has so many figures."""
    return bool(_PHONE.fullmatch(typed.strip())) and sum(map(str.isdigit, typed)) >= _FEWEST_FIGURES


def names_somebody(typed: str) -> bool:
    """Tell whether somebody may be called what was typed. They are found by a phone number or an e-mail, and not called so."""
    return "@" not in typed and not is_phone(typed)


def read_who(
    text: str, kinds: Sequence[Entry], room: int | None = None, *, turned_round: TurnedRound | None = None
) -> WhoCame:
    """Read one line of who came: `4 carers`, `Sam Okafor, Ambridge Carers`, `Jo Bell (chair)`.

    Args:
        text: the line as typed.
        kinds: the vocabulary's kinds of person.
        room: how many are said to have been in the room.
        turned_round: tells a name typed family name first; without it a comma begins an organisation.
    """
    typed = " ".join(text.split())
    if not re.search(r"\w", typed):
        raise NobodyNamedError(text)
    if is_phone(typed):
        return Named(typed, "", "", None, False, "", typed)
    if _is_count(typed, kinds):
        return read_count(text, kinds, room)
    return _named(typed, text, turned_round or (lambda _before, _after: ""))


def _is_count(typed: str, kinds: Sequence[Entry]) -> bool:
    if re.fullmatch(r"[^\W\d][^\d]*:\s*[0-9]{1,7}", typed):  # "carers: 4"
        return bool(find_entries(typed.partition(":")[0], kinds))
    if not is_count_like(typed):
        return False
    words = typed.split()
    first = re.match(r"[0-9]+(?=st|nd|rd|th)", typed.casefold())  # 42nd Street is an organisation
    if first:
        return False
    rest = [word for word in words[1:] if not word[:1].isdigit()]
    names_a_kind = bool(find_entries(" ".join(rest), kinds)) if rest else True
    looks_like_name = bool(rest) and rest[0][:1].isupper()  # 4 Winds Housing; A Patel
    return names_a_kind or not looks_like_name


def _named(typed: str, text: str, turned_round: TurnedRound) -> Named:
    inside = [part.strip() for part in _BRACKETS.findall(typed) if part.strip()]
    bare = _BRACKETS.sub(" ", typed).strip() if inside else typed
    name, organisation, turned = _split(bare, turned_round)
    if not re.search(r"\w", name):
        if not organisation:
            raise NobodyNamedError(text)
        raise OnlyOrganisationError(text, organisation)
    ages = [(part, _age(part)) for part in inside]
    age = next((years for _, years in ages if years is not None), None)
    capacity = ", ".join(part for part, years in ages if years is None)
    under_16 = age is not None and age < ADULT_FROM
    doubt = _doubt(name, organisation)
    return Named(
        name,
        organisation,
        capacity,
        age,
        under_16,
        doubt,
        _words(turned or name, organisation, capacity, age, under_16=under_16),
        turned,
    )


def _split(bare: str, turned_round: TurnedRound) -> tuple[str, str, str]:
    """Split a name from its organisation at the first comma that does not only begin letters after the name.

    A family name with a first name after the comma is one name, which is returned turned round as well.
    """
    name, *rest = (part.strip() for part in bare.split(","))
    turned = turned_round(name, rest[0]) if name and rest and rest[0] else ""
    if turned:
        name = f"{name}, {rest.pop(0)}"
    while rest and rest[0] and all(word.casefold().strip(".") in _POST_NOMINALS for word in rest[0].split()):
        letters = rest.pop(0)
        name, turned = f"{name}, {letters}", turned and f"{turned}, {letters}"
    return name.strip(), ", ".join(part for part in rest if part), turned


def _age(part: str) -> int | None:
    found = _AGE.fullmatch(part)
    return int(found[1]) if found and int(found[1]) < 125 else None


def _doubt(name: str, organisation: str) -> str:
    turned = name.isupper() and len(name) > 1 and " " not in name and len(organisation.split()) == 1
    if not turned:
        return ""
    return f"Read as {name}, of the organisation {organisation}. If it is one person, type {organisation} {name}."


def _words(name: str, organisation: str, capacity: str, age: int | None, *, under_16: bool) -> str:
    said = name + (f" ({organisation})" if organisation else "") + (f", as {capacity}" if capacity else "")
    if under_16:
        return f"{said}, aged {age}: under 16, so the name is kept only with a reason; else counted as 1 young person."
    return f"{said}, aged {age}" if age is not None else said
