"""What a theme's page says above its comments: what it means, where it stands in the codebook, how often it was heard, what we replied."""

from __future__ import annotations

from collections.abc import Iterator

from codesign.records.cards import ThemeCard
from codesign.records.columns_shown import Words, day_words, state_words
from codesign.records.feedback import ThemeLine
from codesign.records.pages.line import Line, commas, joined, said
from codesign.records.pages.parts import MORE, beneath_words, reply_line
from codesign.text import plural


def theme_lines(card: ThemeCard, words: Words) -> Iterator[Line]:
    """Yield what stands above the comments of a theme."""
    line = card.line
    yield Line(line.definition or "No definition yet: e gives it one.")
    yield from said(("State", joined(state_words(line.state), card.programme or "of every programme")))
    if card.parent:
        yield Line(card.parent.name, "Within", f"theme {card.parent.key}")
    yield Line(heard_words(line, bool(card.children)), "Heard")
    for place, child in enumerate(card.children):
        what = joined(child.name, plural(child.comments, "comment"), state_words(child.state))
        yield Line(what, MORE if place else "Holds", f"theme {child.reference}")
    if not card.replies:
        yield Line("none yet: r says what was done about it", "Reply")
    for reply in card.replies:
        yield reply_line(reply, words)


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
