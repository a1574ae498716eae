"""How soon a long register is on the screen, what it takes in memory, and what a page down costs: ours beside two others.

`python benchmarks/lists.py [FOLDER] [--rows 1000,10000,100000] [--million]` opens the same made-up register, each time in a
process of its own, at 120x40 without a terminal: Contacts as the program shows it; the list alone; textual's DataTable; and
textual-fastdatatable where it is installed (it is no dependency of ours: `pip install --no-deps textual-fastdatatable pyarrow`).

`painted` runs from the moment the list is asked for, the store being open, to the end of the frame that shows it. `memory` is
what the process grew by. `page down` is processor time of a key pressed, all threads, less that of a key that means
nothing. `--million` shows a million rows in the list alone. Targets, at 100,000: painted in 150 ms, a page down in 10 ms.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from array import array
from collections.abc import Awaitable, Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from conditions import conditions
from made_up_lists import register_store

if TYPE_CHECKING:
    from textual.app import App
    from textual.pilot import Pilot

    from codesign.store import Store

SIZES = (1_000, 10_000, 100_000)
MILLION = 1_000_000
PAINT_TARGET, PAGE_TARGET = 150, 10
ROOM = (120, 40)
PRESSES = 30
NO_KEY = "f20"
HEADINGS = ("Ref", "Name", "Kind", "Where they are", "Area", "Met", "Last met")

Figures = dict[str, float]


class Frames:
    """When each frame of an app was finished."""

    def __init__(self, app: App[Any]) -> None:
        self._at: list[float] = []
        self._usual = app.post_display_hook
        app.post_display_hook = self._painted  # type: ignore[method-assign] # the library's hook for tests

    def _painted(self) -> None:
        self._usual()
        self._at.append(time.perf_counter())

    async def first_with(self, is_shown: Callable[[], bool]) -> float:
        """Return when the first frame was finished after something came to be shown."""
        while not is_shown():
            await asyncio.sleep(0.001)
        since = time.perf_counter()
        while not self._at or self._at[-1] < since:
            await asyncio.sleep(0.001)
        return self._at[-1]


async def ours(store: Store) -> Figures:
    """Show Contacts as the program does."""
    from codesign.app import CodesignApp
    from codesign.clock import SystemClock
    from codesign.screens.desk import Desk
    from codesign.settings import Settings
    from codesign.widgets.record_grid import RecordGrid

    settings = Settings(device_id="bench", device_letters="KTM", officer="P. Nair")
    away = store.path.with_name("settings.toml")
    app = CodesignApp(
        Desk(store_path=store.path, settings=settings, settings_path=away, clock=SystemClock(), store=store)
    )

    def is_shown() -> bool:
        return bool(app.screen.query(RecordGrid)) and len(app.screen.query_one(RecordGrid).rows) > 0

    return await _measured(app, lambda: app.action_go_to("contacts"), is_shown, "pagedown")


async def grid_alone(store: Store | None, count: int) -> Figures:
    """Show the list and nothing else, of the store's contacts or of made-up rows."""
    from textual.app import App, ComposeResult

    from codesign.widgets.columns import columns
    from codesign.widgets.record_grid import RecordGrid

    shape = columns(HEADINGS, Ref="10", Name="20-64", Kind="8-30", Area="8-24", Met="3 right",
                    **{"Where they are": "15-60", "Last met": "11"})  # fmt: skip

    def made_up(rows: Sequence[int]) -> dict[int, Sequence[str]]:
        return {
            row: (f"N{row}", f"Person {row}", "Resident", "Ambridge Carers", "Loxley", "3", "12 Nov 2026")
            for row in rows
        }

    class Alone(App[None]):
        def compose(self) -> ComposeResult:
            yield RecordGrid(shape)

    app = Alone()

    def show() -> None:
        grid = app.query_one(RecordGrid)
        if store is None:
            grid.show(array("q", range(count)), made_up)
        else:
            grid.show(
                store.contacts.rows(),
                lambda rows: {line.row: _cells(line) for line in store.contacts.lines(rows)},
            )
        grid.focus()

    return await _measured(app, show, lambda: len(app.query_one(RecordGrid).rows) > 0, "pagedown")


async def data_table(store: Store) -> Figures:
    """Show every contact in the library's own table."""
    from textual.app import App, ComposeResult
    from textual.widgets import DataTable

    class Table(App[None]):
        def compose(self) -> ComposeResult:
            yield DataTable(cursor_type="row")

    app = Table()

    def show() -> None:
        table = app.query_one(DataTable)
        table.add_columns(*HEADINGS)
        table.add_rows(_all_cells(store))
        table.focus()

    def is_shown() -> bool:
        return app.query_one(DataTable).virtual_size.height > 1

    return await _measured(app, show, is_shown, "pagedown")


