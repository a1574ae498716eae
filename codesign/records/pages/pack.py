"""What the page of a pack says: what was made, by whom, standing at which change, what was asked of it, and what is in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from codesign.records.columns_shown import Words, day_words, moment_words
from codesign.records.keeping import GoneComment, How, PackCard
from codesign.records.pages.line import Line, altered_since, said, section
from codesign.text import one_line, plural

MOST = 500
"""Comments named on the page: whoever wants every one has the pack itself."""


def pack_lines(card: PackCard, words: Words) -> Iterator[Line]:
    """Yield everything that is kept of a pack, then the comments in it."""
    line, options = card.line, card.options
    if line.list_of:
        yield Line(
            "A list that was written with names. It is a working list, not an evidence pack, and has no seal."
        )
    if line.programme:
        yield Line(line.programme, "Programme")
    yield from said(
        ("List", _asked(card, "list")),
        ("Filter", _asked(card, "filter")),
        ("File", line.file_name),
        ("Made by", line.made_by),
        ("Made", moment_words(line.made_at)),
        ("Stands at", f"change {line.stands_at}: what was changed later is not in it"),
        ("Names people", f"yes: {_asked(card, 'reason')}" if options.get("name_people") else "no"),
        (
            "Comments",
            f"{line.comments:,}, of which {line.quoted:,} in their exact words" if line.comments else "none",
        ),
        ("Fingerprint" if line.list_of else "Seal", line.sha256),
    )
    yield Line(
        "Press c to hear whether a file is still what was written."
        if line.list_of
        else "Press c to check that a file is still what was made: the seal above is what it is held against."
    )
    comments = [
        Line(one_line(each.words) + altered_since(each.altered), each.how, f"comment {each.reference}")
        for each in card.comments[:MOST]
    ]
    if len(card.comments) > MOST:
        comments.append(Line(f"and {len(card.comments) - MOST:,} more, which the pack itself lists."))
    if any(each.how == How.NOT_KNOWN for each in card.comments):
        comments.insert(
            0,
            Line(
                "Of those not quoted, this record does not say which were told as our note and which withheld."
            ),
        )
    if card.gone:
        comments.append(Line(_gone_words(card.gone)))
    yield from section(
        f"In it: {plural(len(card.comments), 'comment')}, as they read now", comments, "No comment."
    )


def _asked(card: PackCard, name: str) -> str:
    value = card.options.get(name, "")
    return one_line(value) if isinstance(value, str) else ""


def _gone_words(gone: Sequence[GoneComment]) -> str:
    """Say which comments of a pack are no longer here, and by which change: undoing it brings them back."""
    told = (
        f"{each.reference} (thrown away {day_words(each.at[:10])}, {each.change})"
        if each.change
        else each.reference
        for each in gone[:MOST]
    )
    are = "is" if len(gone) == 1 else "are"
    return f"{len(gone):,} of them {are} no longer here: {', '.join(told)}"
