"""`codesign vocabularies`: the words people choose from, to add to, rename and retire."""

from __future__ import annotations

from typing import Annotated

import typer

from codesign.cli import printing, talking
from codesign.cli.grouping import Json, command, new_group
from codesign.cli.opening import opened, undo_words
from codesign.errors import AskedWronglyError
from codesign.records.columns_shown import ENTRY_HEADINGS, entry_cells


class NamelessEntryError(AskedWronglyError):
    """An entry without a code or a name."""

    def __init__(self) -> None:
        super().__init__(
            "An entry needs a code and a name.", todo="The code stays for ever; the name can be changed."
        )


def _bare(context: typer.Context, json: bool) -> None:
    list_vocabularies(context, json=json)


group = new_group("Vocabularies: the words people choose from.", _bare)
Vocabulary = Annotated[str, typer.Argument(metavar="LIST", help="Which list, such as methods or kinds.")]
Code = Annotated[str, typer.Argument(metavar="CODE", help="The entry's code.")]


@command(group, "list", "codesign vocabularies list")
def list_vocabularies(context: typer.Context, json: Json = False) -> None:
    """List the vocabularies and how many words each offers."""
    with opened(context) as store, store.read():
        found = [
            {"vocabulary": name, "entries": len(store.vocabularies.entries(name))}
            for name in store.vocabularies.names()
        ]
    if json:
        printing.as_json(found)
    else:
        printing.table(("List", "Words"), [(str(one["vocabulary"]), str(one["entries"])) for one in found])


@command(group, "show", "codesign vocabularies show methods")
def show_vocabulary(
    context: typer.Context,
    vocabulary: Vocabulary,
    retired: Annotated[bool, typer.Option("--retired", help="Retired entries too.")] = False,
    json: Json = False,
) -> None:
    """Show one list in the order it is offered."""
    with opened(context) as store:
        entries = store.vocabularies.entries(vocabulary, retired=retired)
    printing.records(entries, ENTRY_HEADINGS, lambda entry: entry_cells(entry, {}), json_=json)


@command(
    group, "add", "codesign vocabularies add kinds youth-panel 'Youth panel' --parent lived-experience-group"
)
def add_entry(
    context: typer.Context,
    vocabulary: Vocabulary,
    code: Code,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What people read, for one.")],
    plural: Annotated[str, typer.Option("--plural", metavar="NAME", help="What people read, for more.")] = "",
    parent: Annotated[
        str, typer.Option("--parent", metavar="CODE", help="The wider kind it is one of.")
    ] = "",
    word: Annotated[
        list[str] | None,
        typer.Option("--word", metavar="WORD", help="Another word people type for it; may be given again."),
    ] = None,
) -> None:
    """Add an entry at the end of a list."""
    if not code.strip() or not name.strip():
        raise NamelessEntryError
    with opened(context) as store:
        store.vocabularies.add(
            vocabulary, code.strip(), name.strip(), plural=plural, parent=parent, words=tuple(word or ())
        )
        talking.say(f"{name.strip()} is in {vocabulary}. {undo_words(context)}")


@command(group, "rename", "codesign vocabularies rename methods drop-in 'Open door'")
def rename_entry(
    context: typer.Context,
    vocabulary: Vocabulary,
    code: Code,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What people shall read.")],
) -> None:
    """Change what people read for a code. Old records show the new name."""
    if not name.strip():
        raise NamelessEntryError
    with opened(context) as store:
        store.vocabularies.rename(vocabulary, code, name.strip())
        talking.say(f"{code} is now called {name.strip()}.")


@command(group, "retire", "codesign vocabularies retire methods petition")
def retire_entry(context: typer.Context, vocabulary: Vocabulary, code: Code) -> None:
    """Offer an entry no more. Records that have it keep it."""
    with opened(context) as store:
        store.vocabularies.retire(vocabulary, code)
        talking.say(
            f"{code} is offered no more. `codesign vocabularies restore {vocabulary} {code}` brings it back."
        )


@command(group, "restore", "codesign vocabularies restore methods petition")
def restore_entry(context: typer.Context, vocabulary: Vocabulary, code: Code) -> None:
    """Offer a retired entry again."""
    with opened(context) as store:
        store.vocabularies.retire(vocabulary, code, back=True)
        talking.say(f"{code} is offered again.")
