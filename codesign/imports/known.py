"""The vocabularies, turned round: what people write for a method or a kind, and its code."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

from codesign.imports.words import fold


@dataclass(frozen=True)
class KnownWords:
    """Folded words for each entry of the vocabularies that an import reads."""

    kinds: Mapping[str, str] = field(default_factory=dict)
    methods: Mapping[str, str] = field(default_factory=dict)


def turned_round(entries: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """Turn codes with their words into folded words with their code; the first to claim a word keeps it."""
    found: dict[str, str] = {}
    for code, words in entries:
        for word in (code, *words):
            found.setdefault(fold(word), code)
    return found


@lru_cache(maxsize=1)
def shipped_words() -> KnownWords:
    """Return the words of the vocabularies that ship with the product."""
    data = tomllib.loads(files("codesign.data").joinpath("vocabularies.toml").read_text(encoding="utf-8"))
    return KnownWords(kinds=_of(data["kinds"]), methods=_of(data["methods"]))


def _of(entries: Mapping[str, Mapping[str, object]]) -> dict[str, str]:
    return turned_round((code, _words(entry)) for code, entry in entries.items())


def _words(entry: Mapping[str, object]) -> list[str]:
    more = entry.get("words")
    others = more if isinstance(more, list) else []
    return [str(entry.get("name", "")), str(entry.get("plural", "")), *map(str, others)]
