"""`codesign settings` and `codesign keys`: how this person likes it on this computer, and which keys do what."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from codesign import keys, places
from codesign.cli import printing, talking
from codesign.cli.grouping import Json
from codesign.cli.opening import place_of
from codesign.cli.screen import NoScreenError, is_screen
from codesign.errors import AskedWronglyError, Exit
from codesign.settings import Settings, save_settings
from codesign.text import clean

THEMES = ("textual-dark", "textual-light", "ansi-dark", "ansi-light")
"""The looks named in help; any other that the screens know is kept as it is."""
_HEADINGS = ("Key", "Does", "Where", "Id", "On the command line")


class ThemeNameError(AskedWronglyError):
    """Not a name a theme could have."""

    def __init__(self) -> None:
        super().__init__("A theme's name is letters and hyphens.", todo=f"Say one of {', '.join(THEMES)}.")


def settings(
    context: typer.Context,
    name: Annotated[
        str, typer.Option("--name", metavar="NAME", help="Your name: changes are made under it from now on.")
    ] = "",
    theme: Annotated[
        str, typer.Option("--theme", metavar="THEME", help=f"How the screens look: {', '.join(THEMES)}.")
    ] = "",
    json: Json = False,
) -> None:
    """Show your settings on this computer and where they are kept, or change some."""
    place = place_of(context)
    changed = _changed(place.settings, clean(name).text.strip(), theme.strip())
    if changed != place.settings:
        save_settings(places.settings_file(), changed)
    shown = {
        "file": str(places.settings_file()), "store": str(place.path), "name": changed.officer, "theme": changed.theme or THEMES[0],
        "zone": changed.zone, "device": changed.device_letters, "follow_up_days": changed.follow_up_days, "keys": dict(changed.keys),
    }  # fmt: skip
    if json:
        printing.as_json(shown)
    else:
        printing.pairs((each.replace("_", " ").capitalize(), _plain(value)) for each, value in shown.items())


def _changed(before: Settings, name: str, theme: str) -> Settings:
    if theme and not theme.replace("-", "").replace("_", "").isalnum():
        raise ThemeNameError
    return replace(before, officer=name or before.officer, theme=theme or before.theme)


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{action} = {own}" for action, own in value.items()) or "the usual ones"
    return str(value)


def show_keys(
    context: typer.Context,
    press: Annotated[
        bool,
        typer.Option(
            "--press", help="Press keys and see what your terminal sends for each, and what it does."
        ),
    ] = False,
    json: Json = False,
) -> None:
    """List what can be done on the screens and by which keys, your own included. A setting under [keys] changes one."""
    own = keys.own_keys(place_of(context).settings.keys)
    if press:
        _press(own.keymap)
        return
    rows = [
        (keys.key_words(own.keymap.get(action.id, action.keys)), action.words, keys.place_words(action.where), action.id, action.twin)
        for action in keys.ACTIONS
    ]  # fmt: skip
    if json:
        names = ("key", "does", "where", "id", "command")
        printing.as_json([dict(zip(names, row, strict=True)) for row in rows])
    else:
        printing.table(_HEADINGS, rows)
        talking.say(f'To change one, write under [keys] in {places.settings_file()}: undo = "Ctrl+Z"')
    for sentence in own.said:
        talking.say(sentence)
    if own.said:
        raise typer.Exit(Exit.FOUND_PROBLEMS)


def _press(keymap: dict[str, str]) -> None:
    if not is_screen():
        raise NoScreenError
    from codesign.screens.key_echo import KeyEcho

    KeyEcho(keymap).run()
