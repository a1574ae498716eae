"""Draw the pictures of docs/screens.md from the demonstration, and the page that shows them.

python docs/draw_pictures.py            all of them
python docs/draw_pictures.py log today  only these
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import looks

if TYPE_CHECKING:
    from codesign.app import CodesignApp

HERE = Path(__file__).parent
PICTURES = HERE / "pictures"
PAGE = HERE / "screens.md"
PICTURED = tuple(look for look in looks.LOOKS if look.says)

INTRODUCTION = """# The screens

Everything below is made up: it is the demonstration, which `codesign demo` opens. Everything a screen does can be done on
the command line too; `?` says on every screen what each key does. The pictures are drawn by `python docs/draw_pictures.py`.
"""

_FETCHED = re.compile(r"@font-face\s*\{[^}]*\}")
"""Fonts a picture would fetch from elsewhere: it is shown with those that are there."""


def page() -> str:
    """Return docs/screens.md: a sentence and a picture for each look that has one."""
    shown = (f"{look.says}\n\n![{look.name}](pictures/{look.name}.svg)\n" for look in PICTURED)
    return "\n".join([INTRODUCTION, *shown])


def draw(pictured: Sequence[looks.Look], folder: Path) -> None:
    """Draw some looks into a folder."""
    with _elsewhere() as (there, back):
        if any(look.begins == "usual" for look in pictured):
            _build(there / "made")
        for look in pictured:
            svg = asyncio.run(_drawn(look, there))
            (back / folder / f"{look.name}.svg").write_text(_FETCHED.sub("", svg), "utf-8")


def _build(folder: Path) -> None:
    from codesign.demo.build import build_demo

    folder.mkdir()
    build_demo(folder / "codesign.db").close()
    looks.leave_unfinished(folder / "codesign.db")


async def _drawn(look: looks.Look, there: Path) -> str:
    app = _app(look, there)
    async with app.run_test(size=look.picture, notifications=True) as pilot:
        await looks.reach(pilot, look)
        if type(app.screen).__name__ != look.screen:
            sys.exit(
                f"The keys “{look.keys}” do not lead to {look.name}: they lead to {type(app.screen).__name__}."
            )
        svg = app.export_screenshot(title="codesign", simplify=True)
    from codesign.screens.desk_opening import let_go

    let_go(app.desk)
    return svg


def _app(look: looks.Look, there: Path) -> CodesignApp:
    from codesign.app import CodesignApp
    from codesign.clock import FrozenClock
    from codesign.demo.build import ACTOR, LETTERS
    from codesign.demo.clocks import AS_AT
    from codesign.screens.desk import Desk
    from codesign.settings import Settings

    folder = there / look.name
    if look.begins == "usual":
        shutil.copytree(there / "made", folder)
    settings = Settings(
        device_id="demonstration", device_letters=LETTERS, officer=ACTOR, theme="textual-dark"
    )
    path = folder.relative_to(there) / "codesign.db"
    desk = Desk(
        path, settings, folder / "settings.toml", clock=FrozenClock(AS_AT), demo=look.begins == "usual"
    )
    return CodesignApp(desk)


@contextmanager
def _elsewhere() -> Iterator[tuple[Path, Path]]:
    """Work in a folder of its own, which is home too: a picture shows nothing of whoever draws it."""
    back = Path.cwd()
    with tempfile.TemporaryDirectory() as made:
        there = Path(made)
        usual = {name: os.environ.get(name) for name in ("HOME", "CODESIGN_HOME", "NO_COLOR")}
        os.environ |= {"HOME": "home", "CODESIGN_HOME": str(there / "home")}
        os.environ.pop("NO_COLOR", None)
        os.chdir(there)
        try:
            yield there, back
        finally:
            os.chdir(back)
            for name, value in usual.items():
                os.environ.pop(name, None)
                os.environ |= {name: value} if value is not None else {}


def main(typed: Sequence[str] | None = None) -> None:
    """Draw what is asked for, and write the page."""
    asked = argparse.ArgumentParser(description="Draw the pictures of docs/screens.md.")
    known = {look.name: look for look in PICTURED}
    asked.add_argument("names", nargs="*", metavar="NAME", help=f"only these: {', '.join(known)}")
    asked.add_argument("--to", type=Path, default=PICTURES, help="another folder")
    options = asked.parse_args(typed)
    unknown = [name for name in options.names if name not in known]
    if unknown:
        asked.error(f"there is no picture of {', '.join(unknown)}")
    draw([known[name] for name in options.names] or PICTURED, options.to.absolute())
    PAGE.write_text(page(), "utf-8")


if __name__ == "__main__":
    main()
