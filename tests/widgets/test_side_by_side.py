"""Side by side on a screen: the cursor, whose value is kept, and what stays in sight in a small window."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from codesign.widgets.side_by_side import Row, SideBySide, mark_of
from tests.widgets.shown import Shown


def row(label: str, *values: str, kept: int | None = None) -> Row:
    """Return a row whose name is its label."""
    return Row(label, values, kept, mark=mark_of(values), name=label)


class SidesApp(Shown):
    """Sides and nothing else."""

    def __init__(self, *rows: Row) -> None:
        super().__init__()
        self._rows = rows
        self.chosen: list[tuple[str, int]] = []

    def compose(self) -> ComposeResult:
        """The sides."""
        yield SideBySide()

    def on_mount(self) -> None:
        """Show the rows under as many heads as they have values."""
        sides = max(len(each.values) for each in self._rows)
        self.sides.show([f"N{side}" for side in range(sides)], self._rows, anew=True)
        self.sides.focus()

    @property
    def sides(self) -> SideBySide:
        """The sides."""
        return self.query_one(SideBySide)

    @on(SideBySide.Chosen)
    def remember(self, chosen: SideBySide.Chosen) -> None:
        """Remember what was chosen, and show it."""
        self.chosen.append((chosen.name, chosen.side))
        rows = [
            each._replace(kept=chosen.side) if each.name == chosen.name else each for each in self.sides.rows
        ]
        self.sides.show([f"N{side}" for side in range(len(rows[-1].values))], rows)


async def test_marks_say_what_differs_and_whose_value_is_kept() -> None:
    app = SidesApp(row("Name", "Jane Smyth", "J. Smith", kept=1), row("Kind", "carer", "carer"))

    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()

        assert app.painted()[1].split() == [">", "≠", "Name", "Jane", "Smyth", "✓", "J.", "Smith"]
        assert app.painted()[2].split() == ["=", "Kind", "carer", "carer"]


async def test_left_right_and_space_choose_and_a_row_without_a_choice_stays_as_it_is() -> None:
    app = SidesApp(row("Name", "a", "b", kept=0), row("E-mail", "a", "b"))

    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.press("right", "right", "space", "space", "down", "left", "space")

        assert app.chosen == [("Name", 1), ("Name", 0), ("Name", 1)]
        assert app.sides.cursor == 1


async def test_what_is_chosen_among_many_comes_in_sight() -> None:
    app = SidesApp(row("Name", *"abcdefg", kept=0))

    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        assert "1-3 of 7" in app.painted()[0]
        await pilot.press(*["right"] * 6)

        assert "5-7 of 7" in app.painted()[0]
        assert "✓ g" in app.painted()[1]


async def test_a_value_longer_than_the_window_can_be_read_to_its_end() -> None:
    app = SidesApp(row("Note", "word " * 120 + "end", ""), row("Kind", "carer", "carer"))

    async with app.run_test(size=(60, 15)) as pilot:
        await pilot.press(*["down"] * 40)
        assert app.sides.cursor == 1
        await pilot.press("up")
        while "end" not in "\n".join(app.painted()):
            await pilot.press("down")
            assert app.sides.cursor == 0, "the end of the value is passed unseen"
