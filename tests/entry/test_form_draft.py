"""A form half filled in, as it is kept after every key."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codesign.entry.form_draft import Cursor, FormDraft, FormOf

WORDS = st.dictionaries(st.text(max_size=8), st.text(max_size=40), max_size=4)


@given(was=WORDS, typed=WORDS, title=st.text(max_size=20), id=st.text(max_size=8))
def test_a_form_comes_back_from_its_file_as_it_was(
    was: dict[str, str], typed: dict[str, str], title: str, id: str
) -> None:
    held: dict[str, str | int | bool | None] = {"words": id, "for_count": 12, "exact": True, "theme_id": None}
    draft = FormDraft(FormOf("comment", id, "event-1"), title, was, typed, held, Cursor("words", 1, 3))

    assert FormDraft.from_state(json.loads(json.dumps(draft.to_state()))) == draft


@pytest.mark.parametrize(
    "state", [None, [], {"of": 3, "typed": [], "cursor": ["x", "y"]}, {"of": ["theme", 2], "typed": {"a": 1}}]
)
def test_a_spoilt_form_is_opened_as_far_as_it_can_be_read(state: object) -> None:
    assert FormDraft.from_state(state).typed == {}


def test_a_form_tells_which_fields_differ_from_what_was_read() -> None:
    draft = FormDraft(was={"name": "buses", "state": ""}, typed={"name": "bus", "state": ""})

    assert draft.altered == {"name": "bus"}
