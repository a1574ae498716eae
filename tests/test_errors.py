"""The error people see."""

from __future__ import annotations

from codesign.errors import AskedWronglyError, CodesignError, Exit


def test_an_error_says_what_happened_and_what_to_do() -> None:
    error = CodesignError("The disk is full.", todo="Make room, then press r.")

    assert str(error) == "The disk is full. Make room, then press r."
    assert (error.what, error.todo) == ("The disk is full.", "Make room, then press r.")


def test_an_error_with_nothing_to_do_ends_cleanly() -> None:
    assert str(CodesignError("Nothing was changed.")) == "Nothing was changed."


def test_each_kind_has_its_exit_code() -> None:
    assert CodesignError("x").exit_code is Exit.FAILED
    assert AskedWronglyError("x").exit_code is Exit.ASKED_WRONGLY
    assert [int(code) for code in Exit] == [0, 1, 2, 3]


def test_a_wrongly_asked_question_is_one_of_ours() -> None:
    assert issubclass(AskedWronglyError, CodesignError)
