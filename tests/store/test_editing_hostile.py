"""Whatever is typed in any field of any form is kept as typed and reads back, or is refused in a sentence; nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from codesign.entry.forms import FORMS
from codesign.records.editing import Field
from codesign.records.filters import Filter
from codesign.store.editing.verbs import NotSavedError
from codesign.store.journal.proof import prove
from codesign.text import clean
from tests.store.filled import Filled

NAMES = [
    "Llŷr ap Gwyn", "北京 明", "明" * 300, "Jo [red]Bell[/red] (she)", "=1+1", "'; DROP TABLE contact; --", "Ø", "\u202egnp.exe",
    "O’Neill-Smythe, Jo (N1-KTM)", "none", "-", "N1", "👩‍👩‍👧 Carers",
]  # fmt: skip
LINES = frozenset({"words", "name"})
EVERY = [(kind, field) for kind, form in FORMS.items() for field in form.fields]
WORDS = [(kind, field) for kind, field in EVERY if field.reads in ("words", "name", "long")]


def kept(field: Field, typed: str) -> str:
    """Return what a field of words keeps of what was typed: one line of it, or all."""
    said = clean(typed).text
    return " ".join(said.split("\n")).strip() if field.reads in LINES else said.strip()


def tried(made: Filled, kind: str, field: Field, typed: str) -> str:
    """Return what a field says after something was typed in it, or the sentence that refused it."""
    before = made.says(kind, field.name)
    try:
        made.edit(kind, **{field.name: typed})
    except NotSavedError as refused:
        assert made.says(kind, field.name) == before, "what is refused changes nothing"
        return str(refused)
    return made.says(kind, field.name)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(EVERY), st.one_of(st.text(max_size=40), st.sampled_from(NAMES)))
def test_any_text_in_any_field_is_kept_or_refused_and_reads_back(
    made: Filled, where: tuple[str, Field], typed: str
) -> None:
    kind, field = where
    said = tried(made, kind, field, typed)

    if field.reads in ("words", "name", "long") and kept(field, typed):
        marked = (kind, field.name) == ("comment", "words") and "#" in typed  # and then it may be a tag
        assert said == kept(field, typed) or said.endswith(".") or marked, (kind, field.name)
    assert made.edit(kind).change == "", "what is shown reads as what is kept"


@pytest.mark.bad_input(28)
def test_a_paste_of_40_000_characters_in_any_field_of_words_is_kept_whole(made: Filled) -> None:
    letter = "Dear all, the bus. " * 2_100

    for kind, field in WORDS:
        said = tried(made, kind, field, letter)
        if field.reads == "name":  # a letter is no name
            assert "39,899 characters long" in said, (kind, field.name)
        elif kind == "reach-group" and field.name in ("place", "share"):
            # counted by an answer, it is counted by no place; and a letter is no share
            assert said.endswith(".")
            assert len(said) < 300
        else:
            assert said == kept(field, letter), (kind, field.name)
    assert len(made.store.editing.what_goes("comment", made.ids["comment"])) < 200
    assert prove(made.store).holds


def test_a_paste_of_40_000_characters_in_any_other_field_is_refused_in_a_short_sentence(made: Filled) -> None:
    own_words = ("words", "name", "long", "own-choice", "asked", "tally", "organisation", "point")
    one_of_each = {field.reads: (kind, field) for kind, field in EVERY if field.reads not in own_words}

    for kind, field in one_of_each.values():
        assert len(tried(made, kind, field, "x" * 40_000)) < 500, (kind, field.name)
        assert made.edit(kind).change == ""


@pytest.mark.parametrize("name", NAMES)
def test_a_contact_of_any_name_is_found_chosen_and_shown_as_the_same_one(made: Filled, name: str) -> None:
    contact = made.add("contact", name=name)
    named = made.store.editing.begin("contact", contact.id).title

    made.edit("comment", contact_id=contact.reference)

    assert named == clean(name).text
    shown = made.says("comment", "contact_id")
    made.edit("comment", contact_id="")
    made.edit("comment", contact_id=shown)
    assert made.says("comment", "contact_id") == shown == f"{named} ({contact.reference})"
    assert contact.id in [
        line.id for line in made.store.contacts.lines(made.store.contacts.rows(Filter(sort="person")))
    ]


def test_invisible_characters_are_taken_out_and_that_is_said(made: Filled) -> None:
    assert "1 invisible character removed." in made.edit("event", title="Hall\u202e drop-ins").words
