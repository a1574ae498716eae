"""Made-up comments with personal data planted in them, and decoys that are none. Nobody in them exists.

Two makings of sentences and names (`personal.toml`), the same shapes of numbers. About seven in ten of the people named are in
the register; one in ten is misspelt, one in eight has lost its accents.
"""

from __future__ import annotations

import random
import tomllib
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from . import people_numbers

KNOWN = 400
IN_REGISTER, IS_CLEAN, IS_NAME = 0.7, 0.40, 0.32
MISSPELT, PLAIN, LOUD = 0.10, 0.12, 0.04


class Span(NamedTuple):
    """Where in a comment what kind of personal data stands."""

    start: int
    end: int
    kind: str


class Planted(NamedTuple):
    """A comment, and what was planted in it: nothing in a decoy."""

    text: str
    spans: tuple[Span, ...]


@cache
def words() -> dict[str, Any]:
    """Return what comments are made of."""
    with (Path(__file__).parent / "personal.toml").open("rb") as file:
        return tomllib.load(file)


class People:
    """Made-up people, of whom some are in the register."""

    def __init__(self, chance: random.Random, *, fresh: bool) -> None:
        self.chance = chance
        self.of = words()["fresh"] if fresh else words()["names"]
        self.fresh = fresh
        self.known = sorted({self._anybody() for _ in range(KNOWN)})

    def register(self) -> list[str]:
        """Return the names of the contacts somebody keeps."""
        return [f"{first} {family}" for first, family in self.known]

    def one(self) -> tuple[str, str]:
        """Return somebody's first and family name."""
        return self.chance.choice(self.known) if self.chance.random() < IN_REGISTER else self._anybody()

    def _anybody(self) -> tuple[str, str]:
        names, chance = words()["names"], self.chance
        first = chance.choice(names["first_words"] if chance.random() < 0.12 else self.of["first"])
        family = chance.choice(names["family_words"] if chance.random() < 0.15 else self.of["family"])
        return first, family


def comments(count: int, people: People) -> Iterator[Planted]:
    """Yield comments: four in ten are clean, three name somebody, the others hold a number or an address."""
    chance, made = people.chance, words()
    source = made["fresh"] if people.fresh else made
    for _ in range(count):
        drawn = chance.random()
        if drawn < IS_CLEAN:
            middle = Planted(chance.choice(source["clean"]), ())
        elif drawn < IS_CLEAN + IS_NAME:
            middle = _named(chance.choice(source["named"]), people)
        else:
            middle = _structured(chance, people)
        yield _between(chance, middle)


def _between(chance: random.Random, middle: Planted) -> Planted:
    """Put other sentences around one."""
    made = words()
    before = chance.choice(made["opening"]) + " " if chance.random() < 0.6 else ""
    after = " " + chance.choice(made["closing"]) if chance.random() < 0.7 else ""
    spans = tuple(Span(one.start + len(before), one.end + len(before), one.kind) for one in middle.spans)
    return Planted(before + middle.text + after, spans)


def _named(sentence: str, people: People) -> Planted:
    first, family = people.one()
    chance = people.chance
    short = words()["short"].get(first, first)
    fields = {"F": first, "L": family, "M": people.one()[0], "N": short}
    if chance.random() < MISSPELT:
        fields["L"] = misspelt(family, chance)
    if chance.random() < PLAIN:
        fields = {field: plain(name) for field, name in fields.items()}
    fields |= {"f": fields["F"].lower(), "l": fields["L"].lower()}
    made = _filled(sentence, fields)
    loud = made.text.upper()
    return made._replace(text=loud) if chance.random() < LOUD and len(loud) == len(made.text) else made


def _filled(sentence: str, fields: dict[str, str]) -> Planted:
    """Fill in names, and say where they came to stand; a first and a family name side by side are one."""
    text, spans = "", list[Span]()
    for at, part in enumerate(sentence.replace("}", "{").split("{")):
        if at % 2 == 0:
            text += part
            continue
        name = fields[part]
        if spans and spans[-1].end == len(text) - 1 and text[-1] in " -":
            spans[-1] = spans[-1]._replace(end=len(text) + len(name))
        else:
            spans.append(Span(len(text), len(text) + len(name), "name"))
        text += name
    return Planted(text, tuple(spans))


def _structured(chance: random.Random, people: People) -> Planted:
    kind = chance.choice(list(words()["structured"]))
    before, _, after = chance.choice(words()["structured"][kind]).partition("{}")
    value = _VALUES[kind](chance, people)
    return Planted(before + value + after, (Span(len(before), len(before) + len(value), kind),))


def misspelt(name: str, chance: random.Random) -> str:
    """Return a name with one slip."""
    if len(name) < 5:
        return name
    at = chance.randrange(1, len(name) - 2)
    return chance.choice((
        name[:at] + name[at + 1 :],
        name[:at] + name[at] + name[at:],
        name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        name[:at] + chance.choice("aeiourstn") + name[at + 1 :],
    ))  # fmt: skip


def plain(name: str) -> str:
    """Return a name without its accents."""
    return "".join(each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each))


def _mail(chance: random.Random, people: People) -> str:
    first, family = (plain(name).encode("ascii", "ignore").decode().lower() for name in people.one())
    family = "".join(filter(str.isalpha, family))
    shape = chance.choice(
        (
            f"{first}.{family}",
            f"{first[0]}{family}",
            f"{first}{chance.randrange(50, 99)}",
            f"{first}_{family}",
        )
    )
    return f"{shape}@{chance.choice(words()['names']['mail'])}"


def _address(chance: random.Random, _: People) -> str:
    number, street = chance.randrange(1, 200), chance.choice(words()["names"]["streets"])
    return chance.choice((
        f"{number} {street}", f"{number} {street}", f"{number}{chance.choice('ab')} {street}", f"{number}, {street}",
        f"Flat {chance.randrange(1, 20)}, {number} {street}", f"{number} {street.lower()}",
    ))  # fmt: skip


def _postcode(chance: random.Random, _: People) -> str:
    return people_numbers.postcode(chance, chance.choice(words()["names"]["areas"]))


def _number(made: Callable[[random.Random], str]) -> Callable[[random.Random, People], str]:
    return lambda chance, _: made(chance)


_VALUES: dict[str, Callable[[random.Random, People], str]] = {
    "phone": _number(people_numbers.phone),
    "e-mail": _mail,
    "NHS number": _number(people_numbers.nhs_number),
    "National Insurance number": _number(people_numbers.national_insurance),
    "postcode": _postcode,
    "date of birth": _number(people_numbers.born),
    "card number": _number(people_numbers.card),
    "address": _address,
}
