"""`codesign themes`: the codebook altered. Every command here is one change, which undoing takes back whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from codesign.cli import edit, options, printing, talking
from codesign.cli.grouping import InProgramme, Json, command
from codesign.cli.opening import opened, place_of
from codesign.cli.themes import NO_ASKING, Theme, Yes, group
from codesign.errors import AskedWronglyError
from codesign.records.codebook import CodebookChangeLine, Part, Recoded
from codesign.records.columns_shown import day_words, state_words
from codesign.text import listed, one_line, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from codesign.records.feedback import CommentLine, ThemeLine
    from codesign.store import Store

CHANGE_HEADINGS = ("When", "Who", "What")
_SHOWN = 20


class SplitHowError(AskedWronglyError):
    """A split that does not say which comments go."""

    def __init__(self) -> None:
        super().__init__(
            "Which comments go?", todo="Name --words that they hold, or each with --comment C12. Or both."
        )


class MoveWhereError(AskedWronglyError):
    """A move that says nothing, or two things."""

    def __init__(self) -> None:
        super().__init__("Where to?", todo="Name a theme with --under, or --top.")


@command(group, "rename", "codesign themes rename parking 'Places to park'")
def rename_theme(
    context: typer.Context,
    theme: Theme,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What it is called from now on.")],
    json: Json = False,
) -> None:
    """Give a theme another name. Figures over the time before say what it was called."""
    with opened(context) as store:
        line = store.themes.find(theme)
        done = store.codebook.rename(line.id, name)
    _told(done, f"{done.theme.reference} {line.name} is called {done.theme.name} now.", json=json)


@command(group, "move", "codesign themes move buses --under transport")
def move_theme(
    context: typer.Context,
    theme: Theme,
    under: Annotated[
        str, typer.Option("--under", metavar="THEME", help="The theme it is to stand beneath.")
    ] = "",
    top: Annotated[bool, typer.Option("--top", help="Let it stand at the top.")] = False,
    json: Json = False,
) -> None:
    """Let a theme stand beneath another, or at the top."""
    if bool(under) == top:
        raise MoveWhereError
    with opened(context) as store:
        line = store.themes.find(theme)
        parent = store.themes.find(under) if under else None
        done = store.codebook.reparent(line.id, parent.id if parent else "")
    where = f"beneath {parent.name}" if parent else "at the top"
    _told(done, f"{line.reference} {line.name} stands {where}.", json=json)


@command(group, "merge", "codesign themes merge parking 'car parks' --into transport")
def merge_themes(
    context: typer.Context,
    themes: Annotated[
        list[str], typer.Argument(metavar="THEME...", help="Those that go: names, or references such as T3.")
    ],
    into: Annotated[str, typer.Option("--into", metavar="THEME", help="The one that stays.")],
    yes: Yes = False,
    json: Json = False,
) -> None:
    """Merge themes into one: their comments go along, they are retired, and their replies are shown with it."""
    with opened(context) as store:
        target, going = store.themes.find(into), [store.themes.find(each) for each in themes]
        others = [each for each in going if each.id != target.id]
        question = f"Merge {_named(others)} into {one_line(target.name)}?"
        if others and not yes and not talking.agrees(question, otherwise="--yes does it without asking."):
            talking.say("Nothing was changed.")
            return
        done = store.codebook.merge([each.id for each in going], target.id)
    gone = listed([each.name for each in done.others])
    _told(done, f"{gone} merged into {target.name}: {plural(done.comments, 'comment')} moved.", json=json)


@command(group, "split", "codesign themes split transport --into taxis --words taxi")
def split_theme(
    context: typer.Context,
    theme: Theme,
    into: Annotated[
        str, typer.Option("--into", metavar="NAME", help="The theme they go to: a new one, or one there is.")
    ],
    words: Annotated[
        str, typer.Option("--words", metavar="WORDS", help="Every comment that holds all of these goes.")
    ] = "",
    comment: Annotated[
        list[str] | None,
        typer.Option("--comment", metavar="REF", help="This comment goes; may be given again."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show which comments would go.")] = False,
    yes: Yes = False,
    json: Json = False,
) -> None:
    """Bring some of a theme's comments to another theme, new or already there; what is left stays."""
    if not words.strip() and not comment:
        raise SplitHowError
    with opened(context) as store:
        line = store.themes.find(theme)
        part = _part(store, into, words, comment or ())
        if dry_run:
            lines = _show_going(store, line.id, part, json=json)
            talking.say(f"{plural(len(lines), 'comment')} would go. Nothing was changed.")
            return
        if words.strip() and not yes and not _lets_go(store, line, into, part, json=json):
            talking.say("Nothing was changed.")
            return
        done = store.codebook.split(line.id, [part])
    _told(
        done,
        f"{plural(done.comments, 'comment')} of {line.name} went to {listed([each.name for each in done.others])}.",
        json=json,
    )


