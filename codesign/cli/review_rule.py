"""`codesign review rule`, `keep`, `kept` and `draft`: the numbers words come from, figures kept, and themes of rising words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from codesign.cli import options, printing, review, talking
from codesign.cli.grouping import InProgramme, Json, OfProgramme, command, new_group
from codesign.cli.opening import opened, place_of
from codesign.errors import AskedWronglyError
from codesign.records.columns_shown import day_words, moment_words
from codesign.records.filters import NOTHING
from codesign.records.review import MATRICES, PANELS
from codesign.records.review_growth import RisingLine
from codesign.records.review_rules import Number, Rule
from codesign.records.views import FigureAsked, KeptFigureLine

if TYPE_CHECKING:
    from codesign.store import Store

RULE_HEADINGS = ("Number", "Value", "Says", "Why", "Whose", "Changed")
KEPT_HEADINGS = ("Kept as", "Figure", "Then", "As at", "On", "By")


class NotRisingError(AskedWronglyError):
    """No words that rise are those."""

    def __init__(self, typed: str, near: list[str]) -> None:
        there = (
            f"There are: {', '.join(near)}."
            if near
            else "None rise now; `codesign review --panel growing` shows them."
        )
        super().__init__(f"“{typed}” is not among the words that rise.", todo=there)


class FigureOfWhatError(AskedWronglyError):
    """A figure is of one outcome, theme or group; more than one was named, or none where one is needed."""

    def __init__(self) -> None:
        super().__init__(
            "Which figure is to be kept?",
            todo="Say --outcome CODE, --theme NAME or --group NAME, or --panel said for what we said we would do.",
        )


def _bare_rule(context: typer.Context, json: bool) -> None:
    show_rule(context, json=json)


rule = new_group("The numbers that words such as thin come from.", _bare_rule)
review.group.add_typer(rule, name="rule")


@command(rule, "show", "codesign review rule show --programme Hollerton")
def show_rule(context: typer.Context, programme: InProgramme = "", json: Json = False) -> None:
    """Show the rule: every number, why it is what it is, and who changed it when."""
    with opened(context) as store:
        held = store.review.rule(options.programme_id(store, programme))
    if json:
        printing.as_json(held)
        return
    printing.line(held.words)
    printing.line()
    printing.table(RULE_HEADINGS, [_number_cells(each) for each in held.numbers])
    if held.as_usual:
        talking.say(
            "Every number is as the program has it: no law sets them, and a programme may set its own."
        )


@command(rule, "set", "codesign review rule set thin-comments 8 --programme Hollerton")
def set_rule(
    context: typer.Context,
    name: Annotated[
        str,
        typer.Argument(metavar="NAME", help="Which number: thin-comments, most-one-place; `show` has them."),
    ],
    value: Annotated[
        str, typer.Argument(metavar="VALUE", help="The number; usual puts it back as the program has it.")
    ],
    programme: OfProgramme = "",
) -> None:
    """Set a number for one programme, or for every programme where none is named. Who did and when is kept."""
    with opened(context) as store:
        programme_id = options.programme_id(store, programme)
        before = store.review.rule(programme_id)
        typed = "" if value.strip().casefold() == "usual" else value
        after = store.review.set_rule(name, typed, programme_id)
    talking.say(_altered(name.strip().casefold(), before, after))


def _altered(name: str, before: Rule, after: Rule) -> str:
    if before[name] == after[name]:
        return f"{name} is {after[name]}, as it was."
    return f"{name} was {before[name]}, is {after[name]} now. `codesign undo` takes it back."


def _number_cells(number: Number) -> tuple[str, ...]:
    changed = f"{number.changed_by}, {moment_words(number.changed_at)}" if number.changed_at else ""
    usual = f" (usually {number.usual})" if number.value != number.usual else ""
    return (
        number.name,
        f"{number.value}{usual}",
        number.says,
        number.why,
        number.whose or "as the program has it",
        changed,
    )


@command(review.group, "keep", "codesign review keep 'Board paper, November' --outcome 2.1")
def keep(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What to keep it as.")],
    panel: Annotated[
        str, typer.Option("--panel", metavar="PANEL", help=f"Of which panel: {', '.join(PANELS)}.")
    ] = "",
    outcome: Annotated[str, typer.Option("--outcome", metavar="CODE", help="Of this outcome.")] = "",
    theme: Annotated[str, typer.Option("--theme", metavar="NAME", help="Of this theme.")] = "",
    of_group: Annotated[
        str, typer.Option("--group", metavar="NAME", help="Of this group of the reach list.")
    ] = "",
    table: Annotated[
        str, typer.Option("--table", metavar="TABLE", help=f"Of the matrix: {', '.join(MATRICES)}.")
    ] = "",
    programme: OfProgramme = "",
    json: Json = False,
) -> None:
    """Keep a figure as it stands, with the change it stands at, so that it can be made again and set beside."""
    with opened(context) as store:
        asked = _figure(store, panel, outcome, theme, of_group, table, options.programme_id(store, programme))
        kept = store.kept_figures.keep(name, asked, today=place_of(context).today)
    if json:
        printing.as_json(kept)
    else:
        printing.line(f"{kept.name}: {kept.words}")
    talking.say("Kept. `codesign review again NAME` makes it again and sets both beside each other.")


def _figure(
    store: Store, panel: str, outcome: str, theme: str, of_group: str, table: str, programme_id: str
) -> FigureAsked:
    """Return what is to be kept. Raises FigureOfWhatError."""
    named = [each for each in (outcome, theme, of_group) if each]
    chosen = options.choice("panel", panel, PANELS)
    narrowed = replace(NOTHING, programme_id=programme_id or store.programmes.only_id())
    if len(named) > 1 or (not named and chosen not in ("said", "matrix")):
        raise FigureOfWhatError
    if of_group:
        return FigureAsked("reach", store.reach.find(of_group, programme_id).id, narrowed)
    if outcome:
        line, turn = store.outcomes.find(outcome, programme_id).id, "outcomes"
    else:
        line, turn = (store.themes.find(theme).id, "themes") if theme else ("", "")
    if chosen == "matrix":
        usual = "outcome-kind" if outcome or not theme else "theme-month"
        return FigureAsked("matrix", line, narrowed, options.choice("table", table, MATRICES) or usual)
    if chosen == "growing" and theme:
        return FigureAsked("growing", line, narrowed)
    return FigureAsked("said" if chosen == "said" else "thin", line, narrowed, turn)


@command(review.group, "kept", "codesign review kept")
def kept_figures(context: typer.Context, json: Json = False) -> None:
    """List the figures that were kept, the newest first."""
    with opened(context) as store:
        lines = store.kept_figures.lines()
    printing.records(lines, KEPT_HEADINGS, _kept_cells, json_=json)
    talking.say_found(
        len(lines), len(lines), "kept figure", "", "None was kept: `codesign review keep` does."
    )


def _kept_cells(line: KeptFigureLine) -> tuple[str, ...]:
    numbers = ", ".join(f"{name} {value}" for name, value in line.value)
    return (line.name, line.figure, numbers, line.as_at, day_words(line.kept_on), line.kept_by)


@command(review.group, "again", "codesign review again 'Board paper, November'")
def again(
    context: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="What it was kept as; the newest of that name.")
    ],
    json: Json = False,
) -> None:
    """Make a kept figure again, and say what it was then, what it is now, and what was changed between."""
    with opened(context) as store:
        found = store.kept_figures.again(store.kept_figures.find(name).id, today=place_of(context).today)
    if json:
        printing.as_json(found)
        return
    now = dict(found.now)
    printing.table(
        ("", f"Then ({found.kept.as_at})", f"Now ({found.as_at})"),
        [(each, then, now.get(each, "gone")) for each, then in found.kept.value],
    )
    printing.line(found.words)


@command(review.group, "draft", "codesign review draft minibus --name 'Community minibus'")
def draft(
    context: typer.Context,
    words: Annotated[
        str, typer.Argument(metavar="WORDS", help="Words that rise, as the panel growing shows them.")
    ],
    name: Annotated[
        str, typer.Option("--name", metavar="NAME", help="What the theme is called; the words if not said.")
    ] = "",
    programme: OfProgramme = "",
    month: review.Month = "",
    no_tags: Annotated[
        bool, typer.Option("--no-tags", help="Make the theme and leave the comments as they are.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Tag the comments without asking.")] = False,
    json: Json = False,
) -> None:
    """Make a draft theme of words that rise; it asks whether their comments are to be tagged with it."""
    with opened(context) as store:
        today = place_of(context).today
        programme_id = options.programme_id(store, programme) or store.programmes.only_id()
        spans = store.review.spans(today, month=options.day(month, today, "--month")[:7])
        page = store.review.rising(programme_id, today=today, spans=spans)
        line = _rising(page.lines, words)
        saying = store.review.saying(line)
        question = f"Tag {saying.words} that say it too?"
        tags = not no_tags and (
            yes or talking.agrees(question, otherwise="Say --yes to tag them, or --no-tags.")
        )
        theme = store.review.draft_theme(line, name, programme_id, tagged=saying.ids if tags else ())
    if json:
        printing.as_json(theme)
    else:
        printing.line(f"{theme.reference}  {theme.name}")
    talking.say(f"A draft theme{f' on {saying.words}' if tags else ''}. `codesign undo` takes it back.")


def _rising(lines: tuple[RisingLine, ...], typed: str) -> RisingLine:
    wanted = {word.strip().casefold() for word in typed.strip().strip("“”\"'").split(",")}
    found = [line for line in lines if wanted <= {word.casefold() for word in line.words}]
    if len(found) != 1:
        raise NotRisingError(typed, [line.words[0] for line in lines])
    return found[0]
