"""Every command there is, in one tree. Building it loads neither the store nor the screens."""

from __future__ import annotations

from typing import Annotated

import typer

from codesign import __version__
from codesign.cli import (
    contacts,
    demo,
    doctor,
    drafts,
    edit,
    events,
    feedback,
    feedback_again,
    feedback_suggestions,
    follow_ups,
    history,
    imports,
    init,
    monitoring,
    names_left,
    outcomes,
    own,
    packs,
    printing,
    programmes,
    questions,
    reach,
    replies,
    review,
    review_rule,
    same_person,
    screen,
    second_opinion,
    standing,
    themes,
    themes_change,
    themes_files,
    views,
    vocabularies,
    wording,
)
from codesign.cli.grouping import command
from codesign.cli.log import command as log
from codesign.cli.tables.alone import add_tools

ABOUT = "A tracker for stakeholder engagement and co-design, in one file on this computer. Without a command it opens the screens."

GROUPS = {
    "programmes": programmes,
    "outcomes": outcomes,
    "events": events,
    "contacts": contacts,
    "feedback": feedback,
    "themes": themes,
    "questions": questions,
    "second-opinion": second_opinion,
    "wording": wording,
    "follow-ups": follow_ups,
    "replies": replies,
    "review": review,
    "reach": reach,
    "monitoring": monitoring,
    "views": views,
    "vocabularies": vocabularies,
    "set-aside": imports,
    "drafts": drafts,
    "packs": packs,
}

_MORE = (
    review_rule,
    standing,
    same_person,
    names_left,
    themes_change,
    themes_files,
    feedback_suggestions,
    feedback_again,
)
"""Modules whose commands stand in another module's group, added by importing them."""


def command_tree() -> typer.Typer:
    """Return the whole command line."""
    tree = typer.Typer(
        name="codesign",
        help=ABOUT,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        epilog="\b\nExample:\n  codesign demo",
    )
    tree.callback(invoke_without_command=True)(_root)
    command(tree, "demo", "codesign demo --no-tui --to /tmp")(demo.demo)
    command(tree, "init", "codesign init --name 'Priya Nair'")(init.init)
    command(tree, "doctor", "codesign doctor --head 3f9c…")(doctor.doctor)
    command(tree, "import", "codesign import councillors.csv --as contacts")(imports.import_files)
    command(
        tree,
        "log",
        "codesign log --title 'Carers coffee' --date tue --came '4 carers' --comment 'Last bus is four #transport'",
    )(log.log)
    tree.command("edit", help=edit.EDIT_HELP, epilog=edit.EDIT_EXAMPLES, rich_help_panel=None)(edit.edit)
    tree.command("remove", epilog=edit.REMOVE_EXAMPLES, rich_help_panel=None)(edit.remove)
    for name, module in GROUPS.items():
        tree.add_typer(module.group, name=name)
    add_tools(tree)
    command(tree, "history", "codesign history E148")(history.history)
    command(tree, "undo", "codesign undo H12 --yes")(history.undo)
    command(tree, "settings", "codesign settings --name 'Priya Nair'")(own.settings)
    command(tree, "keys", "codesign keys --press")(own.show_keys)
    command(tree, "pack", "codesign pack Hollerton --to exports")(packs.make_pack)
    command(tree, "verify", "codesign verify hollerton-2026-11-12.zip")(packs.verify)
    return tree


def _version(asked: bool) -> None:
    if asked:
        printing.line(f"codesign {__version__}")
        raise typer.Exit


def _root(
    context: typer.Context,
    store: Annotated[
        str,
        typer.Option(
            "--store",
            metavar="PATH",
            envvar="CODESIGN_STORE",
            help="The store; this computer's own folder if not said.",
        ),
    ] = "",
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        raise typer.Exit(screen.open_screen(store))
