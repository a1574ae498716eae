"""A suggester as bytes, and back: a line of names, then plain arrays, which load as fast as they are read.

Nothing here runs what it reads: bytes that are no suggester are refused, whoever made them.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from codesign.coding.suggesting.answers import Answer
from codesign.coding.suggesting.definitions import Definition
from codesign.coding.suggesting.lazy import Cut, Lazy
from codesign.coding.suggesting.record import Entry
from codesign.errors import CodesignError

if TYPE_CHECKING:
    from codesign.coding.suggesting.suggester import Suggester

_MARK = b"codesign suggester 4\n"

_AT_A_TIME = 2_000
"""Runs put end to end between two rests."""


class NotASuggesterError(CodesignError, ValueError):
    """The bytes are not what a suggester keeps."""

    def __init__(self) -> None:
        super().__init__(
            "What was learnt for suggestions cannot be read.",
            todo="It can be learnt again from the comments tagged.",
        )


def packed(suggester: Suggester) -> Iterator[bytes]:
    """All that a suggester has learnt, piece by piece: they belong together if nothing was learnt meanwhile."""
    memory = suggester.memory
    places = memory.answers.numbers()
    head = {
        "definitions": [list(each) for each in suggester.definitions.values()],
        "names": suggester.names,
        "labels": suggester.labels,
        "examples": suggester.examples,
        "next": memory.next_place,
        "free": memory.vocabulary.free,
        "keys": [memory.answers.glance(place).key for place in places],
    }
    line = json.dumps(head, ensure_ascii=False).encode()
    yield _MARK + len(line).to_bytes(8, "little") + line
    for block in _arrays(suggester, places):
        yield b"" if block is None else _block(block)


def unpack(kept: bytes) -> Suggester:
    """The suggester that `pack` kept."""
    if not kept.startswith(_MARK):
        raise NotASuggesterError
    start = len(_MARK) + 8
    length = int.from_bytes(kept[len(_MARK) : start], "little")
    try:
        head = json.loads(kept[start : start + length])
        return _made(head, _blocks(memoryview(kept)[start + length :]))
    except (ValueError, KeyError, IndexError, TypeError, StopIteration) as error:
        raise NotASuggesterError from error


def _arrays(suggester: Suggester, places: list[int]) -> Iterator[array[Any] | None]:
    """Every array there is; nothing where it only rests."""
    memory = suggester.memory
    vocabulary, having, answers = memory.vocabulary, memory.neighbours.having, memory.answers
    yield from (vocabulary.hashes, vocabulary.seen, vocabulary.weights)
    rows = memory.learner.rows
    features = array("I", rows.numbers())
    yield features
    yield from _joined("d", map(rows.glance, features))
    words = array("I", having.numbers())
    yield words
    yield from _cut("I", map(having.glance, words))
    yield memory.neighbours.lengths
    yield array("I", places)
    yield array("I", [answers.glance(place).said for place in places])
    yield array("d", [answers.glance(place).length for place in places])
    for kind, of in _RUNS:
        yield from _cut(kind, (of(answers.glance(place)) for place in places))
    entries = suggester.record.entries
    yield array("H", [entry.label for entry in entries])
    yield array("d", [entry.worth for entry in entries])
    yield array("b", [entry.right for entry in entries])


_RUNS: tuple[tuple[str, Callable[[Answer], Iterable[Any]]], ...] = (
    ("I", lambda answer: answer.features),
    ("H", lambda answer: sorted(answer.right)),
    ("H", lambda answer: sorted(answer.wrong)),
    ("H", lambda answer: answer.pulls.keys()),
    ("d", lambda answer: answer.pulls.values()),
)


def _made(head: dict[str, Any], blocks: Iterator[array[Any]]) -> Suggester:
    from codesign.coding.suggesting.suggester import Suggester

    made = Suggester()
    memory = made.memory
    made.names, made.labels, memory.next_place = head["names"], head["labels"], head["next"]
    size = memory.learner.size = len(made.names)
    made.definitions = {each[0]: Definition(*each) for each in head["definitions"]}
    made.examples = head["examples"]
    vocabulary = memory.vocabulary
    vocabulary.hashes, vocabulary.seen, vocabulary.weights = next(blocks), next(blocks), next(blocks)
    vocabulary.free = head["free"]
    vocabulary.renumber()
    features, weights = next(blocks), next(blocks)
    if len(weights) != len(features) * size:
        raise ValueError("rows of other labels")
    memory.learner.rows = Lazy()
    memory.learner.rows.keep(features, lambda at: weights[at * size : (at + 1) * size])
    words, having = next(blocks), _run(blocks)
    memory.neighbours.having.keep(words, having.run)
    memory.neighbours.lengths = next(blocks)
    _answers(made, head["keys"], blocks)
    entries = zip(next(blocks), next(blocks), next(blocks), strict=True)
    made.record.entries = [Entry(label, worth, bool(right)) for label, worth, right in entries]
    made.has_settled()
    return made


def _answers(made: Suggester, keys: list[str], blocks: Iterator[array[Any]]) -> None:
    places, said, length = next(blocks), next(blocks), next(blocks)
    features, right, wrong, labels, pulls = (_run(blocks) for _ in range(5))

    def answer(at: int) -> Answer:
        pulled = dict(zip(labels.run(at), pulls.run(at), strict=True))
        put, refused = frozenset(right.run(at)), frozenset(wrong.run(at))
        return Answer(keys[at], features.run(at), said[at], length[at], put, refused, pulled)

    made.memory.answers.keep(places, answer)
    made.memory.neighbours.count, made.memory.neighbours.total = len(places), sum(said)
    examples = made.example_places
    made.places = {key: place for key, place in zip(keys, places, strict=True) if place not in examples}


def _cut(kind: str, parts: Iterable[Iterable[Any]]) -> Iterator[array[Any] | None]:
    """Many short runs as two arrays: where each begins, and all of them end to end."""
    starts, flat = array("I", [0]), array(kind)
    for at, part in enumerate(parts):
        flat.extend(part)
        starts.append(len(flat))
        if at % _AT_A_TIME == 0:
            yield None
    yield starts
    yield flat


def _joined(kind: str, parts: Iterable[array[Any]]) -> Iterator[array[Any] | None]:
    """Many runs of one length, end to end."""
    flat = array(kind)
    for at, part in enumerate(parts):
        flat.extend(part)
        if at % _AT_A_TIME == 0:
            yield None
    yield flat


def _run(blocks: Iterator[array[Any]]) -> Cut:
    return Cut(next(blocks), next(blocks))


def _block(values: array[Any]) -> bytes:
    if sys.byteorder == "big":
        values = values[:]
        values.byteswap()
    raw = values.tobytes()
    return values.typecode.encode() + len(raw).to_bytes(8, "little") + raw


def _blocks(rest: memoryview) -> Iterator[array[Any]]:
    at = 0
    while at < len(rest):
        length = int.from_bytes(rest[at + 1 : at + 9], "little")
        found: array[Any] = array(chr(rest[at]), bytes(rest[at + 9 : at + 9 + length]))
        if sys.byteorder == "big":
            found.byteswap()
        yield found
        at += 9 + length
