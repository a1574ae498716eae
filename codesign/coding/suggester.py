"""The suggester: learns which labels people put on which comments, and says which a comment might carry, and why."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator
from random import Random
from typing import NamedTuple

from codesign.coding.answers import Answer, Vocabulary, features_of
from codesign.coding.definitions import Definition, sentences
from codesign.coding.features import Read, read
from codesign.coding.lazy import Lazy
from codesign.coding.learner import BEFOREHAND, Learner, Values
from codesign.coding.neighbours import Neighbour, Neighbours
from codesign.coding.reasons import Reasons
from codesign.coding.record import Record
from codesign.coding.settling import Case, settle
from codesign.coding.suggestion import Suggestion

VOTE = 0.25
"""What the neighbours' vote weighs beside the judges' (measured: .15 to .35 are alike)."""
FLOOR = BEFOREHAND + 0.02
"""At this worth and below, nothing at all speaks for a label: there is no idea yet."""
SMALL = 60_000
"""Examples times labels up to which a new codebook is settled at once: a second. A larger one is left to a rebuild."""
AGAIN = 2
"""Comments learnt before that are gone over with each one learnt."""
HEIRS = 5
"""Comments like one forgotten that are gone over: what it said for them, they say for themselves again."""
OFTEN = 1_000
"""Comments whose suggestions are all held against their answers; of later ones, one in `SELDOM` is."""
SELDOM = 20


class Weighed(NamedTuple):
    """A comment as it stands to what was learnt: its features, what each label is thought to be worth, who is like it."""

    values: Values
    worth: dict[int, float]
    nearest: list[Neighbour]


class Suggester:
    """Suggests labels for comments, from definitions and from what it was taught.

    `to_bytes` holds the keys, labels and features of the comments learnt, the features as numbers (a checksum each), and
    no text. Who has a word can still ask whether it was there: what is kept is to be looked after as comments are.
    """

    def __init__(self, definitions: Iterable[Definition] = ()) -> None:
        self.definitions: dict[str, Definition] = {}
        self.labels: dict[str, int] = {}
        self.names: list[str] = []
        self.vocabulary = Vocabulary()
        self.learner = Learner()
        self.neighbours = Neighbours()
        self.answers: Lazy[Answer] = Lazy()
        self.places: dict[str, int] = {}
        self.examples: dict[str, list[int]] = {}
        self.next_place = 0
        self.record = Record()
        self.redefine(definitions)

    @property
    def taught(self) -> int:
        """How many comments have been learnt."""
        return len(self.places)

    @property
    def example_places(self) -> set[int]:
        """Where the sentences of the definitions are among the answers."""
        return {place for places in self.examples.values() for place in places}

    def suggest(self, text: str, most: int = 3, without: Collection[str] = ()) -> tuple[Suggestion, ...]:
        """The labels this comment might carry, likeliest first; none when there is no idea yet."""
        comment = read(text)
        weighed = self._weigh(comment)
        if weighed is None:
            return ()
        scores = {label: self.record.score(worth) for label, worth in weighed.worth.items()}
        left = set(without)
        best = sorted(
            (-worth, self.names[label], label)
            for label, worth in weighed.worth.items()
            if worth > FLOOR and self.names[label] not in left
        )
        why = Reasons(self, comment, weighed)
        return tuple(
            Suggestion(name, scores[label], why.sentence(label), self.record.sure(-worth), why.nearest(label))
            for worth, name, label in best[:most]
        )

    def learn(self, key: str, text: str, labels: Iterable[str], not_labels: Iterable[str] = ()) -> None:
        """Learn, or learn again, what one comment was tagged with, and what somebody said does not belong on it."""
        comment = read(text)
        if key in self.places:
            self._part(self.places.pop(key))
        names = sorted(set(labels))
        right = frozenset(self._label(name) for name in names)
        wrong = frozenset(self._label(name) for name in sorted(set(not_labels))) - right
        if self.taught < OFTEN or self.taught % SELDOM == 0:
            self._check(comment, right)
        place = self._remember(key, comment, right, wrong)
        self.places[key] = place
        self._teach(place)
        for again in self._some(place):
            self._teach(again)
        if wrong:  # "not this" is heard last
            self._teach(place)

    def forget(self, key: str) -> None:
        """Forget one comment: what it pulled is let go, and features that no other comment has are gone."""
        if key not in self.places:
            return
        answer = self._part(self.places.pop(key))
        left = array("I", [feature for feature in answer.words if self.vocabulary.seen[feature]])
        for near in self.neighbours.nearest(left, HEIRS) * 2:
            self._teach(near.place)

    def settle(self) -> None:
        """Go over everything learnt until it agrees, as a rebuild does."""
        for _ in self.settling():
            pass

    def settling(self) -> Iterator[int]:
        """Settle label by label, and say after each how many are done. Nothing changes until the last is."""
        weights = self.vocabulary.weighed(self.answers.count())
        cases = [
            Case(
                self.vocabulary.values(each.features, weights),
                dict(each.pulls),
                each.right,
                each.wrong,
            )
            for _, each in self.answers.walk()
        ]
        yield from settle(cases, self.labels.values(), self.vocabulary.size)
        self._take(weights, cases)

    def redefine(self, definitions: Iterable[Definition]) -> None:
        """Take the codebook as it is now. What was learnt from comments stays."""
        now = {each.label: each for each in definitions}
        changed = sorted(
            label
            for label in now.keys() | self.definitions.keys()
            if now.get(label) != self.definitions.get(label)
        )
        for label in changed:
            for place in self.examples.pop(label, ()):
                self._part(place)
        self.definitions = {label: now[label] for label in sorted(now)}
        fresh = [place for label in changed if label in now for place in self._exemplify(now[label])]
        if self.taught:
            for place in fresh * 2:
                self._teach(place)
        elif len(fresh) * len(self.labels) <= SMALL:
            self.settle()
        else:
            for place in fresh * 2:
                self._teach(place, self.answers[place].right)

    def drop(self, label: str) -> None:
        """Forget a label: it is not suggested again unless it is learnt or defined again."""
        if label not in self.labels:
            return
        for place in self.examples.pop(label, ()):
            self._part(place)
        self.definitions.pop(label, None)
        number = self.labels.pop(label)
        self.learner.drop(number)
        self.record.drop(number)
        self._swap(number, None)

    def rename(self, label: str, to: str) -> None:
        """Carry what was learnt of a label over to another name, or into another label that is there already."""
        if label not in self.labels or label == to:
            return
        if to not in self.labels:
            self._rename(label, to)
        else:
            number, into = self.labels[label], self.labels[to]
            self._swap(number, into)
            self.drop(label)

    def to_bytes(self) -> bytes:
        """All that was learnt, to keep. It holds features (as numbers), but no comment's text."""
        from codesign.coding.kept import pack

        return pack(self)

    @classmethod
    def from_bytes(cls, kept: bytes) -> Suggester:
        """What `to_bytes` kept, as it was."""
        from codesign.coding.kept import unpack

        return unpack(kept)

    def _label(self, name: str) -> int:
        if name not in self.labels:
            self.labels[name] = len(self.names)
            self.names.append(name)
            self.learner.size = len(self.names)
        return self.labels[name]

    def _exemplify(self, definition: Definition) -> list[int]:
        """Learn each sentence of a definition as if it were a comment tagged with its label alone."""
        right = frozenset([self._label(definition.label)])
        parts = [read(part) for part in dict.fromkeys((definition.name, *sentences(definition.words)))]
        places = [self._remember("", part, right, frozenset()) for part in parts if part.said]
        self.examples[definition.label] = places
        return places

    def _take(self, weights: array[float], cases: list[Case]) -> None:
        """Take what settling found."""
        self.vocabulary.weights = weights
        self.learner.rows = Lazy()
        for (_, answer), case in zip(self.answers.walk(), cases, strict=True):
            answer.pulls = case.pulls
            self.learner.pull(case.values, case.pulls)

    def _remember(self, key: str, comment: Read, right: frozenset[int], wrong: frozenset[int]) -> int:
        hashes, said = comment.numbers()
        features = self.vocabulary.meet(hashes, self.answers.count())
        place = self.next_place
        self.next_place += 1
        answer = self.answers[place] = Answer(key, features, said, right, wrong)
        self.neighbours.add(place, answer.words)
        return place

    def _part(self, place: int) -> Answer:
        answer = self.answers[place]
        self.answers.gone(place)
        self.learner.pull(self._values(answer), {label: -pull for label, pull in answer.pulls.items()})
        self.neighbours.remove(place, answer.words)
        for feature in self.vocabulary.part(answer.features):
            self.learner.rows.gone(feature)
        return answer

    def _values(self, answer: Answer) -> Values:
        return self.vocabulary.values(answer.features)

    def _teach(self, place: int, labels: Iterable[int] | None = None) -> None:
        answer = self.answers[place]
        asked = self.labels.values() if labels is None else labels
        self.learner.teach(self._values(answer), answer.pulls, asked, answer.right, answer.wrong)

    def _some(self, place: int) -> list[int]:
        """A few comments learnt before, always the same ones for the same place."""
        draw = Random(place)  # noqa: S311 - a fixed draw, not a secret
        drawn = (draw.randrange(place) for _ in range(AGAIN)) if place else ()
        return [each for each in drawn if self.answers.holds(each)]

    def _weigh(self, comment: Read) -> Weighed | None:
        features, said = features_of(comment, self.vocabulary)
        if not features:
            return None
        values = self.vocabulary.values(features)
        judged = self.learner.judge(values)
        nearest = self.neighbours.nearest(features[:said])
        votes = self._votes(nearest)
        return Weighed(
            values,
            {label: judged[label] + VOTE * votes.get(label, 0.0) for label in self.labels.values()},
            nearest,
        )

    def _votes(self, nearest: list[Neighbour]) -> dict[int, float]:
        total = sum(one.alike for one in nearest)
        votes: dict[int, float] = {}
        for one in nearest:
            for label in self.answers[one.place].right:
                votes[label] = votes.get(label, 0.0) + one.alike / total
        return votes

    def _check(self, comment: Read, right: frozenset[int]) -> None:
        weighed = self._weigh(comment) if self.places else None
        if weighed is not None and not self._is_copy(comment, weighed.nearest):
            self.record.add(weighed.worth, right)

    def _is_copy(self, comment: Read, nearest: list[Neighbour]) -> bool:
        """Whether the same words were learnt before: of one letter sent 45 times, one is evidence of how right it is."""
        features, _ = features_of(comment, self.vocabulary)
        near = (self.answers[one.place] for one in nearest)
        return len(features) == len(comment.numbers()[0]) and any(
            each.key and each.features == features for each in near
        )

    def _swap(self, number: int, into: int | None) -> None:
        """Have every answer that speaks of one label speak of another, or of none."""
        put = frozenset() if into is None else frozenset([into])
        for _, answer in self.answers.walk():
            answer.pulls.pop(number, None)
            if number in answer.right:
                answer.right = answer.right - {number} | put
            if number in answer.wrong:
                answer.wrong = (answer.wrong - {number} | put) - answer.right

    def _rename(self, label: str, to: str) -> None:
        number = self.labels.pop(label)
        self.labels[to] = number
        self.names[number] = to
        if label in self.definitions:
            self.definitions[to] = self.definitions.pop(label)._replace(label=to)
            self.examples[to] = self.examples.pop(label)
