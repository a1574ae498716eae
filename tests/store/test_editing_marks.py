"""The words of a comment are read in its form as on the log page: exact words, themes, outcomes, who, permission."""

from __future__ import annotations

import pytest

from codesign.entry.comments import read_altered
from codesign.records.feedback import CommentLine
from codesign.store.editing.verbs import NotSavedError
from tests.store.filled import Filled


def comment(made: Filled, reference: str) -> CommentLine:
    return made.store.feedback.find(reference)


def test_a_new_comment_is_read_with_its_marks_and_said_back(made: Filled) -> None:
    made.add("contact", name="Tegwen Tŷ-Mawr")
    words = "\"The minibus won't come up our lane #transport #parking @Tegwen !2.10 /anon"
    blank = made.store.editing.blank("comment", made.ids["event"])

    assert made.store.editing.read(blank, "words", words).words == (
        "Exact words. #transport #parking @Tegwen Tŷ-Mawr (N4-KTM) !2.10 quote: yes, without name or role "
        "#parking is a new theme, a draft."
    )
    saved = made.add("comment", "event", words=words)

    line = comment(made, saved.reference)
    assert (line.words, line.exact, line.who) == (
        "The minibus won't come up our lane",
        True,
        "Tegwen Tŷ-Mawr",
    )
    assert (line.themes, line.outcomes, line.permission) == ("transport, parking", "2.10", "anonymous")
    assert saved.words == (
        "Their exact words. Tagged #transport, #parking, !2.10. #parking is a new theme, a draft."
    )
    made.store.undoing.undo(saved.change)
    assert {theme.name for theme in made.store.themes.lines()} == {"transport"}


def test_what_can_be_tied_to_nothing_is_kept_as_a_note_and_that_is_said(made: Filled) -> None:
    saved = made.add("comment", "event", words="No ramp @Nobody_Known @carer !9.9")

    line = comment(made, saved.reference)
    assert (line.words, line.who, line.kind) == ("No ramp", "", "carer")
    assert line.note == "Said by Nobody Known, as typed. Outcome 9.9, as typed: not in the framework then."
    assert f"Kept as a note: {line.note[:32]}" in saved.words


def test_a_field_and_a_mark_that_say_different_things_are_not_guessed_between(made: Filled) -> None:
    made.add("contact", name="Sam Okafor")

    with pytest.raises(NotSavedError, match=r"“Who” says Sam Okafor, and a mark .* says Jo Bell") as refused:
        made.add("comment", "event", words="No ramp @Jo", contact_id="Sam Okafor")
    assert refused.value.problems[0].name == "contact_id"
    with pytest.raises(NotSavedError, match="no words in this comment"):
        made.add("comment", "event", words="#transport")


def test_altered_words_are_not_read_again_but_what_is_typed_anew_at_their_end_tags(made: Filled) -> None:
    quoted = '"Never again" she said'
    assert made.edit("comment", words=quoted).words.startswith("These are somebody's exact words")
    assert made.says("comment", "words") == quoted
    editing = made.store.editing.begin("comment", made.ids["comment"])
    assert "#theme or !outcome at its end tags it" in made.store.editing.read(editing, "words", "new").words

    saved = made.edit("comment", words=f"{quoted} #transport !2.10")

    line = comment(made, saved.reference)
    assert (line.words, line.themes, line.outcomes) == (quoted, "transport", "2.10")
    assert saved.words == "Tagged #transport, !2.10."
    assert made.edit("comment").change == ""


def test_words_that_end_in_a_mark_already_stay_words() -> None:
    assert read_altered("flat #one or #two", "flat #one").words == "flat #one or #two"
    assert read_altered(r"ring \#two", "ring").words == "ring #two"
    assert read_altered("ring #two", "ring").tags == ("two",)


def test_a_new_follow_up_is_read_with_its_owner_and_its_date(made: Filled) -> None:
    blank = made.store.editing.blank("follow-up", made.ids["event"])
    words = "Ring the bus company /Sam /13/11/2030"
    assert made.store.editing.read(blank, "words", words).words.startswith("Sam · Wed 13 Nov 2030")

    saved = made.add("follow-up", "event", words=words)

    held = made.store.editing.begin("follow-up", saved.id).typed
    assert (held["words"], held["owner"], held["due"]) == ("Ring the bus company", "Sam", "13 Nov 2030")


def test_an_organisation_that_saving_made_is_named_and_undoing_it_names_the_work(made: Filled) -> None:
    saved = made.add("role", "contact", role="vice-chair", organisation_id="Penny Forum")

    assert saved.words == "A new organisation: Penny Forum (N4-KTM)."
    assert made.store.undoing.plan().words.endswith("), vice-chair, Penny Forum · Jo Bell")
    with pytest.raises(NotSavedError, match="there is Penny Forum"):
        made.add("role", "contact", role="vice-chair", organisation_id="Penny")
    assert made.add("role", "contact", role="chair", organisation_id="penny forum").words == ""
    made.edit("came", capacity="treasurer", organisation_id="Felpersham Club")
    assert made.store.undoing.plan().words.endswith("), Jo Bell, treasurer · Hall drop-in")
