"""Safe view over every panel at once: no small count follows from what all of them show together, tried by making every world."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from codesign.records.figures import People
from codesign.records.filters import NOTHING
from codesign.records.review import Head, MatrixPage, Standing, ThinLine, ThinPage
from codesign.records.review_cells import Safe, growing_cells, thin_cells
from codesign.records.review_growth import GrowthLine, GrowthPage, Part, Span, Spans
from codesign.records.review_rules import USUAL, Breadth, Depth, Share, judge
from codesign.records.review_safe import SIGN, Hidden, hidden_together, safe_matrix

LIMIT = 5
THEMES = ("transport", "buses", "parking", "letters")
LEAVES = ("buses", "parking", "letters")
UNDER = {"transport": ("buses", "parking"), "": ("transport", "letters")}
MONTHS = ("2026-09", "2026-10")
PLACES = ("Hollerton", "Ambridge")
_STANDING = Standing("H1-KTM", "", "", NOTHING, (), "2026-11-12", 0, 0, 0)

Cells = Mapping[tuple[str, str], int]
"""Comments by theme and column, of the themes that have none beneath them."""


class World(NamedTuple):
    """What was said: every comment of one theme, in one month, at one place."""

    by_month: Cells
    by_place: Cells


def whole(cells: Cells, columns: Sequence[str]) -> dict[tuple[str, str], int]:
    """Return every count of a table: what is under a theme counts in it, "" is the total."""
    found = dict(cells)
    for theme in ("transport", ""):
        for column in columns:
            found[theme, column] = sum(found[each, column] for each in UNDER[theme])
    return found | {(theme, ""): sum(found[theme, each] for each in columns) for theme in (*THEMES, "")}


def line(theme: str, comments: int) -> ThinLine:
    people, share, depth = People(0, comments), Share(comments, comments), int(theme in UNDER["transport"])
    found = Breadth(comments, people, 9, 9, 9, "2026-10", 0, share, share, Depth(people, 0, 0))
    return ThinLine(
        theme, "theme", theme, theme, "draft", depth, False, comments, people, 9, ("carer",), 9, "2026-10", share, share,
        Depth(people, 0, 0), judge(found, USUAL), NOTHING,
    )  # fmt: skip


def table(kind: str, cells: Cells, columns: Sequence[str]) -> MatrixPage:
    every = whole(cells, columns)
    return MatrixPage(
        _STANDING, kind, tuple(Head(each, each, every[each, ""], NOTHING) for each in THEMES),
        tuple(Head(each, each, every["", each], NOTHING) for each in columns),
        tuple(tuple(every[theme, each] for each in columns) for theme in THEMES), every["", ""],
    )  # fmt: skip


def growth(cells: Cells) -> GrowthPage:
    every = whole(cells, MONTHS)
    was, now = (Span(f"{month}-01", f"{month}-30", month) for month in MONTHS)
    lines = tuple(
        GrowthLine(
            theme, theme, theme, "draft", Part(every[theme, MONTHS[1]], 100, 1, 9, NOTHING), Part(every[theme, MONTHS[0]], 100, 1, 9, NOTHING),
            1, 1, 1, 10, by_month=tuple(every[theme, month] for month in MONTHS),
        )
        for theme in THEMES
    )  # fmt: skip
    return GrowthPage(_STANDING, Spans(now, was), lines, 99, 99, 9, 9, False, 0, 0, MONTHS)


def hidden_of(world: World) -> Hidden:
    totals = whole(world.by_month, MONTHS)
    thin = ThinPage(_STANDING, "themes", tuple(line(each, totals[each, ""]) for each in THEMES), USUAL)
    tables = [table("theme-month", world.by_month, MONTHS), table("theme-place", world.by_place, PLACES)]
    return hidden_together(thin, tables, growth(world.by_month), LIMIT)


def shown(world: World, hidden: Hidden) -> list[dict[tuple[str, str], bool]]:
    """Return of both tables which counts anybody sees on any panel."""
    safe = Safe(True, LIMIT, hidden)
    page, month_lines = growth(world.by_month), {each.id: each for each in growth(world.by_month).lines}
    totals, found = whole(world.by_month, MONTHS), []
    for kind, cells, columns in (
        ("theme-month", world.by_month, MONTHS),
        ("theme-place", world.by_place, PLACES),
    ):
        said = safe_matrix(table(kind, cells, columns), hidden)
        seen = {
            (theme, column): said.cells[r][c] != SIGN
            for r, theme in enumerate(THEMES)
            for c, column in enumerate(columns)
        }
        seen |= {("", column): said.columns[c] != SIGN for c, column in enumerate(columns)}
        for r, theme in enumerate(THEMES):
            seen[theme, ""] = SIGN not in (said.rows[r], thin_cells(line(theme, totals[theme, ""]), safe)[1])
        seen["", ""] = said.total != SIGN
        found.append(seen)
    for theme in THEMES:  # what is growing shows months too
        grown = growing_cells(month_lines[theme], safe, months="|", page=page)
        for heading, month in ((1, MONTHS[0]), (2, MONTHS[1])):
            found[0][theme, month] = found[0][theme, month] or grown[heading] != SIGN or grown[6] == "|"
    return found


def tables_like(
    cells: Cells, columns: Sequence[str], seen: Mapping[tuple[str, str], bool]
) -> Iterator[Mapping[tuple[str, str], int]]:
    """Return every table that shows the same, with hidden counts up to one off; none of them is nought."""
    truth = whole(cells, columns)
    free = [
        [truth[at]] if seen[at] or not truth[at] else range(max(truth[at] - 1, 1), truth[at] + 2)
        for at in product(LEAVES, columns)
    ]
    for counts in product(*free):
        made = whole(dict(zip(product(LEAVES, columns), counts, strict=True)), columns)
        if all(made[key] == truth[key] for key, is_seen in seen.items() if is_seen):
            yield made


@st.composite
def worlds(draw: st.DrawFn) -> World:
    count = st.sampled_from((0, 1, 2, 3, 5, 6))
    by_month = {(theme, month): draw(count) for theme in LEAVES for month in MONTHS}
    by_place = {}
    for theme in LEAVES:
        total = sum(by_month[theme, month] for month in MONTHS)
        by_place[theme, PLACES[0]] = draw(st.integers(0, total))
        by_place[theme, PLACES[1]] = total - by_place[theme, PLACES[0]]
    return World(by_month, by_place)


@settings(max_examples=40, deadline=None)
@given(worlds())
def test_no_small_count_follows_from_all_that_the_panels_show_together(world: World) -> None:
    hidden = hidden_of(world)
    seen = shown(world, hidden)
    tables = ((world.by_month, MONTHS, seen[0]), (world.by_place, PLACES, seen[1]))
    by_totals: list[dict[tuple[int, ...], list[Mapping[tuple[str, str], int]]]] = []
    for cells, columns, is_seen in tables:
        found: dict[tuple[int, ...], list[Mapping[tuple[str, str], int]]] = defaultdict(list)
        for made in tables_like(cells, columns, is_seen):
            found[tuple(made[theme, ""] for theme in LEAVES)].append(made)
        by_totals.append(found)
    agreed = by_totals[0].keys() & by_totals[1].keys()  # both tables are of the same comments
    for (cells, columns, is_seen), found in zip(tables, by_totals, strict=True):
        small = {key for key, count in whole(cells, columns).items() if 0 < count < LIMIT}
        assert not any(is_seen[key] for key in small)
        for key in small:
            assert len({made[key] for totals in agreed for made in found[totals]}) > 1, (world, hidden, key)


def test_a_domain_is_not_told_by_the_one_small_child_beside_those_shown() -> None:
    """Of 12 with 9 and 3 beneath it, the 9 or the 12 goes with the 3."""
    by_month = {("buses", MONTHS[1]): 9, ("parking", MONTHS[1]): 3, ("letters", MONTHS[1]): 20}
    world = World({(theme, month): by_month.get((theme, month), 0) for theme in LEAVES for month in MONTHS},
                  {(theme, place): by_month[theme, MONTHS[1]] if place == PLACES[0] else 0 for theme in LEAVES for place in PLACES})  # fmt: skip
    hidden = hidden_of(world)
    assert hidden.line("parking")
    assert hidden.line("buses") or hidden.line("transport")
    assert not hidden.line("letters")
