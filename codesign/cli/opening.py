"""The store a command works on: where it is, whose hands write, what time it is, what its words are called."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from codesign import clock as time
from codesign import places
from codesign.cli import talking
from codesign.clock import Clock, SystemClock
from codesign.settings import Settings, load_settings, save_settings

if TYPE_CHECKING:
    import typer

    from codesign.records.columns_shown import Words
    from codesign.store import Store
    from codesign.store.drafts import Drafts


@dataclass
class Place:
    """Where one command works, on whose settings."""

    path: Path
    clock: Clock
    stores: list[Store] = field(default_factory=list)
    """Those its command has opened."""

    @property
    def has_written(self) -> bool:
        """Whether its command has changed anything so far."""
        return any(store.written for store in self.stores)

    @cached_property
    def settings(self) -> Settings:
        """The person's settings; a device that has none yet is given its letters for good."""
        file = places.settings_file()
        loaded = load_settings(file, clock=self.clock)
        for sentence in loaded.said:
            talking.say(sentence)
        if not file.exists():
            save_settings(file, loaded.settings)
        return loaded.settings

    @property
    def actor(self) -> str:
        """The name changes are made under: the officer's, else that of whoever is logged in."""
        return self.settings.officer or login_name()

    @property
    def today(self) -> date:
        """Today's date where the people are."""
        return time.today(self.clock, self.settings.zone)


def place_of(context: typer.Context) -> Place:
    """Return where a command works: `--store`, else CODESIGN_STORE, else this computer's own folder."""
    root = context.find_root()
    held = root.obj if isinstance(root.obj, dict) else {}
    place = held.get("place")
    if not isinstance(place, Place):
        named = str(root.params.get("store") or "")
        path = Path(named).expanduser().absolute() if named else places.store_path()
        place = held["place"] = Place(path, held.get("clock") or SystemClock())
    return place


@contextmanager
def opened(context: typer.Context) -> Iterator[Store]:
    """Open the store of a command, and let go of it afterwards.

    Raises:
        UnsafePlaceError: it is where it would be damaged.
        NoStoreError and the other sentences of `Store.open`.
    """
    place = place_of(context)
    with opened_at(place) as store:
        yield store


@contextmanager
def opened_at(place: Place) -> Iterator[Store]:
    """Open the store of a place."""
    from codesign.store import Store

    places.check_place(place.path)
    places.private_umask()
    settings = place.settings
    _use_own_words()
    store = Store.open(
        place.path,
        actor=place.actor,
        device=settings.device_id,
        letters=settings.device_letters,
        clock=place.clock,
    )
    if store.upgraded_from:
        talking.say(
            f"The store was brought up to date. As it was before, it is kept at {store.upgraded_from}."
        )
    place.stores.append(store)
    try:
        yield store
    finally:
        store.close()


def undo_words(context: typer.Context, done: str = "takes it back") -> str:
    """Say how what a command wrote is undone; where it wrote nothing, that: an undo would take back somebody's other change."""
    return f"`codesign undo` {done}." if place_of(context).has_written else "Nothing was changed."


@contextmanager
def drafts_of(place: Place) -> Iterator[Drafts]:
    """Open the unfinished work beside a store, and write all of it before letting go."""
    from codesign.store.drafts import Drafts

    places.check_place(place.path)
    places.make_private_folder(place.path.parent)
    drafts = Drafts.open(places.drafts_file(place.path), clock=place.clock, on_trouble=_say_trouble)
    for notice in drafts.notices:
        talking.say(notice)
    try:
        yield drafts
    finally:
        drafts.close()


def words_of(store: Store) -> Words:
    """Return what people read for the codes in lists."""
    from codesign.records.columns_shown import NEEDED

    every = store.vocabularies.all_names()
    return {name: every.get(name, {}) for name in NEEDED}


def login_name() -> str:
    """Return the name of whoever is logged in to this computer, or nobody's."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "somebody"


def _use_own_words() -> None:
    """Add the person's own words about names to ours, where there are any; say why where they cannot be used."""
    if (file := places.own_names_file()).exists():
        from codesign.matching.words.own import use_own_words_if_any

        _say_trouble(use_own_words_if_any(file))


def _say_trouble(sentence: str) -> None:
    if sentence:
        talking.say(sentence)
