"""What stands on a desk, opened, kept and closed. Runs in threads: nothing here waits for a screen or paints one."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codesign import places
from codesign.errors import CodesignError
from codesign.screens.desk import Desk

if TYPE_CHECKING:
    from codesign.screens.today.lines import TodayFound
    from codesign.store import Store
    from codesign.store.drafts import Draft

NOBODY_YET = "somebody"
"""Who changes are made by until a name is given."""

INTERRUPTED = (
    "The last copy of codesign ended without closing. What was typed is here, under Unfinished. "
    "If its terminal looks odd, type `reset` there."
)


def new_desk(store_path: Path | None = None, *, demo: bool = False) -> Desk:
    """Return a desk for the person at this computer. Raises SettingsUnreadableError."""
    from codesign.settings import load_settings

    settings_path = places.settings_file()
    loaded = load_settings(settings_path)
    desk = Desk(
        store_path=store_path or places.store_path(),
        settings=loaded.settings,
        settings_path=settings_path,
        notices=[*loaded.said, *_own_words()],
    )
    if demo:
        turn_to_demo(desk, store_path)
    return desk


def _own_words() -> list[str]:
    """Add the person's own words about names to ours, where there are any; say why where they cannot be used."""
    if not (file := places.own_names_file()).exists():
        return []  # and nothing is imported before the first frame
    from codesign.matching.words.own import use_own_words_if_any

    return list(filter(None, [use_own_words_if_any(file)]))


def turn_to_demo(desk: Desk, path: Path | None = None) -> None:
    """Turn a desk to the demonstration, whose clock runs on from where its story stops."""
    from codesign.demo.clocks import RunningClock

    let_go(desk)
    desk.store_path = path or places.demo_folder() / places.STORE_NAME
    desk.demo, desk.clock = True, RunningClock()


def place_refused(desk: Desk) -> CodesignError | None:
    """Return why nothing may be kept where this desk would keep it, or None if it may be."""
    try:
        places.check_place(desk.store_path)
    except places.UnsafePlaceError as refused:
        return refused
    return None


def drafts_opened(desk: Desk, *, on_trouble: Callable[[str], None]) -> list[str]:
    """Open the drafts of a desk if they are not open, and return what is to be said of them."""
    from codesign.store.drafts import Drafts

    drafts, path = desk.drafts, desk.store_path
    if drafts is None:
        places.make_private_folder(path.parent)
        drafts = Drafts.open(places.drafts_file(path), clock=desk.clock, on_trouble=on_trouble)
        if desk.store_path != path:  # the desk was turned elsewhere while this was opening
            drafts.close()
            return []
        desk.drafts = drafts
    interrupted = any(line.was_interrupted for line in drafts.list())
    return [*drafts.notices, *([INTERRUPTED] if interrupted else [])]


def first_look(desk: Desk) -> TodayFound:
    """Return what Today can show already: the drafts, and the store's figures read without its libraries."""
    from codesign.screens.today.lines import TodayFound
    from codesign.store import first_look as bare

    page = bare.first_look(desk.store_path, desk.today) if desk.has_store else None
    return TodayFound(drafts_whole(desk), page)


def drafts_whole(desk: Desk) -> tuple[Draft, ...]:
    """Return every draft of a desk, whole."""
    drafts = desk.drafts
    if drafts is None:
        return ()
    found = [drafts.get(line.id) for line in drafts.list()]
    return tuple(draft for draft in found if draft is not None)


def store_opened(desk: Desk) -> tuple[Store, list[str]]:
    """Open the store of a desk, and return it with what is to be said of it.

    Raises:
        NotAStoreError and the other sentences of `Store.open`.
    """
    from codesign.store import Store

    if desk.demo and not desk.store_path.exists():
        _build_demo(desk.store_path)
    store = Store.open(desk.store_path, **_hands(desk))
    desk.demo = desk.demo or store.is_demo
    desk.clock_doubt = _clock_doubt(desk, store)
    if store.upgraded_from is None:
        return store, []
    return store, [
        f"The store was brought up to date. As it was before, it is kept at {store.upgraded_from}."
    ]


def store_made(desk: Desk) -> Store:
    """Make an empty store where this desk keeps it. Raises UnsafePlaceError, StoreExistsError or CannotSaveError."""
    from codesign.store import Store

    places.check_place(desk.store_path)
    places.make_private_folder(desk.store_path.parent)
    return Store.create(desk.store_path, **_hands(desk))


def settings_kept(desk: Desk, **changed: Any) -> None:
    """Change settings and keep them."""
    from codesign.settings import save_settings

    desk.settings = dataclasses.replace(desk.settings, **changed)
    save_settings(desk.settings_path, desk.settings)
    if desk.store is not None and "officer" in changed:
        desk.store.hands = dataclasses.replace(desk.store.hands, actor=desk.settings.officer)


def let_go(desk: Desk) -> None:
    """Close what is open: every word is written first."""
    drafts, store, looking = desk.drafts, desk.store, desk.looking
    desk.drafts = desk.store = desk.register = desk.looking = None
    if looking is not None:
        looking.stop()
    if drafts is not None:
        drafts.close()
    if store is not None:
        store.close()


def fault_words(desk: Desk, fault: BaseException | None) -> str:
    """Write the details of a fault where only this person can read them, and say plainly where everything is."""
    from codesign import crash

    details = crash.details_file(fault, clock=desk.clock) if fault is not None else None
    return crash.plain_sentence(details, places.drafts_file(desk.store_path))


def _hands(desk: Desk) -> dict[str, Any]:
    settings = desk.settings
    return {
        "actor": settings.officer or NOBODY_YET,
        "device": settings.device_id,
        "letters": settings.device_letters,
        "clock": desk.clock,
    }


def _build_demo(path: Path) -> None:
    """Build the demonstration beside its place, so that one cut short is never taken for whole."""
    from codesign.demo.build import build_demo

    places.make_private_folder(path.parent)
    half_built = path.with_name(f"half built {path.name}")
    for left in path.parent.glob(f"{half_built.name}*"):
        left.unlink()
    build_demo(half_built).close()
    half_built.replace(path)


def _clock_doubt(desk: Desk, store: Store) -> str:
    from codesign.clock import clock_doubt

    _, newest, _ = store.packs.stands_at()
    return clock_doubt(desk.clock, datetime.fromisoformat(newest) if newest else None, desk.settings.zone)