@command(group, "retire", "codesign themes retire parking")
def retire_theme(context: typer.Context, theme: Theme, json: Json = False) -> None:
    """Retire a theme: it is offered no more. Comments tagged to it keep it, and figures name it as retired."""
    from codesign.store.codebook.verbs import kept_words

    with opened(context) as store:
        line = store.themes.find(theme)
        done = store.codebook.retire(line.id)
    _told(done, f"{line.reference} {line.name}: retired. {kept_words(done)}", json=json)


@command(group, "bring-back", "codesign themes bring-back parking")
def bring_theme_back(context: typer.Context, theme: Theme, json: Json = False) -> None:
    """Take a retired theme up again, as it was before."""
    with opened(context) as store:
        line = store.themes.find(theme)
        done = store.codebook.bring_back(line.id)
        state = store.themes.one(line.id).state
    _told(done, f"{line.reference} {line.name}: {state_words(state).lower()} again.", json=json)


@command(group, "sign-off", "codesign themes sign-off transport")
def sign_off_theme(context: typer.Context, theme: Theme, json: Json = False) -> None:
    """Sign a theme off: no draft any more."""
    with opened(context) as store:
        line = store.themes.find(theme)
        done = store.codebook.sign_off(line.id)
    _told(done, f"{line.reference} {line.name}: signed off.", json=json)


@command(group, "reopen", "codesign themes reopen transport")
def reopen_theme(context: typer.Context, theme: Theme, json: Json = False) -> None:
    """Make a theme that was signed off a draft again."""
    with opened(context) as store:
        line = store.themes.find(theme)
        done = store.codebook.reopen(line.id)
    _told(done, f"{line.reference} {line.name}: a draft again.", json=json)


@command(group, "history", "codesign themes history transport")
def theme_history(
    context: typer.Context,
    theme: Annotated[
        str, typer.Argument(metavar="THEME", help="Its name or reference; every theme if not said.")
    ] = "",
    since: Annotated[
        str, typer.Option("--since", metavar="DATE", help="Only from this date on, such as May 2026.")
    ] = "",
    programme: InProgramme = "",
    json: Json = False,
) -> None:
    """Show what was split, merged, renamed, retired or defined anew, when and by whom: what figures have to name."""
    with opened(context) as store:
        day = options.day(since, place_of(context).today, "--since")
        programme_id = options.programme_id(store, programme)
        if theme:
            found = [
                each for each in store.codebook.changes(store.themes.find(theme).id) if each.made_on >= day
            ]
        else:
            found = store.codebook.since(day, programme_id)
    printing.records(found, CHANGE_HEADINGS, _cells, json_=json)
    talking.say_found(len(found), len(found), "change", "", "The codebook was not altered.")
    if theme and found:
        talking.say(f"`codesign history {found[0].reference}` tells every field.")


@command(group, "remove", "codesign themes remove parking")
def remove_theme(
    context: typer.Context,
    theme: Theme,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Throw a theme away, and its tags with it; to keep what it held, retire it or merge it."""
    with opened(context) as store:
        reference = store.themes.find(theme).reference
    edit.remove(context, reference, yes=yes)


def _part(store: Store, into: str, words: str, comments: tuple[str, ...] | list[str]) -> Part:
    from codesign.store.verbs.themes import UnknownThemeError

    chosen = tuple(store.feedback.find(each).id for each in comments)
    try:
        return Part(theme_id=store.themes.find(into).id, comments=chosen, words=words)
    except UnknownThemeError:
        return Part(into.strip().lstrip("#").strip(), comments=chosen, words=words)


def _lets_go(store: Store, theme: ThemeLine, into: str, part: Part, *, json: bool) -> bool:
    """Show the comments that some words found, and ask whether they are to go; those named one by one go unasked."""
    lines = store.codebook.going(theme.id, part) if json else _show_going(store, theme.id, part, json=False)
    question = f"Bring {plural(len(lines), 'comment')} of {one_line(theme.name)} to {one_line(into)}?"
    return not lines or talking.agrees(question, otherwise=NO_ASKING)


def _named(themes: Sequence[ThemeLine]) -> str:
    """Name themes with how many comments stand under each."""
    return listed([f"{each.name} ({plural(each.own, 'comment')})" for each in themes])


def _show_going(store: Store, theme_id: str, part: Part, *, json: bool) -> Sequence[CommentLine]:
    lines = store.codebook.going(theme_id, part)
    printing.records(lines, ("Ref", "Words"), lambda line: (line.reference, line.words), json_=json)
    return lines


def _cells(change: CodebookChangeLine) -> tuple[str, ...]:
    return day_words(change.made_on), change.made_by, change.said


def _told(done: Recoded, sentence: str, *, json: bool) -> None:
    """Print the change, and say what came of it."""
    if json:
        printing.as_json(done)
    elif done.change:
        printing.line(done.change)
    if not done.change:
        talking.say("It is so already; nothing was changed.")
        return
    talking.say(" ".join((sentence, *done.said, f"`codesign undo {done.change}` takes it back.")))
