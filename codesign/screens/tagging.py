"""Tagging a comment where it stands in a list: `#` for a theme, `!` for an outcome; chosen again, a tag comes off."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from codesign.records.feedback import CommentLine
from codesign.screens.pick import NEW

if TYPE_CHECKING:
    from codesign.store import Store

_ON_IT = " · on it: Enter takes it off"


class ToTag(NamedTuple):
    """A comment, and what it can be tagged with: key and words."""

    line: CommentLine
    answers: tuple[tuple[str, str], ...]
    on_it: frozenset[str]


def themes_for(store: Store, row: int) -> ToTag | None:
    """Return a comment and the themes it can have: those it has first, none that is retired. Runs in a thread."""
    from codesign.store.verbs.tags import Tags

    line = _line(store, row)
    if line is None:
        return None
    on_it = Tags(store).of(line.id).ids
    offered = [theme for theme in store.themes.lines() if theme.state != "retired" or theme.id in on_it]
    answers = [(theme.id, f"#{theme.name}") for theme in offered]
    return ToTag(line, _marked(answers, on_it), on_it)


def outcomes_for(store: Store, row: int) -> ToTag | None:
    """Return a comment and the outcomes of its programme, or of all where it has none. Runs in a thread."""
    from codesign.store.verbs.tags import Tags

    line = _line(store, row)
    if line is None:
        return None
    on_it = Tags(store).of(line.id).ids
    answers = [
        (outcome.id, f"!{outcome.code} {outcome.title}")
        for outcome in store.outcomes.lines(line.programme_id)
    ]
    return ToTag(line, _marked(answers, on_it), on_it)


def tag_theme(store: Store, to_tag: ToTag, answer: str) -> str:
    """Put a theme on a comment or take it off, and say which."""
    line = to_tag.line
    if answer in to_tag.on_it:
        store.feedback.untag(line.id, theme_id=answer)
        return f"{line.reference}: theme taken off. u puts it back."
    name = answer.removeprefix(NEW)
    if not answer.startswith(NEW):
        name = next(theme.name for theme in store.themes.lines() if theme.id == answer)
    store.feedback.tag(line.id, theme=name, programme_id=line.programme_id)
    return f"{line.reference}: #{name}. u takes it off."


def tag_outcome(store: Store, to_tag: ToTag, answer: str) -> str:
    """Put an outcome on a comment or take it off, and say which."""
    line = to_tag.line
    if answer in to_tag.on_it:
        store.feedback.untag(line.id, outcome_id=answer)
        return f"{line.reference}: outcome taken off. u puts it back."
    store.feedback.tag(line.id, outcome_id=answer)
    return f"{line.reference}: tagged to the outcome. u takes it off."


def _line(store: Store, row: int) -> CommentLine | None:
    return next(iter(store.feedback.lines([row])), None)


def _marked(answers: list[tuple[str, str]], on_it: frozenset[str]) -> tuple[tuple[str, str], ...]:
    first = [(key, words + _ON_IT) for key, words in answers if key in on_it]
    return (*first, *((key, words) for key, words in answers if key not in on_it))


class Tagging(NamedTuple):
    """A way to tag: what can be put on, how, and the words that ask for it."""

    look: Callable[[Store, int], ToTag | None]
    tag: Callable[[Store, ToTag, str], str]
    question: str
    new: str = ""
    """What to call something that is not in the list, where that is allowed."""


THEMES = Tagging(
    themes_for, tag_theme, "Which theme? Words not in the codebook become a draft theme.", "New theme"
)
OUTCOMES = Tagging(outcomes_for, tag_outcome, "Which outcome?")
