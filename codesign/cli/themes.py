"""`codesign themes`: the codebook, listed, shown, added to and described. What alters it stands in `themes_change`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from codesign.cli import cards, options, printing, talking, writing_lists
from codesign.cli.grouping import InProgramme, Json, OfProgramme, command, new_group
from codesign.cli.opening import opened, words_of
from codesign.cli.tagging import new_name
from codesign.cli.writing_lists import WithNames, Write
from codesign.entry.tags import tag_name
from codesign.errors import AskedWronglyError
from codesign.records.codebook import COLOURS, Description
from codesign.records.columns_shown import THEME_HEADINGS, theme_cells
from codesign.records.feedback import NewTheme
from codesign.text import listed, plural

if TYPE_CHECKING:
    from codesign.store import Store


class NothingSaidError(AskedWronglyError):
    """A theme to be described, and nothing said of it."""

    def __init__(self) -> None:
        super().__init__(
            "Nothing was said of the theme.",
            todo="Name --definition, --belongs, --not, --example or --colour; an empty one empties it.",
        )


def _bare(context: typer.Context, json: bool) -> None:
    list_themes(context, json=json)


group = new_group("Themes: the codebook that comments are tagged to.", _bare)
Theme = Annotated[str, typer.Argument(metavar="THEME", help="Its name, or its reference such as T3.")]
Definition = Annotated[
    str | None, typer.Option("--definition", metavar="WORDS", help="What it means, in a sentence.")
]
Belongs = Annotated[str | None, typer.Option("--belongs", metavar="WORDS", help="What belongs under it.")]
BelongsNot = Annotated[
    str | None, typer.Option("--not", metavar="WORDS", help="What does not, and where it goes instead.")
]
Examples = Annotated[
    list[str] | None,
    typer.Option(
        "--example", metavar="WORDS", help="As somebody might say it; may be given again. All of them anew."
    ),
]
NO_ASKING = "--yes does it without asking, --dry-run only shows what would be done."
Yes = Annotated[bool, typer.Option("--yes", help="Do it without asking.")]
"""Asked for, as everywhere, where many records are altered at once that nobody named one by one."""
Colour = Annotated[str | None, typer.Option("--colour", metavar="NAME", help=f"One of {', '.join(COLOURS)}.")]


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
        twins = _twins_said(store)
    talking.say_found(
        len(lines), len(lines), "theme", "", "No themes here. `codesign themes add NAME` adds one."
    )
    for said in twins:
        talking.say(said)


@command(group, "show", "codesign themes show transport")
def show_theme(context: typer.Context, theme: Theme, json: Json = False) -> None:
    """Show one theme: what it means, where it stands, how often it was heard, how it changed, and the replies."""
    with opened(context) as store:
        card, words = store.cards.theme(theme), words_of(store)
    if json:
        said = card.codes._asdict() if card.codes else {}
        told = {
            "children": card.children,
            "replies": card.replies,
            "merged_from": card.merged_from,
            "changes": card.changes,
        }
        printing.as_json({**said, **card.line._asdict(), **told})
        return
    cards.print_theme(card, words)


@command(
    group,
    "add",
    "codesign themes add transport --definition 'Getting there and back' --example 'The last bus is at four'",
)
def add_theme(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What it is called.")],
    definition: Definition = None,
    belongs: Belongs = None,
    belongs_not: BelongsNot = None,
    example: Examples = None,
    colour: Colour = None,
    under: Annotated[str, typer.Option("--under", metavar="THEME", help="The theme it is part of.")] = "",
    programme: OfProgramme = "",
    yes: Annotated[bool, typer.Option("--yes", help="Add it though its name is nearly another's.")] = False,
    json: Json = False,
) -> None:
    """Add a theme to the codebook, as a draft."""
    with opened(context) as store:
        called = new_name(store, name, yes=yes)
        if not called and tag_name(name):
            talking.say("Nothing was changed.")
            return
        with store.write("add theme"):
            line = store.themes.add(
                NewTheme(
                    called,
                    definition=definition or "",
                    belongs=belongs or "",
                    belongs_not=belongs_not or "",
                    examples="\n".join(example or ()),
                    colour=(colour or "").strip().casefold(),
                    parent_id=store.themes.find(under).id if under else "",
                    programme_id=options.programme_id(store, programme),
                )
            )
    if json:
        printing.as_json(line)
    else:
        printing.line(f"{line.reference}  {line.name}")
    talking.say("Added as a draft. `codesign themes sign-off` makes it part of the codebook.")


@command(
    group, "describe", "codesign themes describe transport --belongs 'Buses, taxis, lifts' --not Parking"
)
def describe_theme(
    context: typer.Context,
    theme: Theme,
    definition: Definition = None,
    belongs: Belongs = None,
    belongs_not: BelongsNot = None,
    example: Examples = None,
    colour: Colour = None,
    json: Json = False,
) -> None:
    """Say what a theme means, what belongs, what does not, and its colour. What is not said stays."""
    examples = "\n".join(example).strip("\n") if example is not None else None
    said = Description(definition, examples, belongs, belongs_not, colour)
    if said == Description():
        raise NothingSaidError
    _describe(context, theme, said, json=json)


@command(group, "define", "codesign themes define transport 'Getting there and back'")
def define_theme(
    context: typer.Context,
    theme: Theme,
    definition: Annotated[str, typer.Argument(metavar="WORDS", help="What it means.")],
) -> None:
    """Say what a theme means, in a sentence; `describe` says the rest."""
    _describe(context, theme, Description(definition), json=False)


def _describe(context: typer.Context, theme: str, said: Description, *, json: bool) -> None:
    with opened(context) as store:
        line = store.themes.find(theme)
        done = store.codebook.describe(line.id, said)
        if json:
            printing.as_json(store.codebook.codes(line.id))
    undo = f" `codesign undo {done.change}` takes it back." if done.change else " It said so already."
    talking.say(f"{line.reference} {line.name} is described.{undo}")


def _twins_said(store: Store) -> list[str]:
    """Say which themes have one name between them, and how they become one."""
    return [
        f"{plural(len(each.themes), 'theme')} are called {each.name}: "
        f"{listed([one.reference for one in each.themes])}. "
        f"`codesign themes merge {each.themes[1].reference} --into {each.themes[0].reference}` makes them one."
        for each in store.codebook.twins()
    ]
