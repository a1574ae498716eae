"""Where the demonstration lives: in a folder of its own, built when it is not there or when the story has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from codesign import __version__
from codesign.clock import Clock
from codesign.demo.build import ACTOR, DEVICE, LETTERS, build_demo
from codesign.demo.clocks import RunningClock
from codesign.places import demo_folder, make_private_folder
from codesign.store.schema import VERSION
from codesign.store.store import Store


def demo_path(environ: Mapping[str, str] | None = None) -> Path:
    """Return the demonstration's store, whose name says which story and which tables it was built from."""
    return demo_folder(environ) / f"demo-{_edition()}.db"


def open_demo(environ: Mapping[str, str] | None = None, *, clock: Clock | None = None) -> Store:
    """Open the demonstration, building it first where it is not there; one of another version is cleared away.

    Args:
        environ: the environment, for the folder.
        clock: the time to go on from; by default it runs on from where the story stops.
    """
    path = demo_path(environ)
    make_private_folder(path.parent)
    if not path.exists():
        _clear_others(path.parent)
        _build(path)
    return Store.open(path, actor=ACTOR, device=DEVICE, letters=LETTERS, clock=clock or RunningClock())


def _edition() -> str:
    """Return a short mark of everything the demonstration is built from."""
    told = hashlib.sha256(f"{__version__} {VERSION} ".encode())
    data = files("codesign") / "data"
    sources = [data / "vocabularies.toml", *(data / "demo").iterdir(), *(data / "frameworks").iterdir()]
    for source in sorted(sources, key=lambda each: each.name):
        told.update(source.read_bytes())
    return told.hexdigest()[:12]


def _build(path: Path) -> None:
    """Build in a folder aside first, so that a demonstration cut short is never taken for a whole one."""
    with TemporaryDirectory(prefix=".building-", dir=path.parent) as aside:
        half_made = Path(aside) / path.name
        build_demo(half_made).close()
        half_made.replace(path)


def _clear_others(folder: Path) -> None:
    """Remove demonstrations of other versions. Everything in this folder is made up and can be built again."""
    for old in folder.glob("demo-*.db*"):
        with suppress(OSError):  # one that is open elsewhere stays until the next time
            old.unlink()
