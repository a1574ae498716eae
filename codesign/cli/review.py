"""`codesign review`: the lead's Monday in plain lines and as JSON, with the figures the screen shows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codesign import places
from codesign.cli import narrowed, options, printing, review_panels, talking
from codesign.cli.grouping import Json
from codesign.cli.narrowed import Asked, narrowed_by
from codesign.cli.opening import drafts_of, opened, place_of, words_of
from codesign.errors import AskedWronglyError
from codesign.records.filters import Filter
from codesign.records.review import MATRICES, PANELS
from codesign.records.review_cells import safe_standing

if TYPE_CHECKING:
    from codesign.cli.review_panels import Shown
    from codesign.store import Store

EXAMPLE = "codesign review --panel thin --programme Hollerton"
OF = ("outcomes", "themes")

group = typer.Typer(
    help="The lead's Monday: where evidence is thin, who was not reached, what is growing, what we said we would do.",
    rich_markup_mode=None,
    add_completion=False,
)


class OnePanelError(AskedWronglyError):
    """A file holds one panel."""

    def __init__(self) -> None:
        super().__init__("A file holds one panel.", todo=f"Say which: --panel {' | '.join(PANELS)}.")


class OneSpanError(AskedWronglyError):
    """Two spans at once."""

    def __init__(self) -> None:
        super().__init__(
            "--month and --since both say which span is looked at.", todo="Say one of them. Nothing is shown."
        )


Panel = Annotated[
    str, typer.Option("--panel", metavar="PANEL", help=f"Only this panel: {', '.join(PANELS)}.")
]
Write = Annotated[
    Path | None,
    typer.Option("--write", metavar="FILE", help="Write the panel to a .csv, .xlsx or .docx file instead."),
]
Month = Annotated[
    str,
    typer.Option(
        "--month",
        metavar="MONTH",
        help="Growing in this month, such as 2026-10, beside those before; the last whole month if not said.",
    ),
]


@group.callback(
    invoke_without_command=True,
    epilog=f"\b\nExample:\n  {EXAMPLE}\n\n\b\n--since DATE sets the days from then on beside as many before, for what is growing.",
)
@narrowed_by("feedback")
def review(
    context: typer.Context,
    *,
    asked: Asked,
    panel: Panel = "",
    of: Annotated[str, typer.Option("--of", metavar="WHAT", help="Thin evidence of: outcomes, themes.")] = "",
    table: Annotated[
        str, typer.Option("--table", metavar="TABLE", help=f"Which table: {', '.join(MATRICES)}.")
    ] = "",
    month: Month = "",
    once: Annotated[
        bool, typer.Option("--once", help="Count the same words again, such as a campaign's letters, once.")
    ] = False,
    safe: Annotated[
        bool,
        typer.Option(
            "--safe",
            help="Hide small counts, and what they could be worked out from; figures of another filter beside these may still tell them.",
        ),
    ] = False,
    every: Annotated[
        bool,
        typer.Option(
            "--every", help="Every programme, and what has none, where there is only one programme too."
        ),
    ] = False,
    write: Write = None,
    json: Json = False,
) -> None:
    """Show the panels of the review, or one of them: the figures of the screen, each with what opens its comments."""
    if context.invoked_subcommand is not None:
        return
    chosen = options.choice("panel", panel, PANELS)
    if write is not None and not chosen:
        raise OnePanelError
    if month and asked.get("since"):
        raise OneSpanError
    with opened(context) as store, store.read():
        found, way = narrowed.read(store, asked), narrowed.way_of_view(store, asked)
        is_this_month = way == "now" and not found.since
        question = review_panels.Question(
            store=store,
            narrowed=found if every else _only_programme(store, found),
            today=place_of(context).today,
            of=options.choice("list", of or (way if way in OF else OF[0]), OF),
            table=options.choice(
                "table", table or (way if way in MATRICES else next(iter(MATRICES))), MATRICES
            ),
            month=_month(context, month) or (f"{place_of(context).today:%Y-%m}" if is_this_month else ""),
            once=once or way == "once",
            is_safe=safe,
            words=words_of(store),
        )
        panels = [review_panels.PANELS_READ[name](question) for name in ([chosen] if chosen else PANELS)]
        panels = [panel._replace(standing=safe_standing(panel.standing, question.safe())) for panel in panels]
        if write is not None:
            _write(store, panels[0], write, json=json, is_safe=safe)
        else:
            _show(panels, _drafts(context), question.untagged(panels[0].standing), json=json)


def _only_programme(store: Store, asked: Filter) -> Filter:
    """Return a filter with the programme it is of; where there is only one and none was named, that one."""
    return replace(asked, programme_id=asked.programme_id or store.programmes.only_id())


def _month(context: typer.Context, typed: str) -> str:
    """Read a month as people say it. Raises OptionDateError."""
    return options.day(typed, place_of(context).today, "--month")[:7]


def _drafts(context: typer.Context) -> int:
    """Count the unfinished work beside the store, which is in no figure."""
    place = place_of(context)
    if not places.drafts_file(place.path).exists():
        return 0
    with drafts_of(place) as drafts:
        return len(drafts.list())


def _show(panels: list[Shown], drafts: int, untagged: int, *, json: bool) -> None:
    standing = panels[0].standing
    if json:
        said = {each.name: each.json for each in panels}
        printing.as_json({"standing": review_panels.standing_json(standing, drafts, untagged), **said})
        return
    printing.line(standing.words(drafts, untagged))
    for panel in panels:
        printing.heading(panel.title)
        printing.line(panel.headline)
        if panel.rows:
            printing.table(panel.headings, panel.rows)
        else:
            printing.line(panel.empty)
        for label, words in panel.notes:
            printing.line(f"{label}: {words}")
    if standing.left_out:
        talking.say(f"{standing.left_out}. `codesign review --every` counts them too.")
    if standing.filters:
        talking.say(f"Filters on: {standing.filter_words}.")
    talking.say(panels[0].opens_words if len(panels) == 1 else "One of them: codesign review --panel PANEL.")


def _write(store: Store, panel: Shown, path: Path, *, json: bool, is_safe: bool) -> None:
    from codesign.evidence.list_file import write_list
    from codesign.evidence.written_panel import panel_to_write

    shown = panel_to_write(
        panel.title,
        [panel.headings, *panel.rows],
        panel.standing,
        panel.notes,
        order=panel.headline,
        is_safe=is_safe,
    )
    written = write_list(store, shown, path.expanduser())
    if json:
        printing.as_json(written)
    else:
        printing.line(str(written.path))
        talking.say(written.words)
