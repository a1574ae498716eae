"""A list of any length: what is painted, where the cursor is, and what is said when a page cannot be read."""

from __future__ import annotations

import random
from array import array
from collections.abc import Mapping, Sequence
from contextlib import suppress

import pytest
from rich.cells import cell_len
from textual.app import ComposeResult
from textual.events import MouseDown, MouseMove, MouseScrollDown, MouseUp
from textual.pilot import Pilot
from textual.scrollbar import ScrollBar
from textual.worker import WorkerCancelled

from codesign.errors import CodesignError
from codesign.widgets.columns import Column
from codesign.widgets.record_grid import PAGE, RecordGrid, Seek, read_around
from tests.widgets.shown import Shown

COLUMNS = (Column("Ref", 5, 6), Column("Name", 10, 30), Column("Place", 10, 20, leaves=1))


class GridApp(Shown):
    """One grid and nothing else."""

    def __init__(self, rows: Sequence[int], names: Mapping[int, str] | None = None) -> None:
        super().__init__()
        self._rows = array("q", rows)
        self._names = names or {}
        self.opened: list[int] = []
        self.read: list[list[int]] = []
        self.selections = 0

    def compose(self) -> ComposeResult:
        """The grid."""
        yield RecordGrid(COLUMNS, empty="Nothing yet. Press n to add something.")

    def on_mount(self) -> None:
        """Show the rows."""
        self.grid.show(self._rows, self.cells)
        self.grid.focus()

    @property
    def grid(self) -> RecordGrid:
        """The grid."""
        return self.query_one(RecordGrid)

    def cells(self, rows: Sequence[int]) -> dict[int, tuple[str, ...]]:
        """Read some rows."""
        self.read.append(list(rows))
        return {row: (f"N{row}", self._names.get(row, f"name {row}"), "Ambridge") for row in rows}

    def on_record_grid_opened(self, opened: RecordGrid.Opened) -> None:
        """Remember what was opened."""
        self.opened.append(opened.row)

    def on_record_grid_selection_changed(self) -> None:
        """Count the news of other records selected."""
        self.selections += 1


async def settle(pilot: Pilot[None]) -> None:
    """Wait for what reads ahead."""
    for worker in list(pilot.app.workers):
        with suppress(WorkerCancelled):  # the list moved on meanwhile
            await worker.wait()
    await pilot.pause()


async def test_the_cursor_row_is_marked_in_text() -> None:
    app = GridApp([7, 8])

    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        lines = app.painted()

    assert lines[0].split() == ["Ref", "Name", "Place"]
    assert lines[1].startswith("> N7")
    assert lines[2].startswith("  N8")


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        (["down", "down"], 2),
        (["down", "up"], 0),
        (["up"], 0),
        (["end"], 999),
        (["end", "home"], 0),
        (["pagedown"], 22),
        (["end", "pageup"], 999 - 22),
    ],
)
async def test_keys_move_the_cursor_and_it_stays_in_sight(keys: list[str], place: int) -> None:
    app = GridApp(range(1000))

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys)
        await settle(pilot)

        assert app.grid.cursor == place
        assert any(line.startswith(f"> N{place} ") for line in app.painted())


async def test_a_long_list_is_read_by_page_and_a_page_ahead() -> None:
    app = GridApp(range(100_000))

    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("end")
        await settle(pilot)

    assert all(len(rows) <= PAGE for rows in app.read)
    assert sum(map(len, app.read)) < 10 * PAGE
    assert any(0 in rows for rows in app.read)
    assert any(99_999 in rows for rows in app.read)
    assert any(PAGE in rows for rows in app.read), "the page after the first was not read ahead"


async def test_going_on_into_a_page_read_ahead_reads_nothing_for_it() -> None:
    app = GridApp(range(1000))

    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        before = [rows for rows in app.read if PAGE in rows]
        await pilot.press(*["pagedown"] * 3)
        await settle(pilot)
        after = [rows for rows in app.read if PAGE in rows]

    assert before == after


