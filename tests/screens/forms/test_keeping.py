"""Which unfinished form is carried on with: the same one, begun the same way, that no other window has open."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from codesign import places
from codesign.clock import FrozenClock
from codesign.entry.form_draft import FormDraft, FormOf
from codesign.screens.desk import Desk
from codesign.screens.forms.keeping import KeptForm
from codesign.settings import Settings
from codesign.store.drafts import Drafts, running_copy
from codesign.store.drafts.running_copy import RunningCopy

PERSON, GROUP = {"sort": "Person"}, {"sort": "Organisation", "is_group": "yes"}
OF = FormOf("contact")


@pytest.fixture
def desk(tmp_path: Path, clock: FrozenClock) -> Iterator[Desk]:
    drafts = Drafts.open(places.drafts_file(tmp_path / "codesign.db"), clock=clock)
    yield Desk(
        tmp_path / "codesign.db",
        Settings("device-KTM", "KTM"),
        tmp_path / "settings.toml",
        clock=clock,
        drafts=drafts,
    )
    drafts.close()


def left(desk: Desk, of: FormOf, was: dict[str, str], name: str = "Sam") -> str:
    kept = KeptForm(desk)
    kept.keep(FormDraft(of, "New contact", was, {**was, "name": name}))
    kept.release()
    return kept.draft_id


def test_a_form_begun_another_way_is_another_form(desk: Desk) -> None:
    group = left(desk, OF, GROUP)

    assert KeptForm(desk).find(OF, begins=PERSON) is None
    found = KeptForm(desk).find(OF, begins=GROUP)
    assert found is not None
    assert found.line.id == group


def test_a_form_of_another_record_is_not_carried_on_with(desk: Desk) -> None:
    left(desk, FormOf("role", "", "contact-1"), {})

    assert KeptForm(desk).find(FormOf("role", "", "contact-2")) is None
    assert KeptForm(desk).find(FormOf("alias", "", "contact-1")) is None


def test_a_form_open_in_another_window_stays_there(desk: Desk, clock: FrozenClock) -> None:
    assert desk.drafts is not None
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as window:
        copy = RunningCopy(window.pid, running_copy._started(window.pid), running_copy._boot())
        theirs = Drafts.open(desk.drafts.path, clock=clock, copy=copy)
        theirs.put("d1", "form", FormDraft(OF, typed={"name": "Sam"}).to_state(), "MRB")
        theirs.flush()

        assert KeptForm(desk).find(OF) is None
        assert KeptForm(desk).find(OF, "d1") is None
        theirs.close()
        window.kill()


def test_a_saved_form_is_forgotten_and_a_late_key_does_not_bring_it_back(desk: Desk) -> None:
    kept = KeptForm(desk)
    kept.keep(FormDraft(OF, typed={"name": "Sam"}))

    assert kept.finish()
    kept.keep(FormDraft(OF, typed={"name": "Sam O"}))

    assert desk.drafts is not None
    assert desk.drafts.flush()
    assert desk.drafts.list() == []
