"""`codesign drafts`: unfinished work, which is in no figure and no export."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from codesign.cli import printing, talking
from codesign.cli.grouping import Json, command, new_group
from codesign.cli.opening import drafts_of, place_of
from codesign.entry import form_draft
from codesign.errors import AskedWronglyError, CodesignError, Exit
from codesign.records.columns_shown import moment_words
from codesign.text import one_line

if TYPE_CHECKING:
    from codesign.store.drafts import Drafts
    from codesign.store.drafts.lines import DraftLine

HEADINGS = ("Draft", "Title", "Is", "Changed", "On", "")
_SHORT = 8
"""So many characters of a draft's name are enough to tell it by."""


class UnknownDraftError(AskedWronglyError):
    """No draft, or more than one, goes by what was typed."""

    def __init__(self, typed: str) -> None:
        super().__init__(f"There is no one draft called {typed}.", todo="`codesign drafts` lists them.")


class OpenElsewhereError(CodesignError):
    """Another running copy has the draft open."""

    def __init__(self) -> None:
        super().__init__(
            "Another copy of codesign has this draft open.",
            todo="Nothing was changed. Finish or leave it there.",
        )


def _bare(context: typer.Context, json: bool) -> None:
    list_drafts(context, json=json)


group = new_group("Drafts: unfinished work.", _bare)
Draft = Annotated[
    str, typer.Argument(metavar="DRAFT", help="Its number in the list, or the start of its name.")
]


@command(group, "list", "codesign drafts list")
def list_drafts(
    context: typer.Context,
    discarded: Annotated[
        bool, typer.Option("--discarded", help="Those thrown away in the last 30 days.")
    ] = False,
    json: Json = False,
) -> None:
    """List unfinished work, the one last changed first."""
    with drafts_of(place_of(context)) as drafts:
        found = _listed(drafts, discarded=discarded)
    printing.records(found, HEADINGS, draft_cells, json_=json)
    talking.say_found(len(found), len(found), "draft", "", "No drafts: nothing is unfinished.")


@command(group, "show", "codesign drafts show 019a3c")
def show_draft(context: typer.Context, draft: Draft, json: Json = False) -> None:
    """Show what a draft holds, as it was typed."""
    with drafts_of(place_of(context)) as drafts:
        line = find(drafts, draft)
        held = drafts.get(line.id)
    state = held.state if held else {}
    if json:
        printing.as_json({"draft": line, "state": state})
        return
    if held is not None and held.line.kind == form_draft.KIND:
        from codesign.entry.draft_words import draft_page_words

        printing.line(f"{_short(line.id)}  {draft_page_words(held.line.kind, held.state)}")
        return
    printing.line(f"{_short(line.id)}  {line.title}")
    printing.pairs((name.replace("_", " "), _typed(value)) for name, value in state.items())


@command(group, "discard", "codesign drafts discard 019a3c")
def discard_draft(context: typer.Context, draft: Draft) -> None:
    """Throw a draft away; it can be restored for 30 days."""
    with drafts_of(place_of(context)) as drafts:
        line = find(drafts, draft)
        if not drafts.discard(line.id):
            raise OpenElsewhereError
    talking.say(f"Thrown away. `codesign drafts restore {_short(line.id)}` brings it back within 30 days.")


@command(group, "restore", "codesign drafts restore 019a3c")
def restore_draft(context: typer.Context, draft: Draft) -> None:
    """Bring back a draft that was thrown away."""
    with drafts_of(place_of(context)) as drafts:
        line = find(drafts, draft)
        if not drafts.restore(line.id):
            raise OpenElsewhereError
    talking.say("It is back.")


def find(drafts: Drafts, typed: str) -> DraftLine:
    """Return the draft whose name begins as typed, thrown away or not."""
    lines = [*_listed(drafts), *_listed(drafts, discarded=True)]
    found = [line for line in lines if typed.strip() and line.id.startswith(typed.strip())]
    if len(found) != 1:
        raise UnknownDraftError(typed)
    return found[0]


def _listed(drafts: Drafts, *, discarded: bool = False) -> list[DraftLine]:
    """Return the drafts. Where they cannot be read that has been said by then: an empty list would be a false answer."""
    found = drafts.list(discarded=discarded)
    if drafts.trouble:
        raise typer.Exit(Exit.FAILED)
    return found


def draft_cells(line: DraftLine) -> tuple[str, ...]:
    """Return a draft's cells, under `HEADINGS`."""
    where = "open elsewhere" if line.is_elsewhere else "interrupted" if line.was_interrupted else ""
    return (
        _short(line.id),
        one_line(line.title) or "(no title yet)",
        line.kind,
        moment_words(line.changed),
        line.device,
        where,
    )


def _short(name: str) -> str:
    return name if len(name) <= _SHORT else name[: _SHORT + 5]


def _typed(value: object) -> str:
    if isinstance(value, list):
        return "\n".join(_typed(each) for each in value)
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_typed(each)}" for name, each in value.items() if each)
    return "" if value in (None, "", False) else str(value)
