"""The register behind the desk: made once, and brought in step with what changed. One merged away is offered no more."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from codesign.matching import Typed
from codesign.records.people import NewContact
from codesign.screens import look_alikes as looking
from codesign.screens.desk import Desk
from codesign.screens.in_step import register_in_step
from codesign.settings import Settings
from codesign.store.store import Store
from codesign.store.verbs import touched


def at_once(do: Callable[..., Any], *values: Any) -> Any:
    """Call it: nobody types here."""
    return do(*values)


@pytest.fixture
def desk(store: Store, tmp_path: Path) -> Desk:
    """Return a desk with three who look alike."""
    for name in ("Ada Brook", "A. Brook", "Adah Brook"):
        store.contacts.add(NewContact(name))
    return Desk(
        tmp_path / "test.db",
        Settings(device_id="k", device_letters="KTM"),
        tmp_path / "settings.toml",
        store=store,
    )


def offered(store: Store, desk: Desk) -> list[str]:
    """Return who is offered as a name is typed."""
    with register_in_step(store, desk, at_once) as register:
        return sorted(found.name for found in register.candidates(Typed("a brook")))


def ids(store: Store) -> list[str]:
    """Return the contacts there are."""
    return [known.id for known in store.contacts.known()]


def test_one_merged_away_is_offered_no_more_and_once_more_when_it_is_undone(store: Store, desk: Desk) -> None:
    before = offered(store, desk)
    first, second, third = ids(store)
    made = desk.register

    store.same_person.merge(first, [second])
    assert offered(store, desk) == ["Ada Brook", "Adah Brook"]
    alike = looking.look_alikes(store, desk, third, at_once)
    assert [each.contact_id for each in alike] == [first]
    store.undoing.undo()
    assert offered(store, desk) == before == ["A. Brook", "Ada Brook", "Adah Brook"]
    assert desk.register is made


def test_after_very_many_changes_it_is_made_anew(
    store: Store, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered(store, desk)
    made = desk.register
    monkeypatch.setattr(touched, "MOST", 0)
    store.contacts.add(NewContact("Ann Brook"))

    assert "Ann Brook" in offered(store, desk)
    assert desk.register is not made


def test_nothing_is_read_where_nothing_changed(
    store: Store, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered(store, desk)
    monkeypatch.setattr(store.contacts, "touched", lambda since: pytest.fail("read again"))

    assert offered(store, desk)
