"""A name taken apart for comparing and for showing what was understood. The name itself is never altered."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from codesign.matching.fold import LONGEST_NAME, Word, fold, folded_words, name_words
from codesign.matching.words import forget_with_words, words

_INITIAL = re.compile(r"\.(?=\w)")
_ROLE = re.compile(r"[(\[]([^()\[\]]*)[)\]]\s*$")


@dataclass(frozen=True, slots=True)
class NameParts:
    """What each part of a name was taken to be, in the words it was written with."""

    title: str = ""
    given: str = ""
    family: str = ""
    """The only name of somebody with one name stands here too; it is never asked for a second."""
    generation: str = ""
    """Jnr, Snr: what tells a parent from a child."""
    post_nominals: str = ""
    role: str = ""
    turned: bool = False
    """Written family name first, as `SMITH, Jane`: shown with a mark."""


def name_parts(text: str) -> NameParts:
    """Take a name as written on a sign-in sheet apart, for comparing and for a person to check."""
    name, role = _without_role(text[:LONGEST_NAME].strip())
    pieces = [piece.split() for piece in name.split(",") if piece.strip()]
    if not pieces:
        return NameParts(role=role)
    letters = [_letters_off(piece, after_comma=number > 0) for number, piece in enumerate(pieces)]
    titles = [_titles_off(piece, fewest=0 if number else 1) for number, piece in enumerate(pieces)]
    generation = _generation_off(pieces)
    title = " ".join(filter(None, titles))
    post_nominals = " ".join(filter(None, letters))
    pieces = [piece for piece in pieces if piece]
    if len(pieces) > 1 and _is_family_name(pieces[0]):
        given, family, turned, rest = " ".join(pieces[1]), " ".join(pieces[0]), True, pieces[2:]
    else:
        given, family, turned = _given_and_family(pieces[0])
        rest = pieces[1:]
    role = "; ".join(filter(None, [*(" ".join(piece) for piece in rest), role]))
    return NameParts(title, given, family, generation, post_nominals, role, turned)


def _without_role(name: str) -> tuple[str, str]:
    found = _ROLE.search(name) if name.endswith((")", "]")) else None
    if not found or not name[: found.start()].strip():
        return name, ""
    return name[: found.start()].strip(), found.group(1).strip()


def _letters_off(piece: list[str], *, after_comma: bool) -> str:
    """Take post-nominals off the end: in capitals after a full name, in any case after a comma."""
    known, taken = words(), list[str]()
    fewest = 0 if after_comma else 2
    while len(piece) > fewest:
        folded = fold(piece[-1])
        is_letters = folded in known.letters and (after_comma or piece[-1] != piece[-1].lower())
        if not is_letters and not (after_comma and folded in known.letters_that_are_names):
            break
        taken.insert(0, piece.pop())
    return " ".join(taken)


def _titles_off(piece: list[str], *, fewest: int) -> str:
    """Take titles off the front, but leave the name itself: `Dr` alone is all we know of somebody."""
    taken = []
    while len(piece) > fewest and fold(piece[0]) in words().titles:
        taken.append(piece.pop(0))
    return " ".join(taken)


def _generation_off(pieces: list[list[str]]) -> str:
    """Take Jnr or Snr off the end of a full name, or as a piece of its own after a comma."""
    for number, piece in enumerate(pieces):
        if piece and fold(piece[-1]) in words().generations and (len(piece) > 2 or number > 0):
            return piece.pop()
    return ""


def _is_family_name(piece: list[str]) -> bool:
    """Say whether what stands before a comma is a family name: one word, small words before it, or all capitals."""
    names = without_small_words(piece)
    return len(names) <= 1 or all(word.isupper() and len(word) > 2 for word in names)


def without_small_words(family: Iterable[str]) -> list[str]:
    """Return the words of a family name but for the small ones before it, as `de`, `van`, `Mc` and `O`."""
    small = words().particles | words().always_joined | {"o", "d"}
    return [word for word in family if fold(word) not in small]


def _given_and_family(piece: list[str]) -> tuple[str, str, bool]:
    """Split a name in the order it was written; capitals first mean family name first, as in `NGUYEN Van An`."""
    first, last = piece[0], piece[1:]
    if (
        len(first) > 2
        and first.isupper()
        and last
        and not any(word.isupper() and len(word) > 2 for word in last)
    ):
        return " ".join(last), first, True
    apart = _INITIAL.sub(". ", " ".join(piece)).split()
    start = len(apart) - 1
    if start and _belongs_to_next(apart[start - 1], apart[start]):
        start -= 1
    while start > 1 and fold(apart[start - 1]) in words().particles:
        start -= 1
    return " ".join(apart[:start]), " ".join(apart[start:]), False


def _belongs_to_next(small: str, following: str) -> bool:
    """Say whether `O` or `Mc` is the start of the next word and no name by itself."""
    if fold(small) in words().always_joined:
        return True
    after = {"o": words().after_o, "d": words().after_d}.get(fold(small), frozenset())
    return fold(following) in after


@dataclass(frozen=True, slots=True)
class Form:
    """One way somebody's name is written, ready to compare."""

    written: str
    titles: tuple[Word, ...]
    given: tuple[Word, ...]
    family: tuple[Word, ...]
    generation: str
    whole: str
    """Given and family as one folded word, for names that differ only in where they are broken."""


@lru_cache(maxsize=16_384)
def name_form(text: str) -> Form:
    """Take a person's name apart into words to compare."""
    parts = name_parts(text)
    given, family = name_words(parts.given), name_words(parts.family)
    whole = "".join(word.folded for word in (*given, *family))
    generation = words().generations.get(fold(parts.generation), "")
    return Form(text, name_words(parts.title), given, family, generation, whole)


def looks_like_organisation(name: str) -> bool:
    """Say whether a name is an organisation's or a desk's, not a person's: `Jane Smith Ltd`, `Reception`, `info@…`."""
    known, found = words(), folded_words(name)
    if not found:
        return False
    if is_desk(name) or any(word in known.organisation_words for word in found):
        return True
    if found[0] == "the" and (len(found) == 1 or found[1] not in known.titles):
        return True
    doubtful = any(word in known.organisation_words_that_are_names for word in found)
    return doubtful and (found[0] in known.opening or any(word in known.linking for word in found))


def is_desk(name_or_email: str) -> bool:
    """Say whether this is a desk or a shared mailbox, such as `Reception` or `info@…`, and so nobody in particular."""
    local = name_or_email.partition("@")[0]
    found = folded_words(local)
    desks = words().desks
    return bool(found) and ("".join(found) in desks or all(word in desks for word in found))


def is_a_name(text: str) -> bool:
    """Say whether there is a name in this at all: `Limited`, `UK`, `n/a` and empty text are not one."""
    if text.strip().casefold() in words().not_a_name:
        return False
    found = folded_words(text)
    return any(any(letter.isalpha() for letter in word) for word in found) and not all(
        word in words().not_a_name for word in found
    )


forget_with_words(name_form.cache_clear)