async def test_a_click_moves_and_a_second_click_opens() -> None:
    app = GridApp(range(50))

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click(RecordGrid, offset=(5, 4))
        assert app.grid.cursor == 3
        assert app.opened == []

        await pilot.click(RecordGrid, offset=(5, 6), times=2)
        await settle(pilot)

    assert app.opened == [5]


async def test_a_click_below_the_list_does_nothing() -> None:
    app = GridApp([1, 2])

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click(RecordGrid, offset=(5, 15), times=2)
        await settle(pilot)

    assert app.opened == []


async def test_the_wheel_and_the_scrollbar_scroll_and_leave_the_cursor() -> None:
    app = GridApp(range(200))

    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(5):
            await pilot._post_mouse_events([MouseScrollDown], RecordGrid, offset=(10, 10), button=0)
        await pilot.wait_for_scheduled_animations()
        wheeled = app.grid.scroll_offset.y
        assert app.grid.cursor == 0
        assert wheeled > 0

        await pilot.click(RecordGrid, offset=(79, 22))
        await pilot.wait_for_scheduled_animations()
        await settle(pilot)
        assert app.grid.cursor == 0
        assert app.grid.scroll_offset.y > wheeled
        assert not any(line.startswith(">") for line in app.painted())
        await pilot.press("down")
        await settle(pilot)
        assert any(line.startswith("> N1 ") for line in app.painted()), "a key goes on from the cursor"


async def test_the_cursor_stays_on_its_record_and_line_when_the_list_changes() -> None:
    app = GridApp(range(500))

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end", "pageup", "up")
        await settle(pilot)
        row, line = app.grid.row, app.grid.cursor - app.grid.scroll_offset.y
        app.grid.show(range(-40, 500), app.cells)
        await settle(pilot)

        assert app.grid.row == row
        assert app.grid.cursor - app.grid.scroll_offset.y == line


async def test_when_its_record_goes_the_cursor_stays_at_its_place() -> None:
    app = GridApp([1, 2, 3, 4])

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "down")
        app.grid.show([1, 2, 4], app.cells)
        await settle(pilot)
        assert app.grid.row == 4

        app.grid.show([1], app.cells)
        assert app.grid.row == 1


async def test_an_empty_list_says_what_it_is_for_and_opens_nothing() -> None:
    app = GridApp([])

    async with app.run_test(size=(80, 24)) as pilot:
        app.grid.open_here()
        await pilot.press("down", "end", "pagedown")
        await settle(pilot)

        assert any("Press n to add something" in line for line in app.painted())
        assert app.opened == []
        assert app.grid.row is None


async def test_a_page_that_cannot_be_read_says_so_in_its_place_until_it_can() -> None:
    class Broken(GridApp):
        is_busy = True

        def cells(self, rows: Sequence[int]) -> dict[int, tuple[str, ...]]:
            if PAGE in rows and self.is_busy:
                raise CodesignError("The store is busy.", todo="Try again.")
            return super().cells(rows)

    app = Broken(range(3 * PAGE))

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("pagedown", "pagedown", "pagedown")
        await settle(pilot)
        lines = app.painted()

        assert any(
            line.startswith("> could not read: The store is busy.") or "could not read: The store" in line
            for line in lines
        )
        await pilot.press("end")
        await settle(pilot)
        assert any(line.startswith(f"> N{3 * PAGE - 1}") for line in app.painted())

        app.is_busy = False
        await pilot.press("home", "pagedown", "pagedown", "pagedown")
        await settle(pilot)
        assert any(line.startswith(f"> N{PAGE + 2} ") for line in app.painted()), "it was not tried again"


async def test_a_record_that_is_no_longer_there_says_so_and_moves_nobody_up() -> None:
    class Fewer(GridApp):
        def cells(self, rows: Sequence[int]) -> dict[int, tuple[str, ...]]:
            return {row: cells for row, cells in super().cells(rows).items() if row != 2}

    app = Fewer([1, 2, 3])

    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        lines = app.painted()

    assert lines[2].strip() == "(no longer there)"
    assert "N3" in lines[3]


