"""`codesign demo`: a made-up programme, apart from every real store."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from codesign.cli import packs, printing, screen, talking


def demo(
    context: typer.Context,
    no_tui: Annotated[
        bool,
        typer.Option(
            "--no-tui",
            help="Print a tour in plain lines and write the pack, in place of opening the screens.",
        ),
    ] = False,
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="DIR", help="Where the pack goes; ./exports if it is there, else here."),
    ] = None,
) -> None:
    """Show a made-up programme. With a terminal it opens on the screens; without one it prints a tour and writes the pack. --store is not looked at."""
    if not no_tui and to is None and sys.stdin.isatty() and sys.stdout.isatty():
        raise typer.Exit(screen.open_screen(demo=True))
    from codesign.demo.place import open_demo
    from codesign.demo.tour import tour
    from codesign.evidence.gather import gather
    from codesign.evidence.make import write_pack

    talking.say("Building the demonstration; nothing in it is real.")
    store = open_demo()
    try:
        printing.lines(tour(store))
        (programme, *_) = store.programmes.lines()
        made = write_pack(
            gather(store, programme.reference), packs.folder_for(to)
        )  # not recorded: every tour is the same
    finally:
        store.close()
    printing.line()
    packs.print_made(made)
