"""The palette: every action by its words, and any record by its reference, its code or its name."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.screen import Screen

from codesign.keys import ACTIONS, Action, key_words, own_keys

if TYPE_CHECKING:
    from codesign.app import CodesignApp
    from codesign.store.finding.anything import Pointed

_BY_MEANING = 0.6
"""What an action found by another word for it scores, beside one found by its own."""


def means(action: Action, query: str) -> bool:
    """Whether each word typed begins one of the words an action is known by: `export` finds Write, `bin` Throw away."""
    known = f"{action.words} {action.means} {action.help}".casefold().replace(",", " ").split()
    typed = query.casefold().split()
    return bool(typed) and all(any(word.startswith(each) for word in known) for each in typed)


class ActionsByName(Provider):
    """Every action that can be done here, by the words of the registry."""

    async def discover(self) -> Hits:
        """Offer every action before anything is typed."""
        keymap = self._keymap()
        for action, do in self._offered():
            yield DiscoveryHit(action.words, do, help=help_words(action, keymap))

    async def search(self, query: str) -> Hits:
        """Offer the actions whose words or help match."""
        matcher, keymap = self.matcher(query), self._keymap()
        for action, do in self._offered():
            score = max(matcher.match(action.words), _BY_MEANING * means(action, query))
            if score > 0:
                yield Hit(score, action.words, do, help=help_words(action, keymap))

    def _offered(self) -> list[tuple[Action, Callable[[], Awaitable[None]]]]:
        screen = self.screen
        return [(action, self._doer(action)) for action in ACTIONS if _can(screen, action)]

    def _keymap(self) -> Mapping[str, str]:
        """Return the keys the person chose."""
        return own_keys(cast("CodesignApp", self.app).desk.settings.keys).keymap

    def _doer(self, action: Action) -> Callable[[], Awaitable[None]]:
        return partial(_do, self.screen, action.does)


class RecordsByName(Provider):
    """Records of every kind by reference, code or name; the store is asked in a thread."""

    async def search(self, query: str) -> Hits:
        """Offer what is found, what is meant for certain first."""
        app = cast("CodesignApp", self.app)
        if app.desk.store is None or not query.strip():
            return
        found = await asyncio.to_thread(app.desk.store.anything.named, query)
        for place, record in enumerate(found):
            words = Content(record.words)
            yield Hit(
                1 - place / 1000, words, partial(_show, app, record), text=record.words, help=record.kind
            )


class ViewsByName(Provider):
    """Views that were kept, by their names; the store is asked in a thread."""

    async def search(self, query: str) -> Hits:
        """Offer the views whose names match."""
        app, matcher = cast("CodesignApp", self.app), self.matcher(query)
        if app.desk.store is None:
            return
        for kept in await asyncio.to_thread(app.desk.store.views.lines):
            score = matcher.match(kept.name)
            if score > 0:
                yield Hit(
                    score,
                    Content(kept.name),
                    partial(app.show_kept_view, kept),
                    text=kept.name,
                    help="A view that was kept",
                )


def _show(app: CodesignApp, record: Pointed) -> None:
    """Open a record's page; of what has none, its history."""
    kind, _, id_ = record.key.partition(" ")
    if kind == "history":
        from codesign.screens.pages.history import HistoryPage

        app.push_screen(HistoryPage(id_, record.words))
    else:
        from codesign.screens.pages.record import page_for

        app.push_screen(page_for(record.key))


def _can(screen: Screen[Any], action: Action) -> bool:
    """Whether an action means something on this screen."""
    if action.id in ("commands", "go") or action.where == "plain":
        return False
    name = action.does.partition("(")[0]
    if name.startswith("app."):
        return callable(getattr(screen.app, f"action_{name.removeprefix('app.')}", None))
    return callable(getattr(screen, f"action_{name}", None)) and screen.check_action(name, ()) is not False


async def _do(screen: Screen[Any], does: str) -> None:
    await screen.run_action(does)


def help_words(action: Action, keymap: Mapping[str, str]) -> str:
    """Return what the palette says of an action: the key it has for this person, what it does, and its twin."""
    keys = keymap.get(action.id, action.keys)
    key = f"{key_words(keys)} · " if keys else ""
    twin = f" · {action.twin}" if action.twin else ""
    return f"{key}{action.help}{twin}"
