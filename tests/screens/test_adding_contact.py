"""`n` in Contacts adds one from a line, and offers whoever it may be before a second one is made."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from codesign.app import CodesignApp
from codesign.records.people import NewContact
from codesign.screens.adding_contact import LATER, Asked, TooYoungError, keep, look
from codesign.screens.desk import Desk
from codesign.settings import Settings
from codesign.store import Store

Settled = Callable[[Pilot[Any]], Awaitable[None]]
Shown = Callable[[CodesignApp], str]
AppMaker = Callable[..., CodesignApp]


def asked_of(store: Store, typed: str) -> Asked:
    """Return who a line that is typed may be; nobody types here meanwhile."""
    settings = Settings(device_id="k", device_letters="KTM")
    desk = Desk(store.path, settings, store.path.with_name("settings.toml"), store=store)
    return look(store, desk, typed, lambda do, *values: do(*values))


async def _type(pilot: Pilot[Any], app: CodesignApp, line: str) -> None:
    app.screen.query_one("#line").value = line  # type: ignore[attr-defined]  # the line is an Input
    await pilot.press("enter")


async def test_a_new_contact_is_added_and_shown(
    make_app: AppMaker, store: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(store)

    async with app.run_test(size=(80, 24)) as pilot:
        app.switch_mode("contacts")
        await settled(pilot)
        await pilot.press("n")
        await settled(pilot)
        await _type(pilot, app, "Sam Okafor, Ambridge Carers (chair)")
        await settled(pilot)
        assert "Sam Okafor" in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        assert "2 contacts" in shown(app)

    (line,) = store.contacts.named("Sam Okafor")
    assert line.organisations == "chair, Ambridge Carers"


async def test_a_look_alike_is_offered_and_nobody_is_added_twice(
    make_app: AppMaker, store: Store, settled: Settled, shown: Shown
) -> None:
    store.contacts.add(NewContact("Samuel Okafor", organisation="Ambridge Carers"))
    app = make_app(store)

    async with app.run_test(size=(100, 24)) as pilot:
        app.switch_mode("contacts")
        await settled(pilot)
        await pilot.press("n")
        await settled(pilot)
        await _type(pilot, app, "Sam Okafor, Ambridge Carers")
        await settled(pilot)
        assert "Is Sam Okafor someone we know?" in shown(app)
        assert "Samuel Okafor, Ambridge Carers" in shown(app)
        await pilot.press("enter")
        await settled(pilot)

        assert "· Samuel Okafor" in shown(app)

    (line,) = store.contacts.named("Samuel Okafor")
    assert not store.contacts.named("Sam Okafor")
    assert store.cards.contact(line.id).aliases == ("Sam Okafor",)


async def test_esc_on_the_question_adds_nobody(make_app: AppMaker, store: Store, settled: Settled) -> None:
    store.contacts.add(NewContact("Samuel Okafor"))
    app = make_app(store)

    async with app.run_test(size=(100, 24)) as pilot:
        app.switch_mode("contacts")
        await settled(pilot)
        await pilot.press("n")
        await settled(pilot)
        await _type(pilot, app, "Sam Okafor")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)

    assert len(store.contacts.rows()) == 1


def test_decided_later_is_kept_with_its_reasons_and_undone_in_one_change(store: Store) -> None:
    store.contacts.add(NewContact("Samuel Okafor"))
    asked = asked_of(store, "Sam Okafor")

    keep(store, asked, LATER)

    assert len(store.contacts.rows()) == 2
    store.undoing.undo(store.undoing.plan().change.reference)
    assert len(store.contacts.rows()) == 1


def test_an_organisation_is_kept_as_one(store: Store) -> None:
    added = keep(store, asked_of(store, "Ambridge Carers Trust"), "new")

    assert store.cards.contact(added).line.sort == "organisation"


def test_somebody_under_16_is_not_kept_by_name(store: Store) -> None:
    with pytest.raises(TooYoungError):
        asked_of(store, "Kit Grundy (14)")
