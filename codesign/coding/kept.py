"""A suggester as bytes, and back: a line of names, then plain arrays, which load as fast as they are read.

Nothing here runs what it reads: bytes that are no suggester are refused, whoever made them.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from codesign.coding.answers import Answer
from codesign.coding.definitions import Definition
from codesign.coding.lazy import Cut
from codesign.coding.record import Entry
from codesign.errors import CodesignError

if TYPE_CHECKING:
    from codesign.coding.suggester import Suggester

_MARK = b"codesign suggester 2\n"


class NotASuggesterError(CodesignError, ValueError):
    """The bytes are not what a suggester keeps."""

    def __init__(self) -> None:
        super().__init__(
            "What was learnt for suggestions cannot be read.",
            todo="It can be learnt again from the comments tagged.",
        )


def pack(suggester: Suggester) -> bytes:
    """All that a suggester has learnt."""
    answers = suggester.answers.walk()
    head = {
        "definitions": [list(each) for each in suggester.definitions.values()],
        "names": suggester.names,
        "labels": suggester.labels,
        "examples": suggester.examples,
        "next": suggester.next_place,
        "free": suggester.vocabulary.free,
        "keys": [answer.key for _, answer in answers],
    }
    line = json.dumps(head, ensure_ascii=False).encode()
    parts = [_MARK, len(line).to_bytes(8, "little"), line]
    parts.extend(_block(each) for each in _arrays(suggester, answers))
    return b"".join(parts)


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


def _arrays(suggester: Suggester, answers: list[tuple[int, Answer]]) -> Iterator[array[Any]]:
    vocabulary = suggester.vocabulary
    yield from (vocabulary.hashes, vocabulary.seen, vocabulary.weights)
    rows = suggester.learner.rows.walk()
    yield array("I", [number for number, _ in rows])
    yield from _cut("H", (row.keys() for _, row in rows))
    yield from _cut("d", (row.values() for _, row in rows))
    having = suggester.neighbours.having.walk()
    yield array("I", [word for word, _ in having])
    yield from _cut("I", (places for _, places in having))
    yield array("I", [place for place, _ in answers])
    yield array("I", [answer.said for _, answer in answers])
    each = [answer for _, answer in answers]
    yield from _cut("I", (answer.features for answer in each))
    yield from _cut("H", (sorted(answer.right) for answer in each))
    yield from _cut("H", (sorted(answer.wrong) for answer in each))
    yield from _cut("H", (answer.pulls.keys() for answer in each))
    yield from _cut("d", (answer.pulls.values() for answer in each))
    entries = suggester.record.entries
    yield array("H", [entry.label for entry in entries])
    yield array("d", [entry.worth for entry in entries])
    yield array("b", [entry.right for entry in entries])


def _made(head: dict[str, Any], blocks: Iterator[array[Any]]) -> Suggester:
    from codesign.coding.suggester import Suggester

    made = Suggester()
    made.names, made.labels, made.next_place = head["names"], head["labels"], head["next"]
    made.learner.size = len(made.names)
    made.definitions = {each[0]: Definition(*each) for each in head["definitions"]}
    made.examples = head["examples"]
    vocabulary = made.vocabulary
    vocabulary.hashes, vocabulary.seen, vocabulary.weights = next(blocks), next(blocks), next(blocks)
    vocabulary.free = head["free"]
    vocabulary.renumber()
    numbers, labels, weights = next(blocks), _run(blocks), _run(blocks)
    made.learner.rows.keep(numbers, lambda at: dict(zip(labels.run(at), weights.run(at), strict=True)))
    words, having = next(blocks), _run(blocks)
    made.neighbours.having.keep(words, having.run)
    _answers(made, head["keys"], blocks)
    entries = zip(next(blocks), next(blocks), next(blocks), strict=True)
    made.record.entries = [Entry(label, worth, bool(right)) for label, worth, right in entries]
    return made


def _answers(made: Suggester, keys: list[str], blocks: Iterator[array[Any]]) -> None:
    places, said = next(blocks), next(blocks)
    features, right, wrong, labels, pulls = (_run(blocks) for _ in range(5))

    def answer(at: int) -> Answer:
        pulled = dict(zip(labels.run(at), pulls.run(at), strict=True))
        put, refused = frozenset(right.run(at)), frozenset(wrong.run(at))
        return Answer(keys[at], features.run(at), said[at], put, refused, pulled)

    made.answers.keep(places, answer)
    made.neighbours.lengths = dict(zip(places, said, strict=True))
    made.neighbours.total = sum(said)
    examples = made.example_places
    made.places = {key: place for key, place in zip(keys, places, strict=True) if place not in examples}


def _cut(kind: str, parts: Iterable[Iterable[Any]]) -> Iterator[array[Any]]:
    """Many short runs as two arrays: where each begins, and all of them end to end."""
    starts, flat = array("I", [0]), array(kind)
    for part in parts:
        flat.extend(part)
        starts.append(len(flat))
    yield starts
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
