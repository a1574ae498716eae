"""The options that narrow a list, the same for every list they mean something for, and the list they leave."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from codesign.cli import talking, writing_lists
from codesign.cli.opening import opened, words_of
from codesign.records.columns_shown import (
    COMMENT_HEADINGS,
    CONTACT_HEADINGS,
    EVENT_HEADINGS,
    Words,
    comment_cells,
    contact_cells,
    event_cells,
)
from codesign.records.filters import MEANS, NOTHING, ONE, YES, Filter, order_words, sought_words
from codesign.text import plural

if TYPE_CHECKING:
    from codesign.store import Store

VIEW = "view"
"""The parameter that names a view kept: what else is asked narrows it further."""
_View = Annotated[
    str,
    typer.Option("--view", metavar="NAME", help="As this view is narrowed; other options stand over it."),
]
Asked = Mapping[str, Any]
"""What was typed for each filter, by the name `Filter` has for it."""


class _Option(NamedTuple):
    """A filter as an option."""

    names: tuple[str, ...]
    metavar: str
    help: Mapping[str, str] | str
    """What it leaves, for all lists or for each."""


_OPTIONS: Mapping[str, _Option] = {
    "programme_id": _Option(
        ("--programme",), "NAME", "Only this programme: its reference, or how its title begins."
    ),
    "consultation": _Option(("--consultation",), "NAME", "Only this consultation."),
    "since": _Option(("--since", "--from"), "DATE", "Only from this date on, such as 1 May 2026."),
    "until": _Option(("--until", "--to"), "DATE", "Only up to this date, such as May 2026."),
    "place": _Option(("--place",), "NAME", "Only this place or area, whole or as it begins."),
    "kind": _Option(
        ("--kind",),
        "KIND",
        {
            "events": "Only where somebody of this kind came, such as carer.",
            "feedback": "Only what somebody of this kind said, such as carer.",
            "contacts": "Only contacts of this kind, such as carer.",
        },
    ),
    "theme_id": _Option(
        ("--theme",),
        "NAME",
        {
            "events": "Only where something with this theme was said.",
            "feedback": "Only comments with this theme, or one beneath it.",
            "contacts": "Only who said something with this theme.",
        },
    ),
    "outcome_id": _Option(
        ("--outcome",),
        "CODE",
        {
            "events": "Only where something with this outcome was said.",
            "feedback": "Only comments with this outcome, or one beneath it.",
            "contacts": "Only who said something with this outcome.",
        },
    ),
    "officer": _Option(
        ("--officer",),
        "NAME",
        {
            "events": "Only what this officer held.",
            "feedback": "Only what was said at this officer's events.",
            "contacts": "Only who came to this officer's events.",
        },
    ),
    "contact_id": _Option(
        ("--who",),
        "REF",
        {
            "events": "Only where this contact came or spoke.",
            "feedback": "Only what this contact said.",
        },
    ),
    "untagged": _Option(
        ("--untagged",),
        "",
        {
            "events": "Only where something was said that has no tag.",
            "feedback": "Only comments without any tag.",
            "contacts": "Only who said something that has no tag.",
        },
    ),
    "tagged": _Option(
        ("--tagged",),
        "WITH",
        "Only comments with some theme or outcome: themes, outcomes, or a programme's reference.",
    ),
    "event_id": _Option(("--event",), "REF", "Only what was said at this event, such as E12."),
    "question_id": _Option(("--question",), "CODE", "Only answers to this question, such as Q2."),
    "important": _Option(("--important",), "", "Only comments marked important."),
    "discuss": _Option(("--discuss",), "", "Only comments marked to be discussed."),
    "suggested_sure": _Option(("--sure",), "", "Only comments with a suggestion that is sure."),
    "disagreed": _Option(("--disagreed",), "", "Only comments that two coders disagree about."),
    "no_answer": _Option(("--no-answer",), "", "Only comments that say nothing, such as N/A."),
    "personal": _Option(("--personal",), "", "Only comments that may identify somebody, not looked at yet."),
    "among": _Option(("--among",), "REFS", "Only these comments, such as 'C12 C15'."),
    "state": _Option(("--state",), "STATE", "Only these: held, planned, cancelled, nobody-came."),
    "sort": _Option(("--sort",), "SORT", "Only these: person, organisation."),
}

_EMPTY = {
    "events": "No events here. `codesign log` records one.",
    "feedback": "No comments here. `codesign feedback add WORDS` adds one.",
    "contacts": "No contacts here. `codesign contacts add NAME` adds one.",
}
_SHOWN: Mapping[str, tuple[Sequence[str], Callable[[Any, Words], Sequence[str]]]] = {
    "events": (EVENT_HEADINGS, event_cells),
    "feedback": (COMMENT_HEADINGS, comment_cells),
    "contacts": (CONTACT_HEADINGS, contact_cells),
}


def narrowed_by(listed: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options of every filter that means something for a list, in place of its parameter `asked`."""
    options = {_parameter(name): name for name in MEANS[listed] if name in _OPTIONS}

    def decorate(function: Callable[..., None]) -> Callable[..., None]:
        def command(**given: Any) -> None:
            asked = {name: given.pop(option, "") for option, name in options.items()} | {
                VIEW: given.pop(VIEW, "")
            }
            function(asked=asked, **given)

        signature = inspect.signature(function, eval_str=True)
        command.__signature__ = _with_options(signature, listed, options)  # type: ignore[attr-defined] # typer reads it
        command.__annotations__ = {
            name: each.annotation
            for name, each in command.__signature__.parameters.items()  # type: ignore[attr-defined]
        }
        command.__doc__, command.__name__ = function.__doc__, function.__name__
        return command

    return decorate


