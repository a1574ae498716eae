"""A record's page: words in full, the cursor on what can be opened, and scrolling through the rest."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from textual.app import ComposeResult

from codesign.widgets.page_view import Line, PageView
from tests.widgets.shown import Shown


class PageApp(Shown):
    """One page and nothing else."""

    def __init__(self, lines: Sequence[Line]) -> None:
        super().__init__()
        self._lines = lines
        self.followed: list[str] = []

    def compose(self) -> ComposeResult:
        """The page."""
        yield PageView()

    def on_mount(self) -> None:
        """Show the lines."""
        self.page.show(self._lines)
        self.page.focus()

    @property
    def page(self) -> PageView:
        """The page."""
        return self.query_one(PageView)

    def on_page_view_followed(self, followed: PageView.Followed) -> None:
        """Remember what was opened."""
        self.followed.append(followed.key)


async def test_labels_stand_beside_words_and_above_them_where_it_is_narrow() -> None:
    app = PageApp([Line("Village hall", "Place"), Line("", ""), Line("Who came", is_heading=True)])

    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        assert app.painted()[0].split() == ["Place", "Village", "hall"]
        await pilot.resize_terminal(30, 10)
        await pilot.pause()

        assert [line.strip() for line in app.painted()[:2]] == ["Place", "Village hall"]


async def test_the_cursor_goes_from_one_thing_that_opens_to_the_next() -> None:
    app = PageApp([Line("words"), Line("a", key="event 1"), Line("words"), Line("b", key="event 2")])

    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        assert app.page.key == "event 1"
        await pilot.press("down")
        assert app.page.key == "event 2"
        assert app.painted()[3].startswith("> b")
        app.page.open_here()
        await pilot.press("up", "up")
        assert app.page.key == "event 1"

    assert app.followed == ["event 2"]


async def test_words_longer_than_the_screen_scroll_a_line_at_a_time() -> None:
    app = PageApp([Line("word " * 2000), Line("a", key="event 1")])

    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.press("home", "down", "down")
        assert app.page.scroll_offset.y == 2
        await pilot.press("end")
        await pilot.pause()
        assert any(line.startswith("> a") for line in app.painted())
        await pilot.press("pageup")
        await pilot.press("up")
        assert app.page.scroll_offset.y < app.page.max_scroll_y


async def test_clicks_go_and_open() -> None:
    app = PageApp([Line("words"), Line("a", key="event 1"), Line("b", key="event 2")])

    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.click(PageView, offset=(4, 0), times=2)
        await pilot.click(PageView, offset=(4, 8), times=2)
        assert app.followed == []
        await pilot.click(PageView, offset=(4, 2), times=2)
        await pilot.pause()

    assert app.followed == ["event 2"]


async def test_shown_again_the_cursor_stays_on_what_it_was_on() -> None:
    app = PageApp([Line("a", key="event 1"), Line("b", key="event 2")])

    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.press("down")
        app.page.show([Line("new", key="event 0"), Line("a", key="event 1"), Line("b", key="event 2")])
        assert app.page.key == "event 2"
        app.page.show([Line("nothing to open")])
        assert app.page.key == ""
        app.page.open_here()

    assert app.followed == []


@pytest.mark.parametrize("size", [(1, 1), (5, 3), (60, 15), (200, 50)])
async def test_any_size_paints(size: tuple[int, int]) -> None:
    app = PageApp([Line("王小明 " * 50, "Name", "contact 1"), Line("x" * 500), Line("", is_heading=True)])

    async with app.run_test(size=size) as pilot:
        await pilot.press("down", "end", "home", "pagedown", "pageup")
        await pilot.pause()

        assert len(app.painted()) == size[1]


async def test_further_lines_hang_under_the_first_so_that_the_next_thing_is_seen_to_begin() -> None:
    app = PageApp([Line("word " * 30, key="event 1"), Line("word " * 30, "Label"), Line("word " * 30)])

    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        painted = app.painted()

    assert painted[0].startswith("> word")
    assert painted[1].startswith("    word")
    label = next(place for place, line in enumerate(painted) if "Label" in line)
    assert painted[label + 1].startswith(" " * 18 + "word")
    assert painted[-1] == "" or painted[label + 5].startswith("  word")


async def test_the_mark_stands_only_where_keys_act() -> None:
    app = PageApp([Line("a", key="event 1")])

    async with app.run_test(size=(60, 5)) as pilot:
        await pilot.pause()
        assert app.painted()[0].startswith("> a")
        app.set_focus(None)
        await pilot.pause()

        assert app.painted()[0] == "  a"


async def test_shown_again_or_in_another_size_what_was_looked_at_stays_where_it_was() -> None:
    lines = [Line(f"{number} " + "word " * 20, key=f"event {number}") for number in range(60)]
    app = PageApp(lines)

    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.press(*["down"] * 30)
        at = app.page.key
        row = next(place for place, line in enumerate(app.painted()) if line.startswith("> "))
        app.page.show([Line("new " * 90, key="event new"), *lines])
        await pilot.pause()
        assert app.painted()[row].startswith("> ")
        for size in ((50, 20), (140, 12), (80, 20)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert app.page.key == at
            assert any(line.startswith("> ") for line in app.painted())

        assert app.painted()[row].startswith("> ")


async def test_two_lines_that_open_the_same_thing_are_told_apart() -> None:
    lines = [Line("chair", key="contact 1", edits="role 1"), Line("clerk", key="contact 1", edits="role 2")]
    app = PageApp(lines)

    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.press("down")
        app.page.show([Line("first"), *lines])
        await pilot.pause()

        assert app.page.edits == "role 2"
