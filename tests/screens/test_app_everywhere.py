"""What holds on every screen: going about, help, the palette, undo, leaving, small windows, hostile text."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Button, Input

from codesign.app import CodesignApp
from codesign.keys import MODES
from codesign.records.events import NewEvent
from codesign.records.outcomes import NewProgramme
from codesign.records.people import NewContact
from codesign.screens import desk_opening
from codesign.screens.ask import AskLineModal, AskModal, WordsModal
from codesign.screens.desk import Desk
from codesign.screens.go import GoScreen
from codesign.screens.today.screen import TodayScreen
from tests.screens.conftest import until

if TYPE_CHECKING:
    from codesign.store import Store

AppMaker = Callable[..., CodesignApp]
Settled = Callable[[Pilot[Any]], Awaitable[None]]
Shown = Callable[[CodesignApp], str]


async def ended(pilot: Pilot[Any]) -> None:
    """Wait until the app has ended: every word is on the disk first, and a thread puts it there."""
    await until(pilot, lambda: pilot.app.return_value is not None)


async def test_g_and_a_letter_goes_to_each_list(make_app: AppMaker, store: Store, settled: Settled) -> None:
    app = make_app(store)

    async with app.run_test(size=(80, 24)) as pilot:
        for mode, _, letter in MODES:
            await pilot.press("g", letter)
            await settled(pilot)
            assert app.current_mode == mode
        await pilot.press("g", "escape")
        assert app.current_mode == "evidence"
        assert not isinstance(app.screen, GoScreen)


async def test_a_tab_can_be_clicked(make_app: AppMaker, store: Store, settled: Settled) -> None:
    app = make_app(store)

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click("TabsLine", offset=(10, 0))
        await settled(pilot)

        assert app.current_mode == "events"


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_help_says_what_is_in_focus_and_its_keys(
    make_app: AppMaker, store: Store, key: str, shown: Shown
) -> None:
    app = make_app(store)

    async with app.run_test(size=(160, 45)) as pilot:
        await pilot.press(key)
        await pilot.pause()
        said = shown(app)

        assert "Unfinished work stands first" in said
        assert "Esc goes back" in said
        assert "Undo" in said
        await pilot.press("escape")
        assert isinstance(app.screen, TodayScreen)


@pytest.mark.parametrize("mode", [mode for mode, _, _ in MODES])
async def test_every_mode_has_help_and_a_footer_that_fits_80_columns(
    make_app: AppMaker, store: Store, mode: str, shown: Shown, settled: Settled
) -> None:
    app = make_app(store)

    async with app.run_test(size=(80, 24)) as pilot:
        app.action_go_to(mode)
        await settled(pilot)

        footer = shown(app).splitlines()[-1]
        assert app.screen.HELP
        for words in ("Go to", "New", "Undo", "Help", "All"):
            assert f"{words} " in f"{footer} "
        assert "Back" not in footer


@pytest.mark.bad_input(87)
async def test_in_the_smallest_window_every_mode_and_the_log_work_with_their_keys_whole(
    make_app: AppMaker, store: Store, shown: Shown, settled: Settled
) -> None:
    app = make_app(store)

    async with app.run_test(size=(60, 15)) as pilot:
        for mode, words, letter in MODES:
            await pilot.press("g", letter)
            await settled(pilot)
            lines = shown(app).splitlines()
            assert f"[{words}]" in lines[0], mode
            assert all(each[:5] in lines[0] for _, each, _ in MODES)
            assert lines[-1].endswith("All"), mode
            assert all(whole in f"{lines[-1]} " for whole in (" Help ", " Go to "))
        await pilot.press("n", "escape", "g", "h")
        await settled(pilot)
        await pilot.press("n")
        await settled(pilot)
        last = shown(app).splitlines()[-1]
        assert "^s Save " in last
        assert "Back, kept " in last
        assert last.endswith("All")


@pytest.mark.parametrize("key", ["escape", "q", "question_mark", "f1"])
async def test_help_scrolls_and_any_key_one_would_try_closes_it(
    make_app: AppMaker, store: Store, shown: Shown, key: str
) -> None:
    app = make_app(store)

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        words = app.screen.query_one("#words")
        assert words.max_scroll_y > 0
        await pilot.press("end")
        await pilot.pause()
        assert "Anything shown can be clicked." in " ".join(shown(app).replace("│", "").split())
        await pilot.press(key)

        assert isinstance(app.screen, TodayScreen)


async def test_the_palette_finds_actions_and_opens_any_record_by_its_name_or_reference(
    make_app: AppMaker, store: Store, shown: Shown, settled: Settled
) -> None:
    store.contacts.add(NewContact(name="Ada Darrington [/]"))
    store.events.record(NewEvent(title="Darrington library", held_on="2026-11-12"))
    store.programmes.add(NewProgramme("Getting about"))
    app = make_app(store)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+p")
        await pilot.press(*"darr")
        await until(pilot, lambda: "Ada Darrington [/]" in shown(app) and "Darrington library" in shown(app))
        said = shown(app)
        assert "Ada Darrington [/]" in said
        assert "Darrington library" in said
        await pilot.press(*["backspace"] * 4, *"undo")
        await until(pilot, lambda: "codesign undo" in shown(app))
        assert "codesign undo" in shown(app)
        await pilot.press(*["backspace"] * 4, *"g1")
        await until(pilot, lambda: "Getting about" in shown(app))
        await pilot.press("enter")
        await settled(pilot)
        assert "G1-KTM · Getting about" in shown(app)


async def test_undo_says_what_and_whose_and_enter_alone_undoes_nothing(
    make_app: AppMaker, store: Store, shown: Shown, settled: Settled
) -> None:
    store.events.record(NewEvent(title="Hall drop-in", held_on="2026-11-12"))
    app = make_app(store)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("u")
        await settled(pilot)
        assert "Undo your “record event”" in shown(app)
        assert isinstance(app.focused, Button)
        await pilot.press("enter")
        await settled(pilot)
        assert store.figures.of(today=app.desk.today).events == 1

        await pilot.press("u")
        await settled(pilot)
        await pilot.press("y")
        await settled(pilot)

        assert store.figures.of(today=app.desk.today).events == 0
        assert "0 events" in shown(app)


async def test_u_pressed_before_the_store_is_open_is_not_lost(
    make_app: AppMaker, store: Store, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.events.record(NewEvent(title="Hall drop-in", held_on="2026-11-12"))
    app = make_app(path=store.path)
    may_open, really = Event(), desk_opening.store_opened

    def slowly(desk: Desk) -> tuple[Store, list[str]]:
        may_open.wait(10)
        return really(desk)

    monkeypatch.setattr(desk_opening, "store_opened", slowly)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("u")
        assert app.desk.store is None
        may_open.set()
        await settled(pilot)

        assert isinstance(app.screen, AskModal)


@pytest.mark.bad_input(89)
async def test_ctrl_c_never_leaves_and_says_how_to(
    make_app: AppMaker, store: Store, shown: Shown, settled: Settled
) -> None:
    app = make_app(store)

    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+c")
        await pilot.pause()

        assert app.return_value is None
        assert "Ctrl+Q leaves" in " ".join(shown(app).replace("▌", "").split())


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_there_are_two_ways_to_leave(make_app: AppMaker, store: Store, key: str) -> None:
    app = make_app(store)

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(key)
        await ended(pilot)

        assert app.return_value == 0


async def test_leaving_asks_while_words_cannot_be_saved(
    make_app: AppMaker, store: Store, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(store)
    drafts = app.desk.drafts
    assert drafts is not None
    monkeypatch.setattr(drafts, "flush", lambda timeout=5.0: False)

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("q")
        await pilot.pause()
        assert "What you typed is not saved yet." in shown(app)
        await pilot.press("enter")
        assert app.return_value is None
        await pilot.press("q", "y")
        await ended(pilot)
        assert app.return_value == 0


@pytest.mark.bad_input(87)
async def test_a_window_too_small_says_so_and_loses_nothing_typed(
    make_app: AppMaker, store: Store, shown: Shown
) -> None:
    app = make_app(store)

    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(AskLineModal("Your name"))
        await pilot.pause()
        await pilot.press(*"Ada ")
        await pilot.resize_terminal(50, 14)
        await pilot.pause()
        assert shown(app).split("\n")[0] == "needs 60x15; make the window larger"
        assert "Your name" not in shown(app)
        await pilot.press(*"Exa")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        await pilot.press(*"mple")

        assert app.screen.query_one(Input).value == "Ada Example"
        assert "needs 60x15" not in shown(app)


@pytest.mark.bad_input(87)
async def test_nothing_is_done_unseen_in_a_window_too_small(
    make_app: AppMaker, store: Store, settled: Settled
) -> None:
    app = make_app(store)

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("g", "f")
        await settled(pilot)
        await pilot.resize_terminal(50, 10)
        await pilot.press("n", "g", "e")
        await settled(pilot)
        assert app.current_mode == "feedback"
        assert len(app.screen_stack) == 1

        await pilot.press("q")
        await ended(pilot)
        assert app.return_value == 0


@pytest.mark.bad_input(87)
async def test_a_screen_opened_in_a_small_window_is_covered_too(
    make_app: AppMaker, store: Store, shown: Shown
) -> None:
    app = make_app(store)

    async with app.run_test(size=(59, 24)) as pilot:
        await pilot.pause()
        assert "needs 60x15" in shown(app)
        await app.push_screen(WordsModal("words"))
        await pilot.pause()

        assert "needs 60x15" in shown(app)


@pytest.mark.bad_input(88)
async def test_without_colour_the_mode_and_the_cursor_are_still_said(
    make_app: AppMaker, store: Store, shown: Shown, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    store.events.record(NewEvent(title="Hall drop-in", held_on="2026-11-12"))
    app = make_app(store)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)

        assert app.no_color
        assert shown(app).startswith("[Today]")
        assert "› E1-KTM" in shown(app)


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark", "ansi-light"])
async def test_a_theme_of_the_settings_is_used_and_a_choice_is_kept(
    make_app: AppMaker, store: Store, theme: str, settled: Settled, tmp_path: Path
) -> None:
    app = make_app(store, theme=theme)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert app.theme == theme
        app.theme = "nord"
        await pilot.pause()
        await settled(pilot)

    assert 'theme = "nord"' in (tmp_path / "settings.toml").read_text()


async def test_keys_of_the_settings_take_the_place_of_the_usual_ones(
    make_app: AppMaker, store: Store, settled: Settled
) -> None:
    app = make_app(store, keys={"go": "z", "nonsense": "y"})

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("z")
        await pilot.pause()

        assert isinstance(app.screen, GoScreen)


async def test_a_refused_store_is_said_whole_and_the_app_stays_usable(
    make_app: AppMaker, shown: Shown, settled: Settled, tmp_path: Path
) -> None:
    path = tmp_path / "letter.db"
    path.write_bytes(b"Dear Amina, " * 400)
    app = make_app(path=path)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "letter.db is not a codesign store" in " ".join(shown(app).split())
        assert "Amina" not in shown(app)

        await pilot.press("escape")
        await settled(pilot)

        assert "is not a codesign store" in " ".join(shown(app).split())
        await pilot.press("g", "e")
        await settled(pilot)
        assert app.current_mode == "events"
        await pilot.press("q")
        await ended(pilot)
        assert app.return_value == 0
