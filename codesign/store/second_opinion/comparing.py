"""How far two people agree: a plain percentage, Krippendorff's alpha, and how to read them in plain words.

A plain percentage alone flatters: most labels are on few comments, and two people agree on all the rest by saying nothing. Alpha
takes off what chance would do. Over whole comments two sets that share a label agree in part; by label it is on or off.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sqlmodel import Session

from codesign.records.second_opinion import (
    Agreement,
    Disagreement,
    LabelAgreement,
    LabelLine,
    Opinion,
)
from codesign.store.second_opinion.reading import Pair, label_lines, pairs
from codesign.text import plural

if TYPE_CHECKING:
    from codesign.coding.agreement import Agreement as Measured

FEW = 50
"""Comments below which another sample may give quite another alpha, and that is said beside it."""


def agreement(session: Session, opinion: Opinion) -> Agreement:
    """Return how far two people agree about what both coded; the labels that they understand least alike come first."""
    from codesign.coding.agreement import tag_agreement

    both = pairs(session, opinion)
    lines = label_lines(session, opinion.kind, {label for pair in both for label in pair.first | pair.second})
    measured = tag_agreement([(pair.first, pair.second) for pair in both])
    return Agreement(
        opinion=opinion,
        comments=len(both),
        same=sum(not pair.differ for pair in both),
        percent=_percent(measured.whole),
        alpha=measured.whole.alpha,
        said=read_words(measured.whole.alpha, len(both), opinion.left_out),
        labels=tuple(
            _of_label(lines[label], both, each) for label, each in measured.by_label.items() if label in lines
        ),
    )


def _of_label(line: LabelLine, both: Sequence[Pair], measured: Measured) -> LabelAgreement:
    said = [(line.id in pair.first, line.id in pair.second) for pair in both]
    return LabelAgreement(
        label=line,
        both=said.count((True, True)),
        first_only=said.count((True, False)),
        second_only=said.count((False, True)),
        neither=said.count((False, False)),
        percent=_percent(measured),
        alpha=measured.alpha,
        said=_verdict(measured.alpha),
    )


def _percent(measured: Measured) -> float:
    return round(100 * measured.same, 1)


def read_words(alpha: float | None, comments: int, left_out: int = 0) -> str:
    """Say how to read an agreement, and what speaks against relying on it."""
    if not comments:
        return "Nothing was coded by both: there is nothing to compare."
    said = [f"{_verdict(alpha)[0].upper()}{_verdict(alpha)[1:]}."]
    if comments < FEW:
        said.append(
            f"Only {plural(comments, 'comment')}: with so few, another sample may say something else."
        )
    if left_out:
        gone = plural(left_out, "comment")
        said.append(f"{gone} of the sample left out: thrown away, kept apart or not coded.")
    return " ".join(said)


def _verdict(alpha: float | None) -> str:
    from codesign.coding.agreement import RELIABLE, TENTATIVE

    if alpha is None:
        return "no alpha can be had: both say one and the same of every comment"
    if alpha >= RELIABLE:
        return f"agreement to rely on (alpha {RELIABLE} and above)"
    if alpha >= TENTATIVE:
        return f"enough for tentative conclusions (alpha from {TENTATIVE} to {RELIABLE})"
    return f"not to be relied on (alpha below {TENTATIVE}): talk the definitions over"


def disagreements(session: Session, opinion: Opinion, *, settled: bool = False) -> list[Disagreement]:
    """Return what two people coded differently, in the order it was drawn; with what is settled too, where that is asked for."""
    both = [each for each in pairs(session, opinion) if each.differ and (settled or not each.settled)]
    lines = label_lines(session, opinion.kind, {label for pair in both for label in pair.first | pair.second})

    def named(ids: Iterable[str]) -> tuple[LabelLine, ...]:
        wanted = set(ids)
        return tuple(line for label, line in lines.items() if label in wanted)

    return [
        Disagreement(
            each.comment_id, each.reference, each.words,
            named(each.first & each.second), named(each.first - each.second), named(each.second - each.first),
            each.settled,
        )
        for each in both
    ]  # fmt: skip
