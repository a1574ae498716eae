"""The real program on a terminal, killed with a form half filled in."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals of Unix", allow_module_level=True)

from codesign import places
from codesign.entry.form_draft import FormDraft, FormOf
from codesign.records.feedback import NewTheme
from codesign.store import Store
from codesign.store.drafts import Drafts
from tests.test_app_process import home, running


@pytest.mark.bad_input(89)
def test_what_was_typed_in_a_form_a_quarter_of_a_second_before_a_kill_is_there(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "codesign.db", actor="P. Nair", device="d", letters="KTM")
    theme = store.themes.add(NewTheme("transport")).id
    store.close()

    with running(home(tmp_path)) as terminal:
        terminal.wait_for("event")
        terminal.type("gt")
        terminal.wait_for("transport")
        terminal.type("e")
        terminal.wait_for("Definition")
        terminal.type(" or parking")
        terminal.wait_for("parking")
        while terminal._read(0.3):
            pass
        os.kill(terminal.pid, signal.SIGKILL)
        terminal.ended()

    drafts = Drafts.open(places.drafts_file(store.path))
    (line,) = drafts.list()
    held = drafts.get(line.id)
    drafts.close()
    assert held is not None
    left = FormDraft.from_state(held.state)
    assert left.of == FormOf("theme", theme)
    assert left.altered == {"name": "transport or parking"}
    assert line.was_interrupted
