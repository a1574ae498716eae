"""How quickly comments go in: 100,000 already parsed and cleaned, in one change; then a whole spreadsheet of them.

Run it with `python benchmarks/import_speed.py [COMMENTS]`. It writes to a temporary folder and prints its conditions.
"""

from __future__ import annotations

import os
import platform
import random
import sys
import tempfile
import time
from pathlib import Path

from codesign.files import csv_bytes
from codesign.imports.apply import import_file
from codesign.records.feedback import NewComment
from codesign.store import Store

COMMENTS = 100_000
AIM = 20_000
"""Comments a second, written, journalled, indexed for search and sealed."""

_WORDS = (
    "the bus does not stop at the surgery any more and my mother cannot walk that far in winter staff were kind but I "
    "told my story four times nobody rang back the letter came after the appointment parking is full by nine"
)


def made_up(count: int) -> list[str]:
    """Return made-up comments of 8 to 60 words, always the same."""
    dice, words = random.Random(7), _WORDS.split()
    return [" ".join(dice.choices(words, k=dice.randint(8, 60))) for _ in range(count)]


def conditions(count: int) -> str:
    """Say on what this was measured."""
    return (
        f"{count:,} comments; Python {platform.python_version()}; {platform.system()} {platform.machine()}; "
        f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}; WAL, synchronous FULL, {tempfile.gettempdir()}"
    )


def new_store(folder: Path, name: str) -> Store:
    return Store.create(folder / name, actor="benchmark", device="benchmark", letters="BBB")


def in_bulk(folder: Path, words: list[str]) -> float:
    """Return comments a second, from frozen records to the committed change."""
    comments = [
        NewComment(words=said, said_on="2026-11-12", source="survey", personal="", source_key=f"k/{number}")
        for number, said in enumerate(words)
    ]
    store = new_store(folder, "bulk.db")
    started = time.perf_counter()
    store.feedback.add_many(comments)
    taken = time.perf_counter() - started
    assert len(store.feedback.rows()) == len(words)
    store.close()
    return len(words) / taken


def from_a_file(folder: Path, words: list[str]) -> float:
    """Return comments a second, from the bytes of a CSV file with an identifier, a date and five ticked columns."""
    header = ["Comment ID", "Date", "Comment", "Parking", "Buses", "Letters", "Staff", "Waiting"]
    rows = [
        [f"A {number}", "12/11/2026", said, *("1" if number % 7 == theme else "" for theme in range(5))]
        for number, said in enumerate(words)
    ]
    path = folder / "comments.csv"
    path.write_bytes(csv_bytes(header, rows))
    store = new_store(folder, "file.db")
    started = time.perf_counter()
    report = import_file(store, path)
    taken = time.perf_counter() - started
    assert report.written == len(words)
    store.close()
    return len(words) / taken


def main() -> None:
    """Measure both, and say how the first stands to the aim."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COMMENTS
    words = made_up(count)
    print(conditions(count))
    with tempfile.TemporaryDirectory() as folder:
        bulk = in_bulk(Path(folder), words)
        print(
            f"parsed and cleaned, one change: {bulk:,.0f} comments/s (aim {AIM:,}: {'met' if bulk >= AIM else 'MISSED'})"
        )
        print(f"whole file, read to committed:  {from_a_file(Path(folder), words):,.0f} comments/s")


if __name__ == "__main__":
    main()
