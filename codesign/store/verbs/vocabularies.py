"""Vocabularies: shipped as data, then the user's own to add to, rename and retire."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from sqlalchemy import text

from codesign.errors import AskedWronglyError
from codesign.records.vocabulary import Entry
from codesign.store.file import StoreFile
from codesign.store.lines import as_line
from codesign.store.tables import VocabularyEntry

SET_UP = "set up vocabularies"
"""The verb of a store's first change, which is never undone: every record chooses from these words."""

_OWN_COLUMNS = ("name", "plural", "parent", "key", "words")


class UnknownVocabularyError(AskedWronglyError):
    """There is no list by that name."""

    def __init__(self, typed: str, known: list[str]) -> None:
        super().__init__(f"There is no vocabulary called {typed}.", todo=f"There are: {', '.join(known)}.")


class UnknownEntryError(AskedWronglyError):
    """The list has no such entry."""

    def __init__(self, vocabulary: str, typed: str) -> None:
        super().__init__(
            f"“{typed}” is not in the vocabulary {vocabulary}.",
            todo=f"`codesign vocabularies show {vocabulary}` lists it; `codesign vocabularies add` adds to it.",
        )


class EntryExistsError(AskedWronglyError):
    """The list has that code already."""

    def __init__(self, vocabulary: str, code: str) -> None:
        super().__init__(
            f"{vocabulary} already has an entry with the code {code}.",
            todo="Codes stay for ever, also of retired entries: choose another.",
        )


class NamelessEntryError(AskedWronglyError):
    """An entry without a code or a name."""

    def __init__(self) -> None:
        super().__init__(
            "An entry of a vocabulary needs a code and a name.",
            todo="The code is for files and stays for ever; the name is what people read.",
        )


class Vocabularies:
    """Verbs on the words people choose from."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store
        self._all_names: tuple[int, Mapping[str, Mapping[str, str]]] | None = None

    def fill(self) -> None:
        """Write the shipped lists into an empty store, as its first change."""
        shipped = tomllib.loads(
            (files("codesign") / "data" / "vocabularies.toml").read_text(encoding="utf-8")
        )
        rows = [
            _row(vocabulary, code, entry, position)
            for vocabulary, entries in shipped.items()
            for position, (code, entry) in enumerate(entries.items())
        ]
        with self._store.write(SET_UP) as change:
            change.add_many(VocabularyEntry, rows)

    def names(self) -> list[str]:
        """Return the names of the lists."""
        with self._store.read() as session:
            found = session.execute(
                text(
                    "SELECT vocabulary FROM vocabularyentry WHERE deleted = 0 GROUP BY vocabulary ORDER BY min(row)"
                )
            )
            return [str(name) for name in found.scalars()]

    def entries(self, vocabulary: str, *, retired: bool = False) -> list[Entry]:
        """Return the entries of a list in its order; retired ones only when asked for.

        Raises:
            UnknownVocabularyError: there is no such list.
        """
        with self._store.read() as session:
            rows = session.execute(
                text("""SELECT id, vocabulary, code, name, plural, parent, key, words, retired FROM vocabularyentry
                        WHERE deleted = 0 AND vocabulary = :vocabulary AND (:retired OR retired = 0) ORDER BY position, row"""),
                {"vocabulary": vocabulary, "retired": retired},
            ).all()
        if not rows and vocabulary not in self.names():
            raise UnknownVocabularyError(vocabulary, self.names())
        return [as_line(Entry, (*row[:7], _split(row.words), row.retired)) for row in rows]

    def name(self, vocabulary: str, code: str) -> str:
        """Return what people read for a code; the code itself where the list does not hold it."""
        return self.as_names(vocabulary).get(code, code)

    def as_names(self, vocabulary: str) -> dict[str, str]:
        """Return code to name for a list, retired entries too: old records keep their words."""
        with self._store.read() as session:
            if self._store.is_changing:
                return self._names_now(vocabulary)
            return dict(
                self._store.vocabularies_read.of(session, vocabulary, lambda: self._names_now(vocabulary))
            )

    def _names_now(self, vocabulary: str) -> dict[str, str]:
        return {entry.code: entry.name for entry in self.entries(vocabulary, retired=True)}

    def all_names(self) -> Mapping[str, Mapping[str, str]]:
        """Return code to name for every list, retired entries too; read again only once something was changed.

        Every key of a word to find asks for this. Not to be asked inside a change: one that is taken back leaves no trace.
        """
        with self._store.read() as session:
            newest = self._store.newest_change()
            if self._all_names is None or self._all_names[0] != newest:
                rows = session.execute(
                    text(
                        "SELECT vocabulary, code, name FROM vocabularyentry WHERE deleted = 0 ORDER BY position, row"
                    )
                )
                names: dict[str, dict[str, str]] = {}
                for vocabulary, code, name in rows:
                    names.setdefault(vocabulary, {})[code] = name
                self._all_names = (newest, names)
            return self._all_names[1]

    def add(
        self,
        vocabulary: str,
        code: str,
        name: str,
        *,
        plural: str = "",
        parent: str = "",
        words: tuple[str, ...] = (),
    ) -> None:
        """Add an entry at the end of a list.

        Raises:
            NamelessEntryError, UnknownVocabularyError, EntryExistsError.
        """
        if not code.strip() or not name.strip():
            raise NamelessEntryError
        entry = {"name": name, "plural": plural, "parent": parent, "words": words}
        with self._store.write("add to vocabulary") as change:
            known = self.entries(vocabulary, retired=True)
            if any(held.code == code for held in known):
                raise EntryExistsError(vocabulary, code)
            change.add(VocabularyEntry, **_row(vocabulary, code, entry, len(known)))

    def rename(self, vocabulary: str, code: str, name: str) -> None:
        """Change what people read for a code. Raises UnknownEntryError."""
        with self._store.write("rename in vocabulary") as change:
            change.set(VocabularyEntry, self._entry(vocabulary, code).id, name=name)

    def retire(self, vocabulary: str, code: str, *, back: bool = False) -> None:
        """Offer an entry no more, or again. Records that have it keep it. Raises UnknownEntryError."""
        with self._store.write("bring back to vocabulary" if back else "retire from vocabulary") as change:
            change.set(VocabularyEntry, self._entry(vocabulary, code).id, retired=not back)

    def _entry(self, vocabulary: str, code: str) -> Entry:
        for entry in self.entries(vocabulary, retired=True):
            if entry.code == code:
                return entry
        raise UnknownEntryError(vocabulary, code)


def _row(vocabulary: str, code: str, entry: Mapping[str, Any], position: int) -> dict[str, Any]:
    rest = {name: value for name, value in entry.items() if name not in _OWN_COLUMNS}
    return {
        "vocabulary": vocabulary,
        "code": code,
        "name": entry["name"],
        "plural": entry.get("plural", ""),
        "parent": entry.get("parent", ""),
        "key": entry.get("key", ""),
        "words": ", ".join(entry.get("words", ())),
        "details": json.dumps(rest, ensure_ascii=False, sort_keys=True) if rest else "",
        "position": position,
    }


def _split(words: str) -> tuple[str, ...]:
    return tuple(word for word in words.split(", ") if word)
