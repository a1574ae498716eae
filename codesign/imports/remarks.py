"""What is said of rows of feedback that wait for nobody: they say nothing, are one text many times, or make several points.

All are kept as they stand. What may be done with them is a person's to say, afterwards or with `--split`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from codesign.coding.no_answer import Says, what_is_said
from codesign.coding.points import points_in
from codesign.coding.repeats import FEWEST_WORDS, folded
from codesign.imports.proposals import CommentProposal
from codesign.text import plural, shorten

_SHOWN = 30


def remarks(comments: Sequence[CommentProposal], *, split: bool, reference: str = "") -> list[str]:
    """Say in sentences what is worth a look among comments to be written.

    Args:
        comments: The rows.
        split: Several points in a row become a comment each.
        reference: The import, once they are written.
    """
    return [*_no_answers(comments, reference), *_repeats(comments), *_points(comments, split=split)]


def parted(comments: Sequence[CommentProposal]) -> list[CommentProposal]:
    """Make a comment of every point; each keeps the identifier of its row, and all else the row says."""
    return [
        replace(comment, words=words)
        for comment in comments
        for words in points_in(comment.words) or (comment.words,)
    ]


def _no_answers(comments: Sequence[CommentProposal], reference: str) -> Iterator[str]:
    said = [what_is_said(comment.words) for comment in comments]
    nothing, perhaps = said.count(Says.NOTHING), said.count(Says.PERHAPS)
    of_import = f" --import {reference}" if reference else ""
    todo = f"`codesign feedback no-answer{of_import}` lists them, to be marked in one go."
    if nothing:
        words = comments[said.index(Says.NOTHING)].words
        more = f", and {perhaps:,} more may be an answer or none" if perhaps else ""
        yield f"{plural(nothing, 'comment says', 'comments say')} nothing, such as “{shorten(words, _SHOWN)}”{more}. They are kept; {todo}"
    elif perhaps:
        words = comments[said.index(Says.PERHAPS)].words
        yield f"{plural(perhaps, 'comment')} may be an answer or none, such as “{shorten(words, _SHOWN)}”. {todo}"


def _repeats(comments: Sequence[CommentProposal]) -> Iterator[str]:
    times = Counter(folded(comment.words) for comment in comments)
    several = {
        text: count for text, count in times.items() if count > 1 and len(text.split()) >= FEWEST_WORDS
    }
    if several:
        yield (
            f"{sum(several.values()):,} comments are {plural(len(several), 'text')} said more than once, the most {max(several.values()):,} times. "
            "All are kept; `codesign feedback repeats` lists them, to be counted once or each."
        )


def _points(comments: Sequence[CommentProposal], *, split: bool) -> Iterator[str]:
    found = [points for comment in comments if (points := points_in(comment.words))]
    if not found:
        return
    example = " | ".join(shorten(point, _SHOWN) for point in found[0][:3])
    count = sum(map(len, found))
    if split:
        yield f"{plural(len(found), 'row')} with several points become {count:,} comments, such as {example}; each keeps its row's identifier."
    else:
        yield (
            f"{plural(len(found), 'row')} may make several points, {count:,} in all, such as {example}. Each is kept as one comment; "
            "`codesign feedback part REF` makes one of each point, or undo this and import with --split."
        )
