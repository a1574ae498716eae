"""The words of a comment, large: what is selected stands in brackets in any script, and a long comment says that it goes on."""

from __future__ import annotations

from textual.app import App, ComposeResult

from codesign.widgets.coded_words import CodedWords


class _Shows(App[None]):
    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def compose(self) -> ComposeResult:
        yield CodedWords(id="words")

    def on_mount(self) -> None:
        self.query_one(CodedWords).focus()
        self.query_one(CodedWords).show(self._words, ())


def lines(app: App[None]) -> list[str]:
    """Return what stands on the screen, line by line."""
    words = app.query_one(CodedWords)
    return [words.render_line(y).text.rstrip() for y in range(words.size.height)]


async def test_words_selected_stand_in_brackets_where_no_spaces_stand_between_words() -> None:
    app = _Shows("公交车总是晚点")

    async with app.run_test(size=(40, 6)) as pilot:
        words = app.query_one(CodedWords)
        words.select()
        await pilot.press("right", "shift+right")
        await pilot.pause()
        chosen = words.selected_words
        assert chosen
        before, after = "公交车总是晚点".split(chosen)
        assert lines(app)[0].strip() == f"{before}[{chosen}]{after}"


async def test_a_comment_that_goes_on_says_so_and_every_line_of_it_is_seen_page_by_page() -> None:
    said = [f"word{number:03}" for number in range(100)]
    app = _Shows("\n".join(said))

    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        assert lines(app)[-1].strip() == "… 1 of 12 screens · PgDn goes on"
        seen: list[str] = []
        for _ in range(12):
            seen += [line.strip() for line in lines(app)]
            await pilot.press("pagedown")
            await pilot.pause()
        assert set(said) <= set(seen)
        assert "goes on" not in lines(app)[-1]
