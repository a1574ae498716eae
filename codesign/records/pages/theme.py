"""What a theme's page says above its comments: what it means, where it stands in the codebook, how often it was heard, what we replied."""

from __future__ import annotations

from collections.abc import Iterator

from codesign.records.cards import ThemeCard
from codesign.records.columns_shown import Words, day_words, state_words
from codesign.records.feedback import ThemeLine
from codesign.records.pages.line import Line, commas, joined, said
from codesign.records.pages.parts import MORE, beneath_words, reply_line
from codesign.text import plural

_CHANGES = 5
"""How many changes stand on the page: `codesign themes history` has them all."""


def theme_lines(card: ThemeCard, words: Words) -> Iterator[Line]:
    """Yield what stands above the comments of a theme."""
    line = card.line
    yield Line(line.definition or "No definition yet: e gives it one.")
    yield from _described(card)
    state = f"{state_words(line.state)}, goes on in {line.merged_into}" if line.merged_into else ""
    yield from said(
        ("State", joined(state or state_words(line.state), card.programme or "of every programme"))
    )
    if card.parent:
        yield Line(card.parent.name, "Within", f"theme {card.parent.key}")
    yield Line(heard_words(line, bool(card.children)), "Heard")
    for place, child in enumerate(card.children):
        what = joined(child.name, plural(child.comments, "comment"), state_words(child.state))
        yield Line(what, MORE if place else "Holds", f"theme {child.reference}")
    for place, merged in enumerate(card.merged_from):
        yield Line(
            joined(merged.name, merged.reference), MORE if place else "From", f"theme {merged.reference}"
        )
    for place, change in enumerate(card.changes[:_CHANGES]):
        yield Line(f"{change.words}, {change.made_by}", MORE if place else "Changed")
    if not card.replies:
        yield Line("none yet: r says what was done about it", "Reply")
    for reply in card.replies:
        yield reply_line(reply, words)


def _described(card: ThemeCard) -> Iterator[Line]:
    """Yield what belongs to a theme and what does not, as somebody might say it, and its colour by name."""
    codes = card.codes
    if codes is None:
        return
    for label, words in (
        ("Belongs", codes.belongs),
        ("Not here", codes.belongs_not),
        ("Such as", codes.examples),
        ("Colour", codes.colour),
    ):
        for place, each in enumerate(words.splitlines()):
            yield Line(each, MORE if place else label)


def heard_words(line: ThemeLine, has_children: bool = False) -> str:
    """Say how often a theme was heard, and what is counted."""
    last = f"last heard {day_words(line.last_heard)}" if line.last_heard else "never heard"
    beneath = beneath_words(line.own) if has_children else ""
    return commas(
        plural(line.comments, "comment") + beneath,
        plural(line.people, "named person", "named people"),
        plural(line.events, "event"),
        last,
    )
