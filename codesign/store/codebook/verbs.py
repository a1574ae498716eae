"""Verbs on the codebook: each is one change with a history, which undoing takes back whole."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import text
from sqlmodel import Session

from codesign.coding.codebook_file import CodebookEntry, CodebookRead
from codesign.records.codebook import (
    COLOURS,
    BroughtIn,
    CodebookChangeLine,
    Codes,
    Description,
    Part,
    Recoded,
    Twins,
)
from codesign.records.feedback import CommentLine
from codesign.store.codebook import bringing, merging, noting, reading, splitting
from codesign.store.codebook.errors import (
    NotRetiredError,
    RetiredThemeError,
    ThemeRingError,
    UnknownColourError,
)
from codesign.store.file import StoreFile
from codesign.store.tables import Theme
from codesign.store.verbs.feedback import Feedback
from codesign.store.verbs.themes import NamelessThemeError, ThemeExistsError, names_held, refuse_long
from codesign.store.writing import Change
from codesign.text import clean, plural


class Codebook:
    """Verbs on the codebook."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store

    # reading

    def codes(self, theme_id: str) -> Codes:
        """Return what is said of one theme. Raises GoneError."""
        with self._store.read() as session:
            return reading.codes(session, theme_id)

    def all(self, programme_id: str = "") -> list[Codes]:
        """Return what is said of every theme, or of one programme's and those of none, in the order they were made."""
        with self._store.read() as session:
            return reading.codebook(session, programme_id)

    def changes(self, theme_id: str) -> list[CodebookChangeLine]:
        """Return how a theme's figures came to mean what they mean, the newest first."""
        with self._store.read() as session:
            return noting.of_theme(session, theme_id)

    def since(self, day: str, programme_id: str = "") -> list[CodebookChangeLine]:
        """Return what was split, merged, renamed and so on from a day on, the newest first: figures over that span name it."""
        with self._store.read() as session:
            return noting.since(session, day, programme_id)

    def twins(self) -> list[Twins]:
        """Return themes that have one name between them, as two copies may each have made one."""
        with self._store.read() as session:
            return reading.twins(session)

    def holding(self, theme_id: str, words: str) -> list[str]:
        """Return the ids of a theme's comments that hold some words: what a split by those words would move."""
        with self._store.read() as session:
            return splitting.holding(session, theme_id, words)

    def going(self, theme_id: str, part: Part) -> list[CommentLine]:
        """Return the comments that a part of a split would move, in the order they were written down. Raises GoneError."""
        with self._store.read() as session:
            ids = [*part.comments, *splitting.holding(session, theme_id, part.words)]
            rows = session.execute(
                text("SELECT row FROM comment WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY row"),
                {"ids": json.dumps(ids)},
            )
            return Feedback(self._store).lines(list(rows.scalars()))

    # altering

    def describe(self, theme_id: str, said: Description) -> Recoded:
        """Say what a theme means, what belongs, what does not, and its colour. Raises UnknownColourError, GoneError."""
        values = {name: clean(value).text for name, value in asdict(said).items() if value is not None}
        if "colour" in values:
            values["colour"] = colour(values["colour"])
        with self._store.write("describe theme") as change:
            before = reading.codes(change.session, theme_id)
            altered = {name: value for name, value in values.items() if value != getattr(before, name)}
            if altered:
                change.set(Theme, theme_id, **altered)
            noting.note_meaning(change, theme_id, before.definition, altered)
            return _done(change, theme_id, is_altered=bool(altered))

    def rename(self, theme_id: str, name: str) -> Recoded:
        """Give a theme another name. Raises NamelessThemeError, LongThemeNameError, ThemeExistsError, GoneError."""
        name = clean(name).text.strip().lstrip("#").strip()
        if not name:
            raise NamelessThemeError
        refuse_long(name)
        with self._store.write("rename theme") as change:
            before = reading.codes(change.session, theme_id)
            if name == before.name:
                return _done(change, theme_id, is_altered=False)
            if theme_id not in (held := names_held(change.session).get(name.casefold(), [])) and held:
                raise ThemeExistsError(name)
            if len(held) > 1:  # another of the name is there already: this one would still be its twin
                raise ThemeExistsError(name)
            change.set(Theme, theme_id, name=name)
            noting.note(change, theme_id, "renamed", was=before.name, now=name)
            return _done(change, theme_id)

    def reparent(self, theme_id: str, parent_id: str = "") -> Recoded:
        """Let a theme stand beneath another, or at the top. Raises ThemeRingError, RetiredThemeError, GoneError."""
        with self._store.write("move theme") as change:
            before = reading.codes(change.session, theme_id)
            if parent_id == before.parent_id:
                return _done(change, theme_id, is_altered=False)
            now = _parent(change.session, before, parent_id)
            change.set(Theme, theme_id, parent_id=parent_id or None)
            noting.note(change, theme_id, "moved", was=before.parent, now=now)
            return _done(change, theme_id)

    def merge(self, themes: Sequence[str], into: str) -> Recoded:
        """Merge themes into one that stays. Raises OneThemeError, RetiredThemeError, GoneError."""
        with self._store.write("merge themes") as change:
            return merging.merge(change, themes, into)

    def split(self, theme_id: str, into: Sequence[Part]) -> Recoded:
        """Bring some of a theme's comments to other themes, new or already there; what is left stays.

        Raises:
            NothingToSplitError, NotUnderError, SameThemeError, RetiredThemeError, NamelessThemeError, GoneError.
        """
        with self._store.write("split theme") as change:
            return splitting.split(change, theme_id, into)

    def retire(self, theme_id: str) -> Recoded:
        """Retire a theme: it is offered no more; the comments that have it keep it, and figures name it as retired."""
        with self._store.write("retire theme") as change:
            before = reading.codes(change.session, theme_id)
            if before.state == "retired":
                return _done(change, theme_id, is_altered=False)
            kept = reading.comments_of(change.session, theme_id)
            change.set(Theme, theme_id, state="retired")
            noting.note(change, theme_id, "retired", was=before.state, now="retired", comments=kept)
            return _done(change, theme_id, comments=kept)

    def bring_back(self, theme_id: str) -> Recoded:
        """Take a retired theme up again, as it was before. Raises NotRetiredError, GoneError."""
        with self._store.write("bring back theme") as change:
            before = reading.codes(change.session, theme_id)
            if before.state != "retired":
                raise NotRetiredError(before.reference, before.name)
            state = _state_before(change.session, theme_id)
            change.set(Theme, theme_id, state=state, merged_into_id=None)
            noting.note(change, theme_id, "brought-back", was="retired", now=state)
            stays = (
                f"The comments that went to {before.merged_into} stay there." if before.merged_into else ""
            )
            return _done(change, theme_id, said=stays)

    def sign_off(self, theme_id: str) -> Recoded:
        """Sign a theme off: it is no draft any more. Raises RetiredThemeError, GoneError."""
        return self._settle(theme_id, "sign off theme", "signed-off", "signed-off")

    def reopen(self, theme_id: str) -> Recoded:
        """Make a theme that was signed off a draft again. Raises RetiredThemeError, GoneError."""
        return self._settle(theme_id, "reopen theme", "draft", "reopened")

    # in and out of files

    def entries(self, themes: Sequence[str]) -> list[CodebookEntry]:
        """Return themes by their ids as a file says them, in the order given."""
        with self._store.read() as session:
            held = {each.id: each for each in reading.codebook(session)}
            return bringing.entries_of([held[id_] for id_ in themes if id_ in held])

    def bring_in(
        self, read: CodebookRead, *, programme_id: str = "", replace: bool = False, dry: bool = False
    ) -> BroughtIn:
        """Bring a codebook in: filled where a field is empty, replaced where that is asked; `dry` only says what it would do.

        Raises:
            FileRingError, NothingInFileError.
        """
        return bringing.bring_in(self._store, read, programme_id=programme_id, replace=replace, dry=dry)

    def _settle(self, theme_id: str, verb: str, state: str, what: str) -> Recoded:
        with self._store.write(verb) as change:
            before = reading.codes(change.session, theme_id)
            if before.state == "retired":
                raise RetiredThemeError(before.reference, before.name, before.merged_into)
            if before.state == state:
                return _done(change, theme_id, is_altered=False)
            change.set(Theme, theme_id, state=state)
            noting.note(change, theme_id, what, was=before.state, now=state)
            nameless = "" if before.definition or state != "signed-off" else "It has no definition yet."
            return _done(change, theme_id, said=nameless)


