"""The suggester: learns which labels people put on which comments, and says which a comment might carry, and why."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable
from math import log, sqrt
from typing import NamedTuple

from codesign.coding.definitions import Definition, sentences
from codesign.coding.features import features_of
from codesign.coding.learner import SMALL, Learner, chance
from codesign.coding.neighbours import Neighbour, Neighbours
from codesign.coding.suggestion import Suggestion
from codesign.coding.sure import sure_from

FLOOR = 0.02
"""Below this score there is no idea yet."""


class Answer(NamedTuple):
    """One comment learnt: its features by number, the labels put on it, and those said not to belong."""

    features: array[int]
    labels: frozenset[str]
    not_labels: frozenset[str]


class Suggester:
    """Suggests labels for comments, from definitions and from what it was taught.

    `to_bytes` holds the features of the comments learnt (words, pairs and pieces of words), by comment, but no text.
    """

    def __init__(self, definitions: Iterable[Definition] = ()) -> None:
        self.definitions: dict[str, Definition] = {}
        self.numbers: dict[str, int] = {}  # of features
        self.features: list[str] = []
        self.seen: array[int] = array("I")  # by feature: comments that have it
        self.answers: dict[str, Answer] = {}
        self.keys: dict[int, str] = {}
        self.places: dict[str, int] = {}  # the number of each comment
        self.next_place = 0
        self.labels: dict[str, int] = {}
        self.counts: dict[str, int] = {}
        self.learner = Learner()
        self.neighbours = Neighbours()
        self.record: list[tuple[float, bool]] = []
        self.redefine(definitions)

    @property
    def taught(self) -> int:
        """How many comments have been learnt."""
        return len(self.answers)

    def redefine(self, definitions: Iterable[Definition]) -> None:
        """Take the codebook as it is now."""
        self.definitions = {each.label: each for each in definitions}
        for label in sorted(self.definitions):
            self._label(label)
        self.about = {label: self._about(each) for label, each in self.definitions.items()}

    def suggest(self, text: str, most: int = 3, without: Collection[str] = ()) -> tuple[Suggestion, ...]:
        """The labels this comment might carry, likeliest first; none when there is no idea yet."""
        found = features_of(text)
        if not found:
            return ()
        scores, nearest = self._scores(found)
        best = sorted(
            (-score, label) for label, score in scores.items() if label not in without and score >= FLOOR
        )
        sure = sure_from(self.record)
        return tuple(
            Suggestion(
                label, -score, self._reason(label, found, nearest), sure is not None and -score >= sure
            )
            for score, label in best[:most]
        )

    def learn(self, key: str, text: str, labels: Iterable[str], not_labels: Iterable[str] = ()) -> None:
        """Learn, or learn again, what one comment was tagged with, and what somebody said does not belong on it."""
        if key in self.answers:
            self.forget(key)
        found = features_of(text)
        right, wrong = frozenset(labels), frozenset(not_labels) - frozenset(labels)
        for label in sorted(right | wrong):
            self._label(label)
        self._remember(found, right)
        numbers = array("I", [self._number(feature) for feature in found])
        for number in numbers:
            self.seen[number] += 1
        place = self.next_place
        self.next_place += 1
        self.answers[key] = Answer(numbers, right, wrong)
        self.keys[place], self.places[key] = key, place
        self.neighbours.add(place, self._words(numbers))
        for label in right:
            self.counts[label] = self.counts.get(label, 0) + 1
        self._teach(numbers, right, wrong)

    def forget(self, key: str) -> None:
        """Forget one comment: nothing of it is kept but what it moved in weights that other comments share."""
        answer = self.answers.pop(key, None)
        if answer is None:
            return
        place = self.places.pop(key)
        del self.keys[place]
        self.neighbours.remove(place, self._words(answer.features))
        for label in answer.labels:
            self.counts[label] -= 1
        for number in answer.features:
            self.seen[number] -= 1
            if not self.seen[number]:
                self.learner.forget(number)

    def drop(self, label: str) -> None:
        """Forget a label: it is not suggested again unless it is learnt or defined again."""
        self._swap(label, None)
        self.definitions.pop(label, None)
        self.about.pop(label, None)

    def rename(self, label: str, to: str) -> None:
        """Carry what was learnt of a label over to another name, or into another label that is there already."""
        self._swap(label, to)
        if label in self.definitions:
            each = self.definitions.pop(label)
            self.about.pop(label)
            self.definitions.setdefault(to, each._replace(label=to))
            self.about[to] = self._about(self.definitions[to])

    def to_bytes(self) -> bytes:
        """All that was learnt, to keep. It holds features (words), but no comment's text."""
        from codesign.coding.kept import pack

        return pack(self)

    @classmethod
    def from_bytes(cls, kept: bytes) -> Suggester:
        """What `to_bytes` kept, as it was."""
        from codesign.coding.kept import unpack

        return unpack(kept)

    def _number(self, feature: str) -> int:
        number = self.numbers.get(feature)
        if number is None:
            number = self.numbers[feature] = len(self.features)
            self.features.append(feature)
            self.seen.append(0)
        return number

    def _label(self, label: str) -> int:
        return self.labels.setdefault(label, len(self.labels))

    def _words(self, numbers: Iterable[int]) -> list[int]:
        return [number for number in numbers if not self.features[number].startswith("#")]

    def _values(self, numbers: Iterable[int]) -> dict[int, float]:
        """The weight of each feature seen at least twice: square root of idf, to unit length."""
        count = len(self.answers) + 1
        values = {n: sqrt(log(1 + count / self.seen[n])) for n in numbers if self.seen[n] > 1}
        length = sqrt(sum(value * value for value in values.values())) or 1.0
        return {number: value / length for number, value in values.items()}

    def _bias(self) -> dict[int, float]:
        count = len(self.answers)
        return {
            number: log((self.counts.get(label, 0) + 0.5) / (count - self.counts.get(label, 0) + 2))
            for label, number in self.labels.items()
        }

    def _teach(self, numbers: Iterable[int], right: frozenset[str], wrong: frozenset[str]) -> None:
        values = self._values(numbers)
        judged = self.learner.judge(values, self._bias())
        errors = {}
        for label, number in self.labels.items():
            error = chance(judged[number]) - (label in right)
            if abs(error) >= SMALL:
                errors[number] = error
        self.learner.teach(values, errors)

    def _about(self, definition: Definition) -> list[dict[str, str]]:
        return [features_of(part) for part in (definition.name, *sentences(definition.words))]

    def _scores(self, found: dict[str, str]) -> tuple[dict[str, float], list[Neighbour]]:
        numbers = [self.numbers[feature] for feature in found if feature in self.numbers]
        judged = self.learner.judge(self._values(numbers), self._bias())
        nearest = self.neighbours.nearest(self._words(numbers))
        total = sum(one.alike for one in nearest) or 1.0
        scores = {label: chance(judged[number]) for label, number in self.labels.items()}
        for one in nearest:
            for label in self.answers[self.keys[one.comment]].labels:
                scores[label] = scores.get(label, 0.0) + 0.5 * one.alike / total
        share = 0.3 * 300 / (300 + self.taught)
        for label, parts in self.about.items():
            alike = max(
                (len(found.keys() & part.keys()) / sqrt(len(found) * len(part) + 1) for part in parts),
                default=0.0,
            )
            scores[label] = scores.get(label, 0.0) + share * alike
        return {label: min(1.0, score / 1.5) for label, score in scores.items()}, nearest

    def _remember(self, found: dict[str, str], right: frozenset[str]) -> None:
        if not self.answers:
            return
        scores, _ = self._scores(found)
        best = sorted(((score, label) for label, score in scores.items()), reverse=True)[:3]
        self.record.extend((score, label in right) for score, label in best)

    def _reason(self, label: str, found: dict[str, str], nearest: list[Neighbour]) -> str:
        like = next(
            (
                self.keys[one.comment]
                for one in nearest
                if label in self.answers[self.keys[one.comment]].labels
            ),
            "",
        )
        return f"like {like}" if like else "its definition"

    def _swap(self, label: str, to: str | None) -> None:
        number = self.labels.pop(label, None)
        if number is None:
            return
        self.counts.pop(label, None)
        self.learner.drop(number)
        put = frozenset([to] if to else [])
        for key, answer in self.answers.items():
            if label in answer.labels | answer.not_labels:
                labels = answer.labels - {label} | (put if label in answer.labels else frozenset())
                not_labels = answer.not_labels - {label} | (
                    put if label in answer.not_labels else frozenset()
                )
                self.answers[key] = answer._replace(labels=labels, not_labels=not_labels - labels)
