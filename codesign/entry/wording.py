"""Finding the vocabulary entry a person means by the word they typed, and saying an entry's name in the plural."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, Protocol

_SAME_IN_PLURAL = frozenset({"staff", "other", "police", "people", "media", "general practice staff"})
_IRREGULAR = {"person": "people", "child": "children", "woman": "women", "man": "men", "wife": "wives"}
_SINGULAR = {many: one for one, many in _IRREGULAR.items()}
_GENERIC = frozenset({"person", "member"})
"""Nouns people leave off: "1 young" is one young person."""
_NOT_WORDS = re.compile(r"[\W_]+")


class Entry(Protocol):
    """Anything with a code, a name and other words for it: a vocabulary entry."""

    @property
    def code(self) -> str:
        """The stable code."""
        ...

    @property
    def name(self) -> str:
        """The name on screens."""
        ...

    @property
    def plural(self) -> str:
        """The name for more than one; empty to make it by rule."""
        ...

    @property
    def words(self) -> Sequence[str]:
        """Other words people type for it."""
        ...


class Word(NamedTuple):
    """A vocabulary entry as the readers here need it."""

    code: str
    name: str
    plural: str = ""
    words: tuple[str, ...] = ()


def find_entries(typed: str, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries a word may mean: one when it is plain, several when it is not, none when unknown.

    An exact code, name or other word wins, in singular or plural; then a name short of its generic noun
    ("young" for "young person"); then the beginning of a name or its last word ("loop" for "hearing loop").
    """
    wanted = _key(typed)
    if not wanted:
        return ()
    keyed = [(entry, _keys(entry)) for entry in entries]
    tests: tuple[Callable[[str], bool], ...] = (
        lambda key: key == wanted,
        lambda key: _without_generic(key) == wanted,
        lambda key: (key.startswith(wanted) and len(wanted) > 1) or key.endswith(f" {wanted}"),
    )
    for fits in tests:
        found = tuple(entry for entry, keys in keyed if any(map(fits, keys)))
        if found:
            return found
    return ()


def counted(number: int, name: str, plural: str = "") -> str:
    """Return a number with a name in the right form: `1 carer`, `2 young people`."""
    return f"{number:,} {_in_sentence(name) if number == 1 else plural or plural_name(name)}"


def plural_name(name: str) -> str:
    """Return a name for more than one: `carers`, `young people`, `members of the House of Lords`."""
    head, joint, rest = _in_sentence(name).partition(" of ")
    if not joint:
        head, joint, rest = head.partition(" (")
    *before, noun = head.split(" ")
    return " ".join([*before, _plural_noun(noun)]) + joint + rest


def _plural_noun(noun: str) -> str:
    folded = noun.casefold()
    if folded in _SAME_IN_PLURAL or folded.endswith("s"):
        return noun
    if folded in _IRREGULAR:
        return _IRREGULAR[folded]
    if folded.endswith("y") and folded[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if folded.endswith(("ch", "sh", "x")) else "s")


def _in_sentence(name: str) -> str:
    return name[:1].lower() + name[1:] if name[1:2].islower() or len(name) == 1 else name


def _keys(entry: Entry) -> frozenset[str]:
    return frozenset(_key(word) for word in (entry.code, entry.name, entry.plural, *entry.words)) - {""}


def _key(words: str) -> str:
    parts = _NOT_WORDS.sub(" ", words.replace("'", "").replace("’", "").casefold()).split()
    if parts:
        parts[-1] = _singular_noun(parts[-1])
    return " ".join(parts)


def _singular_noun(noun: str) -> str:
    if noun in _SINGULAR:
        return _SINGULAR[noun]
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") and len(noun) > 2 else noun


def _without_generic(key: str) -> str:
    head, _, noun = key.rpartition(" ")
    return head if noun in _GENERIC else ""
