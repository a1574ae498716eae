"""How commands are declared: in groups that list when nothing more is asked, each command with an example."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

import typer

from codesign.errors import AskedWronglyError

Command = TypeVar("Command", bound=Callable[..., Any])

Json = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
NoHeader = Annotated[bool, typer.Option("--no-header", help="The first row is a record; needs --columns.")]
NumberedColumns = Annotated[
    str | None,
    typer.Option(
        "--columns",
        metavar="FIELD=N,...",
        help="With --no-header: name=2,postcode=10. The first column is 1.",
    ),
]
InProgramme = Annotated[
    str,
    typer.Option(
        "--programme", metavar="NAME", help="Only this programme: its reference, or how its title begins."
    ),
]
OfProgramme = Annotated[
    str,
    typer.Option(
        "--programme", metavar="NAME", help="The programme: its reference, or how its title begins."
    ),
]
Limit = Annotated[int, typer.Option("--limit", metavar="N", min=0, help="At most so many; 0 for all.")]
On = Annotated[str, typer.Option("--on", metavar="DATE", help="When; today if not said.")]
Reference = Annotated[
    str, typer.Argument(metavar="REF", help="Its reference, such as E148; the letters may be left off.")
]
CommentReference = Annotated[
    str,
    typer.Argument(metavar="REF", help="The comment's reference, such as C12; the letters may be left off."),
]
Sought = Annotated[
    list[str], typer.Argument(metavar="WORDS", help="Words to look for; all of them, in any order.")
]


class JsonTooEarlyError(AskedWronglyError):
    """`--json` before the command's name would be looked at by nobody."""

    def __init__(self, name: str) -> None:
        super().__init__("--json goes after the command.", todo=f"Type it last: {name} --json.")


def new_group(about: str, bare: Callable[[typer.Context, bool], None]) -> typer.Typer:
    """Return an empty group of commands. Its name alone does `bare`, which lists."""
    group = typer.Typer(help=about, rich_markup_mode=None, add_completion=False)

    @group.callback(invoke_without_command=True)
    def alone(context: typer.Context, json: Json = False) -> None:
        if context.invoked_subcommand is None:
            bare(context, json)
        elif json:
            raise JsonTooEarlyError(f"{context.command_path} {context.invoked_subcommand}")

    return group


def command(group: typer.Typer, name: str, example: str) -> Callable[[Command], Command]:
    """Declare a command of a group, with an example that its help ends with."""
    return group.command(name, epilog=f"\b\nExample:\n  {example}", rich_help_panel=None)
