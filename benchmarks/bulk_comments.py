"""How many comments a second go into the store in one change: cleaned, indexed for search and journalled.

Run it with `python benchmarks/bulk_comments.py [COUNT]`. The comments are parsed before the clock starts, as an import's are.
The goal is 20,000 a second for 100,000 comments.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path

from conditions import conditions
from made_up import SEED, said

from codesign.records.feedback import NewComment
from codesign.records.outcomes import NewProgramme
from codesign.store.store import Store

GOAL = 20_000


def main() -> int:
    """Measure three times in fresh stores, and return 1 if the best misses the goal."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    chance = random.Random(SEED)
    comments = [NewComment(said(chance), personal="", source_key=f"row {n}") for n in range(count)]
    best = max(_rate(comments) for _ in range(3))
    print(f"{best:,.0f} comments a second, best of 3, {count:,} in one change ({conditions()})")
    return 0 if best >= GOAL else 1


def _rate(comments: list[NewComment]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        store = Store.create(Path(folder) / "bulk.db", actor="P. Nair", device="bench", letters="KTM")
        programme = store.programmes.add(NewProgramme("Community care, made up")).id
        began = time.perf_counter()
        store.feedback.add_many(comments, programme_id=programme)
        taken = time.perf_counter() - began
        store.close()
    return len(comments) / taken


if __name__ == "__main__":
    sys.exit(main())
