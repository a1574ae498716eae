"""What two people's names tell beside first and family name: which is written first, a middle name, Jnr, Mr against Mrs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from codesign.matching.compare.people import NamesCompared, PersonName
from codesign.matching.words import Title, words


def besides(
    a: PersonName, b: PersonName, found: NamesCompared, middle: Callable[[PersonName], tuple[str, ...]]
) -> Iterator[tuple[str, str]]:
    """Yield what tells people apart beside first and family name, and at what level; `middle` gives the middle names."""
    if found.turned:
        yield "order", "turned"
    if a.middle and b.middle and found.given is not None and found.given.level not in {"other", "middle"}:
        one, other = middle(a), middle(b)
        if one and other:
            yield "middle", _middle_level(one, other)
    if a.generation and b.generation:
        yield "generation", "same" if a.generation == b.generation else "other"
    elif a.generation or b.generation:
        yield "generation", "one"
    if a.titles and b.titles and (level := title_level(a, b)):
        yield "title", level


def is_plain(a: PersonName, b: PersonName) -> bool:
    """Say whether two names have nothing but their halves to compare."""
    return not ((a.middle and b.middle) or (a.titles and b.titles) or a.generation or b.generation)


def _middle_level(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    """Compare the middle names of two people who have some."""
    if one == other:
        return "same"
    first, second = one[0], other[0]
    if first[0] != second[0]:
        return "other"
    return "initial" if len(first) == 1 or len(second) == 1 else "same" if first == second else "other"


def title_level(a: PersonName, b: PersonName) -> str:
    """Compare titles: of one office, of two sexes, or neither."""
    if len({_said_of(a), _said_of(b)} - {""}) > 1:
        return "sex"
    return "same" if offices_of(a) & offices_of(b) else ""


def offices_of(name: PersonName) -> set[str]:
    """Return what titles say somebody is; Mr and Mrs say nothing of that."""
    return {title.full for title in _titles(name) if title.roles}


def _said_of(name: PersonName) -> str:
    return next((title.said_of for title in _titles(name) if title.said_of), "")


def _titles(name: PersonName) -> Iterator[Title]:
    known = words()
    for written in name.titles:
        if title := known.titles.get(written.folded) or known.doubtful_titles.get(written.folded):
            yield title


def words_beside(key: str, level: str, a: PersonName, b: PersonName) -> str:
    """Say one level that `besides` found."""
    if key == "middle":
        both = " ".join(a.middle).title(), " ".join(b.middle).title()
        return {
            "same": "same middle name",
            "initial": f"{min(both, key=len)} fits {max(both, key=len)}",
            "other": f"another middle name: {both[0]}, not {both[1]}",
        }[level]
    if key == "title":
        return _title_words(level, a, b)
    return _OTHER_WORDS[key, level]


_OTHER_WORDS = {
    ("order", "turned"): "names the other way round",
    ("generation", "same"): "both the younger or both the elder",
    ("generation", "other"): "one is the elder, one the younger",
    ("generation", "one"): "only one says whether the elder or the younger",
}


def _title_words(level: str, a: PersonName, b: PersonName) -> str:
    one, other = (" ".join(title.written.rstrip(".") for title in name.titles) for name in (a, b))
    if level == "sex":
        return f"{one} against {other}"
    return "same title" if one.casefold() == other.casefold() else f"{one} = {other}"
