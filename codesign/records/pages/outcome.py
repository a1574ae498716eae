"""What an outcome's page says above its comments: its statement, what was heard of it, and every version of its words with what changed them."""

from __future__ import annotations

from collections.abc import Iterator

from codesign.records.cards import OutcomeCard, Reworded
from codesign.records.columns_shown import Words, day_words, moment_words, people_words
from codesign.records.outcomes import OutcomeLine
from codesign.records.pages.line import Line, commas, joined, said, section
from codesign.records.pages.parts import MORE, beneath_words, wording_lines
from codesign.text import plural


def outcome_lines(card: OutcomeCard, words: Words) -> Iterator[Line]:
    """Yield what stands above the comments of an outcome."""
    line = card.line
    yield Line(line.title)
    yield from said(
        ("Definition", line.definition),
        ("Said as", f"“{line.voice}”" if line.voice else ""),
        (
            "Level",
            joined(
                line.level.capitalize(), card.programme, "linked to payment" if line.payment_linked else ""
            ),
        ),
        ("Owner", card.owner),
        ("Wording from", card.source),
    )
    if card.parent:
        yield Line(card.parent.name, "Within", f"outcome {card.parent.key}")
    yield Line(heard_words(line, bool(card.children)), "Heard")
    for place, child in enumerate(card.children):
        heard = plural(child.comments, "comment") if child.comments else "never heard"
        what = joined(f"{child.code} {child.title}".strip(), heard)
        yield Line(what, MORE if place else "Holds", f"outcome {child.id}")
    yield from section("Versions of its words, and what changed them", _versions(card))


def heard_words(line: OutcomeLine, has_children: bool = False) -> str:
    """Say how often an outcome was heard, by whom, and what is counted: named people and unnamed heads are never added."""
    last = f"last heard {day_words(line.last_heard)}" if line.last_heard else "never heard"
    beneath = beneath_words(line.own) if has_children else ""
    return commas(
        plural(line.comments, "comment") + beneath,
        people_words(line.named, line.heads, about=line.about) or "nobody",
        plural(line.events, "event"),
        f"{plural(line.kinds, 'kind')} of people"
        if line.kinds or not line.comments
        else "no kind of people recorded",
        last,
    )


def _versions(card: OutcomeCard) -> Iterator[Line]:
    for version in card.wordings:
        yield from wording_lines(version._replace(outcome_code=""), from_event=True)
    for edit in card.reworded:
        yield from _reworded(edit)


def _reworded(edit: Reworded) -> Iterator[Line]:
    """Say an edit of the statement itself, which the journal holds."""
    yield Line(joined("Its own words altered", edit.by, moment_words(edit.at)), edit.change)
    yield Line(edit.before or "(nothing)", "  Before")
    yield Line(edit.after or "(nothing)", "  After")
