"""A form left unfinished on the screen, as the command line tells of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from codesign import places
from codesign.entry.form_draft import FormDraft, FormOf
from codesign.store.drafts import Drafts


def test_a_form_left_unfinished_is_shown_field_by_field(ready: Callable[..., Any], store_file: Path) -> None:
    left = FormDraft(
        FormOf("theme"), "New theme", typed={"name": "parking", "state": "Draft", "definition": ""}
    )
    drafts = Drafts.open(places.drafts_file(store_file))
    drafts.put("019a3c", "form", left.to_state(), "KTM")
    drafts.close()

    assert "New theme" in ready("drafts").out
    shown = ready("drafts", "show", "019a3c").out
    assert "Name: parking\nState: Draft" in shown
    assert "definition" not in shown.casefold()
    assert ready("drafts", "discard", "019a3c").code == 0
