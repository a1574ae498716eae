"""`codesign init`: a new store, and whose name changes are made under."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from codesign import places
from codesign.cli import printing, talking
from codesign.cli.opening import Place, login_name, place_of
from codesign.entry.own_name import read_own_name
from codesign.settings import save_settings
from codesign.text import clean


def init(
    context: typer.Context,
    name: Annotated[
        str, typer.Option("--name", metavar="NAME", help="Your name: changes are made under it.")
    ] = "",
) -> None:
    """Make an empty store on this computer. Nothing is sent anywhere, now or later."""
    from codesign.store import Store
    from codesign.store.faults import StoreExistsError

    place = place_of(context)
    places.check_place(place.path)
    if place.path.exists():
        raise StoreExistsError(place.path)
    talking.say(f"Everything will live in {place.path}, on this computer only. Nothing is sent anywhere.")
    officer = _officer(place, name)
    places.private_umask()
    settings = place.settings
    Store.create(
        place.path,
        actor=officer,
        device=settings.device_id,
        letters=settings.device_letters,
        clock=place.clock,
    ).close()
    printing.line(str(place.path))
    talking.say(
        f"Ready, {officer}. `codesign log` records an event; `codesign import FILE` brings spreadsheets in."
    )


def _officer(place: Place, name: str) -> str:
    """Return whose name changes are made under, asking where somebody is there, and remember it."""
    officer = clean(name).text.strip() or place.settings.officer
    if not officer and talking.is_terminal():
        officer = talking.ask(f"Your name (Enter for {login_name()}): ").strip()
    officer = read_own_name(officer or login_name())
    if officer != place.settings.officer:
        place.settings = replace(place.settings, officer=officer)
        save_settings(places.settings_file(), place.settings)
    return officer
