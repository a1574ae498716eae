"""A heat table: every number written, columns straight whatever the names, the cursor in sight, the shade no colour."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import ComposeResult

from codesign.widgets.heat import Heat, Place, as_rows, cell_words, room_of, shade
from codesign.widgets.heat_table import HeatTable
from tests.widgets.shown import Shown

NAMES = st.one_of(
    st.text(max_size=30), st.sampled_from(["地区医疗", "Ynys Môn a’r fwrdeistref", "اردو", "👩‍⚕️ x", ""])
)
VALUES = st.one_of(st.integers(0, 10_000_000), st.just("<5"), st.just("…"))


@st.composite
def heats(draw: st.DrawFn) -> Heat:
    rows = draw(st.lists(NAMES, min_size=1, max_size=6))
    columns = draw(st.lists(NAMES, min_size=1, max_size=9))
    cells = tuple(tuple(draw(VALUES) for _ in columns) for _ in rows)
    if not draw(st.booleans()):
        return Heat("Outcome", tuple(rows), tuple(columns), cells)
    return Heat("Outcome", tuple(rows), tuple(columns), cells,
                tuple(draw(VALUES) for _ in rows), tuple(draw(VALUES) for _ in columns), draw(VALUES))  # fmt: skip


@settings(max_examples=40)
@given(heats(), st.integers(1, 220))
def test_every_cell_is_as_wide_as_its_column_and_holds_its_whole_number(heat: Heat, width: int) -> None:
    room = room_of(heat, width)

    for row in range(heat.lines):
        for column in range(heat.across):
            value, words = heat.at(row, column), cell_words(heat, row, column, room.widths[column])
            assert cell_len(words) == room.widths[column]
            assert words.endswith((f"{value:,}" if value else "·") if isinstance(value, int) else value)


@given(heats(), st.integers(1, 220), st.integers(0, 8))
def test_there_is_always_a_column_in_sight_and_no_more_than_fit(heat: Heat, width: int, first: int) -> None:
    room, first = room_of(heat, width), min(first, len(heat.columns) - 1)
    shown = room.fits(first, width)

    assert shown >= 1
    taken = room.left + room.totals + sum(each + 2 for each in room.widths[first : first + shown])
    assert shown == 1 or taken <= width


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_the_larger_the_darker_and_only_nothing_is_blank(one: int, other: int) -> None:
    most = max(one, other)
    scale = " ░▒▓█"

    assert (shade(one, most) == " ") == (one == 0)
    assert one > other or scale.index(shade(one, most)) <= scale.index(shade(other, most))


@given(heats())
def test_as_text_it_is_a_table_of_the_same_numbers(heat: Heat) -> None:
    head, *rows = as_rows(heat)

    assert all(len(row) == len(head) == heat.across + 1 for row in rows)
    assert [row[1] for row in rows] == [
        f"{heat.at(row, 0):,}" if isinstance(heat.at(row, 0), int) else heat.at(row, 0)
        for row in range(heat.lines)
    ]


KINDS = ("Carers", "Residents", "Young people", "Community organisations", "Staff", "Councillors")
HEAT = Heat(
    "Outcome",
    ("1.1 Seen sooner", "2.1 到得了诊所", "2.3 Cael gwybod ŵyrion"),
    KINDS,
    ((27, 60, 3, 12, 0, 40), (14, 17, 0, 0, 0, 0), (1, "<5", 0, 0, 0, 0)),
    (142, 31, 4),
    (42, 79, 3, 12, 0, 40),
    176,
)


class _App(Shown):
    def __init__(self, heat: Heat) -> None:
        super().__init__()
        self._heat = heat
        self.opened: list[Place] = []

    def compose(self) -> ComposeResult:
        yield HeatTable(empty="Nothing was tagged yet.")

    def on_mount(self) -> None:
        table = self.query_one(HeatTable)
        table.show(self._heat)
        table.focus()

    def on_heat_table_opened(self, opened: HeatTable.Opened) -> None:
        self.opened.append(opened.table.cursor)


async def test_it_shows_names_numbers_shades_and_totals_in_straight_columns() -> None:
    app = _App(HEAT)
    async with app.run_test(size=(120, 8)) as pilot:
        await pilot.press("right", "down")
        lines = app.painted()

    assert any("[" in line and "17]" in line and line.startswith("> 2.1 到得了诊所") for line in lines)
    ends = {cell_len(line) for line in lines[1:6]}
    assert len(ends) == 1, "the totals stand under one another"


async def test_columns_out_of_sight_come_in_as_the_cursor_goes_there_and_heads_and_totals_stay() -> None:
    app = _App(HEAT)
    async with app.run_test(size=(50, 8)) as pilot:
        first = app.painted()
        assert "›" in first[1] + first[0]
        assert "Council" not in "".join(first)
        await pilot.press(*["right"] * 5)
        then = app.painted()

    assert "‹" in then[1] + then[0]
    assert "Council" in "".join(then)
    assert "Carers" not in "".join(then)
    assert all("1.1 Seen sooner" in "".join(lines) and "142" in "".join(lines) for lines in (first, then))


async def test_enter_opens_the_cell_under_the_cursor_and_totals_can_be_opened_too() -> None:
    app = _App(HEAT)
    async with app.run_test(size=(100, 8)) as pilot:
        app.query_one(HeatTable).open_here()
        await pilot.press("end", "pagedown")
        app.query_one(HeatTable).open_here()
        await pilot.pause()

    assert app.opened == [Place(0, 0), Place(3, 6)]


async def test_the_cursor_stays_with_its_names_when_the_numbers_change() -> None:
    app = _App(HEAT)
    async with app.run_test(size=(100, 8)) as pilot:
        table = app.query_one(HeatTable)
        await pilot.press("down", "right")
        fewer = Heat("Outcome", HEAT.rows[1:], KINDS[1:], tuple(row[1:] for row in HEAT.cells[1:]))
        table.show(fewer)

        assert table.cursor == Place(0, 0)
        table.show(Heat("Outcome", (), (), ()))
        await pilot.pause()
        assert "Nothing was tagged yet." in "\n".join(app.painted())


@pytest.mark.parametrize("width", [1, 5, 17, 30, 200])
async def test_it_is_painted_at_any_width_with_any_names(width: int) -> None:
    heat = HEAT._replace(rows=("[/]", "\x1b[2J", "地区" * 40))
    app = _App(heat)
    async with app.run_test(size=(width, 9)) as pilot:
        await pilot.press("end", "pagedown", "left")

        assert all(cell_len(line) <= width for line in app.painted())


@pytest.mark.parametrize("value", [0, 1, 999, 12_345_678])
def test_one_cell_alone_is_shown(value: int) -> None:
    heat = Heat("x", ("row",), ("column",), ((value,),))

    assert cell_words(heat, 0, 0, room_of(heat, 40).widths[0]).endswith(f"{value:,}" if value else "·")
