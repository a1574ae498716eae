"""How long a suggestion takes with 10,000 and 50,000 comments tagged, learning one more, loading, and settling all again.

Made-up comments, of as many words as real ones. Time of the processor, since other work shares the machine; the clock on the
wall is printed beside it. Learning 50,000 takes minutes: with `--kept` what was learnt stays for the next run.
"""

from __future__ import annotations

import csv
import json
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from codesign.coding.suggesting import Definition, Suggester
from codesign.coding.suggesting.features import read

from . import made_up

if TYPE_CHECKING:
    from .command import Asked

T = TypeVar("T")
LEARNT = 1_000
"""The last so many comments learnt are timed."""
_LONG = 40_000


class Took(NamedTuple):
    """How long something took: of the processor, and on the wall."""

    processor: float
    wall: float


def measured(asked: Asked) -> Iterator[str]:
    """Print what suggesting, learning, loading and settling cost."""
    yield from _size_of_words(asked)
    for count in asked.sizes:
        yield from _of_size(asked, count)


def _of_size(asked: Asked, count: int) -> Iterator[str]:
    suggester, learning, said = _taught(count, asked.kept)
    yield f"{count:,} made-up comments tagged with {made_up.LABELS} labels; {said}"
    fresh = [each.text for each in made_up.comments(asked.suggestions, seed=2)]
    asking = [timed(lambda text=text: suggester.suggest(text)) for text in fresh]  # type: ignore[misc]
    yield f"  a suggestion, as it was learnt: {spread(asking)}"
    yield f"  learning one: {spread(learning)}"
    long = timed(lambda: suggester.suggest(" ".join(fresh * (1 + _LONG // len(" ".join(fresh))))[:_LONG]))
    yield f"  a suggestion for {_LONG:,} characters: {long.processor * 1000:.0f} ms"
    kept, packing = _of(suggester.to_bytes)
    loaded, loading = _of(lambda: Suggester.from_bytes(kept))
    first = timed(lambda: loaded.suggest(fresh[0]))
    yield (
        f"  kept as {len(kept) / 1e6:.1f} MB in {packing.processor:.2f} s, loaded in {loading.processor:.2f} s "
        f"({loading.wall:.2f}), the first suggestion after that {first.processor * 1000:.0f} ms"
    )
    asked.results.add(f"p95 suggestion, {count:,} tagged, ms", p95(asking) * 1000)
    asked.results.add(f"learn one, p95, {count:,} tagged, ms", p95(learning) * 1000)
    asked.results.add(f"load, {count:,} tagged, s", loading.processor)
    if not asked.unsettled:
        rebuilding = timed(lambda: _anew(count))
        yield f"  learnt anew, as a rebuild does it: {rebuilding.processor:.1f} s ({rebuilding.wall:.1f} on the wall)"
        settling = timed(suggester.settle)
        again = [timed(lambda text=text: suggester.suggest(text)) for text in fresh]  # type: ignore[misc]
        yield f"  settling all again {settling.processor:.1f} s ({settling.wall:.1f} on the wall); a suggestion after that: {spread(again)}"


def _taught(count: int, kept: Path | None) -> tuple[Suggester, list[Took], str]:
    """Return a suggester that learnt so many, how long each of the last took, and how it was come by."""
    held = kept / f"suggester-{count}.bin" if kept else None
    if held and held.exists():
        suggester = Suggester.from_bytes(held.read_bytes())
        more = list(islice(made_up.comments(count + LEARNT // 2), count, None))
        took = [timed(lambda one=one: suggester.learn(*one)) for one in more]  # type: ignore[misc]
        return suggester, took, f"kept from an earlier run, {len(more)} more learnt"
    suggester = Suggester([Definition(label, label, says) for label, says in made_up.defined().items()])
    took = [timed(lambda one=one: suggester.learn(*one)) for one in made_up.comments(count)]  # type: ignore[misc]
    if held:
        held.parent.mkdir(parents=True, exist_ok=True)
        held.write_bytes(suggester.to_bytes())
        held.with_suffix(".json").write_text(json.dumps([sum(one.processor for one in took), spread(took)]))
    of_all = sum(one.processor for one in took)
    return suggester, took[-LEARNT:], f"learnt one by one in {of_all:.0f} s"


def _anew(count: int) -> Suggester:
    """Learn so many as a rebuild does: gathered, and settled now and then."""
    suggester = Suggester([Definition(label, label, says) for label, says in made_up.defined().items()])
    for one in made_up.comments(count):
        suggester.gather(*one)
        if suggester.is_due:
            suggester.settle()
    suggester.settle()
    return suggester


def _size_of_words(asked: Asked) -> Iterator[str]:
    """Say how many words, pairs of words and pieces made-up comments have, beside as many real ones."""
    yield "  ".join(("made up:", *_words([each.text for each in made_up.comments(asked.beside)])))
    if asked.folder and (asked.folder / "nhft_tagged.csv").exists():
        with (asked.folder / "nhft_tagged.csv").open(newline="", encoding="utf-8-sig") as file:
            texts = [row["text"] for row in islice(csv.DictReader(file), asked.beside)]
        yield "  ".join(("real:", *_words(texts)))


def _words(texts: Sequence[str]) -> Iterator[str]:
    said: set[str] = set()
    pieces: set[str] = set()
    many = 0
    for text in texts:
        comment = read(text)
        said.update(comment.said)
        pieces.update(comment.pieces)
        many += len(comment.said) + len(comment.pieces)
    words = sum(" " not in each and not each.startswith("@") for each in said)
    yield f"{len(texts):,} comments"
    yield f"{words:,} words"
    yield f"{sum(' ' in each for each in said):,} pairs of words"
    yield f"{len(pieces):,} pieces"
    yield f"{many / len(texts):.0f} features a comment"


def timed(do: Callable[[], object]) -> Took:
    """Time one thing."""
    return _of(do)[1]


def _of(do: Callable[[], T]) -> tuple[T, Took]:
    wall, processor = time.perf_counter(), time.process_time()
    found = do()
    return found, Took(time.process_time() - processor, time.perf_counter() - wall)


def p95(took: Sequence[Took]) -> float:
    """Return the 95th percentile of the processor's time."""
    ordered = sorted(one.processor for one in took)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def spread(took: Sequence[Took]) -> str:
    """Say the processor's time in milliseconds, and the 95th percentile on the wall."""
    ordered = sorted(one.processor * 1000 for one in took)
    walls = sorted(one.wall * 1000 for one in took)
    at = min(len(ordered) - 1, int(len(ordered) * 0.95))
    return f"p50 {ordered[len(ordered) // 2]:.1f} ms, p95 {ordered[at]:.1f} ms, worst {ordered[-1]:.1f} ms (p95 on the wall {walls[at]:.1f}) of {len(took):,}"
