"""`codesign pack`, `verify` and `packs`: evidence that leaves, and the proof that it is what was made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codesign.cli import printing, talking
from codesign.cli.grouping import Json, Reference, command, new_group
from codesign.cli.opening import opened, place_of
from codesign.errors import CodesignError, Exit
from codesign.records.columns_shown import PACK_HEADINGS, pack_cells
from codesign.text import plural

if TYPE_CHECKING:
    from codesign.evidence.make import MadePack
    from codesign.records.keeping import PackLine


def _bare(context: typer.Context, json: bool) -> None:
    list_packs(context, json=json)


group = new_group("Packs: the evidence that was made, for whom and when.", _bare)


def make_pack(
    context: typer.Context,
    programme: Annotated[
        str, typer.Argument(metavar="PROGRAMME", help="Its reference, or how its title begins.")
    ],
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="DIR", help="The folder; ./exports if it is there, else here."),
    ] = None,
    names: Annotated[
        bool,
        typer.Option(
            "--names",
            "--name-people",
            help="Name people who are neither organisations nor elected; needs --reason.",
        ),
    ] = False,
    reason: Annotated[
        str, typer.Option("--reason", metavar="WORDS", help="Why people are named; it is kept with the pack.")
    ] = "",
    json: Json = False,
) -> None:
    """Make an evidence pack of a programme. It holds a report, a workbook, tables, and lists by which anybody can verify it."""
    from codesign.evidence.produce import produce_pack
    from codesign.records.pack import PackOptions

    with opened(context) as store:
        options = PackOptions(programme, name_people=names, reason=reason)
        made = produce_pack(store, programme, folder_for(to), options)
    if json:
        printing.as_json(made)
    else:
        print_made(made)


def verify(
    context: typer.Context,
    pack: Annotated[Path, typer.Argument(metavar="PACK", help="The .zip, or the folder it unpacks to.")],
    json: Json = False,
) -> None:
    """Say whether a pack is what was made: by its own lists, and where there is a store, by the seals kept there."""
    from codesign.evidence.kept_seals import against_kept
    from codesign.evidence.verify import verify_pack

    verdict = verify_pack(pack)
    told = against_kept(verdict, pack, _packs_kept(context))
    if json:
        printing.as_json({**printing.plain(verdict), "ok": told.ok, "pack": told.pack, "words": told.words})
    else:
        printing.lines(told.words)
    if not told.ok:
        raise typer.Exit(Exit.FOUND_PROBLEMS)


def _packs_kept(context: typer.Context) -> list[PackLine]:
    """Return the packs made in the store, if there is one: a pack can be checked without."""
    if not place_of(context).path.exists():
        return []
    try:
        with opened(context) as store:
            return store.packs.lines()
    except CodesignError as refused:
        talking.say(f"{refused} It was not held against the seals kept there.")
        return []


@command(group, "list", "codesign packs list")
def list_packs(context: typer.Context, json: Json = False) -> None:
    """List the packs that were made, and the lists that were written with names, the newest first."""
    with opened(context) as store:
        lines = store.packs.lines()
    printing.records(lines, PACK_HEADINGS, lambda line: pack_cells(line, {}), json_=json)
    lists = sum(bool(line.list_of) for line in lines)
    packs = len(lines) - lists
    if lists:
        named = plural(lists, "list written with names", "lists written with names")
        talking.say(f"{plural(packs, 'pack')} and {named}.")
    else:
        talking.say_found(packs, packs, "pack", "", "No packs yet. `codesign pack PROGRAMME` makes one.")


@command(group, "show", "codesign packs show B1")
def show_pack(context: typer.Context, reference: Reference, json: Json = False) -> None:
    """Show one pack: who made it, standing at which change, what was asked of it, and the comments in it."""
    from codesign.records.pages.line import altered_since
    from codesign.records.pages.pack import pack_lines

    with opened(context) as store:
        card = store.packs.card(store.packs.find(reference).id)
    if json:
        printing.as_json(card)
        return
    printing.line(f"{card.line.reference}  {card.line.title or card.line.file_name}")
    printing.pairs((line.label, line.words) for line in pack_lines(card, {}) if line.label and not line.key)
    for comment in card.comments:
        printing.line(f"{comment.reference}  {comment.how}{altered_since(comment.altered)}")
    for gone in card.gone:
        printing.line(f"{gone.reference}  no longer here: thrown away by {gone.change}")


def folder_for(to: Path | None) -> Path:
    """Return where a pack goes: where it was asked to, made if it is not there; else ./exports; else here."""
    from codesign.places import make_private_folder

    if to is not None:
        return make_private_folder(to.expanduser().absolute())
    exports = Path.cwd() / "exports"
    return exports if exports.is_dir() else Path.cwd()


def print_made(made: MadePack) -> None:
    """Say where a pack is and what to keep apart from it."""
    printing.line(str(made.path))
    talking.say(f"{made.files:,} files. Seal {made.seal}")
    talking.say(
        f"Keep the seal apart from the pack, in the minutes it goes to. `codesign verify {made.path.name}` proves the rest."
    )
