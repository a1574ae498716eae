"""What the screens of a second opinion say, line by line. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from codesign.records.columns_shown import Words, day_words, named
from codesign.records.second_opinion import (
    HOW,
    LABELS_OF,
    Agreement,
    Disagreement,
    LabelAgreement,
    LabelLine,
    Opinion,
    ToCode,
)  # fmt: skip
from codesign.text import one_line, plural, shorten
from codesign.widgets.line_list import Line

EMPTY = (
    "Nobody was asked for a second opinion yet. n draws a sample by chance among the tagged comments; somebody else codes",
    "it without seeing the tags, and then it says how far the two agree, and on what they differ.",
)
_WORDS = 200


def opinion_lines(found: Sequence[Opinion]) -> list[Line]:
    """Return the second opinions there are, the newest first."""
    if not found:
        return [Line(words) for words in EMPTY]
    return [Line(opinion_words(each), f"opinion {each.reference}") for each in found]


def opinion_words(each: Opinion) -> str:
    """Say what a second opinion is about, whose it is, and how far it is."""
    said = (
        f"{each.reference}  {one_line(each.coder)} on {each.kind}",
        day_words(each.asked_on),
        f"{each.done:,} of {each.drawn:,} coded",
        f"{each.left_out:,} left out" if each.left_out else "",
        _state(each),
        f"of {each.filter}" if each.filter else "",
    )
    return " · ".join(part for part in said if part)


def _state(each: Opinion) -> str:
    if each.waits:
        return "being coded: Enter goes on"
    return f"{each.disagreed:,} to settle" if each.disagreed > 0 else "nothing to settle"


# coding blind


def about_words(comment: ToCode) -> str:
    """Say which comment it is; nothing of its tags."""
    said = (
        comment.reference,
        "their exact words" if comment.exact else "our note",
        day_words(comment.said),
        one_line(comment.event),
    )
    return " · ".join(part for part in said if part)


def speaker_words(comment: ToCode, words: Words) -> str:
    """Say what kind of person spoke, and what was asked."""
    asked = f"asked: {one_line(comment.question)}" if comment.question else ""
    return " · ".join(part for part in (named(words, "kinds", comment.kind) or "nobody named", asked) if part)


def chosen_words(names: Sequence[str], kind: str) -> str:
    """Say what the second coder has put on so far."""
    one = LABELS_OF[kind]
    return f"You put on: {', '.join(names)}" if names else f"You put on: no {one}. Enter says that none fits."


# agreeing and differing


def agreement_words(found: Agreement) -> Iterator[str]:
    """Yield how far two people agree, and how to read that."""
    alpha = f", Krippendorff's alpha {found.alpha:.2f}" if found.alpha is not None else ""
    yield (
        f"{found.same:,} of {plural(found.comments, 'comment')} coded with exactly the same {found.opinion.kind}: "
        f"{found.percent:g} %{alpha}. {found.said}"
    )


def label_words(found: Agreement) -> str:
    """Say how far two people agree on each label."""
    lines = [_label(each) for each in found.labels]
    return "\n".join(("Of each comment both say that it has it, or that it has not:", "", *lines))


def _label(each: LabelAgreement) -> str:
    alpha = f", alpha {each.alpha:.2f}" if each.alpha is not None else ""
    said = f"{each.judged[:1].upper()}{each.judged[1:]}." if each.judged else ""
    return (
        f"{label(each.label)}: {each.percent:g} % the same{alpha}; both {each.both:,}, first only {each.first_only:,}, "
        f"second only {each.second_only:,}. {said}".strip()
    )


def label(each: LabelLine) -> str:
    """Return a theme or an outcome as people call it."""
    return (
        f"!{each.code} {one_line(each.name)}"
        if each.code and not each.code.startswith("T")
        else f"#{one_line(each.name)}"
    )


def difference_lines(found: Sequence[Disagreement]) -> list[Line]:
    """Return what two people differ about, both sides of each."""
    if not found:
        return [Line("They differ about nothing that is not settled.")]
    return [Line(difference_words(each), f"comment {each.comment_id}") for each in found]


def difference_words(each: Disagreement) -> str:
    """Say a comment with what each of the two put on it, and how it was settled."""
    settled = f" · settled: {HOW[each.settled]}" if each.settled else ""
    both = f" · both: {_labels(each.both)}" if each.both else ""
    return (
        f"{each.reference}  {shorten(each.words, _WORDS)}\n"
        f"1 the first: {_labels(each.first_only)} · 2 the second: {_labels(each.second_only)}{both}{settled}"
    )


def _labels(labels: Sequence[LabelLine]) -> str:
    return ", ".join(map(label, labels)) or "none"
