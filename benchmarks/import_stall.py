"""How long the interface stands still at worst while 100,000 comments are imported beside it.

`python benchmarks/import_stall.py [COMMENTS]` runs the program without a terminal, on Feedback, imports a CSV file of that
many comments in a thread of the running app, and goes on pressing keys. A stall is a turn of the interface's loop that came
late: it asks to be woken every 5 ms, and counts how much later it was. Target: the longest under 50 ms. What a loop that
has nothing beside it shows on the same machine is printed before it.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from conditions import conditions, spread
from import_speed import made_up

from codesign.app import CodesignApp
from codesign.clock import SystemClock
from codesign.collecting import set_apart_what_stays
from codesign.files import csv_bytes
from codesign.imports.apply import import_file
from codesign.screens.desk import Desk
from codesign.settings import Settings
from codesign.store import Store

COMMENTS = 100_000
TARGET = 50
_EVERY = 0.005


async def stalls_while(is_going_on: Callable[[], bool]) -> list[float]:
    """Return how much later than asked each turn of the loop came, in seconds."""
    late = []
    while is_going_on():
        began = time.perf_counter()
        await asyncio.sleep(_EVERY)
        late.append(max(time.perf_counter() - began - _EVERY, 0.0))
    return late


def spreadsheet(folder: Path, count: int) -> Path:
    """Write comments with an identifier, a date and five ticked columns."""
    header = ["Comment ID", "Date", "Comment", "Parking", "Buses", "Letters", "Staff", "Waiting"]
    rows = [
        [f"A {number}", "12/11/2026", said, *("1" if number % 7 == theme else "" for theme in range(5))]
        for number, said in enumerate(made_up(count))
    ]
    path = folder / "comments.csv"
    path.write_bytes(csv_bytes(header, rows))
    return path


async def measure(store: Store, path: Path, *, rest: float = 2) -> tuple[list[float], list[float], float]:
    """Return the stalls of the app at rest, those while the file is imported and keys are pressed, and how long that took."""
    settings = Settings(device_id="bench", device_letters="KTM", officer="P. Nair")
    desk = Desk(
        store_path=store.path,
        settings=settings,
        settings_path=path.with_name("settings.toml"),
        clock=SystemClock(),
        store=store,
    )
    app = CodesignApp(desk)
    async with app.run_test(size=(120, 40)) as pilot:
        app.action_go_to("feedback")
        await pilot.pause(0.5)
        quiet_until = time.perf_counter() + rest
        at_rest = await stalls_while(lambda: time.perf_counter() < quiet_until)
        importing = threading.Thread(target=import_file, args=(store, path), name="import")
        began = time.perf_counter()
        importing.start()
        meanwhile = asyncio.create_task(stalls_while(importing.is_alive))
        while importing.is_alive():
            await pilot.press("down")
            await asyncio.sleep(0.05)
        late = await meanwhile
        return at_rest, late, time.perf_counter() - began


def main() -> None:
    """Measure, and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COMMENTS
    print(conditions())
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        store = Store.create(folder / "import.db", actor="P. Nair", device="bench", letters="KTM")
        set_apart_what_stays()  # as the program does on a terminal
        at_rest, late, taken = asyncio.run(measure(store, spreadsheet(folder, count)))
        assert len(store.feedback.rows()) == count, "not everything was imported"
        store.close()
    print(f"at rest:                    stalls {spread(at_rest)}")
    print(
        f"{count:,} comments, {taken:.0f} s:   stalls {spread(late)} (aimed at: the worst under {TARGET} ms)"
    )


if __name__ == "__main__":
    main()
