"""Why a label is suggested, in one sentence: the words that decided, and the tagged comment most like this one."""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING, NamedTuple

from codesign.coding.suggesting.content import core, says_no
from codesign.coding.suggesting.features import Read
from codesign.text import shorten

if TYPE_CHECKING:
    from codesign.coding.suggesting.suggester import Suggester, Weighed

QUOTED = 3
"""Words or pairs of words quoted at most."""
LOOKED_AT = 12
"""Of those that spoke most, so many are looked at for what to quote."""
LONGEST = 40
"""Letters of one of them at most."""
_LEAST = 0.01
"""A word that moved a label by less did not decide."""


class _Spoke(NamedTuple):
    """How much words that say something of their own spoke for a label."""

    by_words: dict[str, float]
    """As they are quoted."""
    whole: float
    """All words, pairs and concepts together, without the pieces of words."""


class Reasons:
    """What stands behind the suggestions for one comment."""

    def __init__(self, suggester: Suggester, comment: Read, weighed: Weighed) -> None:
        self._suggester = suggester
        self._weighed = weighed
        numbers = suggester.memory.vocabulary.numbers
        surfaces = (*comment.said.values(), *comment.pieces.values())
        self._surfaces = {
            numbers[feature]: core(surface)
            for feature, surface in zip(comment.numbers()[0], surfaces, strict=True)
            if feature in numbers
        }
        known = (numbers.get(feature) for feature in comment.numbers()[0][: len(comment.said)])
        self._whole = {number for number in known if number is not None}
        self._spoke: dict[int, _Spoke] = {}

    def sentence(self, label: int) -> str:
        """Say why one label is suggested."""
        words = ", ".join(f"“{each}”" for each in self._decided(label)) or "All the words together"
        if like := self.nearest(label):
            return f"{words}; most like {like}."
        name = self._suggester.names[label]
        return f"{words}; by its {self._what(name)}." if self._suggester.examples.get(name) else f"{words}."

    def _what(self, name: str) -> str:
        """What a label that nobody used yet is known by: a theme with nothing but a name has no definition."""
        definition = self._suggester.definitions.get(name)
        return (
            "name"
            if definition is not None and definition.words.strip() in ("", definition.name)
            else "definition"
        )

    def below(self, label: int) -> str:
        """Say that there is no idea of a label, and what little speaks for it."""
        return f"No idea yet. {self.sentence(label)}"

    def nearest(self, label: int) -> str:
        """The key of the nearest comment that has a label, if one of those near has it."""
        near = (self._suggester.memory.answers[one.place] for one in self._weighed.nearest)
        return next((answer.key for answer in near if answer.key and label in answer.right), "")

    def said(self, label: int) -> float:
        """How much the words that say something of their own spoke for a label: words learnt, or five times as much with their pieces."""
        return max(self._spoke_for(label).whole, self.all_said(label) / 5)

    def all_said(self, label: int) -> float:
        """How much they spoke for it with the pieces they share with other words."""
        return sum(self._spoke_for(label).by_words.values())

    def _decided(self, label: int) -> list[str]:
        """The words, as written, that spoke most for a label."""
        chosen: list[str] = []
        spoke = self._spoke_for(label).by_words
        for surface, moved in nlargest(LOOKED_AT, spoke.items(), key=lambda item: (item[1], item[0])):
            if moved < _LEAST:
                break
            part = next((each for each in chosen if each in surface), None)
            if part is not None and says_no(surface):  # “never came” for “came”
                chosen[chosen.index(part)] = surface
            elif part is None and len(chosen) < QUOTED and not any(surface in each for each in chosen):
                chosen.append(surface)
        return [shorten(each, LONGEST) for each in chosen]

    def _spoke_for(self, label: int) -> _Spoke:
        if label not in self._spoke:
            by_words, whole = dict[str, float](), 0.0
            weigh = self._suggester.memory.weight
            for number, value in self._weighed.values:
                surface = self._surfaces.get(number)
                if surface and (weight := weigh(number, label)):
                    by_words[surface] = by_words.get(surface, 0.0) + value * weight
                    whole += value * weight if number in self._whole else 0.0
            self._spoke[label] = _Spoke(by_words, whole)
        return self._spoke[label]
