"""How long a keystroke of a word to find takes, over 1,000, 10,000 and 100,000 made-up comments, and a million where asked.

`python benchmarks/find.py [FOLDER] [--comments 1000,10000,100000,1000000]` types words a letter at a time, some of them
with a slip of the finger, some that nobody said, and does for each key what the list on the screen does in its thread: one
snapshot with which rows there are and the cells of the first page. Target, at 100,000: p95 under 30 ms.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from conditions import conditions, spread
from made_up import SEED
from made_up_lists import comments_store

from codesign.records.columns_shown import comment_cells
from codesign.records.filters import Filter
from codesign.screens.lists.screen import read_words
from codesign.store import Store
from codesign.widgets.record_pages import PAGE

SIZES = (1_000, 10_000, 100_000)
TARGET = 30
PHRASES = (
    "buses in hollerton",
    "parking",
    "who decides on meals",
    "nobody told us",
    "letters ambridge",
    "need more of warmth",
    "O'Neill",
    "e-bikes",
    "stairs in penny",
    "gardn",
    "zebra crossing",
)


def keystrokes() -> Iterator[str]:
    """Yield what stands in the line after each key."""
    phrases = list(PHRASES)
    random.Random(SEED).shuffle(phrases)
    for phrase in phrases:
        for length in range(1, len(phrase) + 1):
            yield phrase[:length]


def find(store: Store, typed: str) -> int:
    """Find as the screen does, and return how many are found."""
    with store.read():
        rows = store.feedback.rows(Filter(words=typed))
        words = read_words(store)
        for line in store.feedback.lines(rows[:PAGE]):
            comment_cells(line, words)
    return len(rows)


def measure(store: Store) -> tuple[list[float], int]:
    """Return the seconds of each keystroke, and the most that one found."""
    find(store, "warm")
    taken, most = [], 0
    for typed in keystrokes():
        began = time.perf_counter()
        most = max(most, find(store, typed))
        taken.append(time.perf_counter() - began)
    return taken, most


def main() -> None:
    """Print the conditions and a line for each size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", nargs="?", default="")
    parser.add_argument("--comments", default=",".join(map(str, SIZES)))
    asked = parser.parse_args()
    print(conditions())
    with tempfile.TemporaryDirectory() as temporary:
        for count in map(int, asked.comments.split(",")):
            store = comments_store(Path(asked.folder or temporary), count)
            taken, most = measure(store)
            store.close()
            print(f"{count:>9,} comments  {spread(taken)}; the widest found {most:,}", flush=True)
    print(f"Aimed at, with 100,000: p95 under {TARGET} ms.")


if __name__ == "__main__":
    main()