def show(
    context: typer.Context, listed: str, asked: Asked, *, words: Sequence[str] = (), limit: int, json: bool
) -> None:
    """Print what filters leave of a list, and say how much that is, in which order, and which filters are on.

    Raises:
        UnknownFilterError, FilterDateError: a filter that cannot be read, so that nothing is shown.
    """
    with opened(context) as store, store.read():
        narrowed = read(store, asked)
        if words:  # those of a view stay, where none are said over them
            narrowed = replace(narrowed, words=" ".join(words))
        verbs: Any = getattr(store, listed)
        rows = verbs.rows(narrowed)
        shown = verbs.lines(rows[:limit] if limit else rows)
        headings, cells = _SHOWN[listed]
        names = words_of(store)
        total = len(rows) if narrowed.is_empty else len(verbs.rows())
        writing_lists.show(
            context, store, shown, headings, lambda line: cells(line, names), json_=json, total=total
        )
        talking.say(_said(store, listed, narrowed, len(rows), len(shown)))


def read(store: Store, asked: Asked) -> Filter:
    """Return the filter that was asked for, over that of a view where one was named. Raises UnknownFilterError, FilterDateError, UnknownViewError."""
    view = str(asked.get(VIEW) or "")
    narrowed = store.views.find(view).narrowed if view else NOTHING
    for name, typed in asked.items():
        if typed and name != VIEW:
            narrowed = store.filters.narrow(narrowed, name, "yes" if typed is True else str(typed))
    return narrowed


def way_of_view(store: Store, asked: Asked) -> str:
    """Return which way the view named shows its panel of the review, such as which table; nothing where none was named."""
    view = str(asked.get(VIEW) or "")
    return store.views.find(view).shown if view else ""


def _said(store: Store, listed: str, narrowed: Filter, found: int, shown: int) -> str:
    if narrowed.is_empty:
        return f"{_counted(listed, found, shown)}." if found else _EMPTY[listed]
    if not found:
        return store.filters.nothing_found(listed, narrowed, store.filters.nearest(listed, narrowed))
    others = [f"{label} = {words}" for label, words in store.filters.words(replace(narrowed, words=""))]
    sought = [sought_words(narrowed.words)] if narrowed.words.strip() else []
    on = "; ".join([*sought, *others])
    return f"{_counted(listed, found, shown)}, {order_words(listed, narrowed, found)}. Filters on: {on}."


def _counted(listed: str, found: int, shown: int) -> str:
    return plural(found, ONE[listed]) + (f"; the first {shown:,} shown" if shown < found else "")


def _parameter(name: str) -> str:
    """Return what a filter's option is called among a command's parameters."""
    return _OPTIONS[name].names[0].lstrip("-").replace("-", "_")


def _with_options(signature: inspect.Signature, listed: str, options: Mapping[str, str]) -> inspect.Signature:
    kept = [each for each in signature.parameters.values() if each.name != "asked"]
    place = [each.default is each.empty for each in kept].count(True)
    added = [
        inspect.Parameter(
            parameter,
            inspect.Parameter.POSITIONAL_OR_KEYWORD,
            default=False if name in YES else "",
            annotation=_annotation(_OPTIONS[name], listed),
        )
        for parameter, name in options.items()
    ]
    added.append(
        inspect.Parameter(VIEW, inspect.Parameter.POSITIONAL_OR_KEYWORD, default="", annotation=_View)
    )
    return signature.replace(parameters=[*kept[:place], *added, *kept[place:]])


def _annotation(option: _Option, listed: str) -> Any:
    words = option.help if isinstance(option.help, str) else option.help[listed]
    if not option.metavar:
        return Annotated[bool, typer.Option(*option.names, help=words)]
    return Annotated[str, typer.Option(*option.names, metavar=option.metavar, help=words)]
