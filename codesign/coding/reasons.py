"""Why a label is suggested, in one sentence: the words that decided, and the tagged comment most like this one."""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING

from codesign.coding.features import Read
from codesign.text import shorten

if TYPE_CHECKING:
    from codesign.coding.suggester import Suggester, Weighed

QUOTED = 3
"""Words or pairs of words quoted at most."""
LONGEST = 40
"""Letters of one of them at most."""
_LEAST = 0.01
"""A word that moved a label by less did not decide."""


class Reasons:
    """What stands behind the suggestions for one comment."""

    def __init__(self, suggester: Suggester, comment: Read, weighed: Weighed) -> None:
        self._suggester = suggester
        self._weighed = weighed
        numbers = suggester.vocabulary.numbers
        surfaces = (*comment.said.values(), *comment.pieces.values())
        self._surfaces = {
            numbers[feature]: surface
            for feature, surface in zip(comment.numbers()[0], surfaces, strict=True)
            if feature in numbers
        }

    def sentence(self, label: int) -> str:
        """Say why one label is suggested."""
        words = ", ".join(f"“{each}”" for each in self._decided(label)) or "All the words together"
        if like := self.nearest(label):
            return f"{words}; most like {like}."
        name = self._suggester.names[label]
        return f"{words}; by its definition." if self._suggester.examples.get(name) else f"{words}."

    def nearest(self, label: int) -> str:
        """The key of the nearest comment that has a label, if one of those near has it."""
        near = (self._suggester.answers[one.place] for one in self._weighed.nearest)
        return next((answer.key for answer in near if answer.key and label in answer.right), "")

    def _decided(self, label: int) -> list[str]:
        """The words, as written, that spoke most for a label."""
        rows = self._suggester.learner.rows
        spoke: dict[str, float] = {}
        for number, value in self._weighed.values:
            if number in self._surfaces and (weight := (rows.find(number) or {}).get(label)):
                surface = self._surfaces[number]
                spoke[surface] = spoke.get(surface, 0.0) + value * weight
        chosen: list[str] = []
        for surface, moved in nlargest(2 * QUOTED, spoke.items(), key=lambda item: (item[1], item[0])):
            if moved >= _LEAST and not any(surface in each or each in surface for each in chosen):
                chosen.append(surface)
        return [shorten(each, LONGEST) for each in chosen[:QUOTED]]