async def fast_table(store: Store) -> Figures:
    """Show every contact in textual-fastdatatable."""
    from textual.app import App, ComposeResult
    from textual_fastdatatable import ArrowBackend, DataTable

    class Table(App[None]):
        def compose(self) -> ComposeResult:
            yield from ()

    app = Table()

    async def show() -> None:
        backend = ArrowBackend.from_records([HEADINGS, *_all_cells(store)], has_header=True)
        table = DataTable(backend=backend, cursor_type="row")
        await app.mount(table)
        table.focus()

    return await _measured(app, show, lambda: bool(app.query(DataTable)), "pagedown")


async def _measured(
    app: App[Any], show: Callable[[], Awaitable[None] | None], is_shown: Callable[[], bool], key: str
) -> Figures:
    frames = Frames(app)
    async with app.run_test(size=ROOM) as pilot:
        await _quiet(pilot)
        gc.collect()
        before, began = _resident(), time.perf_counter()
        waiting = show()
        if waiting is not None:
            await waiting
        painted = await frames.first_with(is_shown)
        await _quiet(pilot)
        grown = _resident() - before
        idle = await _cost(pilot, NO_KEY)
        return {
            "painted": (painted - began) * 1000,
            "memory": grown / 1024,
            "page": max(await _cost(pilot, key) - idle, 0),
            "to the end": max(
                await _cost(pilot, "ctrl+end" if "Table" in type(app).__name__ else "end", times=1) - idle, 0
            ),
        }


async def _quiet(pilot: Pilot[Any]) -> None:
    """Wait until nothing works in the background any more."""
    while any(not worker.is_finished for worker in pilot.app.workers):
        await asyncio.sleep(0.01)
    await pilot.pause()


async def _cost(pilot: Pilot[Any], key: str, times: int = 0) -> float:
    """Return the processor milliseconds of a key."""
    costs = []
    for _ in range(times or PRESSES):
        began = time.process_time()
        await pilot.press(key)
        await _quiet(pilot)
        costs.append((time.process_time() - began) * 1000)
    return statistics.median(costs)


def _resident() -> float:
    """Return the memory of this process, in KiB: what it holds now, or its peak where the system does not tell."""
    held = Path("/proc/self/statm")
    if held.exists():
        return int(held.read_text().split()[1]) * resource.getpagesize() / 1024
    return float(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def _all_cells(store: Store) -> list[Sequence[str]]:
    rows = store.contacts.rows()
    return [
        _cells(line)
        for at in range(0, len(rows), 5_000)
        for line in store.contacts.lines(rows[at : at + 5_000])
    ]


def _cells(line: Any) -> Sequence[str]:
    return (line.reference, line.name, line.kind, line.organisations, line.area, str(line.met), line.last_met)


RIVALS = {
    "Contacts, as the program shows it": ours,
    "DataTable": data_table,
    "textual-fastdatatable": fast_table,
}


def main() -> None:
    """Measure and print; or, in a process of its own, measure one."""
    asked = _asked()
    if asked.one:
        print(json.dumps(_one(asked.one, asked.count, Path(asked.folder))))
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(asked.folder or temporary)
        print(conditions())
        print(f"{'':>9}  {'':<34} {'painted':>9} {'memory':>9} {'page down':>10} {'to the end':>11}")
        for line in _lines(folder, asked):
            print(line, flush=True)
    print(
        f"Aimed at, with 100,000: painted in {PAINT_TARGET} ms, a page down in {PAGE_TARGET} ms of processor."
    )


def _lines(folder: Path, asked: argparse.Namespace) -> Iterator[str]:
    for count in map(int, asked.rows.split(",")):
        register_store(folder, count).close()
        for name in (*RIVALS, "the list alone"):
            if name == "textual-fastdatatable" and find_spec("textual_fastdatatable") is None:
                yield f"{count:>9,}  {name:<34} is not installed"
                continue
            yield _line(count, name, _in_own_process(name, count, folder))
    if asked.million:
        yield _line(MILLION, "the list alone, rows made up", _in_own_process("made up", MILLION, folder))


def _line(count: int, name: str, found: Figures) -> str:
    return (
        f"{count:>9,}  {name:<34} {found['painted']:>6,.0f} ms {found['memory']:>5.1f} MiB "
        f"{found['page']:>7.1f} ms {found['to the end']:>8.1f} ms"
    )


def _in_own_process(name: str, count: int, folder: Path) -> Figures:
    command = [sys.executable, __file__, str(folder), "--one", name, "--count", str(count)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: Figures = json.loads(done.stdout.splitlines()[-1])
    return found


def _one(name: str, count: int, folder: Path) -> Figures:
    if name == "made up":
        return asyncio.run(grid_alone(None, count))
    store = register_store(folder, count)
    store.contacts.lines(
        store.contacts.rows()[:1]
    )  # the store is open and warm: what is measured is the list
    try:
        return asyncio.run(RIVALS[name](store) if name in RIVALS else grid_alone(store, count))
    finally:
        store.close()


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", nargs="?", default="")
    parser.add_argument("--rows", default=",".join(map(str, SIZES)))
    parser.add_argument("--million", action="store_true")
    parser.add_argument("--one", default="", help=argparse.SUPPRESS)
    parser.add_argument("--count", type=int, default=0, help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