async def test_wide_and_combining_characters_stay_aligned() -> None:
    names = {1: "王小明王小明", 2: "e\u0301le\u0301onore", 3: "plain", 4: "👩‍⚕️ doctor", 5: "שלום"}
    app = GridApp([1, 2, 3, 4, 5], names)

    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        lines = app.painted()[1:6]

    starts = {cell_len(line[: line.index("Ambridge")]) for line in lines}
    assert len(starts) == 1


async def test_no_line_is_ever_wider_or_narrower_than_the_list() -> None:
    chance, nasty = random.Random(7), "王👩\u200d⚕\ufe0f🏳🌈e\u0301🇬🇧👍🏽ש☀ a"
    names = {row: "".join(chance.choices(nasty, k=chance.randrange(60))) for row in range(100)}
    app = GridApp(range(100), {**names, 0: "王" * 300, 1: "👨\u200d👩\u200d👧" * 50})

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space", "pagedown", "pagedown", "space", "home")
        for width in (23, 100):
            await pilot.resize_terminal(width, 24)
            for step in ("pagedown", "end", "home"):
                await settle(pilot)
                whole, room = app.grid.content_size.width, app.grid.scrollable_content_region.width
                for y in range(24):
                    strip = app.grid.render_line(y)
                    assert cell_len(strip.text) == strip.cell_length == whole
                    assert not strip.crop(room).text.strip()  # nothing lies behind the scrollbar
                await pilot.press(step)


async def test_characters_that_steer_a_terminal_are_not_painted() -> None:
    app = GridApp([1], {1: "\x1b[31mred\x07\x9b2J\u202e\tend\nof"})

    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        line = app.painted()[1]

    assert "red    end of" in line
    assert all(character.isprintable() for character in line)


async def test_markup_is_text_and_a_name_of_300_wide_characters_is_shortened_with_an_ellipsis() -> None:
    app = GridApp([1, 2], {1: "[@click=app.quit]x[/]", 2: "王" * 300})

    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        lines = app.painted()

    assert "[@click=app.quit]x[/]" in lines[1]
    assert "王…" in lines[2]


async def test_a_resize_shares_the_room_and_keeps_the_cursor_in_sight() -> None:
    app = GridApp(range(300))

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end")
        await pilot.resize_terminal(24, 8)
        await settle(pilot)

        assert list(app.grid.left_off) == ["Place"]
        assert any(line.startswith("> N299") for line in app.painted())
        await pilot.resize_terminal(160, 45)
        await settle(pilot)
        assert list(app.grid.left_off) == []
        assert any(line.startswith("> N299") for line in app.painted())


async def test_a_short_list_grown_long_around_the_cursor_still_shows_it() -> None:
    app = GridApp([300])

    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.grid.show(range(1000), app.cells)
        await settle(pilot)

        assert app.grid.row == 300
        assert any(line.startswith("> N300") for line in app.painted())


def _widths(app: GridApp) -> tuple[int, int]:
    heading = app.painted()[0]
    return heading.index("Name"), heading.index("Place")


async def test_widths_follow_the_page_in_sight_and_stay_as_the_cursor_moves_in_it() -> None:
    names = {5: "a name of some 24 letters", PAGE + 5: "another of some twenty-nine let"}
    app = GridApp(range(3 * PAGE), names)

    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        first = _widths(app)
        seen = set()
        for _ in range(30):
            await pilot.press("down")
            seen.add(_widths(app))
        await pilot.press("pagedown", "pagedown")
        further = _widths(app)
        await pilot.press("home")
        back = _widths(app)

    assert seen == {first}
    assert further[1] > first[1]
    assert back == further, "a list that is scrolled back does not move its columns again"


