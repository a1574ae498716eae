"""`codesign themes`: the codebook."""

from __future__ import annotations

from typing import Annotated

import typer

from codesign.cli import cards, options, printing, talking, writing_lists
from codesign.cli.grouping import InProgramme, Json, OfProgramme, command, new_group
from codesign.cli.opening import opened, words_of
from codesign.cli.writing_lists import WithNames, Write
from codesign.errors import AskedWronglyError
from codesign.records.columns_shown import THEME_HEADINGS, state_words, theme_cells
from codesign.records.codebook import Description
from codesign.records.feedback import NewTheme


class NamelessThemeError(AskedWronglyError):
    """A theme without a name."""

    def __init__(self) -> None:
        super().__init__("A theme needs a name.", todo="A word or two will do.")


def _bare(context: typer.Context, json: bool) -> None:
    list_themes(context, json=json)


group = new_group("Themes: the codebook that comments are tagged to.", _bare)
Theme = Annotated[str, typer.Argument(metavar="THEME", help="Its name, or its reference such as T3.")]


@command(group, "list", "codesign themes list --programme Hollerton")
def list_themes(
    context: typer.Context,
    programme: InProgramme = "",
    write: Write = None,
    with_names: WithNames = "",
    json: Json = False,
) -> None:
    """List the codebook with how often each theme was tagged."""
    with opened(context) as store, store.read():
        lines = store.themes.lines(options.programme_id(store, programme))
        words = words_of(store)
        writing_lists.show(
            context, store, lines, THEME_HEADINGS, lambda line: theme_cells(line, words), json_=json
        )
    talking.say_found(
        len(lines), len(lines), "theme", "", "No themes here. `codesign themes add NAME` adds one."
    )


@command(group, "show", "codesign themes show transport")
def show_theme(context: typer.Context, theme: Theme, json: Json = False) -> None:
    """Show one theme: what it means, where it stands, how often it was heard, and the replies."""
    with opened(context) as store:
        card, words = store.cards.theme(theme), words_of(store)
    if json:
        printing.as_json({**card.line._asdict(), "children": card.children, "replies": card.replies})
        return
    cards.print_theme(card, words)


@command(group, "add", "codesign themes add transport --definition 'Getting there and back'")
def add_theme(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What it is called.")],
    definition: Annotated[
        str, typer.Option("--definition", metavar="WORDS", help="What it means, in a sentence.")
    ] = "",
    under: Annotated[str, typer.Option("--under", metavar="THEME", help="The theme it is part of.")] = "",
    programme: OfProgramme = "",
    json: Json = False,
) -> None:
    """Add a theme to the codebook, as a draft."""
    if not name.strip().lstrip("#").strip():
        raise NamelessThemeError
    with opened(context) as store, store.write("add theme"):
        line = store.themes.add(
            NewTheme(
                name.strip().lstrip("#"),
                definition=definition,
                parent_id=store.themes.find(under).id if under else "",
                programme_id=options.programme_id(store, programme),
            )
        )
    if json:
        printing.as_json(line)
    else:
        printing.line(f"{line.reference}  {line.name}")
    talking.say("Added as a draft. `codesign themes sign-off` makes it part of the codebook.")


@command(group, "define", "codesign themes define transport 'Getting there and back'")
def define_theme(
    context: typer.Context,
    theme: Theme,
    definition: Annotated[str, typer.Argument(metavar="WORDS", help="What it means.")],
) -> None:
    """Say what a theme means."""
    with opened(context) as store:
        line = store.themes.find(theme)
        store.codebook.describe(line.id, Description(definition))
        talking.say(f"{line.reference} {line.name} is defined.")


@command(group, "sign-off", "codesign themes sign-off transport")
def sign_off_theme(context: typer.Context, theme: Theme) -> None:
    """Sign a theme off: no draft any more."""
    _set_state(context, theme, "signed-off")


@command(group, "retire", "codesign themes retire transport")
def retire_theme(context: typer.Context, theme: Theme) -> None:
    """Retire a theme. Comments tagged to it keep it."""
    _set_state(context, theme, "retired")


@command(group, "bring-back", "codesign themes bring-back parking")
def bring_theme_back(context: typer.Context, theme: Theme) -> None:
    """Take a retired theme up again, as it was before."""
    _set_state(context, theme, "bring-back")


@command(group, "reopen", "codesign themes reopen transport")
def reopen_theme(context: typer.Context, theme: Theme) -> None:
    """Make a theme a draft again."""
    _set_state(context, theme, "draft")


def _set_state(context: typer.Context, theme: str, state: str) -> None:
    with opened(context) as store:
        line = store.themes.find(theme)
        settle = {
            "signed-off": store.codebook.sign_off,
            "retired": store.codebook.retire,
            "draft": store.codebook.reopen,
            "bring-back": store.codebook.bring_back,
        }
        settle[state](line.id)
        state = store.themes.one(line.id).state
        talking.say(
            f"{line.reference} {line.name}: {state_words(state).lower()}. `codesign undo` takes it back."
        )
