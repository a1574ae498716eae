"""What was learnt from comments: which features they have, what they pull, and what the judges and neighbours say from it."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from operator import itemgetter
from random import Random

from codesign.coding.suggesting.answers import Answer, Vocabulary
from codesign.coding.suggesting.features import Read
from codesign.coding.suggesting.lazy import Lazy
from codesign.coding.suggesting.learner import Asked, Learner, Values, moves_of
from codesign.coding.suggesting.neighbours import Neighbour, Neighbours
from codesign.coding.suggesting.settling import Cases, Settling

AGAIN = 2
"""Comments learnt before that are gone over with each one learnt."""
_AT_A_TIME = 100
"""Comments made ready between two rests."""
_ROWS_AT_A_TIME = 2_000


class Memory:
    """Every comment learnt, without its text, and the weights that come of them."""

    def __init__(self) -> None:
        self.vocabulary = Vocabulary()
        self.learner = Learner()
        self.neighbours = Neighbours()
        self.answers: Lazy[Answer] = Lazy()
        self.next_place = 0

    def remember(self, key: str, comment: Read, right: frozenset[int], wrong: frozenset[int]) -> int:
        """Remember a comment, which pulls nothing yet, and say where."""
        hashes, said = comment.numbers()
        features = self.vocabulary.meet(hashes, self.answers.count())
        place = self.next_place
        self.next_place += 1
        self.answers[place] = Answer(key, features, said, self.vocabulary.length(features), right, wrong)
        holds = self.learner.rows.holds
        common = [feature for feature in features if holds(feature)]
        for feature in self.neighbours.add(place, features, said, common):
            self._begin_row(feature)
            if feature not in features[:said]:
                self.neighbours.having.gone(feature)
        return place

    def part(self, place: int) -> Answer:
        """Take a comment out again, with all that it pulled."""
        answer = self.answers[place]
        self.learner.pull(self.values(answer), {label: -pull for label, pull in answer.pulls.items()})
        self.answers.gone(place)
        self.neighbours.remove(place, answer.features)
        for feature in self.vocabulary.part(answer.features):
            self.learner.rows.gone(feature)
            self.neighbours.having.gone(feature)
        return answer

    def values(self, answer: Answer) -> Values:
        """The features of a comment learnt, each with its weight."""
        return self.vocabulary.values(answer.features, answer.length)

    def teach(self, place: int, labels: Iterable[int]) -> None:
        """Teach one comment: set what it pulls to what is best as the others stand."""
        answer = self.answers[place]
        values = self.values(answer)
        square = sum([value * value for _, value in values])
        asked = Asked(square, answer.right, answer.wrong)
        moves = moves_of(self.judge(values), answer.pulls, labels, asked)
        if moves:
            self.learner.pull(values, moves)

    def judge(self, values: Values) -> list[float]:
        """How far each label is meant, for a comment of these features: above 0 is yes, and -1 plainly no."""
        judged = self.learner.judge(values)
        for place, value in self._by_place(values).items():
            for label, pull in self.answers[place].pulls.items():
                judged[label] += pull * value
        return judged

    def weight(self, feature: int, label: int) -> float:
        """What one feature says about a label."""
        row = self.learner.rows.find(feature)
        if row is not None:
            return row[label]
        found = self._by_place([(feature, 1.0)])
        return sum(value * self.answers[place].pulls.get(label, 0.0) for place, value in found.items())

    def some(self, place: int) -> list[int]:
        """A few comments learnt before, always the same ones for the same place."""
        draw = Random(place)  # noqa: S311 - a fixed draw, not a secret
        drawn = (draw.randrange(place) for _ in range(AGAIN)) if place else ()
        return [each for each in drawn if self.answers.holds(each)]

    def votes(self, nearest: Sequence[Neighbour]) -> dict[int, float]:
        """What share of the comments nearest have each label, by how near they are."""
        total = sum(one.alike for one in nearest)
        votes: dict[int, float] = {}
        for one in nearest:
            for label in self.answers[one.place].right:
                votes[label] = votes.get(label, 0.0) + one.alike / total
        return votes

    def drop(self, label: int) -> None:
        """Forget a label wherever it stands."""
        self.learner.drop(label)
        self.swap(label, None)

    def swap(self, number: int, into: int | None) -> None:
        """Have every answer that speaks of one label speak of another, or of none."""
        put = frozenset() if into is None else frozenset([into])
        for _, answer in self.answers.walk():
            answer.pulls.pop(number, None)
            if number in answer.right:
                answer.right = answer.right - {number} | put
            if number in answer.wrong:
                answer.wrong = (answer.wrong - {number} | put) - answer.right

    def settling(self, labels: Iterable[int]) -> Iterator[int]:
        """Settle label by label, in short steps, and say at each how many labels are done. Left before its end, it is of no use."""
        if not self.learner.size:
            return
        answers = [answer for _, answer in self.answers.walk()]
        self.vocabulary.weights = self.vocabulary.weighed(len(answers))
        cases = Cases(self.vocabulary.size)
        for at, answer in enumerate(answers):
            answer.length = self.vocabulary.length(answer.features)
            cases.add(self.values(answer), self.vocabulary.seen)
            if at % _AT_A_TIME == 0:
                yield 0
        pulls, right, wrong = _by_label(answers)
        common = self.learner.rows.numbers()
        columns = [array("d", bytes(8 * len(common))) for _ in range(self.learner.size)]
        pick = itemgetter(*common, 0)
        done = 0
        for label in labels:
            settling = Settling(
                cases, pulls[label], frozenset(right.get(label, ())), frozenset(wrong.get(label, ()))
            )
            for _ in settling.steps():
                yield done
            columns[label] = array("d", pick(settling.row)[:-1])
            done += 1
            yield done
        yield from self._take(answers, common, columns, pulls, done)

    def _take(
        self,
        answers: list[Answer],
        common: list[int],
        columns: list[array[float]],
        pulls: dict[int, dict[int, float]],
        done: int,
    ) -> Iterator[int]:
        """Take what settling found."""
        for answer in answers:
            answer.pulls = {}
        for label, each in pulls.items():
            for at, pull in sorted(each.items()):
                answers[at].pulls[label] = pull
            yield done
        rows = zip(common, zip(*columns, strict=True), strict=True)
        self.learner.rows = Lazy()
        while some := list(islice(rows, _ROWS_AT_A_TIME)):
            for feature, row in some:
                self.learner.rows[feature] = array("d", row)
            yield done

    def _begin_row(self, feature: int) -> None:
        """Give a feature that is no longer rare the weights it has."""
        row = self.learner.begin(feature)
        for place, value in self._pulling(feature, 1.0):
            for label, pull in self.answers[place].pulls.items():
                row[label] += pull * value

    def _by_place(self, values: Values) -> dict[int, float]:
        """Of the features that have no row: how much each comment that has them is asked."""
        holds, found = self.learner.rows.holds, dict[int, float]()
        for feature, value in values:
            if not holds(feature):
                for place, asked in self._pulling(feature, value):
                    found[place] = found.get(place, 0.0) + asked
        return found

    def _pulling(self, feature: int, value: float) -> Iterator[tuple[int, float]]:
        weight = self.vocabulary.weights[feature] * value
        for place in self.neighbours.having.find(feature) or ():
            yield place, weight / self.answers[place].length


def _by_label(
    answers: Iterable[Answer],
) -> tuple[dict[int, dict[int, float]], dict[int, list[int]], dict[int, list[int]]]:
    """What each comment pulls, by label, then by comment; and which comments have a label, or had it refused."""
    pulls = defaultdict[int, dict[int, float]](dict)
    right, wrong = defaultdict[int, list[int]](list), defaultdict[int, list[int]](list)
    for at, answer in enumerate(answers):
        for label, pull in answer.pulls.items():
            pulls[label][at] = pull
        for label in answer.right:
            right[label].append(at)
        for label in answer.wrong:
            wrong[label].append(at)
    return pulls, right, wrong