async def test_a_list_shown_anew_and_a_resize_measure_anew() -> None:
    app = GridApp(range(3 * PAGE), {PAGE + 5: "another of some twenty-nine let"})

    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        narrow = _widths(app)
        for again in ("show", "resize"):
            await pilot.press("pagedown", "pagedown", "pagedown", "pagedown")
            assert _widths(app) > narrow
            await pilot.press("home")
            if again == "show":
                app.grid.show(range(3 * PAGE), app.cells)
            else:
                await pilot.resize_terminal(100, 24)
            await settle(pilot)
            assert _widths(app) == narrow


async def test_a_page_read_before_the_list_is_shown_is_not_read_again() -> None:
    app = GridApp(range(PAGE))

    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        ready = read_around(app.grid.rows, app.grid.row, app.cells)
        app.read.clear()
        app.grid.show(range(PAGE), app.cells, ready)
        await settle(pilot)

    assert app.read == []


async def test_end_is_read_ahead() -> None:
    app = GridApp(range(10 * PAGE))

    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)

    assert any(10 * PAGE - 1 in rows for rows in app.read)


async def test_space_marks_what_is_selected_in_text_and_it_stays_when_the_list_changes() -> None:
    app = GridApp(range(1, 6))

    async with app.run_test(size=(80, 24)) as pilot:
        app.grid.toggle()
        app.grid.toggle()
        await settle(pilot)
        assert [line[:4] for line in app.painted()[1:4]] == [" *N1", " *N2", "> N3"]
        await pilot.press("up")
        assert app.painted()[2].startswith(">*N2")
        assert app.selections == 2

        app.grid.show([5, 2, 9], app.cells)
        await settle(pilot)
        assert app.grid.chosen == [2]
        assert app.grid.selection_words == "2 selected, 1 of them not in this list"

        app.grid.clear_selection()
        await settle(pilot)
        assert app.grid.chosen == [app.grid.row]
        assert (app.grid.selection_words, app.selections) == ("", 3)


async def test_shift_and_the_arrows_select_and_going_back_leaves_out_again() -> None:
    app = GridApp(range(100))

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "shift+down", "shift+down")
        assert app.grid.selected == {1, 2, 3}
        await pilot.press("shift+up")
        assert app.grid.selected == {1, 2}
        await pilot.press("down", "down", "shift+up")
        assert app.grid.selected == {1, 2, 4, 3}
        await pilot.press("shift+end")
        assert app.grid.selected == {1, 2, *range(4, 100)}
        assert app.grid.cursor == 99


async def test_the_mouse_selects_too_with_ctrl_one_more_and_with_shift_all_between() -> None:
    app = GridApp(range(50))

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click(RecordGrid, offset=(5, 3), control=True)
        await pilot.click(RecordGrid, offset=(5, 6), shift=True)
        await settle(pilot)

        assert app.grid.selected == {2, 3, 4, 5}
        assert (app.grid.cursor, app.opened) == (5, [])


async def _drag(pilot: Pilot[None], start: tuple[int, int], end: tuple[int, int]) -> None:
    await pilot._post_mouse_events([MouseDown], RecordGrid, offset=start, button=1)
    await pilot._post_mouse_events([MouseMove], RecordGrid, offset=end, button=1)
    await pilot._post_mouse_events([MouseUp], RecordGrid, offset=end, button=1)


async def test_dragging_the_mouse_selects_text_as_it_is_painted_and_ctrl_c_copies_it() -> None:
    app = GridApp(range(100), {41: "王小明"})

    async with app.run_test(size=(80, 24)) as pilot:
        app.grid.cursor = 40
        await settle(pilot)
        line = next(y for y, words in enumerate(app.painted()) if words.startswith("> N40"))
        lines = app.painted()
        await _drag(pilot, (2, line), (4, line))
        assert app.screen.get_selected_text() == "N40"

        await _drag(pilot, (2, line - 1), (8, line))
        assert app.screen.get_selected_text() == lines[line - 1][2:] + "\n" + lines[line][:9]
        await pilot.press("ctrl+c")
        assert app.clipboard == lines[line - 1][2:] + "\n" + lines[line][:9]

        app.screen.clear_selection()
        app.grid.text_select_all()
        everything = app.screen.get_selected_text()
        assert everything is not None
        shown = [line[:60].rstrip() for line in everything.splitlines()]
        assert shown == [line[:60].rstrip() for line in lines[1:]], (
            "what is in sight, not the whole of a list"
        )


