"""Altering and adding on the screen: what is typed is kept, saved once, and never over somebody else's work."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Static
from textual.widgets._toast import Toast

from codesign.app import CodesignApp
from codesign.entry.form_draft import FormDraft, FormOf
from codesign.entry.forms import FORMS
from codesign.records.editing import Form
from codesign.screens.ask import AskModal
from codesign.screens.forms.adding import parts_of
from codesign.screens.forms.screen import FormScreen
from codesign.screens.pages.record import page_for
from codesign.store.drafts import Drafts
from codesign.widgets.page_view import PageView
from codesign.widgets.quick_line import QuickLine
from tests.screens.conftest import until
from tests.store.filled import Filled, filled

if TYPE_CHECKING:
    from codesign.store import Store

AppMaker = Callable[..., CodesignApp]
Settled = Callable[[Pilot[Any]], Awaitable[None]]
Shown = Callable[[CodesignApp], str]


@pytest.fixture
def made(store: Store) -> Filled:
    return filled(store)


@pytest.fixture
def opened(made: Filled, make_app: AppMaker, settled: Settled) -> Callable[..., Awaitable[FormScreen]]:
    """Return what opens a form: of the record of a kind, or of a new one."""

    async def open_form(pilot: Pilot[Any], kind: str, *, new_on: str = "", id_: str = "") -> FormScreen:
        new = bool(new_on) or id_ == "new"
        of = FormOf(kind, "" if new else made.ids[kind], made.ids.get(new_on, ""))
        form = FormScreen(of)
        pilot.app.push_screen(form)
        await settled(pilot)
        return form

    return open_form


Opened = Callable[..., Awaitable[FormScreen]]


def drafts_of(app: CodesignApp) -> Drafts:
    assert app.desk.drafts is not None
    assert app.desk.drafts.flush()
    return app.desk.drafts


async def write(pilot: Pilot[Any], text: str) -> None:
    """Type quicker than anybody could, and wait until all of it stands on the line, if there is one yet."""
    for letter in text:
        pilot.app.post_message(events.Key({" ": "space"}.get(letter, letter), letter))
    for _ in range(50):
        await pilot.pause()
        line = pilot.app.focused
        if not isinstance(line, QuickLine) or line.text.endswith(text):
            return


EVERY_READING = ("event", "came", "access", "money", "follow-up", "point", "wording", "monitoring")
"""Forms that between them hold a field of every way of reading; the rest are the same code."""


async def test_forms_open_as_they_stand_and_save_what_is_altered(
    made: Filled, make_app: AppMaker, opened: Opened, settled: Settled, shown: Shown
) -> None:
    """One app for all of them: each is opened, shows every field, is altered in its first words, and is saved."""
    readings = {field.reads for form in FORMS.values() for field in form.fields}
    assert {field.reads for kind in EVERY_READING for field in FORMS[kind].fields} == readings
    app = make_app(made.store)
    async with app.run_test(size=(60, 15)) as pilot:
        for kind in EVERY_READING:
            form = FORMS[kind]
            before = made.store.editing.begin(kind, made.ids[kind]).typed
            first = ("words", "long", "name", "point", "tally")
            name = next(each.name for each in form.fields if each.reads in first)
            screen = await opened(pilot, kind)
            assert screen.fields.typed == dict(before), kind
            labels = {str(label.visual) for label in screen.query(".label").results(Static)}
            assert labels == {field.label for field in form.fields}, kind
            typed = "0161 496 0456" if kind == "point" else f"{before[name]} again".strip()
            screen.fields.line(name).put(typed)
            await pilot.pause()

            await pilot.press("ctrl+s")
            await settled(pilot)

            assert app.screen is not screen, (kind, shown(app))
            assert made.says(kind, name) == typed, kind
        assert drafts_of(app).list() == []


async def test_a_comment_is_altered_from_the_list_and_says_what_it_understood(
    made: Filled, make_app: AppMaker, settled: Settled, shown: Shown
) -> None:
    app = make_app(made.store)
    async with app.run_test(size=(80, 24)) as pilot:
        app.action_go_to("feedback")
        await settled(pilot)
        await pilot.press("e")
        await write(pilot, " Or five")  # typed before the record is read: no letter is lost
        await settled(pilot)
        assert "Edit C1-KTM · comment" in shown(app)
        assert "The last bus is at four. Or five" in shown(app)
        await pilot.press("tab", "tab", "tab", *"patient", "enter")  # Who, and what kind of people
        await settled(pilot)
        await write(pilot, "maybe")
        await pilot.press("tab")
        await settled(pilot)
        assert "! “maybe” is nothing “To quote” can be." in shown(app)

        await pilot.press("ctrl+s")
        await settled(pilot)
        assert "Not saved yet: “maybe”" in shown(app)
        assert app.focused is not None
        assert app.focused.id == "permission"
        await write(pilot, "anon")
        await pilot.press("down", "enter", "ctrl+s")
        await settled(pilot)

        assert made.says("comment", "words") == "The last bus is at four. Or five"
        assert made.says("comment", "permission") == "Yes, without name or role"
        assert "Or five" in shown(app)


async def test_somebody_of_the_register_is_found_by_what_is_typed_and_taken_by_a_click(
    made: Filled, make_app: AppMaker, opened: Opened, settled: Settled, shown: Shown
) -> None:
    made.add("contact", name="Joan Archer", area="Ambridge")
    app = make_app(made.store)
    async with app.run_test(size=(80, 30)) as pilot:
        await opened(pilot, "came", new_on="event")
        await write(pilot, "joan")
        await settled(pilot)
        assert "Enter takes it" in shown(app)

        await pilot.click("#offers-contact_id", offset=(3, 0))
        await settled(pilot)
        assert "Joan Archer (N" in shown(app)
        await write(pilot, "parent")
        await pilot.press("ctrl+s")
        await settled(pilot)

        await opened(pilot, "came", new_on="event")  # and somebody who is not in the register yet
        await write(pilot, "Sally Wright, Felpersham Stroke Club")
        await settled(pilot)
        assert "Add “Sally Wright, Felpersham…” to the register" in shown(app)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert "Sally Wright (N" in shown(app)
        await pilot.press("ctrl+s")
        await settled(pilot)

        parts = [part.words for part in made.store.editing.parts("event", made.ids["event"])]
        assert {"Joan Archer, parent", "Sally Wright"} <= set(parts)


async def test_the_words_of_a_new_comment_fill_in_what_their_marks_say(
    made: Filled, make_app: AppMaker, opened: Opened, settled: Settled, shown: Shown
) -> None:
    app = make_app(made.store)
    async with app.run_test(size=(80, 30)) as pilot:
        form = await opened(pilot, "comment", new_on="event")
        await write(pilot, '"The minibus is full #transport @Jo')
        await settled(pilot)
        assert "Exact words. #transport @Jo Bell (N2-KTM)" in shown(app)
        assert form.fields.typed["exact"] == "no"
        await pilot.press("tab")
        await settled(pilot)
        assert form.fields.typed["exact"] == "yes"
        assert form.fields.typed["contact_id"] == "Jo Bell (N2-KTM)"

        await pilot.press("ctrl+s")
        await settled(pilot)

        said = made.store.feedback.lines(made.store.feedback.rows())[0]
        assert (said.words, said.exact, said.who, said.themes) == (
            "The minibus is full", True, "Jo Bell", "transport",
        )  # fmt: skip
        assert "Tagged #transport." in [*app._notifications][-1].message


async def test_where_something_is_chosen_arrows_are_the_lists_and_no_word_goes_unseen(
    made: Filled, make_app: AppMaker, opened: Opened, settled: Settled, shown: Shown
) -> None:
    app = make_app(made.store)
    async with app.run_test(size=(80, 30)) as pilot:
        form = await opened(pilot, "came", new_on="event")
        await pilot.press("down")  # one row is marked, in every field alike, and the cursor stays
        await settled(pilot)
        assert "›  Jo Bell" in shown(app)
        await write(pilot, "chair")
        await settled(pilot)
        assert "›" not in shown(app)
        await pilot.press("enter")
        await settled(pilot)
        assert form.field_here == "contact_id"
        assert "“chair” is nothing “Who” can be." in shown(app)
        assert "Somebody new: Down adds them to the register" in " ".join(shown(app).split())

        form.fields.line("contact_id").put("")
        form.fields.focus_on("kind")
        await write(pilot, "zzz")
        assert "Nothing here goes by “zzz”" in shown(app)
        await pilot.press("enter")
        assert form.field_here == "kind"
        assert "There is " in shown(app)
        form.fields.line("kind").put("")
        await pilot.press("down", "enter")
        assert (form.field_here, form.fields.typed["kind"]) == ("heads", "Person")


async def test_where_both_altered_a_field_neither_is_lost_until_a_person_chose(
    made: Filled, make_app: AppMaker, opened: Opened, settled: Settled, shown: Shown
) -> None:
    app = make_app(made.store)
    async with app.run_test(size=(80, 30)) as pilot:
        form = await opened(pilot, "event")
        form.fields.line("place").put("Mine Hall")
        form.fields.line("area").put("Ambridge")
        await pilot.pause()
        made.edit("event", place="Their Hall", officer="Sam")

        await pilot.press("ctrl+s")
        await settled(pilot)
        assert len(app.screen.query("ConflictModal, #conflicts")) == 1
        said = shown(app)
        assert "✓ theirs   Their Hall (P. Nair, 17:42)" in said
        assert "mine     Mine Hall" in said
        assert "it was   nothing" in said
        await pilot.press("escape")
        await settled(pilot)
        assert app.screen is form
        assert made.says("event", "place") == "Their Hall"
        assert form.fields.typed["place"] == "Mine Hall"

        await pilot.press("ctrl+s")
        await settled(pilot)
        await pilot.press("m", "t", "m", "enter")
        await settled(pilot)

        says = [made.says("event", name) for name in ("place", "area", "officer")]
        assert says == ["Mine Hall", "Ambridge", "Sam"]


async def test_what_is_typed_is_kept_and_carried_on_with_wherever_the_form_is_opened_again(
    made: Filled, make_app: AppMaker, opened: Opened, settled: Settled, shown: Shown
) -> None:
    app = make_app(made.store)
    async with app.run_test(size=(80, 30)) as pilot:
        await settled(pilot)
        await opened(pilot, "theme")
        await write(pilot, "s")
        (line,) = drafts_of(app).list()
        held = drafts_of(app).get(line.id)
        assert held is not None
        assert FormDraft.from_state(held.state).altered == {"name": "transports"}
        await pilot.press("escape")
        await settled(pilot)
        assert "› Edit T1-KTM · theme · transport\n" in shown(app)
        assert "1 field altered, last change 17:42" in shown(app)

        await pilot.press("enter")
        await settled(pilot)
        assert "carried on from 17:42" in shown(app)
        await pilot.press("escape")
        await opened(pilot, "theme")
        await write(pilot, "!")
        assert app.focused is not None
        assert app.focused.id == "name"
        await pilot.press("ctrl+s")
        await settled(pilot)

        assert made.says("theme", "name") == "transports!"
        assert drafts_of(app).list() == []


async def test_a_form_that_is_long_gone_when_the_disk_has_let_go_of_it_takes_nothing_down_with_it(
    made: Filled,
    make_app: AppMaker,
    opened: Opened,
    shown: Shown,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app, is_gone = make_app(made.store), Event()
    drafts = drafts_of(app)
    release = drafts.release

    def release_late(draft_id: str) -> None:
        assert is_gone.wait(20)
        release(draft_id)

    monkeypatch.setattr(drafts, "release", release_late)
    async with app.run_test(size=(80, 24)) as pilot:
        form = await opened(pilot, "theme")
        await write(pilot, "s")
        await pilot.press("escape")
        await until(pilot, lambda: form.parent is None)
        assert form.parent is None
        is_gone.set()

        await until(pilot, lambda: "› Edit T1-KTM · theme · transport\n" in shown(app))
        await app.workers.wait_for_complete()
        assert app.is_running
        assert "› Edit T1-KTM · theme · transport\n" in shown(app)


async def test_a_form_begun_afresh_shows_what_is_stored_and_what_was_typed_can_be_had_back(
    made: Filled, make_app: AppMaker, opened: Opened, settled: Settled
) -> None:
    app = make_app(made.store)
    async with app.run_test(size=(80, 24)) as pilot:
        form = await opened(pilot, "theme")
        await write(pilot, "s")

        await pilot.press("ctrl+n")
        assert isinstance(app.screen, AskModal)
        await pilot.press("y")
        await settled(pilot)

        assert form.fields.typed["name"] == "transport"
        assert drafts_of(app).list() == []
        assert len(drafts_of(app).list(discarded=True)) == 1
        await write(pilot, "x")
        assert len(drafts_of(app).list()) == 1


async def test_opening_a_form_and_leaving_it_leaves_nothing_behind(
    made: Filled, make_app: AppMaker, opened: Opened, settled: Settled
) -> None:
    app = make_app(made.store)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, "theme")
        await pilot.press("s", "backspace", "escape")
        await settled(pilot)
        await opened(pilot, "contact", id_="new")
        await pilot.press("escape")
        await settled(pilot)

        assert drafts_of(app).list() == []


async def test_a_role_is_added_on_the_page_and_altered_where_it_stands(
    made: Filled, make_app: AppMaker, settled: Settled, shown: Shown
) -> None:
    made.store.editing.remove("role", made.ids["role"])
    app = make_app(made.store)
    async with app.run_test(size=(80, 30)) as pilot:
        app.push_screen(page_for(f"contact {made.ids['contact']}"))
        await settled(pilot)
        await pilot.press("n")
        assert "m  Member of it" not in shown(app)  # somebody has none
        await pilot.press("r")
        await settled(pilot)
        assert "New role · Jo Bell" in shown(app)
        await write(pilot, "Treasurer")  # what they do is asked first
        await pilot.press("tab")
        await write(pilot, "Ambr")
        await settled(pilot)
        await pilot.press("enter")  # half of a name that is held makes nothing
        await settled(pilot)
        assert "No organisation is called “Ambr”, but there is Ambridge Carers" in " ".join(
            shown(app).split()
        )
        assert "Enter again makes it a new one" in " ".join(shown(app).split())
        await pilot.press("enter")
        await settled(pilot)
        assert "+ a new organisation: Ambr · Down lists those held" in shown(app)
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert "A new organisation: Ambr (N4-KTM)." in [*app._notifications][-1].message
        assert "Treasurer, Ambr" in shown(app)

        page = app.screen.query_one(PageView)
        while not page.edits.startswith("role "):
            await pilot.press("down")
        await pilot.press("e")
        assert "Alter which?" in shown(app)
        assert "Role: Treasurer, Ambr" in shown(app)
        assert "Contact: N2-KTM · Jo Bell" in shown(app)
        await pilot.press("enter")
        await settled(pilot)
        assert "Edit role · Treasurer, Ambr" in shown(app)


async def test_anything_is_added_from_anywhere_and_then_shown(
    made: Filled, make_app: AppMaker, settled: Settled, shown: Shown
) -> None:
    app = make_app(made.store)
    async with app.run_test(size=(80, 30)) as pilot:
        await settled(pilot)
        await pilot.press("N", "s")
        await settled(pilot)
        await write(pilot, "Patients' forum")
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert "Patients' forum" in shown(app)
        assert "Group" in shown(app)  # its page
        await pilot.press("n")
        assert "m  Member of it" in shown(app)
        await pilot.press("escape", "escape")

        await pilot.press("N", "u")  # of the only programme there is
        await settled(pilot)
        assert "New outcome · Hollerton community care" in shown(app)
        await pilot.press("escape")
        app.action_edit_programme()
        await settled(pilot)
        assert "Edit G1-KTM · programme · Hollerton community care" in shown(app)


async def test_a_form_that_was_being_saved_when_the_program_ended_says_so(
    made: Filled, make_app: AppMaker, opened: Opened, shown: Shown
) -> None:
    app = make_app(made.store)
    typed = {"name": "parking"}
    left = FormDraft(FormOf("theme", "", made.ids["programme"]), "New theme", {}, typed, is_saving=True)
    drafts_of(app).put("d1", "form", left.to_state(), "KTM")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, "theme", new_on="programme")

        assert "look whether it is there before you" in shown(app)


async def test_a_record_thrown_away_is_named_with_what_goes_and_comes_back_by_undo(
    made: Filled, make_app: AppMaker, settled: Settled, shown: Shown
) -> None:
    app = make_app(made.store)
    async with app.run_test(size=(80, 24)) as pilot:
        app.action_go_to("events")
        await settled(pilot)
        await pilot.press("d")
        await settled(pilot)
        assert "E1-KTM Hall drop-in: 1 person, 1 comment" in shown(app)
        await pilot.press("enter")  # the safe answer has the keys
        await settled(pilot)
        assert len(made.store.events.rows()) == 1

        await pilot.press("d")
        await settled(pilot)
        await pilot.press("y")
        await settled(pilot)
        assert len(made.store.events.rows()) == 0
        await pilot.press("u")
        await settled(pilot)
        await pilot.press("y")
        await settled(pilot)

        assert len(made.store.events.rows()) == 1


async def test_a_record_that_is_gone_is_said_and_what_was_typed_stays(
    made: Filled, make_app: AppMaker, opened: Opened, settled: Settled, shown: Shown
) -> None:
    app = make_app(made.store)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        form = await opened(pilot, "alias")
        await write(pilot, "x")
        made.store.editing.remove("alias", made.ids["alias"])

        await pilot.press("ctrl+s")
        await settled(pilot)

        assert app.screen is form
        assert "! Not saved yet:" in shown(app)
        app.notify("Something else\nin passing", timeout=60)
        await settled(pilot)
        news, why = app.screen.query_one(Toast).region, app.screen.query_one("#status").region
        assert news.area
        assert not news.overlaps(why)
        await pilot.press("escape")
        await settled(pilot)
        await pilot.press("enter")  # on Today, where it is unfinished
        await settled(pilot)
        told = [each.message for each in app._notifications]
        assert "What you typed stays under Unfinished: v shows it." in told[-1]
        assert len(drafts_of(app).list()) == 1


@pytest.mark.bad_input(28)
async def test_forty_thousand_characters_pasted_into_every_field_are_kept(
    made: Filled, make_app: AppMaker, opened: Opened
) -> None:
    paste = "a long story\u202e " * 2_858
    app = make_app(made.store)
    async with app.run_test(size=(80, 24)) as pilot:
        form = await opened(pilot, "access", new_on="event")  # chosen, yes or no, a number, and long
        for field in form.form.fields:
            form.fields.focus_on(field.name)
            form.fields.line(field.name).put("")
            form.fields.line(field.name).post_message(events.Paste(paste))
            await pilot.pause()

        (line,) = drafts_of(app).list()
        held = drafts_of(app).get(line.id)
        assert held is not None
        assert {len(typed) for typed in FormDraft.from_state(held.state).typed.values()} == {
            len(paste) - 2_858
        }


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.kind)
def test_each_part_that_can_be_added_has_a_letter_of_its_own(form: Form) -> None:
    letters = [each.letter for each in parts_of(form.parts)]

    assert len(letters) == len(set(letters)) == len(form.parts)


async def test_nobody_is_added_twice_unasked(
    made: Filled, make_app: AppMaker, opened: Opened, settled: Settled, shown: Shown
) -> None:
    app = make_app(made.store)
    async with app.run_test(size=(80, 30)) as pilot:
        await opened(pilot, "contact", id_="new")
        await write(pilot, "Jo Bel")
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert "Is Jo Bel someone we know?" in shown(app)
        assert "N2-KTM Jo Bell" in shown(app)
        contacts = len(made.store.contacts.rows())

        await pilot.press("down", "enter")  # none of these
        await settled(pilot)

        assert len(made.store.contacts.rows()) == contacts + 1
        assert made.store.undoing.plan().change.verb == "add contact"


async def test_quick_keys_take_the_place_of_the_choice_that_stood_there(
    made: Filled, make_app: AppMaker, opened: Opened, settled: Settled
) -> None:
    app = make_app(made.store)
    async with app.run_test(size=(80, 30)) as pilot:
        form = await opened(pilot, "event")
        form.fields.focus_on("area")
        assert form.fields.typed["method"] == "Drop-in or exhibition"
        for key in ("tab", *"foc"):  # no pause in between: the news of the focus is still on its way
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await settled(pilot)
        await pilot.press("tab")

        assert form.fields.typed["method"] == "Focus group"
