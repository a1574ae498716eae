"""The suggester: learns which labels people put on which comments, and says which a comment might carry, and why."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from codesign.coding.suggesting.answers import features_of
from codesign.coding.suggesting.definitions import Definition, sentences
from codesign.coding.suggesting.features import Read, read
from codesign.coding.suggesting.learner import BEFOREHAND, Values
from codesign.coding.suggesting.memory import Memory
from codesign.coding.suggesting.neighbours import Neighbour
from codesign.coding.suggesting.reasons import Reasons
from codesign.coding.suggesting.record import Record
from codesign.coding.suggesting.suggestion import Suggestion

VOTE = 0.25
"""What the neighbours' vote weighs beside the judges' (measured: .15 to .35 are alike)."""
PLAIN = -0.1
"""Above this worth a label is plain enough for words that say something of their own to speak for it by `SAID`."""
SAID, MUCH = 0.02, 0.15
"""What such words must speak for a label, for there to be an idea of it; at a worth not so plain, `MUCH` (measured, each comment
before it was learnt: of what is left out so, 1 in 14 was right; of what is offered, 7 in 14)."""
NOTHING = BEFOREHAND + 0.02
"""At this worth and below, nothing at all speaks for a label."""
SMALL = 60_000
"""Examples times labels up to which a new codebook is settled at once: a second. A larger one is left to a rebuild."""
HEIRS = 5
"""Comments like one forgotten that are gone over: what it said for them, they say for themselves again."""
OFTEN = 1_000
"""Comments whose suggestions are all held against their answers; of later ones, one in `SELDOM` is."""
SELDOM = 25
GROWN = 4
"""So many times as many comments as when it was settled last, and it is due to be settled again."""


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
        self.memory = Memory()
        self.places: dict[str, int] = {}
        self.examples: dict[str, list[int]] = {}
        self.record = Record()
        self.changes = 0
        """Counted up with everything learnt: who packs it in pieces sees by it whether they belong together."""
        self._settled_at = 0
        self.redefine(definitions)

    @property
    def taught(self) -> int:
        """How many comments have been learnt."""
        return len(self.places)

    @property
    def example_places(self) -> set[int]:
        """Where the sentences of the definitions are among the answers."""
        return {place for places in self.examples.values() for place in places}

    def suggest(
        self, text: str, most: int = 3, without: Collection[str] = (), *, below: bool = False
    ) -> tuple[Suggestion, ...]:
        """The labels this comment might carry, likeliest first; none when there is no idea yet.

        There is an idea of a label where it is worth more than the record's floor, and words that say something of their own speak for
        it. `below` gives those too of which there is none, marked as such: to put labels in order.
        """
        comment = read(text)
        weighed = self._weigh(comment)
        if weighed is None:
            return ()
        left = {self.labels[each] for each in without if each in self.labels}
        why = Reasons(self, comment, weighed)
        found: list[Suggestion] = []
        floor = self.record.floor
        for worth, name, label in self._in_order(weighed, left):
            has_idea = worth > floor and _is_said(why, worth, label)
            if has_idea or below:
                reason = why.sentence(label) if has_idea else why.below(label)
                sure = has_idea and self.record.sure(worth)
                score = self.record.score(worth)
                found.append(Suggestion(name, score, reason, sure, why.nearest(label), not has_idea))
            if len(found) == most or (worth <= floor and not below):
                break
        return tuple(found)

    def _in_order(self, weighed: Weighed, without: Collection[int]) -> list[tuple[float, str, int]]:
        """What each label is worth, its name and number, the likeliest first; none of which nothing speaks."""
        worth = ((-worth, self.names[label], label) for label, worth in weighed.worth.items())
        return [
            (-value, name, label)
            for value, name, label in sorted(worth)
            if -value > NOTHING and label not in without
        ]

    def learn(self, key: str, text: str, labels: Iterable[str], not_labels: Iterable[str] = ()) -> None:
        """Learn, or learn again, what one comment was tagged with, and what somebody said does not belong on it."""
        place = self._take_in(key, text, labels, not_labels)
        for each in (place, *self.memory.some(place)):
            self._teach(each)
        if self.memory.answers[place].wrong:  # "not this" is heard last
            self._teach(place)

    def gather(self, key: str, text: str, labels: Iterable[str], not_labels: Iterable[str] = ()) -> None:
        """Learn one of very many, which are to be settled when `is_due` says so, and at the end.

        The first are learnt one by one, by which it is known how right it is; of later ones settling makes sense.
        """
        if self.taught < OFTEN:
            self.learn(key, text, labels, not_labels)
        else:
            self._take_in(key, text, labels, not_labels)

    @property
    def is_due(self) -> bool:
        """Whether so much was gathered that it should be settled before more is."""
        return self.taught >= max(OFTEN, GROWN * self._settled_at)

    def forget(self, key: str) -> None:
        """Forget one comment: what it pulled is let go, and features that no other comment has are gone."""
        if key not in self.places:
            return
        self.changes += 1
        memory = self.memory
        answer = memory.part(self.places.pop(key))
        left = array("I", [feature for feature in answer.words if memory.vocabulary.seen[feature]])
        for near in memory.neighbours.nearest(left, HEIRS) * 2:
            self._teach(near.place)

    def settle(self) -> None:
        """Go over everything learnt until it agrees, as a rebuild does."""
        for _ in self.settling():
            pass

    def settling(self) -> Iterator[int]:
        """Settle in short steps, and say at each how many labels are done. To be used again when the last step is done."""
        self.changes += 1
        self._settled_at = self.taught
        yield from self.memory.settling(self.labels.values())

    def redefine(self, definitions: Iterable[Definition]) -> None:
        """Take the codebook as it is now. What was learnt from comments stays."""
        now = {each.label: each for each in definitions}
        self.changes += 1
        changed = sorted(
            label
            for label in now.keys() | self.definitions.keys()
            if now.get(label) != self.definitions.get(label)
        )
        for label in changed:
            for place in self.examples.pop(label, ()):
                self.memory.part(place)
        self.definitions = {label: now[label] for label in sorted(now)}
        fresh = [place for label in changed if label in now for place in self._exemplify(now[label])]
        if self.taught:
            for place in fresh * 2:
                self._teach(place)
        elif len(fresh) * len(self.labels) <= SMALL:
            self.settle()
        else:
            for place in fresh * 2:
                self._teach(place, self.memory.answers[place].right)

    def drop(self, label: str) -> None:
        """Forget a label: it is not suggested again unless it is learnt or defined again."""
        if label not in self.labels:
            return
        self.changes += 1
        for place in self.examples.pop(label, ()):
            self.memory.part(place)
        self.definitions.pop(label, None)
        number = self.labels.pop(label)
        self.memory.drop(number)
        self.record.drop(number)

    def rename(self, label: str, to: str) -> None:
        """Carry what was learnt of a label over to another name, or into another label that is there already."""
        if label not in self.labels or label == to:
            return
        self.changes += 1
        if to not in self.labels:
            self._rename(label, to)
        else:
            number, into = self.labels[label], self.labels[to]
            self.memory.swap(number, into)
            self.drop(label)

    def to_bytes(self) -> bytes:
        """All that was learnt, to keep. It holds features (as numbers), but no comment's text."""
        return b"".join(self.packing())

    def packing(self) -> Iterator[bytes]:
        """What `to_bytes` returns, in short steps. Where `changes` is another at the end, they do not belong together."""
        from codesign.coding.suggesting.kept import packed

        return packed(self)

    def has_settled(self) -> None:
        """Take note that all that was learnt is settled: it was kept so."""
        self._settled_at = self.taught

    @classmethod
    def from_bytes(cls, kept: bytes) -> Suggester:
        """What `to_bytes` kept, as it was."""
        from codesign.coding.suggesting.kept import unpack

        return unpack(kept)

    def _label(self, name: str) -> int:
        if name not in self.labels:
            self.labels[name] = self.memory.learner.add_label()
            self.names.append(name)
        return self.labels[name]

    def _exemplify(self, definition: Definition) -> list[int]:
        """Learn each sentence of a definition as if it were a comment tagged with its label alone."""
        right = frozenset([self._label(definition.label)])
        parts = [read(part) for part in dict.fromkeys((definition.name, *sentences(definition.words)))]
        places = [self.memory.remember("", part, right, frozenset()) for part in parts if part.said]
        self.examples[definition.label] = places
        return places

    def _take_in(self, key: str, text: str, labels: Iterable[str], not_labels: Iterable[str]) -> int:
        """Remember a comment, in place of what was learnt of it before, and hold against it what would have been said."""
        self.changes += 1
        comment = read(text)
        if key in self.places:
            self.memory.part(self.places.pop(key))
        names = sorted(set(labels))
        right = frozenset(self._label(name) for name in names)
        wrong = frozenset(self._label(name) for name in sorted(set(not_labels))) - right
        if self.taught < OFTEN or self.taught % SELDOM == 0:
            self._check(comment, right)
        place = self.places[key] = self.memory.remember(key, comment, right, wrong)
        return place

    def _teach(self, place: int, labels: Iterable[int] | None = None) -> None:
        self.memory.teach(place, self.labels.values() if labels is None else labels)

    def _weigh(self, comment: Read) -> Weighed | None:
        memory = self.memory
        features, said = features_of(comment, memory.vocabulary)
        if not features:
            return None
        values = memory.vocabulary.values(features, memory.vocabulary.length(features))
        judged = memory.judge(values)
        nearest = memory.neighbours.nearest(features[:said])
        votes = memory.votes(nearest)
        return Weighed(
            values,
            {label: judged[label] + VOTE * votes.get(label, 0.0) for label in self.labels.values()},
            nearest,
        )

    def _check(self, comment: Read, right: frozenset[int]) -> None:
        weighed = self._weigh(comment) if self.places else None
        if weighed is not None and not self._is_copy(comment, weighed.nearest):
            self.record.add(weighed.worth, right)

    def _is_copy(self, comment: Read, nearest: list[Neighbour]) -> bool:
        """Whether the same words were learnt before: of one letter sent 45 times, one is evidence of how right it is."""
        features, _ = features_of(comment, self.memory.vocabulary)
        near = (self.memory.answers[one.place] for one in nearest)
        return len(features) == len(comment.numbers()[0]) and any(
            each.key and each.features == features for each in near
        )

    def _rename(self, label: str, to: str) -> None:
        number = self.labels.pop(label)
        self.labels[to] = number
        self.names[number] = to
        if label in self.definitions:
            self.definitions[to] = self.definitions.pop(label)._replace(label=to)
            self.examples[to] = self.examples.pop(label)


def _is_said(why: Reasons, worth: float, label: int) -> bool:
    """Whether words that say something of their own, not the grammar around them, speak for a label."""
    return why.said(label) > SAID and (worth > PLAIN or why.all_said(label) > MUCH)