def colour(typed: str) -> str:
    """Return a colour by its name, or none where nothing was typed. Raises UnknownColourError."""
    name = typed.strip().casefold()
    if name and name not in COLOURS:
        raise UnknownColourError(typed)
    return name


def refuse_ring(session: Session, theme_id: str, parent_id: str) -> None:
    """Refuse a parent that stands beneath the theme. Raises ThemeRingError."""
    if parent_id == theme_id or theme_id in reading.above(session, parent_id):
        raise ThemeRingError(reading.codes(session, theme_id).name, reading.codes(session, parent_id).name)


def _parent(session: Session, theme: Codes, parent_id: str) -> str:
    """Return what a new parent is called. Raises ThemeRingError, RetiredThemeError."""
    if not parent_id:
        return ""
    parent = reading.codes(session, parent_id)
    refuse_ring(session, theme.id, parent_id)
    if parent.state == "retired":
        raise RetiredThemeError(parent.reference, parent.name, parent.merged_into)
    return parent.name


def _state_before(session: Session, theme_id: str) -> str:
    """Return what a theme was before it was retired, as its history says."""
    found = session.execute(
        text("""SELECT json_extract(old, '$.state') FROM operation WHERE tbl = 'theme' AND record = :id AND kind = 'altered'
                AND json_extract(new, '$.state') = 'retired' ORDER BY seq DESC LIMIT 1"""),
        {"id": theme_id},
    ).scalar()
    return "signed-off" if found == "signed-off" else "draft"


def _done(
    change: Change, theme_id: str, *, comments: int = 0, said: str = "", is_altered: bool = True
) -> Recoded:
    theme = reading.named(change.session, [theme_id])[0]
    return Recoded(theme, change.reference if is_altered else "", comments, said=tuple(filter(None, (said,))))


def kept_words(recoded: Recoded) -> str:
    """Say how many comments keep a theme that was retired."""
    if not recoded.comments:
        return "No comment has it."
    keeps = "keeps" if recoded.comments == 1 else "keep"
    return f"{plural(recoded.comments, 'comment')} {keeps} it and {'counts' if recoded.comments == 1 else 'count'} under it."
