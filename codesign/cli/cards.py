"""One record whole, in plain lines: the same lines as its page on the screen."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from codesign.cli import printing
from codesign.records.cards import CommentCard, OutcomeCard, ThemeCard
from codesign.records.columns_shown import Words
from codesign.records.events import EventCard
from codesign.records.outcomes import WordingLine
from codesign.records.pages.comment import comment_lines
from codesign.records.pages.contact import contact_lines
from codesign.records.pages.event import event_lines
from codesign.records.pages.line import Line
from codesign.records.pages.outcome import outcome_lines
from codesign.records.pages.parts import wording_lines
from codesign.records.pages.theme import theme_lines
from codesign.records.people import ContactCard


def print_event(card: EventCard, words: Words) -> None:
    """Print an event."""
    _print(f"{card.line.reference}  {card.line.title}", event_lines(card, words))


def print_contact(card: ContactCard, words: Words) -> None:
    """Print a contact, with what was decided about look-alikes."""
    _print(f"{card.line.reference}  {card.line.name}", contact_lines(card, words))


def print_comment(card: CommentCard, words: Words) -> None:
    """Print a comment, its words whole, and what came of it."""
    whose = "Their exact words" if card.line.exact else "Our note"
    _print(f"{card.line.reference}  {whose}", comment_lines(card, words))


def print_theme(card: ThemeCard, words: Words) -> None:
    """Print a theme: what it means, how often it was heard, and what was replied."""
    _print(f"{card.line.reference}  {card.line.name}", theme_lines(card, words))


def print_outcome(card: OutcomeCard, words: Words) -> None:
    """Print an outcome: its statement, how often and from whom it was heard, and the versions of its words."""
    _print(f"{card.line.code}  {card.line.title}", outcome_lines(card, words))


def print_wording(line: WordingLine) -> None:
    """Print one version of a clause."""
    head, *rest = wording_lines(line, from_event=True)
    printing.heading(f"{head.label}  {head.words}")
    _print_lines(rest)


def _print(title: str, lines: Iterable[Line]) -> None:
    printing.line(title)
    _print_lines(lines)


FOR_KEYS = {
    "No definition yet: e gives it one.": "No definition yet: `codesign themes define` gives it one.",
    "none yet: r says what was done about it": "none yet: `codesign replies add --theme` says what was done about it",
    "e gives it to somebody, moves the date, or closes it: done, or will not be done and why.":
        "`codesign follow-ups change` gives it to somebody, moves the date, or closes it: done, or will not be done and why.",
    "Done, and people were not told yet: e writes down when and how they were.":
        "Done, and people were not told yet: `codesign follow-ups told` writes down when and how they were.",
    "Done, and people were told. e alters it.": "Done, and people were told. `codesign follow-ups change` alters it.",
}  # fmt: skip
"""What pages say of keys, which are the screen's, and what is said in their place here."""


def _print_lines(lines: Iterable[Line]) -> None:
    """Print a page: headings, labels in a column of their own, and the rest set in. No key is named: here there are none."""
    lines = (line._replace(words=FOR_KEYS.get(line.words, line.words)) for line in lines)
    for is_labelled, held in groupby(lines, lambda line: bool(line.label)):
        if is_labelled:
            printing.pairs((line.label, line.words or " ") for line in held)
            continue
        for line in held:
            if line.is_heading:
                printing.line(line.words)
            else:
                printing.line(f"  {line.words}" if line.words else "")
