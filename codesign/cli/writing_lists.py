"""`--write FILE` of every command that lists: the same list in a file, with what was asked of it written on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from codesign.cli import printing, talking
from codesign.errors import AskedWronglyError
from codesign.records.filters import NOTHING
from codesign.text import clean

if TYPE_CHECKING:
    from codesign.store import Store

Write = Annotated[
    Path | None,
    typer.Option(
        "--write",
        metavar="FILE",
        help="Write the list to a .csv or .xlsx file instead. Names of private people are left out.",
    ),
]
WithNames = Annotated[
    str,
    typer.Option(
        "--with-names",
        metavar="REASON",
        help="Put names in that file, and say why: it is kept. Words that may not be quoted stay out even so.",
    ),
]
_NAMED = {"programme": "programme_id", "theme": "theme_id", "outcome": "outcome_id"}
"""The parameters that name a record, and the filter each is."""
_NO_FILTER = frozenset({"json", "write", "with_names"})


class NoFileForNamesError(AskedWronglyError):
    """Names were asked for, but no file."""

    def __init__(self) -> None:
        super().__init__("--with-names belongs to a file.", todo="Name the file too: --write FILE.")


class NoReasonForNamesError(AskedWronglyError):
    """Names were asked for, but nobody said why."""

    def __init__(self) -> None:
        super().__init__(
            "--with-names says why names are put in a file, and nothing was said.",
            todo="Nothing was written. Say why: --with-names 'for the chair, to ring round'.",
        )


def show(
    context: typer.Context,
    store: Store,
    lines: Sequence[Any],
    headings: Sequence[str],
    cells: Callable[[Any], Sequence[str]],
    *,
    json_: bool,
    total: int = 0,
) -> None:
    """Print the lines of a list; or write them, where its command was given `--write`. Ask it with `Write` and `WithNames`.

    Args:
        context: of a command with the parameters `write` and `with_names`.
        store: an open store.
        lines: what was found.
        headings: of the columns.
        cells: of a line.
        json_: print JSON.
        total: records there are without the filter, if that is known.
    """
    path, reason = context.params.get("write"), _reason(context)
    if path is None:
        if reason:
            raise NoFileForNamesError
        printing.records(lines, headings, cells, json_=json_)
        return
    from codesign.evidence.list_file import ListShown, write_list

    shown = ListShown(
        title=(context.parent.info_name or "list").replace("-", " ").capitalize() if context.parent else "List",
        headings=headings, rows=range(len(lines)), lines=lambda rows: [lines[row] for row in rows],
        cells=lambda line, _: cells(line), filters=_asked(context, store), total=total,
    )  # fmt: skip
    written = write_list(store, shown, Path(path).expanduser(), reason=reason)
    if json_:
        printing.as_json(written)
    else:
        printing.line(str(written.path))
        talking.say(written.words)


def _reason(context: typer.Context) -> str:
    """Return why names are in a file; nothing where they were not asked for. Raises NoReasonForNamesError."""
    reason = clean(str(context.params.get("with_names") or "")).text.strip()
    source = context.get_parameter_source("with_names")
    if not reason and source is not None and source.name == "COMMANDLINE":
        raise NoReasonForNamesError
    return reason


def _asked(context: typer.Context, store: Store) -> str:
    """Return what narrows a list, as it was typed; a programme, a theme and an outcome by their names."""
    said = []
    for name, value in context.params.items():
        if value and name not in _NO_FILTER:
            typed = " ".join(value) if isinstance(value, list) else str(value)
            words = "" if value is True else f" {_name(store, name, typed)}"
            said.append(f"{_option(context, name)}{words}")
    return "; ".join(said)


def _name(store: Store, parameter: str, typed: str) -> str:
    """Return the name of what was typed, which may have been a reference, a code or a beginning."""
    if parameter not in _NAMED:
        return typed
    try:
        narrowed = store.filters.narrow(NOTHING, _NAMED[parameter], typed)
    except AskedWronglyError:  # the list was made of it all the same: it says what was typed
        return typed
    return "".join(words for _, words in store.filters.words(narrowed))


def _option(context: typer.Context, name: str) -> str:
    """Return a parameter as its option is called, without the dashes."""
    found = next((each for each in context.command.params if each.name == name), None)
    return found.opts[-1].lstrip("-").replace("-", " ") if found is not None else name