def _begins(app: GridApp) -> Seek:
    """Return what finds the first name that begins with some letters."""
    return lambda typed: next((row for row, name in app._names.items() if name.startswith(typed)), None)


async def test_letters_after_an_apostrophe_jump_and_what_is_typed_is_shown() -> None:
    names = {row: f"{'abcdefghij'[row // 10]}{row % 10} name" for row in range(100)}
    app = GridApp(range(100), names)

    async with app.run_test(size=(80, 24)) as pilot:
        app.grid.begin_jump()
        assert not app.grid.is_jumping, "nothing answers where letters lead"
        app.grid.seek = _begins(app)
        app.grid.begin_jump()
        await pilot.press("f", "3")
        await settle(pilot)
        assert app.grid.row == 53
        assert app.painted()[0].startswith("  Jump to: f3")
        assert app.cursor_position == (app.grid.jump_column, 0)

        await pilot.press("q")
        await settle(pilot)
        assert "nothing here begins with that" in app.painted()[0]
        assert app.grid.row == 53
        await pilot.press("backspace", "backspace", "5", "enter")
        await settle(pilot)
        assert app.grid.row == 55
        assert "Ref" in app.painted()[0]
        assert app.opened == []


async def test_a_key_that_moves_ends_a_jump_and_moves_and_esc_ends_it() -> None:
    app = GridApp(range(100), {row: f"n{row}" for row in range(100)})

    async with app.run_test(size=(80, 24)) as pilot:
        app.grid.seek = _begins(app)
        app.grid.begin_jump()
        await pilot.press("n", "7")
        await settle(pilot)
        await pilot.press("down")
        assert (app.grid.row, app.grid.is_jumping) == (8, False)

        app.grid.begin_jump()
        await pilot.press("escape", "n")
        assert (app.grid.row, app.grid.is_jumping) == (8, False)


async def test_a_jump_to_what_is_not_in_this_list_and_one_that_fails_both_say_so() -> None:
    app = GridApp(range(10))

    def busy(_: str) -> int | None:
        raise CodesignError("The store is busy.", todo="Try again.")

    async with app.run_test(size=(80, 24)) as pilot:
        app.grid.seek = lambda _: 999
        app.grid.begin_jump()
        await pilot.press("x")
        await settle(pilot)
        assert "nothing here begins with that" in app.painted()[0]
        app.grid.seek = busy
        await pilot.press("y")
        await settle(pilot)
        assert "could not look: The store is busy." in app.painted()[0]
        assert app.grid.cursor == 0


async def test_the_terminal_s_cursor_stands_on_the_row() -> None:
    app = GridApp(range(100))

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "down")
        assert app.cursor_position == (0, 3)
        await pilot.press("end")
        assert app.cursor_position == (0, 23)


async def test_the_scrollbar_looks_as_the_library_paints_it_and_moves_only_where_that_shows() -> None:
    app = GridApp(range(20_000))

    async with app.run_test(size=(80, 24)) as _:
        bar = app.grid.vertical_scrollbar
        places = set()
        for top in (*range(0, 2_000, 20), 19_976, 19_977):
            app.grid.scroll_to(y=top, animate=False, immediate=True)
            thumb = [_thumb(bar, at) for at in (bar.position, app.grid.scroll_offset.y)]
            assert thumb[0] == thumb[1]
            places.add(bar.position)

    assert len(places) < 25


def _thumb(bar: ScrollBar, position: float) -> str:
    painted = ScrollBar.renderer.render_bar(
        size=bar.size.height,
        virtual_size=bar.window_virtual_size,
        window_size=bar.window_size,
        position=position,
    )
    return repr([(segment.text, segment.style) for segment in painted.segments])
