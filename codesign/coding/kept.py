"""A suggester as bytes, and back."""

from __future__ import annotations

import json
import zlib
from array import array
from typing import TYPE_CHECKING

from codesign.coding.definitions import Definition
from codesign.coding.learner import Row

if TYPE_CHECKING:
    from codesign.coding.suggester import Suggester


def pack(suggester: Suggester) -> bytes:
    """All that a suggester has learnt."""
    body = {
        "definitions": [list(each) for each in suggester.definitions.values()],
        "features": suggester.features,
        "answers": [
            [key, list(each.features), sorted(each.labels), sorted(each.not_labels)]
            for key, each in suggester.answers.items()
        ],
        "labels": list(suggester.labels.items()),
        "record": suggester.record,
        "rows": [
            [number, list(row.labels), list(row.weights), list(row.squares)]
            for number, row in suggester.learner.rows.items()
        ],
    }
    return zlib.compress(json.dumps(body).encode(), 1)


def unpack(kept: bytes) -> Suggester:
    """The suggester that `pack` kept."""
    from codesign.coding.suggester import Answer, Suggester

    body = json.loads(zlib.decompress(kept))
    made = Suggester()
    made.labels = dict(body["labels"])
    made.redefine([Definition(*each) for each in body["definitions"]])
    made.features = body["features"]
    made.numbers = {feature: number for number, feature in enumerate(made.features)}
    made.seen = array("I", bytes(4 * len(made.features)))
    for place, (key, features, labels, not_labels) in enumerate(body["answers"]):
        made.answers[key] = Answer(array("I", features), frozenset(labels), frozenset(not_labels))
        made.keys[place], made.places[key] = key, place
        for number in features:
            made.seen[number] += 1
        made.neighbours.add(place, made._words(features))
        for label in labels:
            made.counts[label] = made.counts.get(label, 0) + 1
    made.next_place = len(made.answers)
    made.record = [(score, right) for score, right in body["record"]]
    made.learner.rows = {
        number: Row(array("H", labels), array("f", weights), array("f", squares))
        for number, labels, weights, squares in body["rows"]
    }
    return made
